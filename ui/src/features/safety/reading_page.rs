//! The library on the lock screen: what ships, with the way back and Close always in sight.
//!
//! Shown by [`super::lock_screen`] while the person wants that. Invariants: nothing is here that needs the vault; what is
//! chosen and looked for goes with this page; and the page goes when nobody reads it any more, so that whoever comes by
//! does not learn what somebody read.

use std::time::Duration;

use leptos::prelude::*;

use super::lock_page::CloseButton;
use crate::{
    features::resources::{LibraryPage, provide_locked},
    i18n::t,
    shared::{
        Button, ButtonKind, Icon, focus,
        shortcuts::{self, Act},
    },
    shell::activity,
};

/// After which rest the page goes, in milliseconds: an open vault locks after as long (core `safety::rest`).
const GOES_AFTER_MS: f64 = 300_000.0;
/// How often that is looked at. By the clock, since a computer that slept has rested too.
const STEP: Duration = Duration::from_secs(2);

fn leave_after_rest(on_leave: Callback<()>) {
    let last = StoredValue::new(js_sys::Date::now());
    activity::listen(move || last.set_value(js_sys::Date::now()));
    let look = move || {
        if js_sys::Date::now() - last.get_value() >= GOES_AFTER_MS {
            on_leave.run(());
        }
    };
    // Without a timer there is no page that could run at all.
    if let Ok(timer) = set_interval_with_handle(look, STEP) {
        on_cleanup(move || timer.clear());
    }
}

/// The page.
#[component]
pub(super) fn ReadingPage(
    /// Goes back to the passphrase.
    #[prop(into)]
    on_leave: Callback<()>,
) -> impl IntoView {
    leave_after_rest(on_leave);
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
