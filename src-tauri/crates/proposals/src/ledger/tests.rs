//! Each rule of what becomes of a proposal, and what no order of events may bring about.

use proptest::prelude::*;

use super::*;
use crate::{
    Name, Parts, Verdict,
    test_data::{after, lang, pack_id, parts, rev, review, revision, seal},
    wire::Kind,
};

const ANN: &str = "@ann:example.org";
const BEN: &str = "@ben:example.org";
const CYD: &str = "@cyd:example.org";
const DEE: &str = "@dee:example.org";
/// The only editor.
const EDE: &str = "@ede:example.org";

fn event(id: usize, sender: &str, content: Content) -> Event {
    let (sender, time) = (MemberId::new(sender), 1_764_028_800_000);
    Event { id: EventId::new(format!("${id}")), sender, time, content }
}

fn proposed(revision: &Revision) -> Content {
    Content::Revision(Box::new(revision.clone()))
}

fn fits(of: &Revision, speaks: bool) -> Content {
    Content::Review(review(of, Verdict::Fits, speaks))
}

fn change(of: &Revision) -> Content {
    Content::Review(review(of, Verdict::Change, true))
}

fn withdrawn(of: &Revision) -> Content {
    Content::Withdrawal(Withdrawal { proposal: of.parts().proposal })
}

fn taken(of: &Revision, number: u32) -> Content {
    let (proposal, digest) = (of.parts().proposal, of.digest());
    Content::TakenUp(TakenUp {
        proposal,
        digest,
        pack: pack_id(),
        rev: rev(number),
        seal: seal("good"),
    })
}

fn sealed_badly(of: &Revision) -> Content {
    let Content::TakenUp(taken) = taken(of, 4) else { panic!() };
    Content::TakenUp(TakenUp { seal: seal("bad"), ..taken })
}

fn newer(of: &Revision) -> Content {
    Content::Newer(Newer { kind: Kind::Review, v: 2, proposal: Some(of.parts().proposal) })
}

fn is_by_editor(taken: &TakenUp) -> bool {
    taken.seal.signature == "good"
}

/// The ledger after these events, and what became of the last of them.
fn fold(events: &[(&str, Content)]) -> (Ledger, Option<Outcome>) {
    let mut ledger = Ledger::new();
    let mut last = None;
    for (id, (sender, content)) in events.iter().enumerate() {
        last = Some(ledger.apply(event(id, sender, content.clone()), is_by_editor));
    }
    (ledger, last)
}

fn status(events: &[(&str, Content)]) -> Status {
    let (ledger, _) = fold(events);
    let (_, proposal) = ledger.proposals().next().unwrap();
    proposal.status()
}

fn last_outcome(events: &[(&str, Content)]) -> Outcome {
    fold(events).1.unwrap()
}

#[test]
fn a_proposal_is_a_draft_until_others_have_read_it() {
    let one = revision("a");
    let begun = (ANN, proposed(&one));
    assert_eq!(status(std::slice::from_ref(&begun)), Status::Draft);
    assert_eq!(status(&[begun.clone(), (BEN, fits(&one, true))]), Status::Reviewed);
    assert_eq!(status(&[begun.clone(), (BEN, fits(&one, false))]), Status::Reviewed);
    for (ben, cyd, expected) in [
        (true, false, Status::Verified),
        (false, true, Status::Verified),
        (true, true, Status::Verified),
        (false, false, Status::Reviewed),
    ] {
        let events = [begun.clone(), (BEN, fits(&one, ben)), (CYD, fits(&one, cyd))];
        assert_eq!(status(&events), expected, "{ben} {cyd}");
    }
}

#[test]
fn however_many_read_it_one_of_them_speaks_the_language() {
    let one = revision("a");
    let reads = [BEN, CYD, DEE, EDE].map(|member| (member, fits(&one, false)));
    let events = [vec![(ANN, proposed(&one))], reads.to_vec()].concat();
    assert_eq!(status(&events), Status::Reviewed);
}

