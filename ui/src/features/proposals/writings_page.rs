//! What somebody is writing, pages and translations: the way to it on the library's home, and its list.
//!
//! Shown in the library. Invariants: whoever writes nothing sees on the home how to begin, and nothing else of it; nothing is
//! thrown away without a question.

use larkspur_ipc::proposals::{DropWriting, PageRow, WatchPages, WatchWritings, WritingRow};
use leptos::prelude::*;

use super::{
    frame::BackButton,
    languages::direction,
    page_begin::NewPageAct,
    place::{What, use_way},
    state::{Followed, Rooms},
    written_pages::{DropPageDialog, WrittenPage, page_key},
};
use crate::{
    i18n::{Text, names, t},
    shared::{
        Button, ButtonKind, Dialog, ErrorSlip, Icon, PageSheet, Pending, Show, State, StateKind,
        effect, focus, memo, rows, run_then,
    },
};

/// The way to it, on the library's home.
#[component]
pub fn WritingsPart() -> impl IntoView {
    let way = use_way();
    let writings = Followed::start(WatchWritings {});
    let pages = Followed::start(WatchPages {});
    let translations = memo(move |_| writings.told.with(|told| told.as_ref().map_or(0, Vec::len)));
    let has_any = memo(move |_| {
        translations.get() > 0
            || pages.told.with(|told| told.as_ref().is_some_and(|it| !it.is_empty()))
    });
    view! {
        <section class="px-1" data-testid="proposals-writings-part">
            <h2 class="h-small mb-1">{t::proposals_pages_yours()}</h2>
            <Show when=move || !has_any.get()>
                <p class="second">{t::proposals_pages_invite()}</p>
            </Show>
            <Show when=move || { translations.get() > 0 }>
                <p class="second">{move || t::proposals_writings_count(translations.get())}</p>
            </Show>
            <Show when=move || has_any.get()>
                <Button
                    testid="proposals-writings-open"
                    kind=ButtonKind::Quiet
                    small=true
                    class="-ms-3"
                    icon=Icon::Edit
                    on_press=move || way.open(What::Writings)
                >
                    {t::proposals_writings_open()}
                </Button>
            </Show>
            <NewPageAct/>
        </section>
    }
}

/// How far a translation has come.
pub(super) fn counts(row: &WritingRow) -> AnyView {
    let (kind, icon) = if row.written >= row.units {
        (StateKind::Leaf, Icon::Checked)
    } else {
        (StateKind::Plain, Icon::Draft)
    };
    let (changed, written) = (
        row.changed,
        Text::from(t::ProposalsWritten { done: row.written.into(), units: row.units.into() }),
    );
    let changed = (changed > 0).then(|| {
        view! {
            <State kind=StateKind::Straw icon=Icon::Changed testid="proposals-changed">
                {t::proposals_changed(changed)}
            </State>
        }
    });
    view! {
        <State kind=kind icon=icon testid="proposals-written">
            {written}
        </State>
        {changed}
    }
    .into_any()
}

/// The page.
#[component]
pub(super) fn WritingsPage() -> impl IntoView {
    let writings = Followed::start(WatchWritings {});
    let rooms = Rooms::follow();
    let leaving = RwSignal::new(None::<WritingRow>);
    let is_asking = RwSignal::new(false);
    let ask = Callback::new(move |row: WritingRow| {
        leaving.set(Some(row));
        is_asking.set(true);
    });
    let pages = Followed::start(WatchPages {});
    let of_pages = rooms.clone();
    let dropped = RwSignal::new(None::<PageRow>);
    let is_asking_of_page = RwSignal::new(false);
    let ask_of_page = Callback::new(move |row: PageRow| {
        dropped.set(Some(row));
        is_asking_of_page.set(true);
    });
    let is_empty = move || {
        writings.told.with(|told| told.as_ref().is_some_and(Vec::is_empty))
            && pages.told.with(|told| told.as_ref().is_some_and(Vec::is_empty))
    };
    let back = || view! { <BackButton/> };
    view! {
        <PageSheet testid="proposals-writings-page" title=t::proposals_pages_yours() above=back>
            <p class="second mt-1 mb-4">{t::proposals_writings_hint()}</p>
            <ErrorSlip testid="proposals-error" error=writings.error/>
            <Show when=is_empty><p>{t::proposals_writings_none()}</p></Show>
            <p class="mb-4"><NewPageAct/></p>
            <ul class="grid gap-4 mb-4" data-testid="proposals-pages">
                {rows(
                    move || pages.told.get().unwrap_or_default(),
                    page_key,
                    move |row| {
                        view! { <WrittenPage row=row rooms=of_pages.clone() on_drop=ask_of_page/> }
                    },
                )}
            </ul>
            <ul class="grid gap-4" data-testid="proposals-writings">
                {rows(
                    move || writings.told.get().unwrap_or_default(),
                    key,
                    move |row| view! { <Row row=row rooms=rooms.clone() on_drop=ask/> },
                )}
            </ul>
            <DropDialog open=is_asking row=leaving/>
            <DropPageDialog open=is_asking_of_page row=dropped/>
        </PageSheet>
    }
}

