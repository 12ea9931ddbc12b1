//! Where a page or a pack is shared: the person's conversations, to choose one.
//!
//! Opened from the reader and from where the packs stand. Invariants: it says who will see that something was shared
//! before it is; whoever shared something learns whether it was, also if they have gone on meanwhile.

use larkspur_ipc::{
    IpcError, ResourceId, RoomId,
    messaging::{Membership, RoomSummary, WatchRooms},
    resources::{PackRow, SharePack, SharePage},
};
use leptos::{prelude::*, task::spawn_local};

use crate::{
    i18n::{self, Text, t},
    ipc,
    shared::{
        Button, ButtonKind, Dialog, ErrorSlip, Icon, Pending, Show, State, error_text,
        live_list::LiveList, memo, toast,
    },
};

/// What is shared.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Shared {
    /// A page.
    Page(ResourceId),
    /// A pack from outside.
    Pack(PackRow),
}

impl Shared {
    fn question(&self) -> Text {
        match self {
            Self::Page(_) => t::resources_share_question(),
            Self::Pack(pack) => t::resources_share_pack_question(pack.title.clone()),
        }
    }

    /// Who will see what.
    fn sees(&self) -> Text {
        match self {
            Self::Page(_) => t::resources_share_sees(),
            Self::Pack(_) => t::resources_share_pack_sees(),
        }
    }

    async fn send(self, room: RoomId) -> Result<(), IpcError> {
        match self {
            Self::Page(resource) => {
                ipc::call(SharePage { resource, room, languages: vec![untrack(i18n::current).tag] })
                    .await
            }
            Self::Pack(PackRow { pack, title, revision, .. }) => {
                let words = untrack(|| {
                    Text::from(t::ResourcesSharePackWords {
                        title: title.into(),
                        revision: revision.into(),
                    })
                    .text()
                });
                ipc::call(SharePack { pack, room, words }).await
            }
        }
    }
}

/// What is known of the conversations.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Known {
    /// The first answer is outstanding.
    Asking,
    /// These are all.
    Rooms,
    /// Nobody is signed in.
    SignedOut,
}

/// The dialog.
#[component]
pub(super) fn ShareDialog(
    /// Whether it is open.
    open: RwSignal<bool>,
    /// What is shared.
    #[prop(into)]
    shared: Signal<Option<Shared>>,
) -> impl IntoView {
    let title = Signal::derive(move || {
        shared.with(|it| it.as_ref().map_or_else(t::resources_share_question, Shared::question))
    });
    view! {
        <Dialog open=open title=title testid="resources-share-dialog">
            <Show when=move || open.get()>
                <Rooms open=open shared=shared/>
            </Show>
            <div class="dialog-acts">
                <Button
                    testid="resources-share-close"
                    kind=ButtonKind::Quiet
                    on_press=move || open.set(false)
                >
                    {t::common_close()}
                </Button>
            </div>
        </Dialog>
    }
}

/// Shares something. A pack takes its time: who has closed the dialog meanwhile is told all the same.
fn share_into(
    shared: Shared,
    room: RoomId,
    name: String,
    pending: RwSignal<Pending<()>>,
    open: RwSignal<bool>,
) {
    pending.set(Pending::Running);
    spawn_local(async move {
        match shared.send(room).await {
            Ok(()) => {
                // Not the dialog that is open now, if it was opened anew.
                if pending.try_set(Pending::Done(())).is_none() {
                    open.try_set(false);
                }
                let unnamed = || untrack(|| t::messaging_unnamed().text());
                let name = if name.is_empty() { unnamed() } else { name };
                toast::show(t::resources_shared(name), None);
            }
            Err(error) => {
                if pending.try_set(Pending::Failed(error)).is_some() {
                    toast::show(error_text(error), None);
                }
            }
        }
    });
}

/// The conversations, while the dialog is open.
#[component]
fn Rooms(open: RwSignal<bool>, shared: Signal<Option<Shared>>) -> impl IntoView {
    let pending = RwSignal::new(Pending::Idle);
    let known = RwSignal::new(Known::Asking);
    let list = LiveList::<RoomSummary>::new();
    let rooms = {
        let list = list.clone();
        memo(move |_| {
            let joined = |room: &RoomSummary| matches!(room.membership, Membership::Joined);
            list.items().into_iter().filter(joined).map(|it| (it.room, it.name)).collect::<Vec<_>>()
        })
    };
    ipc::watch_or(
        WatchRooms {},
        move |batch| {
            // A batch that does not fit leaves the list as it was; the dialog is open for moments.
            let _ = list.apply(batch);
            known.try_set(Known::Rooms);
        },
        move |error| {
            if matches!(error, IpcError::SignedOut) {
                known.try_set(Known::SignedOut);
            }
        },
    )
    .until_cleanup();
    let share = move |room, name: String| {
        if !pending.with_untracked(Pending::is_running)
            && let Some(shared) = shared.get_untracked()
        {
            share_into(shared, room, name, pending, open);
        }
    };
    let rows = move || {
        rooms
            .get()
            .into_iter()
            .map(|(room, name)| {
                let shown = name.clone();
                let words = move || match shown.as_str() {
                    "" => t::messaging_unnamed().into_any(),
                    _ => shown.clone().into_any(),
                };
                view! {
                    <li>
                        <button
                            type="button"
                            class="row ring-in w-full text-start"
                            data-testid="resources-share-room"
                            on:click=move |_| share(room.clone(), name.clone())
                        >
                            <Icon name=Icon::Conversations/>
                            <bdi class="row-title">{words}</bdi>
                        </button>
                    </li>
                }
            })
            .collect_view()
    };
    view! {
        <ErrorSlip
            testid="resources-share-error"
            error=Signal::derive(move || pending.with(Pending::error))
        />
        <div aria-live="polite">
            <Show when=move || pending.with(Pending::is_running)>
                <p class="mt-2" data-testid="resources-share-running">
                    <State icon=Icon::Working>{t::resources_share_running()}</State>
                </p>
            </Show>
        </div>
        {move || match (known.get(), rooms.with(Vec::is_empty)) {
            (Known::Asking, _) => ().into_any(),
            (Known::SignedOut, _) => {
                view! { <p class="mt-2">{t::resources_share_signed_out()}</p> }.into_any()
            }
            (Known::Rooms, true) => {
                view! { <p class="mt-2">{t::resources_share_none()}</p> }.into_any()
            }
            (Known::Rooms, false) => view! {
                <p class="mt-2">{move || shared.with(|it| it.as_ref().map(Shared::sees))}</p>
                <ul class="grid mt-3 max-h-[50vh] overflow-auto">{rows}</ul>
            }
            .into_any(),
        }}
    }
}
