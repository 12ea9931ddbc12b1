//! What an error of writing together is in words: what happened, what is safe, what to do.

use larkspur_ipc::proposals::{NotTaken, ProposalsError};

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
        ProposalsError::NotAnEditor => t::proposals_error_not_an_editor(),
        ProposalsError::NotTaken(why) => not_taken(why),
    }
}

fn not_taken(why: NotTaken) -> Text {
    match why {
        NotTaken::NotVerified => t::proposals_not_taken_not_verified(),
        NotTaken::NoPlace => t::proposals_not_taken_no_place(),
        NotTaken::MovedOn => t::proposals_not_taken_moved_on(),
        NotTaken::Published => t::proposals_not_taken_published(),
        NotTaken::TooLarge => t::proposals_not_taken_too_large(),
        NotTaken::BreaksRules => t::proposals_not_taken_breaks_rules(),
    }
}
