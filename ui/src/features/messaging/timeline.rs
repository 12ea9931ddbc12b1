//! The timeline: a list of articles that never moves under the reader.
//!
//! Stands between header and composer. Invariants: one row of the list can be reached with Tab,
//! arrows go from message to message; nothing in here is live, the announcer stands outside.

use std::collections::HashMap;

use larkspur_ipc::{
    ItemKey,
    messaging::{Message, Notice, TimelineItem, TimelineKind},
};
use leptos::{ev, prelude::*};
use wasm_bindgen::JsCast;

use super::{
    message_row::MessageRow,
    room_state::{Earlier, OpenRoom, room_name},
    turns::{PlaceInTurn, begins_turn},
};
use crate::{
    i18n::{Text, dates, t},
    shared::{Button, ButtonKind, Icon, Shape, Show, Skeleton, kept_rows::keep_rows, memo},
};

/// The timeline.
#[component]
pub(super) fn Timeline(
    /// The open room.
    room: OpenRoom,
    /// The room's name.
    name: Signal<String>,
) -> impl IntoView {
    let list = room.list;
    let places = memo(move |_| places_in_turns(room));
    // Tab leads to the row that had the focus last, and at first to the newest.
    let chosen = RwSignal::new(None::<ItemKey>);
    let current = memo(move |_| {
        let visible = list.visible();
        chosen.get().filter(|key| visible.contains(key)).or_else(|| visible.last().cloned())
    });
    keep_rows(
        move || list.rows.get().map(Into::into),
        move || list.visible(),
        move |key| {
            let place = {
                let key = key.clone();
                Signal::derive(move || {
                    places.with(|places| places.get(&key).copied().unwrap_or_default())
                })
            };
            let is_current = {
                let key = key.clone();
                Signal::derive(move || current.with(|current| current.as_ref() == Some(&key)))
            };
            match room.row(&key) {
                Some(row) => view! {
                    <Row
                        room=room
                        key=key
                        row=row
                        place=place
                        is_current=is_current
                        chosen=chosen
                    />
                }
                .into_any(),
                // The row went between the change of the keys and this turn; so will this.
                None => view! { <li hidden></li> }.into_any(),
            }
        },
        move || list.on_rows_changed(),
    );
    view! {
        <section
            node_ref=list.scroller
            class="relative overflow-auto ps-8 pe-8 pt-5 pb-3 flex flex-col @container"
            data-region="talk"
            aria-label=move || t::messaging_timeline(room_name(&name.get())).text()
            on:scroll=move |_| list.on_scroll()
            on:keydown=move_by_keys(room)
        >
            <div node_ref=list.content class="mt-auto">
                <Show when=move || !room.has_timeline_arrived()>
                    <Skeleton shape=Shape::Turns words=t::messaging_opening()/>
                </Show>
                <EarlierLine room=room/>
                <ol
                    node_ref=list.rows
                    role="list"
                    data-testid="messaging-timeline"
                    aria-label=move || t::messaging_timeline(room_name(&name.get())).text()
                ></ol>
            </div>
            <ToNewest room=room/>
        </section>
    }
}

/// Where the rows in the page stand in their turns. It runs whenever anything in a row changes, so no row is copied.
fn places_in_turns(room: OpenRoom) -> HashMap<ItemKey, PlaceInTurn> {
    let mut before = room.list.before_visible().and_then(|key| Some((room.row(&key)?, key)));
    let mut places: HashMap<ItemKey, PlaceInTurn> = HashMap::new();
    for key in room.list.visible() {
        let Some(row) = room.row(&key) else { continue };
        let begins = row.with(|item| match &before {
            Some((before, _)) => before.with(|before| begins_turn(Some(before), item)),
            None => begins_turn(None, item),
        });
        if let Some(before) = before.as_ref().and_then(|(_, before)| places.get_mut(before)) {
            before.ends = begins;
        }
        places.insert(key.clone(), PlaceInTurn { begins, ends: true });
        before = Some((row, key));
    }
    places
}

