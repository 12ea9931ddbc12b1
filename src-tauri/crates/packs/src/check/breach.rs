//! The ways in which a pack breaks a rule.

use thiserror::Error;

use crate::{CountryCode, LanguageTag, ResourceId, Target, Topic, UnitId};

/// How a pack breaks a rule for packs that ship.
#[derive(Clone, Debug, PartialEq, Error)]
pub enum Breach {
    /// No licence.
    #[error("there is no licence")]
    NoLicense,
    /// Nobody to be named.
    #[error("there is no attribution")]
    NoAttribution,
    /// A topic without a picture.
    #[error("the topic {} has no picture", .0.as_str())]
    NoTopicPicture(Topic),
    /// A resource has no cover.
    #[error("there is no cover: cover.svg")]
    NoCover,
    /// A picture that may not be shown.
    #[error("the picture {0}")]
    Picture(PictureFault),

    /// A page about law without a source.
    #[error("a page about law names its sources")]
    NoSources,
    /// `minutes` is not what the source takes to read.
    #[error("the source has {words} words, so `minutes` is {minutes}")]
    Minutes {
        /// The words of the source.
        words: usize,
        /// The minutes that they take.
        minutes: usize,
    },
    /// A link to something that the pack does not have.
    #[error("{0} is not in the pack")]
    DeadLink(Target),
    /// `related` names a resource that the pack does not have, or the resource itself.
    #[error("`related` names {0}, which is not another resource of the pack")]
    Related(ResourceId),

    /// A page says that it was published, and is no text of people's, or not that of an instrument.
    #[error(
        "`published` is for an instrument that names whom to thank, in the words of people \
         (`method = \"human\"`)"
    )]
    NotPublished,
    /// A page that is too hard to read.
    #[error("the page reads at grade {0:.1}; 6.0 is the most")]
    Grade(f64),
    /// A sentence that is too long.
    #[error("a sentence has {words} words; 20 are the most")]
    LongSentence {
        /// How many words it has.
        words: usize,
    },
    /// A sentence that is long. A warning.
    #[error("a sentence has {words} words; aim at 15")]
    LongishSentence {
        /// How many words it has.
        words: usize,
    },

    /// A complete language without a page.
    #[error("there is no page in {0}, which is complete")]
    NoPage(LanguageTag),
    /// A unit that a complete language does not have.
    #[error("{0} is missing in a language that is complete")]
    MissingUnit(UnitId),
    /// A unit whose source has changed. A warning: readers are told.
    #[error("the source of {0} has changed since")]
    ChangedUnit(UnitId),
    /// A unit that the source has no longer. A warning.
    #[error("the source has no {0} any more")]
    GoneUnit(UnitId),
    /// A complete language without the term. A warning.
    #[error("the term is missing in {0}")]
    NoTerm(LanguageTag),
    /// A term that does not say how far it has come.
    #[error("the term says no status in {0}")]
    NoTermStatus(LanguageTag),
    /// A unit of a machine's draft that was not translated back.
    #[error("{0} is a machine's draft and was not translated back")]
    NoBack(UnitId),
    /// A back-translation of another text.
    #[error("{0} has changed since it was translated back")]
    OldBack(UnitId),
    /// A difference that was not settled.
    #[error("the back-translation of {0} differs, and that was not settled")]
    Unsettled(UnitId),

    /// A unit whose text has changed since somebody read it out. A warning: readers are told.
    #[error("{0} has changed since it was read out")]
    OldReading(UnitId),

    /// A quote that is too long.
    #[error("the quote has {words} words; 25 are the most")]
    LongQuote {
        /// How many words it has.
        words: usize,
    },
    /// A line that says who checked it or when or until when, and not all three.
    #[error("line {number} of {country}: `verified_on`, `verified_by`, `expires_on` come together")]
    HalfVerified {
        /// The country.
        country: CountryCode,
        /// Which of its lines, from 1.
        number: usize,
    },
    /// A check that would count for too long, or ended before it began.
    #[error("line {number} of {country}: a check counts for 90 days at most")]
    LongVerified {
        /// The country.
        country: CountryCode,
        /// Which of its lines, from 1.
        number: usize,
    },
}

impl Breach {
    /// Whether the pack may ship all the same.
    pub fn is_warning(&self) -> bool {
        matches!(
            self,
            Self::LongishSentence { .. }
                | Self::ChangedUnit(_)
                | Self::GoneUnit(_)
                | Self::OldReading(_)
                | Self::NoTerm(_)
        )
    }
}

/// Why a picture may not be shown.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum PictureFault {
    /// It is no XML, is no SVG, or declares or orders something.
    #[error("is no plain SVG")]
    NotSvg,
    /// An element that does more than draw.
    #[error("has a <{0}>")]
    Element(String),
    /// An attribute that does more than draw.
    #[error("has an attribute {0}")]
    Attribute(String),
    /// A value that leads out of the picture.
    #[error("leads out of itself in {0}")]
    Reference(String),
    /// Words.
    #[error("has words in it")]
    Words,
}

impl From<PictureFault> for Breach {
    fn from(fault: PictureFault) -> Self {
        Self::Picture(fault)
    }
}
