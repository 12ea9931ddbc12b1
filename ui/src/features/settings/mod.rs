//! Settings: language, appearance, text size, Hide now, the passphrase; and the help page.
//!
//! The frame of the window shows the pages and provides the preferences to all.

mod about;
pub mod error;
mod help_page;
mod language_choice;
mod settings_page;
mod state;

pub use help_page::{HelpDialog, HelpPage};
pub use language_choice::LanguageChoice;
pub use settings_page::SettingsPage;
pub use state::{choose_language, note_shown, provide_preferences, use_preferences};
