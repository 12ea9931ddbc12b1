//! Pages that are read out and recorded, on a device in memory.

use std::{collections::BTreeSet, f32::consts::TAU, pin::Pin, sync::Arc, time::Duration};

use futures_util::{Stream, StreamExt as _};
use larkspur_bundle::Files;
use larkspur_ipc::{
    IpcError,
    resources::{
        DropRecording, NarratedPart, Narration, PauseNarration, PlayNarration, PlayRecording,
        Playing, RecordUnit, Recorder, Recording, ResourcesError, SetNarrationSpeed, Spoken,
        SpokenPage, StopNarration, StopRecording, WatchNarration, WatchRecorder,
    },
};
use larkspur_packs::{Page, UnitId};
use larkspur_sound::memory::MemoryDevice;

use crate::{
    db::Database,
    resources::{
        Resources,
        packs_tests::{World, files, page},
    },
    vault::Key,
};

const TEXT: &str = "work/barangay/index.en.md";
const SOUND: &str = "work/barangay/index.en.opus";
const MARKS: &str = "work/barangay/index.en.marks.toml";

/// Longer than anything here may take.
const PATIENCE: Duration = Duration::from_secs(20);

#[expect(clippy::cast_precision_loss)]
fn tone(milliseconds: u32) -> Vec<f32> {
    (0..milliseconds * 48).map(|at| 0.5 * (at as f32 * 200.0 * TAU / 48_000.0).sin()).collect()
}

/// The pack of Manila, whose page is read out: its title, then u1 and u2, and nobody has read u3.
pub(crate) fn narrated() -> Files {
    let mut files = Files::from(files());
    let text = Page::parse(TEXT, &files.texts[TEXT]).unwrap().page;
    let mark = |(unit, start): (&str, u32)| {
        let unit = UnitId::parse(unit).unwrap();
        let (_, hash) = text.hashes().into_iter().find(|(id, _)| *id == unit).unwrap();
        format!("[units.{unit}]\nstart = {start}\ntext_hash = \"{hash}\"\n")
    };
    let marks = [("title", 0), ("u1", 1000), ("u2", 2000)].map(mark).concat();
    files.texts.insert(MARKS.to_owned(), marks);
    files.sounds.insert(SOUND.to_owned(), larkspur_sound::encode(&tone(4000)).unwrap());
    files
}

async fn open(world: &World, device: &MemoryDevice) -> Resources {
    let key = Key::make(|bytes| bytes.fill(7));
    let folder = world.folder.path();
    let database = Database::open(&folder.join("sound.db"), &key).await.unwrap();
    let roots = larkspur_bundle::Roots::parse(Some(world.root.public().line()), None).unwrap();
    Resources::with_device(database, &folder.join("cache"), roots, Arc::new(device.clone()))
}

/// A library with the pack of Manila in it, read out or not.
async fn world(device: &MemoryDevice, files: &Files) -> World {
    let mut world = World::new().await;
    world.library = open(&world, device).await;
    let bytes = world.sign(files, None, &BTreeSet::new());
    world.import(&bytes).await.unwrap();
    world
}

pub(crate) fn spoken() -> SpokenPage {
    SpokenPage { resource: page(), language: "en".to_owned() }
}

type Told<T> = Pin<Box<dyn Stream<Item = T> + Send>>;

pub(crate) async fn narration(library: &Resources) -> Told<Narration> {
    let command = WatchNarration { page: spoken() };
    Box::pin(library.narrator().watch_narration(command).await.unwrap())
}

async fn recorder(library: &Resources) -> Told<Recorder> {
    let command = WatchRecorder { page: spoken() };
    Box::pin(library.narrator().watch_recorder(command).await.unwrap())
}

/// The first that is so.
async fn until<T: std::fmt::Debug>(told: &mut Told<T>, is_so: impl Fn(&T) -> bool) -> T {
    let wanted = async {
        loop {
            let next = told.next().await.unwrap();
            if is_so(&next) {
                return next;
            }
        }
    };
    tokio::time::timeout(PATIENCE, wanted).await.unwrap()
}

/// Every part that is told to be heard, up to the end.
async fn heard(told: &mut Told<Narration>) -> Vec<Spoken> {
    let mut parts = Vec::new();
    let all = async {
        while let Some(Playing { part, .. }) = told.next().await.unwrap().playing {
            if parts.last() != Some(&part) {
                parts.push(part);
            }
        }
    };
    tokio::time::timeout(PATIENCE, all).await.unwrap();
    parts
}

async fn play(library: &Resources, from: Option<Spoken>) -> Result<(), IpcError> {
    library.narrator().play_narration(PlayNarration { page: spoken(), from }).await
}

