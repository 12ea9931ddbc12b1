//! What arrives: read with limits, whole or not at all, and written as it is read.

use proptest::prelude::*;
use serde_json::json;

use super::*;
use crate::{
    Digest, Name, Remark, Seal, SealedCertificate, Verdict,
    limits::{LONGEST_TITLE, LONGEST_UNIT, MOST_KEYWORDS},
    test_data::{after, any_revision, edit, pack_id, parts, rev, review, revision, seal, unit},
};

fn bytes(value: &Value) -> Vec<u8> {
    serde_json::to_vec(value).unwrap()
}

fn message(revision: &Revision) -> Value {
    match revision.write().unwrap() {
        Written::Message(message) => Value::Object(message),
        Written::Attachment { .. } => panic!("it is too large for a message"),
    }
}

fn read_revision(value: &Value) -> Result<Revision, Refusal> {
    match read(Kind::Proposal, &bytes(value))? {
        Reading::Content(Content::Revision(revision)) => Ok(*revision),
        other => panic!("{other:?}"),
    }
}

fn full_review() -> Review {
    Review {
        name: Some(Name::parse("Nary").unwrap()),
        remark: Some(Remark::parse("Good.").unwrap()),
        remarks: [(unit("u3"), Remark::parse("Who?").unwrap())].into(),
        ..review(&revision("a"), Verdict::Change, true)
    }
}

#[test]
fn every_answer_arrives_as_it_was_sent() {
    let of = revision("a");
    let (proposal, digest) = (of.parts().proposal, of.digest());
    let of_root = TakenUp { proposal, digest, pack: pack_id(), rev: rev(4), seal: seal("a\nb\n") };
    let certificate = SealedCertificate { text: "format = 1\n".into(), signature: "c\n".into() };
    let of_chapter = TakenUp {
        seal: Seal { certificate: Some(certificate), ..of_root.seal.clone() },
        ..of_root.clone()
    };
    let withdrawal = Withdrawal { proposal };
    for (kind, message, content) in [
        (Kind::Review, full_review().write().unwrap(), Content::Review(full_review())),
        (Kind::Withdrawal, withdrawal.write(), Content::Withdrawal(withdrawal)),
        (Kind::TakenUp, of_root.write(), Content::TakenUp(of_root)),
        (Kind::TakenUp, of_chapter.write(), Content::TakenUp(of_chapter)),
    ] {
        let read = read(kind, &bytes(&Value::Object(message)));
        assert_eq!(read, Ok(Reading::Content(content)), "{kind:?}");
    }
}

#[test]
fn a_seal_is_whole_and_no_longer_than_it_may_be() {
    let of = revision("a");
    let (proposal, digest) = (of.parts().proposal, of.digest());
    let taken = TakenUp { proposal, digest, pack: pack_id(), rev: rev(4), seal: seal("a") };
    let with = |field: &str, value: Value| {
        let mut message = taken.write();
        message.insert(field.to_owned(), value);
        read(Kind::TakenUp, &bytes(&Value::Object(message)))
    };
    let missing = Err(Refusal::Missing { field: "certificate_signature" });
    assert_eq!(with("certificate", json!("format = 1\n")), missing);
    let wrong = Err(Refusal::WrongValue { field: "signature" });
    assert_eq!(with("signature", json!("a".repeat(1025))), wrong);
    assert_eq!(with("signature", json!(7)), wrong);
    let wrong = Err(Refusal::WrongValue { field: "certificate" });
    assert_eq!(with("certificate", json!("a".repeat(8193))), wrong);
    assert_eq!(with("certificate", Value::Null), wrong);
}

#[test]
fn what_the_format_does_not_know_is_passed_over() {
    let mut content = message(&revision("a"));
    content["colour"] = json!({ "deep": [1, 2.5, null] });
    content["made_from"]["weather"] = json!("fine");
    content["body"] = json!("what other clients show");
    assert_eq!(read_revision(&content), Ok(revision("a")));
}

