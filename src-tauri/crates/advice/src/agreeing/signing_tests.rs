//! What a signature covers, and how strict the reading of one is.

use std::collections::BTreeSet;

use serde::{Serialize, de::DeserializeOwned};

use super::*;
use crate::{
    agreeing::{
        Acceptance, Announcement, Attribution, Audience, Choice, Clearance, Consent,
        ContributionId, Decision, Language, Matter, Note, Office, Recorded, Role, Roster, Scope,
        SignOff, Verdict, Withdrawal,
        test_support::{
            changed, draft, five, identity, key_of, label, number, person, say, say_on, sign_off,
            sign_with, version,
        },
    },
    ids::Digest,
};

#[derive(Clone, Copy, Debug, PartialEq)]
struct One(u64);
#[derive(Clone, Copy, Debug, PartialEq)]
struct Two(u64);

macro_rules! content {
    ($name:ident, $kind:literal) => {
        impl Content for $name {
            const KIND: &'static str = $kind;
            fn write(&self, to: &mut Canonical) {
                to.number(self.0);
            }
            fn check(&self) -> Result<(), BadContent> {
                if self.0 == 0 { Err(BadContent::TooFew) } else { Ok(()) }
            }
        }
    };
}
content!(One, "one");
content!(Two, "two");

#[test]
fn a_signature_is_good_for_its_draft_person_kind_key_and_words_alone() {
    let good = || sign_with(&key_of("ana", 0), &person("ana"), One(7));
    assert_eq!(good().prove(&draft()).unwrap().content(), &One(7));
    let bad = |signed: Signed<One>| assert_eq!(signed.prove(&draft()), Err(NotProven::Signature));
    assert_eq!(good().prove(&RoomId::new("!other")), Err(NotProven::Signature));
    bad(Signed { by: person("ben"), ..good() });
    bad(Signed { key: key_of("ben", 0).public(), ..good() });
    bad(Signed { content: One(8), ..good() });
    bad(Signed {
        signature: sign_with(&key_of("ana", 0), &person("ana"), One(8)).signature,
        ..good()
    });
    let Signed { by, key, signature, .. } = good();
    let other_kind = Signed { by, key, content: Two(7), signature };
    assert_eq!(other_kind.prove(&draft()), Err(NotProven::Signature));
}

#[test]
fn what_no_reader_may_rely_on_is_neither_signed_nor_proven() {
    let (key, ana) = (key_of("ana", 0), person("ana"));
    assert_eq!(key.sign(&draft(), &ana, One(0)), Err(BadContent::TooFew));
    let signed = sign_with(&key, &ana, One(1));
    let bad = Signed { content: One(0), ..signed };
    assert_eq!(bad.prove(&draft()), Err(NotProven::Content(BadContent::TooFew)));
}

#[test]
fn the_same_words_under_two_keys_of_a_person_are_one_statement() {
    assert_eq!(say("ana", One(1)).digest(), say_on("ana", 1, One(1)).digest());
    assert_ne!(say("ana", One(1)).key(), say_on("ana", 1, One(1)).key());
    assert_ne!(say("ana", One(1)).digest(), say("ben", One(1)).digest());
    assert_ne!(say("ana", One(1)).digest(), say("ana", One(2)).digest());
    assert_ne!(say("ana", One(1)).digest(), say("ana", Two(1)).digest());
}

/// The order of the group (RFC 8032, 5.1), the least significant byte first.
const ORDER: [u8; 32] = [
    0xed, 0xd3, 0xf5, 0x5c, 0x1a, 0x63, 0x12, 0x58, 0xd6, 0x9c, 0xf7, 0xa2, 0xde, 0xf9, 0xde, 0x14,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0x10,
];

#[test]
fn a_good_signature_cannot_be_turned_into_another_one() {
    let good = sign_with(&key_of("ana", 0), &person("ana"), One(7));
    let mut bytes = good.signature.0.to_bytes();
    let mut carry = 0;
    for (byte, order) in bytes[32..].iter_mut().zip(ORDER) {
        let sum = u16::from(*byte) + u16::from(order) + carry;
        *byte = sum.to_le_bytes()[0];
        carry = sum >> 8;
    }
    let other = Signature(ed25519_dalek::Signature::from_bytes(&bytes));
    assert_ne!(other, good.signature);
    let turned = Signed { signature: other, ..good };
    assert_eq!(turned.prove(&draft()), Err(NotProven::Signature));
}

#[test]
fn a_key_under_which_everything_is_signed_is_refused() {
    let identity = std::array::from_fn(|place| u8::from(place == 0));
    for weak in [[0; 32], identity] {
        assert!(VerifyingKey::from_bytes(&weak).unwrap().is_weak());
        assert_eq!(PublicKey::from_bytes(weak), Err(BadValue::Key));
    }
}

