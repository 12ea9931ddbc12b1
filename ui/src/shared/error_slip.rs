//! What went wrong with what the person asked for, in words, read out when it appears.
//!
//! Used in the pages and dialogs of every feature. Invariant: the place is there before the error is,
//! since a screen reader reads only what changes in a place that it knows.

use larkspur_ipc::IpcError;
use leptos::prelude::*;

use super::{Icon, Slip, SlipKind, error_text};

/// The slip, while there is an error.
#[component]
pub fn ErrorSlip(
    /// What went wrong, if anything.
    #[prop(into)]
    error: Signal<Option<IpcError>>,
    /// `data-testid`.
    testid: &'static str,
    /// How far it stands from what is around it.
    #[prop(default = "my-3")]
    class: &'static str,
) -> impl IntoView {
    let slip = move |error| {
        view! {
            <Slip kind=SlipKind::Clay icon=Icon::Problem class=class testid=testid>
                <p>{error_text(error)}</p>
            </Slip>
        }
    };
    view! { <div aria-live="polite">{move || error.get().map(slip)}</div> }
}
