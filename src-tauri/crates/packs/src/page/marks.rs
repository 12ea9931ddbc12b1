//! The marks `{#u1}` and `{#u1 .critical}` at the end of each unit.
//!
//! `blocks` gives it the parts of a block; a unit comes out. Invariant: a unit has exactly one mark,
//! the last thing in it, and its id stands on no other unit of the page.

use crate::{
    Inline, NotAllowed, PageError, Unit, UnitId, UnitKind,
    page::{inline::fold_blanks, parse::Findings, write_words},
};

const CRITICAL: &str = ".critical";

/// Makes a unit of the parts of a block, which begins at byte `offset` of the file.
pub(super) fn finish(
    kind: UnitKind,
    offset: usize,
    inlines: Vec<Inline>,
    findings: &mut Findings<'_>,
) -> Option<Unit> {
    let mut inlines = fold_blanks(inlines);
    let mark = take_mark(&mut inlines);
    let inlines = fold_blanks(inlines);
    if has_sign(&inlines, "{#") {
        findings.error(offset, PageError::BadMark);
        return None;
    }
    if has_sign(&inlines, "](") {
        findings.error(offset, PageError::BadLink);
    }
    if has_sign(&inlines, "[^") {
        findings.error(offset, NotAllowed::Footnote);
    }
    let Some((id, is_critical)) = mark else {
        findings.error(offset, PageError::NoId);
        return None;
    };
    findings.unit(offset, id);
    let mut words = String::new();
    write_words(&inlines, &mut words);
    if words.trim().is_empty() {
        findings.error(offset, PageError::EmptyUnit);
    }
    Some(Unit { id, kind, is_critical, inlines })
}

/// Whether the words hold a sign that Markdown or we would have taken for a mark, had it been right.
fn has_sign(inlines: &[Inline], sign: &str) -> bool {
    inlines.iter().any(|inline| match inline {
        Inline::Text(text) => text.contains(sign),
        Inline::Strong(words) | Inline::Emphasis(words) | Inline::Link { words, .. } => {
            has_sign(words, sign)
        }
    })
}

/// Takes the mark from the end of the parts, if there is one.
fn take_mark(inlines: &mut [Inline]) -> Option<(UnitId, bool)> {
    let Some(Inline::Text(last)) = inlines.last_mut() else { return None };
    let start = last.rfind("{#")?;
    let mark = read_mark(&last[start..])?;
    last.truncate(start);
    Some(mark)
}

fn read_mark(text: &str) -> Option<(UnitId, bool)> {
    let inside = text.strip_prefix("{#")?.strip_suffix('}')?;
    let (id, is_critical) = match inside.split_once(' ') {
        Some((id, CRITICAL)) => (id, true),
        Some(_) => return None,
        None => (inside, false),
    };
    match UnitId::parse(id).ok()? {
        // The front matter has these two.
        UnitId::Title | UnitId::Summary => None,
        id @ UnitId::Numbered(_) => Some((id, is_critical)),
    }
}
