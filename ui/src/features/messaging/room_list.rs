//! The start pane: "New", the filter, and the rooms under the names of their spaces.
//!
//! Stands in the page of conversations. Invariant: what is new is said in words; the open room is
//! marked by `aria-current`.

use larkspur_ipc::{
    RoomId,
    messaging::{Membership, Preview, RoomKind, RoomSummary},
};
use leptos::{ev, html, prelude::*};

use super::{
    arrange::{Heading, Section},
    page::Starting,
    state::{Conversations, use_conversations},
};
use crate::{
    i18n::{Text, dates, t},
    shared::{
        Button, ButtonKind, Icon, Menu, MenuItem, Shape, Show, Skeleton, State, ids::unique_id,
        kept_rows::keep_rows, memo,
    },
};

/// More than this many new messages are "many": counts do not grow on a screen.
const MOST_COUNTED: u32 = 99;

/// The pane.
#[component]
pub(super) fn Places(
    /// The dialogs that start a conversation.
    starting: Starting,
) -> impl IntoView {
    let state = use_conversations();
    // In a window of another size both may have room again.
    let resized = window_event_listener(ev::resize, move |_| state.shows_places.set(false));
    on_cleanup(move || resized.remove());
    view! {
        <div
            class="pane relative px-3 pt-3 pb-4"
            class=("@max-[56rem]/app:block!", move || state.shows_places.get())
            data-region="places"
            // While it covers the sheet, it is the main part of the page, and its heading the first.
            role=move || if state.shows_places.get() { "main" } else { "complementary" }
            on:keydown=move |event| {
                if event.key() == "Escape" && state.shows_places.get_untracked() {
                    state.hide_places();
                }
            }
            aria-label=move || t::messaging_places().text()
        >
            <Show when=move || state.shows_places.get() && state.open().is_some()>
                <div class="when-narrow mb-2">
                    <Button
                        testid="messaging-places-close"
                        kind=ButtonKind::Quiet
                        small=true
                        icon=Icon::Back
                        on_press=move || state.hide_places()
                    >
                        {t::messaging_places_close()}
                    </Button>
                </div>
            </Show>
            <div class="flex items-center gap-2 ps-2.5">
                {move || {
                    if state.shows_places.get() {
                        view! { <h1 class="cap grow">{t::messaging_places()}</h1> }.into_any()
                    } else {
                        view! { <p class="cap grow">{t::messaging_places()}</p> }.into_any()
                    }
                }}
                <Menu label=t::messaging_new() testid="messaging-new" icon=Icon::Add>
                    <MenuItem
                        testid="messaging-new-circle"
                        icon=Icon::Members
                        on_press=move || starting.circle.set(true)
                    >
                        {t::messaging_new_circle()}
                    </MenuItem>
                    <MenuItem
                        testid="messaging-new-direct"
                        icon=Icon::Person
                        on_press=move || starting.direct.set(true)
                    >
                        {t::messaging_new_direct()}
                    </MenuItem>
                </Menu>
            </div>
            <Show when=move || state.has_rooms()><Filter state=state/></Show>
            <Show when=move || !state.has_rooms_arrived()>
                <Skeleton shape=Shape::Entries words=t::messaging_opening()/>
            </Show>
            <Sections state=state/>
        </div>
    }
}

#[component]
fn Filter(state: Conversations) -> impl IntoView {
    let id = unique_id("filter");
    view! {
        <div class="px-2.5 mt-1 mb-3">
            <label class="sr-only" for=id.clone()>{t::messaging_filter()}</label>
            <input
                id=id
                type="search"
                class="input"
                dir="auto"
                autocomplete="off"
                spellcheck="false"
                data-testid="messaging-filter"
                placeholder=move || t::messaging_filter_placeholder().text()
                prop:value=move || state.filter()
                on:input=move |event| state.set_filter(event_target_value(&event))
            />
        </div>
    }
}

#[component]
fn Sections(state: Conversations) -> impl IntoView {
    let has_no_match = move || state.sections().is_empty() && state.has_rooms();
    let lists = NodeRef::<html::Div>::new();
    keep_rows(
        move || lists.get().map(Into::into),
        move || state.sections().into_iter().map(|section| section.heading).collect(),
        move |heading| view! { <SectionList state=state heading=heading/> },
        || (),
    );
    view! {
        <div node_ref=lists></div>
        <Show when=has_no_match>
            <p class="second px-2.5">
                {move || t::messaging_filter_empty(state.filter().trim().to_owned())}
            </p>
        </Show>
    }
}

