//! Conversations: the list of rooms, the connection, which room is open, and the person's verbs.
//!
//! Made once by the page and handed to its parts by context. Invariant: the list of rooms changes
//! only by the diffs of the stream; a verb's reply says only whether it was accepted.

use std::{
    cell::{Cell, RefCell},
    sync::Arc,
};

use larkspur_ipc::{
    MemberId, RoomId,
    messaging::{
        AcceptInvitation, Connection, CreateCircle, CreateDirect, CreateLibraryRoom,
        DeclineInvitation, InviteMember, LeaveRoom, Membership, OpenLink, RoomSummary, UndoLeave,
        WatchConnection, WatchRooms,
    },
};
use leptos::{prelude::*, task::spawn_local};

use super::{
    arrange::{Direction, Section, arrange, neighbour},
    room_state::room_name,
};
use crate::{
    i18n::t,
    ipc::{call, watch},
    shared::{
        Pending, effect, error_text, focus,
        live_list::{Keyed, LiveList, watch_list},
        memo, run, run_then, toast,
    },
};

thread_local! {
    /// The room that was open when the person last went to another page. It goes with the window,
    /// which locking replaces.
    static LAST_OPEN: RefCell<Option<RoomId>> = const { RefCell::new(None) };
    /// Whether the person came to make a room of the library.
    static WANTS_LIBRARY_ROOM: Cell<bool> = const { Cell::new(false) };
}

/// The next time that conversations are shown, they ask for the name of a room of the library.
pub fn want_library_room() {
    WANTS_LIBRARY_ROOM.set(true);
}

/// Whether the person came to make a room of the library.
pub(super) fn wants_library_room() -> bool {
    WANTS_LIBRARY_ROOM.get()
}

/// The same, told once.
pub(super) fn take_want_of_library_room() -> bool {
    WANTS_LIBRARY_ROOM.replace(false)
}

impl Keyed for RoomSummary {
    type Key = RoomId;
    fn key(&self) -> RoomId {
        self.room.clone()
    }
}

/// The state of the page. `Copy`, so that every handler can hold it.
#[derive(Clone, Copy)]
pub(super) struct Conversations {
    rooms: StoredValue<LiveList<RoomSummary>>,
    connection: RwSignal<Connection>,
    filter: RwSignal<String>,
    open: RwSignal<Option<RoomId>>,
    sections: Memo<Vec<Section>>,
    /// Whether the places cover the sheet; only seen where both have no room side by side.
    pub(super) shows_places: RwSignal<bool>,
    pub(super) creating_circle: RwSignal<Pending<RoomId>>,
    pub(super) creating_direct: RwSignal<Pending<RoomId>>,
    pub(super) accepting: RwSignal<Pending<()>>,
    pub(super) declining: RwSignal<Pending<()>>,
    pub(super) inviting: RwSignal<Pending<()>>,
    pub(super) link: RwSignal<Option<Link>>,
    pub(super) is_asking_about_link: RwSignal<bool>,
}

impl Conversations {
    /// Subscribes to the rooms and the connection, until the current owner is cleaned up.
    pub(super) fn start() -> Self {
        let list = LiveList::<RoomSummary>::new();
        let last_open = LAST_OPEN.with_borrow(Clone::clone);
        let filter = RwSignal::new(String::new());
        let sections = {
            let list = list.clone();
            memo(move |_| filter.with(|filter| arrange(&list.items(), filter)))
        };
        let state = Self {
            rooms: StoredValue::new(list.clone()),
            connection: RwSignal::new(Connection::Connecting),
            filter,
            open: RwSignal::new(last_open.clone()),
            sections,
            shows_places: RwSignal::new(false),
            creating_circle: RwSignal::default(),
            creating_direct: RwSignal::default(),
            accepting: RwSignal::default(),
            declining: RwSignal::default(),
            inviting: RwSignal::default(),
            link: RwSignal::new(None),
            is_asking_about_link: RwSignal::new(false),
        };
        effect(move || LAST_OPEN.set(state.open.get()));
        // The room of before counts as one that was there: it is closed if it has gone since.
        let was_there = StoredValue::new(Arc::new(last_open.into_iter().collect::<Vec<_>>()));
        watch_list(
            || WatchRooms {},
            list,
            move |_| {
                let now = state.list().keys_untracked();
                let open = state.open.get_untracked();
                // A room that has gone (left, declined, removed) is closed. One that was made a
                // moment ago is open before it is in the list.
                if let Some(open) = open
                    && was_there.with_value(|before| before.contains(&open))
                    && !now.contains(&open)
                {
                    state.open.set(None);
                }
                was_there.set_value(now);
            },
        );
        watch(WatchConnection {}, move |connection| {
            state.connection.try_set(connection);
        })
        .until_cleanup();
        state
    }

    fn list(self) -> LiveList<RoomSummary> {
        self.rooms.get_value()
    }

    /// Whether the server can be reached. Tracks.
    pub(super) fn connection(self) -> Connection {
        self.connection.get()
    }

    /// Whether the rooms of this device were read. Tracks.
    pub(super) fn has_rooms_arrived(self) -> bool {
        self.rooms.with_value(LiveList::has_arrived)
    }

    /// Whether there is any room or invitation. Tracks.
    pub(super) fn has_rooms(self) -> bool {
        self.rooms.with_value(|list| !list.keys().is_empty())
    }

    /// The sections of the start pane. Tracks.
    pub(super) fn sections(self) -> Vec<Section> {
        self.sections.get()
    }

    /// The row of a room, while it is in the list.
    pub(super) fn row(self, room: &RoomId) -> Option<ArcRwSignal<RoomSummary>> {
        self.rooms.with_value(|list| list.row(room))
    }

