//! A page of the library that somebody shared: a card that opens it.
//!
//! Used by the message row. Invariant: what is shown of it is text; the page itself comes from the reader's own
//! library, in their language.

use larkspur_ipc::messaging::PageCard;
use leptos::prelude::*;

use crate::{features::resources, i18n::t, shared::Icon, shell};

/// The card.
#[component]
pub(super) fn SharedPage(
    /// The element id, for `aria-labelledby`.
    id: String,
    /// What was shared.
    card: PageCard,
    /// Whether it is reached with Tab: only in the message that has the place.
    is_current: Signal<bool>,
) -> impl IntoView {
    let library = resources::use_shown();
    let page = shell::use_page();
    let PageCard { resource, title, lang } = card;
    view! {
        <a
            class="paper p-4 flex gap-3 items-center max-w-[30rem] no-underline"
            href="#main"
            id=id
            tabindex=move || if is_current.get() { "0" } else { "-1" }
            data-testid="messaging-page-card"
            on:click=move |event| {
                event.prevent_default();
                library.open(resource.clone());
                page.set(shell::Page::Library);
            }
        >
            <Icon name=Icon::Library/>
            <span class="min-w-0">
                <span class="meta block">{t::messaging_page_card()}</span>
                <span class="font-semibold" lang=lang dir="auto">{title}</span>
            </span>
        </a>
    }
}
