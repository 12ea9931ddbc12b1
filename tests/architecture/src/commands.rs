//! Every command is named after its struct, answered by one handler, and allowed by one permission.

use std::collections::{BTreeMap, BTreeSet};

use proc_macro2::TokenTree;

use crate::{
    project::{FEATURES, Source, read, sources_below},
    tokens,
};

const VOCABULARY: &str = "src-tauri/crates/ipc/src";

/// A command or a stream as `larkspur-ipc` declares it.
struct Declared {
    feature: &'static str,
    type_name: String,
    name: String,
    class: String,
}

fn source(path: String) -> Source {
    Source { text: read(&path), path }
}

fn declared() -> Vec<Declared> {
    let mut found = Vec::new();
    for source in sources_below(VOCABULARY, &["rs"]) {
        let place = source.path[VOCABULARY.len() + 1..].split(['/', '.']).next();
        for kind in ["command", "stream"] {
            for call in tokens::macro_calls(&source, kind) {
                let feature = FEATURES.into_iter().find(|feature| Some(*feature) == place);
                let feature = feature.unwrap_or_else(|| panic!("{} is no feature", source.path));
                let parts: Vec<TokenTree> = call.into_iter().collect();
                let [
                    TokenTree::Ident(type_name),
                    _,
                    TokenTree::Literal(name),
                    _,
                    TokenTree::Ident(class),
                    ..,
                ] = &parts[..]
                else {
                    panic!("{}: a {kind} is not declared as the others are", source.path)
                };
                found.push(Declared {
                    feature,
                    type_name: type_name.to_string(),
                    name: tokens::text_of(&name.to_string()).unwrap(),
                    class: class.to_string(),
                });
            }
        }
    }
    assert!(found.len() > 40, "only {} are declared", found.len());
    found.push(stop_stream());
    found
}

/// The one command that stands in no feature's file, since it belongs to all streams.
fn stop_stream() -> Declared {
    let text = read("src-tauri/crates/ipc/src/command.rs");
    let (_, declaration) = text.split_once("impl Command for StopStream {").unwrap();
    let (_, name) = declaration.split_once("const NAME: &'static str = \"").unwrap();
    let (_, class) = declaration.split_once("const CLASS: Class = Class::").unwrap();
    Declared {
        feature: "settings",
        type_name: "StopStream".to_owned(),
        name: name.split('"').next().unwrap().to_owned(),
        class: class.split(';').next().unwrap().to_owned(),
    }
}

fn snake(type_name: &str) -> String {
    let mut snake = String::new();
    for letter in type_name.chars() {
        if letter.is_uppercase() && !snake.is_empty() {
            snake.push('_');
        }
        snake.extend(letter.to_lowercase());
    }
    snake
}

fn names_of(feature: &str) -> BTreeSet<String> {
    declared().into_iter().filter(|one| one.feature == feature).map(|one| one.name).collect()
}

/// The functions of a feature's file that are marked `#[tauri::command]`, as often as they stand.
fn handlers(feature: &str) -> Vec<String> {
    let source = source(format!("src-tauri/src/commands/{feature}.rs"));
    let mut found = Vec::new();
    let mut is_marked = false;
    let mut is_named = false;
    for token in tokens::of(&source) {
        match token {
            TokenTree::Group(group)
                if group.stream().to_string().replace(' ', "") == "tauri::command" =>
            {
                is_marked = true;
            }
            TokenTree::Ident(ident) if is_named => {
                found.push(ident.to_string());
                (is_marked, is_named) = (false, false);
            }
            TokenTree::Ident(ident) if is_marked && ident == "fn" => is_named = true,
            _ => {}
        }
    }
    found
}

/// The paths in `generate_handler!`, as `(feature, handler)`.
fn listed() -> Vec<(String, String)> {
    let text = read("src-tauri/src/lib.rs");
    let (_, list) = text.split_once("generate_handler![").unwrap();
    let (list, _) = list.split_once(']').unwrap();
    list.split(',')
        .map(str::trim)
        .filter(|entry| !entry.is_empty())
        .map(|entry| {
            let parts: Vec<&str> = entry.split("::").collect();
            let ["commands", feature, handler] = parts[..] else {
                panic!("{entry} is not written as the others are")
            };
            (feature.to_owned(), handler.to_owned())
        })
        .collect()
}

/// What one permission file grants: each permission with its commands, each set with its permissions.
struct Granted {
    commands: BTreeMap<String, Vec<String>>,
    sets: BTreeMap<String, BTreeSet<String>>,
}

