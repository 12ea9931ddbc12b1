//! Ids and words as they cross the bridge, and as `larkspur-proposals` has them.
//!
//! Used by the rest of [`super`]. Pure. Invariant: what somebody wrote is held to the bounds of docs/proposals.md here,
//! before anything is done with it.

use larkspur_ipc::{
    IpcError, ProposalId, ResourceId, RevisionDigest, UnitName,
    proposals::{MAX_WORDS_CHARS, Made, ProposalsError},
    resources::{BlockKind, Topic, UnitKind as UnitKindShown},
};
use larkspur_packs::{ContainerKind, Inline, LanguageTag, Unit, UnitId, UnitKind};
use larkspur_proposals as ground;

use super::store::Which;

/// Which translation a command means.
pub(super) fn which(resource: &ResourceId, lang: &str) -> Result<Which, IpcError> {
    let lang = LanguageTag::parse(lang).map_err(|_| ProposalsError::NotThere)?;
    Ok(Which { resource: resource.clone(), lang })
}

pub(super) fn unit_id(unit: &UnitName) -> Result<UnitId, IpcError> {
    UnitId::parse(unit.as_str()).map_err(|_| ProposalsError::NotThere.into())
}

/// What a unit is, as packs have it.
pub(super) fn pack_kind(kind: UnitKindShown) -> UnitKind {
    match kind {
        UnitKindShown::Heading2 => UnitKind::Heading2,
        UnitKindShown::Heading3 => UnitKind::Heading3,
        UnitKindShown::Paragraph => UnitKind::Paragraph,
        UnitKindShown::Item => UnitKind::Item,
        UnitKindShown::Numbered => UnitKind::Numbered,
        UnitKindShown::Task => UnitKind::Task,
        UnitKindShown::Script => UnitKind::Script,
    }
}

/// As what a unit stands out, as packs have it.
pub(super) fn pack_container(block: BlockKind) -> Option<ContainerKind> {
    match block {
        BlockKind::Plain => None,
        BlockKind::Note => Some(ContainerKind::Note),
        BlockKind::Warning => Some(ContainerKind::Warning),
        BlockKind::Steps => Some(ContainerKind::Steps),
        BlockKind::Breathe => Some(ContainerKind::Breathe),
        BlockKind::Script => Some(ContainerKind::Script),
    }
}

/// A shelf, as packs have it.
pub(super) fn pack_topic(topic: Topic) -> larkspur_packs::Topic {
    use larkspur_packs::Topic as T;
    match topic {
        Topic::Network => T::Network,
        Topic::Work => T::Work,
        Topic::Offers => T::Offers,
        Topic::Law => T::Law,
        Topic::Phones => T::Phones,
        Topic::Story => T::Story,
        Topic::Speaking => T::Speaking,
        Topic::Steady => T::Steady,
        Topic::Children => T::Children,
        Topic::Advice => T::Advice,
        Topic::Together => T::Together,
        Topic::Help => T::Help,
    }
}

/// None for a number that no page has.
pub(super) fn unit_name(unit: UnitId) -> Option<UnitName> {
    UnitName::parse(unit.to_string()).ok()
}

pub(super) fn proposal_id(id: &ProposalId) -> Result<ground::ProposalId, IpcError> {
    ground::ProposalId::parse(id.as_str()).map_err(|_| IpcError::Malformed)
}

pub(super) fn shown_id(id: ground::ProposalId) -> Option<ProposalId> {
    ProposalId::parse(id.to_string()).ok()
}

pub(super) fn digest(digest: &RevisionDigest) -> Result<ground::Digest, IpcError> {
    ground::Digest::parse(digest.as_str()).map_err(|_| IpcError::Malformed)
}

pub(super) fn shown_digest(digest: ground::Digest) -> Option<RevisionDigest> {
    RevisionDigest::parse(digest.to_string()).ok()
}

pub(super) fn made(made: Made) -> ground::Made {
    match made {
        Made::Human => ground::Made::Human,
        Made::MachineEdited => ground::Made::MachineEdited,
    }
}

/// What somebody wrote into a field that may be left empty.
pub(super) fn said<const MOST: usize>(
    text: Option<&str>,
) -> Result<Option<ground::Said<MOST>>, IpcError> {
    match text.filter(|text| !text.trim().is_empty()) {
        None => Ok(None),
        Some(text) => {
            ground::Said::parse(text).map(Some).map_err(|_| ProposalsError::BadWords.into())
        }
    }
}

/// What a message says in apps that do not know proposals. The window writes it, so it is always fit.
pub(super) fn message_words(words: &str) -> Result<&str, IpcError> {
    let words = words.trim();
    let is_fit = (1..=MAX_WORDS_CHARS).contains(&words.chars().count());
    is_fit.then_some(words).ok_or(IpcError::Malformed)
}

/// The words of a line without its marks; the line itself where it is none that a page has.
pub(super) fn plain(line: &str) -> String {
    let Ok(inlines) = Inline::parse_line(line) else { return line.to_owned() };
    Unit { id: UnitId::Title, kind: UnitKind::Paragraph, is_critical: false, inlines }.text()
}
