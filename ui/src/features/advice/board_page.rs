//! The board: who asks the person to write with them, and the drafts that they are in.
//!
//! Shown by [`super::AdvicePage`]. Invariants: one button is filled; a draft that nobody has named yet is told as such; nothing is
//! listed that the stream does not tell.

use larkspur_ipc::{
    IpcError, RoomId,
    advice::{Board, WatchBoard},
};
use leptos::prelude::*;

use super::{
    begin_dialog::{BeginDialog, Beginning},
    draft_card::DraftCard,
    invitation_card::InvitationCard,
};
use crate::{
    i18n::t,
    ipc,
    shared::{
        Art, Button, ButtonKind, Drawing, ErrorSlip, Icon, Shape, Show, Skeleton, focus, memo, rows,
    },
};

/// The page.
#[component]
pub(super) fn BoardPage() -> impl IntoView {
    let heading = focus::on_arrival();
    let board = RwSignal::new(None::<Board>);
    let error = RwSignal::new(None::<IpcError>);
    follow(board, error);
    let beginning = Beginning::new();
    let is_waiting = move || board.with(Option::is_none) && error.with(Option::is_none);
    let has_drafts = memo(move |_| has(board, |board| !board.drafts.is_empty()));
    let has_invitations = memo(move |_| has(board, |board| !board.invitations.is_empty()));
    let is_empty = memo(move |_| has(board, |board| board.drafts.is_empty()));
    view! {
        <main
            id="main"
            class="overflow-auto rule-t min-h-0"
            data-region="sheet"
            data-testid="advice-board"
            tabindex="-1"
        >
            <div class="board">
                <div class="flex flex-wrap items-center justify-between gap-3 mb-5">
                    <h1 class="title h-page" tabindex="-1" node_ref=heading>{t::advice_title()}</h1>
                    <Show when=move || !is_empty.get()>
                        <StartButton beginning=beginning/>
                    </Show>
                </div>
                <ErrorSlip testid="advice-error" error=error/>
                <Show when=is_waiting>
                    <Skeleton shape=Shape::Entries words=t::advice_opening()/>
                </Show>
                <Show when=move || has_invitations.get()>
                    <Invitations board=board/>
                </Show>
                <Show when=move || is_empty.get()>
                    <Nothing beginning=beginning/>
                </Show>
                <Show when=move || has_drafts.get()>
                    <Drafts board=board/>
                </Show>
            </div>
            <BeginDialog beginning=beginning/>
        </main>
    }
}

fn follow(board: RwSignal<Option<Board>>, error: RwSignal<Option<IpcError>>) {
    ipc::watch_or(
        WatchBoard {},
        move |now| {
            board.try_set(Some(now));
        },
        move |why| {
            error.try_set(Some(why));
        },
    )
    .until_cleanup();
}

/// Whether the board has come, and this holds of it. Tracks.
fn has(board: RwSignal<Option<Board>>, of: impl Fn(&Board) -> bool) -> bool {
    board.with(|board| board.as_ref().is_some_and(of))
}

#[component]
fn StartButton(beginning: Beginning) -> impl IntoView {
    view! {
        <Button
            testid="advice-start"
            kind=ButtonKind::Primary
            icon=Icon::Add
            on_press=move || beginning.open.set(true)
        >
            {t::advice_start()}
        </Button>
    }
}

/// What is said while there is no draft.
#[component]
fn Nothing(beginning: Beginning) -> impl IntoView {
    view! {
        <div class="flex flex-wrap items-center gap-8 py-6" data-testid="advice-empty">
            <Art drawing=Drawing::Sprig class="block shrink-0 w-24 h-44 [&>svg]:size-full"/>
            <div class="min-w-0">
                <h2 class="title h-part">{t::advice_empty_title()}</h2>
                <p class="second mt-1 mb-4">{t::advice_empty()}</p>
                <StartButton beginning=beginning/>
            </div>
        </div>
    }
}

/// Who asks the person to write with them.
#[component]
fn Invitations(board: RwSignal<Option<Board>>) -> impl IntoView {
    let all = move || {
        board.with(|board| board.as_ref().map(|it| it.invitations.clone()).unwrap_or_default())
    };
    view! {
        <section class="mb-7" data-testid="advice-invitations">
            <h2 class="h-small mb-3">{t::advice_invitations()}</h2>
            <ul class="board-cards" role="list">
                {rows(
                    all,
                    |one| {
                        let who = one.inviter.as_ref().map(|who| who.name.as_str());
                        format!("{} {}", one.room.as_str(), who.unwrap_or_default())
                    },
                    |one| view! { <InvitationCard invitation=one/> },
                )}
            </ul>
        </section>
    }
}

#[component]
fn Drafts(board: RwSignal<Option<Board>>) -> impl IntoView {
    let rooms = memo(move |_| -> Vec<RoomId> {
        board.with(|board| {
            let drafts = board.as_ref().map(|it| it.drafts.as_slice()).unwrap_or_default();
            drafts.iter().map(|row| row.room.clone()).collect()
        })
    });
    // A card stays in the page while its draft is there, and so keeps the focus.
    let card = move |room: RoomId| {
        let row = memo(move |_| {
            board.with(|board| board.as_ref()?.drafts.iter().find(|row| row.room == room).cloned())
        });
        view! { <DraftCard row=row/> }
    };
    view! {
        <h2 class="sr-only">{t::advice_drafts()}</h2>
        <ul class="board-cards" role="list" data-testid="advice-drafts">
            {rows(move || rooms.get(), |room: &RoomId| room.as_str().to_owned(), card)}
        </ul>
    }
}
