//! Safety: the vault opened and locked, the wait after a wrong try, the lock after a rest.
//!
//! Called by the shell, which shows the lock window whenever it sees [`VaultState::Locked`].
//! Invariants: there is a session only while the vault is open; locking never waits for anything
//! that opens it; whatever locks (the person, a rest, erasing) takes the same path.

mod erase;
mod estimate;
mod lock;
mod rest;
mod words;

use std::{
    io,
    sync::{
        Arc, Mutex, PoisonError, RwLock,
        atomic::{AtomicU64, Ordering},
    },
    time::Duration,
};

use futures_util::Stream;
use larkspur_bundle::Roots;
use larkspur_ipc::{
    IpcError,
    safety::{
        ChangePassphrase, CreateVault, EraseVault, EstimatePassphrase, PassphraseEstimate, Rest,
        SafetyError, UnlockVault, VaultState,
    },
};
use tokio::sync::watch;

pub use self::lock::LockOutcome;
use self::rest::Activity;
use crate::{
    apart,
    clock::Clock,
    session::{Folders, Session},
    vault::{KdfChoice, Keys, Presence, Vault, VaultError, wait_after},
    watching::watch_stream,
};

/// The vault of this device, and the session that it opens.
#[derive(Clone)]
pub struct Safety {
    inner: Arc<Inner>,
}

/// What a rest's task shares with the commands.
struct Inner {
    folders: Folders,
    clock: Arc<dyn Clock>,
    kdf: KdfChoice,
    roots: Roots,
    vault: Vault,
    session: RwLock<Option<Arc<Session>>>,
    /// Counts the locks. Opening that began before a lock must not open after it.
    locks: AtomicU64,
    /// One at a time creates, opens, changes or erases. Locking never takes it.
    changing: tokio::sync::Mutex<()>,
    gate: Mutex<Gate>,
    state: watch::Sender<VaultState>,
    rest: watch::Sender<Rest>,
    activity: Activity,
    is_still_held: watch::Sender<bool>,
}

/// What is known about the way in while it is shut.
struct Gate {
    presence: Presence,
    /// When the next try is allowed, on the monotonic clock.
    opens_at: Duration,
}

impl Safety {
    /// Looks at the disk and goes on with an erasing that was cut off. Blocks for a moment.
    pub(crate) fn open(
        folders: Folders,
        clock: Arc<dyn Clock>,
        kdf: KdfChoice,
        roots: Roots,
    ) -> Result<Self, IpcError> {
        let vault = Vault::new(&folders.data);
        if erase::is_cut_off(&folders)
            && let Err(error) = erase::erase(&folders, &vault)
        {
            tracing::warn!(%error, "an erasing that was cut off could not be ended");
        }
        let presence = find_presence(&folders, &vault).map_err(VaultError::Disk)?;
        if presence == Presence::Absent {
            erase::remove_webview(&folders);
        }
        // After a restart the current wait starts anew: the process may have been ended to
        // get around it.
        let wait = match presence {
            Presence::Present => wait_after(vault.wrong_tries()),
            Presence::Absent | Presence::Damaged => Duration::ZERO,
        };
        let gate = Gate { presence, opens_at: clock.monotonic() + wait };
        let inner = Arc::new(Inner {
            activity: Activity::new(&*clock),
            folders,
            clock,
            kdf,
            roots,
            vault,
            session: RwLock::new(None),
            locks: AtomicU64::new(0),
            changing: tokio::sync::Mutex::new(()),
            gate: Mutex::new(gate),
            state: watch::Sender::new(VaultState::Absent),
            rest: watch::Sender::new(Rest::Awake),
            is_still_held: watch::Sender::new(false),
        });
        inner.publish();
        Ok(Self { inner })
    }

    /// What the vault opened, if it is open.
    pub(crate) fn session(&self) -> Result<Arc<Session>, IpcError> {
        self.inner.session().ok_or(IpcError::Locked)
    }

