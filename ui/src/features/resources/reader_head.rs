//! What stands above the text of a page: its title, what can be done with it, and what must be known first.
//!
//! Part of the reader. Invariant: what a page talks about, and that nobody has checked it, is said before its
//! first word.

use larkspur_ipc::resources::{ContentNote, Language, Page, Picture, SpokenPage, Standing};
use leptos::{html, prelude::*};

use super::{
    caveats, outline,
    recorder_dialog::RecorderDialog,
    save_dialog::SaveDialog,
    share_dialog::{ShareDialog, Shared},
    shelves,
    state::{keep, use_shown},
};
use crate::{
    features::proposals::{ChangeAct, TranslateAct},
    i18n::{Text, names, t},
    shared::{Button, ButtonKind, Icon, Slip, SlipKind},
};

/// The head of a page.
#[component]
pub(super) fn ReaderHead(
    /// The page, without what changes while it is read.
    page: Page,
    /// Whether it is kept.
    is_kept: Signal<bool>,
    /// Whether the original stands beside.
    is_beside: RwSignal<bool>,
    /// The heading, for moving the focus.
    heading: NodeRef<html::H1>,
) -> impl IntoView {
    let is_translation = page.shown.standing != Standing::Original;
    let original = names::autonym(&page.original);
    let beside_label = move || {
        if is_beside.get() {
            t::resources_beside_hide()
        } else {
            t::resources_beside(original.clone())
        }
    };
    let beside = is_translation.then(|| {
        view! {
            <Button
                testid="resources-beside"
                kind=ButtonKind::Quiet
                small=true
                icon=Icon::Beside
                pressed=Signal::derive(move || Some(is_beside.get()))
                on_press=move || is_beside.update(|is| *is = !*is)
            >
                {beside_label.clone()}
            </Button>
        }
    });
    // Each of them needs the vault, or leads out of the app.
    let acts =
        (!use_shown().is_locked).then(|| view! { <Acts page=page.clone() is_kept=is_kept/> });
    let about = {
        let (day, minutes) = (page.updated.clone(), page.minutes);
        move || caveats::about(&day, minutes)
    };
    let picture = match page.picture {
        Picture::Cover => format!("packs/core/{}/cover.svg", page.resource.as_str()),
        Picture::Topic => shelves::picture(page.topic),
    };
    view! {
        <div class="reader-line">
            <span class="second">{shelves::name(page.topic)}</span>
            <div class="flex flex-wrap gap-1">{beside} {acts}</div>
        </div>
        <div class="reader-head">
            <div class="min-w-0">
                <h1
                    class="title h-doc"
                    tabindex="-1"
                    node_ref=heading
                    lang=page.shown.tag.clone()
                    dir="auto"
                    data-testid="resources-title"
                >
                    {page.title.clone()}
                </h1>
                <p class="second mt-2">{about}</p>
            </div>
            <img class="cover" src=picture alt="" width="176" height="99"/>
        </div>
        <div class="grid gap-2.5 my-5 reader-slips">
            <TranslationSlip page=page.clone()/>
            <NotesSlip notes=page.content_notes helps=page.helps/>
            <UncheckedLine lawyer=page.awaits_lawyer advisor=page.awaits_advisor/>
        </div>
    }
}

