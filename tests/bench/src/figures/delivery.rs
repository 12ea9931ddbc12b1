//! From Enter in the composer to the decrypted message on another member's device.
//!
//! Ours is everything that the app adds: the key, the page, the shell, the core with its gate and its
//! durable queue, the server, and the core of the receiver with its timeline; only the receiver's
//! window is left out, since a screen has one keyboard. Floor: two bare clients of the SDK
//! ([`crate::bare`]) on the same server, in turn.

use std::time::Instant;

use anyhow::Result;
use futures_util::{Stream, StreamExt as _};
use larkspur_ipc::ListDiff;
use larkspur_ipc::messaging::{TimelineItem, TimelineKind, WatchTimeline};
use larkspur_test_support::seed::words_of;
use tokio::sync::mpsc;

use crate::bare::{Heard, Pair, until_heard};
use crate::people::{come_back, of};
use crate::report::{Budget, Figure, Report};
use crate::scene::Scene;

pub(crate) const NAME: &str = "enter_to_decrypted";

pub(crate) fn take(scene: &mut Scene, report: &mut Report) -> Result<()> {
    scene.server.start_again()?;
    let folder = scene.folder.path().join("pair");
    let mut pair = scene.runtime.block_on(Pair::meet(&scene.server, &folder))?;
    let (advisor, messaging) = scene.runtime.block_on(come_back(&scene.people.advisor))?;
    let watch = WatchTimeline { room: scene.people.room.clone() };
    let rows = messaging.watch_timeline(&watch).map_err(of("opening a room"))?;
    let (say, mut heard) = mpsc::unbounded_channel();
    let listening = scene.runtime.spawn(listen(rows, say));
    let app = scene.open_app()?;
    scene.open_newest_room()?;
    let (mut ours, mut floor) = (Vec::new(), Vec::new());
    // The first one is not counted, as it is not between the bare clients: it also sends keys.
    for run in 0..=scene.runs {
        let words = format!("words {run} of {}", std::process::id());
        scene.type_words(&words)?;
        let begun = scene.hand.order("key Return")?;
        let took = scene.runtime.block_on(until_heard(&mut heard, &words))? - begun;
        if run == 0 {
            continue;
        }
        ours.push(took);
        let bare = scene.runtime.block_on(pair.time(&words))?;
        floor.push(bare);
        eprintln!("  {run:2} {NAME}: {took:.0?}, bare {bare:.0?}");
    }
    scene.keep_picture(NAME)?;
    drop(app);
    listening.abort();
    drop(messaging);
    scene.runtime.block_on(advisor.safety().lock());
    report.add(Figure::of_times(NAME, &ours, &floor, Budget::TimesFloor(1.5))?)
}

/// Tells the words of each message of the room whenever something in it has changed.
async fn listen(
    rows: impl Stream<Item = Vec<ListDiff<TimelineItem>>>,
    say: mpsc::UnboundedSender<Heard>,
) {
    let mut rows = std::pin::pin!(rows);
    let mut list = Vec::new();
    while let Some(batch) = rows.next().await {
        let at = Instant::now();
        for diff in batch {
            if diff.apply(&mut list).is_err() {
                return;
            }
        }
        for row in &list {
            if let TimelineKind::Message { message } = &row.kind
                && say.send((words_of(message), at)).is_err()
            {
                return;
            }
        }
    }
}
