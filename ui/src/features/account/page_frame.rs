//! The frame of the account's pages: the plant at the start side, one sheet with one task.
//!
//! Used by every page of this feature. Invariant: the heading takes the focus when a page appears,
//! so that a screen reader begins there.

use leptos::{html, prelude::*};

use crate::{
    i18n::Text,
    shared::{Art, Drawing, effect},
};

/// A page with one task.
#[component]
pub(super) fn PageFrame(
    /// `data-testid` of the page.
    testid: &'static str,
    /// The heading.
    title: Text,
    /// The task.
    children: Children,
) -> impl IntoView {
    let heading = NodeRef::<html::H1>::new();
    effect(move || {
        if let Some(heading) = heading.get() {
            // A heading that has left the page already cannot take the focus, which is fine.
            let _ = heading.focus();
        }
    });
    view! {
        <div class="cols-first min-h-0" data-testid=testid>
            <div class="pane relative overflow-hidden" aria-hidden="true">
                <Art drawing=Drawing::Plant class="absolute start-4 -end-4 top-14 -bottom-6 [&>svg]:size-full"/>
            </div>
            <main id="main" class="sheet sheet-start relative flex flex-col" data-region="sheet" tabindex="-1">
                <div class="grow px-6 sm:px-14 py-8 flex flex-col justify-center">
                    <div class="w-full max-w-[36rem]">
                        <h1 class="title h-page mb-2" tabindex="-1" node_ref=heading>
                            {title}
                        </h1>
                        {children()}
                    </div>
                </div>
            </main>
        </div>
    }
}
