//! The frame of the window: which pages stand in it, the top bar, theme, keys, rest.
//!
//! `lib.rs` mounts [`Window`]. Invariant: pages are chosen here and nowhere else; a page exists
//! only while it is shown.

pub mod activity;
mod page;
mod theme;
mod top_bar;
mod window;

pub use page::{BarState, Page, use_bar_state, use_page};
pub use top_bar::TopBar;
pub use window::Window;
