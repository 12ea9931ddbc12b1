//! A small demo community on a local homeserver, made through the app's own core.
//!
//! The program `seed-community` calls it, for `cargo xtask run`; `cargo xtask bench` takes its
//! members one by one, as do journeys whose other side needs no window. Invariants: when the
//! community is done, the server holds every message and, in each member's backup, every key, so
//! that somebody who signs in with a password and a recovery key reads everything; no device is
//! left behind.

mod device;
mod server;
mod story;

use futures_util::future::try_join_all;
use larkspur_ipc::{
    RoomId,
    messaging::{CreateCircle, CreateDirect, Ownership},
};
use serde::Serialize;

use crate::Trouble;

pub use device::{DemoMember, words_of};
use server::SignIn;
use story::{CIRCLE, DIRECT, Line, NOTICES, SPACE};

/// The account that owns the community's space and its circles.
const ORGANISATION: &str = "organisation";
/// Everybody else, named after roles.
const MEMBERS: [&str; 4] = ["leader-1", "leader-2", "advisor-1", "moderator-1"];

/// An account of the demo. It belongs to a server on this machine, so nothing here is a secret.
#[derive(Clone, Debug, Serialize)]
pub struct Account {
    /// The part of the member id before the colon.
    pub name: String,
    /// The whole member id.
    pub member_id: String,
    /// The account's password.
    pub password: String,
    /// The recovery key, in its groups.
    pub recovery_key: String,
}

/// Makes the community on the server at `url`, whose accounts are made with `shared_secret`.
/// Takes about half a minute; `tell` hears what is being done.
///
/// # Errors
/// If the server does not do its part, or an account of this name exists already.
pub async fn make_community(
    url: &str,
    shared_secret: &str,
    tell: impl Fn(&str),
) -> Result<Vec<Account>, Trouble> {
    tell("making five accounts with their recovery keys");
    let names = [ORGANISATION].into_iter().chain(MEMBERS);
    let people =
        try_join_all(names.map(|name| DemoMember::arrive(url, shared_secret, name))).await?;
    tell("making the community's space");
    make_space(&people).await?;
    tell("making a circle, a circle for notices and a conversation of two");
    let circle = make_circle(&people).await?;
    let notices = make_notices(&people).await?;
    let direct = make_direct(&people).await?;
    tell("writing and reading messages in eight languages");
    talk(&people, &circle, CIRCLE).await?;
    talk(&people, &notices, NOTICES).await?;
    talk(&people, &direct, DIRECT).await?;
    tell("waiting until every key is in its owner's backup");
    let rooms = [circle, notices, direct];
    try_join_all(people.iter().map(|person| leave_nothing_behind(person, &rooms))).await?;
    Ok(people.into_iter().map(DemoMember::into_account).collect())
}

/// What is said in the circle, in that order.
pub fn words_of_the_circle() -> impl Iterator<Item = &'static str> {
    CIRCLE.iter().map(|line| line.words)
}

/// The space, which the organisation makes and everybody joins.
async fn make_space(people: &[DemoMember]) -> Result<(), Trouble> {
    let organisation = named(people, ORGANISATION)?;
    let others: Vec<&DemoMember> = others_than(people, ORGANISATION).collect();
    let invited: Vec<&str> = others.iter().map(|person| person.id.as_str()).collect();
    let raw = SignIn::of(organisation).await?;
    let space = raw.make_space(SPACE, &invited).await?;
    raw.sign_out().await?;
    try_join_all(others.iter().map(|person| person.accept_space(&space))).await?;
    try_join_all(people.iter().map(DemoMember::wait_for_community)).await?;
    Ok(())
}

/// A circle that a leader makes and hands over to the organisation.
async fn make_circle(people: &[DemoMember]) -> Result<RoomId, Trouble> {
    let leader = named(people, "leader-1")?;
    let command = CreateCircle { name: story::CIRCLE_NAME.to_owned() };
    let room = leader.messaging()?.create_circle(command).await.map_err(of("making a circle"))?;
    named(people, ORGANISATION)?.accept(&room).await?;
    leader.wait_for_ownership(&room, &Ownership::Settled).await?;
    wait_until_stepped_down(leader, &room).await?;
    for person in others_than(people, ORGANISATION).filter(|person| person.name != leader.name) {
        leader.invite(&room, person).await?;
        person.accept(&room).await?;
    }
    Ok(room)
}

/// The circle in which the organisation tells everybody what is new.
async fn make_notices(people: &[DemoMember]) -> Result<RoomId, Trouble> {
    let organisation = named(people, ORGANISATION)?;
    let command = CreateCircle { name: story::NOTICES_NAME.to_owned() };
    let messaging = organisation.messaging()?;
    let room = messaging.create_circle(command).await.map_err(of("making a circle"))?;
    for person in others_than(people, ORGANISATION) {
        organisation.invite(&room, person).await?;
        person.accept(&room).await?;
    }
    Ok(room)
}

async fn make_direct(people: &[DemoMember]) -> Result<RoomId, Trouble> {
    let (leader, advisor) = (named(people, "leader-1")?, named(people, "advisor-1")?);
    let command = CreateDirect { member: advisor.id.clone() };
    let messaging = leader.messaging()?;
    let room = messaging.create_direct(command).await.map_err(of("making a conversation"))?;
    advisor.accept(&room).await?;
    wait_until_stepped_down(leader, &room).await?;
    Ok(room)
}

/// The server's word on it: the window's sentence alone would not show that the rights moved.
async fn wait_until_stepped_down(maker: &DemoMember, room: &RoomId) -> Result<(), Trouble> {
    let raw = SignIn::of(maker).await?;
    let has_stepped_down = device::ask_until("a maker steps down", async || {
        Ok(raw.level(room, &maker.id).await? == 50)
    });
    has_stepped_down.await?;
    raw.sign_out().await
}

/// Says each line and waits until everybody in the room has read it, so that the order holds.
async fn talk(people: &[DemoMember], room: &RoomId, lines: &[Line]) -> Result<(), Trouble> {
    for line in lines {
        let writer = named(people, line.by)?;
        writer.say(room, line.words).await?;
        for reader in others_than(people, line.by) {
            if reader.is_in(room).await? {
                reader.wait_until_read(room, line.words).await?;
            }
        }
    }
    Ok(())
}

/// Waits for the backup and signs the device out: nobody encrypts to a device that is gone.
async fn leave_nothing_behind(person: &DemoMember, rooms: &[RoomId]) -> Result<(), Trouble> {
    let raw = SignIn::of(person).await?;
    let mut needed = Vec::new();
    for room in rooms {
        if person.is_in(room).await? {
            needed.extend(raw.sessions_of(room).await?);
        }
    }
    let what = "the keys of the messages reach the backup";
    device::ask_until(what, async || {
        let kept = raw.sessions_in_backup().await?;
        Ok(needed.iter().all(|session| kept.contains(session)))
    })
    .await?;
    raw.sign_out().await?;
    person.sign_out().await
}

fn named<'a>(people: &'a [DemoMember], name: &str) -> Result<&'a DemoMember, Trouble> {
    people
        .iter()
        .find(|person| person.name == name)
        .ok_or_else(|| Trouble::new(format!("nobody in the demo is called {name}")))
}

fn others_than<'a>(
    people: &'a [DemoMember],
    name: &'a str,
) -> impl Iterator<Item = &'a DemoMember> {
    people.iter().filter(move |person| person.name != name)
}

/// Puts what was being done before a typed error.
fn of(what: &str) -> impl Fn(larkspur_ipc::IpcError) -> Trouble {
    move |error| Trouble::new(format!("{what}: {error:?}"))
}
