//! A message about a proposal for the library: what happened, in a sentence, and the way to the proposal.
//!
//! Used by the message row. Invariant: what is shown is what the message says by itself; what the proposal has come to
//! is told by its page.

use larkspur_ipc::messaging::{ProposalCard, ProposalStep};
use leptos::prelude::*;

use super::room_state::OpenRoom;
use crate::{
    features::proposals::use_way,
    i18n::{Text, names, t},
    shared::Icon,
};

/// What happened.
fn sentence(step: ProposalStep) -> Text {
    match step {
        ProposalStep::Proposed => t::messaging_proposal_proposed(),
        ProposalStep::Revised => t::messaging_proposal_revised(),
        ProposalStep::FoundFitting => t::messaging_proposal_found_fitting(),
        ProposalStep::AskedForChange => t::messaging_proposal_asked_for_change(),
        ProposalStep::Withdrawn => t::messaging_proposal_withdrawn(),
        ProposalStep::TakenUp => t::messaging_proposal_taken_up(),
        ProposalStep::NeedsNewer => t::messaging_proposal_needs_newer(),
    }
}

fn icon(step: ProposalStep) -> Icon {
    match step {
        ProposalStep::Proposed => Icon::Send,
        ProposalStep::Revised | ProposalStep::AskedForChange => Icon::Edit,
        ProposalStep::FoundFitting => Icon::Checked,
        ProposalStep::Withdrawn => Icon::Decline,
        ProposalStep::TakenUp => Icon::Library,
        ProposalStep::NeedsNewer => Icon::Info,
    }
}

/// The card.
#[component]
pub(super) fn ProposalMessage(
    /// The element id, for `aria-labelledby`.
    id: String,
    /// The open room.
    room: OpenRoom,
    /// What the message says.
    card: ProposalCard,
    /// Whether it is reached with Tab: only in the message that has the place.
    is_current: Signal<bool>,
) -> impl IntoView {
    let way = use_way();
    let ProposalCard { proposal, step, title, lang, .. } = card;
    let language = lang.clone().map(|lang| {
        view! { <span class="meta block">{move || names::language(&lang)}</span> }
    });
    let words = view! {
        <Icon name=icon(step)/>
        <span class="min-w-0">
            <span class="second block">{sentence(step)}</span>
            {title.map(|title| {
                view! { <span class="font-semibold block" lang=lang dir="auto">{title}</span> }
            })}
            {language}
            {proposal
                .is_some()
                .then(|| {
                    view! { <span class="link font-semibold">{t::messaging_proposal_open()}</span> }
                })}
        </span>
    };
    let class = "paper p-4 flex gap-3 items-start max-w-[30rem] no-underline";
    let Some(proposal) = proposal else {
        return view! { <div class=class id=id data-testid="messaging-proposal-card">{words}</div> }
            .into_any();
    };
    view! {
        <a
            class=class
            href="#main"
            id=id
            tabindex=move || if is_current.get() { "0" } else { "-1" }
            data-testid="messaging-proposal-card"
            on:click=move |event| {
                event.prevent_default();
                way.open_proposal(room.id(), proposal.clone());
            }
        >
            {words}
        </a>
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_step_has_a_sentence_of_its_own() {
        let said = [
            ProposalStep::Proposed,
            ProposalStep::Revised,
            ProposalStep::FoundFitting,
            ProposalStep::AskedForChange,
            ProposalStep::Withdrawn,
            ProposalStep::TakenUp,
            ProposalStep::NeedsNewer,
        ]
        .map(sentence);
        for (at, one) in said.iter().enumerate() {
            assert!(!said[at + 1..].contains(one), "{one:?}");
        }
    }
}
