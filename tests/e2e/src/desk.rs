//! A member at a window of their own: the verbs of the journeys.

use std::{
    env,
    ffi::OsString,
    path::{Path, PathBuf},
    time::Duration,
};

use larkspur_test_support::{
    homeserver::{Homeserver, register_with},
    window::Window,
};
use tempfile::TempDir;
use thirtyfour::prelude::*;

/// The password of every test account.
pub(crate) const PASSWORD: &str = "the password of a test account";

/// The server that the journeys use.
pub(crate) struct Server {
    pub(crate) url: String,
    secret: String,
}

impl Server {
    /// The server that `cargo xtask test` started.
    pub(crate) fn shared() -> Self {
        let read = |name: &str| {
            env::var(name)
                .unwrap_or_else(|_| panic!("{name} is not set: run `cargo xtask test e2e`"))
        };
        Self { url: read("LARKSPUR_HOMESERVER"), secret: read("LARKSPUR_HOMESERVER_SECRET") }
    }

    /// What lets a test make accounts on it.
    pub(crate) fn secret(&self) -> &str {
        &self.secret
    }

    /// A server that the test itself started, to stop it.
    pub(crate) fn of(homeserver: &Homeserver) -> Self {
        Self { url: homeserver.url(), secret: homeserver.shared_secret().to_owned() }
    }
}

/// Where pictures of a journey go: `LARKSPUR_TOUR_DIR`, or nowhere.
pub(crate) fn tour_folder() -> Option<PathBuf> {
    env::var_os("LARKSPUR_TOUR_DIR").map(PathBuf::from)
}

/// The app that is driven.
pub(crate) fn app() -> PathBuf {
    env::var_os("LARKSPUR_APP").map_or_else(|| panic!("LARKSPUR_APP names no app"), PathBuf::from)
}

/// A member with an account and an empty data folder, who has not started the app yet.
pub(crate) struct Away {
    pub(crate) folder: TempDir,
    name: String,
    id: String,
}

impl Away {
    /// A new account.
    pub(crate) fn new(server: &Server, role: &str) -> Self {
        let name = fresh_name(role);
        let id = register_with(&server.url, &server.secret, &name, PASSWORD).unwrap();
        Self { folder: TempDir::new().unwrap(), name, id }
    }

    /// Somebody who has no account anywhere.
    pub(crate) fn without_account(role: &str) -> Self {
        Self { folder: TempDir::new().unwrap(), name: fresh_name(role), id: String::new() }
    }

    /// Starts a program as the app, with more environment.
    pub(crate) async fn open(self, app: &Path, envs: &[(&str, OsString)]) -> Desk {
        let Self { folder, name, id } = self;
        let args = ["--data-dir".into(), folder.path().into()];
        let window = Window::open_with(app, folder.path(), &args, envs).await.unwrap();
        let (passphrase, recovery_key) = (String::new(), String::new());
        Desk { window, folder, name, id, passphrase, recovery_key, pictures: 0 }
    }
}

/// A member at a window.
pub(crate) struct Desk {
    pub(crate) window: Window,
    pub(crate) folder: TempDir,
    pub(crate) name: String,
    pub(crate) id: String,
    pub(crate) passphrase: String,
    pub(crate) recovery_key: String,
    pictures: usize,
}

impl Desk {
    /// A new account, and the app on an empty folder.
    pub(crate) async fn new(server: &Server, role: &str) -> Self {
        Self::with_app(server, role, &app(), &[]).await
    }

    /// As [`Self::new`], with this program as the app and with more environment.
    pub(crate) async fn with_app(
        server: &Server,
        role: &str,
        app: &Path,
        envs: &[(&str, OsString)],
    ) -> Self {
        Away::new(server, role).open(app, envs).await
    }

    /// A member who has gone all the way to the conversations.
    pub(crate) async fn settled(server: &Server, role: &str) -> Self {
        Self::settled_with(server, role, &[]).await
    }

