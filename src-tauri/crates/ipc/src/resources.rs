//! The library: what stands on its shelves, one page of it, contacts, and what a person keeps of it.
//!
//! Everything here but sharing works without an account and without a network. Streams of the class reading are answered on the
//! lock screen too, if the person turned that on; then nothing in them is kept or chosen by anybody. Invariants: what was
//! read is kept only when the person asked for it, and only in the vault; every text names its language, so that what
//! fell back to another one can be shown as that.

use serde::{Deserialize, Serialize};

pub use self::found::{Found, FoundRow, MOST_FOUND, Passage};
pub use self::narration::{
    DropRecording, LONGEST_RECORDING, NARRATION_SPEEDS, NarratedPart, Narration, PauseNarration,
    PlayNarration, PlayRecording, Playing, RecordUnit, Recorded, RecordedPart, Recorder, Recording,
    SetNarrationSpeed, Spoken, SpokenPage, StopNarration, StopRecording, WatchNarration,
    WatchRecorder,
};
pub use self::packs::{Imported, PackFrom, PackRefusal, PackRow};
pub use self::page::{
    Block, BlockKind, ContentNote, Inline, Method, Page, Picture, Related, Source, Target, Term,
    Unit, UnitKind, UnitState,
};
pub use self::saving::{Phrase, PrintPage, Printed, SavePage, Saved, SheetWords};
pub use self::signing::{
    Certificate, CertificateRefusal, CertificateStanding, DropSigningKey, KeepCertificate,
    MAX_CERTIFICATE_BYTES, MakeSigningKey, Signing, SigningKey, WatchSigning,
};
use crate::{
    command::{command, stream},
    ids::{MessageId, ResourceId, RoomId},
    secret::Secret,
};

mod found;
mod narration;
mod packs;
mod page;
mod saving;
mod signing;

/// How many languages a window may ask for at once, the most wanted first.
pub const MAX_LANGUAGES: usize = 8;

/// The shelves of the library, in the order in which they stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Topic {
    /// What this network is.
    Network,
    /// Work, wages and papers.
    Work,
    /// Offers of work, and what may be behind them.
    Offers,
    /// What laws say.
    Law,
    /// Phones, accounts and this app.
    Phones,
    /// Your own story, and who may have it.
    Story,
    /// Speaking to officials and in public.
    Speaking,
    /// Feeling steady.
    Steady,
    /// Children, and reporting what is done to them.
    Children,
    /// Writing advice for those who decide.
    Advice,
    /// Working together in the network.
    Together,
    /// Where to get help.
    Help,
}

impl Topic {
    /// All of them, in their order.
    pub const ALL: [Self; 12] = [
        Self::Network,
        Self::Work,
        Self::Offers,
        Self::Law,
        Self::Phones,
        Self::Story,
        Self::Speaking,
        Self::Steady,
        Self::Children,
        Self::Advice,
        Self::Together,
        Self::Help,
    ];
}

/// How far a text can be trusted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Standing {
    /// It was written in this language.
    Original,
    /// A translation that nobody who speaks the language has checked.
    Draft,
    /// One who speaks the language has read all of it.
    Reviewed,
    /// And it was confirmed once more.
    Verified,
    /// People published it elsewhere, and it is not the library's to change.
    Published,
}

/// For whom a page was written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Audience {
    /// Every member.
    Member,
    /// Those who look after a conversation.
    Moderator,
    /// Those who stand beside members.
    Ally,
}

impl Audience {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Member, Self::Moderator, Self::Ally];
}

/// A language in which a resource can be read.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Language {
    /// A BCP 47 tag.
    pub tag: String,
    /// How far its text can be trusted.
    pub standing: Standing,
    /// How many of its units are older than the original, or missing.
    pub outdated: u16,
}

/// A resource on its shelf.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ResourceRow {
    /// Which one.
    pub resource: ResourceId,
    /// Its title, in the language of `shown`.
    pub title: String,
    /// Of what it tells, in a sentence or two.
    pub summary: String,
    /// The language in which it opens.
    pub shown: Language,
    /// Every language that it has, the original first.
    pub languages: Vec<Language>,
    /// How long it takes to read.
    pub minutes: u16,
    /// For whom it was written. At least one.
    pub audience: Vec<Audience>,
    /// Whether the person keeps it at hand.
    pub is_kept: bool,
}

