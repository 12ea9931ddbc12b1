//! A pack of the library that somebody shared: a card, and the act that gets it.
//!
//! Used by the message row. Invariants: nothing is fetched before the person presses; what the card says is what its
//! sender says, and it says so; whether the pack is here is told by the library, not by the card.

use larkspur_ipc::{
    MessageId,
    messaging::PackCard,
    resources::{GetPack, Imported, PackRow},
};
use leptos::{ev, prelude::*};

use super::room_state::OpenRoom;
use crate::{
    features::resources,
    i18n::{Text, t},
    shared::{ErrorSlip, Icon, Pending, Show, State, StateKind, memo, run_then, toast},
    shell,
};

/// The bytes of a kilobyte, as people count them.
const KILOBYTE: u32 = 1000;

/// Whether the library has the pack of a card.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Here {
    /// It does not, or has an older version.
    No,
    /// It has this version.
    This,
    /// It has a newer one.
    Newer,
    /// It has it, and the network has called it back.
    CalledBack,
}

impl Here {
    fn of(card: &PackCard, row: Option<&PackRow>) -> Self {
        match row {
            Some(row) if row.revision < card.revision => Self::No,
            Some(row) if row.is_revoked => Self::CalledBack,
            Some(row) if row.revision > card.revision => Self::Newer,
            Some(_) => Self::This,
            None => Self::No,
        }
    }

    /// What is said of it, and how.
    fn state(self) -> Option<(Text, StateKind, Icon)> {
        Some(match self {
            Self::No => return None,
            Self::This => (t::messaging_pack_here(), StateKind::Leaf, Icon::Checked),
            Self::Newer => (t::messaging_pack_newer_here(), StateKind::Leaf, Icon::Checked),
            Self::CalledBack => (t::resources_packs_revoked(), StateKind::Clay, Icon::Problem),
        })
    }
}

/// How large it is, in kilobytes, and in megabytes from one on.
fn about(card: &PackCard) -> Text {
    let kilobytes = card.size.div_ceil(KILOBYTE);
    match kilobytes / KILOBYTE {
        0 => Text::from(t::MessagingPackAbout {
            revision: card.revision.into(),
            kilobytes: kilobytes.into(),
        }),
        megabytes => Text::from(t::MessagingPackAboutLarge {
            revision: card.revision.into(),
            megabytes: megabytes.into(),
        }),
    }
}

/// Who is said to have signed it.
fn claim(card: &PackCard) -> Text {
    match &card.chapter {
        Some(name) => t::messaging_pack_said_by_chapter(name.clone()),
        None => t::messaging_pack_said_by_network(),
    }
}

/// The card.
#[component]
pub(super) fn SharedPack(
    /// The element id, for `aria-labelledby`.
    id: String,
    /// The open room.
    room: OpenRoom,
    /// What was shared.
    card: PackCard,
    /// How the message is named; none while it is on its way.
    message: Option<MessageId>,
    /// Whether its act is reached with Tab: only in the message that has the place.
    is_current: Signal<bool>,
) -> impl IntoView {
    let library = resources::use_shown();
    library.follow_packs();
    let here = {
        let card = card.clone();
        memo(move |_| Here::of(&card, library.pack(&card.pack).as_ref()))
    };
    let pending = RwSignal::new(Pending::Idle);
    let (size, said) = (about(&card), claim(&card));
    let PackCard { title, lang, .. } = card;
    view! {
        <div class="paper p-4 grid gap-2 max-w-[30rem]" data-testid="messaging-pack-card">
            <div class="flex gap-3 items-center" id=id>
                <Icon name=Icon::Library/>
                <div class="min-w-0">
                    <p class="meta">{t::messaging_pack_card()}</p>
                    <p class="font-semibold" lang=lang dir="auto">{title}</p>
                    <p class="meta nums">{size}</p>
                </div>
            </div>
            <Show when=move || here.get() == Here::No>
                <p class="second">{said.clone()}</p>
            </Show>
            <p aria-live="polite">
                {move || {
                    here.get()
                        .state()
                        .map(|(words, kind, icon)| {
                            view! {
                                <State kind=kind icon=icon testid="messaging-pack-state">
                                    {words}
                                </State>
                            }
                        })
                }}
            </p>
            <ErrorSlip
                testid="messaging-pack-error"
                class=""
                error=Signal::derive(move || pending.with(Pending::error))
            />
            <Act room=room message=message here=here pending=pending is_current=is_current/>
        </div>
    }
}

/// The one act: getting the pack or, once it is here, going to it. It is one element, so that whoever has pressed it
/// keeps their place.
#[component]
fn Act(
    room: OpenRoom,
    message: Option<MessageId>,
    here: Memo<Here>,
    pending: RwSignal<Pending<Imported>>,
    is_current: Signal<bool>,
) -> impl IntoView {
    let library = resources::use_shown();
    let page = shell::use_page();
    let is_on_its_way = message.is_none();
    let message = StoredValue::new(message);
    let is_running = move || pending.with(Pending::is_running);
    let press = move |_: ev::MouseEvent| {
        if here.get_untracked() != Here::No {
            library.open_packs();
            page.set(shell::Page::Library);
        } else if let Some(message) = message.get_value() {
            run_then(pending, GetPack { room: room.id(), message }, |imported| {
                if let Imported::Added { title, pages, .. } = imported {
                    toast::show(
                        Text::from(t::ResourcesPacksAdded {
                            title: title.into(),
                            pages: pages.into(),
                        }),
                        None,
                    );
                }
            });
        }
    };
    let words = move || match here.get() {
        _ if is_running() => t::messaging_pack_getting(),
        Here::No => t::messaging_pack_get(),
        Here::This | Here::Newer | Here::CalledBack => t::messaging_pack_see(),
    };
    view! {
        <button
            type="button"
            class="link font-semibold min-h-8 justify-self-start"
            tabindex=move || if is_current.get() { "0" } else { "-1" }
            hidden=move || is_on_its_way && here.get() == Here::No
            aria-busy=move || is_running().then_some("true")
            aria-disabled=move || is_running().then_some("true")
            data-testid="messaging-pack-get"
            on:click=press
        >
            {words}
        </button>
    }
}

#[cfg(test)]
mod tests {
    use larkspur_ipc::resources::PackFrom;

    use super::*;

    #[test]
    fn a_card_knows_whether_its_pack_is_here() {
        let card = PackCard {
            pack: "manila".to_owned(),
            title: "Pages from Manila".to_owned(),
            lang: None,
            revision: 3,
            size: 4096,
            chapter: None,
        };
        let row = |revision, is_revoked| PackRow {
            pack: card.pack.clone(),
            title: card.title.clone(),
            lang: "en".to_owned(),
            revision,
            pages: 1,
            from: PackFrom::Network,
            is_revoked,
        };
        assert_eq!(Here::of(&card, None), Here::No);
        for (revision, is_revoked, expected) in [
            (2, false, Here::No),
            (2, true, Here::No),
            (3, false, Here::This),
            (3, true, Here::CalledBack),
            (4, false, Here::Newer),
            (4, true, Here::CalledBack),
        ] {
            assert_eq!(Here::of(&card, Some(&row(revision, is_revoked))), expected);
        }
    }
}
