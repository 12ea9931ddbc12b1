//! Taking what was verified into a new version of its pack, for an editor of that pack.
//!
//! Part of the page of a proposal. Invariant: nothing is signed before the editor has read what will happen.

use larkspur_ipc::proposals::{Proposal, TakeUpProposal, TakingUp};
use leptos::prelude::*;

use super::{propose_dialog::fitting, review_state::Reading};
use crate::{
    i18n::{Text, t},
    shared::{
        Button, ButtonKind, Dialog, ErrorSlip, Icon, Pending, Show, effect, focus, memo, run_then,
        toast,
    },
};

/// The button and its question; nothing for who is no editor of the pack.
#[component]
pub(super) fn TakeUp(
    /// The page.
    reading: Reading,
) -> impl IntoView {
    let offer =
        memo(move |_| reading.shown.with(|it| it.as_ref().and_then(|it| it.taking_up.clone())));
    let open = RwSignal::new(false);
    view! {
        <Show when=move || offer.with(Option::is_some)>
            <div class="mb-4">
                <Button
                    testid="proposals-take-up-open"
                    kind=ButtonKind::Primary
                    icon=Icon::Library
                    on_press=move || open.set(true)
                >
                    {t::proposals_take_up()}
                </Button>
            </div>
        </Show>
        <TakeUpDialog reading=reading offer=offer open=open/>
    }
}

/// What will happen, before anything is signed.
#[component]
fn TakeUpDialog(
    reading: Reading,
    offer: Memo<Option<TakingUp>>,
    open: RwSignal<bool>,
) -> impl IntoView {
    let pending = RwSignal::new(Pending::Idle);
    effect(move || {
        if open.get() && !pending.with_untracked(Pending::is_running) {
            pending.set(Pending::Idle);
        }
    });
    let take = move || {
        let Some(command) = untrack(|| command(reading, offer)) else { return };
        run_then(pending, command, move |()| {
            open.try_set(false);
            toast::show(t::proposals_take_up_done(), None);
            // The button that opened the question goes once it is taken up.
            request_animation_frame(|| focus::focus_id("main"));
        });
    };
    let what = move || {
        offer.get().map(|TakingUp { pack, revision, chapter, .. }| {
            view! {
                <p class="mt-2">{Text::from(t::ProposalsTakeUpWhat { pack: pack.into(), revision: revision.into() })}</p>
                <p class="mt-2">{t::proposals_take_up_signed(chapter)}</p>
            }
        })
    };
    view! {
        <Dialog open=open title=t::proposals_take_up_question() testid="proposals-take-up-dialog">
            {what}
            <p class="mt-2">{t::proposals_take_up_shared()}</p>
            <ErrorSlip
                testid="proposals-take-up-error"
                error=Signal::derive(move || pending.with(Pending::error))
            />
            <div class="dialog-acts">
                <Button
                    testid="proposals-take-up-cancel"
                    kind=ButtonKind::Quiet
                    autofocus=true
                    on_press=move || open.set(false)
                >
                    {t::common_cancel()}
                </Button>
                <Button
                    testid="proposals-take-up"
                    kind=ButtonKind::Primary
                    icon=Icon::Library
                    pending=Signal::derive(move || pending.with(Pending::is_running))
                    on_press=take
                >
                    {t::proposals_take_up()}
                </Button>
            </div>
        </Dialog>
    }
}

fn command(reading: Reading, offer: Memo<Option<TakingUp>>) -> Option<TakeUpProposal> {
    let TakingUp { pack, revision, .. } = offer.get()?;
    reading.shown.with(|shown| {
        let Proposal { row, digest, .. } = shown.as_ref()?;
        Some(TakeUpProposal {
            room: reading.room(),
            proposal: row.proposal.clone(),
            digest: digest.clone(),
            words: fitting(&t::proposals_words_taken_up(row.title.clone()).text()),
            pack_words: fitting(
                &Text::from(t::ResourcesSharePackWords {
                    title: pack.into(),
                    revision: revision.into(),
                })
                .text(),
            ),
        })
    })
}
