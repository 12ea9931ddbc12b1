//! The page of an invitation: who invited only when asked, then accept, decline, ignore.
//!
//! Stands in the sheet while the open room is an invitation. Invariant: nothing is told to anybody
//! before the person has chosen.

use larkspur_ipc::{
    RoomId,
    messaging::{Membership, Person, RoomKind, RoomSummary},
};
use leptos::prelude::*;

use super::{
    page::PlacesButton,
    room_state::room_name,
    sees_line::SeesLine,
    state::{Conversations, use_conversations},
};
use crate::{
    i18n::{Text, t},
    shared::{Button, ButtonKind, ErrorSlip, Icon, Pending, ids::unique_id},
};

/// The page.
#[component]
pub(super) fn InvitationPage(
    /// The room.
    room: RoomId,
) -> impl IntoView {
    let state = use_conversations();
    state.begin_anew();
    let summary = state.row(&room);
    let error = Signal::derive(move || {
        state.accepting.with(Pending::error).or_else(|| state.declining.with(Pending::error))
    });
    let title = {
        let summary = summary.clone();
        move || summary.as_ref().map(|row| row.with(title_of))
    };
    let sees_id = unique_id("sees");
    view! {
        <main
            id="main"
            class="sheet sheet-start relative flex flex-col"
            class=("@max-[56rem]/app:hidden!", move || state.shows_places.get())
            data-region="sheet"
            tabindex="-1"
        >
            <div class="px-8 pt-3 when-narrow"><PlacesButton/></div>
            <div class="grow px-8 sm:px-14 py-8 flex flex-col justify-center">
                <div class="max-w-[36rem]">
                    <h1 class="title h-page mb-2" data-testid="messaging-room-title">{title}</h1>
                    <p class="text-lg text-ink-2 mb-5">{t::messaging_invited()}</p>
                    <Inviter summary=summary/>
                    <ErrorSlip testid="messaging-error" error=error/>
                    <SeesLine id=sees_id.clone() class="mt-6 mb-3">
                        {t::messaging_invited_sees()}
                    </SeesLine>
                    <Answers state=state room=room sees_id=sees_id/>
                    <p class="field-hint mt-3">{t::messaging_decline_hint()}</p>
                </div>
            </div>
        </main>
    }
}

fn title_of(room: &RoomSummary) -> crate::i18n::Text {
    match room.kind {
        // The name of a conversation of two is the inviter's, who is shown only when asked for.
        RoomKind::Direct => t::messaging_invited_direct_title(),
        RoomKind::Circle | RoomKind::Library | RoomKind::Draft | RoomKind::Other => {
            t::messaging_invited_title(room_name(&room.name))
        }
    }
}

#[component]
fn Inviter(summary: Option<ArcRwSignal<RoomSummary>>) -> impl IntoView {
    let is_shown = RwSignal::new(false);
    let inviter = move || -> Option<Person> {
        summary.as_ref()?.with(|room| match &room.membership {
            Membership::Invited { inviter } => inviter.clone(),
            Membership::Joined => None,
        })
    };
    view! {
        <div aria-live="polite">
            {move || {
                if is_shown.get() {
                    let words = match inviter() {
                        Some(who) => {
                            Text::from(t::MessagingInviter { member: who.member.as_str().to_owned().into(), name: who.name.into() })
                        }
                        None => t::messaging_inviter_unknown(),
                    };
                    view! { <p data-testid="messaging-inviter">{words}</p> }.into_any()
                } else {
                    view! {
                        <Button
                            testid="messaging-show-inviter"
                            icon=Icon::Show
                            on_press=move || is_shown.set(true)
                        >
                            {t::messaging_show_inviter()}
                        </Button>
                    }
                    .into_any()
                }
            }}
        </div>
    }
}

#[component]
fn Answers(state: Conversations, room: RoomId, sees_id: String) -> impl IntoView {
    let room = StoredValue::new(room);
    let is_declining = Signal::derive(move || state.declining.with(Pending::is_running));
    view! {
        <div class="flex flex-wrap items-center gap-2">
            <Button
                testid="messaging-accept"
                kind=ButtonKind::Primary
                class="px-8"
                icon=Icon::Check
                pending=Signal::derive(move || state.accepting.with(Pending::is_running))
                working=t::messaging_accepting()
                described_by=sees_id
                on_press=move || state.accept(room.get_value())
            >
                {t::messaging_accept()}
            </Button>
            <Button
                testid="messaging-decline"
                icon=Icon::Decline
                pending=is_declining
                working=t::messaging_declining()
                on_press=move || state.decline(room.get_value(), false)
            >
                {t::messaging_decline()}
            </Button>
            <Button
                testid="messaging-decline-ignore"
                kind=ButtonKind::Remove
                icon=Icon::Cover
                pending=is_declining
                on_press=move || state.decline(room.get_value(), true)
            >
                {t::messaging_decline_ignore()}
            </Button>
        </div>
    }
}
