//! No word goes by itself, no unit becomes another one, and what comes out is a page.

use proptest::prelude::*;

use super::*;
use crate::{
    Cover, Made, ProposalId, Revision, Unready, Work,
    test_data::{SOURCE, any_edit, any_line, lang, pack_id, page, resource, rev, source, unit},
};

fn original<'a>(of: &'a Given, page: Option<&'a Page>) -> Original<'a> {
    let Given { resource, pack, lang } = of;
    let highest = page.map_or(0, |page| highest_number([page]));
    let pack_rev = rev(1);
    Original { resource, pack, pack_rev, lang, page, highest, is_new: false }
}

struct Given {
    resource: ResourceId,
    pack: PackId,
    lang: LanguageTag,
}

fn given() -> Given {
    Given { resource: resource(), pack: pack_id(), lang: lang("en") }
}

/// A change of a page, opened beside another text of it.
fn change(begun: &Page, now: &Page) -> PageInWork {
    PageInWork::open(original(&given(), Some(now)), KeptBlock::of_original(begun))
}

fn opened(kept: Vec<KeptBlock>, now: &Page) -> PageInWork {
    PageInWork::open(original(&given(), Some(now)), kept)
}

fn new_page(kept: Vec<KeptBlock>, now: Option<&Page>) -> PageInWork {
    PageInWork::open(Original { is_new: true, ..original(&given(), now) }, kept)
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

fn with(from: &str, to: &str) -> Page {
    assert!(SOURCE.contains(from));
    page(&SOURCE.replacen(from, to, 1))
}

fn rows(page: &PageInWork) -> Vec<KeptBlock> {
    page.rows().cloned().collect()
}

fn blocks(revision: &Revision) -> Vec<Block> {
    revision.parts().work.blocks().unwrap().to_vec()
}

/// The text of a page in work, as the file of a page has it.
fn text(page: &PageInWork) -> String {
    let revision = page.propose(cover()).unwrap();
    let date = larkspur_packs::Date::parse("2026-11-28").unwrap();
    let printed = revision.page(&[], date).print();
    printed.split_once("\n+++\n").unwrap().1.trim().to_owned()
}

#[test]
fn a_change_begins_as_the_page_is_and_is_no_proposal_until_something_differs() {
    let mut work = change(&source(), &source());
    assert!(work.is_as_in_pack());
    assert_eq!(work.propose(cover()), Err(vec![Unready::Same]));
    work.write(unit("u3"), "Ask them.").unwrap();
    let revision = work.propose(cover()).unwrap();
    let Work::Edit { rev: of, was, .. } = &revision.parts().work else { panic!() };
    assert_eq!((*of, was.len()), (rev(2), source().hashes().len()));
    let expected = with("Ask.", "Ask them.").blocks;
    assert_eq!(blocks(&revision), expected);
}

#[test]
fn a_new_page_is_written_from_nothing() {
    let mut work = new_page(KeptBlock::of_nothing("Wages"), None);
    let Err(unready) = work.propose(cover()) else { panic!() };
    assert_eq!(unready.len(), 1, "it has no summary: {unready:?}");
    work.write(UnitId::Summary, "In short.").unwrap();
    assert_eq!(
        work.propose(cover()),
        Err(vec![Unready::Whole(crate::BadRevision::NoUnits)]),
        "nothing stands in it"
    );
    work.write(unit("u1"), "Count the days.").unwrap();
    work.shape(PageAct::Add { after: Some(unit("u1")) }).unwrap();
    work.shape(PageAct::Container(unit("u2"), Some(ContainerKind::Steps))).unwrap();
    work.shape(PageAct::Add { after: Some(unit("u2")) }).unwrap();
    for (id, words) in [("u2", "Ask."), ("u3", "Wait.")] {
        work.write(unit(id), words).unwrap();
    }
    work.shape(PageAct::Critical(unit("u3"), true)).unwrap();
    let steps = "::: steps\n1. Ask. {#u2}\n2. Wait. {#u3 .critical}\n:::";
    assert_eq!(text(&work), format!("Count the days. {{#u1}}\n\n{steps}"));
    let revision = work.propose(cover()).unwrap();
    assert!(matches!(revision.parts().work, Work::Page { .. }));
    assert!(!new_page(rows(&work), None).is_in_pack());
}

#[test]
fn parts_that_stand_out_together_are_moved_past_as_a_whole() {
    let mut work = change(&source(), &source());
    let order = |work: &PageInWork| -> Vec<String> {
        work.blocks().iter().map(|row| row.unit.to_string()).collect()
    };
    work.shape(PageAct::MoveUp(unit("u7"))).unwrap();
    assert_eq!(order(&work), ["u1", "u2", "u3", "u4", "u7", "u5", "u6"]);
    work.shape(PageAct::MoveDown(unit("u2"))).unwrap();
    assert_eq!(order(&work), ["u1", "u3", "u4", "u2", "u7", "u5", "u6"]);
    work.shape(PageAct::MoveUp(unit("u4"))).unwrap();
    assert_eq!(order(&work), ["u1", "u4", "u3", "u2", "u7", "u5", "u6"]);
    assert!(work.shape(PageAct::MoveUp(unit("u1"))).is_none(), "it is the first");
    assert!(work.shape(PageAct::MoveDown(unit("u6"))).is_none(), "it is the last");
    // The first of the steps leaves them, and comes back.
    work.shape(PageAct::MoveUp(unit("u4"))).unwrap();
    assert!(text(&work).starts_with("::: steps\n1. Wait. {#u4}\n:::\n\n## Yours {#u1}"));
    work.shape(PageAct::MoveDown(unit("u4"))).unwrap();
    assert!(text(&work).contains("::: steps\n1. Wait. {#u4}\n2. Ask. {#u3}\n:::"));
}

#[test]
fn what_stands_apart_stays_apart_until_it_is_moved_together() {
    let apart = "::: note\na {#u1}\n:::\n\nb {#u2}\n\n::: note\nc {#u3}\n:::";
    let front = SOURCE.split_once("+++\n## ").unwrap().0;
    let begun = page(&format!("{front}+++\n{apart}\n"));
    let mut work = change(&begun, &begun);
    work.shape(PageAct::TakeOut(unit("u2"))).unwrap();
    assert_eq!(text(&work), "::: note\na {#u1}\n:::\n\n::: note\nc {#u3}\n:::");
    let mut work = opened(rows(&work), &begun);
    work.shape(PageAct::MoveUp(unit("u3"))).unwrap();
    assert_eq!(text(&work), "::: note\na {#u1}\n\nc {#u3}\n:::");
    work.shape(PageAct::Container(unit("u1"), None)).unwrap();
    work.shape(PageAct::PutBack(unit("u2"))).unwrap();
    assert_eq!(text(&work), "a {#u1}\n\n::: note\nc {#u3}\n:::\n\nb {#u2}");
}

#[test]
fn lines_of_a_script_stand_in_a_script_and_nothing_else_does() {
    let mut work = change(&source(), &source());
    assert!(work.shape(PageAct::Kind(unit("u5"), UnitKind::Item)).is_none());
    assert!(work.shape(PageAct::Kind(unit("u2"), UnitKind::Script)).is_none());
    work.shape(PageAct::Container(unit("u5"), None)).unwrap();
    work.shape(PageAct::Container(unit("u2"), Some(ContainerKind::Script))).unwrap();
    work.shape(PageAct::Kind(unit("u1"), UnitKind::Heading3)).unwrap();
    let text = text(&work);
    assert!(text.starts_with("### Yours {#u1}\n\n::: script\nIt is"), "{text}");
    assert!(text.contains(":::\n\nI want it. {#u5}\n\n::: script\nNow. {#u6}"), "{text}");
}

#[test]
fn what_the_pack_changed_meanwhile_is_named_and_the_person_says_whose_words_stay() {
    let later = with("Ask.", "Do not ask.");
    for (side, words) in [(Side::Mine, "Ask."), (Side::Theirs, "Do not ask.")] {
        let mut work = change(&source(), &later);
        work.write(unit("u2"), "It is yours.").unwrap();
        let news = work.first_news().map(|row| (row.unit, work.news(row))).unwrap();
        let (before, now) = (Some("Ask.".to_owned()), "Do not ask.".to_owned());
        assert_eq!(news, (unit("u3"), Some(News::Changed { before, now })));
        assert_eq!(work.propose(cover()), Err(vec![Unready::NotLookedAt(unit("u3"))]));
        assert!(work.take_over(unit("u2"), side).is_none(), "nothing came of it");
        work.take_over(unit("u3"), side).unwrap();
        let work = opened(rows(&work), &later);
        let revision = work.propose(cover()).unwrap();
        let made = revision.parts().work.blocks().unwrap().iter().flat_map(Block::units);
        assert_eq!(made.clone().find(|it| it.id == unit("u3")).unwrap().line(), words);
        assert_eq!(made.clone().find(|it| it.id == unit("u2")).unwrap().line(), "It is yours.");
    }
    // Who wrote the same has nothing to look at; a mark of what could hurt somebody is no small thing.
    let mut work = change(&source(), &later);
    work.write(unit("u3"), "Do  not ask.").unwrap();
    assert_eq!(work.first_news(), None);
    let marked = with("Wait. {#u4}", "Wait. {#u4 .critical}");
    let mut work = change(&source(), &marked);
    work.take_over(unit("u4"), Side::Theirs).unwrap();
    assert!(work.is_as_in_pack());
}

#[test]
fn what_went_and_what_came_meanwhile_is_named() {
    let later = with("2. Wait. {#u4}\n", "2. Rest. {#u8}\n");
    let mut work = change(&source(), &later);
    let named: Vec<_> = work
        .rows()
        .chain(work.come())
        .filter_map(|row| work.news(row).map(|news| (row.key.to_string(), news)))
        .collect();
    let come = News::Come { now: "Rest.".to_owned() };
    assert_eq!(named, [("u4".to_owned(), News::Gone), ("u8".to_owned(), come)]);
    for (key, side) in [("u4", Side::Theirs), ("u8", Side::Theirs)] {
        work.take_over(unit(key), side).unwrap();
    }
    let work = opened(rows(&work), &later);
    assert!(work.is_as_in_pack(), "all of it is taken");
    assert_eq!(work.taken_out().len(), 1, "and what was there can be put back");
    let mut work = change(&source(), &later);
    for key in ["u4", "u8"] {
        work.take_over(unit(key), Side::Mine).unwrap();
    }
    let work = opened(rows(&work), &later);
    assert_eq!(work.first_news(), None);
    assert_eq!(blocks(&work.propose(cover()).unwrap()), source().blocks);
}

#[test]
fn a_number_that_others_gave_to_other_words_is_theirs() {
    let mut work = change(&source(), &source());
    work.shape(PageAct::Add { after: Some(unit("u4")) }).unwrap();
    work.write(unit("u8"), "Mine.").unwrap();
    let kept = rows(&work);
    let same = opened(kept.clone(), &with("2. Wait. {#u4}\n", "2. Wait. {#u4}\n3. Mine. {#u8}\n"));
    assert!(same.is_as_in_pack(), "the very words came into the pack");
    let theirs = with("2. Wait. {#u4}\n", "2. Wait. {#u4}\n3. Theirs. {#u8}\n");
    let work = opened(kept, &theirs);
    let mine = work.blocks().iter().find(|row| row.typed == "Mine.").unwrap();
    assert_eq!((mine.key, mine.unit), (unit("u8"), unit("u9")));
    let [come] = work.come() else { panic!("theirs came") };
    assert_eq!(come.unit, unit("u8"));
    assert_ne!(come.key, unit("u8"));
}

#[test]
fn after_it_was_proposed_and_taken_up_nothing_is_to_be_looked_at() {
    let mut work = new_page(KeptBlock::of_nothing("Wages"), None);
    work.write(UnitId::Summary, "In short.").unwrap();
    work.write(unit("u1"), "Count.").unwrap();
    let revision = work.propose(cover()).unwrap();
    let kept = work.after_proposing(&revision);
    let date = larkspur_packs::Date::parse("2026-11-28").unwrap();
    let taken = revision.page(&[], date);
    let mut work = new_page(kept, Some(&taken));
    assert!(work.is_as_in_pack() && work.first_news().is_none());
    work.write(unit("u1"), "Count the days.").unwrap();
    assert_eq!(work.first_news(), None);
    let next = work.propose(cover()).unwrap();
    assert!(matches!(next.parts().work, Work::Edit { .. }), "the pack has it now");
}

#[test]
fn the_page_of_a_change_that_the_library_lost_is_not_proposed_and_keeps_its_words() {
    let mut work = change(&source(), &source());
    work.write(unit("u3"), "Ask them.").unwrap();
    let lost = PageInWork::open(original(&given(), None), rows(&work));
    assert_eq!(lost.propose(cover()), Err(vec![Unready::NoPage]));
    assert_eq!(rows(&lost), rows(&work));
}

#[test]
fn an_id_has_the_topic_and_what_of_the_title_can_stand_in_it() {
    let id = |title: &str| new_page_id(Topic::Work, title, [0, 1, 2, 255]).unwrap().to_string();
    assert_eq!(id("  Your first wages: count!"), "work/your-first-wages-count-000102ff");
    assert_eq!(id("លិខិតឆ្លងដែន"), "work/page-000102ff");
    assert!(id(&"long ".repeat(40)).len() < 64);
}

#[test]
fn what_would_keep_a_page_out_of_its_pack_is_told_while_it_is_written() {
    let mut work = new_page(KeptBlock::of_nothing("Wages"), None);
    work.write(unit("u1"), "Ask.").unwrap();
    assert_eq!(
        work.page_hints(None),
        [PageHint::NoSource],
        "a page about work stands on something"
    );
    work.write(unit("u1"), "[Ask](https://a.example/1).").unwrap();
    assert_eq!(work.page_hints(None), []);
    let hard = "Documentation necessitates administrative authorisation.";
    work.write(unit("u1"), &format!("[{hard}](https://a.example/1)")).unwrap();
    assert_eq!(work.page_hints(None), [PageHint::HardToRead]);
    let files = crate::test_data::folder();
    let texts = files.iter().map(|(path, text)| (path.as_str(), text.as_str()));
    let pack = larkspur_packs::Pack::from_files(texts).pack.unwrap();
    let info = &pack.resources[&resource()].info;
    let mut work = change(&source(), &source());
    assert_eq!(work.page_hints(Some(info)), []);
    work.shape(PageAct::TakeOut(unit("u2"))).unwrap();
    assert_eq!(work.page_hints(Some(info)), [PageHint::Carried(vec![unit("u2")])]);
    assert_eq!(work.targets(&work.taken_out()[0]).len(), 1);
    let long = format!("{}.", ["ask"; 21].join(" "));
    work.write(unit("u3"), &long).unwrap();
    let row = work.blocks().iter().find(|row| row.key == unit("u3")).unwrap();
    assert!(matches!(work.hints(row)[..], [crate::Hint::Sentence(_)]));
}

#[test]
fn what_a_part_is_is_kept_in_words_and_read_again() {
    let kinds = UnitKind::ALL.iter();
    for kind in kinds {
        for container in [None, Some(ContainerKind::Note)] {
            for (begins, is_critical) in [(false, false), (true, false), (false, true)] {
                let shape = Shape { kind: *kind, container, begins, is_critical };
                assert_eq!(Shape::from_text(&shape.as_text()), Some(shape));
            }
        }
    }
    assert_eq!(Shape::from_text("paragraph loud"), None);
    assert_eq!(Shape::from_text(""), None);
}

/// What somebody does, by numbers that any page has parts for.
fn any_acts() -> impl Strategy<Value = Vec<(u8, u8, String)>> {
    proptest::collection::vec((0..9_u8, any::<u8>(), any_line()), 0..24)
}

fn act(work: &mut PageInWork, (what, which, line): (u8, u8, String)) {
    let keys: Vec<UnitId> = work.blocks().iter().map(|row| row.key).collect();
    let Some(key) = keys.get(usize::from(which) % keys.len().max(1)).copied() else {
        work.shape(PageAct::Add { after: None });
        return;
    };
    let out = work.taken_out().first().map(|row| row.key);
    let kind = UnitKind::ALL[usize::from(which) % UnitKind::ALL.len()];
    let container = ContainerKind::ALL.get(usize::from(which) % 6).copied();
    match what {
        0 => drop(work.shape(PageAct::Add { after: Some(key) })),
        1 => drop(work.shape(PageAct::TakeOut(key))),
        2 => drop(out.map(|key| work.shape(PageAct::PutBack(key)))),
        3 => drop(work.shape(PageAct::MoveUp(key))),
        4 => drop(work.shape(PageAct::MoveDown(key))),
        5 => drop(work.shape(PageAct::Kind(key, kind))),
        6 => drop(work.shape(PageAct::Container(key, container))),
        7 => drop(work.shape(PageAct::Critical(key, which % 2 == 0))),
        _ => drop(work.write(key, &line)),
    }
}

proptest! {
    #[test]
    fn any_page_begins_as_it_is_and_is_opened_as_it_was_left(revision in any_edit(), acts in any_acts()) {
        let date = larkspur_packs::Date::parse("2026-11-28").unwrap();
        let begun = revision.page(&[], date);
        let mut work = change(&begun, &begun);
        prop_assert!(work.is_as_in_pack());
        for one in acts {
            act(&mut work, one);
        }
        let again = opened(rows(&work), &begun);
        prop_assert_eq!(&rows(&again), &rows(&work));
        prop_assert_eq!(again.groups(), work.groups());
    }

    #[test]
    fn the_rows_that_come_back_are_all_that_is_to_be_kept(acts in any_acts()) {
        let mut work = change(&source(), &source());
        let mut kept: BTreeMap<UnitId, KeptBlock> =
            rows(&work).into_iter().map(|row| (row.key, row)).collect();
        let shapes = |what: u8| what < 8;
        for (what, which, line) in acts {
            let before = rows(&work);
            act(&mut work, (what, which, line));
            let changed = rows(&work).into_iter().filter(|row| !before.contains(row));
            let changed: Vec<KeptBlock> = changed.collect();
            prop_assert!(shapes(what) || changed.len() <= 1, "a letter writes one row");
            kept.extend(changed.into_iter().map(|row| (row.key, row)));
        }
        let again = opened(kept.into_values().collect(), &source());
        prop_assert_eq!(rows(&again), rows(&work));
    }

    #[test]
    fn no_unit_of_the_page_is_lost_and_no_number_has_other_words(acts in any_acts()) {
        let mut work = change(&source(), &source());
        for one in acts {
            act(&mut work, one);
            let units: Vec<UnitId> = work.rows().map(|row| row.unit).collect();
            let apart: BTreeSet<UnitId> = units.iter().copied().collect();
            prop_assert_eq!(apart.len(), units.len());
            prop_assert!(source().hashes().iter().all(|(id, _)| apart.contains(id)));
            prop_assert!(work.rows().all(|row| row.key == row.unit));
        }
    }

    #[test]
    fn what_is_proposed_is_a_page_with_the_words_that_were_typed(acts in any_acts()) {
        let mut work = change(&source(), &source());
        for one in acts {
            act(&mut work, one);
        }
        let Ok(revision) = work.propose(cover()) else { return Ok(()) };
        let date = larkspur_packs::Date::parse("2026-11-28").unwrap();
        let made = revision.page(&[], date);
        prop_assert_eq!(&page(&made.print()).blocks, &made.blocks);
        let wanted: Vec<(UnitId, String)> = work.blocks().iter().filter(|row| !row.is_empty())
            .map(|row| (row.unit, UnitText::parse(&row.typed).unwrap().line())).collect();
        let there: Vec<(UnitId, String)> = made.units().map(|it| (it.id, it.line())).collect();
        prop_assert_eq!(there, wanted);
        // Its author opens it again, and it says the same.
        let kept = KeptBlock::of_page_revision(&revision, Some(&source()));
        let again = opened(kept, &source());
        prop_assert_eq!(again.first_news(), None);
        prop_assert_eq!(blocks(&again.propose(cover()).unwrap()), blocks(&revision));
    }

    #[test]
    fn whatever_becomes_of_the_page_no_typed_word_is_lost(acts in any_acts(), later in any_edit(), sides in any::<u64>()) {
        let mut work = change(&source(), &source());
        for one in acts {
            act(&mut work, one);
        }
        let date = larkspur_packs::Date::parse("2026-11-28").unwrap();
        let mut work = opened(rows(&work), &later.page(&[], date));
        let mut mine: BTreeMap<UnitId, String> =
            work.rows().map(|row| (row.key, row.typed.clone())).collect();
        for step in 0..64 {
            let Some(key) = work.first_news().map(|row| row.key) else { break };
            let side = if sides >> step & 1 == 0 { Side::Mine } else { Side::Theirs };
            if side == Side::Theirs {
                mine.remove(&key);
            }
            work.take_over(key, side).unwrap();
        }
        prop_assert_eq!(work.first_news(), None);
        let left: BTreeMap<UnitId, String> =
            work.rows().map(|row| (row.key, row.typed.clone())).collect();
        prop_assert!(mine.iter().all(|(key, typed)| left.get(key) == Some(typed)));
    }
}
