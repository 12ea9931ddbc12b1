//! The settings page: what each part is called stands in the margin, what can be set beside it.
//!
//! Shown by the frame. Invariant: a change holds at once; there is no "Save".

use larkspur_ipc::settings::{Appearance, TEXT_SIZES};
use leptos::prelude::*;

use super::{
    about::About,
    language_choice::LanguageChoice,
    state::{
        choose_appearance, choose_hide_by_shift, choose_read_while_locked, choose_text_size,
        use_preferences,
    },
};
use crate::{
    features::{
        account::KeysSettings,
        safety::{ChangePassphraseDialog, lock_now},
    },
    i18n::{self, Text, t},
    shared::{Button, ButtonKind, Icon, PageSheet, focus},
    shell::{Page, use_page},
};

/// By how much the text grows with one press, in percent.
const STEP: u16 = 10;

/// The page.
#[component]
pub fn SettingsPage() -> impl IntoView {
    view! {
        <PageSheet testid="settings-page" title=t::settings_title()>
            <Part title=t::settings_language()>
                <LanguageChoice/>
            </Part>
            <Part title=t::settings_appearance()>
                <AppearanceChoice/>
            </Part>
            <Part title=t::settings_text_size()>
                <TextSize/>
            </Part>
            <Part title=t::settings_hide()>
                <HideSettings/>
            </Part>
            <Part title=t::settings_lock()>
                <LockSettings/>
            </Part>
            <Part title=t::settings_keys()>
                <KeysSettings/>
            </Part>
            <Part title=t::settings_about()>
                <About/>
            </Part>
        </PageSheet>
    }
}

/// One part: its name in the margin.
#[component]
fn Part(title: Text, children: Children) -> impl IntoView {
    view! {
        <section class="page-part">
            <h2 class="h-small">{title}</h2>
            <div class="min-w-0">{children()}</div>
        </section>
    }
}

#[component]
fn AppearanceChoice() -> impl IntoView {
    let preferences = use_preferences();
    let radio = move |appearance: Appearance, testid: &'static str, words: Text| {
        let is_chosen = move || preferences.with(|it| it.appearance == appearance);
        view! {
            <label class="choice items-center">
                <input
                    type="radio"
                    class="radio"
                    name="appearance"
                    data-testid=testid
                    prop:checked=is_chosen
                    on:change=move |_| choose_appearance(appearance)
                />
                <span>{words}</span>
            </label>
        }
    };
    view! {
        <fieldset>
            <legend class="sr-only">{t::settings_appearance()}</legend>
            <div class="choices">
                {radio(Appearance::System, "settings-appearance-system", t::settings_appearance_system())}
                {radio(Appearance::Light, "settings-appearance-light", t::settings_appearance_light())}
                {radio(Appearance::Dark, "settings-appearance-dark", t::settings_appearance_dark())}
                {radio(Appearance::Contrast, "settings-appearance-contrast", t::settings_appearance_contrast())}
            </div>
        </fieldset>
    }
}

#[component]
fn TextSize() -> impl IntoView {
    let preferences = use_preferences();
    let size = move || preferences.with(|it| it.text_size);
    let change = move |to: u16| {
        choose_text_size(to.clamp(*TEXT_SIZES.start(), *TEXT_SIZES.end()));
    };
    // Larger letters push the button that was pressed down the page; it comes back under the eyes.
    Effect::new(move |before: Option<u16>| {
        let now = size();
        if before.is_some_and(|before| before != now) {
            request_animation_frame(focus::show_focused);
        }
        now
    });
    let smallest =
        Signal::derive(move || (size() <= *TEXT_SIZES.start()).then(t::settings_text_smallest));
    let largest =
        Signal::derive(move || (size() >= *TEXT_SIZES.end()).then(t::settings_text_largest));
    view! {
        <div class="flex flex-wrap items-center gap-3">
            <Button
                testid="settings-text-smaller"
                reason=smallest
                on_press=move || change(untrack(size).saturating_sub(STEP))
            >
                {t::settings_text_smaller()}
            </Button>
            <span class="nums" role="status" data-testid="settings-text-size">
                {move || t::settings_text_now(i18n::percent(size()))}
            </span>
            <Button
                testid="settings-text-larger"
                reason=largest
                on_press=move || change(untrack(size).saturating_add(STEP))
            >
                {t::settings_text_larger()}
            </Button>
        </div>
    }
}

#[component]
fn HideSettings() -> impl IntoView {
    let preferences = use_preferences();
    let page = use_page();
    view! {
        <label class="choice items-center">
            <input
                type="checkbox"
                class="checkbox"
                data-testid="settings-hide-by-shift"
                prop:checked=move || preferences.with(|it| it.hides_by_shift)
                on:change=move |event| choose_hide_by_shift(event_target_checked(&event))
            />
            <span>{t::settings_hide_by_shift()}</span>
        </label>
        <p class="second mt-3">{t::settings_hide_explained()}</p>
        <p class="second mt-1">{t::settings_hide_sticky()}</p>
        <p class="second mt-1">{t::settings_hide_off()}</p>
        <p class="mt-2">
            <button
                type="button"
                class="link min-h-8"
                data-testid="settings-hide-more"
                on:click=move |_| page.set(Page::Help)
            >
                {t::settings_hide_more()}
            </button>
        </p>
    }
}

#[component]
fn LockSettings() -> impl IntoView {
    let preferences = use_preferences();
    let is_changing = RwSignal::new(false);
    view! {
        <div class="flex flex-wrap gap-3">
            <Button testid="settings-lock-now" icon=Icon::Lock on_press=lock_now>
                {t::settings_lock_now()}
            </Button>
            <Button
                testid="settings-change-passphrase"
                kind=ButtonKind::Quiet
                icon=Icon::Key
                on_press=move || is_changing.set(true)
            >
                {t::settings_change_passphrase()}
            </Button>
        </div>
        <p class="second mt-3">{t::settings_lock_explained()}</p>
        <label class="choice items-center mt-5">
            <input
                type="checkbox"
                class="checkbox"
                data-testid="settings-read-while-locked"
                prop:checked=move || preferences.with(|it| it.can_read_while_locked)
                on:change=move |event| choose_read_while_locked(event_target_checked(&event))
            />
            <span>{t::settings_read_while_locked()}</span>
        </label>
        <p class="second mt-3">{t::settings_read_while_locked_explained()}</p>
        <ChangePassphraseDialog open=is_changing/>
    }
}
