//! What an error of conversations is in words: what happened, what is safe, what to do.

use larkspur_ipc::messaging::MessagingError;

use crate::i18n::{Text, t};

/// The sentence for a code.
#[must_use]
pub fn text(error: MessagingError) -> Text {
    match error {
        MessagingError::RoomUnknown => t::messaging_error_room_unknown(),
        MessagingError::NotEncrypted => t::messaging_error_not_encrypted(),
        MessagingError::IdentityNotReady => t::messaging_error_identity_not_ready(),
        MessagingError::Empty => t::messaging_error_empty(),
        MessagingError::TooLong => t::messaging_error_too_long(),
        MessagingError::NameMalformed => t::messaging_error_name_malformed(),
        MessagingError::ItemGone => t::messaging_error_item_gone(),
        MessagingError::LeftAlready => t::messaging_error_left_already(),
        MessagingError::MemberUnknown => t::messaging_error_member_unknown(),
        MessagingError::AlreadyMember => t::messaging_error_already_member(),
        MessagingError::NotWithYourself => t::messaging_error_not_with_yourself(),
        MessagingError::NotAllowed => t::messaging_error_not_allowed(),
        MessagingError::ServerUnreachable => t::messaging_error_server_unreachable(),
        MessagingError::RateLimited { wait_seconds } => {
            t::messaging_error_rate_limited(wait_seconds)
        }
        MessagingError::ServerFault => t::messaging_error_server_fault(),
        MessagingError::DiskNotWritable => t::messaging_error_disk_not_writable(),
        MessagingError::LinkRefused => t::messaging_error_link_refused(),
        MessagingError::AttachmentTooLarge => t::messaging_error_attachment_too_large(),
        MessagingError::AttachmentGone => t::messaging_error_attachment_gone(),
    }
}
