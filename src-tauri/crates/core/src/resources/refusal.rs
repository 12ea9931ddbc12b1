//! Why a pack from outside is not added, as a code.
//!
//! Used by [`super::installed`]. Invariant: what is told here carries nothing of the pack itself, whose words
//! may be anybody's.

use larkspur_bundle::BundleError;
use larkspur_ipc::{
    IpcError,
    resources::{PackRefusal, ResourcesError},
};
use larkspur_packs::{
    AppVersion, Fault, LanguageTag, Pack, Placed, Reading, SoundError,
    check::{Breach, check as rules},
};

impl From<PackRefusal> for Refused {
    fn from(refusal: PackRefusal) -> Self {
        Self(refusal)
    }
}

/// A refusal on its way to the page.
struct Refused(PackRefusal);

impl From<Refused> for IpcError {
    fn from(Refused(refusal): Refused) -> Self {
        tracing::info!(?refusal, "a pack was not added");
        ResourcesError::Refused(refusal).into()
    }
}

/// What a person is told of a bundle that is refused.
pub(super) fn refuse(error: BundleError) -> IpcError {
    use BundleError as E;
    let refusal = match error {
        E::Unreadable(_) => PackRefusal::Unreadable,
        E::NotABundle | E::UnknownEntry | E::RepeatedEntry | E::NoManifest | E::BadDocument(_) => {
            PackRefusal::NotAPack
        }
        E::Incomplete | E::MissingBlobs { .. } => PackRefusal::Incomplete,
        E::Damaged | E::DamagedBlob => PackRefusal::Damaged,
        E::TooLarge
        | E::TooLargeUnpacked
        | E::EntryTooLarge
        | E::TooManyEntries
        | E::TooManyFiles => PackRefusal::TooLarge,
        E::Unsigned(_) | E::SignatureAlone(_) => PackRefusal::Unsigned,
        E::UnknownFormat(_) => PackRefusal::NeedsNewerApp,
        E::NoRoots => PackRefusal::NoKeys,
        E::WrongKey | E::NotByRoot(_) => PackRefusal::UnknownSigner,
        E::BadSignature(_) | E::OtherPurpose(_) => PackRefusal::Forged,
        E::NotYetValid { .. } | E::Expired { .. } => PackRefusal::OutOfTime,
        E::PackNotAllowed => PackRefusal::NotTheirs,
        E::RevokedKey(_) | E::RevokedPack(_) => PackRefusal::Revoked,
        E::Rollback { .. } => PackRefusal::Older,
        E::AlreadyThere | E::OtherContent => PackRefusal::AlreadyHere,
        E::BadName => PackRefusal::LeadsOut,
        E::TooDeep => PackRefusal::Tangled,
        E::Zawgyi { .. } => PackRefusal::Zawgyi,
        E::StrayBlob
        | E::BadListing
        | E::UnknownFile
        | E::NotText { .. }
        | E::OtherPack
        | E::BadKey
        | E::CannotSign => PackRefusal::Faulty,
    };
    Refused(refusal).into()
}

/// Asks of a signed pack what a reader relies on: that its files say what the format wants, that nothing
/// is missing where it says that nothing is, and that its pictures only draw. How easy it is to read is for
/// those who sign it.
pub(super) fn check(reading: Reading) -> Result<Pack, IpcError> {
    let refused = |refusal: PackRefusal| IpcError::from(Refused(refusal));
    let Some(pack) = reading.pack else { return Err(refused(PackRefusal::Faulty)) };
    if !is_new_enough(&pack.manifest.min_app) {
        return Err(refused(PackRefusal::NeedsNewerApp));
    }
    if let Some(fault) = reading.faults.first() {
        return Err(refused(of_fault(fault)));
    }
    let languages = pack.resources.values().flat_map(|it| it.pages.keys());
    if languages.chain(&pack.manifest.languages).any(|tag| !is_known(tag)) {
        return Err(refused(PackRefusal::UnknownLanguage));
    }
    match rules(&pack).into_iter().find_map(|breach| of_breach(&breach.what)) {
        Some(refusal) => Err(refused(refusal)),
        None => Ok(pack),
    }
}

fn of_fault(fault: &Placed<Fault>) -> PackRefusal {
    match fault.what {
        Fault::TooLarge { .. }
        | Fault::TooManyFiles { .. }
        | Fault::Sound(SoundError::TooLong | SoundError::TooLarge) => PackRefusal::TooLarge,
        _ => PackRefusal::Faulty,
    }
}

fn of_breach(breach: &Breach) -> Option<PackRefusal> {
    match breach {
        Breach::MissingUnit(_) | Breach::NoPage(_) => Some(PackRefusal::MissingParts),
        Breach::Picture(_) => Some(PackRefusal::UnsafePicture),
        _ => None,
    }
}

/// Whether ISO 639 has a language: a misspelt tag would be shown to nobody.
fn is_known(tag: &LanguageTag) -> bool {
    let language = tag.language();
    let found = match language.len() {
        2 => isolang::Language::from_639_1(language),
        _ => isolang::Language::from_639_3(language),
    };
    found.is_some()
}

/// Whether this app is as new as a pack wants it.
fn is_new_enough(wanted: &AppVersion) -> bool {
    let numbers = |version: &str| -> Vec<u32> {
        version.split('.').map(|part| part.parse().unwrap_or(u32::MAX)).collect()
    };
    numbers(env!("CARGO_PKG_VERSION")) >= numbers(wanted.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_are_compared_as_numbers() {
        let is_enough = |version| is_new_enough(&AppVersion::parse(version).unwrap());
        assert!(is_enough("0.0.1") && is_enough(env!("CARGO_PKG_VERSION")));
        assert!(!is_enough("0.100.0") && !is_enough("9.0.0"));
    }

    #[test]
    fn a_language_is_known_by_two_letters_or_three() {
        let is_known = |tag| is_known(&LanguageTag::parse(tag).unwrap());
        for known in ["en", "km", "my", "zh-Hant", "fil", "ceb", "kmr"] {
            assert!(is_known(known), "{known}");
        }
        assert!(!is_known("xx") && !is_known("qqq"));
    }
}
