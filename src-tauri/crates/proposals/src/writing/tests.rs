//! What is typed stays, what is flagged is what the source touched, and what is told before somebody proposes.

use std::collections::BTreeSet;

use larkspur_packs::{PackId, Page, Term, UnitState, Words, check::Breach, translation_state};
use proptest::prelude::*;

use super::*;
use crate::{
    BadWords, Made, ProposalId, Revision, Work,
    test_data::{
        SCRIPTS, any_line, any_translation, folder, hashes, lang, pack_id, page, resource, rev,
        revision, source, unit,
    },
};

struct Given {
    resource: ResourceId,
    pack: PackId,
    page: Page,
}

impl Given {
    fn new(page: Page) -> Self {
        Self { resource: resource(), pack: pack_id(), page }
    }

    fn source(&self) -> SourcePage<'_> {
        let Self { resource, pack, page } = self;
        SourcePage { resource, pack, pack_rev: rev(1), page }
    }

    fn open(&self, kept: Vec<Kept>) -> Writing {
        Writing::open(self.source(), lang("km"), kept)
    }
}

fn given() -> Given {
    Given::new(source())
}

/// The source after a change of its text.
fn changed(from: &str, to: &str) -> Given {
    let text = source().print();
    assert!(text.contains(from), "{text}");
    Given::new(page(&text.replacen(from, to, 1)))
}

fn cover() -> Cover {
    Cover {
        proposal: ProposalId::new([7; 16]),
        replaces: None,
        keywords: Vec::new(),
        made: Made::Human,
        translator: None,
        page_rev: None,
    }
}

fn progress(writing: &Writing, id: &str) -> UnitProgress {
    writing.unit(unit(id)).unwrap().progress()
}

/// A writing in which every unit has a line.
fn full(given: &Given, line: &str) -> Writing {
    let mut writing = given.open(Vec::new());
    let ids: Vec<UnitId> = writing.units().iter().map(|unit| unit.id).collect();
    for id in ids {
        writing.write(id, line).unwrap();
    }
    writing
}

fn flagged(writing: &Writing) -> BTreeSet<UnitId> {
    let is_flagged = |unit: &&UnitInWork| unit.progress() == UnitProgress::Changed;
    writing.units().iter().filter(is_flagged).map(|unit| unit.id).collect()
}

#[test]
fn each_unit_of_the_source_is_there_with_what_it_is() {
    let writing = given().open(Vec::new());
    let shown: Vec<_> =
        writing.units().iter().map(|unit| (unit.part, unit.container, unit.is_critical)).collect();
    let of = |kind| Part::Unit(kind);
    let (steps, script) = (Some(ContainerKind::Steps), Some(ContainerKind::Script));
    assert_eq!(
        shown,
        [
            (Part::Title, None, false),
            (Part::Summary, None, false),
            (of(UnitKind::Heading2), None, false),
            (of(UnitKind::Paragraph), None, true),
            (of(UnitKind::Numbered), steps, false),
            (of(UnitKind::Numbered), steps, false),
            (of(UnitKind::Script), script, false),
            (of(UnitKind::Script), script, false),
            (of(UnitKind::Task), None, false),
        ]
    );
    assert_eq!(writing.units()[3].source, "It is [yours](glossary:passport).");
    assert_eq!(writing.progress(), [(UnitProgress::Empty, 9)].into());
}

#[test]
fn a_unit_fits_once_it_was_written_beside_the_present_source() {
    let given = given();
    let mut writing = given.open(Vec::new());
    assert_eq!(progress(&writing, "u3"), UnitProgress::Empty);
    writing.write(unit("u3"), "  ").unwrap();
    assert_eq!(progress(&writing, "u3"), UnitProgress::Empty);
    writing.write(unit("u3"), "សួរ").unwrap();
    assert_eq!(progress(&writing, "u3"), UnitProgress::Fits);
    assert!(writing.write(unit("u99"), "a").is_none());
    assert!(writing.mark_fitting(unit("u4")).is_none(), "nothing stands there");
}

#[test]
fn a_unit_whose_source_changed_is_flagged_until_somebody_looked_at_it() {
    let mut writing = full(&given(), "a");
    let later = changed("1. Ask. {#u3}", "1. Do not ask. {#u3}");
    writing = writing.rebase(later.source());
    assert_eq!(flagged(&writing), [unit("u3")].into());
    let row = writing.unit(unit("u3")).unwrap();
    assert_eq!((row.source.as_str(), row.source_before()), ("Do not ask.", Some("Ask.")));
    writing.write(unit("u3"), "b").unwrap();
    assert_eq!(progress(&writing, "u3"), UnitProgress::Changed, "a slip mended is not a look");
    writing.mark_fitting(unit("u3")).unwrap();
    assert_eq!(progress(&writing, "u3"), UnitProgress::Fits);
    assert_eq!(writing.unit(unit("u3")).unwrap().source_before(), None);
}

