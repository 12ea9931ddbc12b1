//! The bar at the top: the flower, the places, a state in words, Hide now in the corner.
//!
//! Used by the main window. Invariant: Hide now has the same size and place on every page.

use larkspur_ipc::account::AccountState;
use leptos::prelude::*;

use super::{Page, use_bar_state, use_page};
use crate::{
    features::account::use_account,
    i18n::{Text, t},
    shared::{Art, Drawing, HideNowButton, Icon, Show, memo},
};

/// The top bar.
#[component]
pub fn TopBar() -> impl IntoView {
    let bar_state = use_bar_state();
    let account = use_account();
    let has_account = memo(move |_| matches!(account.state(), Some(AccountState::SignedIn { .. })));
    view! {
        <header class="topbar" data-region="top" aria-label=move || t::common_top_bar().text()>
            <span class="wordmark"><Art drawing=Drawing::Mark class="mark"/></span>
            <nav class="rooms" aria-label=move || t::common_places().text()>
                <Tab
                    page=Page::Conversations
                    icon=Icon::Conversations
                    open_icon=Icon::ConversationsOpen
                    testid="shell-conversations"
                    words=t::common_conversations()
                />
                <Tab
                    page=Page::Library
                    icon=Icon::Library
                    open_icon=Icon::LibraryOpen
                    testid="shell-library"
                    words=t::common_library()
                />
                <Show when=move || has_account.get()>
                    <Tab
                        page=Page::Advice
                        icon=Icon::Advice
                        open_icon=Icon::AdviceOpen
                        testid="shell-advice"
                        words=t::common_advice()
                    />
                </Show>
            </nav>
            <div class="bar-end">
                <span class="bar-state" role="status" data-testid="shell-state">
                    {move || {
                        bar_state
                            .get()
                            .map(|state| {
                                view! {
                                    <Icon name=state.icon/>
                                    <span>{state.text}</span>
                                }
                            })
                    }}
                </span>
                <nav class="flex items-stretch" aria-label=move || t::common_you().text()>
                    <Tab
                        page=Page::Help
                        icon=Icon::Help
                        open_icon=Icon::Help
                        testid="shell-help"
                        words=t::common_help()
                    />
                    <Tab
                        page=Page::Settings
                        icon=Icon::Settings
                        open_icon=Icon::Settings
                        testid="shell-settings"
                        words=t::common_settings()
                    />
                </nav>
                <HideNowButton class="self-center"/>
            </div>
        </header>
    }
}

#[component]
fn Tab(
    page: Page,
    icon: Icon,
    open_icon: Icon,
    testid: &'static str,
    words: Text,
) -> impl IntoView {
    let shown = use_page();
    let is_open = move || shown.get() == page;
    let shown_icon = Signal::derive(move || if is_open() { open_icon } else { icon });
    view! {
        <a
            class="room-tab"
            href="#main"
            data-testid=testid
            aria-current=move || is_open().then_some("page")
            on:click=move |event| {
                event.prevent_default();
                shown.set(page);
            }
        >
            <Icon name=shown_icon/>
            {words}
        </a>
    }
}
