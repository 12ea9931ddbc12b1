//! Every word that a person reads stands in `locales/`.
//!
//! A heuristic over the page's source: text between tags, text in an attribute that is read or
//! spoken, and any other text that looks like words. Class lists, names of keys and the reasons of
//! `expect` are no words for people.

use proc_macro2::{TokenStream, TokenTree};

use crate::{
    project::{assert_none, read, sources_below},
    tokens::{is_for_tests, of, text_of},
};

/// Attributes and props whose text is shown or spoken.
const READ: [&str; 11] = [
    "alt",
    "aria-description",
    "aria-label",
    "aria-placeholder",
    "aria-roledescription",
    "aria-valuetext",
    "content",
    "label",
    "placeholder",
    "summary",
    "title",
];

/// Text that looks like words and is none, with what it is.
const NO_WORDS: [(&str, &str); 17] = [
    ("AltGraph", "the name of a key, as the browser says it"),
    ("ArrowDown", "the name of a key"),
    ("ArrowLeft", "the name of a key"),
    ("ArrowUp", "the name of a key"),
    ("ArrowUp ArrowDown", "two keys, as aria-keyshortcuts wants them"),
    ("C", "a class of events in the bridge"),
    ("Comma", "the name of a key"),
    ("End", "the name of a key"),
    ("English", "the one language that is known before the list of languages is loaded"),
    ("Enter", "the name of a key"),
    ("Escape", "the name of a key"),
    ("F6", "the name of a key"),
    ("Home", "the name of a key"),
    ("KeyX", "the name of a key"),
    ("Shift", "the name of a key"),
    ("Slash", "the name of a key"),
    ("Tab", "the name of a key"),
];

/// What is never seen: why something always holds, and what a developer reads.
const UNSEEN: [&str; 8] =
    ["assert", "assert_eq", "concat", "debug_assert", "env", "expect", "panic", "unreachable"];

struct Reader {
    path: String,
    found: Vec<String>,
}

/// Text with two words, or that begins like a name or a sentence.
fn looks_like_words(text: &str) -> bool {
    let letters: Vec<char> = text.chars().collect();
    let has_two_words = letters
        .windows(3)
        .any(|three| three[0].is_alphabetic() && three[1] == ' ' && three[2].is_alphabetic());
    let is_constant =
        letters.iter().all(|letter| letter.is_uppercase() || *letter == '_') && text.contains('_');
    (has_two_words || letters.first().is_some_and(|first| first.is_uppercase())) && !is_constant
}

/// `btn btn-primary`: small letters only, and names that a person would not write.
fn is_class_list(text: &str) -> bool {
    let is_name = |word: &str| {
        word.chars().all(|letter| {
            letter.is_ascii_lowercase() || letter.is_ascii_digit() || "-:/[]{}._%".contains(letter)
        })
    };
    text.split_whitespace().all(is_name)
        && text.split_whitespace().any(|word| word.contains(['-', ':', '{']))
}

/// The tokens of a file without attributes and without the items that only tests use.
fn without_tests(stream: TokenStream) -> Vec<TokenTree> {
    let mut kept = Vec::new();
    let mut tokens = stream.into_iter().peekable();
    let mut skips_item = false;
    while let Some(token) = tokens.next() {
        let is_mark = matches!(&token, TokenTree::Punct(mark) if mark.as_char() == '#');
        if is_mark {
            if let Some(TokenTree::Punct(mark)) = tokens.peek()
                && mark.as_char() == '!'
            {
                tokens.next();
            }
            if let Some(TokenTree::Group(_)) = tokens.peek() {
                skips_item |= tokens.next().as_ref().is_some_and(is_for_tests);
                continue;
            }
        }
        if skips_item {
            // An item ends with its body or with a semicolon.
            skips_item = match &token {
                TokenTree::Group(group) => group.delimiter() != proc_macro2::Delimiter::Brace,
                TokenTree::Punct(mark) => mark.as_char() != ';',
                _ => true,
            };
            continue;
        }
        kept.push(token);
    }
    kept
}

impl Reader {
    /// Reads Rust; what stands in `view!` is read as markup.
    fn read_code(&mut self, stream: TokenStream) {
        let tokens = without_tests(stream);
        for (place, token) in tokens.iter().enumerate() {
            match token {
                TokenTree::Group(group) => match name_before(&tokens, place) {
                    Some((name, true)) if name == "view" => self.read_view(group.stream()),
                    Some((name, _)) if UNSEEN.contains(&name.as_str()) => {}
                    _ => self.read_code(group.stream()),
                },
                TokenTree::Literal(literal) => {
                    let Some(text) = text_of(&literal.to_string()) else { continue };
                    let is_known = NO_WORDS.iter().any(|(known, _)| *known == text);
                    if looks_like_words(&text) && !is_known && !is_class_list(&text) {
                        self.report(literal, &text);
                    }
                }
                _ => {}
            }
        }
    }