#[test]
fn words_are_as_proposed_until_they_are_changed() {
    let given = given();
    let proposed = revision("a");
    let mut writing = given.open(Kept::of_revision(&proposed, &given.page));
    assert_eq!(writing.progress(), [(UnitProgress::AsProposed, 9)].into());
    writing.write(unit("u1"), "b").unwrap();
    assert_eq!(progress(&writing, "u1"), UnitProgress::Fits);
    writing.write(unit("u1"), "a").unwrap();
    assert_eq!(progress(&writing, "u1"), UnitProgress::AsProposed);
    writing = writing.rebase(changed("Wait.", "Go.").source());
    assert_eq!(flagged(&writing), [unit("u4")].into());
}

#[test]
fn words_that_the_source_has_no_longer_are_kept_and_keep_a_proposal_back() {
    let writing = full(&given(), "a");
    let mut writing = writing.rebase(changed("- [ ] I have a copy. {#u7}\n", "").source());
    let gone: Vec<(UnitId, &str)> =
        writing.gone().iter().map(|row| (row.unit, row.typed.as_str())).collect();
    assert_eq!(gone, [(unit("u7"), "a")]);
    assert_eq!(writing.propose(cover()), Err(vec![Unready::Gone(unit("u7"))]));
    let again = writing.clone().rebase(given().source());
    assert_eq!(progress(&again, "u7"), UnitProgress::Fits, "it comes back with its unit");
    writing.drop_gone(unit("u7"));
    assert!(writing.propose(cover()).is_ok());
}

#[test]
fn two_rows_for_one_unit_lose_no_word() {
    let row = |typed: &str| Kept {
        unit: unit("u1"),
        typed: typed.to_owned(),
        made_of: None,
        proposed: None,
    };
    let writing = given().open(vec![row("a"), row("b")]);
    assert_eq!(writing.unit(unit("u1")).unwrap().typed(), "a");
    assert_eq!(writing.gone()[0].typed, "b");
    assert_eq!(
        progress(&writing, "u1"),
        UnitProgress::Changed,
        "nobody knows what it was made from"
    );
}

#[test]
fn what_stands_there_is_proposed_with_what_it_was_made_from() {
    let given = given();
    let mut writing = given.open(Vec::new());
    for (id, text) in [("title", "t"), ("summary", "s"), ("u2", " a  b ")] {
        writing.write(unit(id), text).unwrap();
    }
    let proposed = writing.propose(cover()).unwrap();
    let Work::Translation { source, units, .. } = &proposed.parts().work else { panic!() };
    assert_eq!(
        source.units.keys().map(ToString::to_string).collect::<Vec<_>>(),
        ["title", "summary", "u2"]
    );
    assert_eq!(units[&unit("u2")].line(), "a b");
    let day = larkspur_packs::Date::parse("2026-11-28").unwrap();
    let state = translation_state(&given.page, &proposed.page(&given.page.blocks, day));
    let current = state.units.iter().filter(|(_, state)| *state == UnitState::Current);
    assert_eq!(current.count(), 3);
}

#[test]
fn an_old_source_stays_named_when_flagged_words_are_proposed() {
    let given = given();
    let writing = full(&given, "a").rebase(changed("Wait.", "Go.").source());
    let proposed = writing.propose(cover()).unwrap();
    let Work::Translation { source, .. } = &proposed.parts().work else { panic!() };
    assert_eq!(source.units[&unit("u4")], hashes(&given.page)[&unit("u4")]);
}

#[test]
fn all_that_keeps_a_proposal_back_is_told_at_once() {
    let given = given();
    let mut writing = given.open(vec![Kept {
        unit: unit("u1"),
        typed: "a".to_owned(),
        made_of: None,
        proposed: None,
    }]);
    writing.write(unit("title"), "t").unwrap();
    writing.write(unit("u2"), "a * b").unwrap();
    let unready = writing.propose(cover()).unwrap_err();
    assert_eq!(unready.len(), 3);
    assert_eq!(unready[0], Unready::Unit { unit: UnitId::Summary, what: BadWords::Empty });
    assert_eq!(unready[1], Unready::NotLookedAt(unit("u1")));
    assert!(matches!(unready[2], Unready::Unit { what: BadWords::Line(_), .. }));
}

