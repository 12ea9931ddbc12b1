//! Plays a page, or one recording.
//!
//! Part of [`super::Narrator`]. Invariants: it is answered once something is heard, or why not; where it is comes from what
//! the device has taken, so the page marks what is heard and not what is on its way.

use std::sync::{Arc, Weak};

use larkspur_ipc::{
    IpcError,
    resources::{Playing, ResourcesError, Spoken, SpokenPage},
};
use larkspur_packs::UnitId;
use larkspur_sound::{Clip, Playback, Progress, Sound};
use tokio::sync::oneshot;

use super::{
    Act, Inner, Shows,
    parts::{Heard, Text, unit_of},
};

/// What is heard with a clip.
type Parts = Vec<Spoken>;

impl Inner {
    /// Reads a page out from a part on.
    pub(super) async fn read_out(
        self: &Arc<Self>,
        page: SpokenPage,
        from: Option<Spoken>,
    ) -> Result<(), IpcError> {
        if !self.is_shown(Shows::Narration, &page) {
            return Err(IpcError::Malformed);
        }
        let turn = self.begin().ok_or(IpcError::Locked)?;
        let text = self.text(&page).await?;
        let (parts, clips) = self.clips(&page, &text, from).await?;
        let reading = |part| Act::Reading(Playing { part, is_paused: false });
        self.play(turn, page, parts, clips, reading).await
    }

    /// Plays what was recorded of a part.
    pub(super) async fn replay(
        self: &Arc<Self>,
        page: SpokenPage,
        part: Spoken,
    ) -> Result<(), IpcError> {
        if !self.is_shown(Shows::Recorder, &page) {
            return Err(IpcError::Malformed);
        }
        let turn = self.begin().ok_or(IpcError::Locked)?;
        let unit = unit_of(part).ok_or(ResourcesError::NotThere)?;
        let clip = self.own_clip(&page, unit).await?;
        self.play(turn, page, vec![part], vec![clip], Act::Replaying).await
    }

    /// Lets a page go on that is held. Says whether there was one.
    pub(super) fn resume(&self, page: &SpokenPage) -> bool {
        self.set_paused(Some(page), false)
    }

    /// Holds what is read out.
    pub(super) fn pause(&self) {
        self.set_paused(None, true);
    }

    fn set_paused(&self, page: Option<&SpokenPage>, is_paused: bool) -> bool {
        let busy = self.busy();
        let Some(playback) = &busy.playback else { return false };
        let mut act = self.now.borrow().act.clone();
        let Some((of, Act::Reading(playing))) = &mut act else { return false };
        if page.is_some_and(|page| page != of) || playing.is_paused == is_paused {
            return false;
        }
        playing.is_paused = is_paused;
        playback.pause(is_paused);
        self.tell(act);
        true
    }

    /// Ends what is heard. The microphone stays as it is.
    pub(super) fn stop_playing(&self) {
        if self.busy().playback.is_some() {
            self.begin();
        }
    }

    /// What is heard of a page from a part on.
    async fn clips(
        &self,
        page: &SpokenPage,
        text: &Text,
        from: Option<Spoken>,
    ) -> Result<(Parts, Vec<Clip>), IpcError> {
        let own = self.store.of_page(page).await?;
        let from = match from {
            None => 0,
            Some(part) => {
                let all = text.recorded(&own);
                all.iter().position(|it| it.part == part).ok_or(ResourcesError::NotThere)?
            }
        };
        let behind: Vec<Spoken> =
            text.recorded(&own).into_iter().skip(from).map(|it| it.part).collect();
        let pack = match text.sound() {
            Some(bytes) => Some(unpacked(move || Sound::read(&bytes)).await?),
            None => None,
        };
        let (mut parts, mut clips) = (Parts::new(), Vec::new());
        for (part, heard) in text.heard(&own) {
            if !behind.contains(&part.part) {
                continue;
            }
            let clip = match (heard, &pack) {
                (Heard::Own(unit), _) => self.own_clip(page, unit).await?,
                (Heard::Pack { start, end }, Some(sound)) => {
                    Clip { sound: sound.clone(), from: start.into(), until: end.into() }
                }
                (Heard::Pack { .. }, None) => continue,
            };
            parts.push(part.part);
            clips.push(clip);
        }
        if clips.is_empty() { Err(ResourcesError::NotThere.into()) } else { Ok((parts, clips)) }
    }

    async fn own_clip(&self, page: &SpokenPage, unit: UnitId) -> Result<Clip, IpcError> {
        let bytes = self.store.sound(page, unit).await?.ok_or(ResourcesError::NotThere)?;
        let sound = unpacked(move || Sound::read(&bytes)).await?;
        Ok(Clip { sound, from: 0, until: u64::MAX })
    }

    /// Plays, and waits until something is heard.
    async fn play(
        self: &Arc<Self>,
        turn: u64,
        page: SpokenPage,
        parts: Parts,
        clips: Vec<Clip>,
        act: impl Fn(Spoken) -> Act + Send + 'static,
    ) -> Result<(), IpcError> {
        let (begun, first) = oneshot::channel();
        let (weak, mut begun) = (Arc::downgrade(self), Some(begun));
        let speed = self.now.borrow().speed;
        let told = move |progress| {
            let act = match progress {
                Progress::At(at) => parts.get(at).map(|part| (page.clone(), act(*part))),
                _ => None,
            };
            follow(&weak, turn, act);
            if let Some(begun) = begun.take() {
                let _ = begun.send(progress);
            }
        };
        let playback = Playback::start(self.device.clone(), clips, speed, told);
        let playback = playback.map_err(|_| ResourcesError::NoSpeaker)?;
        {
            let mut busy = self.busy();
            // Locked, or left, meanwhile: dropping it silences it.
            if busy.turn != turn {
                return Err(IpcError::Locked);
            }
            busy.playback = Some(playback);
        }
        match first.await {
            // Without an answer it was stopped before anything was heard.
            Ok(Progress::At(_) | Progress::Ended) | Err(_) => Ok(()),
            Ok(Progress::DeviceFailed(error)) => {
                tracing::info!(%error, "nothing plays");
                Err(ResourcesError::NoSpeaker.into())
            }
            Ok(Progress::SoundFailed(_)) => Err(ResourcesError::BadSound.into()),
        }
    }
}

/// Tells where it is, from the thread that plays. Without an act it has ended.
fn follow(weak: &Weak<Inner>, turn: u64, act: Option<(SpokenPage, Act)>) {
    let Some(inner) = weak.upgrade() else { return };
    let mut busy = inner.busy();
    if busy.turn != turn {
        return;
    }
    if act.is_none() {
        busy.playback = None;
    }
    let before = inner.now.borrow().act.clone();
    let act = act.map(|(page, act)| match (act, before) {
        // It was held in the moment in which the next part began.
        (Act::Reading(now), Some((_, Act::Reading(Playing { is_paused: true, .. })))) => {
            (page, Act::Reading(Playing { is_paused: true, ..now }))
        }
        (act, _) => (page, act),
    });
    inner.tell(act);
}

/// Reads a sound where nobody waits.
async fn unpacked(
    read: impl FnOnce() -> Result<Sound, larkspur_sound::SoundError> + Send + 'static,
) -> Result<Arc<Sound>, IpcError> {
    let read = tokio::task::spawn_blocking(read).await.map_err(|_| IpcError::Internal)?;
    read.map(Arc::new).map_err(|_| ResourcesError::BadSound.into())
}
