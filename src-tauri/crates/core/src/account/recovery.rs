//! The person's own keys: the recovery key of a new account, entering it on another device, and
//! starting over when it is lost.
//!
//! Part of the account. Invariant: a recovery key stands in memory that is wiped, from the moment
//! it is made until it is confirmed, put off or the vault is locked; it is never written.

use std::sync::Mutex;

use futures_util::StreamExt as _;
use larkspur_ipc::{
    IpcError, Secret,
    account::{
        AccountError, AccountState, ConfirmRecoveryKey, EnterRecoveryKey, Identity,
        RecoveryKeyPage, ResetIdentity,
    },
};
use matrix_sdk::{
    Client,
    encryption::{
        CrossSigningResetAuthType,
        recovery::{RecoveryError, RecoveryState},
        secret_storage::SecretStorageError,
    },
    ruma::{UserId, api::client::uiaa},
};
use matrix_sdk_base::crypto::secret_storage::DecodeError;
use tracing::warn;
use zeroize::Zeroizing;

use super::{
    Account,
    client::of_fault,
    store::{self, RecordedKey},
};
use crate::{server_fault::ServerFault, tasks::Tasks};

/// The recovery key between being made and being confirmed.
#[derive(Default)]
pub(super) struct WaitingKey(Mutex<Option<Waiting>>);

struct Waiting {
    key: Zeroizing<String>,
    /// The groups that are asked back, counted from 1.
    asked: [u8; 2],
}

impl WaitingKey {
    pub(super) fn clear(&self) {
        if let Ok(mut waiting) = self.0.lock() {
            *waiting = None;
        }
    }

    fn put(&self, key: String, asked: [u8; 2]) {
        if let Ok(mut waiting) = self.0.lock() {
            *waiting = Some(Waiting { key: Zeroizing::new(key), asked });
        }
    }

    fn read<T>(&self, f: impl FnOnce(&Waiting) -> T) -> Option<T> {
        self.0.lock().ok().and_then(|waiting| waiting.as_ref().map(f))
    }
}

impl Account {
    /// Makes the recovery key, or a new one in the place of one that was never confirmed.
    ///
    /// # Errors
    /// When the server does not answer or refuses.
    pub async fn create_recovery_key(&self) -> Result<RecoveryKeyPage, IpcError> {
        let client = self.client().await?;
        let recovery = client.encryption().recovery();
        client.encryption().wait_for_e2ee_initialization_tasks().await;
        let made = match recovery.state() {
            RecoveryState::Enabled => recovery.reset_key().await,
            _ => recovery.enable().await,
        };
        let key = made.map_err(|error| of_recovery(&error))?;
        let groups: Vec<Secret> = key.split_whitespace().map(Secret::new).collect();
        let asked = draw_two(u8::try_from(groups.len()).unwrap_or(u8::MAX));
        self.waiting_key.put(key, asked);
        Ok(RecoveryKeyPage { groups, asked })
    }

    /// Confirms that the key was kept.
    ///
    /// # Errors
    /// [`AccountError::GroupsDoNotMatch`] when one of the groups is another one.
    pub async fn confirm_recovery_key(&self, command: ConfirmRecoveryKey) -> Result<(), IpcError> {
        let is_match = self
            .waiting_key
            .read(|waiting| {
                let groups: Vec<&str> = waiting.key.split_whitespace().collect();
                waiting.asked.iter().zip(&command.groups).all(|(number, typed)| {
                    groups
                        .get(usize::from(*number) - 1)
                        .is_some_and(|group| *group == typed.expose().trim())
                })
            })
            .ok_or(AccountError::NoKeyToConfirm)?;
        if !is_match {
            return Err(AccountError::GroupsDoNotMatch.into());
        }
        self.settle_key(RecordedKey::Confirmed).await
    }

    /// "Do this later."
    ///
    /// # Errors
    /// When the answer could not be written.
    pub async fn put_off_recovery_key(&self) -> Result<(), IpcError> {
        self.settle_key(RecordedKey::PutOff).await
    }

    /// The key that waits to be kept, for the clipboard or a file of the person's choice.
    ///
    /// # Errors
    /// [`AccountError::NoKeyToConfirm`] when none waits.
    pub fn waiting_recovery_key(&self) -> Result<Zeroizing<String>, IpcError> {
        self.waiting_key
            .read(|waiting| waiting.key.clone())
            .ok_or(AccountError::NoKeyToConfirm.into())
    }

