//! The order of the start pane: invitations, rooms without a community, then space by space.
//!
//! Called by the state; the room list shows what it gives, and Alt with an arrow goes along it.
//! Invariant: within a section the rooms stand as the core gave them (newest first), and a space
//! stands where its newest room stands.

use larkspur_ipc::{
    RoomId,
    messaging::{Membership, RoomSummary},
};

/// One headed list of the start pane.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) struct Section {
    /// What it is headed by.
    pub(super) heading: Heading,
    /// Its rooms.
    pub(super) rooms: Vec<RoomId>,
}

/// What heads a section.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) enum Heading {
    /// Rooms that the person is invited to.
    Invitations,
    /// Rooms that belong to no space.
    Conversations,
    /// Rooms of the space of that name.
    Space(String),
}

/// Puts the rooms whose name holds `filter` (in any case) into their sections.
pub(super) fn arrange(rooms: &[RoomSummary], filter: &str) -> Vec<Section> {
    let filter = filter.trim().to_lowercase();
    let mut invitations = Vec::new();
    let mut loose = Vec::new();
    let mut spaces: Vec<(String, Vec<RoomId>)> = Vec::new();
    for room in rooms.iter().filter(|room| room.name.to_lowercase().contains(&filter)) {
        let id = room.room.clone();
        match (&room.membership, &room.space) {
            (Membership::Invited { .. }, _) => invitations.push(id),
            (Membership::Joined, None) => loose.push(id),
            (Membership::Joined, Some(space)) => {
                match spaces.iter_mut().find(|(name, _)| name == space) {
                    Some((_, rooms)) => rooms.push(id),
                    None => spaces.push((space.clone(), vec![id])),
                }
            }
        }
    }
    [(Heading::Invitations, invitations), (Heading::Conversations, loose)]
        .into_iter()
        .chain(spaces.into_iter().map(|(name, rooms)| (Heading::Space(name), rooms)))
        .filter(|(_, rooms)| !rooms.is_empty())
        .map(|(heading, rooms)| Section { heading, rooms })
        .collect()
}

/// Which way Alt and an arrow go.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Direction {
    /// Down the list.
    Next,
    /// Up the list.
    Previous,
}

/// The room that Alt and an arrow lead to. `can_stop` says where it may stop (with Shift: only
/// where something is new). At the end of the list it stays.
pub(super) fn neighbour(
    sections: &[Section],
    open: Option<&RoomId>,
    direction: Direction,
    can_stop: impl Fn(&RoomId) -> bool,
) -> Option<RoomId> {
    let rooms: Vec<&RoomId> = sections.iter().flat_map(|section| &section.rooms).collect();
    let at = open.and_then(|open| rooms.iter().position(|room| *room == open));
    let found = match (direction, at) {
        (Direction::Next, at) => {
            rooms.iter().skip(at.map_or(0, |at| at + 1)).find(|room| can_stop(room))
        }
        (Direction::Previous, Some(at)) => rooms[..at].iter().rev().find(|room| can_stop(room)),
        (Direction::Previous, None) => rooms.iter().rev().find(|room| can_stop(room)),
    };
    found.map(|room| (*room).clone())
}

#[cfg(test)]
mod tests {
    use larkspur_ipc::messaging::RoomKind;

    use super::*;

    fn room(id: &str, space: Option<&str>, is_invited: bool) -> RoomSummary {
        RoomSummary {
            room: RoomId::parse(format!("!{id}")).unwrap(),
            name: format!("Room {id}"),
            kind: RoomKind::Circle,
            membership: if is_invited {
                Membership::Invited { inviter: None }
            } else {
                Membership::Joined
            },
            space: space.map(str::to_owned),
            unread: 0,
            preview: None,
        }
    }

    fn names(sections: &[Section]) -> Vec<(Heading, Vec<&str>)> {
        sections
            .iter()
            .map(|s| (s.heading.clone(), s.rooms.iter().map(RoomId::as_str).collect()))
            .collect()
    }

    fn house() -> Vec<RoomSummary> {
        vec![
            room("a", Some("Accra"), false),
            room("b", None, false),
            room("c", Some("Kumasi"), false),
            room("d", Some("Accra"), false),
            room("e", Some("Accra"), true),
        ]
    }

    #[test]
    fn rooms_stand_under_their_space_in_the_order_given() {
        assert_eq!(
            names(&arrange(&house(), "")),
            [
                (Heading::Invitations, vec!["!e"]),
                (Heading::Conversations, vec!["!b"]),
                (Heading::Space("Accra".into()), vec!["!a", "!d"]),
                (Heading::Space("Kumasi".into()), vec!["!c"]),
            ]
        );
    }

    #[test]
    fn the_filter_takes_no_heed_of_capitals_and_leaves_no_empty_heading() {
        assert_eq!(
            names(&arrange(&house(), " rOOM C ")),
            [(Heading::Space("Kumasi".into()), vec!["!c"])]
        );
    }

    #[test]
    fn alt_and_an_arrow_go_along_what_is_shown_and_stop_at_its_ends() {
        let sections = arrange(&house(), "");
        let id = |text: &str| RoomId::parse(text).unwrap();
        let go = |open: &str, direction| {
            neighbour(&sections, Some(&id(open)), direction, |_| true)
                .map(|room| room.as_str().to_owned())
        };
        assert_eq!(go("!e", Direction::Next).as_deref(), Some("!b"));
        assert_eq!(go("!b", Direction::Previous).as_deref(), Some("!e"));
        assert_eq!(go("!c", Direction::Next), None);
        assert_eq!(go("!e", Direction::Previous), None);
        let unread = |room: &RoomId| room.as_str() == "!d";
        assert_eq!(neighbour(&sections, Some(&id("!e")), Direction::Next, unread), Some(id("!d")));
        assert_eq!(neighbour(&sections, None, Direction::Next, |_| true), Some(id("!e")));
    }
}