#[component]
fn Row(
    room: OpenRoom,
    key: ItemKey,
    row: ArcRwSignal<TimelineItem>,
    place: Signal<PlaceInTurn>,
    is_current: Signal<bool>,
    chosen: RwSignal<Option<ItemKey>>,
) -> impl IntoView {
    let item = row.get_untracked();
    match item.kind {
        TimelineKind::Message { message } => {
            // The kind of a row does not change while it lives; if it did, the last words stay.
            let last: Message = *message;
            let message = memo(move |previous: Option<&Message>| {
                row.with(|item| match &item.kind {
                    TimelineKind::Message { message } => (**message).clone(),
                    _ => previous.cloned().unwrap_or_else(|| last.clone()),
                })
            });
            let own_key = key.clone();
            view! {
                <li>
                    <MessageRow
                        room=room
                        key=key
                        message=message
                        place=place
                        is_current=is_current
                        on_focus=Callback::new(move |()| chosen.set(Some(own_key.clone())))
                    />
                </li>
            }
            .into_any()
        }
        TimelineKind::Day { timestamp_ms } => view! {
            <li class="day max-w-[53rem] mt-3.5">
                <span>{move || dates::relative_day(timestamp_ms)}</span>
            </li>
        }
        .into_any(),
        TimelineKind::Start => view! { <NoticeLine words=t::messaging_start()/> }.into_any(),
        TimelineKind::Notice { notice, .. } => {
            view! { <NoticeLine words=notice_text(notice)/> }.into_any()
        }
    }
}

fn notice_text(notice: Notice) -> Text {
    match notice {
        Notice::Joined { person } => t::messaging_notice_joined(person.name),
        Notice::Left { person } => t::messaging_notice_left(person.name),
        Notice::Invited { person } => t::messaging_notice_invited(person.name),
        Notice::Created => t::messaging_notice_created(),
    }
}

/// What happened besides messages stands in the column of the words, in the third ink.
#[component]
fn NoticeLine(words: Text) -> impl IntoView {
    view! {
        <li class="turn mt-2">
            <span aria-hidden="true"></span>
            <p class="meta">{words}</p>
        </li>
    }
}

/// Above the first row: earlier messages load, or did not. The line is there even when it says
/// nothing: who reads the first row would see it move when the line went.
#[component]
fn EarlierLine(room: OpenRoom) -> impl IntoView {
    let words = move || match room.earlier() {
        Earlier::Ready | Earlier::AtStart => ().into_any(),
        Earlier::Loading => {
            view! { <p class="meta">{t::messaging_earlier_loading()}</p> }.into_any()
        }
        Earlier::Stopped => view! {
            <p class="flex flex-wrap items-center gap-x-4">
                <span class="second">{t::messaging_earlier_stopped()}</span>
                <button
                    type="button"
                    class="link min-h-8 text-sm font-semibold"
                    data-testid="messaging-earlier-retry"
                    on:click=move |_| room.retry_earlier()
                >
                    {t::messaging_try_again()}
                </button>
            </p>
        }
        .into_any(),
    };
    view! { <div class="min-h-8">{words}</div> }
}

/// The way back after going up in history.
#[component]
fn ToNewest(room: OpenRoom) -> impl IntoView {
    view! {
        <Show when=move || room.has_timeline_arrived() && !room.list.is_at_end()>
            <div class="sticky bottom-0 h-0 shrink-0 flex justify-center items-end pointer-events-none">
                <Button
                    testid="messaging-to-newest"
                    kind=ButtonKind::Line
                    small=true
                    class="pointer-events-auto shadow-2"
                    icon=Icon::Latest
                    on_press=move || room.list.go_to_end()
                >
                    {t::messaging_to_newest()}
                </Button>
            </div>
        </Show>
    }
}

/// Arrows go from message to message; Ctrl with Home and End to the first in the page and to the
/// newest of all.
fn move_by_keys(room: OpenRoom) -> impl Fn(ev::KeyboardEvent) + 'static {
    move |event| {
        let has_control = event.ctrl_key();
        if event.alt_key() || event.shift_key() || event.meta_key() {
            return;
        }
        let Some(rows) = room.list.rows.get_untracked() else { return };
        let Ok(found) = rows.query_selector_all("article") else { return };
        let articles: Vec<web_sys::HtmlElement> =
            (0..found.length()).filter_map(|index| found.get(index)?.dyn_into().ok()).collect();
        let active = document().active_element();
        let here = articles.iter().position(|article| {
            active.as_ref().is_some_and(|active| article.contains(Some(active)))
        });
        let Some(here) = here else { return };
        let target = match event.key().as_str() {
            "ArrowUp" if !has_control => here.checked_sub(1),
            "ArrowDown" if !has_control => Some(here + 1),
            "Home" if has_control => Some(0),
            "End" if has_control => {
                room.list.go_to_end();
                Some(articles.len() - 1)
            }
            _ => return,
        };
        event.prevent_default();
        if let Some(article) = target.and_then(|target| articles.get(target)) {
            // A row that has left the page cannot take the focus; the next key starts anew.
            let _ = article.focus();
        }
    }
}
