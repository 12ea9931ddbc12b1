//! Commands and streams of the library. But for sharing they need no account; those that only read what ships need no open
//! vault either.
//!
//! Called by the main window and, for what is read on the lock screen, by the lock window. Invariant: each is one call of
//! the core; an address is opened only after the core has found it in the library.

use larkspur_ipc::{
    IpcError,
    resources::{
        ChooseCountry, ChooseLanguage, ClearTraces, DropRecording, DropSigningKey, GetPack,
        ImportPack, Imported, KeepCertificate, KeepPlace, KeepResource, MakeSigningKey, NotePlace,
        OpenAddress, PauseNarration, PlayNarration, PlayRecording, PrintPage, Printed, RecordUnit,
        RemovePack, ResourcesError, SavePage, Saved, SetNarrationSpeed, SharePack, SharePage,
        StopNarration, StopRecording, TickTask, WatchContacts, WatchFound, WatchGlossary,
        WatchLibrary, WatchNarration, WatchPacks, WatchRecorder, WatchResource, WatchSigning,
    },
};

use crate::{
    call::{Call, Reply, Subscription},
    file_dialog, link,
    printing::{self, NotPrinted},
};

#[tauri::command]
pub(crate) async fn resources_watch_library(
    subscription: Subscription<WatchLibrary>,
) -> Result<(), IpcError> {
    subscription.reading(|reader, wanted| async move { reader.watch_library(wanted).await }).await
}

#[tauri::command]
pub(crate) async fn resources_watch_resource(
    subscription: Subscription<WatchResource>,
) -> Result<(), IpcError> {
    subscription.reading(|reader, wanted| async move { reader.watch_resource(wanted).await }).await
}

#[tauri::command]
pub(crate) async fn resources_watch_found(
    subscription: Subscription<WatchFound>,
) -> Result<(), IpcError> {
    subscription.reading(|reader, wanted| async move { reader.watch_found(wanted).await }).await
}

#[tauri::command]
pub(crate) async fn resources_watch_glossary(
    subscription: Subscription<WatchGlossary>,
) -> Result<(), IpcError> {
    subscription.reading(|reader, wanted| async move { reader.watch_glossary(wanted).await }).await
}

#[tauri::command]
pub(crate) async fn resources_watch_contacts(
    subscription: Subscription<WatchContacts>,
) -> Result<(), IpcError> {
    subscription.reading(|reader, wanted| async move { reader.watch_contacts(wanted).await }).await
}

#[tauri::command]
pub(crate) async fn resources_choose_country(call: Call<ChooseCountry>) -> Reply<ChooseCountry> {
    call.unlocked(
        |session, command| async move { session.resources().choose_country(command).await },
    )
    .await
}

#[tauri::command]
pub(crate) async fn resources_choose_language(call: Call<ChooseLanguage>) -> Reply<ChooseLanguage> {
    call.unlocked(
        |session, command| async move { session.resources().choose_language(command).await },
    )
    .await
}

#[tauri::command]
pub(crate) async fn resources_keep_resource(call: Call<KeepResource>) -> Reply<KeepResource> {
    call.unlocked(
        |session, command| async move { session.resources().keep_resource(command).await },
    )
    .await
}

#[tauri::command]
pub(crate) async fn resources_tick_task(call: Call<TickTask>) -> Reply<TickTask> {
    call.unlocked(|session, command| async move { session.resources().tick_task(command).await })
        .await
}

#[tauri::command]
pub(crate) async fn resources_keep_place(call: Call<KeepPlace>) -> Reply<KeepPlace> {
    call.unlocked(|session, command| async move { session.resources().keep_place(command).await })
        .await
}

#[tauri::command]
pub(crate) async fn resources_note_place(call: Call<NotePlace>) -> Reply<NotePlace> {
    call.unlocked(|session, command| async move { session.resources().note_place(command).await })
        .await
}

#[tauri::command]
pub(crate) async fn resources_clear_traces(call: Call<ClearTraces>) -> Reply<ClearTraces> {
    call.unlocked(|session, command| async move { session.resources().clear_traces(command).await })
        .await
}

#[tauri::command]
pub(crate) async fn resources_watch_packs(
    subscription: Subscription<WatchPacks>,
) -> Result<(), IpcError> {
    subscription
        .unlocked(|session, _, wanted| async move { session.resources().watch_packs(wanted).await })
        .await
}

#[tauri::command]
pub(crate) async fn resources_import_pack(call: Call<ImportPack>) -> Reply<ImportPack> {
    call.unlocked_on_desktop(|session, app, ImportPack {}| async move {
        let Some(path) = file_dialog::ask_what_to_open(&app).await else {
            return Ok(Imported::Nothing);
        };
        session.resources().import_pack(&path).await
    })
    .await
}

#[tauri::command]
pub(crate) async fn resources_remove_pack(call: Call<RemovePack>) -> Reply<RemovePack> {
    call.unlocked(|session, command| async move { session.resources().remove_pack(command).await })
        .await
}

#[tauri::command]
pub(crate) async fn resources_watch_signing(
    subscription: Subscription<WatchSigning>,
) -> Result<(), IpcError> {
    subscription
        .unlocked(
            |session, _, wanted| async move { session.resources().watch_signing(wanted).await },
        )
        .await
}

#[tauri::command]
pub(crate) async fn resources_make_signing_key(
    call: Call<MakeSigningKey>,
) -> Reply<MakeSigningKey> {
    call.unlocked(
        |session, command| async move { session.resources().make_signing_key(command).await },
    )
    .await
}

