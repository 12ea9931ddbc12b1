//! What the finders hand over, and how it is settled when two of them saw something in the same place.
//!
//! Invariant: of the settled findings no two share a character, but for rare combinations, which lie over their parts.

use std::{cmp::Reverse, collections::BTreeMap, ops::Range};

use crate::candidate::DetailKind;

/// How sure a finder is of the *kind*; between two of the same place the surer one stays.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Sureness {
    /// A guess from the shape alone.
    Shape,
    /// A list or a word beside it says so.
    Cue,
    /// The form itself says so, such as an address or what the caller knows.
    Form,
}

/// A place in the folded text, in its characters.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Finding {
    pub(crate) range: Range<usize>,
    pub(crate) kind: DetailKind,
    pub(crate) sureness: Sureness,
}

impl Finding {
    pub(crate) fn new(range: Range<usize>, kind: DetailKind, sureness: Sureness) -> Self {
        Self { range, kind, sureness }
    }
}

/// The rank of a kind among findings that are as sure as each other: what is told most exactly goes first.
fn rank(kind: DetailKind) -> u8 {
    match kind {
        DetailKind::Link | DetailKind::Email => 0,
        DetailKind::Handle => 1,
        DetailKind::PassportNumber | DetailKind::CaseNumber => 2,
        DetailKind::IdNumber => 3,
        DetailKind::ExactDate => 4,
        DetailKind::Phone => 5,
        DetailKind::AgeBelow18 => 6,
        DetailKind::MemberName => 7,
        DetailKind::Court => 8,
        DetailKind::Vessel | DetailKind::Venue | DetailKind::Employer => 9,
        DetailKind::SmallPlace => 10,
        DetailKind::PersonName => 11,
        DetailKind::RareCombination => 12,
    }
}

/// Leaves one finding for each place: the surer, then the more exact, then the longer, then the earlier one.
pub(crate) fn settle(mut findings: Vec<Finding>) -> Vec<Finding> {
    findings.retain(|finding| finding.range.start < finding.range.end);
    findings.sort_by_key(|one| {
        (Reverse(one.sureness), rank(one.kind), Reverse(one.range.len()), one.range.start)
    });
    let mut settled: BTreeMap<usize, Finding> = BTreeMap::new();
    for finding in findings {
        // Those that stay never overlap, so the last one that begins before the end is the only one that could.
        let before = settled.range(..finding.range.end).next_back();
        if before.is_none_or(|(_, other)| other.range.end <= finding.range.start) {
            settled.insert(finding.range.start, finding);
        }
    }
    settled.into_values().collect()
}

/// What is left for each place, in the words of the folded text.
#[cfg(test)]
pub(crate) fn told(
    folded: &crate::fold::Folded,
    findings: Vec<Finding>,
) -> Vec<(DetailKind, String)> {
    let settled = settle(findings).into_iter();
    settled.map(|one| (one.kind, folded.slice(one.range).to_owned())).collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn the_surer_finding_stays_and_the_longer_of_two_as_sure() {
        let shape = Finding::new(0..20, DetailKind::Phone, Sureness::Shape);
        let cue = Finding::new(3..9, DetailKind::PassportNumber, Sureness::Cue);
        assert_eq!(settle(vec![shape, cue.clone()]), [cue]);
        let short = Finding::new(0..4, DetailKind::PersonName, Sureness::Cue);
        let long = Finding::new(2..9, DetailKind::PersonName, Sureness::Cue);
        assert_eq!(settle(vec![short, long.clone()]), [long]);
    }

    proptest! {
        #[test]
        fn no_two_settled_findings_share_a_character(
            places in proptest::collection::vec((0usize..50, 0usize..9, 0usize..16, 0u8..3), 0..20)
        ) {
            let findings = places.into_iter().map(|(start, length, kind, sureness)| {
                let sureness = [Sureness::Shape, Sureness::Cue, Sureness::Form][usize::from(sureness)];
                Finding::new(start..start + length, DetailKind::ALL[kind], sureness)
            });
            let settled = settle(findings.collect());
            for pair in settled.windows(2) {
                prop_assert!(pair[0].range.end <= pair[1].range.start);
            }
        }
    }
}
