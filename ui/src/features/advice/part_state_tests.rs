//! What is typed and what is told at the same time, in tables, and against an authority as the core has one.

use std::collections::VecDeque;

use larkspur_delta::{AttributeChanges, Attributes, Authority, Run};
use proptest::{collection::vec, option, prelude::*, sample::select};

use super::*;

fn change(before: &str, after: &str) -> Change {
    Delta::diff(before, after, None)
}

fn begin(text: &str, version: u64) -> PartState {
    PartState::new(Document::plain(text), version)
}

/// Somebody else's change of what the core has.
fn theirs(state: &PartState, after: &str) -> Told {
    let change = change(&state.known.text(), after);
    Told::Change { version: state.version + 1, change, edit: None }
}

fn whole(version: u64, text: &str, edit: Option<u64>) -> Told {
    Told::Whole { version, document: Document::plain(text), edit }
}

/// Hears something, and gives what is shown. The field gets to the same by the change.
fn hear(state: &mut PartState, told: Told) -> String {
    let before = state.shown().clone();
    let followed = state.hear(told);
    assert!(!followed.is_lost);
    assert_eq!(followed.change.apply(&before).as_ref(), Ok(state.shown()));
    state.shown().text()
}

/// What the core makes of what is sent.
fn applied(outgoing: &Outgoing, text: &str) -> String {
    outgoing.change.apply_to_text(text).unwrap()
}

#[test]
fn what_others_write_comes_beside_what_is_typed_meanwhile() {
    for (before, typed, they, both) in [
        // Before, at and behind the caret.
        ("we ask", "we ask you", "today we ask", "today we ask you"),
        ("we ask", "we ask you", "we ask them", "we ask them you"),
        ("we ask for it", "we ask today for it", "we ask for it now", "we ask today for it now"),
        // In words that go.
        ("we do ask", "we do not ask", "we ask", "we not ask"),
        ("ខ្មែរ", "ខ្មែរ ក", "ជនខ្មែរ", "ជនខ្មែរ ក"),
        ("😀 a", "😀 a 😁", "😎😀 a", "😎😀 a 😁"),
    ] {
        let mut state = begin(before, 3);
        state.type_words(typed, None);
        let outgoing = state.take(1).unwrap();
        assert_eq!((outgoing.base, applied(&outgoing, before).as_str()), (3, typed));
        let told = theirs(&state, they);
        assert_eq!(hear(&mut state, told), both);
        assert!(!state.is_settled());
    }
}

#[test]
fn the_own_change_settles_and_the_next_one_goes_out() {
    let mut state = begin("", 0);
    state.type_words("a", Some(1));
    let first = state.take(7).unwrap();
    state.type_words("ab", Some(2));
    assert!(state.take(8).is_none(), "one is on its way at a time");
    assert!(!state.is_settled());
    let told = Told::Change { version: 1, change: first.change, edit: Some(7) };
    assert_eq!(hear(&mut state, told), "ab");
    let next = state.take(8).unwrap();
    assert_eq!((next.base, applied(&next, "a").as_str()), (1, "ab"));
    let told = Told::Change { version: 2, change: next.change, edit: Some(8) };
    assert_eq!(hear(&mut state, told), "ab");
    assert!(state.is_settled());
}

#[test]
fn the_caret_tells_which_of_two_like_letters_was_typed() {
    let mut state = begin("ee", 0);
    state.type_words("eee", Some(1));
    let change = state.take(1).unwrap().change;
    let first = Delta::builder().insert("e").build().unwrap();
    assert_eq!(change, first);
}

#[test]
fn while_an_input_method_composes_nothing_is_sent_and_nothing_else_is_shown() {
    let mut state = begin("ក", 0);
    state.begin_composing();
    state.type_words("កម", None);
    assert!(state.take(1).is_none());
    let told = theirs(&state, "នក");
    assert!(state.hear(told).change.is_identity());
    assert!(state.hear(whole(5, "នក!", None)).change.is_identity());
    assert_eq!(state.shown().text(), "កម");
    state.type_words("កម្ពុ", None);
    assert!(!state.is_settled());
    let before = state.shown().text();
    let followed = state.end_composing();
    assert_eq!(followed.change.apply_to_text(&before).as_deref(), Ok("នក!ម្ពុ"));
    assert_eq!(state.shown().text(), "នក!ម្ពុ");
    let outgoing = state.take(1).unwrap();
    assert_eq!((outgoing.base, applied(&outgoing, "នក!").as_str()), (5, "នក!ម្ពុ"));
}

