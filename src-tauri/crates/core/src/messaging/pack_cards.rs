//! Packs of the library that members share: a card, and the encrypted file that goes along with it.
//!
//! Used by the timeline and the room list for reading, and by [`crate::Session`] for sending and fetching.
//! Invariants: nothing is fetched because a card came; a card is what its sender says, and nothing of it is
//! trusted further than to ask for the file that it names, at most as large as it says.

use larkspur_bundle::Bundle;
use larkspur_ipc::{
    IpcError, MessageId, RoomId,
    messaging::{Connection, MessagingError, PackCard},
    resources::{PackRefusal, ResourcesError},
};
use larkspur_packs::{LanguageTag, PackId};
use matrix_sdk::ruma::{
    EventId,
    events::room::{
        EncryptedFile,
        message::{MessageType, RoomMessageEventContent},
    },
    serde::JsonObject,
};
use serde_json::{Value, json};

use super::{
    Messaging,
    attachments::{self, FetchFault},
    cards::{LONGEST_TITLE, clean_title},
    item,
};

/// The kind of such a message. Its form is told by `v`, so that the name stays.
const PACK: &str = "app.larkspur.pack";
/// The form that this version writes and reads.
const FORM: u64 = 1;

/// A card, and how its file is fetched and decrypted.
pub(crate) struct SharedPack {
    pub(crate) card: PackCard,
    file: EncryptedFile,
}

impl Messaging {
    /// Uploads a pack, encrypted, and hands its card to the send queue. When this is refused or cut off, nobody was
    /// told of the pack: what was uploaded can be opened with the key in the card alone.
    ///
    /// # Errors
    /// As [`Messaging::send_message`], before anything is uploaded; [`MessagingError::AttachmentTooLarge`];
    /// [`MessagingError::ServerUnreachable`] at once while there is no connection.
    pub(crate) async fn send_pack(
        &self,
        room: &RoomId,
        card: &PackCard,
        words: &str,
        bytes: &[u8],
    ) -> Result<(), IpcError> {
        self.writable(room).await?;
        if self.shared.connection.now() == Connection::Offline {
            return Err(MessagingError::ServerUnreachable.into());
        }
        let file = attachments::upload(&self.shared.client, bytes).await?;
        let content = write(card, words, &file).ok_or(IpcError::Internal)?;
        self.send(room, RoomMessageEventContent::new(content)).await
    }

    /// The pack that came with a message of an open room.
    ///
    /// # Errors
    /// [`MessagingError::ItemGone`] when it was removed meanwhile, or is no pack.
    pub(crate) async fn find_pack(
        &self,
        room: &RoomId,
        message: &MessageId,
    ) -> Result<SharedPack, IpcError> {
        let room = self.shared.room(room)?;
        let timeline = self.shared.open_timeline(&room).await?;
        let id = EventId::parse(message.as_str()).map_err(|_| MessagingError::ItemGone)?;
        let event = timeline.item_by_event_id(&id).await.ok_or(MessagingError::ItemGone)?;
        item::pack_in(&event).ok_or(MessagingError::ItemGone.into())
    }

    /// Fetches the bytes of a pack that was shared.
    ///
    /// # Errors
    /// Why the server did not give it; [`PackRefusal::Damaged`]; [`PackRefusal::NotAsSaid`].
    pub(crate) async fn fetch_pack(&self, shared: &SharedPack) -> Result<Vec<u8>, IpcError> {
        let size = usize::try_from(shared.card.size).map_err(|_| IpcError::Internal)?;
        let fetched = attachments::fetch(&self.shared.client, &shared.file, size).await;
        fetched.map_err(|fault| match fault {
            FetchFault::Server(error) => error.into(),
            FetchFault::OtherSize => ResourcesError::Refused(PackRefusal::NotAsSaid).into(),
            FetchFault::Damaged => ResourcesError::Refused(PackRefusal::Damaged).into(),
        })
    }
}

fn write(card: &PackCard, words: &str, file: &EncryptedFile) -> Option<MessageType> {
    let cut = |text: &str| text.chars().take(LONGEST_TITLE).collect::<String>();
    let data = json!({
        "v": FORM,
        "pack": card.pack,
        "title": cut(&card.title),
        "lang": card.lang,
        "revision": card.revision,
        "size": card.size,
        "chapter": card.chapter.as_deref().map(cut),
        "file": file,
    });
    let data: JsonObject = serde_json::from_value(data).ok()?;
    MessageType::new(PACK, words.to_owned(), data).ok()
}

/// The pack in a message, if it is one that this version knows.
pub(super) fn read(kind: &MessageType) -> Option<SharedPack> {
    if kind.msgtype() != PACK {
        return None;
    }
    let data = kind.data();
    let text = |name: &str| data.get(name).and_then(Value::as_str);
    let number = |name: &str| data.get(name).and_then(Value::as_u64);
    if number("v") != Some(FORM) {
        return None;
    }
    let size = number("size").filter(|size| (1..=Bundle::MOST_BYTES).contains(size))?;
    let file: EncryptedFile = serde_json::from_value(data.get("file")?.clone()).ok()?;
    let chapter = match data.get("chapter") {
        None | Some(Value::Null) => None,
        Some(name) => Some(clean_title(name.as_str()?)?),
    };
    let card = PackCard {
        pack: PackId::parse(text("pack")?).ok()?.to_string(),
        title: clean_title(text("title")?)?,
        lang: text("lang").and_then(|tag| LanguageTag::parse(tag).ok()).map(|it| it.to_string()),
        revision: number("revision").and_then(|it| u32::try_from(it).ok()).filter(|it| *it > 0)?,
        size: u32::try_from(size).ok()?,
        chapter,
    };
    attachments::can_fetch(&file).then_some(SharedPack { card, file })
}

