//! Random texts, documents and deltas, for properties and benches.
//!
//! The tests of this crate use it, and with the feature `strategies` those of the core and the bench.
//! Invariant: a delta that is made for a document fits it, also when a failing case is made smaller.

use proptest::{collection::vec, option, prelude::*, sample::select};

use crate::{
    AttributeChanges, Attributes, CodePoints, Delta, DeltaBuilder, Document, Run, Unit, Value,
};

/// Signs and parts of signs: plain, ending a block, beyond U+FFFF, of scripts whose letters join (Khmer,
/// Burmese, Devanagari), marks, joiners, invisible breaks, halves of flags.
const SIGNS: [&str; 36] = [
    "a",
    "a",
    "b",
    "e",
    "Z",
    "7",
    " ",
    "\n",
    "é",
    "ß",
    "人",
    "ก",
    "ค้า",
    "😀",
    "😁",
    "𝒳",
    "👩",
    "💻",
    "\u{200D}",
    "\u{FE0F}",
    "🇰",
    "🇭",
    "ខ",
    "្",
    "ម",
    "ែ",
    "မ",
    "ြ",
    "န",
    "်",
    "क",
    "्",
    "षि",
    "\u{301}",
    "\u{200B}",
    "👩\u{200D}💻",
];
const NAMES: [&str; 3] = ["strong", "level", "link"];

/// A text of up to some 24 signs.
pub fn any_text() -> impl Strategy<Value = String> + Clone {
    text_of(24)
}

fn text_of(most: usize) -> impl Strategy<Value = String> + Clone {
    vec(select(&SIGNS[..]), 0..most).prop_map(|signs| signs.concat())
}

/// The value of an attribute. There are few, so that two changes often meet.
pub fn any_value() -> impl Strategy<Value = Value> + Clone {
    let text = select(&["https://a.org", "b"][..]);
    prop_oneof![
        any::<bool>().prop_map(Value::Bool),
        (1_i64..4).prop_map(Value::Int),
        text.prop_map(Value::from),
    ]
}

/// Mostly none or one.
pub fn any_attributes() -> impl Strategy<Value = Attributes> + Clone {
    let attribute = (select(&NAMES[..]), any_value());
    vec(attribute, 0..3).prop_map(|attributes| {
        attributes.into_iter().map(|(name, value)| (name.to_owned(), value)).collect()
    })
}

/// As [`any_attributes`], and removals among them.
pub fn any_changes() -> impl Strategy<Value = AttributeChanges> + Clone {
    let change = (select(&NAMES[..]), option::of(any_value()));
    vec(change, 0..3).prop_map(|changes| {
        changes.into_iter().map(|(name, value)| (name.to_owned(), value)).collect()
    })
}

/// A document of up to four runs.
pub fn any_document() -> impl Strategy<Value = Document> + Clone {
    let run =
        (text_of(9), any_attributes()).prop_map(|(text, attributes)| Run { text, attributes });
    vec(run, 0..4).prop_map(|runs| runs.into_iter().collect())
}

/// A step that is not yet held to a text.
#[derive(Clone, Debug)]
enum Step {
    Keep(usize),
    Change(usize, AttributeChanges),
    Put(String, Attributes),
    Drop(usize),
}

fn any_steps() -> impl Strategy<Value = Vec<Step>> + Clone {
    let step = prop_oneof![
        3 => (1_usize..8).prop_map(Step::Keep),
        2 => (1_usize..8, any_changes()).prop_map(|(len, changes)| Step::Change(len, changes)),
        3 => (text_of(4), any_attributes()).prop_map(|(text, has)| Step::Put(text, has)),
        3 => (1_usize..6).prop_map(Step::Drop),
    ];
    vec(step, 0..8)
}

/// Shortens steps to what there is in a document.
fn fit(steps: &[Step], document: &Document) -> Delta<CodePoints> {
    let mut left = CodePoints::len_of(&document.text());
    let mut shorten = |len: usize| {
        let len = len.min(left);
        left -= len;
        len
    };
    let built = steps.iter().fold(DeltaBuilder::new(), |built, step| match step {
        Step::Keep(len) => built.retain(shorten(*len)),
        Step::Change(len, changes) => built.retain_with(shorten(*len), changes.clone()),
        Step::Put(text, has) => built.insert_with(text, has.clone()),
        Step::Drop(len) => built.delete(shorten(*len)),
    });
    // Lengths as short as these can always be counted.
    built.build().unwrap_or_default()
}

/// A document and a change of it.
pub fn changed_document() -> impl Strategy<Value = (Document, Delta<CodePoints>)> + Clone {
    (any_document(), any_steps()).prop_map(|(document, steps)| {
        let delta = fit(&steps, &document);
        (document, delta)
    })
}

/// A document and `N` changes of it, all made at the same time.
pub fn concurrent_changes<const N: usize>()
-> impl Strategy<Value = (Document, [Delta<CodePoints>; N])> + Clone {
    let steps = proptest::array::uniform::<_, N>(any_steps());
    (any_document(), steps).prop_map(|(document, steps)| {
        let deltas = steps.map(|steps| fit(&steps, &document));
        (document, deltas)
    })
}

/// A document and `N` changes, each made in what the one before left.
pub fn changes_in_a_row<const N: usize>()
-> impl Strategy<Value = (Document, [Delta<CodePoints>; N])> + Clone {
    let steps = proptest::array::uniform::<_, N>(any_steps());
    (any_document(), steps).prop_map(|(document, steps)| {
        let mut now = document.clone();
        let deltas = steps.map(|steps| {
            let delta = fit(&steps, &now);
            // A delta that fits can always be applied.
            now = delta.apply(&now).unwrap_or_default();
            delta
        });
        (document, deltas)
    })
}

/// A delta that was made for nothing: its lengths may be beyond every text, and cut anything.
pub fn any_delta<U: Unit>() -> impl Strategy<Value = Delta<U>> + Clone {
    let len = prop_oneof![4 => 0_usize..12, 1 => select(&[usize::MAX, usize::MAX - 1, usize::MAX / 2][..])];
    let step = prop_oneof![
        len.clone().prop_map(Step::Keep),
        (len.clone(), any_changes()).prop_map(|(len, changes)| Step::Change(len, changes)),
        (text_of(4), any_attributes()).prop_map(|(text, has)| Step::Put(text, has)),
        len.prop_map(Step::Drop),
    ];
    vec(step, 0..8).prop_filter_map("its lengths cannot be counted", |steps| {
        let built = steps.into_iter().fold(DeltaBuilder::new(), |built, step| match step {
            Step::Keep(len) => built.retain(len),
            Step::Change(len, changes) => built.retain_with(len, changes),
            Step::Put(text, has) => built.insert_with(&text, has),
            Step::Drop(len) => built.delete(len),
        });
        built.build().ok()
    })
}
