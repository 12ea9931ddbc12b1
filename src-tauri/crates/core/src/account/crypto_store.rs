//! The SDK's crypto store, with names that say nothing.
//!
//! SDK 0.18 writes the position of its sync under a name that holds the account's own member id, and
//! encrypts the value alone: whoever takes the device would read in plain whose it is. Here such
//! names are replaced by a keyed hash before they reach the disk; all else is handed on as it is.
//! `stores.rs` opens it. Invariant: nothing but the three functions of named values differs from
//! the SDK's own store.

use std::{collections::HashMap, fmt};

use async_trait::async_trait;
use hmac::{Hmac, Mac as _};
use matrix_sdk::ruma::{
    DeviceId, OwnedDeviceId, RoomId, TransactionId, UserId, events::secret::request::SecretName,
};
use matrix_sdk_base::{
    cross_process_lock::CrossProcessLockGeneration,
    crypto::{
        Account, DeviceData, GossipRequest, SecretInfo, Session, UserIdentityData,
        olm::{
            InboundGroupSession, OlmMessageHash, OutboundGroupSession, PrivateCrossSigningIdentity,
            SenderDataType,
        },
        store::{
            CryptoStore,
            types::{
                BackupKeys, Changes, DehydratedDeviceKey, PendingChanges, RoomKeyCounts,
                RoomKeyWithheldEntry, RoomPendingKeyBundleDetails, RoomSettings,
                StoredRoomKeyBundleData, TrackedUser,
            },
        },
        vodozemac::Curve25519PublicKey,
    },
};
use matrix_sdk_sqlite::SqliteCryptoStore;
use sha2::Sha256;
use zeroize::Zeroizing;

use crate::vault::Key;

/// The store, and the key of its names.
pub(super) struct NamelessCryptoStore {
    inner: SqliteCryptoStore,
    key: Key,
}

impl NamelessCryptoStore {
    pub(super) fn new(inner: SqliteCryptoStore, key: Key) -> Self {
        Self { inner, key }
    }

    fn hide(&self, name: &str) -> String {
        hide(&self.key, name)
    }
}

/// What a value is kept under. The label keeps this use of the key apart from every other.
#[expect(clippy::expect_used, reason = "HMAC takes keys of every length")]
fn hide(key: &Key, name: &str) -> String {
    let mut mac = Hmac::<Sha256>::new_from_slice(key.bytes()).expect("every length is a key");
    mac.update(b"app.larkspur crypto store name\0");
    mac.update(name.as_bytes());
    mac.finalize().into_bytes().iter().fold(String::with_capacity(64), |mut hex, byte| {
        for digit in [byte >> 4, byte & 15] {
            hex.push(char::from_digit(u32::from(digit), 16).unwrap_or_default());
        }
        hex
    })
}

impl fmt::Debug for NamelessCryptoStore {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("NamelessCryptoStore")
    }
}

type Answer<T> = Result<T, <SqliteCryptoStore as CryptoStore>::Error>;

/// Writes the functions that only hand on what they are given.
macro_rules! handing_on {
    ($($name:ident($($argument:ident: $kind:ty),*) -> $output:ty;)*) => {
        #[async_trait]
        impl CryptoStore for NamelessCryptoStore {
            type Error = <SqliteCryptoStore as CryptoStore>::Error;

            $(async fn $name(&self, $($argument: $kind),*) -> Answer<$output> {
                self.inner.$name($($argument),*).await
            })*

            async fn get_custom_value(&self, key: &str) -> Answer<Option<Vec<u8>>> {
                self.inner.get_custom_value(&self.hide(key)).await
            }

            async fn set_custom_value(&self, key: &str, value: Vec<u8>) -> Answer<()> {
                self.inner.set_custom_value(&self.hide(key), value).await
            }

            async fn remove_custom_value(&self, key: &str) -> Answer<()> {
                self.inner.remove_custom_value(&self.hide(key)).await
            }
        }
    };
}

