//! The sheet of a page that is written or read side by side: the way back, what stands there, why nothing does, and a
//! foot.
//!
//! Used by the writing page and by the page of a proposal. Invariant: the foot stays in sight while the rest scrolls.

use larkspur_ipc::IpcError;
use leptos::prelude::*;

use super::place::use_way;
use crate::{
    i18n::{Text, t},
    shared::{Button, ButtonKind, ErrorSlip, Icon, Show, focus},
};

/// The sheet.
#[component]
pub(super) fn Frame(
    /// `data-testid`.
    testid: &'static str,
    /// What stays in sight at the foot.
    #[prop(optional, into)]
    foot: Option<ViewFn>,
    /// What stands on it.
    children: Children,
) -> impl IntoView {
    view! {
        <main
            id="main"
            class="sheet sheet-both"
            data-region="sheet"
            data-testid=testid
            tabindex="-1"
        >
            <div class="together">
                <BackButton/>
                {children()}
            </div>
            {foot.map(|foot| view! { <div class="together-foot">{foot.run()}</div> })}
        </main>
    }
}

/// Why nothing is told. Where nothing stands on the sheet, it has a heading of its own.
#[component]
pub(super) fn Refused(
    /// Why, if nothing is told.
    error: RwSignal<Option<IpcError>>,
    /// Whether something stands on the sheet.
    has_arrived: Memo<bool>,
    /// The heading.
    title: Text,
) -> impl IntoView {
    let heading = focus::on_arrival();
    view! {
        <Show when=move || error.with(Option::is_some) && !has_arrived.get()>
            <h1 class="title h-page" tabindex="-1" node_ref=heading>{title.clone()}</h1>
        </Show>
        <ErrorSlip testid="proposals-error" error=error/>
    }
}

/// The way back to where the person came from.
#[component]
pub(super) fn BackButton() -> impl IntoView {
    let way = use_way();
    view! {
        <Button
            testid="proposals-back"
            kind=ButtonKind::Quiet
            class="-ms-3 mb-2"
            icon=Icon::Back
            on_press=move || way.back()
        >
            {t::common_back()}
        </Button>
    }
}
