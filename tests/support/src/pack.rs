//! A pack of the library that comes from outside, and the people who sign it.
//!
//! Tests take it that get pages by a file or by a message. Invariant: the words in it stand nowhere else, so that a search
//! for them finds this pack alone.

use std::collections::{BTreeMap, BTreeSet};

use larkspur_bundle::{Certificate, Draft, Files, MaySign, PublicKey, SigningKey};
use larkspur_packs::{Date, PackId, Words};

use crate::Trouble;

/// The pack.
pub const ID: &str = "quillwort-pack";
/// What it is called.
pub const TITLE: &str = "Moonwort pages";
/// The chapter that signs it.
pub const CHAPTER: &str = "Adder chapter";
/// The page in it.
pub const PAGE: &str = "work/adderstongue";
/// What the page is called.
pub const PAGE_TITLE: &str = "At the barangay hall";

const INFO: &str = r#"topic = "work"
order = 900
audience = ["member"]
countries = ["PH"]
level = "basic"
minutes = 1
content_notes = []
related = []
review_every_days = 180
license = "CC-BY-4.0"
attribution = "The chapter"
legal_review = { by = "", on = "" }
advisor_review = { by = "", on = "" }
"#;

const TEXT: &str = r#"summary = "What to bring."
lang = "en"
rev = 1
status = "reviewed"
method = "human"
updated = "2026-11-25"
keywords = []
+++
Take somebody along, and a quillwort for luck. {#u1}
"#;

/// The people who may sign.
pub struct Signers {
    /// The network.
    pub root: SigningKey,
    /// A chapter of it.
    pub chapter: SigningKey,
}

impl Signers {
    /// New ones.
    ///
    /// # Errors
    /// When the system has no random numbers, here and below: or when something is not of its form.
    pub fn new() -> Result<Self, Trouble> {
        let key = || SigningKey::generate().map_err(|error| refused(&error));
        Ok(Self { root: key()?, chapter: key()? })
    }

    /// What the network sends to an editor whose key has this public line: that it signs this pack for [`CHAPTER`].
    pub fn certify(&self, public: &str, pack: &str) -> Result<String, Trouble> {
        let pack = PackId::parse(pack).map_err(|error| refused(&error))?;
        let key = PublicKey::parse(public).map_err(|error| refused(&error))?;
        let signed = certificate(key, MaySign::Only(vec![pack]))?;
        let signed = signed.sign(&self.root).map_err(|error| refused(&error))?;
        String::from_utf8([signed.bytes, signed.signature].concat())
            .map_err(|error| refused(&error))
    }

    /// What the chapter gives out as a file.
    pub fn bundle(&self, rev: u32) -> Result<Vec<u8>, Trouble> {
        let pack = format!(
            "id = \"{ID}\"\nrev = {rev}\ntitle = \"{TITLE}\"\nlicense = \"CC-BY-4.0\"\n\
             attribution = \"The chapter\"\nsource_lang = \"en\"\nlanguages = [\"en\"]\n\
             min_app = \"0.1.0\"\n"
        );
        let files: BTreeMap<String, String> = [
            ("pack.toml".to_owned(), pack),
            (format!("{PAGE}/resource.toml"), format!("id = \"{PAGE}\"\n{INFO}")),
            (format!("{PAGE}/index.en.md"), format!("+++\ntitle = \"{PAGE_TITLE}\"\n{TEXT}")),
        ]
        .into();
        let certificate = certificate(self.chapter.public().clone(), MaySign::AllButShipped)?;
        let certificate = certificate.sign(&self.root).map_err(|error| refused(&error))?;
        let draft = Draft::new(&Files::from(files), date("2026-11-25")?)
            .map_err(|error| refused(&error))?;
        let bundle = draft.sign(&self.chapter, Some(certificate), None);
        let mut bytes = Vec::new();
        let written = bundle.map_err(|error| refused(&error))?.write(&mut bytes, &BTreeSet::new());
        written.map_err(|error| refused(&error))?;
        Ok(bytes)
    }
}

fn certificate(public_key: PublicKey, packs: MaySign) -> Result<Certificate, Trouble> {
    Ok(Certificate {
        name: Words::parse(CHAPTER).map_err(|error| refused(&error))?,
        public_key,
        packs,
        not_before: date("2026-01-01")?,
        not_after: date("2099-01-01")?,
    })
}

fn date(text: &str) -> Result<Date, Trouble> {
    Date::parse(text).map_err(|error| refused(&error))
}

fn refused(error: &impl std::fmt::Display) -> Trouble {
    Trouble::while_doing("signing a pack of a test", error)
}
