//! The catalogue: the languages that ship, and the bundles of the one that is shown.
//!
//! `load.rs` fills it, `text.rs` reads it. Invariant: the chain of bundles ends in English, so a
//! message that a language lacks is still said, marked with the language that it is in.

use std::{cell::RefCell, rc::Rc};

use fluent::{FluentArgs, FluentBundle, FluentResource};
use leptos::prelude::ArcTrigger;
use serde::{Deserialize, Serialize};
use unic_langid::LanguageIdentifier;

use super::numbers;

/// Which way a language is written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Direction {
    /// Left to right.
    #[default]
    Ltr,
    /// Right to left.
    Rtl,
}

impl Direction {
    /// As the `dir` attribute wants it.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Ltr => "ltr",
            Self::Rtl => "rtl",
        }
    }
}

/// How far a translation has come.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum LocaleStatus {
    /// No speaker has checked it yet.
    #[default]
    Draft,
    /// A speaker has read all of it.
    Reviewed,
}

/// One language that ships, as `locales/index.json` lists it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LocaleInfo {
    /// BCP 47.
    pub tag: String,
    /// Its name in itself.
    pub autonym: String,
    /// Which way it is written.
    pub direction: Direction,
    /// How far the translation has come.
    pub status: LocaleStatus,
    /// Made by a machine to find mistakes in the layout; never shipped.
    #[serde(default)]
    pub is_pseudo: bool,
}

impl LocaleInfo {
    fn english() -> Self {
        Self {
            tag: "en".to_owned(),
            autonym: "English".to_owned(),
            direction: Direction::Ltr,
            status: LocaleStatus::Reviewed,
            is_pseudo: false,
        }
    }
}

/// One language of the chain with its messages. Those of a feature are parsed when one of them is said for the first
/// time: the lock screen needs a fifth of them.
pub(super) struct Layer {
    pub(super) info: LocaleInfo,
    bundle: RefCell<FluentBundle<FluentResource>>,
    /// The messages of the features of which nothing was said yet, by the features' names.
    unread: RefCell<Vec<(String, String)>>,
}

impl Layer {
    /// Takes the messages of one language. Messages that cannot be parsed are left out; a test of
    /// the project proves that there are none.
    pub(super) fn new(info: LocaleInfo, source: &str) -> Self {
        let language: LanguageIdentifier = info.tag.parse().unwrap_or_default();
        let mut bundle = FluentBundle::new(vec![language]);
        // Fails only when a name is taken already, which a new bundle never has.
        let _ = bundle.add_builtins();
        bundle.set_formatter(Some(numbers::format_value));
        Self { info, bundle: RefCell::new(bundle), unread: RefCell::new(by_feature(source)) }
    }

    fn format(
        &self,
        id: &str,
        attribute: Option<&str>,
        args: Option<&FluentArgs>,
    ) -> Option<String> {
        self.read(feature_of(id));
        let bundle = self.bundle.borrow();
        let message = bundle.get_message(id)?;
        let pattern = match attribute {
            Some(name) => message.get_attribute(name)?.value(),
            None => message.value()?,
        };
        // Errors are missing variables, which the generated functions rule out.
        Some(bundle.format_pattern(pattern, args, &mut Vec::new()).into_owned())
    }

    fn read(&self, feature: &str) {
        let mut unread = self.unread.borrow_mut();
        let Some(at) = unread.iter().position(|(name, _)| name == feature) else { return };
        let resource = match FluentResource::try_new(unread.swap_remove(at).1) {
            Ok(resource) | Err((resource, _)) => resource,
        };
        self.bundle.borrow_mut().add_resource_overriding(resource);
    }
}

/// The feature that a message belongs to: the first word of its id. A message never refers to one of another feature.
fn feature_of(id: &str) -> &str {
    id.split(['-', ' ', '=']).next().unwrap_or_default()
}

/// The messages of a language, by their features. What does not begin with an id belongs to the message before it.
fn by_feature(source: &str) -> Vec<(String, String)> {
    let mut features: Vec<(String, String)> = Vec::new();
    let mut current = 0;
    for line in source.split_inclusive('\n') {
        if line.starts_with(|first: char| first.is_ascii_alphabetic()) {
            let name = feature_of(line);
            let known = features.iter().position(|(other, _)| other == name);
            current = known.unwrap_or_else(|| {
                features.push((name.to_owned(), String::new()));
                features.len() - 1
            });
        }
        if let Some((_, messages)) = features.get_mut(current) {
            messages.push_str(line);
        }
    }
    features
}

/// A text as it was found: in the shown language, or in another one of the chain.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Resolved {
    pub(super) text: String,
    /// The language it is in, when that is not the one that is shown.
    pub(super) fallback: Option<(String, Direction)>,
}

#[derive(Default)]
struct Catalogue {
    locales: Vec<LocaleInfo>,
    chain: Vec<Rc<Layer>>,
    /// All that were shown since the page came up. Who compares two languages goes to and fro.
    read: Vec<Rc<Layer>>,
}

thread_local! {
    static CATALOGUE: RefCell<Catalogue> = RefCell::default();
    static CHANGED: ArcTrigger = ArcTrigger::new();
}

