//! Proves that what each window may ask fits what the commands say of themselves.
//!
//! Reads the declarations in `larkspur-ipc`, the list of handlers, the permission files and the
//! capabilities. Invariant: the lock window reaches exactly the public commands and those that read what ships, the
//! main window all of them, and no name stands in one of the places alone.

use std::collections::{BTreeMap, BTreeSet};

use larkspur_ipc::{Class, Command as _, StopStream};
use serde::Deserialize;

const FEATURES: [(&str, &str, &str); 7] = [
    (
        "account",
        include_str!("../crates/ipc/src/account.rs"),
        include_str!("../permissions/account.toml"),
    ),
    (
        "advice",
        concat!(
            include_str!("../crates/ipc/src/advice.rs"),
            include_str!("../crates/ipc/src/advice/versions.rs")
        ),
        include_str!("../permissions/advice.toml"),
    ),
    (
        "messaging",
        include_str!("../crates/ipc/src/messaging.rs"),
        include_str!("../permissions/messaging.toml"),
    ),
    (
        "proposals",
        concat!(
            include_str!("../crates/ipc/src/proposals.rs"),
            include_str!("../crates/ipc/src/proposals/page_writing.rs")
        ),
        include_str!("../permissions/proposals.toml"),
    ),
    (
        "resources",
        concat!(
            include_str!("../crates/ipc/src/resources.rs"),
            include_str!("../crates/ipc/src/resources/narration.rs"),
            include_str!("../crates/ipc/src/resources/saving.rs"),
            include_str!("../crates/ipc/src/resources/signing.rs")
        ),
        include_str!("../permissions/resources.toml"),
    ),
    (
        "safety",
        include_str!("../crates/ipc/src/safety.rs"),
        include_str!("../permissions/safety.toml"),
    ),
    (
        "settings",
        include_str!("../crates/ipc/src/settings.rs"),
        include_str!("../permissions/settings.toml"),
    ),
];

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct PermissionFile {
    permission: Vec<Permission>,
    set: Vec<Set>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Permission {
    identifier: String,
    commands: Commands,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Commands {
    allow: Vec<String>,
}

#[derive(Deserialize)]
struct Set {
    identifier: String,
    permissions: BTreeSet<String>,
}

#[derive(Deserialize)]
struct Capability {
    windows: Vec<String>,
    permissions: BTreeSet<String>,
    remote: Option<serde_json::Value>,
}

/// Name and class of every command and stream that a file of `larkspur-ipc` declares.
fn declared(source: &str) -> BTreeMap<String, Class> {
    let mut found = BTreeMap::new();
    for start in ["\ncommand!(", "\nstream!("] {
        for declaration in source.split(start).skip(1) {
            let mut parts = declaration.split(',').skip(1).map(str::trim);
            let name = parts.next().unwrap().trim_matches('"').to_owned();
            let class = match parts.next().unwrap() {
                "Public" => Class::Public,
                "Reading" => Class::Reading,
                "Unlocked" => Class::Unlocked,
                "SignedIn" => Class::SignedIn,
                other => panic!("{name} has the class {other}"),
            };
            assert!(found.insert(name.clone(), class).is_none(), "{name} is declared twice");
        }
    }
    found
}

fn permission_of(command: &str) -> String {
    format!("allow-{}", command.replace('_', "-"))
}

/// Every command of every feature, with its class.
fn all_declared() -> BTreeMap<String, Class> {
    let mut all: BTreeMap<String, Class> =
        FEATURES.iter().flat_map(|(_, source, _)| declared(source)).collect();
    all.insert(StopStream::NAME.to_owned(), StopStream::CLASS);
    all
}

/// The commands that the permission sets of a capability allow.
fn reached(capability: &str) -> BTreeSet<String> {
    let capability: Capability = serde_json::from_str(capability).unwrap();
    assert!(capability.remote.is_none(), "no page from elsewhere may ask anything");
    assert_eq!(capability.windows.len(), 1);
    let mut reached = BTreeSet::new();
    for (_, _, permissions) in FEATURES {
        let file: PermissionFile = toml::from_str(permissions).unwrap();
        for set in file.set.iter().filter(|set| capability.permissions.contains(&set.identifier)) {
            let allowed =
                file.permission.iter().filter(|one| set.permissions.contains(&one.identifier));
            reached.extend(allowed.flat_map(|one| one.commands.allow.clone()));
        }
    }
    reached
}

#[test]
fn every_command_has_one_permission_named_after_it() {
    for (feature, source, permissions) in FEATURES {
        let mut expected: BTreeSet<String> = declared(source).into_keys().collect();
        if feature == "settings" {
            expected.insert(StopStream::NAME.to_owned());
        }
        let file: PermissionFile = toml::from_str(permissions).unwrap();
        let mut seen = BTreeSet::new();
        for permission in &file.permission {
            let [command] = &permission.commands.allow[..] else {
                panic!("{} allows more than one command", permission.identifier)
            };
            assert_eq!(permission.identifier, permission_of(command));
            assert!(command.starts_with(&format!("{feature}_")), "{command}");
            assert!(seen.insert(command.clone()), "{command} is allowed twice");
        }
        assert_eq!(seen, expected, "{feature}");
    }
}

#[test]
fn every_command_has_one_handler() {
    let listed: Vec<&str> = include_str!("lib.rs")
        .lines()
        .filter_map(|line| line.trim().strip_prefix("commands::"))
        .filter_map(|line| line.trim_end_matches(',').split("::").nth(1))
        .collect();
    let distinct: BTreeSet<String> = listed.iter().map(|name| (*name).to_owned()).collect();
    assert_eq!(listed.len(), distinct.len(), "a handler is listed twice");
    assert_eq!(distinct, all_declared().into_keys().collect());
}

fn all_of(classes: &[Class]) -> BTreeSet<String> {
    let declared = all_declared().into_iter();
    declared.filter_map(|(name, class)| classes.contains(&class).then_some(name)).collect()
}

#[test]
fn the_lock_window_reaches_what_is_public_and_what_reads_and_nothing_else() {
    let reaches = all_of(&[Class::Public, Class::Reading]);
    assert_eq!(reached(include_str!("../capabilities/lock.json")), reaches);
    assert!(reaches.contains("safety_hide_now"), "the scan found something");
}

#[test]
fn what_reads_on_the_lock_screen_is_known_by_name_and_cannot_be_turned_on_there() {
    let reading = ["contacts", "found", "glossary", "library", "resource"];
    let reading = reading.map(|what| format!("resources_watch_{what}"));
    assert_eq!(all_of(&[Class::Reading]), BTreeSet::from(reading));
    // A set of its own, so that the lock window gets nothing along with it.
    let (_, _, permissions) = FEATURES.iter().find(|(name, ..)| *name == "resources").unwrap();
    let file: PermissionFile = toml::from_str(permissions).unwrap();
    let set = file.set.iter().find(|set| set.identifier == "resources-reading").unwrap();
    let named = all_of(&[Class::Reading]).iter().map(|name| permission_of(name)).collect();
    assert_eq!(set.permissions, named);
    let unlocked = all_of(&[Class::Unlocked]);
    assert!(unlocked.contains("settings_set_read_while_locked"), "{unlocked:?}");
}

#[test]
fn the_main_window_reaches_every_command() {
    let all: BTreeSet<String> = all_declared().into_keys().collect();
    assert_eq!(reached(include_str!("../capabilities/main.json")), all);
    assert!(all.len() > 40, "the scan found something: {}", all.len());
}

#[test]
fn the_policy_lets_nothing_in_from_elsewhere() {
    let config: serde_json::Value =
        serde_json::from_str(include_str!("../../tauri.conf.json")).unwrap();
    let app = &config["app"];
    let policy = app["security"]["csp"].as_str().unwrap();
    let directives: BTreeMap<&str, BTreeSet<&str>> = policy
        .split(';')
        .map(|directive| {
            let mut words = directive.split_whitespace();
            (words.next().unwrap(), words.collect())
        })
        .collect();
    assert_eq!(directives["default-src"], BTreeSet::from(["'none'"]));
    let ours = ["'self'", "'none'", "'wasm-unsafe-eval'", "ipc:", "http://ipc.localhost"];
    for (name, sources) in &directives {
        assert!(sources.iter().all(|source| ours.contains(source)), "{name} allows {sources:?}");
    }
    assert_eq!(app["security"]["freezePrototype"], true);
    assert_eq!(app["withGlobalTauri"], false);
    assert_eq!(app["windows"], serde_json::json!([]), "windows follow the vault");
    assert_eq!(app["security"]["capabilities"], serde_json::json!(["lock", "main"]));
    assert!(app["security"].get("dangerousDisableAssetCspModification").is_none());
}
