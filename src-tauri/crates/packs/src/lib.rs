//! The library's packs: what stands in their files, and the rules that shipped ones are held to.
//!
//! docs/packs.md is the format; this crate is its one reader. `cargo xtask packs` checks and stamps with
//! it; the core reads the library by it and asks it what of a translation is current.
//! `Pack::read` gives a folder, `Pack::from_files` and `Pack::from_parts` what is in memory, `Page::parse` a text, `translation_state` the state of a translation,
//! and `check::check` what a pack that ships must still mend.
//!
//! Invariant: what comes out is typed and whole. A file with a fault is reported with its line and is
//! not in the pack. Nothing is written, nothing is fetched, and nothing outside the folder is read.

mod back;
pub mod check;
mod contacts;
mod date;
mod evidence;
mod front;
mod glossary;
mod hash;
mod ids;
mod link;
mod manifest;
mod narration;
mod pack;
mod page;
mod place;
mod resource;
mod state;
mod tags;
mod text;
mod value;

pub use larkspur_sound::SoundError;

pub use back::{Back, BackTranslations};
pub use contacts::{Channel, Contacts, Line, LineKind, OperatorKind};
pub use date::Date;
pub use evidence::Evidence;
pub use front::{FrontMatter, Method, Origin, Status};
pub use glossary::{Term, TermWords};
pub use hash::UnitHash;
pub use ids::{CardId, PackId, ResourceId, SourceId, TermId, UnitId};
pub use link::{HttpsUrl, Target};
pub use manifest::Manifest;
pub use narration::{Mark, Marks, Narration, ReadOut, SoundFile};
pub use pack::{Disagreement, Fault, Pack, Picture, Reading, Resource, is_sound, largest_file};
pub use page::{
    Block, ContainerKind, Inline, NotAllowed, Page, PageError, PageFile, Unit, UnitKind, hashes_of,
};
pub use place::Placed;
pub use resource::{Audience, ContentNote, Kind, Level, ResourceInfo, Review, Source, Topic};
pub use state::{TranslationState, UnitState, translation_state};
pub use tags::{Countries, CountryCode, LanguageTag};
pub use text::{AppVersion, Words};
pub use value::BadValue;
