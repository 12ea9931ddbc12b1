//! Which keys count, and what a server or a stranger cannot change about it.

use super::*;
use crate::agreeing::{
    Counter, Decision, next_counter,
    test_support::{
        FIVE, accept, announce, announce_under, changed, every_order, five, identity, key_of,
        number, person, say, say_on, sign_off,
    },
};

fn keys(announced: &[Announced], acceptances: &[Proven<Acceptance>]) -> Keys {
    Keys::of(&five(), announced, acceptances)
}

fn state(keys: &Keys, name: &str, device: u8) -> Option<KeyState> {
    keys.states.get(&(person(name), key_of(name, device).public().id())).cloned()
}

fn is_counting(keys: &Keys, name: &str, device: u8) -> bool {
    keys.is_counting(&person(name), key_of(name, device).public().id())
}

fn seen(name: &str, sender: &str, is_device_cross_signed: bool) -> Announced {
    let sender = person(sender);
    let seen = Seen::InEncryptedEvent { sender, is_device_cross_signed, identity: identity(name) };
    Announced { announcement: say(name, Announcement {}), seen }
}

fn in_state(name: &str, device: u8) -> Announced {
    Announced { announcement: say_on(name, device, Announcement {}), seen: Seen::InStateEvent }
}

#[test]
fn a_key_counts_only_if_it_was_announced_as_it_should_be() {
    let accepted_by = BTreeSet::new();
    let changed_one = announce_under("ben", 0, changed("ben"));
    for (announced, expected) in [
        (announce("ben"), KeyState::Counts),
        (seen("ben", "ben", false), KeyState::DeviceNotCrossSigned),
        (seen("ben", "cam", true), KeyState::SentBySomebodyElse),
        (in_state("ben", 0), KeyState::OnlyInStateEvent),
        (changed_one, KeyState::IdentityChanged { accepted_by }),
    ] {
        assert_eq!(state(&keys(&[announced], &[]), "ben", 0), Some(expected));
    }
    assert_eq!(state(&keys(&[announce("fay")], &[]), "fay", 0), Some(KeyState::NotInRoster));
    assert_eq!(state(&keys(&[], &[]), "ben", 0), None);
}

#[test]
fn a_key_counts_for_its_person_alone() {
    let keys = keys(&[announce("ben"), announce("cam")], &[]);
    assert!(!keys.is_counting(&person("cam"), key_of("ben", 0).public().id()));
    assert!(keys.is_counting(&person("ben"), key_of("ben", 0).public().id()));
}

#[test]
fn what_a_server_writes_into_state_events_makes_and_unmakes_no_key() {
    let announced = FIVE.map(announce);
    let before = keys(&announced, &[]);
    let mut rewritten = announced.to_vec();
    rewritten.extend([in_state("ana", 0), in_state("ana", 9), in_state("ben", 9)]);
    let after = keys(&rewritten, &[]);
    for name in FIVE {
        assert!(is_counting(&before, name, 0) && is_counting(&after, name, 0), "{name}");
        assert!(!is_counting(&after, name, 9), "{name}");
    }
    assert!(!after.is_announced(&person("ana"), key_of("ana", 9).public().id()));
}

#[test]
fn a_new_device_counts_beside_the_old_one() {
    let both = keys(&[announce("ben"), announce_under("ben", 1, identity("ben"))], &[]);
    assert!(is_counting(&both, "ben", 0) && is_counting(&both, "ben", 1));
}

#[test]
fn an_old_key_counts_after_its_person_has_reset_their_identity() {
    let both = keys(&[announce("ben"), announce_under("ben", 1, changed("ben"))], &[]);
    assert!(is_counting(&both, "ben", 0) && !is_counting(&both, "ben", 1));
    // Also when it is announced again by a device of the new identity.
    let again = keys(&[announce_under("ben", 0, changed("ben")), announce("ben")], &[]);
    assert!(is_counting(&again, "ben", 0));
}

fn with_changed_ben() -> Vec<Announced> {
    let mut announced = FIVE.map(announce).to_vec();
    announced.push(announce_under("ben", 1, changed("ben")));
    announced
}

#[test]
fn a_key_after_a_changed_identity_needs_two_others_of_the_roster() {
    let announced = with_changed_ben();
    let of =
        |acceptances: &[Proven<Acceptance>]| is_counting(&keys(&announced, acceptances), "ben", 1);
    let ana = || accept("ana", "ben", 1);
    assert!(of(&[ana(), accept("cam", "ben", 1)]));
    assert!(!of(&[ana()]));
    assert!(!of(&[ana(), ana()]), "one person twice");
    assert!(!of(&[ana(), accept("ben", "ben", 1)]), "the person themselves");
    assert!(!of(&[ana(), accept("fay", "ben", 1)]), "somebody else");
    assert!(!of(&[ana(), accept("cam", "ben", 0)]), "another key");
    let other =
        Acceptance { identity: identity("ben"), ..accept("cam", "ben", 1).content().clone() };
    assert!(!of(&[ana(), say("cam", other)]), "another identity");
    let on_two = say_on("ana", 1, ana().content().clone());
    let mut more = announced.clone();
    more.push(announce_under("ana", 1, identity("ana")));
    assert!(!is_counting(&keys(&more, &[ana(), on_two]), "ben", 1), "two devices of one person");
    let waiting = keys(&announced, &[ana()]);
    let accepted_by = BTreeSet::from([person("ana")]);
    assert_eq!(state(&waiting, "ben", 1), Some(KeyState::IdentityChanged { accepted_by }));
}