/// The resources of a topic.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Shelf {
    /// The topic.
    pub topic: Topic,
    /// At least one.
    pub resources: Vec<ResourceRow>,
}

/// The whole library as its home shows it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Library {
    /// Its shelves, in their order.
    pub shelves: Vec<Shelf>,
    /// Every language in which something can be read, by its tag.
    pub languages: Vec<String>,
    /// The language that the person wants to read in, where it is there; none: the app's.
    pub language: Option<String>,
    /// Where the person stopped reading, if they want that kept.
    pub place: Option<Related>,
    /// Whether the place is kept.
    pub keeps_place: bool,
    /// Whether there is anything to clear.
    pub has_traces: bool,
    /// How many packs came from outside.
    pub added_packs: u16,
}

/// The library, and again after each change. The languages are BCP 47 tags, the most wanted first; the
/// one that the person chose comes before them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WatchLibrary {
    /// At most [`MAX_LANGUAGES`].
    pub languages: Vec<String>,
}
stream!(WatchLibrary, "resources_watch_library", Reading, Library);

/// One page, and again after each change of what is ticked or kept.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WatchResource {
    /// Which one.
    pub resource: ResourceId,
    /// The language in which it was found by words; before the one that the person chose.
    pub language: Option<String>,
    /// As in [`WatchLibrary`]; the first that the resource has is shown.
    pub languages: Vec<String>,
}
stream!(WatchResource, "resources_watch_resource", Reading, Page);

/// Looks for words, and again when another language was chosen. What was looked for is written nowhere,
/// and so it is a [`Secret`], which no log can show.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WatchFound {
    /// What was typed. Without a word in it, or with more than 200 characters, it finds nothing.
    pub words: Secret,
    /// As in [`WatchLibrary`]. Pages in other languages come last.
    pub languages: Vec<String>,
}
stream!(WatchFound, "resources_watch_found", Reading, Found);

/// The words of the glossary, and what each means.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WatchGlossary {
    /// As in [`WatchLibrary`].
    pub languages: Vec<String>,
}
stream!(WatchGlossary, "resources_watch_glossary", Reading, Vec<Term>);

/// What a line of help is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LineKind {
    /// Trafficking and forced labour.
    Trafficking,
    /// Children.
    Children,
    /// Work and wages.
    Labour,
    /// Violence against women.
    Women,
    /// The police.
    Police,
    /// An embassy.
    Embassy,
    /// Reporting pictures of abused children.
    OsecReport,
}

/// Somebody who can be called. Larkspur never calls.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Line {
    /// What it is for.
    pub kind: LineKind,
    /// The number or address, as it is dialled in the country.
    pub number: String,
    /// The number from abroad.
    pub from_abroad: Option<String>,
    /// Who answers, by its own name.
    pub operator: String,
    /// Whether a state answers.
    pub is_state: bool,
    /// When somebody answers, as its source says it.
    pub hours: Option<String>,
    /// What a call costs, as its source says it.
    pub cost: Option<String>,
    /// In which languages somebody answers: BCP 47 tags.
    pub languages: Vec<String>,
    /// Whom a call could harm, and what to do first.
    pub caution: Option<String>,
    /// The host at which the number was found.
    pub host: String,
    /// The day on which it was found there, `2026-11-25`.
    pub seen_on: String,
    /// The day on which somebody called it or asked its operator.
    pub verified_on: Option<String>,
    /// The day after which that no longer counts.
    pub expires_on: Option<String>,
}

/// Whom one can call in a country. Written in English, as are the lines.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CountryLines {
    /// Its ISO 3166-1 code.
    pub country: String,
    /// At least one.
    pub lines: Vec<Line>,
}

/// Whom one can call.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Contacts {
    /// The country that the person chose.
    pub country: Option<String>,
    /// The countries of which there are lines, by their codes.
    pub countries: Vec<CountryLines>,
}

/// Whom one can call, and again after another country was chosen.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WatchContacts {}
stream!(WatchContacts, "resources_watch_contacts", Reading, Contacts);

/// Chooses the country whose lines are shown, or none.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ChooseCountry {
    /// The code of one of [`Contacts::countries`].
    pub country: Option<String>,
}
command!(ChooseCountry, "resources_choose_country", Unlocked, ());

/// Chooses the language in which the library is read, or the app's again.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ChooseLanguage {
    /// One of [`Library::languages`].
    pub language: Option<String>,
}
command!(ChooseLanguage, "resources_choose_language", Unlocked, ());

