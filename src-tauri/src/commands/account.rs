//! Commands and streams of account: sign-in and the recovery key.
//!
//! Called by the windows. Invariant: each is one call of the core.

use larkspur_ipc::{
    IpcError,
    account::{
        AccountError, ConfirmRecoveryKey, CopyRecoveryKey, CreateRecoveryKey, EnterRecoveryKey,
        PutOffRecoveryKey, ResetIdentity, SaveRecoveryKey, SignIn, SignOut, WatchAccount,
    },
};

use crate::{
    call::{Call, Reply, Subscription},
    file_dialog,
};

#[tauri::command]
pub(crate) async fn account_watch_account(
    subscription: Subscription<WatchAccount>,
) -> Result<(), IpcError> {
    subscription
        .unlocked(
            |session, _, WatchAccount {}| async move { Ok(session.account().watch_account()) },
        )
        .await
}

#[tauri::command]
pub(crate) async fn account_sign_in(call: Call<SignIn>) -> Reply<SignIn> {
    call.unlocked(|session, command| async move { session.account().sign_in(command).await }).await
}

#[tauri::command]
pub(crate) async fn account_create_recovery_key(
    call: Call<CreateRecoveryKey>,
) -> Reply<CreateRecoveryKey> {
    call.signed_in(|session, CreateRecoveryKey {}| async move {
        session.account().create_recovery_key().await
    })
    .await
}

#[tauri::command]
pub(crate) async fn account_confirm_recovery_key(
    call: Call<ConfirmRecoveryKey>,
) -> Reply<ConfirmRecoveryKey> {
    call.signed_in(|session, command| async move {
        session.account().confirm_recovery_key(command).await
    })
    .await
}

#[tauri::command]
pub(crate) async fn account_copy_recovery_key(
    call: Call<CopyRecoveryKey>,
) -> Reply<CopyRecoveryKey> {
    call.signed_in_on_desktop(|session, state, _, CopyRecoveryKey {}| async move {
        let key = session.account().waiting_recovery_key()?;
        let copied = tokio::task::spawn_blocking(move || state.clipboard.copy(&key)).await;
        copied.ok().and_then(Result::ok).ok_or(AccountError::NotSaved.into())
    })
    .await
}

#[tauri::command]
pub(crate) async fn account_save_recovery_key(
    call: Call<SaveRecoveryKey>,
) -> Reply<SaveRecoveryKey> {
    call.signed_in_on_desktop(|session, _, app, SaveRecoveryKey {}| async move {
        let mut key = session.account().waiting_recovery_key()?;
        key.push('\n');
        let name = file_dialog::NEUTRAL_NAME.to_owned();
        let Some(path) = file_dialog::ask_where_to_save(&app, name).await else {
            return Ok(false);
        };
        let write = move || file_dialog::write(&path, key.as_bytes());
        let saved = tokio::task::spawn_blocking(write).await;
        saved.ok().and_then(Result::ok).ok_or(AccountError::NotSaved)?;
        Ok(true)
    })
    .await
}

#[tauri::command]
pub(crate) async fn account_put_off_recovery_key(
    call: Call<PutOffRecoveryKey>,
) -> Reply<PutOffRecoveryKey> {
    call.signed_in(|session, PutOffRecoveryKey {}| async move {
        session.account().put_off_recovery_key().await
    })
    .await
}

#[tauri::command]
pub(crate) async fn account_enter_recovery_key(
    call: Call<EnterRecoveryKey>,
) -> Reply<EnterRecoveryKey> {
    call.signed_in(
        |session, command| async move { session.account().enter_recovery_key(command).await },
    )
    .await
}

#[tauri::command]
pub(crate) async fn account_reset_identity(call: Call<ResetIdentity>) -> Reply<ResetIdentity> {
    call.signed_in(
        |session, command| async move { session.account().reset_identity(command).await },
    )
    .await
}

#[tauri::command]
pub(crate) async fn account_sign_out(call: Call<SignOut>) -> Reply<SignOut> {
    call.ending_account(|session, SignOut {}| async move { session.sign_out().await }).await
}
