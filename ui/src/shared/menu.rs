//! A menu: a button with words that opens a short list of acts, in a native popover.
//!
//! Used by rows and messages. Invariants: never hover alone; arrows, Home and End move, Esc closes,
//! and the focus goes back to the button.

use leptos::{ev, html, prelude::*};
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

use super::{icon::Icon, ids::unique_id, popover, reactive::Show};
use crate::i18n::Text;

/// Closes the menu that an item stands in.
#[derive(Clone, Copy)]
struct CloseMenu(Callback<()>);

/// A button that opens acts. Its children are [`MenuItem`]s.
#[component]
pub fn Menu(
    /// The words of the button.
    #[prop(into)]
    label: Text,
    /// `aria-label`, where the words alone are not enough out of their place.
    #[prop(optional, into)]
    full_label: MaybeProp<String>,
    /// `data-testid` of the button.
    testid: &'static str,
    /// The icon of the button.
    #[prop(default = Icon::More)]
    icon: Icon,
    /// Further classes of the button.
    #[prop(optional)]
    class: &'static str,
    /// The acts.
    children: ChildrenFn,
) -> impl IntoView {
    let id = unique_id("menu");
    let is_open = RwSignal::new(false);
    let button = NodeRef::<html::Button>::new();
    let list = NodeRef::<html::Div>::new();
    let close = move || {
        if let Some(list) = list.get_untracked() {
            // Fails only when it is closed already.
            let _ = list.hide_popover();
        }
        if let Some(button) = button.get_untracked() {
            let _ = button.focus();
        }
    };
    provide_context(CloseMenu(Callback::new(move |()| close())));
    let toggle = move |_| {
        let (Some(button), Some(list)) = (button.get_untracked(), list.get_untracked()) else {
            return;
        };
        if is_open.get_untracked() {
            close();
        } else {
            is_open.set(true);
            // The acts are put in by an effect of this turn; the list is placed by their size.
            request_animation_frame(move || {
                let _ = list.show_popover();
                popover::place(&list, &button);
                move_focus(&list, Step::First);
            });
        }
    };
    let toggled = move |_| {
        let is =
            list.get_untracked().is_some_and(|list| list.matches(":popover-open").unwrap_or(false));
        is_open.set(is);
    };
    let keys = move |event: ev::KeyboardEvent| {
        let Some(list) = list.get_untracked() else { return };
        let step = match event.key().as_str() {
            "ArrowDown" => Step::Next,
            "ArrowUp" => Step::Previous,
            "Home" => Step::First,
            "End" => Step::Last,
            "Escape" | "Tab" => {
                if event.key() == "Escape" {
                    event.prevent_default();
                    event.stop_propagation();
                }
                close();
                return;
            }
            _ => return,
        };
        event.prevent_default();
        move_focus(&list, step);
    };
    view! {
        <button
            node_ref=button
            type="button"
            class=format!("btn btn-sm btn-quiet {class}")
            data-testid=testid
            aria-haspopup="menu"
            aria-controls=id.clone()
            aria-expanded=move || is_open.get().to_string()
            aria-label=move || full_label.get()
            on:click=toggle
        >
            <Icon name=icon/>
            {label}
        </button>
        <div
            node_ref=list
            id=id
            class="menu-list"
            role="menu"
            popover="auto"
            on:toggle=toggled
            on:keydown=keys
        >
            <Show when=move || is_open.get()>{children()}</Show>
        </div>
    }
}

/// One act of a menu.
#[component]
pub fn MenuItem(
    /// What it does, after the menu has closed.
    #[prop(into)]
    on_press: Callback<()>,
    /// Its icon.
    icon: Icon,
    /// `data-testid`.
    testid: &'static str,
    /// Whether it removes something.
    #[prop(optional)]
    removes: bool,
    /// The words.
    children: Children,
) -> impl IntoView {
    let menu = use_context::<CloseMenu>();
    let press = move |_| {
        if let Some(CloseMenu(close)) = menu {
            close.run(());
        }
        on_press.run(());
    };
    view! {
        <button
            type="button"
            role="menuitem"
            tabindex="-1"
            class=if removes { "menu-item ring-in text-error" } else { "menu-item ring-in" }
            data-testid=testid
            on:click=press
        >
            <Icon name=icon/>
            {children()}
        </button>
    }
}

#[derive(Clone, Copy)]
enum Step {
    First,
    Last,
    Next,
    Previous,
}

fn move_focus(list: &HtmlElement, step: Step) {
    let Ok(found) = list.query_selector_all("[role=menuitem]") else { return };
    let items: Vec<HtmlElement> =
        (0..found.length()).filter_map(|index| found.get(index)?.dyn_into().ok()).collect();
    let Some(end) = items.len().checked_sub(1) else { return };
    let active = document().active_element();
    let here = items.iter().position(|item| active.as_deref() == Some(item.as_ref()));
    let target = match (step, here) {
        (Step::First, _) | (Step::Next, None) => 0,
        (Step::Last, _) | (Step::Previous, None) => end,
        (Step::Next, Some(here)) => {
            if here == end {
                0
            } else {
                here + 1
            }
        }
        (Step::Previous, Some(here)) => here.checked_sub(1).unwrap_or(end),
    };
    // An item that went meanwhile cannot take the focus, which changes nothing.
    let _ = items[target].focus();
}
