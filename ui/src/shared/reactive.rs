//! Memos, effects and `<Show>`, each compiled once for all closures that are given to it.
//!
//! Used everywhere instead of the ones of Leptos, which bring their code along again for each closure. Invariant:
//! they do what those do; nothing here decides when something runs.

use leptos::{children::ViewFn, either::Either, prelude::*};

/// A value that follows others and tells on only when it is another one.
pub fn memo<T>(compute: impl Fn(Option<&T>) -> T + Send + Sync + 'static) -> Memo<T>
where
    T: PartialEq + Send + Sync + 'static,
{
    memo_of(Box::new(compute))
}

type Compute<T> = Box<dyn Fn(Option<&T>) -> T + Send + Sync>;

#[inline(never)]
fn memo_of<T>(compute: Compute<T>) -> Memo<T>
where
    T: PartialEq + Send + Sync + 'static,
{
    Memo::new(compute)
}

/// Runs now, and again whenever something changes that it has read.
pub fn effect(run: impl FnMut() + 'static) {
    effect_of(Box::new(run));
}

#[inline(never)]
fn effect_of(run: Box<dyn FnMut()>) {
    Effect::new(run);
}

/// Whether something is shown. Tracks.
pub struct Condition(Box<dyn Fn() -> bool + Send + Sync>);

impl<F: Fn() -> bool + Send + Sync + 'static> From<F> for Condition {
    fn from(holds: F) -> Self {
        Self(Box::new(holds))
    }
}

/// Shows its children while a condition holds, and something else while it does not.
#[component]
pub fn Show(
    /// The condition.
    #[prop(into)]
    when: Condition,
    /// What is shown while it does not hold: nothing, if not given.
    #[prop(optional, into)]
    fallback: ViewFn,
    /// What is shown while it holds.
    children: ChildrenFn,
) -> impl IntoView {
    let holds = memo(move |_| when.0());
    move || if holds.get() { Either::Left(children()) } else { Either::Right(fallback.run()) }
}
