//! Makes of what has become of proposals the rows and pages that the window shows.
//!
//! Used by the streams of [`super::following`]. Invariant: what is proposed stands beside what the source says in this
//! library now, and a unit is told to be current only if it was made from that.

use std::collections::{BTreeMap, BTreeSet};

use larkspur_ipc::{
    proposals::{
        Made, Part, Proposal, ProposalRow, Proposals, ProposedUnit, ReviewRow, Status, TakingUp,
        UnitRemark, Verdict,
    },
    resources::UnitState,
};
use larkspur_packs::{
    self as packs, Block, ContainerKind, Inline, Unit, UnitHash, UnitId, UnitKind,
};
use larkspur_proposals::{self as ground, MemberId, ProposalId, Revision, Work};

use super::{
    following::{Folded, Seen},
    side_by_side::{line_changes, short},
    words::{plain, shown_digest, shown_id, unit_name},
};
use crate::{
    messaging::library::LibraryRoom,
    resources::texts::{Shelf, Text, block_kind, inlines, unit_kind},
};

/// All of them, what was touched last first.
pub(super) async fn proposals(room: &LibraryRoom, library: &Shelf, folded: &Folded) -> Proposals {
    let mut rows = Vec::new();
    for (id, proposal) in folded.ledger.proposals() {
        rows.extend(row(room, library, folded, id, proposal).await);
    }
    rows.sort_by(|a: &ProposalRow, b| {
        (b.timestamp_ms, &b.proposal).cmp(&(a.timestamp_ms, &a.proposal))
    });
    Proposals { rows, is_complete: folded.is_complete }
}

/// One with its words; none while it is not there.
pub(super) async fn proposal(room: &LibraryRoom, seen: &Seen, id: ProposalId) -> Option<Proposal> {
    let Seen { folded, library, .. } = seen;
    let known = folded.ledger.get(id)?;
    let row = row(room, library, folded, id, known).await?;
    let names = names(room, known).await;
    let text = library.find(&row.resource);
    let parts = known.present().revision.parts();
    let is_open = !matches!(row.status, Status::Withdrawn | Status::TakenUp { .. });
    Some(Proposal {
        digest: shown_digest(known.present().revision.digest())?,
        made: match parts.made {
            ground::Made::Human => Made::Human,
            ground::Made::MachineEdited => Made::MachineEdited,
        },
        name: parts.translator.as_ref().map(|name| name.as_str().to_owned()),
        units: units(text.as_ref(), known, &names),
        reviews: reviews(known, &names, &room.me()),
        can_review: !row.is_own && is_open,
        taking_up: taking_up(seen, known),
        row,
    })
}

/// How the person can take it into its pack, if they may sign that.
fn taking_up(seen: &Seen, known: &ground::Proposal) -> Option<TakingUp> {
    let id = &known.verified()?.revision().parts().pack;
    let editor = seen.editors.editor_of(id)?;
    let pack = seen.library.packs().iter().find(|pack| pack.manifest.id == *id)?;
    Some(TakingUp {
        pack: pack.manifest.title.to_string(),
        lang: pack.manifest.source_lang.to_string(),
        revision: pack.manifest.rev.checked_add(1)?.get(),
        chapter: editor.chapter().to_owned(),
    })
}

async fn row(
    room: &LibraryRoom,
    library: &Shelf,
    folded: &Folded,
    id: ProposalId,
    proposal: &ground::Proposal,
) -> Option<ProposalRow> {
    let parts = proposal.present().revision.parts();
    let resource = larkspur_ipc::ResourceId::parse(parts.resource.to_string()).ok()?;
    let source = library.find(&resource).map(|text| text.source.front.title.to_string());
    let source_lang = match &parts.work {
        Work::Translation { source, .. } => &source.lang,
        Work::Page { .. } | Work::Edit { .. } => &parts.lang,
    };
    let count = |verdict| proposal.counted().filter(|one| one.verdict == verdict).count();
    Some(ProposalRow {
        proposal: shown_id(id)?,
        title: parts.title.as_str().to_owned(),
        lang: parts.lang.to_string(),
        source_title: source,
        source_lang: source_lang.to_string(),
        status: if folded.waiting.contains(&id) {
            Status::Waiting
        } else {
            status(proposal.status())
        },
        author: room.person(proposal.author()).await?,
        is_own: *proposal.author() == room.me(),
        revision: short(proposal.revisions().count()),
        fits: short(count(ground::Verdict::Fits)),
        changes: short(count(ground::Verdict::Change)),
        timestamp_ms: folded.touched(id, proposal),
        needs_newer: proposal.needs_newer(),
        resource,
    })
}