async fn record(library: &Resources, part: Spoken) {
    let narrator = library.narrator();
    narrator.record_unit(RecordUnit { page: spoken(), part }).await.unwrap();
    tokio::time::sleep(Duration::from_millis(150)).await;
    narrator.stop_recording(StopRecording {}).await.unwrap();
}

fn refused(why: ResourcesError) -> Result<(), IpcError> {
    Err(why.into())
}

#[tokio::test]
async fn a_page_that_came_with_sound_is_heard_part_by_part_and_each_is_told() {
    let device = MemoryDevice::default();
    let world = world(&device, &narrated()).await;
    let mut told = narration(&world.library).await;
    let first = told.next().await.unwrap();
    let part = |part| NarratedPart { part, is_own: false, has_changed: false };
    let parts = [Spoken::Title, Spoken::Unit(1), Spoken::Unit(2)];
    assert_eq!(first.parts, parts.map(part));
    assert_eq!((first.playing, first.speed), (None, 100));

    play(&world.library, None).await.unwrap();
    assert_eq!(heard(&mut told).await, parts);
    assert!(device.heard().abs_diff(4 * 48_000) < 4000, "{}", device.heard());
    // Nothing is to be heard at u3: nor behind it.
    assert_eq!(
        play(&world.library, Some(Spoken::Unit(3))).await,
        refused(ResourcesError::NotThere)
    );
    play(&world.library, Some(Spoken::Summary)).await.unwrap();
    assert_eq!(heard(&mut told).await, [Spoken::Unit(1), Spoken::Unit(2)]);
}