/// What can be done with the page: keep it, share it, save it, read it out.
#[component]
fn Acts(page: Page, is_kept: Signal<bool>) -> impl IntoView {
    let resource = page.resource.clone();
    let is_sharing = RwSignal::new(false);
    let is_saving = RwSignal::new(false);
    // Whoever reads a translation sees other words than they would change, and what was published is not ours to change.
    let can_change = page.shown.standing == Standing::Original;
    let change = can_change.then(|| view! { <ChangeAct resource=page.resource.clone()/> });
    let is_recording = RwSignal::new(false);
    let spoken = SpokenPage { resource: page.resource.clone(), language: page.shown.tag.clone() };
    let keep_label = move || {
        if is_kept.get() { t::resources_is_kept() } else { t::resources_keep() }
    };
    view! {
        <Button
            testid="resources-keep"
            kind=ButtonKind::Quiet
            small=true
            icon=Signal::derive(move || {
                Some(if is_kept.get() { Icon::Kept } else { Icon::Keep })
            })
            pressed=Signal::derive(move || Some(is_kept.get()))
            on_press=move || keep(resource.clone(), !is_kept.get_untracked())
        >
            {keep_label}
        </Button>
        <Button
            testid="resources-share"
            kind=ButtonKind::Quiet
            small=true
            icon=Icon::Send
            on_press=move || is_sharing.set(true)
        >
            {t::resources_share()}
        </Button>
        <Button
            testid="resources-save-page"
            kind=ButtonKind::Quiet
            small=true
            icon=Icon::Save
            on_press=move || is_saving.set(true)
        >
            {t::resources_save_page()}
        </Button>
        <Button
            testid="resources-record-open"
            kind=ButtonKind::Quiet
            small=true
            icon=Icon::Record
            on_press=move || is_recording.set(true)
        >
            {t::resources_narration_record_open()}
        </Button>
        <TranslateAct resource=page.resource.clone() original=page.original.clone()/>
        {change}
        <ShareDialog
            open=is_sharing
            shared=Signal::stored(Some(Shared::Page(page.resource.clone())))
        />
        <SaveDialog open=is_saving page=page/>
        <RecorderDialog open=is_recording page=spoken/>
    }
}

/// That a translation is a draft, or that the wanted language is not there.
#[component]
fn TranslationSlip(page: Page) -> impl IntoView {
    let shown = use_shown();
    let Page { shown: Language { tag, standing, .. }, method, original, .. } = page;
    let fallback = move || {
        let wanted = crate::i18n::current();
        let is_other = standing == Standing::Original && wanted.tag != tag && !wanted.is_pseudo;
        is_other.then(|| {
            Text::from(t::ResourcesFallback {
                wanted: wanted.autonym.into(),
                shown: names::autonym(&tag).into(),
            })
        })
    };
    if standing != Standing::Draft {
        return view! {
            {move || fallback().map(|words| {
                view! { <Slip icon=Icon::Language testid="resources-fallback"><p>{words}</p></Slip> }
            })}
        }
        .into_any();
    }
    let words = caveats::draft(method);
    let name = names::autonym(&original);
    view! {
        <Slip kind=SlipKind::Straw icon=Icon::Draft testid="resources-draft">
            <div class="slip-line">
                <p>{words}</p>
                <a
                    class="link font-semibold"
                    href="#main"
                    data-testid="resources-read-original"
                    on:click=move |event| {
                        event.prevent_default();
                        shown.choose_language(Some(original.clone()));
                    }
                >
                    {t::resources_draft_read_original(name)}
                </a>
            </div>
        </Slip>
    }
    .into_any()
}

/// What the page talks about, and the way past it.
#[component]
fn NotesSlip(notes: Vec<ContentNote>, helps: Option<u16>) -> impl IntoView {
    if notes.is_empty() {
        return ().into_any();
    }
    let words = move || caveats::notes(&notes);
    let skip = helps.map(|unit| {
        view! {
            <a
                class="link font-semibold"
                href="#main"
                data-testid="resources-notes-skip"
                on:click=move |event| {
                    event.prevent_default();
                    outline::go_to(unit);
                }
            >
                {t::resources_notes_skip()}
            </a>
        }
    });
    view! {
        <Slip icon=Icon::Note testid="resources-notes">
            <div class="slip-line">
                <p>{words}</p>
                {skip}
            </div>
        </Slip>
    }
    .into_any()
}

#[component]
fn UncheckedLine(lawyer: bool, advisor: bool) -> impl IntoView {
    caveats::unchecked(lawyer, advisor).map(|words| {
        view! { <p class="second" data-testid="resources-unchecked">{words}</p> }
    })
}
