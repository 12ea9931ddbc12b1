//! One message: who and when in the margin, the words beside them, their state below.
//!
//! Used by the timeline. Invariant: the element stays the same while the message lives, whatever
//! changes in it, so that the focus and the place of a screen reader stay.

use std::time::Duration;

use larkspur_ipc::{
    ItemKey,
    messaging::{Message, MessageContent, SendState, UndecryptableCause},
};
use leptos::{ev, prelude::*};

use super::{
    drawing::PersonDrawing, message_words::MessageWords, pack_card::SharedPack,
    page_card::SharedPage, proposal_card::ProposalMessage, room_state::OpenRoom,
    turns::PlaceInTurn,
};
use crate::{
    features::account::use_account,
    i18n::{Text, dates, t},
    shared::{Icon, Show, Slip, State, StateKind, ids::unique_id, late::Late, memo},
};

/// How long a message may be on its way before the row says that it waits.
const WAITS_AFTER: Duration = Duration::from_millis(1500);

/// The row.
#[component]
pub(super) fn MessageRow(
    /// The open room.
    room: OpenRoom,
    /// The row's key.
    key: ItemKey,
    /// The message.
    message: Memo<Message>,
    /// Where the row stands in its turn.
    place: Signal<PlaceInTurn>,
    /// Whether the row holds the place among the messages.
    is_current: Signal<bool>,
    /// The row got the focus.
    on_focus: Callback<()>,
) -> impl IntoView {
    let (who_id, words_id) = (unique_id("who"), unique_id("words"));
    let labelled_by = format!("{who_id} {words_id}");
    let is_own = message.with_untracked(|message| message.is_own);
    let content = memo(move |_| message.with(|message| message.content.clone()));
    let send_state = memo(move |_| message.with(|message| message.send_state));
    let is_edited = memo(move |_| message.with(|message| message.is_edited));
    let begins_turn = memo(move |_| place.get().begins);
    let class = move || {
        let mine = if is_own { " mine" } else { "" };
        let gap = if begins_turn.get() { "mt-3.5" } else { "mt-1" };
        format!("turn ring-in rounded-md {gap}{mine}")
    };
    view! {
        <article
            class=class
            tabindex=move || if is_current.get() { "0" } else { "-1" }
            aria-labelledby=labelled_by
            data-testid="messaging-message"
            data-own=is_own.to_string()
            data-send-state=move || send_state.get().map(send_state_name)
            on:focusin=move |_: ev::FocusEvent| on_focus.run(())
        >
            <Margin message=message place=place begins_turn=begins_turn is_own=is_own id=who_id/>
            <div class="turn-words">
                {move || {
                    let id = words_id.clone();
                    content_view(content.get(), room, id, is_current)
                }}
                <Show when=move || is_edited.get()>
                    <p class="meta">{t::messaging_edited()}</p>
                </Show>
                <SendLine room=room key=key send_state=send_state is_current=is_current/>
            </div>
        </article>
    }
}

fn send_state_name(state: SendState) -> &'static str {
    match state {
        SendState::Sending => "sending",
        SendState::Paused => "paused",
        SendState::Sent => "sent",
        SendState::Failed => "failed",
    }
}

/// Who and when. In a run of messages they are said, not shown.
#[component]
fn Margin(
    message: Memo<Message>,
    place: Signal<PlaceInTurn>,
    begins_turn: Memo<bool>,
    is_own: bool,
    id: String,
) -> impl IntoView {
    let sender = memo(move |_| message.with(|message| message.sender.clone()));
    let time = memo(move |_| message.with(|message| message.timestamp_ms));
    let name = move || {
        if is_own { t::messaging_you().into_any() } else { sender.get().name.into_any() }
    };
    let margin = move || {
        let drawing = begins_turn.get().then(|| {
            view! { <PersonDrawing member=sender.get().member/> }
        });
        view! {
            {drawing}
            <div class=if begins_turn.get() { "min-w-0" } else { "sr-only" }>
                <bdi class="turn-name block" id=id.clone()>{name}</bdi>
                <time class="meta nums" title=move || dates::moment(time.get())>
                    {move || dates::time(time.get())}
                </time>
            </div>
        }
    };
    // Name and time are higher than one line of words. Where the turn goes on, its next line takes
    // the room beside them.
    let class = move || if place.get().ends { "turn-who" } else { "turn-who @min-[40rem]:h-0" };
    view! { <div class=class>{margin}</div> }
}

