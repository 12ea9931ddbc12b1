//! A network that is not there when somebody opens a conversation, and comes later.

use larkspur_ipc::{
    Secret,
    account::Identity,
    messaging::{Connection, CreateCircle},
    safety::UnlockVault,
};
use larkspur_test_support::homeserver::{Homeserver, Options};

use crate::{
    member::{Member, PASSPHRASE, Server, first},
    relay::Relay,
};

#[tokio::test(flavor = "multi_thread")]
async fn a_conversation_opened_without_a_network_fills_when_there_is_one() {
    let homeserver = Homeserver::start(Options::default()).unwrap();
    let mut gate = Relay::start(&homeserver.url()).await;
    let leader = Member::arrive_through(&Server::of(&homeserver), &gate.url(), "leader").await;
    let room =
        leader.messaging().create_circle(CreateCircle { name: "June visit".into() }).await.unwrap();
    leader.say(&room, "kept on the server").await;
    leader.reads(&room, "kept on the server").await;
    let safety = leader.on.device.safety();
    safety.lock().await;
    std::fs::remove_dir_all(leader.on.folder.path().join("cache")).unwrap();

    gate.close();
    safety.unlock_vault(UnlockVault { passphrase: Secret::new(PASSPHRASE) }).await.unwrap();
    let is_offline = first(leader.messaging().watch_connection(), |now| {
        (*now == Connection::Offline).then_some(())
    });
    assert!(is_offline.await.is_some(), "the break was never noticed");
    let comes_back = async {
        tokio::time::sleep(std::time::Duration::from_secs(3)).await;
        gate.open().await;
    };
    // It is open all the while; nobody presses anything.
    tokio::join!(leader.reads(&room, "kept on the server"), comes_back);
    crate::member::wait_for_identity(&leader.on, Identity::Ready).await;
}
