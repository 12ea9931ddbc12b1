//! What the author of a proposal can do with it: write on, or take it back.
//!
//! Part of the page of a proposal. Invariant: nothing is taken back without a question.

use larkspur_ipc::proposals::{BeginRevision, ProposalRow, WithdrawProposal};
use leptos::prelude::*;

use super::{
    place::{What, use_way},
    propose_dialog::fitting,
    review_state::Reading,
    standing::is_over,
};
use crate::{
    i18n::t,
    shared::{
        Button, ButtonKind, Dialog, ErrorSlip, Icon, Pending, Show, effect, focus, memo, run_then,
    },
};

/// The acts, for the author alone.
#[component]
pub(super) fn OwnActs(
    /// The page.
    reading: Reading,
    /// The row of the proposal.
    row: Memo<Option<ProposalRow>>,
) -> impl IntoView {
    let way = use_way();
    let is_asking = RwSignal::new(false);
    let beginning = RwSignal::new(Pending::Idle);
    let can_act = memo(move |_| {
        row.with(|row| row.as_ref().is_some_and(|row| row.is_own && !is_over(&row.status)))
    });
    let write_on = move || {
        let Some(ProposalRow { proposal, resource, lang, source_lang, .. }) = row.get_untracked()
        else {
            return;
        };
        // A translation is in another language than its source, and a page is its own.
        let what = if lang == source_lang {
            What::Page { page: resource }
        } else {
            What::Writing { resource, lang }
        };
        run_then(beginning, BeginRevision { room: reading.room(), proposal }, move |()| {
            way.open(what);
        });
    };
    view! {
        <Show when=move || can_act.get()>
            <div>
                <div class="flex flex-wrap gap-2">
                    <Button
                        testid="proposals-write-on"
                        icon=Icon::Edit
                        pending=Signal::derive(move || beginning.with(Pending::is_running))
                        on_press=write_on
                    >
                        {t::proposals_write_on()}
                    </Button>
                    <Button
                        testid="proposals-withdraw-open"
                        kind=ButtonKind::Remove
                        icon=Icon::Decline
                        on_press=move || is_asking.set(true)
                    >
                        {t::proposals_withdraw()}
                    </Button>
                </div>
                <ErrorSlip
                    testid="proposals-write-on-error"
                    error=Signal::derive(move || beginning.with(Pending::error))
                />
            </div>
        </Show>
        <WithdrawDialog open=is_asking reading=reading row=row/>
    }
}

/// The question before a proposal is taken back.
#[component]
fn WithdrawDialog(
    open: RwSignal<bool>,
    reading: Reading,
    row: Memo<Option<ProposalRow>>,
) -> impl IntoView {
    let pending = RwSignal::new(Pending::Idle);
    effect(move || {
        if open.get() && !pending.with_untracked(Pending::is_running) {
            pending.set(Pending::Idle);
        }
    });
    let withdraw = move || {
        let Some(ProposalRow { proposal, title, .. }) = row.get_untracked() else { return };
        let words = untrack(|| fitting(&t::proposals_words_withdrawn(title).text()));
        let command = WithdrawProposal { room: reading.room(), proposal, words };
        run_then(pending, command, move |()| {
            open.try_set(false);
            // The button that opened the question goes once it is taken back.
            request_animation_frame(|| focus::focus_id("main"));
        });
    };
    view! {
        <Dialog open=open title=t::proposals_withdraw_question() testid="proposals-withdraw-dialog">
            <p class="mt-2">{t::proposals_withdraw_what()}</p>
            <p class="mt-2">{t::proposals_withdraw_stays()}</p>
            <ErrorSlip
                testid="proposals-withdraw-error"
                error=Signal::derive(move || pending.with(Pending::error))
            />
            <div class="dialog-acts">
                <Button
                    testid="proposals-withdraw-keep"
                    kind=ButtonKind::Line
                    autofocus=true
                    on_press=move || open.set(false)
                >
                    {t::common_cancel()}
                </Button>
                <Button
                    testid="proposals-withdraw"
                    kind=ButtonKind::Remove
                    icon=Icon::Decline
                    pending=Signal::derive(move || pending.with(Pending::is_running))
                    on_press=withdraw
                >
                    {t::proposals_withdraw()}
                </Button>
            </div>
        </Dialog>
    }
}
