//! A page below the library's home: the way back, the heading, and what is told there.
//!
//! Used by the glossary and by the packs. Invariant: wherever one came from, there is a way back to it.

use leptos::prelude::*;

use super::state::use_shown;
use crate::{
    i18n::{Text, t},
    shared::{Button, ButtonKind, Icon, PageSheet},
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
    let back = || view! { <BackButton testid="resources-back" class="-ms-3 mb-2"/> };
    view! {
        <PageSheet testid=testid title=title above=back>
            {children()}
        </PageSheet>
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
