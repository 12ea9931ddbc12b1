//! How sources are written: short files, no raw markup, one place for what only one place may know.

use crate::project::{assert_none, sources, sources_below};

/// A file that is longer is about more than one thing.
const MOST_LINES: usize = 500;

#[test]
fn no_source_is_longer_than_five_hundred_lines() {
    let long: Vec<String> = sources(&["rs", "ts", "css", "js", "mjs", "html", "py", "ftl"])
        .iter()
        .map(|source| (&source.path, source.text.lines().count()))
        .filter(|(_, lines)| *lines > MOST_LINES)
        .map(|(path, lines)| format!("{path} has {lines} lines"))
        .collect();
    assert_none(&long, "a file is too long:");
}

/// Words of others become text nodes and elements that are made one by one, never markup. `art`
/// parses drawings that are constants of the app, as strict XML.
#[test]
fn nothing_becomes_markup_from_a_string() {
    let doors = [
        "inner_html",
        "innerHTML",
        "outer_html",
        "outerHTML",
        "insert_adjacent_html",
        "insertAdjacentHTML",
        "document.write",
        "create_contextual_fragment",
        "parse_from_string",
    ];
    let found: Vec<String> = sources_below("ui", &["rs", "js", "ts", "html"])
        .iter()
        .filter(|source| source.path != "ui/src/shared/art.rs")
        .flat_map(|source| {
            let used = doors.into_iter().filter(|door| source.text.contains(door));
            used.map(|door| format!("{}: {door}", source.path)).collect::<Vec<_>>()
        })
        .collect();
    assert_none(&found, "markup is made from a string:");
}

/// The policy of the page refuses inline style and inline script; nothing may rely on them.
#[test]
fn the_page_has_no_inline_script_or_style() {
    let html = crate::project::read("ui/index.html");
    assert!(html.contains("<script type=\"module\" src="));
    assert!(
        !html.contains("<style") && !html.contains(" style=") && !html.contains(" on"),
        "{html}"
    );
    for source in sources_below("ui/src", &["rs"]) {
        assert!(!source.text.contains(" style=\""), "{} has an inline style", source.path);
    }
}

#[test]
fn only_one_folder_of_the_page_knows_the_bridge() {
    let others: Vec<String> = sources_below("ui/src", &["rs"])
        .into_iter()
        .filter(|source| !source.path.starts_with("ui/src/ipc/"))
        .filter(|source| source.text.contains("__TAURI"))
        .map(|source| source.path)
        .collect();
    assert_none(&others, "the bridge of the webview is for ui/src/ipc alone:");
}

/// Each of these brings its code along again for every closure or type that it is used with; behind its one door
/// it is compiled once.
#[test]
fn what_would_be_compiled_anew_for_each_use_has_one_door() {
    let doors = [
        ("Memo::new(", "reactive"),
        ("<For ", "rows"),
        ("serde_json::from_str", "json"),
        ("serde_json::to_string", "ipc/bridge"),
    ];
    let mut found = Vec::new();
    for source in sources_below("ui/src", &["rs"]) {
        let code = source.text.split("#[cfg(test)]").next().unwrap_or_default();
        let code: Vec<&str> = code.lines().filter(|line| !line.trim().starts_with("//")).collect();
        // In one line, so that a name ends with a space wherever its attributes stand.
        let code = code.join(" ");
        for (used, door) in doors {
            let is_door = source.path.ends_with(&format!("/{door}.rs"));
            if code.contains(used) && !is_door {
                found.push(format!("{}: {used} is for {door}.rs", source.path));
            }
        }
        let (imports, body) = code.split_once("<Show ").unwrap_or_default();
        if !body.is_empty() && !imports.contains("Show") {
            found.push(format!("{}: <Show> is the one of shared", source.path));
        }
    }
    assert_none(&found, "the page gets larger:");
}

/// `error_text` puts the errors of all features into words; it is the one place that must know them.
#[test]
fn what_features_share_knows_no_feature() {
    let knowing: Vec<String> = ["shared", "i18n", "ipc"]
        .iter()
        .flat_map(|folder| sources_below(&format!("ui/src/{folder}"), &["rs"]))
        .filter(|source| source.path != "ui/src/shared/error_text.rs")
        .filter(|source| source.text.contains("features::") || source.text.contains("features,"))
        .map(|source| source.path)
        .collect();
    assert_none(&knowing, "a shared part knows a feature:");
}

#[test]
fn every_module_says_what_it_is_for() {
    let silent: Vec<String> = sources(&["rs"])
        .into_iter()
        .filter(|source| !source.text.starts_with("//! "))
        .map(|source| source.path)
        .collect();
    assert_none(&silent, "a module must begin with `//!`:");
}

#[test]
fn nothing_is_left_for_later() {
    let found: Vec<String> = sources(&["rs", "ts", "css", "js", "ftl", "html"])
        .into_iter()
        .filter(|source| source.path != "tests/architecture/src/sources.rs")
        .flat_map(|source| {
            let lines = source.text.lines().enumerate().filter(|(_, line)| {
                ["TODO", "FIXME", "XXX", "todo!(", "unimplemented!(", "coming soon"]
                    .iter()
                    .any(|mark| line.contains(mark))
            });
            lines.map(|(number, _)| format!("{}:{}", source.path, number + 1)).collect::<Vec<_>>()
        })
        .collect();
    assert_none(&found, "half-done work:");
}