#[test]
fn a_key_has_one_way_to_be_written() {
    // From the prime 2^255 - 19 on, numbers are written a second time.
    let mut is_taken_elsewhere = false;
    for low in 0xed..=0xff {
        let mut bytes = [0xff; 32];
        (bytes[0], bytes[31]) = (low, 0x7f);
        is_taken_elsewhere |= VerifyingKey::from_bytes(&bytes).is_ok_and(|key| !key.is_weak());
        assert_eq!(PublicKey::from_bytes(bytes), Err(BadValue::Key), "{low:x}");
    }
    assert!(is_taken_elsewhere, "the check has nothing to do");
    let text = serde_json::to_value(key_of("ana", 0).public()).unwrap();
    let upper = text.as_str().unwrap().to_uppercase();
    assert!(serde_json::from_value::<PublicKey>(text).is_ok());
    assert!(serde_json::from_value::<PublicKey>(upper.into()).is_err());
    let signature = serde_json::to_value(say_signed().signature).unwrap();
    let upper = signature.as_str().unwrap().to_uppercase();
    assert!(serde_json::from_value::<Signature>(signature).is_ok());
    assert!(serde_json::from_value::<Signature>(upper.into()).is_err());
}

fn say_signed() -> Signed<SignOff> {
    sign_with(&key_of("ana", 0), &person("ana"), sign_off(1, Decision::Agree))
}

#[test]
fn what_no_signature_covers_is_refused() {
    let mut json = serde_json::to_value(say_signed()).unwrap();
    assert!(serde_json::from_value::<Signed<SignOff>>(json.clone()).is_ok());
    json["more"] = 1.into();
    assert!(serde_json::from_value::<Signed<SignOff>>(json.clone()).is_err());
    json.as_object_mut().unwrap().remove("more");
    json["content"]["more"] = 1.into();
    assert!(serde_json::from_value::<Signed<SignOff>>(json).is_err());
}

#[test]
fn no_secret_person_or_word_is_in_a_debug() {
    let content = SignOff {
        attribution: Attribution::Named(label("Dara")),
        note: Some(Note::parse("Dara").unwrap()),
        ..sign_off(1, Decision::Agree)
    };
    let signed = sign_with(&key_of("dara", 0), &person("dara"), content);
    let shown = format!("{:?} {signed:?}", key_of("dara", 0));
    let shown = format!("{shown} {:?}", signed.prove(&draft()).unwrap()).to_lowercase();
    assert!(!shown.contains("dara"), "{shown}");
    assert!(shown.contains("signingkey"));
}

fn consent() -> Consent {
    Consent {
        counter: number(1),
        contributions: BTreeSet::from([id("c1")]),
        version_digest: Digest([1; 32]),
        passages: BTreeSet::from([Digest([2; 32])]),
        audiences: BTreeSet::from([Audience::Government]),
        languages: BTreeSet::from([Language::parse("en").unwrap()]),
        attribution: Attribution::Collective,
        expires: 1,
        recorded: Recorded::Alone,
        support_offered: true,
    }
}

fn id(text: &str) -> ContributionId {
    ContributionId::parse(text).unwrap()
}

fn clearance() -> Clearance {
    Clearance {
        counter: number(1),
        version: version("v1"),
        version_digest: Digest([1; 32]),
        office: Office::Approver,
        verdict: Verdict::Clear,
        cleared: BTreeSet::new(),
    }
}

fn acceptance() -> Acceptance {
    let key = key_of("ben", 1).public().id();
    Acceptance { person: person("ben"), key, identity: changed("ben") }
}

/// Each variant is other words; then every one comes back from JSON as it was, and its signature with it.
fn assert_apart<T>(variants: Vec<T>) -> Digest
where
    T: Content + Clone + std::fmt::Debug + Serialize + DeserializeOwned,
{
    let mut digests = BTreeSet::new();
    let first = say("ana", variants[0].clone()).digest();
    for content in variants {
        let signed = sign_with(&key_of("ana", 0), &person("ana"), content.clone());
        let json = serde_json::to_string(&signed).unwrap();
        let read: Signed<T> = serde_json::from_str(&json).unwrap();
        let proven = read.prove(&draft()).unwrap();
        assert_eq!(proven.content(), &content);
        assert!(digests.insert(proven.digest()), "{content:?}");
    }
    first
}

