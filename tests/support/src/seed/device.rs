//! A member of the demo on a device of their own: the core as the shell would hold it.
//!
//! Called by [`super`], and by `cargo xtask bench` for people of its own. Invariant: every act is
//! waited for until the server has it, and no wait is endless.

use std::sync::Arc;
use std::time::{Duration, Instant};

use futures_util::{Stream, StreamExt as _};
use larkspur_core::{Device, DeviceConfig, Session, messaging::Messaging, vault::KdfChoice};
use larkspur_ipc::{
    IpcError, ListDiff, MemberId, RoomId, Secret,
    account::{AccountState, ConfirmRecoveryKey, Identity, SignIn},
    messaging::{
        AcceptInvitation, InviteMember, Membership, Message, MessageContent, MessagingError, Node,
        Ownership, RoomSummary, SendMessage, SendState, TimelineItem, TimelineKind, WatchRoom,
        WatchTimeline,
    },
    safety::CreateVault,
};
use tempfile::TempDir;

use crate::Trouble;
use crate::homeserver::register_with;

use super::{Account, of};

/// How long one step may take that crosses the server. Generous, since machines are shared.
const PATIENCE: Duration = Duration::from_mins(1);

/// A signed-in member. The account stays on the server when this value goes.
pub struct DemoMember {
    pub(super) name: String,
    /// The whole member id.
    pub id: MemberId,
    pub(super) password: String,
    pub(super) url: String,
    recovery_key: String,
    device: Arc<Device>,
    _folder: Option<TempDir>,
}

impl DemoMember {
    /// Makes the account and signs it in on a new device, with its recovery key confirmed. The
    /// device goes with this value.
    ///
    /// # Errors
    /// If the server does not do its part, or an account of this name exists already.
    pub async fn arrive(url: &str, secret: &str, name: &str) -> Result<Self, Trouble> {
        let (device, folder) = open_device().await?;
        Self::settle(device, Some(folder), url, secret, name).await
    }

    /// The same on a device of the caller's, whose vault is open and knows no account yet.
    ///
    /// # Errors
    /// If the server does not do its part, or an account of this name exists already.
    pub async fn arrive_on(
        device: Arc<Device>,
        url: &str,
        secret: &str,
        name: &str,
    ) -> Result<Self, Trouble> {
        Self::settle(device, None, url, secret, name).await
    }

    async fn settle(
        device: Arc<Device>,
        folder: Option<TempDir>,
        url: &str,
        secret: &str,
        name: &str,
    ) -> Result<Self, Trouble> {
        let password = make_password()?;
        let id = {
            let (url, secret) = (url.to_owned(), secret.to_owned());
            let (name, password) = (name.to_owned(), password.clone());
            tokio::task::spawn_blocking(move || register_with(&url, &secret, &name, &password))
                .await
                .map_err(|e| Trouble::while_doing("making an account", &e))??
        };
        let mut member = Self {
            name: name.to_owned(),
            id: MemberId::parse(id)
                .map_err(|_| Trouble::new("the server's member id is not one"))?,
            password,
            url: url.to_owned(),
            recovery_key: String::new(),
            device,
            _folder: folder,
        };
        let command = SignIn {
            member: member.name.clone(),
            server: url.to_owned(),
            password: Secret::new(&*member.password),
        };
        member.session()?.account().sign_in(command).await.map_err(of("signing in"))?;
        member.recovery_key = member.keep_recovery_key().await?;
        Ok(member)
    }

    /// What somebody needs to sign in as this member.
    pub(super) fn into_account(self) -> Account {
        let Self { name, id, password, recovery_key, .. } = self;
        Account { name, member_id: id.as_str().to_owned(), password, recovery_key }
    }

    async fn keep_recovery_key(&self) -> Result<String, Trouble> {
        self.wait_for_identity(Identity::NeedsNewKey).await?;
        let session = self.session()?;
        let page = session.account().create_recovery_key().await.map_err(of("making a key"))?;
        let groups: Vec<&str> = page.groups.iter().map(Secret::expose).collect();
        let mut asked = Vec::new();
        for number in page.asked {
            let group = groups.get(usize::from(number).wrapping_sub(1));
            asked.push(Secret::new(*group.ok_or_else(|| Trouble::new("no such group"))?));
        }
        let asked = asked.try_into().map_err(|_| Trouble::new("two groups are asked for"))?;
        let command = ConfirmRecoveryKey { groups: asked };
        session.account().confirm_recovery_key(command).await.map_err(of("confirming a key"))?;
        self.wait_for_identity(Identity::Ready).await?;
        Ok(groups.join(" "))
    }

