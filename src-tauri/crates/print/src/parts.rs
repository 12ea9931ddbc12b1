//! From a page to the parts of a sheet, as the template takes them.
//!
//! [`of`] is called once a sheet. Invariants: the order is the original's, and each unit stands there once, in the
//! page's words or, where it has none, in the original's. Every piece of text names its language. What leaves here
//! is data for JSON; the template adds no words.

use std::collections::{BTreeMap, BTreeSet};

use larkspur_packs::{
    Block, ContainerKind, Inline, LanguageTag, Page, Status, Target, Unit, UnitId, UnitKind,
    UnitState, translation_state,
};
use serde::Serialize;

use crate::{Cited, Labels, Letters, Paper, Phrase, Sheet, voice::Spoken};

/// Everything that the template shows.
#[derive(Debug, Serialize)]
pub(crate) struct Content {
    paper: &'static str,
    /// The size of the text, in points.
    size: f64,
    /// The language of the page.
    lang: String,
    title: Piece,
    /// What the page talks about, before everything else.
    warning: Option<Piece>,
    /// How far the text can be trusted.
    slips: Vec<Piece>,
    summary: Piece,
    parts: Vec<Part>,
    sources: Option<Sources>,
    /// Licence, attribution and the like.
    ends: Vec<Piece>,
}

/// Text of one language.
#[derive(Debug, Serialize)]
struct Piece {
    lang: String,
    runs: Vec<Run>,
}

/// A part of a piece.
#[derive(Debug, Serialize)]
#[serde(rename_all = "lowercase")]
enum Run {
    Text(String),
    Strong(Vec<Run>),
    Emphasis(Vec<Run>),
    /// An address of the web, always written from left to right.
    Address(String),
}

/// A block of the sheet.
#[derive(Debug, Serialize)]
#[serde(rename_all = "lowercase", tag = "is")]
enum Part {
    Heading { level: u8, said: Said },
    Paragraph { said: Said },
    List { items: Vec<Said> },
    Numbered { items: Vec<Said> },
    Tasks { items: Vec<Said> },
    Container { kind: &'static str, label: Piece, parts: Vec<Part> },
}

/// What a unit says, with what has to stand beside it.
#[derive(Debug, Serialize)]
struct Said {
    words: Piece,
    /// The original's words.
    beneath: Option<Piece>,
    /// That it is not translated, or that the original has changed.
    note: Option<Piece>,
}

#[derive(Debug, Serialize)]
struct Sources {
    label: Piece,
    items: Vec<SourcePart>,
}

#[derive(Debug, Serialize)]
struct SourcePart {
    title: Piece,
    publisher: Piece,
    address: Piece,
    checked: Option<Piece>,
}

/// What stands on a sheet, and with which letters of each language.
pub(crate) fn of(sheet: &Sheet<'_>) -> (Content, Spoken) {
    let mut writer = Writer::new(sheet);
    let front = &sheet.page.front;
    let lines = sheet.lines;
    let slips = lines.standing.iter().chain(&lines.unchecked).chain(&lines.about);
    let content = Content {
        paper: match sheet.paper {
            Paper::A4 => "a4",
            Paper::Letter => "us-letter",
        },
        size: match sheet.letters {
            Letters::Usual => 11.0,
            Letters::Large => 16.0,
        },
        lang: front.lang.to_string(),
        title: writer.plain(front.title.as_str(), &front.lang),
        warning: lines.content_notes.as_ref().map(|phrase| writer.phrase(phrase)),
        slips: slips.map(|phrase| writer.phrase(phrase)).collect(),
        summary: writer.plain(front.summary.as_str(), &front.lang),
        parts: writer.parts(),
        sources: writer.sources(),
        ends: lines
            .license
            .iter()
            .chain(&lines.attribution)
            .map(|phrase| writer.phrase(phrase))
            .collect(),
    };
    (content, writer.spoken)
}

/// Makes the parts and remembers which letters they have.
struct Writer<'a> {
    sheet: &'a Sheet<'a>,
    /// The page whose order counts.
    original: &'a Page,
    translated: BTreeMap<UnitId, &'a Unit>,
    /// Units whose original is another one now.
    changed: BTreeSet<UnitId>,
    /// Nobody who speaks the language has checked the translation.
    is_draft: bool,
    /// A third heading is a second one until there is one, or a screen reader would miss a level.
    has_second_heading: bool,
    spoken: Spoken,
}

impl<'a> Writer<'a> {
    fn new(sheet: &'a Sheet<'a>) -> Self {
        let Sheet { page, source, .. } = *sheet;
        let changed = source.map(|source| {
            let states = translation_state(source, page).units.into_iter();
            let is_changed = |state: &UnitState| matches!(state, UnitState::Changed { .. });
            states.filter(|(_, state)| is_changed(state)).map(|(id, _)| id).collect()
        });
        Self {
            sheet,
            original: source.unwrap_or(page),
            translated: page.units().map(|unit| (unit.id, unit)).collect(),
            changed: changed.unwrap_or_default(),
            is_draft: source.is_some() && page.front.status == Status::Draft,
            has_second_heading: false,
            spoken: Spoken::default(),
        }
    }

    fn parts(&mut self) -> Vec<Part> {
        let mut parts = Vec::new();
        let is_unit = |block: &Block| matches!(block, Block::Unit(_));
        // Items that follow each other are one list, so units are taken together up to the next container.
        let original = self.original;
        for blocks in original.blocks.chunk_by(|one, next| is_unit(one) && is_unit(next)) {
            let units: Vec<&Unit> = blocks.iter().flat_map(Block::units).collect();
            match &blocks[0] {
                Block::Unit(_) => parts.extend(self.units(&units)),
                Block::Container { kind, .. } => parts.push(self.container(*kind, &units)),
            }
        }
        parts
    }

