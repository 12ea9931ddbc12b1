//! Which messages begin a turn: the margin names the speaker once for a run of messages.
//!
//! Called by the timeline for the rows that are in the page.
//! Invariant: a row that follows a day, a notice, another speaker or a pause of more than five
//! minutes begins a turn.

use larkspur_ipc::messaging::{Message, TimelineItem, TimelineKind};

/// The longest pause inside a turn, in milliseconds.
const LONGEST_PAUSE_MS: u64 = 5 * 60 * 1000;

/// Where a row stands in its turn: the first names the speaker, the last keeps room for the name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct PlaceInTurn {
    /// The row begins the turn.
    pub(super) begins: bool,
    /// The row ends the turn, as far as it is known.
    pub(super) ends: bool,
}

impl Default for PlaceInTurn {
    fn default() -> Self {
        Self { begins: true, ends: true }
    }
}

/// Whether `item` begins a turn, given what stands before it.
pub(super) fn begins_turn(previous: Option<&TimelineItem>, item: &TimelineItem) -> bool {
    let (Some(before), Some(message)) = (previous.and_then(as_message), as_message(item)) else {
        return true;
    };
    before.sender.member != message.sender.member
        || message.timestamp_ms.abs_diff(before.timestamp_ms) > LONGEST_PAUSE_MS
}

fn as_message(item: &TimelineItem) -> Option<&Message> {
    match &item.kind {
        TimelineKind::Message { message } => Some(message),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use larkspur_ipc::{
        ItemKey, MemberId,
        messaging::{MessageContent, Person},
    };

    use super::*;

    const MINUTE_MS: u64 = 60_000;

    fn said(name: &str, minute: u64) -> TimelineItem {
        let member = MemberId::parse(format!("@{name}:example.org")).unwrap();
        TimelineItem {
            key: ItemKey::parse(format!("{name}-{minute}")).unwrap(),
            kind: TimelineKind::Message {
                message: Box::new(Message {
                    sender: Person { member, name: name.to_owned() },
                    is_own: false,
                    timestamp_ms: minute * MINUTE_MS,
                    content: MessageContent::Removed,
                    send_state: None,
                    is_edited: false,
                }),
            },
        }
    }

    #[test]
    fn one_speaker_within_five_minutes_shares_a_turn() {
        assert!(!begins_turn(Some(&said("a", 0)), &said("a", 5)));
        assert!(begins_turn(Some(&said("a", 0)), &said("a", 6)));
        assert!(begins_turn(Some(&said("a", 0)), &said("b", 0)));
    }

    #[test]
    fn a_turn_begins_after_a_day_and_at_the_top() {
        let day = TimelineItem {
            key: ItemKey::parse("day").unwrap(),
            kind: TimelineKind::Day { timestamp_ms: 0 },
        };
        assert!(begins_turn(Some(&day), &said("a", 0)));
        assert!(begins_turn(None, &said("a", 0)));
    }

    #[test]
    fn a_clock_that_runs_back_does_not_split_a_turn() {
        assert!(!begins_turn(Some(&said("a", 5)), &said("a", 4)));
    }
}
