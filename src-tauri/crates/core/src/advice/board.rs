//! All drafts of the person, and those that they are asked into.
//!
//! The stream of [`super::Advice`] that the board shows. Invariant: whoever looks at the board has every draft followed, so a change
//! that comes shows there.

use std::{collections::HashSet, pin::pin, sync::Arc, time::Duration};

use async_stream::stream;
use futures_util::{Stream, StreamExt as _, future::select_all};
use larkspur_ipc::advice::{Board, DraftInvitation};
use tracing::warn;

use super::{Advice, open_draft::OpenDraft};
use crate::messaging::Messaging;

/// How long changes are gathered before the board is told of them.
const GATHER: Duration = Duration::from_millis(250);

impl Advice {
    /// All drafts, and again after each change.
    pub fn watch_board(
        self: &Arc<Self>,
        messaging: Arc<Messaging>,
    ) -> impl Stream<Item = Board> + Send + 'static + use<> {
        let advice = self.clone();
        let rooms = messaging.watch_rooms_of_drafts();
        stream! {
            let mut rooms = pin!(rooms);
            let mut before: Option<Board> = None;
            loop {
                let drafts = advice.follow_all(&messaging).await;
                let mut touched: Vec<_> = drafts.iter().map(|draft| draft.touched.subscribe()).collect();
                let now = board(&messaging, &drafts).await;
                if before.as_ref() != Some(&now) {
                    before = Some(now.clone());
                    yield now;
                }
                let any = async {
                    if touched.is_empty() {
                        return std::future::pending().await;
                    }
                    let all = touched.iter_mut().map(|touched| Box::pin(touched.changed()));
                    drop(select_all(all).await);
                };
                tokio::select! {
                    () = any => {}
                    next = rooms.next() => if next.is_none() { return },
                }
                tokio::time::sleep(GATHER).await;
            }
        }
    }

    /// Every draft that the person is in, opened. What is not theirs any more is closed and forgotten.
    pub(super) async fn follow_all(&self, messaging: &Messaging) -> Vec<Arc<OpenDraft>> {
        let mut drafts = Vec::new();
        let mut rooms = HashSet::new();
        for room in messaging.draft_rooms() {
            let Ok(id) = room.id() else { continue };
            rooms.insert(id);
            match self.draft(room).await {
                Ok(draft) => drafts.push(draft),
                Err(fault) => warn!(%fault, "a draft cannot be opened"),
            }
        }
        let mut open = self.open.lock().await;
        let gone: Vec<_> = open.keys().filter(|id| !rooms.contains(*id)).cloned().collect();
        for id in gone {
            if let Some(opened) = open.remove(&id) {
                opened.tasks.stop().await;
            }
        }
        drafts
    }
}

async fn board(messaging: &Messaging, drafts: &[Arc<OpenDraft>]) -> Board {
    let mut rows = Vec::new();
    for draft in drafts {
        let state = draft.state().await;
        rows.push(draft.row(&state));
    }
    rows.sort_by(|a, b| (b.changed, &a.room).cmp(&(a.changed, &b.room)));
    let invitations = messaging.draft_invitations().await;
    let invitations =
        invitations.into_iter().map(|(room, inviter)| DraftInvitation { room, inviter });
    Board { drafts: rows, invitations: invitations.collect() }
}
