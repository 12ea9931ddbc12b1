//! A finished draft as data: what every format is made of, the PDF as well.
//!
//! The core fills a [`Document`] from a draft, with the labels that people chose and with words of the app from Fluent, and gives
//! it to [`crate::write`]. [`crate::blocks`] makes the blocks of a section from its flat text; [`crate::flow`] lays everything out
//! in the order in which it is read.
//!
//! Invariants: it has no id of the draft and no account, since an id tells when it was made; whoever is named is named by a label;
//! no word of it is in a `Debug`. Text is not markup: nothing that people write changes how it is set. A `\n` in a plain text is the end of a line.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::{ExportError, Lang};

/// A finished draft.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Document {
    /// The language that it is written in. Parts may have another one.
    pub lang: Lang,
    /// The only heading of the first level.
    pub title: String,
    /// To whom it goes, as one line. Empty: nothing is said.
    pub addressee: String,
    /// Who says it: the line of names and of the collective, as they were chosen.
    pub attribution: Vec<String>,
    /// The day, as it is to be read. Empty: none. No other time is in a file.
    pub date: String,
    /// How the template wants it.
    pub layout: Layout,
    /// Words of the app.
    pub words: Words,
    /// Its sections in their order.
    pub sections: Vec<Section>,
    /// What is asked for. They stand where a section says [`Body::Recommendations`], otherwise at the end.
    pub recommendations: Vec<Recommendation>,
    /// What it stands on, where a section says [`Body::Sources`], otherwise at the end.
    pub sources: Vec<Source>,
    /// What its notes say; [`Inline::Note`] points here.
    pub notes: Vec<Note>,
    /// What was said about it; [`Inline::CommentStart`] points here.
    pub comments: Vec<Comment>,
}

/// How the template wants a document.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Layout {
    /// Whether the paragraphs of the sections are numbered through.
    pub has_paragraph_numbers: bool,
    /// Whether each page has its number.
    pub has_page_numbers: bool,
    /// Whether the table of the recommendations stands once more at the end (parliament of Canada).
    pub repeats_recommendations: bool,
    /// How large the paper is.
    pub paper: Paper,
    /// How sources are cited.
    pub citing: Citing,
}

/// A size of paper.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Paper {
    /// 210 by 297 mm.
    #[default]
    A4,
    /// 8.5 by 11 inches.
    Letter,
}

/// How sources are cited.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Citing {
    /// By the number that they have in the list of sources.
    #[default]
    List,
    /// By a footnote at each place, which many readers do not count as words. There is no list then.
    Footnotes,
}

/// Words of the app that stand in a file. They come from Fluent and have one language, which need not be that of the draft.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Words {
    /// In which language they are.
    pub lang: Lang,
    /// Above recommendations that no section has, and what their table is called.
    pub recommendations: String,
    /// Above the numbers of recommendations.
    pub number: String,
    /// Above what is asked for.
    pub action: String,
    /// Above who is asked.
    pub addressee: String,
    /// Above until when.
    pub timeline: String,
    /// Above how much it matters.
    pub priority: String,
    /// Above sources that no section has.
    pub sources: String,
    /// Above footnotes, where they stand at the end.
    pub notes: String,
    /// Of the way back from a footnote.
    pub back_to_text: String,
    /// Who suggests or comments when nobody is to be named. A format wants something there.
    pub unnamed: String,
}

/// A section.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Section {
    /// What stands above it. Empty: nothing.
    pub heading: String,
    /// The language of its heading and of what has no other.
    pub lang: Lang,
    /// What it holds.
    pub body: Body,
}

/// What a section holds.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Body {
    /// Blocks of text.
    Text(Vec<Block>),
    /// Short fields with a name each.
    Cover(Vec<Field>),
    /// A table.
    Table(Table),
    /// The recommendations of the document.
    Recommendations,
    /// The sources of the document.
    Sources,
}

/// A name and what belongs to it.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Field {
    /// What it is called.
    pub label: String,
    /// What it says.
    pub value: String,
}

/// A table with a head.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Table {
    /// What the columns are called.
    pub columns: Vec<String>,
    /// Its rows; each has as many cells as there are columns.
    pub rows: Vec<Vec<Vec<Block>>>,
}

/// A block of text.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Block {
    /// What it is.
    pub kind: Kind,
    /// How deep an item of a list stands within others.
    pub level: u8,
    /// Its language, where it is not that of the section.
    pub lang: Option<Lang>,
    /// Its direction.
    pub direction: Direction,
    /// What stands in it.
    pub inlines: Vec<Inline>,
    /// Whether somebody suggests its end: to divide here, or to join it with the next.
    pub end: Edits,
}

/// What a block is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// A paragraph.
    #[default]
    Paragraph,
    /// A heading within a section.
    Heading2,
    /// A heading below that.
    Heading3,
    /// An item of a list with dots.
    Bullet,
    /// An item of a list with numbers.
    Number,
    /// What somebody else says.
    Quote,
}

/// The direction of a block (HTML, `dir`).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Direction {
    /// That of its first letter that has one, otherwise that of its language (Unicode, UAX #9, P2 and P3).
    #[default]
    Auto,
    /// From left to right.
    Ltr,
    /// From right to left.
    Rtl,
}

/// What stands in a block.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Inline {
    /// Words.
    Text(Run),
    /// A footnote.
    Note(Reference),
    /// That a source is cited here.
    Source(Reference),
    /// Here begins what a comment is about.
    CommentStart(usize),
    /// Here it ends. In the same block or a later one.
    CommentEnd(usize),
}

