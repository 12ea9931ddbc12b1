//! A long conversation in a real window: going back through it, and to its end again.
//!
//! What moves is judged by painted frames: a row has to stand where the frame before showed it, and
//! as much lower as the person scrolled, whatever came above, below or in its place meanwhile.

use std::time::{Duration, Instant};

use larkspur_ipc::{
    MemberId, RoomId,
    messaging::{CreateCircle, InviteMember, SendMessage},
};
use larkspur_test_support::seed::DemoMember;
use serde::Deserialize;

use crate::desk::{Desk, Server, fresh_name, until};

/// How many messages are sent: six pages of what the server gives at a time, and more than may be
/// in the page.
const MESSAGES: usize = 225;
const LAST: &str = "The last message of many";
const LATE: &str = "A late thought";
/// The most rows that may be in the page.
const MOST_ROWS: usize = 200;

/// What one step up looked like.
#[derive(Debug, Deserialize)]
struct Step {
    /// The farthest that the row in sight was off its place, in CSS pixels, as it was painted.
    moved: f64,
    /// The most rows that were in the page.
    rows: usize,
    /// Whether the row in sight left the page.
    was_lost: bool,
    /// By how much it could be scrolled, in CSS pixels.
    scrolled: f64,
    /// What was around it before, and each time that it was off its place.
    seen: String,
}

/// Scrolls up by some pixels, as a wheel does, and watches the words of the first message in
/// sight over the next frames. An observer of sizes that is younger than that of the list is
/// asked last before a frame is painted: what the list puts right before that nobody sees. (One
/// of intersections would be asked too early: WebKit asks it before those of sizes.)
const STEP_UP: &str = r#"
    const [pixels, frames, done] = arguments;
    const list = document.querySelector('[data-testid="messaging-timeline"]');
    const words = '[data-testid="messaging-message-words"]';
    let pane = list;
    while (!/auto|scroll/.test(getComputedStyle(pane).overflowY)) pane = pane.parentElement;
    const place = (row) => ({ row, top: row.getBoundingClientRect().top
        - pane.getBoundingClientRect().top });
    const painted = (rows, tell) => requestAnimationFrame(() => {
        const observer = new ResizeObserver(() => {
            observer.disconnect();
            const places = rows.map(place);
            setTimeout(() => tell(places));
        });
        observer.observe(pane);
    });
    const step = { moved: 0, rows: 0, was_lost: false, scrolled: 0, seen: '' };
    const note = (row) => {
        const rows = [...list.children];
        const at = rows.indexOf(row.closest('li'));
        const around = rows.slice(Math.max(0, at - 4), at + 5).map((row) => {
            const gap = row.querySelector('article')?.className.match(/mt-\S+/)?.[0] ?? '';
            return `${place(row).top} ${gap} ${(row.querySelector(words) ?? row).textContent}`;
        });
        step.seen += `\nscrolled to ${pane.scrollTop} of ${pane.scrollHeight}:\n${around.join('\n')}`;
    };
    painted([...list.querySelectorAll(words)], (places) => {
        const before = pane.scrollTop;
        pane.scrollTop -= pixels;
        step.scrolled = before - pane.scrollTop;
        const { row, top } = places.find(({ top }) => top + step.scrolled >= 0);
        note(row);
        let left = frames;
        const watch = () => painted([row], ([now]) => {
            left -= 1;
            step.was_lost = !row.isConnected;
            step.rows = Math.max(step.rows, list.children.length);
            if (!step.was_lost) {
                const moved = Math.abs(now.top - top - step.scrolled);
                step.moved = Math.max(step.moved, moved);
                if (moved > 1) note(row);
            }
            if (left > 0 && !step.was_lost) watch(); else done(step);
        });
        watch();
    });"#;

const IS_AT_BEGINNING: &str = r#"
    const list = document.querySelector('[data-testid="messaging-timeline"]');
    return list.textContent.includes('This is the beginning.');"#;

const ROWS: &str =
    "return document.querySelector('[data-testid=\"messaging-timeline\"]').children.length;";

