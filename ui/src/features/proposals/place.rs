//! What of writing together is open, how one got there, and the way back.
//!
//! Kept inside the place of the library, so that it is found again as it was left. Invariant: the way back is part
//! of the place itself, so it never leads to where the person has not been.

use larkspur_ipc::{ProposalId, ResourceId, RoomId};
use leptos::prelude::*;

use crate::{
    features::resources::{self, Place, Shown},
    shell::{self, Page},
};

/// What of writing together is open.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum What {
    /// What the person is writing.
    Writings,
    /// One of them.
    Writing { resource: ResourceId, lang: String },
    /// A page that the person is writing.
    Page { page: ResourceId },
    /// What is proposed in a room.
    Room { room: RoomId },
    /// A proposal.
    Proposal { room: RoomId, proposal: ProposalId },
}

/// From where the person came.
#[derive(Clone, Debug, PartialEq, Eq)]
enum From {
    Conversations,
    Library(Box<Place>),
}

/// What is open, and from where the person came.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Opened {
    what: What,
    from: From,
}

impl Opened {
    /// What is open.
    pub(super) fn what(&self) -> &What {
        &self.what
    }

    /// The place of the library to which one goes back, and whether one stays in the library.
    pub fn before(&self) -> (Place, bool) {
        match &self.from {
            From::Conversations => (Place::Home, false),
            From::Library(place) => ((**place).clone(), true),
        }
    }

    /// Opens something from a place. What is open already on the way back is gone back to.
    fn step(from: From, what: What) -> Self {
        let mut place = match &from {
            From::Library(place) => Some(&**place),
            From::Conversations => None,
        };
        while let Some(Place::Together(opened)) = place {
            if opened.what == what {
                return opened.clone();
            }
            place = match &opened.from {
                From::Library(place) => Some(&**place),
                From::Conversations => None,
            };
        }
        Self { what, from }
    }
}

/// Leads to what can be written together. `Copy`, so that every handler can hold it.
#[derive(Clone, Copy)]
pub struct Way {
    library: Shown,
    page: RwSignal<Page>,
}

/// The way from the page that is shown now.
pub fn use_way() -> Way {
    Way { library: resources::use_shown(), page: shell::use_page() }
}

impl Way {
    /// Opens something.
    pub(super) fn open(self, what: What) {
        let from = match self.page.get_untracked() {
            Page::Library => From::Library(Box::new(self.library.place.get_untracked())),
            Page::Conversations | Page::Advice | Page::Settings | Page::Help => From::Conversations,
        };
        self.library.place.set(Place::Together(Opened::step(from, what)));
        self.page.set(Page::Library);
    }

    /// Opens what is proposed in a room.
    pub fn open_room(self, room: RoomId) {
        self.open(What::Room { room });
    }

    /// Opens a proposal.
    pub fn open_proposal(self, room: RoomId, proposal: ProposalId) {
        self.open(What::Proposal { room, proposal });
    }

    /// Goes back to where the person came from.
    pub(super) fn back(self) {
        if !self.library.go_back() {
            self.page.set(Page::Conversations);
        }
    }

    /// Goes to the conversations.
    pub(super) fn to_conversations(self) {
        self.page.set(Page::Conversations);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn room(name: &str) -> What {
        What::Room { room: RoomId::parse(format!("!{name}")).unwrap() }
    }

    fn on(opened: Opened) -> From {
        From::Library(Box::new(Place::Together(opened)))
    }

    #[test]
    fn the_way_back_leads_to_where_one_came_from() {
        let first = Opened::step(From::Conversations, room("a"));
        assert_eq!(first.before(), (Place::Home, false));
        let second = Opened::step(on(first.clone()), What::Writings);
        assert_eq!(second.before(), (Place::Together(first), true));
        let home = Opened::step(From::Library(Box::new(Place::Home)), What::Writings);
        assert_eq!(home.before(), (Place::Home, true));
    }

    #[test]
    fn opening_what_lies_on_the_way_back_goes_back_to_it() {
        let first = Opened::step(From::Conversations, room("a"));
        let second = Opened::step(on(first.clone()), What::Writings);
        assert_eq!(Opened::step(on(second.clone()), room("a")), first);
        assert_eq!(Opened::step(on(second.clone()), What::Writings), second);
        assert_ne!(Opened::step(on(second.clone()), room("b")), second);
    }
}
