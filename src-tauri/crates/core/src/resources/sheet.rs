//! A page of the library on paper: the sheet that `larkspur-print` sets.
//!
//! Used by [`super::Resources::page_as_pdf`] and [`super::Resources::page_as_drawings`]. Invariants: what is printed is the page as it is shown, in the language in
//! which it is shown. The words of the app come from the window, but what must be said of a page is no matter of
//! theirs: without its content note, or how far it can be trusted, nothing is printed.

use larkspur_ipc::{
    IpcError, ResourceId,
    resources::{self, ResourcesError, SheetWords, Standing},
};
use larkspur_packs::{self as packs, LanguageTag};
use larkspur_print::{Cited, Labels, Letters, Lines, Paper, Phrase, PrintError, Sheet};
use tracing::error;

use super::catalogue::{Catalogue, Item, Wanted};

/// Which page is to be set, and what the window says around it.
pub(super) struct Wish {
    pub(super) resource: ResourceId,
    pub(super) language: String,
    pub(super) words: SheetWords,
}

/// Sets the page and makes of it what is wanted. It computes for 20 ms to a second.
pub(super) fn set<T>(
    catalogue: &Catalogue,
    wish: &Wish,
    make: impl FnOnce(&Sheet<'_>) -> Result<T, PrintError>,
) -> Result<T, IpcError> {
    let Wish { resource, language, words } = wish;
    let item = catalogue.find(resource)?;
    let not_there = IpcError::from(ResourcesError::NotThere);
    let source = &item.source().ok_or(not_there)?.page;
    let (file, shown) = item.choose(&Wanted::new([language], &[])).ok_or(not_there)?;
    if shown.tag != *language {
        // It was taken back since it was opened; what the words say is not true of another one.
        return Err(not_there);
    }
    let is_translation = shown.standing != Standing::Original;
    check(item, is_translation, words)?;
    let sheet = Sheet {
        page: &file.page,
        source: is_translation.then_some(source),
        sources: &cited(item, &words.checked)?,
        labels: &labels(words)?,
        lines: &lines(item, words)?,
        paper: Paper::A4,
        letters: Letters::Usual,
        // Five languages of the Declaration are in scripts of which no face ships.
        may_use_system_fonts: true,
    };
    make(&sheet).map_err(|error| not_printed(&error))
}

/// Refuses words that leave out what a reader must know.
fn check(item: Item<'_>, is_translation: bool, words: &SheetWords) -> Result<(), IpcError> {
    let says_what_it_is = !is_translation || !words.standing.is_empty();
    let says_what_it_talks_of =
        item.resource.info.content_notes.is_empty() || words.content_notes.is_some();
    let says_who_has_not_checked =
        !(item.awaits_lawyer() || item.awaits_advisor()) || words.unchecked.is_some();
    if says_what_it_is && says_what_it_talks_of && says_who_has_not_checked {
        return Ok(());
    }
    error!("the window wants to print a page without what must be said of it");
    Err(IpcError::Malformed)
}

fn labels(words: &SheetWords) -> Result<Labels, IpcError> {
    Ok(Labels {
        note: phrase(&words.note)?,
        warning: phrase(&words.warning)?,
        steps: phrase(&words.steps)?,
        breathe: phrase(&words.breathe)?,
        script: phrase(&words.script)?,
        sources: phrase(&words.sources)?,
        missing: phrase(&words.missing)?,
        changed: phrase(&words.changed)?,
    })
}

fn lines(item: Item<'_>, words: &SheetWords) -> Result<Lines, IpcError> {
    let (manifest, info) = (&item.pack.manifest, &item.resource.info);
    // Both are names, which no language translates.
    let name = |name: &packs::Words| Phrase {
        words: name.to_string(),
        lang: manifest.source_lang.clone(),
    };
    let said = |phrase: &Option<_>| phrase.as_ref().map(self::phrase).transpose();
    Ok(Lines {
        content_notes: said(&words.content_notes)?,
        standing: words.standing.iter().map(phrase).collect::<Result<_, _>>()?,
        unchecked: said(&words.unchecked)?,
        about: Some(phrase(&words.about)?),
        license: info.license.as_ref().or(manifest.license.as_ref()).map(name),
        attribution: info.attribution.as_ref().or(manifest.attribution.as_ref()).map(name),
    })
}

fn cited<'a>(item: Item<'a>, checked: &[resources::Phrase]) -> Result<Vec<Cited<'a>>, IpcError> {
    let sources = &item.resource.info.sources;
    if checked.len() != sources.len() {
        return Err(IpcError::Malformed);
    }
    let cite = |(source, checked)| Ok(Cited { source, checked: Some(phrase(checked)?) });
    sources.iter().zip(checked).map(cite).collect()
}

fn phrase(phrase: &resources::Phrase) -> Result<Phrase, IpcError> {
    let lang = LanguageTag::parse(&phrase.lang).map_err(|_| IpcError::Malformed)?;
    Ok(Phrase { words: phrase.words.clone(), lang })
}

/// What is told to the person. What the typesetter says may hold words of the page, so no log has it.
fn not_printed(error: &PrintError) -> IpcError {
    match error {
        PrintError::NoFont { .. } => ResourcesError::NoLetters.into(),
        PrintError::NamesTheApp => {
            error!("words beside a printed page name the app");
            IpcError::Internal
        }
        PrintError::NotSet { .. } => {
            error!("a page could not be set for paper");
            IpcError::Internal
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_that_nothing_draws_are_told_and_faults_of_ours_are_not_explained() {
        let no_font = PrintError::NoFont { script: "Ethi".to_owned(), letter: '\u{1200}' };
        assert_eq!(not_printed(&no_font), ResourcesError::NoLetters.into());
        assert_eq!(not_printed(&PrintError::NamesTheApp), IpcError::Internal);
        let not_set = PrintError::NotSet { reason: "the title of a page".to_owned() };
        assert_eq!(not_printed(&not_set), IpcError::Internal);
    }
}
