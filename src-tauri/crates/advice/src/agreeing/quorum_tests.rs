//! Whether a version is agreed on: by tables, in every order of seven events, and by properties.

use std::sync::LazyLock;

use proptest::prelude::*;

use super::*;
use crate::agreeing::{
    Acceptance, Announced, Rosters, Seen,
    test_support::{
        FIVE, accept, announce, announce_under, changed, draft, every_order, five, founding,
        key_of, keys, named, number, people, person, rule, say, say_on, sign_off, sign_with,
        target, version,
    },
};

static KEYS: LazyLock<Keys> = LazyLock::new(keys);

fn of(sign_offs: &[Proven<SignOff>]) -> Standing {
    standing(&target(), &five(), &KEYS, sign_offs, 0)
}

fn decide(name: &str, counter: u64, decision: Decision) -> Proven<SignOff> {
    say(name, sign_off(counter, decision))
}

/// What the rule of the five needs: an approver, a reviewer, and three fifths of the three who are asked.
fn agreed() -> Vec<Proven<SignOff>> {
    vec![decide("ben", 1, Decision::Agree), decide("dara", 1, Decision::Agree)]
}

/// Somebody signs with their own key that they are another one.
fn forged(name: &str, by: &str, decision: Decision) -> Proven<SignOff> {
    sign_with(&key_of(by, 0), &person(name), sign_off(1, decision)).prove(&draft()).unwrap()
}

fn unmet(standing: &Standing) -> Vec<Unmet> {
    standing.unmet.iter().copied().collect()
}

#[test]
fn a_version_is_agreed_on_when_its_roles_and_share_are() {
    let found = of(&agreed());
    assert!(found.is_reached);
    assert_eq!(found.agreed, people(&["ben", "dara"]));
    assert_eq!(found.missing, people(&["cam"]));
    let found = of(&[decide("ben", 1, Decision::Agree), decide("cam", 1, Decision::Agree)]);
    assert_eq!(unmet(&found), [Unmet::Roles], "no reviewer");
    let found = of(&agreed()[..1]);
    assert_eq!(unmet(&found), [Unmet::Roles, Unmet::Share]);
    let found = of(&[]);
    assert_eq!(found.missing, people(&["ben", "cam", "dara"]));
    assert!(!found.is_reached);
}

#[test]
fn who_is_not_asked_is_shown_and_does_not_count() {
    let mut all = agreed();
    all.truncate(1);
    all.extend([decide("eva", 1, Decision::Agree), decide("ana", 1, Decision::Agree)]);
    let found = of(&all);
    assert_eq!(found.agreed, people(&["ana", "ben", "eva"]));
    assert_eq!(unmet(&found), [Unmet::Roles, Unmet::Share]);
}

#[test]
fn a_block_of_anybody_stops_where_blocks_stop() {
    let mut all = agreed();
    all.push(decide("eva", 1, Decision::Block));
    let found = of(&all);
    assert_eq!((unmet(&found), found.blocks), (vec![Unmet::Blocked], people(&["eva"])));
    let mut roster = five();
    roster.rule.blocks = BlockMeans::IsConcern;
    let found = standing(&target(), &roster, &KEYS, &all, 0);
    assert!(found.is_reached);
    assert_eq!(found.blocks, people(&["eva"]));
    all.push(decide("eva", 2, Decision::Withdraw));
    let found = of(&all);
    assert!(found.is_reached && found.blocks.is_empty());
    assert_eq!(found.withdrawn, people(&["eva"]));
}

#[test]
fn the_word_with_the_highest_number_counts_and_no_older_one_comes_back() {
    let mut all = agreed();
    all.push(decide("ben", 3, Decision::Withdraw));
    all.push(decide("ben", 2, Decision::Agree));
    let found = of(&all);
    assert_eq!(found.withdrawn, people(&["ben"]));
    assert!(!found.is_reached && found.missing.contains(&person("ben")));
}

#[test]
fn only_who_agrees_is_named_as_one_who_signed() {
    for decision in Decision::ALL {
        let found = of(&[decide("ben", 1, *decision)]);
        let is_named = found.attribution(&person("ben")).is_some();
        assert_eq!(is_named, *decision == Decision::Agree, "{decision:?}");
    }
}

#[test]
fn two_things_under_one_number_count_for_nothing_until_one_is_said() {
    let mut all = agreed();
    all.push(decide("ben", 1, Decision::Concern));
    let found = of(&all);
    assert_eq!(found.said_two_things, people(&["ben"]));
    assert!(!found.agreed.contains(&person("ben")) && found.concerns.is_empty());
    assert_eq!(unmet(&found), [Unmet::Roles, Unmet::Share]);
    all.push(decide("ben", 2, Decision::Agree));
    assert!(of(&all).is_reached && of(&all).said_two_things.is_empty());
    // The same under two keys of one person is one thing.
    let mut announced = FIVE.map(announce).to_vec();
    announced.push(announce_under("ben", 1, crate::agreeing::test_support::identity("ben")));
    let keys = Keys::of(&five(), &announced, &[]);
    let mut same = agreed();
    same.push(say_on("ben", 1, sign_off(1, Decision::Agree)));
    assert!(standing(&target(), &five(), &keys, &same, 0).is_reached);
}

