//! Toasts: "done", with an Undo where there is one.
//!
//! `show` is called by acts; `Toasts` stands once in the page. Invariants: a toast stays for at
//! least ten seconds, and longer while it has the focus or the pointer; there is no countdown.

use std::time::Duration;

use leptos::{html, prelude::*};

use super::{
    button::{Button, ButtonKind},
    icon::Icon,
    rows::rows,
};
use crate::i18n::{Text, t};

/// The shortest time that a toast stays.
const STAY: Duration = Duration::from_secs(10);

#[derive(Clone)]
struct Toast {
    key: u32,
    words: Text,
    undo: Option<Callback<()>>,
}

#[derive(Clone, Default)]
struct Shown {
    next: u32,
    list: Vec<Toast>,
}

thread_local! {
    static SHOWN: ArcRwSignal<Shown> = ArcRwSignal::new(Shown::default());
}

fn shown() -> ArcRwSignal<Shown> {
    SHOWN.with(ArcRwSignal::clone)
}

/// Says that something was done. With `undo`, it offers to take it back.
pub fn show(words: Text, undo: Option<Callback<()>>) {
    shown().update(|shown| {
        let key = shown.next;
        shown.next = key.wrapping_add(1);
        shown.list.push(Toast { key, words, undo });
    });
}

fn dismiss(key: u32) {
    shown().update(|shown| shown.list.retain(|toast| toast.key != key));
}

/// Where toasts appear: at the bottom, at the start side.
#[component]
pub fn Toasts() -> impl IntoView {
    let shown = shown();
    view! {
        <div class="toasts" role="status" data-region="toasts">
            {rows(
                move || shown.get().list,
                |toast| toast.key.to_string(),
                |toast| view! { <ToastLine toast=toast/> },
            )}
        </div>
    }
}

#[component]
fn ToastLine(toast: Toast) -> impl IntoView {
    let element = NodeRef::<html::Div>::new();
    let key = toast.key;
    let go = move || leave_when_unattended(element, key);
    // Kept, so that a toast that goes early takes its timer with it.
    if let Ok(timer) = set_timeout_with_handle(go, STAY) {
        on_cleanup(move || timer.clear());
    }
    let undo = toast.undo.map(|undo| {
        let press = move || {
            undo.run(());
            dismiss(key);
        };
        view! {
            <Button
                testid="common-toast-undo"
                kind=ButtonKind::Quiet
                small=true
                class="toast-undo"
                icon=Icon::Changed
                on_press=press
            >
                {t::common_undo()}
            </Button>
        }
    });
    view! {
        <div
            class="toast-line"
            node_ref=element
            data-testid="common-toast"
            on:keydown=move |event| if event.key() == "Escape" { dismiss(key) }
        >
            <span class="grow py-1.5">{toast.words}</span>
            {undo}
        </div>
    }
}

/// Takes a toast away, or looks again a little later while the person is at it.
fn leave_when_unattended(element: NodeRef<html::Div>, key: u32) {
    let is_attended = element
        .try_get_untracked()
        .flatten()
        .is_some_and(|element| element.matches(":hover, :focus-within").unwrap_or(false));
    if is_attended {
        set_timeout(move || leave_when_unattended(element, key), Duration::from_secs(2));
    } else {
        dismiss(key);
    }
}