#[test]
fn the_order_of_fields_changes_nothing() {
    let content = message(&revision("a"));
    let fields: Vec<String> = content
        .as_object()
        .unwrap()
        .iter()
        .rev()
        .map(|(name, value)| format!("{}: {value}", json!(name)))
        .collect();
    let turned = format!("{{ {} }}", fields.join(",\n"));
    let read = read(Kind::Proposal, turned.as_bytes()).unwrap();
    let Reading::Content(Content::Revision(read)) = read else { panic!("{read:?}") };
    assert_eq!(read.digest(), revision("a").digest());
}

#[test]
fn every_field_is_refused_in_another_type_and_told_by_its_name() {
    let translation = message(&after(&revision("a"), "b"));
    let reviewed = Value::Object(full_review().write().unwrap());
    for (kind, content) in [(Kind::Proposal, translation), (Kind::Review, reviewed)] {
        for field in content.as_object().unwrap().keys() {
            for wrong in [json!(null), json!(-1), json!(1.5), json!([[]]), json!({ "x": 1 })] {
                let mut content = content.clone();
                content[field] = wrong;
                let refusal = read(kind, &bytes(&content)).unwrap_err();
                let told = refusal.to_string();
                let is_told = told.contains(field.as_str())
                    // What is wrong within it is told more exactly.
                    || (field == "made_from" && told.contains("pack"));
                assert!(is_told, "{field}: {told}");
            }
        }
    }
}

#[test]
fn what_must_be_there_and_is_not_is_told() {
    let content = message(&revision("a"));
    let needed = ["v", "proposal", "kind", "resource", "lang", "title", "summary", "method"];
    for field in needed.into_iter().chain(["made_from", "units"]) {
        let mut content = content.clone();
        content.as_object_mut().unwrap().remove(field);
        assert_eq!(read_revision(&content), Err(Refusal::Missing { field }));
    }
    for field in ["pack", "pack_rev", "lang", "rev", "units"] {
        let mut content = content.clone();
        content["made_from"].as_object_mut().unwrap().remove(field);
        assert_eq!(read_revision(&content), Err(Refusal::Missing { field }));
    }
}

#[test]
fn a_slip_in_any_value_is_refused() {
    let wrong = |field| Refusal::WrongValue { field };
    let words = |field, what| Refusal::Words { field, what };
    let line = |what| Refusal::Unit { unit: unit("u1"), what };
    for (pointer, value, refusal) in [
        ("/v", json!(0), wrong("v")),
        ("/proposal", json!("7"), wrong("proposal")),
        ("/kind", json!("poem"), wrong("kind")),
        ("/method", json!("machine"), wrong("method")),
        (
            "/resource",
            json!("../x"),
            Refusal::Value { field: "resource", what: BadValue::ResourceId },
        ),
        ("/lang", json!("khmer"), Refusal::Value { field: "lang", what: BadValue::LanguageTag }),
        ("/lang", json!("en"), BadRevision::Language.into()),
        ("/made_from/rev", json!(0), wrong("rev")),
        ("/made_from/rev", json!(4_294_967_296_u64), wrong("rev")),
        (
            "/made_from/units/u1",
            json!("b3:"),
            Refusal::Value { field: "units", what: BadValue::Hash },
        ),
        ("/title", json!(" "), words("title", BadWords::Empty)),
        ("/title", json!("a\u{202e}b"), words("title", BadWords::Control)),
        ("/translator", json!(""), words("translator", BadWords::Empty)),
        ("/units/u1", json!("a\u{7}"), line(BadWords::Control)),
        ("/units/u1", json!(""), line(BadWords::Empty)),
        ("/units/u1", json!(7), wrong("units")),
    ] {
        let mut content = message(&revision("a"));
        *content.pointer_mut(pointer).unwrap() = value;
        assert_eq!(read_revision(&content), Err(refusal), "{pointer}");
    }
    let mut content = message(&revision("a"));
    content["units"]["u1"] = json!("<img src=x onerror=alert(1)>");
    let refusal = read_revision(&content).unwrap_err();
    assert!(refusal.line_error().is_some());
    assert!(!format!("{refusal} {refusal:?}").contains("onerror"), "no word is in an error");
}

