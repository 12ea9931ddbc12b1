//! Commands and streams of the library. But for sharing they need no account; those that only read what ships need no open
//! vault either.
//!
//! Called by the main window and, for what is read on the lock screen, by the lock window. Invariant: each is one call of
//! the core; an address is opened only after the core has found it in the library.

use larkspur_ipc::{
    IpcError,
    resources::{
        ChooseCountry, ChooseLanguage, ClearTraces, DropSigningKey, GetPack, ImportPack, Imported,
        KeepCertificate, KeepPlace, KeepResource, MakeSigningKey, NotePlace, OpenAddress,
        PrintPage, Printed, RemovePack, ResourcesError, SavePage, Saved, SharePack, SharePage, TickTask, WatchContacts,
        WatchFound, WatchGlossary, WatchLibrary, WatchPacks, WatchResource, WatchSigning,
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
