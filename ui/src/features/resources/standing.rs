//! How far a text can be trusted, in words with their icon.
//!
//! Used on shelves and beside pages. Invariant: what is not checked never looks as if it were.

use larkspur_ipc::resources::{Language, Standing};
use leptos::prelude::*;

use crate::{
    i18n::{Text, t},
    shared::{Icon, State, StateKind},
};

/// What is said of a text. A translation that is older than its original says that first.
pub(super) fn words(language: &Language) -> (StateKind, Icon, Text) {
    if language.outdated > 0 {
        return (StateKind::Straw, Icon::Changed, t::resources_standing_outdated());
    }
    match language.standing {
        Standing::Original => (StateKind::Plain, Icon::Original, t::resources_standing_original()),
        Standing::Draft => (StateKind::Straw, Icon::Draft, t::resources_standing_draft()),
        Standing::Reviewed => (StateKind::Leaf, Icon::Checked, t::resources_standing_reviewed()),
        Standing::Published => {
            (StateKind::Plain, Icon::Original, t::resources_standing_published())
        }
        Standing::Verified => (StateKind::Leaf, Icon::Checked, t::resources_standing_verified()),
    }
}

/// The same as a part of a row.
#[component]
pub(super) fn StandingState(
    /// Of which text.
    language: Language,
) -> impl IntoView {
    let (kind, icon, text) = words(&language);
    view! { <State kind=kind icon=icon>{text}</State> }
}
