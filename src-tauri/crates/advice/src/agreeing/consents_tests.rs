//! When a text may go out, and that taking back always works.

use std::sync::LazyLock;

use proptest::prelude::*;

use super::*;
use crate::agreeing::{
    Attribution, Recorded,
    test_support::{
        FIVE, announce, announce_under, changed, draft, every_order, five, key_of, number, person,
        say, say_on, sign_with,
    },
};

/// The five, a device of eva's after she reset her identity, and fay, who is not of the roster.
static KEYS: LazyLock<Keys> = LazyLock::new(|| {
    let mut announced = FIVE.map(announce).to_vec();
    announced.push(announce_under("eva", 1, changed("eva")));
    announced.push(announce("fay"));
    Keys::of(&five(), &announced, &[])
});

const NOW: u64 = 100;

fn id(text: &str) -> ContributionId {
    ContributionId::parse(text).unwrap()
}

fn lang(tag: &str) -> Language {
    Language::parse(tag).unwrap()
}

fn digest(byte: u8) -> Digest {
    Digest([byte; 32])
}

fn consent(counter: u64) -> Consent {
    Consent {
        counter: number(counter),
        contributions: BTreeSet::from([id("c1"), id("c2")]),
        version_digest: digest(9),
        passages: BTreeSet::from([digest(1), digest(2)]),
        audiences: BTreeSet::from([Audience::Government]),
        languages: BTreeSet::from([lang("en")]),
        attribution: Attribution::Collective,
        expires: 200,
        recorded: Recorded::Alone,
        support_offered: true,
    }
}

fn take_back(counter: u64, ids: &[&str]) -> Withdrawal {
    let scope = match ids {
        [] => Scope::Everything,
        ids => Scope::Contributions(ids.iter().map(|text| id(text)).collect()),
    };
    Withdrawal { counter: number(counter), scope }
}

fn passage(contribution: &str, byte: u8) -> Passage {
    Passage { person: person("eva"), contribution: id(contribution), digest: digest(byte) }
}

/// What stands in the way of the first passage, for a government, in English, now.
fn obstacles(consents: &[Proven<Consent>], withdrawals: &[Proven<Withdrawal>]) -> Vec<Obstacle> {
    let of = Consents::of(consents, withdrawals, &KEYS);
    let asked = of.check_export(Audience::Government, &lang("en"), NOW, &[passage("c1", 1)]);
    asked.err().unwrap_or_default().into_iter().map(|one| one.obstacle).collect()
}

#[test]
fn nothing_goes_out_without_a_consent_that_holds_for_exactly_this() {
    let with = |change: fn(&mut Consent)| {
        let mut given = consent(1);
        change(&mut given);
        obstacles(&[say("eva", given)], &[])
    };
    assert_eq!(obstacles(&[], &[]), [Obstacle::Missing]);
    assert_eq!(with(|_| ()), []);
    assert_eq!(with(|one| one.contributions = BTreeSet::from([id("c2")])), [Obstacle::Missing]);
    assert_eq!(with(|one| one.passages = BTreeSet::from([digest(2)])), [Obstacle::Stale]);
    assert_eq!(with(|one| one.expires = NOW), [Obstacle::Expired]);
    assert_eq!(with(|one| one.expires = NOW + 1), []);
    let public = |one: &mut Consent| one.audiences = BTreeSet::from([Audience::Public]);
    assert_eq!(with(public), [Obstacle::OtherAudience], "the public is no government");
    assert_eq!(with(|one| one.languages = BTreeSet::from([lang("km")])), [Obstacle::OtherLanguage]);
    assert_eq!(with(|one| one.version_digest = digest(8)), [], "the rest of the text may change");
    let all = with(|one| {
        one.expires = 0;
        one.passages = BTreeSet::from([digest(7)]);
        one.audiences = BTreeSet::from([Audience::Room]);
        one.languages = BTreeSet::from([lang("km")]);
    });
    let expected =
        [Obstacle::Expired, Obstacle::Stale, Obstacle::OtherAudience, Obstacle::OtherLanguage];
    assert_eq!(all, expected);
}

#[test]
fn a_text_that_quotes_nobody_may_go_out() {
    let of = Consents::default();
    assert_eq!(of.check_export(Audience::Public, &lang("en"), NOW, &[]), Ok(()));
}

#[test]
fn one_passage_without_consent_holds_all_of_it_back() {
    let given = [say("eva", consent(1))];
    let of = Consents::of(&given, &[], &KEYS);
    let passages = [passage("c1", 1), passage("c3", 3), passage("c1", 1), passage("c2", 3)];
    let asked = of.check_export(Audience::Government, &lang("en"), NOW, &passages);
    let blocked = |contribution: &str, obstacle| Blocked {
        person: person("eva"),
        contribution: id(contribution),
        obstacle,
    };
    assert_eq!(asked, Err(vec![blocked("c2", Obstacle::Stale), blocked("c3", Obstacle::Missing)]));
}

