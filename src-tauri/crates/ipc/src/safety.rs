//! Safety: the passphrase vault, the lock, "Hide now".
//!
//! All of it but changing the passphrase is answered while locked. Invariant: nothing here tells
//! whether an account exists, or anything else that stands inside the vault.

use serde::{Deserialize, Serialize};

use crate::{
    Secret,
    command::{command, stream},
};

/// Whether the vault is there and open.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum VaultState {
    /// First run: there is no vault yet.
    Absent,
    /// There is a vault and it is locked.
    Locked {
        /// Seconds that the next try has to wait, 0 if none. Said in words, never counted down.
        wait_seconds: u32,
    },
    /// Both copies of the header are damaged: no passphrase can open it.
    Damaged,
    /// Open.
    Open,
}

/// The state of the vault, and again after each change.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WatchVault {}
stream!(WatchVault, "safety_watch_vault", Public, VaultState);

/// Draws five words for a passphrase from the system's random source.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SuggestPassphrase {}
command!(SuggestPassphrase, "safety_suggest_passphrase", Public, Vec<String>);

/// How hard a passphrase is to guess, in steps that the window puts into words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Strength {
    /// Under 20 bits.
    Weak,
    /// Under 40 bits: not enough yet.
    NotYet,
    /// 40 bits or more: enough.
    Good,
    /// 60 bits or more.
    Strong,
}

/// What would make it harder to guess. Each is one plain sentence in the window.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PassphraseAdvice {
    /// One more word helps.
    AddWord,
    /// It is on lists that people try first.
    TooCommon,
    /// Dates and years are tried first.
    AvoidDates,
    /// Repeats and rows of keys are tried first.
    AvoidPatterns,
}

/// The estimate of one passphrase.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PassphraseEstimate {
    /// In steps.
    pub strength: Strength,
    /// Estimated bits, for the meter; at most 100.
    pub bits: u8,
    /// Whether the vault takes it (40 bits or more).
    pub is_enough: bool,
    /// At most one piece of advice.
    pub advice: Option<PassphraseAdvice>,
}

/// Estimates how hard a passphrase is to guess.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EstimatePassphrase {
    /// What was typed.
    pub passphrase: Secret,
}
command!(EstimatePassphrase, "safety_estimate_passphrase", Public, PassphraseEstimate);

/// Makes the vault and opens it. Refused when there is one, or when the passphrase is too weak.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CreateVault {
    /// The new passphrase.
    pub passphrase: Secret,
}
command!(CreateVault, "safety_create_vault", Public, ());

/// Opens the vault.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct UnlockVault {
    /// The passphrase.
    pub passphrase: Secret,
}
command!(UnlockVault, "safety_unlock_vault", Public, ());

/// Locks now and shows the lock screen.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LockVault {}
command!(LockVault, "safety_lock_vault", Public, ());

/// Takes every window off the screen at once and locks. Starting the app again shows the lock.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct HideNow {}
command!(HideNow, "safety_hide_now", Public, ());

/// Ends the app, from the lock screen.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CloseApp {}
command!(CloseApp, "safety_close_app", Public, ());

/// Wraps the vault's key anew with another passphrase. Nothing else is written again.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ChangePassphrase {
    /// The passphrase that opens it now.
    pub current: Secret,
    /// The one that shall open it.
    pub new: Secret,
}
command!(ChangePassphrase, "safety_change_passphrase", Unlocked, ());

/// Erases the vault and all that it protects. The confirmation was typed by the person.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EraseVault {
    /// Must be true: the window has compared the typed word with the one that it asked for.
    pub is_confirmed: bool,
}
command!(EraseVault, "safety_erase_vault", Public, ());

/// Says that the person is there: a key, the pointer. Sent at most every 10 seconds.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NoteActivity {}
command!(NoteActivity, "safety_note_activity", Unlocked, ());

/// Whether the app is about to lock by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Rest {
    /// The person was there a short while ago.
    Awake,
    /// It locks in 30 seconds unless the person stays.
    LocksSoon,
}

/// Whether the app is about to lock by itself, and again after each change.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WatchRest {}
stream!(WatchRest, "safety_watch_rest", Unlocked, Rest);

/// How far "Shift three times" has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct HideProgress {
    /// Shifts counted so far: 0, 1 or 2. At 3 nothing is shown any more.
    pub count: u8,
}

/// How far "Shift three times" has come, and again after each change.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WatchHideProgress {}
stream!(WatchHideProgress, "safety_watch_hide_progress", Public, HideProgress);

/// What can go wrong with the vault.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SafetyError {
    /// The passphrase did not open it. `wait_seconds` is what the next try waits, 0 if nothing.
    WrongPassphrase { wait_seconds: u32 },
    /// A try came before its wait was over.
    WaitFirst { wait_seconds: u32 },
    /// The passphrase is estimated below 40 bits.
    TooWeak,
    /// There is a vault already.
    AlreadyExists,
    /// There is no vault yet.
    Absent,
    /// Both copies of the header are damaged.
    Damaged,
    /// The disk is full or the folder cannot be written.
    DiskNotWritable,
    /// The app database cannot be opened with this key, or it is damaged.
    DatabaseDamaged,
    /// A later version of the app has written the database. This one leaves it alone.
    NewerApp,
    /// The SQL engine has no encryption: the app refuses to keep anything.
    NoEncryption,
    /// The erasing was not confirmed.
    NotConfirmed,
}
