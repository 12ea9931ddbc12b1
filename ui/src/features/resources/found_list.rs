//! What was found: pages, each with the place at which the words stand.
//!
//! Stands in place of the shelves while somebody looks for words. Invariants: every row says in which
//! language the page was found; how many there are is read out when it changes.

use larkspur_ipc::{
    Secret,
    resources::{Found, FoundRow, Passage, WatchFound},
};
use leptos::prelude::*;

use super::{
    found_country::FoundCountry,
    shelves::{self, language_names},
    state::{Opening, follow, use_shown},
    term_note::Words,
};
use crate::{
    i18n::{names, t},
    shared::{Shape, Show, Skeleton, memo, rows},
};

/// The list.
#[component]
pub(super) fn FoundList() -> impl IntoView {
    let shown = use_shown();
    let found = RwSignal::new(None::<Found>);
    follow(
        move || WatchFound { words: Secret::new(shown.sought.get()), languages: shown.wanted() },
        move |now| {
            found.try_set(Some(now));
        },
    );
    let has_answer = memo(move |_| found.with(Option::is_some));
    let term = memo(move |_| found.with(|it| it.as_ref().and_then(|it| it.term.clone())));
    let found_rows =
        move || found.with(|it| it.as_ref().map(|it| it.rows.clone()).unwrap_or_default());
    view! {
        <div class="found" data-testid="resources-found">
            <p class="second" role="status" data-testid="resources-found-count">
                {move || found.get().map(|found| count(&found))}
            </p>
            <Show
                when=move || has_answer.get()
                fallback=|| view! { <Skeleton shape=Shape::Entries words=t::resources_search_looking()/> }
            >
                {move || {
                    term.get()
                        .map(|term| {
                            view! {
                                <section class="found-term" data-testid="resources-found-term">
                                    <Words term=term/>
                                </section>
                            }
                        })
                }}
                <FoundCountry/>
                <ul class="grid gap-5 mt-4">
                    {rows(found_rows, key, |row| view! { <Row row=row/> })}
                </ul>
            </Show>
        </div>
    }
}

/// How many there are, or what to do where there is none.
fn count(found: &Found) -> AnyView {
    if found.rows.is_empty() {
        return t::resources_search_none().into_any();
    }
    if !found.instead.is_empty() {
        let words = names::list(&found.instead);
        return t::resources_search_near(words).into_any();
    }
    t::resources_search_count(found.count).into_any()
}

/// Everything that a row shows.
fn key(row: &FoundRow) -> String {
    let words: String = row.passages.iter().map(|it| it.words.as_str()).collect();
    let at = row.passages.iter().position(|it| it.is_found);
    format!("{}{}{at:?}{words}{}", row.row.resource.as_str(), row.row.shown.tag, row.row.is_kept)
}

#[component]
fn Row(row: FoundRow) -> impl IntoView {
    let shown = use_shown();
    let FoundRow { row, topic, unit, passages, has_before, has_after, .. } = row;
    let resource = row.resource.clone();
    let opening = Opening { language: row.shown.tag.clone(), unit };
    let languages = row.languages.clone();
    let (tag, lang) = (row.shown.tag.clone(), row.shown.tag.clone());
    let passage = if passages.is_empty() {
        row.summary.into_any()
    } else {
        excerpt(passages, has_before, has_after).into_any()
    };
    view! {
        <li>
            <a
                class="shelf-row"
                href="#main"
                data-testid="resources-found-row"
                data-resource=row.resource.as_str().to_owned()
                data-language=tag
                on:click=move |event| {
                    event.prevent_default();
                    shown.open_at(resource.clone(), opening.clone());
                }
            >
                <span class="flex flex-wrap items-baseline gap-x-4 gap-y-1">
                    <span class="title shelf-title" lang=lang.clone() dir="auto">{row.title}</span>
                    {shelves::standing_if_needed(&row.shown)}
                </span>
                <span class="found-words" lang=lang dir="auto">{passage}</span>
                <span class="meta block mt-0.5">
                    {shelves::name(topic)} " · "
                    {move || language_names(&languages, &row.shown)}
                </span>
            </a>
        </li>
    }
}

fn excerpt(passages: Vec<Passage>, has_before: bool, has_after: bool) -> impl IntoView {
    let parts = passages.into_iter().map(|Passage { words, is_found }| {
        if is_found { view! { <mark>{words}</mark> }.into_any() } else { words.into_any() }
    });
    let parts = parts.collect_view();
    view! { {has_before.then_some("… ")} {parts} {has_after.then_some(" …")} }
}
