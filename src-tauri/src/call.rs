//! How a command reaches the core: read, check its class, one call, reply.
//!
//! Every handler takes a [`Call`] or a [`Subscription`] as its argument. Invariant: the command
//! inside can only be reached through the method of its own class. Another method does not
//! compile, and one that was forgotten gives no command, so no handler is without its check.

use std::{future::Future, pin::pin, sync::Arc, time::Duration};

use futures_util::future::Either;
use larkspur_core::{Session, resources::Reader};
use larkspur_ipc::{Class, Command, IpcError, Stream, StreamId};
use serde_json::Value;
use tauri::{
    AppHandle, Manager as _, Wry,
    ipc::{Channel, CommandArg, CommandItem, InvokeBody, InvokeError, JavaScriptChannelId},
};

use crate::{
    forward::{Merge, Opened, Place},
    state::AppState,
    windows,
};

/// How long a command or the opening of a stream may take before the log says so. What waits for a server gives up by then.
const SLOW: Duration = Duration::from_secs(15);

/// Waits for `work`, and says in the log when that takes long. The name is of ours and holds nothing personal.
async fn noticed<T>(name: &'static str, work: impl Future<Output = T>) -> T {
    let mut work = pin!(work);
    if let Ok(done) = tokio::time::timeout(SLOW, &mut work).await {
        return done;
    }
    tracing::warn!(name, "takes long to answer");
    work.await
}

/// What a handler answers.
pub(crate) type Reply<C> = Result<<C as Command>::Output, IpcError>;

/// A command of a window, with what is needed to answer it.
pub(crate) struct Call<C> {
    command: C,
    state: Arc<AppState>,
    app: AppHandle,
}

impl<C: Command> Call<C> {
    /// Answers a command of the class public. It gets no session.
    pub(crate) async fn public<Fut>(
        self,
        body: impl FnOnce(Arc<AppState>, AppHandle, C) -> Fut,
    ) -> Reply<C>
    where
        Fut: Future<Output = Reply<C>>,
    {
        const { assert!(matches!(C::CLASS, Class::Public)) };
        body(self.state, self.app, self.command).await
    }

    /// Answers a public command on the spot, on the thread that it arrived on.
    pub(crate) fn at_once(self, body: impl FnOnce(&Arc<AppState>, &AppHandle, C)) {
        const { assert!(matches!(C::CLASS, Class::Public)) };
        body(&self.state, &self.app, self.command);
    }

    /// Answers a command of the class unlocked.
    pub(crate) async fn unlocked<Fut>(self, body: impl FnOnce(Arc<Session>, C) -> Fut) -> Reply<C>
    where
        Fut: Future<Output = Reply<C>>,
    {
        const { assert!(matches!(C::CLASS, Class::Unlocked)) };
        noticed(C::NAME, self.state.run_unlocked(|session| body(session, self.command))).await
    }

    /// As [`Self::unlocked`], for what belongs to the device and not to the session.
    pub(crate) async fn unlocked_on_device<Fut>(
        self,
        body: impl FnOnce(Arc<AppState>, C) -> Fut,
    ) -> Reply<C>
    where
        Fut: Future<Output = Reply<C>>,
    {
        const { assert!(matches!(C::CLASS, Class::Unlocked)) };
        let state = Arc::clone(&self.state);
        self.state.run_unlocked(|_| body(state, self.command)).await
    }

    /// As [`Self::unlocked`], with the app's handle, for what asks the desktop for something.
    pub(crate) async fn unlocked_on_desktop<Fut>(
        self,
        body: impl FnOnce(Arc<Session>, AppHandle, C) -> Fut,
    ) -> Reply<C>
    where
        Fut: Future<Output = Reply<C>>,
    {
        const { assert!(matches!(C::CLASS, Class::Unlocked)) };
        let app = self.app;
        self.state.run_unlocked(|session| body(session, app, self.command)).await
    }

