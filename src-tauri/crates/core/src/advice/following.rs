//! What others write comes into an open draft.
//!
//! One task for each open draft. Invariants: an event is given to the copy once, in the order of the room; what cannot be fetched
//! or kept now is given again with the next change; a snapshot is asked for only when something is missing that nobody has sent.

use std::{
    pin::pin,
    sync::Arc,
    time::{Duration, Instant},
};

use futures_util::StreamExt as _;
use larkspur_advice::{
    authorize::{Document, level},
    ids::{EventId, MemberId, Writer},
    replica::{Heard, HeardSnapshot, NotTaken, Write, contradicts},
    wire::{self, Carried, Content, Snapshot, Update},
};
use larkspur_ipc::advice::DraftUpdate;
use tracing::warn;

use super::{
    open_draft::{Around, OpenDraft, now_ms},
    sending,
};
use crate::messaging::{
    draft_history::{DraftEvent, SaidInDraft},
    draft_room::Sending,
};

/// How often it is looked whether somebody has stopped writing, or something is missing for too long.
const LOOK_AGAIN: Duration = Duration::from_secs(20);
/// How often a snapshot is asked for while none comes.
const ASK_AGAIN: Duration = Duration::from_mins(5);
/// How long a request for a snapshot is answered, in milliseconds: later ones ask again.
const ANSWERED: u64 = 600_000;
/// How long each further peer waits for the ones before it to answer (policy-drafting 3.5).
const RANK: Duration = Duration::from_secs(20);
/// After how many changes a copy is kept as one.
const KEPT_ONE_BY_ONE: usize = 200;

/// Follows the room of a draft for as long as it is open.
pub(super) async fn follow(draft: Arc<OpenDraft>) {
    let mut said = pin!(draft.room.watch());
    let mut online = pin!(draft.room.watch_connection());
    let mut following = Following::default();
    loop {
        let answer_at = following.answering.as_ref().map(|it| it.at);
        let answer = async {
            match answer_at {
                Some(at) => tokio::time::sleep_until(at.into()).await,
                None => std::future::pending().await,
            }
        };
        tokio::select! {
            next = said.next() => match next {
                Some(next) => following.last = next,
                None => return,
            },
            now = online.next() => match now {
                Some(now) => {
                    draft.around.send_modify(|around| around.is_online = now);
                    draft.typed.notify_one();
                }
                None => return,
            },
            () = tokio::time::sleep(LOOK_AGAIN) => {}
            () = draft.owed.notified() => {
                following.answering = Some(Answering::after(Asked::Invitation, Duration::ZERO));
            }
            () = answer => following.answer(&draft).await,
        }
        look_around(&draft).await;
        following.take_in(&draft).await;
        if following.answering.as_ref().is_some_and(|it| it.is_begun) {
            // What was missing for it may just have come back.
            following.answer(&draft).await;
        }
        let state = draft.state().await;
        draft.tell(DraftUpdate::Head { head: Box::new(draft.head(&state)) });
    }
}

/// How long one waits for those whose turn is before one's own. None for whoever may not answer.
fn turn(around: &Around, me: &str, by: Option<&str>, asked: &Asked) -> Option<Duration> {
    let (Asked::Request(id) | Asked::Incomplete(id)) = asked else { return Some(Duration::ZERO) };
    if around.level < level::AUTHOR {
        return None;
    }
    let rank = |member: &str| *blake3::hash([member, id].concat().as_bytes()).as_bytes();
    let before = around.people.iter().filter(|one| {
        let member = one.person.member.as_str();
        let can_answer = one.level >= level::AUTHOR && !one.is_invited;
        can_answer && Some(member) != by && rank(member) < rank(me)
    });
    Some(RANK * u32::try_from(before.count()).unwrap_or(u32::MAX))
}

async fn look_around(draft: &OpenDraft) {
    let (level, people) = (draft.room.level().await, draft.room.people().await);
    draft.around.send_modify(|around| (around.level, around.people) = (level, people));
}

/// Why somebody waits for both documents.
#[derive(Debug, PartialEq, Eq)]
enum Asked {
    /// An event asks for them.
    Request(String),
    /// The last ones, in this event, do not have everything that whoever began with them needs.
    Incomplete(String),
    /// The person asked somebody in, and could not send them along. Whoever may only read cannot ask.
    Invitation,
}

/// An answer to somebody who waits for both documents.
#[derive(Debug)]
struct Answering {
    asked: Asked,
    at: Instant,
    /// What is missing for it is on its way.
    is_begun: bool,
}

impl Answering {
    fn after(asked: Asked, wait: Duration) -> Self {
        Self { asked, at: Instant::now() + wait, is_begun: false }
    }
}

