//! Beside a page: the way back, its outline, its languages with how far each can be trusted.
//!
//! Part of the reader. Where the window is narrow the same stands in a menu above the page. Invariant: the
//! heading under which one reads is marked.

use larkspur_ipc::resources::Language;
use leptos::prelude::*;

use super::{
    outline::{self, Heading},
    standing::{self, StandingState},
    state::use_shown,
    sub_page::BackButton,
};
use crate::{
    i18n::{names, t},
    shared::{Icon, Menu, MenuItem, Show},
};

/// The pane.
#[component]
pub(super) fn ReaderPane(
    /// The headings of the page.
    headings: Signal<Vec<Heading>>,
    /// The heading under which one reads.
    current: Signal<Option<u16>>,
    /// The languages of the page.
    languages: Signal<Vec<Language>>,
    /// The language that is shown.
    shown: Signal<String>,
    /// The language of the original.
    original: Signal<String>,
) -> impl IntoView {
    let row = move |heading: Heading| {
        let unit = heading.unit;
        let lang = move || if heading.is_original { original.get() } else { shown.get() };
        view! {
            <li>
                <a
                    class="row ring-in"
                    href="#main"
                    data-testid="resources-outline"
                    aria-current=move || (current.get() == Some(unit)).then_some("true")
                    on:click=move |event| {
                        event.prevent_default();
                        outline::go_to(unit);
                    }
                >
                    <span lang=lang dir="auto">{heading.words}</span>
                </a>
            </li>
        }
    };
    view! {
        <aside
            class="pane px-3 pt-3 pb-4"
            data-region="places"
            aria-label=move || t::resources_on_this_page().text()
        >
            <BackButton testid="resources-back"/>
            <Show when=move || headings.with(|it| !it.is_empty())>
                <h2 class="cap mt-4 mb-1 ps-2.5">{t::resources_on_this_page()}</h2>
                <ol class="grid gap-px">
                    {move || headings.get().into_iter().map(row).collect_view()}
                </ol>
            </Show>
            <h2 class="cap mt-7 mb-1 ps-2.5">
                {move || t::resources_page_languages(languages.with(Vec::len))}
            </h2>
            <ul class="grid gap-px">
                {move || {
                    languages
                        .get()
                        .into_iter()
                        .map(|language| view! { <LanguageRow language=language shown=shown/> })
                        .collect_view()
                }}
            </ul>
        </aside>
    }
}

#[component]
fn LanguageRow(language: Language, shown: Signal<String>) -> impl IntoView {
    let library = use_shown();
    let (tag, of) = (language.tag.clone(), language.tag.clone());
    let (name, lang) = (names::autonym(&language.tag), language.tag.clone());
    view! {
        <li>
            <button
                type="button"
                class="row ring-in w-full justify-between flex-wrap"
                data-testid="resources-language"
                data-language=lang.clone()
                aria-current=move || shown.with(|shown| *shown == of).then_some("true")
                on:click=move |_| library.choose_language(Some(tag.clone()))
            >
                <span lang=lang.clone()>{name}</span>
                <StandingState language=language/>
            </button>
        </li>
    }
}

/// What the pane holds, where it has no room.
#[component]
pub(super) fn NarrowBar(
    /// The languages of the page.
    languages: Signal<Vec<Language>>,
) -> impl IntoView {
    let library = use_shown();
    view! {
        <div class="when-narrow">
            <div class="flex flex-wrap justify-between gap-2 mb-2">
                <BackButton testid="resources-back-narrow"/>
                <Menu label=t::resources_read_in() testid="resources-languages" icon=Icon::Language>
                    {move || {
                        languages
                            .get()
                            .into_iter()
                            .map(|language| {
                                let (_, icon, words) = standing::words(&language);
                                let tag = language.tag.clone();
                                view! {
                                    <MenuItem
                                        testid="resources-languages-item"
                                        icon=icon
                                        on_press=move || library.choose_language(Some(tag.clone()))
                                    >
                                        <span lang=language.tag.clone()>
                                            {names::autonym(&language.tag)}
                                        </span>
                                        <span class="meta">{words}</span>
                                    </MenuItem>
                                }
                            })
                            .collect_view()
                    }}
                </Menu>
            </div>
        </div>
    }
}
