//! Both copies of the vault's header are damaged: what is safe, and the two ways on.
//!
//! Shown instead of the lock screen. Invariant: nothing is erased from here without the same typed
//! word as on the lock screen.

use leptos::prelude::*;

use super::{erase_dialog::EraseDialog, first_run_frame::FirstRunFrame, state::close_app};
use crate::{
    i18n::t,
    shared::{Button, ButtonKind, Icon, Slip, SlipKind},
};

/// The page.
#[component]
pub(super) fn DamagedPage() -> impl IntoView {
    let is_erasing = RwSignal::new(false);
    view! {
        <FirstRunFrame testid="safety-damaged-page" title=t::safety_damaged_title()>
            <Slip kind=SlipKind::Clay icon=Icon::Problem class="mt-4">
                <p>{t::safety_damaged_lead()}</p>
            </Slip>
            <p class="mt-4">{t::safety_damaged_kept()}</p>
            <p class="mt-2">{t::safety_damaged_advice()}</p>
            <div class="flex flex-wrap gap-3 mt-7">
                <Button testid="safety-damaged-close" icon=Icon::Close on_press=close_app>
                    {t::common_close()}
                </Button>
                <Button
                    testid="safety-damaged-erase"
                    kind=ButtonKind::Remove
                    icon=Icon::Delete
                    on_press=move || is_erasing.set(true)
                >
                    {t::safety_damaged_erase()}
                </Button>
            </div>
            <EraseDialog open=is_erasing/>
        </FirstRunFrame>
    }
}
