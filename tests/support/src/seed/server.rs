//! What the demo asks the server itself, past the app: the space, and whether all is in place.
//!
//! Called by [`super`]. Invariant: each sign-in has no keys, so nobody encrypts to it, and is
//! signed out again.

use std::collections::BTreeSet;
use std::time::Duration;

use larkspur_ipc::{MemberId, RoomId};
use serde_json::{Value, json};

use crate::Trouble;

use super::device::DemoMember;

/// A sign-in without any keys.
#[derive(Clone)]
pub(super) struct SignIn {
    url: String,
    token: String,
}

impl SignIn {
    pub(super) async fn of(member: &DemoMember) -> Result<Self, Trouble> {
        let mut sign_in = Self { url: member.url.clone(), token: String::new() };
        let login = json!({
            "type": "m.login.password", "password": member.password,
            "identifier": { "type": "m.id.user", "user": member.name },
        });
        let answer = sign_in.post("login", login).await?;
        sign_in.token = text(&answer, "access_token")?;
        Ok(sign_in)
    }

    pub(super) async fn sign_out(self) -> Result<(), Trouble> {
        self.post("logout", json!({})).await.map(drop)
    }

    /// Makes the community's space. In room version 12 its creator can never be removed.
    pub(super) async fn make_space(&self, name: &str, invited: &[&str]) -> Result<RoomId, Trouble> {
        let request = json!({
            "name": name, "preset": "private_chat", "room_version": "12",
            "creation_content": { "type": "m.space" }, "invite": invited,
        });
        let made = self.post("createRoom", request).await?;
        RoomId::parse(text(&made, "room_id")?)
            .map_err(|_| Trouble::new("the server's id of the space is not one"))
    }

    /// The power level of a member.
    pub(super) async fn level(&self, room: &RoomId, of: &MemberId) -> Result<i64, Trouble> {
        let path = format!("rooms/{}/state/m.room.power_levels/", escaped(room.as_str()));
        let levels = self.get(&path).await?;
        let own = levels["users"][of.as_str()].as_i64();
        Ok(own.or_else(|| levels["users_default"].as_i64()).unwrap_or(0))
    }

    /// The Megolm sessions of the messages in a room, by their ids.
    pub(super) async fn sessions_of(&self, room: &RoomId) -> Result<BTreeSet<String>, Trouble> {
        let path = format!("rooms/{}/messages?dir=b&limit=200", escaped(room.as_str()));
        let answer = self.get(&path).await?;
        let events = answer["chunk"].as_array().map(Vec::as_slice).unwrap_or_default();
        let sessions = events.iter().filter_map(|event| event["content"]["session_id"].as_str());
        Ok(sessions.map(str::to_owned).collect())
    }

    /// The sessions whose keys the member's backup holds.
    pub(super) async fn sessions_in_backup(&self) -> Result<BTreeSet<String>, Trouble> {
        let version = text(&self.get("room_keys/version").await?, "version")?;
        let keys = self.get(&format!("room_keys/keys?version={version}")).await?;
        let rooms = keys["rooms"].as_object().into_iter().flat_map(|rooms| rooms.values());
        let sessions = rooms.filter_map(|room| room["sessions"].as_object());
        Ok(sessions.flat_map(|sessions| sessions.keys().cloned()).collect())
    }

    async fn get(&self, path: &str) -> Result<Value, Trouble> {
        self.ask(path, None).await
    }

    async fn post(&self, path: &str, body: Value) -> Result<Value, Trouble> {
        self.ask(path, Some(body)).await
    }

    /// The blocking client runs on a thread of its own.
    async fn ask(&self, path: &str, body: Option<Value>) -> Result<Value, Trouble> {
        let place = format!("{}/_matrix/client/v3/{path}", self.url);
        let header = format!("Bearer {}", self.token);
        let kind = path.split(['/', '?']).next().unwrap_or_default().to_owned();
        let work = move || {
            let agent: ureq::Agent = ureq::Agent::config_builder()
                .proxy(None)
                .timeout_global(Some(Duration::from_secs(30)))
                .build()
                .into();
            let answer = match body {
                Some(body) => agent.post(&place).header("Authorization", header).send_json(body),
                None => agent.get(&place).header("Authorization", header).call(),
            };
            answer.and_then(|mut answer| answer.body_mut().read_json())
        };
        tokio::task::spawn_blocking(work)
            .await
            .map_err(|e| Trouble::while_doing("asking the server", &e))?
            .map_err(|e| Trouble::while_doing(&format!("asking the server for {kind}"), &e))
    }
}

fn text(answer: &Value, name: &str) -> Result<String, Trouble> {
    let value = answer[name].as_str();
    value.map(str::to_owned).ok_or_else(|| Trouble::new(format!("the server gave no {name}")))
}

/// An id as a part of a path.
fn escaped(id: &str) -> String {
    id.replace('!', "%21").replace(':', "%3A").replace('@', "%40")
}
