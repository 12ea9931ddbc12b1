//! The sheet of an open room: header, timeline, composer.
//!
//! Built anew for each room, which ends the streams of the one before. Invariant: the room is
//! marked as read only while its newest message is in sight.

use larkspur_ipc::RoomId;
use leptos::prelude::*;

use super::{
    composer::ComposerForm, identity_slip::IdentitySlip, room_header::RoomHeader,
    room_state::OpenRoom, state::use_conversations, timeline::Timeline,
};
use crate::shared::effect;

/// The sheet.
#[component]
pub(super) fn RoomPage(
    /// The room.
    room: RoomId,
) -> impl IntoView {
    let state = use_conversations();
    let open = OpenRoom::open(room.clone());
    let summary = state.row(&room);
    let name = Signal::derive(move || {
        open.fact(|detail| detail.name.clone())
            .or_else(|| summary.as_ref().map(|row| row.with(|room| room.name.clone())))
            .unwrap_or_default()
    });
    effect(move || {
        if open.has_timeline_arrived() && open.list.is_at_end() && state.unread(&room) > 0 {
            open.mark_read();
        }
    });
    view! {
        <main
            id="main"
            class="sheet sheet-start relative talk-sheet grid grid-rows-[auto_minmax(0,1fr)_auto]"
            class=("@max-[56rem]/app:hidden!", move || state.shows_places.get())
            data-region="sheet"
            tabindex="-1"
            // Where there is little height, the sheet scrolls in place of the timeline.
            on:scroll=move |_| open.list.on_scroll()
        >
            <RoomHeader room=open name=name/>
            <Timeline room=open name=name/>
            <div class="ps-8 pe-8 pb-4 pt-1">
                <div class="max-w-[53rem]">
                    <IdentitySlip room=open/>
                    <ComposerForm room=open name=name/>
                </div>
            </div>
        </main>
    }
}
