//! Policy drafts that are written together: the board, and the editor of one draft.
//!
//! The shell shows [`AdvicePage`] behind the gate of the account. Invariants: what is typed is sent to the vault with each letter;
//! the text of others comes in around the caret; who can read a draft is said where it is begun, where it is written and where
//! somebody is asked in.
//!
//! | `data-testid` | what it is |
//! |---|---|
//! | `advice-board`, `advice-start`, `advice-empty` | the board, its one act, what is said while there is no draft |
//! | `advice-invitations`, `advice-invitation`, `advice-inviter`, `advice-accept`, `advice-decline`, `advice-invitation-error` | who asks |
//! | `advice-drafts`, `advice-draft`, `advice-draft-title`, `advice-draft-progress`, `advice-draft-waits` | the drafts |
//! | `advice-start-dialog`, `advice-templates`, `advice-template-brief`, `-upr`, `-parliament-evidence`, `-oral-statement` | beginning one |
//! | `advice-start-title`, `-addressee`, `-country`, `-language`, `-error`, `-keep`, `advice-begin` | what is typed and chosen there |
//! | `advice-editor`, `advice-sheet`, `advice-back`, `advice-error` | a draft, the way back, why nothing is told |
//! | `advice-outline`, `advice-outline-item` | its sections; `data-section`, `data-has-words`, `aria-current` |
//! | `advice-length`, `advice-words`, `advice-over`, `advice-limit-check`, `advice-limit-source` | how long it is and may be |
//! | `advice-writing` | who changed something in the last minutes |
//! | `advice-readers`, `advice-people`, `advice-people-dialog`, `advice-people-list`, `advice-person`, `advice-people-close` | who can read it; `data-member` |
//! | `advice-invite`, `-invite-member`, `-invite-author`, `-invite-reader`, `-invite-send`, `-invite-error` | asking somebody in |
//! | `advice-delivery` | whether it is with the others; `data-state` is `sent`, `sending`, `waiting`, `not-kept` |
//! | `advice-not-kept`, `advice-retry` | what could not be kept |
//! | `advice-notices`, `advice-notice-held`, `-own-held`, `-differs`, `-missing`, `-newer` | what must be known |
//! | `advice-may-read`, `advice-title` | that the person may only read; the heading |
//! | `advice-versions`, `-dialog`, `-list`, `-empty`, `-error`, `-close`, `advice-version`, `-current`, `-waits` | the versions that were kept |
//! | `advice-keep`, `advice-keep-version`, `-error`, `advice-version-label`, `-note` | keeping the text as it is now |
//! | `advice-version-page`, `-back`, `-name`, `-said`, `-beside`, `-text`, `-part`, `-differs`, `-error` | reading one; `data-part` |
//! | `advice-restore`, `-dialog`, `-keep`, `-confirm`, `-error` | bringing one back |
//! | `advice-sections`, `advice-section` | the text; `data-section` |
//! | `advice-part`, `advice-part-text` | the field of a part, or its words for whoever may only read; `data-part` |

mod begin_dialog;
mod board_page;
mod caret;
mod countries;
mod draft_card;
mod draft_state;
mod editor;
mod editor_page;
pub mod error;
mod format_bar;
mod invitation_card;
mod limit_words;
mod notices;
mod outline;
mod page;
mod part_field;
mod part_state;
mod part_text;
mod people_dialog;
mod place;
mod section_editor;
mod sections;
mod sheet;
mod sight;
mod template_words;
mod version_page;
mod versions;
mod versions_dialog;

pub use page::AdvicePage;
