//! One side of a text that several change at once: what it shows, and what of that the authority does not know yet.
//!
//! The window has one for each text that somebody writes in. Invariants: what was typed is shown at once and never taken back;
//! one change is on its way at a time, so the authority gets them in their order; once nothing is on its way, the text is that of
//! the authority.

use crate::{CodePoints, Delta, DeltaError, Priority};

/// A change on its way to the authority.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outgoing {
    /// The version of the text that it was made in.
    pub base: u64,
    /// The change.
    pub change: Delta<CodePoints>,
}

/// One side of a text.
#[derive(Clone, Debug, Default)]
pub struct Participant {
    version: u64,
    on_its_way: Option<Delta<CodePoints>>,
    next: Delta<CodePoints>,
}

impl Participant {
    /// Begins with the text of this version.
    pub fn new(version: u64) -> Self {
        Self { version, ..Self::default() }
    }

    /// Whether the authority has everything that was typed here.
    pub fn is_settled(&self) -> bool {
        self.on_its_way.is_none() && self.next.is_identity()
    }

    /// Something was typed into what is shown.
    ///
    /// # Errors
    /// [`DeltaError::TooLong`] when the lengths cannot be counted together.
    pub fn change(&mut self, change: &Delta<CodePoints>) -> Result<(), DeltaError> {
        self.next = self.next.compose(change)?;
        Ok(())
    }

    /// What is to be sent now, if anything is and nothing is on its way. It is on its way from then on.
    pub fn take(&mut self) -> Option<Outgoing> {
        if self.on_its_way.is_some() || self.next.is_identity() {
            return None;
        }
        let change = std::mem::take(&mut self.next);
        self.on_its_way = Some(change.clone());
        Some(Outgoing { base: self.version, change })
    }

    /// What was on its way did not arrive: it is sent again, with what was typed since.
    ///
    /// # Errors
    /// [`DeltaError::TooLong`] when the lengths cannot be counted together.
    pub fn keep(&mut self) -> Result<(), DeltaError> {
        if let Some(change) = self.on_its_way.take() {
            self.next = change.compose(&self.next)?;
        }
        Ok(())
    }

    /// The authority tells the change that made this version: one's own, or somebody else's. What comes of it is to be done to
    /// what is shown. A version that is known already changes nothing.
    ///
    /// # Errors
    /// [`DeltaError::Stale`] when a version between is missing: the whole text is asked for anew.
    pub fn hear(
        &mut self,
        version: u64,
        change: &Delta<CodePoints>,
        is_own: bool,
    ) -> Result<Delta<CodePoints>, DeltaError> {
        if version <= self.version {
            return Ok(Delta::new());
        }
        if version - self.version != 1 {
            return Err(DeltaError::Stale);
        }
        self.version = version;
        if is_own {
            self.on_its_way = None;
            return Ok(Delta::new());
        }
        // Theirs has come before ours in the one order, so ours is moved behind it.
        let mut theirs = change.clone();
        for ours in self.on_its_way.iter_mut().chain([&mut self.next]) {
            let moved = ours.transform(&theirs, Priority::Right)?;
            *ours = theirs.transform(ours, Priority::Left)?;
            theirs = moved;
        }
        Ok(theirs)
    }
}

#[cfg(test)]
mod tests {
    use std::collections::VecDeque;

    use proptest::{collection::vec, prelude::*};

    use super::*;
    use crate::Authority;

    /// A window with what it shows and what it has not heard yet.
    struct Window {
        side: Participant,
        shown: String,
        queue: VecDeque<(u64, Delta<CodePoints>, bool)>,
        sent: Option<Outgoing>,
    }

    impl Window {
        fn new(text: &str) -> Self {
            let side = Participant::new(0);
            Self { side, shown: text.to_owned(), queue: VecDeque::new(), sent: None }
        }

        fn type_in(&mut self, new: &str) {
            let change = Delta::diff(&self.shown, new, None);
            self.side.change(&change).unwrap();
            self.shown = new.to_owned();
        }

        fn hear(&mut self) {
            let Some((version, change, is_own)) = self.queue.pop_front() else { return };
            let change = self.side.hear(version, &change, is_own).unwrap();
            self.shown = change.apply_to_text(&self.shown).unwrap();
        }
    }

