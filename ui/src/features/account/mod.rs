//! Account: signing in, the recovery key, the state of the person's own keys.
//!
//! The shell puts [`AccountGate`] around the pages that need an account and [`KeysSettings`] on
//! the settings page; conversations ask [`use_account`] for the page of the recovery key.
//! Invariant: neither a password nor a key outlives the page on which it was typed or shown.
//!
//! | `data-testid` | what |
//! |---|---|
//! | `account-sign-in-page` | the sign-in page |
//! | `account-server`, `account-member`, `account-password` | its fields |
//! | `account-sign-in` | its button |
//! | `account-error` | what went wrong, on any page or dialog of this feature |
//! | `account-checking`, `account-checking-go-on` | after signing in, until the keys are known |
//! | `account-recovery-page` | the page with a new recovery key |
//! | `account-recovery-groups` | the key; each group is an `account-recovery-group` |
//! | `account-recovery-copy`, `account-recovery-save` | its buttons |
//! | `account-recovery-done` | what was copied or saved |
//! | `account-recovery-confirm-1`, `account-recovery-confirm-2` | the two groups asked for |
//! | `account-recovery-finish`, `account-recovery-later` | the ways out |
//! | `account-recovery-retry` | makes the key again after an error |
//! | `account-recovery-remind`, `account-recovery-remind-act`, `account-recovery-remind-later` | the quiet reminder |
//! | `account-recovery-enter-page`, `account-recovery-key`, `account-recovery-enter` | entering the key from before |
//! | `account-recovery-skip` | goes on without the key |
//! | `account-recovery-missing`, `account-recovery-missing-act` | the slip while it is missing |
//! | `account-no-key`, `account-reset-back`, `account-reset-open` | the explanation for a lost key |
//! | `account-reset-password`, `account-reset`, `account-reset-keep` | the dialog that starts over |
//! | `account-expired`, `account-expired-act`, `account-expired-later` | a session that has ended |
//! | `account-settings`, `account-settings-member`, `account-settings-keys` | the part of the settings page |
//! | `account-new-key`, `account-new-key-make`, `account-new-key-keep` | a new recovery key |
//! | `account-enter-key` | enters the key from the settings page |
//! | `account-sign-out-open`, `account-sign-out`, `account-sign-out-keep` | signing out |

mod enter_key_page;
pub mod error;
mod gate;
mod page_frame;
mod recovery_key_page;
mod reminders;
mod reset_dialog;
mod settings_part;
mod sign_in_page;
mod sign_out_dialog;
mod state;

pub use gate::AccountGate;
pub use settings_part::KeysSettings;
pub use state::{Account, use_account};
