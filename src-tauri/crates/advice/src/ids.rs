//! What people, events, replicas and documents of a draft are called.
//!
//! Invariants: no id of a person or of an event is printed by `Debug`; the number of a peer of the CRDT is computed from who
//! writes, so nobody can write as a peer of somebody else without being noticed by every reader alike.

use std::fmt;

use serde::{Deserialize, Serialize};

/// Makes an id that the core gives and this crate only compares.
macro_rules! given {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub struct $name(String);

        impl $name {
            /// Takes the id as the core knows it.
            pub fn new(id: impl Into<String>) -> Self {
                Self(id.into())
            }

            /// The id as the core knows it.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(stringify!($name))
            }
        }
    };
}

given! {
    /// An account. That two of them are two people is nothing that an app can prove.
    MemberId
}
given! {
    /// An event of the room.
    EventId
}
given! {
    /// The room of a draft.
    RoomId
}

/// Makes bytes that are written as small hexadecimal digits.
macro_rules! bytes {
    ($(#[$doc:meta])* $name:ident, $length:literal) => {
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
        #[serde(try_from = "String", into = "String")]
        pub struct $name(pub [u8; $length]);

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                fmt::Display::fmt(self, f)
            }
        }

        impl From<$name> for String {
            fn from(bytes: $name) -> Self {
                bytes.to_string()
            }
        }

        impl TryFrom<String> for $name {
            type Error = BadId;

            fn try_from(text: String) -> Result<Self, BadId> {
                read_hex(&text).map(Self).ok_or(BadId)
            }
        }
    };
}

/// A text is no id of the kind that stands there.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("this is no id of the kind that stands here")]
pub struct BadId;

bytes! {
    /// BLAKE3 of something that is told apart by its own first words (`derive_key`).
    Digest, 32
}
bytes! {
    /// One copy of a draft: that of one data folder. Drawn at random when the draft is first opened there.
    ReplicaId, 16
}
bytes! {
    /// One run of the app with a draft. Drawn at random whenever the draft is opened, so that no two runs ever write as the
    /// same peer, also after a data folder was copied back.
    RunId, 16
}

fn read_hex<const N: usize>(text: &str) -> Option<[u8; N]> {
    let is_digit = |byte: u8| matches!(byte, b'0'..=b'9' | b'a'..=b'f');
    if text.len() != 2 * N || !text.bytes().all(is_digit) {
        return None;
    }
    let mut bytes = [0; N];
    for (byte, pair) in bytes.iter_mut().zip(text.as_bytes().chunks_exact(2)) {
        let pair = std::str::from_utf8(pair).ok()?;
        *byte = u8::from_str_radix(pair, 16).ok()?;
    }
    Some(bytes)
}

/// Who writes: a replica of a member. The member is proven by the encryption of the event, the replica is what they say, so
/// nobody can claim a replica of somebody else.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Writer {
    /// Whose account.
    pub member: MemberId,
    /// Which of their copies.
    pub replica: ReplicaId,
}

/// A peer of the CRDT.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct PeerId(pub u64);

impl MemberId {
    /// The peer as which one run of this member's app writes in a draft.
    ///
    /// Peers are not handed out or remembered: each reader computes them, so all refuse the same forgeries, in whatever order
    /// events come, also who joined later. 64 bits are what the CRDT has; to be taken for one given peer somebody would have
    /// to try about 2^63 runs.
    pub fn peer(&self, room: &RoomId, run: &RunId) -> PeerId {
        let mut hasher = blake3::Hasher::new_derive_key("app.larkspur draft peer 1");
        for part in [room.as_str().as_bytes(), self.as_str().as_bytes()] {
            add(&mut hasher, part);
        }
        hasher.update(&run.0);
        let mut first = [0; 8];
        hasher.finalize_xof().fill(&mut first);
        // The CRDT keeps its largest number for itself.
        PeerId(u64::from_le_bytes(first).min(u64::MAX - 1))
    }
}

/// Adds a part with its length before it, so that no two lists of parts are the same bytes.
pub(crate) fn add(hasher: &mut blake3::Hasher, part: &[u8]) {
    let length = u64::try_from(part.len()).unwrap_or(u64::MAX);
    hasher.update(&length.to_le_bytes()).update(part);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_two_of_member_room_and_run_give_the_same_peer() {
        let (room, run, me) = (RoomId::new("!a"), RunId([1; 16]), MemberId::new("@a:x"));
        let peer = me.peer(&room, &run);
        assert_eq!(peer, me.peer(&room, &run));
        assert_ne!(peer, MemberId::new("@b:x").peer(&room, &run));
        assert_ne!(peer, me.peer(&RoomId::new("!b"), &run));
        assert_ne!(peer, me.peer(&room, &RunId([2; 16])));
        // Parts that run into each other would be the same bytes without their lengths.
        let one = MemberId::new("a:x").peer(&RoomId::new("!r@"), &run);
        assert_ne!(one, me.peer(&RoomId::new("!r"), &run));
    }

    #[test]
    fn an_id_has_one_way_to_be_written() {
        let id = ReplicaId([0x0f; 16]);
        assert_eq!(String::from(id), "0f".repeat(16));
        assert_eq!(ReplicaId::try_from("0f".repeat(16)), Ok(id));
        for bad in ["", "0f", &"0F".repeat(16), &"+f".repeat(16), &"é".repeat(16)] {
            assert_eq!(ReplicaId::try_from(bad.to_owned()), Err(BadId));
        }
    }

    #[test]
    fn no_member_is_in_a_debug() {
        let member = MemberId::new("@dara:example.org");
        let shown = format!("{:?}", Writer { member, replica: ReplicaId([1; 16]) });
        assert!(!shown.contains("dara"), "{shown}");
    }
}
