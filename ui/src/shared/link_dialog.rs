//! The dialog before a link opens: it shows where the link leads.
//!
//! Used by messages and by the library. Invariant: a link opens in the system's browser only after its
//! host was shown; the window itself never goes anywhere.

use leptos::prelude::*;

use super::{
    button::{Button, ButtonKind},
    dialog::Dialog,
    icon::Icon,
    slip::Slip,
};
use crate::i18n::t;

/// The dialog.
#[component]
pub fn LinkDialog(
    /// Whether it asks.
    open: RwSignal<bool>,
    /// The host of the link; empty if it cannot be shown.
    #[prop(into)]
    host: Signal<String>,
    /// Opens the link.
    #[prop(into)]
    on_open: Callback<()>,
) -> impl IntoView {
    let shown = move || match host.get() {
        host if host.is_empty() => t::common_link_no_host().into_any(),
        host => view! { <bdi class="code" dir="ltr">{host}</bdi> }.into_any(),
    };
    view! {
        <Dialog open=open title=t::common_link_question() testid="shared-link-dialog">
            <p class="mt-2">{t::common_link_host()}</p>
            <p class="font-semibold wrap-anywhere" translate="no" data-testid="shared-link-host">
                {shown}
            </p>
            <Slip icon=Icon::Show class="mt-4">
                <p class="second">{t::common_link_sees()}</p>
            </Slip>
            <div class="dialog-acts">
                <Button
                    testid="shared-link-keep"
                    kind=ButtonKind::Quiet
                    autofocus=true
                    on_press=move || open.set(false)
                >
                    {t::common_link_keep()}
                </Button>
                <Button
                    testid="shared-link-open"
                    icon=Icon::Link
                    on_press=move || {
                        open.set(false);
                        on_open.run(());
                    }
                >
                    {t::common_link_open()}
                </Button>
            </div>
        </Dialog>
    }
}