#[test]
fn what_did_not_arrive_is_sent_again_with_what_was_typed_since() {
    let mut state = begin("", 0);
    state.type_words("a", None);
    assert!(state.take(1).is_some());
    state.type_words("ab", None);
    state.take_back(9);
    assert!(state.take(2).is_none(), "that was another one");
    state.take_back(1);
    let again = state.take(2).unwrap();
    assert_eq!((again.base, applied(&again, "").as_str()), (0, "ab"));
}

#[test]
fn a_text_that_is_told_anew_keeps_what_was_typed() {
    // What the core had, what was sent, what was typed since, what is told, and whether what was sent is in it.
    for (had, sent, typed, told, is_in_it, shown, still_to_send) in [
        ("we ask", "we ask", "we ask you", "today we ask", false, "today we ask you", true),
        ("we ask", "we ask you", "we ask you", "today we ask", false, "today we ask you", false),
        ("we ask", "we ask you", "we ask you", "today we ask you", true, "today we ask you", false),
        ("ask", "ask you", "ask you now", "we ask you", true, "we ask you now", true),
        ("ask", "ask you", "ask you now", "we ask", false, "we ask you now", true),
        ("ខ្មែរ", "ខ្មែរ 😀", "ខ្មែរ 😀 ក", "ជនខ្មែរ 😀", true, "ជនខ្មែរ 😀 ក", true),
        ("a", "a", "a", "something else", false, "something else", false),
    ] {
        let mut state = begin(had, 4);
        state.type_words(sent, None);
        let flight = state.take(1);
        state.type_words(typed, None);
        let text = hear(&mut state, whole(9, told, is_in_it.then_some(1)));
        assert_eq!(text, shown, "{had} {told}");
        // What is still on its way comes as one's own.
        if let (Some(_), false) = (&flight, is_in_it) {
            assert!(state.take(2).is_none(), "{had} {told}: it is on its way already");
            let change = state.flight.as_ref().unwrap().change.clone();
            let told = Told::Change { version: 10, change, edit: Some(1) };
            assert_eq!(hear(&mut state, told), shown, "{had} {text}");
        }
        let next = state.take(2);
        assert_eq!(next.is_some(), still_to_send, "{had} {told}");
        if let Some(next) = next {
            assert_eq!(applied(&next, &state.known.text()), shown);
        }
    }
}

#[test]
fn a_change_of_which_nothing_is_left_is_still_the_one_on_its_way() {
    let mut state = begin("abc", 0);
    state.type_words("ac", None);
    assert!(state.take(1).is_some());
    // Somebody else took out the same.
    assert_eq!(hear(&mut state, whole(1, "ac", None)), "ac");
    state.type_words("ac!", None);
    assert!(state.take(2).is_none());
    let told = Told::Change { version: 2, change: Delta::new(), edit: Some(1) };
    assert_eq!(hear(&mut state, told), "ac!");
    assert!(state.take(2).is_some());
}

#[test]
fn what_is_shown_follows_the_core_where_it_puts_the_own_words_elsewhere() {
    let mut state = begin("one two three", 0);
    state.type_words("one two, three", None);
    assert!(state.take(1).is_some());
    state.type_words("one two, three now", None);
    // Both ends have changed, so only one large change can be seen.
    hear(&mut state, whole(2, "ONE two THREE", None));
    let change = change("ONE two THREE", "ONE two, THREE");
    let told = Told::Change { version: 3, change, edit: Some(1) };
    let shown = hear(&mut state, told);
    assert!(shown.starts_with("ONE two, THREE") && shown.contains(" now"), "{shown}");
    let next = state.take(2).unwrap();
    assert_eq!(applied(&next, "ONE two, THREE"), shown);
}

#[test]
fn a_missing_version_is_told_and_changes_nothing() {
    let mut state = begin("a", 0);
    let late = Told::Change { version: 3, change: change("a", "b"), edit: None };
    assert!(state.hear(late).is_lost);
    assert_eq!(state.shown().text(), "a");
    let old = Told::Change { version: 0, change: change("a", "b"), edit: None };
    assert!(!state.hear(old).is_lost);
    assert_eq!(state.shown().text(), "a");
}

