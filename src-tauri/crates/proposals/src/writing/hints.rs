//! What to look at in the words of a unit before they are proposed.
//!
//! The editor shows them beside the unit while somebody types. Invariant: the limits are those that a proposal and a pack are
//! held to, asked of the same code, so nothing is refused later that was not told here.

use larkspur_packs::{
    LanguageTag, Target, Unit, UnitKind,
    check::{Breach, long_sentences},
};

use super::{Part, UnitInWork};
use crate::{BadWords, Summary, Title, UnitText};

/// Something to look at.
#[derive(Clone, Debug, PartialEq)]
pub enum Hint {
    /// The words cannot be proposed like this.
    Words(BadWords),
    /// A sentence is longer than the rules of packs want. Only languages with a rule are asked, which is English.
    Sentence(Breach),
    /// The links lead to other places than those of the source.
    Links {
        /// Where the source leads and these words do not.
        missing: Vec<Target>,
        /// Where these words lead and the source does not.
        added: Vec<Target>,
    },
}

impl Hint {
    /// Whether it can be proposed all the same.
    pub fn is_warning(&self) -> bool {
        !matches!(self, Self::Words(_))
    }
}

impl UnitInWork {
    /// What to look at in this unit; nothing while nothing stands in it.
    pub fn hints(&self, lang: &LanguageTag) -> Vec<Hint> {
        if self.kept.is_empty() {
            return Vec::new();
        }
        let unit = match self.part {
            Part::Title => return bad_words(Title::parse(self.typed())),
            Part::Summary => return bad_words(Summary::parse(self.typed())),
            Part::Unit(kind) => self.unit(kind),
        };
        let unit = match unit {
            Ok(unit) => unit,
            Err(bad) => return vec![Hint::Words(bad)],
        };
        let mut hints: Vec<Hint> =
            long_sentences(lang, unit.kind, &unit.text()).into_iter().map(Hint::Sentence).collect();
        hints.extend(self.other_links(&unit));
        hints
    }

    fn unit(&self, kind: UnitKind) -> Result<Unit, BadWords> {
        let inlines = UnitText::parse(self.typed())?.inlines().to_vec();
        Ok(Unit { id: self.id, kind, is_critical: self.is_critical, inlines })
    }

    fn other_links(&self, unit: &Unit) -> Option<Hint> {
        let mut missing = self.links.clone();
        let mut added = Vec::new();
        for target in unit.targets() {
            match missing.iter().position(|one| one == target) {
                Some(place) => {
                    missing.remove(place);
                }
                None => added.push(target.clone()),
            }
        }
        let is_same = missing.is_empty() && added.is_empty();
        (!is_same).then_some(Hint::Links { missing, added })
    }
}

fn bad_words<T>(words: Result<T, BadWords>) -> Vec<Hint> {
    words.err().map(Hint::Words).into_iter().collect()
}
