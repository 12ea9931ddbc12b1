//! The drawing that stands for a person: never a photo, the same on every screen.
//!
//! Used in the margin of the timeline and the list of members. Invariant: it is derived from the
//! member id alone, so it says nothing that the id does not.

use larkspur_ipc::MemberId;
use leptos::prelude::*;

use crate::shared::Icon;

const OBJECTS: [Icon; 12] = [
    Icon::DrawAcorn,
    Icon::DrawBird,
    Icon::DrawBoat,
    Icon::DrawCampfire,
    Icon::DrawFish,
    Icon::DrawLeaf,
    Icon::DrawLighthouse,
    Icon::DrawLotus,
    Icon::DrawMountains,
    Icon::DrawPlant,
    Icon::DrawTree,
    Icon::DrawUmbrella,
];

const GROUNDS: [&str; 6] = ["d1", "d2", "d3", "d4", "d5", "d6"];

/// The object and the ground of a person.
fn drawing_of(member: &MemberId) -> (Icon, &'static str) {
    // FNV-1a: spreads short ids well, and gives the same picture in every version.
    let hash = member
        .as_str()
        .bytes()
        .fold(0x811c_9dc5_u32, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193));
    let hash = (hash ^ (hash >> 15)) as usize;
    (OBJECTS[hash % OBJECTS.len()], GROUNDS[hash / OBJECTS.len() % GROUNDS.len()])
}

/// The drawing.
#[component]
pub(super) fn PersonDrawing(
    /// For whom it stands.
    member: MemberId,
    /// The small size, for rows.
    #[prop(optional)]
    small: bool,
) -> impl IntoView {
    let (object, ground) = drawing_of(&member);
    let size = if small { "draw-sm" } else { "" };
    view! {
        <span class=format!("draw {ground} {size}") aria-hidden="true"><Icon name=object/></span>
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    #[test]
    fn people_of_one_room_rarely_look_alike() {
        let looks: HashSet<_> = (0..12)
            .map(|n| MemberId::parse(format!("@leader-{n}:localhost")).unwrap())
            .map(|member| {
                let (object, ground) = drawing_of(&member);
                (object.path(), ground)
            })
            .collect();
        assert!(looks.len() >= 10, "{} of 12 differ", looks.len());
    }
}
