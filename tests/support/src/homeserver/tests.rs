//! The launcher against the real Synapse.

use serde_json::{Value, json};

use super::*;

fn sign_in(url: &str, name: &str, password: &str) -> Result<String, u16> {
    let body = json!({
        "type": "m.login.password",
        "identifier": { "type": "m.id.user", "user": name },
        "password": password,
    });
    match ureq::post(format!("{url}/_matrix/client/v3/login")).send_json(body) {
        Ok(mut answer) => {
            let value: Value = answer.body_mut().read_json().unwrap();
            Ok(value["user_id"].as_str().unwrap().to_owned())
        }
        Err(ureq::Error::StatusCode(code)) => Err(code),
        Err(other) => panic!("{other}"),
    }
}

#[test]
fn an_account_is_still_there_after_the_server_was_stopped_and_started() {
    let mut server = Homeserver::start(Options::default()).unwrap();
    let id = server.register("leader-1", "a quiet morning").unwrap();
    assert_eq!(id, format!("@leader-1:{}", server.server_name()));
    assert_eq!(sign_in(&server.url(), "leader-1", "a quiet morning"), Ok(id.clone()));

    server.stop();
    assert!(!admin::is_answering(&server.url()));
    assert!(server.database_path().exists());

    server.start_again().unwrap();
    assert_eq!(sign_in(&server.url(), "leader-1", "a quiet morning"), Ok(id));
    assert_eq!(sign_in(&server.url(), "leader-1", "something else"), Err(403));
}

#[test]
fn a_folder_that_holds_a_server_starts_that_server() {
    let folder = tempfile::tempdir().unwrap();
    let options = Options {
        folder: Some(folder.path().to_owned()),
        address: Ipv4Addr::new(127, 0, 0, 2),
        ..Options::default()
    };
    let first = Homeserver::start(options.clone()).unwrap();
    let (url, name) = (first.url(), first.server_name().to_owned());
    assert!(url.starts_with("http://127.0.0.2:"));
    first.register("advisor-1", "a quiet morning").unwrap();
    assert_eq!(Homeserver::running_in(folder.path()), Some(url.clone()));
    drop(first);
    assert_eq!(Homeserver::running_in(folder.path()), None);

    let again = Homeserver::start(Options { address: Ipv4Addr::LOCALHOST, ..options }).unwrap();
    assert_eq!((again.url(), again.server_name()), (url.clone(), name.as_str()));
    assert!(sign_in(&url, "advisor-1", "a quiet morning").is_ok());
}

#[test]
fn the_limits_of_synapse_apply_where_they_are_asked_for() {
    let options = Options { rate_limits: RateLimits::Default, ..Options::default() };
    let server = Homeserver::start(options).unwrap();
    server.register("leader-1", "a quiet morning").unwrap();
    let answers: Vec<_> =
        (0..8).map(|_| sign_in(&server.url(), "leader-1", "a quiet morning")).collect();
    assert!(answers.contains(&Err(429)), "{answers:?}");
}

#[test]
fn the_server_names_its_own_address_to_whoever_has_only_a_member_id() {
    let server = Homeserver::start(Options::default()).unwrap();
    let place = format!("http://{}/.well-known/matrix/client", server.server_name());
    let value: Value = ureq::get(place).call().unwrap().body_mut().read_json().unwrap();
    assert_eq!(value["m.homeserver"]["base_url"], format!("{}/", server.url()));
}
