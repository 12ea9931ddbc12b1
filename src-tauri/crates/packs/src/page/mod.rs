//! A page: the text of a resource in one language, as blocks and units.
//!
//! `Page::parse` is the only way to have one from a file, and `Page::print` writes it back; the core
//! indexes it, the window draws it, the editor of translations changes it. Invariant: a page is
//! what docs/packs.md allows and nothing more. Containers hold units and no containers, an inline
//! mark holds none of its own kind, and what is printed is read as the same page.

mod blocks;
mod error;
mod inline;
mod line;
mod marks;
mod parse;
mod print;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;

pub use error::{NotAllowed, PageError};

use crate::{FrontMatter, Target, UnitHash, UnitId, Words, named};

/// The text of a resource in one language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Page {
    /// What is true of the text.
    pub front: FrontMatter,
    /// The text.
    pub blocks: Vec<Block>,
}

/// A page, and where it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PageFile {
    /// The file, below the folder of the pack.
    pub file: String,
    /// The page.
    pub page: Page,
    /// The line on which each unit begins.
    pub(crate) lines: BTreeMap<UnitId, usize>,
}

impl PageFile {
    /// The line on which a unit begins, from 1.
    pub fn line_of(&self, unit: UnitId) -> Option<usize> {
        self.lines.get(&unit).copied()
    }
}

/// A part of the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Block {
    /// A unit by itself. Items that follow each other are one list.
    Unit(Unit),
    /// Units that stand out together.
    Container {
        /// As what they stand out.
        kind: ContainerKind,
        /// At least one.
        units: Vec<Unit>,
    },
}

impl Block {
    /// The units of the block, in order.
    pub fn units(&self) -> &[Unit] {
        match self {
            Self::Unit(unit) => std::slice::from_ref(unit),
            Self::Container { units, .. } => units,
        }
    }
}

named! {
    /// As what units stand out.
    ContainerKind {
        /// Good to know.
        Note = "note",
        /// What could hurt somebody.
        Warning = "warning",
        /// What to do, one after the other.
        Steps = "steps",
        /// A place to stop and rest.
        Breathe = "breathe",
        /// Words to say. Each line is a unit.
        Script = "script",
    }
}

named! {
    /// What a unit is. The name is a part of its hash.
    UnitKind {
        /// A heading, `##`.
        Heading2 = "heading2",
        /// A heading below it, `###`.
        Heading3 = "heading3",
        /// A paragraph.
        Paragraph = "paragraph",
        /// An item of a list, `-`.
        Item = "item",
        /// An item of a numbered list, `1.`.
        Numbered = "numbered",
        /// Something to tick, `- [ ]`.
        Task = "task",
        /// A line of a script.
        Script = "script",
    }
}

impl UnitKind {
    /// Whether it is a heading.
    pub fn is_heading(self) -> bool {
        matches!(self, Self::Heading2 | Self::Heading3)
    }
}

/// The smallest part that is translated by itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unit {
    /// Its id, unique in the page.
    pub id: UnitId,
    /// What it is.
    pub kind: UnitKind,
    /// Misreading it could hurt somebody: the source stands beneath it while it is a draft.
    pub is_critical: bool,
    /// What it says.
    pub inlines: Vec<Inline>,
}

/// A part of a unit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Inline {
    /// Words.
    Text(String),
    /// `**strong**`.
    Strong(Vec<Inline>),
    /// `*emphasis*`.
    Emphasis(Vec<Inline>),
    /// `[words](target)`.
    Link {
        /// Where it leads.
        target: Target,
        /// What is shown.
        words: Vec<Inline>,
    },
}

impl Unit {
    /// The words with their marks, as [`Inline::parse_line`] reads them.
    pub fn line(&self) -> String {
        Inline::print_line(&self.inlines)
    }

    /// The words of the unit, without any mark.
    pub fn text(&self) -> String {
        let mut text = String::new();
        write_words(&self.inlines, &mut text);
        text
    }

    /// The hash of the unit, by which a translation knows what it was made from.
    pub fn hash(&self) -> UnitHash {
        let mut text = String::new();
        write_marked(&self.inlines, &mut text);
        UnitHash::of(self.kind.as_str(), &text)
    }

    /// Where the links of the unit lead, in order.
    pub fn targets(&self) -> Vec<&Target> {
        let mut targets = Vec::new();
        collect_targets(&self.inlines, &mut targets);
        targets
    }
}

impl Page {
    /// The units of the text, in order.
    pub fn units(&self) -> impl Iterator<Item = &Unit> {
        self.blocks.iter().flat_map(Block::units)
    }

    /// The hash of everything that is translated, in order: the title, the summary, the units.
    pub fn hashes(&self) -> Vec<(UnitId, UnitHash)> {
        hashes_of(&self.front.title, &self.front.summary, &self.blocks)
    }
}

/// As [`Page::hashes`], for a page that is not in a file yet.
pub fn hashes_of(title: &Words, summary: &Words, blocks: &[Block]) -> Vec<(UnitId, UnitHash)> {
    let front = [
        (UnitId::Title, UnitHash::of("title", title.as_str())),
        (UnitId::Summary, UnitHash::of("summary", summary.as_str())),
    ];
    let units = blocks.iter().flat_map(Block::units);
    front.into_iter().chain(units.map(|unit| (unit.id, unit.hash()))).collect()
}

fn write_words(inlines: &[Inline], to: &mut String) {
    for inline in inlines {
        match inline {
            Inline::Text(text) => to.push_str(text),
            Inline::Strong(words) | Inline::Emphasis(words) | Inline::Link { words, .. } => {
                write_words(words, to);
            }
        }
    }
}

/// Words with their marks and without escapes: what the hash is made of.
fn write_marked(inlines: &[Inline], to: &mut String) {
    for inline in inlines {
        match inline {
            Inline::Text(text) => to.push_str(text),
            Inline::Strong(words) => {
                to.push_str("**");
                write_marked(words, to);
                to.push_str("**");
            }
            Inline::Emphasis(words) => {
                to.push('*');
                write_marked(words, to);
                to.push('*');
            }
            Inline::Link { target, words } => {
                to.push('[');
                write_marked(words, to);
                to.push_str("](");
                to.push_str(&target.to_string());
                to.push(')');
            }
        }
    }
}

fn collect_targets<'a>(inlines: &'a [Inline], to: &mut Vec<&'a Target>) {
    for inline in inlines {
        match inline {
            Inline::Text(_) => {}
            Inline::Strong(words) | Inline::Emphasis(words) => collect_targets(words, to),
            Inline::Link { target, words } => {
                to.push(target);
                collect_targets(words, to);
            }
        }
    }
}
