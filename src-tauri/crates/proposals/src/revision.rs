//! A revision of a proposed page: exactly the words that are put before others.
//!
//! Who writes makes one of what was typed, `wire` makes one of what arrives, the [`crate::Ledger`] keeps them. Invariant: a
//! revision can be written into a page and read back as the same words, whatever arrives, so nothing is verified that a
//! pack could not have.

use std::{
    collections::{BTreeMap, BTreeSet},
    fmt,
    num::NonZeroU32,
};

use larkspur_packs::{
    Block, ContainerKind, Date, FrontMatter, LanguageTag, Method, Origin, PackId, Page, ResourceId,
    Status, Unit, UnitHash, UnitId, UnitKind, named,
};
use thiserror::Error;

use crate::{
    BadWords, Digest, Keyword, Name, ProposalId, Summary, Title, UnitText,
    limits::{MOST_KEYWORDS, MOST_UNITS},
};

named! {
    /// What is proposed.
    Kind {
        /// A page that the pack does not have.
        Page = "page",
        /// A change of a page in the language in which it was written first.
        Edit = "edit",
        /// A page in another language.
        Translation = "translation",
    }
}

named! {
    /// How the words were made. A machine's words that nobody has gone through are not proposed.
    Made {
        /// By people.
        Human = "human",
        /// By a machine, and changed by people.
        MachineEdited = "machine-edited",
    }
}

impl From<Made> for Method {
    fn from(made: Made) -> Self {
        match made {
            Made::Human => Self::Human,
            Made::MachineEdited => Self::MachineEdited,
        }
    }
}

/// Why words are no revision.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum BadRevision {
    /// The source is in the language of the translation, or the page of an edit in another one.
    #[error("the language does not fit what it is made from")]
    Language,
    /// More keywords than a page may have.
    #[error("there are more than {MOST_KEYWORDS} keywords")]
    TooManyKeywords,
    /// More units than a page may have.
    #[error("there are more than {MOST_UNITS} units")]
    TooManyUnits,
    /// A page without a unit.
    #[error("the page has no unit")]
    NoUnits,
    /// An id on two units, or that of the title or the summary.
    #[error("{0} is no id of its own")]
    UnitId(UnitId),
    /// A unit that it was translated from is not named.
    #[error("it is not said what {0} was made from")]
    UnitWithoutHash(UnitId),
    /// It is said what a unit was made from, and the unit is not there.
    #[error("{0} is said to be made from something and is not there")]
    HashWithoutUnit(UnitId),
    /// Words that no unit may have.
    #[error("{0}: {1}")]
    Words(UnitId, BadWords),
    /// Units in an order or a container in which a page does not have them, such as a line of a script outside of one.
    #[error("the units do not make a page")]
    Shape,
}

/// What is proposed, and from what it was made.
#[derive(Clone, PartialEq, Eq)]
pub enum Work {
    /// A page that the pack does not have.
    Page {
        /// The text.
        blocks: Vec<Block>,
    },
    /// A change of a page in the language in which it was written first.
    Edit {
        /// The revision of the page that was changed.
        rev: NonZeroU32,
        /// The hash of each of its units, so that one can tell what has changed in the pack since.
        was: BTreeMap<UnitId, UnitHash>,
        /// The text as it should be.
        blocks: Vec<Block>,
    },
    /// A page in another language.
    Translation {
        /// What each unit was made from: those that are translated, title and summary among them, and no others.
        source: Origin,
        /// The revision of the page that the pack had in this language before; none when it had none.
        page_rev: Option<NonZeroU32>,
        /// The text of each unit. What it is and where it stands is said by the source.
        units: BTreeMap<UnitId, UnitText>,
    },
}

impl Work {
    /// What is proposed, by its name.
    pub fn kind(&self) -> Kind {
        match self {
            Self::Page { .. } => Kind::Page,
            Self::Edit { .. } => Kind::Edit,
            Self::Translation { .. } => Kind::Translation,
        }
    }

    /// The text of a page, without that of a translation, whose shape its source has.
    pub fn blocks(&self) -> Option<&[Block]> {
        match self {
            Self::Page { blocks } | Self::Edit { blocks, .. } => Some(blocks),
            Self::Translation { .. } => None,
        }
    }
}

impl fmt::Debug for Work {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.kind().as_str())
    }
}

/// What a revision says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Parts {
    /// The proposal that it belongs to.
    pub proposal: ProposalId,
    /// The revision that it replaces; none for the first.
    pub replaces: Option<Digest>,
    /// The page.
    pub resource: ResourceId,
    /// The language of the words.
    pub lang: LanguageTag,
    /// The pack that it is meant for.
    pub pack: PackId,
    /// The revision of the pack that the author had.
    pub pack_rev: NonZeroU32,
    /// The title.
    pub title: Title,
    /// What the page gives, in a sentence or two.
    pub summary: Summary,
    /// What else somebody might search it by.
    pub keywords: Vec<Keyword>,
    /// The text, and from what it was made.
    pub work: Work,
    /// How it was made.
    pub made: Made,
    /// The name under which the author wants to be named in the pack; none: not at all.
    pub translator: Option<Name>,
}

/// A revision of a proposed page. It never changes: its digest names it.
#[derive(Clone, PartialEq, Eq)]
pub struct Revision {
    parts: Parts,
    digest: Digest,
}