    /// Enters the recovery key of an account that had an identity before.
    ///
    /// # Errors
    /// Says whether the key has a typing mistake or belongs to another account.
    pub async fn enter_recovery_key(&self, command: EnterRecoveryKey) -> Result<(), IpcError> {
        let client = self.client().await?;
        let recovery = client.encryption().recovery();
        recovery
            .recover_and_fix_backup(command.key.expose().trim())
            .await
            .map_err(|error| of_recovery(&error))?;
        self.settle_key(RecordedKey::Confirmed).await
    }

    /// Starts over with a new identity. The next step is a new recovery key.
    ///
    /// # Errors
    /// [`AccountError::WrongPassword`] when the server does not accept the password.
    pub async fn reset_identity(&self, command: ResetIdentity) -> Result<(), IpcError> {
        let client = self.client().await?;
        let own = client.user_id().ok_or(IpcError::SignedOut)?.to_owned();
        let messaging = self.messaging()?;
        let before = store::load(&self.database).await?.ok_or(IpcError::SignedOut)?.recovery;
        // The page for the new key may appear before this is over: what belongs to the old one goes
        // first.
        self.waiting_key.clear();
        store::record_key(&self.database, RecordedKey::None).await?;
        // The SDK drops new keys when an answer about the old ones arrives before they are
        // uploaded, and syncing asks such questions at any time: it rests meanwhile.
        messaging.pause_sync().await;
        let outcome = reset(&client, &own, command.password.expose()).await;
        let _ = client.encryption().request_user_identity(&own).await;
        messaging.resume_sync().await;
        let outcome = match outcome {
            Ok(()) if !has_all_keys(&client).await => Err(AccountError::ServerFault.into()),
            outcome => outcome,
        };
        if outcome.is_err() {
            store::record_key(&self.database, before).await?;
            return outcome;
        }
        self.publish(&client, RecordedKey::None, false).await;
        Ok(())
    }

    async fn settle_key(&self, recorded: RecordedKey) -> Result<(), IpcError> {
        let client = self.client().await?;
        store::record_key(&self.database, recorded).await?;
        self.waiting_key.clear();
        self.publish(&client, recorded, false).await;
        Ok(())
    }

    async fn client(&self) -> Result<Client, IpcError> {
        self.active
            .lock()
            .await
            .as_ref()
            .map(|active| active.client.clone())
            .ok_or(IpcError::SignedOut)
    }

    /// Follows the SDK's view of the keys and publishes what it means.
    pub(super) fn watch_keys(&self, tasks: &Tasks, client: &Client) {
        let (client, database, state) = (client.clone(), self.database.clone(), self.state.clone());
        tasks.spawn("account::keys", async move {
            client.encryption().wait_for_e2ee_initialization_tasks().await;
            let mut recovery = client.encryption().recovery().state_stream();
            let mut devices = match client.encryption().devices_stream().await {
                Ok(devices) => devices.boxed(),
                Err(_) => futures_util::stream::pending().boxed(),
            };
            loop {
                let Ok(Some(kept)) = store::load(&database).await else { return };
                let now = identity_of(&client, kept.recovery).await;
                state.send_if_modified(|state| match state {
                    AccountState::SignedIn { identity, .. } if *identity != now => {
                        *identity = now;
                        true
                    }
                    _ => false,
                });
                let is_over = tokio::select! {
                    next = recovery.next() => next.is_none(),
                    next = devices.next() => next.is_none(),
                };
                if is_over {
                    return;
                }
            }
        });
    }
}

/// One reset, with the password where the server asks for it.
async fn reset(client: &Client, own: &UserId, password: &str) -> Result<(), IpcError> {
    // What is still outstanding about the own keys is asked now, not between the two uploads.
    let asked = client.encryption().request_user_identity(own).await;
    asked.map_err(|error| of_fault(ServerFault::from(&error)))?;
    let begun = client.encryption().recovery().reset_identity().await;
    let Some(handle) = begun.map_err(|error| of_recovery(&error))? else { return Ok(()) };
    let auth = match handle.auth_type() {
        CrossSigningResetAuthType::Uiaa(info) => {
            let member = uiaa::MatrixUserIdentifier::new(own.to_string());
            let mut answer =
                uiaa::Password::new(uiaa::UserIdentifier::Matrix(member), password.to_owned());
            answer.session.clone_from(&info.session);
            uiaa::AuthData::Password(answer)
        }
        CrossSigningResetAuthType::OAuth(_) => return Err(AccountError::NoPasswordLogin.into()),
    };
    let Err(error) = handle.reset(Some(auth)).await else { return Ok(()) };
    handle.cancel().await;
    let is_password = matches!(
        &error,
        RecoveryError::Sdk(matrix_sdk::Error::Http(http)) if http.as_uiaa_response().is_some()
    );
    Err(if is_password { AccountError::WrongPassword } else { of_recovery(&error) }.into())
}

