//! The timelines of rooms that are open on the screen.
//!
//! The window reads a timeline as one stream and asks for earlier messages by a command.
//! Invariants: at most [`MAX_OPEN`] timelines are kept, since each pins its events in memory; the
//! first message of a stream is `Reset`.

use std::{
    sync::{Arc, Mutex},
    time::Duration,
};

use async_stream::stream;
use futures_util::{Stream, StreamExt as _, pin_mut};
use larkspur_ipc::{
    IpcError, ListDiff,
    messaging::{LoadEarlier, MarkRead, MessageContent, TimelineItem, TimelineKind, WatchTimeline},
};
use matrix_sdk::{
    Room,
    ruma::{
        OwnedRoomId, RoomId,
        api::client::receipt::create_receipt::v3::ReceiptType,
        events::{AnySyncMessageLikeEvent, AnySyncTimelineEvent, room::message::Relation},
    },
};
use matrix_sdk_ui::{
    eyeball_im::{Vector, VectorDiff},
    timeline::{self as sdk, EventTimelineItem, RoomExt as _, Timeline},
};
use tokio::sync::watch;
use tracing::warn;

use super::{
    Messaging, Shared,
    error::{of_sdk, of_timeline},
    item::{self, Circumstances},
    late_keys,
    minimise::minimise,
    row_names::RowNames,
    send_gate,
};

/// How many timelines are kept; each holds its events and their decrypted text in memory.
const MAX_OPEN: usize = 3;
/// How many earlier events one request asks for.
const PAGE: u16 = 40;
/// How many rows fill a page.
const FULL: usize = 20;
/// How long a page that could not be filled waits for the next try; each further one waits twice as long.
const FIRST_TRY: Duration = Duration::from_secs(2);
const LONGEST_TRY: Duration = Duration::from_mins(5);

/// The timelines that are kept, the newest last.
#[derive(Default)]
pub(super) struct OpenTimelines(Mutex<Vec<(OwnedRoomId, Arc<Timeline>)>>);

impl OpenTimelines {
    fn get(&self, room: &RoomId) -> Option<Arc<Timeline>> {
        let mut open = self.0.lock().ok()?;
        let index = open.iter().position(|(id, _)| id == room)?;
        let entry = open.remove(index);
        let timeline = entry.1.clone();
        open.push(entry);
        Some(timeline)
    }

    fn put(&self, room: &RoomId, timeline: Arc<Timeline>) {
        if let Ok(mut open) = self.0.lock() {
            open.push((room.to_owned(), timeline));
            if open.len() > MAX_OPEN {
                open.remove(0);
            }
        }
    }

    pub(super) fn close(&self, room: &RoomId) {
        if let Ok(mut open) = self.0.lock() {
            open.retain(|(id, _)| id != room);
        }
    }

    /// Keeps this one no longer, so that the next to ask gets another.
    fn give_up(&self, timeline: &Arc<Timeline>) {
        if let Ok(mut open) = self.0.lock() {
            open.retain(|(_, kept)| !Arc::ptr_eq(kept, timeline));
        }
    }

    pub(super) fn clear(&self) {
        if let Ok(mut open) = self.0.lock() {
            open.clear();
        }
    }

    pub(super) fn rooms(&self) -> Vec<OwnedRoomId> {
        self.0
            .lock()
            .map(|open| open.iter().map(|(id, _)| id.clone()).collect())
            .unwrap_or_default()
    }

    pub(super) fn all(&self) -> Vec<Arc<Timeline>> {
        self.0
            .lock()
            .map(|open| open.iter().map(|(_, timeline)| timeline.clone()).collect())
            .unwrap_or_default()
    }
}

impl Messaging {
    /// The timeline of a room, oldest first, and the changes.
    ///
    /// # Errors
    /// When the room is not known, or the person's own keys are not here.
    pub fn watch_timeline(
        &self,
        command: &WatchTimeline,
    ) -> Result<impl Stream<Item = Vec<ListDiff<TimelineItem>>> + Send + 'static + use<>, IpcError>
    {
        self.shared.check_identity()?;
        let room = self.shared.room(&command.room)?;
        Ok(rows(self.shared.clone(), room))
    }

    /// Loads earlier messages; `true` when the start of the room is reached.
    ///
    /// # Errors
    /// When the server does not answer.
    pub async fn load_earlier(&self, command: LoadEarlier) -> Result<bool, IpcError> {
        let room = self.shared.room(&command.room)?;
        let timeline = self.shared.open_timeline(&room).await?;
        timeline.paginate_backwards(PAGE).await.map_err(|e| of_timeline(&e))
    }

