//! What a proposal has come to, in words with their icon, and what these words mean.
//!
//! Used by the rows and the page of proposals. Invariant: what the app cannot know is said where the words are
//! explained, so that none of them says more than is true.

use larkspur_ipc::proposals::{Made, ProposalRow, Status, Verdict};
use leptos::prelude::*;

use crate::{
    i18n::{Text, t},
    shared::{Icon, State, StateKind},
};

/// What is said of a state.
pub(super) fn words(status: &Status) -> (StateKind, Icon, Text) {
    match status {
        Status::Waiting => (StateKind::Plain, Icon::Send, t::proposals_status_waiting()),
        Status::Draft => (StateKind::Straw, Icon::Draft, t::proposals_status_draft()),
        Status::Reviewed => (StateKind::Plain, Icon::Check, t::proposals_status_reviewed()),
        Status::Verified => (StateKind::Leaf, Icon::Checked, t::proposals_status_verified()),
        Status::ChangesAsked => (StateKind::Straw, Icon::Edit, t::proposals_status_changes_asked()),
        Status::Withdrawn => (StateKind::Plain, Icon::Decline, t::proposals_status_withdrawn()),
        Status::TakenUp { rev, .. } => {
            (StateKind::Leaf, Icon::Library, t::proposals_status_taken_up(*rev))
        }
    }
}

/// What is said of a review.
pub(super) fn verdict(verdict: Verdict) -> (StateKind, Icon, Text) {
    match verdict {
        Verdict::Fits => (StateKind::Leaf, Icon::Checked, t::proposals_verdict_fits()),
        Verdict::Change => (StateKind::Straw, Icon::Edit, t::proposals_verdict_change()),
    }
}

/// How words were made.
pub(super) fn made(made: Made) -> Text {
    match made {
        Made::Human => t::proposals_made_human(),
        Made::MachineEdited => t::proposals_made_machine(),
    }
}

/// How the words of a proposal were made, as a sentence of its own.
pub(super) fn written_by(made: Made) -> Text {
    match made {
        Made::Human => t::proposals_written_by_people(),
        Made::MachineEdited => t::proposals_written_by_machine(),
    }
}

/// Whether it can still be changed, reviewed or taken back.
pub(super) fn is_over(status: &Status) -> bool {
    matches!(status, Status::Withdrawn | Status::TakenUp { .. })
}

/// How many others find that it fits, or ask for a change.
pub(super) fn counts(row: &ProposalRow) -> AnyView {
    let changes =
        (row.changes > 0).then(|| view! { " · " {t::proposals_count_changes(row.changes)} });
    view! { {t::proposals_count_fits(row.fits)} {changes} }.into_any()
}

/// A state as a part of a row.
pub(super) fn state((kind, icon, text): (StateKind, Icon, Text), testid: &'static str) -> AnyView {
    view! { <State kind=kind icon=icon testid=testid>{text}</State> }.into_any()
}

/// What the states mean, and what the app cannot know.
#[component]
pub(super) fn Explained() -> impl IntoView {
    let meanings = [
        (t::proposals_status_waiting(), t::proposals_meaning_waiting()),
        (t::proposals_status_draft(), t::proposals_meaning_draft()),
        (t::proposals_status_reviewed(), t::proposals_meaning_reviewed()),
        (t::proposals_status_verified(), t::proposals_meaning_verified()),
        (t::proposals_status_changes_asked(), t::proposals_meaning_changes_asked()),
        (t::proposals_status_withdrawn(), t::proposals_meaning_withdrawn()),
        (t::proposals_in_a_pack(), t::proposals_meaning_taken_up()),
    ];
    let unknown = [
        t::proposals_unknown_people(),
        t::proposals_unknown_language(),
        t::proposals_unknown_reading(),
        t::proposals_unknown_names(),
        t::proposals_unknown_server(),
    ];
    let meanings: Vec<AnyView> = meanings
        .into_iter()
        .map(|(word, meaning)| {
            view! { <dt class="font-semibold">{word}</dt><dd class="second mb-2">{meaning}</dd> }
                .into_any()
        })
        .collect();
    let unknown: Vec<AnyView> =
        unknown.into_iter().map(|words| view! { <li>{words}</li> }.into_any()).collect();
    view! {
        <details class="mt-8 max-w-[44rem]" data-testid="proposals-explained">
            <summary class="link min-h-8 font-semibold cursor-pointer">{t::proposals_explain()}</summary>
            <dl class="mt-3">{meanings}</dl>
            <h2 class="h-small mt-4 mb-1">{t::proposals_unknown()}</h2>
            <ul class="list-disc ps-6 second grid gap-1">{unknown}</ul>
        </details>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_two_states_are_said_in_the_same_words() {
        let taken_up = Status::TakenUp { pack: "core".to_owned(), rev: 2 };
        let all = [
            Status::Waiting,
            Status::Draft,
            Status::Reviewed,
            Status::Verified,
            Status::ChangesAsked,
            Status::Withdrawn,
            taken_up,
        ];
        let said: Vec<Text> = all.iter().map(|status| words(status).2).collect();
        for (at, one) in said.iter().enumerate() {
            assert!(!said[at + 1..].contains(one), "{:?}", all[at]);
        }
    }

    #[test]
    fn only_what_two_people_or_an_editor_vouch_for_looks_checked() {
        for (status, is_leaf) in [
            (Status::Draft, false),
            (Status::Reviewed, false),
            (Status::Verified, true),
            (Status::ChangesAsked, false),
            (Status::Withdrawn, false),
            (Status::TakenUp { pack: "core".to_owned(), rev: 2 }, true),
        ] {
            assert_eq!(words(&status).0 == StateKind::Leaf, is_leaf, "{status:?}");
        }
    }

    #[test]
    fn what_is_over_cannot_be_changed_or_taken_back() {
        assert!(is_over(&Status::Withdrawn));
        assert!(is_over(&Status::TakenUp { pack: "core".to_owned(), rev: 2 }));
        for status in [Status::Draft, Status::Reviewed, Status::Verified, Status::ChangesAsked] {
            assert!(!is_over(&status), "{status:?}");
        }
    }
}
