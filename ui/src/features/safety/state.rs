//! What the pages of the vault know and do: its state, and the verbs over it.
//!
//! Provided by `lock_window.rs`. Invariant: a passphrase leaves the page only inside a command, and
//! its signal is emptied as soon as it was taken.

use larkspur_ipc::{
    IpcError,
    safety::{CloseApp, LockVault, VaultState, WatchVault},
};
use leptos::{prelude::*, task::spawn_local};

use crate::{ipc, shared::hide_now::save_typed};

/// What is known of the vault.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Vault {
    /// The first answer is outstanding.
    Asking,
    /// As the shell says.
    Known(VaultState),
    /// The shell refused to say.
    Unknown(IpcError),
}

/// Follows the state of the vault. Once it is open, what was shown stays: the shell is about to
/// put the other window in this one's place.
pub(super) fn watch_vault() -> RwSignal<Vault> {
    let vault = RwSignal::new(Vault::Asking);
    ipc::watch_or(
        WatchVault {},
        move |state| {
            if state != VaultState::Open {
                vault.set(Vault::Known(state));
            }
        },
        move |error| vault.set(Vault::Unknown(error)),
    )
    .until_cleanup();
    vault
}

/// Ends the app.
pub(super) fn close_app() {
    spawn_local(async {
        // The page goes with the app; if it is refused, nothing has changed.
        let _ = ipc::call(CloseApp {}).await;
    });
}

/// Locks now.
pub fn lock_now() {
    save_typed();
    spawn_local(async {
        // The page goes when it is done; if it is refused, nothing has changed.
        let _ = ipc::call(LockVault {}).await;
    });
}
