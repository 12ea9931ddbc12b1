//! Makes of what is kept the rows and units that the window shows beside their source.
//!
//! Used by the streams of translations in work. Pure. Invariant: a translation whose page the library has no longer is
//! shown all the same: all that was typed is among what is gone.

use std::collections::BTreeMap;

use larkspur_ipc::proposals::{
    GoneUnit, Hint, Part, TermHit, UnitInWork, UnitProgress, WritingHead, WritingRow,
};
use larkspur_packs::{self as packs, LanguageTag, Unit, UnitId, check};
use larkspur_proposals::{self as ground, SourcePage, Writing, glossary_hits};

use super::{
    store::InWork,
    words::{plain, shown_id, unit_name},
};
use crate::{
    resources::texts::{Shelf, Text, block_kind, inlines, unit_kind},
    word_diff,
};

/// What was kept, laid beside the source as it is on this library; none when the page is not there.
pub(super) fn open(text: &Text<'_>, in_work: &InWork) -> Writing {
    let Text { id, pack, source: page, .. } = text;
    let source =
        SourcePage { resource: id, pack: &pack.manifest.id, pack_rev: pack.manifest.rev, page };
    Writing::open(source, in_work.which.lang.clone(), in_work.rows.clone())
}

/// What stands over the units.
pub(super) fn head(library: &Shelf, in_work: &InWork) -> WritingHead {
    let text = library.find(&in_work.which.resource);
    let writing = text.as_ref().map(|text| open(text, in_work));
    head_of(text.as_ref(), writing.as_ref(), in_work)
}

fn head_of(text: Option<&Text<'_>>, writing: Option<&Writing>, in_work: &InWork) -> WritingHead {
    let front = text.map(|text| &text.source.front);
    let units = writing.map_or(&[][..], Writing::units);
    let count = |is_it: &dyn Fn(ground::UnitProgress) -> bool| {
        short(units.iter().filter(|unit| is_it(unit.progress())).count())
    };
    let gone = match writing {
        Some(writing) => writing.gone(),
        None => &in_work.rows,
    };
    let gone = gone.iter().filter(|row| !row.is_empty());
    WritingHead {
        row: WritingRow {
            resource: in_work.which.resource.clone(),
            lang: in_work.which.lang.to_string(),
            title: front.map(|front| front.title.to_string()).unwrap_or_default(),
            title_lang: front.map(|front| front.lang.to_string()).unwrap_or_default(),
            written: count(&|progress| progress != ground::UnitProgress::Empty),
            units: short(units.len()),
            changed: count(&|progress| progress == ground::UnitProgress::Changed),
            proposed: in_work
                .proposed
                .as_ref()
                .and_then(|proposed| Some((proposed.room.clone(), shown_id(proposed.proposal)?))),
        },
        gone: gone
            .filter_map(|row| {
                Some(GoneUnit { unit: unit_name(row.unit)?, typed: row.typed.clone() })
            })
            .collect(),
    }
}

pub(super) fn short(count: usize) -> u16 {
    u16::try_from(count).unwrap_or(u16::MAX)
}

/// Makes the units of one translation again and again. Which terms stand in the source changes with the library alone, and
/// takes longer to find than all else.
#[derive(Default)]
pub(super) struct Units {
    terms: Option<(Shelf, BTreeMap<UnitId, Vec<TermHit>>)>,
}

impl Units {
    /// The head and all units.
    pub(super) fn show(
        &mut self,
        library: &Shelf,
        in_work: &InWork,
    ) -> (WritingHead, Vec<UnitInWork>) {
        let Some(text) = library.find(&in_work.which.resource) else {
            return (head_of(None, None, in_work), Vec::new());
        };
        let writing = open(&text, in_work);
        if self.terms.as_ref().is_none_or(|(of, _)| !of.is_same(library)) {
            self.terms = Some((library.clone(), terms(library, &text, &writing)));
        }
        let nothing = BTreeMap::new();
        let terms = self.terms.as_ref().map_or(&nothing, |(_, terms)| terms);
        let source: BTreeMap<UnitId, &Unit> =
            text.source.units().map(|unit| (unit.id, unit)).collect();
        let units = writing.units().iter().filter_map(|unit| {
            let terms = terms.get(&unit.id).cloned().unwrap_or_default();
            show_unit(unit, writing.lang(), source.get(&unit.id).copied(), terms)
        });
        (head_of(Some(&text), Some(&writing), in_work), units.collect())
    }
}

