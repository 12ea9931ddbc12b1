//! Messages about proposals for the library: how they are written, read and shown in a conversation.
//!
//! Used by the timeline and the room list for reading, and by [`super::library`] for both. Invariants: what a message says
//! is read by `larkspur-proposals` alone, and is shown here as far as it says by itself what it is about; what it has come to
//! is never guessed from one message.

use larkspur_ipc::{
    ProposalId, ResourceId,
    messaging::{ProposalCard, ProposalStep},
};
use larkspur_proposals::{
    Revision, Verdict,
    wire::{self, Attached, Content, Kind, Message, Reading},
};
use matrix_sdk::ruma::events::room::{EncryptedFile, message::MessageType};
use serde_json::Value;

use super::{attachments, cards::clean_title, words};

/// Where the attachment of a message stands, as other files of messages do.
const FILE: &str = "file";

/// What a message says.
#[derive(Clone, Debug)]
pub(super) enum Said {
    /// All of it.
    Content(Content),
    /// What the rest of it is, and how it is fetched and decrypted.
    Attached(Attached, Box<EncryptedFile>),
}

/// A message with these fields. `words` are what other apps show.
pub(super) fn write(
    kind: Kind,
    mut message: Message,
    words: &str,
    file: Option<&EncryptedFile>,
) -> Option<MessageType> {
    if let Some(file) = file {
        message.insert(FILE.to_owned(), serde_json::to_value(file).ok()?);
    }
    let data = serde_json::from_value(Value::Object(message)).ok()?;
    MessageType::new(kind.as_str(), words.to_owned(), data).ok()
}

/// What a message says of a proposal, if it is of a kind that does and well formed.
pub(super) fn read(message: &MessageType) -> Option<Said> {
    let kind = Kind::from_name(message.msgtype())?;
    let mut data = message.data().into_owned();
    // It stands beside the content, which is read within bounds of its own.
    let file = data.remove(FILE);
    let json = serde_json::to_vec(&data).ok()?;
    match wire::read(kind, &json).ok()? {
        Reading::Content(content) => Some(Said::Content(content)),
        Reading::Attached(attached) => {
            let file: EncryptedFile = serde_json::from_value(file?).ok()?;
            attachments::can_fetch(&file).then(|| Said::Attached(attached, Box::new(file)))
        }
    }
}

/// What is shown of a message in a conversation.
pub(super) fn card(message: &MessageType) -> Option<ProposalCard> {
    let card = |proposal: String, step| ProposalCard {
        proposal: ProposalId::parse(proposal).ok(),
        step,
        resource: None,
        title: None,
        lang: None,
    };
    Some(match read(message)? {
        Said::Attached(attached, _) => card(attached.proposal.to_string(), ProposalStep::Proposed),
        Said::Content(Content::Revision(revision)) => of_revision(&revision),
        Said::Content(Content::Review(review)) => {
            let step = match review.verdict {
                Verdict::Fits => ProposalStep::FoundFitting,
                Verdict::Change => ProposalStep::AskedForChange,
            };
            card(review.proposal.to_string(), step)
        }
        Said::Content(Content::Withdrawal(withdrawal)) => {
            card(withdrawal.proposal.to_string(), ProposalStep::Withdrawn)
        }
        Said::Content(Content::TakenUp(taken)) => {
            card(taken.proposal.to_string(), ProposalStep::TakenUp)
        }
        Said::Content(Content::Newer(newer)) => {
            let proposal = newer.proposal.map(|id| id.to_string());
            card(proposal.unwrap_or_default(), ProposalStep::NeedsNewer)
        }
    })
}

fn of_revision(revision: &Revision) -> ProposalCard {
    let parts = revision.parts();
    let is_first = parts.replaces.is_none();
    ProposalCard {
        proposal: ProposalId::parse(parts.proposal.to_string()).ok(),
        step: if is_first { ProposalStep::Proposed } else { ProposalStep::Revised },
        resource: ResourceId::parse(parts.resource.to_string()).ok(),
        title: clean_title(parts.title.as_str()),
        lang: Some(parts.lang.to_string()),
    }
}

