//! Whether a version may be handed in.

use std::sync::LazyLock;

use super::*;
use crate::agreeing::{
    Decision, Target, standing,
    test_support::{
        draft, every_order, five, key_of, keys, number, people, person, say, sign_off, sign_with,
        target, version,
    },
};

static KEYS: LazyLock<Keys> = LazyLock::new(keys);

fn clear(counter: u64, office: Office) -> Clearance {
    Clearance {
        counter: number(counter),
        version: version("v1"),
        version_digest: target().digest,
        office,
        verdict: Verdict::Clear,
        cleared: BTreeSet::new(),
    }
}

fn hold(counter: u64, office: Office) -> Clearance {
    Clearance { verdict: Verdict::Hold, ..clear(counter, office) }
}

/// An approver and the do-no-harm reviewer let it pass.
fn both() -> Vec<Proven<Clearance>> {
    vec![say("ben", clear(1, Office::Approver)), say("dara", clear(1, Office::HarmReviewer))]
}

static REACHED: LazyLock<Standing> = LazyLock::new(|| {
    let agreed = ["ben", "dara"].map(|name| say(name, sign_off(1, Decision::Agree)));
    standing(&target(), &five(), &KEYS, &agreed, 0)
});

fn ask(
    clearances: &[Proven<Clearance>],
    authors: &[&str],
    open: &[Matter],
) -> Result<Submittable, Vec<Hindrance>> {
    let (authors, open) = (people(authors), open.iter().copied().collect());
    let submission = Submission { standing: &REACHED, authors: &authors, open: &open };
    check_submission(&submission, &five(), &KEYS, clearances)
        .map_err(|found| found.into_iter().collect())
}

#[test]
fn an_approver_and_a_harm_reviewer_who_did_not_write_it_let_it_pass() {
    let passed = ask(&both(), &["eva"], &[]).unwrap();
    assert_eq!(passed.approvers, people(&["ben"]));
    assert_eq!(passed.harm_reviewers, people(&["dara"]));
    assert_eq!(
        ask(&[], &["eva"], &[]),
        Err(vec![Hindrance::NotApproved, Hindrance::NotReviewedForHarm])
    );
    assert_eq!(ask(&both()[1..], &["eva"], &[]), Err(vec![Hindrance::NotApproved]));
    assert_eq!(ask(&both()[..1], &["eva"], &[]), Err(vec![Hindrance::NotReviewedForHarm]));
}

#[test]
fn who_wrote_in_it_neither_approves_nor_reviews_it() {
    assert_eq!(ask(&both(), &["eva", "ben"], &[]), Err(vec![Hindrance::ApproverIsAuthor]));
    assert_eq!(ask(&both(), &["dara"], &[]), Err(vec![Hindrance::HarmReviewerIsAuthor]));
    assert_eq!(ask(&both(), &[], &[]), Err(vec![Hindrance::AuthorsUnknown]));
    let mut more = both();
    more.push(say("cam", clear(1, Office::Approver)));
    assert_eq!(ask(&more, &["ben"], &[]).unwrap().approvers, people(&["cam"]));
}

#[test]
fn an_office_is_held_by_who_the_roster_names_for_it() {
    let wrong = [
        say("dara", clear(1, Office::Approver)),
        say("ben", clear(1, Office::HarmReviewer)),
        say("fay", clear(1, Office::Approver)),
        sign_with(&key_of("fay", 0), &person("ben"), clear(1, Office::Approver))
            .prove(&draft())
            .unwrap(),
    ];
    assert_eq!(
        ask(&wrong, &["eva"], &[]),
        Err(vec![Hindrance::NotApproved, Hindrance::NotReviewedForHarm])
    );
    // And nobody outside of it holds anything back.
    let mut all = both();
    all.push(say("fay", hold(1, Office::HarmReviewer)));
    all.push(say("eva", hold(1, Office::HarmReviewer)));
    assert!(ask(&all, &["eva"], &[]).is_ok());
}