#[test]
fn nobody_reviews_their_own_words() {
    let one = revision("a");
    let events = [(ANN, proposed(&one)), (BEN, fits(&one, true)), (ANN, fits(&one, true))];
    assert_eq!(last_outcome(&events), Outcome::SetAside(SetAside::OwnReview));
    assert_eq!(status(&events), Status::Reviewed);
}

#[test]
fn a_review_of_ones_own_words_that_came_first_does_not_count_either() {
    let one = revision("a");
    let events = [(ANN, fits(&one, true)), (BEN, fits(&one, true)), (ANN, proposed(&one))];
    assert_eq!(status(&events), Status::Reviewed);
}

#[test]
fn a_person_counts_once_with_what_they_said_last() {
    let one = revision("a");
    let begun = (ANN, proposed(&one));
    let twice = [begun.clone(), (BEN, fits(&one, true)), (BEN, fits(&one, true))];
    assert_eq!(status(&twice), Status::Reviewed);
    let convinced =
        [begun.clone(), (BEN, change(&one)), (CYD, fits(&one, true)), (BEN, fits(&one, false))];
    assert_eq!(status(&convinced[..3]), Status::ChangesAsked);
    assert_eq!(status(&convinced), Status::Verified);
    let doubting = [begun, (BEN, fits(&one, true)), (CYD, fits(&one, true)), (BEN, change(&one))];
    assert_eq!(status(&doubting), Status::ChangesAsked);
    // Whoever says at last that they do not speak the language is believed.
    let humble = [(ANN, proposed(&one)), (BEN, fits(&one, true)), (CYD, fits(&one, false))];
    let humble = [humble.to_vec(), vec![(BEN, fits(&one, false))]].concat();
    assert_eq!(status(&humble), Status::Reviewed);
}

#[test]
fn who_asks_for_a_change_outweighs_those_who_do_not() {
    let one = revision("a");
    let others = [BEN, CYD, DEE].map(|member| (member, fits(&one, true)));
    let events = [vec![(ANN, proposed(&one))], others.to_vec(), vec![(EDE, change(&one))]].concat();
    assert_eq!(status(&events), Status::ChangesAsked);
}

#[test]
fn a_review_of_an_older_revision_does_not_count() {
    let one = revision("a");
    let two = after(&one, "b");
    let events = [
        (ANN, proposed(&one)),
        (BEN, fits(&one, true)),
        (CYD, fits(&one, true)),
        (ANN, proposed(&two)),
    ];
    assert_eq!(status(&events[..3]), Status::Verified);
    assert_eq!(status(&events), Status::Draft);
    let late = [events.to_vec(), vec![(DEE, fits(&one, true)), (BEN, fits(&two, true))]].concat();
    let (ledger, _) = fold(&late);
    let proposal = ledger.get(one.parts().proposal).unwrap();
    assert_eq!(proposal.status(), Status::Reviewed);
    let stale: Vec<bool> =
        proposal.reviews().iter().map(|one| proposal.is_stale(&one.review)).collect();
    assert_eq!(stale, [true, true, true, false], "older reviews stay readable");
    assert_eq!(proposal.revisions().count(), 2);
}

#[test]
fn a_change_that_was_asked_for_is_over_with_the_next_revision() {
    let one = revision("a");
    let two = after(&one, "b");
    assert_eq!(
        status(&[(ANN, proposed(&one)), (BEN, change(&one)), (ANN, proposed(&two))]),
        Status::Draft
    );
}

#[test]
fn only_the_author_revises_or_withdraws() {
    let one = revision("a");
    let two = after(&one, "b");
    for content in [proposed(&two), withdrawn(&one), proposed(&revision("other"))] {
        let events = [(ANN, proposed(&one)), (BEN, content.clone())];
        assert_eq!(last_outcome(&events), Outcome::SetAside(SetAside::NotTheAuthor));
        assert_eq!(fold(&events).0.proposals().next().unwrap().1.present().revision, one);
        // What came before the proposal is no better.
        let events = [(BEN, withdrawn(&one)), (BEN, proposed(&two)), (ANN, proposed(&one))];
        assert_eq!(status(&events), Status::Draft);
    }
    assert_eq!(status(&[(ANN, proposed(&one)), (ANN, withdrawn(&one))]), Status::Withdrawn);
}

