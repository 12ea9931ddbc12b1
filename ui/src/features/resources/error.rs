//! What an error of the library is in words: what happened, what is safe, what to do.

use larkspur_ipc::resources::{CertificateRefusal, PackRefusal, ResourcesError};

use crate::i18n::{Text, t};

/// The sentence for a code.
#[must_use]
pub fn text(error: ResourcesError) -> Text {
    match error {
        ResourcesError::NotThere => t::resources_error_not_there(),
        ResourcesError::NotSaved => t::resources_error_not_saved(),
        ResourcesError::NoBrowser => t::resources_error_no_browser(),
        ResourcesError::NoLetters => t::resources_error_no_letters(),
        ResourcesError::FileNotWritten => t::resources_error_file_not_written(),
        ResourcesError::NotPrinted => t::resources_error_not_printed(),
        ResourcesError::Refused(refusal) => refused(refusal),
        ResourcesError::NoLongerGood => t::resources_error_no_longer_good(),
        ResourcesError::CertificateRefused(refusal) => certificate(refusal),
        ResourcesError::NoSpeaker => t::resources_narration_error_no_speaker(),
        ResourcesError::NoMicrophone => t::resources_narration_error_no_microphone(),
        ResourcesError::BadSound => t::resources_narration_error_bad_sound(),
        ResourcesError::NothingRecorded => t::resources_narration_error_nothing_recorded(),
    }
}

fn certificate(refusal: CertificateRefusal) -> Text {
    match refusal {
        CertificateRefusal::NotACertificate => t::resources_signing_refused_not_one(),
        CertificateRefusal::NeedsNewerApp => t::resources_signing_refused_needs_newer_app(),
        CertificateRefusal::NoKeys => t::resources_signing_refused_no_keys(),
        CertificateRefusal::UnknownSigner => t::resources_signing_refused_unknown_signer(),
        CertificateRefusal::Forged => t::resources_signing_refused_forged(),
        CertificateRefusal::OtherKey => t::resources_signing_refused_other_key(),
        CertificateRefusal::Ended => t::resources_signing_refused_ended(),
        CertificateRefusal::Revoked => t::resources_signing_refused_revoked(),
    }
}

fn refused(refusal: PackRefusal) -> Text {
    match refusal {
        PackRefusal::Unreadable => t::resources_refused_unreadable(),
        PackRefusal::NotAPack => t::resources_refused_not_a_pack(),
        PackRefusal::TooLarge => t::resources_refused_too_large(),
        PackRefusal::Incomplete => t::resources_refused_incomplete(),
        PackRefusal::Damaged => t::resources_refused_damaged(),
        PackRefusal::Tangled => t::resources_refused_tangled(),
        PackRefusal::LeadsOut => t::resources_refused_leads_out(),
        PackRefusal::Unsigned => t::resources_refused_unsigned(),
        PackRefusal::UnknownSigner => t::resources_refused_unknown_signer(),
        PackRefusal::Forged => t::resources_refused_forged(),
        PackRefusal::OutOfTime => t::resources_refused_out_of_time(),
        PackRefusal::NotTheirs => t::resources_refused_not_theirs(),
        PackRefusal::Revoked => t::resources_refused_revoked(),
        PackRefusal::Older => t::resources_refused_older(),
        PackRefusal::AlreadyHere => t::resources_refused_already_here(),
        PackRefusal::NoKeys => t::resources_refused_no_keys(),
        PackRefusal::NeedsNewerApp => t::resources_refused_needs_newer_app(),
        PackRefusal::PageTaken => t::resources_refused_page_taken(),
        PackRefusal::Faulty => t::resources_refused_faulty(),
        PackRefusal::MissingParts => t::resources_refused_missing_parts(),
        PackRefusal::UnknownLanguage => t::resources_refused_unknown_language(),
        PackRefusal::Zawgyi => t::resources_refused_zawgyi(),
        PackRefusal::UnsafePicture => t::resources_refused_unsafe_picture(),
        PackRefusal::NotAsSaid => t::resources_refused_not_as_said(),
    }
}
