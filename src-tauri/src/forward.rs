//! The only streaming loop: from a stream of the core to the channel of a window.
//!
//! Used by [`crate::call::Subscription`]. Invariant: a stream ends, and lets go of all that it
//! holds, when the window stops it, loads another page or goes away, and when what it needs is
//! closed. A message is sent at once, unless one was sent within the same frame: those go together.

use std::{collections::HashMap, future::Future, pin::pin, sync::Mutex, time::Duration};

use futures_util::StreamExt as _;
use larkspur_ipc::{
    IpcError, ListDiff, StreamId,
    account::AccountState,
    advice::{Board, DraftUpdate, VersionRow},
    messaging::{Connection, RoomDetail},
    proposals::{PageRow, PageUpdate, Proposal, Proposals, WritingRow, WritingUpdate},
    resources::{Contacts, Found, Library, Narration, PackRow, Page, Recorder, Signing, Term},
    safety::{HideProgress, Rest, VaultState},
    settings::Preferences,
};
use tauri::ipc::{Channel, IpcResponse};
use tokio::{sync::oneshot, task::AbortHandle, time::Instant};

/// One frame of a screen with 60 Hz: sending more often than that is not seen by anyone.
const FRAME: Duration = Duration::from_millis(16);

/// Where a stream goes: which window, and the window's own number for it.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(crate) struct Place {
    pub(crate) window: String,
    pub(crate) stream: StreamId,
}

/// A stream of the core that was opened, and what ends it from outside.
pub(crate) struct Opened<Messages, Ends> {
    pub(crate) messages: Messages,
    pub(crate) ends: Ends,
}

/// How two messages that follow each other become one with the same effect.
pub(crate) trait Merge {
    /// Takes up `later`, which came after `self`.
    fn merge(&mut self, later: Self);
}

impl<T> Merge for Vec<ListDiff<T>> {
    fn merge(&mut self, later: Self) {
        // A reset replaces the list, so nothing before it is of use.
        if matches!(later.first(), Some(ListDiff::Reset { .. })) {
            self.clear();
        }
        self.extend(later);
    }
}

/// Changes of texts follow each other; of what is known beside them only the last is of use.
impl Merge for Vec<DraftUpdate> {
    fn merge(&mut self, later: Self) {
        for update in later {
            match update {
                DraftUpdate::Whole { .. } => self.clear(),
                DraftUpdate::Head { .. } => {
                    self.retain(|earlier| !matches!(earlier, DraftUpdate::Head { .. }));
                }
                DraftUpdate::Texts { .. } => {}
            }
            self.push(update);
        }
    }
}

/// The later head stands over the units as all changes leave them.
impl Merge for WritingUpdate {
    fn merge(&mut self, later: Self) {
        self.head = later.head;
        self.units.merge(later.units);
    }
}

/// As for a translation in work.
impl Merge for PageUpdate {
    fn merge(&mut self, later: Self) {
        self.head = later.head;
        self.blocks.merge(later.blocks);
    }
}

/// A message that is the whole value replaces the one before.
macro_rules! merge_whole_values {
    ($($message:ty),* $(,)?) => {
        $(impl Merge for $message {
            fn merge(&mut self, later: Self) {
                *self = later;
            }
        })*
    };
}
merge_whole_values!(
    AccountState,
    Board,
    Connection,
    Contacts,
    Found,
    HideProgress,
    Library,
    Narration,
    Page,
    Preferences,
    Proposal,
    Proposals,
    Recorder,
    Rest,
    RoomDetail,
    Signing,
    Vec<PackRow>,
    Vec<PageRow>,
    Vec<Term>,
    Vec<VersionRow>,
    Vec<WritingRow>,
    VaultState,
);

/// The running streams of all windows.
#[derive(Default)]
pub(crate) struct Streams {
    running: Mutex<HashMap<Place, AbortHandle>>,
}

