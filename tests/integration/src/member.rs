//! A member with a device of their own: the core as the shell would hold it.

use std::{
    ops::Deref,
    sync::{Arc, OnceLock},
    time::Duration,
};

use futures_util::{Stream, StreamExt as _};
use larkspur_core::{Device, DeviceConfig, Roots, Session, messaging::Messaging, vault::KdfChoice};
use larkspur_ipc::{
    ListDiff, MemberId, RoomId, Secret,
    account::{AccountState, ConfirmRecoveryKey, EnterRecoveryKey, Identity, SignIn},
    messaging::{
        AcceptInvitation, InviteMember, Membership, Message, MessageContent, RoomSummary,
        SendMessage, TimelineItem, TimelineKind, WatchTimeline,
    },
    safety::{CreateVault, UnlockVault},
};
use larkspur_test_support::homeserver::{Homeserver, Options, register_with};
use tempfile::TempDir;
use tokio::runtime::Handle;

/// How long anything may take that crosses the server. Generous, since machines are shared.
pub(crate) const PATIENCE: Duration = Duration::from_secs(30);
/// The passphrase of every test vault.
pub(crate) const PASSPHRASE: &str = "cedar lamp river seven window";
/// The password of every test account.
pub(crate) const PASSWORD: &str = "the password of a test account";

/// A server that the tests of one process share.
pub(crate) struct Server {
    pub(crate) url: String,
    pub(crate) secret: String,
}

impl Server {
    /// A server that the test itself started.
    pub(crate) fn of(homeserver: &Homeserver) -> Self {
        Self { url: homeserver.url(), secret: homeserver.shared_secret().to_owned() }
    }
}

/// The server that `cargo xtask test` started, or one for this process.
pub(crate) fn server() -> &'static Server {
    static OWN: OnceLock<(Server, Option<std::sync::Mutex<Homeserver>>)> = OnceLock::new();
    let (server, _) = OWN.get_or_init(|| {
        let given = |name: &str| std::env::var(name).ok();
        if let Some(url) = given("LARKSPUR_HOMESERVER")
            && let Some(secret) = given("LARKSPUR_HOMESERVER_SECRET")
        {
            return (Server { url, secret }, None);
        }
        let own = Homeserver::start(Options::default()).unwrap();
        let server = Server { url: own.url(), secret: own.shared_secret().to_owned() };
        (server, Some(std::sync::Mutex::new(own)))
    });
    server
}

/// A name that no other test uses.
pub(crate) fn fresh_name(role: &str) -> String {
    let since = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).unwrap();
    format!("{role}-{:x}-{:x}", std::process::id(), since.as_nanos() % 0xffff_ffff)
}

/// A core that runs. It locks before it goes, as the app does before it ends: stores that are open
/// at the end of a test's process close on threads of their own while SQLCipher is torn down.
pub(crate) struct Running(Arc<Device>);

impl Deref for Running {
    type Target = Device;

    fn deref(&self) -> &Device {
        &self.0
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        let safety = self.0.safety();
        tokio::task::block_in_place(|| Handle::current().block_on(safety.lock()));
    }
}

/// A device with an open vault.
pub(crate) struct OpenDevice {
    // Before its folder, which goes with it.
    pub(crate) device: Running,
    pub(crate) folder: TempDir,
}

impl OpenDevice {
    pub(crate) async fn new() -> Self {
        Self::in_folder(TempDir::new().unwrap()).await
    }

    /// A new vault in a folder of the caller's choice.
    pub(crate) async fn in_folder(folder: TempDir) -> Self {
        let device = open(&folder);
        Self::begin(folder, device).await
    }

    /// A device that takes packs which these keys have signed.
    pub(crate) async fn trusting(roots: Roots) -> Self {
        let folder = TempDir::new().unwrap();
        let device = open_trusting(&folder, roots);
        Self::begin(folder, device).await
    }

    async fn begin(folder: TempDir, device: Running) -> Self {
        device
            .safety()
            .create_vault(CreateVault { passphrase: Secret::new(PASSPHRASE) })
            .await
            .unwrap();
        Self { device, folder }
    }

    pub(crate) fn session(&self) -> Arc<Session> {
        self.device.session().unwrap()
    }
}

/// Opens the core on a folder, with the cheapest passphrase costs.
pub(crate) fn open(folder: &TempDir) -> Running {
    open_trusting(folder, Roots::default())
}

fn open_trusting(folder: &TempDir, roots: Roots) -> Running {
    let mut config = DeviceConfig::new(folder.path().join("data"), folder.path().join("cache"));
    config.kdf = KdfChoice::Smallest;
    config.roots = roots;
    Running(Device::open(config).unwrap())
}

