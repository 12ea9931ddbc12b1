//! The server's encrypted copy of the message keys, brought up to date after each sending.
//!
//! In SDK 0.18 only an answer of the encryption sync starts the upload of new keys. Whoever is
//! alone in a room gets none for half a minute, and would lose the key of a fresh message by
//! signing out. Used by `Messaging` while it runs, and by signing out. Invariant: nothing here can
//! fail a sending; without a backup it does nothing.

use std::{sync::Arc, time::Duration};

use matrix_sdk::{
    Client,
    send_queue::{RoomSendQueueUpdate, SendQueueUpdate},
};
use tokio::sync::broadcast::error::RecvError;

use super::{Messaging, Shared};

/// How long signing out waits for the last keys to be copied.
const PATIENCE: Duration = Duration::from_secs(10);

impl Messaging {
    /// Waits until the server's copy holds every key, but not for ever: the network may be gone.
    pub(crate) async fn finish_backup(&self) {
        let _ = tokio::time::timeout(PATIENCE, upload(&self.shared.client)).await;
    }
}

/// Uploads the keys of what was just sent.
pub(super) async fn follow(shared: Arc<Shared>) {
    let mut updates = shared.client.send_queue().subscribe();
    loop {
        match updates.recv().await {
            Ok(SendQueueUpdate { update: RoomSendQueueUpdate::SentEvent { .. }, .. })
            | Err(RecvError::Lagged(_)) => upload(&shared.client).await,
            Ok(_) => {}
            Err(RecvError::Closed) => return,
        }
    }
}

/// Asking for the steady state is what starts an upload.
async fn upload(client: &Client) {
    let backups = client.encryption().backups();
    if backups.are_enabled().await {
        // A failed upload is tried again with the next message or the next sync.
        let _ = backups.wait_for_steady_state().await;
    }
}