#[test]
fn a_copy_of_anothers_proposal_is_none_of_ones_own() {
    let one = revision("a");
    let events = [(ANN, proposed(&one)), (BEN, proposed(&one)), (ANN, fits(&one, true))];
    assert_eq!(last_outcome(&events[..2]), Outcome::SetAside(SetAside::NotTheAuthor));
    assert_eq!(last_outcome(&events), Outcome::SetAside(SetAside::OwnReview));
    assert_eq!(fold(&events).0.proposals().count(), 1);
}

#[test]
fn a_revision_goes_on_from_one_that_is_there_and_stays_with_its_page() {
    let one = revision("a");
    let begun = (ANN, proposed(&one));
    let another = last_outcome(&[begun.clone(), (ANN, proposed(&revision("b")))]);
    assert_eq!(another, Outcome::SetAside(SetAside::AlreadyBegun));
    let replaces = Some(one.digest());
    let moved = Revision::new(Parts { replaces, lang: lang("my"), ..parts("my", "a") }).unwrap();
    let moved = last_outcome(&[begun.clone(), (ANN, proposed(&moved))]);
    assert_eq!(moved, Outcome::SetAside(SetAside::OtherPage));
    let two = after(&one, "b");
    let revived = [begun, (ANN, withdrawn(&one)), (ANN, proposed(&two))];
    assert_eq!(last_outcome(&revived), Outcome::SetAside(SetAside::Withdrawn));
    assert_eq!(status(&revived), Status::Withdrawn);
}

#[test]
fn of_two_revisions_of_one_the_later_is_present() {
    let one = revision("a");
    let (here, there) = (after(&one, "b"), after(&one, "c"));
    let events = [(ANN, proposed(&one)), (ANN, proposed(&here)), (ANN, proposed(&there))];
    let (ledger, _) = fold(&events);
    assert_eq!(ledger.get(one.parts().proposal).unwrap().present().revision, there);
}

#[test]
fn only_who_has_signed_as_an_editor_is_believed_that_it_was_taken_up() {
    let one = revision("a");
    let verified =
        [(ANN, proposed(&one)), (BEN, fits(&one, true)), (CYD, fits(&one, true))].to_vec();
    let by = |member, taken| [verified.clone(), vec![(member, taken)]].concat();
    for member in [ANN, BEN, DEE, EDE] {
        let bad = by(member, sealed_badly(&one));
        assert_eq!(last_outcome(&bad), Outcome::SetAside(SetAside::NotByAnEditor));
        assert_eq!(status(&bad), Status::Verified);
        // Whoever sends it: what counts is who signed.
        let (pack, rev) = (pack_id(), rev(4));
        assert_eq!(status(&by(member, taken(&one, 4))), Status::TakenUp { pack, rev });
    }
    let two = after(&one, "b");
    let later = [by(EDE, taken(&one, 4)), vec![(ANN, proposed(&two))]].concat();
    assert_eq!(status(&later), Status::Draft, "what was taken up was another revision");
}

#[test]
fn what_is_in_a_pack_is_in_it_also_when_it_is_withdrawn() {
    let one = revision("a");
    let events = [(ANN, proposed(&one)), (ANN, withdrawn(&one)), (EDE, taken(&one, 4))];
    let (ledger, _) = fold(&events);
    let proposal = ledger.get(one.parts().proposal).unwrap();
    assert!(matches!(proposal.status(), Status::TakenUp { .. }));
    assert!(proposal.is_withdrawn());
}