/// A signed-in member.
pub(crate) struct Member {
    pub(crate) id: MemberId,
    pub(crate) name: String,
    pub(crate) on: OpenDevice,
    pub(crate) recovery_key: String,
    pub(crate) server_url: String,
}

impl Member {
    /// A new account on a new device, with its recovery key confirmed.
    pub(crate) async fn arrive(role: &str) -> Self {
        Self::arrive_at(server(), role).await
    }

    pub(crate) async fn arrive_at(server: &Server, role: &str) -> Self {
        Self::arrive_through(server, &server.url, role).await
    }

    /// A new account that reaches the server by another address.
    pub(crate) async fn arrive_through(server: &Server, url: &str, role: &str) -> Self {
        Self::arrive_on(OpenDevice::new().await, server, url, role).await
    }

    /// A new account on a device that is there already.
    pub(crate) async fn arrive_on(on: OpenDevice, server: &Server, url: &str, role: &str) -> Self {
        let name = fresh_name(role);
        let id = register_with(&server.url, &server.secret, &name, PASSWORD).unwrap();
        sign_in(&on, url, &name).await;
        let recovery_key = keep_recovery_key(&on).await;
        Self {
            id: MemberId::parse(id).unwrap(),
            name,
            on,
            recovery_key,
            server_url: server.url.clone(),
        }
    }

    /// The same account on a new device, which knows nothing but the recovery key.
    pub(crate) async fn on_a_new_device(&self) -> Self {
        let on = OpenDevice::new().await;
        sign_in(&on, &self.server_url, &self.name).await;
        wait_for_identity(&on, Identity::NeedsRecoveryKey).await;
        let key = EnterRecoveryKey { key: Secret::new(self.recovery_key.clone()) };
        on.session().account().enter_recovery_key(key).await.unwrap();
        wait_for_identity(&on, Identity::Ready).await;
        Self {
            id: self.id.clone(),
            name: self.name.clone(),
            on,
            recovery_key: self.recovery_key.clone(),
            server_url: self.server_url.clone(),
        }
    }

    /// Ends the app. What it keeps in its folder stays.
    pub(crate) async fn go_away(self) -> Away {
        self.on.device.safety().lock().await;
        let Self { id, name, on: OpenDevice { device, folder }, recovery_key, server_url } = self;
        drop(device);
        Away { id, name, folder, recovery_key, server_url }
    }

    pub(crate) fn session(&self) -> Arc<Session> {
        self.on.session()
    }

    pub(crate) fn messaging(&self) -> Arc<Messaging> {
        self.session().messaging().unwrap()
    }

    /// Invites `other` and lets them in.
    pub(crate) async fn bring_in(&self, room: &RoomId, other: &Self) {
        let invite = InviteMember { room: room.clone(), member: other.id.clone() };
        self.messaging().invite_member(invite).await.unwrap();
        other.accept(room).await;
    }

    /// Waits for the invitation and accepts it.
    pub(crate) async fn accept(&self, room: &RoomId) {
        self.wait_for_room(room, |row| matches!(row.membership, Membership::Invited { .. })).await;
        self.messaging().accept_invitation(AcceptInvitation { room: room.clone() }).await.unwrap();
    }

    pub(crate) async fn say(&self, room: &RoomId, body: &str) {
        self.messaging()
            .send_message(SendMessage { room: room.clone(), body: body.to_owned() })
            .await
            .unwrap();
    }

    /// Waits until the room list has a row that fits.
    pub(crate) async fn wait_for_room(
        &self,
        room: &RoomId,
        fits: impl Fn(&RoomSummary) -> bool,
    ) -> RoomSummary {
        let rooms = self.messaging().watch_rooms();
        wait_in_list(rooms, |rows: &[RoomSummary]| {
            rows.iter().find(|row| row.room == *room && fits(row)).cloned()
        })
        .await
        .unwrap_or_else(|| panic!("{} never saw the room", self.name))
    }

    /// Waits until the timeline satisfies `look`.
    pub(crate) async fn wait_in_room<T>(
        &self,
        room: &RoomId,
        look: impl Fn(&[TimelineItem]) -> Option<T>,
    ) -> Option<T> {
        let rows = self.messaging().watch_timeline(&WatchTimeline { room: room.clone() }).unwrap();
        wait_in_list(rows, look).await
    }

