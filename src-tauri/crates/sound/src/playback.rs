//! Plays parts of sounds, one after the other.
//!
//! The core starts one and follows it. A thread of its own decodes ahead into a ring; the device's thread takes from the
//! ring and counts. Invariants: what is told to be playing is counted from what the device took, not from what was
//! decoded; after [`Playback::stop`], or when it is dropped, the device gets silence at once and is closed soon after.

use std::{
    sync::{
        Arc,
        atomic::{AtomicBool, AtomicU8, AtomicU64, Ordering},
    },
    thread::{self, Thread},
    time::{Duration, Instant},
};

use rtrb::{Consumer, Producer, RingBuffer};

use crate::{
    Device, DeviceError, Fill, Running, Sound, SoundError, Speed, codec::Decoding, samples_in,
    stretch::Stretch,
};

/// How much is decoded ahead: a quarter of a second, so that a new speed is heard soon.
const AHEAD: usize = 12_000;
/// Silence between two parts that do not follow each other in a sound, in milliseconds.
const BETWEEN: u64 = 300;
/// How often the thread looks again.
const STEP: Duration = Duration::from_millis(10);
/// How long a device may still play what it has taken.
const RINGS_OUT: Duration = Duration::from_millis(250);

/// A part of a sound.
#[derive(Clone, Debug)]
pub struct Clip {
    /// The sound.
    pub sound: Arc<Sound>,
    /// Where it begins, in milliseconds of what is heard.
    pub from: u64,
    /// Where it ends; what lies behind the end of the sound is the end.
    pub until: u64,
}

/// How playing goes on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Progress {
    /// The part of this number, from 0, is heard now.
    At(usize),
    /// All of it was heard.
    Ended,
    /// The device does not play, or no longer.
    DeviceFailed(DeviceError),
    /// A sound cannot be decoded.
    SoundFailed(SoundError),
}

/// Something that plays. It stops when it is dropped.
#[derive(Debug)]
pub struct Playback {
    control: Arc<Control>,
    thread: Option<Thread>,
}

#[derive(Debug)]
struct Control {
    is_stopped: AtomicBool,
    is_paused: AtomicBool,
    speed: AtomicU8,
    /// Samples that the device has taken.
    heard: AtomicU64,
}

impl Playback {
    /// Plays clips in their order. `tell` is called on the thread that plays: first with the part that begins, last with
    /// the end or a failure; after a stop it is not called again.
    ///
    /// # Errors
    /// When the system gives no thread.
    pub fn start(
        device: Arc<dyn Device>,
        clips: Vec<Clip>,
        speed: Speed,
        tell: impl FnMut(Progress) + Send + 'static,
    ) -> Result<Self, DeviceError> {
        let control = Arc::new(Control {
            is_stopped: AtomicBool::new(false),
            is_paused: AtomicBool::new(false),
            speed: AtomicU8::new(speed.percent()),
            heard: AtomicU64::new(0),
        });
        let inside = control.clone();
        let named = thread::Builder::new().name("playback".to_owned());
        let thread = named.spawn(move || run(&*device, clips, &inside, tell));
        let thread = thread.map_err(|_| DeviceError::Busy)?.thread().clone();
        Ok(Self { control, thread: Some(thread) })
    }

    /// Holds it, or lets it go on.
    pub fn pause(&self, is_paused: bool) {
        self.control.is_paused.store(is_paused, Ordering::Release);
        self.wake();
    }

    /// Quicker or slower, from a moment on.
    pub fn set_speed(&self, speed: Speed) {
        self.control.speed.store(speed.percent(), Ordering::Release);
    }

    /// Ends it. Nothing more is heard and nothing more is told.
    pub fn stop(&self) {
        self.control.is_stopped.store(true, Ordering::Release);
        self.wake();
    }

    fn wake(&self) {
        if let Some(thread) = &self.thread {
            thread.unpark();
        }
    }
}

impl Drop for Playback {
    fn drop(&mut self) {
        self.stop();
    }
}

impl Control {
    fn is_stopped(&self) -> bool {
        self.is_stopped.load(Ordering::Acquire)
    }

    fn speed(&self) -> Speed {
        Speed::of_percent(self.speed.load(Ordering::Acquire))
    }
}

fn run(
    device: &dyn Device,
    clips: Vec<Clip>,
    control: &Arc<Control>,
    mut tell: impl FnMut(Progress),
) {
    let (producer, consumer) = RingBuffer::new(AHEAD);
    let running = match device.play(fill(control.clone(), consumer)) {
        Ok(running) => running,
        Err(error) => return tell(Progress::DeviceFailed(error)),
    };
    let end = play(&*running, clips, control, producer, &mut tell);
    if !control.is_stopped()
        && let Some(end) = end
    {
        tell(end);
    }
}

