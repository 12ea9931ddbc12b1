//! A slip: a note on a ground of its family, beside what it is about.
//!
//! Used by every page; at most one per family in view. Invariant: icon and words say it, the ground
//! only repeats it.

use leptos::prelude::*;

use super::icon::Icon;

/// The family of a slip.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum SlipKind {
    /// Help.
    #[default]
    Plain,
    /// Look again.
    Straw,
    /// News.
    Blue,
    /// Done, kept.
    Leaf,
    /// Something went wrong.
    Clay,
}

impl SlipKind {
    fn class(self) -> &'static str {
        match self {
            Self::Plain => "slip slip-plain",
            Self::Straw => "slip slip-straw",
            Self::Blue => "slip slip-blue",
            Self::Leaf => "slip slip-leaf",
            Self::Clay => "slip slip-clay",
        }
    }
}

/// A note.
#[component]
pub fn Slip(
    /// Its family.
    #[prop(optional)]
    kind: SlipKind,
    /// Its icon.
    #[prop(default = Icon::Info)]
    icon: Icon,
    /// Whether it appears after the page was read: then it is read out.
    #[prop(optional)]
    appears: bool,
    /// `data-testid`.
    #[prop(optional)]
    testid: Option<&'static str>,
    /// Further classes.
    #[prop(optional)]
    class: &'static str,
    /// The words.
    children: Children,
) -> impl IntoView {
    view! {
        <div
            class=format!("{} {class}", kind.class())
            role=appears.then_some("status")
            data-testid=testid
        >
            <Icon name=icon/>
            <div class="grow min-w-0">{children()}</div>
        </div>
    }
}
