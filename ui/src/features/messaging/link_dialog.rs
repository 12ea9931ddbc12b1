//! The dialog before a link of a message opens: it shows where the link leads.
//!
//! Stands once in the page. Invariant: a link opens in the system's browser only after its host
//! was shown; the window itself never goes anywhere.

use leptos::prelude::*;

use super::state::use_conversations;
use crate::{
    i18n::t,
    shared::{Button, ButtonKind, Dialog, Icon, Slip},
};

/// The dialog.
#[component]
pub(super) fn LinkDialog() -> impl IntoView {
    let state = use_conversations();
    let open = state.is_asking_about_link;
    let host = move || {
        let host = state.link.with(|link| link.as_ref().map(|link| link.host.clone()));
        match host.filter(|host| !host.is_empty()) {
            Some(host) => view! { <bdi class="code" dir="ltr">{host}</bdi> }.into_any(),
            None => t::messaging_link_no_host().into_any(),
        }
    };
    view! {
        <Dialog open=open title=t::messaging_link_question() testid="messaging-link-dialog">
            <p class="mt-2">{t::messaging_link_host()}</p>
            <p
                class="font-semibold wrap-anywhere"
                translate="no"
                data-testid="messaging-link-host"
            >
                {host}
            </p>
            <Slip icon=Icon::Show class="mt-4">
                <p class="second">{t::messaging_link_sees()}</p>
            </Slip>
            <div class="flex flex-wrap gap-2 mt-5 justify-end">
                <Button
                    testid="messaging-link-keep"
                    kind=ButtonKind::Quiet
                    autofocus=true
                    on_press=move || open.set(false)
                >
                    {t::messaging_link_keep()}
                </Button>
                <Button
                    testid="messaging-link-open"
                    icon=Icon::Link
                    on_press=move || state.open_link()
                >
                    {t::messaging_link_open()}
                </Button>
            </div>
        </Dialog>
    }
}
