//! Conversations: the list of rooms, one room with its timeline and composer, invitations.
//!
//! The shell shows [`ConversationsPage`] behind the gate of the account. Invariant: rows come and
//! go only by the diffs of a stream, and nothing is sent while a reason against it stands.
//!
//! | `data-testid` | what |
//! |---|---|
//! | `messaging-connection` | hidden; `data-state` is `connecting`, `online` or `offline` |
//! | `messaging-places`, `messaging-places-close` | the start pane in a narrow window |
//! | `messaging-filter` | narrows the list |
//! | `messaging-room` | a row; `data-room-name`, `data-unread`, `aria-current` |
//! | `messaging-new` | the menu: `messaging-new-circle`, `messaging-new-direct` |
//! | `messaging-circle-name`, `messaging-circle-create` | the dialog for a circle or a library room |
//! | `messaging-kind-circle`, `messaging-kind-library` | what is made there |
//! | `messaging-direct-member`, `messaging-direct-create` | the dialog for a conversation of two |
//! | `messaging-invite`, `messaging-invite-member`, `messaging-invite-send` | inviting |
//! | `messaging-show-inviter`, `messaging-inviter` | an invitation: who |
//! | `messaging-accept`, `messaging-decline`, `messaging-decline-ignore` | its answers |
//! | `messaging-room-title`, `messaging-encrypted`, `messaging-ownership` | the header of a room |
//! | `messaging-members`, `messaging-member`, `messaging-members-close` | who can read this |
//! | `messaging-more`, `messaging-leave-open`, `messaging-leave`, `messaging-leave-keep` | leaving |
//! | `messaging-timeline` | the list of messages |
//! | `messaging-message` | one message; `data-send-state`, `data-own` |
//! | `messaging-message-words` | what it says |
//! | `messaging-page-card` | a page of the library that was shared |
//! | `messaging-pack-card`, `messaging-pack-get`, `messaging-pack-state`, `messaging-pack-error` | a pack that was shared |
//! | `messaging-proposal-card` | something about a proposal for the library |
//! | `messaging-library-room` | in the list and the header: a room of the library |
//! | `messaging-message-closed`, `messaging-message-closed-act` | one that cannot be read |
//! | `messaging-retry`, `messaging-edit`, `messaging-delete` | at a message that was not sent |
//! | `messaging-link` | links; the dialog is `shared-link-dialog` |
//! | `messaging-earlier-retry`, `messaging-to-newest` | moving through history |
//! | `messaging-composer`, `messaging-send`, `messaging-sees`, `messaging-refused` | the composer |
//! | `messaging-error` | why something was not done, in the sheet or a dialog |
//! | `messaging-identity-slip`, `messaging-identity-accept`, `messaging-identity-later`, `messaging-identity-open` | changed keys |
//! | `messaging-empty` | there is no room yet |

#![expect(
    clippy::large_types_passed_by_value,
    reason = "components take props by value; an open room is a bundle of handles, large only \
              because debug builds note where each was made"
)]

mod announce;
mod arrange;
mod circle_dialog;
mod composer;
mod composer_state;
mod direct_dialog;
mod drawing;
pub mod error;
mod identity_slip;
mod invitation_page;
mod invite_dialog;
mod member_form;
mod members_dialog;
mod message_row;
mod message_words;
mod pack_card;
mod page;
mod page_card;
mod proposal_card;
mod room_header;
mod room_list;
mod room_page;
mod room_state;
mod sees_line;
mod state;
mod timeline;
mod turns;

pub use page::ConversationsPage;
pub use sees_line::SeesLine;
pub use state::want_library_room;
