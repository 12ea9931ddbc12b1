//! Writing and translating the library together: a page or a translation in work, what is proposed in a room, one's review.
//!
//! The library shows [`TogetherPage`], its home [`WritingsPart`], its reader [`TranslateAct`] and [`ChangeAct`]; rooms and messages lead
//! here by [`use_way`]. Invariants: what is typed is sent to the vault with each letter; a review names exactly the
//! words on the screen; what the app cannot know is said where its words are explained.
//!
//! | `data-testid` | what it is |
//! |---|---|
//! | `proposals-translate`, `-translate-language`, `-translate-begin`, `-translate-keep`, `-translate-error` | beginning a translation |
//! | `proposals-writings-part`, `proposals-writings-open` | the way to them on the library’s home |
//! | `proposals-writings-page`, `proposals-writing`, `proposals-writing-open` | the list of translations |
//! | `proposals-drop-open`, `proposals-drop`, `proposals-drop-keep`, `proposals-drop-error` | throwing one away |
//! | `proposals-new-page`, `proposals-new-title`, `-new-topic`, `-new-pack`, `-new-begin`, `-new-keep`, `-new-error` | beginning a page |
//! | `proposals-change` | in the reader: beginning a change of its page |
//! | `proposals-page`, `proposals-page-open`, `proposals-page-drop-open`, `proposals-page-standing`, `proposals-page-has-news` | a page in work in the list |
//! | `proposals-page-editor`, `proposals-page-parts`, `proposals-page-part`, `proposals-page-words` | writing it; `data-unit` |
//! | `proposals-page-options`, `-page-kind`, `-page-block`, `-page-critical`, `-page-up`, `-page-down`, `-page-take-out`, `-page-add` | what a part is, and its acts |
//! | `proposals-page-hint`, `proposals-page-news`, `-page-keep-mine`, `-page-take-theirs`, `-page-came`, `-page-out`, `-page-put-back` | what to look at, what came meanwhile, what was taken out |
//! | `proposals-written`, `proposals-changed`, `proposals-is-proposed` | how far one has come |
//! | `proposals-writing-page`, `proposals-units`, `proposals-unit` | side by side; `data-unit` |
//! | `proposals-words`, `proposals-progress`, `proposals-hint`, `proposals-terms`, `proposals-critical` | a unit |
//! | `proposals-begin-with-source`, `proposals-mark-fitting`, `proposals-changes` | its acts, what changed |
//! | `proposals-kept`, `proposals-not-kept`, `proposals-retry` | the foot; `data-state` is `kept`, `keeping`, `not-kept` |
//! | `proposals-gone`, `proposals-drop-gone` | words whose unit is gone |
//! | `proposals-propose-open`, `proposals-propose`, `-propose-keep`, `-propose-error`, `proposals-no-room`, `proposals-make-room` | proposing |
//! | `proposals-room`, `proposals-made-human`, `proposals-made-machine` | what is chosen there |
//! | `proposals-naming-none`, `proposals-naming-chosen`, `proposals-name` | whether to be named |
//! | `proposals-see-proposal`, `proposals-back` | ways from page to page |
//! | `proposals-list-page`, `proposals-row`, `proposals-row-open`, `proposals-incomplete`, `proposals-none` | a room’s proposals |
//! | `proposals-proposal-page`, `proposals-title`, `proposals-status`, `proposals-needs-newer` | a proposal |
//! | `proposals-missing`, `proposals-unit-changed`, `proposals-elsewhere` | what is to be known of a unit |
//! | `proposals-remark`, `proposals-remark-open`, `proposals-remark-words` | remarks on units |
//! | `proposals-reviews`, `proposals-review`, `proposals-verdict`, `proposals-stale` | what others found |
//! | `proposals-review-form`, `-speaks`, `-speaks-not`, `-fits`, `-change`, `-review-remark`, `-review-send`, `-review-error`, `-review-not-kept` | one’s review |
//! | `proposals-newer`, `proposals-show-newer` | the author revised meanwhile |
//! | `proposals-write-on`, `-write-on-error`, `proposals-withdraw-open`, `-withdraw`, `-withdraw-keep`, `-withdraw-error` | the author’s acts |
//! | `proposals-explained` | what the states mean |
//! | `proposals-open` | in the header of a library room: the way to its proposals |
//! | `proposals-error` | why nothing is told |

mod begin;
mod drawing;
pub mod error;
mod fields;
mod frame;
mod hints;
mod kept_foot;
mod languages;
mod list_page;
mod own_acts;
mod page;
mod page_begin;
mod page_block;
mod page_editor;
mod page_state;
mod place;
mod proposal_page;
mod propose_dialog;
mod proposed_unit;
mod queue;
mod review_form;
mod review_kept;
mod review_state;
mod standing;
mod state;
mod taking_up;
mod unit_keeping;
mod unit_row;
mod writing_page;
mod writing_state;
mod writings_page;
mod written_pages;

pub use begin::TranslateAct;
pub use languages::choices as language_choices;
pub use page::TogetherPage;
pub use page_begin::ChangeAct;
pub use place::{Opened, Way, use_way};
pub use writings_page::WritingsPart;
