//! Signing in when something is wrong: each trouble has its sentence, and what was typed stays.

use std::net::TcpListener;

use larkspur_test_support::homeserver::{Homeserver, Options};

use crate::desk::{Desk, PASSWORD, Server};

/// An address at which nobody listens.
fn nobody() -> String {
    let listener = TcpListener::bind(("127.0.0.4", 0)).unwrap();
    format!("http://{}", listener.local_addr().unwrap())
}

async fn try_at(desk: &Desk, server: &str, password: &str) {
    for (field, text) in [("account-server", server), ("account-password", password)] {
        desk.clear(field).await;
        desk.type_text(field, text).await;
    }
    desk.click("account-sign-in").await;
}

#[tokio::test]
async fn every_trouble_with_a_sign_in_has_its_sentence_and_keeps_what_was_typed() {
    let mut homeserver =
        Homeserver::start(Options { address: [127, 0, 0, 5].into(), ..Options::default() })
            .unwrap();
    let server = Server::of(&homeserver);
    let mut desk = Desk::new(&server, "leader").await;
    desk.first_run().await;
    desk.click("account-sign-in").await;
    desk.wait_for_text("account-member-error", "Write your name on the server first.").await;
    let name = desk.name.clone();
    desk.type_text("account-member", &name).await;
    homeserver.stop();
    for (address, sentence) in [
        ("not an address", "That is not an address. Nothing was sent."),
        ("http://chat.example.org", "That address is not secure. Your password was not sent."),
        (&nobody(), "The server did not answer. What is stored here is safe."),
        (&server.url, "The server did not answer. What is stored here is safe."),
    ] {
        try_at(&desk, address, PASSWORD).await;
        desk.wait_for_text("account-error", sentence).await;
        assert_eq!(desk.window.value_of("account-member").await.unwrap(), name);
        assert_eq!(desk.window.value_of("account-server").await.unwrap(), *address);
    }
    homeserver.start_again().unwrap();
    try_at(&desk, &server.url, "not the password").await;
    desk.wait_for_text("account-error", "Name or password is not right. Nothing is lost.").await;
    try_at(&desk, &server.url, PASSWORD).await;
    desk.shows("account-recovery-groups").await;
}
