//! The blocks of a flat text.
//!
//! The core calls [`blocks`] with the text of a section as the CRDT gives it, and with what the marks of that text lead to.
//! Marks are those of docs/advice.md: `strong`, `em`, `link`, `cite:ID`, `fn:ID`, `ins:ID`, `del:ID` on words, and `block`, `level`,
//! `dir`, `lang` on the `\n` that ends a block. A `term:ID` is for the window and says nothing on paper.
//!
//! Invariants: no character is lost or moved; a mark that leads nowhere, since what it led to was withdrawn, leaves its words;
//! no id of a mark comes into a block.

use std::collections::{BTreeMap, BTreeSet};

use larkspur_delta::{Attributes, Document as FlatText, Value};

use crate::{
    Lang,
    model::{Block, Direction, Edits, Inline, Kind, Reference, Run},
};

/// What the marks of a text lead to, by their ids.
#[derive(Clone, Default)]
pub struct Targets {
    /// The addresses of links.
    pub links: BTreeMap<String, String>,
    /// Which note of the document a footnote is.
    pub notes: BTreeMap<String, usize>,
    /// Which source of the document a citation is.
    pub sources: BTreeMap<String, usize>,
    /// The labels of those who suggest. Who is not here is not named.
    pub authors: BTreeMap<String, String>,
    /// Which passages comments are about.
    pub comments: Vec<Passage>,
}

/// What a comment is about, in code points of the text. What lies beyond the end is cut off.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Passage {
    /// Which comment of the document.
    pub comment: usize,
    /// The first code point.
    pub start: usize,
    /// The one after the last.
    pub end: usize,
}

/// A stretch of a text that is alike throughout: words of one block, or the `\n` at its end.
struct Piece<'a> {
    text: &'a str,
    attributes: &'a Attributes,
    /// Where it begins, in code points.
    start: usize,
}

/// Makes the blocks of a text. Words after the last `\n` are a paragraph; after a last `\n` there is no further block.
pub fn blocks(text: &FlatText, targets: &Targets) -> Vec<Block> {
    let pieces = cut(text, &targets.comments);
    let length = pieces.last().map_or(0, |piece| piece.start + piece.text.chars().count());
    let last_places = last_places(&pieces);
    let mut made = Vec::new();
    let mut inlines = Vec::new();
    for (at, piece) in pieces.iter().enumerate() {
        inlines.extend(comments_that_begin(piece.start, length, &targets.comments));
        let is_end = piece.text == "\n";
        if !is_end {
            inlines.push(Inline::Text(run(piece, targets)));
        }
        let next = pieces.get(at + 1).map(|next| next.attributes);
        for (name, _) in piece
            .attributes
            .iter()
            .filter(|(name, _)| next.is_none_or(|next| next.get(name).is_none()))
        {
            inlines.extend(reference(name, piece, last_places.get(name) == Some(&at), targets));
        }
        let after = piece.start + piece.text.chars().count();
        inlines.extend(comments_that_end(after, length, &targets.comments));
        if is_end {
            made.push(block(piece.attributes, std::mem::take(&mut inlines), targets));
        }
    }
    if !inlines.is_empty() {
        made.push(block(&Attributes::new(), inlines, targets));
    }
    made
}

/// Cuts a text at each `\n` and wherever a comment begins or ends.
fn cut<'a>(text: &'a FlatText, comments: &[Passage]) -> Vec<Piece<'a>> {
    let edges: BTreeSet<usize> =
        comments.iter().flat_map(|passage| [passage.start, passage.end]).collect();
    let mut pieces = Vec::new();
    let mut start = 0;
    for run in text.runs() {
        let mut begun = 0;
        let mut begun_at = start;
        let mut push = |from: usize, to: usize, start: usize| {
            if from < to {
                pieces.push(Piece {
                    text: &run.text[from..to],
                    attributes: &run.attributes,
                    start,
                });
            }
        };
        for (offset, sign) in run.text.char_indices() {
            if sign == '\n' || edges.contains(&start) {
                push(begun, offset, begun_at);
                (begun, begun_at) = (offset, start);
            }
            start += 1;
            if sign == '\n' {
                push(offset, offset + 1, begun_at);
                (begun, begun_at) = (offset + 1, start);
            }
        }
        push(begun, run.text.len(), begun_at);
    }
    pieces
}