    /// The state of the vault, and again after each change, also when a wait is over.
    pub fn watch_vault(&self) -> impl Stream<Item = VaultState> + Send + 'static + use<> {
        watch_stream(self.inner.state.subscribe())
    }

    /// Whether the app is about to lock by itself, and again after each change.
    pub fn watch_rest(&self) -> impl Stream<Item = Rest> + Send + 'static + use<> {
        watch_stream(self.inner.rest.subscribe())
    }

    /// Five words, drawn by the system's random source.
    ///
    /// # Errors
    /// [`IpcError::Internal`] if the system gives no randomness.
    pub fn suggest_passphrase(&self) -> Result<Vec<String>, IpcError> {
        words::draw_words().map_err(IpcError::from)
    }

    /// How hard a passphrase is to guess.
    pub fn estimate_passphrase(&self, command: &EstimatePassphrase) -> PassphraseEstimate {
        estimate::estimate(command.passphrase.expose())
    }

    /// Makes the vault and opens it. Takes a second or two.
    ///
    /// # Errors
    /// [`SafetyError::TooWeak`], [`SafetyError::AlreadyExists`], [`SafetyError::Damaged`],
    /// [`SafetyError::DiskNotWritable`]; after any of them there is no vault that was not there
    /// before.
    pub async fn create_vault(&self, command: CreateVault) -> Result<(), IpcError> {
        // In a task of its own, since the window that asks may go away in the middle.
        self.run(move |inner| async move { inner.create(command).await }).await
    }

    /// Opens the vault. Takes about 0.7 s.
    ///
    /// # Errors
    /// [`SafetyError::WrongPassphrase`] and [`SafetyError::WaitFirst`] with the wait;
    /// [`SafetyError::Absent`], [`SafetyError::Damaged`], [`SafetyError::DatabaseDamaged`],
    /// [`SafetyError::DiskNotWritable`]; [`IpcError::Locked`] if it was locked meanwhile.
    pub async fn unlock_vault(&self, command: UnlockVault) -> Result<(), IpcError> {
        self.run(move |inner| async move { inner.unlock(command).await }).await
    }

    /// Wraps the key anew with another passphrase. Takes a second or two.
    ///
    /// # Errors
    /// [`IpcError::Locked`], [`SafetyError::TooWeak`], [`SafetyError::WrongPassphrase`] and
    /// [`SafetyError::WaitFirst`], [`SafetyError::DiskNotWritable`]; after any of them the
    /// passphrase is the one of before.
    pub async fn change_passphrase(&self, command: ChangePassphrase) -> Result<(), IpcError> {
        self.run(move |inner| async move { inner.change(command).await }).await
    }

    /// Erases the vault and all that it protects; the preferences stay.
    ///
    /// # Errors
    /// [`SafetyError::NotConfirmed`]; [`SafetyError::DiskNotWritable`] if something is left, with
    /// which the next start goes on.
    pub async fn erase_vault(&self, command: EraseVault) -> Result<(), IpcError> {
        if !command.is_confirmed {
            return Err(SafetyError::NotConfirmed.into());
        }
        self.run(|inner| async move { inner.erase().await }).await
    }

    /// Locks: the session ends and its keys are wiped.
    pub async fn lock(&self) -> LockOutcome {
        let inner = self.inner.clone();
        // A task that dies has let go of the session, but nobody has seen it gone.
        tokio::spawn(async move { inner.lock().await }).await.unwrap_or(LockOutcome::StillHeld)
    }

    /// Resolves when a lock, whoever asked for it, has left the session alive. The process must
    /// end then: that is the only way to be rid of what it holds.
    pub fn still_held(&self) -> impl Future<Output = ()> + Send + 'static + use<> {
        let mut is_still_held = self.inner.is_still_held.subscribe();
        async move {
            if is_still_held.wait_for(|is_held| *is_held).await.is_err() {
                std::future::pending::<()>().await;
            }
        }
    }

    /// Says that the person is there.
    pub fn note_activity(&self) {
        self.inner.note_activity();
    }

    async fn run<F>(&self, work: impl FnOnce(Arc<Inner>) -> F) -> Result<(), IpcError>
    where
        F: Future<Output = Result<(), IpcError>> + Send + 'static,
    {
        tokio::spawn(work(self.inner.clone())).await.unwrap_or(Err(IpcError::Internal))
    }
}

