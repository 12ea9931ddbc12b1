//! Listens, and makes a file of what was said.
//!
//! The core starts one when a person presses a button, and ends it when they press another. Invariants: the microphone is
//! open from the moment in which that is told until the capture has ended, and never longer than was agreed; what was
//! said is in memory alone, already packed.

use std::{
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
    thread::{self, JoinHandle},
    time::Duration,
};

use rtrb::{Consumer, RingBuffer};

use crate::{Device, DeviceError, SoundError, codec::Encoding, milliseconds_of, samples_in};

/// Room for a second, should the thread that encodes be late.
const ROOM: usize = 48_000;
/// How often the thread looks again.
const STEP: Duration = Duration::from_millis(20);

/// How listening goes on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Hearing {
    /// The microphone is open.
    Open,
    /// As long as was agreed: the microphone is closed, and [`Capture::finish`] gives what was said.
    Full,
    /// The device does not listen, or no longer. What was said before can be finished.
    Failed(DeviceError),
}

/// What was said.
#[derive(Clone, PartialEq, Eq)]
pub struct Captured {
    /// A file of Opus in Ogg.
    pub bytes: Vec<u8>,
    /// How long it lasts.
    pub length: Duration,
}

impl std::fmt::Debug for Captured {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Captured").field("length", &self.length).finish_non_exhaustive()
    }
}

/// An open microphone. Dropping it closes it and forgets what was said.
#[derive(Debug)]
pub struct Capture {
    is_stopped: Arc<AtomicBool>,
    thread: Option<JoinHandle<Result<Captured, SoundError>>>,
}

impl Capture {
    /// Opens the microphone, for at most `longest`. `tell` is called on the thread that encodes.
    ///
    /// # Errors
    /// When the system gives no thread. That the device does not listen is told.
    pub fn start(
        device: Arc<dyn Device>,
        longest: Duration,
        tell: impl FnMut(Hearing) + Send + 'static,
    ) -> Result<Self, DeviceError> {
        let is_stopped = Arc::new(AtomicBool::new(false));
        let inside = is_stopped.clone();
        let named = thread::Builder::new().name("capture".to_owned());
        let thread = named.spawn(move || run(&*device, longest, &inside, tell));
        Ok(Self { is_stopped, thread: Some(thread.map_err(|_| DeviceError::Busy)?) })
    }

    /// Closes the microphone and gives what was said. Waits for some milliseconds: not for a thread that others wait for.
    ///
    /// # Errors
    /// [`SoundError::Empty`] when nothing came.
    pub fn finish(mut self) -> Result<Captured, SoundError> {
        self.stop();
        let thread = self.thread.take().ok_or(SoundError::Empty)?;
        thread.join().unwrap_or(Err(SoundError::Damaged))
    }

    fn stop(&self) {
        self.is_stopped.store(true, Ordering::Release);
        if let Some(thread) = &self.thread {
            thread.thread().unpark();
        }
    }
}

impl Drop for Capture {
    fn drop(&mut self) {
        self.stop();
    }
}

fn run(
    device: &dyn Device,
    longest: Duration,
    is_stopped: &Arc<AtomicBool>,
    mut tell: impl FnMut(Hearing),
) -> Result<Captured, SoundError> {
    let (mut producer, mut consumer) = RingBuffer::new(ROOM);
    let stopped = is_stopped.clone();
    // What does not fit is lost: the device cannot wait.
    let take = Box::new(move |heard: &[f32]| {
        if !stopped.load(Ordering::Acquire) {
            for sample in heard {
                if producer.push(*sample).is_err() {
                    break;
                }
            }
        }
    });
    let running = match device.listen(take) {
        Ok(running) => running,
        Err(error) => {
            tell(Hearing::Failed(error));
            return Err(SoundError::Empty);
        }
    };
    tell(Hearing::Open);
    let mut encoding = Encoding::new()?;
    let most = samples_in(u64::try_from(longest.as_millis()).unwrap_or(u64::MAX));
    loop {
        let is_last = is_stopped.load(Ordering::Acquire);
        encode(&mut consumer, &mut encoding, most)?;
        if is_last {
            break;
        }
        if let Some(error) = running.failure() {
            drop(running);
            tell(Hearing::Failed(error));
            return captured(encoding);
        }
        if encoding.samples() >= most {
            drop(running);
            tell(Hearing::Full);
            return captured(encoding);
        }
        thread::park_timeout(STEP);
    }
    drop(running);
    captured(encoding)
}

fn captured(encoding: Encoding) -> Result<Captured, SoundError> {
    let length = Duration::from_millis(milliseconds_of(encoding.samples()));
    Ok(Captured { bytes: encoding.finish()?, length })
}

/// Encodes what has come, up to `most` samples of all.
fn encode(from: &mut Consumer<f32>, encoding: &mut Encoding, most: u64) -> Result<(), SoundError> {
    let left = usize::try_from(most - encoding.samples().min(most)).unwrap_or(usize::MAX);
    let Ok(chunk) = from.read_chunk(from.slots().min(left)) else { return Ok(()) };
    let (one, other) = chunk.as_slices();
    encoding.push(one)?;
    encoding.push(other)?;
    chunk.commit_all();
    Ok(())
}
