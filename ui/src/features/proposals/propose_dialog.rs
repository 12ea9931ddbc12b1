//! The dialog that puts a translation or a page before a room of the library.
//!
//! Opened from where it is written. Invariants: it says who will see it before it is sent; how the words were made is
//! answered by the person and never guessed; a revision goes where its proposal is.

use larkspur_ipc::{
    ProposalId, RoomId,
    proposals::{MAX_WORDS_CHARS, Made, Propose, ProposePage},
};
use leptos::{ev, prelude::*};

use super::{
    fields::{Naming, NamingChoice},
    page_state::PageWork,
    place::use_way,
    standing,
    state::Rooms,
    writing_state::Writing,
};
use crate::{
    features::messaging::{self, SeesLine},
    i18n::{Text, names, t},
    shared::{
        Button, ButtonKind, Choice, Dialog, ErrorSlip, Icon, Pending, Shape, Skeleton,
        ids::unique_id, memo, run_then, toast,
    },
};

/// What is proposed.
#[derive(Clone, Copy)]
pub(super) enum Proposed {
    /// A translation.
    Translation(Writing),
    /// A page.
    Page(PageWork),
}

impl Proposed {
    fn question(self) -> Text {
        match self {
            Self::Translation(_) => t::proposals_propose_question(),
            Self::Page(_) => t::proposals_pages_propose_question(),
        }
    }

    fn hint(self, is_revision: bool) -> Text {
        match self {
            _ if is_revision => t::proposals_propose_again_hint(),
            Self::Translation(_) => t::proposals_propose_hint(),
            Self::Page(_) => t::proposals_pages_propose_hint(),
        }
    }

    /// Where it was proposed, if it was. Tracks.
    fn place(self) -> Option<(RoomId, ProposalId)> {
        match self {
            Self::Translation(writing) => {
                writing.head.with(|head| head.as_ref().and_then(|it| it.row.proposed.clone()))
            }
            Self::Page(page) => {
                page.head.with(|head| head.as_ref().and_then(|it| it.row.proposed.clone()))
            }
        }
    }

    /// What has to be done first, if anything. Tracks.
    fn missing(self) -> Option<Text> {
        match self {
            Self::Translation(writing) => missing_in(writing),
            Self::Page(page) => missing_in_page(page),
        }
    }

    /// What the message says in apps that do not know proposals.
    fn words(self, is_revision: bool) -> String {
        let (title, lang) = match self {
            Self::Translation(writing) => {
                let source =
                    || writing.head.with(|head| head.as_ref().map(|it| it.row.title.clone()));
                (writing.title().or_else(source).unwrap_or_default(), writing.lang())
            }
            Self::Page(page) => page
                .head
                .with(|head| head.as_ref().map(|it| (it.row.title.clone(), it.row.lang.clone())))
                .unwrap_or_default(),
        };
        let language = names::language(&lang);
        let words = if is_revision {
            Text::from(t::ProposalsWordsRevised { language: language.into(), title: title.into() })
        } else {
            Text::from(t::ProposalsWordsProposed { language: language.into(), title: title.into() })
        };
        fitting(&words.text())
    }
}

/// The dialog.
#[component]
pub(super) fn ProposeDialog(
    /// Whether it is open.
    open: RwSignal<bool>,
    /// What is proposed.
    proposed: Proposed,
) -> impl IntoView {
    view! {
        <Dialog open=open title=proposed.question() testid="proposals-propose-dialog">
            <ProposeForm open=open proposed=proposed/>
        </Dialog>
    }
}

/// The words of a message in apps that do not know proposals.
pub(super) fn fitting(words: &str) -> String {
    words.chars().take(MAX_WORDS_CHARS).collect()
}

/// Where it goes.
#[derive(Clone, Debug, PartialEq, Eq)]
enum To {
    /// Where its proposal is.
    Proposal(RoomId),
    /// Rooms are outstanding.
    Asking,
    /// There is no room for it.
    Nowhere,
    /// One of these.
    Rooms(Vec<(RoomId, String)>),
}

impl To {
    /// The room that is taken: the one that was chosen, or the only one.
    fn room(&self, chosen: Option<&RoomId>) -> Option<RoomId> {
        match self {
            Self::Proposal(room) => Some(room.clone()),
            Self::Rooms(rooms) => match rooms.as_slice() {
                [(only, _)] => Some(only.clone()),
                rooms => rooms.iter().find(|(room, _)| Some(room) == chosen).map(|it| it.0.clone()),
            },
            Self::Asking | Self::Nowhere => None,
        }
    }
}

