//! Commands and streams of policy drafts. All need a signed-in account.
//!
//! Called by the main window. Invariant: each is one call of the core.

use larkspur_ipc::{
    IpcError,
    advice::{
        BeginDraft, ChangeText, InviteWriter, KeepVersion, ReadVersion, RestoreVersion, WatchBoard,
        WatchDraft, WatchVersions,
    },
};

use crate::call::{Call, Reply, Subscription};

#[tauri::command]
pub(crate) async fn advice_watch_board(
    subscription: Subscription<WatchBoard>,
) -> Result<(), IpcError> {
    subscription
        .signed_in(|session, WatchBoard {}| async move {
            Ok(session.advice().watch_board(session.messaging()?))
        })
        .await
}

#[tauri::command]
pub(crate) async fn advice_watch_draft(
    subscription: Subscription<WatchDraft>,
) -> Result<(), IpcError> {
    subscription
        .signed_in(|session, wanted| async move {
            session.advice().watch_draft(&*session.messaging()?, wanted).await
        })
        .await
}

#[tauri::command]
pub(crate) async fn advice_begin_draft(call: Call<BeginDraft>) -> Reply<BeginDraft> {
    call.signed_in(|session, command| async move {
        session.advice().begin_draft(&*session.messaging()?, command).await
    })
    .await
}

#[tauri::command]
pub(crate) async fn advice_invite_writer(call: Call<InviteWriter>) -> Reply<InviteWriter> {
    call.signed_in(|session, command| async move {
        session.advice().invite_writer(&*session.messaging()?, command).await
    })
    .await
}

#[tauri::command]
pub(crate) async fn advice_change_text(call: Call<ChangeText>) -> Reply<ChangeText> {
    call.signed_in(|session, command| async move {
        session.advice().change_text(&*session.messaging()?, command).await
    })
    .await
}

#[tauri::command]
pub(crate) async fn advice_watch_versions(
    subscription: Subscription<WatchVersions>,
) -> Result<(), IpcError> {
    subscription
        .signed_in(|session, wanted| async move {
            session.advice().watch_versions(&*session.messaging()?, wanted).await
        })
        .await
}

#[tauri::command]
pub(crate) async fn advice_keep_version(call: Call<KeepVersion>) -> Reply<KeepVersion> {
    call.signed_in(|session, command| async move {
        session.advice().keep_version(&*session.messaging()?, command).await
    })
    .await
}

#[tauri::command]
pub(crate) async fn advice_read_version(call: Call<ReadVersion>) -> Reply<ReadVersion> {
    call.signed_in(|session, command| async move {
        session.advice().read_version(&*session.messaging()?, command).await
    })
    .await
}

#[tauri::command]
pub(crate) async fn advice_restore_version(call: Call<RestoreVersion>) -> Reply<RestoreVersion> {
    call.signed_in(|session, command| async move {
        session.advice().restore_version(&*session.messaging()?, command).await
    })
    .await
}