/// Words that are alike throughout.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Run {
    /// The words.
    pub text: String,
    /// Whether they are strong.
    pub is_strong: bool,
    /// Whether they are emphasised.
    pub is_emphasised: bool,
    /// Where they lead: `https`, `http` or `mailto`. The words of every other address are written without a link.
    pub link: Option<String>,
    /// What somebody suggests for them.
    pub edits: Edits,
}

/// The number of a note or of a source in the document, from 0.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Reference {
    /// Which.
    pub index: usize,
    /// What somebody suggests for it.
    pub edits: Edits,
}

/// What somebody suggests: by the label of whoever does. Both when one suggested words and another to take them out. Empty: it is
/// suggested, and nobody is to be named.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Edits {
    /// Who suggests to put it in.
    pub inserted: Option<String>,
    /// Who suggests to take it out.
    pub deleted: Option<String>,
}

/// One recommendation.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Recommendation {
    /// How people call it: `R-2026-03`.
    pub number: String,
    /// The language of its texts.
    pub lang: Lang,
    /// What is to be done.
    pub action: String,
    /// Who is asked.
    pub addressee: String,
    /// Until when.
    pub timeline: String,
    /// How much it matters, as a word.
    pub priority: String,
    /// What else its card says and the readers are to have: the issue, the legal basis, the indicator.
    pub details: Vec<Field>,
    /// The sources that it stands on, from 0.
    pub sources: Vec<usize>,
}

/// What the document stands on.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Source {
    /// Its language.
    pub lang: Lang,
    /// Who, what, when, as it is to be read.
    pub text: String,
    /// Where it is. Empty: nowhere on the web.
    pub address: String,
}

/// What a footnote says.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Note {
    /// Its language.
    pub lang: Lang,
    /// The words.
    pub text: String,
}

/// What somebody said about a passage, and what was answered.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Comment {
    /// What was said.
    pub said: Remark,
    /// The answers in their order.
    pub answers: Vec<Remark>,
    /// Whether it is settled.
    pub is_settled: bool,
}

/// What one person said.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Remark {
    /// The label of whoever said it. Empty: nobody is to be named.
    pub by: String,
    /// Its language.
    pub lang: Lang,
    /// The words.
    pub text: String,
}

impl Edits {
    /// Nothing is suggested.
    pub const NONE: Self = Self { inserted: None, deleted: None };

    /// Whether nothing is suggested.
    pub fn is_none(&self) -> bool {
        *self == Self::NONE
    }
}

impl Document {
    /// Whether everything that it points to is in it, tables are even, and each comment that begins ends after that, once.
    pub(crate) fn check(&self) -> Result<(), ExportError> {
        let mut comments = vec![(0, 0); self.comments.len()];
        for block in self.blocks() {
            for inline in &block.inlines {
                let is_there = match inline {
                    Inline::Text(_) => true,
                    Inline::Note(note) => note.index < self.notes.len(),
                    Inline::Source(source) => source.index < self.sources.len(),
                    Inline::CommentStart(at) => {
                        comments.get_mut(*at).is_some_and(|(starts, ends)| {
                            *starts += 1;
                            (*starts, *ends) == (1, 0)
                        })
                    }
                    Inline::CommentEnd(at) => {
                        comments.get_mut(*at).is_some_and(|(starts, ends)| {
                            *ends += 1;
                            (*starts, *ends) == (1, 1)
                        })
                    }
                };
                if !is_there {
                    return Err(ExportError::Dangling);
                }
            }
        }
        let cited = self.recommendations.iter().flat_map(|one| &one.sources);
        if comments.iter().any(|(starts, ends)| starts != ends)
            || cited.into_iter().any(|index| *index >= self.sources.len())
        {
            return Err(ExportError::Dangling);
        }
        let is_uneven = |section: &Section| {
            matches!(&section.body, Body::Table(table)
                if table.columns.is_empty() || table.rows.iter().any(|row| row.len() != table.columns.len()))
        };
        if self.sections.iter().any(is_uneven) {
            return Err(ExportError::UnevenTable);
        }
        Ok(())
    }

    /// The comments that the text says the place of.
    pub(crate) fn placed_comments(&self) -> Vec<usize> {
        let inlines = self.blocks().flat_map(|block| &block.inlines);
        let begins = inlines.filter_map(|inline| match inline {
            Inline::CommentStart(comment) => Some(*comment),
            _ => None,
        });
        begins.collect()
    }

    /// All blocks, in the order in which they are read.
    fn blocks(&self) -> impl Iterator<Item = &Block> {
        self.sections.iter().flat_map(|section| -> Box<dyn Iterator<Item = &Block>> {
            match &section.body {
                Body::Text(blocks) => Box::new(blocks.iter()),
                Body::Table(table) => Box::new(table.rows.iter().flatten().flatten()),
                Body::Cover(_) | Body::Recommendations | Body::Sources => {
                    Box::new(std::iter::empty())
                }
            }
        })
    }
}

/// Gives types a `Debug` that says their name alone.
macro_rules! silent {
    ($($name:ident),+) => {
        $(impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.debug_struct(stringify!($name)).finish_non_exhaustive()
            }
        })+
    };
}

silent!(
    Document,
    Words,
    Section,
    Body,
    Field,
    Table,
    Block,
    Inline,
    Run,
    Reference,
    Edits,
    Recommendation,
    Source,
    Note,
    Comment,
    Remark
);
