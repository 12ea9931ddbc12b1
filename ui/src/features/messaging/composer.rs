//! The composer: words, who will see them, Send.
//!
//! Stands below the timeline. Invariants: Enter that ends a composition does not send; what is
//! typed is kept even while nothing can be sent; the reason stands beside the button.

use leptos::{ev, html, prelude::*};

use super::{
    room_state::{OpenRoom, Refusal, room_name},
    sees_line::SeesLine,
};
use crate::{
    i18n::t,
    shared::{Button, ButtonKind, ErrorSlip, Icon, effect, ids::unique_id, memo},
};

/// The key code that browsers give to keys which an input method has taken.
const TAKEN_BY_INPUT_METHOD: u32 = 229;
/// The largest part of the window's height that the field takes before it scrolls.
const LARGEST_SHARE: f64 = 0.35;

/// The composer.
#[component]
pub(super) fn ComposerForm(
    /// The open room.
    room: OpenRoom,
    /// The room's name.
    name: Signal<String>,
) -> impl IntoView {
    let field = NodeRef::<html::Textarea>::new();
    let (field_id, sees_id, keys_id) =
        (unique_id("composer"), unique_id("sees"), unique_id("keys"));
    let refusal = memo(move |_| room.refusal());
    let reason = Signal::derive(move || refusal.get().map(Refusal::text));

    let send = move || {
        room.send();
        if let Some(field) = field.get_untracked() {
            // Focus stays where the next words are typed.
            let _ = field.focus();
        }
    };
    let submit = move |event: ev::SubmitEvent| {
        event.prevent_default();
        send();
    };
    let keys = move |event: ev::KeyboardEvent| {
        if event.is_composing() || event.key_code() == TAKEN_BY_INPUT_METHOD {
            return;
        }
        let has_modifier = event.alt_key() || event.ctrl_key() || event.meta_key();
        match event.key().as_str() {
            "Enter" if !event.shift_key() && !has_modifier => {
                event.prevent_default();
                send();
            }
            "ArrowUp"
                if !event.shift_key()
                    && !has_modifier
                    && room.composer.words_untracked().is_empty() =>
            {
                event.prevent_default();
                room.edit_last();
            }
            _ => {}
        }
    };
    // The field grows with its words, also with those that were read back from the disk.
    effect(move || {
        room.composer.words();
        if let Some(field) = field.get() {
            request_animation_frame(move || fit(&field));
        }
    });
    // Opening a room is asking to talk in it.
    effect(move || {
        if let Some(field) = field.get() {
            let _ = field.focus();
        }
    });
    let described = format!("{sees_id} {keys_id}");

    view! {
        <form novalidate on:submit=submit>
            <ErrorSlip testid="messaging-error" error=Signal::derive(move || room.error())/>
            <Sees room=room id=sees_id.clone()/>
            <div class="border border-edge rounded-lg bg-base-100 ring-box">
                <label class="sr-only" for=field_id.clone()>
                    {move || t::messaging_composer(room_name(&name.get()))}
                </label>
                <textarea
                    node_ref=field
                    id=field_id
                    rows="1"
                    dir="auto"
                    class="block w-full resize-none px-4 pt-3 pb-1 bg-transparent ring-boxed placeholder:text-ink-3"
                    autocomplete="off"
                    spellcheck="true"
                    data-testid="messaging-composer"
                    aria-describedby=described
                    placeholder=move || t::messaging_composer_placeholder(room_name(&name.get())).text()
                    prop:value=move || room.composer.words()
                    on:input=move |event| room.composer.type_words(event_target_value(&event))
                    on:blur=move |_| room.composer.save()
                    on:keydown=keys
                ></textarea>
                <div class="flex items-center gap-x-4 gap-y-1 flex-wrap ps-4 pe-1.5 pb-1.5">
                    <p class="meta grow wide-only" id=keys_id>{t::messaging_composer_keys()}</p>
                    <div class="ms-auto" data-testid="messaging-refused">
                        <Button
                            testid="messaging-send"
                            kind=ButtonKind::Primary
                            icon=Icon::Send
                            submit=true
                            reason=reason
                            described_by=sees_id
                        >
                            {t::messaging_send()}
                        </Button>
                    </div>
                </div>
            </div>
        </form>
    }
}

/// Who will see it, directly above the field and its button.
#[component]
fn Sees(room: OpenRoom, id: String) -> impl IntoView {
    let count = memo(move |_| {
        room.fact(|detail| detail.is_encrypted.then_some(detail.member_count)).flatten()
    });
    view! {
        <div data-testid="messaging-sees">
            {move || {
                let id = id.clone();
                count
                    .get()
                    .map(|count| {
                        view! {
                            <SeesLine id=id class="mb-2">
                                {t::messaging_sees(count)}
                            </SeesLine>
                        }
                    })
            }}
        </div>
    }
}

/// Makes the field as high as its words, up to a share of the window.
fn fit(field: &web_sys::HtmlTextAreaElement) {
    let style = web_sys::HtmlElement::style(field);
    // Both are properties that every engine knows; a refusal only leaves the field small.
    let _ = style.set_property("block-size", "auto");
    let most = window().inner_height().ok().and_then(|height| height.as_f64()).unwrap_or(800.0);
    let height = f64::from(field.scroll_height()).min(most * LARGEST_SHARE);
    let _ = style.set_property("block-size", &format!("{height}px"));
}