#[test]
fn what_to_look_at_is_told_beside_the_unit() {
    let mut writing = given().open(Vec::new());
    let mut hints = |id: &str, text: &str, tag: &str| {
        writing.write(unit(id), text).unwrap();
        writing.unit(unit(id)).unwrap().hints(&lang(tag))
    };
    assert_eq!(hints("u3", "", "en"), []);
    assert_eq!(hints("u3", "Pide.", "es"), []);
    assert!(matches!(hints("u3", "<b>a</b>", "es")[..], [Hint::Words(BadWords::Line(_))]));
    assert!(matches!(
        hints("title", &"a".repeat(161), "es")[..],
        [Hint::Words(BadWords::TooLong { most: 160 })]
    ));
    assert_eq!(hints("title", "**a**", "es"), [], "a title has no marks, and stars are its words");
    let long = format!("{}.", vec!["ask"; 21].join(" "));
    assert_eq!(hints("u3", &long, "en"), [Hint::Sentence(Breach::LongSentence { words: 21 })]);
    assert_eq!(hints("u3", &long, "km"), []);
    let target = |text: &str| larkspur_packs::Target::parse(text).unwrap();
    assert_eq!(
        hints("u2", "[a](glossary:visa)", "es"),
        [Hint::Links {
            missing: vec![target("glossary:passport")],
            added: vec![target("glossary:visa")]
        }]
    );
    assert_eq!(hints("u2", "[a](glossary:passport)", "es"), []);
    let warnings: Vec<bool> = hints("u2", &long, "en").iter().map(Hint::is_warning).collect();
    assert_eq!(warnings, [true, true]);
}

fn glossary(terms: &[(&str, &str, &[&str])]) -> BTreeMap<larkspur_packs::TermId, Term> {
    let files = folder();
    let reading =
        larkspur_packs::Pack::from_files(files.iter().map(|(p, t)| (p.as_str(), t.as_str())));
    let like = reading.pack.unwrap().glossary.into_values().next().unwrap();
    let make = |(id, word, also): &(&str, &str, &[&str])| {
        let mut term = like.clone();
        term.id = id.parse().unwrap();
        let english = term.terms.get_mut(&lang("en")).unwrap();
        english.term = Words::parse(word).unwrap();
        english.also = also.iter().map(|word| Words::parse(word).unwrap()).collect();
        (term.id.clone(), term)
    };
    terms.iter().map(make).collect()
}

#[test]
fn terms_that_stand_in_the_source_are_found() {
    let glossary = glossary(&[
        ("passport", "passport", &["travel document"]),
        ("wages", "wage", &[]),
        ("labour", "labour", &[]),
        ("forced-labour", "forced labour", &[]),
        ("union", "union", &[]),
        ("id", "ID", &[]),
        ("contract", "คนงาน", &["人权"]),
    ]);
    let found = |text: &str| {
        let (en, es) = (lang("en"), lang("es"));
        let hits = glossary_hits(&glossary, (&en, &es), text, &[]);
        hits.iter().map(|hit| hit.term.to_string()).collect::<Vec<_>>()
    };
    for (text, terms) in [
        ("Your PASSPORT is yours.", vec!["passport"]),
        ("Passports, and a travel document.", vec!["passport"]),
        ("Unpaid wages and wage theft.", vec!["wages"]),
        ("Wagering is another word.", vec![]),
        ("A reunion.", vec![]),
        ("Forced labour is not labour.", vec!["forced-labour", "labour"]),
        ("An ID and two ids.", vec!["id"]),
        ("สิทธิของคนงานทุกคน", vec!["contract"]),
        ("世界人权宣言", vec!["contract"]),
        ("passport\u{301}s", vec!["passport"]),
        ("", vec![]),
    ] {
        assert_eq!(found(text), terms, "{text}");
    }
}

#[test]
fn a_hit_says_what_the_term_is_called_and_what_not_to_say() {
    let glossary = glossary(&[("passport", "passport", &[])]);
    let (en, es, km) = (lang("en"), lang("es-419"), lang("km"));
    let link = [larkspur_packs::Target::parse("glossary:passport").unwrap()];
    let hits = glossary_hits(&glossary, (&en, &es), "It is yours.", &link);
    let target = hits[0].target.unwrap();
    assert_eq!(target.term.as_str(), "pasaporte");
    assert_eq!(target.avoid.as_ref().unwrap().as_str(), "No diga «permiso».");
    assert!(hits[0].source.avoid.is_some());
    assert_eq!(glossary_hits(&glossary, (&en, &km), "It is yours.", &link)[0].target, None);
}

#[test]
fn what_somebody_writes_is_in_no_debug() {
    let writing = full(&given(), "secret");
    let shown = format!("{:?} {:?}", writing.unit(unit("u1")).unwrap().kept(), writing.units());
    assert!(!shown.contains("secret"), "{shown}");
}

