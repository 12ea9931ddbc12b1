//! What a webview may do, beyond what Tauri lets us say.
//!
//! [`crate::windows`] calls [`settle`] for each new window. Invariant: the page has no tools, no
//! storage and no network features that it does not use, and input methods work in it.

use webkit2gtk::{
    CacheModel, ContextMenu, ContextMenuAction, ContextMenuExt as _, ContextMenuItemExt as _,
    CookieAcceptPolicy, CookieManagerExt as _, HardwareAccelerationPolicy, HitTestResult,
    HitTestResultExt as _, InputMethodContextExt as _, SettingsExt as _, WebContextExt as _,
    WebView, WebViewExt, WebsiteDataManagerExt as _,
};

use crate::{hide, process};

/// Sets up one webview. Runs on the main thread.
pub(crate) fn settle(webview: &WebView) {
    if let Some(settings) = WebViewExt::settings(webview) {
        settings.set_enable_developer_extras(false);
        settings.set_enable_dns_prefetching(false);
        settings.set_enable_html5_database(false);
        settings.set_enable_html5_local_storage(false);
        settings.set_enable_media_stream(false);
        settings.set_enable_page_cache(false);
        settings.set_enable_webaudio(false);
        settings.set_enable_webgl(false);
        settings.set_enable_webrtc(false);
        // Everything is text and flat drawings. Where there is no good graphics card, as on old computers, a
        // graphics card played by the processor paints all of the window anew for each letter: without it only
        // what has changed is painted, in a third of the time, with less memory. And the drivers that leave
        // windows empty are not asked.
        settings.set_hardware_acceleration_policy(HardwareAccelerationPolicy::Never);
    }
    if let Some(context) = webview.context() {
        // No cache on the disk, no cookies, no passwords: a page has nothing to keep.
        context.set_cache_model(CacheModel::DocumentViewer);
        if let Some(cookies) = context.cookie_manager() {
            cookies.set_accept_policy(CookieAcceptPolicy::Never);
        }
        if let Some(data) = context.website_data_manager() {
            data.set_persistent_credential_storage_enabled(false);
        }
    }
    // wry turns it off, and then no composition reaches the page (policy-drafting.md 4.3).
    if let Some(input) = webview.input_method_context() {
        input.set_enable_preedit(true);
    }
    webview.connect_context_menu(|_, menu, _, place| !keeps_menu(menu, place));
    webview.connect_web_process_terminated(|webview, reason| {
        if !process::is_ending() {
            tracing::warn!(?reason, "a page ended by itself and is loaded anew");
            webview.reload();
        }
    });
    hide::watch_compositions(webview);
}

/// Leaves only what helps to write: in a field, cut, copy, paste and select. Elsewhere there is no
/// menu, since reloading or saving a page means nothing here.
fn keeps_menu(menu: &ContextMenu, place: &HitTestResult) -> bool {
    use ContextMenuAction::{Copy, Cut, Delete, InputMethods, Paste, SelectAll};
    if !place.context_is_editable() {
        return false;
    }
    for item in menu.items() {
        if !matches!(item.stock_action(), Cut | Copy | Paste | Delete | SelectAll | InputMethods) {
            menu.remove(&item);
        }
    }
    true
}
