//! The dialog before a page leaves the library, on paper or as a file.
//!
//! Opened from the reader. Invariants: it says who can read the paper or the file before there is one; what stands on the
//! paper is said in the language that the app has at that moment.

use larkspur_ipc::resources::{Page, Phrase, PrintPage, Printed, SavePage, Saved, SheetWords};
use leptos::prelude::*;

use super::caveats;
use crate::{
    i18n::{Said, Text, t},
    shared::{Button, ButtonKind, Dialog, ErrorSlip, Icon, Pending, effect, run_then, toast},
};

/// The dialog.
#[component]
pub(super) fn SaveDialog(
    /// Whether it is open.
    open: RwSignal<bool>,
    /// The page, as it is shown.
    page: Page,
) -> impl IntoView {
    let page = StoredValue::new(page);
    let saving = RwSignal::new(Pending::<Saved>::Idle);
    let printing = RwSignal::new(Pending::<Printed>::Idle);
    // What went wrong last time is no news when it opens again.
    effect(move || {
        if open.get() {
            forget_error(saving);
            forget_error(printing);
        }
    });
    let print = move || {
        forget_error(saving);
        let command = page.with_value(|page| untrack(|| print_command(page)));
        run_then(printing, command, move |printed| {
            if printed == Printed::Printed {
                open.try_set(false);
                toast::show(t::resources_print_page_done(), None);
            }
        });
    };
    let save = move || {
        forget_error(printing);
        let command = page.with_value(|page| untrack(|| save_command(page)));
        run_then(saving, command, move |saved| {
            // Whoever chose no place may have thought better of it, or of the place: the question stays.
            if saved == Saved::Saved {
                open.try_set(false);
                toast::show(t::resources_save_page_done(), None);
            }
        });
    };
    view! {
        <Dialog open=open title=t::resources_save_page_question() testid="resources-save-dialog">
            <p class="mt-2">{t::resources_save_page_sees()}</p>
            <p class="mt-2">{t::resources_save_page_place()}</p>
            <ErrorSlip
                testid="resources-save-page-error"
                error=Signal::derive(move || {
                    saving.with(Pending::error).or_else(|| printing.with(Pending::error))
                })
            />
            <div class="dialog-acts">
                <Button
                    testid="resources-save-page-keep"
                    kind=ButtonKind::Quiet
                    autofocus=true
                    on_press=move || open.set(false)
                >
                    {t::resources_save_page_keep()}
                </Button>
                <Button
                    testid="resources-print-page"
                    kind=ButtonKind::Line
                    icon=Icon::Print
                    pending=Signal::derive(move || printing.with(Pending::is_running))
                    on_press=print
                >
                    {t::resources_print_page()}
                </Button>
                <Button
                    testid="resources-save-page-choose"
                    kind=ButtonKind::Line
                    icon=Icon::Save
                    pending=Signal::derive(move || saving.with(Pending::is_running))
                    on_press=save
                >
                    {t::resources_save_page_choose()}
                </Button>
            </div>
        </Dialog>
    }
}

/// Takes away what went wrong, unless it is being tried at this moment.
fn forget_error<T: Send + Sync + 'static>(pending: RwSignal<Pending<T>>) {
    if !pending.with_untracked(Pending::is_running) {
        pending.set(Pending::Idle);
    }
}

fn print_command(page: &Page) -> PrintPage {
    PrintPage {
        resource: page.resource.clone(),
        language: page.shown.tag.clone(),
        words: words(page),
        name: t::resources_save_page_name().text(),
    }
}

fn save_command(page: &Page) -> SavePage {
    SavePage {
        resource: page.resource.clone(),
        language: page.shown.tag.clone(),
        words: words(page),
        name: t::resources_save_page_name().text(),
    }
}

/// Everything that the app says on the paper.
fn words(page: &Page) -> SheetWords {
    SheetWords {
        note: phrase(&t::resources_block_note()),
        warning: phrase(&t::resources_block_warning()),
        steps: phrase(&t::resources_block_steps()),
        breathe: phrase(&t::resources_block_breathe()),
        script: phrase(&t::resources_block_script()),
        sources: phrase(&t::resources_sources()),
        missing: phrase(&t::resources_unit_missing()),
        changed: phrase(&t::resources_unit_changed()),
        content_notes: caveats::notes(&page.content_notes).as_ref().map(phrase),
        standing: caveats::standing(page).as_ref().map(phrases).unwrap_or_default(),
        unchecked: caveats::unchecked(page.awaits_lawyer, page.awaits_advisor).as_ref().map(phrase),
        about: phrase(&caveats::about(&page.updated, page.minutes)),
        checked: page.sources.iter().map(|source| phrase(&caveats::checked(source))).collect(),
    }
}

fn phrase(text: &Text) -> Phrase {
    said(text.said())
}

/// The words, and the English that stands beneath them on the screen as well.
fn phrases(text: &Text) -> Vec<Phrase> {
    std::iter::once(text.said()).chain(text.said_beneath()).map(said).collect()
}

fn said(Said { words, lang }: Said) -> Phrase {
    Phrase { words, lang }
}
