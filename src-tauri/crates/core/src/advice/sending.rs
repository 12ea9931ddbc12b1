//! What was typed in a draft goes out to the others.
//!
//! One task for each open draft. Invariants: what is sent is kept first, under a transaction id of its own, so the server takes it
//! once however often it is sent; updates go out in their order, one at a time; without a connection nothing is made ready, so
//! however long somebody writes alone, it becomes one update.

use std::{
    collections::HashSet,
    sync::Arc,
    time::{Duration, Instant},
};

use larkspur_advice::{
    authorize::Document,
    content::{Content, Refused},
    doc::DraftDoc as _,
    limits::MOST_INLINE,
    replica::Outgoing,
    wire::{self, Carried, Update},
};
use larkspur_ipc::{IpcError, advice::AdviceError};
use serde_json::Value;
use tracing::warn;

use super::{
    bucket::Bucket,
    error::Fault,
    open_draft::{OpenDraft, State},
};
use crate::messaging::draft_room::Sending;

/// How long what the server refused waits: a level may be given again.
const REFUSED: Duration = Duration::from_mins(5);

/// Sends what was typed for as long as the draft is open.
pub(super) async fn send(draft: Arc<OpenDraft>) {
    let mut bucket = Bucket::new(Instant::now());
    // What the server has taken and has not told back yet.
    let mut taken = HashSet::new();
    let mut again: Option<Instant> = None;
    loop {
        let due = due(&draft, &bucket, again).await;
        let wait = async {
            match due {
                Some(at) => tokio::time::sleep_until(at.into()).await,
                None => std::future::pending().await,
            }
        };
        tokio::select! {
            () = wait => {}
            () = draft.typed.notified() => continue,
        }
        again = None;
        if let Err(fault) = flush(&draft).await {
            warn!(%fault, "what was typed in a draft could not be made ready");
            again = Some(Instant::now() + REFUSED);
            continue;
        }
        let mut wait = send_all(&draft, &mut bucket, &mut taken).await;
        if wait.is_none() {
            wait = send_versions(&draft, &mut bucket).await;
        }
        if let Some(wait) = wait {
            bucket.wait(Instant::now(), wait);
            again = Some(Instant::now() + wait);
        }
    }
}

/// When something is to be sent. Never without a connection, and never while there is nothing.
async fn due(draft: &OpenDraft, bucket: &Bucket, again: Option<Instant>) -> Option<Instant> {
    if !draft.around.borrow().is_online {
        return None;
    }
    let now = Instant::now();
    let state = draft.state().await;
    let typed = state.typing.map(|(first, last)| bucket.due(first, last, now));
    let left = (!state.replica.outgoing().is_empty())
        .then(|| again.unwrap_or(now + Duration::from_mins(1)));
    let left = if draft.has_waiting_version() { Some(now) } else { left };
    let first = again.filter(|_| typed.is_some() || left.is_some());
    // After a refusal everything waits for its time.
    first.or_else(|| typed.into_iter().chain(left).min())
}

/// Makes one update of what was typed in each document.
async fn flush(draft: &OpenDraft) -> Result<(), Fault> {
    let mut state = draft.state().await;
    if std::mem::take(&mut state.must_settle) {
        // In the same moment as what was typed goes out: what others write later comes too late to unsettle it.
        for document in Document::ALL {
            settle(draft, &mut state, document).await?;
        }
    }
    let mut writes = Vec::new();
    for document in Document::ALL {
        writes.extend(state.replica.flush(document)?);
    }
    state.typing = None;
    draft.keep(&mut state, writes).await?;
    Ok(())
}