#[test]
fn nobody_gets_round_their_own_block_by_saying_something_else_at_once() {
    let mut all = agreed();
    all.extend([decide("eva", 1, Decision::Block), decide("eva", 1, Decision::Agree)]);
    assert_eq!(unmet(&of(&all)), [Unmet::PerhapsBlocked]);
    let other_words = SignOff { version_digest: Digest([9; 32]), ..sign_off(1, Decision::Block) };
    let mut all = agreed();
    all.push(say("eva", other_words));
    assert_eq!(unmet(&of(&all)), [Unmet::PerhapsBlocked]);
}

#[test]
fn a_vote_for_other_words_or_another_version_does_not_count() {
    let other_version = SignOff { version: version("v2"), ..sign_off(7, Decision::Withdraw) };
    let mut all = agreed();
    all.push(say("ben", other_version));
    assert!(of(&all).is_reached, "it is on a line of its own");
    let other_words = SignOff { version_digest: Digest([2; 32]), ..sign_off(2, Decision::Agree) };
    all.push(say("ben", other_words));
    let found = of(&all);
    assert_eq!(found.signed_other_words, people(&["ben"]));
    assert!(found.missing.contains(&person("ben")) && !found.is_reached);
}

#[test]
fn a_later_change_of_the_text_shows_and_does_not_unsign() {
    let changed = Target { current: Digest([2; 32]), ..target() };
    let found = standing(&changed, &five(), &KEYS, &agreed(), 0);
    assert!(found.is_reached && found.differs_from_current);
    assert!(!of(&agreed()).differs_from_current);
}

#[test]
fn time_only_tells_that_it_has_passed() {
    let mut roster = five();
    roster.rule.deadline = Some(10);
    let at = |sign_offs: &[Proven<SignOff>], now| {
        let found = standing(&target(), &roster, &KEYS, sign_offs, now);
        (found.is_reached, found.is_overdue)
    };
    assert_eq!(at(&[], 10), (false, false));
    assert_eq!(at(&[], 11), (false, true));
    assert_eq!(at(&agreed(), 11), (true, false));
}

#[test]
fn a_rule_that_asks_for_nothing_is_not_met_by_nothing() {
    let mut roster = five();
    roster.rule = rule(&[], 0);
    assert!(!standing(&target(), &roster, &KEYS, &[], 0).is_reached);
}

#[test]
fn a_person_with_two_roles_counts_for_one_of_them() {
    let both = [Role::Approver, Role::Reviewer];
    let mut roster = five();
    roster.people =
        vec![named("ana", &[Role::Owner]), named("ben", &both), named("cam", &[Role::Reviewer])];
    roster.rule = rule(&[(Role::Approver, 1), (Role::Reviewer, 1)], 0);
    let with = |names: &[&str]| {
        let all: Vec<_> = names.iter().map(|name| decide(name, 1, Decision::Agree)).collect();
        standing(&target(), &roster, &KEYS, &all, 0)
    };
    assert_eq!(unmet(&with(&["ben"])), [Unmet::Roles]);
    assert!(with(&["ben", "cam"]).is_reached);
    assert_eq!(unmet(&with(&["cam"])), [Unmet::Roles]);
    let mut roster = roster.clone();
    roster.rule = rule(&[(Role::Approver, 2)], 0);
    let found = standing(&target(), &roster, &KEYS, &[decide("ben", 1, Decision::Agree)], 0);
    assert_eq!(unmet(&found), [Unmet::Roles, Unmet::OutOfReach]);
}

#[test]
fn a_share_is_of_all_who_are_asked_also_of_those_who_abstain() {
    let mut roster = five();
    roster.rule = rule(&[], 60);
    let with = |agree: usize| {
        let decided = FIVE.iter().enumerate().map(|(place, name)| {
            decide(name, 1, if place < agree { Decision::Agree } else { Decision::Abstain })
        });
        standing(&target(), &roster, &KEYS, &decided.collect::<Vec<_>>(), 0)
    };
    assert_eq!(unmet(&with(2)), [Unmet::Share]);
    assert!(with(3).is_reached);
    assert_eq!(with(3).abstained, people(&["dara", "eva"]));
    assert!(!with(0).is_reached);
}

