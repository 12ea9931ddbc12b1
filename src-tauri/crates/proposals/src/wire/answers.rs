//! The contents of what is said of a proposal: reviews, withdrawals, and that it was taken up.
//!
//! `wire` asks for them. Invariant: what is written is read as the same.

use serde_json::{Value, json};

use super::{
    Message, Refusal, VERSION,
    fields::{Fields, Read},
};
use crate::{
    Remark, Review, Seal, SealedCertificate, TakenUp, Verdict, Withdrawal,
    limits::{LONGEST_CERTIFICATE, LONGEST_SIGNATURE},
};

pub(super) fn read_review(fields: Fields<'_>) -> Read<Review> {
    let remarks = fields.optional("remarks", |fields, field| {
        fields.by_unit(field, |unit, text| {
            Remark::parse(text).map_err(|what| Refusal::Unit { unit, what })
        })
    })?;
    Ok(Review {
        proposal: fields.proposal()?,
        digest: fields.digest("digest")?,
        verdict: fields.named("verdict", Verdict::from_name)?,
        speaks: fields.is_true("speaks")?,
        name: fields.optional("name", Fields::said)?,
        remark: fields.optional("remark", Fields::said)?,
        remarks: remarks.unwrap_or_default(),
    })
}

pub(super) fn write_review(review: &Review) -> Message {
    let mut message = begin(json!({
        "proposal": review.proposal.to_string(),
        "digest": review.digest.to_string(),
        "verdict": review.verdict.as_str(),
        "speaks": review.speaks,
    }));
    if let Some(name) = &review.name {
        message.insert("name".to_owned(), json!(name.as_str()));
    }
    if let Some(remark) = &review.remark {
        message.insert("remark".to_owned(), json!(remark.as_str()));
    }
    if !review.remarks.is_empty() {
        let remarks = review.remarks.iter();
        let remarks = remarks.map(|(unit, remark)| (unit.to_string(), json!(remark.as_str())));
        message.insert("remarks".to_owned(), remarks.collect());
    }
    message
}

pub(super) fn read_withdrawal(fields: Fields<'_>) -> Read<Withdrawal> {
    Ok(Withdrawal { proposal: fields.proposal()? })
}

pub(super) fn write_withdrawal(withdrawal: &Withdrawal) -> Message {
    begin(json!({ "proposal": withdrawal.proposal.to_string() }))
}

pub(super) fn read_taken_up(fields: Fields<'_>) -> Read<TakenUp> {
    Ok(TakenUp {
        proposal: fields.proposal()?,
        digest: fields.digest("digest")?,
        pack: fields.parsed("pack")?,
        rev: fields.revision("rev")?,
        seal: read_seal(fields)?,
    })
}

fn read_seal(fields: Fields<'_>) -> Read<Seal> {
    let signature = |field| fields.bounded(field, LONGEST_SIGNATURE);
    let certificate = fields.optional("certificate", |fields, field| {
        Ok(SealedCertificate {
            text: fields.bounded(field, LONGEST_CERTIFICATE)?,
            signature: signature("certificate_signature")?,
        })
    })?;
    Ok(Seal { signature: signature("signature")?, certificate })
}

pub(super) fn write_taken_up(taken: &TakenUp) -> Message {
    let mut message = begin(json!({
        "proposal": taken.proposal.to_string(),
        "digest": taken.digest.to_string(),
        "pack": taken.pack.as_str(),
        "rev": taken.rev,
        "signature": taken.seal.signature,
    }));
    if let Some(SealedCertificate { text, signature }) = &taken.seal.certificate {
        message.insert("certificate".to_owned(), json!(text));
        message.insert("certificate_signature".to_owned(), json!(signature));
    }
    message
}

/// A message with its version and these fields.
pub(super) fn begin(fields: Value) -> Message {
    let mut message = match fields {
        Value::Object(message) => message,
        _ => Message::new(),
    };
    message.insert("v".to_owned(), json!(VERSION));
    message
}
