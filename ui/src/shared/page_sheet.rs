//! A page on a sheet of its own: the heading, and what is told below it.
//!
//! Used by settings, help, the glossary and the packs. Invariant: the heading takes the focus on arrival, so that a
//! screen reader says where one is.

use leptos::prelude::*;

use super::focus;
use crate::i18n::Text;

/// The page.
#[component]
pub fn PageSheet(
    /// `data-testid`.
    testid: &'static str,
    /// The heading.
    title: Text,
    /// What stands above the heading: the way back, where there is one.
    #[prop(optional, into)]
    above: ViewFn,
    /// What stands below it.
    children: Children,
) -> impl IntoView {
    let heading = focus::on_arrival();
    view! {
        <main
            id="main"
            class="sheet sheet-both sheet-page"
            data-region="sheet"
            data-testid=testid
            tabindex="-1"
        >
            <div class="page">
                {above.run()}
                <h1 class="title h-page" tabindex="-1" node_ref=heading>{title}</h1>
                {children()}
            </div>
        </main>
    }
}
