//! The parts that every page is made of: buttons, fields, dialogs, menus, toasts, focus, keys.
//!
//! Used by the shell of the window and by every feature. Invariant: nothing here imports a feature
//! page; only `error_text` asks each feature for the words of its own errors.

pub mod announcer;
pub mod art;
pub mod button;
pub mod choice;
pub mod dialog;
pub mod error_slip;
pub mod error_text;
pub mod field;
pub mod focus;
pub mod hide_now;
pub mod icon;
pub mod ids;
pub mod json;
pub mod kept_rows;
pub mod late;
pub mod link_dialog;
pub mod live_list;
pub mod menu;
pub mod page_sheet;
pub mod passphrase_field;
pub mod pending;
pub mod popover;
pub mod reactive;
mod reader_place;
pub mod rows;
pub mod shortcuts;
pub mod skeleton;
pub mod slip;
pub mod state;
pub mod toast;
pub mod virtual_list;
pub mod word_changes;

pub use art::{Art, Drawing};
pub use button::{Button, ButtonKind};
pub use choice::Choice;
pub use dialog::Dialog;
pub use error_slip::ErrorSlip;
pub use error_text::error_text;
pub use field::{Field, FieldError};
pub use hide_now::HideNowButton;
pub use icon::Icon;
pub use link_dialog::LinkDialog;
pub use menu::{Menu, MenuItem};
pub use page_sheet::PageSheet;
pub use passphrase_field::PassphraseField;
pub use pending::{Pending, run, run_then};
pub use reactive::{Show, effect, memo};
pub use rows::rows;
pub use skeleton::{Shape, Skeleton};
pub use slip::{Slip, SlipKind};
pub use state::{State, StateKind};
pub use word_changes::{hidden, word_changes};
