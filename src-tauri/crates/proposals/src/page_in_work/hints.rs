//! What to look at in a page before it is proposed: in the words of a part, and in all of it.
//!
//! The window shows it while somebody writes. Invariant: these are the rules for packs that keep a page out of one, asked of
//! the same code, so an editor is not the first who hears of them.

use std::collections::BTreeSet;

use larkspur_packs::{
    Block, ResourceInfo, Target, Topic, Unit, UnitId,
    check::{long_sentences, needs_sources, too_high_grade},
};

use super::{KeptBlock, PageInWork};
use crate::{Hint, Summary, Title};

/// Something to look at in all of a page. It can be proposed all the same.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PageHint {
    /// A page of its topic needs an address on the web that it stands on.
    NoSource,
    /// Its words are harder than the rules of packs want. Only English has a rule.
    HardToRead,
    /// Units that a source carries, or to which "Go to what helps" leads, are not in it.
    Carried(Vec<UnitId>),
}

impl PageInWork {
    /// What to look at in the words of a part; nothing while nothing stands in it.
    pub fn hints(&self, row: &KeptBlock) -> Vec<Hint> {
        if row.is_empty() {
            return Vec::new();
        }
        let words = |bad| vec![Hint::Words(bad)];
        match row.key {
            UnitId::Title => Title::parse(&row.typed).err().map(words).unwrap_or_default(),
            UnitId::Summary => Summary::parse(&row.typed).err().map(words).unwrap_or_default(),
            UnitId::Numbered(_) => match row.unit() {
                Err(bad) => words(bad),
                Ok(unit) => {
                    let sentences = long_sentences(&self.lang, unit.kind, &unit.text());
                    sentences.into_iter().map(Hint::Sentence).collect()
                }
            },
        }
    }

    /// Where the links of a part lead; nowhere while its words are not fit for a page.
    pub fn targets(&self, row: &KeptBlock) -> Vec<Target> {
        let unit = matches!(row.key, UnitId::Numbered(_)).then(|| row.unit().ok()).flatten();
        unit.map(|unit| unit.targets().into_iter().cloned().collect()).unwrap_or_default()
    }

    /// What to look at in all of it. `info` is what the pack says of the page; none when it does not have it.
    pub fn page_hints(&self, info: Option<&ResourceInfo>) -> Vec<PageHint> {
        let blocks = self.made_blocks(&mut Vec::new());
        let units = || blocks.iter().flat_map(Block::units);
        let mut hints = Vec::new();
        let topic =
            info.map_or_else(|| Topic::from_name(self.resource.topic()), |it| Some(it.topic));
        let has_source = match info {
            Some(info) => !info.sources.is_empty(),
            None => units().any(leads_to_the_web),
        };
        if !has_source && topic.is_some_and(|topic| needs_sources(topic, units())) {
            hints.push(PageHint::NoSource);
        }
        if too_high_grade(&self.lang, units()).is_some() {
            hints.push(PageHint::HardToRead);
        }
        if let Some(info) = info {
            let there: BTreeSet<UnitId> = units().map(|unit| unit.id).collect();
            let carried = info.sources.iter().flat_map(|source| &source.supports);
            let lost: BTreeSet<UnitId> = info
                .helps
                .iter()
                .chain(carried)
                .copied()
                .filter(|id| matches!(id, UnitId::Numbered(_)) && !there.contains(id))
                .collect();
            if !lost.is_empty() {
                hints.push(PageHint::Carried(lost.into_iter().collect()));
            }
        }
        hints
    }
}

fn leads_to_the_web(unit: &Unit) -> bool {
    unit.targets().into_iter().any(|target| matches!(target, Target::Web(_)))
}