/// The numbers in this file were computed by another program from the description of the form: Python's `struct`, `blake3` and
/// `cryptography`. Whoever changes the form makes every signature bad that was ever made.
#[test]
fn a_sign_off_is_signed_as_another_program_signs_it() {
    let signature = concat!(
        "6d19436d992c3e1f620bf9f2da1ca5fa2844d0dbf51c079158b2cf13c6110c56",
        "bafa3901aa6528b9dcbecb68c0e4b4112eaef030846ba2315803a6dacdd1e001",
    );
    assert_eq!(String::from(say_signed().signature), signature);
}

#[test]
fn whatever_a_sign_off_says_otherwise_is_other_bytes() {
    let base = || sign_off(1, Decision::Agree);
    let mut variants: Vec<SignOff> =
        Decision::ALL.iter().map(|decision| sign_off(1, *decision)).collect();
    variants.push(SignOff { counter: number(2), ..base() });
    variants.push(SignOff { version: version("v2"), ..base() });
    variants.push(SignOff { version_digest: Digest([2; 32]), ..base() });
    variants.push(SignOff { note: Some(Note::parse("a").unwrap()), ..base() });
    let attributions = [
        Attribution::None,
        Attribution::Role(label("a")),
        Attribution::Pseudonym(label("a")),
        Attribution::Named(label("a")),
        Attribution::Named(label("b")),
    ];
    variants.extend(attributions.map(|attribution| SignOff { attribution, ..base() }));
    let digest = assert_apart(variants);
    let golden = "98ecc37c311a476120a425446cf120c5866d2150c26dac4599dad53cd2a57140";
    assert_eq!(digest.to_string(), golden);
}

#[test]
fn whatever_a_roster_says_otherwise_is_other_bytes() {
    let with = |change: fn(&mut Roster)| {
        let mut roster = five();
        change(&mut roster);
        roster
    };
    let digest = assert_apart(vec![
        five(),
        with(|roster| roster.previous = Some(Digest([1; 32]))),
        with(|roster| roster.people.swap(0, 1)),
        with(|roster| drop(roster.people.pop())),
        with(|roster| roster.people[1].identity = identity("other")),
        with(|roster| roster.people[1].person = person("other")),
        with(|roster| {
            roster.people[1].roles.insert(Role::Author);
        }),
        with(|roster| {
            roster.people[1].roles.remove(&Role::Owner);
        }),
        with(|roster| roster.rule.share = 61),
        with(|roster| {
            roster.rule.needs.insert(Role::Approver, 2);
        }),
        with(|roster| {
            roster.rule.needs.insert(Role::Author, 1);
        }),
        with(|roster| roster.rule.blocks = crate::agreeing::BlockMeans::IsConcern),
        with(|roster| roster.rule.deadline = Some(0)),
    ]);
    let golden = "e508562b94ddd1388744912925d348582d903ce0d99e75c6ba4ad180750ece40";
    assert_eq!(digest.to_string(), golden);
}

#[test]
fn whatever_a_consent_or_a_withdrawal_says_otherwise_is_other_bytes() {
    let with = |change: fn(&mut Consent)| {
        let mut consent = consent();
        change(&mut consent);
        consent
    };
    let digest = assert_apart(vec![
        consent(),
        with(|one| one.counter = number(2)),
        with(|one| {
            one.contributions.insert(id("c2"));
        }),
        with(|one| one.version_digest = Digest([9; 32])),
        with(|one| {
            one.passages.insert(Digest([3; 32]));
        }),
        with(|one| {
            one.audiences.insert(Audience::Public);
        }),
        with(|one| one.audiences = BTreeSet::from([Audience::Public])),
        with(|one| {
            one.languages.insert(Language::parse("km").unwrap());
        }),
        with(|one| one.attribution = Attribution::None),
        with(|one| one.expires = 2),
        with(|one| one.recorded = Recorded::OnPaper),
        with(|one| one.support_offered = false),
    ]);
    let golden = "e6dc5443f20055a22e8f42f93c242b2eb6eb9c887f35540d97b72b15f8799dab";
    assert_eq!(digest.to_string(), golden);
    let withdrawal = |counter, scope| Withdrawal { counter: number(counter), scope };
    let some = |ids: &[&str]| Scope::Contributions(ids.iter().map(|text| id(text)).collect());
    let digest = assert_apart(vec![
        withdrawal(1, Scope::Everything),
        withdrawal(2, Scope::Everything),
        withdrawal(1, some(&["c1"])),
        withdrawal(1, some(&["c1", "c2"])),
    ]);
    let golden = "c6eb380995dcc9750bf19b284d80b1e60dcd7aa28fa370ff8c61659b9d7bc7ea";
    assert_eq!(digest.to_string(), golden);
}

