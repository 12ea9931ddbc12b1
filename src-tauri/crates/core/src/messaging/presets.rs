//! How rooms are made: every default of the server that could expose a person is overridden.
//!
//! Used by the making of circles and conversations of two. Pure. The integration tests compare the
//! server's state of each preset with a golden file. Invariants: encrypted from the first event;
//! nobody reads what was said before they joined; guests never; nothing is listed.

use matrix_sdk::ruma::{
    OwnedUserId, RoomVersionId, UserId,
    api::client::room::{
        Visibility,
        create_room::v3::{CreationContent, Request, RoomPreset},
    },
    assign,
    events::AnyInitialStateEvent,
    room::RoomType,
    serde::Raw,
};
use serde_json::{Value, json};

use super::spaces::Community;

/// Our state event that records which preset a room was made from.
pub(crate) const PRESET_EVENT: &str = "app.larkspur.preset";
/// The version of the presets; a later one changes old rooms only when their owner agrees.
pub(crate) const PRESET_VERSION: u32 = 1;

/// The type of a room of the library, in the event that made it: nobody can change what a room is for.
pub(crate) const LIBRARY_ROOM: &str = "app.larkspur.library";

/// The type of the room of a policy draft.
pub(crate) const DRAFT_ROOM: &str = "app.larkspur.draft";
/// How many messages are sent with one key in a draft. Each new one costs a message to every device of every member, and people
/// who write send many small ones (policy-drafting 3.4; the SDK takes up to 10,000).
const DRAFT_ROTATION: u64 = 1000;

/// What a group of people comes together for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Group {
    /// To talk.
    Circle,
    /// To write for the library.
    Library,
}

impl Group {
    /// The preset, and the type of the room.
    fn names(self) -> (&'static str, Option<&'static str>) {
        match self {
            Self::Circle => ("circle", None),
            Self::Library => ("library", Some(LIBRARY_ROOM)),
        }
    }
}

/// A room for a group that `me` makes. In a community its organisation account gets level 100 and is
/// invited; when the organisation itself makes it, it is of version 12, where its creator stands
/// above everyone for ever.
pub(crate) fn group(
    group: Group,
    name: &str,
    me: &UserId,
    community: Option<&Community>,
) -> Request {
    let (preset, kind) = group.names();
    let organisation = community.map(|c| &c.organisation);
    let is_organisation = organisation.is_some_and(|id| id == me);
    let owner = organisation.filter(|_| !is_organisation);
    let mut state = base_state(preset);
    if let Some(community) = community {
        state.push(event(
            "m.space.parent",
            community.space.as_str(),
            json!({ "via": [me.server_name()], "canonical": true }),
        ));
    }
    let mut levels = json!({
        "events_default": 0, "state_default": 50, "users_default": 0,
        "invite": 50, "kick": 50, "ban": 50, "redact": 50,
        "notifications": { "room": 50 },
        "events": guarded_events(),
    });
    if !is_organisation {
        levels["users"] = users(owner.into_iter().map(|id| (&**id, 100)).chain([(me, 100)]));
    }
    assign!(request(state, &levels), {
        name: Some(name.to_owned()),
        room_version: Some(if is_organisation { RoomVersionId::V12 } else { RoomVersionId::V11 }),
        creation_content: Some(creation(kind, owner.is_none_or(|id| id.server_name() == me.server_name()))),
        invite: owner.cloned().into_iter().collect(),
    })
}

/// A conversation of `me` with `other`. The other stands at 50; `me` starts at 100 and steps down
/// to 50 as the last step, so that nobody can change who reads it.
pub(crate) fn direct(me: &UserId, other: &OwnedUserId) -> Request {
    let levels = json!({
        "events_default": 0, "state_default": 50, "users_default": 0,
        // Both stand at 50: what needs 100 nobody can do any more.
        "invite": 100, "kick": 100, "ban": 100, "redact": 50,
        "notifications": { "room": 50 },
        "events": guarded_events(),
        "users": users([(me, 100), (&**other, 50)].into_iter()),
    });
    assign!(request(base_state("direct"), &levels), {
        room_version: Some(RoomVersionId::V11),
        creation_content: Some(creation(None, me.server_name() == other.server_name())),
        invite: vec![other.clone()],
        is_direct: true,
    })
}

