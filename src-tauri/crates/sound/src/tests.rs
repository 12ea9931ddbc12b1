//! Sounds that are made, packed, read, played and recorded, all in memory.

use std::{
    f32::consts::TAU,
    sync::{Arc, mpsc},
    time::Duration,
};

use proptest::prelude::*;

use crate::{
    Capture, Clip, DeviceError, Hearing, Playback, Progress, RATE, Sound, SoundError, Speed,
    codec::Decoding, encode, memory::MemoryDevice, stretch::Stretch,
};

const PATIENCE: Duration = Duration::from_secs(20);

/// A tone of some hertz.
#[expect(clippy::cast_precision_loss, clippy::cast_possible_truncation, clippy::cast_sign_loss)]
fn tone(hertz: f32, seconds: f32) -> Vec<f32> {
    let samples = (seconds * RATE as f32) as usize;
    (0..samples).map(|at| 0.5 * (at as f32 * hertz * TAU / RATE as f32).sin()).collect()
}

fn sound(samples: &[f32]) -> Arc<Sound> {
    Arc::new(Sound::read(&encode(samples).unwrap()).unwrap())
}

fn decoded(sound: &Arc<Sound>, from: u64, until: u64) -> Vec<f32> {
    let mut decoding = Decoding::new(sound.clone(), from, until).unwrap();
    let mut all = Vec::new();
    while let Some(samples) = decoding.next().unwrap() {
        all.extend(samples);
    }
    all
}

/// How often a wave rises through zero in a second.
#[expect(clippy::cast_precision_loss)]
fn hertz(samples: &[f32]) -> f32 {
    let rises = samples.windows(2).filter(|pair| pair[0] < 0.0 && pair[1] >= 0.0).count();
    rises as f32 * RATE as f32 / samples.len() as f32
}

fn loudness(samples: &[f32]) -> f32 {
    #[expect(clippy::cast_precision_loss)]
    let count = samples.len().max(1) as f32;
    (samples.iter().map(|sample| sample * sample).sum::<f32>() / count).sqrt()
}

#[test]
fn what_is_packed_lasts_and_sounds_as_it_did() {
    let samples = tone(220.0, 1.5);
    let sound = sound(&samples);
    assert_eq!(sound.length(), Duration::from_millis(1500));
    let heard = decoded(&sound, 0, u64::MAX);
    assert_eq!(heard.len(), samples.len());
    assert!((hertz(&heard) - 220.0).abs() < 3.0, "{}", hertz(&heard));
    assert!((loudness(&heard) - loudness(&samples)).abs() < 0.05);
}

#[test]
fn a_minute_of_speech_takes_less_than_a_quarter_of_a_megabyte() {
    let bytes = encode(&tone(300.0, 60.0)).unwrap();
    assert!(bytes.len() < 250_000, "{}", bytes.len());
}

#[test]
fn decoding_from_the_middle_gives_what_is_there() {
    let mut samples = tone(200.0, 1.0);
    samples.extend(tone(400.0, 1.0));
    let sound = sound(&samples);
    let middle = decoded(&sound, 48_000, 96_000);
    assert_eq!(middle.len(), 48_000);
    assert!((hertz(&middle) - 400.0).abs() < 6.0, "{}", hertz(&middle));
    assert_eq!(decoded(&sound, 96_000, 97_000), []);
    assert_eq!(decoded(&sound, 50, 40), []);
}

#[test]
fn bytes_that_are_no_sound_are_refused() {
    let good = encode(&tone(200.0, 0.5)).unwrap();
    assert!(Sound::read(&good).is_ok());
    assert_eq!(Sound::read(b""), Err(SoundError::NotOpus));
    assert_eq!(Sound::read(b"RIFF....WAVE"), Err(SoundError::NotOpus));
    assert_eq!(Sound::read(&vec![0; Sound::MOST_BYTES + 1]), Err(SoundError::TooLarge));
    let mut changed = good.clone();
    let last = changed.len() - 5;
    changed[last] ^= 0xFF;
    assert_eq!(Sound::read(&changed), Err(SoundError::Damaged));
    assert_eq!(Sound::read(&good[..good.len() - 20]).unwrap_err(), SoundError::Damaged);
    assert_eq!(encode(&[]), Err(SoundError::Empty));
}

