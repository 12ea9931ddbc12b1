//! The change of one section's flat text, as Quill and Loro know it.
//!
//! The core's drafts in `advice` keep, compose and transform changes; the window's editor makes them of what
//! was typed and shows those of others. Both ends compile this crate, natively and to wasm.
//!
//! A text is flat: `"\n"` ends a block. A [`Delta`] walks through it with three operations ([`Op`]) and
//! is counted either in UTF-16 code units ([`Utf16`], the webview's) or in code points
//! ([`CodePoints`], the core's). The format and the meaning of
//! operations are those of Quill Delta (quilljs.com/docs/delta), the law of [`Delta::transform`] is TP1
//! (Ressel, Nitsche-Ruhland, Gunzenhäuser 1996).
//!
//! Several windows and the core change one text at once through an [`Authority`] and its [`Participant`]s.
//!
//! Invariants: a delta that exists is in normal form, so two that are built from the same steps are equal; a
//! length of one unit is never taken for one of the other; nothing panics, whatever arrives; and no word
//! of a person is in an error or a `Debug`.
//!
//! ```
//! use larkspur_delta::{CodePoints, Delta, DeltaError, Priority, Utf16};
//!
//! fn main() -> Result<(), DeltaError> {
//!     let base = "👋 legal aid";
//!     let typed: Delta<Utf16> = Delta::diff(base, "👋 free legal aid", Some(8));
//!     let typed: Delta<CodePoints> = typed.to_code_points(base)?;
//!     let arrived = Delta::builder().retain(11).insert(" for all").build()?;
//!     let still_to_show = typed.transform(&arrived, Priority::Right)?;
//!     let both = typed.compose(&still_to_show)?;
//!     assert_eq!(both.apply_to_text(base)?, "👋 free legal aid for all");
//!     Ok(())
//! }
//! ```

mod apply;
mod attributes;
mod authority;
mod builder;
mod compose;
mod convert;
mod delta;
mod diff;
mod document;
mod error;
mod op;
mod participant;
mod pieces;
#[cfg(any(test, feature = "strategies"))]
pub mod strategies;
#[cfg(test)]
mod tests;
mod transform;
mod unit;
mod wire;

pub use attributes::{
    AttributeChanges, Attributes, LONGEST_NAME, LONGEST_VALUE, MOST_ATTRIBUTES, Value,
};
pub use authority::{Authority, MOST_REMEMBERED};
pub use builder::DeltaBuilder;
pub use delta::Delta;
pub use document::{Document, Run};
pub use error::DeltaError;
pub use op::Op;
pub use participant::{Outgoing, Participant};
pub use transform::{Bias, Priority};
pub use unit::{CodePoints, Unit, Utf16};
