//! What the app leaves besides its own folders: temporary folders, the system's places for files, and
//! everything that it says.

use std::{
    fs::{self, File},
    path::{Path, PathBuf},
};

use larkspur_ipc::messaging::{CreateCircle, SaveComposer};
use serde_json::{Value, json};
use tracing_subscriber::{
    filter::{LevelFilter, Targets},
    layer::SubscriberExt as _,
    util::SubscriberInitExt as _,
};

use crate::{
    apart,
    canary::{Canary, find_in_folder},
    member::{Member, OpenDevice, server},
};

/// The system's places for files, by the variable that names each.
const PLACES: [(&str, &str); 7] = [
    ("TMPDIR", "tmp"),
    ("HOME", "home"),
    ("XDG_DATA_HOME", "xdg-data"),
    ("XDG_CACHE_HOME", "xdg-cache"),
    ("XDG_CONFIG_HOME", "xdg-config"),
    ("XDG_STATE_HOME", "xdg-state"),
    ("XDG_RUNTIME_DIR", "xdg-runtime"),
];
/// The folder that holds what the app wrote to its standard output and error.
const LOG: &str = "log";
/// A word that is logged on purpose, to show that the search sees the log.
const LOGGED: &str = "LARKSPUR_TEST_LOGGED";
/// Where the part below works and what it writes.
const ROOT: &str = "LARKSPUR_TEST_ROOT";
const WRITTEN: &str = "LARKSPUR_TEST_WRITTEN";

#[test]
fn nothing_that_people_write_stands_in_temporary_folders_or_in_the_log() {
    let root = tempfile::tempdir().unwrap();
    let written: Vec<Canary> = ["message", "draft", "room"].map(Canary::new).into();
    let logged = Canary::new("logged");
    let texts: Vec<&str> = written.iter().map(Canary::text).collect();
    apart::run("traces::inside", |command| {
        for (variable, folder) in PLACES {
            let path = root.path().join(folder);
            fs::create_dir(&path).unwrap();
            command.env(variable, path);
        }
        fs::create_dir(root.path().join(LOG)).unwrap();
        let into = |name: &str| File::create(root.path().join(LOG).join(name)).unwrap();
        command.stdout(into("stdout")).stderr(into("stderr"));
        command.env(ROOT, root.path()).env(WRITTEN, json!(texts).to_string());
        command.env(LOGGED, logged.text());
    });
    let told = fs::read_to_string(root.path().join("told.json")).expect("the part ran to its end");
    let told: Value = serde_json::from_str(&told).unwrap();
    let told = told.as_array().unwrap().iter().map(|text| Canary::of(text.as_str().unwrap()));
    let sought: Vec<Canary> = written.into_iter().chain(told).collect();

    let log = root.path().join(LOG);
    assert_eq!(
        find_in_folder(&log, &logged),
        [log.join("stderr")],
        "the log is not what is searched"
    );
    for folder in PLACES.map(|(_, folder)| folder).iter().chain(&[LOG]) {
        let place = root.path().join(folder);
        for canary in &sought {
            // The search is worth something only where it finds what was planted for it.
            canary.prove_search_in(&place);
            assert_eq!(find_in_folder(&place, canary), Vec::<PathBuf>::new(), "in {folder}");
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
#[ignore = "is run by nothing_that_people_write_stands_in_temporary_folders_or_in_the_log"]
async fn inside() {
    log_everything_of_the_core();
    tracing::info!(target: "larkspur_core", "{}", std::env::var(LOGGED).unwrap());
    let place = PathBuf::from(std::env::var_os(ROOT).unwrap());
    let written: Vec<String> = serde_json::from_str(&std::env::var(WRITTEN).unwrap()).unwrap();
    let [message, draft, name] = &written[..] else { panic!("three texts are written") };
    let (leader, advisor) = (arrive(&place, "leader").await, arrive(&place, "advisor").await);
    let create = CreateCircle { name: name.clone() };
    let room = leader.messaging().create_circle(create).await.unwrap();
    leader.bring_in(&room, &advisor).await;
    leader.say(&room, message).await;
    advisor.reads(&room, message).await;
    let save = SaveComposer { room: room.clone(), body: draft.clone() };
    leader.messaging().save_composer(save).await.unwrap();
    let told = [
        leader.name.clone(),
        advisor.name.clone(),
        leader.recovery_key.clone(),
        advisor.recovery_key.clone(),
        room.as_str().to_owned(),
    ];
    // A second start reads everything that the first one wrote.
    let leader = leader.go_away().await.come_back().await;
    leader.reads(&room, message).await;
    leader.go_away().await;
    advisor.go_away().await;
    fs::write(place.join("told.json"), json!(told).to_string()).unwrap();
}

/// On a device whose own folder is none of the places that are searched.
async fn arrive(root: &Path, role: &str) -> Member {
    let folder = tempfile::tempdir_in(root).unwrap();
    let on = OpenDevice::in_folder(folder).await;
    Member::arrive_on(on, server(), &server().url, role).await
}

/// More than the app ever logs: it writes warnings, and in a build for developers what is of note.
fn log_everything_of_the_core() {
    let ours = Targets::new().with_target("larkspur_core", LevelFilter::TRACE);
    let lines = tracing_subscriber::fmt::layer().with_writer(std::io::stderr).with_ansi(false);
    tracing_subscriber::registry().with(lines).with(ours).init();
}
