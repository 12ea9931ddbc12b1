//! Who will see it, said before.
//!
//! Used in the composer, in the dialogs of conversations, and where something is proposed or reviewed. Invariant: it stands directly above the
//! button that shows it, and the button points at it.

use leptos::prelude::*;

use crate::shared::Icon;

/// The line.
#[component]
pub fn SeesLine(
    /// The id that the button points at.
    id: String,
    /// Further classes.
    #[prop(optional)]
    class: &'static str,
    /// The words.
    children: Children,
) -> impl IntoView {
    view! {
        <p class=format!("sees {class}") id=id>
            <Icon name=Icon::Show/>
            <span>{children()}</span>
        </p>
    }
}