/// The room of a policy draft that `me` begins. It has no name: what a draft is about stands in its encrypted text. Who may send
/// what, by level: policy-drafting 3.4. The owner stands at 90; in a community its organisation account at 100 above them, and
/// `me` steps down to 90 once it has come in. Whoever is asked in may read what is sent from then on.
pub(crate) fn draft(me: &UserId, community: Option<&Community>) -> Request {
    let organisation = community.map(|c| &c.organisation);
    let is_organisation = organisation.is_some_and(|id| id == me);
    let owner = organisation.filter(|_| !is_organisation);
    let mut guarded = guarded_events();
    // The owner of a draft says who may do what.
    guarded["m.room.power_levels"] = 90.into();
    let mut levels = json!({
        "events_default": 10, "state_default": 60, "users_default": 0,
        "invite": 40, "kick": 60, "ban": 60, "redact": 60,
        "notifications": { "room": 100 },
        "events": guarded,
    });
    if !is_organisation {
        levels["users"] = users(owner.into_iter().map(|id| (&**id, 100)).chain([(me, 100)]));
    }
    let encryption = json!({
        "algorithm": "m.megolm.v1.aes-sha2", "rotation_period_msgs": DRAFT_ROTATION,
    });
    let mut state = base_state("draft");
    state.retain(|event| {
        let kind = event.get_field::<String>("type").ok().flatten().unwrap_or_default();
        kind != "m.room.encryption" && kind != "m.room.history_visibility"
    });
    state.insert(0, event("m.room.encryption", "", encryption));
    state.push(event("m.room.history_visibility", "", json!({ "history_visibility": "invited" })));
    assign!(request(state, &levels), {
        room_version: Some(if is_organisation { RoomVersionId::V12 } else { RoomVersionId::V11 }),
        creation_content: Some(creation(Some(DRAFT_ROOM), owner.is_none_or(|id| id.server_name() == me.server_name()))),
        invite: owner.cloned().into_iter().collect(),
    })
}

fn request(initial_state: Vec<Raw<AnyInitialStateEvent>>, levels: &Value) -> Request {
    assign!(Request::new(), {
        preset: Some(RoomPreset::PrivateChat),
        visibility: Visibility::Private,
        initial_state,
        power_level_content_override: raw(levels),
    })
}

fn base_state(preset: &str) -> Vec<Raw<AnyInitialStateEvent>> {
    vec![
        event("m.room.encryption", "", json!({ "algorithm": "m.megolm.v1.aes-sha2" })),
        event("m.room.history_visibility", "", json!({ "history_visibility": "joined" })),
        event("m.room.guest_access", "", json!({ "guest_access": "forbidden" })),
        event("m.room.join_rules", "", json!({ "join_rule": "invite" })),
        event(PRESET_EVENT, "", json!({ "v": PRESET_VERSION, "preset": preset })),
    ]
}

/// What only level 100 may change: who reads, who decides, and whether it is encrypted.
fn guarded_events() -> Value {
    json!({
        "m.room.power_levels": 100,
        "m.room.join_rules": 100,
        "m.room.history_visibility": 100,
        "m.room.encryption": 100,
        "m.room.guest_access": 100,
        "m.room.server_acl": 100,
        "m.room.tombstone": 100,
        "m.room.canonical_alias": 100,
        "m.space.parent": 100,
        PRESET_EVENT: 100,
    })
}

fn users<'a>(levels: impl Iterator<Item = (&'a UserId, i32)>) -> Value {
    Value::Object(levels.map(|(id, level)| (id.to_string(), level.into())).collect())
}

/// A room whose members are all of one server never leaves it.
fn creation(kind: Option<&str>, is_one_server: bool) -> Raw<CreationContent> {
    let mut content = CreationContent::new();
    content.room_type = kind.map(RoomType::from);
    content.federate = !is_one_server;
    let value = serde_json::to_value(&content).unwrap_or_default();
    Raw::from_json(serde_json::value::to_raw_value(&value).unwrap_or_default())
}

fn event(kind: &str, state_key: &str, content: Value) -> Raw<AnyInitialStateEvent> {
    let value = json!({ "type": kind, "state_key": state_key, "content": content });
    Raw::from_json(serde_json::value::to_raw_value(&value).unwrap_or_default())
}

fn raw<T>(value: &Value) -> Option<Raw<T>> {
    serde_json::value::to_raw_value(value).ok().map(Raw::from_json)
}

#[cfg(test)]
mod tests {
    use matrix_sdk::ruma::{owned_room_id, owned_user_id};

    use super::*;

    fn shown(request: &Request) -> Value {
        json!({
            "version": request.room_version, "federate": request.creation_content, "invite": request.invite,
            "state": request.initial_state, "levels": request.power_level_content_override,
            "direct": request.is_direct, "name": request.name,
        })
    }

