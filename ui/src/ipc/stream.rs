//! Subscriptions: a function that is called with each message until the subscription is dropped.
//!
//! Called by the state of every feature. Invariant: after a [`Subscription`] is dropped, its
//! functions are never called again, and the shell is told to stop.

use std::{
    cell::{Cell, RefCell},
    rc::Rc,
};

use larkspur_ipc::{IpcError, StopStream, Stream, StreamId};
use leptos::task::spawn_local;
use wasm_bindgen::{JsCast, JsValue, prelude::Closure};

use super::{bridge, call::call_then, reorder::Reorder};

thread_local! {
    static NEXT_STREAM: Cell<u32> = const { Cell::new(1) };
}

/// What is done with one message of a channel.
///
/// # Errors
/// When it is not understood.
type Take = Box<dyn Fn(&JsValue) -> Result<(), IpcError>>;

/// Stops the stream when it is dropped. Kept in the owner of a component by
/// [`Subscription::until_cleanup`], or by hand.
#[must_use = "a stream ends as soon as its subscription is dropped"]
pub struct Subscription {
    stream: StreamId,
    callback: Option<u32>,
    is_live: Rc<Cell<bool>>,
    _closure: Closure<dyn FnMut(JsValue)>,
}

impl Subscription {
    /// Keeps the subscription until the reactive owner that is current now is cleaned up.
    pub fn until_cleanup(self) {
        let kept = leptos::prelude::StoredValue::new_local(Some(self));
        leptos::prelude::on_cleanup(move || {
            use leptos::prelude::UpdateValue as _;
            kept.try_update_value(Option::take);
        });
    }
}

impl Drop for Subscription {
    fn drop(&mut self) {
        let Some(callback) = self.callback else { return };
        bridge::forget(callback);
        if self.is_live.replace(false) {
            // The shell also ends a window's streams when the window goes: an error here
            // changes nothing.
            call_then(&StopStream { stream: self.stream }, |_| ());
        }
    }
}

/// Subscribes. `on_message` is called with each message, in order. A refused stream stays silent:
/// where the person has to be told, use [`watch_or`].
pub fn watch<S: Stream>(stream: S, on_message: impl Fn(S::Message) + 'static) -> Subscription {
    watch_or(stream, on_message, |_| {})
}

/// Subscribes, and is told when the stream was refused or a message was not understood.
/// After `on_error` no further message arrives.
pub fn watch_or<S: Stream>(
    stream: S,
    on_message: impl Fn(S::Message) + 'static,
    on_error: impl Fn(IpcError) + 'static,
) -> Subscription {
    let take = move |message: &JsValue| bridge::from_js(message).map(&on_message);
    subscribe(S::NAME, bridge::to_js(&stream), Box::new(take), Rc::new(on_error))
}

/// Not generic: all streams share it, and their messages take a type only when they are due.
fn subscribe(
    name: &'static str,
    command: bridge::Reply,
    take: Take,
    on_error: Rc<dyn Fn(IpcError)>,
) -> Subscription {
    let stream = StreamId(NEXT_STREAM.replace(NEXT_STREAM.get().wrapping_add(1)));
    let is_live = Rc::new(Cell::new(true));
    let fail = {
        let is_live = Rc::clone(&is_live);
        move |error| {
            if is_live.replace(false) {
                on_error(error);
            }
        }
    };
    let closure = {
        let (is_live, fail) = (Rc::clone(&is_live), fail.clone());
        let reorder = RefCell::new(Reorder::default());
        Closure::<dyn FnMut(JsValue)>::new(move |envelope: JsValue| {
            let Some(index) = index_of(&envelope) else { return fail(IpcError::Malformed) };
            let due = reorder.borrow_mut().push(index, envelope);
            for envelope in due {
                if is_live.get()
                    && let Err(error) = open(&envelope, &is_live, &take)
                {
                    fail(error);
                }
            }
        })
    };
    let callback = bridge::register(closure.as_ref().unchecked_ref());
    match callback {
        Ok(callback) => start(name, command, stream, callback, fail),
        Err(error) => fail(error),
    }
    Subscription { stream, callback: callback.ok(), is_live, _closure: closure }
}

/// The number of a message. A channel counts from 0.
fn index_of(envelope: &JsValue) -> Option<usize> {
    let index = bridge::part(envelope, "index").as_f64()?;
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a cast stops at the ends, and no channel carries 2^32 messages"
    )]
    let whole = index as usize;
    (index >= 0.0).then_some(whole)
}

/// Takes a message that is due out of its envelope. The last envelope carries `end`, and may carry no message.
fn open(envelope: &JsValue, is_live: &Cell<bool>, take: &Take) -> Result<(), IpcError> {
    let message = bridge::part(envelope, "message");
    if !message.is_undefined() && !message.is_null() {
        take(&message)?;
    }
    if bridge::part(envelope, "end").is_truthy() {
        is_live.set(false);
    }
    Ok(())
}

fn start(
    name: &'static str,
    command: bridge::Reply,
    stream: StreamId,
    callback: u32,
    fail: impl Fn(IpcError) + 'static,
) {
    let channel = JsValue::from_str(&format!("__CHANNEL__:{callback}"));
    let others = [("stream", JsValue::from(stream.0)), ("channel", channel)];
    let arguments = bridge::arguments(command, &others);
    spawn_local(async move {
        if let Err(error) = bridge::send(name, arguments).await {
            fail(error);
        }
    });
}
