//! What of writing together is open, as a page of the library.
//!
//! Shown by the library. Invariant: what is chosen here is in [`Opened`] and nowhere else.

use leptos::prelude::*;

use super::{
    list_page::ListPage,
    page_editor::PageEditor,
    place::{Opened, What},
    proposal_page::ProposalPage,
    writing_page::WritingPage,
    writings_page::WritingsPage,
};

/// The page.
#[component]
pub fn TogetherPage(
    /// What is open.
    opened: Opened,
) -> impl IntoView {
    match opened.what().clone() {
        What::Writings => view! { <WritingsPage/> }.into_any(),
        What::Writing { resource, lang } => {
            view! { <WritingPage resource=resource lang=lang/> }.into_any()
        }
        What::Page { page } => view! { <PageEditor page=page/> }.into_any(),
        What::Room { room } => view! { <ListPage room=room/> }.into_any(),
        What::Proposal { room, proposal } => {
            view! { <ProposalPage room=room proposal=proposal/> }.into_any()
        }
    }
}