/// Seven events, all of them mixed: good, twice, forged, of another version, of a stranger, withdrawn, of other words.
fn mixed() -> Vec<[Proven<SignOff>; 7]> {
    let other_version = SignOff { version: version("v2"), ..sign_off(9, Decision::Block) };
    let other_words = SignOff { version_digest: Digest([2; 32]), ..sign_off(2, Decision::Agree) };
    let agree = |name: &str, counter| decide(name, counter, Decision::Agree);
    vec![
        [
            agree("ben", 1),
            agree("ben", 1),
            agree("dara", 1),
            forged("ben", "eva", Decision::Block),
            say("dara", other_version),
            decide("fay", 1, Decision::Block),
            say_on("cam", 9, sign_off(1, Decision::Block)),
        ],
        [
            agree("ben", 1),
            decide("ben", 2, Decision::Withdraw),
            agree("ben", 3),
            agree("dara", 1),
            decide("dara", 1, Decision::Concern),
            agree("dara", 2),
            forged("dara", "fay", Decision::Withdraw),
        ],
        [
            agree("ben", 1),
            say("ben", other_words),
            agree("dara", 1),
            decide("cam", 1, Decision::Block),
            decide("cam", 1, Decision::Agree),
            decide("eva", 1, Decision::Abstain),
            decide("eva", 2, Decision::Concern),
        ],
    ]
}

#[test]
fn every_order_of_seven_sign_offs_comes_to_the_same() {
    let stranger = Keys::of(
        &five(),
        &FIVE.iter().chain(&["fay"]).map(|name| announce(name)).collect::<Vec<_>>(),
        &[],
    );
    let of = |events: &[Proven<SignOff>]| standing(&target(), &five(), &stranger, events, 0);
    let mut reached = Vec::new();
    for mut events in mixed() {
        let expected = of(&events);
        reached.push(expected.is_reached);
        every_order(&mut events, &mut |order| assert_eq!(of(order), expected));
        // The same in every smaller number: the first events alone.
        for count in 1..events.len() {
            let expected = of(&events[..count]);
            every_order(&mut events[..count], &mut |order| assert_eq!(of(order), expected));
        }
    }
    assert_eq!(reached, [true, true, false]);
}

#[derive(Clone)]
enum Event {
    Announced(Announced),
    Accepted(Proven<Acceptance>),
    Roster(Proven<Roster>),
    SignOff(Proven<SignOff>),
}

/// From nothing: who belongs, whose keys count, and how the version stands.
fn from_all(events: &[Event]) -> Option<Standing> {
    let (mut announced, mut accepted, mut rosters, mut sign_offs) =
        (Vec::new(), Vec::new(), Vec::new(), Vec::new());
    for event in events.iter().cloned() {
        match event {
            Event::Announced(one) => announced.push(one),
            Event::Accepted(one) => accepted.push(one),
            Event::Roster(one) => rosters.push(one),
            Event::SignOff(one) => sign_offs.push(one),
        }
    }
    let rosters = Rosters::of(&founding(), &rosters, &announced, &accepted);
    let (_, roster) = rosters.in_force()?;
    let keys = Keys::of(roster, &announced, &accepted);
    Some(standing(&target(), roster, &keys, &sign_offs, 0))
}

#[test]
fn every_order_of_seven_events_of_all_kinds_comes_to_the_same() {
    let mut small = five();
    small.people.truncate(3);
    small.rule = rule(&[(Role::Approver, 1)], 50);
    let first = say("ana", small.clone());
    let next =
        Roster { previous: Some(first.digest()), rule: rule(&[(Role::Approver, 1)], 40), ..small };
    let in_state =
        Announced { seen: Seen::InStateEvent, ..announce_under("cam", 9, changed("cam")) };
    let mut events = [
        Event::Announced(announce("ana")),
        Event::Announced(announce("ben")),
        Event::Roster(first),
        Event::Roster(say("ben", next)),
        Event::Announced(in_state),
        Event::SignOff(decide("ben", 1, Decision::Agree)),
        Event::SignOff(say_on("cam", 9, sign_off(1, Decision::Block))),
    ];
    let expected = from_all(&events);
    assert!(expected.as_ref().is_some_and(|found| found.is_reached));
    every_order(&mut events, &mut |order| assert_eq!(from_all(order), expected));

    let mut with_changed = [
        Event::Announced(announce("ana")),
        Event::Announced(announce("cam")),
        Event::Announced(announce_under("ben", 1, changed("ben"))),
        Event::Roster(say("ana", five())),
        Event::Accepted(accept("ana", "ben", 1)),
        Event::Accepted(accept("cam", "ben", 1)),
        Event::SignOff(say_on("ben", 1, sign_off(1, Decision::Agree))),
    ];
    let expected = from_all(&with_changed);
    assert!(expected.as_ref().is_some_and(|found| found.agreed == people(&["ben"])));
    every_order(&mut with_changed, &mut |order| assert_eq!(from_all(order), expected));
    with_changed[5] = with_changed[4].clone();
    assert!(from_all(&with_changed).unwrap().agreed.is_empty());
}

