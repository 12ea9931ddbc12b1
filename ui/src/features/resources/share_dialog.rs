//! Where a page is shared: the person's conversations, to choose one.
//!
//! Opened from the reader. Invariant: it says who will see that the page was shared before it is.

use larkspur_ipc::{
    IpcError, ResourceId,
    messaging::{Membership, RoomSummary, WatchRooms},
    resources::SharePage,
};
use leptos::prelude::*;

use super::state::wanted;
use crate::{
    i18n::t,
    ipc,
    shared::{
        Button, ButtonKind, Dialog, ErrorSlip, Icon, Pending, live_list::LiveList, run_then, toast,
    },
};

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
    /// Which page.
    resource: ResourceId,
) -> impl IntoView {
    let resource = StoredValue::new(resource);
    view! {
        <Dialog open=open title=t::resources_share_question() testid="resources-share-dialog">
            <Show when=move || open.get()>
                <Rooms open=open resource=resource/>
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

/// The conversations, while the dialog is open.
#[component]
fn Rooms(open: RwSignal<bool>, resource: StoredValue<ResourceId>) -> impl IntoView {
    let pending = RwSignal::new(Pending::Idle);
    let known = RwSignal::new(Known::Asking);
    let list = LiveList::<RoomSummary>::new();
    let rooms = {
        let list = list.clone();
        Memo::new(move |_| {
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
        let resource = resource.get_value();
        let command = SharePage { resource, room, languages: wanted() };
        run_then(pending, command, move |()| {
            open.set(false);
            let name = if name.is_empty() { t::messaging_unnamed().text() } else { name };
            toast::show(t::resources_shared(name), None);
        });
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
        {move || match (known.get(), rooms.with(Vec::is_empty)) {
            (Known::Asking, _) => ().into_any(),
            (Known::SignedOut, _) => {
                view! { <p class="mt-2">{t::resources_share_signed_out()}</p> }.into_any()
            }
            (Known::Rooms, true) => {
                view! { <p class="mt-2">{t::resources_share_none()}</p> }.into_any()
            }
            (Known::Rooms, false) => view! {
                <p class="mt-2">{t::resources_share_sees()}</p>
                <ul class="grid mt-3 max-h-[50vh] overflow-auto">{rows}</ul>
            }
            .into_any(),
        }}
    }
}
