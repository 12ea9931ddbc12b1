//! The account: sign in and out, start again where it was, and the person's own keys.
//!
//! The shell calls the methods that are named like the commands; `Session` owns the one
//! [`Account`]. Invariants: at most one account is signed in; its token and its stores live and go
//! together; what the window learns comes from [`Account::watch_account`] alone.

mod address;
mod client;
mod crypto_store;
pub(crate) mod event_cache;
mod http;
mod log_in;
mod recovery;
mod store;
mod stores;

use std::{sync::Arc, time::Duration};

use futures_util::Stream;
use larkspur_ipc::{
    IpcError, MemberId,
    account::{AccountError, AccountState, SignIn},
};
use matrix_sdk::{Client, SessionChange, store::RoomLoadSettings};
use tokio::sync::{Mutex, watch};
use tracing::{info, warn};

use crate::{
    db::Database,
    disk,
    messaging::Messaging,
    session::{Folders, random_name},
    tasks::Tasks,
    vault::Key,
    watching::watch_stream,
};
use client::{discover, reopen};
use log_in::log_in;
use store::{KeptAccount, RecordedKey};
use stores::Stores;

/// How long signing out waits for the server's word.
const LOGOUT_PATIENCE: Duration = Duration::from_secs(5);

/// What belongs to the signed-in account and goes with it.
struct Active {
    client: Client,
    messaging: Arc<Messaging>,
    tasks: Tasks,
}

/// The account of an open vault.
pub struct Account {
    database: Database,
    folders: Folders,
    store_key: Key,
    state: Arc<watch::Sender<AccountState>>,
    active: Mutex<Option<Active>>,
    /// The same `Messaging` as in `active`, for callers that do not wait.
    messaging: std::sync::RwLock<Option<Arc<Messaging>>>,
    /// A recovery key that was made and waits for its confirmation.
    waiting_key: recovery::WaitingKey,
}

impl Account {
    pub(crate) fn new(database: Database, folders: Folders, store_key: Key) -> Self {
        Self {
            database,
            folders,
            store_key,
            state: Arc::new(watch::Sender::new(AccountState::SignedOut)),
            active: Mutex::default(),
            messaging: std::sync::RwLock::default(),
            waiting_key: recovery::WaitingKey::default(),
        }
    }

