//! Which crate may know which: `ui -> ipc <- core <- shell`.

use std::{
    collections::{BTreeMap, BTreeSet},
    process::Command,
};

use crate::project::root;

const IPC: &str = "larkspur-ipc";
const CORE: &str = "larkspur-core";
/// Reads the files of the library: the core shows them, xtask checks them.
const PACKS: &str = "larkspur-packs";
/// Packs from outside: the core takes them in, xtask makes them.
const BUNDLE: &str = "larkspur-bundle";
const SEARCH: &str = "larkspur-search";
/// Writing and translating together, without a room or a disk: the core stores and sends what it says.
const PROPOSALS: &str = "larkspur-proposals";
const ADVICE: &str = "larkspur-advice";
const DELTA: &str = "larkspur-delta";
/// What in a text could tell who somebody is: the core asks before a draft goes out.
const DETAILS: &str = "larkspur-details";
/// Makes a page of the library ready for paper: the core gives it the page and the words around it.
const PRINT: &str = "larkspur-print";
/// Speech as sound: the core plays a page with it, and records.
const SOUND: &str = "larkspur-sound";
/// Reads printed pages back, for tests.
const PDF: &str = "larkspur-test-pdf";
const SHELL: &str = "larkspur";
const UI: &str = "larkspur-ui";
/// Measures the app beside the least that it could be: two clients of the SDK, and a window, that
/// have nothing of ours in them. Nothing of it is in the app.
const BENCH: &str = "larkspur-test-bench";

/// What the page is built from besides Leptos: the browser's interface, Fluent, and JSON. None of
/// it knows Matrix, SQL, Tauri or a runtime.
const LIBRARIES_OF_UI: [&str; 11] = [
    "fluent",
    "fluent-syntax",
    "intl-memoizer",
    "js-sys",
    "leptos",
    "serde",
    "serde_json",
    "unic-langid",
    "wasm-bindgen",
    "wasm-bindgen-futures",
    "web-sys",
];

/// The crates that each crate of ours names, without those that only its tests use.
fn dependencies() -> BTreeMap<String, BTreeSet<String>> {
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let output = Command::new(cargo)
        .args(["metadata", "--format-version", "1", "--no-deps", "--locked"])
        .current_dir(root())
        .output()
        .unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let metadata: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    let mut found = BTreeMap::new();
    for package in metadata["packages"].as_array().unwrap() {
        let used = package["dependencies"]
            .as_array()
            .unwrap()
            .iter()
            .filter(|dependency| dependency["kind"] != "dev")
            .map(|dependency| dependency["name"].as_str().unwrap().to_owned())
            .collect();
        found.insert(package["name"].as_str().unwrap().to_owned(), used);
    }
    found
}

/// Those of them that are ours.
fn ours(name: &str) -> BTreeSet<String> {
    let all = dependencies();
    all[name].iter().filter(|used| all.contains_key(*used)).cloned().collect()
}

fn set(names: &[&str]) -> BTreeSet<String> {
    names.iter().map(|name| (*name).to_owned()).collect()
}

/// Asserts that none but `knower`, and the bench, names a crate that begins like one of these.
#[track_caller]
fn assert_known_only_to(knower: &str, starts: &[&str]) {
    for (name, used) in dependencies().into_iter().filter(|(name, _)| name != BENCH) {
        let known: Vec<_> =
            used.iter().filter(|one| starts.iter().any(|start| one.starts_with(start))).collect();
        assert!(name == knower || known.is_empty(), "{name} knows {known:?}");
        assert!(name != knower || !known.is_empty(), "{name} knows none of {starts:?}");
    }
}

#[test]
fn the_vocabulary_depends_on_serde_and_changes_of_texts_alone() {
    assert_eq!(dependencies()[IPC], set(&[DELTA, "serde"]));
}

#[test]
fn only_the_core_knows_the_documents_that_several_change_at_once() {
    assert_known_only_to(CORE, &["loro"]);
}

#[test]
fn the_core_knows_the_vocabulary_the_library_and_nothing_else_of_ours() {
    assert_eq!(
        ours(CORE),
        set(&[ADVICE, BUNDLE, DELTA, IPC, PACKS, PRINT, PROPOSALS, SEARCH, SOUND])
    );
}

#[test]
fn the_search_knows_nothing_else_of_ours() {
    assert_eq!(ours(SEARCH), set(&[]));
}

#[test]
fn the_printing_knows_the_packs_and_alone_knows_fonts_and_a_typesetter() {
    assert_eq!(ours(PRINT), set(&[PACKS]));
    assert_known_only_to(PRINT, &["typst", "fontdb"]);
}