#[test]
fn a_translation_says_what_each_of_its_units_was_made_from_and_nothing_more() {
    let mut content = message(&revision("a"));
    content["units"].as_object_mut().unwrap().remove("u3");
    assert_eq!(read_revision(&content), Err(BadRevision::HashWithoutUnit(unit("u3")).into()));
    let mut content = message(&revision("a"));
    content["made_from"]["units"].as_object_mut().unwrap().remove("title");
    assert_eq!(read_revision(&content), Err(BadRevision::UnitWithoutHash(unit("title")).into()));
    let mut content = message(&revision("a"));
    content["units"]["title"] = json!("a");
    assert_eq!(read_revision(&content), Err(BadRevision::UnitId(unit("title")).into()));
}

#[test]
fn blocks_that_make_no_page_are_refused() {
    let text = |id: &str, kind: &str| json!({ "id": id, "kind": kind, "text": "a" });
    let good = message(&Revision::new(edit("a {#u1}\n")).unwrap());
    for (blocks, refusal) in [
        (json!([]), BadRevision::NoUnits.into()),
        (json!([text("u1", "item"), text("u1", "item")]), BadRevision::UnitId(unit("u1")).into()),
        (json!([text("title", "item")]), BadRevision::UnitId(unit("title")).into()),
        (json!([text("u1", "script")]), BadRevision::Shape.into()),
        (json!([{ "in": "script", "units": [text("u1", "item")] }]), BadRevision::Shape.into()),
        (json!([{ "in": "note", "units": [] }]), BadRevision::Shape.into()),
        (
            json!([{ "in": "box", "units": [text("u1", "item")] }]),
            Refusal::WrongValue { field: "in" },
        ),
        (json!([text("u1", "poem")]), Refusal::WrongValue { field: "kind" }),
        (json!(["a"]), Refusal::WrongValue { field: "blocks" }),
        (json!([{ "id": "u1" }]), Refusal::Missing { field: "text" }),
    ] {
        let mut content = good.clone();
        content["blocks"] = blocks.clone();
        assert_eq!(read_revision(&content), Err(refusal), "{blocks}");
    }
    let mut content = good;
    content["blocks"] = json!([{ "in": "script", "units": [{ "id": "u1", "text": "a" }] }]);
    assert!(read_revision(&content).is_ok(), "a unit of a script is a line unless it says more");
}

#[test]
fn what_is_longer_deeper_or_more_than_it_may_be_is_refused() {
    let mut content = message(&revision("a"));
    content["title"] = json!("ក".repeat(LONGEST_TITLE + 1));
    let what = BadWords::TooLong { most: LONGEST_TITLE };
    assert_eq!(read_revision(&content), Err(Refusal::Words { field: "title", what }));

    let mut content = message(&revision("a"));
    content["units"]["u1"] = json!("a".repeat(LONGEST_UNIT + 1));
    let what = BadWords::TooLong { most: LONGEST_UNIT };
    assert_eq!(read_revision(&content), Err(Refusal::Unit { unit: unit("u1"), what }));

    let mut content = message(&revision("a"));
    content["keywords"] = json!(vec!["a"; MOST_KEYWORDS + 1]);
    let refusal = Refusal::TooMany { field: "keywords", most: MOST_KEYWORDS };
    assert_eq!(read_revision(&content), Err(refusal));

    let mut content = message(&revision("a"));
    for number in 0..600 {
        content["units"][format!("u{}", number + 1)] = json!("a");
    }
    assert!(matches!(read_revision(&content), Err(Refusal::TooMany { field: "units", .. })));

    let deep = format!("{{\"v\":1,\"x\":{}{}}}", "[".repeat(DEEPEST), "]".repeat(DEEPEST));
    assert_eq!(read(Kind::Withdrawal, deep.as_bytes()), Err(Refusal::TooDeep));
    let endless = "[".repeat(LARGEST_MESSAGE);
    assert_eq!(read(Kind::Withdrawal, endless.as_bytes()), Err(Refusal::TooDeep));
    let brackets = json!({ "v": 1, "x": "[{\"".repeat(99), "proposal": "07".repeat(16) });
    assert!(read(Kind::Withdrawal, &bytes(&brackets)).is_ok(), "brackets in a text are words");

    let large = format!("{{\"v\":1,\"x\":\"{}\"}}", "a".repeat(LARGEST_MESSAGE));
    let refusal = Refusal::TooLarge { bytes: large.len(), most: LARGEST_MESSAGE };
    assert_eq!(read(Kind::Withdrawal, large.as_bytes()), Err(refusal));
}