/// What a task that follows a draft remembers.
#[derive(Default)]
struct Following {
    /// When a snapshot was last asked for.
    asked: Option<Instant>,
    /// Why both documents are to be sent as they are, and when.
    answering: Option<Answering>,
    /// What was answered last, and when.
    answered: Option<(Asked, Instant)>,
    /// The last snapshot that was looked at, and whether it lacks something.
    judged: Option<(String, bool)>,
    last: SaidInDraft,
}

impl Following {
    async fn take_in(&mut self, draft: &Arc<OpenDraft>) {
        let mut snapshots = Vec::new();
        let mut requests = Vec::new();
        let events = self.last.events.clone();
        let newest = events.iter().rposition(|event| event.kind == wire::SNAPSHOT);
        for (at, event) in events.into_iter().enumerate() {
            if draft.state().await.known.contains(&event.id) {
                continue;
            }
            match wire::read(&event.kind, &event.content) {
                Ok(Content::Update(update)) => {
                    let Some(heard) = heard(draft, &event, update).await else { continue };
                    if draft.receive(heard, event.time).await.is_err() {
                        // It is not kept, so it comes again.
                        draft.state().await.known.remove(&event.id);
                        return;
                    }
                }
                Ok(Content::Snapshot(snapshot)) => {
                    snapshots.push((event, snapshot));
                    if newest == Some(at) {
                        // Where it stands: what was said after it is beyond it, and would make it look old.
                        self.consider(draft, &snapshots).await;
                        self.judge(draft, at, &snapshots).await;
                    }
                }
                Ok(Content::Version(version)) => {
                    // What could not be fetched or kept comes again.
                    if draft.hear_version(&event, version).await {
                        draft.state().await.known.insert(event.id.clone());
                    }
                }
                Ok(Content::SyncRequest(_)) => requests.push(event),
                Ok(Content::Newer) => {
                    let mut state = draft.state().await;
                    state.known.insert(event.id.clone());
                    state.has_newer = true;
                }
                Err(refusal) => {
                    warn!(%refusal, "an event of a draft cannot be read");
                    draft.state().await.known.insert(event.id.clone());
                }
            }
        }
        self.note_requests(draft, &requests, snapshots.last().map(|(event, _)| &**event));
        self.ask(draft).await;
        save(draft).await;
    }

    /// Takes the newest snapshot that has something that is missing here.
    async fn consider(&self, draft: &OpenDraft, snapshots: &[(Arc<DraftEvent>, Snapshot)]) {
        for (event, snapshot) in snapshots.iter().rev() {
            let is_wanted = {
                let state = draft.state().await;
                let is_empty = state.replica.have().is_empty();
                (self.last.is_complete || is_empty) && state.replica.wants(snapshot)
            };
            if !is_wanted {
                continue;
            }
            let Some(heard) = heard_snapshot(draft, event, snapshot.clone()).await else {
                continue;
            };
            let mut state = draft.state().await;
            if let Some(alarm) = contradicts(&state.replica, &heard) {
                warn!(?alarm, "a snapshot of a draft says something else");
                state.differing.insert(heard.sender);
                continue;
            }
            match state.replica.adopt(heard) {
                Ok(outcome) => {
                    if draft.take(&mut state, outcome).await.is_ok() {
                        return;
                    }
                }
                Err(NotTaken::Held(reason)) => warn!(?reason, "a snapshot of a draft was refused"),
                Err(NotTaken::Needless | NotTaken::Behind) => {}
            }
        }
    }

    /// Looks once whether whoever begins with the last snapshot, at this place of the room, can go on from there. They cannot read
    /// what stands before it, so what it lacks of that is not to be had. Nor can they take in what was written here before it was
    /// heard and comes after it: that builds on what it has left out.
    async fn judge(&mut self, draft: &OpenDraft, at: usize, all: &[(Arc<DraftEvent>, Snapshot)]) {
        let Some((event, snapshot)) = all.last() else { return };
        if self.judged.as_ref().is_some_and(|(id, _)| *id == event.id) {
            return;
        }
        let state = draft.state().await;
        let (have, me) = (state.replica.have(), state.replica.me());
        let is_own_beyond = event.sender.as_str() != draft.room.me()
            && now_ms().saturating_sub(event.time) < ANSWERED
            && (Document::ALL.into_iter().any(|it| state.replica.has_unsent(it))
                || snapshot.lacks(me, state.replica.last_number()));
        let lacks = |event: &Arc<DraftEvent>| {
            let Ok(Content::Update(update)) = wire::read(&event.kind, &event.content) else {
                return false;
            };
            let member = MemberId::new(event.sender.as_str());
            let writer = Writer { member, replica: update.header.replica };
            let is_here = have.get(&writer).is_some_and(|have| *have >= update.header.number);
            is_here && snapshot.lacks(&writer, update.header.number)
        };
        let is_incomplete = is_own_beyond || self.last.events.iter().take(at).any(lacks);
        self.judged = Some((event.id.clone(), is_incomplete && event.level >= level::AUTHOR));
    }

