//! How people are named, and that nobody else can say so.

use std::sync::LazyLock;

use super::*;
use crate::agreeing::{
    Announced, Decision, Seen, SignOff, standing,
    test_support::{
        FIVE, announce, announce_under, changed, every_order, five, key_of, label, number, person,
        say, say_on, sign_off, sign_with, target,
    },
};

/// The five, and a device of ben's after he reset his identity: announced, and not counting.
static KEYS: LazyLock<Keys> = LazyLock::new(|| {
    let mut announced = FIVE.map(announce).to_vec();
    announced.push(announce_under("ben", 1, changed("ben")));
    let only_in_state = announce_under("ben", 2, changed("ben"));
    announced.push(Announced { seen: Seen::InStateEvent, ..only_in_state });
    Keys::of(&five(), &announced, &[])
});

fn choice(counter: u64, attribution: Attribution) -> Choice {
    Choice { counter: number(counter), attribution }
}

fn name(text: &str) -> Attribution {
    Attribution::Named(label(text))
}

fn of(choices: &[Proven<Choice>]) -> Choices {
    Choices::of(choices, &KEYS)
}

fn ben(choices: &[Proven<Choice>]) -> Label {
    of(choices).label(&person("ben"), None)
}

#[test]
fn who_has_chosen_nothing_is_one_of_the_collective() {
    assert_eq!(Attribution::default(), Attribution::Collective);
    assert_eq!(ben(&[]), Label::Collective);
    assert_eq!(of(&[]).label(&person("stranger"), None), Label::Collective);
}

#[test]
fn each_person_is_named_as_they_chose_last() {
    let chosen = [
        say("ben", choice(1, name("Ben B."))),
        say("ben", choice(3, Attribution::Pseudonym(label("Maya")))),
        say("ben", choice(2, Attribution::None)),
        say("cam", choice(1, Attribution::Role(label("survivor leader, Kenya")))),
    ];
    assert_eq!(ben(&chosen), Label::Pseudonym(label("Maya")));
    let cam = of(&chosen).label(&person("cam"), None);
    assert_eq!(cam, Label::Role(label("survivor leader, Kenya")));
    assert_eq!(ben(&chosen[..1]), Label::Name(label("Ben B.")));
}

#[test]
fn nobody_chooses_for_somebody_else() {
    let by_ana = sign_with(&key_of("ana", 0), &person("ben"), choice(9, name("Ben B.")));
    let by_ana = by_ana.prove(&crate::agreeing::test_support::draft()).unwrap();
    assert_eq!(ben(&[by_ana, say("ana", choice(1, name("Ben B.")))]), Label::Collective);
    assert_eq!(ben(&[say_on("ben", 2, choice(9, Attribution::None))]), Label::Collective);
}

#[test]
fn of_two_choices_at_once_only_what_shows_nobody_is_taken() {
    let named = say("ben", choice(1, name("Ben B.")));
    assert_eq!(ben(&[named.clone(), say("ben", choice(1, name("Ben")))]), Label::Collective);
    assert_eq!(ben(&[named, say("ben", choice(1, Attribution::None))]), Label::Nothing);
}

#[test]
fn a_key_that_does_not_count_can_hide_its_person_and_do_no_more() {
    let named = say("ben", choice(2, name("Ben B.")));
    let later = |attribution| say_on("ben", 1, choice(3, attribution));
    let and = |one| ben(&[named.clone(), one]);
    assert_eq!(and(later(Attribution::None)), Label::Nothing);
    assert_eq!(and(later(Attribution::Collective)), Label::Collective);
    assert_eq!(and(later(Attribution::Role(label("anything")))), Label::Name(label("Ben B.")));
    assert_eq!(and(later(name("Somebody"))), Label::Name(label("Ben B.")));
    assert_eq!(and(say_on("ben", 1, choice(1, Attribution::None))), Label::Name(label("Ben B.")));
    assert_eq!(ben(&[later(name("Somebody"))]), Label::Collective);
}

