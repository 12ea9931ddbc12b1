//! The shelves: each topic as a picture with its word, and beside it what stands there.
//!
//! Part of the library's home. Invariant: a title is given in the language in which it opens, and whether
//! that is a draft stands beside it.

use larkspur_ipc::resources::{Audience, Language, ResourceRow, Shelf, Standing, Topic};
use leptos::prelude::*;

use super::{standing::StandingState, state::use_shown};
use crate::{
    i18n::{Text, names, t},
    shared::{Icon, State, StateKind, rows},
};

/// How many languages are named before the rest is counted.
const NAMED: usize = 3;

/// All of them.
#[component]
pub(super) fn Shelves(
    /// What the library holds.
    shelves: Signal<Vec<Shelf>>,
) -> impl IntoView {
    rows(move || shelves.get(), key, shelf)
}

fn shelf(shelf: Shelf) -> impl IntoView {
    view! {
        <section class="margin-grid shelf">
            <h2 class="shelf-name">
                <img class="topic" src=picture(shelf.topic) alt="" width="44" height="44"/>
                <span>{name(shelf.topic)}</span>
            </h2>
            <ul class="grid gap-4 min-w-0">
                {shelf.resources.into_iter().map(|row| view! { <Row row=row/> }).collect_view()}
            </ul>
        </section>
    }
}

/// Everything that a shelf shows: it is drawn again only when that has changed.
fn key(shelf: &Shelf) -> String {
    let rows = shelf.resources.iter().map(|row| {
        let shown = &row.shown;
        format!("{}{}{:?}{}{}", row.title, shown.tag, shown.standing, shown.outdated, row.is_kept)
    });
    rows.collect()
}

#[component]
fn Row(row: ResourceRow) -> impl IntoView {
    let shown = use_shown();
    let resource = row.resource.clone();
    let state = standing_if_needed(&row.shown);
    let kept = row.is_kept.then(|| {
        view! {
            <State kind=StateKind::Blue icon=Icon::Kept>
                {t::resources_is_kept()}
            </State>
        }
    });
    let languages = row.languages.clone();
    view! {
        <li>
            <a
                class="shelf-row"
                href="#main"
                data-testid="resources-row"
                data-resource=row.resource.as_str().to_owned()
                on:click=move |event| {
                    event.prevent_default();
                    shown.open(resource.clone());
                }
            >
                <span class="flex flex-wrap items-baseline gap-x-4 gap-y-1">
                    <span class="title shelf-title" lang=row.shown.tag.clone() dir="auto">
                        {row.title}
                    </span>
                    {state}
                    {kept}
                </span>
                <span class="meta block mt-0.5">
                    {t::resources_minutes(row.minutes)} " · " {for_whom(&row.audience)}
                    {move || language_names(&languages, &row.shown)}
                </span>
            </a>
        </li>
    }
}

/// How far a text can be trusted, where that needs a word beside its title.
pub(super) fn standing_if_needed(shown: &Language) -> Option<impl IntoView + use<>> {
    let needs_word = shown.standing == Standing::Draft || shown.outdated > 0;
    let shown = shown.clone();
    needs_word.then(|| view! { <StandingState language=shown/> })
}

/// For whom a page is that is not for every member, and a dot behind it.
fn for_whom(audience: &[Audience]) -> AnyView {
    if audience.contains(&Audience::Member) {
        return ().into_any();
    }
    let words = if audience.contains(&Audience::Moderator) {
        t::resources_for_moderators()
    } else {
        t::resources_for_allies()
    };
    view! { {words} " · " }.into_any()
}

/// “English, Español and 6 more”: the one that is shown comes first.
pub(super) fn language_names(languages: &[Language], shown: &Language) -> AnyView {
    let others = languages.iter().filter(|language| language.tag != shown.tag);
    let mut names: Vec<String> =
        std::iter::once(shown).chain(others).map(|it| names::autonym(&it.tag)).collect();
    let more = names.len().saturating_sub(NAMED);
    names.truncate(NAMED);
    let names = names.join(", ");
    if more > 0 {
        Text::from(t::ResourcesLanguagesMore { count: more.into(), names: names.into() }).into_any()
    } else {
        names.into_any()
    }
}

/// Where the build puts the picture of a topic, beside the page.
pub(super) fn picture(topic: Topic) -> String {
    let file = match topic {
        Topic::Network => "network",
        Topic::Work => "work",
        Topic::Offers => "offers",
        Topic::Law => "law",
        Topic::Phones => "phones",
        Topic::Story => "story",
        Topic::Speaking => "speaking",
        Topic::Steady => "steady",
        Topic::Children => "children",
        Topic::Advice => "advice",
        Topic::Together => "together",
        Topic::Help => "help",
    };
    format!("packs/core/topics/{file}.svg")
}

/// The word of a topic.
#[must_use]
pub fn name(topic: Topic) -> Text {
    match topic {
        Topic::Network => t::resources_topic_network(),
        Topic::Work => t::resources_topic_work(),
        Topic::Offers => t::resources_topic_offers(),
        Topic::Law => t::resources_topic_law(),
        Topic::Phones => t::resources_topic_phones(),
        Topic::Story => t::resources_topic_story(),
        Topic::Speaking => t::resources_topic_speaking(),
        Topic::Steady => t::resources_topic_steady(),
        Topic::Children => t::resources_topic_children(),
        Topic::Advice => t::resources_topic_advice(),
        Topic::Together => t::resources_topic_together(),
        Topic::Help => t::resources_topic_help(),
    }
}
