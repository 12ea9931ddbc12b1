//! Subscriptions: a function that is called with each message until the subscription is dropped.
//!
//! Called by the state of every feature. Invariant: after a [`Subscription`] is dropped, its
//! functions are never called again, and the shell is told to stop.

use std::{
    cell::{Cell, RefCell},
    rc::Rc,
};

use larkspur_ipc::{Command, IpcError, StopStream, Stream, StreamId};
use leptos::task::spawn_local;
use serde::{Deserialize, Serialize};
use wasm_bindgen::{JsCast, JsValue, prelude::Closure};

use super::{bridge, call, reorder::Reorder};

thread_local! {
    static NEXT_STREAM: Cell<u32> = const { Cell::new(1) };
}

#[derive(Serialize)]
struct Arguments<S> {
    command: S,
    stream: StreamId,
    channel: String,
}

/// One message of a channel as the bridge delivers it. The last one carries `end`.
#[derive(Deserialize)]
struct Envelope<M> {
    index: usize,
    #[serde(default = "Option::default")]
    message: Option<M>,
    #[serde(default)]
    end: bool,
}

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
            let stream = self.stream;
            spawn_local(async move {
                // The shell also ends a window's streams when the window goes: an error here
                // changes nothing.
                let _: Result<<StopStream as Command>::Output, IpcError> =
                    call(StopStream { stream }).await;
            });
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
    let id = StreamId(NEXT_STREAM.replace(NEXT_STREAM.get().wrapping_add(1)));
    let is_live = Rc::new(Cell::new(true));
    let on_error = Rc::new(on_error);
    let reorder = RefCell::new(Reorder::default());
    let closure = {
        let is_live = Rc::clone(&is_live);
        let on_error = Rc::clone(&on_error);
        Closure::<dyn FnMut(JsValue)>::new(move |value: JsValue| {
            let Ok(envelope) = bridge::from_js::<Envelope<S::Message>>(&value) else {
                if is_live.replace(false) {
                    on_error(IpcError::Malformed);
                }
                return;
            };
            let due = reorder.borrow_mut().push(envelope.index, (envelope.message, envelope.end));
            for (message, is_end) in due {
                if !is_live.get() {
                    return;
                }
                if let Some(message) = message {
                    on_message(message);
                }
                if is_end {
                    is_live.set(false);
                }
            }
        })
    };
    let callback = bridge::register(closure.as_ref().unchecked_ref());
    match callback {
        Ok(callback) => start(stream, id, callback, Rc::clone(&is_live), on_error),
        Err(error) => {
            is_live.set(false);
            on_error(error);
        }
    }
    Subscription { stream: id, callback: callback.ok(), is_live, _closure: closure }
}

fn start<S: Stream>(
    stream: S,
    id: StreamId,
    callback: u32,
    is_live: Rc<Cell<bool>>,
    on_error: Rc<impl Fn(IpcError) + 'static>,
) {
    spawn_local(async move {
        let arguments =
            Arguments { command: stream, stream: id, channel: format!("__CHANNEL__:{callback}") };
        if let Err(error) = bridge::send::<_, ()>(S::NAME, &arguments).await
            && is_live.replace(false)
        {
            on_error(error);
        }
    });
}