fn strong() -> AttributeChanges {
    AttributeChanges::new().set("strong", true)
}

fn marked(runs: &[(&str, bool)]) -> Document {
    let attributes = |is_strong: bool| {
        if is_strong { Attributes::new().with("strong", true) } else { Attributes::new() }
    };
    let run = |(text, is): &(&str, bool)| Run { text: (*text).into(), attributes: attributes(*is) };
    runs.iter().map(run).collect()
}

#[test]
fn a_mark_comes_beside_words_that_others_put_in() {
    let mut state = begin("we ask you", 0);
    let change = Delta::builder().retain(3).retain_with(3, strong()).build().unwrap();
    state.change(&change).unwrap();
    assert_eq!(state.take(1).unwrap().change, change);
    let told = theirs(&state, "today we all ask you");
    hear(&mut state, told);
    let both = marked(&[("today we all ", false), ("ask", true), (" you", false)]);
    assert_eq!(*state.shown(), both);
    let change = Delta::builder().retain(13).retain_with(3, strong()).build().unwrap();
    let told = Told::Change { version: 2, change, edit: Some(1) };
    hear(&mut state, told);
    assert!(state.is_settled() && *state.shown() == both);
}

#[test]
fn a_field_that_knows_of_no_marks_leaves_those_of_the_words_that_stay() {
    let mut state = PartState::new(marked(&[("we ", false), ("ask", true)]), 0);
    state.type_words("we ask you", Some(10));
    assert_eq!(*state.shown(), marked(&[("we ", false), ("ask", true), (" you", false)]));
}

#[test]
fn a_text_that_is_told_anew_keeps_marks_that_were_made() {
    let mut state = begin("we ask", 0);
    let change = Delta::builder().retain(3).retain_with(3, strong()).build().unwrap();
    state.change(&change).unwrap();
    hear(&mut state, whole(9, "today we ask", None));
    assert_eq!(*state.shown(), marked(&[("today we ", false), ("ask", true)]));
    let next = state.take(1).unwrap();
    let moved = Delta::builder().retain(9).retain_with(3, strong()).build().unwrap();
    assert_eq!((next.base, next.change), (9, moved));
}

#[test]
fn a_change_that_does_not_fit_is_refused_and_changes_nothing() {
    let mut state = begin("ask", 0);
    let change = Delta::builder().retain(4).insert("x").build().unwrap();
    assert_eq!(state.change(&change), Err(DeltaError::PastEnd));
    assert!(state.is_settled() && *state.shown() == Document::plain("ask"));
}

/// A page with what it was told and has not heard yet.
struct Page {
    state: PartState,
    queue: VecDeque<Told>,
    sent: Option<(u64, Outgoing)>,
    /// The last of its changes that is in the text.
    taken: Option<u64>,
}

struct Core {
    authority: Authority,
    document: Document,
    edits: u64,
}

impl Core {
    fn send(&mut self, page: &mut Page) {
        self.edits += 1;
        if let Some(outgoing) = page.state.take(self.edits) {
            assert!(page.sent.is_none(), "two are on their way");
            page.sent = Some((self.edits, outgoing));
        }
    }

    fn take(&mut self, pages: &mut [Page], from: usize) {
        let Some((edit, Outgoing { base, change })) = pages[from].sent.take() else { return };
        let change = self.authority.rebase(base, change).unwrap();
        self.document = change.apply(&self.document).unwrap();
        let version = self.authority.push(change.clone());
        pages[from].taken = Some(edit);
        for (at, page) in pages.iter_mut().enumerate() {
            let edit = (at == from).then_some(edit);
            page.queue.push_back(Told::Change { version, change: change.clone(), edit });
        }
    }

    /// A page that was too slow is told all of it.
    fn tell_whole(&self, page: &mut Page) {
        page.queue.clear();
        let (version, document) = (self.authority.version(), self.document.clone());
        page.queue.push_back(Told::Whole { version, document, edit: page.taken });
    }
}

fn hear_next(page: &mut Page) {
    let Some(told) = page.queue.pop_front() else { return };
    let (before, was_composing) = (page.state.shown().clone(), page.state.is_composing());
    let followed = page.state.hear(told);
    assert!(!followed.is_lost && (!was_composing || followed.change.is_identity()));
    assert_eq!(followed.change.apply(&before).as_ref(), Ok(page.state.shown()));
}

