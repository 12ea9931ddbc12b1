//! Places in a text that move along with it: where a remark is, where a suggestion begins.
//!
//! Only [`super::LoroDoc`] uses it. Invariants: an anchor keeps to one sign, so it is gone with it and is never moved to another; one
//! that comes from somebody else is bounded, is found only in the text that was asked for, and costs no walk through history.

use loro::{
    LoroDoc as Crdt,
    cursor::{Cursor, Side as Edge},
};

use super::text;
use larkspur_advice::content::{Anchor, Name, Side};

/// Remembers a place.
pub(super) fn make(crdt: &Crdt, name: &Name, at: usize, side: Side) -> Option<Anchor> {
    let text = text::of(crdt, name);
    let len = text.len_unicode();
    if at > len {
        return None;
    }
    let cursor = match side {
        Side::Before if at == 0 => Cursor::new(None, text_id(name), Edge::Left, 0),
        Side::After if at == len => Cursor::new(None, text_id(name), Edge::Right, 0),
        Side::Before => text.get_cursor(at - 1, Edge::Right)?,
        Side::After => text.get_cursor(at, Edge::Left)?,
    };
    let bytes = cursor.encode();
    (bytes.len() <= Anchor::MOST).then_some(Anchor(bytes))
}

/// Where a place is. Loro's own search follows a deleted sign back to where it stood, through as much of history as it takes;
/// here only what stands in the text is looked at.
pub(super) fn find(crdt: &Crdt, name: &Name, anchor: &Anchor) -> Option<usize> {
    if anchor.0.len() > Anchor::MOST {
        return None;
    }
    let cursor = Cursor::decode(&anchor.0).ok()?;
    if cursor.container != text_id(name) {
        return None;
    }
    // The text is there before it is asked: Loro would make it.
    let len = text::of(crdt, name).len_unicode();
    let at = crdt.with_state(|state| state.get_relative_position(&cursor, false))?;
    let is_behind = cursor.id.is_some() && cursor.side == Edge::Right;
    Some((at + usize::from(is_behind)).min(len))
}

fn text_id(name: &Name) -> loro::ContainerID {
    loro::ContainerID::new_root(name.as_str(), loro::ContainerType::Text)
}