/// Sends what is kept for sending, in its order. How long to wait where one was not taken.
async fn send_all(
    draft: &OpenDraft,
    bucket: &mut Bucket,
    taken: &mut HashSet<u64>,
) -> Option<Duration> {
    let outgoing = draft.state().await.replica.outgoing().to_vec();
    taken.retain(|number| outgoing.iter().any(|it| it.header.number == *number));
    for one in outgoing {
        let number = one.header.number;
        if taken.contains(&number) {
            continue;
        }
        match send_one(draft, one).await {
            Ok(Sending::Taken) => {
                bucket.take(Instant::now());
                taken.insert(number);
            }
            Ok(Sending::Later(wait)) => return Some(wait),
            Ok(Sending::Refused) | Err(_) => return Some(REFUSED),
        }
    }
    None
}

/// Sends the versions that were kept here. How long to wait where one was not taken.
async fn send_versions(draft: &OpenDraft, bucket: &mut Bucket) -> Option<Duration> {
    loop {
        match draft.send_version().await? {
            Ok(Sending::Taken) => bucket.take(Instant::now()),
            Ok(Sending::Later(wait)) => return Some(wait),
            Ok(Sending::Refused) | Err(_) => return Some(REFUSED),
        }
    }
}

async fn send_one(draft: &OpenDraft, one: Outgoing) -> Result<Sending, IpcError> {
    let number = one.header.number;
    let parcel =
        draft.store.parcel(&draft.id, number).await.map_err(|_| AdviceError::DiskNotWritable)?;
    // It has come back meanwhile.
    let Some(parcel) = parcel else { return Ok(Sending::Taken) };
    let carried = if one.bytes.len() <= MOST_INLINE {
        Carried::Inline(one.bytes.to_vec())
    } else if let Some(file) = parcel.file {
        Carried::Attached(file)
    } else {
        let file = draft.room.upload(&one.bytes).await?;
        let kept = draft.store.keep_file(&draft.id, number, &file).await;
        kept.map_err(|_| AdviceError::DiskNotWritable)?;
        Carried::Attached(file)
    };
    let update = Update { header: one.header, carried, state: one.state };
    let content = Value::Object(update.write());
    Ok(draft.room.send(wire::UPDATE, content, &parcel.transaction).await)
}

/// Sends both documents as they are, for somebody who has come in or misses something. Whether it could be now: where it could
/// not, what is missing for it goes out first, and it is to be asked again when that has come back. Then it does not wait any more
/// for what is being typed.
///
/// # Errors
/// When it cannot be made, or was not sent.
pub(super) async fn send_snapshot(draft: &OpenDraft, is_begun: bool) -> Result<bool, IpcError> {
    let mut state = draft.state().await;
    let is_typed = Document::ALL.into_iter().any(|document| state.replica.has_unsent(document));
    let made =
        if is_typed && !is_begun { None } else { state.replica.snapshot().map_err(Fault::from)? };
    let Some((mut snapshot, bytes)) = made else {
        if state.replica.outgoing().is_empty() {
            state.must_settle = true;
            state.note_typing();
            draft.typed.notify_one();
        }
        return Ok(false);
    };
    drop(state);
    snapshot.carried = if bytes.len() <= MOST_INLINE {
        Carried::Inline(bytes)
    } else {
        Carried::Attached(draft.room.upload(&bytes).await?)
    };
    let content = Value::Object(snapshot.write());
    let id = crate::session::random_name();
    match draft.room.send(wire::SNAPSHOT, content, &id).await {
        Sending::Taken => Ok(true),
        Sending::Later(_) | Sending::Refused => Err(AdviceError::NoDraft.into()),
    }
}

/// Brings a document to where one operation comes after all others: before it a snapshot can leave things out.
pub(super) async fn settle(
    draft: &OpenDraft,
    state: &mut State,
    document: Document,
) -> Result<(), Fault> {
    if state.replica.doc(document).is_settled() {
        return Ok(());
    }
    let write = state.replica.edit::<Refused>(document, Content::settle);
    let write = write.map_err(|_| Fault::Document(larkspur_advice::doc::DocFault::Failed))?;
    draft.keep(state, write.into_iter().collect()).await?;
    let now = Instant::now();
    state.typing.get_or_insert((now, now));
    draft.typed.notify_one();
    Ok(())
}
