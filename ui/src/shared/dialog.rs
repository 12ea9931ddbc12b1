//! The dialog: a native `<dialog>` with a question as its title.
//!
//! Used for every act that removes or exposes. Invariants: Esc keeps things as they are; the focus
//! goes back to the button that opened it; it carries its own Hide now in the corner where the
//! page has it, since a modal dialog makes the page inert.

use leptos::{html, prelude::*};

use super::{
    hide_now::HideNowButton,
    ids::unique_id,
    reactive::{Show, effect},
};
use crate::i18n::Text;

/// A modal dialog. Its children exist only while it is open.
#[component]
pub fn Dialog(
    /// Whether it is open. Esc sets it to `false`.
    open: RwSignal<bool>,
    /// The question.
    #[prop(into)]
    title: Signal<Text>,
    /// `data-testid`.
    testid: &'static str,
    /// Further classes of the dialog, for example its width.
    #[prop(optional)]
    class: &'static str,
    /// What stands below the title: put `autofocus` on the safe act.
    children: ChildrenFn,
) -> impl IntoView {
    let element = NodeRef::<html::Dialog>::new();
    let title_id = unique_id("dialog-title");
    let labelled_by = title_id.clone();
    effect(move || {
        let Some(dialog) = element.get() else { return };
        if open.get() {
            // The content is put in by another effect of this same turn; the dialog is shown after
            // it, so that `autofocus` finds its element.
            request_animation_frame(move || {
                if open.get_untracked() && !dialog.open() && dialog.is_connected() {
                    // Fails only when it is open already or not in the page.
                    let _ = dialog.show_modal();
                }
            });
        } else if dialog.open() {
            dialog.close();
        }
    });
    view! {
        <dialog
            node_ref=element
            class=format!("dialog {class}")
            data-testid=testid
            aria-labelledby=labelled_by
            on:close=move |_| open.set(false)
        >
            <Show when=move || open.get()>
                <h2 class="title h-part" id=title_id.clone()>{move || title.get()}</h2>
                {children()}
                <HideNowButton testid="safety-hide-now-dialog" class="dialog-hide"/>
            </Show>
        </dialog>
    }
}
