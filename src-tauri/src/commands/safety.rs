//! Commands and streams of safety: the vault, the lock, Hide now.
//!
//! Called by the windows. Invariant: hiding and locking never wait for a thread of the runtime.

use crate::{
    call::{Call, Reply, Subscription},
    hide,
    locking::{self, Afterwards},
};
use larkspur_ipc::{
    IpcError,
    safety::{
        ChangePassphrase, CloseApp, CreateVault, EraseVault, EstimatePassphrase, HideNow,
        LockVault, NoteActivity, SuggestPassphrase, UnlockVault, WatchHideProgress, WatchRest,
        WatchVault,
    },
};

#[tauri::command]
pub(crate) async fn safety_watch_vault(
    subscription: Subscription<WatchVault>,
) -> Result<(), IpcError> {
    subscription.public(|state, WatchVault {}| state.device().safety().watch_vault()).await
}

#[tauri::command]
pub(crate) async fn safety_suggest_passphrase(
    call: Call<SuggestPassphrase>,
) -> Reply<SuggestPassphrase> {
    call.public(|state, _, SuggestPassphrase {}| async move {
        state.device().safety().suggest_passphrase()
    })
    .await
}

#[tauri::command]
pub(crate) async fn safety_estimate_passphrase(
    call: Call<EstimatePassphrase>,
) -> Reply<EstimatePassphrase> {
    call.public(|state, _, command| async move {
        Ok(state.device().safety().estimate_passphrase(&command))
    })
    .await
}

#[tauri::command]
pub(crate) async fn safety_create_vault(call: Call<CreateVault>) -> Reply<CreateVault> {
    call.public(|state, _, command| async move { state.device().create_vault(command).await }).await
}

#[tauri::command]
pub(crate) async fn safety_unlock_vault(call: Call<UnlockVault>) -> Reply<UnlockVault> {
    call.public(
        |state, _, command| async move { state.device().safety().unlock_vault(command).await },
    )
    .await
}

// Not `async`: these three run on the main thread, so that a busy runtime cannot hold them up.

#[tauri::command]
pub(crate) fn safety_lock_vault(call: Call<LockVault>) {
    call.at_once(|_, app, LockVault {}| locking::lock(app, Afterwards::ShowLock));
}

#[tauri::command]
pub(crate) fn safety_hide_now(call: Call<HideNow>) {
    call.at_once(|_, app, HideNow {}| hide::hide_now(app));
}

#[tauri::command]
pub(crate) fn safety_close_app(call: Call<CloseApp>) {
    call.at_once(|_, app, CloseApp {}| locking::end(app));
}

#[tauri::command]
pub(crate) async fn safety_change_passphrase(
    call: Call<ChangePassphrase>,
) -> Reply<ChangePassphrase> {
    call.unlocked_on_device(|state, command| async move {
        state.device().safety().change_passphrase(command).await
    })
    .await
}

#[tauri::command]
pub(crate) async fn safety_erase_vault(call: Call<EraseVault>) -> Reply<EraseVault> {
    call.public(
        |state, _, command| async move { state.device().safety().erase_vault(command).await },
    )
    .await
}

#[tauri::command]
pub(crate) async fn safety_note_activity(call: Call<NoteActivity>) -> Reply<NoteActivity> {
    call.unlocked_on_device(|state, NoteActivity {}| async move {
        state.device().safety().note_activity();
        Ok(())
    })
    .await
}

#[tauri::command]
pub(crate) async fn safety_watch_rest(
    subscription: Subscription<WatchRest>,
) -> Result<(), IpcError> {
    subscription
        .unlocked(|_, state, WatchRest {}| async move { Ok(state.device().safety().watch_rest()) })
        .await
}

#[tauri::command]
pub(crate) async fn safety_watch_hide_progress(
    subscription: Subscription<WatchHideProgress>,
) -> Result<(), IpcError> {
    subscription.public(|state, WatchHideProgress {}| state.watch_hide_progress()).await
}
