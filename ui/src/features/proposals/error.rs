//! What an error of writing together is in words: what happened, what is safe, what to do.

use larkspur_ipc::proposals::ProposalsError;

use crate::i18n::{Text, t};

/// The sentence for a code.
#[must_use]
pub fn text(error: ProposalsError) -> Text {
    match error {
        ProposalsError::NotThere => t::proposals_error_not_there(),
        ProposalsError::NotSaved => t::proposals_error_not_saved(),
        ProposalsError::NotReady => t::proposals_error_not_ready(),
        ProposalsError::TooLarge => t::proposals_error_too_large(),
        ProposalsError::BadWords => t::proposals_error_bad_words(),
        ProposalsError::WrongRoom => t::proposals_error_wrong_room(),
        ProposalsError::OtherInWork => t::proposals_error_other_in_work(),
        ProposalsError::Replaced => t::proposals_error_replaced(),
        ProposalsError::OwnWords => t::proposals_error_own_words(),
        ProposalsError::NotTheAuthor => t::proposals_error_not_the_author(),
        ProposalsError::Over => t::proposals_error_over(),
    }
}
