//! Which page is shown, and the state in words in the top bar.
//!
//! Provided by `window.rs`; read by the top bar and by every feature that leads somewhere.

use leptos::prelude::*;

use crate::{i18n::Text, shared::Icon};

/// The pages of the main window.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Page {
    /// Rooms and the timeline.
    #[default]
    Conversations,
    /// The library.
    Library,
    /// Policy drafts.
    Advice,
    /// What the person can set.
    Settings,
    /// Keys, Hide now, what it does and does not do.
    Help,
}

/// A state in words for the top bar: only while there is something to say.
#[derive(Clone, Debug, PartialEq)]
pub struct BarState {
    /// Its icon.
    pub icon: Icon,
    /// Its words.
    pub text: Text,
}

#[derive(Clone, Copy)]
pub(super) struct Frame {
    page: RwSignal<Page>,
    bar_state: RwSignal<Option<BarState>>,
}

/// Gives the pages below their place. Called once, by the main window.
pub(super) fn provide() {
    provide_context(Frame { page: RwSignal::default(), bar_state: RwSignal::new(None) });
}

/// The page that is shown. Set it to go elsewhere.
pub fn use_page() -> RwSignal<Page> {
    frame().page
}

/// What the top bar says, for example "Offline. All is kept."
pub fn use_bar_state() -> RwSignal<Option<BarState>> {
    frame().bar_state
}

#[expect(clippy::expect_used, reason = "the main window always provides its frame")]
fn frame() -> Frame {
    use_context::<Frame>().expect("the main window always provides its frame")
}