    async fn wait_for_identity(&self, wanted: Identity) -> Result<(), Trouble> {
        let states = self.session()?.account().watch_account();
        let is_there = |state: &AccountState| matches!(state, AccountState::SignedIn { identity, .. } if *identity == wanted);
        wait_for(states, is_there, &format!("the keys of {} become {wanted:?}", self.name)).await
    }

    fn session(&self) -> Result<Arc<Session>, Trouble> {
        self.device.session().map_err(of("opening the vault"))
    }

    /// Their conversations.
    ///
    /// # Errors
    /// When the vault is closed or nobody is signed in.
    pub fn messaging(&self) -> Result<Arc<Messaging>, Trouble> {
        self.session()?.messaging().map_err(of("opening the conversations"))
    }

    /// Waits for the invitation to the space and accepts it. A space is in no list of rooms, so
    /// the invitation is there when it can be accepted.
    pub(super) async fn accept_space(&self, space: &RoomId) -> Result<(), Trouble> {
        let messaging = self.messaging()?;
        ask_until(&format!("{} is invited to the space", self.name), async || {
            match messaging.accept_invitation(AcceptInvitation { room: space.clone() }).await {
                Ok(()) => Ok(true),
                Err(IpcError::Messaging(MessagingError::RoomUnknown)) => Ok(false),
                Err(error) => Err(of("joining the space")(error)),
            }
        })
        .await
    }

    /// A circle that is made before the space has arrived would have no owner.
    pub(super) async fn wait_for_community(&self) -> Result<(), Trouble> {
        let messaging = self.messaging()?;
        let what = format!("the space reaches {}", self.name);
        ask_until(&what, async || Ok(messaging.has_community().await)).await
    }

    pub(super) async fn wait_for_ownership(
        &self,
        room: &RoomId,
        wanted: &Ownership,
    ) -> Result<(), Trouble> {
        let watch = WatchRoom { room: room.clone() };
        let details = self.messaging()?.watch_room(&watch).map_err(of("opening a room"))?;
        wait_for(details, |detail| detail.ownership == *wanted, "a circle gets its owner").await
    }

    /// Invites another member.
    ///
    /// # Errors
    /// If the server does not do its part in time, here and below.
    pub async fn invite(&self, room: &RoomId, other: &Self) -> Result<(), Trouble> {
        let command = InviteMember { room: room.clone(), member: other.id.clone() };
        self.messaging()?.invite_member(command).await.map_err(of("inviting"))
    }

    /// Waits for the invitation and accepts it.
    pub async fn accept(&self, room: &RoomId) -> Result<(), Trouble> {
        let messaging = self.messaging()?;
        let is_invited = |rows: &[RoomSummary]| {
            rows.iter().any(|row| {
                row.room == *room && matches!(row.membership, Membership::Invited { .. })
            })
        };
        let what = format!("{} is invited", self.name);
        wait_in_list(messaging.watch_rooms(), is_invited, &what).await?;
        let command = AcceptInvitation { room: room.clone() };
        messaging.accept_invitation(command).await.map_err(of("joining a room"))
    }

    /// Whether the room stands in the member's list.
    pub(super) async fn is_in(&self, room: &RoomId) -> Result<bool, Trouble> {
        let mut rooms = Box::pin(self.messaging()?.watch_rooms());
        let mut list = Vec::new();
        for diff in rooms.next().await.unwrap_or_default() {
            diff.apply(&mut list).map_err(|_| Trouble::new("a list is out of step"))?;
        }
        Ok(list.iter().any(|row| row.room == *room))
    }

    /// Writes a message and waits until the server has it.
    pub async fn say(&self, room: &RoomId, words: &str) -> Result<(), Trouble> {
        let command = SendMessage { room: room.clone(), body: words.to_owned() };
        self.messaging()?.send_message(command).await.map_err(of("sending"))?;
        let is_sent = |message: &Message| {
            message.send_state == Some(SendState::Sent) && words_of(message) == words
        };
        self.wait_for_message(room, is_sent, "a message is sent").await
    }

