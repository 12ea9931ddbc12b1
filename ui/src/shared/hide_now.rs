//! "Hide now": the same button on every screen, in the same corner, and in every dialog.
//!
//! Used by the top bar, the first run and the shared dialog. Invariant: it asks nothing and waits
//! for nothing. The shell hides the window; keys reach the shell before they reach this page.

use larkspur_ipc::safety::HideNow;
use leptos::{prelude::*, task::spawn_local};
use wasm_bindgen::JsCast;

use super::icon::Icon;
use crate::{i18n::t, ipc};

/// Lets the field that is typed in save its words, as it does when it loses the focus: the request
/// goes out before the one that locks.
pub fn save_typed() {
    if let Some(field) = document().active_element()
        && let Ok(field) = field.dyn_into::<web_sys::HtmlElement>()
    {
        // A field that has left the page already has saved.
        let _ = field.blur();
    }
}

/// Takes the app off the screen and locks it.
pub fn hide_now() {
    save_typed();
    spawn_local(async {
        // If even this is refused, the page can do nothing better than stay as it is.
        let _ = ipc::call(HideNow {}).await;
    });
}

/// The button.
#[component]
pub fn HideNowButton(
    /// `data-testid`: the one in a dialog has its own.
    #[prop(default = "safety-hide-now")]
    testid: &'static str,
    /// Further classes.
    #[prop(optional)]
    class: &'static str,
) -> impl IntoView {
    view! {
        <button
            type="button"
            class=format!("btn btn-hide {class}")
            data-testid=testid
            title=move || t::common_hide_now_title().text()
            on:click=move |_| hide_now()
        >
            <Icon name=Icon::Cover/>
            {t::common_hide_now()}
        </button>
    }
}
