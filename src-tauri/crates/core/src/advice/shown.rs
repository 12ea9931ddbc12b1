//! What a window shows of a draft beside its words.
//!
//! Used by the streams of [`super`]. Pure but for the clock. Invariant: everything is derived from the copy and from what is known
//! around it, and nothing is kept.

use std::collections::BTreeMap;

use larkspur_advice::{
    authorize::{Document, level},
    ids::MemberId,
};
use larkspur_ipc::advice::{
    Delivery, DraftHead, DraftRow, LimitUnit, Notice, PartKind, Progress, Role, Writer,
};

use super::{
    open_draft::{Around, OpenDraft, State, now_ms},
    parts::{self, ADDRESSEE, TITLE},
};
use crate::messaging::draft_room::InDraft;

/// How long somebody counts as writing after their last change, in milliseconds (the drafts send no presence).
const WRITING: u64 = 120_000;

/// The role of a power level.
pub(super) fn role(of: i64) -> Role {
    match of {
        level::OWNER.. => Role::Owner,
        level::APPROVER.. => Role::Approver,
        level::AUTHOR.. => Role::Author,
        _ => Role::Reader,
    }
}

/// The power level that a role is given.
pub(super) fn level_of(role: Role) -> i64 {
    match role {
        Role::Reader => level::READER,
        Role::Author => level::AUTHOR,
        Role::Approver => level::APPROVER,
        Role::Owner => level::OWNER,
    }
}

impl OpenDraft {
    /// What is known of the draft beside its words.
    pub(super) fn head(&self, state: &State) -> DraftHead {
        let around = self.around.borrow().clone();
        let template = state.template();
        let specs = state.specs();
        let counted = specs.iter().filter(|spec| !is_line(spec.kind));
        DraftHead {
            template,
            lang: state.lang(),
            country: state.country(),
            role: role(around.level),
            words: counted.map(|spec| parts::words(&state.plain(&spec.name))).sum(),
            limit: parts::limit(template).filter(|limit| limit.unit != LimitUnit::Pages),
            delivery: delivery(state, &around),
            notices: notices(state, &around),
            people: around.people.iter().map(|one| writer(one, &state.last_change)).collect(),
        }
    }

    /// The draft as the board shows it.
    pub(super) fn row(&self, state: &State) -> DraftRow {
        let around = self.around.borrow();
        let (mut written, mut all) = (0, 0);
        let (mut title, mut addressee) = (String::new(), String::new());
        for spec in state.specs() {
            let text = state.plain(&spec.name);
            match spec.name.as_str() {
                TITLE => title = text,
                ADDRESSEE => addressee = text,
                _ => {
                    all += 1;
                    written += u32::from(!text.trim().is_empty());
                }
            }
        }
        DraftRow {
            room: self.id.clone(),
            title,
            addressee,
            country: state.country(),
            template: state.template(),
            progress: Progress { written, parts: all },
            changed: state.last_change.values().max().copied(),
            is_waiting: delivery(state, &around) == Delivery::Waiting,
        }
    }
}

/// Whether a part is of one line: what its authors call it, to whom it goes, a field of a cover.
fn is_line(kind: PartKind) -> bool {
    matches!(kind, PartKind::Title | PartKind::Addressee | PartKind::Line)
}

fn delivery(state: &State, around: &Around) -> Delivery {
    let is_typed = Document::ALL.into_iter().any(|document| state.replica.has_unsent(document));
    if !is_typed && state.replica.outgoing().is_empty() {
        Delivery::Sent
    } else if around.is_online {
        Delivery::Sending
    } else {
        Delivery::Waiting
    }
}

fn notices(state: &State, around: &Around) -> Vec<Notice> {
    let mut notices = Vec::new();
    if state.held_own > 0 {
        notices.push(Notice::OwnHeld);
    }
    // Who may not let people in can do nothing about it.
    if state.held > 0 && around.level >= level::APPROVER {
        notices.push(Notice::Held { count: state.held });
    }
    for member in &state.differing {
        let found = around.people.iter().find(|one| one.person.member.as_str() == member.as_str());
        notices.push(Notice::Differs { person: found.map(|one| one.person.clone()) });
    }
    if state.replica.needs_snapshot(now_ms()) {
        notices.push(Notice::Missing);
    }
    if state.has_newer {
        notices.push(Notice::Newer);
    }
    notices
}

fn writer(one: &InDraft, last_change: &BTreeMap<MemberId, u64>) -> Writer {
    let last = last_change.get(&MemberId::new(one.person.member.as_str())).copied();
    let is_recent = last.is_some_and(|last| now_ms().saturating_sub(last) < WRITING);
    Writer {
        person: one.person.clone(),
        role: role(one.level),
        is_self: one.is_self,
        is_invited: one.is_invited,
        is_writing: is_recent && !one.is_self,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_role_is_given_the_level_that_it_is_read_from() {
        for given in [Role::Reader, Role::Author, Role::Approver, Role::Owner] {
            assert_eq!(role(level_of(given)), given);
        }
        for (of, wanted) in
            [(-1, Role::Reader), (24, Role::Reader), (59, Role::Author), (100, Role::Owner)]
        {
            assert_eq!(role(of), wanted, "{of}");
        }
    }
}
