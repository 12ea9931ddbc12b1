//! The dialog that invites somebody into the open room.
//!
//! Opened from the header. Invariant: it says what the invited person will be able to read.

use larkspur_ipc::MemberId;
use leptos::prelude::*;

use super::{
    member_form::{MemberForm, TestIds},
    room_state::{OpenRoom, room_name},
    state::use_conversations,
};
use crate::{
    i18n::t,
    shared::{Dialog, Pending, toast},
};

/// The dialog.
#[component]
pub(super) fn InviteDialog(
    /// The open room.
    room: OpenRoom,
    /// Whether it is open.
    open: RwSignal<bool>,
) -> impl IntoView {
    let title = Signal::derive(move || {
        let name = room.fact(|detail| detail.name.clone()).unwrap_or_default();
        t::messaging_invite_title(room_name(&name))
    });
    view! {
        <Dialog open=open title=title testid="messaging-invite-dialog">
            <InviteForm room=room open=open/>
        </Dialog>
    }
}

#[component]
fn InviteForm(room: OpenRoom, open: RwSignal<bool>) -> impl IntoView {
    let state = use_conversations();
    state.begin_anew();
    let invite = move |member: MemberId| {
        state.invite(room.id(), member, move || {
            open.try_set(false);
            toast::show(t::messaging_invited_done(), None);
        });
    };
    view! {
        <MemberForm
            label=t::messaging_invite_member()
            sees=t::messaging_invite_sees()
            verb=t::messaging_invite_send()
            working=t::messaging_inviting()
            is_running=Signal::derive(move || state.inviting.with(Pending::is_running))
            error=Signal::derive(move || state.inviting.with(Pending::error))
            on_member=invite
            on_keep=move |()| open.set(false)
            testids=TestIds {
                member: "messaging-invite-member",
                keep: "messaging-invite-keep",
                submit: "messaging-invite-send",
            }
        />
    }
}