    /// The account's state, and again after each change.
    pub fn watch_account(&self) -> impl Stream<Item = AccountState> + Send + 'static + use<> {
        watch_stream(self.state.subscribe())
    }

    /// The conversations of the signed-in account.
    ///
    /// # Errors
    /// [`IpcError::SignedOut`] when nobody is signed in.
    pub(crate) fn messaging(&self) -> Result<Arc<Messaging>, IpcError> {
        self.messaging.read().ok().and_then(|m| m.clone()).ok_or(IpcError::SignedOut)
    }

    /// Opens the account that was signed in before, without needing the server. A cache that does
    /// not open or has a hole is dropped, since the server has its content; a damaged store is reported as
    /// [`AccountState::Damaged`], never deleted by itself.
    pub(crate) async fn restore(&self) {
        let kept = match store::load(&self.database).await {
            Ok(Some(kept)) => kept,
            Ok(None) => return,
            Err(_) => return self.mark_damaged(),
        };
        let cache = self.folders.cache.join("matrix").join(&kept.folder);
        let is_whole =
            event_cache::Mark::of(&cache).is_there() && event_cache::is_whole(&cache).await;
        if is_whole && self.reopen(&kept).await.is_ok() {
            return;
        }
        warn!("the account did not open, or its cache is doubtful: that is dropped");
        // That it is not there at all is fine: it is where a system makes room.
        if disk::remove_if_present(&cache).is_err() || self.reopen(&kept).await.is_err() {
            self.mark_damaged();
        }
    }

    async fn reopen(&self, kept: &KeptAccount) -> Result<(), AccountError> {
        let client = reopen(&kept.homeserver, &self.stores(&kept.folder)?).await?;
        client
            .matrix_auth()
            .restore_session(kept.session.clone(), RoomLoadSettings::default())
            .await
            .map_err(|_| AccountError::StoreDamaged)?;
        self.activate(client, kept).await
    }

    fn mark_damaged(&self) {
        self.state.send_replace(AccountState::Damaged);
    }

    /// Signs in with a password.
    ///
    /// # Errors
    /// An [`AccountError`] that names what the person can change, or what the server lacks.
    pub async fn sign_in(&self, command: SignIn) -> Result<(), IpcError> {
        let address = address::parse(&command.member, &command.server)?;
        let earlier = self.take_expired().await?;
        let folder = earlier.as_ref().map_or_else(random_name, |kept| kept.folder.clone());
        let stores = self.stores(&folder)?;
        let signed_in = async {
            let client = discover(&address.server, &stores).await?;
            let device = earlier.as_ref().map(|kept| kept.session.meta.device_id.as_str());
            let session =
                log_in(&client, &address.login, command.password.expose(), device).await?;
            let recovery = earlier.as_ref().map_or(RecordedKey::None, |kept| kept.recovery);
            let kept = KeptAccount {
                homeserver: client.homeserver(),
                session,
                folder: folder.clone(),
                recovery,
            };
            store::keep(&self.database, &kept).await?;
            Ok((client, kept))
        }
        .await;
        match signed_in {
            Ok((client, kept)) => Ok(self.activate(client, &kept).await?),
            Err(error) if earlier.is_some() => {
                // The expired account stays as it was, so that the person can try again.
                self.restore().await;
                self.mark_expired();
                Err(IpcError::Account(error))
            }
            Err(error) => {
                self.delete_stores(&folder).await;
                Err(IpcError::Account(error))
            }
        }
    }

    /// Signs out: tells the server if it answers, and deletes what this device keeps.
    ///
    /// # Errors
    /// [`AccountError::DiskNotWritable`] when the row could not be deleted.
    pub async fn sign_out(&self) -> Result<(), IpcError> {
        if *self.state.borrow() == AccountState::SignedOut {
            return Err(IpcError::SignedOut);
        }
        if let Ok(messaging) = self.messaging() {
            messaging.finish_leaving().await;
            messaging.finish_backup().await;
        }
        if let Some(Active { client, .. }) = self.deactivate().await {
            // The server is asked to forget the token, but a dead network must keep nobody in.
            let auth = client.matrix_auth();
            if !matches!(tokio::time::timeout(LOGOUT_PATIENCE, auth.logout()).await, Ok(Ok(_))) {
                info!("the server was not told about the sign-out");
            }
        }
        store::forget(&self.database).await?;
        // Every folder of a former account goes, also those of a sign-in that was cut short.
        for root in [&self.folders.data, &self.folders.cache] {
            let path = root.join("matrix");
            if tokio::fs::remove_dir_all(&path).await.is_err() && path.exists() {
                return Err(AccountError::DiskNotWritable.into());
            }
        }
        self.state.send_replace(AccountState::SignedOut);
        Ok(())
    }

    /// Stops everything that belongs to the account. The account stays signed in.
    pub(crate) async fn close(&self) {
        self.put_away().await;
        self.waiting_key.clear();
    }

    async fn activate(&self, client: Client, kept: &KeptAccount) -> Result<(), AccountError> {
        let mark = event_cache::Mark::of(&self.stores(&kept.folder)?.cache);
        mark.put();
        let (database, state) = (self.database.clone(), self.state.subscribe());
        let messaging = Arc::new(Messaging::start(&client, database, state, mark).await?);
        let tasks = Tasks::default();
        self.publish(&client, kept.recovery, false).await;
        self.watch_keys(&tasks, &client);
        self.watch_token(&tasks, &client);
        *self.active.lock().await = Some(Active { client, messaging: messaging.clone(), tasks });
        if let Ok(mut slot) = self.messaging.write() {
            *slot = Some(messaging);
        }
        Ok(())
    }

    /// Takes the account out of use and closes its stores. A message that is on its way has its answer written down by a task
    /// of the SDK, which ends when it will. Were the stores open to it, it would write behind the back of whoever opens them
    /// next, and that one's cache of the room would die over it (SDK 0.18, `event_cache/caches/room/state.rs`, `expect`).
    async fn put_away(&self) {
        if let Some(active) = self.deactivate().await
            && active.client.pause().await.is_err()
        {
            warn!("a store of the account could not be closed");
        }
    }

    async fn deactivate(&self) -> Option<Active> {
        if let Ok(mut slot) = self.messaging.write() {
            *slot = None;
        }
        let active = self.active.lock().await.take()?;
        active.tasks.stop().await;
        active.messaging.stop().await;
        Some(active)
    }

    /// Takes the account out of use when the server no longer accepts it, to sign in again with
    /// the same device.
    async fn take_expired(&self) -> Result<Option<KeptAccount>, AccountError> {
        let is_expired = match &*self.state.borrow() {
            AccountState::SignedOut => return Ok(None),
            AccountState::Damaged => false,
            AccountState::SignedIn { is_expired, .. } => *is_expired,
        };
        if !is_expired {
            return Err(AccountError::AlreadySignedIn);
        }
        self.put_away().await;
        store::load(&self.database).await
    }

    fn mark_expired(&self) {
        self.state.send_modify(|state| {
            if let AccountState::SignedIn { is_expired, .. } = state {
                *is_expired = true;
            }
        });
    }

    fn watch_token(&self, tasks: &Tasks, client: &Client) {
        let mut changes = client.subscribe_to_session_changes();
        let state = self.state.clone();
        tasks.spawn("account::token", async move {
            while let Ok(change) = changes.recv().await {
                if matches!(change, SessionChange::UnknownToken(_)) {
                    state.send_modify(|state| {
                        if let AccountState::SignedIn { is_expired, .. } = state {
                            *is_expired = true;
                        }
                    });
                }
            }
        });
    }

    /// Publishes the account with the state of its keys.
    async fn publish(&self, client: &Client, recorded: RecordedKey, is_expired: bool) {
        let Some(member) = client.user_id().and_then(|id| MemberId::parse(id.as_str()).ok()) else {
            return;
        };
        let identity = recovery::identity_of(client, recorded).await;
        self.state.send_replace(AccountState::SignedIn {
            member,
            name: None,
            homeserver: client.homeserver().to_string(),
            identity,
            is_expired,
        });
    }

    /// The stores of the account whose folder has this name. Makes the folders.
    fn stores(&self, folder: &str) -> Result<Stores, AccountError> {
        let data = self.folders.data.join("matrix").join(folder);
        let cache = self.folders.cache.join("matrix").join(folder);
        for path in [&data, &cache] {
            std::fs::create_dir_all(path).map_err(|_| AccountError::DiskNotWritable)?;
        }
        Ok(Stores { data, cache, key: self.store_key.clone() })
    }

    async fn delete_stores(&self, folder: &str) {
        for root in [&self.folders.data, &self.folders.cache] {
            let path = root.join("matrix").join(folder);
            if tokio::fs::remove_dir_all(&path).await.is_err() && path.exists() {
                warn!("a store of a former account could not be deleted");
            }
        }
    }
}
