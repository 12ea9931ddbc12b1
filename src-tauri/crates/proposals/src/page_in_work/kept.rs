//! What is kept of a part of a page while somebody writes it: a row for each, so that what was typed last is written alone.
//!
//! The core stores it in the vault. Invariant: `Debug` prints no word of it.

use std::{collections::BTreeMap, fmt, num::NonZeroU32};

use super::{ContainerKind, Now, Page, Present, Unit, UnitHash, UnitId, UnitKind, UnitText};
use crate::{BadWords, Revision, Work};

/// What a part is, and as what it stands out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Shape {
    /// What it is.
    pub kind: UnitKind,
    /// As what it stands out, with those beside it that do.
    pub container: Option<ContainerKind>,
    /// Whether it does not belong with the part before it, although both stand out as the same.
    pub begins: bool,
    /// Misreading it could hurt somebody.
    pub is_critical: bool,
}

impl Shape {
    /// A paragraph.
    pub const PLAIN: Self =
        Self { kind: UnitKind::Paragraph, container: None, begins: false, is_critical: false };

    /// Whether a reader would see the same part.
    pub(super) fn is_like(self, other: Self) -> bool {
        Self { begins: false, ..self } == Self { begins: false, ..other }
    }

    /// Written in words of the format, for keeping: `numbered steps`, `paragraph critical`.
    pub fn as_text(self) -> String {
        let mut words = vec![self.kind.as_str()];
        words.extend(self.container.map(ContainerKind::as_str));
        words.extend(self.begins.then_some("begins"));
        words.extend(self.is_critical.then_some("critical"));
        words.join(" ")
    }

    /// Reads what [`Shape::as_text`] wrote; none for anything else.
    pub fn from_text(text: &str) -> Option<Self> {
        let mut words = text.split(' ');
        let mut shape = Self { kind: UnitKind::from_name(words.next()?)?, ..Self::PLAIN };
        for word in words {
            match word {
                "begins" => shape.begins = true,
                "critical" => shape.is_critical = true,
                word => shape.container = Some(ContainerKind::from_name(word)?),
            }
        }
        Some(shape)
    }
}

/// What the pack had of a unit when its words were begun, or looked at last.
#[derive(Clone, PartialEq, Eq)]
pub struct Was {
    /// The hash of the unit.
    pub hash: UnitHash,
    /// Its line, if it is known.
    pub line: Option<String>,
    /// What it was, if that is known.
    pub shape: Option<Shape>,
}

/// What is kept of a part.
#[derive(Clone, PartialEq, Eq)]
pub struct KeptBlock {
    /// What it is called on this page in work, which never changes.
    pub key: UnitId,
    /// Which unit of the page it is: the one that it goes on from, or a number that no other unit has had.
    pub unit: UnitId,
    /// Its place among the parts of the text, from 1; none for the title, the summary, and what was taken out.
    pub place: Option<u32>,
    /// What it is.
    pub shape: Shape,
    /// What was typed, exactly. It need not be fit for a page yet.
    pub typed: String,
    /// What the pack had of it; none for what was written anew.
    pub was: Option<Was>,
    /// What names the words that were proposed last; none when none were.
    pub proposed: Option<UnitHash>,
}

impl fmt::Debug for KeptBlock {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "KeptBlock({})", self.key)
    }
}

impl KeptBlock {
    pub(super) fn empty(key: UnitId) -> Self {
        let (shape, typed) = (Shape::PLAIN, String::new());
        Self { key, unit: key, place: None, shape, typed, was: None, proposed: None }
    }

    /// Whether nothing but blanks stands in it.
    pub fn is_empty(&self) -> bool {
        self.typed.trim().is_empty()
    }

    /// The unit that its words make.
    pub(super) fn unit(&self) -> Result<Unit, BadWords> {
        let inlines = UnitText::parse(&self.typed)?.inlines().to_vec();
        let Shape { kind, is_critical, .. } = self.shape;
        Ok(Unit { id: self.unit, kind, is_critical, inlines })
    }

    /// Whether its words are those that the pack has.
    pub(super) fn says(&self, now: &Now) -> bool {
        if !matches!(self.key, UnitId::Numbered(_)) {
            return self.typed.trim() == now.line;
        }
        self.unit().is_ok_and(|unit| unit.hash() == now.hash)
    }

    /// Whether it is the unit that the pack has under its number, and not other words.
    pub(super) fn is_tied(&self, now: &Now, is_new: bool) -> bool {
        self.was.is_some() || is_new || self.proposed == Some(now.hash) || self.says(now)
    }

    fn begun(id: UnitId, place: Option<u32>, now: &Now) -> Self {
        let (shape, typed, was) = (now.shape, now.line.clone(), Some(now.as_was()));
        Self { place, shape, typed, was, ..Self::empty(id) }
    }

    /// The rows of a new page with this title, and one part to begin with.
    pub fn of_nothing(title: &str) -> Vec<Self> {
        let first = super::numbered(1);
        vec![
            Self { typed: title.to_owned(), ..Self::empty(UnitId::Title) },
            Self::empty(UnitId::Summary),
            Self { place: Some(1), ..Self::empty(first) },
        ]
    }

    /// The rows of whoever changes a page that the pack has.
    pub fn of_original(page: &Page) -> Vec<Self> {
        Self::of_present(Present::of(page))
    }

    fn of_present(present: Present) -> Vec<Self> {
        let mut place = 0;
        let mut row = |(id, now): (UnitId, Now)| {
            let place = matches!(id, UnitId::Numbered(_)).then(|| {
                place += 1;
                place
            });
            Self::begun(id, place, &now)
        };
        present.units.into_iter().map(&mut row).collect()
    }

    /// The rows of the author of a revision of a page, who goes on from it. There are none for a translation. `page` is what
    /// the pack has of it now.
    pub fn of_page_revision(revision: &Revision, page: Option<&Page>) -> Vec<Self> {
        let parts = revision.parts();
        let nothing = BTreeMap::new();
        let was = match &parts.work {
            Work::Page { .. } => &nothing,
            Work::Edit { was, .. } => was,
            Work::Translation { .. } => return Vec::new(),
        };
        let present = page.map(Present::of);
        let of_pack = |id: UnitId| {
            let hash = *was.get(&id)?;
            let now = present.as_ref().and_then(|it| it.unit(id)).filter(|now| now.hash == hash);
            Some(now.map_or(Was { hash, line: None, shape: None }, Now::as_was))
        };
        let blocks = parts.work.blocks().unwrap_or_default();
        let (title, summary) = (parts.title.words(), parts.summary.words());
        let made = Present::of_words(NonZeroU32::MIN, title, summary, blocks);
        let mut rows = Self::of_present(made);
        for row in &mut rows {
            row.proposed = row.was.as_ref().map(|was| was.hash);
            row.was = of_pack(row.unit);
        }
        let there: Vec<UnitId> = rows.iter().map(|row| row.unit).collect();
        for id in was.keys().filter(|id| !there.contains(id)) {
            let now = present.as_ref().and_then(|present| present.unit(*id));
            let row = now.map_or_else(|| Self::empty(*id), |now| Self::begun(*id, None, now));
            rows.push(Self { was: of_pack(*id), ..row });
        }
        rows
    }
}