impl Inner {
    async fn create(self: &Arc<Self>, command: CreateVault) -> Result<(), IpcError> {
        let _changing = self.changing.lock().await;
        let locks = self.locks.load(Ordering::SeqCst);
        match self.presence() {
            Presence::Absent => {}
            Presence::Present => return Err(SafetyError::AlreadyExists.into()),
            Presence::Damaged => return Err(SafetyError::Damaged.into()),
        }
        let passphrase = command.passphrase;
        if !estimate::estimate(passphrase.expose()).is_enough {
            return Err(SafetyError::TooWeak.into());
        }
        let inner = self.clone();
        let keys = block(move || {
            // What an erasing left must go first: its mark would take the new vault with it.
            if erase::is_cut_off(&inner.folders) {
                erase::erase(&inner.folders, &inner.vault)?;
            }
            inner.vault.create(passphrase.expose(), inner.kdf)
        })
        .await??;
        self.set_presence(Presence::Present);
        let outcome = self.open_session(keys, locks).await;
        if outcome.is_err() && outcome != Err(IpcError::Locked) {
            // A vault that nothing was ever kept in would only be in the way of the next try.
            let inner = self.clone();
            block(move || erase::erase(&inner.folders, &inner.vault)).await??;
            self.look_again();
        }
        outcome
    }

    async fn unlock(self: &Arc<Self>, command: UnlockVault) -> Result<(), IpcError> {
        let _changing = self.changing.lock().await;
        let locks = self.locks.load(Ordering::SeqCst);
        if self.session().is_some() {
            return Ok(());
        }
        self.check_way_in()?;
        let vault = self.vault.clone();
        let outcome = block(move || vault.unlock(command.passphrase.expose())).await?;
        let keys = self.answer_try(outcome)?;
        self.open_session(keys, locks).await
    }

    async fn change(self: &Arc<Self>, command: ChangePassphrase) -> Result<(), IpcError> {
        let _changing = self.changing.lock().await;
        if self.session().is_none() {
            return Err(IpcError::Locked);
        }
        let ChangePassphrase { current, new } = command;
        if !estimate::estimate(new.expose()).is_enough {
            return Err(SafetyError::TooWeak.into());
        }
        self.check_way_in()?;
        let (vault, kdf) = (self.vault.clone(), self.kdf);
        let outcome =
            block(move || vault.change_passphrase(current.expose(), new.expose(), kdf)).await?;
        self.answer_try(outcome)
    }

    async fn erase(self: &Arc<Self>) -> Result<(), IpcError> {
        // First the lock, which waits for nobody; files that are still held lose their names.
        self.lock().await;
        let _changing = self.changing.lock().await;
        // Somebody may have opened it while this waited.
        self.lock().await;
        let inner = self.clone();
        let outcome = block(move || erase::erase(&inner.folders, &inner.vault)).await?;
        self.look_again();
        Ok(outcome?)
    }

    /// Refuses a try that cannot succeed or comes too early.
    fn check_way_in(&self) -> Result<(), SafetyError> {
        match self.presence() {
            Presence::Absent => return Err(SafetyError::Absent),
            Presence::Damaged => return Err(SafetyError::Damaged),
            Presence::Present => {}
        }
        match self.wait_seconds() {
            0 => Ok(()),
            wait_seconds => Err(SafetyError::WaitFirst { wait_seconds }),
        }
    }