#[tauri::command]
pub(crate) async fn resources_keep_certificate(
    call: Call<KeepCertificate>,
) -> Reply<KeepCertificate> {
    call.unlocked(
        |session, command| async move { session.resources().keep_certificate(command).await },
    )
    .await
}

#[tauri::command]
pub(crate) async fn resources_drop_signing_key(
    call: Call<DropSigningKey>,
) -> Reply<DropSigningKey> {
    call.unlocked(
        |session, command| async move { session.resources().drop_signing_key(command).await },
    )
    .await
}

#[tauri::command]
pub(crate) async fn resources_watch_narration(
    subscription: Subscription<WatchNarration>,
) -> Result<(), IpcError> {
    subscription
        .unlocked(|session, _, wanted| async move {
            session.resources().narrator().watch_narration(wanted).await
        })
        .await
}

#[tauri::command]
pub(crate) async fn resources_play_narration(call: Call<PlayNarration>) -> Reply<PlayNarration> {
    call.unlocked(|session, command| async move {
        session.resources().narrator().play_narration(command).await
    })
    .await
}

#[tauri::command]
pub(crate) async fn resources_pause_narration(call: Call<PauseNarration>) -> Reply<PauseNarration> {
    call.unlocked(|session, command| async move {
        session.resources().narrator().pause_narration(command).await
    })
    .await
}

#[tauri::command]
pub(crate) async fn resources_stop_narration(call: Call<StopNarration>) -> Reply<StopNarration> {
    call.unlocked(|session, command| async move {
        session.resources().narrator().stop_narration(command).await
    })
    .await
}

#[tauri::command]
pub(crate) async fn resources_set_narration_speed(
    call: Call<SetNarrationSpeed>,
) -> Reply<SetNarrationSpeed> {
    call.unlocked(|session, command| async move {
        session.resources().narrator().set_narration_speed(command).await
    })
    .await
}

#[tauri::command]
pub(crate) async fn resources_watch_recorder(
    subscription: Subscription<WatchRecorder>,
) -> Result<(), IpcError> {
    subscription
        .unlocked(|session, _, wanted| async move {
            session.resources().narrator().watch_recorder(wanted).await
        })
        .await
}

#[tauri::command]
pub(crate) async fn resources_record_unit(call: Call<RecordUnit>) -> Reply<RecordUnit> {
    call.unlocked(|session, command| async move {
        session.resources().narrator().record_unit(command).await
    })
    .await
}

#[tauri::command]
pub(crate) async fn resources_stop_recording(call: Call<StopRecording>) -> Reply<StopRecording> {
    call.unlocked(|session, command| async move {
        session.resources().narrator().stop_recording(command).await
    })
    .await
}

#[tauri::command]
pub(crate) async fn resources_play_recording(call: Call<PlayRecording>) -> Reply<PlayRecording> {
    call.unlocked(|session, command| async move {
        session.resources().narrator().play_recording(command).await
    })
    .await
}

#[tauri::command]
pub(crate) async fn resources_drop_recording(call: Call<DropRecording>) -> Reply<DropRecording> {
    call.unlocked(|session, command| async move {
        session.resources().narrator().drop_recording(command).await
    })
    .await
}

#[tauri::command]
pub(crate) async fn resources_save_page(call: Call<SavePage>) -> Reply<SavePage> {
    call.unlocked_on_desktop(|session, app, command| async move {
        let name = file_dialog::named(&command.name, "pdf");
        // First, so that nobody chooses a place for what cannot be made.
        let page = session.resources().page_as_pdf(command).await?;
        let Some(path) = file_dialog::ask_where_to_save(&app, name).await else {
            return Ok(Saved::Nothing);
        };
        let saved = tokio::task::spawn_blocking(move || file_dialog::write(&path, &page)).await;
        saved.ok().and_then(Result::ok).ok_or(ResourcesError::FileNotWritten)?;
        Ok(Saved::Saved)
    })
    .await
}

#[tauri::command]
pub(crate) async fn resources_print_page(call: Call<PrintPage>) -> Reply<PrintPage> {
    call.unlocked_on_desktop(|session, app, command| async move {
        let name = printing::job_name(&command.name);
        let sheets = session.resources().page_as_drawings(command).await?;
        match printing::print(&app, sheets, name).await {
            Ok(true) => Ok(Printed::Printed),
            Ok(false) => Ok(Printed::Nothing),
            Err(NotPrinted) => Err(ResourcesError::NotPrinted.into()),
        }
    })
    .await
}

#[tauri::command]
pub(crate) async fn resources_share_page(call: Call<SharePage>) -> Reply<SharePage> {
    call.signed_in(|session, command| async move { session.share_page(command).await }).await
}

#[tauri::command]
pub(crate) async fn resources_share_pack(call: Call<SharePack>) -> Reply<SharePack> {
    call.signed_in(|session, command| async move { session.share_pack(command).await }).await
}

#[tauri::command]
pub(crate) async fn resources_get_pack(call: Call<GetPack>) -> Reply<GetPack> {
    call.signed_in(|session, command| async move { session.get_pack(command).await }).await
}

#[tauri::command]
pub(crate) async fn resources_open_address(call: Call<OpenAddress>) -> Reply<OpenAddress> {
    call.unlocked(|session, command| async move {
        let address = session.resources().check_address(&command).await?;
        let opened = tokio::task::spawn_blocking(move || link::open(&address)).await;
        opened.ok().and_then(Result::ok).ok_or(ResourcesError::NoBrowser.into())
    })
    .await
}