/// Makes the caller follow the language: it runs again when another one is shown.
pub(super) fn track() {
    CHANGED.with(leptos::prelude::Track::track);
}

/// Finds a message in the chain.
pub(super) fn resolve(id: &str, attribute: Option<&str>, args: Option<&FluentArgs>) -> Resolved {
    track();
    CATALOGUE.with_borrow(|catalogue| {
        for (depth, layer) in catalogue.chain.iter().enumerate() {
            if let Some(text) = layer.format(id, attribute, args) {
                let fallback = (depth > 0).then(|| (layer.info.tag.clone(), layer.info.direction));
                return Resolved { text, fallback };
            }
        }
        // Reached only before the catalogue is loaded, when nothing is painted yet.
        Resolved { text: id.to_owned(), fallback: None }
    })
}

/// Finds a message in English, for what stands beneath a draft.
pub(super) fn resolve_english(id: &str, args: Option<&FluentArgs>) -> Option<String> {
    track();
    CATALOGUE.with_borrow(|catalogue| {
        let layer = catalogue.chain.iter().find(|layer| layer.info.tag == "en")?;
        layer.format(id, None, args)
    })
}

/// The language that is shown. Tracked.
#[must_use]
pub fn current() -> LocaleInfo {
    track();
    CATALOGUE.with_borrow(|catalogue| {
        catalogue.chain.first().map_or_else(LocaleInfo::english, |layer| layer.info.clone())
    })
}

/// The languages that ship, in the order in which they are offered. Tracked.
#[must_use]
pub fn locales() -> Vec<LocaleInfo> {
    track();
    CATALOGUE.with_borrow(|catalogue| catalogue.locales.clone())
}

pub(super) fn set_locales(locales: Vec<LocaleInfo>) {
    CATALOGUE.with_borrow_mut(|catalogue| catalogue.locales = locales);
    CHANGED.with(leptos::prelude::Notify::notify);
}

/// A language that was read before, so that it is not fetched again.
pub(super) fn loaded(tag: &str) -> Option<Rc<Layer>> {
    CATALOGUE.with_borrow(|catalogue| {
        catalogue.read.iter().find(|layer| layer.info.tag == tag).map(Rc::clone)
    })
}

/// Shows another chain of languages.
pub(super) fn set_chain(chain: Vec<Rc<Layer>>) {
    CATALOGUE.with_borrow_mut(|catalogue| {
        for layer in &chain {
            if !catalogue.read.iter().any(|read| Rc::ptr_eq(read, layer)) {
                catalogue.read.push(Rc::clone(layer));
            }
        }
        catalogue.chain = chain;
    });
    CHANGED.with(leptos::prelude::Notify::notify);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::{Said, Text};

    fn layer(tag: &str, direction: Direction, source: &str) -> Rc<Layer> {
        let info = LocaleInfo { tag: tag.to_owned(), direction, ..LocaleInfo::english() };
        Rc::new(Layer::new(info, source))
    }

    #[test]
    fn a_message_that_a_language_lacks_is_said_in_english_and_marked() {
        set_chain(vec![
            layer("ar", Direction::Rtl, "here = هنا"),
            layer("en", Direction::Ltr, "here = Here\nthere = There\n    .hint = Over there"),
        ]);
        assert_eq!(resolve("here", None, None), Resolved { text: "هنا".into(), fallback: None });
        let fallback = Some(("en".to_owned(), Direction::Ltr));
        assert_eq!(
            resolve("there", None, None),
            Resolved { text: "There".into(), fallback: fallback.clone() }
        );
        assert_eq!(
            resolve("there", Some("hint"), None),
            Resolved { text: "Over there".into(), fallback }
        );
        assert_eq!(resolve_english("here", None).as_deref(), Some("Here"));
    }

    #[test]
    fn words_that_leave_the_window_name_their_language() {
        let draft = LocaleInfo {
            tag: "es".to_owned(),
            status: LocaleStatus::Draft,
            ..LocaleInfo::english()
        };
        set_chain(vec![
            Rc::new(Layer::new(draft, "here = Aquí")),
            layer("en", Direction::Ltr, "here = Here\nthere = There"),
        ]);
        let said = |words: &str, lang: &str| Said { words: words.into(), lang: lang.into() };
        let text = |id| Text::new(id, None, Vec::new());
        assert_eq!(text("here").said(), said("Aquí", "es"));
        assert_eq!(text("there").said(), said("There", "en"));
        assert_eq!(text("here").said_beneath(), None);
        let critical = Text::critical("here", None, Vec::new());
        assert_eq!(critical.said_beneath(), Some(said("Here", "en")));
    }

    #[test]
    fn what_a_person_wrote_is_isolated_from_the_direction_around_it() {
        set_chain(vec![layer("en", Direction::Ltr, "hello = Hello { $name }.")]);
        let mut args = FluentArgs::new();
        args.set("name", "سارة");
        assert_eq!(resolve("hello", None, Some(&args)).text, "Hello \u{2068}سارة\u{2069}.");
    }
}
