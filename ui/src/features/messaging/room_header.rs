//! The header of a room: its name, that it is encrypted, who is in it, and the acts on it.
//!
//! Stands on top of the sheet. Invariant: whether the room is encrypted and who owns it is said in
//! words.

use larkspur_ipc::messaging::{Ownership, RoomDetail, RoomKind};
use leptos::prelude::*;

use super::{
    invite_dialog::InviteDialog, members_dialog::MembersDialog, page::PlacesButton,
    room_state::OpenRoom, state::use_conversations,
};
use crate::{
    features::proposals::use_way,
    i18n::{Text, t},
    shared::{Button, ButtonKind, Icon, Menu, MenuItem, Show, State, StateKind, memo},
};

/// The header.
#[component]
pub(super) fn RoomHeader(
    /// The open room.
    room: OpenRoom,
    /// The name, as the list has it before the room's own facts are here.
    #[prop(into)]
    name: Signal<String>,
) -> impl IntoView {
    let shows_members = RwSignal::new(false);
    let invites = RwSignal::new(false);
    let state = use_conversations();
    let leave = move || state.leave(room.id(), name.get_untracked());
    let can_invite = move || room.fact(|detail| detail.can_invite).unwrap_or_default();
    let way = use_way();
    let is_library =
        memo(move |_| room.fact(|detail| detail.kind == RoomKind::Library).unwrap_or_default());
    let ownership = memo(move |_| room.fact(|detail| detail.ownership.clone()));
    view! {
        <header class="flex items-center gap-x-4 gap-y-1 flex-wrap ps-8 pe-4 py-2.5 min-h-15 rule-b">
            <PlacesButton/>
            // A long name takes lines of its own before it takes the room of the acts.
            <h1
                class="title text-[calc(1.375rem*var(--script))] wrap-anywhere grow basis-48 min-w-0"
                data-testid="messaging-room-title"
            >
                // The name runs its own way, but stands at the page's start.
                <bdi>{move || title(&name.get())}</bdi>
            </h1>
            <div class="flex flex-wrap items-center justify-end gap-x-4 gap-y-1 ms-auto">
                <Show when=move || is_library.get()>
                    <State icon=Icon::Library testid="messaging-library-room">
                        {t::messaging_library_room()}
                    </State>
                </Show>
                <Facts room=room shows_members=shows_members/>
                <div class="flex flex-wrap items-center gap-1">
                    <Show when=move || is_library.get()>
                        <Button
                            testid="proposals-open"
                            small=true
                            icon=Icon::Library
                            on_press=move || way.open_room(room.id())
                        >
                            {t::proposals_list()}
                        </Button>
                    </Show>
                    <Show when=can_invite>
                        <Button
                            testid="messaging-invite"
                            kind=ButtonKind::Quiet
                            small=true
                            icon=Icon::Invite
                            on_press=move || invites.set(true)
                        >
                            {t::messaging_invite()}
                        </Button>
                    </Show>
                    <Menu label=t::common_more() testid="messaging-more">
                        <MenuItem
                            testid="messaging-leave"
                            icon=Icon::Leave
                            removes=true
                            on_press=leave
                        >
                            {t::messaging_leave()}
                        </MenuItem>
                    </Menu>
                </div>
            </div>
            {move || {
                ownership
                    .get()
                    .and_then(ownership_text)
                    .map(|words| {
                        view! {
                            <p class="second basis-full pe-4" data-testid="messaging-ownership">
                                {words}
                            </p>
                        }
                    })
            }}
        </header>
        <MembersDialog room=room open=shows_members/>
        <InviteDialog room=room open=invites/>
    }
}

fn title(name: &str) -> AnyView {
    if name.is_empty() { t::messaging_unnamed().into_any() } else { name.to_owned().into_any() }
}

/// What is known of the room, once it is known.
#[component]
fn Facts(room: OpenRoom, shows_members: RwSignal<bool>) -> impl IntoView {
    let is_encrypted = memo(move |_| room.fact(|detail| detail.is_encrypted));
    let count = memo(move |_| room.fact(|detail: &RoomDetail| detail.member_count));
    view! {
        {move || {
            is_encrypted
                .get()
                .map(|is_encrypted| {
                    let (kind, icon, words) = if is_encrypted {
                        (StateKind::Plain, Icon::Lock, t::messaging_encrypted())
                    } else {
                        (StateKind::Clay, Icon::Problem, t::messaging_not_encrypted())
                    };
                    view! { <State kind=kind icon=icon testid="messaging-encrypted">{words}</State> }
                })
        }}
        {move || {
            count
                .get()
                .map(|count| {
                    view! {
                        <Button
                            testid="messaging-members"
                            kind=ButtonKind::Quiet
                            small=true
                            class="nums"
                            icon=Icon::Members
                            on_press=move || shows_members.set(true)
                        >
                            {t::messaging_members(count)}
                        </Button>
                    }
                })
        }}
    }
}

/// Who owns the room, where it is not as it should be.
fn ownership_text(ownership: Ownership) -> Option<Text> {
    match ownership {
        Ownership::Settled => None,
        Ownership::WaitsForOther { other } => Some(t::messaging_owner_waits_other(other.name)),
        Ownership::WaitsForOrganisation { organisation, is_own_room: true } => {
            Some(t::messaging_owner_waits_organisation_own(organisation.name))
        }
        Ownership::WaitsForOrganisation { organisation, is_own_room: false } => {
            Some(t::messaging_owner_waits_organisation(organisation.name))
        }
        Ownership::OrganisationDeclined { organisation, is_own_room: true } => {
            Some(t::messaging_owner_organisation_declined_own(organisation.name))
        }
        Ownership::OrganisationDeclined { organisation, is_own_room: false } => {
            Some(t::messaging_owner_organisation_declined(organisation.name))
        }
        Ownership::CreatorKeeps { is_own_room: true } => Some(t::messaging_owner_creator_own()),
        Ownership::CreatorKeeps { is_own_room: false } => Some(t::messaging_owner_creator()),
    }
}