    fn container(&mut self, kind: ContainerKind, units: &[&Unit]) -> Part {
        let Labels { note, warning, steps, breathe, script, .. } = self.sheet.labels;
        let label = match kind {
            ContainerKind::Note => note,
            ContainerKind::Warning => warning,
            ContainerKind::Steps => steps,
            ContainerKind::Breathe => breathe,
            ContainerKind::Script => script,
        };
        Part::Container { kind: kind.as_str(), label: self.phrase(label), parts: self.units(units) }
    }

    fn units(&mut self, units: &[&Unit]) -> Vec<Part> {
        let is_of_list =
            |kind| matches!(kind, UnitKind::Item | UnitKind::Numbered | UnitKind::Task);
        let runs = units.chunk_by(|one, next| one.kind == next.kind && is_of_list(one.kind));
        runs.map(|run| self.run(run)).collect()
    }

    /// A list, or a unit by itself.
    fn run(&mut self, units: &[&Unit]) -> Part {
        let kind = units[0].kind;
        let mut said: Vec<Said> = units.iter().map(|unit| self.said(unit)).collect();
        match kind {
            UnitKind::Item => Part::List { items: said },
            UnitKind::Numbered => Part::Numbered { items: said },
            UnitKind::Task => Part::Tasks { items: said },
            UnitKind::Heading2 | UnitKind::Heading3 => {
                let level = self.level(kind);
                Part::Heading { level, said: said.swap_remove(0) }
            }
            UnitKind::Paragraph | UnitKind::Script => Part::Paragraph { said: said.swap_remove(0) },
        }
    }

    fn level(&mut self, kind: UnitKind) -> u8 {
        if kind == UnitKind::Heading3 && self.has_second_heading {
            return 3;
        }
        self.has_second_heading = true;
        2
    }

    fn said(&mut self, original: &Unit) -> Said {
        let labels = self.sheet.labels;
        let original_lang = &self.original.front.lang;
        let Some(translated) = self.translated.get(&original.id).copied() else {
            return Said {
                words: self.piece(&original.inlines, original_lang),
                beneath: None,
                note: Some(self.phrase(&labels.missing)),
            };
        };
        let is_changed = self.changed.contains(&original.id);
        let needs_original = is_changed || (self.is_draft && original.is_critical);
        Said {
            words: self.piece(&translated.inlines, &self.sheet.page.front.lang),
            beneath: needs_original.then(|| self.piece(&original.inlines, original_lang)),
            note: is_changed.then(|| self.phrase(&labels.changed)),
        }
    }

    fn sources(&mut self) -> Option<Sources> {
        if self.sheet.sources.is_empty() {
            return None;
        }
        let label = self.phrase(&self.sheet.labels.sources);
        let items = self.sheet.sources.iter().map(|cited| self.source(cited)).collect();
        Some(Sources { label, items })
    }

    fn source(&mut self, Cited { source, checked }: &Cited<'_>) -> SourcePart {
        let lang = &self.original.front.lang;
        let address = Run::Address(source.url.to_string());
        self.spoken.hear(lang, source.url.as_str());
        SourcePart {
            title: self.plain(source.title.as_str(), lang),
            publisher: self.plain(source.publisher.as_str(), lang),
            address: Piece { lang: lang.to_string(), runs: vec![address] },
            checked: checked.as_ref().map(|phrase| self.phrase(phrase)),
        }
    }

    fn phrase(&mut self, phrase: &Phrase) -> Piece {
        self.plain(&phrase.words, &phrase.lang)
    }

    fn plain(&mut self, words: &str, lang: &LanguageTag) -> Piece {
        self.spoken.hear(lang, words);
        Piece { lang: lang.to_string(), runs: vec![Run::Text(words.to_owned())] }
    }

    fn piece(&mut self, inlines: &[Inline], lang: &LanguageTag) -> Piece {
        Piece { lang: lang.to_string(), runs: self.runs(inlines, lang) }
    }

    fn runs(&mut self, inlines: &[Inline], lang: &LanguageTag) -> Vec<Run> {
        let mut runs = Vec::new();
        for inline in inlines {
            match inline {
                Inline::Text(words) => {
                    self.spoken.hear(lang, words);
                    push_text(words, &mut runs);
                }
                Inline::Strong(words) => runs.push(Run::Strong(self.runs(words, lang))),
                Inline::Emphasis(words) => runs.push(Run::Emphasis(self.runs(words, lang))),
                Inline::Link { target, words } => {
                    for run in self.runs(words, lang) {
                        match run {
                            Run::Text(words) => push_text(&words, &mut runs),
                            other => runs.push(other),
                        }
                    }
                    if let Target::Web(url) = target {
                        self.spoken.hear(lang, url.as_str());
                        // Nobody can press a link on paper.
                        push_text(" (", &mut runs);
                        runs.push(Run::Address(url.to_string()));
                        push_text(")", &mut runs);
                    }
                }
            }
        }
        runs
    }
}

/// Words that follow each other are one text, or the typesetter would shape the two sides of a link apart.
fn push_text(words: &str, to: &mut Vec<Run>) {
    match to.last_mut() {
        Some(Run::Text(before)) => before.push_str(words),
        _ => to.push(Run::Text(words.to_owned())),
    }
}