#[test]
fn another_speed_changes_the_length_and_not_the_pitch() {
    let samples = tone(180.0, 3.0);
    for percent in [75_u8, 90, 110, 125, 150] {
        let (mut stretch, mut out) = (Stretch::new(), Vec::new());
        for block in samples.chunks(960) {
            stretch.push(block, Speed::of_percent(percent), &mut out);
        }
        stretch.finish(&mut out);
        let wanted = samples.len() * 100 / usize::from(percent);
        assert!(out.len().abs_diff(wanted) < 3000, "{percent}: {} {wanted}", out.len());
        assert!((hertz(&out) - 180.0).abs() < 6.0, "{percent}: {}", hertz(&out));
        assert!((loudness(&out) - loudness(&samples)).abs() < 0.06, "{percent}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn no_bytes_end_the_reader(bytes in proptest::collection::vec(any::<u8>(), 0..600)) {
        let _ = Sound::read(&bytes);
    }

    #[test]
    fn a_changed_byte_never_ends_the_reader(at in 0_usize..2000, with in any::<u8>()) {
        let mut bytes = encode(&tone(200.0, 0.3)).unwrap();
        let at = at % bytes.len();
        bytes[at] = with;
        if let Ok(sound) = Sound::read(&bytes) {
            let sound = Arc::new(sound);
            let mut decoding = Decoding::new(sound, 0, u64::MAX).unwrap();
            while let Ok(Some(_)) = decoding.next() {}
        }
    }

    #[test]
    fn speeds_may_change_at_any_time(
        steps in proptest::collection::vec((1_usize..3000, 60_u8..200), 1..40)
    ) {
        let (mut stretch, mut out, mut all) = (Stretch::new(), Vec::new(), 0);
        for (samples, percent) in steps {
            all += samples;
            stretch.push(&vec![0.25; samples], Speed::of_percent(percent), &mut out);
        }
        stretch.finish(&mut out);
        prop_assert!(out.iter().all(|sample| (sample - 0.25).abs() < 1e-4));
        prop_assert!(out.len() <= all * 2 && out.len() + 2000 >= all / 2);
    }
}

struct Heard(mpsc::Receiver<Progress>);

impl Heard {
    fn next(&self) -> Progress {
        self.0.recv_timeout(PATIENCE).unwrap()
    }

    /// What is told up to the end.
    fn all(&self) -> Vec<Progress> {
        let mut all = Vec::new();
        loop {
            all.push(self.next());
            if !matches!(all.last(), Some(Progress::At(_))) {
                return all;
            }
        }
    }
}

fn play(device: &MemoryDevice, clips: Vec<Clip>, percent: u8) -> (Playback, Heard) {
    let (told, heard) = mpsc::channel();
    let device = Arc::new(device.clone());
    let speed = Speed::of_percent(percent);
    let playback = Playback::start(device, clips, speed, move |now| {
        let _ = told.send(now);
    })
    .unwrap();
    (playback, Heard(heard))
}

fn clip(sound: &Arc<Sound>, from: u64, until: u64) -> Clip {
    Clip { sound: sound.clone(), from, until }
}

#[test]
fn clips_are_played_in_their_order_and_told_as_they_are_heard() {
    let (device, sound) = (MemoryDevice::default(), sound(&tone(200.0, 2.0)));
    let clips = vec![clip(&sound, 0, 500), clip(&sound, 500, 1500), clip(&sound, 200, 700)];
    let (_playback, heard) = play(&device, clips, 100);
    let told = [Progress::At(0), Progress::At(1), Progress::At(2), Progress::Ended];
    assert_eq!(heard.all(), told);
    let wanted = 2 * 48_000;
    assert!(device.heard().abs_diff(wanted) < 1500, "{}", device.heard());
    std::thread::sleep(Duration::from_millis(50));
    assert!(!device.is_open());
}

#[test]
fn a_quicker_speed_plays_fewer_samples() {
    let (device, sound) = (MemoryDevice::default(), sound(&tone(200.0, 3.0)));
    let (_playback, heard) = play(&device, vec![clip(&sound, 0, u64::MAX)], 150);
    assert_eq!(heard.all(), [Progress::At(0), Progress::Ended]);
    assert!(device.heard().abs_diff(2 * 48_000) < 4000, "{}", device.heard());
}

#[test]
fn nothing_is_heard_while_it_is_held_and_after_it_was_stopped() {
    let (device, sound) = (MemoryDevice::default(), sound(&tone(200.0, 60.0)));
    let (playback, heard) = play(&device, vec![clip(&sound, 0, u64::MAX)], 100);
    assert_eq!(heard.next(), Progress::At(0));
    while device.heard() == 0 {
        std::thread::sleep(Duration::from_millis(2));
    }
    playback.pause(true);
    // A block that was on its way when it was held may still come.
    std::thread::sleep(Duration::from_millis(20));
    let held = device.heard();
    std::thread::sleep(Duration::from_millis(60));
    assert_eq!(device.heard(), held);
    playback.pause(false);
    while device.heard() == held {
        std::thread::sleep(Duration::from_millis(2));
    }
    drop(playback);
    std::thread::sleep(Duration::from_millis(40));
    let stopped = device.heard();
    std::thread::sleep(Duration::from_millis(60));
    assert_eq!(device.heard(), stopped);
    assert!(!device.is_open());
    assert!(heard.0.recv_timeout(Duration::from_millis(50)).is_err());
}

#[test]
fn a_device_that_is_gone_is_told() {
    let (device, sound) = (MemoryDevice::default(), sound(&tone(200.0, 60.0)));
    let (_playback, heard) = play(&device, vec![clip(&sound, 0, u64::MAX)], 100);
    assert_eq!(heard.next(), Progress::At(0));
    device.unplug();
    assert_eq!(heard.next(), Progress::DeviceFailed(DeviceError::NotThere));
    let (_playback, heard) = play(&device, vec![clip(&sound, 0, u64::MAX)], 100);
    assert_eq!(heard.next(), Progress::DeviceFailed(DeviceError::NotThere));
}

fn listen(device: &MemoryDevice, longest: Duration) -> (Capture, mpsc::Receiver<Hearing>) {
    let (told, heard) = mpsc::channel();
    let device = Arc::new(device.clone());
    let capture = Capture::start(device, longest, move |now| {
        let _ = told.send(now);
    })
    .unwrap();
    (capture, heard)
}

#[test]
fn what_was_said_is_a_sound() {
    let device = MemoryDevice::with_voice(tone(240.0, 1.0));
    let (capture, heard) = listen(&device, Duration::from_mins(1));
    assert_eq!(heard.recv_timeout(PATIENCE), Ok(Hearing::Open));
    assert!(device.is_open());
    std::thread::sleep(Duration::from_millis(200));
    let said = capture.finish().unwrap();
    assert!(!device.is_open());
    let sound = Arc::new(Sound::read(&said.bytes).unwrap());
    assert_eq!(sound.length(), said.length);
    let samples = decoded(&sound, 0, u64::MAX);
    assert!((hertz(&samples) - 240.0).abs() < 8.0, "{}", hertz(&samples));
}

#[test]
fn a_microphone_closes_when_as_much_was_said_as_was_agreed() {
    let device = MemoryDevice::with_voice(tone(240.0, 1.0));
    let (capture, heard) = listen(&device, Duration::from_secs(1));
    assert_eq!(heard.recv_timeout(PATIENCE), Ok(Hearing::Open));
    assert_eq!(heard.recv_timeout(PATIENCE), Ok(Hearing::Full));
    assert!(!device.is_open());
    assert_eq!(capture.finish().unwrap().length, Duration::from_secs(1));
}

#[test]
fn a_microphone_closes_when_its_capture_is_dropped() {
    let device = MemoryDevice::with_voice(tone(240.0, 1.0));
    let (capture, heard) = listen(&device, Duration::from_mins(1));
    assert_eq!(heard.recv_timeout(PATIENCE), Ok(Hearing::Open));
    drop(capture);
    std::thread::sleep(Duration::from_millis(100));
    assert!(!device.is_open());
}

#[test]
fn without_a_microphone_nothing_is_recorded() {
    let (capture, heard) = listen(&MemoryDevice::default(), Duration::from_secs(1));
    assert_eq!(heard.recv_timeout(PATIENCE), Ok(Hearing::Failed(DeviceError::NotThere)));
    assert_eq!(capture.finish(), Err(SoundError::Empty));
}
