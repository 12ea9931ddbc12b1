//! A device in memory, for tests: it keeps what it was given to play, and speaks with a voice that is given to it.
//!
//! It runs many times as quickly as time, so that a test of a minute takes seconds.

use std::{
    sync::{
        Arc, Mutex, PoisonError,
        atomic::{AtomicBool, AtomicUsize, Ordering},
    },
    thread,
    time::Duration,
};

use crate::{Device, DeviceError, Fill, Running, Take};

/// Samples that it asks for or gives at once.
const BLOCK: usize = 480;
/// How long it waits between two blocks of 10 ms: ten times as quick as time.
const STEP: Duration = Duration::from_millis(1);

/// The device.
#[derive(Clone, Debug, Default)]
pub struct MemoryDevice {
    played: Arc<Mutex<Vec<f32>>>,
    voice: Arc<Vec<f32>>,
    is_gone: Arc<AtomicBool>,
    users: Arc<AtomicUsize>,
}

struct Open {
    is_over: Arc<AtomicBool>,
    is_gone: Arc<AtomicBool>,
    users: Arc<AtomicUsize>,
}

impl MemoryDevice {
    /// One whose microphone hears this, again and again.
    #[must_use]
    pub fn with_voice(voice: Vec<f32>) -> Self {
        Self { voice: Arc::new(voice), ..Self::default() }
    }

    /// What it was given to play so far, silence too.
    #[must_use]
    pub fn played(&self) -> Vec<f32> {
        self.played.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// How many samples of it were no silence.
    #[must_use]
    pub fn heard(&self) -> usize {
        self.played().iter().filter(|sample| sample.abs() > 1e-4).count()
    }

    /// Whether anything of it is open.
    #[must_use]
    pub fn is_open(&self) -> bool {
        self.users.load(Ordering::Acquire) > 0
    }

    /// Pulls its plug.
    pub fn unplug(&self) {
        self.is_gone.store(true, Ordering::Release);
    }

    fn run(
        &self,
        mut step: impl FnMut() + Send + 'static,
    ) -> Result<Box<dyn Running>, DeviceError> {
        if self.is_gone.load(Ordering::Acquire) {
            return Err(DeviceError::NotThere);
        }
        let is_over = Arc::new(AtomicBool::new(false));
        let ended = is_over.clone();
        self.users.fetch_add(1, Ordering::AcqRel);
        thread::spawn(move || {
            while !ended.load(Ordering::Acquire) {
                step();
                thread::sleep(STEP);
            }
        });
        Ok(Box::new(Open { is_over, is_gone: self.is_gone.clone(), users: self.users.clone() }))
    }
}

impl Running for Open {
    fn failure(&self) -> Option<DeviceError> {
        self.is_gone.load(Ordering::Acquire).then_some(DeviceError::NotThere)
    }
}

impl Drop for Open {
    fn drop(&mut self) {
        self.is_over.store(true, Ordering::Release);
        self.users.fetch_sub(1, Ordering::AcqRel);
    }
}

impl Device for MemoryDevice {
    fn play(&self, mut fill: Fill) -> Result<Box<dyn Running>, DeviceError> {
        let played = self.played.clone();
        self.run(move || {
            let mut block = [0.0; BLOCK];
            fill(&mut block);
            played.lock().unwrap_or_else(PoisonError::into_inner).extend(block);
        })
    }

    fn listen(&self, mut take: Take) -> Result<Box<dyn Running>, DeviceError> {
        if self.voice.is_empty() {
            return Err(DeviceError::NotThere);
        }
        let (voice, mut at) = (self.voice.clone(), 0);
        self.run(move || {
            let block: Vec<f32> = voice.iter().cycle().skip(at).take(BLOCK).copied().collect();
            at = (at + BLOCK) % voice.len();
            take(&block);
        })
    }
}
