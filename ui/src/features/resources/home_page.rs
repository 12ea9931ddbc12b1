//! The library's home: its shelves, and beside them what is the person's own.
//!
//! Shown by [`super::LibraryPage`]. Invariants: it says what it knows at once; before the first answer there
//! are rows that stand for the shelves, so that nothing jumps; on the lock screen nothing is there that a vault would keep.

use leptos::prelude::*;

use super::{
    contacts_part::ContactsPart,
    for_whom::{ForWhom, for_audience},
    found_list::FoundList,
    kept_part::KeptPart,
    search_field::SearchField,
    shelves::Shelves,
    state::{Place, use_shown},
};
use crate::{
    features::proposals::WritingsPart,
    i18n::{self, Text, names, t},
    shared::{Button, ButtonKind, Icon, Shape, Show, Skeleton, focus, ids::unique_id, memo},
};

/// The page.
#[component]
pub(super) fn HomePage() -> impl IntoView {
    let shown = use_shown();
    let heading = focus::on_arrival();
    let shelves = memo(move |_| {
        let audience = shown.audience.get();
        shown.library.with(|library| {
            library.as_ref().map(|it| for_audience(&it.shelves, audience)).unwrap_or_default()
        })
    });
    let is_searching = memo(move |_| shown.sought.with(|words| !words.is_empty()));
    let has_arrived = memo(move |_| shown.library.with(Option::is_some));
    let all_shelves = move || {
        view! {
            <div class="flex flex-wrap items-center justify-between gap-x-8 gap-y-2 mb-2">
                <p class="second">{t::resources_intro()}</p>
                <ForWhom/>
            </div>
            <Show
                when=move || has_arrived.get()
                fallback=|| {
                    view! { <Skeleton shape=Shape::Entries words=t::resources_opening()/> }
                }
            >
                <Shelves shelves=shelves.into()/>
            </Show>
        }
    };
    let is_locked = shown.is_locked;
    let aside = if is_locked { t::resources_help() } else { t::resources_kept() };
    let kept = if is_locked {
        let words = t::resources_nothing_kept();
        view! { <p class="second px-1" data-testid="resources-nothing-kept">{words}</p> }.into_any()
    } else {
        view! { <KeptPart/> }.into_any()
    };
    view! {
        <main
            id="main"
            class="sheet sheet-both"
            data-region="sheet"
            data-testid="resources-home"
            tabindex="-1"
        >
            <div class="library">
                <div class="cols-home">
                    <div class="min-w-0">
                        <div class="flex flex-wrap items-end justify-between gap-x-8 gap-y-3 mb-3">
                            <h1 class="title h-page" tabindex="-1" node_ref=heading>
                                {t::resources_title()}
                            </h1>
                            <ReadIn/>
                        </div>
                        <SearchField/>
                        <Show when=move || is_searching.get() fallback=all_shelves>
                            <FoundList/>
                        </Show>
                    </div>
                    <aside class="grid gap-6 content-start min-w-0" data-region="aside" aria-label=move || aside.text()>
                        {kept}
                        {(!is_locked).then(|| view! { <WritingsPart/> })}
                        <ContactsPart/>
                        <WordsPart/>
                        {(!is_locked).then(|| view! { <PacksPart/> })}
                    </aside>
                </div>
            </div>
        </main>
    }
}

/// The choice of a language for all pages.
#[component]
fn ReadIn() -> impl IntoView {
    let shown = use_shown();
    let id = unique_id("read-in");
    let tags = memo(move |_| {
        shown
            .library
            .with(|library| library.as_ref().map(|it| it.languages.clone()).unwrap_or_default())
    });
    let chosen = memo(move |_| shown.language());
    let choose = move |event| {
        let value = event_target_value(&event);
        shown.choose_language((!value.is_empty()).then_some(value));
    };
    let app = move || t::resources_read_in_app(i18n::current().autonym).text();
    view! {
        <div class="flex flex-wrap items-center gap-x-3 gap-y-1">
            <label class="second" for=id.clone()>{t::resources_read_in()}</label>
            <select class="select w-auto" id=id data-testid="resources-read-in" on:change=choose>
                <option value="" selected=move || chosen.with(Option::is_none)>{app}</option>
                {move || {
                    tags.get()
                        .into_iter()
                        .map(|tag| {
                            let of = tag.clone();
                            view! {
                                <option
                                    value=tag.clone()
                                    lang=tag.clone()
                                    selected=move || chosen.with(|it| it.as_ref() == Some(&of))
                                >
                                    {names::autonym(&tag)}
                                </option>
                            }
                        })
                        .collect_view()
                }}
            </select>
        </div>
    }
}

#[component]
fn WordsPart() -> impl IntoView {
    view! {
        <Part
            title=t::resources_words()
            testid="resources-words-open"
            icon=Icon::Library
            place=Place::Words
            act=t::resources_words_open()
        />
    }
}

#[component]
fn PacksPart() -> impl IntoView {
    let shown = use_shown();
    let count = memo(move |_| {
        shown.library.with(|library| library.as_ref().map_or(0, |library| library.added_packs))
    });
    view! {
        <Part
            title=t::resources_packs()
            testid="resources-packs-open"
            icon=Icon::Forward
            place=Place::Packs
            act=t::resources_packs_open()
        >
            <p class="second">{move || t::resources_packs_count(count.get())}</p>
        </Part>
    }
}

/// What leads to a page below the home.
#[component]
fn Part(
    title: Text,
    /// `data-testid` of the button.
    testid: &'static str,
    icon: Icon,
    place: Place,
    /// The words of the button.
    act: Text,
    /// What is told between the two.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    let shown = use_shown();
    let place = StoredValue::new(place);
    view! {
        <section class="px-1">
            <h2 class="h-small mb-1">{title}</h2>
            {children.map(|children| children())}
            <Button
                testid=testid
                kind=ButtonKind::Quiet
                small=true
                class="-ms-3"
                icon=icon
                on_press=move || shown.place.set(place.get_value())
            >
                {act.clone()}
            </Button>
        </section>
    }
}