#[test]
fn who_was_accepted_can_accept_and_two_cannot_lift_each_other() {
    let mut announced = with_changed_ben();
    announced.push(announce_under("dara", 1, changed("dara")));
    let by_new_ben = say_on("ben", 1, accept("ben", "dara", 1).content().clone());
    let chain =
        [accept("eva", "dara", 1), by_new_ben, accept("ana", "ben", 1), accept("cam", "ben", 1)];
    let of = keys(&announced, &chain);
    assert!(is_counting(&of, "dara", 1) && is_counting(&of, "ben", 1));
    let by_new_dara = say_on("dara", 1, accept("dara", "ben", 1).content().clone());
    // The other way round as well: whoever is looked at first.
    let back = [
        accept("eva", "ben", 1),
        by_new_dara.clone(),
        accept("ana", "dara", 1),
        accept("cam", "dara", 1),
    ];
    let of = keys(&announced, &back);
    assert!(is_counting(&of, "dara", 1) && is_counting(&of, "ben", 1));
    let [by_eva, by_new_ben, by_ana, _] = chain;
    let circle = keys(&announced, &[by_eva, by_new_ben, by_ana, by_new_dara]);
    assert!(!is_counting(&circle, "dara", 1) && !is_counting(&circle, "ben", 1));
}

#[test]
fn a_key_that_two_accounts_hold_counts_for_neither_and_accepts_nobody() {
    let shared = key_of("ana", 0);
    let signed =
        shared.sign(&crate::agreeing::test_support::draft(), &person("cam"), Announcement {});
    let announcement = signed.unwrap().prove(&crate::agreeing::test_support::draft()).unwrap();
    let cam = Announced { announcement, ..announce("cam") };
    let mut announced = with_changed_ben();
    let acceptances = [accept("ana", "ben", 1), accept("dara", "ben", 1)];
    assert!(is_counting(&keys(&announced, &acceptances), "ben", 1));
    announced.push(cam);
    let keys = keys(&announced, &acceptances);
    assert_eq!(state(&keys, "ana", 0), Some(KeyState::HeldByTwoAccounts));
    assert!(!keys.is_counting(&person("cam"), shared.public().id()));
    assert!(!is_counting(&keys, "ben", 1));
    assert!(is_counting(&keys, "dara", 0));
}

#[test]
fn the_order_of_announcements_and_acceptances_changes_nothing() {
    #[derive(Clone)]
    enum Event {
        Announced(Announced),
        Accepted(Proven<Acceptance>),
    }
    let of = |events: &[Event]| {
        let (mut announced, mut accepted) = (Vec::new(), Vec::new());
        for event in events {
            match event.clone() {
                Event::Announced(one) => announced.push(one),
                Event::Accepted(one) => accepted.push(one),
            }
        }
        keys(&announced, &accepted)
    };
    let by_new_ben = say_on("ben", 1, accept("ben", "dara", 1).content().clone());
    let mut events = [
        Event::Announced(announce("ana")),
        Event::Announced(announce("cam")),
        Event::Announced(announce_under("ben", 1, changed("ben"))),
        Event::Announced(seen("ben", "ben", false)),
        Event::Accepted(accept("ana", "ben", 1)),
        Event::Accepted(accept("cam", "ben", 1)),
        Event::Accepted(by_new_ben),
    ];
    let expected = of(&events);
    assert!(is_counting(&expected, "ben", 1));
    every_order(&mut events, &mut |order| assert_eq!(of(order), expected));
}

#[test]
fn a_stranger_cannot_use_up_the_numbers_of_somebody() {
    let known = keys(&FIVE.map(announce), &[]);
    let highest = (1 << 53) - 1;
    let next = |said: &[Proven<_>]| next_counter(said, &person("ben"), &known);
    assert_eq!(next(&[]), Some(Counter::FIRST));
    let said = [
        say("ben", sign_off(3, Decision::Agree)),
        say("ben", sign_off(2, Decision::Agree)),
        say("cam", sign_off(9, Decision::Agree)),
        say_on("ben", 7, sign_off(highest, Decision::Agree)),
    ];
    assert_eq!(next(&said), Some(number(4)));
    assert_eq!(next(&[say("ben", sign_off(highest, Decision::Agree))]), None);
}