fn status(status: ground::Status) -> Status {
    match status {
        ground::Status::Draft => Status::Draft,
        ground::Status::Reviewed => Status::Reviewed,
        ground::Status::Verified => Status::Verified,
        ground::Status::ChangesAsked => Status::ChangesAsked,
        ground::Status::Withdrawn => Status::Withdrawn,
        ground::Status::TakenUp { pack, rev } => {
            Status::TakenUp { pack: pack.to_string(), rev: rev.get() }
        }
    }
}

/// The reviewers' names, as the room knows them.
async fn names(room: &LibraryRoom, proposal: &ground::Proposal) -> BTreeMap<MemberId, String> {
    let mut names = BTreeMap::new();
    for member in proposal.reviews().iter().map(|one| &one.by).collect::<BTreeSet<_>>() {
        if let Some(person) = room.person(member).await {
            names.insert(member.clone(), person.name);
        }
    }
    names
}

/// Each review, and whether it counts: it is the last that its writer said of the present revision.
fn judged(proposal: &ground::Proposal) -> Vec<(&ground::Reviewed, bool)> {
    let mut last = BTreeMap::new();
    for (place, one) in proposal.reviews().iter().enumerate() {
        if !proposal.is_stale(&one.review) {
            last.insert(&one.by, place);
        }
    }
    let all = proposal.reviews().iter().enumerate();
    all.map(|(place, one)| (one, last.get(&one.by) == Some(&place))).collect()
}

fn reviews(
    proposal: &ground::Proposal,
    names: &BTreeMap<MemberId, String>,
    me: &MemberId,
) -> Vec<ReviewRow> {
    let row = |(one, counts): (&ground::Reviewed, bool)| {
        Some(ReviewRow {
            by: names.get(&one.by)?.clone(),
            is_own: one.by == *me,
            verdict: match one.review.verdict {
                ground::Verdict::Fits => Verdict::Fits,
                ground::Verdict::Change => Verdict::Change,
            },
            speaks: one.review.speaks,
            remark: one.review.remark.as_ref().map(|remark| remark.as_str().to_owned()),
            timestamp_ms: one.time,
            is_stale: !counts,
        })
    };
    judged(proposal).into_iter().filter_map(row).collect()
}

/// Where a unit stands, and what it is.
#[derive(Clone, Copy)]
struct Place {
    id: UnitId,
    part: Part,
    container: Option<ContainerKind>,
    is_critical: bool,
}

impl Place {
    fn front(id: UnitId, part: Part) -> Self {
        Self { id, part, container: None, is_critical: false }
    }

    fn of(unit: &Unit, container: Option<ContainerKind>) -> Self {
        let part = Part::Unit { kind: unit_kind(unit.kind) };
        Self { id: unit.id, part, container, is_critical: unit.is_critical }
    }
}

/// The units of a text, in order.
fn places(blocks: &[Block]) -> impl Iterator<Item = Place> {
    blocks.iter().flat_map(|block| {
        let container = match block {
            Block::Container { kind, .. } => Some(*kind),
            Block::Unit(_) => None,
        };
        block.units().iter().map(move |unit| Place::of(unit, container))
    })
}

/// The title, the summary, the units in the order of the source, or of the page that is proposed; and behind them what
/// only the other one has.
fn all_places(
    text: Option<&Text<'_>>,
    revision: &Revision,
    words: &BTreeMap<UnitId, Vec<Inline>>,
) -> Vec<Place> {
    let source = text.map_or(&[][..], |text| &text.source.blocks);
    let mut all = vec![
        Place::front(UnitId::Title, Part::Title),
        Place::front(UnitId::Summary, Part::Summary),
    ];
    all.extend(revision.parts().work.blocks().into_iter().flat_map(places));
    let mut known: BTreeSet<UnitId> = all.iter().map(|place| place.id).collect();
    all.extend(places(source).filter(|place| known.insert(place.id)));
    let gone = words.keys().filter(|id| known.insert(**id));
    let paragraph = Part::Unit { kind: unit_kind(UnitKind::Paragraph) };
    all.extend(gone.map(|id| Place::front(*id, paragraph)));
    all
}

