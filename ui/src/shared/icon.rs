//! Icons: Phosphor outlines, always beside a word, so always hidden from screen readers.
//!
//! The enum is made by `build.rs` from `assets/icons`. Invariant: an icon carries no meaning that
//! the word beside it does not.

use leptos::prelude::*;

include!(concat!(env!("OUT_DIR"), "/icons.rs"));

impl Icon {
    /// Whether it points along the line of writing, and so turns round in right-to-left pages.
    #[must_use]
    pub fn is_directional(self) -> bool {
        matches!(
            self,
            Self::Back | Self::Forward | Self::Send | Self::Expand | Self::SignOut | Self::Reply
        )
    }
}

/// Draws an icon. `class` adds to `ic`, for example `ic-sm`.
#[component]
pub fn Icon(
    /// Which one.
    #[prop(into)]
    name: Signal<Icon>,
    /// Further classes.
    #[prop(optional)]
    class: &'static str,
) -> impl IntoView {
    let classes = move || {
        let flip = if name.get().is_directional() { " flip" } else { "" };
        format!("ic {class}{flip}")
    };
    view! {
        <svg class=classes viewBox="0 0 256 256" fill="currentColor" aria-hidden="true">
            <path d=move || name.get().path()></path>
        </svg>
    }
}