    /// Waits until they can read these words in a room.
    pub async fn wait_until_read(&self, room: &RoomId, words: &str) -> Result<(), Trouble> {
        let what = format!("{} reads a message", self.name);
        self.wait_for_message(room, |message| words_of(message) == words, &what).await
    }

    async fn wait_for_message(
        &self,
        room: &RoomId,
        fits: impl Fn(&Message) -> bool,
        what: &str,
    ) -> Result<(), Trouble> {
        let watch = WatchTimeline { room: room.clone() };
        let rows = self.messaging()?.watch_timeline(&watch).map_err(of("opening a room"))?;
        let is_there = |rows: &[TimelineItem]| {
            rows.iter().any(|row| match &row.kind {
                TimelineKind::Message { message } => fits(message),
                _ => false,
            })
        };
        wait_in_list(rows, is_there, what).await
    }

    pub(super) async fn sign_out(&self) -> Result<(), Trouble> {
        self.session()?.account().sign_out().await.map_err(of("signing out"))
    }
}

/// A device with an open vault, on a folder that goes with it.
async fn open_device() -> Result<(Arc<Device>, TempDir), Trouble> {
    let folder = tempfile::Builder::new()
        .prefix("larkspur-seed-")
        .tempdir()
        .map_err(|e| Trouble::while_doing("making a folder", &e))?;
    let mut config = DeviceConfig::new(folder.path().join("data"), folder.path().join("cache"));
    // The vault lives for a minute and guards nothing.
    config.kdf = KdfChoice::Smallest;
    let device = Device::open(config).map_err(of("opening a device"))?;
    let vault = CreateVault { passphrase: Secret::new(make_password()?) };
    device.safety().create_vault(vault).await.map_err(of("making a vault"))?;
    Ok((device, folder))
}

/// Sixteen random characters (80 bits) that are easy to tell apart and to copy by hand.
fn make_password() -> Result<String, Trouble> {
    const LETTERS: &[u8; 32] = b"abcdefghijkmnpqrstuvwxyz23456789";
    let mut bytes = [0; 16];
    getrandom::fill(&mut bytes)
        .map_err(|e| Trouble::while_doing("asking the system for random bytes", &e))?;
    let letters = bytes.map(|byte| char::from(LETTERS[usize::from(byte % 32)]));
    Ok(letters.chunks(4).map(|group| group.iter().collect()).collect::<Vec<String>>().join("-"))
}

/// The words of a message, empty if it cannot be read.
pub fn words_of(message: &Message) -> String {
    fn collect(nodes: &[Node], text: &mut String) {
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

/// Waits until a value fits.
async fn wait_for<T>(
    stream: impl Stream<Item = T>,
    fits: impl Fn(&T) -> bool,
    what: &str,
) -> Result<(), Trouble> {
    let mut stream = Box::pin(stream);
    in_time(what, async {
        while let Some(value) = stream.next().await {
            if fits(&value) {
                return Ok(());
            }
        }
        Err(ended(what))
    })
    .await
}

/// Follows a list until it fits.
async fn wait_in_list<T>(
    stream: impl Stream<Item = Vec<ListDiff<T>>>,
    fits: impl Fn(&[T]) -> bool,
    what: &str,
) -> Result<(), Trouble> {
    let mut list = Vec::new();
    let mut stream = Box::pin(stream);
    in_time(what, async {
        while let Some(batch) = stream.next().await {
            for diff in batch {
                diff.apply(&mut list).map_err(|_| Trouble::new("a list is out of step"))?;
            }
            if fits(&list) {
                return Ok(());
            }
        }
        Err(ended(what))
    })
    .await
}

/// Asks again and again until the answer is yes.
pub(super) async fn ask_until(
    what: &str,
    mut is_true: impl AsyncFnMut() -> Result<bool, Trouble>,
) -> Result<(), Trouble> {
    let begun = Instant::now();
    while !is_true().await? {
        if begun.elapsed() > PATIENCE {
            return Err(late(what));
        }
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
    Ok(())
}

async fn in_time(
    what: &str,
    work: impl Future<Output = Result<(), Trouble>>,
) -> Result<(), Trouble> {
    tokio::time::timeout(PATIENCE, work).await.unwrap_or_else(|_| Err(late(what)))
}

fn late(what: &str) -> Trouble {
    Trouble::new(format!("waited too long until {what}"))
}

fn ended(what: &str) -> Trouble {
    Trouble::new(format!("the stream ended before {what}"))
}
