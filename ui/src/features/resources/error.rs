//! What an error of the library is in words: what happened, what is safe, what to do.

use larkspur_ipc::resources::ResourcesError;

use crate::i18n::{Text, t};

/// The sentence for a code.
#[must_use]
pub fn text(error: ResourcesError) -> Text {
    match error {
        ResourcesError::NotThere => t::resources_error_not_there(),
        ResourcesError::NotSaved => t::resources_error_not_saved(),
        ResourcesError::NoBrowser => t::resources_error_no_browser(),
    }
}
