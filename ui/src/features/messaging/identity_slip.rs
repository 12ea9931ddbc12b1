//! The slip for a changed identity: one plain sentence, then a choice.
//!
//! Stands above the composer while an answer is awaited. Invariant: nothing is sent before the
//! person chose; "Not now" changes nothing but the size of the slip.

use larkspur_ipc::messaging::IdentityChange;
use leptos::prelude::*;

use super::room_state::OpenRoom;
use crate::{
    i18n::t,
    shared::{Button, ButtonKind, ErrorSlip, Icon, Pending, Slip, SlipKind, memo},
};

/// The slip, while somebody's identity changed.
#[component]
pub(super) fn IdentitySlip(
    /// The open room.
    room: OpenRoom,
) -> impl IntoView {
    let change = memo(move |_| room.identity_change());
    let slip = move || {
        let change = change.get()?;
        Some(if room.puts_answer_off.get() {
            view! { <PutOff room=room/> }.into_any()
        } else {
            view! { <Question room=room change=change/> }.into_any()
        })
    };
    view! { <div aria-live="polite">{slip}</div> }
}

#[component]
fn Question(room: OpenRoom, change: IdentityChange) -> impl IntoView {
    let IdentityChange { person, was_verified } = change;
    let sentence = if was_verified {
        t::messaging_identity_changed_verified(person.name)
    } else {
        t::messaging_identity_changed(person.name)
    };
    let member = StoredValue::new(person.member);
    view! {
        <Slip kind=SlipKind::Straw icon=Icon::Key class="mb-3" testid="messaging-identity-slip">
            <p>{sentence}</p>
            <p class="second mt-1">{t::messaging_identity_waits()}</p>
            <ErrorSlip testid="messaging-error" error=Signal::derive(move || room.accepting.with(Pending::error))/>
            <div class="flex flex-wrap gap-2 mt-2">
                <Button
                    testid="messaging-identity-accept"
                    small=true
                    pending=Signal::derive(move || room.accepting.with(Pending::is_running))
                    working=t::messaging_identity_accepting()
                    on_press=move || room.accept_identity(member.get_value())
                >
                    {t::messaging_identity_accept()}
                </Button>
                <Button
                    testid="messaging-identity-later"
                    kind=ButtonKind::Quiet
                    small=true
                    on_press=move || room.puts_answer_off.set(true)
                >
                    {t::messaging_identity_later()}
                </Button>
            </div>
        </Slip>
    }
}

#[component]
fn PutOff(room: OpenRoom) -> impl IntoView {
    view! {
        <Slip kind=SlipKind::Straw icon=Icon::Key class="mb-3" testid="messaging-identity-slip">
            <div class="flex flex-wrap items-center gap-x-4 gap-y-1">
                <p class="grow">{t::messaging_identity_waits()}</p>
                <Button
                    testid="messaging-identity-open"
                    small=true
                    on_press=move || room.puts_answer_off.set(false)
                >
                    {t::messaging_identity_open()}
                </Button>
            </div>
        </Slip>
    }
}