    /// Somebody asks for a snapshot, or the last one is not enough: whoever may write answers, one after the other until one has.
    fn note_requests(
        &mut self,
        draft: &OpenDraft,
        requests: &[Arc<DraftEvent>],
        newest: Option<&DraftEvent>,
    ) {
        // What is owed to whoever was asked in answers everybody.
        if self.answering.as_ref().is_some_and(|it| it.asked == Asked::Invitation) {
            return;
        }
        let me = draft.room.me();
        let open = requests.iter().rev().find(|event| {
            let is_recent = now_ms().saturating_sub(event.time) < ANSWERED;
            let is_open = newest.is_none_or(|newest| newest.time < event.time);
            event.sender.as_str() != me && is_recent && is_open
        });
        let incomplete = self.judged.as_ref().filter(|(_, is_incomplete)| *is_incomplete);
        let (asked, by) = match (open, incomplete) {
            (Some(event), _) => (Asked::Request(event.id.clone()), Some(event.sender.as_str())),
            (None, Some((id, _))) => (Asked::Incomplete(id.clone()), None),
            (None, None) => {
                self.answering = None;
                return;
            }
        };
        // What was answered may not have come back yet.
        let is_answered = self.answered.as_ref().is_some_and(|(before, _)| *before == asked);
        if is_answered || self.answering.as_ref().is_some_and(|before| before.asked == asked) {
            return;
        }
        if let Some(wait) = turn(&draft.around.borrow(), me, by, &asked) {
            // Two who write all the time would mend each other's for as long as they do.
            let rest = match (&asked, &self.answered) {
                (Asked::Incomplete(_), Some((_, at))) => ASK_AGAIN.saturating_sub(at.elapsed()),
                _ => Duration::ZERO,
            };
            self.answering = Some(Answering::after(asked, wait.max(rest)));
        }
    }

    async fn answer(&mut self, draft: &OpenDraft) {
        let Some(answering) = &mut self.answering else { return };
        let sent = sending::send_snapshot(draft, answering.is_begun).await;
        match sent {
            Ok(true) => self.answered = self.answering.take().map(|it| (it.asked, Instant::now())),
            Ok(false) => (answering.at, answering.is_begun) = (Instant::now() + RANK, true),
            Err(_) => (answering.at, answering.is_begun) = (Instant::now() + RANK, false),
        }
    }

    /// Asks for a snapshot when something has been missing for a while.
    async fn ask(&mut self, draft: &OpenDraft) {
        let around = draft.around.borrow().clone();
        let is_asked = self.asked.is_some_and(|at| at.elapsed() < ASK_AGAIN);
        if is_asked || !around.is_online || around.level < level::COMMENTER {
            return;
        }
        let state = draft.state().await;
        if !state.replica.needs_snapshot(now_ms()) {
            return;
        }
        let request = wire::SyncRequest { have: state.replica.have() };
        drop(state);
        let id = crate::session::random_name();
        let content = serde_json::Value::Object(request.write());
        if draft.room.send(wire::SYNC_REQUEST, content, &id).await == Sending::Taken {
            self.asked = Some(Instant::now());
        }
    }
}

/// Keeps the copy as one when it has grown by many changes, so that it opens quickly.
async fn save(draft: &OpenDraft) {
    let mut state = draft.state().await;
    if state.known.len() < state.saved_at + KEPT_ONE_BY_ONE {
        return;
    }
    let Ok(Some(saved)) = state.replica.save() else { return };
    state.saved_at = state.known.len();
    let kept = draft.store.write(&draft.id, &[Write::Begin { saved }]).await;
    if kept.is_err() {
        warn!("a draft could not be kept as one");
    }
}

async fn heard(draft: &OpenDraft, event: &DraftEvent, update: Update) -> Option<Heard> {
    let Update { header, carried, state } = update;
    let bytes = match carried {
        Carried::Inline(bytes) => bytes,
        Carried::Attached(file) => draft.room.fetch(&file, header.size).await?,
    };
    Some(Heard {
        event: EventId::new(event.id.as_str()),
        sender: MemberId::new(event.sender.as_str()),
        level: event.level,
        header,
        state,
        bytes: bytes.into(),
    })
}

async fn heard_snapshot(
    draft: &OpenDraft,
    event: &DraftEvent,
    snapshot: Snapshot,
) -> Option<HeardSnapshot> {
    let bytes = match &snapshot.carried {
        Carried::Inline(bytes) => bytes.clone(),
        Carried::Attached(file) => draft.room.fetch(file, snapshot.size).await?,
    };
    let sender = MemberId::new(event.sender.as_str());
    Some(HeardSnapshot { sender, level: event.level, snapshot, bytes })
}
