//! What the server itself says, asked with a sign-in of its own and no decryption.

use larkspur_ipc::RoomId;
use serde_json::{Value, json};

use crate::member::{Member, PASSWORD};

/// A plain sign-in at the server, without any keys.
pub(crate) struct Raw {
    url: String,
    token: String,
}

impl Raw {
    /// Signs in as the member. The blocking client runs on a thread of its own.
    pub(crate) async fn of(member: &Member) -> Self {
        Self::sign_in(&member.server_url, &member.name).await
    }

    pub(crate) async fn sign_in(url: &str, name: &str) -> Self {
        Self::log_in(url, name, None).await
    }

    /// Signs in with the token of the device that the member's app has. The app's own token is
    /// worth nothing afterwards.
    pub(crate) async fn in_the_place_of_the_app(url: &str, name: &str) -> Self {
        let devices = Self::sign_in(url, name).await.get("/_matrix/client/v3/devices").await;
        let devices = devices["devices"].as_array().expect("there are devices");
        let of_app = devices.iter().find(|device| device["display_name"] == "Computer");
        let device = of_app.expect("the app is among them")["device_id"].clone();
        Self::log_in(url, name, Some(device)).await
    }

    async fn log_in(url: &str, name: &str, device: Option<Value>) -> Self {
        let mut login = json!({
            "type": "m.login.password", "password": PASSWORD,
            "identifier": { "type": "m.id.user", "user": name },
        });
        if let Some(device) = device {
            login["device_id"] = device;
        }
        let answer = post(url.to_owned(), "/_matrix/client/v3/login".into(), None, login).await;
        let token = answer["access_token"].as_str().expect("the sign-in works").to_owned();
        Self { url: url.to_owned(), token }
    }

    pub(crate) async fn post(&self, path: &str, body: Value) -> Value {
        post(self.url.clone(), path.to_owned(), Some(self.token.clone()), body).await
    }

    pub(crate) async fn get(&self, path: &str) -> Value {
        let (url, token) = (format!("{}{path}", self.url), self.token.clone());
        tokio::task::spawn_blocking(move || {
            let mut answer =
                ureq::get(&url).header("Authorization", format!("Bearer {token}")).call().unwrap();
            serde_json::from_str(&answer.body_mut().read_to_string().unwrap()).unwrap()
        })
        .await
        .unwrap()
    }

    /// What the server says of what it answers, a line for each header.
    pub(crate) async fn headers(&self, path: &str) -> Vec<String> {
        let (url, token) = (format!("{}{path}", self.url), self.token.clone());
        tokio::task::spawn_blocking(move || {
            let request = ureq::get(&url).header("Authorization", format!("Bearer {token}"));
            let answer = request.call().unwrap();
            let line = |(name, value): (&_, &ureq::http::HeaderValue)| format!("{name}: {value:?}");
            answer.headers().iter().map(line).collect()
        })
        .await
        .unwrap()
    }

    pub(crate) async fn put(&self, path: &str, body: Value) -> Value {
        let (url, token) = (format!("{}{path}", self.url), self.token.clone());
        tokio::task::spawn_blocking(move || {
            let request = ureq::put(&url)
                .header("Content-Type", "application/json")
                .header("Authorization", format!("Bearer {token}"));
            let answer = request.config().http_status_as_error(false).build();
            let mut answer = answer.send(body.to_string()).unwrap();
            serde_json::from_str(&answer.body_mut().read_to_string().unwrap()).unwrap()
        })
        .await
        .unwrap()
    }

    /// The messages to this device that wait on the server since `place`, and the place behind them.
    /// The server keeps each answer for a while, so the same place gives the same messages again.
    pub(crate) async fn to_device(&self, place: Option<&str>) -> (Vec<Value>, String) {
        let since = place.map(|place| format!("&since={place}")).unwrap_or_default();
        let answer = self.get(&format!("/_matrix/client/v3/sync?timeout=0{since}")).await;
        let waiting = answer["to_device"]["events"].as_array().cloned().unwrap_or_default();
        (waiting, answer["next_batch"].as_str().expect("a sync names its place").to_owned())
    }

    /// The state of a room as `type` and `state_key` to content.
    pub(crate) async fn state(&self, room: &RoomId) -> Value {
        self.get(&format!("/_matrix/client/v3/rooms/{}/state", escaped(room.as_str()))).await
    }
}

async fn post(url: String, path: String, token: Option<String>, body: Value) -> Value {
    tokio::task::spawn_blocking(move || {
        let mut request =
            ureq::post(format!("{url}{path}")).header("Content-Type", "application/json");
        if let Some(token) = token {
            request = request.header("Authorization", format!("Bearer {token}"));
        }
        let agent_answer =
            request.config().http_status_as_error(false).build().send(body.to_string());
        serde_json::from_str(&agent_answer.unwrap().body_mut().read_to_string().unwrap()).unwrap()
    })
    .await
    .unwrap()
}

/// The newest encrypted event of a room, as the server has it.
pub(crate) async fn last_message(member: &Member, room: &RoomId) -> Value {
    let path =
        format!("/_matrix/client/v3/rooms/{}/messages?dir=b&limit=30", escaped(room.as_str()));
    let answer = Raw::of(member).await.get(&path).await;
    let events = answer["chunk"].as_array().cloned().unwrap_or_default();
    events
        .into_iter()
        .find(|event| event["type"] == "m.room.encrypted")
        .expect("there is a message")
}

/// How many encrypted messages of `sender` the server holds in a room.
pub(crate) async fn messages_of(asking: &Member, sender: &Member, room: &RoomId) -> usize {
    let path =
        format!("/_matrix/client/v3/rooms/{}/messages?dir=b&limit=100", escaped(room.as_str()));
    let answer = Raw::of(asking).await.get(&path).await;
    let events = answer["chunk"].as_array().cloned().unwrap_or_default();
    let is_theirs = |event: &&Value| {
        event["type"] == "m.room.encrypted" && event["sender"] == sender.id.as_str()
    };
    events.iter().filter(is_theirs).count()
}

/// An id as a part of a path.
pub(crate) fn escaped(id: &str) -> String {
    id.replace('!', "%21").replace(':', "%3A").replace('@', "%40")
}
