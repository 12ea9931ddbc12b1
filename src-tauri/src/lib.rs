//! The desktop shell: windows, commands and streams over `larkspur-core`.
//!
//! `main` calls [`run`], the composition root. Only this crate knows Tauri and GTK; it holds no
//! rule about accounts or conversations. Invariant: every command of `larkspur-ipc` stands in the
//! one list of handlers below, and reaches the core through [`call`] only.

// The SDK's futures nest deeper than the compiler's default for one query.
#![recursion_limit = "256"]

mod arguments;
mod call;
mod clipboard;
mod commands;
#[cfg(feature = "e2e")]
mod faults;
mod file_dialog;
mod forward;
mod hide;
mod link;
mod locking;
pub mod log;
mod printing;
pub mod process;
#[cfg(test)]
mod reach_tests;
mod shift_taps;
mod single_instance;
mod state;
mod webview;
mod windows;

use std::{
    io,
    path::PathBuf,
    process::ExitCode,
    sync::{Arc, atomic::Ordering},
};

use futures_util::StreamExt as _;
use gtk::glib;
use larkspur_core::{Device, DeviceConfig};
use tauri::{AppHandle, Manager as _, RunEvent, ipc::Invoke};

pub use crate::arguments::{Arguments, UnknownArgument};
use crate::{
    single_instance::{Claim, Start},
    state::AppState,
};

/// The app's folder below the system's places for data and for caches.
const FOLDER: &str = "larkspur";

/// Opens the app and runs it until it ends, or raises the one that runs already.
#[must_use]
pub fn run(arguments: &Arguments) -> ExitCode {
    match start(arguments) {
        Ok(()) => ExitCode::SUCCESS,
        Err(Fault::Folder(error)) => {
            tracing::error!(kind = %error.kind(), "the data folder cannot be used");
            ExitCode::FAILURE
        }
        Err(Fault::Device) => {
            tracing::error!("what the data folder holds cannot be opened");
            ExitCode::FAILURE
        }
        Err(Fault::Window(error)) => {
            tracing::error!(%error, "no window can be opened");
            ExitCode::FAILURE
        }
    }
}

/// Why the app did not start. There is no window yet that could say it.
enum Fault {
    Folder(io::Error),
    Device,
    Window(tauri::Error),
}

fn start(arguments: &Arguments) -> Result<(), Fault> {
    let folders = folders(arguments).map_err(Fault::Folder)?;
    let claim = match single_instance::claim(&folders.data_dir).map_err(Fault::Folder)? {
        Start::First(claim) => claim,
        Start::Raised => return Ok(()),
    };
    let runtime = larkspur_core::runtime::build(FOLDER).map_err(Fault::Folder)?;
    tauri::async_runtime::set(runtime.handle().clone());
    // The core starts its tasks in the runtime that it finds around it.
    let _inside = runtime.enter();
    let webview_folder = windows::webview_home(&folders.data_dir);
    #[cfg(feature = "e2e")]
    let folders = faults::adjust(folders);
    let device = Device::open(folders).map_err(|_| Fault::Device)?;
    let state = Arc::new(AppState::new(device, arguments.is_hidden));
    let app = tauri::Builder::default()
        .manage(state)
        .invoke_handler(handlers())
        .setup(move |app| {
            hide::watch_keys(app.handle());
            start_tasks(app.handle(), claim, webview_folder);
            Ok(())
        })
        .build(tauri::generate_context!())
        .map_err(Fault::Window)?;
    app.run(|_, event| {
        // Between two windows there is none for a moment; only `exit` with a code ends the app.
        if let RunEvent::ExitRequested { api, code: None, .. } = event {
            api.prevent_exit();
        }
    });
    Ok(())
}