    /// The same, with more environment.
    pub(crate) async fn settled_with(
        server: &Server,
        role: &str,
        envs: &[(&str, OsString)],
    ) -> Self {
        let mut desk = Self::with_app(server, role, &app(), envs).await;
        desk.first_run().await;
        desk.sign_in(&server.url).await;
        desk.keep_recovery_key().await;
        desk
    }

    /// Takes a picture for the tour, if one was asked for.
    pub(crate) async fn picture(&mut self, what: &str) {
        if let Some(folder) = tour_folder() {
            self.pictures += 1;
            let role = self.name.split('-').next().unwrap_or("member");
            let path = folder.join(format!("{role}-{:02}-{what}.png", self.pictures));
            self.window.screenshot(&path).await.unwrap();
        }
    }

    pub(crate) async fn click(&self, id: &str) {
        if let Err(trouble) = self.window.click(id).await {
            panic!("{}", self.told(&trouble.to_string()).await);
        }
    }

    pub(crate) async fn type_text(&self, id: &str, text: &str) {
        self.window.type_text(id, text).await.unwrap();
    }

    pub(crate) async fn shows(&self, id: &str) {
        if let Err(trouble) = self.window.wait_until_shown(id).await {
            panic!("{}", self.told(&trouble.to_string()).await);
        }
    }

    pub(crate) async fn is_gone(&self, id: &str) {
        if let Err(trouble) = self.window.wait_until_gone(id).await {
            panic!("{}", self.told(&trouble.to_string()).await);
        }
    }

    pub(crate) async fn wait_for_text(&self, id: &str, part: &str) {
        if let Err(trouble) = self.window.wait_for_text(id, part).await {
            panic!("{}", self.told(&trouble.to_string()).await);
        }
    }

    /// The trouble, with what the page and the app say at this moment.
    async fn told(&self, trouble: &str) -> String {
        let words = match self.window.driver().find(By::Css("body")).await {
            Ok(body) => body.text().await.unwrap_or_default(),
            Err(error) => error.to_string(),
        };
        // What has come of a page that says nothing at all. Its files leave no entries of their times.
        let files = "return `${document.URL} is ${document.readyState}: ` +\
                     document.documentElement.outerHTML.slice(0, 2000);";
        let files = match self.window.driver().execute(files, Vec::new()).await {
            Ok(files) => files.convert::<String>().unwrap_or_default(),
            Err(error) => error.to_string(),
        };
        format!(
            "{}: {trouble}\nthe page says:\n{words}\nit is: {files}\nthe app says:\n{}",
            self.name,
            self.window.log()
        )
    }

    /// Language and passphrase, the five words that are offered.
    pub(crate) async fn first_run(&mut self) {
        self.shows("safety-language-step").await;
        self.picture("language").await;
        self.click("safety-language-continue").await;
        self.shows("safety-words-use").await;
        self.picture("passphrase").await;
        self.click("safety-words-use").await;
        self.passphrase = self.window.value_of("safety-new-passphrase").await.unwrap();
        assert_eq!(self.passphrase.split(' ').count(), 5, "five words are offered");
        self.shows("safety-strength-words").await;
        self.picture("passphrase-chosen").await;
        self.click("safety-passphrase-continue").await;
        self.window.follow_window().await.unwrap();
    }

    /// Signs in with the name and the server's address.
    pub(crate) async fn sign_in(&mut self, url: &str) {
        self.shows("account-member").await;
        self.picture("sign-in").await;
        self.type_text("account-member", &self.name.clone()).await;
        self.type_text("account-server", url).await;
        self.type_text("account-password", PASSWORD).await;
        self.click("account-sign-in").await;
    }