impl Revision {
    /// Makes a revision, if a page could be written with it.
    ///
    /// # Errors
    /// What a page could not have, or what does not fit what it is made from.
    pub fn new(mut parts: Parts) -> Result<Self, BadRevision> {
        if parts.keywords.len() > MOST_KEYWORDS {
            return Err(BadRevision::TooManyKeywords);
        }
        match &mut parts.work {
            Work::Page { blocks } | Work::Edit { blocks, .. } => *blocks = checked(blocks)?,
            Work::Translation { source, units, .. } => {
                if source.lang == parts.lang {
                    return Err(BadRevision::Language);
                }
                check_translation(source, units)?;
            }
        }
        let digest = crate::digest::of(&parts);
        Ok(Self { parts, digest })
    }

    /// What it says.
    pub fn parts(&self) -> &Parts {
        &self.parts
    }

    /// What names exactly these words.
    pub fn digest(&self) -> Digest {
        self.digest
    }

    /// The page that it makes, so that packs can tell its state and a window can draw it. `shape` is the text of the source
    /// as it is now: a translation has each unit where that one has it, and others need none. A unit that the source does not
    /// have is left out; [`Revision::gone`] tells which.
    ///
    /// The page is a draft at revision 1 of the given day; whoever writes it into a pack says more.
    pub fn page(&self, shape: &[Block], updated: Date) -> Page {
        let parts = &self.parts;
        let (blocks, origin) = match &parts.work {
            Work::Page { blocks } | Work::Edit { blocks, .. } => (blocks.clone(), None),
            Work::Translation { source: origin, units, .. } => {
                (shaped(shape, units), Some(origin.clone()))
            }
        };
        let front = FrontMatter {
            title: parts.title.words().clone(),
            summary: parts.summary.words().clone(),
            lang: parts.lang.clone(),
            rev: NonZeroU32::MIN,
            status: Status::Draft,
            method: parts.made.into(),
            updated,
            keywords: parts.keywords.iter().map(|word| word.words().clone()).collect(),
            translators: parts.translator.iter().map(|name| name.words().clone()).collect(),
            reviewers: Vec::new(),
            origin,
        };
        Page { front, blocks }
    }

    /// The units of a translation that its source does not have.
    pub fn gone(&self, shape: &[Block]) -> Vec<UnitId> {
        let Work::Translation { units, .. } = &self.parts.work else { return Vec::new() };
        let there: BTreeSet<UnitId> =
            shape.iter().flat_map(Block::units).map(|unit| unit.id).collect();
        units.keys().copied().filter(|id| !there.contains(id)).collect()
    }
}

impl fmt::Debug for Revision {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Revision({})", self.digest)
    }
}

/// The blocks of the source with the words of the translation, in the source's shape.
fn shaped(source: &[Block], units: &BTreeMap<UnitId, UnitText>) -> Vec<Block> {
    let translated = |unit: &Unit| {
        let inlines = units.get(&unit.id)?.inlines().to_vec();
        Some(Unit { inlines, ..unit.clone() })
    };
    source
        .iter()
        .filter_map(|block| match block {
            Block::Unit(unit) => translated(unit).map(Block::Unit),
            Block::Container { kind, units } => {
                let units: Vec<Unit> = units.iter().filter_map(translated).collect();
                (!units.is_empty()).then_some(Block::Container { kind: *kind, units })
            }
        })
        .collect()
}

fn check_translation(
    source: &Origin,
    units: &BTreeMap<UnitId, UnitText>,
) -> Result<(), BadRevision> {
    if units.len() > MOST_UNITS {
        return Err(BadRevision::TooManyUnits);
    }
    let in_front = [UnitId::Title, UnitId::Summary];
    if let Some(id) = units.keys().find(|id| in_front.contains(id)) {
        return Err(BadRevision::UnitId(*id));
    }
    let there: BTreeSet<UnitId> = units.keys().copied().chain(in_front).collect();
    if let Some(id) = there.iter().find(|id| !source.units.contains_key(id)) {
        return Err(BadRevision::UnitWithoutHash(*id));
    }
    match source.units.keys().find(|id| !there.contains(id)) {
        Some(id) => Err(BadRevision::HashWithoutUnit(*id)),
        None => Ok(()),
    }
}

/// The blocks, with each line in the one way in which it is written, if they make a page.
fn checked(blocks: &[Block]) -> Result<Vec<Block>, BadRevision> {
    let mut seen = BTreeSet::new();
    let mut check_unit = |unit: &Unit, container: Option<ContainerKind>| {
        if !matches!(unit.id, UnitId::Numbered(_)) || !seen.insert(unit.id) {
            return Err(BadRevision::UnitId(unit.id));
        }
        if seen.len() > MOST_UNITS {
            return Err(BadRevision::TooManyUnits);
        }
        let is_in_script = container == Some(ContainerKind::Script);
        if is_in_script != (unit.kind == UnitKind::Script) {
            return Err(BadRevision::Shape);
        }
        let text = UnitText::of(&unit.inlines).map_err(|bad| BadRevision::Words(unit.id, bad))?;
        Ok(Unit { inlines: text.inlines().to_vec(), ..unit.clone() })
    };
    let mut made = Vec::new();
    for block in blocks {
        made.push(match block {
            Block::Unit(unit) => Block::Unit(check_unit(unit, None)?),
            Block::Container { units, .. } if units.is_empty() => return Err(BadRevision::Shape),
            Block::Container { kind, units } => {
                let units = units.iter().map(|unit| check_unit(unit, Some(*kind)));
                Block::Container { kind: *kind, units: units.collect::<Result<_, _>>()? }
            }
        });
    }
    if made.is_empty() {
        return Err(BadRevision::NoUnits);
    }
    Ok(made)
}