#[test]
fn nobody_consents_for_somebody_else() {
    let by_ana = sign_with(&key_of("ana", 0), &person("eva"), consent(1)).prove(&draft()).unwrap();
    assert_eq!(obstacles(&[by_ana, say("ana", consent(1))], &[]), [Obstacle::Missing]);
    assert_eq!(obstacles(&[say_on("eva", 1, consent(1))], &[]), [Obstacle::Missing]);
    let given = [say("fay", consent(1))];
    let by_fay = Passage { person: person("fay"), ..passage("c1", 1) };
    let of = Consents::of(&given, &[], &KEYS);
    assert_eq!(of.state(&by_fay, NOW), ConsentState::Missing, "not of the roster");
}

#[test]
fn a_changed_passage_makes_consent_stale_until_it_is_renewed() {
    let given = [say("eva", consent(1))];
    let of = Consents::of(&given, &[], &KEYS);
    assert_eq!(of.state(&passage("c1", 1), NOW), ConsentState::Current);
    assert_eq!(of.state(&passage("c1", 7), NOW), ConsentState::Stale);
    let renewed = Consent { passages: BTreeSet::from([digest(7)]), ..consent(2) };
    let given = [say("eva", renewed), given[0].clone()];
    let of = Consents::of(&given, &[], &KEYS);
    assert_eq!(of.state(&passage("c1", 7), NOW), ConsentState::Current);
    assert_eq!(of.state(&passage("c1", 1), NOW), ConsentState::Stale, "the last one is the whole");
    assert_eq!(of.state(&passage("c1", 7), 200), ConsentState::Expired);
}

#[test]
fn a_narrower_consent_takes_the_place_of_a_wider_one() {
    let narrow = Consent { audiences: BTreeSet::from([Audience::Room]), ..consent(2) };
    let given = [say("eva", consent(1)), say("eva", narrow)];
    assert_eq!(obstacles(&given, &[]), [Obstacle::OtherAudience]);
    let of_another = Consent { contributions: BTreeSet::from([id("c2")]), ..consent(3) };
    let given = [say("eva", consent(1)), say("eva", of_another)];
    assert_eq!(obstacles(&given, &[]), [], "each contribution is on its own");
}

#[test]
fn two_consents_at_once_hold_nothing() {
    let other = Consent { audiences: BTreeSet::from([Audience::Public]), ..consent(1) };
    let both = [say("eva", consent(1)), say("eva", other)];
    assert_eq!(obstacles(&both, &[]), [Obstacle::SaidTwoThings]);
    let mut given = both.to_vec();
    given.push(say("eva", consent(2)));
    assert_eq!(obstacles(&given, &[]), []);
    assert_eq!(obstacles(&[both[0].clone(), both[0].clone()], &[]), []);
}

#[test]
fn taking_back_prevails_and_can_be_followed_by_a_new_consent() {
    let given = [say("eva", consent(2))];
    for (withdrawal, expected) in [
        (take_back(3, &[]), vec![Obstacle::Withdrawn]),
        (take_back(2, &[]), vec![Obstacle::Withdrawn]),
        (take_back(2, &["c1"]), vec![Obstacle::Withdrawn]),
        (take_back(3, &["c2"]), vec![]),
        (take_back(1, &[]), vec![]),
    ] {
        assert_eq!(obstacles(&given, &[say("eva", withdrawal)]), expected);
    }
    assert_eq!(obstacles(&given, &[say("ana", take_back(9, &[]))]), [], "somebody else's");
    assert_eq!(obstacles(&[], &[say("eva", take_back(1, &[]))]), [Obstacle::Withdrawn]);
}

#[test]
fn who_lost_a_device_or_left_the_roster_still_takes_back() {
    let given = [say("eva", consent(1))];
    let by_new_key = say_on("eva", 1, take_back(2, &[]));
    assert_eq!(obstacles(&given, &[by_new_key]), [Obstacle::Withdrawn]);
    let taken = [say("fay", take_back(1, &[]))];
    let of = Consents::of(&[], &taken, &KEYS);
    assert_eq!(of.to_remove(&person("fay"), [&id("c5")]), BTreeSet::from([id("c5")]));
    let never_announced = say_on("eva", 7, take_back(2, &[]));
    assert_eq!(obstacles(&given, &[never_announced]), []);
}

#[test]
fn a_withdrawal_names_what_must_be_removed_and_which_copies_stay() {
    let given = [say("eva", consent(1))];
    let some = [say("eva", take_back(2, &["c2", "c4"]))];
    let in_text = [id("c1"), id("c2"), id("c3"), id("c4")];
    let of = Consents::of(&given, &some, &KEYS);
    assert_eq!(of.to_remove(&person("eva"), &in_text), BTreeSet::from([id("c2"), id("c4")]));
    let all = [say("eva", take_back(2, &[]))];
    let of = Consents::of(&given, &all, &KEYS);
    assert_eq!(of.to_remove(&person("eva"), &in_text), BTreeSet::from(in_text.clone()));
    assert!(of.to_remove(&person("ana"), &in_text).is_empty());
    assert!(of.attribution(&person("eva"), &id("c1")).is_none());

    let before = Consents::copies_that_remain(&BTreeSet::new());
    assert!(before.contains(&RemainingCopy::Members), "there is never nothing to say");
    assert!(!before.contains(&RemainingCopy::ExportedFiles));
    let sent = Consents::copies_that_remain(&BTreeSet::from([Audience::Government]));
    let more: BTreeSet<_> = sent.difference(&before).copied().collect();
    let expected = BTreeSet::from([RemainingCopy::ExportedFiles, RemainingCopy::Government]);
    assert_eq!(more, expected);
}