    /// Answers a command of the class signed in.
    pub(crate) async fn signed_in<Fut>(self, body: impl FnOnce(Arc<Session>, C) -> Fut) -> Reply<C>
    where
        Fut: Future<Output = Reply<C>>,
    {
        const { assert!(matches!(C::CLASS, Class::SignedIn)) };
        noticed(C::NAME, self.state.run_signed_in(|session| body(session, self.command))).await
    }

    /// As [`Self::signed_in`], with the app's handle, for what asks the desktop for something.
    pub(crate) async fn signed_in_on_desktop<Fut>(
        self,
        body: impl FnOnce(Arc<Session>, Arc<AppState>, AppHandle, C) -> Fut,
    ) -> Reply<C>
    where
        Fut: Future<Output = Reply<C>>,
    {
        const { assert!(matches!(C::CLASS, Class::SignedIn)) };
        let (state, app) = (Arc::clone(&self.state), self.app);
        self.state.run_signed_in(|session| body(session, state, app, self.command)).await
    }

    /// Answers the command that ends the account's time on this device. Everything else that works
    /// for the account is ended first. The core answers [`IpcError::SignedOut`] itself, since an
    /// account whose store is damaged can be signed out as well.
    pub(crate) async fn ending_account<Fut>(
        self,
        body: impl FnOnce(Arc<Session>, C) -> Fut,
    ) -> Reply<C>
    where
        Fut: Future<Output = Reply<C>>,
    {
        const { assert!(matches!(C::CLASS, Class::SignedIn)) };
        let state = Arc::clone(&self.state);
        self.state
            .run_unlocked(|session| {
                state.close_account();
                body(session, self.command)
            })
            .await
    }
}

impl<'de, C: Command> CommandArg<'de, Wry> for Call<C> {
    fn from_command(item: CommandItem<'de, Wry>) -> Result<Self, InvokeError> {
        let command = read(argument(&item, "command")?)?;
        let app = item.message.webview_ref().app_handle().clone();
        let state = Arc::clone(&app.state::<Arc<AppState>>());
        Ok(Self { command, state, app })
    }
}

/// A subscription of a window: what it wants to watch, and where the messages go.
pub(crate) struct Subscription<S: Stream> {
    wanted: S,
    place: Place,
    channel: Channel<S::Message>,
    state: Arc<AppState>,
}