impl Streams {
    /// Opens a stream and sends its messages until it ends. The reply says whether it opened.
    pub(crate) async fn start<M, Messages, Ends>(
        &self,
        place: Place,
        channel: Channel<M>,
        open: impl Future<Output = Result<Opened<Messages, Ends>, IpcError>> + Send + 'static,
    ) -> Result<(), IpcError>
    where
        M: Merge + IpcResponse + Send + Sync + 'static,
        Messages: futures_util::Stream<Item = M> + Send + 'static,
        Ends: Future<Output = ()> + Send + 'static,
    {
        let (reply, opened) = oneshot::channel();
        let task = tokio::spawn(async move {
            match open.await {
                // A window that has gone does not read the reply; that is not an error of ours.
                Err(error) => drop(reply.send(Err(error))),
                Ok(Opened { messages, ends }) => {
                    let _ = reply.send(Ok(()));
                    tokio::select! {
                        biased;
                        () = ends => {}
                        () = send_all(messages, |message| channel.send(message).is_ok()) => {}
                    }
                }
            }
        });
        self.register(place, task.abort_handle());
        // Without a reply the stream was stopped while it opened: nobody waits for it any more.
        opened.await.unwrap_or(Ok(()))
    }

    fn register(&self, place: Place, task: AbortHandle) {
        if let Ok(mut running) = self.running.lock() {
            running.retain(|_, task| !task.is_finished());
            if let Some(replaced) = running.insert(place, task) {
                replaced.abort();
            }
        }
    }

    /// Ends one stream. One that has ended is not an error.
    pub(crate) fn stop(&self, place: &Place) {
        if let Ok(mut running) = self.running.lock()
            && let Some(task) = running.remove(place)
        {
            task.abort();
        }
    }

    /// Ends every stream of a window: it loads another page, or it goes away. Says how many ran.
    pub(crate) fn stop_window(&self, window: &str) -> usize {
        let Ok(mut running) = self.running.lock() else { return 0 };
        let before = running.len();
        running.retain(|place, task| {
            let is_kept = place.window != window;
            if !is_kept {
                task.abort();
            }
            is_kept
        });
        before - running.len()
    }
}

/// Sends a message at once when none was sent within the last frame, and otherwise at its end with all
/// that came until then.
async fn send_all<M: Merge>(
    messages: impl futures_util::Stream<Item = M>,
    mut send: impl FnMut(M) -> bool,
) {
    let mut messages = pin!(messages);
    // The first one goes alone: the page draws itself by it.
    let Some(first) = messages.next().await else { return };
    let mut has_more = send(first);
    let mut next_frame = Instant::now() + FRAME;
    while has_more && let Some(mut message) = messages.next().await {
        let mut frame = pin!(end_of(next_frame));
        // What is there already goes along, but a stream that never pauses is not waited for.
        let latest = Instant::now().max(next_frame) + FRAME;
        has_more = loop {
            tokio::select! {
                biased;
                later = messages.next(), if Instant::now() < latest => match later {
                    Some(later) => message.merge(later),
                    None => break false,
                },
                () = &mut frame => break true,
            }
        };
        has_more &= send(message);
        next_frame = Instant::now() + FRAME;
    }
}