    /// The core: the text, and the order of its changes.
    struct Core {
        authority: Authority,
        text: String,
    }

    impl Core {
        fn take(&mut self, windows: &mut [Window], from: usize) {
            let Some(Outgoing { base, change }) = windows[from].sent.take() else { return };
            let change = self.authority.rebase(base, change).unwrap();
            self.text = change.apply_to_text(&self.text).unwrap();
            let version = self.authority.push(change.clone());
            for (at, window) in windows.iter_mut().enumerate() {
                window.queue.push_back((version, change.clone(), at == from));
            }
        }
    }

    #[derive(Clone, Debug)]
    enum Step {
        Type(usize, usize, usize, String),
        Send(usize),
        Take(usize),
        Hear(usize),
    }

    fn step() -> impl Strategy<Value = Step> {
        let window = 0..3_usize;
        prop_oneof![
            3 => (window.clone(), 0..12_usize, 0..3_usize, "[a-cក😀\n]{0,3}")
                .prop_map(|(window, at, gone, new)| Step::Type(window, at, gone, new)),
            2 => window.clone().prop_map(Step::Send),
            2 => window.clone().prop_map(Step::Take),
            3 => window.prop_map(Step::Hear),
        ]
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(2000))]

        #[test]
        fn all_windows_come_to_the_text_of_the_core(steps in vec(step(), 0..60)) {
            let mut core = Core { authority: Authority::new(), text: "one\ntwo".to_owned() };
            let mut windows = [(); 3].map(|()| Window::new("one\ntwo"));
            for step in steps {
                match step {
                    Step::Type(at, from, gone, new) => {
                        let signs: Vec<char> = windows[at].shown.chars().collect();
                        let from = from.min(signs.len());
                        let to = (from + gone).min(signs.len());
                        let text: String = signs[..from].iter().copied()
                            .chain(new.chars()).chain(signs[to..].iter().copied()).collect();
                        windows[at].type_in(&text);
                    }
                    Step::Send(at) => {
                        if let Some(outgoing) = windows[at].side.take() {
                            windows[at].sent = Some(outgoing);
                        }
                    }
                    Step::Take(at) => core.take(&mut windows, at),
                    Step::Hear(at) => windows[at].hear(),
                }
            }
            for _ in 0..4 {
                for at in 0..3 {
                    if let Some(outgoing) = windows[at].side.take() {
                        windows[at].sent = Some(outgoing);
                    }
                    core.take(&mut windows, at);
                }
                for window in &mut windows {
                    while !window.queue.is_empty() {
                        window.hear();
                    }
                }
            }
            for window in &windows {
                prop_assert!(window.side.is_settled());
                prop_assert_eq!(&window.shown, &core.text);
            }
        }
    }

    #[test]
    fn what_did_not_arrive_is_sent_again_with_what_was_typed_since() {
        let mut window = Window::new("");
        window.type_in("a");
        assert!(window.side.take().is_some());
        window.type_in("ab");
        assert_eq!(window.side.take(), None, "one change is on its way at a time");
        window.side.keep().unwrap();
        let again = window.side.take().unwrap();
        assert_eq!((again.base, again.change.apply_to_text("").unwrap().as_str()), (0, "ab"));
    }

    #[test]
    fn a_missing_version_is_noticed_and_one_that_comes_twice_changes_nothing() {
        let change = Delta::diff("", "a", None);
        let mut side = Participant::new(1);
        assert_eq!(side.hear(3, &change, false), Err(DeltaError::Stale));
        assert_eq!(side.hear(1, &change, false), Ok(Delta::new()));
        assert_eq!(side.hear(2, &change, false), Ok(change));
    }

    #[test]
    fn who_is_too_far_behind_begins_again() {
        let change = || Delta::diff("", "a", None);
        let mut authority = Authority::new();
        assert_eq!(authority.rebase(1, change()), Err(DeltaError::Stale));
        for _ in 0..=crate::MOST_REMEMBERED {
            authority.push(change());
        }
        assert_eq!(authority.rebase(0, change()), Err(DeltaError::Stale));
        assert!(authority.rebase(1, change()).is_ok());
    }
}
