//! A member with a hundred conversations, and another who talks with them.
//!
//! [`crate::scene`] makes them once a run, through the app's own core and the server's own interface.
//! Invariants: the member's device is what the app itself would have made, with the costs of a
//! passphrase that this machine bears; a folder is used by one device at a time and never copied,
//! since an older copy of its keys would not fit what the server knows.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, Instant};

use anyhow::{Context as _, Result, anyhow, bail};
use futures_util::{StreamExt as _, TryStreamExt as _, stream};
use larkspur_core::messaging::Messaging;
use larkspur_core::{Device, DeviceConfig};
use larkspur_ipc::messaging::CreateCircle;
use larkspur_ipc::safety::{CreateVault, UnlockVault};
use larkspur_ipc::settings::SetLanguage;
use larkspur_ipc::{IpcError, RoomId, Secret};
use larkspur_test_support::homeserver::Homeserver;
use larkspur_test_support::seed::DemoMember;

/// The passphrase of both vaults. It is typed, so it has only small letters.
pub(crate) const PASSPHRASE: &str = "cedar lamp river seven window";
/// How many conversations the member has.
const ROOMS: usize = 100;
/// The last message of each but the newest.
const LAST_WORDS: &str = "Thank you.";
/// How many of them are made at a time.
const AT_A_TIME: usize = 4;
/// How long an account of before may take until it is back.
const PATIENCE: Duration = Duration::from_mins(1);

/// Where the two live.
pub(crate) struct People {
    /// The data folder of the member whose window is measured.
    pub(crate) leader: PathBuf,
    /// The data folder of the one who talks with them.
    pub(crate) advisor: PathBuf,
    /// The newest conversation of the leader's, in which the advisor reads.
    pub(crate) room: RoomId,
}

impl People {
    /// Makes them below `folder`, or finds those that an earlier run left there.
    pub(crate) async fn settle(server: &Homeserver, folder: &Path) -> Result<Self> {
        let (leader, advisor) = (folder.join("leader"), folder.join("advisor"));
        let note = folder.join("room");
        if let Ok(room) = fs::read_to_string(&note) {
            let room = RoomId::parse(room).map_err(|_| anyhow!("{} is damaged", note.display()))?;
            return Ok(Self { leader, advisor, room });
        }
        let begun = Instant::now();
        eprintln!("bench: making a member with {ROOMS} conversations (takes minutes)");
        let room = meet(server, &leader, &advisor).await?;
        fs::write(note, room.as_str())?;
        eprintln!("bench: they are there after {:.0} s", begun.elapsed().as_secs_f32());
        Ok(Self { leader, advisor, room })
    }
}

async fn meet(server: &Homeserver, leader: &Path, advisor: &Path) -> Result<RoomId> {
    let (leader_device, advisor_device) = (new_device(leader).await?, new_device(advisor).await?);
    let (url, secret) = (server.url(), server.shared_secret());
    let leader = DemoMember::arrive_on(leader_device.clone(), &url, secret, "leader").await?;
    let advisor = DemoMember::arrive_on(advisor_device.clone(), &url, secret, "advisor").await?;
    let rooms: Vec<RoomId> = stream::iter(1..=ROOMS)
        .map(|number| talk(&leader, &advisor, number))
        .buffer_unordered(AT_A_TIME)
        .try_collect()
        .await?;
    let newest = rooms.into_iter().next_back().context("no conversation was made")?;
    advisor.wait_until_read(&newest, LAST_WORDS).await?;
    advisor.say(&newest, "This conversation is the newest.").await?;
    leader.wait_until_read(&newest, "This conversation is the newest.").await?;
    for device in [leader_device, advisor_device] {
        device.safety().lock().await;
    }
    Ok(newest)
}

/// One conversation: a circle with both in it, and a few messages.
async fn talk(leader: &DemoMember, advisor: &DemoMember, number: usize) -> Result<RoomId> {
    let command = CreateCircle { name: format!("Circle {number:03}") };
    let room = leader.messaging()?.create_circle(command).await.map_err(of("making a circle"))?;
    leader.invite(&room, advisor).await?;
    advisor.accept(&room).await?;
    for words in ["Good morning, everyone.", "The office will meet us on 4 June.", LAST_WORDS] {
        leader.say(&room, words).await?;
    }
    Ok(room)
}

async fn new_device(folder: &Path) -> Result<Arc<Device>> {
    let device = open(folder)?;
    let vault = CreateVault { passphrase: Secret::new(PASSPHRASE) };
    device.safety().create_vault(vault).await.map_err(of("making a vault"))?;
    // What the system's language is must not change what is measured.
    let language = SetLanguage { language: "en".to_owned() };
    device.settings().set_language(language).await.map_err(of("choosing a language"))?;
    Ok(device)
}

/// Opens a device of before with its account, and gives its conversations.
pub(crate) async fn come_back(folder: &Path) -> Result<(Arc<Device>, Arc<Messaging>)> {
    let device = open(folder)?;
    let vault = UnlockVault { passphrase: Secret::new(PASSPHRASE) };
    device.safety().unlock_vault(vault).await.map_err(of("opening a vault"))?;
    let session = device.session().map_err(of("opening a vault"))?;
    let begun = Instant::now();
    loop {
        match session.messaging() {
            Ok(messaging) => return Ok((device, messaging)),
            Err(error) if begun.elapsed() > PATIENCE => bail!("an account is not back: {error:?}"),
            Err(_) => tokio::time::sleep(Duration::from_millis(50)).await,
        }
    }
}

/// As the app opens it with `--data-dir`.
fn open(folder: &Path) -> Result<Arc<Device>> {
    let config = DeviceConfig::new(folder.to_owned(), folder.join("cache"));
    Device::open(config).map_err(of("opening a device"))
}

/// Puts what was being done before a typed error.
pub(crate) fn of(what: &str) -> impl Fn(IpcError) -> anyhow::Error {
    move |error| anyhow!("{what}: {error:?}")
}