    /// Marks the room as read, by a receipt that only the person's own devices see.
    ///
    /// # Errors
    /// When the server does not answer.
    pub async fn mark_read(&self, command: MarkRead) -> Result<(), IpcError> {
        let room = self.shared.room(&command.room)?;
        let timeline = self.shared.open_timeline(&room).await?;
        timeline.mark_as_read(ReceiptType::ReadPrivate).await.map(|_| ()).map_err(|e| of_sdk(&e))
    }
}

impl Shared {
    /// The timeline of a room, made when it is not kept.
    pub(super) async fn open_timeline(&self, room: &Room) -> Result<Arc<Timeline>, IpcError> {
        if let Some(timeline) = self.timelines.get(room.room_id()) {
            return Ok(timeline);
        }
        let builder = room.timeline_builder().event_filter(|event, rules| {
            sdk::default_event_filter(event, rules) || is_new_kind(event)
        });
        let timeline = builder.build().await.map_err(|e| of_timeline(&e))?;
        let timeline = Arc::new(timeline);
        self.timelines.put(room.room_id(), timeline.clone());
        Ok(timeline)
    }
}

/// Whether it is a message of a kind that the SDK does not know. It leaves such a message out, but
/// then nobody would know that something was said; an edit of another one has no row of its own.
fn is_new_kind(event: &AnySyncTimelineEvent) -> bool {
    let AnySyncTimelineEvent::MessageLike(AnySyncMessageLikeEvent::RoomMessage(message)) = event
    else {
        return false;
    };
    message
        .as_original()
        .is_some_and(|m| !matches!(m.content.relates_to, Some(Relation::Replacement(_))))
}

fn rows(
    shared: Arc<Shared>,
    room: Room,
) -> impl Stream<Item = Vec<ListDiff<TimelineItem>>> + Send + 'static {
    stream! {
        let mut wait = late_keys::FIRST_WAIT;
        loop {
            let Ok(timeline) = shared.open_timeline(&room).await else { return };
            let steps = rows_of(shared.clone(), room.clone(), timeline.clone(), wait);
            pin_mut!(steps);
            loop {
                match steps.next().await {
                    Some(Step::Rows(diffs)) => yield diffs,
                    Some(Step::Outdated) => break,
                    None => return,
                }
            }
            warn!("a timeline missed that a message was opened, and is built anew");
            shared.timelines.give_up(&timeline);
            // Should another one not help either, the rows are not built anew all the time.
            wait *= 2;
        }
    }
}

/// What comes of a timeline.
enum Step {
    Rows(Vec<ListDiff<TimelineItem>>),
    /// It has missed something and will not learn of it any more.
    Outdated,
}

/// The rows of one timeline. `wait` is how long a closed message stands there before it is looked after.
fn rows_of(
    shared: Arc<Shared>,
    room: Room,
    timeline: Arc<Timeline>,
    wait: Duration,
) -> impl Stream<Item = Step> + Send + 'static {
    stream! {
        let (items, changes) = timeline.subscribe().await;
        pin_mut!(changes);
        let mut connection = shared.connection.subscribe();
        let mut gate = shared.gate.subscribe();
        let mut kept = Kept::new(items, circumstances(&shared, &room));
        let mut shown = kept.rows();
        let (closed, closed_rows) = watch::channel(count_closed(&shown));
        yield Step::Rows(vec![ListDiff::Reset { items: shown.clone() }]);
        // Opening a room is when its members are learnt and its queue may open; neither may hold
        // back what is already on the device.
        let preparing = prepare(shared.clone(), room.clone(), timeline.clone());
        pin_mut!(preparing);
        let filling = fill(&shared, &timeline);
        pin_mut!(filling);
        let looking_after = late_keys::look_after(&shared, &room, &timeline, closed_rows, wait);
        pin_mut!(looking_after);
        let (mut is_prepared, mut is_full) = (false, false);
        loop {
            tokio::select! {
                () = &mut preparing, if !is_prepared => {
                    is_prepared = true;
                    continue;
                }
                () = &mut filling, if is_prepared && !is_full => {
                    is_full = true;
                    continue;
                }
                () = &mut looking_after => {
                    yield Step::Outdated;
                    return;
                }
                batch = changes.next() => match batch {
                    Some(batch) => {
                        kept.apply(batch, circumstances(&shared, &room));
                        // After a gap the SDK begins anew with what the server told last.
                        if is_full && kept.items.len() < FULL {
                            filling.set(fill(&shared, &timeline));
                            is_full = false;
                        }
                    }
                    None => return,
                },
                alive = connection.changed() => {
                    if alive.is_err() { return }
                    kept.reconsider(circumstances(&shared, &room));
                }
                alive = gate.changed() => {
                    if alive.is_err() { return }
                    kept.reconsider(circumstances(&shared, &room));
                }
            }
            let next = kept.rows();
            let diffs = minimise(&shown, &next, |row| row.key.clone());
            shown = next;
            let now_closed = count_closed(&shown);
            closed.send_if_modified(|count| std::mem::replace(count, now_closed) != now_closed);
            if !diffs.is_empty() {
                yield Step::Rows(diffs);
            }
        }
    }
}