    /// Reads the recovery key off the page and confirms it by its two groups.
    pub(crate) async fn keep_recovery_key(&mut self) {
        self.shows("account-recovery-groups").await;
        self.picture("recovery-key").await;
        let mut groups = Vec::new();
        for group in self.window.all_by_testid("account-recovery-group").await.unwrap() {
            groups.push(group.text().await.unwrap());
        }
        for field in ["account-recovery-confirm-1", "account-recovery-confirm-2"] {
            let number = self.asked_group(field).await;
            self.type_text(field, &groups[number - 1]).await;
        }
        self.recovery_key = groups.join(" ");
        self.click("account-recovery-finish").await;
        self.shows("messaging-new").await;
    }

    /// The number of the group that a field asks for, read from its label.
    async fn asked_group(&self, field: &str) -> usize {
        let label = self.window.driver().execute(
            "const field = document.querySelector(`[data-testid=\"${arguments[0]}\"]`);\
             return field.labels[0].textContent;",
            vec![field.into()],
        );
        let label: String = label.await.unwrap().convert().unwrap();
        label.chars().filter_map(digit).fold(0, |number, digit| number * 10 + digit)
    }

    pub(crate) async fn create_circle(&mut self, name: &str) {
        self.click("messaging-new").await;
        self.click("messaging-new-circle").await;
        self.type_text("messaging-circle-name", name).await;
        self.picture("new-circle").await;
        self.click("messaging-circle-create").await;
        self.wait_for_text("messaging-room-title", name).await;
    }

    pub(crate) async fn invite(&mut self, id: &str) {
        self.click("messaging-invite").await;
        self.type_text("messaging-invite-member", id).await;
        self.picture("invite").await;
        self.click("messaging-invite-send").await;
        self.window.wait_until_gone("messaging-invite-dialog").await.unwrap();
    }

    /// Opens a room of the list by its name.
    pub(crate) async fn open_room(&self, name: &str) {
        self.wait_for_text("messaging-room", name).await;
        for row in self.window.all_by_testid("messaging-room").await.unwrap() {
            if row.text().await.unwrap_or_default().contains(name) {
                row.click().await.unwrap();
                return;
            }
        }
        panic!("the room went away");
    }

    pub(crate) async fn accept(&mut self, name: &str) {
        self.open_room(name).await;
        self.shows("messaging-accept").await;
        self.picture("invitation").await;
        self.click("messaging-accept").await;
        self.shows("messaging-composer").await;
    }

    pub(crate) async fn say(&self, words: &str) {
        self.shows("messaging-composer").await;
        self.type_text("messaging-composer", words).await;
        self.click("messaging-send").await;
    }

    pub(crate) async fn reads(&self, words: &str) {
        self.wait_for_text("messaging-message-words", words).await;
    }

    /// Types the passphrase at the lock screen.
    pub(crate) async fn unlock(&mut self) {
        self.type_text("safety-passphrase", &self.passphrase.clone()).await;
        self.click("safety-unlock").await;
        self.window.follow_window().await.unwrap();
    }

    /// Locks from the settings page.
    pub(crate) async fn lock(&mut self) {
        self.click("shell-settings").await;
        self.click("settings-lock-now").await;
        self.window.follow_window().await.unwrap();
        self.shows("safety-lock-page").await;
    }

    /// Asks the page, which answers with what the script returns.
    pub(crate) async fn ask<T: serde::de::DeserializeOwned>(&self, script: &str) -> T {
        let answer = self.window.driver().execute(script, Vec::new()).await;
        answer.unwrap_or_else(|error| panic!("{script}: {error}")).convert().unwrap()
    }

