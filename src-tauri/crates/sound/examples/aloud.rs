//! `cargo run -p larkspur-sound --example aloud -- FILE`: plays a file on the machine's own device, and tells how it goes on.
//! `… -- FILE SECONDS` records one first, from the microphone.
//!
//! For whoever wants to hear what a pack says, or whether a machine plays at all.

use std::{
    env, fs,
    sync::{Arc, mpsc},
    time::{Duration, Instant},
};

use larkspur_sound::{Capture, Clip, Playback, Progress, Sound, Speed, SystemDevice};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut arguments = env::args().skip(1);
    let file = arguments.next().ok_or("which file?")?;
    let device = Arc::new(SystemDevice);
    if let Some(seconds) = arguments.next() {
        let longest = Duration::from_secs(seconds.parse()?);
        let capture = Capture::start(device.clone(), longest, |now| eprintln!("{now:?}"))?;
        std::thread::sleep(longest);
        let said = capture.finish()?;
        eprintln!("{said:?}");
        fs::write(&file, said.bytes)?;
    }
    let sound = Arc::new(Sound::read(&fs::read(&file)?)?);
    eprintln!("{:?}", sound.length());
    let (told, heard) = mpsc::channel();
    let began = Instant::now();
    let clip = Clip { sound, from: 0, until: u64::MAX };
    let _playback = Playback::start(device, vec![clip], Speed::USUAL, move |now| {
        let _ = told.send(now);
    })?;
    while let Ok(now) = heard.recv() {
        eprintln!("{:?} {now:?}", began.elapsed());
        if !matches!(now, Progress::At(_)) {
            break;
        }
    }
    Ok(())
}
