//! The country that somebody looks for by its name, and whom one can call there.
//!
//! Part of what was found. Invariant: the name is known in every language of the library, since somebody far from
//! home may know it in one language alone.

use leptos::prelude::*;

use super::state::use_shown;
use crate::{
    i18n::{self, names, t},
    shared::{Button, ButtonKind, Icon},
};

/// The shortest beginning of a name that is looked for, in characters. A whole name may be shorter: 泰国.
const SHORTEST: usize = 3;

/// What leads to the lines of the countries that are looked for.
#[component]
pub(super) fn FoundCountry() -> impl IntoView {
    let shown = use_shown();
    let found = Memo::new(move |_| {
        let sought = folded(&shown.sought.get());
        let app = i18n::current().tag;
        let languages = shown.library.with(|library| {
            library.as_ref().map(|library| library.languages.clone()).unwrap_or_default()
        });
        let is_sought = |code: &String| {
            let tags = std::iter::once(&app).chain(&languages);
            tags.into_iter().any(|tag| fits(&folded(&names::country_in(tag, code)), &sought))
        };
        shown.contacts.with(|contacts| {
            let codes = contacts.countries.iter().map(|of| of.country.clone());
            codes.filter(is_sought).collect::<Vec<_>>()
        })
    });
    view! {
        <For each=move || found.get() key=String::clone let:code>
            {
                let named = code.clone();
                view! {
                    <Button
                        testid="resources-found-country"
                        kind=ButtonKind::Line
                        class="mt-3"
                        icon=Icon::Call
                        on_press=move || shown.show_country(code.clone())
                    >
                        {
                            let named = named.clone();
                            move || t::resources_help_in(names::country(&named))
                        }
                    </Button>
                }
            }
        </For>
    }
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
