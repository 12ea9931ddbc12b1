//! Saving a page as a file and printing it: the words of the app around its text, and what became of it.

use serde::{Deserialize, Serialize};

use crate::{command::command, ids::ResourceId};

/// Words of the app, as the window shows them, with their language.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Phrase {
    /// What is said.
    pub words: String,
    /// A BCP 47 tag: the app's language, or the one that it fell back to.
    pub lang: String,
}

/// The words of the app around the text of a page. They come from the window, since only that knows `locales/`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SheetWords {
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
    /// Beside a unit whose original has changed since.
    pub changed: Phrase,
    /// What the page talks about. A page that has content notes is not printed without.
    pub content_notes: Option<Phrase>,
    /// How far the translation can be trusted, and the same in English while the app's own words are a draft. A
    /// translation is not printed without.
    pub standing: Vec<Phrase>,
    /// That no lawyer or advisor has checked the text. One that awaits them is not printed without.
    pub unchecked: Option<Phrase>,
    /// When the text was last changed.
    pub about: Phrase,
    /// For each of the page's sources, in their order, whether it was checked.
    pub checked: Vec<Phrase>,
}

/// Makes a PDF of a page as it is shown, asks the person where it goes, and writes it there.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SavePage {
    /// Which page.
    pub resource: ResourceId,
    /// The language in which it is shown, a BCP 47 tag; no other is taken instead.
    pub language: String,
    /// What stands around the text.
    pub words: SheetWords,
    /// What the file is suggested to be called, without its ending: a word that says nothing about the page.
    pub name: String,
}
command!(SavePage, "resources_save_page", Unlocked, Saved);

/// Prints a page as it is shown, on the printer that the person chooses in the desktop's own dialog.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PrintPage {
    /// Which page.
    pub resource: ResourceId,
    /// The language in which it is shown, a BCP 47 tag; no other is taken instead.
    pub language: String,
    /// What stands around the text.
    pub words: SheetWords,
    /// What the printer is told that it prints: a word that says nothing about the page.
    pub name: String,
}
command!(PrintPage, "resources_print_page", Unlocked, Printed);

/// What became of a page that the person wanted to save.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Saved {
    /// The person chose no place for it.
    Nothing,
    /// It is on the disk.
    Saved,
}

/// What became of a page that the person wanted to print.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Printed {
    /// The person chose no printer.
    Nothing,
    /// It was handed to the printer.
    Printed,
}
