//! The dialog that starts a circle or a room of the library.
//!
//! Opened from the start pane and the empty page. Invariant: it says before the name is given that
//! a room's name is not encrypted.

use larkspur_ipc::messaging::{MAX_ROOM_NAME_CHARS, MessagingError};
use leptos::{ev, prelude::*};

use super::{
    sees_line::SeesLine,
    state::{take_want_of_library_room, use_conversations},
};
use crate::{
    i18n::t,
    shared::{Button, ButtonKind, Choice, Dialog, ErrorSlip, Field, Icon, Pending, ids::unique_id},
};

/// The dialog.
#[component]
pub(super) fn CircleDialog(
    /// Whether it is open.
    open: RwSignal<bool>,
) -> impl IntoView {
    let is_library = RwSignal::new(false);
    let title = Signal::derive(move || {
        if is_library.get() { t::messaging_new_library() } else { t::messaging_new_circle() }
    });
    view! {
        <Dialog open=open title=title testid="messaging-circle-dialog">
            <CircleForm open=open is_library=is_library/>
        </Dialog>
    }
}

#[component]
fn CircleForm(open: RwSignal<bool>, is_library: RwSignal<bool>) -> impl IntoView {
    let state = use_conversations();
    state.begin_anew();
    is_library.set(take_want_of_library_room());
    let name = RwSignal::new(String::new());
    let is_malformed = RwSignal::new(false);
    let sees_id = unique_id("sees");
    let submit = move |event: ev::SubmitEvent| {
        event.prevent_default();
        let wanted = name.get_untracked().trim().to_owned();
        let length = wanted.chars().count();
        is_malformed.set(length == 0 || length > MAX_ROOM_NAME_CHARS);
        if !is_malformed.get_untracked() {
            let then = move || {
                open.try_set(false);
            };
            if is_library.get_untracked() {
                state.create_library_room(wanted, then);
            } else {
                state.create_circle(wanted, then);
            }
        }
    };
    let malformed = Signal::derive(move || {
        is_malformed.get().then(|| super::error::text(MessagingError::NameMalformed))
    });
    view! {
        <form novalidate on:submit=submit>
            <KindChoice is_library=is_library/>
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
                    {move || {
                        if is_library.get() {
                            t::messaging_library_create()
                        } else {
                            t::messaging_circle_create()
                        }
                    }}
                </Button>
            </div>
        </form>
    }
}

/// What is made.
#[component]
fn KindChoice(is_library: RwSignal<bool>) -> impl IntoView {
    let group = unique_id("kind");
    view! {
        <fieldset class="mt-2 mb-4">
            <legend class="field-label">{t::messaging_kind()}</legend>
            <div class="choices">
                <Choice
                    group=group.clone()
                    testid="messaging-kind-circle"
                    is_chosen=Signal::derive(move || !is_library.get())
                    on_choose=move || is_library.set(false)
                    hint=t::messaging_circle_hint()
                >
                    {t::messaging_kind_circle()}
                </Choice>
                <Choice
                    group=group
                    testid="messaging-kind-library"
                    is_chosen=is_library
                    on_choose=move || is_library.set(true)
                    hint=t::messaging_library_hint()
                >
                    {t::messaging_library_room()}
                </Choice>
            </div>
        </fieldset>
    }
}
