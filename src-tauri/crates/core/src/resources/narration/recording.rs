//! Listens to a person who reads a part of a page, and keeps it.
//!
//! Part of [`super::Narrator`]. Invariants: the microphone opens by a command of a window that shows that it is open, and by
//! nothing else; it closes before what was said is kept, and also if that cannot be kept.

use std::{
    sync::{Arc, Weak},
    time::Duration,
};

use larkspur_ipc::{
    IpcError,
    resources::{LONGEST_RECORDING, ResourcesError, Spoken, SpokenPage},
};
use larkspur_sound::{Capture, Captured, Hearing};
use tokio::{runtime::Handle, sync::oneshot};

use super::{Act, Inner, Listening, Shows, parts::unit_of, store::Kept};

/// What is shorter was a slip of the hand.
const SHORTEST: Duration = Duration::from_millis(300);

impl Inner {
    /// Opens the microphone, and waits until it listens.
    pub(super) async fn listen(
        self: &Arc<Self>,
        page: SpokenPage,
        part: Spoken,
    ) -> Result<(), IpcError> {
        if !self.is_shown(Shows::Recorder, &page) {
            return Err(IpcError::Malformed);
        }
        let unit = unit_of(part).ok_or(ResourcesError::NotThere)?;
        let text_hash = self.text(&page).await?.hash(part).ok_or(ResourcesError::NotThere)?;
        let turn = self.begin().ok_or(IpcError::Locked)?;
        let (begun, first) = oneshot::channel();
        let (weak, mut begun, runtime) = (Arc::downgrade(self), Some(begun), Handle::current());
        let shown = page.clone();
        let told = move |hearing| {
            if hearing == Hearing::Open
                && let Some(inner) = weak.upgrade()
            {
                inner.tell_in(turn, Some((shown.clone(), Act::Listening(part))));
            }
            match begun.take() {
                Some(begun) => {
                    // Nobody waits any more when the window has gone.
                    let _ = begun.send(hearing);
                }
                // As long as was agreed, or the device went: what was said until then is kept.
                None => drop(runtime.spawn(end(weak.clone(), turn))),
            }
        };
        let longest = Duration::from_secs(LONGEST_RECORDING.into());
        let capture = Capture::start(self.device.clone(), longest, told);
        let capture = capture.map_err(|_| ResourcesError::NoMicrophone)?;
        let kept = Kept { unit, text_hash, milliseconds: 0 };
        {
            let mut busy = self.busy();
            // Locked, or left, meanwhile: dropping it closes the microphone.
            if busy.turn != turn {
                return Err(IpcError::Locked);
            }
            busy.capture = Some(Listening { capture, page, kept });
        }
        match first.await {
            Ok(Hearing::Open) => Ok(()),
            Ok(Hearing::Failed(_) | Hearing::Full) | Err(_) => {
                self.begin();
                Err(ResourcesError::NoMicrophone.into())
            }
        }
    }

    /// Closes the microphone and keeps what was said. Does nothing while it is closed.
    pub(super) async fn finish_recording(&self) -> Result<(), IpcError> {
        let Some(listening) = self.busy().capture.take() else { return Ok(()) };
        let Listening { capture, page, kept } = listening;
        let said = tokio::task::spawn_blocking(move || capture.finish()).await;
        self.begin();
        let said = said.map_err(|_| IpcError::Internal)?;
        let said = said.ok().filter(|said| said.length >= SHORTEST);
        let Captured { bytes, length } = said.ok_or(ResourcesError::NothingRecorded)?;
        let milliseconds = u32::try_from(length.as_millis()).unwrap_or(u32::MAX);
        self.store.keep(&page, Kept { milliseconds, ..kept }, &bytes).await?;
        self.note_recordings();
        Ok(())
    }
}

/// Ends a recording that has ended by itself.
async fn end(weak: Weak<Inner>, turn: u64) {
    let Some(inner) = weak.upgrade() else { return };
    let _acting = inner.acting.lock().await;
    let is_its_own = inner.busy().turn == turn;
    if is_its_own && inner.finish_recording().await.is_err() {
        tracing::warn!("a recording that ended by itself was not kept");
    }
}
