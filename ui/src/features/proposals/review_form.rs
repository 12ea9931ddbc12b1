//! One's own review: whether one speaks the language, what one found, and a remark on all of it.
//!
//! Part of the page of a proposal. Invariants: nothing is answered for the person; who will see it is said above the
//! button that sends it.

use larkspur_ipc::proposals::{MAX_REMARK_CHARS, Verdict};
use leptos::{ev, prelude::*};

use super::{
    fields::{GrowingField, NamingChoice},
    review_state::Reading,
};
use crate::{
    features::messaging::SeesLine,
    i18n::{names, t},
    shared::{Button, ButtonKind, Choice, ErrorSlip, Icon, Pending, ids::unique_id, memo},
};

/// The form.
#[component]
pub(super) fn ReviewForm(
    /// The page.
    reading: Reading,
) -> impl IntoView {
    let (sees_id, remark_id) = (unique_id("sees"), unique_id("remark"));
    let submit = move |event: ev::SubmitEvent| {
        event.prevent_default();
        reading.send();
    };
    let Reading { verdict, speaks, remark, naming, sending, .. } = reading;
    view! {
        <form class="mt-8 max-w-[44rem]" novalidate on:submit=submit data-testid="proposals-review-form">
            <h2 class="title h-part">{t::proposals_review()}</h2>
            <p class="second mt-1">{t::proposals_review_hint()}</p>
            <Speaks reading=reading speaks=speaks/>
            <Found verdict=verdict/>
            <div class="mt-5">
                <label class="field-label" for=remark_id.clone()>{t::proposals_review_remark()}</label>
                <GrowingField
                    id=remark_id
                    testid="proposals-review-remark"
                    words=remark
                    on_words=Callback::new(move |words| remark.set(words))
                    max_length=MAX_REMARK_CHARS
                />
            </div>
            <NamingChoice naming=naming/>
            <ErrorSlip
                testid="proposals-review-error"
                error=Signal::derive(move || sending.with(Pending::error))
            />
            <ErrorSlip testid="proposals-review-not-kept" error=reading.not_kept/>
            <SeesLine id=sees_id.clone() class="mt-4 mb-3">{t::proposals_review_sees()}</SeesLine>
            <Button
                testid="proposals-review-send"
                kind=ButtonKind::Primary
                icon=Icon::Send
                submit=true
                pending=Signal::derive(move || sending.with(Pending::is_running))
                working=t::proposals_review_sending()
                reason=Signal::derive(move || reading.missing())
                described_by=sees_id
            >
                {t::proposals_review_send()}
            </Button>
        </form>
    }
}

/// Whether they speak the language.
#[component]
fn Speaks(reading: Reading, speaks: RwSignal<Option<bool>>) -> impl IntoView {
    let group = unique_id("speaks");
    let lang = memo(move |_| {
        reading.shown.with(|it| it.as_ref().map(|it| it.row.lang.clone()).unwrap_or_default())
    });
    let question = move || t::proposals_review_speaks(names::language(&lang.get()));
    let choices: Vec<AnyView> = [
        (true, "proposals-speaks", t::proposals_review_speaks_yes()),
        (false, "proposals-speaks-not", t::proposals_review_speaks_no()),
    ]
    .into_iter()
    .map(|(is, testid, words)| {
        view! {
            <Choice
                group=group.clone()
                testid=testid
                is_chosen=Signal::derive(move || speaks.get() == Some(is))
                on_choose=move || speaks.set(Some(is))
            >
                {words}
            </Choice>
        }
        .into_any()
    })
    .collect();
    view! {
        <fieldset class="mt-5">
            <legend class="field-label">{question}</legend>
            <div class="choices">{choices}</div>
        </fieldset>
    }
}

/// What they found.
#[component]
fn Found(verdict: RwSignal<Option<Verdict>>) -> impl IntoView {
    let group = unique_id("verdict");
    let choices: Vec<AnyView> = [
        (
            Verdict::Fits,
            "proposals-fits",
            t::proposals_review_fits(),
            t::proposals_review_fits_hint(),
        ),
        (
            Verdict::Change,
            "proposals-change",
            t::proposals_review_change(),
            t::proposals_review_change_hint(),
        ),
    ]
    .into_iter()
    .map(|(which, testid, words, hint)| {
        view! {
            <Choice
                group=group.clone()
                testid=testid
                is_chosen=Signal::derive(move || verdict.get() == Some(which))
                on_choose=move || verdict.set(Some(which))
                hint=hint
            >
                {words}
            </Choice>
        }
        .into_any()
    })
    .collect();
    view! {
        <fieldset class="mt-5">
            <legend class="field-label">{t::proposals_review_found()}</legend>
            <div class="choices">{choices}</div>
        </fieldset>
    }
}