impl<S> Subscription<S>
where
    S: Stream + Send,
    S::Message: Merge + Send + Sync,
{
    /// Starts a stream of the class public.
    pub(crate) async fn public<Messages>(
        self,
        open: impl FnOnce(&AppState, S) -> Messages,
    ) -> Result<(), IpcError>
    where
        Messages: futures_util::Stream<Item = S::Message> + Send + 'static,
    {
        const { assert!(matches!(S::CLASS, Class::Public)) };
        let messages = open(&self.state, self.wanted);
        let opened = async move { Ok(Opened { messages, ends: std::future::pending() }) };
        self.state.streams.start(self.place, self.channel, noticed(S::NAME, opened)).await
    }

    /// Starts a stream of the class reading: in the main window of the library of the open vault, in the lock window of
    /// what ships, if the person turned that on. It ends when the vault closes; in the lock window when it opens, and when
    /// that was turned off. So the lock window never holds anything that somebody kept.
    pub(crate) async fn reading<Fut, Messages>(
        self,
        open: impl FnOnce(Arc<Reader>, S) -> Fut + Send + 'static,
    ) -> Result<(), IpcError>
    where
        Fut: Future<Output = Result<Messages, IpcError>> + Send,
        Messages: futures_util::Stream<Item = S::Message> + Send + 'static,
    {
        const { assert!(matches!(S::CLASS, Class::Reading)) };
        let state = Arc::clone(&self.state);
        let is_locked = self.place.window == windows::LOCK;
        let opened = async move {
            if is_locked {
                let ends = Either::Left(state.device().reading_ended());
                let open = |reader| open(reader, self.wanted);
                let messages = state.run_reading(open).await?;
                return Ok(Opened { messages, ends });
            }
            state
                .run_unlocked(|session| async move {
                    let ends = Either::Right(session.closed());
                    let reader = Arc::clone(session.resources().reader());
                    Ok(Opened { messages: open(reader, self.wanted).await?, ends })
                })
                .await
        };
        self.state.streams.start(self.place, self.channel, noticed(S::NAME, opened)).await
    }

    /// Starts a stream of the class unlocked. It ends when the vault closes.
    pub(crate) async fn unlocked<Fut, Messages>(
        self,
        open: impl FnOnce(Arc<Session>, Arc<AppState>, S) -> Fut + Send + 'static,
    ) -> Result<(), IpcError>
    where
        Fut: Future<Output = Result<Messages, IpcError>> + Send,
        Messages: futures_util::Stream<Item = S::Message> + Send + 'static,
    {
        const { assert!(matches!(S::CLASS, Class::Unlocked)) };
        let state = Arc::clone(&self.state);
        let opened = async move {
            let device = Arc::clone(&state);
            state
                .run_unlocked(|session| async move {
                    let ends = session.closed();
                    Ok(Opened { messages: open(session, device, self.wanted).await?, ends })
                })
                .await
        };
        self.state.streams.start(self.place, self.channel, noticed(S::NAME, opened)).await
    }

    /// Starts a stream of the class signed in. It ends when the vault closes and on signing out.
    pub(crate) async fn signed_in<Fut, Messages>(
        self,
        open: impl FnOnce(Arc<Session>, S) -> Fut + Send + 'static,
    ) -> Result<(), IpcError>
    where
        Fut: Future<Output = Result<Messages, IpcError>> + Send,
        Messages: futures_util::Stream<Item = S::Message> + Send + 'static,
    {
        const { assert!(matches!(S::CLASS, Class::SignedIn)) };
        let state = Arc::clone(&self.state);
        let opened = async move {
            let signed_out = state.signed_out();
            state
                .run_signed_in(|session| async move {
                    let closed = session.closed();
                    let ends = async move {
                        tokio::select! { () = closed => {}, () = signed_out => {} }
                    };
                    Ok(Opened { messages: open(session, self.wanted).await?, ends })
                })
                .await
        };
        self.state.streams.start(self.place, self.channel, noticed(S::NAME, opened)).await
    }
}

impl<'de, S: Stream> CommandArg<'de, Wry> for Subscription<S> {
    fn from_command(item: CommandItem<'de, Wry>) -> Result<Self, InvokeError> {
        let wanted = read(argument(&item, "command")?)?;
        let stream: StreamId = read(argument(&item, "stream")?)?;
        let callback: JavaScriptChannelId = read(argument(&item, "channel")?)?;
        let webview = item.message.webview();
        let state = Arc::clone(&webview.state::<Arc<AppState>>());
        let place = Place { window: webview.label().to_owned(), stream };
        Ok(Self { wanted, place, channel: callback.channel_on(webview), state })
    }
}

/// Ends one stream of the window that asks.
pub(crate) struct Stop {
    place: Place,
    state: Arc<AppState>,
}

impl Stop {
    pub(crate) fn at_once(&self) {
        self.state.streams.stop(&self.place);
    }
}

impl<'de> CommandArg<'de, Wry> for Stop {
    fn from_command(item: CommandItem<'de, Wry>) -> Result<Self, InvokeError> {
        let larkspur_ipc::StopStream { stream } = read(argument(&item, "command")?)?;
        let webview = item.message.webview_ref();
        let place = Place { window: webview.label().to_owned(), stream };
        Ok(Self { place, state: Arc::clone(&webview.state::<Arc<AppState>>()) })
    }
}

fn argument<'de>(item: &CommandItem<'de, Wry>, key: &str) -> Result<&'de Value, InvokeError> {
    match item.message.payload() {
        InvokeBody::Json(body) => body.get(key).ok_or_else(malformed),
        InvokeBody::Raw(_) => Err(malformed()),
    }
}

fn read<'de, T: serde::Deserialize<'de>>(value: &'de Value) -> Result<T, InvokeError> {
    // Serde's own words could repeat what a person typed, so they stay here.
    T::deserialize(value).map_err(|_| malformed())
}

fn malformed() -> InvokeError {
    InvokeError::from(IpcError::Malformed)
}