/// What stands in the dialog, while it is open.
#[component]
fn ProposeForm(open: RwSignal<bool>, proposed: Proposed) -> impl IntoView {
    let rooms = Rooms::follow();
    let place = untrack(|| proposed.place());
    let to = memo(move |_| match &place {
        Some((room, _)) => To::Proposal(room.clone()),
        None if !rooms.has_arrived() => To::Asking,
        None => match rooms.of_the_library() {
            rooms if rooms.is_empty() => To::Nowhere,
            rooms => To::Rooms(rooms),
        },
    });
    view! {
        {move || match to.get() {
            To::Asking => view! { <Skeleton shape=Shape::Entries words=t::messaging_opening()/> }.into_any(),
            To::Nowhere => view! { <NoRoom open=open/> }.into_any(),
            to @ (To::Proposal(_) | To::Rooms(_)) => {
                view! { <Questions open=open proposed=proposed to=to/> }.into_any()
            }
        }}
    }
}

/// There is no room in which it could be proposed: what one is, and the way to make one.
#[component]
fn NoRoom(open: RwSignal<bool>) -> impl IntoView {
    let way = use_way();
    let make = move || {
        open.set(false);
        messaging::want_library_room();
        way.to_conversations();
    };
    view! {
        <p class="mt-2" data-testid="proposals-no-room">{t::proposals_no_room()}</p>
        <div class="dialog-acts">
            <Button
                testid="proposals-propose-keep"
                kind=ButtonKind::Quiet
                autofocus=true
                on_press=move || open.set(false)
            >
                {t::proposals_not_now()}
            </Button>
            <Button
                testid="proposals-make-room"
                kind=ButtonKind::Primary
                icon=Icon::Add
                on_press=make
            >
                {t::proposals_make_room()}
            </Button>
        </div>
    }
}

/// What is asked before it is sent.
#[component]
fn Questions(open: RwSignal<bool>, proposed: Proposed, to: To) -> impl IntoView {
    let chosen = RwSignal::new(None::<RoomId>);
    let made = RwSignal::new(None::<Made>);
    let naming = Naming::new();
    let pending = RwSignal::new(Pending::Idle);
    let sees_id = unique_id("sees");
    let is_revision = matches!(to, To::Proposal(_));
    let where_to = where_to(&to, chosen);
    let to = StoredValue::new(to);
    let room = move || to.with_value(|to| chosen.with(|chosen| to.room(chosen.as_ref())));
    let reason = Signal::derive(move || {
        proposed.missing().or_else(|| {
            if room().is_none() {
                Some(t::proposals_propose_no_room())
            } else if made.get().is_none() {
                Some(t::proposals_propose_no_made())
            } else {
                naming.missing()
            }
        })
    });
    let propose = move |event: ev::SubmitEvent| {
        event.prevent_default();
        let (Some(room), Some(made)) = untrack(|| (room(), made.get())) else { return };
        if reason.with_untracked(Option::is_some) {
            return;
        }
        let words = untrack(|| proposed.words(is_revision));
        let name = naming.name();
        let done = move |()| {
            open.try_set(false);
            toast::show(t::proposals_propose_done(), None);
        };
        match proposed {
            Proposed::Translation(writing) => {
                let (resource, lang) = (writing.resource(), writing.lang());
                run_then(pending, Propose { resource, lang, room, made, name, words }, done);
            }
            Proposed::Page(page) => {
                let page = page.page();
                run_then(pending, ProposePage { page, room, made, name, words }, done);
            }
        }
    };
    view! {
        <form novalidate on:submit=propose>
            <p class="mt-2">
                {proposed.hint(is_revision)}
            </p>
            {where_to}
            <MadeChoice made=made/>
            <NamingChoice naming=naming/>
            <ErrorSlip
                testid="proposals-propose-error"
                error=Signal::derive(move || pending.with(Pending::error))
            />
            <SeesLine id=sees_id.clone() class="mt-4">{t::proposals_propose_sees()}</SeesLine>
            <div class="dialog-acts">
                <Button
                    testid="proposals-propose-keep"
                    kind=ButtonKind::Quiet
                    autofocus=true
                    on_press=move || open.set(false)
                >
                    {t::proposals_not_now()}
                </Button>
                <Button
                    testid="proposals-propose"
                    kind=ButtonKind::Primary
                    icon=Icon::Send
                    submit=true
                    pending=Signal::derive(move || pending.with(Pending::is_running))
                    working=t::proposals_proposing()
                    reason=reason
                    described_by=sees_id
                >
                    {move || {
                        if is_revision { t::proposals_propose_again() } else { t::proposals_propose() }
                    }}
                </Button>
            </div>
        </form>
    }
}

