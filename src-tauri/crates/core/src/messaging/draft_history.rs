//! The events of a draft's room in their order, each with the rights that its sender had there.
//!
//! Used by [`super::draft_room`] alone. Invariants: an event is given only with a sender whom its encryption proved; its level is
//! that of its place in the room, and not of the moment in which it is read.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
    time::Duration,
};

use larkspur_ipc::MemberId;
use matrix_sdk::{
    deserialized_responses::{TimelineEvent, TimelineEventKind},
    ruma::events::{
        AnySyncStateEvent, AnySyncTimelineEvent, SyncStateEvent,
        room::{member::MembershipState, power_levels::RoomPowerLevelsEventContent},
    },
};
use serde_json::Value;

use super::room_history::{Entries, FIRST_TRY, is_of_another};

/// An event of a draft's room.
#[derive(Debug)]
pub(crate) struct DraftEvent {
    pub(crate) id: String,
    pub(crate) sender: MemberId,
    /// The power level of its sender where it stands.
    pub(crate) level: i64,
    /// When its server took it, in milliseconds since 1970.
    pub(crate) time: u64,
    pub(crate) kind: String,
    pub(crate) content: Value,
}

/// What has been said so far.
#[derive(Clone, Debug, Default)]
pub(crate) struct SaidInDraft {
    /// In the order of the room.
    pub(crate) events: Vec<Arc<DraftEvent>>,
    /// Whether there is nothing earlier that this device may read.
    pub(crate) is_complete: bool,
}

/// Who may do what, at a place in the room.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Levels {
    pub(super) users: BTreeMap<String, i64>,
    pub(super) default: i64,
    /// In room version 12 whoever made the room stands above everyone.
    pub(super) creators: BTreeSet<String>,
}

impl Levels {
    fn read(content: &RoomPowerLevelsEventContent) -> Self {
        let users = content.users.iter().map(|(id, level)| (id.to_string(), (*level).into()));
        let (default, creators) = (content.users_default.into(), BTreeSet::new());
        Self { users: users.collect(), default, creators }
    }

    pub(super) fn of(&self, member: &str) -> i64 {
        if self.creators.contains(member) {
            return i64::MAX;
        }
        self.users.get(member).copied().unwrap_or(self.default)
    }
}

/// What one event of the room is to a draft.
#[derive(Clone)]
enum Entry {
    /// Something else.
    Other,
    /// It cannot be read; the key that it waits for, if that is known.
    Closed(Option<String>),
    /// Who may do what changed.
    Levels { before: Option<Levels>, after: Levels },
    /// The person was asked in, or came in. What changed before it cannot be read here, even where older things can.
    Came,
    /// Something of ours; its level is not looked at yet.
    Said(Arc<DraftEvent>),
}

/// The events of a room as they were heard.
pub(super) struct Heard {
    entries: Entries<Entry>,
    me: String,
    /// Until closed messages are tried again.
    pub(super) wait: Duration,
}

impl Heard {
    pub(super) fn of(events: &[TimelineEvent], me: &str) -> Self {
        let mut heard = Self { entries: Entries::default(), me: me.to_owned(), wait: FIRST_TRY };
        heard.hear(events);
        heard
    }

    /// Takes everything that is in the room.
    pub(super) fn hear(&mut self, events: &[TimelineEvent]) {
        self.entries.take(events, |event| entry(event, &self.me));
        self.wait = FIRST_TRY;
    }

    pub(super) fn closed(&self) -> BTreeSet<String> {
        let key = |entry: &Entry| match entry {
            Entry::Closed(key) => key.clone(),
            _ => None,
        };
        self.entries.iter().filter_map(key).collect()
    }

    /// What was said, each with its sender's level there: as the last change before it says, as far as all changes between can be
    /// read, or else the first one after it, or else as it is now.
    pub(super) fn said(&self, is_complete: bool, now: Levels) -> SaidInDraft {
        SaidInDraft { events: with_levels(|| self.entries.iter(), now), is_complete }
    }
}

/// What was said, each with its sender's level there.
fn with_levels<'a, Entries: DoubleEndedIterator<Item = &'a Entry>>(
    entries: impl Fn() -> Entries,
    now: Levels,
) -> Vec<Arc<DraftEvent>> {
    let creators = &now.creators;
    let whole = |levels: &Levels| Levels { creators: creators.clone(), ..levels.clone() };
    // What was so before the next change, from each place at which it is not known what was so until then.
    let mut next: Vec<Levels> = Vec::new();
    let mut later = now.clone();
    for entry in entries().rev() {
        match entry {
            Entry::Levels { before, after } => later = whole(before.as_ref().unwrap_or(after)),
            Entry::Came => next.push(later.clone()),
            _ => {}
        }
    }
    let mut levels = later;
    let mut events = Vec::new();
    for entry in entries() {
        match entry {
            Entry::Levels { after, .. } => levels = whole(after),
            Entry::Came => levels = next.pop().unwrap_or(levels),
            Entry::Said(event) => events.push(with_level(event, levels.of(event.sender.as_str()))),
            Entry::Other | Entry::Closed(_) => {}
        }
    }
    events
}

