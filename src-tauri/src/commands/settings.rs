//! Commands and streams of settings: preferences, and ending a stream.
//!
//! Called by the windows. Invariant: each is one call of the core, but for what the shell itself must know.

use larkspur_ipc::{
    IpcError,
    settings::{
        NoteShown, SetAppearance, SetHideByShift, SetLanguage, SetReadWhileLocked, SetTextSize,
        WatchPreferences,
    },
};

use crate::call::{Call, Reply, Stop, Subscription};

#[tauri::command]
pub(crate) async fn settings_watch_preferences(
    subscription: Subscription<WatchPreferences>,
) -> Result<(), IpcError> {
    subscription
        .public(|state, WatchPreferences {}| state.device().settings().watch_preferences())
        .await
}

#[tauri::command]
pub(crate) async fn settings_set_language(call: Call<SetLanguage>) -> Reply<SetLanguage> {
    call.public(
        |state, _, command| async move { state.device().settings().set_language(command).await },
    )
    .await
}

#[tauri::command]
pub(crate) async fn settings_set_appearance(call: Call<SetAppearance>) -> Reply<SetAppearance> {
    call.unlocked_on_device(|state, command| async move {
        state.device().settings().set_appearance(command).await
    })
    .await
}

#[tauri::command]
pub(crate) async fn settings_set_text_size(call: Call<SetTextSize>) -> Reply<SetTextSize> {
    call.unlocked_on_device(|state, command| async move {
        state.device().settings().set_text_size(command).await
    })
    .await
}

#[tauri::command]
pub(crate) async fn settings_set_hide_by_shift(
    call: Call<SetHideByShift>,
) -> Reply<SetHideByShift> {
    call.unlocked_on_device(|state, command| async move {
        state.device().settings().set_hide_by_shift(command).await
    })
    .await
}

#[tauri::command]
pub(crate) async fn settings_set_read_while_locked(
    call: Call<SetReadWhileLocked>,
) -> Reply<SetReadWhileLocked> {
    call.unlocked_on_device(|state, command| async move {
        state.device().settings().set_read_while_locked(command).await
    })
    .await
}

#[tauri::command]
pub(crate) async fn settings_note_shown(call: Call<NoteShown>) -> Reply<NoteShown> {
    call.public(|state, _, NoteShown {}| async move {
        state.note_shown();
        Ok(())
    })
    .await
}

#[tauri::command]
pub(crate) fn settings_stop_stream(stop: Stop) {
    stop.at_once();
}
