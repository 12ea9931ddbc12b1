//! Reading pages out: what came with them as sound, and what a person recorded themself.
//!
//! The shell comes here through [`super::Resources::narrator`]. `playing` plays, `recording` listens. Invariants: at most one
//! thing is heard or recorded at a time; what plays or listens ends with the stream by which a window shows it, so nothing
//! is heard and no microphone is open that nobody sees; recordings are in the vault and nowhere else; closing silences
//! everything before anything is waited for.

mod parts;
mod playing;
mod recording;
mod store;
#[cfg(test)]
pub(super) mod tests;

use std::{
    collections::BTreeMap,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};

use futures_util::Stream;
use larkspur_ipc::{
    IpcError,
    resources::{
        self as ipc, DropRecording, NARRATION_SPEEDS, PauseNarration, PlayNarration, PlayRecording,
        Playing, RecordUnit, Recorder, Recording, SetNarrationSpeed, Spoken, SpokenPage,
        StopNarration, StopRecording, WatchNarration, WatchRecorder,
    },
};
use larkspur_sound::{Capture, Device, Playback, Speed};
use tokio::sync::watch;

use self::{parts::Text, store::RecordingStore};
use super::{catalogue::Catalogue, installed::Installed};
use crate::db::Database;

/// Reads pages out, and keeps what a person reads out.
#[derive(Debug)]
pub struct Narrator {
    inner: Arc<Inner>,
}

#[derive(Debug)]
struct Inner {
    store: RecordingStore,
    installed: Arc<Installed>,
    /// Changes with what the library holds.
    changes: watch::Receiver<u64>,
    device: Arc<dyn Device>,
    /// What is told.
    now: watch::Sender<Now>,
    busy: Mutex<Busy>,
    /// Held while something begins or ends, so that acts follow each other.
    acting: tokio::sync::Mutex<()>,
}

/// What goes on, as it is told.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Now {
    speed: Speed,
    act: Option<(SpokenPage, Act)>,
    /// Counts the changes of what is recorded.
    recordings: u64,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Act {
    /// A page is read out.
    Reading(Playing),
    /// A recording is played by itself.
    Replaying(Spoken),
    /// The microphone is open.
    Listening(Spoken),
}

/// The devices that run, and who watches.
#[derive(Debug, Default)]
struct Busy {
    playback: Option<Playback>,
    capture: Option<Listening>,
    /// Counts what was begun: what tells of an older one is heard no more.
    turn: u64,
    /// How many streams show a page, for listening and for recording.
    shown: BTreeMap<(Shows, SpokenPage), usize>,
    is_closed: bool,
}

#[derive(Debug)]
struct Listening {
    capture: Capture,
    page: SpokenPage,
    kept: store::Kept,
}

/// What a stream shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Shows {
    Narration,
    Recorder,
}

/// Ends what a stream has shown, when it ends.
struct Shown {
    inner: Arc<Inner>,
    shows: Shows,
    page: SpokenPage,
}

impl Narrator {
    pub(super) fn new(
        database: Database,
        installed: Arc<Installed>,
        changes: watch::Receiver<u64>,
        device: Arc<dyn Device>,
    ) -> Self {
        let now = Now { speed: Speed::USUAL, act: None, recordings: 0 };
        Self {
            inner: Arc::new(Inner {
                store: RecordingStore::new(database),
                installed,
                changes,
                device,
                now: watch::Sender::new(now),
                busy: Mutex::default(),
                acting: tokio::sync::Mutex::new(()),
            }),
        }
    }