#[derive(Clone, Debug)]
enum Step {
    Type(usize, usize, usize, String),
    Mark(usize, usize, usize, AttributeChanges),
    Send(usize),
    Take(usize),
    Lose(usize),
    Hear(usize),
    Whole(usize),
    Compose(usize),
    EndComposing(usize),
}

/// Few names and values, so that two pages often mean the same one.
fn marks() -> impl Strategy<Value = AttributeChanges> {
    let value = option::of(select(&[true, false][..]));
    vec((select(&["strong", "cite:a"][..]), value), 1..3).prop_map(|all| {
        all.into_iter().map(|(name, value)| (name.to_owned(), value.map(Into::into))).collect()
    })
}

fn step() -> impl Strategy<Value = Step> {
    let page = 0..3_usize;
    prop_oneof![
        4 => (page.clone(), 0..14_usize, 0..3_usize, "[a-cក😀]{0,3}")
            .prop_map(|(page, at, gone, new)| Step::Type(page, at, gone, new)),
        3 => (page.clone(), 0..14_usize, 1..6_usize, marks())
            .prop_map(|(page, at, len, changes)| Step::Mark(page, at, len, changes)),
        3 => page.clone().prop_map(Step::Send),
        2 => page.clone().prop_map(Step::Take),
        1 => page.clone().prop_map(Step::Lose),
        3 => page.clone().prop_map(Step::Hear),
        1 => page.clone().prop_map(Step::Whole),
        1 => page.clone().prop_map(Step::Compose),
        2 => page.prop_map(Step::EndComposing),
    ]
}

fn run(core: &mut Core, pages: &mut [Page], step: Step) {
    match step {
        Step::Type(at, from, gone, new) => {
            let signs: Vec<char> = pages[at].state.shown().text().chars().collect();
            let from = from.min(signs.len());
            let to = (from + gone).min(signs.len());
            let caret = from + new.chars().count();
            let ends = (signs[..from].iter(), signs[to..].iter());
            let text: String = ends.0.copied().chain(new.chars()).chain(ends.1.copied()).collect();
            pages[at].state.type_words(&text, Some(caret));
        }
        Step::Mark(at, from, len, changes) => {
            let all = pages[at].state.shown().text().chars().count();
            let from = from.min(all);
            let len = len.min(all - from);
            let change = Delta::builder().retain(from).retain_with(len, changes).build().unwrap();
            pages[at].state.change(&change).unwrap();
        }
        Step::Send(at) => core.send(&mut pages[at]),
        Step::Take(at) => core.take(pages, at),
        Step::Lose(at) => {
            if let Some((edit, _)) = pages[at].sent.take() {
                pages[at].state.take_back(edit);
            }
        }
        Step::Hear(at) => hear_next(&mut pages[at]),
        Step::Whole(at) => core.tell_whole(&mut pages[at]),
        Step::Compose(at) => pages[at].state.begin_composing(),
        Step::EndComposing(at) => {
            let before = pages[at].state.shown().clone();
            let followed = pages[at].state.end_composing();
            assert!(!followed.is_lost);
            let after = followed.change.apply(&before);
            assert_eq!(after.as_ref(), Ok(pages[at].state.shown()));
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]

    #[test]
    fn all_pages_come_to_the_text_of_the_core(steps in vec(step(), 0..70)) {
        let document = marked(&[("one\ntw", false), ("o ខ", true)]);
        let authority = Authority::new();
        let mut core = Core { authority, document: document.clone(), edits: 0 };
        let mut pages = [(); 3].map(|()| Page {
            state: PartState::new(document.clone(), 0),
            queue: VecDeque::new(),
            sent: None,
            taken: None,
        });
        for step in steps {
            run(&mut core, &mut pages, step);
        }
        for at in 0..3 {
            run(&mut core, &mut pages, Step::EndComposing(at));
        }
        for _ in 0..6 {
            for at in 0..3 {
                core.send(&mut pages[at]);
                core.take(&mut pages, at);
            }
            for page in &mut pages {
                while !page.queue.is_empty() {
                    hear_next(page);
                }
            }
        }
        for page in &pages {
            prop_assert!(page.state.is_settled());
            prop_assert_eq!(page.state.shown(), &core.document);
        }
    }
}