/// One headed list. It asks the state for its rooms, so that it stays while they change.
#[component]
fn SectionList(state: Conversations, heading: Heading) -> impl IntoView {
    let rooms = {
        let heading = heading.clone();
        move || -> Vec<RoomId> {
            let sections: Vec<Section> = state.sections();
            sections
                .into_iter()
                .find(|section| section.heading == heading)
                .map(|section| section.rooms)
                .unwrap_or_default()
        }
    };
    let id = unique_id("section");
    let labelled_by = id.clone();
    let words = match heading {
        Heading::Invitations => t::messaging_invitations().into_any(),
        Heading::Conversations => t::messaging_rooms().into_any(),
        Heading::Space(name) => view! { <bdi>{name}</bdi> }.into_any(),
    };
    let list = NodeRef::<html::Ul>::new();
    keep_rows(
        move || list.get().map(Into::into),
        rooms,
        move |room| match state.row(&room) {
            Some(row) => view! { <RoomRow state=state room=room row=row/> }.into_any(),
            // The row went between the change of the keys and this turn; so will this.
            None => view! { <li hidden></li> }.into_any(),
        },
        || (),
    );
    view! {
        <section aria-labelledby=labelled_by>
            <h2 class="cap ps-2.5 mt-4 mb-1" id=id>{words}</h2>
            <ul node_ref=list role="list" class="grid gap-0.5"></ul>
        </section>
    }
}

#[component]
fn RoomRow(state: Conversations, room: RoomId, row: ArcRwSignal<RoomSummary>) -> impl IntoView {
    let summary = memo(move |_| row.get());
    let name = memo(move |_| summary.with(|room| room.name.clone()));
    let unread = memo(move |_| summary.with(|room| room.unread));
    let is_library = memo(move |_| summary.with(|room| room.kind == RoomKind::Library));
    let is_open = {
        let room = room.clone();
        move || state.open().as_ref() == Some(&room)
    };
    let open = move |event: leptos::ev::MouseEvent| {
        event.prevent_default();
        state.open_room(room.clone());
    };
    let aside = move || match unread.get() {
        0 => summary
            .with(|room| room.preview.as_ref().map(|preview| preview.timestamp_ms))
            .map(|time| {
                view! { <span class="meta nums shrink-0">{move || dates::short(time)}</span> }
            })
            .into_any(),
        count if count > MOST_COUNTED => {
            view! { <span class="new">{t::messaging_new_many()}</span> }.into_any()
        }
        count => view! { <span class="new">{t::messaging_new_count(count)}</span> }.into_any(),
    };
    view! {
        <li>
            <a
                href="#main"
                class="row row-tall ring-in"
                data-testid="messaging-room"
                data-room-name=move || name.get()
                data-unread=move || unread.get().to_string()
                aria-current=move || is_open().then_some("page")
                on:click=open
            >
                <span class="min-w-0 grow">
                    <span class="flex items-baseline gap-2 justify-between">
                        <RoomName name=name/>
                        {aside}
                    </span>
                    <Show when=move || is_library.get()>
                        <State icon=Icon::Library testid="messaging-library-room">
                            {t::messaging_library_room()}
                        </State>
                    </Show>
                    <span class="second row-second">
                        {move || summary.with(second_line)}
                    </span>
                </span>
            </a>
        </li>
    }
}

#[component]
fn RoomName(name: Memo<String>) -> impl IntoView {
    move || {
        let name = name.get();
        if name.is_empty() {
            view! { <span class="row-title">{t::messaging_unnamed()}</span> }.into_any()
        } else {
            view! { <bdi class="row-title">{name}</bdi> }.into_any()
        }
    }
}

/// Nothing, where what happened last is no message: somebody joined, a name changed.
fn second_line(room: &RoomSummary) -> Option<Text> {
    match room.membership {
        Membership::Invited { .. } => Some(t::messaging_preview_invited()),
        Membership::Joined => room.preview.as_ref().map(preview_line),
    }
}

fn preview_line(preview: &Preview) -> Text {
    match &preview.text {
        None => t::messaging_preview_closed(),
        Some(text) if preview.is_own => t::messaging_preview_own(text.clone()),
        Some(text) => Text::from(t::MessagingPreview {
            name: preview.sender_name.clone().into(),
            text: text.clone().into(),
        }),
    }
}
