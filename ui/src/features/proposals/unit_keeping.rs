//! What is typed into the parts of a page, on its way to the vault.
//!
//! Owned by the states of both pages that write, whichever page it is. Invariants: each letter is sent at once, one write
//! after the other; what waits is sent also when the page is left meanwhile, and what could not be kept is tried once more.

use std::{cell::RefCell, pin::Pin, rc::Rc};

use larkspur_ipc::{IpcError, UnitName};
use leptos::{prelude::*, task::spawn_local};

use super::queue::{Kept, Queue, Write};
use crate::{i18n::t, shared::toast};

/// A write on its way.
type Reply = Pin<Box<dyn Future<Output = Result<(), IpcError>>>>;

/// `Copy`, so that every handler can hold it.
#[derive(Clone, Copy)]
pub(super) struct UnitKeeping {
    queue: StoredValue<Rc<RefCell<Queue>>, LocalStorage>,
    write: StoredValue<Rc<dyn Fn(UnitName, String) -> Reply>, LocalStorage>,
    /// Whether what was typed is in the vault.
    pub(super) kept: RwSignal<Kept>,
    /// Why something that was typed could not be kept.
    pub(super) not_kept: RwSignal<Option<IpcError>>,
}

impl UnitKeeping {
    /// Keeps by `write` while the current owner lives, and what still waits after it.
    pub(super) fn start<F>(write: impl Fn(UnitName, String) -> F + 'static) -> Self
    where
        F: Future<Output = Result<(), IpcError>> + 'static,
    {
        let keeping = Self {
            queue: StoredValue::new_local(Rc::default()),
            write: StoredValue::new_local(Rc::new(move |unit, text| Box::pin(write(unit, text)))),
            kept: RwSignal::new(Kept::All),
            not_kept: RwSignal::new(None),
        };
        on_cleanup(move || keeping.leave());
        keeping
    }

    /// The person typed: all that stands in a part now.
    pub(super) fn type_words(self, unit: UnitName, text: String) {
        let write = self.queue.with_value(|queue| queue.borrow_mut().type_words(unit, text));
        self.send(write);
    }

    /// Tries again what could not be kept.
    pub(super) fn retry(self) {
        let write = self.queue.with_value(|queue| queue.borrow_mut().retry());
        self.send(write);
    }

    /// The page goes: what could not be kept is tried once more.
    fn leave(self) {
        let Some(queue) = self.queue.try_get_value() else { return };
        if queue.borrow().kept() == Kept::NotAll {
            let write = queue.borrow_mut().retry();
            self.send(write);
        }
    }

    /// Sends one write after the other, for as long as any waits.
    fn send(self, write: Option<Write>) {
        let (queue, keep) = (self.queue.get_value(), self.write.get_value());
        self.kept.try_set(queue.borrow().kept());
        let Some(write) = write else { return };
        spawn_local(async move {
            let mut next = Some(write);
            while let Some(Write { unit, text }) = next {
                let reply = keep(unit, text).await;
                next = queue.borrow_mut().answer(reply.is_ok());
                let kept = queue.borrow().kept();
                self.hear(reply.err(), kept);
            }
        });
    }

    /// Tells how it stands; where the page has gone, only what could not be kept.
    fn hear(self, error: Option<IpcError>, kept: Kept) {
        self.kept.try_set(kept);
        if let Some(error) = error {
            if self.not_kept.try_set(Some(error)).is_some() {
                toast::show(t::proposals_left_unkept(), None);
            }
        } else if kept != Kept::NotAll
            // The slip that is not there stays away without waking anybody.
            && self.not_kept.try_with_untracked(Option::is_some) == Some(true)
        {
            self.not_kept.try_set(None);
        }
    }
}
