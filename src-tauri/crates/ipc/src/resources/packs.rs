//! What the library is made of: the pack that ships, and those from outside.

use serde::{Deserialize, Serialize};

/// Who answers for a pack.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PackFrom {
    /// It came with the app.
    App,
    /// The network signed it.
    Network,
    /// A chapter of the network signed it.
    Chapter {
        /// The chapter's name, as the network has certified it.
        name: String,
    },
}

/// A pack that the library shows.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PackRow {
    /// Its id, which no other pack has.
    pub pack: String,
    /// Its title.
    pub title: String,
    /// The language that its title and its originals are in, a BCP 47 tag.
    pub lang: String,
    /// Its version; a later one is larger.
    pub revision: u32,
    /// How many pages it has.
    pub pages: u16,
    /// Who answers for it.
    pub from: PackFrom,
    /// Whether its key was called back since: its pages are no longer shown.
    pub is_revoked: bool,
}

/// What became of a file that the person wanted to add.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Imported {
    /// The person chose no file.
    Nothing,
    /// Its pages are in the library.
    Added {
        /// The title of the pack.
        title: String,
        /// The language of the title, a BCP 47 tag.
        lang: String,
        /// How many pages it has.
        pages: u16,
    },
}

/// Why a pack was not added. What was there before is there still.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PackRefusal {
    /// The file cannot be read.
    Unreadable,
    /// It is no pack.
    NotAPack,
    /// It is larger than a pack may be, or unpacks to more.
    TooLarge,
    /// A part is missing: it was copied by half, or is an update of a version that is not here.
    Incomplete,
    /// Bytes have changed since it was made.
    Damaged,
    /// Its parts lead into each other, or deeper than a pack goes.
    Tangled,
    /// It names a place outside of itself.
    LeadsOut,
    /// Nobody signed it.
    Unsigned,
    /// Whoever signed it is not known to the network.
    UnknownSigner,
    /// What is said in it was changed after it was signed.
    Forged,
    /// The chapter's right to sign has not begun, or has ended.
    OutOfTime,
    /// The chapter may not sign this pack.
    NotTheirs,
    /// The network has called back the key or this version.
    Revoked,
    /// A later version is here already.
    Older,
    /// This very version is here already.
    AlreadyHere,
    /// This app was built without the network's keys and can check no pack.
    NoKeys,
    /// It needs a newer app.
    NeedsNewerApp,
    /// A page of it is here already, in another pack.
    PageTaken,
    /// Its files do not keep to the format.
    Faulty,
    /// A language that it calls complete lacks a page or a part of one.
    MissingParts,
    /// A page is in a language that nobody knows.
    UnknownLanguage,
    /// A page is in Zawgyi, which only looks like Burmese on some devices.
    Zawgyi,
    /// A picture does more than draw.
    UnsafePicture,
    /// It is not the one that the message names with which it came.
    NotAsSaid,
}