/// Waits for a moment; one that is over is not waited for, not even for a turn of the runtime.
async fn end_of(moment: Instant) {
    if Instant::now() < moment {
        tokio::time::sleep_until(moment).await;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::{
        cell::Cell,
        sync::{Arc, mpsc},
    };

    use futures_util::FutureExt as _;
    use tokio::sync::mpsc as line;

    fn place(window: &str, stream: u32) -> Place {
        Place { window: window.to_owned(), stream: StreamId(stream) }
    }

    fn append(item: u32) -> Vec<ListDiff<u32>> {
        vec![ListDiff::Append { items: vec![item] }]
    }

    #[tokio::test]
    async fn what_one_frame_brings_is_sent_together_and_nothing_is_lost() {
        let reset = vec![ListDiff::Reset { items: vec![0] }];
        let messages = futures_util::stream::iter([reset].into_iter().chain((1..=9).map(append)));
        let mut sent = Vec::new();
        send_all(messages, |message| {
            sent.push(message);
            true
        })
        .await;
        assert!(matches!(sent[0][..], [ListDiff::Reset { .. }]), "the first goes alone, at once");
        assert_eq!(sent.len(), 2, "the other nine came within one frame");
        let mut list = Vec::new();
        for diff in sent.into_iter().flatten() {
            diff.apply(&mut list).unwrap();
        }
        assert_eq!(list, (0..=9).collect::<Vec<u32>>());
    }

    #[tokio::test]
    async fn a_message_after_a_pause_waits_for_no_frame() {
        let (speak, mut heard) = line::unbounded_channel();
        let messages = futures_util::stream::poll_fn(move |context| heard.poll_recv(context));
        let count = Cell::new(0);
        let mut sending = pin!(send_all(messages, |_: Vec<ListDiff<u32>>| {
            count.set(count.get() + 1);
            true
        }));
        for item in 1..=3 {
            speak.send(append(item)).unwrap();
            assert!(sending.as_mut().now_or_never().is_none(), "there may be more");
            assert_eq!(count.get(), item, "it was sent when it was first seen");
            std::thread::sleep(FRAME * 2);
        }
    }

    #[tokio::test]
    async fn a_stream_that_never_pauses_is_sent_all_the_same() {
        let messages = futures_util::stream::repeat_with(|| append(0));
        let mut count = 0;
        send_all(messages, |_| {
            count += 1;
            count < 4
        })
        .await;
        assert_eq!(count, 4);
    }

    #[test]
    fn a_reset_makes_what_was_before_it_superfluous() {
        let mut message = append(1);
        message.merge(vec![ListDiff::Reset { items: vec![7] }, ListDiff::Truncate { length: 0 }]);
        assert_eq!(message.len(), 2);
        let mut whole = HideProgress { count: 1 };
        whole.merge(HideProgress { count: 2 });
        assert_eq!(whole.count, 2);
    }

    /// Starts a stream that never ends and holds `held`.
    async fn hold(streams: &Streams, place: Place, held: Arc<()>) {
        let (sent, arrived) = mpsc::channel();
        let channel = Channel::new(move |_| {
            sent.send(()).ok();
            Ok(())
        });
        let open = async move {
            let first = futures_util::stream::iter([HideProgress { count: 0 }]);
            let rest = futures_util::stream::pending().map(move |progress| {
                let _ = &held;
                progress
            });
            Ok(Opened { messages: first.chain(rest), ends: std::future::pending() })
        };
        streams.start(place, channel, open).await.unwrap();
        for _ in 0..200 {
            if arrived.try_recv().is_ok() {
                return;
            }
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
        panic!("the first message did not arrive");
    }

    async fn is_freed(held: &Arc<()>) -> bool {
        for _ in 0..100 {
            if Arc::strong_count(held) == 1 {
                return true;
            }
            tokio::time::sleep(Duration::from_millis(2)).await;
        }
        false
    }

    #[tokio::test]
    async fn a_stopped_stream_lets_go_of_what_it_held() {
        let (streams, held, other) = (Streams::default(), Arc::new(()), Arc::new(()));
        hold(&streams, place("main", 1), Arc::clone(&held)).await;
        hold(&streams, place("main", 2), Arc::clone(&other)).await;
        streams.stop(&place("main", 1));
        streams.stop(&place("main", 77));
        assert!(is_freed(&held).await);
        assert_eq!(Arc::strong_count(&other), 2, "only the one that was named ends");
        streams.stop_window("lock");
        assert_eq!(Arc::strong_count(&other), 2);
        streams.stop_window("main");
        assert!(is_freed(&other).await);
    }

    #[tokio::test]
    async fn a_stream_ends_when_what_it_needs_is_closed() {
        let (streams, held) = (Streams::default(), Arc::new(()));
        let (close, closed) = oneshot::channel::<()>();
        let inside = Arc::clone(&held);
        let open = async move {
            let messages = futures_util::stream::pending::<HideProgress>().map(move |progress| {
                let _ = &inside;
                progress
            });
            let ends = async move { drop(closed.await) };
            Ok(Opened { messages, ends })
        };
        streams.start(place("main", 1), Channel::new(|_| Ok(())), open).await.unwrap();
        assert_eq!(Arc::strong_count(&held), 2);
        close.send(()).unwrap();
        assert!(is_freed(&held).await);
    }

    #[tokio::test]
    async fn what_cannot_be_opened_says_why() {
        let streams = Streams::default();
        let open = async {
            Err::<Opened<futures_util::stream::Pending<Rest>, std::future::Pending<()>>, _>(
                IpcError::Locked,
            )
        };
        let reply = streams.start(place("main", 1), Channel::new(|_| Ok(())), open).await;
        assert_eq!(reply, Err(IpcError::Locked));
    }
}
