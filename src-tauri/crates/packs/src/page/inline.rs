//! What stands in a line: words, strong, emphasis, links.
//!
//! `blocks` pushes the events of one block into `Inlines`. Invariant: a mark never stands
//! within its own kind, so what is built is at most three deep, however deep the text nests.

use std::ops::Range;

use pulldown_cmark::{CowStr, Event, LinkType, Tag};

use crate::{Inline, NotAllowed, PageError, Target, page::parse::Findings, text::is_blank};

/// A piece of the text and where it begins in its file.
#[derive(Clone, Copy)]
pub(super) struct Piece<'a> {
    pub(super) text: &'a str,
    pub(super) base: usize,
}

/// A mark that has begun.
enum Mark {
    Strong,
    Emphasis,
    Link(Target),
}

impl Mark {
    fn is_like(&self, other: &Self) -> bool {
        std::mem::discriminant(self) == std::mem::discriminant(other)
    }
}

/// What a start of the Markdown opened.
enum Start {
    Mark,
    Picture,
    /// It was refused, and what is in it belongs to what is around it.
    Nothing,
}

/// The parts of a block, while it is read. The end of a line is kept as `\n`.
pub(super) struct Inlines<'a> {
    piece: Piece<'a>,
    /// Where the block's words begin, in the file.
    start: Option<usize>,
    /// The marks that are open, each with what stands in it so far; below them, the block.
    open: Vec<(Mark, Vec<Inline>)>,
    done: Vec<Inline>,
    /// What each start opened that has not ended yet.
    starts: Vec<Start>,
    /// How many pictures are open: what is in them is left out.
    pictures: usize,
}

impl<'a> Inlines<'a> {
    pub(super) fn new(piece: Piece<'a>) -> Self {
        let (open, done, starts) = (Vec::new(), Vec::new(), Vec::new());
        Self { piece, start: None, open, done, starts, pictures: 0 }
    }

    /// Takes the next event of the block.
    pub(super) fn push(
        &mut self,
        event: Event<'_>,
        at: &Range<usize>,
        findings: &mut Findings<'_>,
    ) {
        let offset = self.piece.base + at.start;
        self.start.get_or_insert(offset);
        match event {
            Event::Text(text) => self.push_words(&text, at, findings),
            Event::SoftBreak => self.push_text("\n"),
            Event::HardBreak => {
                findings.error(offset, NotAllowed::LineBreak);
                self.push_text("\n");
            }
            Event::Start(tag) => self.begin(tag, at, findings),
            Event::End(_) => self.end(findings, offset),
            Event::Code(_) => findings.error(offset, NotAllowed::Code),
            Event::Html(_) | Event::InlineHtml(_) => findings.error(offset, NotAllowed::Html),
            Event::FootnoteReference(_) => findings.error(offset, NotAllowed::Footnote),
            Event::TaskListMarker(_) => findings.error(offset, PageError::TaskMark),
            Event::Rule | Event::InlineMath(_) | Event::DisplayMath(_) => {
                findings.error(offset, NotAllowed::Unknown);
            }
        }
    }

    /// Words as they stand in the file. What looks like a mark and is none is a slip.
    fn push_words(&mut self, text: &CowStr<'_>, at: &Range<usize>, findings: &mut Findings<'_>) {
        let offset = self.piece.base + at.start;
        if self.piece.text.get(at.clone()) != Some(text) {
            findings.error(offset, NotAllowed::Entity);
        }
        // A sign with a backslash before it begins a text of its own.
        let is_escaped = self.piece.text[..at.start].ends_with('\\');
        let free = if is_escaped { text.get(1..).unwrap_or_default() } else { text };
        if free.contains('*') {
            findings.error(offset, PageError::StrayStar);
        }
        self.push_text(text);
    }

    fn push_text(&mut self, text: &str) {
        if self.pictures > 0 {
            return;
        }
        let to = self.open.last_mut().map_or(&mut self.done, |(_, inlines)| inlines);
        match to.last_mut() {
            Some(Inline::Text(last)) => last.push_str(text),
            _ => to.push(Inline::Text(text.to_owned())),
        }
    }

    fn begin(&mut self, tag: Tag<'_>, at: &Range<usize>, findings: &mut Findings<'_>) {
        let offset = self.piece.base + at.start;
        let mark = match tag {
            Tag::Strong => Ok(Mark::Strong),
            Tag::Emphasis => Ok(Mark::Emphasis),
            Tag::Link { link_type, dest_url, title, .. } => {
                read_link(link_type, &dest_url, &title).map(Mark::Link)
            }
            Tag::Image { .. } => {
                findings.error(offset, NotAllowed::Picture);
                self.pictures += 1;
                return self.starts.push(Start::Picture);
            }
            Tag::Strikethrough => Err(NotAllowed::Strikethrough.into()),
            _ => Err(NotAllowed::Unknown.into()),
        };
        let has_low_line = matches!(mark, Ok(Mark::Strong | Mark::Emphasis))
            && self.piece.text[at.start..].starts_with('_');
        if has_low_line {
            findings.error(offset, PageError::LowLine);
        }
        let mark = mark.and_then(|mark| {
            let is_nested = self.open.iter().any(|(open, _)| open.is_like(&mark));
            if is_nested { Err(PageError::NestedMark) } else { Ok(mark) }
        });
        match mark {
            Ok(mark) if self.pictures == 0 => {
                self.open.push((mark, Vec::new()));
                self.starts.push(Start::Mark);
            }
            Ok(_) => self.starts.push(Start::Nothing),
            Err(error) => {
                findings.error(offset, error);
                self.starts.push(Start::Nothing);
            }
        }
    }

