//! About: the version, whom the app calls, and the notices of what it is made of.
//!
//! Part of the settings page. Invariant: the notices are offered only where they ship.

use leptos::{prelude::*, task::spawn_local};

use crate::{
    i18n::{fetch_text, t},
    shared::{Button, ButtonKind, Dialog, Show},
};

/// Where the build puts the notices, beside the page.
const NOTICES: &str = "notices.txt";

/// The part.
#[component]
pub(super) fn About() -> impl IntoView {
    let notices = RwSignal::new(None::<String>);
    let is_open = RwSignal::new(false);
    spawn_local(async move {
        let text = fetch_text(NOTICES).await;
        notices.try_set(text);
    });
    view! {
        <p data-testid="settings-version">{t::settings_about_version(env!("CARGO_PKG_VERSION"))}</p>
        <p class="second mt-1">{t::settings_about_calls()}</p>
        <Show when=move || notices.with(Option::is_some)>
            <div class="mt-3">
                <Button
                    testid="settings-notices"
                    kind=ButtonKind::Line
                    small=true
                    on_press=move || is_open.set(true)
                >
                    {t::settings_notices_show()}
                </Button>
            </div>
        </Show>
        <Dialog
            open=is_open
            title=Signal::derive(t::settings_notices_title)
            testid="settings-notices-dialog"
            class="dialog-wide"
        >
            <pre class="notices" lang="en" dir="ltr" tabindex="0">{move || notices.get()}</pre>
            <div class="flex justify-end mt-4">
                <Button
                    testid="settings-notices-close"
                    autofocus=true
                    on_press=move || is_open.set(false)
                >
                    {t::common_close()}
                </Button>
            </div>
        </Dialog>
    }
}
