//! The dialog that starts a conversation of two.
//!
//! Opened from the start pane and the empty page. Invariant: it asks for the whole id of one member.

use larkspur_ipc::MemberId;
use leptos::prelude::*;

use super::{
    member_form::{MemberForm, TestIds},
    state::use_conversations,
};
use crate::{
    i18n::t,
    shared::{Dialog, Pending},
};

/// The dialog.
#[component]
pub(super) fn DirectDialog(
    /// Whether it is open.
    open: RwSignal<bool>,
) -> impl IntoView {
    view! {
        <Dialog open=open title=t::messaging_new_direct() testid="messaging-direct-dialog">
            <DirectForm open=open/>
        </Dialog>
    }
}

#[component]
fn DirectForm(open: RwSignal<bool>) -> impl IntoView {
    let state = use_conversations();
    state.begin_anew();
    let create = move |member: MemberId| {
        state.create_direct(member, move || {
            open.try_set(false);
        });
    };
    view! {
        <MemberForm
            label=t::messaging_direct_member()
            sees=t::messaging_direct_sees()
            verb=t::messaging_direct_create()
            working=t::messaging_direct_creating()
            is_running=Signal::derive(move || state.creating_direct.with(Pending::is_running))
            error=Signal::derive(move || state.creating_direct.with(Pending::error))
            on_member=create
            on_keep=move |()| open.set(false)
            testids=TestIds {
                member: "messaging-direct-member",
                keep: "messaging-direct-keep",
                submit: "messaging-direct-create",
            }
        />
    }
}
