//! What can be wrong with a folder, and with what its files say of each other.

use larkspur_sound::SoundError;
use thiserror::Error;

use crate::{LanguageTag, PageError, SourceId, UnitId, UnitKind};

/// Why a file is not in the pack, or does not fit the others.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum Fault {
    /// There is no `pack.toml`.
    #[error("a pack has a pack.toml")]
    NoManifest,
    /// A symbolic link.
    #[error("symbolic links are not followed")]
    SymbolicLink,
    /// Neither a file nor a folder, or a folder where the format has a file.
    #[error("this is not a file")]
    NotAFile,
    /// A file or folder that the format does not know.
    #[error("the format knows no such file")]
    UnknownFile,
    /// A file that is larger than it may be.
    #[error("the file is larger than {limit} bytes")]
    TooLarge {
        /// The most that it may have.
        limit: u64,
    },
    /// More files than a pack may have; the rest was not read.
    #[error("the pack has more than {limit} files and folders")]
    TooManyFiles {
        /// The most that it may have.
        limit: usize,
    },
    /// The system did not let the file be read.
    #[error("the file cannot be read: {0}")]
    Unreadable(std::io::ErrorKind),
    /// Not UTF-8, or with a character that controls.
    #[error("the file is not plain text in UTF-8")]
    NotText,
    /// TOML that does not say what this file says.
    #[error("{}", .0.message())]
    Toml(#[from] toml::de::Error),
    /// It is no sound that can be read out.
    #[error(transparent)]
    Sound(#[from] SoundError),
    /// Something is wrong with a page.
    #[error(transparent)]
    Page(#[from] PageError),
    /// The file says something else than another one.
    #[error(transparent)]
    Disagreement(#[from] Disagreement),
}

/// What files say of each other and is not so.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum Disagreement {
    /// The id in the file is not its name.
    #[error("the id in the file is not the name of the file")]
    Id,
    /// The topic in the file is not the folder.
    #[error("the topic in the file is not its folder")]
    Topic,
    /// The language in the file is not the one of its name.
    #[error("the language in the file is not the one of its name")]
    Language,
    /// `languages` does not name the language of the source.
    #[error("`languages` does not name `source_lang`")]
    SourceNotComplete,
    /// Pages without a `resource.toml`.
    #[error("there is no resource.toml beside it")]
    NoInfo,
    /// A resource that has no page in the language of the source.
    #[error("there is no page in the language of the source")]
    NoSourcePage,
    /// The source names an origin.
    #[error("the page is the source and names another one")]
    OriginOfSource,
    /// A translation names none.
    #[error("a translation names what it was made from")]
    NoOrigin,
    /// A translation of another language, or of a revision that is still to come.
    #[error("the source that it names is not the one beside it")]
    OtherOrigin,
    /// A hash for a unit that the translation does not have.
    #[error("`source_units` names {0}, which is not in the text")]
    HashWithoutUnit(UnitId),
    /// A unit without the hash of what it was made from.
    #[error("`source_units` does not name {0}")]
    UnitWithoutHash(UnitId),
    /// A unit that is something else than in the source.
    #[error("{id} is a {source_kind:?} in the source")]
    Kind {
        /// The unit.
        id: UnitId,
        /// What it is in the source.
        source_kind: UnitKind,
    },
    /// A unit that is critical in one of both alone.
    #[error("{0} is critical in the source or here, and not in both")]
    Critical(UnitId),
    /// A unit that stands elsewhere in the source.
    #[error("{0} stands in another order in the source")]
    Order(UnitId),
    /// A container that the source does not have around this unit.
    #[error("{0} stands in another container in the source")]
    Container(UnitId),
    /// Content notes without a unit that helps.
    #[error("content notes need `helps`")]
    NoHelp,
    /// `helps` or `supports` names a unit that the source does not have.
    #[error("the source has no unit {0}")]
    NoSuchUnit(UnitId),
    /// Two sources of one id.
    #[error("there is another source {0}")]
    RepeatedSource(SourceId),
    /// Back-translations of a page that is not there.
    #[error("there is no page in {0} to translate back")]
    BackWithoutPage(LanguageTag),
    /// A page read out that is not there.
    #[error("there is no page in {0} that is read out")]
    SoundWithoutPage(LanguageTag),
    /// A page read out, and nothing says where its units begin.
    #[error("there is no index.{0}.marks.toml beside it")]
    SoundWithoutMarks(LanguageTag),
    /// Marks without a sound.
    #[error("there is no index.{0}.opus beside it")]
    MarksWithoutSound(LanguageTag),
    /// Marks that mark nothing.
    #[error("a page that is read out has a mark")]
    NoMark,
    /// A mark behind the end of its sound.
    #[error("{0} begins behind the end of the sound")]
    MarkBehindEnd(UnitId),
    /// Two units that begin at the same place.
    #[error("{0} begins where another unit begins")]
    RepeatedMark(UnitId),
    /// A back-translation of a unit that is not there.
    #[error("the page has no unit {0}")]
    BackWithoutUnit(UnitId),
}