#[test]
fn a_newer_version_is_kept_and_not_guessed() {
    for (content, proposal) in [
        (json!({ "v": 2, "proposal": "07".repeat(16), "title": 7 }), true),
        (json!({ "v": 99 }), false),
        (json!({ "v": 2, "proposal": [] }), false),
    ] {
        for kind in Kind::ALL {
            let Ok(Reading::Content(Content::Newer(newer))) = read(*kind, &bytes(&content)) else {
                panic!("{content}")
            };
            assert_eq!((newer.kind, newer.proposal.is_some()), (*kind, proposal));
        }
    }
}

/// A translation that is too large for a message, as one in Tamil is soon.
fn large() -> Revision {
    revision(&"கடவுச்சீட்டு ".repeat(180))
}

#[test]
fn what_is_too_large_for_a_message_is_attached() {
    let Ok(Written::Attachment { message, bytes: attached }) = large().write() else {
        panic!("it is small")
    };
    let Ok(Reading::Attached(named)) = read(Kind::Proposal, &bytes(&Value::Object(message))) else {
        panic!("it is not named")
    };
    assert_eq!((named.digest, named.bytes), (large().digest(), attached.len()));
    assert_eq!(named.open(&attached), Ok(large()));
}

#[test]
fn an_attachment_that_is_another_one_is_refused() {
    let Ok(Written::Attachment { bytes, .. }) = large().write() else { panic!("it is small") };
    let named = Attached::of(&large(), bytes.len());
    let other = Attached { digest: Digest([0; 32]), ..named.clone() };
    assert_eq!(other.open(&bytes), Err(Refusal::OtherAttachment));
    assert_eq!(named.open(&bytes[1..]), Err(Refusal::OtherAttachment));
    let other = String::from_utf8(bytes).unwrap().replacen("கட", "கத", 1);
    assert_eq!(named.open(other.as_bytes()), Err(Refusal::OtherAttachment));
}

#[test]
fn a_review_with_too_much_to_say_is_refused_before_it_is_sent() {
    let remark = Remark::parse(&"ក".repeat(crate::limits::LONGEST_REMARK)).unwrap();
    let remarks = (1..20).map(|n| (unit(&format!("u{n}")), remark.clone())).collect();
    let refusal = Review { remarks, ..full_review() }.write().unwrap_err();
    assert!(matches!(refusal, Refusal::TooLarge { .. }));
}

#[test]
fn the_largest_message_fits_into_an_event_of_matrix() {
    // Four characters for three bytes, once around the whole, and 4 KiB for all that stands around it.
    assert!(LARGEST_MESSAGE.div_ceil(3) * 4 + 4096 < 65_536);
    let parts = parts("km", "a");
    assert!(!format!("{parts:?}").contains("លិខិត"), "no word is in a Debug");
}

