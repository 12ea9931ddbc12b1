//! The glossary: every word with what it means.
//!
//! Shown by [`super::LibraryPage`]. Invariant: looking for a word finds it by any of its names.

use larkspur_ipc::resources::{Term, WatchGlossary};
use leptos::prelude::*;

use super::{
    state::{follow, use_shown},
    sub_page::SubPage,
    term_note::Words,
};
use crate::{
    i18n::t,
    shared::{Field, memo, rows},
};

/// The page.
#[component]
pub(super) fn WordsPage() -> impl IntoView {
    let shown = use_shown();
    let terms = RwSignal::new(Vec::<Term>::new());
    let sought = RwSignal::new(String::new());
    follow(
        move || WatchGlossary { languages: shown.wanted() },
        move |now| {
            terms.try_set(now);
        },
    );
    let found = memo(move |_| {
        let sought = sought.get().trim().to_lowercase();
        terms.with(|terms| terms.iter().filter(|it| fits(it, &sought)).cloned().collect::<Vec<_>>())
    });
    let is_none = move || terms.with(|all| !all.is_empty()) && found.with(Vec::is_empty);
    view! {
        <SubPage testid="resources-words-page" title=t::resources_words()>
            <p class="second mt-1 mb-4">{move || t::resources_words_count(terms.with(Vec::len))}</p>
            <Field label=t::resources_words_find() value=sought testid="resources-words-find"/>
            <p class="second mt-4" role="status">{move || is_none().then(t::resources_words_none)}</p>
            <ul class="grid gap-5 mt-4" data-testid="resources-words">
                {rows(
                    move || found.get(),
                    |term| format!("{} {}", term.term, term.lang),
                    |term| view! { <li class="rule-b pb-4"><Words term=term/></li> },
                )}
            </ul>
        </SubPage>
    }
}

/// Whether a word is one that is sought. `sought` is in small letters.
fn fits(term: &Term, sought: &str) -> bool {
    let names = std::iter::once(&term.words).chain(&term.also);
    sought.is_empty() || names.into_iter().any(|name| name.to_lowercase().contains(sought))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_is_found_by_any_of_its_names() {
        let term = Term {
            term: "consent".to_owned(),
            words: "Consent".to_owned(),
            also: vec!["Saying yes".to_owned()],
            definition: String::new(),
            avoid: None,
            lang: "en".to_owned(),
            is_draft: false,
        };
        for sought in ["", "cons", "saying", "yes"] {
            assert!(fits(&term, sought), "{sought}");
        }
        assert!(!fits(&term, "wages"));
    }
}
