//! Which roster is in force, whatever came first.

use std::sync::LazyLock;

use proptest::prelude::*;

use super::*;
use crate::agreeing::{
    Role,
    test_support::{
        FIVE, accept, announce, announce_under, changed, every_order, five, founding, named, rule,
        say, say_on,
    },
};

static ANNOUNCED: LazyLock<[Announced; 5]> = LazyLock::new(|| FIVE.map(announce));

fn of(rosters: &[Proven<Roster>]) -> Rosters {
    Rosters::of(&founding(), rosters, &*ANNOUNCED, &[])
}

/// A roster of these owners, in this order, after another one.
fn owned_by(after: Option<&Proven<Roster>>, names: &[&str]) -> Roster {
    let people = names.iter().map(|name| named(name, &[Role::Owner])).collect();
    Roster { previous: after.map(Proven::digest), people, rule: rule(&[], 50) }
}

fn in_force(rosters: &Rosters) -> Option<Digest> {
    rosters.in_force().map(|(digest, _)| digest)
}

fn why(rosters: &Rosters, one: &Proven<Roster>) -> Option<Quarantined> {
    rosters.quarantined().get(&one.digest()).copied()
}

#[test]
fn without_a_roster_of_the_creator_nobody_belongs() {
    assert_eq!(of(&[]), Rosters::default());
    let by_ben = say("ben", five());
    let found = of(std::slice::from_ref(&by_ben));
    assert_eq!(in_force(&found), None);
    assert_eq!(why(&found, &by_ben), Some(Quarantined::NotByTheCreator));
}

#[test]
fn each_roster_is_by_an_owner_of_the_one_before() {
    let first = say("ana", five());
    let second = say("ben", owned_by(Some(&first), &["ben", "cam"]));
    let third = say("cam", owned_by(Some(&second), &["cam"]));
    let found = of(&[third.clone(), second.clone(), first.clone()]);
    assert_eq!(found.line(), [first.digest(), second.digest(), third.digest()]);
    assert_eq!(found.in_force().map(|(_, roster)| roster), Some(third.content()));
    assert!(found.quarantined().is_empty() && found.forks().is_empty());

    let by_no_owner = say("dara", owned_by(Some(&first), &["dara"]));
    let by_removed = say("ana", owned_by(Some(&second), &["ana"]));
    let after_bad = say("dara", owned_by(Some(&by_no_owner), &["dara"]));
    let after_nothing = say("ana", owned_by(Some(&say("ana", owned_by(None, &["eva"]))), &["ana"]));
    let bad = [by_no_owner, by_removed, after_bad, after_nothing];
    let mut all = bad.to_vec();
    all.extend([first, second, third.clone()]);
    let found = of(&all);
    assert_eq!(in_force(&found), Some(third.digest()));
    assert_eq!(
        bad.each_ref().map(|one| why(&found, one)),
        [
            Some(Quarantined::NotByAnOwner),
            Some(Quarantined::NotByAnOwner),
            Some(Quarantined::PreviousQuarantined),
            Some(Quarantined::PreviousUnknown),
        ]
    );
}

#[test]
fn a_roster_counts_once_one_of_its_keys_does() {
    let known = say("ana", five());
    let unknown = say_on("ana", 5, five());
    assert_eq!(known.digest(), unknown.digest());
    let found = of(std::slice::from_ref(&unknown));
    assert_eq!(why(&found, &unknown), Some(Quarantined::KeyDoesNotCount));
    let found = of(&[unknown, known.clone()]);
    assert_eq!(in_force(&found), Some(known.digest()));
    assert!(found.quarantined().is_empty());
}

#[test]
fn who_takes_over_the_account_of_the_creator_founds_nothing() {
    let taken_over = announce_under("ana", 5, changed("ana"));
    let mut announced = FIVE.map(announce).to_vec();
    announced.push(taken_over);
    let (first, other) = (say("ana", five()), say_on("ana", 5, owned_by(None, &["ana"])));
    let found = Rosters::of(&founding(), &[other.clone(), first.clone()], &announced, &[]);
    assert_eq!(in_force(&found), Some(first.digest()));
    assert_eq!(why(&found, &other), Some(Quarantined::KeyDoesNotCount));
}

