//! What the built app lets a page do, and what it leaves behind.
//!
//! Everything here is asked of the real windows of the real program: what a window may call, what a
//! page may load, who may drive it, whom it talks to, what a lock removes.

use std::{
    collections::BTreeMap,
    io::{Read as _, Write as _},
    net::{TcpListener, TcpStream},
    sync::{Arc, Mutex},
    time::{Duration, Instant},
};

use larkspur_ipc::{Class, Command as _, IpcError, resources as r, safety as s};
use larkspur_test_support::window::Window;
use serde_json::{Value, json};
use tempfile::TempDir;

use crate::{
    asks::{Answer, Ask, everything, invoke, permitted},
    desk::{Desk, Server, app},
    glass::{Screen, open_stores},
    process,
};

#[test]
fn the_matrix_leaves_no_command_out() {
    let mut asked: Vec<_> = everything().into_iter().map(|ask| ask.name.to_owned()).collect();
    let mut named = permitted();
    asked.sort();
    named.sort();
    assert_eq!(asked, named);
    assert!(asked.len() > 40, "the permission files were read");
}

#[tokio::test]
async fn the_lock_window_is_answered_public_commands_and_refused_all_others() {
    let desk = Desk::new(&Server::shared(), "leader").await;
    desk.shows("safety-language-step").await;
    let mut counts = BTreeMap::new();
    for ask in everything().iter().filter(|ask| ask.name != s::CloseApp::NAME) {
        let answer = invoke(&desk.window, ask).await;
        let is_right = match ask.class {
            Class::Public => matches!(answer, Answer::Done | Answer::Code(_)),
            // Nobody has turned it on: `reading` does.
            Class::Reading => answer == Answer::Code(IpcError::Locked),
            Class::Unlocked | Class::SignedIn => answer == Answer::Refused,
        };
        assert!(is_right, "{} ({:?}) in the lock window: {answer:?}", ask.name, ask.class);
        *counts.entry(format!("{:?}", ask.class)).or_insert(0) += 1;
    }
    eprintln!("asked in the lock window: {counts:?}");
}

#[tokio::test]
async fn before_sign_in_the_main_window_is_answered_signed_out() {
    let mut desk = Desk::new(&Server::shared(), "leader").await;
    desk.first_run().await;
    desk.shows("account-member").await;
    let signed_out = Answer::Code(IpcError::SignedOut);
    let locked = Answer::Code(IpcError::Locked);
    let ending = [s::LockVault::NAME, s::HideNow::NAME, s::CloseApp::NAME];
    // It waits for a dialog of the desktop: `library` goes through that.
    let waiting = [r::ImportPack::NAME];
    let mut counts = BTreeMap::new();
    let is_asked = |ask: &&Ask| !ending.contains(&ask.name) && !waiting.contains(&ask.name);
    for ask in everything().iter().filter(is_asked) {
        let answer = invoke(&desk.window, ask).await;
        let is_right = match ask.class {
            Class::SignedIn => answer == signed_out,
            Class::Public | Class::Reading | Class::Unlocked => {
                let is_answered = matches!(answer, Answer::Done | Answer::Code(_));
                is_answered && answer != signed_out && answer != locked
            }
        };
        assert!(is_right, "{} ({:?}) before sign-in: {answer:?}", ask.name, ask.class);
        *counts.entry(format!("{:?}", ask.class)).or_insert(0) += 1;
    }
    eprintln!("asked in the main window before sign-in: {counts:?}");
}

/// Stands for a connection on which nothing has been said yet.
const CONNECTION: &str = "a connection";

/// A web server of somebody else's, which counts who comes.
struct Stranger {
    url: String,
    visits: Arc<Mutex<Vec<String>>>,
}

impl Stranger {
    fn new() -> Self {
        let listener = TcpListener::bind(("127.0.0.3", 0)).unwrap();
        let url = format!("http://{}", listener.local_addr().unwrap());
        let visits = Arc::new(Mutex::new(Vec::new()));
        let seen = Arc::clone(&visits);
        std::thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                // A connection that says nothing is a visit too: it shows who is there.
                seen.lock().unwrap().push(CONNECTION.to_owned());
                let seen = Arc::clone(&seen);
                std::thread::spawn(move || {
                    let asked = serve(stream);
                    seen.lock().unwrap().push(asked);
                });
            }
        });
        Self { url, visits }
    }

    fn visits(&self) -> Vec<String> {
        self.visits.lock().unwrap().clone()
    }
}

/// Answers with what is a script and a page in one, and tells what was asked for.
fn serve(mut stream: TcpStream) -> String {
    let mut asked = [0; 2048];
    let length = stream.read(&mut asked).unwrap_or_default();
    let line = String::from_utf8_lossy(&asked[..length]).lines().next().unwrap_or("").to_owned();
    let kind = if line.contains(".js") { "text/javascript" } else { "text/html" };
    let body = "window.injected.push('remote')";
    let _ = write!(
        stream,
        "HTTP/1.1 200 OK\r\ncontent-type: {kind}\r\ncontent-length: {}\r\n\
         access-control-allow-origin: *\r\nconnection: close\r\n\r\n{body}",
        body.len()
    );
    line
}