fn count_closed(rows: &[TimelineItem]) -> usize {
    let is_closed = |row: &&TimelineItem| match &row.kind {
        TimelineKind::Message { message } => {
            matches!(message.content, MessageContent::Undecryptable { .. })
        }
        _ => false,
    };
    rows.iter().filter(is_closed).count()
}

async fn prepare(shared: Arc<Shared>, room: Room, timeline: Arc<Timeline>) {
    shared.sync.room_list_service().subscribe_to_rooms(&[room.room_id()]).await;
    shared.learn_members(&room).await;
    late_keys::retry_in(&timeline).await;
    send_gate::check(&shared, &room).await;
}

/// Loads what fills a page, so that an opened room does not look empty. On a weak network that is tried
/// again, whenever the connection changes and after a while, until the room has no more.
async fn fill(shared: &Shared, timeline: &Timeline) {
    let mut connection = shared.connection.subscribe();
    let mut wait = FIRST_TRY;
    while timeline.items().await.len() < FULL {
        match timeline.paginate_backwards(PAGE).await {
            Ok(true) => return,
            Ok(false) => {}
            Err(_) => {
                // Either is a reason to try again. Without the other end, messaging has ended.
                if let Ok(Err(_)) = tokio::time::timeout(wait, connection.changed()).await {
                    return;
                }
                wait = LONGEST_TRY.min(wait * 2);
            }
        }
    }
}

fn circumstances(shared: &Shared, room: &Room) -> Circumstances {
    Circumstances {
        connection: shared.connection.now(),
        is_held: shared.gate.is_held(room.room_id()),
    }
}

/// The SDK's items with the rows that they gave, so that only what changed is made again.
struct Kept {
    items: Vector<Arc<sdk::TimelineItem>>,
    rows: Vec<(Arc<sdk::TimelineItem>, Option<TimelineItem>)>,
    names: RowNames,
    circumstances: Circumstances,
}

impl Kept {
    fn new(items: Vector<Arc<sdk::TimelineItem>>, circumstances: Circumstances) -> Self {
        let mut kept = Self { items, rows: Vec::new(), names: RowNames::default(), circumstances };
        kept.make_rows();
        kept
    }

    fn apply(
        &mut self,
        batch: Vec<VectorDiff<Arc<sdk::TimelineItem>>>,
        circumstances: Circumstances,
    ) {
        for diff in batch {
            diff.apply(&mut self.items);
        }
        self.forget_if_changed(circumstances);
        self.make_rows();
    }

    fn reconsider(&mut self, circumstances: Circumstances) {
        self.forget_if_changed(circumstances);
        self.make_rows();
    }

    fn forget_if_changed(&mut self, circumstances: Circumstances) {
        if self.circumstances != circumstances {
            self.circumstances = circumstances;
            self.rows.clear();
        }
    }

    fn make_rows(&mut self) {
        let mut known: std::collections::HashMap<*const sdk::TimelineItem, Option<TimelineItem>> =
            self.rows.drain(..).map(|(item, row)| (Arc::as_ptr(&item), row)).collect();
        for item in &self.items {
            let row = known
                .remove(&Arc::as_ptr(item))
                .unwrap_or_else(|| item::row(item, self.circumstances));
            self.rows.push((item.clone(), row));
        }
        self.names.settle(self.rows.iter_mut().filter_map(|(item, row)| {
            let event = item.as_event().and_then(EventTimelineItem::event_id);
            Some((event, &mut row.as_mut()?.key))
        }));
    }

    fn rows(&self) -> Vec<TimelineItem> {
        self.rows.iter().filter_map(|(_, row)| row.clone()).collect()
    }
}

/// The row that a command names, if it is still there. Commands name only messages that are not
/// sent, whose rows have the key that the SDK gave them.
pub(super) async fn find_row(
    timeline: &Timeline,
    key: &larkspur_ipc::ItemKey,
) -> Option<Arc<sdk::TimelineItem>> {
    timeline.items().await.into_iter().find(|item| item.unique_id().0 == key.as_str())
}
