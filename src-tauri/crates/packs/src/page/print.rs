//! From a page back to the text of its file.
//!
//! The editor of translations saves by it. Invariant: what is printed is read as the same page, so
//! whatever Markdown would take for a mark gets a backslash, and each unit stands on a line of its own.

use std::fmt::Write;

use crate::{Block, ContainerKind, FrontMatter, Inline, Page, Target, Unit, UnitKind, Words};

impl Page {
    /// The text of the file, as docs/packs.md describes it.
    pub fn print(&self) -> String {
        let mut text = String::new();
        print_front(&self.front, &mut text);
        let mut last = None;
        let mut number = 0;
        for block in &self.blocks {
            match block {
                Block::Unit(unit) => print_unit(unit, &mut last, &mut number, &mut text),
                Block::Container { kind, units } => {
                    print_container(*kind, units, &mut text);
                    last = None;
                }
            }
        }
        text
    }
}

fn print_container(kind: ContainerKind, units: &[Unit], to: &mut String) {
    line(to, format_args!("\n::: {}", kind.as_str()));
    // The first unit follows at once.
    let mut last = None;
    let mut number = 0;
    let mut inside = String::new();
    for unit in units {
        print_unit(unit, &mut last, &mut number, &mut inside);
    }
    to.push_str(inside.trim_start_matches('\n'));
    line(to, format_args!(":::"));
}

fn print_unit(unit: &Unit, last: &mut Option<UnitKind>, number: &mut u32, to: &mut String) {
    let is_in_list = |kind: &UnitKind| matches!(kind, UnitKind::Item | UnitKind::Task);
    let goes_on = match last {
        Some(UnitKind::Numbered) => unit.kind == UnitKind::Numbered,
        Some(UnitKind::Script) => unit.kind == UnitKind::Script,
        Some(last) => is_in_list(last) && is_in_list(&unit.kind),
        None => false,
    };
    *number = if goes_on { *number + 1 } else { 1 };
    if !goes_on {
        to.push('\n');
    }
    *last = Some(unit.kind);
    let mark = match unit.kind {
        UnitKind::Heading2 => "## ",
        UnitKind::Heading3 => "### ",
        UnitKind::Item => "- ",
        UnitKind::Task => "- [ ] ",
        UnitKind::Numbered => &format!("{number}. "),
        UnitKind::Paragraph | UnitKind::Script => "",
    };
    let mut words = String::new();
    print_inlines(&unit.inlines, false, &mut words);
    let escape = if is_mark_of_block(&words) { "\\" } else { "" };
    let critical = if unit.is_critical { " .critical" } else { "" };
    line(to, format_args!("{mark}{escape}{words} {{#{}{critical}}}", unit.id));
}

/// Whether Markdown would take the first sign of a line for the mark of a block. Numbers are not
/// among them: their dot has its backslash already.
fn is_mark_of_block(words: &str) -> bool {
    let is_bullet = |rest: &str| rest.is_empty() || rest.starts_with(' ');
    words.starts_with(['#', '>'])
        || words.starts_with(":::")
        || words.strip_prefix(['-', '+']).is_some_and(is_bullet)
        || ["[ ]", "[x]", "[X]"].iter().any(|task| words.starts_with(task))
}

/// The words of a unit with their marks, as a page has them after the mark of the block.
pub(super) fn print_line(inlines: &[Inline]) -> String {
    let mut line = String::new();
    print_inlines(inlines, false, &mut line);
    line
}

fn print_inlines(inlines: &[Inline], in_link: bool, to: &mut String) {
    for (place, inline) in inlines.iter().enumerate() {
        match inline {
            Inline::Text(text) => {
                let before_link = matches!(inlines.get(place + 1), Some(Inline::Link { .. }));
                print_text(text, in_link, before_link, to);
            }
            Inline::Strong(words) => {
                to.push_str("**");
                print_inlines(words, in_link, to);
                to.push_str("**");
            }
            Inline::Emphasis(words) => {
                to.push('*');
                print_inlines(words, in_link, to);
                to.push('*');
            }
            Inline::Link { target, words } => {
                to.push('[');
                print_inlines(words, true, to);
                to.push_str("](");
                print_target(target, to);
                to.push(')');
            }
        }
    }
}

/// Words with a backslash before each sign that Markdown would take for a mark.
fn print_text(text: &str, in_link: bool, before_link: bool, to: &mut String) {
    for (place, letter) in text.char_indices() {
        let rest = &text[place + letter.len_utf8()..];
        let next = rest.chars().next().or(before_link.then_some('['));
        let is_mark = match letter {
            '\\' | '`' | '*' | '_' | '<' | '~' => true,
            '[' => in_link || next == Some('^'),
            ']' => in_link || matches!(next, Some('(' | '[' | ':')),
            '!' => next == Some('['),
            '&' => is_entity(rest),
            '.' | ')' => {
                let is_number = !to.is_empty() && to.bytes().all(|b| b.is_ascii_digit());
                is_number && matches!(next, None | Some(' '))
            }
            _ => false,
        };
        if is_mark {
            to.push('\\');
        }
        to.push(letter);
    }
}

/// Whether what follows an `&` makes it an entity of HTML.
fn is_entity(rest: &str) -> bool {
    let end = rest.find(|letter: char| !letter.is_ascii_alphanumeric() && letter != '#');
    end.is_some_and(|end| end > 0 && rest[end..].starts_with(';'))
}

fn print_target(target: &Target, to: &mut String) {
    let text = target.to_string();
    for (place, letter) in text.char_indices() {
        if matches!(letter, '(' | ')') || (letter == '&' && is_entity(&text[place + 1..])) {
            to.push('\\');
        }
        to.push(letter);
    }
}

fn print_front(front: &FrontMatter, to: &mut String) {
    line(to, format_args!("+++"));
    line(to, format_args!("title = {}", quoted(&front.title)));
    line(to, format_args!("summary = {}", quoted(&front.summary)));
    line(to, format_args!("lang = \"{}\"", front.lang));
    line(to, format_args!("rev = {}", front.rev));
    line(to, format_args!("status = \"{}\"", front.status.as_str()));
    line(to, format_args!("method = \"{}\"", front.method.as_str()));
    line(to, format_args!("updated = \"{}\"", front.updated));
    line(to, format_args!("keywords = [{}]", list(&front.keywords)));
    if !front.translators.is_empty() {
        line(to, format_args!("translators = [{}]", list(&front.translators)));
    }
    if !front.reviewers.is_empty() {
        line(to, format_args!("reviewers = [{}]", list(&front.reviewers)));
    }
    if let Some(origin) = &front.origin {
        line(to, format_args!("source_lang = \"{}\"", origin.lang));
        line(to, format_args!("source_rev = {}", origin.rev));
        // A line for each, so that a comparison of two versions shows which of them changed.
        line(to, format_args!("\n[source_units]"));
        for (id, hash) in &origin.units {
            line(to, format_args!("{id} = \"{hash}\""));
        }
    }
    line(to, format_args!("+++"));
}

fn list(words: &[Words]) -> String {
    words.iter().map(quoted).collect::<Vec<_>>().join(", ")
}

/// Words have no characters that control, so these two are all that TOML wants escaped.
fn quoted(words: &Words) -> String {
    format!("\"{}\"", words.as_str().replace('\\', "\\\\").replace('"', "\\\""))
}

fn line(to: &mut String, words: std::fmt::Arguments<'_>) {
    // Writing to a string always succeeds.
    let _ = writeln!(to, "{words}");
}
