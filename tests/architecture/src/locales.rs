//! Every language has every message, with the same facts in it and the plurals of its grammar.

use std::collections::BTreeSet;

use crate::{
    features::languages,
    messages::{Choice, Message, Parts, catalogue},
    project::{assert_none, read, sources_below},
};

/// English is what is written first; the others follow it.
const FIRST: &str = "en";

/// The functions that a message may call. The window registers none: numbers and dates are put into
/// the language's own form before they are shown.
const FUNCTIONS: [&str; 0] = [];

/// Which sets of plural categories are complete in a language, by CLDR 48. A new language is
/// entered here. Spanish uses "many" for millions only, so a small count may leave it out.
fn complete_plurals(tag: &str) -> &'static [&'static [&'static str]] {
    match tag {
        "en" => &[&["one", "other"]],
        "es" => &[&["one", "other"], &["one", "many", "other"]],
        _ => panic!("enter the plural categories of {tag} here"),
    }
}

const CATEGORIES: [&str; 6] = ["zero", "one", "two", "few", "many", "other"];

/// Words that Larkspur does not use of people, or that press or blame. Beginnings of words.
fn unwelcome(tag: &str) -> &'static [&'static str] {
    match tag {
        "en" => &["victim", "user", "urgent", "failed to"],
        "es" => &["víctima", "usuari", "urgen", "no se ha podido"],
        _ => panic!("enter the unwelcome words of {tag} here"),
    }
}

/// A pattern, and where it stands: `es: common-skip.`, or `es: common-key-left.aria`.
type Placed = (String, Parts);

/// The patterns of each message of a language.
fn patterns(tag: &str) -> Vec<(String, Message, Vec<Placed>)> {
    catalogue(tag)
        .into_iter()
        .map(|(id, message)| {
            let parts = message
                .patterns
                .iter()
                .map(|(name, pattern)| (format!("{tag}: {id}.{name}"), Parts::of(pattern)))
                .collect();
            (id, message, parts)
        })
        .collect()
}

fn all_parts() -> Vec<Placed> {
    languages().iter().flat_map(|tag| patterns(tag)).flat_map(|(_, _, parts)| parts).collect()
}

/// Whether the English comment says that this stands for a number.
fn is_number(comment: &str, variable: &str) -> bool {
    comment.contains(&format!("${variable} (Number)"))
}

#[test]
fn a_message_stands_in_the_file_of_its_feature() {
    for tag in languages() {
        for (id, message) in catalogue(&tag) {
            assert!(id.starts_with(&format!("{}-", message.file)), "{tag}: {id}");
        }
    }
}

#[test]
fn every_language_has_every_message_and_attribute() {
    let names = |tag: &str| -> BTreeSet<(String, String)> {
        let names = |(id, message): (String, Message)| {
            message.patterns.into_keys().map(move |name| (id.clone(), name)).collect::<Vec<_>>()
        };
        catalogue(tag).into_iter().flat_map(names).collect()
    };
    let first = names(FIRST);
    for tag in languages() {
        let here = names(&tag);
        let list = |names: &mut dyn Iterator<Item = &(String, String)>| -> Vec<String> {
            names.map(|(id, name)| format!("{tag}: {id}.{name}")).collect()
        };
        assert_none(&list(&mut first.difference(&here)), "a language lacks what English has:");
        assert_none(&list(&mut here.difference(&first)), "English lacks what a language has:");
    }
}

#[test]
fn a_message_uses_the_same_variables_in_every_language() {
    let first = catalogue(FIRST);
    for tag in languages() {
        for (id, message) in catalogue(&tag) {
            for (name, pattern) in &message.patterns {
                let Some(before) = first.get(&id).and_then(|one| one.patterns.get(name)) else {
                    continue;
                };
                let (before, here) = (Parts::of(before).variables, Parts::of(pattern).variables);
                assert_eq!(here, before, "{tag}: {id}.{name}");
            }
        }
    }
}

#[test]
fn a_comment_says_what_each_variable_stands_for() {
    let mut silent = Vec::new();
    for (id, message, parts) in patterns(FIRST) {
        let used: BTreeSet<String> = parts.into_iter().flat_map(|(_, it)| it.variables).collect();
        let is_documented = |variable: &str| {
            message.comment.lines().any(|line| {
                ["String", "Number"].iter().any(|kind| {
                    line.strip_prefix(&format!("${variable} ({kind}) - "))
                        .is_some_and(|words| !words.trim().is_empty())
                })
            })
        };
        silent.extend(used.iter().filter(|it| !is_documented(it)).map(|it| format!("{id}: ${it}")));
        for line in message.comment.lines().filter_map(|line| line.strip_prefix('$')) {
            let named = line.split(' ').next().unwrap_or_default();
            assert!(used.contains(named), "{id} does not use ${named}, which its comment explains");
        }
    }
    assert_none(&silent, "`# $name (String or Number) - what it is` is missing:");
}

/// Without it nobody who translates knows whether a word is a heading, a button or a sentence.
#[test]
fn every_message_tells_translators_where_it_stands() {
    let mut silent = Vec::new();
    for (id, message) in catalogue(FIRST) {
        let tells = |line: &str| !line.starts_with('$') && !["", "CRITICAL"].contains(&line.trim());
        if !message.comment.lines().any(tells) {
            silent.push(id);
        }
    }
    assert_none(&silent, "a comment that says where the message stands is missing:");
}