    #[test]
    fn a_circle_of_a_community_is_owned_by_its_organisation() {
        let community =
            Community { space: owned_room_id!("!s"), organisation: owned_user_id!("@org:a") };
        let request =
            shown(&group(Group::Circle, "June", &owned_user_id!("@me:a"), Some(&community)));
        assert_eq!(request["version"], "11");
        assert_eq!(request["invite"], json!(["@org:a"]));
        assert_eq!(request["levels"]["users"], json!({ "@org:a": 100, "@me:a": 100 }));
        assert_eq!(request["levels"]["invite"], 50);
        assert_eq!(request["federate"]["m.federate"], false);
    }

    #[test]
    fn a_circle_of_the_organisation_itself_has_an_owner_for_ever() {
        let community =
            Community { space: owned_room_id!("!s"), organisation: owned_user_id!("@org:a") };
        let request =
            shown(&group(Group::Circle, "June", &owned_user_id!("@org:a"), Some(&community)));
        assert_eq!(request["version"], "12");
        // Version 12 refuses a creator in `users`.
        assert_eq!(request["levels"].get("users"), None);
        assert_eq!(request["invite"], json!([]));
    }

    #[test]
    fn a_circle_without_a_community_stays_with_its_creator() {
        let request = shown(&group(Group::Circle, "June", &owned_user_id!("@me:a"), None));
        assert_eq!(request["levels"]["users"], json!({ "@me:a": 100 }));
    }

    #[test]
    fn a_room_of_the_library_is_a_circle_but_for_its_type() {
        let me = owned_user_id!("@me:a");
        let [mut circle, mut library] =
            [Group::Circle, Group::Library].map(|kind| shown(&group(kind, "June", &me, None)));
        assert_eq!(library["federate"]["type"], LIBRARY_ROOM);
        assert_eq!(circle["federate"].get("type"), None);
        for request in [&mut circle, &mut library] {
            request["federate"] = Value::Null;
            let state = request["state"].to_string();
            request["state"] = state.replace("\"library\"", "\"circle\"").into();
        }
        assert_eq!(circle, library);
    }

    #[test]
    fn a_draft_has_no_name_and_is_owned_by_who_began_it_under_its_organisation() {
        let community =
            Community { space: owned_room_id!("!s"), organisation: owned_user_id!("@org:a") };
        let me = owned_user_id!("@me:a");
        let request = shown(&draft(&me, Some(&community)));
        assert_eq!(request["name"], Value::Null);
        assert_eq!(request["levels"]["users"], json!({ "@org:a": 100, "@me:a": 100 }));
        assert_eq!(request["levels"]["events"]["m.room.power_levels"], 90);
        assert_eq!(request["levels"]["events"]["m.room.encryption"], 100);
        assert_eq!(request["federate"]["type"], DRAFT_ROOM);
        let state = request["state"].to_string();
        for part in ["\"history_visibility\":\"invited\"", "\"rotation_period_msgs\":1000"] {
            assert!(state.contains(part), "{part} in {state}");
        }
        for part in ["joined", "m.space.parent"] {
            assert!(!state.contains(part), "{part} in {state}");
        }
        assert_eq!(request["state"].as_array().unwrap().len(), 5);
    }

    #[test]
    fn a_conversation_of_two_is_of_two() {
        let request = shown(&direct(&owned_user_id!("@me:a"), &owned_user_id!("@you:a")));
        assert_eq!(request["invite"], json!(["@you:a"]));
        assert_eq!(request["levels"]["users"], json!({ "@me:a": 100, "@you:a": 50 }));
        assert_eq!(request["levels"]["invite"], 100);
        assert_eq!(request["direct"], true);
        assert_eq!(request["name"], Value::Null);
    }

    #[test]
    fn every_preset_is_encrypted_closed_and_without_past() {
        for request in [
            group(Group::Circle, "June", &owned_user_id!("@me:a"), None),
            group(Group::Library, "June", &owned_user_id!("@me:a"), None),
            direct(&owned_user_id!("@me:a"), &owned_user_id!("@you:a")),
        ] {
            let state = shown(&request)["state"].to_string();
            for part in [
                "m.megolm.v1.aes-sha2",
                "\"history_visibility\":\"joined\"",
                "\"guest_access\":\"forbidden\"",
                "\"join_rule\":\"invite\"",
            ] {
                assert!(state.contains(part), "{part} in {state}");
            }
        }
    }
}
