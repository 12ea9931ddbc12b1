//! A disk that is full while somebody writes: what was typed stays, and it is told.

use std::sync::{Arc, atomic::AtomicBool};

use larkspur_ipc::{
    IpcError,
    messaging::{CreateCircle, LoadComposer, MessagingError, SaveComposer, SendMessage, SendState},
};
use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};

use crate::{
    apart,
    member::{Member, messages, words},
};

/// No file of this process can grow or change while this is kept.
struct FullDisk(Rlimit);

impl FullDisk {
    fn begin() -> Self {
        let before = getrlimit(Resource::Fsize);
        setrlimit(Resource::Fsize, Rlimit { current: Some(0), maximum: before.maximum }).unwrap();
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join("a"), b"x").expect_err("the disk is full");
        Self(before)
    }
}

impl Drop for FullDisk {
    fn drop(&mut self) {
        setrlimit(Resource::Fsize, self.0).unwrap();
    }
}

#[test]
fn a_disk_that_is_full_loses_nothing_that_was_typed() {
    apart::run("full_disk::inside", |_| ());
}

#[tokio::test(flavor = "multi_thread")]
#[ignore = "is run by a_disk_that_is_full_loses_nothing_that_was_typed, in a process of its own"]
async fn inside() {
    // Without a handler the signal of a file that may not grow ends the process; with one, the
    // write fails as it does on a full disk.
    signal_hook::flag::register(signal_hook::consts::SIGXFSZ, Arc::new(AtomicBool::new(false)))
        .unwrap();
    let leader = Member::arrive("leader").await;
    let room =
        leader.messaging().create_circle(CreateCircle { name: "June visit".into() }).await.unwrap();
    leader.say(&room, "before").await;
    leader.reads(&room, "before").await;
    let save = |body: &str| SaveComposer { room: room.clone(), body: body.to_owned() };
    leader.messaging().save_composer(save("half a thought")).await.unwrap();

    let full = FullDisk::begin();
    let not_writable = IpcError::Messaging(MessagingError::DiskNotWritable);
    let refused = leader.messaging().save_composer(save("a whole thought")).await;
    assert_eq!(refused, Err(not_writable));
    let message = SendMessage { room: room.clone(), body: "a whole thought".into() };
    assert_eq!(leader.messaging().send_message(message).await, Err(not_writable));
    let load = LoadComposer { room: room.clone() };
    let kept = leader.messaging().load_composer(load.clone()).await.unwrap();
    assert_eq!(kept, "half a thought", "what was kept before is still there");
    drop(full);

    leader.messaging().save_composer(save("a whole thought")).await.unwrap();
    let away = leader.go_away().await;
    let leader = away.come_back().await;
    assert_eq!(leader.messaging().load_composer(load.clone()).await.unwrap(), "a whole thought");
    leader.say(&room, "a whole thought").await;
    let sent = leader.wait_in_room(&room, |rows| {
        let sent: Vec<String> =
            messages(rows).filter(|m| m.send_state == Some(SendState::Sent)).map(words).collect();
        ["before", "a whole thought"]
            .iter()
            .all(|text| sent.iter().any(|s| s == text))
            .then_some(sent)
    });
    assert_eq!(sent.await.unwrap(), ["before", "a whole thought"], "each once");
    assert_eq!(leader.messaging().load_composer(load).await.unwrap(), "");
}
