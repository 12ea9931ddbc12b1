//! Reading a page out and listening to it, on a machine with a made-up sound card: what is played goes into a file, and the
//! microphone hears another.

use std::{f32::consts::TAU, ffi::OsString, fs, path::PathBuf, time::Duration};

use tempfile::TempDir;
use thirtyfour::prelude::*;

use crate::desk::{Away, Desk, app, until};

/// Samples of a second.
const RATE: usize = 48_000;

/// A sound card of ALSA without any hardware. It takes and gives as quickly as it is asked to.
struct Card(TempDir);

impl Card {
    /// One whose microphone hears a tone for ten minutes.
    #[expect(clippy::cast_precision_loss, clippy::cast_possible_truncation)]
    fn new() -> Self {
        let card = Self(TempDir::new().unwrap());
        let second = |at: usize| (8000.0 * (at as f32 * 220.0 * TAU / RATE as f32).sin()) as i16;
        let second: Vec<u8> = (0..RATE).flat_map(|at| second(at).to_le_bytes()).collect();
        fs::write(card.file("heard"), second.repeat(600)).unwrap();
        let (heard, played) = (card.file("heard"), card.file("played"));
        // Such a card writes down what it is given and what it hears alike, so each direction has one of its own.
        let direction = |files: String| {
            format!(
                "{{ type plug slave {{ rate {RATE} format S16_LE channels 1 pcm {{ type file \
                 slave.pcm {{ type null }} {files} format raw }} }} }}"
            )
        };
        let playback = direction(format!("file \"{}\"", played.display()));
        let capture = direction(format!("file \"/dev/null\" infile \"{}\"", heard.display()));
        let conf = format!(
            "pcm.!default {{\n  type asym\n  playback.pcm {playback}\n  capture.pcm {capture}\n}}\n"
        );
        fs::write(card.file("asound.conf"), conf).unwrap();
        card
    }

