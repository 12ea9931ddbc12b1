//! Words of others, made safe to show: names, plain text, formatted text.
//!
//! Used wherever something that somebody else wrote becomes a row. Pure. Invariants: no HTML
//! leaves this module, only [`Node`]s; a link is http or https and names its host in punycode;
//! direction controls are gone, so that no name or message can turn the line around it.

use larkspur_ipc::{
    MemberId,
    messaging::{Node, Person, Style},
};
use linkify::{LinkFinder, LinkKind};
use matrix_sdk::ruma::{
    UserId,
    html::{Html, NodeRef, SanitizerConfig},
};
use unicode_normalization::char::is_combining_mark;
use url::Url;

/// The longest name that is shown, in characters.
const MAX_NAME_CHARS: usize = 64;
/// Marks on one base letter beyond which the rest is dropped. Khmer and Burmese need up to six.
const MAX_MARKS: usize = 8;
/// Empty lines in a row beyond which the rest is dropped.
const MAX_BLANK_LINES: usize = 2;
/// How deep formatted text may nest; the specification asks clients to stop at 100.
const MAX_DEPTH: usize = 20;

/// Somebody with a name that can be shown: their own, or the first part of their id.
pub(crate) fn person(id: &UserId, name: Option<&str>) -> Option<Person> {
    let member = MemberId::parse(id.as_str()).ok()?;
    let cleaned = name.map(clean_name).filter(|name| !name.is_empty());
    Some(Person { member, name: cleaned.unwrap_or_else(|| id.localpart().to_owned()) })
}

/// A name in one line, without direction or other controls, of at most 64 characters.
pub(crate) fn clean_name(name: &str) -> String {
    let flat: String =
        without_stacks(name).chars().map(|c| if c.is_whitespace() { ' ' } else { c }).collect();
    let joined = flat.split(' ').filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ");
    joined.chars().take(MAX_NAME_CHARS).collect()
}

/// Plain text as nodes: line breaks and links.
pub(crate) fn of_plain(text: &str) -> Vec<Node> {
    let mut nodes = Vec::new();
    for (index, line) in clean_lines(text).lines().enumerate() {
        if index > 0 {
            nodes.push(Node::Break);
        }
        push_linked(&mut nodes, line);
    }
    nodes
}

/// HTML of a message as nodes. Unknown elements give their children; pictures give nothing.
pub(crate) fn of_html(html: &str) -> Vec<Node> {
    let html = Html::parse(html);
    html.sanitize_with(&SanitizerConfig::strict().remove_reply_fallback());
    let mut nodes = Vec::new();
    for child in html.children() {
        push_node(&mut nodes, &child, 0, false);
    }
    nodes
}

