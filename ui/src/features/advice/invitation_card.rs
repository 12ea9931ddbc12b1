//! Somebody asks the person to write with them.
//!
//! Part of the board. Invariants: nothing is told to anybody before the person has chosen; and it says that what it is about can be
//! read only inside.

use larkspur_ipc::{
    advice::DraftInvitation,
    messaging::{AcceptInvitation, DeclineInvitation},
};
use leptos::prelude::*;

use crate::{
    features::messaging::SeesLine,
    i18n::t,
    shared::{Button, ButtonKind, ErrorSlip, Icon, Pending, ids::unique_id, run},
};

/// The card. It goes when the stream says so.
#[component]
pub(super) fn InvitationCard(
    /// The invitation.
    invitation: DraftInvitation,
) -> impl IntoView {
    let DraftInvitation { room, inviter } = invitation;
    let room = StoredValue::new(room);
    let (accepting, declining) =
        (RwSignal::new(Pending::<()>::Idle), RwSignal::new(Pending::<()>::Idle));
    let error = Signal::derive(move || {
        accepting.with(Pending::error).or_else(|| declining.with(Pending::error))
    });
    let sees_id = unique_id("sees");
    let who = match inviter {
        Some(who) => view! {
            <p class="font-semibold">{t::advice_invited_by(who.name)}</p>
            <p class="meta code" dir="ltr">{who.member.as_str().to_owned()}</p>
        }
        .into_any(),
        None => view! { <p class="font-semibold">{t::advice_invited()}</p> }.into_any(),
    };
    view! {
        <li class="paper p-4" data-testid="advice-invitation">
            <div data-testid="advice-inviter">{who}</div>
            <p class="second mt-1">{t::advice_invited_about()}</p>
            <ErrorSlip testid="advice-invitation-error" error=error/>
            <SeesLine id=sees_id.clone() class="mt-3 mb-3">
                {t::advice_invited_sees()}
            </SeesLine>
            <div class="flex flex-wrap gap-2">
                <Button
                    testid="advice-accept"
                    icon=Icon::Check
                    pending=Signal::derive(move || accepting.with(Pending::is_running))
                    working=t::advice_accepting()
                    described_by=sees_id
                    on_press=move || run(accepting, AcceptInvitation { room: room.get_value() })
                >
                    {t::advice_accept()}
                </Button>
                <Button
                    testid="advice-decline"
                    kind=ButtonKind::Quiet
                    icon=Icon::Decline
                    pending=Signal::derive(move || declining.with(Pending::is_running))
                    working=t::advice_declining()
                    on_press=move || {
                        run(
                            declining,
                            DeclineInvitation { room: room.get_value(), ignores_inviter: false },
                        );
                    }
                >
                    {t::advice_decline()}
                </Button>
            </div>
        </li>
    }
}
