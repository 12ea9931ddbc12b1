//! Proposals that came as attachments: at hand in memory, and in the vault for when there is no connection.
//!
//! Used by [`super::library`], which fetches them, and by [`super::leaving`]. Invariants: what is given was found to be
//! exactly what a message names, also when it comes from the vault; the words are nowhere but in the encrypted database;
//! those of a room go when the person leaves it, and the oldest when there are too many.

use std::{collections::HashMap, sync::Mutex};

use larkspur_proposals::{Digest, Revision, wire::Attached};
use matrix_sdk::ruma::RoomId;
use sqlx::Row as _;
use tracing::warn;

use crate::db::Database;

/// How many are kept in the vault, each of at most 256 KiB (`larkspur_proposals::wire`). Nobody reads that many without a
/// connection; and whoever sends more must not fill the disk.
const MOST_KEPT: i64 = 200;

/// Attached proposals by what names their words.
pub(super) struct Fetched {
    database: Database,
    read: Mutex<HashMap<Digest, Revision>>,
}

impl Fetched {
    pub(super) fn new(database: Database) -> Self {
        Self { database, read: Mutex::default() }
    }

    /// One that is at hand.
    pub(super) fn get(&self, digest: Digest) -> Option<Revision> {
        self.read.lock().ok()?.get(&digest).cloned()
    }

    /// Takes one that was fetched or is about to be sent. Where the vault does not take it, it is at hand until the next
    /// lock, and fetched again after that.
    pub(super) async fn keep(&self, room: &RoomId, revision: Revision, bytes: &[u8]) {
        let digest = revision.digest();
        self.put(revision);
        if self.write(room, digest, bytes).await.is_err() {
            warn!("an attached proposal could not be kept in the vault");
        }
    }

    /// One that is at hand or in the vault. From there it is at hand afterwards.
    pub(super) async fn get_or_recall(&self, attached: &Attached) -> Option<Revision> {
        if let Some(revision) = self.get(attached.digest) {
            return Some(revision);
        }
        let found = sqlx::query("SELECT bytes FROM proposal_attached WHERE digest = ?")
            .bind(attached.digest.to_string())
            .fetch_optional(self.database.pool())
            .await;
        let bytes: Vec<u8> = found.ok()??.try_get(0).ok()?;
        let revision = attached.open(&bytes).ok()?;
        self.put(revision.clone());
        Some(revision)
    }

    /// Forgets what came in a room that the person has left.
    pub(super) async fn forget_room(&self, room: &RoomId) {
        let done = sqlx::query("DELETE FROM proposal_attached WHERE room = ?")
            .bind(room.as_str())
            .execute(self.database.pool());
        if done.await.is_err() {
            warn!("the attached proposals of a room that was left are still in the vault");
        }
    }

    /// Forgets what is in memory.
    pub(super) fn clear(&self) {
        if let Ok(mut read) = self.read.lock() {
            read.clear();
        }
    }

    fn put(&self, revision: Revision) {
        if let Ok(mut read) = self.read.lock() {
            read.insert(revision.digest(), revision);
        }
    }

    async fn write(&self, room: &RoomId, digest: Digest, bytes: &[u8]) -> Result<(), sqlx::Error> {
        let mut all = self.database.pool().begin().await?;
        sqlx::query(
            "INSERT OR REPLACE INTO proposal_attached (digest, room, kept, bytes) \
             VALUES (?, ?, (SELECT COALESCE(MAX(kept), 0) + 1 FROM proposal_attached), ?)",
        )
        .bind(digest.to_string())
        .bind(room.as_str())
        .bind(bytes)
        .execute(&mut *all)
        .await?;
        sqlx::query(
            "DELETE FROM proposal_attached WHERE kept <= \
             (SELECT MAX(kept) FROM proposal_attached) - ?",
        )
        .bind(MOST_KEPT)
        .execute(&mut *all)
        .await?;
        all.commit().await
    }
}

#[cfg(test)]
mod tests {
    use std::{num::NonZeroU32, path::Path};

    use larkspur_packs::{LanguageTag, PackId, Page, ResourceId};
    use larkspur_proposals::{
        Made, Parts, ProposalId, Summary, Title, Work,
        wire::{Attached, Written},
    };
    use matrix_sdk::ruma::room_id;

    use super::*;

