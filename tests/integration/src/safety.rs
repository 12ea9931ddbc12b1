//! What must not leak and what must be gone: on the disk, on the server, after a lock.

use std::{
    fs,
    path::{Path, PathBuf},
};

use larkspur_core::{messaging::Messaging, safety::LockOutcome};
use larkspur_ipc::{
    IpcError, Secret,
    account::Identity,
    messaging::{CreateCircle, LoadComposer, SaveComposer},
    safety::{SafetyError, UnlockVault},
};
use larkspur_test_support::homeserver::{Homeserver, Options};

use crate::{
    canary::{Canary, find_in_folder},
    member::{Member, PASSPHRASE, Server, open, wait_for_identity},
};

fn files_below(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).unwrap().flatten() {
        let path = entry.path();
        if path.is_dir() { files.extend(files_below(&path)) } else { files.push(path) }
    }
    files
}

#[tokio::test(flavor = "multi_thread")]
async fn nothing_that_people_write_stands_plain_on_the_device_or_on_the_server() {
    let homeserver = Homeserver::start(Options::default()).unwrap();
    let server = Server::of(&homeserver);
    let words = Canary::new("message");
    let draft = Canary::new("draft");
    let (leader, advisor) =
        (Member::arrive_at(&server, "leader").await, Member::arrive_at(&server, "advisor").await);
    let room =
        leader.messaging().create_circle(CreateCircle { name: "June visit".into() }).await.unwrap();
    leader.bring_in(&room, &advisor).await;
    leader.say(&room, words.text()).await;
    advisor.reads(&room, words.text()).await;
    let save = SaveComposer { room: room.clone(), body: draft.text().to_owned() };
    leader.messaging().save_composer(save).await.unwrap();

    let names = [leader.name.clone(), advisor.name.clone()];
    let searched: Vec<PathBuf> =
        [&leader, &advisor].iter().map(|member| member.on.folder.path().to_owned()).collect();
    for place in searched.iter().map(PathBuf::as_path).chain([homeserver.folder()]) {
        // The search is worth something only where it finds what was planted for it.
        words.prove_search_in(place);
        assert_eq!(
            find_in_folder(place, &words),
            Vec::<PathBuf>::new(),
            "message text in {}",
            place.display()
        );
        assert_eq!(
            find_in_folder(place, &draft),
            Vec::<PathBuf>::new(),
            "a draft in {}",
            place.display()
        );
        assert_eq!(
            find_in_folder(place, &Canary::of(&leader.recovery_key)),
            Vec::<PathBuf>::new(),
            "a recovery key in {}",
            place.display()
        );
    }
    for place in &searched {
        for name in &names {
            let found = find_in_folder(place, &Canary::of(name));
            assert_eq!(found, Vec::<PathBuf>::new(), "a member id stands plain on the device");
        }
        assert_eq!(
            find_in_folder(place, &Canary::of("June visit")),
            Vec::<PathBuf>::new(),
            "a room's name"
        );
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn after_a_lock_nothing_decrypted_is_left_and_unlocking_brings_everything_back() {
    let leader = Member::arrive("leader").await;
    let room =
        leader.messaging().create_circle(CreateCircle { name: "June visit".into() }).await.unwrap();
    leader.say(&room, "kept for later").await;
    leader.reads(&room, "kept for later").await;
    let save = SaveComposer { room: room.clone(), body: "half a thought".into() };
    leader.messaging().save_composer(save).await.unwrap();

    let weak_session = std::sync::Arc::downgrade(&leader.session());
    let weak_messaging: std::sync::Weak<Messaging> = std::sync::Arc::downgrade(&leader.messaging());
    let stores = leader.on.folder.path().to_owned();
    assert!(!open_files_below(&stores).is_empty(), "while it is open, the stores are open files");

    assert_eq!(leader.on.device.safety().lock().await, LockOutcome::Gone);
    assert!(weak_session.upgrade().is_none(), "somebody still holds the session");
    assert!(weak_messaging.upgrade().is_none(), "somebody still holds the conversations");
    let mut open_files = open_files_below(&stores);
    for _ in 0..100 {
        if open_files.is_empty() {
            break;
        }
        tokio::time::sleep(std::time::Duration::from_millis(20)).await;
        open_files = open_files_below(&stores);
    }
    assert_eq!(open_files, Vec::<PathBuf>::new(), "a store is still open");
    assert_eq!(leader.on.device.session().err(), Some(IpcError::Locked));

    let unlock = UnlockVault { passphrase: Secret::new(PASSPHRASE) };
    leader.on.device.safety().unlock_vault(unlock).await.unwrap();
    wait_for_identity(&leader.on, Identity::Ready).await;
    leader.reads(&room, "kept for later").await;
    let kept = leader.messaging().load_composer(LoadComposer { room }).await.unwrap();
    assert_eq!(kept, "half a thought");
}

fn open_files_below(folder: &Path) -> Vec<PathBuf> {
    fs::read_dir("/proc/self/fd")
        .unwrap()
        .flatten()
        .filter_map(|entry| fs::read_link(entry.path()).ok())
        .filter(|target| target.starts_with(folder))
        .filter(|target| target.file_name().is_some_and(|name| name != "app.lock"))
        .collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn neither_the_raw_keys_nor_the_passphrase_are_in_memory_after_a_lock() {
    let leader = Member::arrive("leader").await;
    let room =
        leader.messaging().create_circle(CreateCircle { name: "June visit".into() }).await.unwrap();
    leader.say(&room, "a few words").await;
    leader.reads(&room, "a few words").await;
    let inverted = inverted_keys(&leader.on.folder.path().join("data"));
    assert!(
        inverted.iter().any(|key| crate::memory::is_in_memory(key)),
        "while it is open, the search must find a key"
    );
    assert_eq!(leader.on.device.safety().lock().await, LockOutcome::Gone);
    tokio::time::sleep(std::time::Duration::from_millis(500)).await;
    for (index, key) in inverted.iter().enumerate() {
        assert!(!crate::memory::is_in_memory(key), "key {index} is still in memory");
    }
}

/// The passphrase, the raw keys, and the database key as SQLCipher is given it, in hex. Kept inverted,
/// or the search would find the test's own copies.
fn inverted_keys(folder: &Path) -> Vec<Vec<u8>> {
    let (keys, data_key) = larkspur_core::vault::keys_for_tests(folder, PASSPHRASE).unwrap();
    let invert = |bytes: &[u8]| bytes.iter().map(|byte| !byte).collect::<Vec<u8>>();
    let hex = |upper: bool| {
        keys.database
            .bytes()
            .iter()
            .flat_map(|byte| {
                let digits = if upper { b"0123456789ABCDEF" } else { b"0123456789abcdef" };
                [!digits[usize::from(byte >> 4)], !digits[usize::from(byte & 15)]]
            })
            .collect::<Vec<u8>>()
    };
    vec![
        invert(PASSPHRASE.as_bytes()),
        invert(data_key.bytes()),
        invert(keys.matrix_store.bytes()),
        invert(keys.database.bytes()),
        hex(false),
        hex(true),
    ]
}

#[tokio::test(flavor = "multi_thread")]
async fn a_damaged_cache_is_dropped_and_nothing_is_lost() {
    let leader = Member::arrive("leader").await;
    let room =
        leader.messaging().create_circle(CreateCircle { name: "June visit".into() }).await.unwrap();
    leader.say(&room, "on the server").await;
    leader.reads(&room, "on the server").await;
    assert_eq!(leader.on.device.safety().lock().await, LockOutcome::Gone);
    let cache = leader.on.folder.path().join("cache");
    for file in files_below(&cache) {
        // Another file in its place: to cut one short that a connection in its last moments has mapped
        // into memory ends the process (SIGBUS), and no damaged disk does that.
        fs::remove_file(&file).unwrap();
        fs::write(file, b"this is no database").unwrap();
    }
    let unlock = UnlockVault { passphrase: Secret::new(PASSPHRASE) };
    leader.on.device.safety().unlock_vault(unlock).await.unwrap();
    wait_for_identity(&leader.on, Identity::Ready).await;
    leader.reads(&room, "on the server").await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_vault_of_a_restarted_app_opens_without_the_server() {
    let mut homeserver = Homeserver::start(Options::default()).unwrap();
    let leader = Member::arrive_at(&Server::of(&homeserver), "leader").await;
    let room =
        leader.messaging().create_circle(CreateCircle { name: "June visit".into() }).await.unwrap();
    leader.say(&room, "before the break").await;
    leader.reads(&room, "before the break").await;
    leader.on.device.safety().lock().await;
    let Member { on, id, name, recovery_key, server_url } = leader;
    drop(on.device);
    homeserver.stop();

    let device = open(&on.folder);
    let wrong = UnlockVault { passphrase: Secret::new("another passphrase altogether") };
    assert!(matches!(
        device.safety().unlock_vault(wrong).await,
        Err(IpcError::Safety(SafetyError::WrongPassphrase { .. }))
    ));
    tokio::time::sleep(std::time::Duration::from_secs(1)).await;
    device
        .safety()
        .unlock_vault(UnlockVault { passphrase: Secret::new(PASSPHRASE) })
        .await
        .unwrap();
    let on = crate::member::OpenDevice { device, folder: on.folder };
    let leader = Member { id, name, on, recovery_key, server_url };
    leader.wait_for_room(&room, |row| row.name == "June visit").await;
    leader.reads(&room, "before the break").await;
    leader.say(&room, "written without a server").await;
    homeserver.start_again().unwrap();
    let delivered = leader
        .wait_in_room(&room, |rows| {
            crate::member::messages(rows)
                .find(|m| crate::member::words(m) == "written without a server")
                .filter(|m| m.send_state == Some(larkspur_ipc::messaging::SendState::Sent))
                .map(|_| ())
        })
        .await;
    assert!(delivered.is_some(), "it was not delivered when the server was back");
}
