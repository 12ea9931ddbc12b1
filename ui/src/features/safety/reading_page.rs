//! The library on the lock screen: what ships, with the way back and Close always in sight.
//!
//! Shown by [`super::lock_screen`] while the person wants that. Invariants: nothing is here that needs the vault; what is
//! chosen and looked for goes with this page.

use leptos::prelude::*;

use super::lock_page::CloseButton;
use crate::{
    features::resources::{LibraryPage, provide_locked},
    i18n::t,
    shared::{
        Button, ButtonKind, Icon, focus,
        shortcuts::{self, Act},
    },
};

/// The page.
#[component]
pub(super) fn ReadingPage(
    /// Goes back to the passphrase.
    #[prop(into)]
    on_leave: Callback<()>,
) -> impl IntoView {
    let library = provide_locked();
    shortcuts::on(Act::GoBack, move || {
        if !library.go_back() {
            on_leave.run(());
        }
    });
    let skip = |event: leptos::ev::MouseEvent| {
        event.prevent_default();
        focus::focus_id("main");
    };
    view! {
        <div class="app" data-testid="safety-reading">
            <a class="skip" href="#main" on:click=skip>{t::common_skip()}</a>
            // Where it does not fit into one line, Close stays in its corner.
            <header
                class="flex flex-wrap-reverse gap-1 p-[.4375rem] pe-3.5"
                data-region="top"
                aria-label=move || t::common_top_bar().text()
            >
                <Button
                    testid="safety-reading-back"
                    kind=ButtonKind::Quiet
                    icon=Icon::Back
                    on_press=move || on_leave.run(())
                >
                    {t::safety_reading_back()}
                </Button>
                <CloseButton/>
            </header>
            <div class="body">
                <LibraryPage/>
            </div>
        </div>
    }
}
