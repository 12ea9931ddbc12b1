//! The one polite live region: what a screen reader says of things that happen elsewhere.
//!
//! Called by the timeline, by acts that end and by the language switch. Invariant: there is one
//! region, and nothing else on a page that changes by itself is live.

use leptos::prelude::*;

thread_local! {
    static WORDS: ArcRwSignal<(u32, String)> = ArcRwSignal::new((0, String::new()));
}

/// Says something once, after what is being said now.
pub fn announce(words: impl Into<String>) {
    let words = words.into();
    WORDS.with(|signal| {
        signal.update(|(count, said)| {
            *count = count.wrapping_add(1);
            *said = words;
        });
    });
}

/// The region. Stands once in the page, outside of everything that comes and goes.
#[component]
pub fn Announcer() -> impl IntoView {
    let words = WORDS.with(ArcRwSignal::clone);
    let said = move || {
        let (count, words) = words.get();
        // The same words twice in a row are said twice only if the text differs.
        if count % 2 == 0 { words } else { format!("{words}\u{a0}") }
    };
    view! { <div class="sr-only" aria-live="polite" data-testid="common-announcer">{said}</div> }
}