#[test]
fn an_owner_with_a_changed_identity_is_accepted_by_the_roster_that_they_follow() {
    let mut announced = FIVE.map(announce).to_vec();
    announced.push(announce_under("ben", 1, changed("ben")));
    let first = say("ana", five());
    let second = say_on("ben", 1, owned_by(Some(&first), &["ben"]));
    let both = [first.clone(), second.clone()];
    let (cam, dara) = (accept("cam", "ben", 1), accept("dara", "ben", 1));
    let fold =
        |accepted: &[Proven<Acceptance>]| Rosters::of(&founding(), &both, &announced, accepted);
    assert_eq!(in_force(&fold(std::slice::from_ref(&cam))), Some(first.digest()));
    assert_eq!(in_force(&fold(&[cam, dara])), Some(second.digest()));
}

#[test]
fn no_owner_alone_gives_somebody_another_identity() {
    let first = say("ana", five());
    let mut swapped = Roster { previous: Some(first.digest()), ..five() };
    swapped.people[3].identity = changed("dara");
    let swapped = say("ana", swapped);
    let found = of(&[first.clone(), swapped.clone()]);
    assert_eq!(in_force(&found), Some(first.digest()));
    assert_eq!(why(&found, &swapped), Some(Quarantined::OtherIdentity));

    // Nor by way of a roster without them.
    let without = say("ana", owned_by(Some(&first), &["ana"]));
    let mut back = Roster { previous: Some(without.digest()), ..five() };
    back.people[3].identity = changed("dara");
    let back = say("ana", back);
    let found = of(&[first.clone(), without.clone(), back.clone()]);
    assert_eq!(in_force(&found), Some(without.digest()));
    assert_eq!(why(&found, &back), Some(Quarantined::OtherIdentity));

    // Nor of the creator from the first on.
    let mut other = five();
    other.people[0].identity = changed("ana");
    let other = say("ana", other);
    assert_eq!(why(&of(std::slice::from_ref(&other)), &other), Some(Quarantined::OtherIdentity));
}

fn fork_of(rosters: &Rosters) -> (Digest, Vec<Digest>) {
    let [fork] = rosters.forks() else { panic!("not one fork") };
    (fork.standing, fork.others.keys().copied().collect())
}

#[test]
fn of_two_next_rosters_that_of_the_owner_named_earlier_stands_and_the_fork_is_seen() {
    let first = say("ana", owned_by(None, &["ben", "ana"]));
    for people in [["ana", "ben", "cam"], ["cam", "ben", "ana"], ["ben", "ana", "dara"]] {
        let by_ben = say("ben", owned_by(Some(&first), &people));
        let by_ana = say("ana", owned_by(Some(&first), &["ana", "eva"]));
        let found = of(&[by_ana.clone(), first.clone(), by_ben.clone()]);
        assert_eq!(in_force(&found), Some(by_ben.digest()));
        assert_eq!(fork_of(&found), (by_ben.digest(), vec![by_ana.digest()]));
        assert_eq!(found.forks()[0].after, Some(first.digest()));
        assert_eq!(why(&found, &by_ana), Some(Quarantined::OtherBranch));
    }
}

#[test]
fn a_removed_owner_does_not_come_back_by_a_fork_against_the_others() {
    let first = say("ana", owned_by(None, &["ana", "ben", "cam"]));
    let removed = say("ben", owned_by(Some(&first), &["ben", "cam"]));
    let built = say("cam", owned_by(Some(&removed), &["ben", "cam", "dara"]));
    // Ana stands earlier and has friends, but nobody whom the forked roster names is with her.
    let back = say("ana", owned_by(Some(&first), &["ana", "eva"]));
    let friend = say("eva", owned_by(Some(&back), &["ana", "eva", "dara"]));
    let found = of(&[back.clone(), friend.clone(), first, removed.clone(), built.clone()]);
    assert_eq!(in_force(&found), Some(built.digest()));
    assert_eq!(fork_of(&found), (removed.digest(), vec![back.digest()]));
    assert_eq!(why(&found, &friend), Some(Quarantined::OtherBranch));
}