    fn end(&mut self, findings: &mut Findings<'_>, offset: usize) {
        match self.starts.pop() {
            Some(Start::Mark) => {}
            Some(Start::Picture) => return self.pictures -= 1,
            Some(Start::Nothing) | None => return,
        }
        let Some((mark, words)) = self.open.pop() else { return };
        let inline = match mark {
            Mark::Strong => Inline::Strong(words),
            Mark::Emphasis => Inline::Emphasis(words),
            Mark::Link(target) => {
                if is_empty(&words) {
                    findings.error(offset, PageError::BadLink);
                }
                Inline::Link { target, words }
            }
        };
        let to = self.open.last_mut().map_or(&mut self.done, |(_, inlines)| inlines);
        to.push(inline);
    }

    /// All parts, as one unit.
    pub(super) fn into_whole(self) -> Vec<Inline> {
        self.done
    }

    /// The parts of each line, with the place of the line in the file. A line that ends within a mark,
    /// such as strong, is not cut there.
    pub(super) fn into_lines(self) -> Vec<(usize, Vec<Inline>)> {
        let start = self.start.unwrap_or(self.piece.base);
        let rest = self.piece.text.get(start - self.piece.base..).unwrap_or_default();
        let mut starts = rest.match_indices('\n').map(|(end, _)| start + end + 1);
        let mut lines = Vec::new();
        let mut line = (start, Vec::new());
        for part in self.done {
            let Inline::Text(text) = part else {
                // Its line ends are passed over in the file as well.
                let passed = line_ends(std::slice::from_ref(&part));
                for _ in 0..passed {
                    starts.next();
                }
                line.1.push(part);
                continue;
            };
            for (number, words) in text.split('\n').enumerate() {
                if number > 0 {
                    let next = (starts.next().unwrap_or(start), Vec::new());
                    lines.push(std::mem::replace(&mut line, next));
                }
                line.1.push(Inline::Text(words.to_owned()));
            }
        }
        lines.push(line);
        lines
    }
}

fn line_ends(inlines: &[Inline]) -> usize {
    let mut words = String::new();
    super::write_words(inlines, &mut words);
    words.matches('\n').count()
}

fn read_link(link_type: LinkType, to: &str, title: &str) -> Result<Target, PageError> {
    match link_type {
        LinkType::Inline if title.is_empty() => Ok(Target::parse(to)?),
        LinkType::Inline => Err(PageError::BadLink),
        LinkType::Autolink | LinkType::Email => Err(NotAllowed::Autolink.into()),
        _ => Err(NotAllowed::Reference.into()),
    }
}

fn is_empty(inlines: &[Inline]) -> bool {
    let mut words = String::new();
    super::write_words(inlines, &mut words);
    words.trim().is_empty()
}

/// Folds the blanks of a unit, across its marks, and leaves out what is then empty.
pub(super) fn fold_blanks(inlines: Vec<Inline>) -> Vec<Inline> {
    let mut folded = fold_after(inlines, &mut true);
    if let Some(Inline::Text(last)) = folded.last_mut() {
        last.truncate(last.trim_end_matches(is_blank).len());
        if last.is_empty() {
            folded.pop();
        }
    }
    folded
}

/// `after_blank`: whether the words before end with a blank, or there are none.
fn fold_after(inlines: Vec<Inline>, after_blank: &mut bool) -> Vec<Inline> {
    let mut folded = Vec::new();
    for inline in inlines {
        folded.push(match inline {
            Inline::Text(text) => {
                let mut kept = String::new();
                for letter in text.chars() {
                    if !is_blank(letter) {
                        kept.push(letter);
                    } else if !*after_blank {
                        kept.push(' ');
                    }
                    *after_blank = is_blank(letter);
                }
                if kept.is_empty() {
                    continue;
                }
                Inline::Text(kept)
            }
            Inline::Strong(words) => Inline::Strong(fold_after(words, after_blank)),
            Inline::Emphasis(words) => Inline::Emphasis(fold_after(words, after_blank)),
            Inline::Link { target, words } => {
                Inline::Link { target, words: fold_after(words, after_blank) }
            }
        });
    }
    folded
}
