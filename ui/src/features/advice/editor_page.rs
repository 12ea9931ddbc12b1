//! The page of one draft: its outline at the side, its text on the sheet, and above it what must be known.
//!
//! Shown by [`super::AdvicePage`]. Invariants: whether what was typed is with the others is always said above the text; what could not
//! be kept says what to do.

use larkspur_ipc::{
    IpcError, RoomId,
    advice::{AdviceError, Delivery},
};
use leptos::prelude::*;

use super::{
    draft_state::Draft,
    notices::Notices,
    outline::Outline,
    place,
    sheet::{Addressee, Kind, Sections, Title},
};
use crate::{
    i18n::t,
    shared::{
        Button, ButtonKind, ErrorSlip, Icon, Shape, Show, Skeleton, Slip, SlipKind, State,
        StateKind, error_text, focus, memo,
    },
};

/// The page.
#[component]
pub(super) fn EditorPage(
    /// The room of the draft.
    room: RoomId,
) -> impl IntoView {
    let draft = Draft::start(room);
    let current = RwSignal::new(None::<String>);
    let told = draft.fact(|_| ());
    let has_arrived = memo(move |_| told.get().is_some());
    view! {
        <div class="cols-draft" data-testid="advice-editor">
            <Show when=move || has_arrived.get()>
                <Outline draft=draft current=current/>
            </Show>
            <main
                id="main"
                class="sheet sheet-start"
                data-region="sheet"
                data-testid="advice-sheet"
                tabindex="-1"
            >
                <div class="draft-page">
                    <Waiting draft=draft has_arrived=has_arrived/>
                    <ErrorSlip testid="advice-error" error=draft.error()/>
                    <Show when=move || has_arrived.get()>
                        <Paper draft=draft current=current/>
                    </Show>
                </div>
            </main>
        </div>
    }
}

/// While nothing has been told, or where nothing will be: the way back, and why.
#[component]
fn Waiting(draft: Draft, has_arrived: Memo<bool>) -> impl IntoView {
    let heading = focus::on_arrival();
    let error = draft.error();
    let is_refused = memo(move |_| error.with(Option::is_some));
    view! {
        <Show when=move || !has_arrived.get()>
            <Button
                testid="advice-back"
                kind=ButtonKind::Quiet
                class="-ms-3 mb-2"
                icon=Icon::Back
                on_press=place::close
            >
                {t::advice_all_drafts()}
            </Button>
            <Show
                when=move || is_refused.get()
                fallback=|| view! { <Skeleton shape=Shape::Entries words=t::advice_opening()/> }
            >
                <h1 class="title h-page" tabindex="-1" node_ref=heading>{t::advice_title()}</h1>
            </Show>
        </Show>
    }
}

/// What stands on the sheet.
#[component]
fn Paper(draft: Draft, current: RwSignal<Option<String>>) -> impl IntoView {
    let may_write = memo(move |_| draft.may_write());
    view! {
        <div class="flex flex-wrap items-center justify-between gap-x-6 gap-y-1 mb-2">
            <Kind draft=draft/>
            <Standing draft=draft/>
        </div>
        <NotKept draft=draft/>
        <Notices draft=draft/>
        <Show when=move || !may_write.get()>
            <Slip icon=Icon::Show class="mb-4" testid="advice-may-read">
                <p>{t::advice_may_read()}</p>
            </Slip>
        </Show>
        <Title draft=draft/>
        <Addressee draft=draft/>
        <Sections draft=draft current=current/>
    }
}

/// Whether what was typed is with the others.
#[component]
fn Standing(draft: Draft) -> impl IntoView {
    let delivery = draft.fact(|head| head.delivery);
    let not_kept = draft.not_kept();
    let is_kept = memo(move |_| not_kept.with(Option::is_none));
    let line = move || {
        if !is_kept.get() {
            return (StateKind::Clay, Icon::Problem, t::advice_not_all_kept(), "not-kept");
        }
        match delivery.get() {
            Some(Delivery::Sent) | None => {
                (StateKind::Plain, Icon::Check, t::advice_delivery_sent(), "sent")
            }
            Some(Delivery::Sending) => {
                (StateKind::Plain, Icon::Waiting, t::advice_delivery_sending(), "sending")
            }
            Some(Delivery::Waiting) => {
                (StateKind::Plain, Icon::Offline, t::advice_delivery_waiting(), "waiting")
            }
        }
    };
    // Not live: it changes while somebody types.
    move || {
        let (kind, icon, words, name) = line();
        view! {
            <p data-testid="advice-delivery" data-state=name>
                <State kind=kind icon=icon>{words}</State>
            </p>
        }
    }
}

/// What could not be kept: why, and what to do.
#[component]
fn NotKept(draft: Draft) -> impl IntoView {
    let not_kept = draft.not_kept();
    let slip = move |error: IpcError| {
        // Who may not write any more cannot do it by trying again.
        let may_help = error != AdviceError::MayNotWrite.into();
        let retry = may_help.then(|| {
            view! {
                <Button
                    testid="advice-retry"
                    kind=ButtonKind::Quiet
                    small=true
                    class="-ms-3 mt-1"
                    icon=Icon::Retry
                    on_press=move || draft.retry()
                >
                    {t::common_try_again()}
                </Button>
            }
        });
        view! {
            <Slip kind=SlipKind::Clay icon=Icon::Problem class="mb-4" testid="advice-not-kept">
                <p>{error_text(error)}</p>
                <p>{t::advice_still_on_screen()}</p>
                {retry}
            </Slip>
        }
    };
    view! { <div aria-live="polite">{move || not_kept.get().map(slip)}</div> }
}