fn granted(feature: &str) -> Granted {
    let table: toml::Table =
        toml::from_str(&read(&format!("src-tauri/permissions/{feature}.toml"))).unwrap();
    let entries = |key: &str| table[key].as_array().unwrap().clone();
    let words = |value: &toml::Value| -> Vec<String> {
        value.as_array().unwrap().iter().map(|one| one.as_str().unwrap().to_owned()).collect()
    };
    let id = |entry: &toml::Value| entry["identifier"].as_str().unwrap().to_owned();
    let mut commands = BTreeMap::new();
    for entry in entries("permission") {
        let twice = commands.insert(id(&entry), words(&entry["commands"]["allow"]));
        assert!(twice.is_none(), "{} stands twice", id(&entry));
    }
    let sets = entries("set")
        .iter()
        .map(|entry| (id(entry), words(&entry["permissions"]).into_iter().collect()))
        .collect();
    Granted { commands, sets }
}

/// The commands that a window of this capability may ask for.
fn reached(capability: &str) -> BTreeSet<String> {
    let text = read(&format!("src-tauri/capabilities/{capability}.json"));
    let capability: serde_json::Value = serde_json::from_str(&text).unwrap();
    assert!(capability.get("remote").is_none(), "no page from elsewhere may ask for anything");
    let mut wanted: BTreeSet<String> = capability["permissions"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| one.as_str().unwrap().to_owned())
        .collect();
    let mut found = BTreeSet::new();
    for feature in FEATURES {
        let granted = granted(feature);
        for (set, permissions) in granted.sets {
            if wanted.remove(&set) {
                wanted.extend(permissions);
            }
        }
        for (permission, commands) in granted.commands {
            if wanted.remove(&permission) {
                found.extend(commands);
            }
        }
    }
    assert!(wanted.is_empty(), "what no file of ours grants: {wanted:?}");
    found
}

#[test]
fn a_command_is_named_after_its_feature_and_its_struct() {
    for Declared { feature, type_name, name, .. } in declared() {
        assert_eq!(name, format!("{feature}_{}", snake(&type_name)), "the name of {type_name}");
    }
}

#[test]
fn a_command_has_one_of_the_four_classes() {
    for Declared { name, class, .. } in declared() {
        let classes = ["Public", "Reading", "Unlocked", "SignedIn"];
        assert!(classes.contains(&class.as_str()), "{name}: {class}");
    }
}

/// Whoever finds the lock screen reads what ships, if that was turned on: never a word of the vault, and never an act.
#[test]
fn what_is_read_on_the_lock_screen_are_streams_of_the_library() {
    let reading: Vec<Declared> =
        declared().into_iter().filter(|one| one.class == "Reading").collect();
    assert!(!reading.is_empty());
    for Declared { feature, name, .. } in reading {
        assert!(feature == "resources" && name.starts_with("resources_watch_"), "{name}");
    }
}

#[test]
fn a_command_has_one_handler_in_the_file_of_its_feature() {
    for feature in FEATURES {
        let found = handlers(feature);
        let distinct: BTreeSet<String> = found.iter().cloned().collect();
        assert_eq!(found.len(), distinct.len(), "a handler of {feature} stands twice");
        assert_eq!(distinct, names_of(feature), "handlers and commands of {feature}");
    }
}

#[test]
fn a_handler_stands_once_in_the_one_list() {
    let listed = listed();
    let distinct: BTreeSet<(String, String)> = listed.iter().cloned().collect();
    assert_eq!(listed.len(), distinct.len(), "a handler is listed twice");
    let expected: BTreeSet<(String, String)> =
        declared().into_iter().map(|one| (one.feature.to_owned(), one.name)).collect();
    assert_eq!(distinct, expected);
}

#[test]
fn a_command_has_one_permission_named_after_it() {
    for feature in FEATURES {
        let expected: BTreeMap<String, Vec<String>> = names_of(feature)
            .into_iter()
            .map(|name| (format!("allow-{}", name.replace('_', "-")), vec![name]))
            .collect();
        assert_eq!(granted(feature).commands, expected, "permissions of {feature}");
    }
}

#[test]
fn the_lock_window_reaches_exactly_what_is_public_and_what_reads() {
    let is_for_it = |one: &Declared| ["Public", "Reading"].contains(&one.class.as_str());
    let reaches: BTreeSet<String> =
        declared().into_iter().filter(is_for_it).map(|one| one.name).collect();
    assert!(reaches.contains("safety_hide_now"));
    assert_eq!(reached("lock"), reaches);
}

#[test]
fn the_main_window_reaches_every_command() {
    assert_eq!(reached("main"), declared().into_iter().map(|one| one.name).collect());
}
