//! What holds for all deltas (`laws`), what people see of it (`facts`), and what arrives from anywhere
//! (`untrusted`).

mod facts;
mod laws;
mod untrusted;

use crate::{Attributes, CodePoints, Delta, DeltaBuilder, Document, Op};

/// Begins a delta in code points.
fn delta() -> DeltaBuilder<CodePoints> {
    Delta::builder()
}

/// A document of runs: words, and whether they are strong.
fn document(runs: &[(&str, bool)]) -> Document {
    let mut document = Document::new();
    for (text, is_strong) in runs {
        document.push(text, &if *is_strong { strong() } else { Attributes::new() });
    }
    document
}

fn strong() -> Attributes {
    Attributes::new().with("strong", true)
}

/// The words of a delta, for a test that failed: `Debug` prints none.
fn words(delta: &Delta<CodePoints>) -> String {
    let steps = delta.ops().iter().map(|op| match op {
        Op::Retain { len, attributes } => {
            format!("={len}{:?}", attributes.iter().collect::<Vec<_>>())
        }
        Op::Insert { text, attributes } => format!("+{text:?}{attributes:?}"),
        Op::Delete { len } => format!("-{len}"),
    });
    steps.collect::<Vec<_>>().join(" ")
}
