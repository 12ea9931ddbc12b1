//! The country that somebody looks for by its name, and whom one can call there.
//!
//! Part of what was found. Invariant: the name is known in every language of the library, since somebody far from
//! home may know it in one language alone.

use leptos::prelude::*;

use super::state::use_shown;
use crate::{
    i18n::{self, names, t},
    shared::{Button, ButtonKind, Icon, memo},
};

/// The shortest beginning of a name that is looked for, in characters. A whole name may be shorter: 泰国.
const SHORTEST: usize = 3;

/// What leads to the lines of the countries that are looked for.
#[component]
pub(super) fn FoundCountry() -> impl IntoView {
    let shown = use_shown();
    let tags = memo(move |_| {
        let languages = shown.library.with(|library| {
            library.as_ref().map(|library| library.languages.clone()).unwrap_or_default()
        });
        std::iter::once(i18n::current().tag).chain(languages).collect::<Vec<_>>()
    });
    let codes = memo(move |_| {
        shown.contacts.with(|contacts| {
            contacts.countries.iter().map(|of| of.country.clone()).collect::<Vec<_>>()
        })
    });
    // The webview is asked for some hundred names: once, and not again for each letter that is typed.
    let known = memo(move |_| {
        let tags = tags.get();
        let names_of = |code: String| {
            let all = tags.iter().map(|tag| folded(&names::country_in(tag, &code)));
            let all: Vec<_> = all.collect();
            (code, all)
        };
        codes.get().into_iter().map(names_of).collect::<Vec<_>>()
    });
    let found = memo(move |_| {
        let sought = folded(&shown.sought.get());
        known.with(|countries| {
            let fitting =
                countries.iter().filter(|(_, all)| all.iter().any(|it| fits(it, &sought)));
            fitting.map(|(code, _)| code.clone()).collect::<Vec<_>>()
        })
    });
    let button = move |code: String| {
        let country = code.clone();
        view! {
            <Button
                testid="resources-found-country"
                kind=ButtonKind::Line
                class="mt-3"
                icon=Icon::Call
                on_press=move || shown.show_country(code.clone())
            >
                {
                    let country = country.clone();
                    move || t::resources_help_in(names::country(&country))
                }
            </Button>
        }
    };
    move || found.get().into_iter().map(button).collect_view()
}

fn folded(words: &str) -> String {
    words.trim().to_lowercase()
}

/// Whether a name, or a word of it, begins with what is sought. Both are folded.
fn fits(name: &str, sought: &str) -> bool {
    let is_long_enough = sought.chars().count() >= SHORTEST;
    let mut ends = name.match_indices(char::is_whitespace).map(|(at, blank)| at + blank.len());
    name == sought
        || is_long_enough
            && (name.starts_with(sought)
                || ends.any(|at| name.get(at..).is_some_and(|rest| rest.starts_with(sought))))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_country_is_found_by_the_beginning_of_a_word_of_its_name() {
        for (name, sought, is_found) in [
            ("philippines", "phil", true),
            ("philippines", "ph", false),
            ("philippines", "lippi", false),
            ("dominican republic", "republic", true),
            ("泰国", "泰国", true),
            ("泰国", "泰", false),
            ("កម្ពុជា", "កម្ពុ", true),
            ("thailand", "", false),
        ] {
            assert_eq!(fits(name, &folded(sought)), is_found, "{name}: {sought}");
        }
        assert!(fits("filipinas", &folded("  Filipinas ")));
    }
}
