//! People, keys and statements for the tests of this folder. Everything signed here is signed for real.

use std::collections::{BTreeMap, BTreeSet};

use zeroize::Zeroizing;

use super::{
    Acceptance, Announced, Announcement, Attribution, BlockMeans, Content, Counter, Decision,
    Founding, IdentityId, Keys, LabelText, Named, PersonId, Proven, Role, Roster, Rule, Seen,
    SignOff, Signed, SigningKey, Target, VersionId,
};
use crate::ids::{Digest, RoomId};

pub(super) fn draft() -> RoomId {
    RoomId::new("!draft")
}

pub(super) fn person(name: &str) -> PersonId {
    PersonId::parse(format!("@{name}:example.org")).unwrap()
}

/// The key of the first device of somebody, or of another one.
pub(super) fn key_of(name: &str, device: u8) -> SigningKey {
    let mut secret = blake3::derive_key("test secret", name.as_bytes());
    secret[0] = device;
    SigningKey::new(&Zeroizing::new(secret))
}

pub(super) fn identity(name: &str) -> IdentityId {
    IdentityId::parse(format!("identity of {name}")).unwrap()
}

pub(super) fn number(counter: u64) -> Counter {
    Counter::try_from(counter).unwrap()
}

pub(super) fn label(text: &str) -> LabelText {
    LabelText::parse(text).unwrap()
}

pub(super) fn sign_with<T: Content>(key: &SigningKey, by: &PersonId, content: T) -> Signed<T> {
    key.sign(&draft(), by, content).unwrap()
}

/// What somebody says with their first device.
pub(super) fn say<T: Content>(name: &str, content: T) -> Proven<T> {
    say_on(name, 0, content)
}

/// What somebody says with one of their devices.
pub(super) fn say_on<T: Content>(name: &str, device: u8, content: T) -> Proven<T> {
    let signed = sign_with(&key_of(name, device), &person(name), content);
    signed.prove(&draft()).unwrap()
}

/// An announcement as it should be, of a device of somebody, under an identity.
pub(super) fn announce_under(name: &str, device: u8, identity: IdentityId) -> Announced {
    let announcement = say_on(name, device, Announcement {});
    let seen =
        Seen::InEncryptedEvent { sender: person(name), is_device_cross_signed: true, identity };
    Announced { announcement, seen }
}

/// An announcement as it should be.
pub(super) fn announce(name: &str) -> Announced {
    announce_under(name, 0, identity(name))
}

/// Somebody accepts what another one's device announced under a changed identity.
pub(super) fn accept(by: &str, name: &str, device: u8) -> Proven<Acceptance> {
    let (person, key) = (person(name), key_of(name, device).public().id());
    say(by, Acceptance { person, key, identity: changed(name) })
}

/// The identity of somebody after they reset it.
pub(super) fn changed(name: &str) -> IdentityId {
    identity(&format!("{name} changed"))
}

pub(super) fn named(name: &str, roles: &[Role]) -> Named {
    let roles = roles.iter().copied().collect();
    Named { person: person(name), identity: identity(name), roles }
}

pub(super) fn rule(needs: &[(Role, u8)], share: u8) -> Rule {
    let needs: BTreeMap<Role, u8> = needs.iter().copied().collect();
    Rule { needs, share, blocks: BlockMeans::Stops, deadline: None }
}

/// The first roster of five people: ana owns, ben and cam approve, dara reviews and looks for harm, eva writes.
pub(super) fn five() -> Roster {
    let people = vec![
        named("ana", &[Role::Owner]),
        named("ben", &[Role::Approver, Role::Owner]),
        named("cam", &[Role::Approver]),
        named("dara", &[Role::Reviewer, Role::HarmReviewer]),
        named("eva", &[Role::Author]),
    ];
    let rule = rule(&[(Role::Approver, 1), (Role::Reviewer, 1)], 60);
    Roster { previous: None, people, rule }
}

pub(super) const FIVE: [&str; 5] = ["ana", "ben", "cam", "dara", "eva"];

pub(super) fn founding() -> Founding {
    Founding { creator: person("ana"), identity: identity("ana") }
}

/// The keys of the five, one each.
pub(super) fn keys() -> Keys {
    Keys::of(&five(), &FIVE.map(announce), &[])
}

pub(super) fn version(name: &str) -> VersionId {
    VersionId::parse(name).unwrap()
}

pub(super) fn target() -> Target {
    Target { version: version("v1"), digest: Digest([1; 32]), current: Digest([1; 32]) }
}

pub(super) fn sign_off(counter: u64, decision: Decision) -> SignOff {
    SignOff {
        counter: number(counter),
        version: version("v1"),
        version_digest: Digest([1; 32]),
        decision,
        attribution: Attribution::Collective,
        note: None,
    }
}

pub(super) fn people(names: &[&str]) -> BTreeSet<PersonId> {
    names.iter().map(|name| person(name)).collect()
}

/// Shows every order of some things (Heap's algorithm).
pub(super) fn every_order<T>(things: &mut [T], visit: &mut impl FnMut(&[T])) {
    fn permute<T>(things: &mut [T], count: usize, visit: &mut impl FnMut(&[T])) {
        if count <= 1 {
            return visit(things);
        }
        for place in 0..count {
            permute(things, count - 1, visit);
            things.swap(if count.is_multiple_of(2) { place } else { 0 }, count - 1);
        }
    }
    let count = things.len();
    permute(things, count, visit);
}

#[test]
fn every_order_is_shown_once() {
    let mut seen = BTreeSet::new();
    every_order(&mut [1, 2, 3, 4, 5], &mut |order| assert!(seen.insert(order.to_vec())));
    assert_eq!(seen.len(), 120);
}
