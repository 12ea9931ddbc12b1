//! What exists while the vault is open: the app database, the account, the conversations, the library, what is written for it,
//! the policy drafts.
//!
//! Made by `safety` on unlock and dropped by it on lock. Invariant: everything decrypted hangs on
//! the one `Arc<Session>`; when the last one is dropped, no key and no open store is left.

use std::{path::PathBuf, sync::Arc};

use larkspur_bundle::Roots;
use larkspur_ipc::{
    IpcError,
    resources::{GetPack, Imported, MAX_SHARE_WORDS, SharePack, SharePage},
};
use tokio::sync::watch;

use crate::{
    account::Account,
    advice::Advice,
    db::{Database, DatabaseError},
    messaging::Messaging,
    proposals::Proposals,
    resources::Resources,
    vault::Keys,
};

/// Where the app keeps its files.
#[derive(Clone, Debug)]
pub struct Folders {
    /// What must not be lost.
    pub data: PathBuf,
    /// What can be fetched or computed again.
    pub cache: PathBuf,
}

/// An open vault.
pub struct Session {
    account: Account,
    resources: Resources,
    proposals: Proposals,
    advice: Arc<Advice>,
    database: Database,
    closing: watch::Sender<bool>,
}

impl Session {
    /// Opens the database and the account of before. Makes no request.
    pub(crate) async fn open(
        folders: Folders,
        keys: Keys,
        roots: Roots,
    ) -> Result<Arc<Self>, DatabaseError> {
        let Keys { matrix_store, database } = keys;
        let database = Database::open(&folders.data.join("app.db"), &database).await?;
        let resources = Resources::new(database.clone(), &folders.cache, roots);
        let proposals = Proposals::new(database.clone(), resources.texts());
        let account = Account::new(database.clone(), folders, matrix_store);
        account.restore().await;
        let closing = watch::Sender::new(false);
        let advice = Arc::new(Advice::new(database.clone()));
        let session = Arc::new(Self { account, resources, proposals, advice, database, closing });
        session.advice.keep_up(Arc::downgrade(&session));
        Ok(session)
    }

    /// The account.
    #[must_use]
    pub fn account(&self) -> &Account {
        &self.account
    }

    /// The conversations of the signed-in account.
    ///
    /// # Errors
    /// [`IpcError::SignedOut`] when nobody is signed in.
    pub fn messaging(&self) -> Result<Arc<Messaging>, IpcError> {
        self.account.messaging()
    }

    /// The library, with or without an account.
    #[must_use]
    pub fn resources(&self) -> &Resources {
        &self.resources
    }

    /// Writing together. What is proposed and reviewed needs the conversations too.
    #[must_use]
    pub fn proposals(&self) -> &Proposals {
        &self.proposals
    }

    /// The policy drafts of the signed-in account.
    #[must_use]
    pub fn advice(&self) -> &Arc<Advice> {
        &self.advice
    }

    /// Signs out, as [`Account::sign_out`] does, and forgets the drafts on this device.
    ///
    /// # Errors
    /// As [`Account::sign_out`].
    pub async fn sign_out(&self) -> Result<(), IpcError> {
        let forgotten = self.advice.sign_out().await;
        self.account.sign_out().await.and(forgotten)
    }

    /// Shares a page of the library into a conversation.
    ///
    /// # Errors
    /// That there is no such page, or as [`Messaging::send_message`].
    pub async fn share_page(&self, command: SharePage) -> Result<(), IpcError> {
        let SharePage { resource, room, languages } = command;
        let card = self.resources.card(resource, &languages).await?;
        self.messaging()?.send_page(&room, card).await
    }

    /// Shares a pack that came from outside into a conversation, as it was signed.
    ///
    /// # Errors
    /// That there is no such pack or it cannot be given on, as [`Messaging::send_message`], or why it was not
    /// uploaded. Then nothing was shared.
    pub async fn share_pack(&self, command: SharePack) -> Result<(), IpcError> {
        let SharePack { pack, room, words } = command;
        let words = words.trim();
        if words.is_empty() || words.chars().count() > MAX_SHARE_WORDS {
            return Err(IpcError::Malformed);
        }
        let messaging = self.messaging()?;
        let (card, bytes) = self.resources.give_pack_on(&pack).await?;
        messaging.send_pack(&room, &card, words, &bytes).await
    }

    /// Fetches a pack that was shared, and adds it as one from a file would be.
    ///
    /// # Errors
    /// That it would be fetched for nothing, and then the server is not asked; why it was not fetched; why it was refused.
    pub async fn get_pack(&self, command: GetPack) -> Result<Imported, IpcError> {
        let messaging = self.messaging()?;
        let shared = messaging.find_pack(&command.room, &command.message).await?;
        self.resources.check_before_fetching(&shared.card).await?;
        let bytes = messaging.fetch_pack(&shared).await?;
        self.resources.take_pack(&shared.card, bytes).await
    }

    /// Resolves when the vault is being locked: whoever holds the session lets go of it then.
    pub fn closed(&self) -> impl Future<Output = ()> + Send + 'static + use<> {
        let mut closing = self.closing.subscribe();
        async move {
            // The sender lives in the session: an error means that it is gone already.
            let _ = closing.wait_for(|is_closing| *is_closing).await;
        }
    }

    /// Ends everything that runs. After it, only the callers' own `Arc`s keep the session alive.
    pub(crate) async fn close(&self) {
        // First: nobody may hear a page after the vault is locked.
        self.resources.narrator().close();
        self.closing.send_replace(true);
        self.advice.close().await;
        self.account.close().await;
        self.database.close().await;
    }
}

/// Sixteen random hex digits: the name of a folder that says nothing.
pub(crate) fn random_name() -> String {
    let mut bytes = [0_u8; 8];
    // Names need to be new, not secret: without randomness the clock makes one.
    if getrandom::fill(&mut bytes).is_err() {
        bytes = std::time::SystemTime::now()
            .duration_since(std::time::UNIX_EPOCH)
            .map_or([0; 8], |since| {
                u64::try_from(since.as_nanos()).unwrap_or(u64::MAX).to_be_bytes()
            });
    }
    format!("{:016x}", u64::from_be_bytes(bytes))
}