#[test]
fn what_tells_less_is_printed_beside_a_sign_off() {
    let with = |attribution| SignOff { attribution, ..sign_off(1, Decision::Agree) };
    let found = standing(&target(), &five(), &KEYS, &[say("ben", with(name("Ben B.")))], 0);
    let beside = found.attribution(&person("ben"));
    let label_with = |chosen: &[Proven<Choice>]| of(chosen).label(&person("ben"), beside);
    assert_eq!(label_with(&[]), Label::Name(label("Ben B.")));
    let hidden = [say("ben", choice(1, Attribution::None))];
    assert_eq!(label_with(&hidden), Label::Nothing);
    assert_eq!(label_with(&[say("ben", choice(1, name("Other")))]), Label::Name(label("Ben B.")));
    let pseudonym = [say("ben", choice(1, Attribution::Pseudonym(label("Maya"))))];
    assert_eq!(label_with(&pseudonym), Label::Pseudonym(label("Maya")));
}

#[test]
fn a_pseudonym_of_another_draft_is_refused_however_it_is_written() {
    let used = BTreeSet::from([Pseudonym::of(&label("Maya R.")), Pseudonym::of(&label("✿"))]);
    for text in ["Maya R.", "maya r", " MAYA-R", "Ｍáya R", "Ma\u{301}ya R", "✿"] {
        let refused = Attribution::Pseudonym(label(text)).check(&person("ben"), &used);
        assert_eq!(refused, Err(BadAttribution::UsedInAnotherDraft), "{text}");
        assert_eq!(name(text).check(&person("ben"), &used), Ok(()), "it is no pseudonym");
    }
    for text in ["Maya", "មាយា", "❀"] {
        assert_eq!(Attribution::Pseudonym(label(text)).check(&person("ben"), &used), Ok(()));
    }
}

#[test]
fn no_account_is_a_label() {
    let (none, dara) = (BTreeSet::new(), person("dara"));
    let telling = Err(BadAttribution::TellsAccount);
    let pseudonym = |text: &str| Attribution::Pseudonym(label(text));
    assert_eq!(name("I am @Dara:example.org").check(&dara, &none), telling);
    assert_eq!(Attribution::Role(label("@dara:example.org")).check(&dara, &none), telling);
    assert_eq!(pseudonym("Dara").check(&dara, &none), telling);
    assert_eq!(pseudonym("D a r a").check(&dara, &none), telling);
    assert_eq!(name("Dara").check(&dara, &none), Ok(()), "a name may be the account's");
    assert_eq!(pseudonym("Maya").check(&dara, &none), Ok(()));
    // And what another app let through is not printed.
    let chosen = [say("dara", choice(1, pseudonym("@dara:example.org")))];
    assert_eq!(of(&chosen).label(&dara, None), Label::Collective);
}

#[test]
fn every_order_of_seven_choices_comes_to_the_same() {
    let mut choices = [
        say("ben", choice(1, name("Ben B."))),
        say("ben", choice(2, name("Ben"))),
        say("ben", choice(2, Attribution::Pseudonym(label("Maya")))),
        say_on("ben", 1, choice(3, Attribution::Role(label("a")))),
        say_on("ben", 1, choice(4, Attribution::None)),
        say("cam", choice(1, name("Cam"))),
        say("cam", choice(1, name("Cam"))),
    ];
    let expected = of(&choices);
    assert_eq!(expected.label(&person("ben"), None), Label::Nothing);
    assert_eq!(expected.label(&person("cam"), None), Label::Name(label("Cam")));
    every_order(&mut choices, &mut |order| assert_eq!(of(order), expected));
}

#[test]
fn names_are_mixed_in_the_order_of_their_letters() {
    let printed = PrintedNames::of([
        Label::Name(label("Zoe")),
        Label::Collective,
        Label::Nothing,
        Label::Pseudonym(label("Maya")),
        Label::Collective,
        Label::Role(label("advisor")),
    ]);
    let labels: Vec<&str> = printed.labels.iter().map(LabelText::as_str).collect();
    assert_eq!(labels, ["Maya", "Zoe", "advisor"]);
    assert!(printed.has_collective);
    assert_eq!(PrintedNames::of([Label::Nothing]), PrintedNames::default());
}