const INJECT: &str = r"
    const [remote, done] = arguments;
    window.injected = [];
    const refused = [];
    document.addEventListener('securitypolicyviolation', (event) =>
        refused.push(event.effectiveDirective + ' ' + event.blockedURI));
    const add = (fill) => {
        const script = document.createElement('script');
        fill(script);
        document.head.append(script);
    };
    add((script) => { script.textContent = 'window.injected.push(`inline`)'; });
    add((script) => { script.src = 'data:text/javascript,window.injected.push(`data`)'; });
    const blob = new Blob(['window.injected.push(`blob`)'], { type: 'text/javascript' });
    add((script) => { script.src = URL.createObjectURL(blob); });
    add((script) => { script.src = remote + '/script.js'; });
    const button = document.createElement('button');
    button.setAttribute('onclick', 'window.injected.push(`handler`)');
    document.body.append(button);
    button.click();
    button.remove();
    try { window.eval('window.injected.push(`eval`)'); } catch {}
    const picture = document.createElement('img');
    picture.src = remote + '/picture.png';
    fetch(remote + '/fetched').then(() => window.injected.push('fetch'), () => {});
    setTimeout(() => done({ injected: window.injected, refused }), 2000);";

#[tokio::test]
async fn no_script_from_elsewhere_runs_and_nothing_is_fetched() {
    let stranger = Stranger::new();
    let mut desk = Desk::new(&Server::shared(), "leader").await;
    desk.shows("safety-language-step").await;
    blocks_scripts(&desk, &stranger).await;
    desk.first_run().await;
    desk.shows("account-member").await;
    blocks_scripts(&desk, &stranger).await;
}

async fn blocks_scripts(desk: &Desk, stranger: &Stranger) {
    let outcome = desk.window.driver().execute_async(INJECT, vec![stranger.url.clone().into()]);
    let outcome: Value = outcome.await.unwrap().convert().unwrap();
    eprintln!("{outcome}");
    assert_eq!(outcome["injected"], json!([]), "{outcome}");
    assert!(stranger.visits().is_empty(), "the page went to {:?}", stranger.visits());
    let refused: Vec<&str> =
        outcome["refused"].as_array().unwrap().iter().filter_map(Value::as_str).collect();
    let expected = [
        "script-src-elem inline",
        "script-src-elem data",
        "script-src-elem blob",
        &format!("script-src-elem {}", stranger.url),
        "script-src-attr inline",
        "script-src eval",
        &format!("img-src {}", stranger.url),
        &format!("connect-src {}", stranger.url),
    ];
    for wanted in expected {
        let is_told = refused.iter().any(|refusal| refusal.starts_with(wanted));
        assert!(is_told, "no violation of {wanted:?} among {refused:?}");
    }
}

#[tokio::test]
async fn the_page_never_leaves_and_opens_no_window() {
    let stranger = Stranger::new();
    let mut desk = Desk::new(&Server::shared(), "leader").await;
    desk.first_run().await;
    desk.shows("account-member").await;
    let driver = desk.window.driver();
    let before = driver.windows().await.unwrap();
    let own = driver.current_url().await.unwrap();
    assert_eq!(own.scheme(), "tauri");
    let elsewhere = stranger.url.clone();
    let attempts = [
        "location.href = 'https://example.invalid/';",
        "location.href = arguments[0];",
        "location.replace(arguments[0]);",
        "location.href = 'data:text/html,gone';",
        "window.open(arguments[0]);",
        "window.open('about:blank');",
        "const link = document.createElement('a'); link.href = arguments[0]; link.target = '_blank';\
         document.body.append(link); link.click(); link.remove();",
        "const link = document.createElement('a'); link.href = arguments[0]; link.download = 'a';\
         document.body.append(link); link.click(); link.remove();",
        "const form = document.createElement('form'); form.action = arguments[0];\
         document.body.append(form); form.submit(); form.remove();",
        "const frame = document.createElement('iframe'); frame.src = arguments[0];\
         document.body.append(frame);",
    ];
    for attempt in attempts {
        // Leaving the page would also end the script, whose answer is then an error.
        let _ = driver.execute(attempt, vec![elsewhere.clone().into()]).await;
        tokio::time::sleep(Duration::from_millis(500)).await;
        assert_eq!(driver.current_url().await.unwrap(), own, "after {attempt}");
        assert_eq!(driver.windows().await.unwrap(), before, "after {attempt}");
        assert!(desk.window.is_shown("account-member").await, "after {attempt}");
        // WebKit connects ahead of a click on a link that leads elsewhere, before it asks whether
        // it may go there. It says nothing on that line, but it is one: hence no link of a message
        // has such an address (`no_connection_goes_anywhere_but_to_the_homeserver`).
        let visits = stranger.visits();
        let is_quiet = visits.iter().all(|visit| visit.is_empty() || visit == CONNECTION);
        let is_link = attempt.contains("link.click()");
        assert!(visits.is_empty() || (is_quiet && is_link), "{attempt} went to {visits:?}");
        stranger.visits.lock().unwrap().clear();
    }
}

