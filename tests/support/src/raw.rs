//! A sign-in at the homeserver without any keys, for what no app of ours would send.
//!
//! Tests call it to put something into a room past the app. Invariant: it holds no keys, so nobody
//! encrypts anything to it. Its calls block.

use std::time::{SystemTime, UNIX_EPOCH};

use serde_json::{Value, json};
use ureq::Agent;

use crate::{Trouble, homeserver};

/// A signed-in device without keys.
#[derive(Debug)]
pub struct RawDevice {
    url: String,
    token: String,
    device: String,
}

impl RawDevice {
    /// Signs in at the server at `url`; `name` is the part of the member id before the colon.
    pub fn sign_in(url: &str, name: &str, password: &str) -> Result<Self, Trouble> {
        let login = json!({
            "type": "m.login.password", "password": password,
            "identifier": { "type": "m.id.user", "user": name },
        });
        let answer: Value = agent()
            .post(format!("{url}/_matrix/client/v3/login"))
            .send_json(login)
            .and_then(|mut answer| answer.body_mut().read_json())
            .map_err(|e| Trouble::while_doing("signing in", &e))?;
        let (token, device) = (text(&answer, "access_token")?, text(&answer, "device_id")?);
        Ok(Self { url: url.to_owned(), token, device })
    }

    /// The id that the server gave it.
    pub fn device(&self) -> &str {
        &self.device
    }

    /// The rooms that the member has joined.
    pub fn rooms(&self) -> Result<Vec<String>, Trouble> {
        let answer = self.get("joined_rooms")?;
        let rooms = answer["joined_rooms"].as_array().into_iter().flatten();
        Ok(rooms.filter_map(|room| room.as_str().map(str::to_owned)).collect())
    }

    /// What the newest event of this kind in a room holds.
    pub fn last_of_kind(&self, room: &str, kind: &str) -> Result<Value, Trouble> {
        let answer = self.get(&format!("rooms/{}/messages?dir=b&limit=50", escaped(room)))?;
        let mut events = answer["chunk"].as_array().into_iter().flatten();
        let found = events.find(|event| event["type"] == kind);
        found
            .map(|event| event["content"].clone())
            .ok_or_else(|| Trouble::new(format!("no {kind} is in the room")))
    }

    /// Sends an event as it is.
    pub fn send(&self, room: &str, kind: &str, content: &Value) -> Result<(), Trouble> {
        let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
        let path = format!("rooms/{}/send/{kind}/raw-{}", escaped(room), since.as_nanos());
        let asked = agent()
            .put(format!("{}/_matrix/client/v3/{path}", self.url))
            .header("Authorization", format!("Bearer {}", self.token))
            .send_json(content);
        asked.map(drop).map_err(|e| Trouble::while_doing(&format!("sending {kind}"), &e))
    }

    fn get(&self, path: &str) -> Result<Value, Trouble> {
        agent()
            .get(format!("{}/_matrix/client/v3/{path}", self.url))
            .header("Authorization", format!("Bearer {}", self.token))
            .call()
            .and_then(|mut answer| answer.body_mut().read_json())
            .map_err(|e| Trouble::while_doing(&format!("asking for {path}"), &e))
    }
}

fn agent() -> Agent {
    homeserver::agent()
}

fn text(answer: &Value, name: &str) -> Result<String, Trouble> {
    let value = answer[name].as_str();
    value.map(str::to_owned).ok_or_else(|| Trouble::new(format!("the server gave no {name}")))
}

/// An id as a part of a path.
fn escaped(id: &str) -> String {
    id.replace('!', "%21").replace(':', "%3A")
}