/// What a revision says, by unit.
fn words_of(revision: &Revision) -> BTreeMap<UnitId, Vec<Inline>> {
    let parts = revision.parts();
    let front = [(UnitId::Title, parts.title.as_str()), (UnitId::Summary, parts.summary.as_str())];
    let mut words: BTreeMap<UnitId, Vec<Inline>> =
        front.map(|(id, text)| (id, vec![Inline::Text(text.to_owned())])).into();
    match &parts.work {
        Work::Translation { units, .. } => {
            words.extend(units.iter().map(|(id, text)| (*id, text.inlines().to_vec())));
        }
        Work::Page { blocks } | Work::Edit { blocks, .. } => {
            let units = blocks.iter().flat_map(Block::units);
            words.extend(units.map(|unit| (unit.id, unit.inlines.clone())));
        }
    }
    words
}

/// What the source says, by unit.
fn source_of(page: &packs::Page) -> BTreeMap<UnitId, Vec<Inline>> {
    let front = [(UnitId::Title, &page.front.title), (UnitId::Summary, &page.front.summary)];
    let front = front.map(|(id, words)| (id, vec![Inline::Text(words.to_string())]));
    let units = page.units().map(|unit| (unit.id, unit.inlines.clone()));
    front.into_iter().chain(units).collect()
}

fn units(
    text: Option<&Text<'_>>,
    proposal: &ground::Proposal,
    names: &BTreeMap<MemberId, String>,
) -> Vec<ProposedUnit> {
    let revisions: Vec<&Revision> = proposal.revisions().map(|one| &one.revision).collect();
    let present = &proposal.present().revision;
    let before = revisions.len().checked_sub(2).and_then(|place| revisions.get(place));
    let before = before.map(|revision| words_of(revision));
    let words = words_of(present);
    let source = text.map(|text| source_of(text.source)).unwrap_or_default();
    let hashes: BTreeMap<UnitId, UnitHash> =
        text.map(|text| text.source.hashes().into_iter().collect()).unwrap_or_default();
    let mut remarks = remarks(proposal, names);
    let unit = |place: Place| {
        let Place { id, part, container, is_critical } = place;
        let proposed = words.get(&id);
        let changes = before.as_ref().map(|before| changes(before.get(&id), proposed));
        Some(ProposedUnit {
            unit: unit_name(id)?,
            part,
            block: block_kind(container),
            is_critical,
            source: source.get(&id).map(|parts| inlines(parts)).unwrap_or_default(),
            proposed: proposed.map(|parts| inlines(parts)).unwrap_or_default(),
            state: state(&present.parts().work, id, proposed.is_some(), hashes.get(&id)),
            changes: changes.unwrap_or_default(),
            remarks: remarks.remove(&id).unwrap_or_default(),
        })
    };
    all_places(text, present, &words).into_iter().filter_map(unit).collect()
}

fn changes(
    before: Option<&Vec<Inline>>,
    now: Option<&Vec<Inline>>,
) -> Vec<larkspur_ipc::words::Change> {
    let line = |parts: Option<&Vec<Inline>>| parts.map(|parts| Inline::print_line(parts));
    let (before, now) = (line(before).unwrap_or_default(), line(now).unwrap_or_default());
    if before.is_empty() || now.is_empty() {
        return crate::word_diff::changes(&plain(&before), &plain(&now));
    }
    line_changes(&before, &now)
}

/// Whether a unit was made from the source as it is now.
fn state(work: &Work, id: UnitId, is_there: bool, now: Option<&UnitHash>) -> UnitState {
    if !is_there {
        return UnitState::Missing;
    }
    let is_current = match work {
        Work::Page { .. } => true,
        // A unit that neither has had is new.
        Work::Edit { was, .. } => was.get(&id) == now,
        Work::Translation { source, .. } => now.is_some() && source.units.get(&id) == now,
    };
    if is_current { UnitState::Current } else { UnitState::Changed }
}

/// What was said of each unit of the present revision and counts.
fn remarks(
    proposal: &ground::Proposal,
    names: &BTreeMap<MemberId, String>,
) -> BTreeMap<UnitId, Vec<UnitRemark>> {
    let mut remarks: BTreeMap<UnitId, Vec<UnitRemark>> = BTreeMap::new();
    for (one, _) in judged(proposal).into_iter().filter(|(_, counts)| *counts) {
        let Some(by) = names.get(&one.by) else { continue };
        for (unit, remark) in &one.review.remarks {
            let remark = UnitRemark { by: by.clone(), words: remark.as_str().to_owned() };
            remarks.entry(*unit).or_default().push(remark);
        }
    }
    remarks
}
