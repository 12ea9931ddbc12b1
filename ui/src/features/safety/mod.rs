//! Safety: the first run, the lock screen, Hide now, the passphrase.
//!
//! The frame of the window shows [`LockWindow`] while nothing is open; in the open app it shows
//! [`RestNotice`] and [`HideProgressNote`]; the settings page shows [`ChangePassphraseDialog`].
//! Invariant: no page here says whether there is an account, or anything else inside the vault.

mod change_passphrase_dialog;
mod choose_passphrase;
mod damaged_page;
mod erase_dialog;
pub mod error;
mod first_run_frame;
mod first_run_page;
mod hide_progress_note;
mod lock_page;
mod lock_screen;
mod lock_window;
mod reading_page;
mod rest_notice;
mod state;
mod wait;

pub use change_passphrase_dialog::ChangePassphraseDialog;
pub use first_run_frame::FirstRunFrame;
pub use hide_progress_note::HideProgressNote;
pub use lock_window::LockWindow;
pub use rest_notice::RestNotice;
pub use state::lock_now;