/// What the device calls: it never waits, and allocates nothing.
fn fill(control: Arc<Control>, mut consumer: Consumer<f32>) -> Fill {
    Box::new(move |out| {
        let mut got = 0;
        if !control.is_stopped() && !control.is_paused.load(Ordering::Acquire) {
            let ready = consumer.slots().min(out.len());
            if let Ok(chunk) = consumer.read_chunk(ready) {
                for (place, sample) in out.iter_mut().zip(chunk) {
                    *place = sample;
                    got += 1;
                }
            }
            control.heard.fetch_add(got as u64, Ordering::AcqRel);
        }
        out[got..].fill(0.0);
    })
}

/// Plays to the end; none when it was stopped.
fn play(
    running: &dyn Running,
    clips: Vec<Clip>,
    control: &Control,
    mut producer: Producer<f32>,
    tell: &mut impl FnMut(Progress),
) -> Option<Progress> {
    let mut reading = Reading::new(clips);
    let (mut told, mut ended) = (None, None);
    loop {
        if control.is_stopped() {
            return None;
        }
        if let Some(error) = running.failure() {
            return Some(Progress::DeviceFailed(error));
        }
        if let Err(error) = reading.fill(&mut producer, control.speed()) {
            return Some(Progress::SoundFailed(error));
        }
        let heard = control.heard.load(Ordering::Acquire);
        let now = reading.at(heard);
        if now.is_some() && now != told {
            told = now;
            tell(Progress::At(now.unwrap_or_default()));
        }
        if reading.is_over() && heard >= reading.written {
            let since = *ended.get_or_insert_with(Instant::now);
            if since.elapsed() >= RINGS_OUT {
                return Some(Progress::Ended);
            }
        }
        thread::park_timeout(STEP);
    }
}

/// Decodes one clip after the other.
struct Reading {
    clips: std::vec::IntoIter<Clip>,
    decoding: Option<Decoding>,
    /// The end of the clip before, in its sound.
    last: Option<(Arc<Sound>, u64)>,
    stretch: Stretch,
    ready: Vec<f32>,
    /// Samples that went into the ring.
    written: u64,
    /// At which written sample each clip begins.
    begins: Vec<u64>,
}

impl Reading {
    fn new(clips: Vec<Clip>) -> Self {
        Self {
            clips: clips.into_iter(),
            decoding: None,
            last: None,
            stretch: Stretch::new(),
            ready: Vec::new(),
            written: 0,
            begins: Vec::new(),
        }
    }

    /// The clip of which a sample is, once it was heard.
    fn at(&self, heard: u64) -> Option<usize> {
        self.begins.partition_point(|begin| *begin <= heard).checked_sub(1)
    }

    fn is_over(&self) -> bool {
        self.decoding.is_none() && self.clips.len() == 0 && self.ready.is_empty()
    }

    /// Fills the ring as far as it takes.
    fn fill(&mut self, to: &mut Producer<f32>, speed: Speed) -> Result<(), SoundError> {
        loop {
            let takes = to.slots().min(self.ready.len());
            if let Ok(chunk) = to.write_chunk_uninit(takes) {
                chunk.fill_from_iter(self.ready.drain(..takes));
                self.written += takes as u64;
            }
            if !self.ready.is_empty() || !self.next(speed)? {
                return Ok(());
            }
        }
    }

    /// Makes more ready. Says whether there was more.
    fn next(&mut self, speed: Speed) -> Result<bool, SoundError> {
        if let Some(decoding) = &mut self.decoding {
            match decoding.next()? {
                Some(samples) => self.stretch.push(samples, speed, &mut self.ready),
                None => self.decoding = None,
            }
            return Ok(true);
        }
        let Some(clip) = self.clips.next() else {
            let before = self.ready.len();
            self.stretch.finish(&mut self.ready);
            return Ok(self.ready.len() > before);
        };
        let follows = self
            .last
            .as_ref()
            .is_some_and(|(sound, end)| Arc::ptr_eq(sound, &clip.sound) && *end == clip.from);
        if !follows {
            self.stretch.finish(&mut self.ready);
            if self.last.is_some() {
                let silence = usize::try_from(samples_in(BETWEEN)).unwrap_or_default();
                self.ready.resize(self.ready.len() + silence, 0.0);
            }
        }
        self.begins.push(self.written + self.ready.len() as u64);
        let Clip { sound, from, until } = clip;
        self.last = Some((sound.clone(), until));
        self.decoding = Some(Decoding::new(sound, samples_in(from), samples_in(until))?);
        Ok(true)
    }
}
