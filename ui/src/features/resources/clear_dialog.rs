//! The dialog before everything is forgotten that a person kept of the library.
//!
//! Opened from the library's home. Invariant: it says what goes before it goes.

use larkspur_ipc::resources::ClearTraces;
use leptos::prelude::*;

use super::state::use_shown;
use crate::{
    i18n::t,
    shared::{Button, ButtonKind, Dialog, ErrorSlip, Icon, Pending, run_then, toast},
};

/// The dialog.
#[component]
pub(super) fn ClearDialog(
    /// Whether it is open.
    open: RwSignal<bool>,
) -> impl IntoView {
    let shown = use_shown();
    let pending = RwSignal::new(Pending::Idle);
    let clear = move || {
        run_then(pending, ClearTraces {}, move |()| {
            open.set(false);
            // What was looked for, and whose pages, is in no store, but it is on the screen.
            shown.sought.set(String::new());
            shown.audience.set(None);
            toast::show(t::resources_cleared(), None);
        });
    };
    view! {
        <Dialog open=open title=t::resources_clear_question() testid="resources-clear-dialog">
            <p class="mt-2">{t::resources_clear_what()}</p>
            <ErrorSlip testid="resources-clear-error" error=Signal::derive(move || pending.with(Pending::error))/>
            <div class="dialog-acts">
                <Button
                    testid="resources-clear-keep"
                    kind=ButtonKind::Quiet
                    autofocus=true
                    on_press=move || open.set(false)
                >
                    {t::resources_clear_keep()}
                </Button>
                <Button
                    testid="resources-clear"
                    kind=ButtonKind::Remove
                    icon=Icon::Delete
                    pending=Signal::derive(move || pending.with(Pending::is_running))
                    on_press=clear
                >
                    {t::resources_clear()}
                </Button>
            </div>
        </Dialog>
    }
}
