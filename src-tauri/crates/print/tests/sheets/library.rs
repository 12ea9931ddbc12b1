//! The pages that ship, and words around them as the app would give them.

use std::path::Path;

use larkspur_packs::{LanguageTag, Pack, Page, Resource, ResourceId};
use larkspur_print::{Cited, Labels, Letters, Lines, Paper, Phrase, PrintError, Sheet};

/// The pack that ships.
pub(crate) fn pack() -> Option<Pack> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../assets/packs/core");
    Pack::read(&folder).pack
}

/// A resource of a pack.
pub(crate) fn resource<'a>(pack: &'a Pack, id: &str) -> Option<&'a Resource> {
    pack.resources.get(&ResourceId::parse(id).ok()?)
}

/// Words of the app in a language.
pub(crate) fn phrase(words: &str, lang: &LanguageTag) -> Phrase {
    Phrase { words: words.to_owned(), lang: lang.clone() }
}

/// What parts of a page are called in English.
pub(crate) fn labels(lang: &LanguageTag) -> Labels {
    Labels {
        note: phrase("Good to know", lang),
        warning: phrase("Take care", lang),
        steps: phrase("Step by step", lang),
        breathe: phrase("Take a breath", lang),
        script: phrase("Words you can say", lang),
        sources: phrase("Sources", lang),
        missing: phrase("Not translated yet", lang),
        changed: phrase("The original changed", lang),
    }
}

/// A page, with all that belongs to its sheet.
pub(crate) struct Printed<'a> {
    pub(crate) page: &'a Page,
    pub(crate) source: Option<&'a Page>,
    pub(crate) labels: Labels,
    pub(crate) lines: Lines,
    pub(crate) sources: Vec<Cited<'a>>,
}

impl<'a> Printed<'a> {
    /// A resource in a language, if it stands in it.
    pub(crate) fn of(pack: &'a Pack, resource: &'a Resource, lang: &str) -> Option<Self> {
        let english = &pack.manifest.source_lang;
        let page = &resource.pages.get(&LanguageTag::parse(lang).ok()?)?.page;
        let is_translation = page.front.origin.is_some();
        let line = |words: &str| Some(phrase(words, english));
        let info = &resource.info;
        let notes: Vec<&str> = info.content_notes.iter().map(|note| note.as_str()).collect();
        let notes =
            (!notes.is_empty()).then(|| format!("This page talks about {}.", notes.join(", ")));
        let cited = |source| Cited { source, checked: line("Not checked yet") };
        Some(Self {
            page,
            source: is_translation.then_some(&pack.source_page(resource)?.page),
            labels: labels(english),
            lines: Lines {
                content_notes: notes.as_deref().and_then(line),
                standing: is_translation
                    .then(|| phrase("Draft, not yet checked by a speaker.", english))
                    .into_iter()
                    .collect(),
                unchecked: line("Not yet checked by a lawyer or a survivor advisor."),
                about: line(&format!("Changed on {}", page.front.updated)),
                license: info.license.as_ref().and_then(|name| line(name.as_str())),
                attribution: info.attribution.as_ref().and_then(|who| line(who.as_str())),
            },
            sources: info.sources.iter().map(cited).collect(),
        })
    }

    /// The sheet.
    pub(crate) fn sheet(&self) -> Sheet<'_> {
        Sheet {
            page: self.page,
            source: self.source,
            sources: &self.sources,
            labels: &self.labels,
            lines: &self.lines,
            paper: Paper::A4,
            letters: Letters::Usual,
            may_use_system_fonts: false,
        }
    }

    /// The file.
    pub(crate) fn pdf(&self) -> Result<Vec<u8>, PrintError> {
        larkspur_print::pdf(&self.sheet())
    }
}