const IS_NEWEST_IN_SIGHT: &str = r#"
    const list = document.querySelector('[data-testid="messaging-timeline"]');
    const pane = list.closest('section').getBoundingClientRect();
    const row = [...list.querySelectorAll('article')].at(-1);
    const place = row.getBoundingClientRect();
    return row.textContent.includes('A late thought')
        && place.top >= pane.top && place.bottom <= pane.bottom + 1;"#;

async fn step_up(desk: &Desk, pixels: u32, frames: u32) -> Step {
    let step = desk.window.driver().execute_async(STEP_UP, vec![pixels.into(), frames.into()]);
    step.await.unwrap().convert().unwrap()
}

async fn send(member: &DemoMember, room: &RoomId, words: &str) {
    let command = SendMessage { room: room.clone(), body: words.to_owned() };
    member.messaging().unwrap().send_message(command).await.unwrap();
}

/// Says very much in a room.
async fn talk(member: &DemoMember, room: &RoomId) {
    for number in 1..MESSAGES {
        let words = format!("Message {number} of many");
        if number % 120 == 0 {
            // So that no more than these wait for the server at a time.
            member.say(room, &words).await.unwrap();
        } else {
            send(member, room, &words).await;
        }
    }
    member.say(room, LAST).await.unwrap();
}

#[tokio::test]
async fn going_back_through_a_long_conversation_never_moves_what_is_read() {
    let server = Server::shared();
    let mut leader = Desk::settled(&server, "leader").await;
    let advisor =
        DemoMember::arrive(&server.url, server.secret(), &fresh_name("advisor")).await.unwrap();
    let messaging = advisor.messaging().unwrap();
    let name = "June visit".to_owned();
    let room = messaging.create_circle(CreateCircle { name }).await.unwrap();
    let member = MemberId::parse(leader.id.clone()).unwrap();
    messaging.invite_member(InviteMember { room: room.clone(), member }).await.unwrap();
    leader.accept("June visit").await;

    // All is said while the leader is away, so that it has to be fetched page by page.
    let begun = Instant::now();
    let mut leader = leader.restart_after(Box::pin(talk(&advisor, &room))).await;
    leader.unlock().await;
    leader.open_room("June visit").await;
    leader.reads(LAST).await;
    eprintln!("{MESSAGES} messages are there after {:?}", begun.elapsed());

    go_back_to_the_beginning(&leader, &advisor, &room).await;
    leader.reads("Message 1 of many").await;
    leader.picture("beginning").await;

    leader.click("messaging-to-newest").await;
    leader.reads(LATE).await;
    until("the newest message is in sight", async || leader.ask::<bool>(IS_NEWEST_IN_SIGHT).await)
        .await;
    leader.window.wait_until_gone("messaging-to-newest").await.unwrap();
    let rows = leader.ask::<usize>(ROWS).await;
    assert!(rows <= MOST_ROWS, "{rows} rows are in the page");
}

async fn go_back_to_the_beginning(leader: &Desk, advisor: &DemoMember, room: &RoomId) {
    let begun = Instant::now();
    let mut steps = Vec::new();
    while !leader.ask::<bool>(IS_AT_BEGINNING).await {
        let step = step_up(leader, 700, 12).await;
        let number = steps.len();
        let Step { moved, was_lost, scrolled, seen, .. } = &step;
        assert!(!was_lost, "the row in sight left the page at step {number}:{seen}");
        assert!(
            *moved <= 1.0,
            "it moved {moved} px at step {number}, scrolled {scrolled} px:{seen}"
        );
        assert!(step.rows <= MOST_ROWS, "too many rows at step {number}: {step:?}");
        steps.push(step);
        assert!(begun.elapsed() < Duration::from_mins(1), "the beginning never came");
        if steps.len() == 8 {
            // Something new at the other end moves nothing either.
            send(advisor, room, LATE).await;
        }
    }
    let (number, most) = (steps.len(), steps.iter().map(|step| step.rows).max());
    let scrolled: f64 = steps.iter().map(|step| step.scrolled).sum();
    eprintln!("{number} steps, {scrolled} px in {:?}; at most {most:?} rows", begun.elapsed());
    assert!(number > 8, "the conversation is too short to say anything");
}
