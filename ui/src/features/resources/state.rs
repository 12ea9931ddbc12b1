//! What of the library is open, what it holds, and the verbs over it.
//!
//! The main window provides it, so that the library is found again as it was left; on the lock screen it lives as long as
//! the library is shown there. Invariants: nothing is kept here that the core would not tell again, but what is chosen on
//! the lock screen, which is kept nowhere else; a change is seen when its stream says so.

use larkspur_ipc::{
    Command, ResourceId, Stream,
    resources::{
        Audience, ChooseCountry, ChooseLanguage, Contacts, KeepPlace, KeepResource, Library,
        NotePlace, OpenAddress, PackRow, Term, TickTask, WatchContacts, WatchLibrary, WatchPacks,
    },
};
use leptos::{prelude::*, task::spawn_local};
use web_sys::HtmlElement;

use crate::{
    features::proposals::Opened,
    i18n, ipc,
    shared::{effect, error_text, toast},
};

/// What of the library is open.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Place {
    /// The shelves.
    #[default]
    Home,
    /// A page.
    Resource(ResourceId),
    /// The glossary.
    Words,
    /// Where the pages come from.
    Packs,
    /// What is written and translated together.
    Together(Opened),
}

/// An address out of the app, as the dialog asks about it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Address {
    pub(super) address: String,
    pub(super) host: String,
}

/// Where a page opens that was found by words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Opening {
    /// The language in which it was found.
    pub(super) language: String,
    /// The unit at which it was found; none: its beginning.
    pub(super) unit: Option<u16>,
}

/// A word that is explained, and where it stands.
#[derive(Clone)]
pub(super) struct Explained {
    pub(super) term: Term,
    pub(super) anchor: HtmlElement,
}

/// What is chosen on the lock screen, where no vault can keep it.
#[derive(Clone, Debug, Default)]
struct Chosen {
    language: Option<String>,
    country: Option<String>,
}

/// The library's state.
#[derive(Clone, Copy)]
pub struct Shown {
    /// Whether it is read on the lock screen: only what ships, and nothing that needs the vault.
    pub(super) is_locked: bool,
    /// The language and the country that were chosen on the lock screen.
    chosen: RwSignal<Chosen>,
    /// What is open.
    pub place: RwSignal<Place>,
    /// For whom the pages on the shelves are; none: everybody.
    pub(super) audience: RwSignal<Option<Audience>>,
    /// What is looked for; empty: nothing.
    pub(super) sought: RwSignal<String>,
    /// Where the page opens that is open, if it was found by words.
    pub(super) opening: RwSignal<Option<Opening>>,
    /// What the library holds; none until it has been told.
    pub(super) library: RwSignal<Option<Library>>,
    /// The packs that it is made of; empty until they have been told.
    pub(super) packs: RwSignal<Vec<PackRow>>,
    /// Whom one can call.
    pub(super) contacts: RwSignal<Contacts>,
    /// The address that is asked about.
    pub(super) address: RwSignal<Address>,
    /// Whether it is asked about.
    pub(super) is_asking: RwSignal<bool>,
    /// The country whose lines a dialog shows.
    pub(super) country: RwSignal<String>,
    /// Whether it shows them.
    pub(super) shows_country: RwSignal<bool>,
    /// The word that is explained.
    pub(super) explained: RwSignal<Option<Explained>, LocalStorage>,
}

/// Gives the pages below the library's state, and the window its handle. Called once, by the main window.
pub fn provide() -> Shown {
    provide_for(false)
}

/// The same for what is read on the lock screen. It goes with the component that calls this.
pub fn provide_locked() -> Shown {
    provide_for(true)
}

fn provide_for(is_locked: bool) -> Shown {
    let shown = Shown {
        is_locked,
        chosen: RwSignal::default(),
        place: RwSignal::default(),
        audience: RwSignal::new(None),
        sought: RwSignal::default(),
        opening: RwSignal::new(None),
        library: RwSignal::new(None),
        packs: RwSignal::default(),
        contacts: RwSignal::default(),
        address: RwSignal::default(),
        is_asking: RwSignal::new(false),
        country: RwSignal::default(),
        shows_country: RwSignal::new(false),
        explained: RwSignal::new_local(None),
    };
    provide_context(shown);
    shown
}

/// The library's state.
#[expect(clippy::expect_used, reason = "whoever shows the library provides it")]
pub fn use_shown() -> Shown {
    use_context::<Shown>().expect("whoever shows the library provides its state")
}

/// Follows a stream while the owner lives, and asks anew whenever what `ask` reads has changed.
pub(super) fn follow<S: Stream>(
    ask: impl Fn() -> S + 'static,
    take: impl Fn(S::Message) + Copy + 'static,
) {
    let kept = StoredValue::new_local(None);
    effect(move || {
        let stream = ask();
        // The one before is dropped, and with it stopped.
        kept.set_value(Some(ipc::watch_or(stream, take, move |error| {
            toast::show(error_text(error), None);
        })));
    });
    on_cleanup(move || {
        kept.try_update_value(Option::take);
    });
}