    /// Waits until a field holds this text.
    pub(crate) async fn wait_for_value(&self, id: &str, wanted: &str) {
        for _ in 0..200 {
            if self.window.value_of(id).await.unwrap() == wanted {
                return;
            }
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
        panic!("{id} holds {:?} instead of {wanted:?}", self.window.value_of(id).await.unwrap());
    }

    /// Waits until the own message with these words is in this state.
    pub(crate) async fn wait_for_state(&self, words: &str, state: &str) {
        let selector = format!("[data-testid=\"messaging-message\"][data-send-state=\"{state}\"]");
        for _ in 0..600 {
            let rows = self.window.driver().find_all(By::Css(selector.clone())).await;
            for row in rows.unwrap_or_default() {
                if row.text().await.unwrap_or_default().contains(words) {
                    return;
                }
            }
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
        panic!("{}: {words:?} never was {state}", self.name);
    }

    /// How many messages of others the open room shows, readable or not.
    pub(crate) async fn messages(&self) -> usize {
        let others = By::Css("[data-testid=\"messaging-message\"][data-own=\"false\"]");
        self.window.driver().find_all(others).await.unwrap().len()
    }

    /// Waits until the page is in this language.
    pub(crate) async fn wait_for_language(&self, tag: &str) {
        for _ in 0..200 {
            if self.page_language().await == tag {
                return;
            }
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
        panic!("the page never was in {tag}");
    }

    /// Empties a field.
    pub(crate) async fn clear(&self, id: &str) {
        self.window.by_testid(id).await.unwrap().clear().await.unwrap();
    }

    /// The language that the page says it is in.
    pub(crate) async fn page_language(&self) -> String {
        let lang =
            self.window.driver().execute("return document.documentElement.lang;", Vec::new());
        lang.await.unwrap().convert().unwrap()
    }

    /// Waits until the server's copy of the keys holds those of the messages so far. A person
    /// does not sign out within the second in which they sent something.
    pub(crate) async fn wait_until_backed_up(&self) {
        tokio::time::sleep(Duration::from_secs(3)).await;
    }

    pub(crate) async fn sign_out(&mut self) {
        self.click("shell-settings").await;
        self.click("account-sign-out-open").await;
        self.shows("account-sign-out-dialog").await;
        self.picture("sign-out").await;
        self.click("account-sign-out").await;
        self.shows("account-member").await;
    }

    /// Ends the app as a loss of power would, and starts it again on the same folder.
    pub(crate) async fn lose_power(self) -> Self {
        let Self { window, folder, name, id, passphrase, recovery_key, pictures } = self;
        window.kill();
        let window = Window::open(&app(), folder.path()).await.unwrap();
        Self { window, folder, name, id, passphrase, recovery_key, pictures }
    }

    /// Ends the app and starts it again on the same folder: the lock screen.
    pub(crate) async fn restart(self) -> Self {
        self.restart_after(async {}).await
    }

    /// The same, with something happening while the app is closed.
    pub(crate) async fn restart_after(self, meanwhile: impl Future<Output = ()>) -> Self {
        self.restart_as(&app(), &[], meanwhile).await
    }

    /// The same, with this program as the app and with more environment.
    pub(crate) async fn restart_as(
        self,
        app: &Path,
        envs: &[(&str, OsString)],
        meanwhile: impl Future<Output = ()>,
    ) -> Self {
        let Self { window, folder, name, id, passphrase, recovery_key, pictures } = self;
        window.close().await.unwrap();
        meanwhile.await;
        let args = ["--data-dir".into(), folder.path().into()];
        let window = Window::open_with(app, folder.path(), &args, envs).await.unwrap();
        Self { window, folder, name, id, passphrase, recovery_key, pictures }
    }
}

/// Asks again and again until the answer is yes. What is waited for here has no element of the page.
pub(crate) async fn until(what: &str, mut is_true: impl AsyncFnMut() -> bool) {
    for _ in 0..400 {
        if is_true().await {
            return;
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    panic!("waited 20 s in vain until {what}");
}

/// A digit of European or of Arabic writing.
fn digit(c: char) -> Option<usize> {
    match c {
        '0'..='9' => Some(c as usize - '0' as usize),
        '\u{660}'..='\u{669}' => Some(c as usize - 0x660),
        _ => None,
    }
}

/// A name that no other test uses.
pub(crate) fn fresh_name(role: &str) -> String {
    let since = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).unwrap();
    format!("{role}-{:x}", since.as_millis() % 0xff_ffff)
}
