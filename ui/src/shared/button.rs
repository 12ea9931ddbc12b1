//! The button: rest, working, and "not yet" with its reason beside it.
//!
//! Used everywhere; there is no other `<button class="btn">` in the app but Hide now. Invariants:
//! a button always has words; while it works or may not be pressed yet it keeps the focus, says so,
//! and does nothing.

use leptos::{ev, html, prelude::*};

use super::{icon::Icon, ids::unique_id};
use crate::i18n::Text;

/// How much weight a button has.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ButtonKind {
    /// The one main act of a screen.
    Primary,
    /// Every other act.
    #[default]
    Line,
    /// An act of little weight.
    Quiet,
    /// An act that removes: clay, opens a dialog or can be undone.
    Remove,
}

impl ButtonKind {
    fn class(self) -> &'static str {
        match self {
            Self::Primary => "btn btn-primary",
            Self::Line => "btn btn-line",
            Self::Quiet => "btn btn-quiet",
            Self::Remove => "btn btn-line btn-remove",
        }
    }
}

/// A button. Its children are its words.
#[component]
pub fn Button(
    /// `data-testid`.
    testid: &'static str,
    /// How much weight it has.
    #[prop(optional)]
    kind: ButtonKind,
    /// The icon before the words.
    #[prop(optional, into)]
    icon: MaybeProp<Icon>,
    /// The icon after the words.
    #[prop(optional, into)]
    icon_end: MaybeProp<Icon>,
    /// What it does. Not called while it works or may not be pressed. Left out for `submit`.
    #[prop(optional, into)]
    on_press: Option<Callback<()>>,
    /// Sends the form that it stands in.
    #[prop(optional)]
    submit: bool,
    /// Whether its act is under way.
    #[prop(optional, into)]
    pending: Signal<bool>,
    /// The words while its act is under way.
    #[prop(optional, into)]
    working: Option<Text>,
    /// Why it cannot be pressed yet; `None` when it can.
    #[prop(optional, into)]
    reason: Option<Signal<Option<Text>>>,
    /// A secondary act of 36 px.
    #[prop(optional)]
    small: bool,
    /// Further classes.
    #[prop(optional)]
    class: &'static str,
    /// Takes the focus when a dialog opens: for the safe act.
    #[prop(optional)]
    autofocus: bool,
    /// `aria-expanded`, for a button that opens something.
    #[prop(optional, into)]
    expanded: MaybeProp<bool>,
    /// `aria-pressed`, for a button that stays down.
    #[prop(optional, into)]
    pressed: MaybeProp<bool>,
    /// `aria-describedby`, beside the reason.
    #[prop(optional, into)]
    described_by: MaybeProp<String>,
    /// `aria-label`, where the words alone are not enough out of their place.
    #[prop(optional, into)]
    label: MaybeProp<String>,
    /// The element, for moving the focus.
    #[prop(optional)]
    node_ref: NodeRef<html::Button>,
    /// The words.
    children: ChildrenFn,
) -> impl IntoView {
    let has_reason = reason.is_some();
    let reason = reason.unwrap_or_else(|| Signal::derive(|| None));
    let reason_id = unique_id("reason");
    let is_idle = move || !pending.get_untracked() && reason.with_untracked(Option::is_none);
    let press = move |event: ev::MouseEvent| {
        if !is_idle() {
            event.prevent_default();
        } else if let Some(on_press) = on_press {
            on_press.run(());
        }
    };
    let described = {
        let reason_id = reason_id.clone();
        move || {
            let reason = reason.with(Option::is_some).then(|| reason_id.clone());
            let both: Vec<String> = reason.into_iter().chain(described_by.get()).collect();
            (!both.is_empty()).then(|| both.join(" "))
        }
    };
    let words = move || match working.clone() {
        Some(working) if pending.get() => working.into_any(),
        _ => children().into_any(),
    };
    let shown_icon = move || if pending.get() { Some(Icon::Working) } else { icon.get() };
    let button = view! {
        <button
            node_ref=node_ref
            type=if submit { "submit" } else { "button" }
            class=format!("{}{} {class}", kind.class(), if small { " btn-sm" } else { "" })
            data-testid=testid
            autofocus=autofocus
            aria-busy=move || pending.get().then_some("true")
            aria-disabled=move || {
                (pending.get() || reason.with(Option::is_some)).then_some("true")
            }
            aria-describedby=described
            aria-label=move || label.get()
            aria-expanded=move || expanded.get().map(|is| is.to_string())
            aria-pressed=move || pressed.get().map(|is| is.to_string())
            on:click=press
        >
            {move || shown_icon().map(|name| view! { <Icon name=name/> })}
            {words}
            {move || icon_end.get().map(|name| view! { <Icon name=name/> })}
        </button>
    };
    if has_reason {
        view! {
            <span class="with-reason">
                {button}
                <span class="second" id=reason_id>{move || reason.get()}</span>
            </span>
        }
        .into_any()
    } else {
        button.into_any()
    }
}