/// The words without any formatting, for previews and the announcer.
pub(crate) fn plain_of(nodes: &[Node]) -> String {
    let mut text = String::new();
    collect_plain(nodes, &mut text);
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn collect_plain(nodes: &[Node], text: &mut String) {
    for node in nodes {
        match node {
            Node::Text { text: words } => text.push_str(words),
            Node::Break => text.push(' '),
            Node::Link { children, .. } => collect_plain(children, text),
            Node::Styled { style, children } => {
                collect_plain(children, text);
                if !matches!(style, Style::Strong | Style::Emphasis | Style::Struck | Style::Code) {
                    text.push(' ');
                }
            }
        }
    }
}

fn push_node(nodes: &mut Vec<Node>, node: &NodeRef, depth: usize, is_pre: bool) {
    if depth > MAX_DEPTH {
        return;
    }
    if let Some(text) = node.as_text() {
        let text = without_stacks(&text.borrow());
        if is_pre {
            nodes.push(Node::Text { text });
        } else if !text.trim().is_empty() || (text.contains(' ') && !nodes.is_empty()) {
            push_linked(nodes, &text.replace('\n', " "));
        }
        return;
    }
    let Some(element) = node.as_element() else { return };
    let name = &*element.name.local;
    let mut children = Vec::new();
    for child in node.children() {
        push_node(&mut children, &child, depth + 1, is_pre || name == "pre");
    }
    match name {
        "br" => nodes.push(Node::Break),
        "img" | "script" | "style" => {}
        "a" => {
            let href = element
                .attrs
                .borrow()
                .iter()
                .find(|attribute| &*attribute.name.local == "href")
                .and_then(|attribute| safe_link(&attribute.value));
            match href {
                Some((href, host)) => {
                    nodes.push(Node::Link { href, host, children: unlinked(children) });
                }
                None => nodes.extend(children),
            }
        }
        _ => match style_of(name) {
            Some(style) => nodes.push(Node::Styled { style, children }),
            None => nodes.extend(children),
        },
    }
}

fn style_of(name: &str) -> Option<Style> {
    Some(match name {
        "p" | "div" => Style::Paragraph,
        "b" | "strong" => Style::Strong,
        "i" | "em" | "u" => Style::Emphasis,
        "s" | "del" | "strike" => Style::Struck,
        "code" => Style::Code,
        "pre" => Style::CodeBlock,
        "blockquote" => Style::Quote,
        "ul" => Style::BulletList,
        "ol" => Style::NumberedList,
        "li" => Style::ListEntry,
        "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => Style::Heading,
        _ => return None,
    })
}

/// A link inside a link is its words.
fn unlinked(nodes: Vec<Node>) -> Vec<Node> {
    nodes
        .into_iter()
        .flat_map(|node| match node {
            Node::Link { children, .. } => unlinked(children),
            Node::Styled { style, children } => {
                vec![Node::Styled { style, children: unlinked(children) }]
            }
            other => vec![other],
        })
        .collect()
}

fn push_linked(nodes: &mut Vec<Node>, line: &str) {
    let mut finder = LinkFinder::new();
    finder.kinds(&[LinkKind::Url]);
    for span in finder.spans(line) {
        let text = span.as_str().to_owned();
        match span.kind().and_then(|_| safe_link(&text)) {
            Some((href, host)) => {
                nodes.push(Node::Link { href, host, children: vec![Node::Text { text }] });
            }
            None => nodes.push(Node::Text { text }),
        }
    }
}

/// The address as it will be opened, and its host in punycode; `None` for what is never opened.
pub(crate) fn safe_link(href: &str) -> Option<(String, String)> {
    if href.len() > 2048 {
        return None;
    }
    let url = Url::parse(href).ok()?;
    // A name or password inside an address only serves to disguise the host.
    if !matches!(url.scheme(), "http" | "https")
        || !url.username().is_empty()
        || url.password().is_some()
    {
        return None;
    }
    Some((url.to_string(), url.host_str()?.to_owned()))
}

fn clean_lines(text: &str) -> String {
    let mut lines: Vec<&str> = Vec::new();
    let mut blank = 0;
    let cleaned = without_stacks(text);
    for line in cleaned.trim_end().lines() {
        blank = if line.trim().is_empty() { blank + 1 } else { 0 };
        if blank <= MAX_BLANK_LINES {
            lines.push(line);
        }
    }
    lines.join("\n")
}

/// Drops direction controls (UAX 9: LRE to PDF, LRI to PDI), other control characters, and marks
/// stacked so high that they would cover the lines above. Joiners stay: scripts need them.
fn without_stacks(text: &str) -> String {
    let mut marks = 0;
    text.chars()
        .filter(|&c| {
            marks = if is_combining_mark(c) { marks + 1 } else { 0 };
            let is_direction = matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
            marks <= MAX_MARKS && !is_direction && (!c.is_control() || c == '\n' || c == '\t')
        })
        .collect()
}

/// First letters of a script, its last letter and the language whose metrics and font it gets.
const SCRIPTS: &[(char, char, &str)] = &[
    ('\u{0590}', '\u{05ff}', "he"),
    ('\u{0600}', '\u{06ff}', "ar"),
    ('\u{0900}', '\u{097f}', "hi"),
    ('\u{0980}', '\u{09ff}', "bn"),
    ('\u{0b80}', '\u{0bff}', "ta"),
    ('\u{0c00}', '\u{0c7f}', "te"),
    ('\u{0c80}', '\u{0cff}', "kn"),
    ('\u{0e00}', '\u{0e7f}', "th"),
    ('\u{0e80}', '\u{0eff}', "lo"),
    ('\u{1000}', '\u{109f}', "my"),
    ('\u{1780}', '\u{17ff}', "km"),
    ('\u{3040}', '\u{30ff}', "ja"),
    ('\u{4e00}', '\u{9fff}', "zh"),
    ('\u{ac00}', '\u{d7af}', "ko"),
];

/// A language tag by the script that most letters have, where the script tells one. It decides the
/// font, the line height and the voice of a screen reader, not what the text means.
pub(crate) fn language_of(text: &str) -> Option<String> {
    let mut counts = [0_usize; SCRIPTS.len()];
    let mut others = 0_usize;
    for c in text.chars() {
        match SCRIPTS.iter().position(|(first, last, _)| (*first..=*last).contains(&c)) {
            Some(index) => counts[index] += 1,
            None if c.is_alphabetic() => others += 1,
            None => {}
        }
    }
    let (index, most) = counts.iter().enumerate().max_by_key(|(_, count)| **count)?;
    (*most > others).then(|| SCRIPTS[index].2.to_owned())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn text(words: &str) -> Node {
        Node::Text { text: words.to_owned() }
    }

    #[test]
    fn plain_text_keeps_its_lines_and_finds_its_links() {
        assert_eq!(of_plain("one\ntwo"), vec![text("one"), Node::Break, text("two")]);
        let nodes = of_plain("see https://example.org/a, please");
        assert_eq!(
            nodes[1],
            Node::Link {
                href: "https://example.org/a".into(),
                host: "example.org".into(),
                children: vec![text("https://example.org/a")]
            }
        );
    }

    #[test]
    fn a_link_names_its_host_in_punycode() {
        // The first letter of the host is Cyrillic.
        let (_, host) = safe_link("https://\u{0435}xample.org/").unwrap();
        assert_eq!(host, "xn--xample-2of.org");
    }

    #[test]
    fn what_is_no_web_address_is_no_link() {
        for href in [
            "javascript:alert(1)",
            "data:text/html,x",
            "file:///etc/passwd",
            "tauri://localhost/",
            "https://bank.example@evil.example/",
            "not a link",
            "mailto:a@b.c",
        ] {
            assert_eq!(safe_link(href), None, "{href}");
        }
        assert_eq!(safe_link(&format!("https://a.example/{}", "x".repeat(3000))), None);
    }

    #[test]
    fn formatted_text_becomes_a_tree_of_what_is_known() {
        let nodes = of_html("<p>a <strong>b</strong></p><ul><li>c</li></ul><marquee>d</marquee>");
        assert_eq!(plain_of(&nodes), "a b c d");
        assert!(matches!(&nodes[0], Node::Styled { style: Style::Paragraph, .. }));
        assert!(matches!(&nodes[1], Node::Styled { style: Style::BulletList, .. }));
    }

    #[test]
    fn scripts_pictures_and_handlers_leave_nothing() {
        let nodes = of_html(
            "<img src=\"https://evil.example/p.png\" onerror=\"x()\"><script>x()</script>\
             <a href=\"javascript:x()\">go</a><span style=\"position:fixed\">e</span>",
        );
        let shown = format!("{nodes:?}");
        assert!(
            !shown.contains("evil") && !shown.contains("javascript") && !shown.contains("fixed"),
            "{shown}"
        );
        assert!(!nodes.iter().any(|node| matches!(node, Node::Link { .. })));
    }

    #[test]
    fn a_name_cannot_turn_the_line_or_grow_over_it() {
        assert_eq!(clean_name("Ana\u{202e}gro"), "Anagro");
        assert_eq!(clean_name(" a \n b "), "a b");
        assert_eq!(
            clean_name(&format!("e{}", "\u{0301}".repeat(50))).chars().count(),
            1 + MAX_MARKS
        );
        assert_eq!(clean_name(&"x".repeat(500)).chars().count(), MAX_NAME_CHARS);
    }

    #[test]
    fn somebody_without_a_name_is_shown_by_the_first_part_of_the_id() {
        let id = UserId::parse("@leader-1:example.org").unwrap();
        assert_eq!(person(&id, Some("\u{202e} ")).unwrap().name, "leader-1");
    }

    #[test]
    fn the_script_tells_the_language() {
        for (words, expected) in [
            ("ខ្ញុំយល់ស្រប", Some("km")),
            ("हम शुक्रवार तक", Some("hi")),
            ("Good morning", None),
            ("OK, வணக்கம் நண்பரே", Some("ta")),
            ("12:30", None),
        ] {
            assert_eq!(language_of(words).as_deref(), expected, "{words}");
        }
    }

    #[test]
    fn text_that_nests_as_deep_as_an_event_allows_ends_nothing() {
        let runtime = crate::runtime::build("test").unwrap();
        for tag in ["<b>", "<x>"] {
            let deep = async move { of_html(&tag.repeat(65_536 / tag.len())) };
            runtime.block_on(runtime.spawn(deep)).unwrap();
        }
    }

    proptest! {
        #[test]
        fn no_html_makes_the_reader_fail_or_nest_too_deep(html in "(<(p|b|a|ul|li|pre|blockquote|x)( href='[a-z:/.]{0,12}')?>|</(p|b|a|ul|li|pre)>|[a-z \n]{0,6}){0,60}") {
            fn depth(nodes: &[Node]) -> usize {
                nodes.iter().map(|node| match node {
                    Node::Link { children, .. } | Node::Styled { children, .. } => 1 + depth(children),
                    _ => 0,
                }).max().unwrap_or(0)
            }
            prop_assert!(depth(&of_html(&html)) <= MAX_DEPTH + 1);
        }

        #[test]
        fn no_direction_control_survives(words in "\\PC{0,40}[\u{202a}-\u{202e}\u{2066}-\u{2069}]\\PC{0,40}") {
            let shown = plain_of(&of_plain(&words));
            let has_control = shown.chars().any(|c| matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}'));
            prop_assert!(!has_control);
        }
    }
}
