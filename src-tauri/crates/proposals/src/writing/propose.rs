//! From what somebody typed to a revision that others read.
//!
//! The core calls it when the person proposes. Invariant: every unit in which something stands is in the revision, with the hash
//! of what it was made from; none is left out without the person having seen it.

use std::{collections::BTreeMap, num::NonZeroU32};

use larkspur_packs::{Origin, UnitId};
use thiserror::Error;

use super::Writing;
use crate::{
    BadRevision, BadWords, Digest, Keyword, Made, Name, Parts, ProposalId, Revision, Summary,
    Title, UnitText, Work,
};

/// What a proposal has beside its units.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cover {
    /// The proposal: a new id, or that of the one whose author revises it.
    pub proposal: ProposalId,
    /// The revision that it replaces; none for the first.
    pub replaces: Option<Digest>,
    /// What else somebody might search it by, in the language of the translation.
    pub keywords: Vec<Keyword>,
    /// How it was made.
    pub made: Made,
    /// The name under which the author wants to be named; none: not at all.
    pub translator: Option<Name>,
    /// The revision of the page that the pack has in this language; none when it has none.
    pub page_rev: Option<NonZeroU32>,
}

/// Why what was typed cannot be proposed yet.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum Unready {
    /// The words of this unit are not fit for a page. An empty title or summary is among them.
    #[error("{unit}: {what}")]
    Unit {
        /// The unit.
        unit: UnitId,
        /// What is wrong.
        what: BadWords,
    },
    /// Nobody knows what the words of this unit were made from, and the person looks at it beside the source and says that
    /// it fits; or the pack has other words of it meanwhile, and they say whose stay.
    #[error("somebody has to look at {0} first")]
    NotLookedAt(UnitId),
    /// Units that the source has no longer have words. The person takes them out first, having seen them.
    #[error("{0} is no longer in the source")]
    Gone(UnitId),
    /// The library has the page no longer that was to be changed.
    #[error("the page is no longer in the library")]
    NoPage,
    /// The page says the same as the one that the pack has.
    #[error("nothing differs from the page in the pack")]
    Same,
    /// All of it makes no revision.
    #[error(transparent)]
    Whole(#[from] BadRevision),
}

impl Writing {
    /// Makes a revision of what stands there. Units in which nothing stands are missing in it.
    ///
    /// # Errors
    /// Everything that is to be looked at first, in the order of the source.
    pub fn propose(&self, cover: Cover) -> Result<Revision, Vec<Unready>> {
        let mut unready = Vec::new();
        let title = self.front(UnitId::Title, Title::parse, &mut unready);
        let summary = self.front(UnitId::Summary, Summary::parse, &mut unready);
        let mut texts = BTreeMap::new();
        let mut made_from = BTreeMap::new();
        for unit in self.units().iter().filter(|unit| !unit.kept().is_empty()) {
            match &unit.kept().made_of {
                Some(made_of) => {
                    made_from.insert(unit.id, made_of.hash);
                }
                None => unready.push(Unready::NotLookedAt(unit.id)),
            }
            if let UnitId::Numbered(_) = unit.id {
                match UnitText::parse(unit.typed()) {
                    Ok(text) => {
                        texts.insert(unit.id, text);
                    }
                    Err(what) => unready.push(Unready::Unit { unit: unit.id, what }),
                }
            }
        }
        unready.extend(self.gone().iter().map(|row| Unready::Gone(row.unit)));
        let (Some(title), Some(summary), true) = (title, summary, unready.is_empty()) else {
            return Err(unready);
        };
        let (lang, rev) = (self.source_lang.clone(), self.source_rev);
        let source = Origin { lang, rev, units: made_from };
        let parts = Parts {
            proposal: cover.proposal,
            replaces: cover.replaces,
            resource: self.resource.clone(),
            lang: self.lang.clone(),
            pack: self.pack.clone(),
            pack_rev: self.pack_rev,
            title,
            summary,
            keywords: cover.keywords,
            work: Work::Translation { source, page_rev: cover.page_rev, units: texts },
            made: cover.made,
            translator: cover.translator,
        };
        Revision::new(parts).map_err(|bad| vec![bad.into()])
    }

    fn front<T>(
        &self,
        unit: UnitId,
        parse: fn(&str) -> Result<T, BadWords>,
        unready: &mut Vec<Unready>,
    ) -> Option<T> {
        let typed = self.unit(unit).map_or("", |unit| unit.typed());
        let words = parse(typed);
        words.map_err(|what| unready.push(Unready::Unit { unit, what })).ok()
    }
}
