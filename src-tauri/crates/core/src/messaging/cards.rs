//! Cards: pages of the library that members share in a conversation.
//!
//! Used by the timeline and the room list for reading, and by [`crate::Session`] for sending. Invariants: a
//! card travels as an encrypted message whose words any client can show; what arrives names a page and is
//! never trusted further: the page itself comes from the reader's own library.

use larkspur_ipc::{
    IpcError, ResourceId, RoomId,
    messaging::{MessagingError, PageCard},
};
use larkspur_packs::LanguageTag;
use matrix_sdk::ruma::{
    events::room::message::{MessageType, RoomMessageEventContent},
    serde::JsonObject,
};
use serde_json::json;

use super::{Messaging, words};

/// The kind of such a message. Its form is told by `v`, so that the name stays.
const PAGE: &str = "app.larkspur.page";
/// The form that this version writes and reads.
const FORM: u64 = 1;
/// The longest title that is shown, in characters: a page of ours has 80 at most.
pub(super) const LONGEST_TITLE: usize = 160;

impl Messaging {
    /// Hands a card to the send queue.
    ///
    /// # Errors
    /// As [`Messaging::send_message`].
    pub async fn send_page(&self, room: &RoomId, card: PageCard) -> Result<(), IpcError> {
        let content = write(card).ok_or(MessagingError::Empty)?;
        self.send(room, RoomMessageEventContent::new(content)).await
    }
}

fn write(card: PageCard) -> Option<MessageType> {
    let PageCard { resource, title, lang } = card;
    let data = json!({ "v": FORM, "resource": resource.as_str(), "lang": lang });
    let data: JsonObject = serde_json::from_value(data).ok()?;
    MessageType::new(PAGE, title, data).ok()
}

/// The card in a message, if it is one that this version knows.
pub(super) fn read(kind: &MessageType) -> Option<PageCard> {
    if kind.msgtype() != PAGE {
        return None;
    }
    let data = kind.data();
    let text = |name: &str| data.get(name).and_then(|value| value.as_str());
    if data.get("v").and_then(serde_json::Value::as_u64) != Some(FORM) {
        return None;
    }
    let resource = ResourceId::parse(text("resource")?).ok()?;
    let title = clean_title(kind.body())?;
    let lang = text("lang").and_then(|tag| LanguageTag::parse(tag).ok()).map(|tag| tag.to_string());
    Some(PageCard { resource, title, lang })
}

/// A title that others wrote, on one line and cut where it is too long; none if no word is in it.
pub(super) fn clean_title(text: &str) -> Option<String> {
    let title: String = words::plain_of(&words::of_plain(text));
    let title: String = title.trim().chars().take(LONGEST_TITLE).collect();
    (!title.is_empty()).then_some(title)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn card() -> PageCard {
        PageCard {
            resource: ResourceId::parse("work/passport-held").unwrap(),
            title: "If someone holds your passport".to_owned(),
            lang: Some("en".to_owned()),
        }
    }

    fn message(body: &str, data: serde_json::Value) -> MessageType {
        MessageType::new(PAGE, body.to_owned(), serde_json::from_value(data).unwrap()).unwrap()
    }

    #[test]
    fn a_card_arrives_as_it_was_sent() {
        assert_eq!(read(&write(card()).unwrap()), Some(card()));
        let written = serde_json::to_value(write(card()).unwrap()).unwrap();
        assert_eq!(written["body"], "If someone holds your passport", "other clients show this");
    }

    #[test]
    fn what_is_no_card_of_this_form_is_none() {
        let good = json!({ "v": 1, "resource": "work/passport-held", "lang": "km" });
        assert!(read(&message("Title", good.clone())).is_some());
        for (field, value) in [
            ("v", json!(2)),
            ("v", json!("1")),
            ("resource", json!("../../etc/passwd")),
            ("resource", json!(7)),
        ] {
            let mut data = good.clone();
            data[field] = value;
            assert_eq!(read(&message("Title", data)), None, "{field}");
        }
        assert_eq!(read(&message("  \n ", good)), None);
        assert_eq!(read(&MessageType::text_plain("Title")), None);
    }

    #[test]
    fn what_a_stranger_writes_into_a_card_stays_words() {
        let data = json!({ "v": 1, "resource": "work/passport-held", "lang": "\" onload=" });
        let card = read(&message(&"<b>x</b>".repeat(99), data)).unwrap();
        assert_eq!(card.lang, None);
        assert_eq!(card.title.chars().count(), LONGEST_TITLE);
        assert!(card.title.starts_with("<b>x</b>"), "it is shown as text");
    }
}