#[test]
fn of_two_next_rosters_of_one_owner_the_smaller_digest_stands() {
    let first = say("ana", owned_by(None, &["ana"]));
    let branches = [["ana", "ben"], ["ana", "cam"], ["ana", "dara"]]
        .map(|people| say("ana", owned_by(Some(&first), &people)));
    let smallest = branches.iter().map(Proven::digest).min();
    let mut all = branches.to_vec();
    all.push(first);
    assert_eq!(in_force(&of(&all)), smallest);
    assert_eq!(fork_of(&of(&all)).1.len(), 2);
    // Two first ones as well.
    let firsts = [["ana", "ben"], ["ana", "cam"]].map(|people| say("ana", owned_by(None, &people)));
    let found = of(&firsts);
    assert_eq!(in_force(&found), firsts.iter().map(Proven::digest).min());
    assert_eq!(found.forks()[0].after, None);
}

#[test]
fn the_order_of_seven_rosters_changes_nothing() {
    let first = say("ana", owned_by(None, &["ana", "ben", "cam"]));
    let removed = say("ben", owned_by(Some(&first), &["ben", "cam"]));
    let built = say("cam", owned_by(Some(&removed), &["ben", "cam", "dara"]));
    let back = say("ana", owned_by(Some(&first), &["ana", "eva"]));
    let bad = say("ana", owned_by(Some(&built), &["eva"]));
    let after_bad = say("eva", owned_by(Some(&bad), &["eva"]));
    let mut all = [first, removed, built.clone(), back, bad, after_bad, say("ben", five())];
    let expected = of(&all);
    assert_eq!(in_force(&expected), Some(built.digest()));
    assert_eq!(expected.quarantined().len(), 4);
    every_order(&mut all, &mut |order| assert_eq!(of(order), expected));
}

/// Makes a roster of each step: who signs, which roster it follows, and who owns next.
fn grown(steps: &[(usize, usize, [bool; 5])]) -> Vec<Proven<Roster>> {
    let mut made: Vec<Proven<Roster>> = Vec::new();
    for (signer, after, owners) in steps {
        let after = made.get(*after % (made.len() + 1));
        let chosen = FIVE.iter().zip(owners).filter(|(_, is_owner)| **is_owner);
        let mut names: Vec<&str> = chosen.map(|(name, _)| *name).collect();
        if names.is_empty() {
            names.push("ana");
        }
        made.push(say(FIVE[*signer], owned_by(after, &names)));
    }
    made
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn rosters_in_any_order_and_number_come_to_the_same(
        (rosters, shuffled) in prop::collection::vec((0_usize..3, 0_usize..9, any::<[bool; 5]>()), 1..9)
            .prop_map(|steps| grown(&steps))
            .prop_flat_map(|made| {
                let twice: Vec<_> = made.iter().chain(&made).cloned().collect();
                (Just(made), Just(twice).prop_shuffle())
            })
    ) {
        let expected = of(&rosters);
        prop_assert_eq!(&of(&shuffled), &expected);
        // Every roster is in the line or in quarantine, never in both.
        let digests: BTreeSet<Digest> = rosters.iter().map(Proven::digest).collect();
        let line: BTreeSet<Digest> = expected.line().iter().copied().collect();
        let quarantined: BTreeSet<Digest> = expected.quarantined().keys().copied().collect();
        prop_assert!(line.is_disjoint(&quarantined));
        prop_assert_eq!(&(&line | &quarantined), &digests);
        // And each of the line is by an owner of the one before.
        let get = |digest: &Digest| rosters.iter().find(|one| one.digest() == *digest).unwrap();
        for pair in expected.line().windows(2) {
            let (before, after) = (get(&pair[0]), get(&pair[1]));
            prop_assert!(before.content().has_role(after.by(), Role::Owner));
            prop_assert_eq!(after.content().previous, Some(pair[0]));
        }
    }
}