/// The examples of docs/proposals.md: each after the kind that it is of.
fn examples() -> Vec<(Kind, String)> {
    let text = include_str!("../../../../../docs/proposals.md");
    let mut found = Vec::new();
    let mut kind = None;
    let mut lines = text.lines();
    while let Some(line) = lines.next() {
        if let Some(name) = line.strip_prefix("### `").and_then(|rest| rest.split('`').next()) {
            kind = Kind::from_name(name);
        }
        if line == "```json" {
            let json: Vec<&str> = lines.by_ref().take_while(|line| *line != "```").collect();
            found.push((kind.unwrap(), json.join("\n")));
        }
    }
    found
}

#[test]
fn every_example_of_the_description_is_read_and_the_others_name_the_first() {
    let read_example = |(kind, json): &(Kind, String)| {
        read(*kind, json.as_bytes()).unwrap_or_else(|error| panic!("{error}: {json}"))
    };
    let read: Vec<Reading> = examples().iter().map(read_example).collect();
    assert_eq!(read.len(), 6);
    let Reading::Content(Content::Revision(first)) = &read[0] else { panic!("{read:?}") };
    let Reading::Content(Content::Revision(edited)) = &read[1] else { panic!("{read:?}") };
    assert_eq!(edited.parts().work.kind(), crate::Kind::Edit);
    let digest = first.digest();
    let named = |reading: &Reading| match reading {
        Reading::Attached(attached) => Some(attached.digest),
        Reading::Content(Content::Review(review)) => Some(review.digest),
        Reading::Content(Content::TakenUp(taken)) => Some(taken.digest),
        Reading::Content(_) => None,
    };
    assert_eq!(
        read[2..].iter().map(named).collect::<Vec<_>>(),
        [Some(digest), Some(digest), None, Some(digest)],
        "the first example has the digest {digest}"
    );
}

fn any_json() -> impl Strategy<Value = Value> {
    let name = proptest::sample::select(vec![
        "v",
        "proposal",
        "kind",
        "resource",
        "lang",
        "made_from",
        "pack",
        "pack_rev",
        "rev",
        "units",
        "title",
        "summary",
        "method",
        "blocks",
        "id",
        "text",
        "in",
        "u1",
        "digest",
        "verdict",
        "speaks",
        "attached",
    ]);
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        "\\PC{0,8}".prop_map(Value::from),
        proptest::sample::select(vec![
            "translation",
            "edit",
            "en",
            "km",
            "core",
            "work/a",
            "fits",
            "human"
        ])
        .prop_map(Value::from),
        Just(json!(1)),
        Just(json!("07".repeat(16))),
    ];
    leaf.prop_recursive(4, 48, 8, move |inner| {
        prop_oneof![
            proptest::collection::vec(inner.clone(), 0..5).prop_map(Value::from),
            proptest::collection::btree_map(name.clone(), inner, 0..12)
                .prop_map(|map| map.into_iter().map(|(k, v)| (k.to_owned(), v)).collect()),
        ]
    })
}

proptest! {
    #[test]
    fn a_revision_arrives_as_it_was_sent(revision in any_revision()) {
        let read = read_revision(&message(&revision)).unwrap();
        prop_assert_eq!(read.digest(), revision.digest());
        prop_assert_eq!(read, revision);
    }

    #[test]
    fn no_bytes_end_the_reader(bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
        for kind in Kind::ALL {
            let _ = read(*kind, &bytes);
        }
    }

    #[test]
    fn no_json_ends_the_reader(value in any_json(), field in "\\PC{0,4}", at in any_json()) {
        for kind in Kind::ALL {
            let _ = read(*kind, &bytes(&value));
        }
        let mut content = message(&revision("a"));
        for (_, place) in content.as_object_mut().unwrap() {
            if at.is_object() && place.is_object() {
                *place = at.clone();
            }
        }
        content[field] = at;
        let _ = read(Kind::Proposal, &bytes(&content));
    }
}
