//! What is printed: a page, and the words of the app that stand around it.
//!
//! Invariant: whatever the caller says in its own words says in which language it does. None of it names the app, since
//! a paper is found by others. Only the attribution may: the licence of a page asks for whoever wrote it.

use larkspur_packs::{LanguageTag, Page, Source};

use crate::PrintError;

/// What no paper says, in small letters.
const NAME_OF_THE_APP: &str = "larkspur";

/// A page of the library, and how it is printed.
#[derive(Clone, Copy, Debug)]
pub struct Sheet<'a> {
    /// The text.
    pub page: &'a Page,
    /// The text that it was translated from; none when it is the original. Its order counts, and what the
    /// translation lacks is printed from it.
    pub source: Option<&'a Page>,
    /// What the text stands on.
    pub sources: &'a [Cited<'a>],
    /// What parts of every page are called.
    pub labels: &'a Labels,
    /// What must be said of this page.
    pub lines: &'a Lines,
    /// How large the paper is.
    pub paper: Paper,
    /// How large the letters are.
    pub letters: Letters,
    /// Whether fonts of the system may be read, for scripts that no face of the app has.
    pub may_use_system_fonts: bool,
}

/// Words of the app, and their language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Phrase {
    /// What is said.
    pub words: String,
    /// In which language.
    pub lang: LanguageTag,
}

/// What parts of every page are called. The reader of the app has the same words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Labels {
    /// Above what is good to know.
    pub note: Phrase,
    /// Above what could hurt somebody.
    pub warning: Phrase,
    /// Above what to do, one after the other.
    pub steps: Phrase,
    /// Above a place to stop and rest.
    pub breathe: Phrase,
    /// Above words to say.
    pub script: Phrase,
    /// Above what the text stands on.
    pub sources: Phrase,
    /// Beside a unit that is not translated yet.
    pub missing: Phrase,
    /// Beside a unit whose original has changed since; the original stands beneath it.
    pub changed: Phrase,
}

/// What must be said of this page, each if there is something to say.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Lines {
    /// What the page talks about. It stands before everything else.
    pub content_notes: Option<Phrase>,
    /// How far the translation can be trusted; more than one where it is said in a second language as well.
    pub standing: Vec<Phrase>,
    /// That no lawyer or advisor has checked the text.
    pub unchecked: Option<Phrase>,
    /// When the text was last changed.
    pub about: Option<Phrase>,
    /// Under which licence the text stands.
    pub license: Option<Phrase>,
    /// Who is to be named. The licence asks for it, also where it names the app.
    pub attribution: Option<Phrase>,
}

/// What a text stands on, and whether somebody looked it up.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cited<'a> {
    /// The source, whose title is in the language of the original.
    pub source: &'a Source,
    /// When it was checked, or that it was not.
    pub checked: Option<Phrase>,
}

/// A size of paper.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Paper {
    /// 210 by 297 mm.
    #[default]
    A4,
    /// 8.5 by 11 inches.
    Letter,
}

/// A size of letters.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Letters {
    /// 11 points.
    #[default]
    Usual,
    /// 16 points, for who reads small letters with effort.
    Large,
}

impl Sheet<'_> {
    /// Refuses words of the caller that name the app. The page itself may speak of it.
    pub(crate) fn check_names(&self) -> Result<(), PrintError> {
        let Labels { note, warning, steps, breathe, script, sources, missing, changed } =
            self.labels;
        let labels = [note, warning, steps, breathe, script, sources, missing, changed];
        let Lines { content_notes, standing, unchecked, about, license, attribution: _ } =
            self.lines;
        let lines = [content_notes, unchecked, about, license].into_iter().flatten();
        let lines = lines.chain(standing);
        let checked = self.sources.iter().filter_map(|cited| cited.checked.as_ref());
        let is_outing = |phrase: &Phrase| names_the_app(&phrase.words);
        if labels.into_iter().chain(lines).chain(checked).any(is_outing) {
            return Err(PrintError::NamesTheApp);
        }
        Ok(())
    }
}

fn names_the_app(words: &str) -> bool {
    words.to_lowercase().contains(NAME_OF_THE_APP)
}
