//! `chapter.toml`: what a root lets a chapter sign, and until when.
//!
//! Invariant: a certificate is for one key and for named packs. `["*"]` never includes the pack that
//! ships with the app.

use std::fmt::Write as _;

use larkspur_packs::{Date, PackId, Words};
use serde::Deserialize;

use crate::{
    BundleError, Document, PublicKey, Signed, Trust,
    document::{Content, head, list, quoted, read},
    verify::refuse_revoked,
};

/// The pack that ships with the app. A chapter may sign it only if its certificate names it.
const SHIPPED: &str = "core";
const EVERY: &str = "*";

/// What `chapter.toml` says.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Certificate {
    /// What the chapter is called; shown to whoever imports its packs.
    pub name: Words,
    /// The key that it signs with.
    pub public_key: PublicKey,
    /// What it may sign.
    pub packs: MaySign,
    /// The first day on which it holds.
    pub not_before: Date,
    /// The last day on which it holds.
    pub not_after: Date,
}

/// The packs that a chapter may sign.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(try_from = "Vec<String>")]
pub enum MaySign {
    /// Every pack but the one that ships with the app, written `["*"]`.
    AllButShipped,
    /// These; at least one.
    Only(Vec<PackId>),
}

impl MaySign {
    /// Whether it includes a pack.
    pub fn includes(&self, id: &PackId) -> bool {
        match self {
            Self::AllButShipped => id.as_str() != SHIPPED,
            Self::Only(ids) => ids.contains(id),
        }
    }
}

impl TryFrom<Vec<String>> for MaySign {
    type Error = BundleError;

    fn try_from(ids: Vec<String>) -> Result<Self, BundleError> {
        let bad = BundleError::BadDocument(Document::Certificate);
        match ids.as_slice() {
            [] => Err(bad),
            [all] if all == EVERY => Ok(Self::AllButShipped),
            ids => {
                let ids: Result<_, _> = ids.iter().map(|id| PackId::parse(id)).collect();
                ids.map(Self::Only).map_err(|_| bad)
            }
        }
    }
}

impl Content for Certificate {
    const DOCUMENT: Document = Document::Certificate;

    fn purpose(&self) -> String {
        format!("larkspur chapter {}", self.name)
    }
}

impl Certificate {
    /// Reads a certificate without a question to its signature: to show it, or to see whether it is for a key.
    ///
    /// # Errors
    /// When it does not keep to its format, or to one that this app knows.
    pub fn parse(bytes: &[u8]) -> Result<Self, BundleError> {
        read(bytes)
    }

    /// Reads a certificate that a root has signed, if neither that root nor the key was called back. For which packs and on
    /// which days it holds is for [`Certificate::check`].
    ///
    /// # Errors
    /// Why it counts for nothing.
    pub fn open(signed: &Signed, trust: &Trust<'_>) -> Result<Self, BundleError> {
        let (certificate, root) = trust.roots.open::<Self>(signed)?;
        refuse_revoked(trust.index, root)?;
        refuse_revoked(trust.index, certificate.public_key.id())?;
        Ok(certificate)
    }

    /// The text of the file.
    pub fn print(&self) -> String {
        let packs = match &self.packs {
            MaySign::AllButShipped => list([EVERY]),
            MaySign::Only(ids) => list(ids.iter().map(PackId::as_str)),
        };
        let mut text = head();
        // Writing into text cannot fail.
        let _ = writeln!(
            text,
            "name = {}\npublic_key = \"{}\"\npacks = {packs}\nnot_before = \"{}\"\nnot_after = \
             \"{}\"",
            quoted(self.name.as_str()),
            self.public_key.line(),
            self.not_before,
            self.not_after,
        );
        text
    }

    /// Whether it lets its key sign this pack on this day.
    ///
    /// # Errors
    /// [`BundleError::NotYetValid`], [`BundleError::Expired`], [`BundleError::PackNotAllowed`].
    pub fn check(&self, id: &PackId, today: Date) -> Result<(), BundleError> {
        if today.day_number() < self.not_before.day_number() {
            return Err(BundleError::NotYetValid { from: self.not_before });
        }
        if today.day_number() > self.not_after.day_number() {
            return Err(BundleError::Expired { until: self.not_after });
        }
        if self.packs.includes(id) { Ok(()) } else { Err(BundleError::PackNotAllowed) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn date(text: &str) -> Date {
        Date::parse(text).unwrap()
    }

    fn ids(ids: &[&str]) -> Result<MaySign, BundleError> {
        MaySign::try_from(ids.iter().map(|id| (*id).to_owned()).collect::<Vec<_>>())
    }

    fn certificate() -> Certificate {
        Certificate {
            name: Words::parse("Casa \"Luz\" \\ Manila").unwrap(),
            public_key: PublicKey::parse(
                "RWQf6LRCGA9i53mlYecO4IzT51TGPpvWucNSCh1CBM0QTaLn73Y7GFO3",
            )
            .unwrap(),
            packs: ids(&["manila", "cebu"]).unwrap(),
            not_before: date("2026-11-01"),
            not_after: date("2027-11-01"),
        }
    }

    #[test]
    fn what_is_printed_is_read_as_the_same() {
        for packs in [MaySign::AllButShipped, ids(&["manila"]).unwrap()] {
            let certificate = Certificate { packs, ..certificate() };
            assert_eq!(Certificate::parse(certificate.print().as_bytes()), Ok(certificate));
        }
    }

    #[test]
    fn a_slip_in_any_line_is_found() {
        let good = certificate().print();
        for (from, to) in [
            ("name = \"", "name = \"\" # \""),
            ("RWQf", "RWQ"),
            ("[\"manila\", \"cebu\"]", "[]"),
            ("[\"manila\", \"cebu\"]", "[\"*\", \"cebu\"]"),
            ("[\"manila\", \"cebu\"]", "[\"Manila\"]"),
            ("[\"manila\", \"cebu\"]", "\"*\""),
            ("2026-11-01", "2026-11-31"),
            ("not_after", "until"),
        ] {
            let text = good.replacen(from, to, 1);
            assert_ne!(text, good, "{from}");
            let error = Err(BundleError::BadDocument(Document::Certificate));
            assert_eq!(Certificate::parse(text.as_bytes()), error, "{to}");
        }
    }

    #[test]
    fn it_holds_from_its_first_day_to_its_last_and_for_its_packs() {
        let manila = PackId::parse("manila").unwrap();
        let core = PackId::parse("core").unwrap();
        let early = Err(BundleError::NotYetValid { from: date("2026-11-01") });
        let late = Err(BundleError::Expired { until: date("2027-11-01") });
        for (day, expected) in [
            ("2026-10-31", early),
            ("2026-11-01", Ok(())),
            ("2027-11-01", Ok(())),
            ("2027-11-02", late),
        ] {
            assert_eq!(certificate().check(&manila, date(day)), expected, "{day}");
        }
        let today = date("2026-12-01");
        assert_eq!(certificate().check(&core, today), Err(BundleError::PackNotAllowed));
        assert!(ids(&["*"]).unwrap().includes(&manila));
        assert!(!ids(&["*"]).unwrap().includes(&core));
        assert!(ids(&["core"]).unwrap().includes(&core));
    }
}