    fn read_view(&mut self, stream: TokenStream) {
        let tokens: Vec<TokenTree> = stream.into_iter().collect();
        for (place, token) in tokens.iter().enumerate() {
            match token {
                TokenTree::Group(group) => self.read_code(group.stream()),
                TokenTree::Literal(literal) => {
                    let Some(text) = text_of(&literal.to_string()) else { continue };
                    let has_words = text.chars().any(char::is_alphabetic);
                    let is_seen = match attribute_before(&tokens, place) {
                        Some(name) => READ.contains(&name.as_str()),
                        None => true,
                    };
                    if has_words && is_seen {
                        self.report(literal, &text);
                    }
                }
                _ => {}
            }
        }
    }

    fn report(&mut self, literal: &proc_macro2::Literal, text: &str) {
        self.found.push(format!("{}:{}: {text:?}", self.path, literal.span().start().line));
    }
}

/// The name of what a group belongs to, and whether that is a macro: `view! { … }`, `expect( … )`.
fn name_before(tokens: &[TokenTree], place: usize) -> Option<(String, bool)> {
    match tokens.get(place.checked_sub(1)?)? {
        TokenTree::Ident(name) => Some((name.to_string(), false)),
        TokenTree::Punct(mark) if mark.as_char() == '!' => {
            let TokenTree::Ident(name) = tokens.get(place.checked_sub(2)?)? else { return None };
            Some((name.to_string(), true))
        }
        _ => None,
    }
}

/// The name before `="text"`, such as `aria-label` or `prop:title`, without what stands before a
/// colon. `None` for text between tags.
fn attribute_before(tokens: &[TokenTree], place: usize) -> Option<String> {
    let before = |back: usize| place.checked_sub(back).and_then(|place| tokens.get(place));
    let is = |back: usize, sign: char| matches!(before(back), Some(TokenTree::Punct(mark)) if mark.as_char() == sign);
    if !is(1, '=') {
        return None;
    }
    let mut name = before(2)?.to_string();
    let mut back = 2;
    while is(back + 1, '-') {
        name = format!("{}-{name}", before(back + 2)?);
        back += 2;
    }
    Some(name)
}

fn words_in(path: &str, text: &str) -> Vec<String> {
    let source = crate::project::Source { path: path.to_owned(), text: text.to_owned() };
    let mut reader = Reader { path: source.path.clone(), found: Vec::new() };
    reader.read_code(of(&source));
    reader.found
}

#[test]
fn the_page_holds_no_words_of_its_own() {
    let found: Vec<String> = sources_below("ui/src", &["rs"])
        .iter()
        .flat_map(|source| words_in(&source.path, &source.text))
        .collect();
    assert_none(&found, "words that people read stand in locales/ only:");
}

/// The scan is a heuristic, so it is tried out on what it must find and must leave alone.
#[test]
fn words_are_found_where_they_would_be_read() {
    for code in [
        r#"fn f() { view! { <p>"Hello there"</p> } }"#,
        r#"fn f() { view! { <p>"hello"</p> } }"#,
        r#"fn f() { view! { <button aria-label="close">{icon}</button> } }"#,
        r#"fn f() { view! { <Part title="new"/> } }"#,
        r#"fn f() { view! { <p>{move || if x { "nothing here" } else { "Empty" }}</p> } }"#,
        r#"fn f() -> &'static str { "Something went wrong" }"#,
    ] {
        assert!(!words_in("x.rs", code).is_empty(), "{code}");
    }
    for code in [
        "//! Words of a developer.",
        r#"fn f() { view! { <p class="mt-2 flex" data-testid="a b">"·"</p> } }"#,
        r#"fn f() { let class = if x { "btn btn-primary" } else { "btn" }; }"#,
        r#"fn f() { g().expect("a page is always around it") }"#,
        r#"#[cfg(test)] mod tests { fn f() { g("Some words") } }"#,
    ] {
        assert!(words_in("x.rs", code).is_empty(), "{code}: {:?}", words_in("x.rs", code));
    }
}

#[test]
fn the_window_has_a_neutral_title_and_the_page_no_words() {
    let html = read("ui/index.html");
    assert!(html.contains("<title>Larkspur</title>"));
    let (_, body) = html.split_once("<body>").unwrap();
    assert_eq!(body.split("</body>").next().unwrap().trim(), "", "the page is drawn by the app");
    let config: serde_json::Value = serde_json::from_str(&read("tauri.conf.json")).unwrap();
    assert_eq!(config["productName"], "Larkspur");
    assert_eq!(config["app"]["windows"], serde_json::json!([]), "windows follow the vault");
    let windows = read("src-tauri/src/windows.rs");
    assert!(windows.contains("const TITLE: &str = \"Larkspur\";"));
    assert_eq!(windows.matches(".title(").count(), windows.matches(".title(TITLE)").count());
}

/// What boots the page runs before any language is known.
#[test]
fn the_script_that_starts_the_page_says_nothing() {
    let script = read("ui/boot.js");
    for door in ["textContent", "innerText", "createTextNode", "alert(", "document.title"] {
        assert!(!script.contains(door), "{door}");
    }
}