#[test]
fn plurals_are_complete_and_of_the_grammar_of_the_language() {
    let first = catalogue(FIRST);
    let mut count = 0;
    for tag in languages() {
        for (id, message) in catalogue(&tag) {
            let comment = &first[&id].comment;
            for choice in message.patterns.values().flat_map(|it| Parts::of(it).choices) {
                if !is_number(comment, &choice.variable) {
                    continue;
                }
                count += 1;
                // An exact number such as [0] may have words of its own beside the categories.
                let keys: BTreeSet<&str> = choice
                    .keys
                    .iter()
                    .map(String::as_str)
                    .filter(|key| key.parse::<u32>().is_err())
                    .collect();
                let is_complete =
                    complete_plurals(&tag).iter().any(|all| keys == all.iter().copied().collect());
                assert!(is_complete, "{tag}: {id} has {keys:?}");
                assert_eq!(choice.default, "other", "{tag}: {id}");
            }
        }
    }
    assert!(count > 0, "no plural was looked at");
}

#[test]
fn a_choice_that_is_no_plural_has_the_same_variants_in_every_language() {
    let first = catalogue(FIRST);
    for tag in languages() {
        for (id, message) in catalogue(&tag) {
            let before = &first[&id];
            let choices = |message: &Message, name: &str| -> Vec<Choice> {
                let parts = message.patterns.get(name).map(Parts::of).unwrap_or_default();
                let mut choices = parts.choices;
                choices.retain(|choice| !is_number(&before.comment, &choice.variable));
                choices
            };
            for name in message.patterns.keys() {
                let here = choices(&message, name);
                let counts = |choice: &Choice| {
                    choice.keys.iter().any(|key| CATEGORIES[..5].contains(&key.as_str()))
                };
                assert!(!here.iter().any(counts), "{tag}: {id} counts what is no number");
                assert_eq!(here, choices(before, name), "{tag}: {id}.{name}");
            }
        }
    }
}

#[test]
fn no_message_calls_an_unknown_function() {
    for (place, parts) in all_parts() {
        for function in parts.functions {
            assert!(FUNCTIONS.contains(&function.as_str()), "{place} calls {function}");
        }
    }
}

/// The window parses the messages of a feature together, and those of another one later or never.
#[test]
fn a_message_refers_only_to_messages_of_its_feature_that_exist() {
    let first = catalogue(FIRST);
    let feature = |id: &str| id.split('-').next().unwrap_or_default().to_owned();
    for tag in languages() {
        for (id, _, parts) in patterns(&tag) {
            for message in parts.into_iter().flat_map(|(_, parts)| parts.messages) {
                assert!(first.contains_key(&message), "{tag}: {id} refers to {message}");
                assert_eq!(feature(&message), feature(&id), "{tag}: {id} refers to {message}");
            }
        }
    }
}

#[test]
fn the_critical_messages_are_the_same_in_every_language() {
    let critical = |tag: &str| -> BTreeSet<String> {
        catalogue(tag).into_iter().filter(|(_, it)| it.is_critical()).map(|(id, _)| id).collect()
    };
    let first = critical(FIRST);
    assert!(!first.is_empty());
    for tag in languages() {
        assert_eq!(critical(&tag), first, "{tag}");
    }
}

#[test]
fn no_message_is_empty() {
    for (place, parts) in all_parts() {
        assert!(!parts.text.trim().is_empty() || !parts.variables.is_empty(), "{place}");
    }
}

#[test]
fn no_message_uses_an_unwelcome_word_or_shouts() {
    let mut found = Vec::new();
    for tag in languages() {
        for (place, parts) in patterns(&tag).into_iter().flat_map(|(_, _, parts)| parts) {
            let text = parts.text.to_lowercase();
            for word in unwelcome(&tag) {
                let at_start = |(place, _): (usize, &str)| {
                    !text[..place].chars().next_back().is_some_and(char::is_alphabetic)
                };
                if text.match_indices(word).any(at_start) {
                    found.push(format!("{place}: {word}"));
                }
            }
            if text.contains(['!', '¡']) {
                found.push(format!("{place}: an exclamation mark"));
            }
        }
    }
    assert_none(&found, "look.md has other words for this:");
}

/// Words that nobody reads would still be translated, and checked, for ever.
#[test]
fn every_message_is_read_somewhere() {
    let mut code = String::new();
    for source in sources_below("ui/src", &["rs"]) {
        code.push_str(&source.text);
    }
    let mut unread = Vec::new();
    for (id, message) in catalogue(FIRST) {
        for name in message.patterns.keys() {
            let function = if name.is_empty() { id.clone() } else { format!("{id}-{name}") };
            // With several variables it is a struct, in which each is named.
            let with_fields = format!("t::{}", camel(&function));
            let function = format!("t::{}", function.replace('-', "_").to_lowercase());
            let is_named = |name: &String| {
                code.match_indices(name).any(|(place, _)| {
                    let after = code[place + name.len()..].chars().next();
                    after.is_none_or(|it| !it.is_alphanumeric() && it != '_')
                })
            };
            if ![&function, &with_fields].into_iter().any(is_named) {
                unread.push(function);
            }
        }
    }
    assert_none(&unread, "no part of the page shows these:");
}

fn camel(id: &str) -> String {
    let word = |word: &str| {
        let (first, rest) = word.split_at_checked(1).unwrap_or_default();
        first.to_uppercase() + rest
    };
    id.split('-').map(word).collect()
}

#[test]
fn every_language_says_its_name_its_direction_and_its_state() {
    for tag in languages() {
        let meta: toml::Table = toml::from_str(&read(&format!("locales/{tag}/meta.toml"))).unwrap();
        let word = |key: &str| meta[key].as_str().unwrap().to_owned();
        assert!(!word("autonym").is_empty(), "{tag}");
        assert!(["ltr", "rtl"].contains(&word("direction").as_str()), "{tag}");
        assert!(["draft", "reviewed"].contains(&word("status").as_str()), "{tag}");
    }
}
