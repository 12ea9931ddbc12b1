//! The SDK's four stores of one account: where they are, what opens them.
//!
//! Used when a client is built. Invariant: each is encrypted with the raw key of the vault, and
//! what can be fetched again lies apart from what must not be lost.

use std::path::PathBuf;

use matrix_sdk::{SqliteStoreConfig, cross_process_lock::CrossProcessLockConfig};
use matrix_sdk_base::store::StoreConfig;
use matrix_sdk_sqlite::{
    OpenStoreError, SqliteCryptoStore, SqliteEventCacheStore, SqliteMediaStore, SqliteStateStore,
};

use super::crypto_store::NamelessCryptoStore;
use crate::vault::Key;

/// Where one account's stores are, and what opens them.
#[derive(Clone, Debug)]
pub(super) struct Stores {
    pub(super) data: PathBuf,
    pub(super) cache: PathBuf,
    pub(super) key: Key,
}

impl Stores {
    /// Opens them, and makes those that are missing. Belongs apart (`apart.rs`), since ciphers are
    /// made of the key on the way.
    pub(super) async fn open(&self) -> Result<StoreConfig, OpenStoreError> {
        let kept = SqliteStoreConfig::new(&self.data).key(Some(self.key.bytes()));
        let cached = kept.clone().path(&self.cache);
        let (state, crypto, events, media) = futures_util::try_join!(
            SqliteStateStore::open_with_config(&kept),
            SqliteCryptoStore::open_with_config(&kept),
            SqliteEventCacheStore::open_with_config(&cached),
            SqliteMediaStore::open_with_config(&cached),
        )?;
        // One process per data folder is proven by the shell's file lock.
        Ok(StoreConfig::new(CrossProcessLockConfig::SingleProcess)
            .state_store(state)
            .crypto_store(NamelessCryptoStore::new(crypto, self.key.clone()))
            .event_cache_store(events)
            .media_store(media))
    }
}