    /// What was typed into the filter. Tracks.
    pub(super) fn filter(self) -> String {
        self.filter.get()
    }

    /// The person typed into the filter.
    pub(super) fn set_filter(self, filter: String) {
        self.filter.set(filter);
    }

    /// The open room. Tracks.
    pub(super) fn open(self) -> Option<RoomId> {
        self.open.get()
    }

    /// Opens a room.
    pub(super) fn open_room(self, room: RoomId) {
        self.shows_places.set(false);
        self.open.set(Some(room));
    }

    /// Whether the open room is an invitation that was not answered. Tracks.
    pub(super) fn is_open_invited(self) -> bool {
        let Some(room) = self.open() else { return false };
        // The keys are tracked, since the row appears and goes with them.
        self.rooms.with_value(LiveList::keys);
        self.row(&room).is_some_and(|row| {
            row.with(|room| matches!(room.membership, Membership::Invited { .. }))
        })
    }

    /// Covers the sheet with the places; the focus goes along.
    pub(super) fn show_places(self) {
        self.shows_places.set(true);
        request_animation_frame(|| focus::focus_selector("[data-region=places] button"));
    }

    /// Uncovers the sheet; the focus goes back to the button.
    pub(super) fn hide_places(self) {
        self.shows_places.set(false);
        request_animation_frame(|| focus::focus_selector("[data-testid=messaging-places]"));
    }

    /// What is new in a room. Tracks.
    pub(super) fn unread(self, room: &RoomId) -> u32 {
        self.row(room).map_or(0, |row| row.with(|room| room.unread))
    }

    /// Goes to the next or previous room as it is shown; `only_unread` stops only at news.
    pub(super) fn go(self, direction: Direction, only_unread: bool) {
        let open = self.open.get_untracked();
        let target = self.sections.with_untracked(|sections| {
            neighbour(sections, open.as_ref(), direction, |room| {
                !only_unread
                    || self.row(room).is_some_and(|row| row.with_untracked(|room| room.unread > 0))
            })
        });
        if let Some(target) = target {
            self.open_room(target);
        }
    }

    /// Makes a circle, opens it, and then calls `then`.
    pub(super) fn create_circle(self, name: String, then: impl FnOnce() + 'static) {
        run_then(self.creating_circle, CreateCircle { name }, move |room| {
            self.open.try_set(Some(room));
            then();
        });
    }

    /// Makes a room of the library, opens it, and then calls `then`.
    pub(super) fn create_library_room(self, name: String, then: impl FnOnce() + 'static) {
        run_then(self.creating_circle, CreateLibraryRoom { name }, move |room| {
            self.open.try_set(Some(room));
            then();
        });
    }

    /// Starts a conversation of two, or finds it, opens it, and then calls `then`.
    pub(super) fn create_direct(self, member: MemberId, then: impl FnOnce() + 'static) {
        run_then(self.creating_direct, CreateDirect { member }, move |room| {
            self.open.try_set(Some(room));
            then();
        });
    }

    /// Accepts an invitation. The row and the page change when the stream says so.
    pub(super) fn accept(self, room: RoomId) {
        run(self.accepting, AcceptInvitation { room });
    }

    /// Declines an invitation.
    pub(super) fn decline(self, room: RoomId, ignores_inviter: bool) {
        run(self.declining, DeclineInvitation { room, ignores_inviter });
    }

    /// Invites somebody, and then calls `then`.
    pub(super) fn invite(self, room: RoomId, member: MemberId, then: impl FnOnce() + 'static) {
        run_then(self.inviting, InviteMember { room, member }, move |()| then());
    }

    /// Leaves a room, which is closed when the stream says that it has gone. While the toast stands
    /// it can be taken back; then the room is opened again.
    pub(super) fn leave(self, room: RoomId, name: String) {
        spawn_local(async move {
            match call(LeaveRoom { room: room.clone() }).await {
                Ok(()) => {
                    let undo = Callback::new(move |()| self.undo_leave(room.clone()));
                    toast::show(t::messaging_left(room_name(&name)), Some(undo));
                }
                Err(error) => toast::show(error_text(error), None),
            }
        });
    }

    fn undo_leave(self, room: RoomId) {
        spawn_local(async move {
            match call(UndoLeave { room: room.clone() }).await {
                // The toast outlives the page of conversations.
                Ok(()) => drop(self.open.try_set(Some(room))),
                Err(error) => toast::show(error_text(error), None),
            }
        });
    }

    /// Forgets how an earlier act on another room ended, before a page or dialog offers it anew.
    pub(super) fn begin_anew(self) {
        self.creating_circle.set(Pending::Idle);
        self.creating_direct.set(Pending::Idle);
        self.accepting.set(Pending::Idle);
        self.declining.set(Pending::Idle);
        self.inviting.set(Pending::Idle);
    }

    /// Asks whether a link is to be opened.
    pub(super) fn ask_about_link(self, link: Link) {
        self.link.set(Some(link));
        self.is_asking_about_link.set(true);
    }

    /// Opens the link that was asked about in the system's browser.
    pub(super) fn open_link(self) {
        let Some(link) = self.link.get_untracked() else { return };
        spawn_local(async move {
            if let Err(error) = call(OpenLink { href: link.href }).await {
                toast::show(error_text(error), None);
            }
        });
    }
}

/// A link in a message, as the dialog asks about it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Link {
    /// Where it leads.
    pub(super) href: String,
    /// The host, in punycode.
    pub(super) host: String,
}

/// The state, inside the page of conversations.
#[expect(clippy::expect_used, reason = "every caller is rendered by ConversationsPage")]
pub(super) fn use_conversations() -> Conversations {
    use_context().expect("the page is always around its parts")
}
