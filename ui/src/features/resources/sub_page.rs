//! A page below the library's home: the way back, the heading, and what is told there.
//!
//! Used by the glossary and by the packs. Invariant: the heading takes the focus on arrival, so that a screen
//! reader says where one is.

use leptos::prelude::*;

use super::state::use_shown;
use crate::{
    i18n::{Text, t},
    shared::{Button, ButtonKind, Icon, focus},
};

/// The page.
#[component]
pub(super) fn SubPage(
    /// `data-testid`.
    testid: &'static str,
    /// The heading.
    title: Text,
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
                <BackButton testid="resources-back" class="-ms-3 mb-2"/>
                <h1 class="title h-page" tabindex="-1" node_ref=heading>{title}</h1>
                {children()}
            </div>
        </main>
    }
}

/// The way back to where one came from.
#[component]
pub(super) fn BackButton(
    /// `data-testid`.
    testid: &'static str,
    /// Further classes.
    #[prop(optional)]
    class: &'static str,
) -> impl IntoView {
    let shown = use_shown();
    view! {
        <Button
            testid=testid
            kind=ButtonKind::Quiet
            class=class
            icon=Icon::Back
            on_press=move || {
                shown.go_back();
            }
        >
            {t::resources_back()}
        </Button>
    }
}