    /// Waits until the words can be read in the room.
    pub(crate) async fn reads(&self, room: &RoomId, body: &str) {
        let read = self
            .wait_in_room(room, |rows| messages(rows).any(|m| words(m) == body).then_some(()))
            .await;
        assert!(read.is_some(), "{} did not read the message in time", self.name);
    }
}

/// A member whose app does not run.
pub(crate) struct Away {
    pub(crate) id: MemberId,
    pub(crate) name: String,
    pub(crate) folder: TempDir,
    pub(crate) recovery_key: String,
    pub(crate) server_url: String,
}

impl Away {
    /// Starts the app again on the same folder and opens its vault.
    pub(crate) async fn come_back(self) -> Member {
        let Self { id, name, folder, recovery_key, server_url } = self;
        let device = open(&folder);
        let unlock = UnlockVault { passphrase: Secret::new(PASSPHRASE) };
        device.safety().unlock_vault(unlock).await.unwrap();
        Member { id, name, on: OpenDevice { device, folder }, recovery_key, server_url }
    }
}

pub(crate) async fn sign_in(on: &OpenDevice, url: &str, name: &str) {
    let command =
        SignIn { member: name.to_owned(), server: url.to_owned(), password: Secret::new(PASSWORD) };
    on.session().account().sign_in(command).await.unwrap();
}

/// Waits until the account's keys are as wanted.
pub(crate) async fn wait_for_identity(on: &OpenDevice, wanted: Identity) {
    let seen = std::sync::Mutex::new(Vec::new());
    let found = first(on.session().account().watch_account(), |state| {
        let AccountState::SignedIn { identity, .. } = state else { return None };
        seen.lock().unwrap().push(*identity);
        (*identity == wanted).then_some(())
    });
    assert!(
        found.await.is_some(),
        "the keys never became {wanted:?}, only {:?}",
        seen.lock().unwrap()
    );
}

async fn keep_recovery_key(on: &OpenDevice) -> String {
    wait_for_identity(on, Identity::NeedsNewKey).await;
    let session = on.session();
    let page = session.account().create_recovery_key().await.unwrap();
    let groups: Vec<String> = page.groups.iter().map(|group| group.expose().to_owned()).collect();
    let asked = page.asked.map(|number| Secret::new(groups[usize::from(number) - 1].clone()));
    session.account().confirm_recovery_key(ConfirmRecoveryKey { groups: asked }).await.unwrap();
    wait_for_identity(on, Identity::Ready).await;
    groups.join(" ")
}

/// The first value for which `look` finds something, within [`PATIENCE`].
pub(crate) async fn first<T, R>(
    stream: impl Stream<Item = T>,
    look: impl Fn(&T) -> Option<R>,
) -> Option<R> {
    let mut stream = Box::pin(stream);
    tokio::time::timeout(PATIENCE, async {
        while let Some(value) = stream.next().await {
            if let Some(found) = look(&value) {
                return Some(found);
            }
        }
        None
    })
    .await
    .ok()
    .flatten()
}

/// Applies the diffs of a list until `look` finds something, within [`PATIENCE`].
pub(crate) async fn wait_in_list<T, R>(
    stream: impl Stream<Item = Vec<ListDiff<T>>>,
    look: impl Fn(&[T]) -> Option<R>,
) -> Option<R> {
    let mut list = Vec::new();
    let mut stream = Box::pin(stream);
    tokio::time::timeout(PATIENCE, async {
        while let Some(batch) = stream.next().await {
            for diff in batch {
                diff.apply(&mut list).expect("every diff fits the list");
            }
            if let Some(found) = look(&list) {
                return Some(found);
            }
        }
        None
    })
    .await
    .ok()
    .flatten()
}

/// The messages among the rows.
pub(crate) fn messages(rows: &[TimelineItem]) -> impl Iterator<Item = &Message> {
    rows.iter().filter_map(|row| match &row.kind {
        TimelineKind::Message { message } => Some(&**message),
        _ => None,
    })
}

/// The words of a message, empty if it cannot be read.
pub(crate) fn words(message: &Message) -> String {
    fn collect(nodes: &[larkspur_ipc::messaging::Node], text: &mut String) {
        use larkspur_ipc::messaging::Node;
        for node in nodes {
            match node {
                Node::Text { text: words } => text.push_str(words),
                Node::Break => text.push('\n'),
                Node::Link { children, .. } | Node::Styled { children, .. } => {
                    collect(children, text);
                }
            }
        }
    }
    let mut text = String::new();
    if let MessageContent::Words { nodes, .. } = &message.content {
        collect(nodes, &mut text);
    }
    text
}