/// The source with other words in some of its units, and some of them left out.
fn any_later() -> impl Strategy<Value = (Page, BTreeSet<UnitId>, BTreeSet<UnitId>)> {
    let fates = proptest::collection::vec((0..4_u8, any_line()), 9);
    fates.prop_map(|fates| {
        let mut later = source();
        let (mut touched, mut gone) = (BTreeSet::new(), BTreeSet::new());
        let before = hashes(&later);
        let mut fates = fates.into_iter();
        if let Some((0, line)) = fates.next() {
            later.front.title = Words::parse(&line).unwrap();
        }
        let mut change = |unit: &mut larkspur_packs::Unit| match fates.next() {
            Some((0, line)) => {
                unit.inlines = larkspur_packs::Inline::parse_line(&line).unwrap();
                true
            }
            Some((1, _)) => {
                gone.insert(unit.id);
                false
            }
            _ => true,
        };
        later.blocks = later
            .blocks
            .into_iter()
            .filter_map(|block| match block {
                Block::Unit(mut unit) => change(&mut unit).then_some(Block::Unit(unit)),
                Block::Container { kind, mut units } => {
                    units.retain_mut(&mut change);
                    (!units.is_empty()).then_some(Block::Container { kind, units })
                }
            })
            .collect();
        for (id, hash) in later.hashes() {
            if before[&id] != hash {
                touched.insert(id);
            }
        }
        (later, touched, gone)
    })
}

/// Every word that stands in a writing, by its unit.
fn all_words(writing: &Writing) -> BTreeMap<UnitId, String> {
    let units = writing.units().iter().map(|unit| (unit.id, unit.typed().to_owned()));
    let gone = writing.gone().iter().map(|row| (row.unit, row.typed.clone()));
    units.chain(gone).filter(|(_, typed)| !typed.trim().is_empty()).collect()
}

proptest! {
    #[test]
    fn a_rebase_flags_exactly_what_the_source_touched_and_loses_no_word(
        typed in proptest::collection::vec("\\PC{0,12}", 9),
        (later, touched, gone) in any_later(),
    ) {
        let given = given();
        let mut writing = given.open(Vec::new());
        let ids: Vec<UnitId> = writing.units().iter().map(|unit| unit.id).collect();
        for (id, text) in ids.iter().zip(&typed) {
            writing.write(*id, text).unwrap();
        }
        let before = all_words(&writing);
        let later = Given::new(later);
        let rebased = writing.clone().rebase(later.source());
        prop_assert_eq!(all_words(&rebased), before.clone());
        let written = |ids: &BTreeSet<UnitId>| -> BTreeSet<UnitId> {
            ids.iter().copied().filter(|id| before.contains_key(id)).collect()
        };
        prop_assert_eq!(flagged(&rebased), written(&touched));
        let kept: BTreeSet<UnitId> = rebased.gone().iter().map(|row| row.unit).collect();
        prop_assert_eq!(kept, written(&gone));
        // The way back brings everything to its place, with nothing flagged.
        let back = rebased.rebase(given.source());
        prop_assert_eq!(flagged(&back), BTreeSet::new());
        prop_assert_eq!(all_words(&back), before);
    }

    #[test]
    fn what_is_kept_and_opened_again_is_the_same(
        typed in proptest::collection::vec("\\PC{1,12}", 9),
    ) {
        let given = given();
        let mut writing = given.open(Vec::new());
        let ids: Vec<UnitId> = writing.units().iter().map(|unit| unit.id).collect();
        for (id, text) in ids.iter().zip(&typed) {
            let row = writing.write(*id, text).unwrap();
            prop_assert_eq!(&row.typed, text);
        }
        let words = all_words(&writing);
        let again = given.open(writing.clone().into_kept());
        prop_assert_eq!(all_words(&again), words);
        prop_assert_eq!(again.progress(), writing.progress());
    }

    #[test]
    fn a_revision_that_somebody_goes_on_from_is_proposed_as_it_was(revision in any_translation()) {
        let given = given();
        let kept = Kept::of_revision(&revision, &given.page);
        let parts = revision.parts();
        let writing = Writing::open(given.source(), parts.lang.clone(), kept);
        let Work::Translation { page_rev, .. } = &parts.work else { panic!() };
        let again = writing.propose(Cover {
            proposal: parts.proposal,
            replaces: parts.replaces,
            keywords: parts.keywords.clone(),
            made: parts.made,
            translator: parts.translator.clone(),
            page_rev: *page_rev,
        });
        prop_assert_eq!(again.map(|again: Revision| again.digest()), Ok(revision.digest()));
    }
}

#[test]
fn words_of_every_script_are_kept_as_they_were_typed() {
    for (tag, line) in SCRIPTS {
        let given = given();
        let writing = full(&given, line);
        assert!(all_words(&writing).values().all(|typed| typed == line), "{tag}");
        let translation = writing
            .propose(cover())
            .unwrap()
            .page(&given.page.blocks, larkspur_packs::Date::parse("2026-11-28").unwrap());
        let rows = Kept::of_page(&translation, &given.page);
        let again = given.open(rows);
        assert_eq!(again.unit(unit("u2")).unwrap().progress(), UnitProgress::AsProposed, "{tag}");
    }
}
