//! What goes wrong while signing in, told by servers that misbehave in one way each.

use std::{
    path::Path,
    time::{Duration, Instant},
};

use larkspur_ipc::{
    IpcError, Secret,
    account::{AccountError, SignIn},
    messaging::CreateCircle,
};
use serde_json::{Value, json};
use tokio::{io::AsyncWriteExt as _, net::TcpListener};
use wiremock::{
    Mock, MockServer, ResponseTemplate,
    matchers::{method, path},
};

use crate::{
    apart,
    https::{Authority, Front},
    member::{Member, OpenDevice, PASSWORD, server},
};

const VERSIONS: &str = "/_matrix/client/versions";
const LOGIN: &str = "/_matrix/client/v3/login";
const WELL_KNOWN: &str = "/.well-known/matrix/client";

/// How long a person may look at a button that does nothing.
const SOON: Duration = Duration::from_secs(10);

/// Tries to sign in at `address` and gives why that did not work. Nothing may be left behind.
async fn refusal(address: &str) -> AccountError {
    let on = OpenDevice::new().await;
    let command = SignIn {
        member: "leader-1".into(),
        server: address.into(),
        password: Secret::new(PASSWORD),
    };
    let refused = on.session().account().sign_in(command).await.unwrap_err();
    for folder in ["data/matrix", "cache/matrix"] {
        let left = std::fs::read_dir(on.folder.path().join(folder)).into_iter().flatten().count();
        assert_eq!(left, 0, "a sign-in that failed left something in {folder}");
    }
    let IpcError::Account(error) = refused else { panic!("{refused:?}") };
    error
}

async fn answer(server: &MockServer, verb: &str, at: &str, answer: ResponseTemplate) {
    Mock::given(method(verb)).and(path(at)).respond_with(answer).mount(server).await;
}

fn json_of(status: u16, body: Value) -> ResponseTemplate {
    ResponseTemplate::new(status).set_body_json(body)
}

fn versions(has_sliding_sync: bool) -> ResponseTemplate {
    let features = json!({ "org.matrix.simplified_msc3575": has_sliding_sync });
    json_of(200, json!({ "versions": ["v1.1", "v1.11"], "unstable_features": features }))
}

/// A homeserver up to the point where the password is sent.
async fn homeserver() -> MockServer {
    let server = MockServer::start().await;
    answer(&server, "GET", VERSIONS, versions(true)).await;
    let flows = json_of(200, json!({ "flows": [{ "type": "m.login.password" }] }));
    answer(&server, "GET", LOGIN, flows).await;
    server
}