/// Keeps a resource at hand, or no longer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct KeepResource {
    /// Which one.
    pub resource: ResourceId,
    /// Whether it is kept.
    pub is_kept: bool,
}
command!(KeepResource, "resources_keep_resource", Unlocked, ());

/// Ticks something of a list, or no longer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TickTask {
    /// Of which resource.
    pub resource: ResourceId,
    /// The number of the unit.
    pub unit: u16,
    /// Whether it is ticked.
    pub is_ticked: bool,
}
command!(TickTask, "resources_tick_task", Unlocked, ());

/// Switches on or off that the place is kept where the person stops reading. Off forgets it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct KeepPlace {
    /// Whether it is kept.
    pub is_on: bool,
}
command!(KeepPlace, "resources_keep_place", Unlocked, ());

/// Says where in a page the person is reading. Kept only while [`KeepPlace`] is on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NotePlace {
    /// Which page.
    pub resource: ResourceId,
    /// The number of the topmost unit that can be seen.
    pub unit: u16,
}
command!(NotePlace, "resources_note_place", Unlocked, ());

/// Forgets what the person kept, ticked and read, and the country that they chose.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ClearTraces {}
command!(ClearTraces, "resources_clear_traces", Unlocked, ());

/// The packs that the library is made of, the one that ships first, and again when one came or went.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WatchPacks {}
stream!(WatchPacks, "resources_watch_packs", Unlocked, Vec<PackRow>);

/// Asks the person for a file, checks who signed it, and adds its pages to the vault.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ImportPack {}
command!(ImportPack, "resources_import_pack", Unlocked, Imported);

/// Takes a pack out of the library that came from outside.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RemovePack {
    /// Its id.
    pub pack: String,
}
command!(RemovePack, "resources_remove_pack", Unlocked, ());

/// Shares a page into a conversation: whoever reads there can open it in their own library and language.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SharePage {
    /// Which page.
    pub resource: ResourceId,
    /// Where it is shared.
    pub room: RoomId,
    /// The languages in which its title is looked for, the most wanted first.
    pub languages: Vec<String>,
}
command!(SharePage, "resources_share_page", SignedIn, ());

/// The most characters of [`SharePack::words`].
pub const MAX_SHARE_WORDS: usize = 400;

/// Shares a pack that came from outside into a conversation, as it was signed. Answered once it was uploaded,
/// encrypted, and its message is kept for sending.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SharePack {
    /// Its id.
    pub pack: String,
    /// Where it is shared.
    pub room: RoomId,
    /// What the message says in apps that do not know packs: 1 to [`MAX_SHARE_WORDS`] characters.
    pub words: String,
}
command!(SharePack, "resources_share_pack", SignedIn, ());

/// Fetches the pack that came with a message, checks who signed it, and adds its pages to the vault.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct GetPack {
    /// The conversation.
    pub room: RoomId,
    /// The message.
    pub message: MessageId,
}
command!(GetPack, "resources_get_pack", SignedIn, Imported);

/// Opens an address that the library names in the system's browser, after the person has read where
/// it leads.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OpenAddress {
    /// An https address that stands in a page or among its sources.
    pub address: String,
}
command!(OpenAddress, "resources_open_address", Unlocked, ());

/// What can go wrong in the library.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ResourcesError {
    /// The library has no such page, word or country.
    NotThere,
    /// What was kept or ticked could not be written to the disk.
    NotSaved,
    /// Nothing on this computer opens the address.
    NoBrowser,
    /// Nothing on this computer draws the letters of a page that was to be saved.
    NoLetters,
    /// A page that was to be saved could not be written where the person wanted it.
    FileNotWritten,
    /// A page that was to be printed did not reach the printer.
    NotPrinted,
    /// A pack from outside was not added.
    Refused(PackRefusal),
    /// A pack cannot be given on: who signed it may sign no more, or it was called back.
    NoLongerGood,
    /// A certificate for the person's own key was not added.
    CertificateRefused(CertificateRefusal),
    /// Nothing on this computer plays sound, or something else has it.
    NoSpeaker,
    /// This computer has no microphone that the app can use.
    NoMicrophone,
    /// A sound cannot be played: what is in it is no speech.
    BadSound,
    /// The microphone heard nothing that could be kept.
    NothingRecorded,
}
