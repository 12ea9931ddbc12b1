//! How a translation stands to its source, unit by unit.
//!
//! The core asks before it shows a page, the editor before somebody writes. Invariant: the state is
//! computed from what both pages say now and from the hashes that the translation keeps, and is written
//! nowhere; so a unit is never shown as current when its source has changed.

use std::collections::BTreeMap;

use crate::{Page, UnitHash, UnitId};

/// The state of a whole translation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TranslationState {
    /// The state of each unit of the source, title and summary among them, in its order.
    pub units: Vec<(UnitId, UnitState)>,
    /// Units that the translation has and the source has no longer.
    pub gone: Vec<UnitId>,
}

/// The state of a unit of the source in a translation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum UnitState {
    /// It was made from what the source says now.
    Current,
    /// The source has changed since.
    Changed {
        /// What it was made from; none when the translation does not say.
        was: Option<UnitHash>,
    },
    /// The translation does not have it.
    Missing,
}

/// How `translation` stands to `source`.
pub fn translation_state(source: &Page, translation: &Page) -> TranslationState {
    let made_from = translation.front.origin.as_ref().map(|origin| &origin.units);
    let translated: Vec<UnitId> = translation.hashes().into_iter().map(|(id, _)| id).collect();
    let now: BTreeMap<UnitId, UnitHash> = source.hashes().into_iter().collect();
    let state = |id: UnitId, hash: UnitHash| {
        if !translated.contains(&id) {
            return UnitState::Missing;
        }
        match made_from.and_then(|units| units.get(&id)).copied() {
            Some(was) if was == hash => UnitState::Current,
            was => UnitState::Changed { was },
        }
    };
    TranslationState {
        units: source.hashes().into_iter().map(|(id, hash)| (id, state(id, hash))).collect(),
        gone: translated.iter().copied().filter(|id| !now.contains_key(id)).collect(),
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use proptest::prelude::*;
    use unicode_normalization::UnicodeNormalization;

    use super::*;
    use crate::{Date, FrontMatter, LanguageTag, Method, Origin, Status, Words};

    fn front(lang: &str) -> FrontMatter {
        let one = std::num::NonZeroU32::MIN;
        FrontMatter {
            title: Words::parse("Title").unwrap(),
            summary: Words::parse("Summary").unwrap(),
            lang: LanguageTag::parse(lang).unwrap(),
            rev: one,
            status: Status::Draft,
            method: Method::Machine,
            updated: Date::parse("2026-11-25").unwrap(),
            keywords: Vec::new(),
            translators: Vec::new(),
            reviewers: Vec::new(),
            origin: None,
        }
    }

    /// A page of one paragraph for each text. Units count from 1.
    fn page(texts: &[String]) -> Page {
        let front = Page { front: front("en"), blocks: Vec::new() }.print();
        let unit = |(place, text)| format!("\n{text} {{#u{}}}\n", place + 1);
        let units: Vec<String> = texts.iter().enumerate().map(unit).collect();
        let text = front + &units.concat();
        Page::parse("a", &text).unwrap_or_else(|errors| panic!("{text}: {errors:?}")).page
    }

    /// A translation that was made from a page, whole.
    fn translated(source: &Page) -> Page {
        let mut translation = source.clone();
        let units = source.hashes().into_iter().collect();
        let (lang, rev) = (source.front.lang.clone(), source.front.rev);
        translation.front =
            FrontMatter { origin: Some(Origin { lang, rev, units }), ..front("es") };
        translation
    }

    fn not_current(source: &Page, translation: &Page) -> BTreeSet<UnitId> {
        let state = translation_state(source, translation);
        assert_eq!(state.units.len(), source.hashes().len());
        let changed = state.units.into_iter().filter(|(_, state)| *state != UnitState::Current);
        changed.map(|(id, _)| id).collect()
    }

    #[test]
    fn a_whole_translation_is_current_until_its_source_changes() {
        let source = page(&["One.".to_owned(), "Two.".to_owned()]);
        let translation = translated(&source);
        assert_eq!(not_current(&source, &translation), BTreeSet::new());

        let was = source.hashes()[3].1;
        let later = page(&["One.".to_owned(), "Not two.".to_owned(), "Three.".to_owned()]);
        let state = translation_state(&later, &translation);
        let states: Vec<_> = state.units.iter().map(|(_, state)| *state).collect();
        let changed = UnitState::Changed { was: Some(was) };
        let current = UnitState::Current;
        assert_eq!(states, [current, current, current, changed, UnitState::Missing]);

        let shorter = page(&["One.".to_owned()]);
        let gone = translation_state(&shorter, &translation).gone;
        assert_eq!(gone, [UnitId::parse("u2").unwrap()]);
    }

    #[test]
    fn a_unit_whose_source_is_not_named_is_never_current() {
        let source = page(&["One.".to_owned()]);
        let mut translation = translated(&source);
        translation.front.origin.as_mut().unwrap().units.clear();
        assert!(
            translation_state(&source, &translation)
                .units
                .iter()
                .all(|(_, state)| *state == UnitState::Changed { was: None })
        );
        translation.front.origin = None;
        assert_eq!(not_current(&source, &translation).len(), 3);
    }

    fn any_text() -> impl Strategy<Value = String> {
        proptest::collection::vec("[a-zé\u{1ec7}ñ\u{ac00}]{1,6}[.,]?", 1..8)
            .prop_map(|words| words.join(" "))
    }

    proptest! {
        #[test]
        fn a_change_of_the_sources_words_flags_exactly_the_units_that_it_touches(
            texts in proptest::collection::vec(any_text(), 1..8),
            changes in proptest::collection::vec(proptest::option::of(any_text()), 8),
            title in proptest::option::of(any_text()),
        ) {
            let source = page(&texts);
            let translation = translated(&source);
            let mut later = texts.clone();
            let mut touched = BTreeSet::new();
            for (place, change) in changes.into_iter().enumerate().take(texts.len()) {
                if let Some(change) = change.filter(|change| *change != texts[place]) {
                    later[place] = change;
                    touched.insert(UnitId::parse(&format!("u{}", place + 1)).unwrap());
                }
            }
            let mut later = page(&later);
            if let Some(title) = title {
                later.front.title = Words::parse(&title).unwrap();
                touched.insert(UnitId::Title);
            }
            prop_assert_eq!(not_current(&later, &translation), touched);
        }

        #[test]
        fn wrapping_and_decomposed_letters_flag_nothing(
            texts in proptest::collection::vec(any_text(), 1..8),
            wraps in proptest::collection::vec(any::<bool>(), 8),
        ) {
            let source = page(&texts);
            let translation = translated(&source);
            let saved: Vec<String> = texts.iter().zip(wraps).map(|(text, wraps)| {
                let text = if wraps { text.replace(' ', "\r\n") } else { text.clone() };
                text.nfd().collect()
            }).collect();
            prop_assert_eq!(not_current(&page(&saved), &translation), BTreeSet::new());
        }
    }
}
