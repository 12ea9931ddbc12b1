//! The form that asks for one member: their id, who will see what, and the button that does it.
//!
//! Used by the dialogs that invite somebody and that start a conversation of two. Invariant: it takes
//! a whole member id; nothing is searched, so nobody learns who was looked for.

use larkspur_ipc::{IpcError, MemberId};
use leptos::{ev, prelude::*};

use super::sees_line::SeesLine;
use crate::{
    i18n::{Text, t},
    shared::{Button, ButtonKind, ErrorSlip, Field, Icon, ids::unique_id},
};

/// The `data-testid`s of the form's parts.
pub(super) struct TestIds {
    pub(super) member: &'static str,
    pub(super) keep: &'static str,
    pub(super) submit: &'static str,
}

/// The form.
#[component]
pub(super) fn MemberForm(
    /// What the field is called.
    label: Text,
    /// Who will see what.
    sees: Text,
    /// What the button does.
    verb: Text,
    /// The same while it is being done.
    working: Text,
    /// Whether it is being done.
    #[prop(into)]
    is_running: Signal<bool>,
    /// Why it was not done.
    #[prop(into)]
    error: Signal<Option<IpcError>>,
    /// Does it.
    #[prop(into)]
    on_member: Callback<MemberId>,
    /// Closes the dialog and changes nothing.
    #[prop(into)]
    on_keep: Callback<()>,
    /// For the tests.
    testids: TestIds,
) -> impl IntoView {
    let member = RwSignal::new(String::new());
    let is_malformed = RwSignal::new(false);
    let sees_id = unique_id("sees");
    let submit = move |event: ev::SubmitEvent| {
        event.prevent_default();
        let parsed = MemberId::parse(member.get_untracked().trim());
        is_malformed.set(parsed.is_err());
        if let Ok(member) = parsed {
            on_member.run(member);
        }
    };
    let malformed = Signal::derive(move || is_malformed.get().then(t::messaging_member_malformed));
    view! {
        <form novalidate on:submit=submit class="mt-4">
            <Field
                label=label
                hint=t::messaging_member_hint()
                value=member
                testid=testids.member
                dir="ltr"
                error=malformed
                autofocus=true
                described_by=sees_id.clone()
            />
            <ErrorSlip testid="messaging-error" error=error/>
            <SeesLine id=sees_id.clone() class="mt-3">
                {sees}
            </SeesLine>
            <div class="dialog-acts">
                <Button
                    testid=testids.keep
                    kind=ButtonKind::Quiet
                    on_press=move || on_keep.run(())
                >
                    {t::messaging_keep()}
                </Button>
                <Button
                    testid=testids.submit
                    kind=ButtonKind::Primary
                    icon=Icon::Invite
                    submit=true
                    pending=is_running
                    working=working
                    described_by=sees_id
                >
                    {verb.clone()}
                </Button>
            </div>
        </form>
    }
}
