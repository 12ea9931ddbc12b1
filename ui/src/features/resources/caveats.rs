//! What must be said of a page before it is read, as sentences.
//!
//! Used by the reader's head and foot, and for the page on paper. Invariant: both say the same, so whoever holds the
//! paper knows what its reader was told.

use larkspur_ipc::resources::{ContentNote, Method, Page, Source, Standing};

use crate::i18n::{Text, dates, names, t};

/// What a page talks about. Tracked.
pub(super) fn notes(notes: &[ContentNote]) -> Option<Text> {
    let words: Vec<_> = notes.iter().map(|note| note_words(*note).text()).collect();
    (!words.is_empty()).then(|| t::resources_notes(names::list(&words)))
}

/// That nobody has checked a translation.
pub(super) fn draft(method: Method) -> Text {
    match method {
        Method::Machine | Method::MachineEdited => t::resources_draft_machine(),
        Method::Human => t::resources_draft_human(),
    }
}

/// How far a translation can be trusted, where nothing beside it says so.
pub(super) fn standing(page: &Page) -> Option<Text> {
    match page.shown.standing {
        Standing::Original => None,
        Standing::Draft => Some(draft(page.method)),
        Standing::Reviewed => Some(t::resources_paper_reviewed()),
        Standing::Verified => Some(t::resources_paper_verified()),
        Standing::Published => Some(t::resources_standing_published()),
    }
}

/// That no lawyer or no survivor advisor has checked the text.
pub(super) fn unchecked(awaits_lawyer: bool, awaits_advisor: bool) -> Option<Text> {
    match (awaits_lawyer, awaits_advisor) {
        (true, true) => Some(t::resources_unchecked_both()),
        (true, false) => Some(t::resources_unchecked_lawyer()),
        (false, true) => Some(t::resources_unchecked_advisor()),
        (false, false) => None,
    }
}

/// When a page was last changed, and how long it takes. Tracked.
pub(super) fn about(updated: &str, minutes: u16) -> Text {
    Text::from(t::ResourcesPageAbout {
        day: dates::written_day(updated).into(),
        minutes: t::resources_minutes(minutes).text().into(),
    })
}

/// Whether somebody found the facts in a source. Tracked.
pub(super) fn checked(source: &Source) -> Text {
    match &source.checked_on {
        Some(day) => t::resources_source_checked(dates::written_day(day)),
        None => t::resources_source_unchecked(),
    }
}

fn note_words(note: ContentNote) -> Text {
    match note {
        ContentNote::Violence => t::resources_note_violence(),
        ContentNote::SexualViolence => t::resources_note_sexual_violence(),
        ContentNote::ChildAbuse => t::resources_note_child_abuse(),
        ContentNote::SelfHarm => t::resources_note_self_harm(),
        ContentNote::Detention => t::resources_note_detention(),
    }
}
