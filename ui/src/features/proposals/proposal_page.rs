//! A proposal: its words beside their source, what others found, and one's own review of it.
//!
//! Shown in the library, opened from a room or from a message. Invariant: what is reviewed is what is on the screen.

use std::hash::{DefaultHasher, Hash, Hasher};

use larkspur_ipc::{
    ProposalId, RoomId,
    proposals::{Proposal, ProposedUnit, ReviewRow, WatchProposal},
};
use leptos::prelude::*;

use super::{
    frame::{Frame, Refused},
    languages::direction,
    list_page::about,
    own_acts::OwnActs,
    proposed_unit::ProposedRow,
    review_form::ReviewForm,
    review_state::Reading,
    standing::{self, Explained, counts, verdict},
    taking_up::TakeUp,
};
use crate::{
    i18n::{dates, t},
    shared::{
        Button, Icon, Shape, Show, Skeleton, Slip, SlipKind, State, StateKind, focus, memo, rows,
    },
};

/// The page.
#[component]
pub(super) fn ProposalPage(
    /// The room.
    room: RoomId,
    /// The proposal.
    proposal: ProposalId,
) -> impl IntoView {
    let reading = Reading::start(WatchProposal { room, proposal });
    let has_arrived = memo(move |_| reading.shown.with(Option::is_some));
    let can_review =
        memo(move |_| reading.shown.with(|it| it.as_ref().is_some_and(|it| it.can_review)));
    let is_waiting = move || !has_arrived.get() && reading.error.with(Option::is_none);
    let units = move || -> Vec<ProposedUnit> {
        reading.shown.with(|it| it.as_ref().map(|it| it.units.clone()).unwrap_or_default())
    };
    view! {
        <Frame testid="proposals-proposal-page">
            <Refused error=reading.error has_arrived=has_arrived title=t::proposals_list()/>
            <Show when=is_waiting>
                <Skeleton shape=Shape::Entries words=t::proposals_opening()/>
            </Show>
            <Show when=move || has_arrived.get()>
                <Head reading=reading/>
                <Newer reading=reading/>
                <TakeUp reading=reading/>
                <h2 class="sr-only">{t::proposals_side_by_side()}</h2>
                <ol class="pairs" role="list" data-testid="proposals-units">
                    {rows(
                        units,
                        key,
                        move |unit| {
                            view! { <ProposedRow reading=reading unit=unit can_review=can_review/> }
                        },
                    )}
                </ol>
                <Reviews reading=reading/>
                <Show when=move || can_review.get()><ReviewForm reading=reading/></Show>
                <Explained/>
            </Show>
        </Frame>
    }
}

/// Everything that the row of a unit shows and does not follow by itself.
fn key(unit: &ProposedUnit) -> String {
    let mut hasher = DefaultHasher::new();
    ProposedUnit { remarks: Vec::new(), ..unit.clone() }.hash(&mut hasher);
    format!("{} {:x}", unit.unit.as_str(), hasher.finish())
}

/// The title, what it has come to, and what its author can do.
#[component]
fn Head(reading: Reading) -> impl IntoView {
    let heading = focus::on_arrival();
    let row = memo(move |_| reading.shown.with(|it| it.as_ref().map(|it| it.row.clone())));
    let title = memo(move |_| row.get().map(|row| (row.title, row.lang)).unwrap_or_default());
    let origin = memo(move |_| {
        reading.shown.with(|it| it.as_ref().map(|it: &Proposal| (it.made, it.name.clone())))
    });
    let words = move || {
        let (words, lang) = title.get();
        let dir = direction(&lang).as_str();
        view! { <bdi lang=lang dir=dir>{words}</bdi> }
    };
    let facts = move || {
        row.get().map(|row| {
            let newer = row.needs_newer.then(|| {
                view! {
                    <State kind=StateKind::Straw icon=Icon::Info testid="proposals-needs-newer">
                        {t::proposals_needs_newer()}
                    </State>
                }
            });
            view! {
                <p class="second mt-1">{about(&row)}</p>
                <p class="flex flex-wrap items-baseline gap-x-4 gap-y-1 mt-2">
                    {standing::state(standing::words(&row.status), "proposals-status")}
                    <span class="meta nums">{counts(&row)}</span>
                    {newer}
                </p>
            }
        })
    };
    let origin = move || {
        origin.get().map(|(how, name)| {
            let name = name.map(|name| view! { " · " {t::proposals_named_as(name)} });
            view! { {standing::written_by(how)} {name} }
        })
    };
    view! {
        <div class="flex flex-wrap items-start justify-between gap-x-8 gap-y-3 mb-4">
            <div class="min-w-0">
                <h1 class="title h-page" tabindex="-1" node_ref=heading data-testid="proposals-title">
                    {words}
                </h1>
                {facts}
                <p class="meta mt-1">{origin}</p>
            </div>
            <OwnActs reading=reading row=row/>
        </div>
    }
}

/// That the author changed it while it was being reviewed.
#[component]
fn Newer(reading: Reading) -> impl IntoView {
    let is_newer = memo(move |_| reading.newer.with(Option::is_some));
    view! {
        <div aria-live="polite">
            <Show when=move || is_newer.get()>
                <Slip kind=SlipKind::Blue icon=Icon::Changed class="mb-4" testid="proposals-newer">
                    <p>{t::proposals_newer()}</p>
                    <Button
                        testid="proposals-show-newer"
                        small=true
                        class="mt-2"
                        icon=Icon::Show
                        on_press=move || reading.show_newer()
                    >
                        {t::proposals_show_newer()}
                    </Button>
                </Slip>
            </Show>
        </div>
    }
}

/// What others found.
#[component]
fn Reviews(reading: Reading) -> impl IntoView {
    let reviews = memo(move |_| {
        reading.shown.with(|it| it.as_ref().map(|it| it.reviews.clone()).unwrap_or_default())
    });
    view! {
        <section class="mt-8">
            <h2 class="title h-part mb-2">{t::proposals_reviews()}</h2>
            <Show when=move || reviews.with(Vec::is_empty)>
                <p class="second">{t::proposals_reviews_none()}</p>
            </Show>
            <ul class="grid gap-3 max-w-[44rem]" data-testid="proposals-reviews">
                {rows(move || reviews.get(), review_key, review)}
            </ul>
        </section>
    }
}

fn review_key(review: &ReviewRow) -> String {
    let mut hasher = DefaultHasher::new();
    review.hash(&mut hasher);
    format!("{:x}", hasher.finish())
}

fn review(review: ReviewRow) -> AnyView {
    let ReviewRow { by, is_own, verdict: found, speaks, remark, timestamp_ms, is_stale } = review;
    let by =
        if is_own { t::messaging_you().into_any() } else { view! { <bdi>{by}</bdi> }.into_any() };
    let speaks = if speaks { t::proposals_speaks() } else { t::proposals_speaks_not() };
    let stale = is_stale.then(|| {
        view! { <State icon=Icon::Changed testid="proposals-stale">{t::proposals_stale()}</State> }
    });
    view! {
        <li class="rule-b pb-3" data-testid="proposals-review">
            <p class="flex flex-wrap items-baseline gap-x-3 gap-y-1">
                <span class="font-semibold">{by}</span>
                {standing::state(verdict(found), "proposals-verdict")}
                {stale}
                <time class="meta nums">{move || dates::relative_day(timestamp_ms)}</time>
            </p>
            <p class="second">{speaks}</p>
            {remark.map(|remark| view! { <p class="mt-1 whitespace-pre-wrap" dir="auto">{remark}</p> })}
        </li>
    }
    .into_any()
}