/// Who answers each command and stream.
#[expect(clippy::too_many_lines, reason = "a list with a line for each command")]
fn handlers() -> impl Fn(Invoke) -> bool + Send + Sync + 'static {
    tauri::generate_handler![
        commands::account::account_watch_account,
        commands::account::account_sign_in,
        commands::account::account_create_recovery_key,
        commands::account::account_confirm_recovery_key,
        commands::account::account_copy_recovery_key,
        commands::account::account_save_recovery_key,
        commands::account::account_put_off_recovery_key,
        commands::account::account_enter_recovery_key,
        commands::account::account_reset_identity,
        commands::account::account_sign_out,
        commands::messaging::messaging_watch_connection,
        commands::messaging::messaging_watch_rooms,
        commands::messaging::messaging_create_circle,
        commands::messaging::messaging_create_library_room,
        commands::messaging::messaging_create_direct,
        commands::messaging::messaging_invite_member,
        commands::messaging::messaging_accept_invitation,
        commands::messaging::messaging_decline_invitation,
        commands::messaging::messaging_leave_room,
        commands::messaging::messaging_undo_leave,
        commands::messaging::messaging_watch_room,
        commands::messaging::messaging_watch_members,
        commands::messaging::messaging_accept_identity,
        commands::messaging::messaging_watch_timeline,
        commands::messaging::messaging_load_earlier,
        commands::messaging::messaging_send_message,
        commands::messaging::messaging_retry_message,
        commands::messaging::messaging_withdraw_message,
        commands::messaging::messaging_mark_read,
        commands::messaging::messaging_save_composer,
        commands::messaging::messaging_load_composer,
        commands::messaging::messaging_open_link,
        commands::advice::advice_watch_board,
        commands::advice::advice_watch_draft,
        commands::advice::advice_begin_draft,
        commands::advice::advice_invite_writer,
        commands::advice::advice_change_text,
        commands::advice::advice_watch_versions,
        commands::advice::advice_keep_version,
        commands::advice::advice_read_version,
        commands::advice::advice_restore_version,
        commands::proposals::proposals_watch_writings,
        commands::proposals::proposals_watch_writing,
        commands::proposals::proposals_begin_writing,
        commands::proposals::proposals_write_unit,
        commands::proposals::proposals_mark_fitting,
        commands::proposals::proposals_drop_gone,
        commands::proposals::proposals_drop_writing,
        commands::proposals::proposals_propose,
        commands::proposals::proposals_watch_proposals,
        commands::proposals::proposals_watch_proposal,
        commands::proposals::proposals_review_proposal,
        commands::proposals::proposals_keep_review,
        commands::proposals::proposals_load_review,
        commands::proposals::proposals_withdraw_proposal,
        commands::proposals::proposals_take_up_proposal,
        commands::proposals::proposals_begin_revision,
        commands::proposals::proposals_watch_pages,
        commands::proposals::proposals_watch_page,
        commands::proposals::proposals_begin_page,
        commands::proposals::proposals_begin_edit,
        commands::proposals::proposals_write_page_unit,
        commands::proposals::proposals_shape_page,
        commands::proposals::proposals_take_over,
        commands::proposals::proposals_drop_page,
        commands::proposals::proposals_propose_page,
        commands::resources::resources_watch_library,
        commands::resources::resources_watch_resource,
        commands::resources::resources_watch_found,
        commands::resources::resources_watch_glossary,
        commands::resources::resources_watch_contacts,
        commands::resources::resources_choose_country,
        commands::resources::resources_choose_language,
        commands::resources::resources_keep_resource,
        commands::resources::resources_tick_task,
        commands::resources::resources_keep_place,
        commands::resources::resources_note_place,
        commands::resources::resources_clear_traces,
        commands::resources::resources_watch_packs,
        commands::resources::resources_import_pack,
        commands::resources::resources_remove_pack,
        commands::resources::resources_watch_signing,
        commands::resources::resources_make_signing_key,
        commands::resources::resources_keep_certificate,
        commands::resources::resources_drop_signing_key,
        commands::resources::resources_watch_narration,
        commands::resources::resources_play_narration,
        commands::resources::resources_pause_narration,
        commands::resources::resources_stop_narration,
        commands::resources::resources_set_narration_speed,
        commands::resources::resources_watch_recorder,
        commands::resources::resources_record_unit,
        commands::resources::resources_stop_recording,
        commands::resources::resources_play_recording,
        commands::resources::resources_drop_recording,
        commands::resources::resources_save_page,
        commands::resources::resources_print_page,
        commands::resources::resources_share_page,
        commands::resources::resources_share_pack,
        commands::resources::resources_get_pack,
        commands::resources::resources_open_address,
        commands::safety::safety_watch_vault,
        commands::safety::safety_suggest_passphrase,
        commands::safety::safety_estimate_passphrase,
        commands::safety::safety_create_vault,
        commands::safety::safety_unlock_vault,
        commands::safety::safety_lock_vault,
        commands::safety::safety_hide_now,
        commands::safety::safety_close_app,
        commands::safety::safety_change_passphrase,
        commands::safety::safety_erase_vault,
        commands::safety::safety_note_activity,
        commands::safety::safety_watch_rest,
        commands::safety::safety_watch_hide_progress,
        commands::settings::settings_watch_preferences,
        commands::settings::settings_set_language,
        commands::settings::settings_set_appearance,
        commands::settings::settings_set_text_size,
        commands::settings::settings_set_hide_by_shift,
        commands::settings::settings_set_read_while_locked,
        commands::settings::settings_note_shown,
        commands::settings::settings_stop_stream,
    ]
}

/// Where everything is kept: below `--data-dir` if it is given, else in the system's places.
fn folders(arguments: &Arguments) -> io::Result<DeviceConfig> {
    let (data_dir, cache_dir) = if let Some(chosen) = &arguments.data_dir {
        let data_dir = std::path::absolute(chosen)?;
        let cache_dir = data_dir.join("cache");
        (data_dir, cache_dir)
    } else {
        (glib::user_data_dir().join(FOLDER), glib::user_cache_dir().join(FOLDER))
    };
    Ok(DeviceConfig::new(data_dir, cache_dir))
}

/// What runs beside the windows while the process lives.
fn start_tasks(app: &AppHandle, claim: Claim, webview_folder: PathBuf) {
    let handle = app.clone();
    tauri::async_runtime::spawn(async move {
        let raised = claim.answer(|| {
            let app = handle.clone();
            if handle.run_on_main_thread(move || hide::raise(&app)).is_err() {
                tracing::warn!("the window did not come to the front");
            }
        });
        if raised.await.is_err() {
            tracing::error!("a second start will not be noticed");
        }
    });
    #[cfg(feature = "e2e")]
    tauri::async_runtime::spawn(faults::follow(app.clone()));
    tauri::async_runtime::spawn(follow_preferences(app.clone()));
    tauri::async_runtime::spawn(locking::watch_held(app.clone()));
    tauri::async_runtime::spawn(windows::follow_vault(app.clone(), webview_folder));
}

/// Keeps what the keyboard needs to know where GTK can read it without waiting.
async fn follow_preferences(app: AppHandle) {
    let state = Arc::clone(&app.state::<Arc<AppState>>());
    let mut preferences = std::pin::pin!(state.device().settings().watch_preferences());
    while let Some(now) = preferences.next().await {
        state.hides_by_shift.store(now.hides_by_shift, Ordering::SeqCst);
    }
}