async fn has_all_keys(client: &Client) -> bool {
    client.encryption().cross_signing_status().await.is_some_and(|status| status.is_complete())
}

/// What the state of the keys means for the person.
pub(super) async fn identity_of(client: &Client, recorded: RecordedKey) -> Identity {
    judge(client.encryption().recovery().state(), has_all_keys(client).await, recorded)
}

/// The table behind [`identity_of`].
fn judge(state: RecoveryState, has_all_keys: bool, recorded: RecordedKey) -> Identity {
    match (state, has_all_keys, recorded) {
        // A key that was made but never answered counts as not made: its page is shown again.
        (RecoveryState::Enabled | RecoveryState::Disabled, true, RecordedKey::None) => {
            Identity::NeedsNewKey
        }
        (RecoveryState::Enabled, true, RecordedKey::Confirmed) => Identity::Ready,
        // Someone switched the recovery off elsewhere: a new key is needed, but nothing is urgent.
        (RecoveryState::Disabled, true, RecordedKey::Confirmed)
        | (
            RecoveryState::Enabled | RecoveryState::Disabled | RecoveryState::Unknown,
            true,
            RecordedKey::PutOff,
        ) => Identity::KeyNotConfirmed,
        // Without a network nothing new is known; what was confirmed stays so.
        (RecoveryState::Unknown | RecoveryState::Incomplete, true, RecordedKey::Confirmed) => {
            Identity::Ready
        }
        (RecoveryState::Unknown, _, _) => Identity::Checking,
        (RecoveryState::Incomplete, _, _) | (_, false, _) => Identity::NeedsRecoveryKey,
    }
}

fn of_recovery(error: &RecoveryError) -> AccountError {
    match error {
        RecoveryError::SecretStorage(SecretStorageError::SecretStorageKey(decode)) => {
            match decode {
                DecodeError::Mac(_) => AccountError::RecoveryKeyWrong,
                _ => AccountError::RecoveryKeyMalformed,
            }
        }
        RecoveryError::SecretStorage(
            SecretStorageError::MissingKeyInfo { .. } | SecretStorageError::ImportError { .. },
        ) => AccountError::RecoveryKeyWrong,
        RecoveryError::SecretStorage(SecretStorageError::Sdk(sdk)) | RecoveryError::Sdk(sdk) => {
            of_fault(ServerFault::from(sdk))
        }
        RecoveryError::BackupExistsOnServer | RecoveryError::SecretStorage(_) => {
            warn!("the account's key storage is not as expected");
            AccountError::ServerFault
        }
    }
}

/// Two different numbers from 1 to `count`, ascending.
fn draw_two(count: u8) -> [u8; 2] {
    let mut bytes = [0_u8; 2];
    // Which groups are asked is no secret: without randomness the first and the last will do.
    if count < 2 || getrandom::fill(&mut bytes).is_err() {
        return [1, count.max(1)];
    }
    let first = bytes[0] % count + 1;
    let second = (first + bytes[1] % (count - 1)) % count + 1;
    [first.min(second), first.max(second)]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_state_of_the_keys_is_judged_by_table() {
        use RecordedKey::{Confirmed, None, PutOff};
        use RecoveryState::{Disabled, Enabled, Incomplete, Unknown};
        for (state, has_keys, recorded, expected) in [
            (Unknown, false, None, Identity::Checking),
            (Unknown, true, None, Identity::Checking),
            (Unknown, true, Confirmed, Identity::Ready),
            (Unknown, true, PutOff, Identity::KeyNotConfirmed),
            (Disabled, true, None, Identity::NeedsNewKey),
            (Disabled, true, PutOff, Identity::KeyNotConfirmed),
            (Disabled, true, Confirmed, Identity::KeyNotConfirmed),
            (Disabled, false, None, Identity::NeedsRecoveryKey),
            (Enabled, true, None, Identity::NeedsNewKey),
            (Enabled, true, PutOff, Identity::KeyNotConfirmed),
            (Enabled, true, Confirmed, Identity::Ready),
            (Enabled, false, Confirmed, Identity::NeedsRecoveryKey),
            (Incomplete, false, None, Identity::NeedsRecoveryKey),
            (Incomplete, true, None, Identity::NeedsRecoveryKey),
            (Incomplete, true, Confirmed, Identity::Ready),
        ] {
            assert_eq!(
                judge(state, has_keys, recorded),
                expected,
                "{state:?} {has_keys} {recorded:?}"
            );
        }
    }

    #[test]
    fn two_different_groups_are_asked() {
        for _ in 0..1000 {
            let [first, second] = draw_two(12);
            assert!((1..second).contains(&first) && second <= 12, "{first} {second}");
        }
        assert_eq!(draw_two(1), [1, 1]);
    }
}
