//! A state in words, with its icon.
//!
//! Used by rows, headers and messages. Invariant: the colour only repeats what the words say.

use leptos::prelude::*;

use super::icon::Icon;

/// The family of a state.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum StateKind {
    /// As it should be, without weight.
    #[default]
    Plain,
    /// Checked, kept.
    Leaf,
    /// Look again.
    Straw,
    /// Not done.
    Clay,
    /// New.
    Blue,
}

impl StateKind {
    fn class(self) -> &'static str {
        match self {
            Self::Plain => "state",
            Self::Leaf => "state state-leaf",
            Self::Straw => "state state-straw",
            Self::Clay => "state state-clay",
            Self::Blue => "state state-blue",
        }
    }
}

/// A state in words.
#[component]
pub fn State(
    /// Its family.
    #[prop(optional, into)]
    kind: Signal<StateKind>,
    /// Its icon.
    #[prop(into)]
    icon: Signal<Icon>,
    /// `data-testid`.
    #[prop(optional)]
    testid: Option<&'static str>,
    /// The words.
    children: Children,
) -> impl IntoView {
    view! {
        <span class=move || kind.get().class() data-testid=testid>
            <Icon name=icon/>
            <span>{children()}</span>
        </span>
    }
}