    /// After a try: what the next one waits.
    fn answer_try<T>(self: &Arc<Self>, outcome: Result<T, VaultError>) -> Result<T, IpcError> {
        match outcome {
            Ok(value) => {
                self.gate().opens_at = self.clock.monotonic();
                Ok(value)
            }
            Err(VaultError::WrongPassphrase) => {
                let wait = wait_after(self.vault.wrong_tries());
                self.gate().opens_at = self.clock.monotonic() + wait;
                self.publish();
                self.publish_after(wait);
                let wait_seconds = whole_seconds(wait);
                Err(SafetyError::WrongPassphrase { wait_seconds }.into())
            }
            Err(error) => {
                // The header may have gone or been damaged since the app started.
                self.look_again();
                Err(error.into())
            }
        }
    }

    async fn open_session(self: &Arc<Self>, keys: Keys, locks: u64) -> Result<(), IpcError> {
        let opened = Session::open(self.folders.clone(), keys, self.roots.clone()).await?;
        let is_late = {
            let mut slot = self.session.write().unwrap_or_else(PoisonError::into_inner);
            // Compared while the slot is held: a lock counts itself before it empties the slot.
            let is_late = self.locks.load(Ordering::SeqCst) != locks;
            if !is_late {
                *slot = Some(opened.clone());
            }
            is_late
        };
        if is_late {
            opened.close().await;
            return Err(IpcError::Locked);
        }
        drop(opened);
        self.activity.note(&*self.clock);
        self.rest.send_replace(Rest::Awake);
        rest::watch_over(self, locks);
        self.publish();
        Ok(())
    }

    fn session(&self) -> Option<Arc<Session>> {
        self.session.read().unwrap_or_else(PoisonError::into_inner).clone()
    }

    fn gate(&self) -> std::sync::MutexGuard<'_, Gate> {
        self.gate.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn presence(&self) -> Presence {
        self.gate().presence
    }

    fn set_presence(&self, presence: Presence) {
        self.gate().presence = presence;
    }

    fn wait_seconds(&self) -> u32 {
        whole_seconds(self.gate().opens_at.saturating_sub(self.clock.monotonic()))
    }

    /// Looks at the disk again, after something went wrong or was erased.
    fn look_again(&self) {
        if let Ok(presence) = find_presence(&self.folders, &self.vault) {
            self.set_presence(presence);
        }
        self.publish();
    }

    /// Tells those who watch the state of now.
    fn publish(&self) {
        self.state.send_replace(if self.session().is_some() {
            VaultState::Open
        } else {
            match self.presence() {
                Presence::Absent => VaultState::Absent,
                Presence::Damaged => VaultState::Damaged,
                Presence::Present => VaultState::Locked { wait_seconds: self.wait_seconds() },
            }
        });
    }

    /// Tells again when a wait is over.
    fn publish_after(self: &Arc<Self>, wait: Duration) {
        let (over, inner) = (self.clock.sleep(wait), Arc::downgrade(self));
        tokio::spawn(async move {
            over.await;
            if let Some(inner) = inner.upgrade() {
                inner.publish();
            }
        });
    }
}

/// A wait in seconds, rounded up: nobody is told to try a moment too early.
fn whole_seconds(wait: Duration) -> u32 {
    u32::try_from(wait.as_millis().div_ceil(1000)).unwrap_or(u32::MAX)
}

/// A database without a header cannot be opened by any passphrase: that is no first run.
fn find_presence(folders: &Folders, vault: &Vault) -> io::Result<Presence> {
    Ok(match vault.look()? {
        Presence::Absent if erase::has_database(folders) => Presence::Damaged,
        other => other,
    })
}

/// Runs work of the vault, which blocks and sees keys.
async fn block<T: Send + 'static>(
    work: impl FnOnce() -> T + Send + 'static,
) -> Result<T, IpcError> {
    apart::run(work).await.map_err(|_| IpcError::Internal)
}

#[cfg(test)]
mod tests;
