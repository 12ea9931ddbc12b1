//! What the SDK's errors mean for a conversation.
//!
//! Used by every part of messaging. Invariant: no text of an error leaves this module.

use larkspur_ipc::{IpcError, messaging::MessagingError};
use matrix_sdk::{Error, send_queue::RoomSendQueueError};
use matrix_sdk_ui::timeline;

use crate::server_fault::ServerFault;

/// What went wrong, as the window tells it.
pub(super) fn of_sdk(error: &Error) -> IpcError {
    of_fault(ServerFault::from(error)).into()
}

/// The table behind [`of_sdk`].
pub(super) fn of_fault(fault: ServerFault) -> MessagingError {
    match fault {
        ServerFault::Unreachable | ServerFault::Tls => MessagingError::ServerUnreachable,
        ServerFault::RateLimited(wait_seconds) => MessagingError::RateLimited { wait_seconds },
        ServerFault::Forbidden => MessagingError::NotAllowed,
        ServerFault::Store => MessagingError::DiskNotWritable,
        ServerFault::NotFound
        | ServerFault::AccountClosed
        | ServerFault::UnknownToken
        | ServerFault::Other => MessagingError::ServerFault,
    }
}

/// What a refused hand-over to the send queue means: it only writes to this device's disk.
pub(super) fn of_queue(error: &RoomSendQueueError) -> IpcError {
    match error {
        RoomSendQueueError::StorageError(_) => MessagingError::DiskNotWritable.into(),
        _ => MessagingError::RoomUnknown.into(),
    }
}

/// What an error of the timeline means.
pub(super) fn of_timeline(error: &timeline::Error) -> IpcError {
    match error {
        timeline::Error::SendQueueError(queue) => of_queue(queue),
        timeline::Error::EventNotInTimeline(_) => MessagingError::ItemGone.into(),
        _ => MessagingError::ServerUnreachable.into(),
    }
}
