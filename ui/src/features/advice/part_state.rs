//! The text of one part as this window shows it, with its marks, and what of it the core does not know yet.
//!
//! [`super::part_text`] has one for each part and brings it what a field or an editor says and what the stream tells. Pure.
//! Invariants: what was typed is shown at once and never taken back, also when the text is told anew; one change is on its way at a time; while an
//! input method composes, nothing is sent and nothing else is shown; and once nothing is on its way, what is shown is the text of
//! the core.

use larkspur_delta::{CodePoints, Delta, DeltaError, Document, Outgoing, Participant, Priority};

/// A change, in the unit of the core.
pub(super) type Change = Delta<CodePoints>;

/// What the stream tells of a part.
#[derive(Clone)]
pub(super) enum Told {
    /// The change that made this version, and the number of the command that it came from.
    Change { version: u64, change: Change, edit: Option<u64> },
    /// All of the text, and the number of the last command that is in it.
    Whole { version: u64, document: Document, edit: Option<u64> },
}

/// What became of something that was told.
pub(super) struct Followed {
    /// What is to be done to what the field or the editor shows.
    pub(super) change: Change,
    /// Whether something between is missing, so that the text has to be asked for anew.
    pub(super) is_lost: bool,
}

/// A change on its way to the core, as it is in the text that the core had last.
struct Flight {
    edit: u64,
    change: Change,
}

/// What comes of the whole text, told anew while something is under way here.
struct Merged {
    flight: Change,
    rest: Change,
    to_show: Change,
    is_flight_in_it: bool,
}

/// The text of one part.
pub(super) struct PartState {
    side: Participant,
    version: u64,
    /// The text of the core at this version.
    known: Document,
    flight: Option<Flight>,
    shown: Document,
    is_composing: bool,
    held: Vec<Told>,
}

impl PartState {
    /// Begins with the text of a version.
    pub(super) fn new(document: Document, version: u64) -> Self {
        Self {
            side: Participant::new(version),
            version,
            known: document.clone(),
            flight: None,
            shown: document,
            is_composing: false,
            held: Vec::new(),
        }
    }

    /// What is shown.
    pub(super) fn shown(&self) -> &Document {
        &self.shown
    }

    /// Whether the core has everything that was typed here.
    pub(super) fn is_settled(&self) -> bool {
        self.side.is_settled() && !self.is_composing
    }

    /// Whether an input method composes.
    pub(super) fn is_composing(&self) -> bool {
        self.is_composing
    }

    /// A field, which knows of no marks, says something else now. `caret` is where it stands, in code points.
    pub(super) fn type_words(&mut self, text: &str, caret: Option<usize>) {
        let change = Delta::diff(&self.shown.text(), text, caret);
        // It was made for what is shown, so it fits.
        let _ = self.change(&change);
    }

    /// An editor has done this to what is shown.
    ///
    /// # Errors
    /// When it does not fit what is shown: then nothing has changed, and the editor is to show it anew.
    pub(super) fn change(&mut self, change: &Change) -> Result<(), DeltaError> {
        self.shown = change.apply(&self.shown)?;
        if self.side.change(change).is_err() {
            self.restart();
        }
        Ok(())
    }

    /// What is to be sent now under this number, if anything is. It is on its way from then on.
    pub(super) fn take(&mut self, edit: u64) -> Option<Outgoing> {
        if self.is_composing || self.flight.is_some() {
            return None;
        }
        let outgoing = self.side.take()?;
        self.flight = Some(Flight { edit, change: outgoing.change.clone() });
        Some(outgoing)
    }

    /// What was sent under this number is not in the vault: it is sent again, with what was typed since.
    pub(super) fn take_back(&mut self, edit: u64) {
        let is_it = self.flight.take_if(|flight| flight.edit == edit).is_some();
        if is_it && self.side.keep().is_err() {
            self.restart();
        }
    }

    /// Takes what the stream tells, or keeps it back while an input method composes.
    pub(super) fn hear(&mut self, told: Told) -> Followed {
        if self.is_composing {
            self.held.push(told);
            return Followed { change: Delta::new(), is_lost: false };
        }
        self.follow(told)
    }

    /// An input method begins to compose.
    pub(super) fn begin_composing(&mut self) {
        self.is_composing = true;
    }

    /// It has ended: takes what was kept back.
    pub(super) fn end_composing(&mut self) -> Followed {
        self.is_composing = false;
        let before = self.shown.clone();
        let mut all = Ok(Delta::new());
        let mut is_lost = false;
        for told in std::mem::take(&mut self.held) {
            let followed = self.follow(told);
            is_lost |= followed.is_lost;
            all = all.and_then(|all: Change| all.compose(&followed.change));
        }
        let change = all.or_else(|_| Delta::between(&before, &self.shown, None));
        Followed { change: change.unwrap_or_default(), is_lost }
    }

