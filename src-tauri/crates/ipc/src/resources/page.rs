//! One page of the library, as the reader shows it.
//!
//! Part of [`super`]. Invariant: a page has every unit of its original, in its order: what a translation
//! lacks stands there in the original's words and says so.

use serde::{Deserialize, Serialize};

use super::{Language, Topic};
use crate::ids::ResourceId;

/// How a text was made.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Method {
    /// By people.
    Human,
    /// By a machine.
    Machine,
    /// By a machine, and changed by people.
    MachineEdited,
}

/// What a reader is told before a page opens.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ContentNote {
    /// Violence.
    Violence,
    /// Sexual violence.
    SexualViolence,
    /// Abuse of children.
    ChildAbuse,
    /// Harming oneself.
    SelfHarm,
    /// Being locked up.
    Detention,
}

/// As what units stand out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum BlockKind {
    /// Not at all.
    Plain,
    /// Good to know.
    Note,
    /// What could hurt somebody.
    Warning,
    /// What to do, one after the other.
    Steps,
    /// A place to stop and rest.
    Breathe,
    /// Words to say.
    Script,
}

/// What a unit is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum UnitKind {
    /// A heading of a part.
    Heading2,
    /// A heading below it.
    Heading3,
    /// A paragraph.
    Paragraph,
    /// An item of a list.
    Item,
    /// An item of a numbered list.
    Numbered,
    /// Something to tick.
    Task,
    /// A line of words to say.
    Script,
}

/// What of a translated unit is true.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum UnitState {
    /// It was made from the original as it stands.
    Current,
    /// The original was changed since.
    Changed,
    /// There is no translation: these are the original's words.
    Missing,
}

/// Where a link leads.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Target {
    /// To another page.
    Resource { resource: ResourceId },
    /// To the contacts of a country.
    Contacts { country: String },
    /// To a word of the glossary.
    Term { term: String },
    /// Out of the app. The host is shown before anything opens.
    Web { address: String, host: String },
}

/// A part of a unit.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Inline {
    /// Words.
    Text { words: String },
    /// Strong words.
    Strong { parts: Vec<Inline> },
    /// Emphasis.
    Emphasis { parts: Vec<Inline> },
    /// A link.
    Link { target: Target, parts: Vec<Inline> },
}

/// The smallest part that is translated by itself.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Unit {
    /// Its number: `7` for `u7`.
    pub number: u16,
    /// What it is.
    pub kind: UnitKind,
    /// What it says.
    pub parts: Vec<Inline>,
    /// Whether it is current.
    pub state: UnitState,
    /// Whether misreading it could hurt somebody.
    pub is_critical: bool,
    /// The original's words beside a translation; else empty.
    pub original: Vec<Inline>,
}

/// A part of the text.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Block {
    /// As what its units stand out.
    pub kind: BlockKind,
    /// At least one.
    pub units: Vec<Unit>,
}

/// A page to which another leads.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Related {
    /// Which one.
    pub resource: ResourceId,
    /// Its title.
    pub title: String,
    /// The language of the title.
    pub lang: String,
}

/// What a text stands on. In the words of its publisher.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Source {
    /// Its title.
    pub title: String,
    /// Who published it.
    pub publisher: String,
    /// Where it can be read.
    pub address: String,
    /// The host of the address.
    pub host: String,
    /// The day on which somebody found the facts there, `2026-11-25`; none: not yet.
    pub checked_on: Option<String>,
}

/// A word of the glossary.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Term {
    /// Its id.
    pub term: String,
    /// The word.
    pub words: String,
    /// By what else it is found. Some of these are words that we do not say ourselves, so they are never shown.
    pub also: Vec<String>,
    /// What it means.
    pub definition: String,
    /// What not to say, and why.
    pub avoid: Option<String>,
    /// The language of all this.
    pub lang: String,
    /// Whether nobody who speaks the language has checked it.
    pub is_draft: bool,
}

/// The picture beside the title of a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Picture {
    /// Its own, which came with the app.
    Cover,
    /// The one of its topic: the page came from outside.
    Topic,
}

/// A page.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Page {
    /// Which resource it is of.
    pub resource: ResourceId,
    /// Its shelf.
    pub topic: Topic,
    /// Its title.
    pub title: String,
    /// Of what it tells.
    pub summary: String,
    /// The language that is shown.
    pub shown: Language,
    /// The language in which it was written first.
    pub original: String,
    /// How the shown text was made.
    pub method: Method,
    /// The day of its last change, `2026-11-25`.
    pub updated: String,
    /// How long the original takes to read.
    pub minutes: u16,
    /// Every language that it has, the original first.
    pub languages: Vec<Language>,
    /// What a reader is told first.
    pub content_notes: Vec<ContentNote>,
    /// The unit that "Go to what helps" leads to.
    pub helps: Option<u16>,
    /// Whether it speaks of law and no lawyer has checked it.
    pub awaits_lawyer: bool,
    /// Whether no survivor advisor has checked it.
    pub awaits_advisor: bool,
    /// The text.
    pub blocks: Vec<Block>,
    /// The words of the glossary that it links to.
    pub terms: Vec<Term>,
    /// What to read beside it.
    pub related: Vec<Related>,
    /// What it stands on.
    pub sources: Vec<Source>,
    /// Who is to be named, and the licence.
    pub attribution: String,
    /// The SPDX name of its licence.
    pub license: String,
    /// The units that the person has ticked.
    pub ticked: Vec<u16>,
    /// What stands beside its title.
    pub picture: Picture,
    /// Whether the person keeps it at hand.
    pub is_kept: bool,
    /// Where the person stopped reading, if they want that kept.
    pub place: Option<u16>,
}
