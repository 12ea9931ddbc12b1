//! What stands in the window: it waits for the words, then shows the pages of its label.
//!
//! Mounted by `lib.rs`. Invariants: nothing is painted before the words of the chosen language are
//! there; live regions and toasts stand outside of everything that comes and goes.

use std::time::Duration;

use leptos::{prelude::*, task::spawn_local};

use super::{Page, TopBar, activity, page, theme, use_page};
use crate::{
    features::{
        account::AccountGate,
        advice::AdvicePage,
        messaging::ConversationsPage,
        resources::{self, LibraryPage},
        safety::{HideProgressNote, LockWindow, RestNotice},
        settings::{self, HelpPage, SettingsPage},
    },
    i18n::{self, t},
    ipc,
    shared::{Show, announcer::Announcer, effect, focus, hide_now, memo, shortcuts, toast::Toasts},
};

/// The whole page.
#[component]
pub fn Window() -> impl IntoView {
    let has_words = RwSignal::new(false);
    let preferences = settings::provide_preferences(move |first| {
        let language = first.and_then(|preferences| preferences.language);
        spawn_local(async move {
            i18n::start(language).await;
            has_words.set(true);
            theme::allow_motion();
        });
    });
    theme::follow(preferences.into());
    shortcuts::listen();
    shortcuts::on(shortcuts::Act::HideNow, hide_now::hide_now);
    shortcuts::on(shortcuts::Act::NextRegion, || focus::go_round(false));
    shortcuts::on(shortcuts::Act::PreviousRegion, || focus::go_round(true));
    effect(move || {
        // The words are put in by an effect of this turn. No frame is waited for: a hidden window has none.
        if has_words.get() {
            set_timeout(settings::note_shown, Duration::ZERO);
        }
    });
    let is_main = ipc::window_label() == "main";
    view! {
        <Show when=move || has_words.get()>
            {if is_main { view! { <MainWindow/> }.into_any() } else { view! { <LockWindow/> }.into_any() }}
            <HideProgressNote/>
        </Show>
        <Announcer/>
        <Toasts/>
    }
}

/// The window of an open vault.
#[component]
fn MainWindow() -> impl IntoView {
    page::provide();
    let library = resources::provide();
    activity::report();
    let page = use_page();
    // Pressing the tab of the open page must not build it anew: what is open in it would be lost.
    let shown = memo(move |_| page.get());
    shortcuts::on(shortcuts::Act::ShowHelp, move || page.set(Page::Help));
    shortcuts::on(shortcuts::Act::OpenSettings, move || page.set(Page::Settings));
    shortcuts::on(shortcuts::Act::GoBack, move || {
        if page.get_untracked() != Page::Library || !library.go_back() {
            page.set(Page::Conversations);
        }
    });
    view! {
        <div class="app">
            <a class="skip" href="#main" data-testid="shell-skip" on:click=skip>{t::common_skip()}</a>
            <TopBar/>
            <div class="body">
                {move || match shown.get() {
                    Page::Conversations => {
                        view! { <AccountGate><ConversationsPage/></AccountGate> }.into_any()
                    }
                    Page::Library => view! { <LibraryPage/> }.into_any(),
                    Page::Advice => view! { <AccountGate><AdvicePage/></AccountGate> }.into_any(),
                    Page::Settings => view! { <SettingsPage/> }.into_any(),
                    Page::Help => view! { <HelpPage/> }.into_any(),
                }}
            </div>
            <RestNotice/>
        </div>
    }
}

fn skip(event: leptos::ev::MouseEvent) {
    event.prevent_default();
    focus::focus_id("main");
}