/// The last piece that each mark stands on. Somebody may have typed within the words of a footnote; it is one footnote still.
fn last_places<'a>(pieces: &[Piece<'a>]) -> BTreeMap<&'a str, usize> {
    let mut places = BTreeMap::new();
    for (at, piece) in pieces.iter().enumerate() {
        places.extend(piece.attributes.iter().map(|(name, _)| (name, at)));
    }
    places
}

fn reference(mark: &str, piece: &Piece<'_>, is_last: bool, targets: &Targets) -> Option<Inline> {
    let edits = edits(piece.attributes, targets);
    match mark.split_once(':')? {
        ("fn", id) if is_last => {
            targets.notes.get(id).map(|index| Inline::Note(Reference { index: *index, edits }))
        }
        ("cite", id) => {
            targets.sources.get(id).map(|index| Inline::Source(Reference { index: *index, edits }))
        }
        _ => None,
    }
}

/// A comment on nothing, or beyond the end, has no place.
fn has_place(passage: &Passage, length: usize) -> bool {
    passage.start < passage.end.min(length)
}

fn comments_that_begin(
    at: usize,
    length: usize,
    comments: &[Passage],
) -> impl Iterator<Item = Inline> {
    let begin =
        comments.iter().filter(move |passage| has_place(passage, length) && passage.start == at);
    begin.map(|passage| Inline::CommentStart(passage.comment))
}

fn comments_that_end(
    at: usize,
    length: usize,
    comments: &[Passage],
) -> impl Iterator<Item = Inline> {
    let end = comments
        .iter()
        .filter(move |passage| has_place(passage, length) && passage.end.min(length) == at);
    end.map(|passage| Inline::CommentEnd(passage.comment))
}

fn run(piece: &Piece<'_>, targets: &Targets) -> Run {
    let has = |mark| piece.attributes.get(mark) == Some(&Value::Bool(true));
    Run {
        text: piece.text.to_owned(),
        is_strong: has("strong"),
        is_emphasised: has("em"),
        link: word(piece.attributes, "link").and_then(|id| targets.links.get(id)).cloned(),
        edits: edits(piece.attributes, targets),
    }
}

/// Where several people suggest the same, the first by id is named.
fn edits(attributes: &Attributes, targets: &Targets) -> Edits {
    let by = |kind: &str| {
        let id =
            attributes.iter().find_map(|(name, _)| name.strip_prefix(kind)?.strip_prefix(':'))?;
        Some(targets.authors.get(id).cloned().unwrap_or_default())
    };
    Edits { inserted: by("ins"), deleted: by("del") }
}

fn word<'a>(attributes: &'a Attributes, name: &str) -> Option<&'a str> {
    match attributes.get(name)? {
        Value::Text(word) => Some(word),
        Value::Bool(_) | Value::Int(_) => None,
    }
}

fn block(end: &Attributes, inlines: Vec<Inline>, targets: &Targets) -> Block {
    let kind = match word(end, "block") {
        Some("heading2") => Kind::Heading2,
        Some("heading3") => Kind::Heading3,
        Some("bullet") => Kind::Bullet,
        Some("number") => Kind::Number,
        Some("quote") => Kind::Quote,
        _ => Kind::Paragraph,
    };
    let direction = match word(end, "dir") {
        Some("ltr") => Direction::Ltr,
        Some("rtl") => Direction::Rtl,
        _ => Direction::Auto,
    };
    let level = match end.get("level") {
        Some(Value::Int(level)) => u8::try_from(*level).unwrap_or_default(),
        _ => 0,
    };
    let lang = word(end, "lang").and_then(|tag| Lang::parse(tag).ok());
    Block { kind, level, lang, direction, inlines, end: edits(end, targets) }
}

#[cfg(test)]
#[path = "blocks_tests.rs"]
mod tests;