#[test]
fn what_names_something_that_is_not_there_waits_for_it() {
    let one = revision("a");
    let two = after(&one, "b");
    let three = after(&two, "c");
    let events = [
        (BEN, fits(&three, true)),
        (EDE, taken(&three, 9)),
        (ANN, proposed(&three)),
        (CYD, fits(&three, false)),
        (ANN, proposed(&two)),
        (ANN, proposed(&one)),
    ];
    for count in 1..events.len() {
        assert_eq!(last_outcome(&events[..count]), Outcome::Held);
        assert_eq!(fold(&events[..count]).0.proposals().count(), 0);
    }
    let id = one.parts().proposal;
    assert_eq!(
        fold(&events[..5]).0.awaited(),
        [(id, Some(one.digest())), (id, Some(two.digest())), (id, Some(three.digest()))]
            .into_iter()
            .collect::<BTreeSet<_>>()
            .into_iter()
            .collect::<Vec<_>>()
    );
    let (ledger, _) = fold(&events);
    let proposal = ledger.get(id).unwrap();
    assert_eq!(proposal.present().revision, three);
    assert_eq!(proposal.counted().count(), 2);
    assert!(matches!(proposal.status(), Status::TakenUp { .. }));
    assert_eq!(ledger.awaited(), []);
}

#[test]
fn what_a_newer_version_says_is_kept_and_keeps_a_proposal_out_of_packs() {
    let one = revision("a");
    let verified = [(ANN, proposed(&one)), (BEN, fits(&one, true)), (CYD, fits(&one, true))];
    for place in 0..=verified.len() {
        let mut events = verified.to_vec();
        events.insert(place, (DEE, newer(&one)));
        let (ledger, _) = fold(&events);
        let proposal = ledger.get(one.parts().proposal).unwrap();
        assert_eq!(proposal.status(), Status::Verified);
        assert!(proposal.needs_newer() && proposal.verified().is_none());
        assert_eq!(ledger.newer().len(), 1);
    }
    let (ledger, _) = fold(&verified);
    assert!(ledger.get(one.parts().proposal).unwrap().verified().is_some());
}

#[test]
fn reviewers_are_named_as_they_chose_and_only_those_who_count() {
    let one = revision("a");
    let named = |name: &str, speaks| {
        let name = Some(Name::parse(name).unwrap());
        Content::Review(Review { name, ..review(&one, Verdict::Fits, speaks) })
    };
    let events = [
        (ANN, proposed(&one)),
        (BEN, named("Before", true)),
        (CYD, fits(&one, false)),
        (DEE, named("Dara", false)),
        (BEN, named("Nary", true)),
    ];
    let (ledger, _) = fold(&events);
    let verified = ledger.get(one.parts().proposal).unwrap().verified().unwrap();
    let shown: Vec<&str> = verified.reviewers().iter().map(|name| name.as_str()).collect();
    assert_eq!(shown, ["Nary", "Dara"]);
}

/// What somebody of a few says of a few revisions: 0 is the first, each next replaces it or the one before.
fn any_events() -> impl Strategy<Value = Vec<(&'static str, Content)>> {
    let one = revision("a");
    let (two, fork) = (after(&one, "b"), after(&one, "fork"));
    let three = after(&two, "c");
    let revisions = [one, two, fork, three];
    let member = proptest::sample::select(vec![ANN, BEN, CYD, EDE]);
    let said = (proptest::sample::select(revisions.to_vec()), 0..10_usize, any::<bool>());
    let said = said.prop_map(|(of, what, speaks)| match what {
        0..=2 => proposed(&of),
        3..=6 => fits(&of, speaks),
        7 => change(&of),
        8 => withdrawn(&of),
        _ => taken(&of, 3),
    });
    proptest::collection::vec((member, said), 0..30)
}