#[test]
fn whatever_else_people_sign_otherwise_is_other_bytes() {
    let digest = assert_apart(vec![
        clearance(),
        Clearance { counter: number(2), ..clearance() },
        Clearance { version: version("v2"), ..clearance() },
        Clearance { version_digest: Digest([2; 32]), ..clearance() },
        Clearance { office: Office::HarmReviewer, ..clearance() },
        Clearance { verdict: Verdict::Hold, ..clearance() },
        Clearance { cleared: BTreeSet::from([Matter::Minor]), ..clearance() },
        Clearance { cleared: BTreeSet::from([Matter::OpenCase]), ..clearance() },
    ]);
    let golden = "822829442f4592021a043c36710dda301f882661e1e4862ebbb645bbb44c997b";
    assert_eq!(digest.to_string(), golden);
    let digest = assert_apart(vec![
        acceptance(),
        Acceptance { person: person("cam"), ..acceptance() },
        Acceptance { key: key_of("ben", 2).public().id(), ..acceptance() },
        Acceptance { identity: identity("ben"), ..acceptance() },
    ]);
    let golden = "2a3b127dfb2ae016091010c8f4154b0a3569b4950f901f51164a39b3c1fc313d";
    assert_eq!(digest.to_string(), golden);
    let choice = |counter, attribution| Choice { counter: number(counter), attribution };
    let digest = assert_apart(vec![
        choice(1, Attribution::Collective),
        choice(2, Attribution::Collective),
        choice(1, Attribution::None),
    ]);
    let golden = "2fa8c437373ab4baad9478a8759d68ca4398d70c6d6a5d1d543e42f481c4a49f";
    assert_eq!(digest.to_string(), golden);
    let golden = "e1ba60f1571e29f7232e061085c73167f6a7f1533cbc3691597fc0a4fede642b";
    assert_eq!(assert_apart(vec![Announcement {}]).to_string(), golden);
}

#[test]
fn no_two_kinds_have_one_name() {
    let kinds = [
        Announcement::KIND,
        Acceptance::KIND,
        Roster::KIND,
        SignOff::KIND,
        Choice::KIND,
        Consent::KIND,
        Withdrawal::KIND,
        Clearance::KIND,
    ];
    assert_eq!(BTreeSet::from(kinds).len(), kinds.len());
}

#[test]
fn contents_beyond_their_limits_are_refused() {
    let (key, ana) = (key_of("ana", 0), person("ana"));
    let roster = |change: fn(&mut Roster)| {
        let mut roster = five();
        change(&mut roster);
        key.sign(&draft(), &ana, roster).map(drop)
    };
    assert_eq!(roster(|one| one.people[1] = one.people[0].clone()), Err(BadContent::Repeated));
    assert_eq!(
        roster(|one| {
            for named in &mut one.people {
                named.roles.remove(&Role::Owner);
            }
        }),
        Err(BadContent::NoOwner)
    );
    assert_eq!(
        roster(|one| one.people = vec![one.people[0].clone(); 65]),
        Err(BadContent::TooMany)
    );
    assert_eq!(roster(|one| one.rule.share = 101), Err(BadContent::Number));
    assert_eq!(roster(|one| one.rule.deadline = Some(1 << 53)), Err(BadContent::Number));
    assert_eq!(
        roster(|one| {
            one.rule.needs.insert(Role::Approver, 0);
        }),
        Err(BadContent::Number)
    );
    assert_eq!(
        roster(|one| {
            one.rule.needs.clear();
            one.rule.share = 0;
        }),
        Err(BadContent::TooFew)
    );
    let consent = |change: fn(&mut Consent)| {
        let mut consent = consent();
        change(&mut consent);
        key.sign(&draft(), &ana, consent).map(drop)
    };
    assert_eq!(consent(|one| one.audiences.clear()), Err(BadContent::TooFew));
    assert_eq!(consent(|one| one.passages.clear()), Err(BadContent::TooFew));
    assert_eq!(consent(|one| one.languages.clear()), Err(BadContent::TooFew));
    assert_eq!(consent(|one| one.contributions.clear()), Err(BadContent::TooFew));
    assert_eq!(consent(|one| one.expires = u64::MAX), Err(BadContent::Number));
    let many =
        |one: &mut Consent| one.contributions = (0..65).map(|n| id(&format!("c{n}"))).collect();
    assert_eq!(consent(many), Err(BadContent::TooMany));
    let nothing = Withdrawal { counter: number(1), scope: Scope::Contributions(BTreeSet::new()) };
    assert_eq!(key.sign(&draft(), &ana, nothing).map(drop), Err(BadContent::TooFew));
}