    fn follow(&mut self, told: Told) -> Followed {
        let followed = match told {
            Told::Change { version, change, edit } => self.follow_change(version, &change, edit),
            Told::Whole { version, document, edit } => Ok(self.begin_anew(version, document, edit)),
        };
        let is_lost = followed.is_err();
        Followed { change: followed.unwrap_or_default(), is_lost }
    }

    fn follow_change(
        &mut self,
        version: u64,
        change: &Change,
        edit: Option<u64>,
    ) -> Result<Change, DeltaError> {
        if version <= self.version {
            return Ok(Delta::new());
        }
        if version - self.version != 1 {
            return Err(DeltaError::Stale);
        }
        let known = change.apply(&self.known)?;
        let own = self.flight.take_if(|flight| Some(flight.edit) == edit);
        let to_show = match own {
            Some(flight) if flight.change != *change => {
                self.correct(version, &flight.change, &known)?
            }
            Some(_) => self.side.hear(version, change, true)?,
            None => {
                let to_show = self.side.hear(version, change, false)?;
                if let Some(flight) = &mut self.flight {
                    flight.change = change.transform(&flight.change, Priority::Left)?;
                }
                to_show
            }
        };
        self.shown = to_show.apply(&self.shown)?;
        (self.known, self.version) = (known, version);
        Ok(to_show)
    }

    /// The core has put what was typed here elsewhere than it is shown: that can be after the text was told anew, since then only
    /// what came of the changes between is known. What is shown follows the core.
    fn correct(
        &mut self,
        version: u64,
        flight: &Change,
        known: &Document,
    ) -> Result<Change, DeltaError> {
        let expected = flight.apply(&self.known)?;
        let rest = Delta::between(&expected, &self.shown, None)?;
        let correction = Delta::between(&expected, known, None)?;
        let to_show = rest.transform(&correction, Priority::Right)?;
        self.side = Participant::new(version);
        self.side.change(&correction.transform(&rest, Priority::Left)?)?;
        Ok(to_show)
    }

    /// All of the text is told. What was typed here and is not in it stays, and goes out as a change of it.
    fn begin_anew(&mut self, version: u64, document: Document, edit: Option<u64>) -> Change {
        let merged = self.merge(&document, edit);
        (self.known, self.version) = (document, version);
        let Ok(Merged { flight, rest, to_show, is_flight_in_it }) = merged else {
            self.restart();
            return Delta::new();
        };
        let Ok(shown) = to_show.apply(&self.shown) else {
            self.restart();
            return Delta::new();
        };
        self.shown = shown;
        self.side = Participant::new(version);
        self.flight = self.flight.take().filter(|_| !is_flight_in_it);
        let mut is_noted = true;
        if let Some(on_its_way) = &mut self.flight {
            is_noted &= self.side.change(&flight).is_ok();
            // It was sent already, so only that it is on its way is noted.
            let _ = self.side.take();
            on_its_way.change = flight;
        }
        is_noted &= self.side.change(&rest).is_ok();
        if !is_noted {
            self.restart();
        }
        to_show
    }

    /// Three texts in one: what the core had before, what it has now, and what is shown.
    fn merge(&self, told: &Document, edit: Option<u64>) -> Result<Merged, DeltaError> {
        let with_flight = match &self.flight {
            Some(flight) => flight.change.apply(&self.known)?,
            None => self.known.clone(),
        };
        let rest = Delta::between(&with_flight, &self.shown, None)?;
        let (before, flight, is_flight_in_it) = match &self.flight {
            Some(flight) if Some(flight.edit) != edit => {
                (&self.known, flight.change.clone(), false)
            }
            of => (&with_flight, Delta::new(), of.is_some()),
        };
        let theirs = Delta::between(before, told, None)?;
        let behind_flight = flight.transform(&theirs, Priority::Right)?;
        Ok(Merged {
            flight: theirs.transform(&flight, Priority::Left)?,
            rest: behind_flight.transform(&rest, Priority::Left)?,
            to_show: rest.transform(&behind_flight, Priority::Right)?,
            is_flight_in_it,
        })
    }

    /// The last way, where lengths cannot be counted together: what is shown stays, as one change of what the core has.
    fn restart(&mut self) {
        self.side = Participant::new(self.version);
        self.flight = None;
        let change = Delta::between(&self.known, &self.shown, None).unwrap_or_default();
        // Nothing is to be composed here, so nothing can be too long together.
        let _ = self.side.change(&change);
    }
}

#[cfg(test)]
#[path = "part_state_tests.rs"]
mod tests;