    /// How a page is read out.
    ///
    /// # Errors
    /// [`ipc::ResourcesError::NotThere`] when the library has no such page in this language.
    pub async fn watch_narration(
        &self,
        command: WatchNarration,
    ) -> Result<impl Stream<Item = ipc::Narration> + Send + 'static + use<>, IpcError> {
        let page = command.page;
        self.inner.text(&page).await?;
        let shown = self.inner.show(Shows::Narration, page.clone());
        Ok(watch(shown, move |text, own, now| {
            let parts = text.heard(own).into_iter().map(|(part, _)| part).collect();
            let playing = match &now.act {
                Some((of, Act::Reading(playing))) if *of == page => Some(*playing),
                _ => None,
            };
            ipc::Narration { parts, playing, speed: now.speed.percent() }
        }))
    }

    /// What is recorded of a page.
    ///
    /// # Errors
    /// As [`Self::watch_narration`].
    pub async fn watch_recorder(
        &self,
        command: WatchRecorder,
    ) -> Result<impl Stream<Item = Recorder> + Send + 'static + use<>, IpcError> {
        let page = command.page;
        self.inner.text(&page).await?;
        let shown = self.inner.show(Shows::Recorder, page.clone());
        Ok(watch(shown, move |text, own, now| {
            let act = now.act.as_ref().filter(|(of, _)| *of == page);
            let now = match act {
                Some((_, Act::Listening(part))) => Some(Recording::Listening(*part)),
                Some((_, Act::Replaying(part))) => Some(Recording::Playing(*part)),
                _ => None,
            };
            Recorder { parts: text.recorded(own), now }
        }))
    }

    /// Reads a page out.
    ///
    /// # Errors
    /// [`ipc::ResourcesError::NotThere`] when nothing is to be heard, [`ipc::ResourcesError::NoSpeaker`],
    /// [`ipc::ResourcesError::BadSound`]; [`IpcError::Malformed`] when no window shows the page.
    pub async fn play_narration(&self, command: PlayNarration) -> Result<(), IpcError> {
        let _acting = self.inner.acting.lock().await;
        if command.from.is_none() && self.inner.resume(&command.page) {
            return Ok(());
        }
        self.inner.read_out(command.page, command.from).await
    }

    /// Holds what is heard.
    ///
    /// # Errors
    /// None.
    pub async fn pause_narration(&self, _: PauseNarration) -> Result<(), IpcError> {
        let _acting = self.inner.acting.lock().await;
        self.inner.pause();
        Ok(())
    }

    /// Ends what is heard.
    ///
    /// # Errors
    /// None.
    pub async fn stop_narration(&self, _: StopNarration) -> Result<(), IpcError> {
        let _acting = self.inner.acting.lock().await;
        self.inner.stop_playing();
        Ok(())
    }

    /// Plays quicker or slower.
    ///
    /// # Errors
    /// [`IpcError::Malformed`] outside of [`NARRATION_SPEEDS`].
    pub async fn set_narration_speed(&self, command: SetNarrationSpeed) -> Result<(), IpcError> {
        if !NARRATION_SPEEDS.contains(&command.speed) {
            return Err(IpcError::Malformed);
        }
        let _acting = self.inner.acting.lock().await;
        let speed = Speed::of_percent(command.speed);
        if let Some(playback) = &self.inner.busy().playback {
            playback.set_speed(speed);
        }
        self.inner.now.send_modify(|now| now.speed = speed);
        Ok(())
    }

    /// Opens the microphone for a part.
    ///
    /// # Errors
    /// [`ipc::ResourcesError::NotThere`], [`ipc::ResourcesError::NoMicrophone`]; [`IpcError::Malformed`] when no window
    /// shows that.
    pub async fn record_unit(&self, command: RecordUnit) -> Result<(), IpcError> {
        let _acting = self.inner.acting.lock().await;
        self.inner.listen(command.page, command.part).await
    }

    /// Closes the microphone and keeps what was said.
    ///
    /// # Errors
    /// [`ipc::ResourcesError::NothingRecorded`], [`ipc::ResourcesError::NotSaved`]. The microphone is closed after any.
    pub async fn stop_recording(&self, _: StopRecording) -> Result<(), IpcError> {
        let _acting = self.inner.acting.lock().await;
        self.inner.finish_recording().await
    }

    /// Plays a recording.
    ///
    /// # Errors
    /// As [`Self::play_narration`].
    pub async fn play_recording(&self, command: PlayRecording) -> Result<(), IpcError> {
        let _acting = self.inner.acting.lock().await;
        self.inner.replay(command.page, command.part).await
    }

    /// Throws a recording away.
    ///
    /// # Errors
    /// [`ipc::ResourcesError::NotThere`], [`ipc::ResourcesError::NotSaved`].
    pub async fn drop_recording(&self, command: DropRecording) -> Result<(), IpcError> {
        let _acting = self.inner.acting.lock().await;
        let unit = parts::unit_of(command.part).ok_or(ipc::ResourcesError::NotThere)?;
        // Whoever throws it away does not want to hear it any more.
        self.inner.stop_playing();
        self.inner.store.remove(&command.page, unit).await?;
        self.inner.note_recordings();
        Ok(())
    }

    /// Silences everything and closes every device, at once and for good. What was being recorded is gone.
    pub(crate) fn close(&self) {
        let mut busy = self.inner.busy();
        busy.is_closed = true;
        busy.turn += 1;
        (busy.playback, busy.capture) = (None, None);
        drop(busy);
        self.inner.now.send_modify(|now| now.act = None);
    }
}

