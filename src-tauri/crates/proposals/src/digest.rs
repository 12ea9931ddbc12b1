//! The digest of a revision: what a review names, so that it counts for exactly the words that were read.
//!
//! [`crate::Revision::new`] asks for it. docs/proposals.md describes the form that is hashed. Invariant: the form depends on
//! what was read and not on how it was written as JSON; two revisions that differ in anything have two forms, since each
//! value stands behind its name and its length, in an order that is fixed.

use std::{
    collections::BTreeMap,
    fmt::{Display, Write as _},
};

use larkspur_packs::{Block, Inline, Unit, UnitHash, UnitId};

use crate::{
    Digest,
    revision::{Parts, Work},
};

/// Parts this hash from every other. BLAKE3's mode for that; `b3sum --derive-key` has it too.
const CONTEXT: &str = "app.larkspur 2026-11-28 revision of a proposal 1";

/// The digest of what a revision says.
pub(crate) fn of(parts: &Parts) -> Digest {
    let mut hasher = blake3::Hasher::new_derive_key(CONTEXT);
    hasher.update(form(parts).as_bytes());
    Digest(hasher.finalize().into())
}

/// `name length`, a line feed, the value, a line feed. The length is in bytes.
fn value(form: &mut String, name: impl Display, value: impl Display) {
    let value = value.to_string();
    // Writing to a string always succeeds.
    let _ = write!(form, "{name} {}\n{value}\n", value.len());
}

/// The form of what a revision says.
pub(crate) fn form(parts: &Parts) -> String {
    let mut form = String::new();
    let to = &mut form;
    value(to, "proposal", parts.proposal);
    if let Some(digest) = parts.replaces {
        value(to, "replaces", digest);
    }
    value(to, "kind", parts.work.kind().as_str());
    value(to, "resource", &parts.resource);
    value(to, "lang", &parts.lang);
    value(to, "pack", &parts.pack);
    value(to, "pack_rev", parts.pack_rev);
    value(to, "method", parts.made.as_str());
    if let Some(name) = &parts.translator {
        value(to, "translator", name.as_str());
    }
    value(to, "title", parts.title.as_str());
    value(to, "summary", parts.summary.as_str());
    for word in &parts.keywords {
        value(to, "keyword", word.as_str());
    }
    match &parts.work {
        Work::Page { blocks } => write_blocks(to, blocks),
        Work::Edit { rev, was, blocks } => {
            value(to, "rev", rev);
            write_hashes(to, was);
            write_blocks(to, blocks);
        }
        Work::Translation { source, page_rev, units } => {
            value(to, "source_lang", &source.lang);
            value(to, "source_rev", source.rev);
            if let Some(rev) = page_rev {
                value(to, "page_rev", rev);
            }
            write_hashes(to, &source.units);
            for (id, text) in units {
                value(to, id, text.line());
            }
        }
    }
    form
}

fn write_hashes(to: &mut String, hashes: &BTreeMap<UnitId, UnitHash>) {
    for (id, hash) in hashes {
        value(to, format_args!("from {id}"), hash);
    }
}

fn write_blocks(to: &mut String, blocks: &[Block]) {
    for block in blocks {
        match block {
            Block::Unit(unit) => write_unit(to, unit),
            Block::Container { kind, units } => {
                value(to, "in", kind.as_str());
                for unit in units {
                    write_unit(to, unit);
                }
                value(to, "out", kind.as_str());
            }
        }
    }
}

