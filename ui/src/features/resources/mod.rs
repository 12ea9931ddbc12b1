//! The library: its home, the reader, the words of the glossary, whom one can call.
//!
//! The shell shows [`LibraryPage`] in the main window, with or without an account; `safety` shows it on the lock screen
//! ([`provide_locked`]), without what needs the vault. Invariant: every text carries its language, and how far a
//! translation can be trusted is said wherever it is read.
//!
//! | `data-testid` | what it is |
//! |---|---|
//! | `resources-home`, `resources-reader`, `resources-words-page` | the three pages |
//! | `resources-row`, `resources-title` | a page on its shelf; the title of an open page |
//! | `resources-for-whom` | the choice of whom the pages on the shelves are for |
//! | `resources-read-in`, `resources-language` | the choice of a language at home and beside a page |
//! | `resources-keep`, `resources-task`, `resources-clear-open` | what a person keeps |
//! | `resources-nothing-kept` | in its place on the lock screen |
//! | `resources-search`, `resources-found-row` | looking for words, and the pages that have them |
//! | `resources-found-country` | a country that was looked for by its name: whom one can call there |
//! | `resources-term`, `resources-term-note` | a word of the glossary in a text, and what it means |
//! | `resources-packs-open`, `resources-packs-page`, `resources-packs`, `resources-pack` | where the pages come from |
//! | `resources-packs-add`, `resources-packs-error`, `resources-pack-revoked` | adding pages from a file |
//! | `resources-pack-share` | sharing a pack from outside, by the dialog of pages |
//! | `resources-pack-remove`, `resources-pack-leave`, `resources-pack-keep` | taking a pack out |
//! | `resources-share`, `resources-share-room`, `resources-share-close`, `resources-share-error` | sharing a page |
//! | `resources-save-page`, `resources-print-page`, `resources-save-page-choose`, `-keep`, `-error` | saving a page as a PDF |
//! | `resources-listen`, `resources-listen-play`, `-stop`, `-speed`, `-changed`, `-error` | reading a page out |
//! | `resources-record-open`, `resources-recorder`, `resources-recorder-part`, `-on`, `-record`, `-play`, `-drop` | recording it |
//! | `resources-country`, `resources-line` | whom one can call |

mod caveats;
mod clear_dialog;
mod contacts_part;
pub mod error;
mod for_whom;
mod found_country;
mod found_list;
mod home_page;
mod kept_part;
mod listen_bar;
mod outline;
mod packs_page;
mod page;
mod reader_head;
mod reader_page;
mod reader_pane;
mod recorder_dialog;
mod save_dialog;
mod search_field;
mod share_dialog;
mod shelves;
mod signing_part;
mod standing;
mod state;
mod sub_page;
mod term_note;
mod text;
mod words_page;

pub use page::LibraryPage;
pub use shelves::name as topic_name;
pub use state::{Place, Shown, provide, provide_locked, use_shown};
