//! What an error of policy drafts is in words: what happened, what is safe, what to do.

use larkspur_ipc::advice::AdviceError;

use crate::i18n::{Text, t};

/// The sentence for a code.
#[must_use]
pub fn text(error: AdviceError) -> Text {
    match error {
        AdviceError::NoDraft => t::advice_error_no_draft(),
        AdviceError::MayNotWrite => t::advice_error_may_not_write(),
        AdviceError::NoVersion => t::advice_error_no_version(),
        AdviceError::TextMoved => t::advice_error_text_moved(),
        AdviceError::Unreadable => t::advice_error_unreadable(),
        AdviceError::DiskNotWritable => t::advice_error_disk_not_writable(),
    }
}