async fn count(server: &MockServer, verb: &str, at: &str) -> usize {
    let requests = server.received_requests().await.unwrap();
    requests.iter().filter(|r| r.method.as_str() == verb && r.url.path() == at).count()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_server_without_simplified_sliding_sync_is_too_old() {
    let server = MockServer::start().await;
    answer(&server, "GET", VERSIONS, versions(false)).await;
    assert_eq!(refusal(&server.uri()).await, AccountError::ServerTooOld);
    assert_eq!(count(&server, "POST", LOGIN).await, 0, "the password was sent all the same");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_server_that_asks_to_wait_is_told_at_once_with_the_time() {
    for (retry_after, wait_seconds) in [(json!(90_000), 90), (json!(1), 1), (Value::Null, 5)] {
        let server = homeserver().await;
        let mut body = json!({ "errcode": "M_LIMIT_EXCEEDED", "error": "too many" });
        if !retry_after.is_null() {
            body["retry_after_ms"] = retry_after;
        }
        answer(&server, "POST", LOGIN, json_of(429, body)).await;
        let begun = Instant::now();
        assert_eq!(refusal(&server.uri()).await, AccountError::RateLimited { wait_seconds });
        assert!(begun.elapsed() < SOON, "it was waited in silence: {:?}", begun.elapsed());
        assert_eq!(count(&server, "POST", LOGIN).await, 1, "each try makes the wait longer");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_refused_sign_in_says_what_the_server_means() {
    for (status, code, expected) in [
        (403, "M_FORBIDDEN", AccountError::WrongPassword),
        (403, "M_USER_DEACTIVATED", AccountError::AccountClosed),
        (401, "M_USER_LOCKED", AccountError::AccountClosed),
        (500, "M_UNKNOWN", AccountError::ServerFault),
    ] {
        let server = homeserver().await;
        let body = json!({ "errcode": code, "error": "no" });
        answer(&server, "POST", LOGIN, json_of(status, body)).await;
        assert_eq!(refusal(&server.uri()).await, expected, "{code}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_server_without_passwords_is_told() {
    let server = MockServer::start().await;
    answer(&server, "GET", VERSIONS, versions(true)).await;
    let flows = json_of(200, json!({ "flows": [{ "type": "m.login.sso" }] }));
    answer(&server, "GET", LOGIN, flows).await;
    assert_eq!(refusal(&server.uri()).await, AccountError::NoPasswordLogin);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_no_homeserver_is_not_taken_for_one() {
    let page = "<!doctype html><title>Welcome to nginx</title>";
    let deep = format!("{}{}", "[".repeat(50_000), "]".repeat(50_000));
    for body in [page, "{\"versions\": [\"v1.1", "[]", "\"\"", "", "null", &deep] {
        let server = MockServer::start().await;
        let template = ResponseTemplate::new(200).set_body_string(body);
        answer(&server, "GET", VERSIONS, template).await;
        let shown: String = body.chars().take(40).collect();
        assert_eq!(refusal(&server.uri()).await, AccountError::ServerNotFound, "{shown}");
    }
    let nothing = MockServer::start().await;
    assert_eq!(refusal(&nothing.uri()).await, AccountError::ServerNotFound);
}

#[tokio::test(flavor = "multi_thread")]
async fn an_answer_to_the_password_that_is_none_signs_nobody_in() {
    for body in ["<html>502</html>", "{\"access_token\": \"x", "{\"access_token\": 5}", "{}"] {
        let server = homeserver().await;
        let template = ResponseTemplate::new(200).set_body_string(body);
        answer(&server, "POST", LOGIN, template).await;
        assert_eq!(refusal(&server.uri()).await, AccountError::ServerFault, "{body}");
    }
    let server = homeserver().await;
    let gateway = ResponseTemplate::new(502).set_body_string("<html>bad gateway</html>");
    answer(&server, "POST", LOGIN, gateway).await;
    assert_eq!(refusal(&server.uri()).await, AccountError::ServerUnreachable);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_server_that_hangs_up_in_the_middle_is_out_of_reach() {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = format!("http://{}", listener.local_addr().unwrap());
    let hanging_up = tokio::spawn(async move {
        while let Ok((mut near, _)) = listener.accept().await {
            let cut = b"HTTP/1.1 200 OK\r\ncontent-length: 500\r\n\r\n{\"versions\": [";
            let _ = near.write_all(cut).await;
        }
    });
    assert_eq!(refusal(&address).await, AccountError::ServerUnreachable);
    hanging_up.abort();
}

#[tokio::test(flavor = "multi_thread")]
async fn no_redirect_takes_the_password_to_another_server() {
    let other = homeserver().await;
    for status in [301, 302, 303, 307, 308] {
        let server = homeserver().await;
        let away = format!("{}{LOGIN}", other.uri());
        let lead = ResponseTemplate::new(status).insert_header("location", away.as_str());
        answer(&server, "POST", LOGIN, lead).await;
        assert_eq!(refusal(&server.uri()).await, AccountError::ServerFault, "{status}");
    }
    let server = MockServer::start().await;
    let away = format!("{}{VERSIONS}", other.uri());
    let lead = ResponseTemplate::new(307).insert_header("location", away.as_str());
    answer(&server, "GET", VERSIONS, lead).await;
    assert_eq!(refusal(&server.uri()).await, AccountError::ServerNotFound);
    assert_eq!(other.received_requests().await.unwrap().len(), 0, "the app let itself be led away");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_certificate_that_nobody_vouches_for_is_refused_before_anything_is_asked() {
    let behind = homeserver().await;
    let front = Front::before(*behind.address(), &Authority::new()).await;
    let begun = Instant::now();
    assert_eq!(refusal(&front.url()).await, AccountError::TlsFailed);
    assert_eq!(refusal(&front.name()).await, AccountError::TlsFailed, "looked up by its name");
    assert!(begun.elapsed() < SOON * 2, "it took {:?}", begun.elapsed());
    let plain = format!("https://{}", behind.address());
    assert_eq!(refusal(&plain).await, AccountError::TlsFailed, "where no https is spoken");
    assert_eq!(behind.received_requests().await.unwrap().len(), 0);
}

/// Runs the ignored test `name` in a process that trusts the certificates of `authority.pem`, as
/// one that starts on a machine whose owner trusts them.
fn run_trusting(name: &str) {
    let folder = tempfile::tempdir().unwrap();
    let trusted = folder.path().join("authority.pem");
    apart::run(name, |command| {
        command.env("SSL_CERT_FILE", &trusted).env_remove("SSL_CERT_DIR");
    });
}

/// An authority that this process trusts; it was started by [`run_trusting`].
fn trusted_authority() -> Authority {
    let authority = Authority::new();
    let file = std::env::var_os("SSL_CERT_FILE").unwrap();
    std::fs::write(Path::new(&file), &authority.pem).unwrap();
    authority
}

async fn lead_to(server: &MockServer, homeserver: &str) {
    let body = json!({ "m.homeserver": { "base_url": homeserver } });
    answer(server, "GET", WELL_KNOWN, json_of(200, body)).await;
}

#[test]
fn a_well_known_over_https_leads_to_the_homeserver() {
    run_trusting("sign_in::inside_a_well_known_leads_to_the_homeserver");
}

#[tokio::test(flavor = "multi_thread")]
#[ignore = "is run by a_well_known_over_https_leads_to_the_homeserver, in a process of its own"]
async fn inside_a_well_known_leads_to_the_homeserver() {
    let authority = trusted_authority();
    let synapse = server().url.trim_start_matches("http://").parse().unwrap();
    let homeserver = Front::before(synapse, &authority).await;
    let named = MockServer::start().await;
    lead_to(&named, &homeserver.url()).await;
    let named_front = Front::before(*named.address(), &authority).await;

    // Signing in, the first keys, a room and a message, all through https.
    let leader = Member::arrive_through(server(), &named_front.name(), "leader").await;
    let room =
        leader.messaging().create_circle(CreateCircle { name: "June visit".into() }).await.unwrap();
    leader.say(&room, "through https").await;
    leader.reads(&room, "through https").await;
    assert!(count(&named, "GET", WELL_KNOWN).await > 0);

    // A name whose server leads on to another name, as from `example.org` to `www.example.org`.
    let moved = MockServer::start().await;
    let place = format!("https://{}{WELL_KNOWN}", named_front.name());
    let lead = ResponseTemplate::new(301).insert_header("location", place.as_str());
    answer(&moved, "GET", WELL_KNOWN, lead).await;
    let moved_front = Front::before(*moved.address(), &authority).await;
    Member::arrive_through(server(), &moved_front.name(), "advisor").await;

    // A homeserver that stands at its own name needs no `.well-known`.
    let bare = self::homeserver().await;
    let body = json!({ "errcode": "M_FORBIDDEN", "error": "no" });
    answer(&bare, "POST", LOGIN, json_of(403, body)).await;
    let bare_front = Front::before(*bare.address(), &authority).await;
    assert_eq!(refusal(&bare_front.name()).await, AccountError::WrongPassword);
}

#[test]
fn a_well_known_that_leads_into_the_clear_is_refused() {
    run_trusting("sign_in::inside_a_well_known_that_leads_into_the_clear");
}

#[tokio::test(flavor = "multi_thread")]
#[ignore = "is run by a_well_known_that_leads_into_the_clear_is_refused, in a process of its own"]
async fn inside_a_well_known_that_leads_into_the_clear() {
    let authority = trusted_authority();
    let clear = homeserver().await;
    let elsewhere = format!("http://{}:{}", crate::https::ELSEWHERE, clear.address().port());
    for address in [&elsewhere, &clear.uri()] {
        let named = MockServer::start().await;
        lead_to(&named, address).await;
        let front = Front::before(*named.address(), &authority).await;
        assert_eq!(refusal(&front.name()).await, AccountError::NotSecure, "{address}");
    }
    let leading = MockServer::start().await;
    let place = format!("{elsewhere}{WELL_KNOWN}");
    let lead = ResponseTemplate::new(302).insert_header("location", place.as_str());
    answer(&leading, "GET", WELL_KNOWN, lead).await;
    let front = Front::before(*leading.address(), &authority).await;
    refusal(&front.name()).await;
    assert_eq!(clear.received_requests().await.unwrap().len(), 0, "it was asked in the clear");

    // What cannot be read is no homeserver.
    for body in ["<html></html>", "{\"m.homeserver\": {\"base_url\": \"nowhere at all\"}}"] {
        let named = MockServer::start().await;
        let template = ResponseTemplate::new(200).set_body_string(body);
        answer(&named, "GET", WELL_KNOWN, template).await;
        let front = Front::before(*named.address(), &authority).await;
        assert_eq!(refusal(&front.name()).await, AccountError::ServerNotFound, "{body}");
    }
}