impl Shown {
    /// Goes back: to the shelves, or to where the person came from. False if that is not in the library.
    pub fn go_back(self) -> bool {
        let (before, is_here) = self.place.with_untracked(|place| match place {
            Place::Home => (Place::Home, false),
            Place::Together(opened) => opened.before(),
            Place::Resource(_) | Place::Words | Place::Packs => (Place::Home, true),
        });
        if self.place.with_untracked(|place| *place != before) {
            self.place.set(before);
        }
        is_here
    }

    /// The languages of the library's pages. Tracks.
    pub fn languages(self) -> Vec<String> {
        self.library
            .with(|library| library.as_ref().map(|it| it.languages.clone()).unwrap_or_default())
    }

    /// Follows what the library holds, for as long as its page is shown.
    pub(super) fn follow_library(self) {
        follow(
            move || WatchLibrary { languages: self.wanted() },
            move |now| {
                self.library.try_set(Some(now));
            },
        );
        follow(
            || WatchContacts {},
            move |now| {
                self.contacts.try_set(now);
            },
        );
    }

    /// Follows the packs that the library is made of, for as long as the current owner lives.
    pub fn follow_packs(self) {
        follow(
            || WatchPacks {},
            move |now| {
                self.packs.try_set(now);
            },
        );
    }

    /// What is told of a pack, if the library has it. Tracks.
    pub fn pack(self, id: &str) -> Option<PackRow> {
        self.packs.with(|packs| packs.iter().find(|row| row.pack == id).cloned())
    }

    /// Opens the page with the packs.
    pub fn open_packs(self) {
        self.place.set(Place::Packs);
    }

    /// The languages that are asked for: the app's, and before it what was chosen on the lock screen; what was chosen in
    /// the open app the core knows. Tracked.
    pub(super) fn wanted(self) -> Vec<String> {
        self.chosen.get().language.into_iter().chain([i18n::current().tag]).collect()
    }

    /// The language that was chosen; none: the app's. Tracked.
    pub(super) fn language(self) -> Option<String> {
        if self.is_locked {
            return self.chosen.get().language;
        }
        self.library.with(|library| library.as_ref().and_then(|it| it.language.clone()))
    }

    /// The country that was chosen. Tracked.
    pub(super) fn chosen_country(self) -> Option<String> {
        if self.is_locked {
            return self.chosen.get().country;
        }
        self.contacts.with(|contacts| contacts.country.clone())
    }

    /// Opens a page.
    pub fn open(self, resource: ResourceId) {
        self.opening.set(None);
        self.place.set(Place::Resource(resource));
    }

    /// Opens a page in the language and at the place in which it was found.
    pub(super) fn open_at(self, resource: ResourceId, opening: Opening) {
        self.opening.set(Some(opening));
        self.place.set(Place::Resource(resource));
    }

    /// Reads the library in another language.
    pub(super) fn choose_language(self, language: Option<String>) {
        // Whoever chooses no longer reads in the language in which the page was found.
        self.opening.set(None);
        if self.is_locked {
            self.chosen.update(|chosen| chosen.language = language);
        } else {
            send(ChooseLanguage { language });
        }
    }

    /// Shows the lines of another country.
    pub(super) fn choose_country(self, country: Option<String>) {
        if self.is_locked {
            self.chosen.update(|chosen| chosen.country = country);
        } else {
            send(ChooseCountry { country });
        }
    }

    /// Says where the person is reading. Nobody is told when it cannot be kept: it is no act of theirs.
    pub(super) fn note_place(self, resource: ResourceId, unit: u16) {
        if self.is_locked {
            return;
        }
        spawn_local(async move {
            let _ = ipc::call(NotePlace { resource, unit }).await;
        });
    }

    /// Asks whether an address is to be opened.
    pub(super) fn ask_about(self, address: String, host: String) {
        self.address.set(Address { address, host });
        self.is_asking.set(true);
    }

    /// Opens the address that was asked about.
    pub(super) fn open_address(self) {
        let address = self.address.with_untracked(|it| it.address.clone());
        send(OpenAddress { address });
    }

    /// Shows whom one can call in a country.
    pub(super) fn show_country(self, country: String) {
        self.country.set(country);
        self.shows_country.set(true);
    }
}

/// Keeps a page at hand, or no longer.
pub(super) fn keep(resource: ResourceId, is_kept: bool) {
    send(KeepResource { resource, is_kept });
}

/// Ticks something, or no longer.
pub(super) fn tick(resource: ResourceId, unit: u16, is_ticked: bool) {
    send(TickTask { resource, unit, is_ticked });
}

/// Switches on or off that the place is kept.
pub(super) fn keep_place(is_on: bool) {
    send(KeepPlace { is_on });
}

/// Sends an act of the person. Why it was not done is said in a toast.
fn send<C: Command<Output = ()>>(command: C) {
    spawn_local(async move {
        if let Err(error) = ipc::call(command).await {
            toast::show(error_text(error), None);
        }
    });
}
