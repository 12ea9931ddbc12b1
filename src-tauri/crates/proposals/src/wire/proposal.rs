//! The content of a proposal: a revision of a page, in JSON.
//!
//! `wire` asks for it. Invariant: what is written is read as the same revision, with the same digest.

use std::collections::BTreeMap;

use larkspur_packs::{Block, ContainerKind, Inline, Origin, Unit, UnitHash, UnitId, UnitKind};
use serde_json::{Value, json};

use super::{
    Message, Refusal, VERSION,
    fields::{Fields, Read},
};
use crate::{
    Kind, Made, Revision, Said, UnitText,
    limits::{MOST_KEYWORDS, MOST_UNITS},
    revision::{Parts, Work},
};

pub(super) fn read(fields: Fields<'_>) -> Read<Revision> {
    let made_from = fields.object("made_from")?;
    let parts = Parts {
        proposal: fields.proposal()?,
        replaces: fields.optional("replaces", Fields::digest)?,
        resource: fields.parsed("resource")?,
        lang: fields.parsed("lang")?,
        pack: made_from.parsed("pack")?,
        pack_rev: made_from.revision("pack_rev")?,
        title: fields.said("title")?,
        summary: fields.said("summary")?,
        keywords: fields.optional("keywords", read_keywords)?.unwrap_or_default(),
        work: read_work(fields, made_from)?,
        made: fields.named("method", Made::from_name)?,
        translator: fields.optional("translator", Fields::said)?,
    };
    Ok(Revision::new(parts)?)
}

fn read_keywords<const MOST: usize>(
    fields: Fields<'_>,
    field: &'static str,
) -> Read<Vec<Said<MOST>>> {
    let word = |value: &Value| {
        let text = value.as_str().ok_or(Refusal::WrongValue { field })?;
        Said::parse(text).map_err(|what| Refusal::Words { field, what })
    };
    fields.list(field, MOST_KEYWORDS)?.iter().map(word).collect()
}

fn read_work(fields: Fields<'_>, made_from: Fields<'_>) -> Read<Work> {
    Ok(match fields.named("kind", Kind::from_name)? {
        Kind::Page => Work::Page { blocks: read_blocks(fields)? },
        Kind::Edit => Work::Edit {
            rev: made_from.revision("rev")?,
            was: made_from.hashes("units")?,
            blocks: read_blocks(fields)?,
        },
        Kind::Translation => Work::Translation {
            source: Origin {
                lang: made_from.parsed("lang")?,
                rev: made_from.revision("rev")?,
                units: made_from.hashes("units")?,
            },
            page_rev: made_from.optional("page_rev", Fields::revision)?,
            units: fields.by_unit("units", |unit, text| {
                UnitText::parse(text).map_err(|what| Refusal::Unit { unit, what })
            })?,
        },
    })
}

fn read_blocks(fields: Fields<'_>) -> Read<Vec<Block>> {
    let read_block = |value| {
        let block = Fields::of_member("blocks", value)?;
        if !block.has("in") {
            return read_unit(block, UnitKind::Paragraph).map(Block::Unit);
        }
        let kind = block.named("in", ContainerKind::from_name)?;
        let usual = match kind {
            ContainerKind::Script => UnitKind::Script,
            _ => UnitKind::Paragraph,
        };
        let units = block.list("units", MOST_UNITS)?.iter();
        let units = units.map(|unit| read_unit(Fields::of_member("units", unit)?, usual));
        Ok(Block::Container { kind, units: units.collect::<Read<_>>()? })
    };
    fields.list("blocks", MOST_UNITS)?.iter().map(read_block).collect()
}

/// `usual` is what a unit is that does not say its kind.
fn read_unit(fields: Fields<'_>, usual: UnitKind) -> Read<Unit> {
    let id: UnitId = fields.parsed("id")?;
    let kind = fields.optional("kind", |fields, field| fields.named(field, UnitKind::from_name))?;
    let text = UnitText::parse(fields.text("text")?);
    let text = text.map_err(|what| Refusal::Unit { unit: id, what })?;
    Ok(Unit {
        id,
        kind: kind.unwrap_or(usual),
        is_critical: fields.optional("critical", Fields::is_true)?.unwrap_or_default(),
        inlines: text.inlines().to_vec(),
    })
}

pub(super) fn write(revision: &Revision) -> Message {
    let parts = revision.parts();
    let mut message = Message::new();
    let mut put = |name: &str, value: Value| message.insert(name.to_owned(), value);
    put("v", json!(VERSION));
    put("proposal", json!(parts.proposal.to_string()));
    put("kind", json!(parts.work.kind().as_str()));
    put("resource", json!(parts.resource.as_str()));
    put("lang", json!(parts.lang.as_str()));
    put("title", json!(parts.title.as_str()));
    put("summary", json!(parts.summary.as_str()));
    put("method", json!(parts.made.as_str()));
    if let Some(digest) = parts.replaces {
        put("replaces", json!(digest.to_string()));
    }
    if let Some(name) = &parts.translator {
        put("translator", json!(name.as_str()));
    }
    if !parts.keywords.is_empty() {
        let words: Vec<&str> = parts.keywords.iter().map(Said::as_str).collect();
        put("keywords", json!(words));
    }
    let mut made_from = json!({ "pack": parts.pack.as_str(), "pack_rev": parts.pack_rev });
    match &parts.work {
        Work::Page { blocks } => {
            put("blocks", write_blocks(blocks));
        }
        Work::Edit { rev, was, blocks } => {
            made_from["rev"] = json!(rev);
            made_from["units"] = write_hashes(was);
            put("blocks", write_blocks(blocks));
        }
        Work::Translation { source, page_rev, units } => {
            made_from["lang"] = json!(source.lang.as_str());
            made_from["rev"] = json!(source.rev);
            made_from["units"] = write_hashes(&source.units);
            if let Some(rev) = page_rev {
                made_from["page_rev"] = json!(rev);
            }
            let units = units.iter().map(|(id, text)| (id.to_string(), json!(text.line())));
            put("units", units.collect());
        }
    }
    put("made_from", made_from);
    message
}

fn write_hashes(hashes: &BTreeMap<UnitId, UnitHash>) -> Value {
    hashes.iter().map(|(id, hash)| (id.to_string(), json!(hash.to_string()))).collect()
}

fn write_blocks(blocks: &[Block]) -> Value {
    let write_block = |block: &Block| match block {
        Block::Unit(unit) => write_unit(unit),
        Block::Container { kind, units } => {
            let units: Value = units.iter().map(write_unit).collect();
            json!({ "in": kind.as_str(), "units": units })
        }
    };
    blocks.iter().map(write_block).collect()
}

fn write_unit(unit: &Unit) -> Value {
    let mut written = json!({
        "id": unit.id.to_string(),
        "kind": unit.kind.as_str(),
        "text": Inline::print_line(&unit.inlines),
    });
    if unit.is_critical {
        written["critical"] = json!(true);
    }
    written
}