#[tokio::test]
async fn what_is_heard_can_be_held_quickened_and_ended() {
    let device = MemoryDevice::default();
    let world = world(&device, &narrated()).await;
    let narrator = world.library.narrator();
    let mut told = narration(&world.library).await;
    play(&world.library, None).await.unwrap();
    narrator.pause_narration(PauseNarration {}).await.unwrap();
    until(&mut told, |it| it.playing.is_some_and(|it| it.is_paused)).await;
    tokio::time::sleep(Duration::from_millis(30)).await;
    let held = device.heard();
    tokio::time::sleep(Duration::from_millis(60)).await;
    assert_eq!(device.heard(), held);
    narrator.set_narration_speed(SetNarrationSpeed { speed: 150 }).await.unwrap();
    let out = SetNarrationSpeed { speed: 200 };
    assert_eq!(narrator.set_narration_speed(out).await, Err(IpcError::Malformed));
    play(&world.library, None).await.unwrap();
    let on = until(&mut told, |it| it.playing.is_some_and(|it| !it.is_paused)).await;
    assert_eq!(on.speed, 150);
    // The device asks for sound when it has time.
    for _ in 0..1000 {
        if device.heard() > held {
            break;
        }
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
    narrator.stop_narration(StopNarration {}).await.unwrap();
    until(&mut told, |it| it.playing.is_none()).await;
    assert!(device.heard() > held);
}

#[tokio::test]
async fn what_a_person_recorded_is_kept_is_heard_again_and_goes_when_they_drop_it() {
    let device = MemoryDevice::with_voice(tone(1000));
    let world = world(&device, &Files::from(files())).await;
    let mut listening = narration(&world.library).await;
    assert_eq!(listening.next().await.unwrap().parts, [], "nobody has read it out yet");
    let mut told = recorder(&world.library).await;
    let first = told.next().await.unwrap();
    let words: Vec<_> = first.parts.iter().map(|it| (it.part, it.words.as_str())).collect();
    assert_eq!(words[0], (Spoken::Title, "At the barangay hall"));
    assert_eq!(words[4], (Spoken::Unit(3), "I have told a friend."));
    assert!(first.now.is_none() && first.parts.iter().all(|it| it.recorded.is_none()));

    let narrator = world.library.narrator();
    let part = Spoken::Unit(2);
    narrator.record_unit(RecordUnit { page: spoken(), part }).await.unwrap();
    assert!(device.is_open());
    until(&mut told, |it| it.now == Some(Recording::Listening(part))).await;
    tokio::time::sleep(Duration::from_millis(200)).await;
    narrator.stop_recording(StopRecording {}).await.unwrap();
    assert!(!device.is_open());
    let kept = until(&mut told, |it| it.parts[3].recorded.is_some()).await;
    assert!(kept.parts[3].recorded.unwrap().seconds >= 1);

    narrator.play_recording(PlayRecording { page: spoken(), part }).await.unwrap();
    until(&mut told, |it| it.now == Some(Recording::Playing(part))).await;
    until(&mut told, |it| it.now.is_none()).await;
    assert!(device.heard() > 10_000);

    // It is there after a restart, and is what is heard of the page.
    let again = open(&world, &device).await;
    let mut listening = narration(&again).await;
    let own = NarratedPart { part, is_own: true, has_changed: false };
    assert_eq!(listening.next().await.unwrap().parts, [own]);
    let drop = || DropRecording { page: spoken(), part };
    again.narrator().drop_recording(drop()).await.unwrap();
    assert_eq!(until(&mut listening, |it| it.parts.is_empty()).await.playing, None);
    assert_eq!(again.narrator().drop_recording(drop()).await, refused(ResourcesError::NotThere));
}

#[tokio::test]
async fn ones_own_recording_comes_first_and_a_text_that_has_changed_since_is_told() {
    let device = MemoryDevice::with_voice(tone(1000));
    let world = world(&device, &narrated()).await;
    let shown = recorder(&world.library).await;
    record(&world.library, Spoken::Unit(1)).await;
    let mut told = narration(&world.library).await;
    let own = |it: &Narration| it.parts.iter().map(|it| it.is_own).collect::<Vec<_>>();
    assert_eq!(own(&told.next().await.unwrap()), [false, true, false]);
    drop((shown, told));

    // A newer version of the pack has other words, and the sound of before.
    let mut newer = narrated();
    let pack = newer.texts["pack.toml"].replace("rev = 1", "rev = 2");
    newer.texts.insert("pack.toml".to_owned(), pack);
    let text = newer.texts[TEXT].replace("Before you go", "Before that");
    newer.texts.insert(TEXT.to_owned(), text.replace("Take somebody", "Bring somebody"));
    world.import(&world.sign(&newer, None, &BTreeSet::new())).await.unwrap();
    let mut told = narration(&world.library).await;
    let changed = told.next().await.unwrap().parts;
    let changed: Vec<_> = changed.iter().map(|it| (it.is_own, it.has_changed)).collect();
    assert_eq!(changed, [(false, false), (true, true), (false, true)]);
}

#[tokio::test]
async fn no_microphone_opens_and_nothing_is_heard_for_a_page_that_no_window_shows() {
    let device = MemoryDevice::with_voice(tone(1000));
    let world = world(&device, &narrated()).await;
    let narrator = world.library.narrator();
    let part = Spoken::Title;
    let recorded = narrator.record_unit(RecordUnit { page: spoken(), part }).await;
    assert_eq!(recorded, Err(IpcError::Malformed));
    assert_eq!(play(&world.library, None).await, Err(IpcError::Malformed));
    assert!(!device.is_open());

    // What a stream has shown ends with it, and is not kept.
    let told = recorder(&world.library).await;
    narrator.record_unit(RecordUnit { page: spoken(), part }).await.unwrap();
    tokio::time::sleep(Duration::from_millis(100)).await;
    assert!(device.is_open());
    drop(told);
    tokio::time::sleep(Duration::from_millis(100)).await;
    assert!(!device.is_open());
    let mut told = recorder(&world.library).await;
    let again = told.next().await.unwrap();
    assert!(again.now.is_none() && again.parts[0].recorded.is_none());
    let told = narration(&world.library).await;
    play(&world.library, None).await.unwrap();
    drop(told);
    tokio::time::sleep(Duration::from_millis(100)).await;
    assert!(!device.is_open());
}

#[tokio::test]
async fn closing_the_vault_silences_what_plays_and_closes_the_microphone_for_good() {
    let device = MemoryDevice::with_voice(tone(1000));
    let world = world(&device, &narrated()).await;
    let narrator = world.library.narrator();
    let _told = (narration(&world.library).await, recorder(&world.library).await);
    play(&world.library, None).await.unwrap();
    while device.heard() == 0 {
        tokio::time::sleep(Duration::from_millis(2)).await;
    }
    narrator.close();
    // What the device had asked for before is the last that it gets.
    tokio::time::sleep(Duration::from_millis(10)).await;
    let silent = device.heard();
    tokio::time::sleep(Duration::from_millis(80)).await;
    assert_eq!(device.heard(), silent);
    assert!(!device.is_open());
    assert_eq!(play(&world.library, None).await, Err(IpcError::Locked));
    let recorded = RecordUnit { page: spoken(), part: Spoken::Title };
    assert_eq!(narrator.record_unit(recorded).await, Err(IpcError::Locked));
    assert!(!device.is_open());
}

#[tokio::test]
async fn without_devices_it_is_said_which_one_is_missing() {
    let device = MemoryDevice::default();
    let world = world(&device, &narrated()).await;
    let narrator = world.library.narrator();
    let _told = (narration(&world.library).await, recorder(&world.library).await);
    let record = RecordUnit { page: spoken(), part: Spoken::Title };
    assert_eq!(narrator.record_unit(record).await, refused(ResourcesError::NoMicrophone));
    device.unplug();
    assert_eq!(play(&world.library, None).await, refused(ResourcesError::NoSpeaker));
    narrator.stop_recording(StopRecording {}).await.unwrap();
}
