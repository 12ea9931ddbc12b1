//! Two bare clients of the SDK that talk with each other: the floor of a message's way.
//!
//! [`crate::figures::delivery`] calls it. Invariant: as little as an app could do. Both have the
//! SDK's own defaults, a store on the disk without encryption and the sync service as it is made
//! by default; nobody looks at identities, nothing is drawn.

use std::collections::HashSet;
use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

use anyhow::{Context as _, Result, bail};
use futures_util::StreamExt as _;
use larkspur_test_support::homeserver::Homeserver;
use matrix_sdk::Client;
use matrix_sdk::ruma::api::client::room::create_room;
use matrix_sdk::ruma::events::room::member::MembershipState;
use matrix_sdk::ruma::events::room::message::RoomMessageEventContent;
use matrix_sdk_ui::sync_service::SyncService;
use matrix_sdk_ui::timeline::{RoomExt as _, Timeline, TimelineItem};
use tokio::sync::mpsc;

const PASSWORD: &str = "the password of a bare client";
/// How long one step may take that crosses the server.
const PATIENCE: Duration = Duration::from_secs(30);

/// The words of a message that can be read, and since when.
pub(crate) type Heard = (String, Instant);

/// Waits until these words were heard.
pub(crate) async fn until_heard(
    heard: &mut mpsc::UnboundedReceiver<Heard>,
    words: &str,
) -> Result<Instant> {
    let waiting = async {
        while let Some((said, at)) = heard.recv().await {
            if said == words {
                return Ok(at);
            }
        }
        bail!("the other client is gone")
    };
    tokio::time::timeout(PATIENCE, waiting).await.context("a message did not arrive")?
}

/// The two clients.
pub(crate) struct Pair {
    timeline: Timeline,
    heard: mpsc::UnboundedReceiver<Heard>,
    _running: [Bare; 2],
}

impl Pair {
    /// Makes two accounts whose stores lie below `folder`, and a room in which they have talked.
    pub(crate) async fn meet(server: &Homeserver, folder: &Path) -> Result<Self> {
        let sender = Bare::arrive(server, "sender", folder).await?;
        let receiver = Bare::arrive(server, "receiver", folder).await?;
        let other = receiver.client.user_id().context("nobody is signed in")?.to_owned();
        let mut request = create_room::v3::Request::new();
        request.invite = vec![other.clone()];
        // The server makes every room an encrypted one.
        let room = sender.client.create_room(request).await?;
        let joined = receiver.client.join_room_by_id(room.room_id()).await?;
        let begun = Instant::now();
        loop {
            let member = room.get_member(&other).await?;
            let is_in = member.is_some_and(|it| *it.membership() == MembershipState::Join);
            if is_in && room.latest_encryption_state().await?.is_encrypted() {
                break;
            }
            if begun.elapsed() > PATIENCE {
                bail!("the other client did not come in");
            }
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
        let (say, heard) = mpsc::unbounded_channel();
        tokio::spawn(listen(joined.timeline().await?, say));
        let timeline = room.timeline().await?;
        let mut pair = Self { timeline, heard, _running: [sender, receiver] };
        // The first message also makes keys and sends them.
        pair.time("the first one").await?;
        Ok(pair)
    }

    /// How long these words take from one client to the other.
    pub(crate) async fn time(&mut self, words: &str) -> Result<Duration> {
        let begun = Instant::now();
        self.timeline.send(RoomMessageEventContent::text_plain(words).into()).await?;
        Ok(until_heard(&mut self.heard, words).await? - begun)
    }
}

/// One client.
struct Bare {
    client: Client,
    _sync: SyncService,
}

impl Bare {
    async fn arrive(server: &Homeserver, role: &str, folder: &Path) -> Result<Self> {
        let now = SystemTime::now().duration_since(UNIX_EPOCH)?.as_millis();
        let name = format!("{role}-{now:x}");
        // It blocks for a moment, in which nothing is measured.
        server.register(&name, PASSWORD)?;
        let client = Client::builder()
            .homeserver_url(server.url())
            .sqlite_store(folder.join(&name), None)
            .build()
            .await?;
        client.matrix_auth().login_username(&name, PASSWORD).send().await?;
        client.event_cache().subscribe()?;
        let sync = SyncService::builder(client.clone()).build().await?;
        sync.start().await;
        Ok(Self { client, _sync: sync })
    }
}

/// Tells each message once, as soon as it can be read.
async fn listen(timeline: Timeline, say: mpsc::UnboundedSender<Heard>) {
    let (mut items, changes) = timeline.subscribe().await;
    let mut changes = std::pin::pin!(changes);
    let mut told = HashSet::new();
    loop {
        let at = Instant::now();
        for words in items.iter().filter_map(words_of) {
            if told.insert(words.clone()) && say.send((words, at)).is_err() {
                return;
            }
        }
        let Some(batch) = changes.next().await else { return };
        for diff in batch {
            diff.apply(&mut items);
        }
    }
}

fn words_of(item: &Arc<TimelineItem>) -> Option<String> {
    Some(item.as_event()?.content().as_message()?.body().to_owned())
}
