//! Help: what Hide now does and does not do, and the keyboard map.
//!
//! A page of the main window, and a dialog in the first run. Invariant: the map is the table that
//! the window listens to.

use leptos::prelude::*;

use crate::{
    i18n::t,
    shared::{
        Button, Dialog, PageSheet,
        ids::unique_id,
        shortcuts::{SHORTCUTS, Shortcut},
    },
};

/// The page.
#[component]
pub fn HelpPage() -> impl IntoView {
    view! {
        <PageSheet testid="settings-help-page" title=t::settings_help_title()>
            <HelpBody/>
        </PageSheet>
    }
}

/// The same in a dialog, where there is no page to leave.
#[component]
pub fn HelpDialog(
    /// Whether it is open.
    open: RwSignal<bool>,
) -> impl IntoView {
    view! {
        <Dialog
            open=open
            title=Signal::derive(t::settings_help_title)
            testid="settings-help-dialog"
            class="dialog-wide"
        >
            <HelpBody/>
            <div class="flex justify-end mt-5">
                <Button
                    testid="settings-help-close"
                    autofocus=true
                    on_press=move || open.set(false)
                >
                    {t::common_close()}
                </Button>
            </div>
        </Dialog>
    }
}

#[component]
fn HelpBody() -> impl IntoView {
    view! {
        <section class="page-part">
            <h2 class="h-small">{t::settings_help_hide()}</h2>
            <div>
                <p>{t::settings_help_hide_does()}</p>
                <p class="mt-1">{t::settings_help_hide_kept()}</p>
                <p class="mt-1">{t::settings_hide_explained()}</p>
                <p class="mt-1">{t::settings_hide_off()}</p>
            </div>
        </section>
        <section class="page-part">
            <h2 class="h-small">{t::settings_help_hide_not_title()}</h2>
            <div>
                <p>{t::settings_help_hide_not_erase()}</p>
                <p class="mt-1">{t::settings_help_hide_not_watch()}</p>
                <p class="mt-1">{t::settings_help_hide_not_copies()}</p>
            </div>
        </section>
        <section class="page-part">
            <h2 class="h-small">{t::settings_help_sticky_title()}</h2>
            <p>{t::settings_hide_sticky()}</p>
        </section>
        <KeyboardMap/>
    }
}

#[component]
fn KeyboardMap() -> impl IntoView {
    let title_id = unique_id("keys");
    view! {
        <section class="page-part">
            <h2 class="h-small" id=title_id.clone()>{t::settings_help_keys()}</h2>
            <table class="keys" aria-labelledby=title_id data-testid="settings-help-keys">
                <thead class="sr-only">
                    <tr>
                        <th scope="col">{t::settings_help_keys_which()}</th>
                        <th scope="col">{t::settings_help_keys_what()}</th>
                    </tr>
                </thead>
                <tbody>
                    {SHORTCUTS.iter().map(|row| view! { <KeyRow row=row/> }).collect_view()}
                </tbody>
            </table>
        </section>
    }
}

#[component]
fn KeyRow(row: &'static Shortcut) -> impl IntoView {
    view! {
        <tr>
            <td>
                <span class="inline-flex flex-wrap gap-1" dir="ltr">
                    {row
                        .keys()
                        .into_iter()
                        .map(|(shown, said)| {
                            view! {
                                <kbd class="kbd key">
                                    <span aria-hidden=said.is_some().then_some("true")>{shown}</span>
                                    {said.map(|said| view! { <span class="sr-only">{said}</span> })}
                                </kbd>
                            }
                        })
                        .collect_view()}
                </span>
            </td>
            <td>{row.words()}</td>
        </tr>
    }
}