    async fn open(folder: &Path) -> Database {
        Database::open(&folder.join("app.db"), &crate::vault::Key::make(|bytes| bytes.fill(1)))
            .await
            .unwrap()
    }

    /// A revision that is too large for a message, as it is attached.
    fn large(number: u8) -> (Revision, Attached, Vec<u8>) {
        let words = "Keep a copy with somebody. ".repeat(30);
        let units: Vec<String> = (1..=60).map(|unit| format!("{words} {{#u{unit}}}")).collect();
        let units = units.join("\n\n");
        let front = "title = \"A\"\nsummary = \"A.\"\nlang = \"en\"\nrev = 1\nstatus = \"draft\"\n\
                     method = \"human\"\nupdated = \"2026-11-25\"\nkeywords = []\n";
        let page = Page::parse("a", &format!("+++\n{front}+++\n{units}\n")).unwrap().page;
        let revision = Revision::new(Parts {
            proposal: ProposalId::new([number; 16]),
            replaces: None,
            resource: ResourceId::parse("work/a").unwrap(),
            lang: LanguageTag::parse("en").unwrap(),
            pack: PackId::parse("core").unwrap(),
            pack_rev: NonZeroU32::MIN,
            title: Title::parse("A").unwrap(),
            summary: Summary::parse("A.").unwrap(),
            keywords: Vec::new(),
            work: Work::Page { blocks: page.blocks },
            made: Made::Human,
            translator: None,
        })
        .unwrap();
        let Written::Attachment { bytes, .. } = revision.write().unwrap() else {
            panic!("it fits into a message")
        };
        let (proposal, digest) = (revision.parts().proposal, revision.digest());
        (revision, Attached { proposal, digest, bytes: bytes.len() }, bytes)
    }

    #[tokio::test]
    async fn what_was_kept_is_there_again_after_a_lock_until_the_room_is_left() {
        let folder = tempfile::tempdir().unwrap();
        let database = open(folder.path()).await;
        let (june, july) = (room_id!("!june:example.org"), room_id!("!july:example.org"));
        let (revision, attached, bytes) = large(1);
        let fetched = Fetched::new(database.clone());
        assert_eq!(fetched.get_or_recall(&attached).await, None, "nothing was kept yet");
        fetched.keep(june, revision.clone(), &bytes).await;
        assert_eq!(fetched.get(attached.digest), Some(revision.clone()));

        fetched.clear();
        assert_eq!(fetched.get(attached.digest), None);
        assert!(fetched.get_or_recall(&attached).await.is_some());
        assert_eq!(fetched.get(attached.digest), Some(revision));

        fetched.clear();
        fetched.forget_room(july).await;
        assert!(fetched.get_or_recall(&attached).await.is_some(), "another room was left");
        fetched.clear();
        fetched.forget_room(june).await;
        assert_eq!(fetched.get_or_recall(&attached).await, None);
        database.close().await;
    }

    #[tokio::test]
    async fn what_is_not_what_a_message_names_is_not_given() {
        let folder = tempfile::tempdir().unwrap();
        let database = open(folder.path()).await;
        let room = room_id!("!june:example.org");
        let fetched = Fetched::new(database.clone());
        let ((revision, attached, _), (_, _, others)) = (large(1), large(2));
        fetched.keep(room, revision, &others).await;
        fetched.clear();
        assert_eq!(fetched.get_or_recall(&attached).await, None);
        database.close().await;
    }

    #[tokio::test]
    async fn the_oldest_goes_when_there_are_too_many() {
        let folder = tempfile::tempdir().unwrap();
        let database = open(folder.path()).await;
        let room = room_id!("!june:example.org");
        let fetched = Fetched::new(database.clone());
        let (revision, first, bytes) = large(0);
        fetched.keep(room, revision, &bytes).await;
        let made = |number: i64| Digest::parse(&format!("b3:{number:064x}")).unwrap();
        for number in 1..MOST_KEPT {
            fetched.write(room, made(number), b"{}").await.unwrap();
        }
        fetched.clear();
        assert!(fetched.get_or_recall(&first).await.is_some(), "there is room for all of them");
        fetched.write(room, made(MOST_KEPT), b"{}").await.unwrap();
        fetched.clear();
        assert_eq!(fetched.get_or_recall(&first).await, None);
        database.close().await;
    }
}