fn write_unit(to: &mut String, unit: &Unit) {
    let critical = if unit.is_critical { " critical" } else { "" };
    let line = Inline::print_line(&unit.inlines);
    value(to, format_args!("{} {}{critical}", unit.id, unit.kind.as_str()), line);
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use proptest::prelude::*;

    use super::*;
    use crate::{
        Keyword, Made, Name, ProposalId, Revision, Summary, Title, UnitText,
        test_data::{any_revision, edit, hashes, lang, parts, rev, source, unit},
    };

    fn digest(parts: Parts) -> Digest {
        Revision::new(parts).unwrap().digest()
    }

    /// Takes the parts of a translation and changes what it was made from, or its units.
    fn with_work(change: impl FnOnce(&mut Work)) -> Parts {
        let mut parts = parts("km", "a");
        change(&mut parts.work);
        parts
    }

    #[test]
    fn whatever_a_reviewer_would_read_changes_the_digest() {
        let base = || parts("km", "a");
        let units = |change: fn(&mut BTreeMap<UnitId, UnitText>)| {
            with_work(|work| match work {
                Work::Translation { units, .. } => change(units),
                _ => unreachable!(),
            })
        };
        let from = |change: fn(&mut larkspur_packs::Origin)| {
            with_work(|work| match work {
                Work::Translation { source, .. } => change(source),
                _ => unreachable!(),
            })
        };
        let all = [
            base(),
            Parts { proposal: ProposalId::new([8; 16]), ..base() },
            Parts { replaces: Some(Digest([1; 32])), ..base() },
            Parts { replaces: Some(Digest([2; 32])), ..base() },
            Parts { resource: "work/visa".parse().unwrap(), ..base() },
            Parts { lang: lang("my"), ..base() },
            Parts { pack: "manila".parse().unwrap(), ..base() },
            Parts { pack_rev: rev(2), ..base() },
            Parts { title: Title::parse("b").unwrap(), ..base() },
            Parts { summary: Summary::parse("b").unwrap(), ..base() },
            Parts { keywords: vec![Keyword::parse("b c").unwrap()], ..base() },
            Parts {
                keywords: ["b", "c"].map(|word| Keyword::parse(word).unwrap()).into(),
                ..base()
            },
            Parts {
                keywords: ["c", "b"].map(|word| Keyword::parse(word).unwrap()).into(),
                ..base()
            },
            Parts { made: Made::MachineEdited, ..base() },
            Parts { translator: None, ..base() },
            Parts { translator: Some(Name::parse("b").unwrap()), ..base() },
            units(|units| drop(units.insert(unit("u1"), UnitText::parse("b").unwrap()))),
            units(|units| drop(units.insert(unit("u7"), UnitText::parse("b").unwrap()))),
            units(|units| drop(units.insert(unit("u1"), UnitText::parse("**a**").unwrap()))),
            units(|units| drop(units.insert(unit("u1"), UnitText::parse("*a*").unwrap()))),
            units(|units| {
                units.insert(unit("u1"), UnitText::parse("[a](contact:PH)").unwrap());
            }),
            units(|units| {
                units.insert(unit("u1"), UnitText::parse("[a](contact:KH)").unwrap());
            }),
            from(|source| source.rev = rev(9)),
            from(|source| source.lang = lang("fr")),
            from(|source| {
                source.units.insert(UnitId::Title, hashes(&self::source())[&unit("u1")]);
            }),
            with_work(|work| match work {
                Work::Translation { page_rev, .. } => *page_rev = Some(rev(1)),
                _ => unreachable!(),
            }),
            edit("a {#u1}\n"),
            edit("a {#u1 .critical}\n"),
            edit("a {#u2}\n"),
            edit("- a {#u1}\n"),
            edit("::: note\na {#u1}\n:::\n"),
            edit("::: warning\na {#u1}\n:::\n"),
            edit("a {#u1}\n\nb {#u2}\n"),
            edit("b {#u2}\n\na {#u1}\n"),
            edit("::: note\na {#u1}\n\nb {#u2}\n:::\n"),
            edit("::: note\na {#u1}\n:::\n\nb {#u2}\n"),
            edit("::: note\na {#u1}\n:::\n\n::: note\nb {#u2}\n:::\n"),
        ];
        let count = all.len();
        let digests: BTreeSet<Digest> = all.into_iter().map(digest).collect();
        assert_eq!(digests.len(), count);
    }

    #[test]
    fn how_words_were_typed_changes_no_digest() {
        for (one, other) in
            [("a b", " a \n b "), ("caf\u{e9}", "cafe\u{301}"), ("a - b", "a \\- b")]
        {
            assert_eq!(digest(parts("km", one)), digest(parts("km", other)), "{one}");
        }
    }

    /// Written out, so that a change of the form, which would make every review stale, is seen.
    #[test]
    fn the_form_is_the_one_that_is_described() {
        let parts = Parts {
            work: Work::Page {
                blocks: match edit("::: note\na {#u1 .critical}\n:::\n").work {
                    Work::Edit { blocks, .. } => blocks,
                    _ => unreachable!(),
                },
            },
            translator: None,
            ..edit("a {#u1}\n")
        };
        assert_eq!(
            form(&parts),
            "proposal 32\n07070707070707070707070707070707\nkind 4\npage\nresource 13\nwork/passport\nlang 2\nen\n\
             pack 4\ncore\npack_rev 1\n1\nmethod 5\nhuman\ntitle 13\nYour passport\nsummary 9\nIn short.\n\
             in 4\nnote\nu1 paragraph critical 1\na\nout 4\nnote\n"
        );
    }

    proptest! {
        #[test]
        fn two_revisions_that_differ_have_two_forms(one in any_revision(), other in any_revision()) {
            let is_same = one.parts() == other.parts();
            prop_assert_eq!(form(one.parts()) == form(other.parts()), is_same);
            prop_assert_eq!(one.digest() == other.digest(), is_same);
        }

        #[test]
        fn each_word_of_a_unit_changes_the_digest(line in crate::test_data::any_line(), word in "[a-z]{1,5}") {
            let base = digest(parts("km", &line));
            let words: Vec<&str> = line.split(' ').filter(|word| !word.is_empty()).collect();
            for place in 0..=words.len() {
                let mut words = words.clone();
                words.insert(place, &word);
                prop_assert_ne!(digest(parts("km", &words.join(" "))), base);
            }
        }
    }
}