#[test]
fn one_person_may_hold_both_offices() {
    let mut roster = five();
    roster.people[3].roles.insert(Role::Approver);
    let all =
        [say("dara", clear(1, Office::Approver)), say("dara", clear(2, Office::HarmReviewer))];
    let (authors, open) = (people(&["eva"]), BTreeSet::new());
    let submission = Submission { standing: &REACHED, authors: &authors, open: &open };
    let passed = check_submission(&submission, &roster, &KEYS, &all).unwrap();
    assert_eq!((passed.approvers, passed.harm_reviewers), (people(&["dara"]), people(&["dara"])));
}

#[test]
fn whoever_holds_it_back_prevails_until_they_say_otherwise() {
    let mut all = both();
    all.push(say("cam", hold(1, Office::Approver)));
    assert_eq!(ask(&all, &["eva"], &[]), Err(vec![Hindrance::Held]));
    all.push(say("cam", clear(2, Office::Approver)));
    assert!(ask(&all, &["eva"], &[]).is_ok());
    all.push(say("cam", hold(2, Office::Approver)));
    assert_eq!(ask(&all, &["eva"], &[]), Err(vec![Hindrance::SaidTwoThings]));
}

#[test]
fn a_clearance_of_other_words_or_another_version_lets_nothing_pass() {
    let other = Clearance { version_digest: Digest([2; 32]), ..clear(2, Office::Approver) };
    let mut all = both();
    all.push(say("ben", other));
    assert_eq!(ask(&all, &["eva"], &[]), Err(vec![Hindrance::NotApproved]));
    let other = Clearance { version: version("v2"), ..hold(9, Office::Approver) };
    let mut all = both();
    all.push(say("ben", other));
    assert!(ask(&all, &["eva"], &[]).is_ok());
}

#[test]
fn what_is_open_holds_it_until_a_harm_reviewer_has_cleared_it() {
    let open = [Matter::Minor, Matter::OpenCase];
    let hindered = vec![Hindrance::Open(Matter::OpenCase), Hindrance::Open(Matter::Minor)];
    assert_eq!(ask(&both(), &["eva"], &open), Err(hindered.clone()));
    let cleared = |counter, office, matters: &[Matter]| Clearance {
        cleared: matters.iter().copied().collect(),
        ..clear(counter, office)
    };
    let mut all = both();
    all.push(say("ben", cleared(2, Office::Approver, &open)));
    assert_eq!(ask(&all, &["eva"], &open), Err(hindered), "an approver clears no matter");
    all.push(say("dara", cleared(2, Office::HarmReviewer, &open[..1])));
    assert_eq!(ask(&all, &["eva"], &open), Err(vec![Hindrance::Open(Matter::OpenCase)]));
    all.push(say("dara", cleared(3, Office::HarmReviewer, &open)));
    assert!(ask(&all, &["eva"], &open).is_ok());
}

#[test]
fn nothing_is_handed_in_that_is_not_agreed_on_or_has_changed() {
    let (authors, open) = (people(&["eva"]), BTreeSet::new());
    let changed = Target { current: Digest([2; 32]), ..target() };
    let not_agreed = standing(&changed, &five(), &KEYS, &[], 0);
    let submission = Submission { standing: &not_agreed, authors: &authors, open: &open };
    let found = check_submission(&submission, &five(), &KEYS, &both());
    assert_eq!(found, Err(BTreeSet::from([Hindrance::NotAgreed, Hindrance::TextChanged])));
}

#[test]
fn every_order_of_seven_clearances_comes_to_the_same() {
    let mut all = [
        say("ben", clear(1, Office::Approver)),
        say("ben", hold(2, Office::Approver)),
        say("ben", clear(3, Office::Approver)),
        say("dara", clear(1, Office::HarmReviewer)),
        say("dara", clear(1, Office::HarmReviewer)),
        say("cam", clear(1, Office::Approver)),
        say("fay", hold(1, Office::Approver)),
    ];
    let expected = ask(&all, &["eva"], &[]);
    assert_eq!(expected.as_ref().unwrap().approvers, people(&["ben", "cam"]));
    every_order(&mut all, &mut |order| assert_eq!(ask(order, &["eva"], &[]), expected));
}