fn show_unit(
    unit: &ground::UnitInWork,
    lang: &LanguageTag,
    source: Option<&Unit>,
    terms: Vec<TermHit>,
) -> Option<UnitInWork> {
    Some(UnitInWork {
        unit: unit_name(unit.id)?,
        part: match unit.part {
            ground::Part::Title => Part::Title,
            ground::Part::Summary => Part::Summary,
            ground::Part::Unit(kind) => Part::Unit { kind: unit_kind(kind) },
        },
        block: block_kind(unit.container),
        is_critical: unit.is_critical,
        source: match source {
            Some(source) => inlines(&source.inlines),
            None => inlines(&[packs::Inline::Text(unit.source.clone())]),
        },
        source_line: unit.source.clone(),
        changes: unit
            .source_before()
            .map(|before| line_changes(before, &unit.source))
            .unwrap_or_default(),
        typed: unit.typed().to_owned(),
        progress: match unit.progress() {
            ground::UnitProgress::Empty => UnitProgress::Empty,
            ground::UnitProgress::Changed => UnitProgress::Changed,
            ground::UnitProgress::AsProposed => UnitProgress::AsProposed,
            ground::UnitProgress::Fits => UnitProgress::Fits,
        },
        terms,
        hints: unit.hints(lang).into_iter().flat_map(|hint| show_hint(&hint, unit, lang)).collect(),
    })
}

/// What has changed in a line: in its words, or, where those are the same, in its marks.
pub(super) fn line_changes(before: &str, now: &str) -> Vec<larkspur_ipc::words::Change> {
    let words = word_diff::changes(&plain(before), &plain(now));
    if words.is_empty() { word_diff::changes(before, now) } else { words }
}

fn show_hint(hint: &ground::Hint, unit: &ground::UnitInWork, lang: &LanguageTag) -> Vec<Hint> {
    match hint {
        ground::Hint::Words(ground::BadWords::TooLong { most }) => {
            let has = u32::try_from(unit.typed().chars().count()).unwrap_or(u32::MAX);
            vec![Hint::TooLong { most: short(*most), has }]
        }
        ground::Hint::Words(_) => vec![Hint::Unfit],
        ground::Hint::Sentence(breach) => show_sentence(breach, lang).into_iter().collect(),
        ground::Hint::Links { missing, added } => {
            let missing =
                (!missing.is_empty()).then(|| Hint::MissingLinks { links: short(missing.len()) });
            let added = (!added.is_empty()).then(|| Hint::AddedLinks { links: short(added.len()) });
            missing.into_iter().chain(added).collect()
        }
    }
}

pub(super) fn show_sentence(breach: &check::Breach, lang: &LanguageTag) -> Option<Hint> {
    let rule = check::sentence_rule(lang)?;
    let (most, has) = match breach {
        check::Breach::LongQuote { words } => (check::LONGEST_QUOTE, *words),
        check::Breach::LongSentence { words } => (rule.most, *words),
        check::Breach::LongishSentence { words } => (rule.aim, *words),
        _ => return None,
    };
    Some(Hint::LongSentence { most: short(most), has: short(has) })
}

/// The terms in each unit of the source. The glossary of the page's own pack is asked first.
fn terms(library: &Shelf, text: &Text<'_>, writing: &Writing) -> BTreeMap<UnitId, Vec<TermHit>> {
    let languages = (&text.source.front.lang, writing.lang());
    let others = library.packs().iter().map(|pack| &**pack);
    let others = others.filter(|pack| pack.manifest.id != text.pack.manifest.id);
    let packs: Vec<_> = std::iter::once(text.pack).chain(others).collect();
    let of_unit = |unit: &ground::UnitInWork| {
        let words = plain(&unit.source);
        let mut hits: Vec<TermHit> = Vec::new();
        for pack in &packs {
            for hit in glossary_hits(&pack.glossary, languages, &words, &unit.links) {
                if hits.iter().all(|told| told.term != hit.term.as_str()) {
                    hits.push(show_term(&hit, languages));
                }
            }
        }
        (unit.id, hits)
    };
    writing.units().iter().map(of_unit).collect()
}

fn show_term(
    hit: &ground::GlossaryHit<'_>,
    (source, target): (&LanguageTag, &LanguageTag),
) -> TermHit {
    let own = hit.target.and_then(|words| words.avoid.as_ref());
    let (avoid, avoid_lang) = match own {
        Some(avoid) => (Some(avoid), target),
        None => (hit.source.avoid.as_ref(), source),
    };
    TermHit {
        term: hit.term.to_string(),
        source: hit.source.term.to_string(),
        target: hit.target.map(|words| words.term.to_string()),
        avoid: avoid.map(ToString::to_string),
        avoid_lang: avoid_lang.to_string(),
    }
}