#[test]
fn the_next_number_is_above_all_of_ones_own_and_no_strangers() {
    let given = [say("eva", consent(4)), say_on("eva", 7, consent(50)), say("ana", consent(60))];
    let taken = [say_on("eva", 1, take_back(6, &[]))];
    let of = Consents::of(&given, &taken, &KEYS);
    assert_eq!(of.next_counter(&person("eva")), Some(number(7)));
    assert_eq!(of.next_counter(&person("cam")), Some(Counter::FIRST));
}

#[derive(Clone)]
enum Event {
    Given(Proven<Consent>),
    Taken(Proven<Withdrawal>),
}

/// How each of four passages stands, and what must be removed.
fn states(events: &[Event]) -> (Vec<ConsentState>, BTreeSet<ContributionId>) {
    let (mut given, mut taken) = (Vec::new(), Vec::new());
    for event in events.iter().cloned() {
        match event {
            Event::Given(one) => given.push(one),
            Event::Taken(one) => taken.push(one),
        }
    }
    let of = Consents::of(&given, &taken, &KEYS);
    let passages = [passage("c1", 1), passage("c1", 7), passage("c2", 2), passage("c3", 3)];
    let found = passages.iter().map(|one| of.state(one, NOW)).collect();
    (found, of.to_remove(&person("eva"), &[id("c1"), id("c2"), id("c3")]))
}

/// Events to draw from.
static POOL: LazyLock<Vec<Event>> = LazyLock::new(|| {
    let mut pool = Vec::new();
    for counter in 1..=3 {
        let renewed = Consent { passages: BTreeSet::from([digest(7)]), ..consent(counter) };
        let one = Consent { contributions: BTreeSet::from([id("c2")]), ..consent(counter) };
        pool.extend([consent(counter), renewed, one].map(|one| Event::Given(say("eva", one))));
        pool.push(Event::Given(say_on("eva", 1, consent(counter))));
        let taken = [take_back(counter, &[]), take_back(counter, &["c1"])];
        pool.extend(taken.map(|one| Event::Taken(say("eva", one))));
        pool.push(Event::Taken(say_on("eva", 1, take_back(counter, &["c2"]))));
    }
    pool
});

static ALL_TAKEN: LazyLock<Event> = LazyLock::new(|| Event::Taken(say("eva", take_back(9, &[]))));

#[test]
fn every_order_of_seven_consents_and_withdrawals_comes_to_the_same() {
    let renewed = Consent { passages: BTreeSet::from([digest(7)]), ..consent(2) };
    let other = Consent { contributions: BTreeSet::from([id("c2")]), ..consent(2) };
    let mut events = [
        Event::Given(say("eva", consent(1))),
        Event::Given(say("eva", renewed)),
        Event::Given(say("eva", other)),
        Event::Given(say_on("eva", 1, consent(9))),
        Event::Taken(say("eva", take_back(1, &[]))),
        Event::Taken(say_on("eva", 1, take_back(5, &["c3"]))),
        Event::Taken(say("ana", take_back(9, &[]))),
    ];
    let expected = states(&events);
    let (stale, current) = (ConsentState::Stale, ConsentState::Current);
    let (two, withdrawn) = (ConsentState::SaidTwoThings, ConsentState::Withdrawn);
    assert_eq!(expected.0, [stale, current, two, withdrawn]);
    every_order(&mut events, &mut |order| assert_eq!(states(order), expected));
}

proptest! {
    #[test]
    fn consents_in_any_order_and_number_come_to_the_same(
        (places, shuffled) in prop::collection::vec(0..POOL.len(), 0..12).prop_flat_map(|places| {
            let twice: Vec<usize> = places.iter().chain(&places).copied().collect();
            (Just(places), Just(twice).prop_shuffle())
        })
    ) {
        let take = |places: Vec<usize>| -> Vec<Event> {
            places.into_iter().map(|place| POOL[place].clone()).collect()
        };
        prop_assert_eq!(states(&take(places)), states(&take(shuffled)));
    }

    #[test]
    fn after_everything_is_taken_back_nothing_of_it_goes_out(
        places in prop::collection::vec(0..POOL.len(), 0..12)
    ) {
        let mut events: Vec<Event> = places.into_iter().map(|place| POOL[place].clone()).collect();
        events.push(ALL_TAKEN.clone());
        let (found, removed) = states(&events);
        prop_assert!(found.iter().all(|state| *state == ConsentState::Withdrawn));
        prop_assert_eq!(removed.len(), 3);
    }
}
