//! What members do from their first start on.

use larkspur_test_support::homeserver::{Homeserver, Options};

use crate::desk::{Desk, Server};

#[tokio::test]
async fn journey_one() {
    let server = Server::shared();
    let mut leader = Desk::settled(&server, "leader").await;
    leader.picture("empty").await;
    let mut advisor = Desk::settled(&server, "advisor").await;

    leader.create_circle("June visit").await;
    leader.picture("circle").await;
    leader.invite(&advisor.id.clone()).await;
    advisor.accept("June visit").await;

    leader.say("Good morning. The labour office will meet us on 4 June.").await;
    advisor.reads("Good morning. The labour office will meet us on 4 June.").await;
    advisor.say("ខ្ញុំយល់ស្រប។ សូមសរសេរជាភាសាងាយយល់។").await;
    leader.reads("ខ្ញុំយល់ស្រប។ សូមសរសេរជាភាសាងាយយល់។").await;
    leader.picture("talk").await;
    advisor.picture("talk").await;
    leader.window.close().await.unwrap();
    advisor.window.close().await.unwrap();
}

#[tokio::test]
async fn what_is_half_written_and_what_was_said_are_there_after_lock_and_kill() {
    let server = Server::shared();
    let mut leader = Desk::settled(&server, "leader").await;
    leader.create_circle("June visit").await;
    leader.say("kept on this device").await;
    leader.reads("kept on this device").await;
    leader.type_text("messaging-composer", "half a thought").await;
    leader.lock().await;
    leader.picture("locked").await;
    leader.unlock().await;
    leader.open_room("June visit").await;
    leader.reads("kept on this device").await;
    leader.wait_for_value("messaging-composer", "half a thought").await;

    leader.type_text("messaging-composer", " and more").await;
    tokio::time::sleep(std::time::Duration::from_millis(600)).await;
    let mut leader = leader.lose_power().await;
    leader.unlock().await;
    leader.open_room("June visit").await;
    leader.wait_for_value("messaging-composer", "half a thought and more").await;
}

#[tokio::test]
async fn a_wrong_passphrase_is_told_calmly_and_waits() {
    let server = Server::shared();
    let mut leader = Desk::new(&server, "leader").await;
    leader.first_run().await;
    leader.shows("account-member").await;
    let mut leader = leader.restart().await;
    leader.type_text("safety-passphrase", "not the right words at all").await;
    leader.click("safety-unlock").await;
    leader.wait_for_text("safety-passphrase-error", "That did not open it. Nothing is lost.").await;
    tokio::time::sleep(std::time::Duration::from_millis(1200)).await;
    leader.clear("safety-passphrase").await;
    leader.unlock().await;
    leader.shows("account-member").await;
}

#[tokio::test]
async fn the_language_changes_without_a_restart_and_stays() {
    let server = Server::shared();
    let mut leader = Desk::settled(&server, "leader").await;
    leader.click("shell-settings").await;
    leader.shows("settings-page").await;
    leader.click("settings-language-es").await;
    leader.wait_for_text("shell-settings", "Ajustes").await;
    assert_eq!(leader.page_language().await, "es");
    leader.lock().await;
    assert_eq!(leader.page_language().await, "es");
    leader.unlock().await;
    leader.wait_for_text("shell-conversations", "Conversaciones").await;
}

#[tokio::test]
async fn what_is_written_while_the_server_is_down_is_delivered_when_it_is_back() {
    let mut homeserver =
        Homeserver::start(Options { address: [127, 0, 0, 2].into(), ..Options::default() })
            .unwrap();
    let server = Server::of(&homeserver);
    let mut leader = Desk::settled(&server, "leader").await;
    let mut advisor = Desk::settled(&server, "advisor").await;
    leader.create_circle("June visit").await;
    leader.invite(&advisor.id.clone()).await;
    advisor.accept("June visit").await;
    leader.say("before the break").await;
    advisor.reads("before the break").await;

    homeserver.stop();
    let mut leader = leader.restart().await;
    leader.unlock().await;
    leader.open_room("June visit").await;
    leader.reads("before the break").await;
    leader.say("written while the server was down").await;
    leader.wait_for_state("written while the server was down", "sending").await;
    leader.picture("offline").await;
    homeserver.start_again().unwrap();
    advisor.reads("written while the server was down").await;
    leader.wait_for_state("written while the server was down", "sent").await;
}

#[tokio::test]
async fn after_signing_out_and_in_the_recovery_key_opens_the_old_messages() {
    let server = Server::shared();
    let mut leader = Desk::settled(&server, "leader").await;
    leader.create_circle("June visit").await;
    leader.say("from before the sign-out").await;
    leader.wait_for_state("from before the sign-out", "sent").await;
    leader.wait_until_backed_up().await;
    leader.sign_out().await;
    leader.sign_in(&server.url).await;
    leader.shows("account-recovery-key").await;
    leader.picture("enter-recovery-key").await;
    leader.type_text("account-recovery-key", &leader.recovery_key.clone()).await;
    leader.click("account-recovery-enter").await;
    leader.open_room("June visit").await;
    leader.reads("from before the sign-out").await;
    leader.say("and after it").await;
    leader.wait_for_state("and after it", "sent").await;
}