/// Reviews of one revision by different people.
fn any_reviews() -> impl Strategy<Value = Vec<(&'static str, Content)>> {
    let of = revision("a");
    let said = (any::<bool>(), any::<bool>())
        .prop_map(move |(is_fit, speaks)| if is_fit { fits(&of, speaks) } else { change(&of) });
    proptest::collection::vec(said, 4)
        .prop_map(|all| [BEN, CYD, DEE, EDE].into_iter().zip(all).collect())
}

proptest! {
    #[test]
    fn any_order_of_reviews_by_different_people_ends_in_the_same_status(
        (reviews, shuffled) in any_reviews()
            .prop_flat_map(|reviews| (Just(reviews.clone()), Just(reviews).prop_shuffle())),
        count in 0..=4_usize,
    ) {
        let said: BTreeSet<&str> = reviews[..count].iter().map(|(member, _)| *member).collect();
        let begun = (ANN, proposed(&revision("a")));
        let in_order = [vec![begun.clone()], reviews[..count].to_vec()].concat();
        let shuffled: Vec<_> =
            shuffled.into_iter().filter(|(member, _)| said.contains(member)).collect();
        for place in 0..=shuffled.len() {
            let mut events = shuffled.clone();
            events.insert(place, begun.clone());
            prop_assert_eq!(status(&events), status(&in_order));
        }
    }

    #[test]
    fn events_that_are_given_again_change_nothing(
        events in any_events(),
        again in proptest::collection::vec(any::<proptest::sample::Index>(), 0..20),
    ) {
        let (once, _) = fold(&events);
        let mut ledger = Ledger::new();
        for (id, (sender, content)) in events.iter().enumerate() {
            ledger.apply(event(id, sender, content.clone()), is_by_editor);
            for index in &again {
                let id = index.index(id + 1);
                let (sender, content) = &events[id];
                let outcome = ledger.apply(event(id, sender, content.clone()), |_| true);
                prop_assert_eq!(outcome, Outcome::Repeated);
            }
        }
        prop_assert_eq!(ledger, once);
    }

    #[test]
    fn no_order_of_events_verifies_with_fewer_than_two_others(events in any_events()) {
        let mut ledger = Ledger::new();
        for (id, (sender, content)) in events.iter().enumerate() {
            ledger.apply(event(id, sender, content.clone()), is_by_editor);
            for (_, proposal) in ledger.proposals() {
                let present = proposal.present().revision.digest();
                let agreed: BTreeSet<&str> = events[..=id]
                    .iter()
                    .filter_map(|(sender, content)| match content {
                        Content::Review(review) => Some((*sender, review)),
                        _ => None,
                    })
                    .filter(|(sender, review)| {
                        *sender != proposal.author().as_str()
                            && review.digest == present
                            && review.verdict == Verdict::Fits
                    })
                    .map(|(sender, _)| sender)
                    .collect();
                let is_verified = proposal.verified().is_some();
                prop_assert_eq!(is_verified, proposal.status() == Status::Verified);
                prop_assert!(!is_verified || agreed.len() >= 2);
            }
        }
    }

    #[test]
    fn two_people_alone_verify_nothing(events in any_events()) {
        let two: Vec<_> =
            events.into_iter().filter(|(sender, _)| [ANN, BEN].contains(sender)).collect();
        for count in 0..=two.len() {
            let (ledger, _) = fold(&two[..count]);
            prop_assert!(ledger.proposals().all(|(_, one)| one.verified().is_none()));
        }
    }

    #[test]
    fn a_proposal_that_comes_after_what_was_said_of_it_ends_the_same(
        reviews in any_reviews(),
        order in Just((0..7_usize).collect::<Vec<_>>()).prop_shuffle(),
    ) {
        let one = revision("a");
        let two = after(&one, "b");
        let mut events = vec![(ANN, proposed(&one)), (ANN, proposed(&two)), (EDE, fits(&two, true))];
        events.extend(reviews);
        let shuffled: Vec<_> = order.into_iter().map(|place| events[place].clone()).collect();
        prop_assert_eq!(status(&shuffled), status(&events));
    }
}
