//! The page of conversations: places at the start, one sheet beside them.
//!
//! Shown by the shell behind the gate of the account. Invariant: exactly one thing stands in the
//! sheet: an open room, an invitation, or words that say what can be done.

use larkspur_ipc::messaging::Connection;
use leptos::prelude::*;

use super::{
    arrange::Direction,
    circle_dialog::CircleDialog,
    direct_dialog::DirectDialog,
    invitation_page::InvitationPage,
    room_list::Places,
    room_page::RoomPage,
    state::{Conversations, wants_library_room},
};
use crate::{
    i18n::{Text, t},
    shared::{
        Art, Button, ButtonKind, Drawing, Icon, LinkDialog, effect, memo,
        shortcuts::{self, Act},
    },
    shell::{BarState, use_bar_state},
};

/// The two dialogs that start a conversation: opened from the pane and from the empty page.
#[derive(Clone, Copy)]
pub(super) struct Starting {
    pub(super) circle: RwSignal<bool>,
    pub(super) direct: RwSignal<bool>,
}

/// The page.
#[component]
pub fn ConversationsPage() -> impl IntoView {
    let state = Conversations::start();
    provide_context(state);
    let starting =
        Starting { circle: RwSignal::new(wants_library_room()), direct: RwSignal::new(false) };
    say_connection(state);
    for (act, direction, only_unread) in [
        (Act::NextRoom, Direction::Next, false),
        (Act::PreviousRoom, Direction::Previous, false),
        (Act::NextNewRoom, Direction::Next, true),
        (Act::PreviousNewRoom, Direction::Previous, true),
    ] {
        shortcuts::on(act, move || state.go(direction, only_unread));
    }
    let open = memo(move |_| state.open().map(|room| (room, state.is_open_invited())));
    let sheet = move || match open.get() {
        Some((room, true)) => view! { <InvitationPage room=room/> }.into_any(),
        Some((room, false)) => view! { <RoomPage room=room/> }.into_any(),
        None => view! { <NothingOpen starting=starting/> }.into_any(),
    };
    view! {
        <div class="cols-2 min-h-0">
            <Places starting=starting/>
            {sheet}
            <CircleDialog open=starting.circle/>
            <DirectDialog open=starting.direct/>
            <LinkDialog
                open=state.is_asking_about_link
                host=Signal::derive(move || {
                    state.link.with(|link| link.as_ref().map(|link| link.host.clone()).unwrap_or_default())
                })
                on_open=move || state.open_link()
            />
            <span
                hidden
                data-testid="messaging-connection"
                data-state=move || connection_name(state.connection())
            ></span>
        </div>
    }
}

fn connection_name(connection: Connection) -> &'static str {
    match connection {
        Connection::Connecting => "connecting",
        Connection::Online => "online",
        Connection::Offline => "offline",
    }
}

/// Says in the top bar how the connection is, while there is something to say.
fn say_connection(state: Conversations) {
    let bar_state = use_bar_state();
    effect(move || {
        let said: Option<(Icon, Text)> = match state.connection() {
            Connection::Connecting => Some((Icon::Waiting, t::messaging_connection_connecting())),
            Connection::Offline => Some((Icon::Offline, t::messaging_connection_offline())),
            Connection::Online => None,
        };
        bar_state.set(said.map(|(icon, text)| BarState { icon, text }));
    });
    on_cleanup(move || {
        bar_state.try_set(None);
    });
}

/// The button that brings the places back where they have no room beside the sheet.
#[component]
pub(super) fn PlacesButton() -> impl IntoView {
    let state = super::state::use_conversations();
    view! {
        <Button
            testid="messaging-places"
            small=true
            class="when-narrow"
            icon=Icon::Conversations
            on_press=move || state.show_places()
        >
            {t::messaging_places()}
        </Button>
    }
}

/// The sheet while no room is open: the empty state, or a word on where the rooms are.
#[component]
fn NothingOpen(starting: Starting) -> impl IntoView {
    let state = super::state::use_conversations();
    let is_empty = move || state.has_rooms_arrived() && !state.has_rooms();
    let words = move || {
        if is_empty() {
            view! {
                <div data-testid="messaging-empty">
                    <h1 class="title h-part">{t::messaging_empty_title()}</h1>
                    <p class="second mt-1">{t::messaging_empty()}</p>
                    <div class="flex flex-wrap gap-2 mt-4">
                        <Button
                            testid="messaging-empty-circle"
                            kind=ButtonKind::Primary
                            icon=Icon::Add
                            on_press=move || starting.circle.set(true)
                        >
                            {t::messaging_new_circle()}
                        </Button>
                        <Button
                            testid="messaging-empty-direct"
                            icon=Icon::Person
                            on_press=move || starting.direct.set(true)
                        >
                            {t::messaging_new_direct()}
                        </Button>
                    </div>
                </div>
            }
            .into_any()
        } else if state.has_rooms_arrived() {
            view! {
                <div>
                    <h1 class="title h-part">{t::messaging_none_open_title()}</h1>
                    <p class="second mt-1">{t::messaging_none_open()}</p>
                </div>
            }
            .into_any()
        } else {
            // The pane beside it says that the rooms are being read.
            ().into_any()
        }
    };
    view! {
        <main
            id="main"
            class="sheet sheet-start relative flex flex-col"
            class=("@max-[56rem]/app:hidden!", move || state.shows_places.get())
            data-region="sheet"
            tabindex="-1"
        >
            <div class="px-8 pt-3 when-narrow"><PlacesButton/></div>
            <div class="grow flex items-center gap-8 px-8 sm:px-14 py-8">
                <Art drawing=Drawing::Sprig class="block shrink-0 w-24 h-44 [&>svg]:size-full"/>
                {words}
            </div>
        </main>
    }
}
