//! The dialog that starts a circle.
//!
//! Opened from the start pane and the empty page. Invariant: it says before the name is given that
//! a room's name is not encrypted.

use larkspur_ipc::messaging::{MAX_ROOM_NAME_CHARS, MessagingError};
use leptos::{ev, prelude::*};

use super::{sees_line::SeesLine, state::use_conversations};
use crate::{
    i18n::t,
    shared::{Button, ButtonKind, Dialog, ErrorSlip, Field, Icon, Pending, ids::unique_id},
};

/// The dialog.
#[component]
pub(super) fn CircleDialog(
    /// Whether it is open.
    open: RwSignal<bool>,
) -> impl IntoView {
    view! {
        <Dialog open=open title=t::messaging_new_circle() testid="messaging-circle-dialog">
            <CircleForm open=open/>
        </Dialog>
    }
}

#[component]
fn CircleForm(open: RwSignal<bool>) -> impl IntoView {
    let state = use_conversations();
    state.begin_anew();
    let name = RwSignal::new(String::new());
    let is_malformed = RwSignal::new(false);
    let sees_id = unique_id("sees");
    let submit = move |event: ev::SubmitEvent| {
        event.prevent_default();
        let wanted = name.get_untracked().trim().to_owned();
        let length = wanted.chars().count();
        is_malformed.set(length == 0 || length > MAX_ROOM_NAME_CHARS);
        if !is_malformed.get_untracked() {
            state.create_circle(wanted, move || {
                open.try_set(false);
            });
        }
    };
    let malformed = Signal::derive(move || {
        is_malformed.get().then(|| super::error::text(MessagingError::NameMalformed))
    });
    view! {
        <form novalidate on:submit=submit>
            <p class="mt-2 mb-4">{t::messaging_circle_hint()}</p>
            <Field
                label=t::messaging_circle_name()
                value=name
                testid="messaging-circle-name"
                error=malformed
                autofocus=true
                described_by=sees_id.clone()
            />
            <ErrorSlip testid="messaging-error" error=Signal::derive(move || state.creating_circle.with(Pending::error))/>
            <SeesLine id=sees_id.clone() class="mt-3">
                {t::messaging_circle_sees()}
            </SeesLine>
            <div class="dialog-acts">
                <Button
                    testid="messaging-circle-keep"
                    kind=ButtonKind::Quiet
                    on_press=move || open.set(false)
                >
                    {t::messaging_keep()}
                </Button>
                <Button
                    testid="messaging-circle-create"
                    kind=ButtonKind::Primary
                    icon=Icon::Add
                    submit=true
                    pending=Signal::derive(move || state.creating_circle.with(Pending::is_running))
                    working=t::messaging_circle_creating()
                    described_by=sees_id
                >
                    {t::messaging_circle_create()}
                </Button>
            </div>
        </form>
    }
}