#[tokio::test]
async fn an_app_for_people_gives_webdriver_no_session() {
    let program = std::env::var_os("LARKSPUR_APP_UNDRIVEN").expect("no app without `e2e` is named");
    let folder = TempDir::new().unwrap();
    let screen = Screen::connect().unwrap();
    let opening = Window::open(program.as_ref(), folder.path());
    let begun = Instant::now();
    let outcome = tokio::time::timeout(Duration::from_secs(15), async {
        let (opened, ()) = tokio::join!(opening, async {
            // The app itself comes up: that it gives no session is not for want of an app.
            while !process::naming(folder.path()).iter().any(|id| screen.shows(*id).unwrap()) {
                tokio::time::sleep(Duration::from_millis(100)).await;
            }
            eprintln!("its window is up after {:?}", begun.elapsed());
        });
        opened
    })
    .await;
    let is_up = process::naming(folder.path()).iter().any(|id| screen.shows(*id).unwrap());
    process::kill(folder.path());
    assert!(!matches!(outcome, Ok(Ok(_))), "a session was given: {outcome:?}");
    assert!(is_up, "the app has no window: {outcome:?}");
}

#[tokio::test]
async fn no_connection_goes_anywhere_but_to_the_homeserver() {
    let server = Server::shared();
    let traced = process::Traced::new(&app());
    let mut leader = Desk::with_app(&server, "leader", &traced.program, &[]).await;
    // The driver's own line into the page, which exists only while a test drives the app.
    let inspector = process::inspector_of(leader.folder.path());
    let mut advisor = Desk::settled(&server, "advisor").await;
    leader.window.set_patience(Duration::from_mins(1));
    leader.first_run().await;
    // By the member id alone: the server is found by its name.
    leader.shows("account-member").await;
    leader.type_text("account-member", &leader.id.clone()).await;
    leader.type_text("account-password", crate::desk::PASSWORD).await;
    leader.click("account-sign-in").await;
    leader.keep_recovery_key().await;
    leader.create_circle("June visit").await;
    leader.invite(&advisor.id.clone()).await;
    advisor.accept("June visit").await;
    // Markdown lets HTML through, so the message carries the picture in its formatted words.
    advisor.say("A map <img src=\"http://127.0.0.3:9/x.png\" alt=\"m\"> is **here** now").await;
    leader.reads("now").await;
    advisor.say("and [a place](http://127.0.0.3:9/place) to see").await;
    leader.reads("to see").await;
    let link = leader.window.by_testid("messaging-link").await.unwrap();
    let links =
        "return [...document.querySelectorAll('a')].map((link) => link.getAttribute('href'));";
    let links = leader.window.driver().execute(links, Vec::new()).await.unwrap();
    let links: Vec<String> = links.convert().unwrap();
    assert!(links.iter().all(|link| link.starts_with('#')), "links lead away: {links:?}");
    link.click().await.unwrap();
    leader.shows("shared-link-host").await;
    tokio::time::sleep(Duration::from_secs(3)).await;

    let reached = traced.reached();
    eprintln!("reached: {reached:?}; the driver listens at {inspector}");
    let homeserver = server.url.trim_start_matches("http://");
    assert!(reached.contains_key(homeserver), "the trace has seen the homeserver: {reached:?}");
    let others: Vec<_> =
        reached.keys().filter(|to| *to != homeserver && **to != inspector).collect();
    assert!(others.is_empty(), "the app also went to {others:?}");
}

#[tokio::test]
async fn a_lock_ends_the_page_and_leaves_no_key_in_memory() {
    let mut desk = Desk::settled(&Server::shared(), "leader").await;
    desk.create_circle("June visit").await;
    desk.say("a few words").await;
    desk.reads("a few words").await;
    let app = desk.window.process_id().unwrap();
    let keys = process::keys(desk.folder.path(), &desk.passphrase);
    let pages = process::pages_of(app);
    assert_eq!(pages.len(), 1, "one page while unlocked: {pages:?}");
    let found: Vec<&str> = process::found_in(app, &keys);
    assert!(found.len() >= 2, "while it is open, the search must find keys: {found:?}");
    desk.lock().await;
    tokio::time::sleep(Duration::from_secs(1)).await;
    assert_eq!(desk.window.process_id(), Some(app), "it is the same process still");
    assert_eq!(open_stores(app, desk.folder.path()), Vec::<std::path::PathBuf>::new());
    let after = process::pages_of(app);
    eprintln!("found while unlocked: {found:?}; pages {pages:?}, then {after:?}");
    assert!(pages.iter().all(|page| !process::lives(*page)), "the page lives on: {pages:?}");
    assert!(after.iter().all(|page| !pages.contains(page)));
    assert_eq!(process::found_in(app, &keys), Vec::<&str>::new(), "keys left after the lock");
}
