//! `index.toml`: what was revoked, keys and versions of packs.
//!
//! A root signs it, and any bundle may bring it along. Invariant: the one with the higher serial counts. A
//! caller that keeps the newest one can be shown no older one in its place.

use std::fmt::Write as _;

use larkspur_packs::{Date, PackId, named};
use serde::Deserialize;

use crate::{
    BundleError, Document, KeyId,
    document::{Content, head, read},
};

named! {
    /// Why a key was revoked.
    KeyReason {
        /// Somebody else may have it.
        Lost = "lost",
        /// It has signed what it should not have.
        Misused = "misused",
        /// It is not used any more.
        Retired = "retired",
    }
}

named! {
    /// Why a version of a pack was revoked.
    PackReason {
        /// It says something that is not so.
        Mistake = "mistake",
        /// It could harm somebody.
        Unsafe = "unsafe",
        /// Who made it has taken it back.
        Withdrawn = "withdrawn",
    }
}

/// What `index.toml` says.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Index {
    /// Grows with each index that is given out.
    pub serial: u64,
    /// The day on which it was made.
    pub made_on: Date,
    /// Keys that count no more, whatever they signed and whenever.
    #[serde(default)]
    pub revoked_keys: Vec<RevokedKey>,
    /// Versions of packs that are shown no more.
    #[serde(default)]
    pub revoked_packs: Vec<RevokedPack>,
}

/// A key that counts no more.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RevokedKey {
    /// Which one.
    pub key_id: KeyId,
    /// Why.
    pub reason: KeyReason,
}

/// Versions of a pack that are shown no more.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RevokedPack {
    /// Which pack.
    pub id: PackId,
    /// This revision and all before it.
    pub rev: u32,
    /// Why.
    pub reason: PackReason,
}

impl Content for Index {
    const DOCUMENT: Document = Document::Index;

    fn purpose(&self) -> String {
        format!("larkspur index {}", self.serial)
    }
}

impl Index {
    /// Reads an index without a question to its signature: one that the caller has checked and kept.
    ///
    /// # Errors
    /// When it does not keep to its format, or to one that this app knows.
    pub fn parse(bytes: &[u8]) -> Result<Self, BundleError> {
        read(bytes)
    }

    /// Why this key counts no more; none if it does.
    pub fn revoked_key(&self, id: KeyId) -> Option<KeyReason> {
        self.revoked_keys.iter().find(|key| key.key_id == id).map(|key| key.reason)
    }

    /// Why this version is shown no more; none if it may be. When it was revoked twice, the graver reason
    /// is told.
    pub fn revoked_pack(&self, id: &PackId, rev: u32) -> Option<PackReason> {
        let meant = self.revoked_packs.iter().filter(|pack| pack.id == *id && rev <= pack.rev);
        meant.map(|pack| pack.reason).max_by_key(|reason| *reason == PackReason::Unsafe)
    }

    /// The text of the file.
    pub fn print(&self) -> String {
        let mut text = head();
        // Writing into text cannot fail.
        let _ = writeln!(text, "serial = {}\nmade_on = \"{}\"", self.serial, self.made_on);
        for RevokedKey { key_id, reason } in &self.revoked_keys {
            let reason = reason.as_str();
            let _ =
                writeln!(text, "\n[[revoked_keys]]\nkey_id = \"{key_id}\"\nreason = \"{reason}\"");
        }
        for RevokedPack { id, rev, reason } in &self.revoked_packs {
            let reason = reason.as_str();
            let _ = writeln!(
                text,
                "\n[[revoked_packs]]\nid = \"{id}\"\nrev = {rev}\nreason = \"{reason}\""
            );
        }
        text
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn index() -> Index {
        let pack = |rev, reason| RevokedPack { id: PackId::parse("manila").unwrap(), rev, reason };
        Index {
            serial: 12,
            made_on: Date::parse("2026-11-25").unwrap(),
            revoked_keys: vec![RevokedKey {
                key_id: KeyId::parse("E7620F1842B4E81F").unwrap(),
                reason: KeyReason::Lost,
            }],
            revoked_packs: vec![
                pack(7, PackReason::Unsafe),
                pack(5, PackReason::Mistake),
                pack(9, PackReason::Withdrawn),
            ],
        }
    }

    #[test]
    fn what_is_printed_is_read_as_the_same() {
        let empty = Index { revoked_keys: Vec::new(), revoked_packs: Vec::new(), ..index() };
        for index in [index(), empty] {
            assert_eq!(Index::parse(index.print().as_bytes()), Ok(index));
        }
    }

    #[test]
    fn a_slip_in_any_line_is_found() {
        let good = index().print();
        for (from, to) in [
            ("serial = 12", "serial = -1"),
            ("E762", "e762"),
            ("\"lost\"", "\"stolen\""),
            ("\"unsafe\"", "\"Unsafe\""),
            ("rev = 7", "rev = 7\nall = true"),
            ("[[revoked_keys]]", "[[revoked]]"),
            ("made_on = \"2026-11-25\"\n", ""),
        ] {
            let text = good.replacen(from, to, 1);
            assert_ne!(text, good, "{from}");
            let error = Err(BundleError::BadDocument(Document::Index));
            assert_eq!(Index::parse(text.as_bytes()), error, "{to}");
        }
    }

    #[test]
    fn a_revision_is_revoked_with_all_before_it() {
        let manila = PackId::parse("manila").unwrap();
        for (rev, reason) in [
            (5, Some(PackReason::Unsafe)),
            (7, Some(PackReason::Unsafe)),
            (8, Some(PackReason::Withdrawn)),
            (10, None),
        ] {
            assert_eq!(index().revoked_pack(&manila, rev), reason, "{rev}");
        }
        assert_eq!(index().revoked_pack(&PackId::parse("cebu").unwrap(), 5), None);
        let known = |id| index().revoked_key(KeyId::parse(id).unwrap());
        assert_eq!(known("E7620F1842B4E81F"), Some(KeyReason::Lost));
        assert_eq!(known("E7620F1842B4E81E"), None);
    }

    #[test]
    fn every_reason_leads_back_to_its_word() {
        for reason in KeyReason::ALL {
            assert_eq!(KeyReason::from_name(reason.as_str()), Some(*reason));
        }
        for reason in PackReason::ALL {
            assert_eq!(PackReason::from_name(reason.as_str()), Some(*reason));
        }
    }
}