impl Drop for Narrator {
    fn drop(&mut self) {
        self.close();
    }
}

impl Inner {
    fn busy(&self) -> MutexGuard<'_, Busy> {
        self.busy.lock().unwrap_or_else(PoisonError::into_inner)
    }

    async fn text(&self, page: &SpokenPage) -> Result<Text, IpcError> {
        let catalogue: Arc<Catalogue> = self.installed.catalogue().await?;
        Text::find(&catalogue, page)
    }

    fn note_recordings(&self) {
        self.now.send_modify(|now| now.recordings += 1);
    }

    fn show(self: &Arc<Self>, shows: Shows, page: SpokenPage) -> Shown {
        *self.busy().shown.entry((shows, page.clone())).or_default() += 1;
        Shown { inner: self.clone(), shows, page }
    }

    fn is_shown(&self, shows: Shows, page: &SpokenPage) -> bool {
        self.busy().shown.contains_key(&(shows, page.clone()))
    }

    /// Ends what goes on, and says which turn it is now; none when the vault is being locked.
    fn begin(&self) -> Option<u64> {
        let mut busy = self.busy();
        (busy.playback, busy.capture) = (None, None);
        busy.turn += 1;
        let turn = (!busy.is_closed).then_some(busy.turn);
        drop(busy);
        self.tell(None);
        turn
    }

    fn tell(&self, act: Option<(SpokenPage, Act)>) {
        self.now.send_if_modified(|now| std::mem::replace(&mut now.act, act.clone()) != act);
    }

    /// Tells what goes on, if it is of this turn.
    fn tell_in(&self, turn: u64, act: Option<(SpokenPage, Act)>) {
        let busy = self.busy();
        if busy.turn == turn {
            self.tell(act);
        }
    }
}

impl Drop for Shown {
    fn drop(&mut self) {
        let mut busy = self.inner.busy();
        let key = (self.shows, self.page.clone());
        let left = busy.shown.get_mut(&key).map_or(0, |count| {
            *count -= 1;
            *count
        });
        if left > 0 {
            return;
        }
        busy.shown.remove(&key);
        let act = self.inner.now.borrow().act.clone();
        let is_its_own = act.is_some_and(|(page, act)| {
            let is_reading = matches!(act, Act::Reading(_));
            page == self.page && is_reading == (self.shows == Shows::Narration)
        });
        if is_its_own {
            (busy.playback, busy.capture) = (None, None);
            busy.turn += 1;
            self.inner.tell(None);
        }
    }
}

/// What `make` makes of a page, now and after each change.
fn watch<T, F>(shown: Shown, make: F) -> impl Stream<Item = T> + Send + 'static + use<T, F>
where
    T: PartialEq + Clone + Send + Sync + 'static,
    F: Fn(&Text, &[store::Kept], &Now) -> T + Send + Sync + 'static,
{
    let mut changes = shown.inner.changes.clone();
    let mut acts = shown.inner.now.subscribe();
    async_stream::stream! {
        let mut told: Option<T> = None;
        loop {
            changes.mark_unchanged();
            let now = acts.borrow_and_update().clone();
            let (inner, page) = (&shown.inner, &shown.page);
            // The page may have gone with its pack: then there is nothing more to tell.
            let Ok(text) = inner.text(page).await else { return };
            let Ok(own) = inner.store.of_page(page).await else { return };
            let next = make(&text, &own, &now);
            if told.as_ref() != Some(&next) {
                told = Some(next.clone());
                yield next;
            }
            let next = tokio::select! { is = changes.changed() => is, is = acts.changed() => is };
            if next.is_err() {
                return;
            }
        }
    }
}