/// The message as one line for the room list: the title that is proposed, or else what its sender's app wrote for others.
pub(super) fn line(message: &MessageType) -> Option<String> {
    let card = card(message)?;
    card.title.or_else(|| clean_title(&words::plain_of(&words::of_plain(message.body()))))
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    const PROPOSAL: &str = "5f0c9a3be1d24476a8f7310cc2d95e01";

    fn digest() -> String {
        format!("b3:{}", "41".repeat(32))
    }

    fn message(kind: &str, data: Value) -> MessageType {
        MessageType::new(kind, "Words".to_owned(), serde_json::from_value(data).unwrap()).unwrap()
    }

    fn step(kind: &str, data: Value) -> Option<ProposalStep> {
        card(&message(kind, data)).map(|card| card.step)
    }

    fn revision() -> Value {
        json!({
            "v": 1, "proposal": PROPOSAL, "kind": "page", "resource": "work/barangay", "lang": "en",
            "made_from": { "pack": "core", "pack_rev": 1 }, "title": "At the <b>hall</b>",
            "summary": "What to bring.", "blocks": [{ "id": "u1", "text": "Take somebody along." }],
            "method": "human",
        })
    }

    #[test]
    fn a_card_says_what_the_message_does_and_no_more() {
        let review = |verdict: &str| json!({ "v": 1, "proposal": PROPOSAL, "digest": digest(), "verdict": verdict, "speaks": true });
        let mut revised = revision();
        revised["replaces"] = json!(digest());
        let taken = json!({
            "v": 1, "proposal": PROPOSAL, "digest": digest(), "pack": "core", "rev": 2,
            "signature": "untrusted comment: larkspur",
        });
        for (kind, data, expected) in [
            ("app.larkspur.proposal", revision(), ProposalStep::Proposed),
            ("app.larkspur.proposal", revised, ProposalStep::Revised),
            ("app.larkspur.review", review("fits"), ProposalStep::FoundFitting),
            ("app.larkspur.review", review("change"), ProposalStep::AskedForChange),
            (
                "app.larkspur.withdrawal",
                json!({ "v": 1, "proposal": PROPOSAL }),
                ProposalStep::Withdrawn,
            ),
            ("app.larkspur.taken_up", taken, ProposalStep::TakenUp),
            (
                "app.larkspur.review",
                json!({ "v": 2, "proposal": PROPOSAL }),
                ProposalStep::NeedsNewer,
            ),
        ] {
            assert_eq!(step(kind, data), Some(expected), "{kind}");
        }
        let shown = card(&message("app.larkspur.proposal", revision())).unwrap();
        assert_eq!(shown.title.as_deref(), Some("At the <b>hall</b>"), "it is shown as text");
        assert_eq!(shown.proposal.unwrap().as_str(), PROPOSAL);
        assert_eq!(shown.lang.as_deref(), Some("en"));
    }

    #[test]
    fn what_is_no_such_message_is_none() {
        assert_eq!(step("app.larkspur.proposal", json!({ "v": 1 })), None);
        assert_eq!(step("app.larkspur.withdrawal", json!({ "v": 1, "proposal": 7 })), None);
        assert!(card(&MessageType::text_plain("Words")).is_none());
        let attached = json!({ "digest": digest(), "bytes": 40_211 });
        let lacking = json!({ "v": 1, "proposal": PROPOSAL, "attached": attached });
        assert_eq!(step("app.larkspur.proposal", lacking), None, "nobody could fetch it");
    }

    #[test]
    fn a_line_is_the_title_or_what_other_apps_show() {
        assert_eq!(
            line(&message("app.larkspur.proposal", revision())).as_deref(),
            Some("At the <b>hall</b>")
        );
        let withdrawn = json!({ "v": 1, "proposal": PROPOSAL });
        assert_eq!(line(&message("app.larkspur.withdrawal", withdrawn)).as_deref(), Some("Words"));
    }

    #[test]
    fn the_largest_message_of_ours_is_read_with_the_words_of_other_apps_beside_it() {
        let mut largest = revision();
        let text = |count: usize| json!([{ "id": "u1", "text": "ក".repeat(count) }]);
        let room = larkspur_proposals::limits::LARGEST_MESSAGE - largest.to_string().len();
        let units: Vec<Value> = (1..=3)
            .map(|id| json!({ "id": format!("u{id}"), "text": "ក".repeat((room / 3 - 60) / 3) }))
            .collect();
        largest["blocks"] = json!(units);
        assert!(largest.to_string().len() <= larkspur_proposals::limits::LARGEST_MESSAGE);
        let Value::Object(fields) = largest else { panic!("it is an object") };
        let words = "w".repeat(larkspur_ipc::proposals::MAX_WORDS_CHARS);
        let sent = write(Kind::Proposal, fields, &words, None).unwrap();
        let arrived: MessageType =
            serde_json::from_value(serde_json::to_value(&sent).unwrap()).unwrap();
        assert!(card(&arrived).is_some());
        let mut too_large = revision();
        too_large["blocks"] = text(larkspur_proposals::limits::LARGEST_MESSAGE / 3);
        assert_eq!(step("app.larkspur.proposal", too_large), None);
    }
}