#[test]
fn the_sound_knows_nothing_else_of_ours_and_alone_knows_devices_and_the_codec() {
    assert_eq!(ours(SOUND), set(&[]));
    assert_known_only_to(SOUND, &["cpal", "opus", "rtrb"]);
}

#[test]
fn what_reads_printed_pages_knows_nothing_of_what_makes_them() {
    assert_eq!(ours(PDF), set(&[]));
    assert_known_only_to(PDF, &["hayro"]);
}

#[test]
fn the_packs_know_what_a_sound_is_and_nothing_else_of_ours() {
    assert_eq!(ours(PACKS), set(&[SOUND]));
}

#[test]
fn the_bundles_know_the_packs_and_alone_know_signatures() {
    assert_eq!(ours(BUNDLE), set(&[PACKS]));
    assert_known_only_to(BUNDLE, &["minisign"]);
}

/// Whatever reads, waits, sends or asks the time has no place there, so the list is short and closed.
#[test]
fn the_proposals_know_the_packs_and_nothing_that_reads_waits_or_sends() {
    let known = ["blake3", PACKS, "serde", "serde_json", "thiserror"];
    assert_eq!(dependencies()[PROPOSALS], set(&known));
}

#[test]
fn the_changes_of_texts_know_nothing_else_of_ours() {
    assert_eq!(ours(DELTA), set(&[]));
}

/// Whatever reads, waits, sends or asks the time has no place there, so the list is short and closed.
#[test]
fn the_ground_of_drafts_knows_nothing_that_reads_waits_or_sends() {
    let known = [
        "base64",
        "blake3",
        DELTA,
        "ed25519-dalek",
        "icu_segmenter",
        "serde",
        "serde_json",
        "thiserror",
        "toml",
        "unicode-normalization",
        "zeroize",
    ];
    assert_eq!(dependencies()[ADVICE], set(&known));
    for (name, used) in dependencies() {
        assert!(name == CORE || !used.contains(ADVICE), "{name} knows the ground of drafts");
    }
}

/// It sees what nobody else may read, so nothing that reads, waits or sends has a place there.
#[test]
fn what_finds_telling_details_knows_nothing_that_reads_waits_or_sends() {
    let known = [
        "aho-corasick",
        "blake3",
        "icu_segmenter",
        "linkify",
        "regex",
        "serde",
        "thiserror",
        "unicode-normalization",
    ];
    assert_eq!(dependencies()[DETAILS], set(&known));
    for (name, used) in dependencies() {
        assert!(name == CORE || !used.contains(DETAILS), "{name} knows the telling details");
    }
}

#[test]
fn only_the_core_may_know_the_proposals() {
    for (name, used) in dependencies() {
        assert!(name == CORE || !used.contains(PROPOSALS), "{name} knows the proposals");
    }
}

#[test]
fn the_shell_stands_on_the_core_and_the_vocabulary() {
    assert_eq!(ours(SHELL), set(&[CORE, IPC]));
}

#[test]
fn the_page_knows_the_vocabulary_changes_of_texts_and_nothing_else_of_ours() {
    assert_eq!(ours(UI), set(&[DELTA, IPC]));
    let unknown: Vec<String> = dependencies()[UI]
        .iter()
        .filter(|used| {
            ![DELTA, IPC].contains(&used.as_str()) && !LIBRARIES_OF_UI.contains(&used.as_str())
        })
        .cloned()
        .collect();
    assert!(unknown.is_empty(), "the page is built from {unknown:?} too");
}

#[test]
fn nothing_depends_on_the_shell() {
    for (name, used) in dependencies() {
        assert!(!used.contains(SHELL), "{name} depends on the shell");
    }
}

#[test]
fn nothing_depends_on_the_bench() {
    for (name, used) in dependencies() {
        assert!(!used.contains(BENCH), "{name} depends on the bench");
    }
}

#[test]
fn only_the_core_knows_matrix_and_only_it_and_the_search_know_sql() {
    assert_known_only_to(CORE, &["matrix-sdk", "ruma", "libsqlite3-sys"]);
    let sql = |used: &BTreeSet<String>| used.contains("sqlx");
    let knowers = dependencies().into_iter().filter(|(name, used)| name != BENCH && sql(used));
    let knowers: Vec<_> = knowers.map(|(name, _)| name).collect();
    assert_eq!(knowers, [CORE, SEARCH]);
}

#[test]
fn only_the_shell_knows_tauri_and_the_desktop() {
    assert_known_only_to(SHELL, &["tauri", "gtk", "webkit2gtk"]);
}

#[test]
fn only_the_page_knows_leptos() {
    assert_known_only_to(UI, &["leptos", "web-sys"]);
}