    fn file(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    fn envs(&self) -> [(&'static str, OsString); 1] {
        [("ALSA_CONFIG_PATH", self.file("asound.conf").into())]
    }

    /// How many samples reached the card that were no silence.
    fn played(&self) -> usize {
        let bytes = fs::read(self.file("played")).unwrap_or_default();
        bytes
            .chunks_exact(2)
            .filter(|sample| i16::from_le_bytes([sample[0], sample[1]]).abs() > 50)
            .count()
    }
}

/// Whether the app has a thread that plays or listens.
fn has_sound(process: u32) -> bool {
    let tasks = fs::read_dir(format!("/proc/{process}/task")).unwrap();
    let names = tasks.filter_map(|task| fs::read_to_string(task.ok()?.path().join("comm")).ok());
    let sounds = ["playback", "capture", "cpal"];
    names.into_iter().any(|name| sounds.iter().any(|sound| name.starts_with(sound)))
}

impl Desk {
    /// What the page marks as being heard: `title`, the id of a unit, or nothing.
    async fn heard(&self) -> String {
        let script = "const it = document.querySelector('[data-read-out]');\
                      return !it ? '' : it.id || it.dataset.testid;";
        self.ask(script).await
    }

    /// Presses a button of a part in the recorder.
    async fn press_of(&self, part: &str, id: &str) {
        let button = format!("[data-part=\"{part}\"] [data-testid=\"{id}\"]");
        let driver = self.window.driver();
        until("the button is there", async || driver.find(By::Css(&button)).await.is_ok()).await;
        let button = driver.find(By::Css(&button)).await.unwrap();
        button.scroll_into_view().await.unwrap();
        button.click().await.unwrap();
    }

    /// Reads a part out for a while.
    async fn read_out(&self, part: &str, for_a_while: Duration) {
        self.press_of(part, "resources-recorder-record").await;
        self.wait_for_text("resources-recorder-on", "The microphone is on.").await;
        tokio::time::sleep(for_a_while).await;
        self.press_of(part, "resources-recorder-record").await;
        self.window.wait_until_gone("resources-recorder-on").await.unwrap();
    }
}

#[tokio::test]
async fn a_page_that_somebody_read_out_is_heard_part_by_part_until_the_vault_is_locked() {
    let card = Card::new();
    let mut desk = Away::without_account("leader").open(&app(), &card.envs()).await;
    let process = desk.window.process_id().unwrap();
    desk.first_run().await;
    desk.shows("account-member").await;
    desk.open_library().await;
    desk.open_page("work/passport-held").await;
    desk.shows("resources-record-open").await;
    assert!(!desk.window.is_shown("resources-listen").await, "nothing can be heard yet");
    assert!(!has_sound(process), "no device is open before somebody asks for it");

    desk.click("resources-record-open").await;
    desk.shows("resources-recorder").await;
    desk.read_out("title", Duration::from_secs(3)).await;
    desk.read_out("u1", Duration::from_secs(8)).await;
    desk.wait_for_text("resources-recorder-recorded", "Recorded:").await;
    desk.picture("recorder").await;
    until("the microphone is closed", async || !has_sound(process)).await;
    assert_eq!(card.played(), 0, "whoever speaks hears nothing meanwhile");
    desk.click("resources-recorder-close").await;

    // What is heard is marked, and every frame of it reached the card.
    desk.shows("resources-listen").await;
    desk.click("resources-listen-play").await;
    until("the title is marked", async || desk.heard().await == "resources-title").await;
    desk.picture("listening").await;
    until("the mark has moved", async || desk.heard().await == "unit-1").await;
    let before = card.played();
    assert!(before > RATE, "only {before} samples were played");
    until("more is played", async || card.played() > before).await;

    // Held, and going on.
    desk.click("resources-listen-play").await;
    desk.wait_for_text("resources-listen-play", "Go on").await;
    tokio::time::sleep(Duration::from_millis(600)).await;
    let held = card.played();
    tokio::time::sleep(Duration::from_millis(600)).await;
    assert_eq!(card.played(), held, "it is silent while it is held");
    assert_eq!(desk.heard().await, "unit-1");
    desk.click("resources-listen-play").await;
    until("it goes on", async || card.played() > held).await;
    desk.click("resources-listen-stop").await;
    until("the mark is gone", async || desk.heard().await.is_empty()).await;
    until("the device is closed", async || !has_sound(process)).await;

    // A lock ends it at once, and what was recorded is there afterwards.
    desk.click("resources-listen-play").await;
    until("it is heard", async || desk.heard().await == "resources-title").await;
    desk.lock().await;
    until("no device is open", async || !has_sound(process)).await;
    let locked = card.played();
    tokio::time::sleep(Duration::from_millis(600)).await;
    assert_eq!(card.played(), locked, "nothing is heard after a lock");
    desk.unlock().await;
    desk.shows("account-member").await;
    desk.open_library().await;
    desk.open_page("work/passport-held").await;
    desk.shows("resources-listen").await;

    // Deleted, it can be heard no more.
    desk.click("resources-record-open").await;
    for part in ["title", "u1"] {
        desk.press_of(part, "resources-recorder-drop-open").await;
        desk.press_of(part, "resources-recorder-drop").await;
        let told = format!("[data-part=\"{part}\"] [data-testid=\"resources-recorder-recorded\"]");
        let driver = desk.window.driver();
        until("it is gone", async || driver.find(By::Css(&told)).await.is_err()).await;
    }
    desk.click("resources-recorder-close").await;
    desk.window.wait_until_gone("resources-listen").await.unwrap();
}

#[tokio::test]
async fn without_a_microphone_it_is_said_what_is_missing_and_nothing_is_recorded() {
    let folder = TempDir::new().unwrap();
    let conf = folder.path().join("asound.conf");
    fs::write(&conf, "").unwrap();
    let envs = [("ALSA_CONFIG_PATH", conf.into())];
    let mut desk = Away::without_account("leader").open(&app(), &envs).await;
    desk.first_run().await;
    desk.shows("account-member").await;
    desk.open_library().await;
    desk.open_page("work/passport-held").await;
    desk.click("resources-record-open").await;
    desk.press_of("title", "resources-recorder-record").await;
    desk.wait_for_text("resources-recorder-error", "No microphone can be used now.").await;
    assert!(!desk.window.is_shown("resources-recorder-on").await);
    assert!(!desk.window.is_shown("resources-recorder-recorded").await);
}
