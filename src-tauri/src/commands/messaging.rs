//! Commands and streams of messaging: conversations.
//!
//! Called by the windows. Invariant: each is one call of the core.

use larkspur_core::messaging::check_link;
use larkspur_ipc::{
    IpcError,
    messaging::{
        AcceptIdentity, AcceptInvitation, CreateCircle, CreateDirect, CreateLibraryRoom,
        DeclineInvitation, InviteMember, LeaveRoom, LoadComposer, LoadEarlier, MarkRead,
        MessagingError, OpenLink, RetryMessage, SaveComposer, SendMessage, UndoLeave,
        WatchConnection, WatchMembers, WatchRoom, WatchRooms, WatchTimeline, WithdrawMessage,
    },
};

use crate::{
    call::{Call, Reply, Subscription},
    link,
};

#[tauri::command]
pub(crate) async fn messaging_watch_connection(
    subscription: Subscription<WatchConnection>,
) -> Result<(), IpcError> {
    subscription
        .signed_in(|session, WatchConnection {}| async move {
            Ok(session.messaging()?.watch_connection())
        })
        .await
}

#[tauri::command]
pub(crate) async fn messaging_watch_rooms(
    subscription: Subscription<WatchRooms>,
) -> Result<(), IpcError> {
    subscription
        .signed_in(|session, WatchRooms {}| async move { Ok(session.messaging()?.watch_rooms()) })
        .await
}

#[tauri::command]
pub(crate) async fn messaging_create_circle(call: Call<CreateCircle>) -> Reply<CreateCircle> {
    call.signed_in(
        |session, command| async move { session.messaging()?.create_circle(command).await },
    )
    .await
}

#[tauri::command]
pub(crate) async fn messaging_create_library_room(
    call: Call<CreateLibraryRoom>,
) -> Reply<CreateLibraryRoom> {
    call.signed_in(|session, command| async move {
        session.messaging()?.create_library_room(command).await
    })
    .await
}

#[tauri::command]
pub(crate) async fn messaging_create_direct(call: Call<CreateDirect>) -> Reply<CreateDirect> {
    call.signed_in(
        |session, command| async move { session.messaging()?.create_direct(command).await },
    )
    .await
}

#[tauri::command]
pub(crate) async fn messaging_invite_member(call: Call<InviteMember>) -> Reply<InviteMember> {
    call.signed_in(
        |session, command| async move { session.messaging()?.invite_member(command).await },
    )
    .await
}

#[tauri::command]
pub(crate) async fn messaging_accept_invitation(
    call: Call<AcceptInvitation>,
) -> Reply<AcceptInvitation> {
    call.signed_in(|session, command| async move {
        session.messaging()?.accept_invitation(command).await
    })
    .await
}

#[tauri::command]
pub(crate) async fn messaging_decline_invitation(
    call: Call<DeclineInvitation>,
) -> Reply<DeclineInvitation> {
    call.signed_in(|session, command| async move {
        session.messaging()?.decline_invitation(command).await
    })
    .await
}

#[tauri::command]
pub(crate) async fn messaging_leave_room(call: Call<LeaveRoom>) -> Reply<LeaveRoom> {
    call.signed_in(|session, command| async move { session.messaging()?.leave_room(command).await })
        .await
}

#[tauri::command]
pub(crate) async fn messaging_undo_leave(call: Call<UndoLeave>) -> Reply<UndoLeave> {
    call.signed_in(|session, command| async move { session.messaging()?.undo_leave(command).await })
        .await
}

#[tauri::command]
pub(crate) async fn messaging_watch_room(
    subscription: Subscription<WatchRoom>,
) -> Result<(), IpcError> {
    subscription
        .signed_in(|session, wanted| async move { session.messaging()?.watch_room(&wanted) })
        .await
}

#[tauri::command]
pub(crate) async fn messaging_watch_members(
    subscription: Subscription<WatchMembers>,
) -> Result<(), IpcError> {
    subscription
        .signed_in(|session, wanted| async move { session.messaging()?.watch_members(&wanted) })
        .await
}

#[tauri::command]
pub(crate) async fn messaging_accept_identity(call: Call<AcceptIdentity>) -> Reply<AcceptIdentity> {
    call.signed_in(
        |session, command| async move { session.messaging()?.accept_identity(command).await },
    )
    .await
}

#[tauri::command]
pub(crate) async fn messaging_watch_timeline(
    subscription: Subscription<WatchTimeline>,
) -> Result<(), IpcError> {
    subscription
        .signed_in(|session, wanted| async move { session.messaging()?.watch_timeline(&wanted) })
        .await
}

#[tauri::command]
pub(crate) async fn messaging_load_earlier(call: Call<LoadEarlier>) -> Reply<LoadEarlier> {
    call.signed_in(
        |session, command| async move { session.messaging()?.load_earlier(command).await },
    )
    .await
}

#[tauri::command]
pub(crate) async fn messaging_send_message(call: Call<SendMessage>) -> Reply<SendMessage> {
    call.signed_in(
        |session, command| async move { session.messaging()?.send_message(command).await },
    )
    .await
}

#[tauri::command]
pub(crate) async fn messaging_retry_message(call: Call<RetryMessage>) -> Reply<RetryMessage> {
    call.signed_in(
        |session, command| async move { session.messaging()?.retry_message(command).await },
    )
    .await
}

#[tauri::command]
pub(crate) async fn messaging_withdraw_message(
    call: Call<WithdrawMessage>,
) -> Reply<WithdrawMessage> {
    call.signed_in(|session, command| async move {
        session.messaging()?.withdraw_message(command).await
    })
    .await
}

#[tauri::command]
pub(crate) async fn messaging_mark_read(call: Call<MarkRead>) -> Reply<MarkRead> {
    call.signed_in(|session, command| async move { session.messaging()?.mark_read(command).await })
        .await
}

#[tauri::command]
pub(crate) async fn messaging_save_composer(call: Call<SaveComposer>) -> Reply<SaveComposer> {
    call.signed_in(
        |session, command| async move { session.messaging()?.save_composer(command).await },
    )
    .await
}

#[tauri::command]
pub(crate) async fn messaging_load_composer(call: Call<LoadComposer>) -> Reply<LoadComposer> {
    call.signed_in(
        |session, command| async move { session.messaging()?.load_composer(command).await },
    )
    .await
}

#[tauri::command]
pub(crate) async fn messaging_open_link(call: Call<OpenLink>) -> Reply<OpenLink> {
    call.signed_in(|_, command| async move {
        let address = check_link(&command.href)?;
        let opened = tokio::task::spawn_blocking(move || link::open(&address)).await;
        opened.ok().and_then(Result::ok).ok_or(MessagingError::LinkRefused.into())
    })
    .await
}
