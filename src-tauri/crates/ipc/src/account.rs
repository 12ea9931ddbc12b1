//! Account: sign in, the recovery key, the person's own identity.
//!
//! Invariant: neither a token nor a key is part of any stream. The recovery key crosses once, as
//! the reply to the command that makes it, so that the person can write it down.

use serde::{Deserialize, Serialize};

use crate::{
    MemberId, Secret,
    command::{command, stream},
};

/// Where the account stands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum AccountState {
    /// Nobody is signed in on this device.
    SignedOut,
    /// Somebody is signed in, but this device's copy of the account cannot be opened. Signing out
    /// deletes the copy; what is on the server is safe.
    Damaged,
    /// Signed in. `identity` says what can be done.
    SignedIn {
        /// The person's own id.
        member: MemberId,
        /// The name that others see, if one is set.
        name: Option<String>,
        /// The server's address, as it is shown in settings.
        homeserver: String,
        /// The state of the keys.
        identity: Identity,
        /// The server no longer accepts this device: the person has to sign in again.
        is_expired: bool,
    },
}

/// The state of the person's own keys on this device.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Identity {
    /// Not known yet: the first answer of the server is outstanding.
    Checking,
    /// This is a new account: a recovery key has to be made and kept.
    NeedsNewKey,
    /// The recovery key was made and the person said "later", or has not confirmed it yet.
    KeyNotConfirmed,
    /// All is well: messages can be sent and read.
    Ready,
    /// The account has an identity from before: its recovery key is needed on this device.
    NeedsRecoveryKey,
}

/// The account, and again after each change.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WatchAccount {}
stream!(WatchAccount, "account_watch_account", Unlocked, AccountState);

/// Signs in with a password.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SignIn {
    /// A member id (`@name:server`), or only the name part when `server` is given.
    pub member: String,
    /// A server name or an https address; empty when `member` is a whole id.
    pub server: String,
    /// The account's password.
    pub password: Secret,
}
command!(SignIn, "account_sign_in", Unlocked, ());

/// Makes the recovery key (again) and gives it once, in groups of four characters.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CreateRecoveryKey {}
command!(CreateRecoveryKey, "account_create_recovery_key", SignedIn, RecoveryKeyPage);

/// The recovery key, to be written down, and which groups will be asked back.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RecoveryKeyPage {
    /// The key in its groups of four.
    pub groups: Vec<Secret>,
    /// The two groups (counted from 1) that the person is asked to type.
    pub asked: [u8; 2],
}

/// Confirms that the key was kept, by two of its groups.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ConfirmRecoveryKey {
    /// The texts of the two groups that were asked, in that order.
    pub groups: [Secret; 2],
}
command!(ConfirmRecoveryKey, "account_confirm_recovery_key", SignedIn, ());

/// Puts the recovery key on the clipboard, and takes it off after 30 s if it is still there.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CopyRecoveryKey {}
command!(CopyRecoveryKey, "account_copy_recovery_key", SignedIn, ());

/// Asks where to save the recovery key, with a neutral file name. `true` when it was saved.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SaveRecoveryKey {}
command!(SaveRecoveryKey, "account_save_recovery_key", SignedIn, bool);

/// "Do this later": the person is reminded quietly at each start.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PutOffRecoveryKey {}
command!(PutOffRecoveryKey, "account_put_off_recovery_key", SignedIn, ());

/// Enters the recovery key of an account that had an identity before.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EnterRecoveryKey {
    /// The key as it was kept; spaces do not matter.
    pub key: Secret,
}
command!(EnterRecoveryKey, "account_enter_recovery_key", SignedIn, ());

/// Starts over with a new identity, since the recovery key is lost. Old messages stay unreadable.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ResetIdentity {
    /// The account's password, which the server asks for.
    pub password: Secret,
}
command!(ResetIdentity, "account_reset_identity", SignedIn, ());

/// Signs out: deletes what this device keeps of the account.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SignOut {}
command!(SignOut, "account_sign_out", SignedIn, ());

/// What can go wrong with an account.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AccountError {
    /// Neither a member id nor a server address.
    AddressMalformed,
    /// Plain http to another machine is refused.
    NotSecure,
    /// No server answers at that address.
    ServerNotFound,
    /// The server did not answer.
    ServerUnreachable,
    /// The connection could not be secured (certificate).
    TlsFailed,
    /// The server lacks simplified sliding sync (MSC4186).
    ServerTooOld,
    /// The server offers no sign-in by password.
    NoPasswordLogin,
    /// Name or password is not right.
    WrongPassword,
    /// The server asks to wait.
    RateLimited { wait_seconds: u32 },
    /// The account is locked or suspended by those who run the server.
    AccountClosed,
    /// Somebody is signed in already.
    AlreadySignedIn,
    /// The recovery key is not a key at all (typing mistake).
    RecoveryKeyMalformed,
    /// The recovery key is not the one of this account.
    RecoveryKeyWrong,
    /// The two groups do not match.
    GroupsDoNotMatch,
    /// There is no recovery key waiting to be confirmed.
    NoKeyToConfirm,
    /// The clipboard or the file could not be written.
    NotSaved,
    /// The disk is full or the folder cannot be written.
    DiskNotWritable,
    /// The device's copy of the account is damaged. Signing in again repairs it.
    StoreDamaged,
    /// The server answered with an error of its own.
    ServerFault,
}
