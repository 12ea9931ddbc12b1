//! A page in work in the list of what the person is writing, and the question before it is thrown away.
//!
//! Part of that list. Invariant: none is thrown away without a question.

use larkspur_ipc::proposals::{DropPage, PageRow};
use leptos::prelude::*;

use super::{
    languages::direction,
    page_editor::{kind_of, standing},
    place::{What, use_way},
    state::Rooms,
};
use crate::{
    i18n::t,
    shared::{
        Button, ButtonKind, Dialog, ErrorSlip, Icon, Pending, State, StateKind, effect, focus,
        run_then,
    },
};

/// Everything that a row shows.
pub(super) fn page_key(row: &PageRow) -> String {
    let PageRow { page, title, is_new, is_gone, is_same, news, proposed, .. } = row;
    let is_proposed = proposed.is_some();
    format!("{} {is_new} {is_gone} {is_same} {news} {is_proposed} {title}", page.as_str())
}

/// A page.
#[component]
pub(super) fn WrittenPage(
    /// The page.
    row: PageRow,
    /// The rooms that the person is in.
    rooms: Rooms,
    /// What happens before it is thrown away.
    on_drop: Callback<PageRow>,
) -> impl IntoView {
    let way = use_way();
    let what = What::Page { page: row.page.clone() };
    let title = if row.title.is_empty() {
        t::proposals_pages_untitled().into_any()
    } else {
        let dir = direction(&row.lang).as_str();
        view! { <bdi lang=row.lang.clone() dir=dir>{row.title.clone()}</bdi> }.into_any()
    };
    let proposed = row.proposed.clone().map(|(room, _)| {
        let words = move || match rooms.name(&room) {
            Some(name) if !name.is_empty() => t::proposals_proposed_in(name),
            _ => t::proposals_is_proposed(),
        };
        view! {
            <State kind=StateKind::Blue icon=Icon::Send testid="proposals-is-proposed">{words}</State>
        }
    });
    let full_label = {
        let title = row.title.clone();
        move || Some(t::proposals_pages_drop_label(title.clone()).text())
    };
    let (shown, standing) = (row.clone(), standing(&row));
    let dropped = StoredValue::new(row);
    view! {
        <li class="rule-b pb-4" data-testid="proposals-page">
            <h2 class="h-small">
                <a
                    class="link"
                    href="#main"
                    data-testid="proposals-page-open"
                    on:click=move |event| {
                        event.prevent_default();
                        way.open(what.clone());
                    }
                >
                    {title}
                </a>
            </h2>
            <p class="second">{move || kind_of(&shown)}</p>
            <p class="flex flex-wrap gap-x-4 gap-y-1 mt-1">{standing} {proposed}</p>
            <Button
                testid="proposals-page-drop-open"
                kind=ButtonKind::Remove
                small=true
                class="mt-2"
                icon=Icon::Delete
                label=Signal::derive(full_label)
                on_press=move || on_drop.run(dropped.get_value())
            >
                {t::proposals_drop()}
            </Button>
        </li>
    }
}

/// The question before a page is thrown away.
#[component]
pub(super) fn DropPageDialog(
    /// Whether it is open.
    open: RwSignal<bool>,
    /// The page.
    row: RwSignal<Option<PageRow>>,
) -> impl IntoView {
    let pending = RwSignal::new(Pending::Idle);
    effect(move || {
        if open.get() && !pending.with_untracked(Pending::is_running) {
            pending.set(Pending::Idle);
        }
    });
    let throw = move || {
        let Some(PageRow { page, .. }) = row.get_untracked() else { return };
        run_then(pending, DropPage { page }, move |()| {
            open.try_set(false);
            // The button that opened the question goes with its row.
            request_animation_frame(|| focus::focus_id("main"));
        });
    };
    let what = move || row.get().map(|row| t::proposals_pages_drop_what(row.title));
    view! {
        <Dialog open=open title=t::proposals_pages_drop_question() testid="proposals-page-drop-dialog">
            <p class="mt-2">{what}</p>
            <p class="mt-2">{t::proposals_drop_stays()}</p>
            <ErrorSlip
                testid="proposals-page-drop-error"
                error=Signal::derive(move || pending.with(Pending::error))
            />
            <div class="dialog-acts">
                <Button
                    testid="proposals-page-drop-keep"
                    kind=ButtonKind::Line
                    autofocus=true
                    on_press=move || open.set(false)
                >
                    {t::proposals_drop_keep()}
                </Button>
                <Button
                    testid="proposals-page-drop"
                    kind=ButtonKind::Remove
                    icon=Icon::Delete
                    pending=Signal::derive(move || pending.with(Pending::is_running))
                    on_press=throw
                >
                    {t::proposals_drop()}
                </Button>
            </div>
        </Dialog>
    }
}
