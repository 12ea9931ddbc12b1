//! The demo community of `cargo xtask run`.

use larkspur_ipc::{
    RoomId, Secret,
    account::{EnterRecoveryKey, Identity, SignIn},
    messaging::{Ownership, WatchRoom, WatchTimeline},
};
use larkspur_test_support::{
    homeserver::{Homeserver, Options},
    seed::{Account, make_community, words_of_the_circle},
};

use crate::member::{OpenDevice, first, messages, wait_for_identity, wait_in_list, words};

#[tokio::test(flavor = "multi_thread")]
async fn whoever_enters_the_recovery_key_reads_what_the_demo_says() {
    let homeserver = Homeserver::start(Options::default()).unwrap();
    let made = make_community(&homeserver.url(), homeserver.shared_secret(), |_| ()).await;
    let accounts = made.expect("the community is made");
    let names: Vec<&str> = accounts.iter().map(|account| account.name.as_str()).collect();
    assert_eq!(names, ["organisation", "leader-1", "leader-2", "advisor-1", "moderator-1"]);
    for account in &accounts {
        let device = come_back(account).await;
        let circle = find_room(&device, account, "June visit").await;
        read_everything(&device, account, &circle).await;
        find_room(&device, account, "Notices").await;
        check_owner(&device, &circle).await;
        device.session().account().sign_out().await.unwrap();
    }
    let leader = come_back(&accounts[1]).await;
    find_room(&leader, &accounts[1], "advisor-1").await;
}

/// By the member id alone, on a new device, as a person does who reads it off the terminal.
async fn come_back(account: &Account) -> OpenDevice {
    let device = OpenDevice::new().await;
    let password = Secret::new(account.password.clone());
    let command = SignIn { member: account.member_id.clone(), server: String::new(), password };
    device.session().account().sign_in(command).await.unwrap();
    wait_for_identity(&device, Identity::NeedsRecoveryKey).await;
    let key = EnterRecoveryKey { key: Secret::new(account.recovery_key.clone()) };
    device.session().account().enter_recovery_key(key).await.unwrap();
    wait_for_identity(&device, Identity::Ready).await;
    device
}

async fn find_room(device: &OpenDevice, account: &Account, name: &str) -> RoomId {
    let rooms = device.session().messaging().unwrap().watch_rooms();
    wait_in_list(rooms, |rows| rows.iter().find(|r| r.name == name).map(|r| r.room.clone()))
        .await
        .unwrap_or_else(|| panic!("{} does not find {name}", account.name))
}

/// Everybody had joined before the first message, so each reads all of them, in that order.
async fn read_everything(device: &OpenDevice, account: &Account, room: &RoomId) {
    let watch = WatchTimeline { room: room.clone() };
    let rows = device.session().messaging().unwrap().watch_timeline(&watch).unwrap();
    let wanted: Vec<&str> = words_of_the_circle().collect();
    let read = wait_in_list(rows, |rows| {
        let read: Vec<String> = messages(rows).map(words).collect();
        (read == wanted).then_some(())
    });
    assert!(read.await.is_some(), "{} did not read everything", account.name);
}

async fn check_owner(device: &OpenDevice, room: &RoomId) {
    let watch = WatchRoom { room: room.clone() };
    let details = device.session().messaging().unwrap().watch_room(&watch).unwrap();
    let settled = first(details, |detail| (detail.ownership == Ownership::Settled).then_some(()));
    assert!(settled.await.is_some(), "the circle has no owner");
}