#[cfg(test)]
mod tests {
    use matrix_sdk::ruma::{
        events::room::{EncryptedFileHashes, V2EncryptedFileInfo},
        owned_mxc_uri,
    };

    use super::*;

    fn card() -> PackCard {
        PackCard {
            pack: "manila".to_owned(),
            title: "Pages from Manila".to_owned(),
            lang: Some("en".to_owned()),
            revision: 3,
            size: 4096,
            chapter: Some("Philippines".to_owned()),
        }
    }

    fn file() -> EncryptedFile {
        EncryptedFile::new(
            owned_mxc_uri!("mxc://example.org/abc"),
            V2EncryptedFileInfo::encode([1; 32], [2; 16]).into(),
            EncryptedFileHashes::with_sha256([3; 32]),
        )
    }

    fn data() -> Value {
        let kind = write(&card(), "Pages for the library", &file()).unwrap();
        serde_json::to_value(&*kind.data()).unwrap()
    }

    fn read_from(data: Value) -> Option<SharedPack> {
        let data = serde_json::from_value(data).unwrap();
        read(&MessageType::new(PACK, "Pages for the library".to_owned(), data).unwrap())
    }

    #[test]
    fn a_card_arrives_as_it_was_sent_and_others_are_shown_its_words() {
        let kind = write(&card(), "Pages for the library", &file()).unwrap();
        let written = serde_json::to_value(&kind).unwrap();
        assert_eq!(written["body"], "Pages for the library");
        assert_eq!(written["msgtype"], PACK);
        // On its way it is JSON alone.
        let arrived: MessageType = serde_json::from_value(written).unwrap();
        let shared = read(&arrived).unwrap();
        assert_eq!(shared.card, card());
        assert_eq!(shared.file.url, file().url);
        let by_network = PackCard { chapter: None, lang: None, ..card() };
        let kind = write(&by_network, "Pages", &file()).unwrap();
        assert_eq!(read(&kind).unwrap().card, by_network);
    }

    #[test]
    fn what_is_no_card_of_this_form_is_none() {
        assert!(read_from(data()).is_some());
        let most = Bundle::MOST_BYTES;
        for (field, value) in [
            ("v", json!(2)),
            ("v", json!("1")),
            ("pack", json!("../../etc/passwd")),
            ("pack", json!("")),
            ("pack", json!(7)),
            ("title", json!("  \n ")),
            ("title", json!(["a"])),
            ("title", json!(null)),
            ("revision", json!(0)),
            ("revision", json!(-1)),
            ("revision", json!(1.5)),
            ("revision", json!(u64::from(u32::MAX) + 1)),
            ("size", json!(0)),
            ("size", json!(-5)),
            ("size", json!("4096")),
            ("size", json!(most + 1)),
            ("chapter", json!(5)),
            ("chapter", json!(" ")),
            ("file", json!(null)),
            ("file", json!("mxc://example.org/abc")),
            ("file", json!({ "url": "mxc://example.org/abc" })),
        ] {
            let mut wrong = data();
            wrong[field] = value.clone();
            assert!(read_from(wrong).is_none(), "{field} {value}");
        }
        for field in ["v", "pack", "title", "revision", "size", "file"] {
            let mut lacking = data();
            lacking.as_object_mut().unwrap().remove(field);
            assert!(read_from(lacking).is_none(), "{field}");
        }
        assert!(read(&MessageType::text_plain("Pages")).is_none());
        let mut largest = data();
        largest["size"] = json!(most);
        assert!(read_from(largest).is_some());
    }

    #[test]
    fn a_file_of_an_unknown_kind_is_none() {
        for (field, value) in [
            ("url", json!("https://example.org/abc")),
            ("url", json!("mxc://example.org/")),
            ("url", json!("mxc://example.org/..")),
            ("url", json!("mxc://example.org/../../x")),
            ("url", json!("mxc://example.org/a?b")),
            ("url", json!("mxc:///abc")),
            ("url", json!(format!("mxc://example.org/{}", "a".repeat(600)))),
            ("v", json!("v3")),
            ("hashes", json!({})),
            ("hashes", json!({ "sha256": "short" })),
            ("hashes", json!({ "md5": "AAAA" })),
            ("key", json!({})),
            ("iv", json!("AAAA")),
        ] {
            let mut wrong = data();
            wrong["file"][field] = value.clone();
            assert!(read_from(wrong).is_none(), "{field} {value}");
        }
    }

    #[test]
    fn what_a_stranger_writes_into_a_card_stays_words() {
        let mut long = data();
        long["title"] = json!("<b>x</b>".repeat(99));
        long["chapter"] = json!("\u{202e}Network\n".repeat(99));
        long["lang"] = json!("\" onload=");
        let card = read_from(long).unwrap().card;
        assert_eq!(card.title.chars().count(), LONGEST_TITLE);
        assert!(card.title.starts_with("<b>x</b>"), "it is shown as text");
        let chapter = card.chapter.unwrap();
        assert!(chapter.chars().count() <= LONGEST_TITLE);
        assert!(!chapter.contains(['\u{202e}', '\n']), "nothing turns a name round");
        assert_eq!(card.lang, None);
    }
}
