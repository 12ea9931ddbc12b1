//! The machine's own speaker and microphone, by cpal: ALSA on Linux, and through it whatever the desktop uses.
//!
//! The core plays with it outside of tests. Invariant: a device is opened only by `play` and `listen`, never by asking
//! whether there is one.

use std::sync::{Arc, Mutex, PoisonError};

use cpal::{
    BufferSize, ErrorKind, Sample as _, SampleFormat, StreamConfig, SupportedStreamConfigRange,
    traits::{DeviceTrait as _, HostTrait as _, StreamTrait as _},
};

use crate::{Device, DeviceError, Fill, RATE, Running, Take, pace::Pace};

/// The devices that the system has chosen for sound.
#[derive(Clone, Copy, Debug, Default)]
pub struct SystemDevice;

/// Why a stream failed, once it has.
type Failure = Arc<Mutex<Option<DeviceError>>>;

struct Open {
    /// Dropping it closes the device.
    _stream: cpal::Stream,
    failure: Failure,
}

impl Running for Open {
    fn failure(&self) -> Option<DeviceError> {
        *self.failure.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// What a device plays, as one channel. The buffer grows once and is used again.
struct Voice {
    fill: Fill,
    one: Vec<f32>,
    pace: Pace,
}

impl Voice {
    fn next(&mut self, frames: usize) -> &[f32] {
        self.one.resize(frames, 0.0);
        (self.fill)(&mut self.one);
        self.pace.keep(frames);
        &self.one
    }
}

/// What a device hears. The first channel alone: on many machines the second one is empty or the same.
struct Ear {
    take: Take,
    one: Vec<f32>,
    pace: Pace,
}

impl Ear {
    fn hear(&mut self, first_channel: impl Iterator<Item = f32>) {
        self.one.clear();
        self.one.extend(first_channel);
        (self.take)(&self.one);
        self.pace.keep(self.one.len());
    }
}

impl Device for SystemDevice {
    fn play(&self, fill: Fill) -> Result<Box<dyn Running>, DeviceError> {
        let device = cpal::default_host().default_output_device().ok_or(DeviceError::NotThere)?;
        let forms = device.supported_output_configs().map_err(|error| of_cpal(&error))?;
        let Form { config, samples } = choose(forms).ok_or(DeviceError::NoForm)?;
        let channels = usize::from(config.channels);
        let (failure, tell) = failure();
        let mut voice = Voice { fill, one: Vec::new(), pace: Pace::new() };
        let stream = match samples {
            SampleFormat::F32 => device.build_output_stream(
                config,
                move |out: &mut [f32], _: &_| {
                    let one = voice.next(out.len() / channels);
                    for (frame, sample) in out.chunks_exact_mut(channels).zip(one) {
                        frame.fill(*sample);
                    }
                },
                tell,
                None,
            ),
            _ => device.build_output_stream(
                config,
                move |out: &mut [i16], _: &_| {
                    let one = voice.next(out.len() / channels);
                    for (frame, sample) in out.chunks_exact_mut(channels).zip(one) {
                        frame.fill(i16::from_sample(*sample));
                    }
                },
                tell,
                None,
            ),
        };
        run(stream, failure)
    }

    fn listen(&self, take: Take) -> Result<Box<dyn Running>, DeviceError> {
        let device = cpal::default_host().default_input_device().ok_or(DeviceError::NotThere)?;
        let forms = device.supported_input_configs().map_err(|error| of_cpal(&error))?;
        let Form { config, samples } = choose(forms).ok_or(DeviceError::NoForm)?;
        let channels = usize::from(config.channels);
        let (failure, tell) = failure();
        let mut ear = Ear { take, one: Vec::new(), pace: Pace::new() };
        let stream = match samples {
            SampleFormat::F32 => device.build_input_stream(
                config,
                move |got: &[f32], _: &_| ear.hear(got.iter().step_by(channels).copied()),
                tell,
                None,
            ),
            _ => device.build_input_stream(
                config,
                move |got: &[i16], _: &_| {
                    ear.hear(got.iter().step_by(channels).map(|one| f32::from_sample(*one)));
                },
                tell,
                None,
            ),
        };
        run(stream, failure)
    }
}

/// In which form a device takes or gives sound.
struct Form {
    config: StreamConfig,
    samples: SampleFormat,
}

/// The form that is nearest to ours: our rate, few channels.
fn choose(forms: impl Iterator<Item = SupportedStreamConfigRange>) -> Option<Form> {
    let is_known = |form: &SupportedStreamConfigRange| {
        matches!(form.sample_format(), SampleFormat::F32 | SampleFormat::I16)
            && (form.min_sample_rate()..=form.max_sample_rate()).contains(&RATE)
            && form.channels() > 0
    };
    let rank = |form: &SupportedStreamConfigRange| {
        (form.channels(), form.sample_format() != SampleFormat::F32)
    };
    let form = forms.filter(is_known).min_by_key(rank)?;
    let config = StreamConfig {
        channels: form.channels(),
        sample_rate: RATE,
        buffer_size: BufferSize::Default,
    };
    Some(Form { config, samples: form.sample_format() })
}

fn failure() -> (Failure, impl FnMut(cpal::Error) + Send + 'static) {
    let failure = Failure::default();
    let told = failure.clone();
    let tell = move |error: cpal::Error| {
        // A gap in what was heard is told too, and is no reason to end.
        if matches!(
            error.kind(),
            ErrorKind::DeviceNotAvailable | ErrorKind::DeviceChanged | ErrorKind::StreamInvalidated
        ) {
            *told.lock().unwrap_or_else(PoisonError::into_inner) = Some(of_cpal(&error));
        }
    };
    (failure, tell)
}

fn run(
    stream: Result<cpal::Stream, cpal::Error>,
    failure: Failure,
) -> Result<Box<dyn Running>, DeviceError> {
    let stream = stream.map_err(|error| of_cpal(&error))?;
    stream.play().map_err(|error| of_cpal(&error))?;
    Ok(Box::new(Open { _stream: stream, failure }))
}

fn of_cpal(error: &cpal::Error) -> DeviceError {
    match error.kind() {
        ErrorKind::DeviceNotAvailable | ErrorKind::HostUnavailable => DeviceError::NotThere,
        ErrorKind::UnsupportedConfig => DeviceError::NoForm,
        _ => DeviceError::Busy,
    }
}