/// Everything that a row shows.
fn key(row: &WritingRow) -> String {
    let WritingRow { resource, lang, title, written, units, changed, proposed, .. } = row;
    let is_proposed = proposed.is_some();
    format!("{} {lang} {written} {units} {changed} {is_proposed} {title}", resource.as_str())
}

#[component]
fn Row(row: WritingRow, rooms: Rooms, on_drop: Callback<WritingRow>) -> impl IntoView {
    let way = use_way();
    let what = What::Writing { resource: row.resource.clone(), lang: row.lang.clone() };
    let title = if row.title.is_empty() {
        t::proposals_page_gone().into_any()
    } else {
        let dir = direction(&row.title_lang).as_str();
        view! { <bdi lang=row.title_lang.clone() dir=dir>{row.title.clone()}</bdi> }.into_any()
    };
    let lang = row.lang.clone();
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
        let (title, lang) = (row.title.clone(), row.lang.clone());
        move || {
            Some(
                Text::from(t::ProposalsDropLabel {
                    language: names::language(&lang).into(),
                    title: title.clone().into(),
                })
                .text(),
            )
        }
    };
    let counted = counts(&row);
    let dropped = StoredValue::new(row);
    view! {
        <li class="rule-b pb-4" data-testid="proposals-writing">
            <h2 class="h-small">
                <a
                    class="link"
                    href="#main"
                    data-testid="proposals-writing-open"
                    on:click=move |event| {
                        event.prevent_default();
                        way.open(what.clone());
                    }
                >
                    {title}
                </a>
            </h2>
            <p class="second">{move || t::proposals_translation_into(names::language(&lang))}</p>
            <p class="flex flex-wrap gap-x-4 gap-y-1 mt-1">{counted} {proposed}</p>
            <Button
                testid="proposals-drop-open"
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

/// The question before a translation is thrown away.
#[component]
fn DropDialog(open: RwSignal<bool>, row: RwSignal<Option<WritingRow>>) -> impl IntoView {
    let pending = RwSignal::new(Pending::Idle);
    effect(move || {
        if open.get() && !pending.with_untracked(Pending::is_running) {
            pending.set(Pending::Idle);
        }
    });
    let throw = move || {
        let Some(WritingRow { resource, lang, .. }) = row.get_untracked() else { return };
        run_then(pending, DropWriting { resource, lang }, move |()| {
            open.try_set(false);
            // The button that opened the question goes with its row.
            request_animation_frame(|| focus::focus_id("main"));
        });
    };
    let what = move || {
        row.get().map(|row| {
            Text::from(t::ProposalsDropWhat {
                language: names::language(&row.lang).into(),
                title: row.title.into(),
            })
        })
    };
    view! {
        <Dialog open=open title=t::proposals_drop_question() testid="proposals-drop-dialog">
            <p class="mt-2">{what}</p>
            <p class="mt-2">{t::proposals_drop_stays()}</p>
            <ErrorSlip
                testid="proposals-drop-error"
                error=Signal::derive(move || pending.with(Pending::error))
            />
            <div class="dialog-acts">
                <Button
                    testid="proposals-drop-keep"
                    kind=ButtonKind::Line
                    autofocus=true
                    on_press=move || open.set(false)
                >
                    {t::proposals_drop_keep()}
                </Button>
                <Button
                    testid="proposals-drop"
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