/// Sign-offs to draw from: of the five and a stranger, of three numbers, with every decision; some forged.
static POOL: LazyLock<Vec<Proven<SignOff>>> = LazyLock::new(|| {
    let mut pool = Vec::new();
    for name in ["ana", "ben", "cam", "dara", "eva", "fay"] {
        for counter in 1..=2 {
            pool.extend(Decision::ALL.iter().map(|decision| decide(name, counter, *decision)));
        }
        pool.push(forged(name, "fay", Decision::Agree));
        let digest = Digest([2; 32]);
        pool.push(say(name, SignOff { version_digest: digest, ..sign_off(2, Decision::Agree) }));
    }
    pool
});

/// For each decision, a word of a stranger and one that a stranger forged.
static OUTSIDE: LazyLock<Vec<[Proven<SignOff>; 2]>> = LazyLock::new(|| {
    let both = |decision: &Decision| [decide("fay", 9, *decision), forged("ben", "fay", *decision)];
    Decision::ALL.iter().map(both).collect()
});

fn drawn() -> impl Strategy<Value = Vec<Proven<SignOff>>> {
    prop::collection::vec(0..POOL.len(), 0..12)
        .prop_map(|places| places.into_iter().map(|place| POOL[place].clone()).collect())
}

proptest! {
    #[test]
    fn sign_offs_in_any_order_and_number_come_to_the_same(
        (events, shuffled) in drawn().prop_flat_map(|events| {
            let twice: Vec<_> = events.iter().chain(&events).cloned().collect();
            (Just(events), Just(twice).prop_shuffle())
        })
    ) {
        prop_assert_eq!(of(&events), of(&shuffled));
    }

    #[test]
    fn nobody_stands_in_two_places_and_only_the_roster_stands_at_all(events in drawn()) {
        let found = of(&events);
        let groups = [
            &found.agreed, &found.abstained, &found.concerns, &found.blocks, &found.withdrawn,
            &found.said_two_things, &found.signed_other_words,
        ];
        let all: Vec<&PersonId> = groups.into_iter().flatten().collect();
        let once: BTreeSet<&PersonId> = all.iter().copied().collect();
        prop_assert_eq!(all.len(), once.len());
        prop_assert!(all.iter().all(|one| FIVE.map(person).contains(one)));
        if found.is_reached {
            let approvers = found.agreed.intersection(&people(&["ben", "cam"])).count();
            prop_assert!(approvers >= 1 && found.agreed.contains(&person("dara")));
            prop_assert!(found.blocks.is_empty());
        }
    }

    #[test]
    fn what_is_not_of_the_roster_changes_nothing(events in drawn(), decision in 0..5_usize) {
        let more: Vec<_> = events.iter().chain(&OUTSIDE[decision]).cloned().collect();
        prop_assert_eq!(of(&events), of(&more));
    }

    #[test]
    fn roles_are_given_to_people_as_a_search_would_give_them(
        roles in prop::collection::vec(0_usize..4, 1..6),
        needs in (0_u8..3, 0_u8..3),
    ) {
        // One may sign as approver, as reviewer, as either or as neither.
        let list = [vec![], vec![Role::Approver], vec![Role::Reviewer], vec![Role::Approver, Role::Reviewer]];
        let names = ["ana", "ben", "cam", "dara", "eva"];
        let mut roster = five();
        roster.people = roles.iter().zip(names).map(|(place, name)| named(name, &list[*place])).collect();
        let wanted = [(Role::Approver, needs.0), (Role::Reviewer, needs.1)];
        roster.rule.needs = wanted.into_iter().filter(|(_, count)| *count > 0).collect();
        let everybody: BTreeSet<&PersonId> = roster.people.iter().map(|one| &one.person).collect();
        // Each person is given one of the two roles or none, in all ways.
        let could = (0..3_usize.pow(u32::try_from(roles.len()).unwrap())).any(|mut way| {
            let mut given = [0_u8; 2];
            for place in &roles {
                let choice = way % 3;
                way /= 3;
                let role = [Role::Approver, Role::Reviewer].get(choice);
                if role.is_some_and(|role| list[*place].contains(role)) {
                    given[choice] += 1;
                }
            }
            given[0] >= needs.0 && given[1] >= needs.1
        });
        prop_assert_eq!(covers(&roster.rule, &roster, &everybody), could);
    }
}

#[test]
fn a_number_below_another_is_never_the_last_word() {
    let last = decide("ben", 2, Decision::Agree);
    for counter in [1, 2] {
        let found = of(&[decide("ben", counter, Decision::Withdraw), last.clone()]);
        assert_eq!(found.agreed.contains(&person("ben")), number(counter) < number(2));
    }
}
