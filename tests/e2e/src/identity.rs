//! When somebody's keys change, nothing leaves before the reader has chosen.

use larkspur_test_support::homeserver::{Homeserver, Options};

use crate::desk::{Desk, PASSWORD, Server};

#[tokio::test]
async fn words_written_before_a_reset_wait_for_the_readers_choice() {
    let mut homeserver =
        Homeserver::start(Options { address: [127, 0, 0, 2].into(), ..Options::default() })
            .unwrap();
    let server = Server::of(&homeserver);
    let mut leader = Desk::settled(&server, "leader").await;
    let mut advisor = Desk::settled(&server, "advisor").await;
    leader.create_circle("June visit").await;
    leader.invite(&advisor.id.clone()).await;
    advisor.accept("June visit").await;
    advisor.say("hello").await;
    leader.reads("hello").await;
    advisor.wait_until_backed_up().await;

    // The leader writes without a network, and closes the app.
    homeserver.stop();
    let mut leader = leader.restart().await;
    leader.unlock().await;
    leader.open_room("June visit").await;
    leader.say("written before the reset").await;
    leader.wait_for_state("written before the reset", "sending").await;
    let leader = leader.restart().await;

    // Meanwhile the advisor has lost the recovery key and starts over.
    homeserver.start_again().unwrap();
    advisor.sign_out().await;
    advisor.sign_in(&server.url).await;
    advisor.shows("account-recovery-key").await;
    advisor.click("account-no-key").await;
    advisor.shows("account-lost-key-page").await;
    advisor.picture("lost-key").await;
    advisor.click("account-reset-open").await;
    advisor.type_text("account-reset-password", PASSWORD).await;
    advisor.click("account-reset").await;
    advisor.keep_recovery_key().await;

    let mut leader = leader;
    leader.unlock().await;
    leader.open_room("June visit").await;
    leader.shows("messaging-identity-slip").await;
    leader.wait_for_state("written before the reset", "paused").await;
    leader.picture("identity").await;
    advisor.open_room("June visit").await;
    tokio::time::sleep(std::time::Duration::from_secs(3)).await;
    assert_eq!(advisor.messages().await, 0, "nothing may leave before the choice");
    leader.click("messaging-identity-accept").await;
    leader.wait_for_state("written before the reset", "sent").await;
    advisor.reads("written before the reset").await;
}