fn content_view(
    content: MessageContent,
    room: OpenRoom,
    id: String,
    is_current: Signal<bool>,
) -> AnyView {
    match content {
        MessageContent::Words { nodes, language } => {
            view! { <MessageWords id=id nodes=nodes language=language is_current=is_current/> }
                .into_any()
        }
        MessageContent::Page { card } => {
            view! { <SharedPage id=id card=card is_current=is_current/> }.into_any()
        }
        MessageContent::Pack { card, message } => view! {
            <SharedPack id=id room=room card=card message=message is_current=is_current/>
        }
        .into_any(),
        MessageContent::Proposal { card } => {
            view! { <ProposalMessage id=id room=room card=card is_current=is_current/> }.into_any()
        }
        MessageContent::Removed => {
            view! { <p class="second" id=id>{t::messaging_removed()}</p> }.into_any()
        }
        MessageContent::NotSupported => {
            view! { <p class="second" id=id>{t::messaging_not_supported()}</p> }.into_any()
        }
        MessageContent::Undecryptable { cause } => {
            view! { <Closed cause=cause id=id is_current=is_current/> }.into_any()
        }
    }
}

fn closed_words(cause: UndecryptableCause) -> Text {
    match cause {
        UndecryptableCause::WaitingForKey => t::messaging_closed_waiting(),
        UndecryptableCause::SentBeforeJoining => t::messaging_closed_before_joining(),
        UndecryptableCause::NeedsRecoveryKey => t::messaging_closed_recovery(),
        UndecryptableCause::NotInBackup => t::messaging_closed_not_in_backup(),
        UndecryptableCause::SenderNotTrusted => t::messaging_closed_not_trusted(),
        UndecryptableCause::Withheld => t::messaging_closed_withheld(),
    }
}

/// A message that cannot be read: why, and the one thing to do.
#[component]
fn Closed(cause: UndecryptableCause, id: String, is_current: Signal<bool>) -> impl IntoView {
    let account = use_account();
    let act = (cause == UndecryptableCause::NeedsRecoveryKey).then(|| {
        view! {
            <button
                type="button"
                class="link font-semibold min-h-8"
                tabindex=move || if is_current.get() { "0" } else { "-1" }
                data-testid="messaging-message-closed-act"
                on:click=move |_| account.ask_for_recovery_key()
            >
                {t::messaging_closed_recovery_act()}
            </button>
        }
    });
    view! {
        <Slip icon=Icon::CannotOpen class="-ms-3.5" testid="messaging-message-closed">
            <p id=id>{closed_words(cause)}</p>
            {act}
        </Slip>
    }
}

/// How far an own message has come, and what can be done about it.
#[component]
fn SendLine(
    room: OpenRoom,
    key: ItemKey,
    send_state: Memo<Option<SendState>>,
    is_current: Signal<bool>,
) -> impl IntoView {
    let key = StoredValue::new(key);
    move || match send_state.get() {
        None => ().into_any(),
        Some(SendState::Sent) => {
            view! { <span class="sr-only">{t::messaging_sent()}</span> }.into_any()
        }
        Some(SendState::Sending) => view! {
            <Late after=WAITS_AFTER>
                <p class="pt-1"><State icon=Icon::Waiting>{t::messaging_sending()}</State></p>
            </Late>
        }
        .into_any(),
        Some(SendState::Paused) => view! {
            <p class="pt-1">
                <State kind=StateKind::Straw icon=Icon::Waiting>
                    {t::messaging_paused()}
                </State>
            </p>
        }
        .into_any(),
        Some(SendState::Failed) => view! {
            <NotSent room=room key=key is_current=is_current/>
        }
        .into_any(),
    }
}

#[component]
fn NotSent(room: OpenRoom, key: StoredValue<ItemKey>, is_current: Signal<bool>) -> impl IntoView {
    let act = move |testid: &'static str, weight: &'static str, words: Text, run: Callback<()>| {
        view! {
            <button
                type="button"
                class=format!("link min-h-8 text-sm {weight}")
                tabindex=move || if is_current.get() { "0" } else { "-1" }
                data-testid=testid
                on:click=move |_| run.run(())
            >
                {words}
            </button>
        }
    };
    let retry = Callback::new(move |()| room.retry(key.get_value()));
    let edit = Callback::new(move |()| room.edit(key.get_value()));
    let delete = Callback::new(move |()| room.delete(key.get_value()));
    view! {
        <div class="flex items-center gap-x-4 gap-y-1 flex-wrap pt-1">
            <State kind=StateKind::Clay icon=Icon::Problem>
                {t::messaging_not_sent()}
            </State>
            <span class="flex gap-4">
                {act("messaging-retry", "font-semibold", t::messaging_try_again(), retry)}
                {act("messaging-edit", "", t::messaging_edit(), edit)}
                {act("messaging-delete", "", t::messaging_delete(), delete)}
            </span>
        </div>
    }
}
