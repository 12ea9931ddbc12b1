//! Another program at the same server: the bare SDK, by which a test sends what the app never would.
//!
//! Invariant: its account has keys of its own and its device is signed by them, so what it sends is
//! believed and opened like a message of the app.

use larkspur_ipc::{MemberId, RoomId};
use larkspur_test_support::homeserver::register_with;
use matrix_sdk::{
    Client, Room, RoomState,
    config::SyncSettings,
    encryption::EncryptionSettings,
    ruma::{self, api::client::room::create_room},
};
use serde_json::Value;

use crate::member::{PASSWORD, fresh_name, server};

pub(crate) struct Stranger {
    pub(crate) id: MemberId,
    client: Client,
}

impl Stranger {
    /// A new account.
    pub(crate) async fn arrive(role: &str) -> Self {
        let name = fresh_name(role);
        register_with(&server().url, &server().secret, &name, PASSWORD).unwrap();
        Self::enter(&name).await
    }

    /// An account that is there, entered with its password and nothing else.
    pub(crate) async fn enter(name: &str) -> Self {
        let client = Client::builder()
            .homeserver_url(&server().url)
            .with_encryption_settings(EncryptionSettings {
                auto_enable_cross_signing: true,
                ..EncryptionSettings::default()
            })
            .with_enable_share_history_on_invite(false)
            .build()
            .await
            .unwrap();
        client.matrix_auth().login_username(name, PASSWORD).send().await.unwrap();
        client.encryption().wait_for_e2ee_initialization_tasks().await;
        client.sync_once(SyncSettings::default()).await.unwrap();
        let id = client.user_id().expect("it has signed in");
        Self { id: MemberId::parse(id.as_str()).unwrap(), client }
    }

    /// Accepts an invitation.
    pub(crate) async fn join(&self, room: &RoomId) {
        let id = ruma::RoomId::parse(room.as_str()).unwrap();
        self.client.join_room_by_id(&id).await.unwrap();
        self.wait_until_in(room).await;
    }

    /// Makes a room of which only this much is settled.
    pub(crate) async fn make_room(&self, initial_state: Value) -> RoomId {
        let initial_state = serde_json::from_value(initial_state).unwrap();
        let request = ruma::assign!(create_room::v3::Request::new(), { initial_state });
        let made = self.client.create_room(request).await.unwrap();
        let room = RoomId::parse(made.room_id().as_str()).unwrap();
        self.wait_until_in(&room).await;
        room
    }

    /// Syncs until the room is there whole.
    pub(crate) async fn wait_until_in(&self, room: &RoomId) {
        let id = ruma::RoomId::parse(room.as_str()).unwrap();
        for _ in 0..100 {
            let known = self.client.get_room(&id);
            if known.is_some_and(|room| {
                room.state() == RoomState::Joined && room.encryption_state().is_encrypted()
            }) {
                return;
            }
            self.client.sync_once(soon()).await.unwrap();
        }
        panic!("the room never came");
    }

    /// Sends an event of any kind, encrypted where the room is.
    pub(crate) async fn send(&self, room: &RoomId, kind: &str, content: Value) {
        self.try_send(room, kind, content).await.unwrap();
    }

    /// The same for an event that the server may refuse.
    pub(crate) async fn try_send(
        &self,
        room: &RoomId,
        kind: &str,
        content: Value,
    ) -> Result<(), matrix_sdk::Error> {
        self.room(room).send_raw(kind, content).await.map(drop)
    }

    /// Uploads a file, encrypted, and gives what a message says of it.
    pub(crate) async fn upload(&self, mut bytes: &[u8]) -> Value {
        let file = self.client.upload_encrypted_file(&mut bytes).await.unwrap();
        serde_json::to_value(file).unwrap()
    }

    /// Invites somebody.
    pub(crate) async fn invite(&self, room: &RoomId, member: &MemberId) {
        let id = ruma::UserId::parse(member.as_str()).unwrap();
        self.room(room).invite_user_by_id(&id).await.unwrap();
    }

    fn room(&self, room: &RoomId) -> Room {
        let id = ruma::RoomId::parse(room.as_str()).unwrap();
        self.client.get_room(&id).expect("the stranger is in the room")
    }
}

fn soon() -> SyncSettings {
    SyncSettings::default().timeout(std::time::Duration::from_millis(200))
}