fn with_level(event: &Arc<DraftEvent>, level: i64) -> Arc<DraftEvent> {
    if event.level == level {
        return event.clone();
    }
    Arc::new(DraftEvent {
        id: event.id.clone(),
        sender: event.sender.clone(),
        level,
        time: event.time,
        kind: event.kind.clone(),
        content: event.content.clone(),
    })
}

fn entry(event: &TimelineEvent, me: &str) -> Entry {
    match &event.kind {
        TimelineEventKind::Decrypted(decrypted) => {
            let proof = &decrypted.encryption_info;
            if is_of_another(&proof.verification_state) {
                Entry::Other
            } else {
                said(event, proof.sender.as_str()).unwrap_or(Entry::Other)
            }
        }
        TimelineEventKind::UnableToDecrypt { utd_info, .. } => {
            Entry::Closed(utd_info.session_id.clone())
        }
        TimelineEventKind::PlainText { .. } => state(event, me).unwrap_or(Entry::Other),
    }
}

/// An encrypted event of ours. The SDK has no type for it, so its fields are read one by one.
fn said(event: &TimelineEvent, proven: &str) -> Option<Entry> {
    let raw: Value = event.raw().deserialize_as_unchecked().ok()?;
    let text = |name: &str| raw.get(name).and_then(Value::as_str);
    let kind = text("type")?.to_owned();
    let sender = MemberId::parse(text("sender")?).ok()?;
    if !kind.starts_with("app.larkspur.draft.") || sender.as_str() != proven {
        return None;
    }
    Some(Entry::Said(Arc::new(DraftEvent {
        id: text("event_id")?.to_owned(),
        sender,
        level: 0,
        time: raw.get("origin_server_ts")?.as_u64()?,
        kind,
        content: raw.get("content")?.clone(),
    })))
}

fn state(event: &TimelineEvent, me: &str) -> Option<Entry> {
    match event.raw().deserialize().ok()? {
        AnySyncTimelineEvent::State(AnySyncStateEvent::RoomPowerLevels(
            SyncStateEvent::Original(changed),
        )) => {
            let before = changed.unsigned.prev_content.as_ref().map(Levels::read);
            Some(Entry::Levels { before, after: Levels::read(&changed.content) })
        }
        AnySyncTimelineEvent::State(AnySyncStateEvent::RoomMember(SyncStateEvent::Original(
            member,
        ))) => {
            let has_come = matches!(
                member.content.membership,
                MembershipState::Invite | MembershipState::Join
            );
            (has_come && member.state_key == me).then_some(Entry::Came)
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn levels(me: i64) -> Levels {
        Levels { users: [("@me:x".to_owned(), me)].into(), ..Levels::default() }
    }

    fn event(name: &str) -> Entry {
        Entry::Said(Arc::new(DraftEvent {
            id: name.to_owned(),
            sender: MemberId::parse("@me:x").unwrap(),
            level: 0,
            time: 0,
            kind: String::new(),
            content: Value::Null,
        }))
    }

    fn said(entries: &[Entry], now: i64) -> Vec<i64> {
        with_levels(|| entries.iter(), levels(now)).iter().map(|event| event.level).collect()
    }

    #[test]
    fn an_event_has_the_level_of_its_place() {
        let rise = Entry::Levels { before: Some(levels(10)), after: levels(25) };
        let fall = Entry::Levels { before: Some(levels(25)), after: levels(0) };
        assert_eq!(said(&[event("a"), rise.clone(), event("b"), fall, event("c")], 0), [10, 25, 0]);
        assert_eq!(said(&[event("a")], 25), [25], "nothing changed as far as is known");
        let first = Entry::Levels { before: None, after: levels(25) };
        assert_eq!(said(&[event("a"), first, event("b"), rise], 25), [25, 25]);
    }

    #[test]
    fn a_change_that_could_not_be_read_is_not_overlooked() {
        // The room was made; somebody was given a level, which they cannot read, and was asked in.
        let made = Entry::Levels { before: None, after: levels(0) };
        let entries = [made.clone(), Entry::Came, event("a")];
        assert_eq!(said(&entries, 25), [25]);
        let fall = Entry::Levels { before: Some(levels(25)), after: levels(10) };
        let entries = [made, event("a"), Entry::Came, event("b"), fall, event("c")];
        assert_eq!(
            said(&entries, 0),
            [0, 25, 10],
            "what it is now says nothing of before a change"
        );
    }

    #[test]
    fn whoever_made_a_room_of_version_12_stands_above_everyone() {
        let now = Levels { creators: ["@me:x".to_owned()].into(), ..Levels::default() };
        let entries = [event("a")];
        assert_eq!(with_levels(|| entries.iter(), now)[0].level, i64::MAX);
    }
}
