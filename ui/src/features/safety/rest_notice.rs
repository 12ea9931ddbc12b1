//! The calm notice that the app is about to lock by itself.
//!
//! Stands in the frame of the main window. Invariants: it counts nothing down, takes no focus, and
//! goes as soon as the person is there again.

use larkspur_ipc::safety::{NoteActivity, Rest, WatchRest};
use leptos::{prelude::*, task::spawn_local};

use crate::{
    i18n::t,
    ipc,
    shared::{Button, Icon, Show},
};

/// The notice.
#[component]
pub fn RestNotice() -> impl IntoView {
    let rest = RwSignal::new(Rest::Awake);
    ipc::watch(WatchRest {}, move |now| rest.set(now)).until_cleanup();
    let stay = move || {
        spawn_local(async {
            // If it is refused, the app locks, which loses nothing.
            let _ = ipc::call(NoteActivity {}).await;
        });
    };
    view! {
        <div class="notice-place" role="status">
            <Show when=move || rest.get() == Rest::LocksSoon>
                <div class="notice" data-testid="safety-rest-notice">
                    <Icon name=Icon::Stay/>
                    <span class="grow">{t::safety_rest_soon()}</span>
                    <Button testid="safety-rest-stay" small=true on_press=stay>
                        {t::safety_rest_stay()}
                    </Button>
                </div>
            </Show>
        </div>
    }
}
