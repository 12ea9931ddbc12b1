//! The library's page: the shelves, a page of theirs, the glossary, where the pages come from, or what is written
//! together.
//!
//! Shown by the main window, and on the lock screen by `safety`. Invariant: the dialogs and the note on a word stand
//! once, outside of what comes and goes.

use leptos::prelude::*;

use super::{
    contacts_part::CountryDialog,
    home_page::HomePage,
    packs_page::PacksPage,
    reader_page::ReaderPage,
    state::{Place, use_shown},
    term_note::TermNote,
    words_page::WordsPage,
};
use crate::{
    features::proposals::TogetherPage,
    shared::{LinkDialog, memo},
};

/// The page.
#[component]
pub fn LibraryPage() -> impl IntoView {
    let shown = use_shown();
    shown.follow_library();
    // Going to where one is must not build it anew.
    let place = memo(move |_| shown.place.get());
    // Nothing leads out of the app from the lock screen.
    let asks = (!shown.is_locked).then(|| {
        view! {
            <LinkDialog
                open=shown.is_asking
                host=Signal::derive(move || shown.address.with(|it| it.host.clone()))
                on_open=move || shown.open_address()
            />
        }
    });
    view! {
        {move || match place.get() {
            Place::Home => view! { <HomePage/> }.into_any(),
            Place::Resource(resource) => view! { <ReaderPage resource=resource/> }.into_any(),
            Place::Words => view! { <WordsPage/> }.into_any(),
            Place::Packs => view! { <PacksPage/> }.into_any(),
            Place::Together(opened) => view! { <TogetherPage opened=opened/> }.into_any(),
        }}
        <TermNote/>
        <CountryDialog/>
        {asks}
    }
}
