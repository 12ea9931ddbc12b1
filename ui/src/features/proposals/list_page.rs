//! What is proposed in a room of the library.
//!
//! Shown in the library, opened from the room. Invariant: while messages of the room are still being gone through, it
//! says that a state can change.

use larkspur_ipc::{
    RoomId,
    proposals::{ProposalRow, WatchProposals},
};
use leptos::prelude::*;

use super::{
    frame::BackButton,
    languages::direction,
    place::{What, use_way},
    standing::{self, Explained, counts},
    state::{Followed, Rooms},
};
use crate::{
    i18n::{dates, names, t},
    shared::{ErrorSlip, Icon, PageSheet, Shape, Show, Skeleton, State, StateKind, memo, rows},
};

/// The page.
#[component]
pub(super) fn ListPage(
    /// The room.
    room: RoomId,
) -> impl IntoView {
    let rooms = Rooms::follow();
    let of = room.clone();
    let name = memo(move |_| rooms.name(&of).filter(|name| !name.is_empty()));
    let proposals = Followed::start(WatchProposals { room: room.clone() });
    let is_waiting =
        move || proposals.told.with(Option::is_none) && proposals.error.with(Option::is_none);
    let is_incomplete =
        move || proposals.told.with(|told| told.as_ref().is_some_and(|it| !it.is_complete));
    let is_empty = move || {
        proposals
            .told
            .with(|told| told.as_ref().is_some_and(|it| it.is_complete && it.rows.is_empty()))
    };
    let back = || view! { <BackButton/> };
    view! {
        <PageSheet testid="proposals-list-page" title=t::proposals_list() above=back>
            <p class="second mt-1 mb-4">{move || name.get().map(t::proposals_list_of)}</p>
            <ErrorSlip testid="proposals-error" error=proposals.error/>
            <Show when=is_waiting>
                <Skeleton shape=Shape::Entries words=t::proposals_opening()/>
            </Show>
            <div aria-live="polite">
                <Show when=is_incomplete>
                    <p class="mb-3" data-testid="proposals-incomplete">
                        <State icon=Icon::Waiting>{t::proposals_incomplete()}</State>
                    </p>
                </Show>
            </div>
            <Show when=is_empty>
                <p data-testid="proposals-none">{t::proposals_list_none()}</p>
            </Show>
            <ul class="grid gap-4" data-testid="proposals-list">
                {rows(
                    move || proposals.told.get().map(|it| it.rows).unwrap_or_default(),
                    key,
                    move |row| view! { <Row room=room.clone() row=row/> },
                )}
            </ul>
            <Explained/>
        </PageSheet>
    }
}

/// Everything that a row shows.
fn key(row: &ProposalRow) -> String {
    let ProposalRow { proposal, title, status, author, revision, fits, changes, .. } = row;
    let (proposal, author) = (proposal.as_str(), &author.name);
    let (time, newer) = (row.timestamp_ms, row.needs_newer);
    format!("{proposal} {status:?} {revision} {fits} {changes} {time} {newer} {author} {title}")
}

/// What stands below the title of a proposal: its language, who wrote it, which revision it is and when.
pub(super) fn about(row: &ProposalRow) -> AnyView {
    let (lang, author) = (row.lang.clone(), row.author.name.clone());
    let (is_own, revision, time) = (row.is_own, row.revision, row.timestamp_ms);
    let by = move || {
        if is_own { t::proposals_by_you() } else { t::proposals_by(author.clone()) }
    };
    view! {
        {move || names::language(&lang)} " · " {by} " · " {t::proposals_revision(revision)} " · "
        <time>{move || dates::relative_day(time)}</time>
    }
    .into_any()
}

#[component]
fn Row(room: RoomId, row: ProposalRow) -> impl IntoView {
    let way = use_way();
    let what = What::Proposal { room, proposal: row.proposal.clone() };
    let dir = direction(&row.lang).as_str();
    let newer = row.needs_newer.then(|| {
        view! { <State kind=StateKind::Straw icon=Icon::Info>{t::proposals_needs_newer()}</State> }
    });
    view! {
        <li class="rule-b pb-4" data-testid="proposals-row">
            <h2 class="h-small">
                <a
                    class="link"
                    href="#main"
                    data-testid="proposals-row-open"
                    on:click=move |event| {
                        event.prevent_default();
                        way.open(what.clone());
                    }
                >
                    <bdi lang=row.lang.clone() dir=dir>{row.title.clone()}</bdi>
                </a>
            </h2>
            <p class="second">{about(&row)}</p>
            <p class="flex flex-wrap items-baseline gap-x-4 gap-y-1 mt-1">
                {standing::state(standing::words(&row.status), "proposals-status")}
                <span class="meta nums">{counts(&row)}</span>
                {newer}
            </p>
        </li>
    }
}