/// What has to be done in the translation first, if anything. Tracks.
fn missing_in(writing: Writing) -> Option<Text> {
    let (is_empty, has_gone) = writing.head.with(|head| {
        head.as_ref().map_or((true, false), |it| (it.row.written == 0, !it.gone.is_empty()))
    });
    if is_empty {
        Some(t::proposals_propose_nothing())
    } else if has_gone {
        Some(t::proposals_propose_gone())
    } else if writing.has_unfit() {
        Some(t::proposals_propose_unfit())
    } else {
        None
    }
}

/// What has to be done in the page first, if anything. Tracks.
fn missing_in_page(page: PageWork) -> Option<Text> {
    let row = page.head.with(|head| head.as_ref().map(|it| it.row.clone()))?;
    if row.is_gone {
        Some(t::proposals_pages_propose_gone())
    } else if row.news > 0 {
        Some(t::proposals_pages_propose_news())
    } else if page.has_unfit() {
        Some(t::proposals_propose_unfit())
    } else if !page.has_front() {
        Some(t::proposals_pages_propose_no_summary())
    } else if !page.has_text() {
        Some(t::proposals_propose_nothing())
    } else if row.is_same {
        Some(t::proposals_pages_propose_same())
    } else {
        None
    }
}

/// The choice of a room, where there is one.
fn where_to(to: &To, chosen: RwSignal<Option<RoomId>>) -> Option<AnyView> {
    let To::Rooms(rooms) = to else { return None };
    let group = unique_id("room");
    let is_only = rooms.len() == 1;
    let choices: Vec<AnyView> = rooms
        .iter()
        .map(|(room, name)| {
            let (here, there) = (room.clone(), room.clone());
            let name = name.clone();
            let is_chosen = move || is_only || chosen.with(|it| it.as_ref() == Some(&here));
            view! {
                <Choice
                    group=group.clone()
                    testid="proposals-room"
                    is_chosen=Signal::derive(is_chosen)
                    on_choose=move || chosen.set(Some(there.clone()))
                >
                    {if name.is_empty() {
                        t::messaging_unnamed().into_any()
                    } else {
                        view! { <bdi>{name}</bdi> }.into_any()
                    }}
                </Choice>
            }
            .into_any()
        })
        .collect();
    Some(
        view! {
            <fieldset class="mt-5">
                <legend class="field-label">{t::proposals_propose_where()}</legend>
                <div class="choices">{choices}</div>
            </fieldset>
        }
        .into_any(),
    )
}

/// How the words were made.
#[component]
fn MadeChoice(made: RwSignal<Option<Made>>) -> impl IntoView {
    let group = unique_id("made");
    let choices: Vec<AnyView> =
        [(Made::Human, "proposals-made-human"), (Made::MachineEdited, "proposals-made-machine")]
            .into_iter()
            .map(|(which, testid)| {
                view! {
                    <Choice
                        group=group.clone()
                        testid=testid
                        is_chosen=Signal::derive(move || made.get() == Some(which))
                        on_choose=move || made.set(Some(which))
                    >
                        {standing::made(which)}
                    </Choice>
                }
                .into_any()
            })
            .collect();
    view! {
        <fieldset class="mt-5">
            <legend class="field-label">{t::proposals_propose_made()}</legend>
            <div class="choices">{choices}</div>
        </fieldset>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn room(name: &str) -> RoomId {
        RoomId::parse(format!("!{name}")).unwrap()
    }

    #[test]
    fn the_only_room_is_taken_and_among_several_one_has_to_be_chosen() {
        let named = |name: &str| (room(name), name.to_owned());
        let (one, two) = (To::Rooms(vec![named("a")]), To::Rooms(vec![named("a"), named("b")]));
        assert_eq!(one.room(None), Some(room("a")));
        assert_eq!(two.room(None), None);
        assert_eq!(two.room(Some(&room("b"))), Some(room("b")));
        assert_eq!(two.room(Some(&room("c"))), None, "the person left it meanwhile");
    }

    #[test]
    fn a_revision_goes_where_its_proposal_is() {
        assert_eq!(To::Proposal(room("a")).room(Some(&room("b"))), Some(room("a")));
    }

    #[test]
    fn words_for_other_apps_are_never_longer_than_they_may_be() {
        assert_eq!(fitting(&"ក".repeat(500)).chars().count(), MAX_WORDS_CHARS);
        assert_eq!(fitting("short"), "short");
    }
}