handing_on! {
    load_account() -> Option<Account>;
    load_identity() -> Option<PrivateCrossSigningIdentity>;
    save_changes(changes: Changes) -> ();
    save_pending_changes(changes: PendingChanges) -> ();
    save_inbound_group_sessions(
        sessions: Vec<InboundGroupSession>, backed_up_to_version: Option<&str>
    ) -> ();
    get_sessions(sender_key: &str) -> Option<Vec<Session>>;
    get_inbound_group_session(
        room_id: &RoomId, session_id: &str
    ) -> Option<InboundGroupSession>;
    get_withheld_info(room_id: &RoomId, session_id: &str) -> Option<RoomKeyWithheldEntry>;
    get_withheld_sessions_by_room_id(room_id: &RoomId) -> Vec<RoomKeyWithheldEntry>;
    get_inbound_group_sessions() -> Vec<InboundGroupSession>;
    inbound_group_session_counts(backup_version: Option<&str>) -> RoomKeyCounts;
    get_inbound_group_sessions_by_room_id(room_id: &RoomId) -> Vec<InboundGroupSession>;
    get_inbound_group_sessions_for_device_batch(
        curve_key: Curve25519PublicKey, sender_data_type: SenderDataType,
        after_session_id: Option<String>, limit: usize
    ) -> Vec<InboundGroupSession>;
    inbound_group_sessions_for_backup(
        backup_version: &str, limit: usize
    ) -> Vec<InboundGroupSession>;
    mark_inbound_group_sessions_as_backed_up(
        backup_version: &str, room_and_session_ids: &[(&RoomId, &str)]
    ) -> ();
    reset_backup_state() -> ();
    load_backup_keys() -> BackupKeys;
    load_dehydrated_device_pickle_key() -> Option<DehydratedDeviceKey>;
    delete_dehydrated_device_pickle_key() -> ();
    get_outbound_group_session(room_id: &RoomId) -> Option<OutboundGroupSession>;
    load_tracked_users() -> Vec<TrackedUser>;
    save_tracked_users(users: &[(&UserId, bool)]) -> ();
    get_device(user_id: &UserId, device_id: &DeviceId) -> Option<DeviceData>;
    get_user_devices(user_id: &UserId) -> HashMap<OwnedDeviceId, DeviceData>;
    get_own_device() -> DeviceData;
    get_user_identity(user_id: &UserId) -> Option<UserIdentityData>;
    is_message_known(message_hash: &OlmMessageHash) -> bool;
    get_outgoing_secret_requests(request_id: &TransactionId) -> Option<GossipRequest>;
    get_secret_request_by_info(secret_info: &SecretInfo) -> Option<GossipRequest>;
    get_unsent_secret_requests() -> Vec<GossipRequest>;
    delete_outgoing_secret_requests(request_id: &TransactionId) -> ();
    get_secrets_from_inbox(secret_name: &SecretName) -> Vec<Zeroizing<String>>;
    delete_secrets_from_inbox(secret_name: &SecretName) -> ();
    get_room_settings(room_id: &RoomId) -> Option<RoomSettings>;
    get_received_room_key_bundle_data(
        room_id: &RoomId, user_id: &UserId
    ) -> Option<StoredRoomKeyBundleData>;
    get_pending_key_bundle_details_for_room(
        room_id: &RoomId
    ) -> Option<RoomPendingKeyBundleDetails>;
    get_all_rooms_pending_key_bundles() -> Vec<RoomPendingKeyBundleDetails>;
    has_downloaded_all_room_keys(room_id: &RoomId) -> bool;
    try_take_leased_lock(
        lease_duration_ms: u32, key: &str, holder: &str
    ) -> Option<CrossProcessLockGeneration>;
    next_batch_token() -> Option<String>;
    close() -> ();
    reopen() -> ();
    get_size() -> Option<usize>;
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_hidden_name_is_stable_and_says_nothing() {
        let (one, other) = (Key::make(|bytes| bytes.fill(1)), Key::make(|bytes| bytes.fill(2)));
        let name = "sliding_sync_store::encryption::@cedar:example.org::instance";
        let hidden = hide(&one, name);
        assert_eq!(hidden, hide(&one, name), "what was written is found again");
        assert_eq!(hidden.len(), 64);
        assert!(hidden.bytes().all(|byte| byte.is_ascii_hexdigit()));
        assert_ne!(hidden, hide(&other, name), "nobody can guess it without the key");
        assert_ne!(hidden, hide(&one, "another name"));
    }
}
