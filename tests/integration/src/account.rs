//! Signing in and out, and the recovery key, at a real server.

use larkspur_ipc::{
    IpcError, Secret,
    account::{AccountError, EnterRecoveryKey, Identity, SignIn},
    messaging::{CreateCircle, MessagingError, SendMessage},
};

use crate::member::{Member, OpenDevice, PASSWORD, fresh_name, server, sign_in, wait_for_identity};

#[tokio::test(flavor = "multi_thread")]
async fn what_is_wrong_with_a_sign_in_is_named() {
    let on = OpenDevice::new().await;
    let attempt = async |member: &str, address: &str| {
        let command = SignIn {
            member: member.into(),
            server: address.into(),
            password: Secret::new("wrong"),
        };
        on.session().account().sign_in(command).await.unwrap_err()
    };
    let url = &server().url;
    assert_eq!(
        attempt(&fresh_name("nobody"), url).await,
        IpcError::Account(AccountError::WrongPassword)
    );
    assert_eq!(
        attempt("a", "http://example.org").await,
        IpcError::Account(AccountError::NotSecure)
    );
    assert_eq!(
        attempt("a", "http://127.0.0.1:9").await,
        IpcError::Account(AccountError::ServerUnreachable)
    );
    assert_eq!(attempt("a b", url).await, IpcError::Account(AccountError::AddressMalformed));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_second_device_reads_and_sends_only_after_the_recovery_key() {
    let (leader, advisor) = (Member::arrive("leader").await, Member::arrive("advisor").await);
    let room =
        leader.messaging().create_circle(CreateCircle { name: "June visit".into() }).await.unwrap();
    leader.bring_in(&room, &advisor).await;
    advisor.say(&room, "from long ago").await;
    leader.reads(&room, "from long ago").await;

    let second = OpenDevice::new().await;
    sign_in(&second, &server().url, &leader.name).await;
    wait_for_identity(&second, Identity::NeedsRecoveryKey).await;
    let session = second.session();
    let send = SendMessage { room: room.clone(), body: "too early".into() };
    let refused = session.messaging().unwrap().send_message(send).await.unwrap_err();
    assert_eq!(refused, IpcError::Messaging(MessagingError::IdentityNotReady));

    let enter = |key: &str| EnterRecoveryKey { key: Secret::new(key) };
    let malformed = session.account().enter_recovery_key(enter("EsTc 1234")).await.unwrap_err();
    assert_eq!(malformed, IpcError::Account(AccountError::RecoveryKeyMalformed));
    let wrong =
        session.account().enter_recovery_key(enter(&advisor.recovery_key)).await.unwrap_err();
    assert_eq!(wrong, IpcError::Account(AccountError::RecoveryKeyWrong));
    session.account().enter_recovery_key(enter(&leader.recovery_key)).await.unwrap();
    wait_for_identity(&second, Identity::Ready).await;

    let again = Member {
        id: leader.id.clone(),
        name: leader.name.clone(),
        on: second,
        recovery_key: leader.recovery_key.clone(),
        server_url: leader.server_url.clone(),
    };
    again.wait_for_room(&room, |_| true).await;
    again.reads(&room, "from long ago").await;
    again.say(&room, "from my new device").await;
    advisor.reads(&room, "from my new device").await;
}

#[tokio::test(flavor = "multi_thread")]
async fn signing_out_leaves_no_store_behind() {
    let leader = Member::arrive("leader").await;
    leader.session().account().sign_out().await.unwrap();
    for folder in ["data/matrix", "cache/matrix"] {
        assert!(!leader.on.folder.path().join(folder).exists(), "{folder} is still there");
    }
    assert_eq!(leader.session().messaging().err(), Some(IpcError::SignedOut));
    sign_in(&leader.on, &server().url, &leader.name).await;
    let twice = SignIn {
        member: leader.name.clone(),
        server: server().url.clone(),
        password: Secret::new(PASSWORD),
    };
    let refused = leader.session().account().sign_in(twice).await.unwrap_err();
    assert_eq!(refused, IpcError::Account(AccountError::AlreadySignedIn));
}
