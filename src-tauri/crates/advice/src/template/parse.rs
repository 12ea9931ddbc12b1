//! Reads the file of a template, and refuses one that is not whole.
//!
//! [`super::shipped`] and tests use it. Invariant: every fault that an author can make has its own error, and none of the
//! file's words is in one.

use std::collections::BTreeSet;

use serde::Deserialize;
use thiserror::Error;

use super::{
    AttributionMode, Counted, Limit, Numbering, Pace, Section, SectionId, SectionKind, Template,
    TemplateId, Unit,
};
use crate::recommendation::{
    Day, Field,
    choice::{Keyed, of_key},
};

/// The most bytes of a file. The longest that is shipped has about 3,000.
const MOST_BYTES: usize = 64 * 1024;
/// The most sections, and the most parts of one.
const MOST_SECTIONS: usize = 40;
/// The most entries of every other list.
const MOST_ENTRIES: usize = 64;
/// The longest tag of a language, in bytes: `language-Script-REGION`.
const LONGEST_LANGUAGE: usize = 12;

/// Why a file is no template.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum TemplateError {
    /// More bytes than a template has.
    #[error("the file is too large")]
    TooLarge,
    /// No TOML, or a line that does not belong there, or one that is missing.
    #[error("the file is not in the form of a template")]
    Malformed,
    /// An id that is not written like one.
    #[error("an id is not written like one")]
    Id,
    /// The version is 0.
    #[error("the version is 0")]
    Version,
    /// More entries of a list than there may be.
    #[error("a list is too long")]
    TooMany,
    /// There is no section.
    #[error("there is no section")]
    NoSections,
    /// There is no section for recommendations, and it is advice that is written.
    #[error("there is no section for recommendations")]
    NoRecommendations,
    /// Two sections, or two parts of one, have the same id, or would have the same title.
    #[error("two sections or parts have the same id")]
    DuplicateId,
    /// A kind of section that this app does not know.
    #[error("the kind of a section is not known")]
    UnknownKind,
    /// A table without columns or a cover without fields, or parts of a section that has none.
    #[error("only a table and a cover have parts, and they need them")]
    Parts,
    /// A key of a field that no recommendation has.
    #[error("a required field is not known")]
    UnknownField,
    /// A value of another closed list that this app does not know.
    #[error("a value is not known")]
    UnknownValue,
    /// A list that names something twice.
    #[error("a list names something twice")]
    Duplicate,
    /// A limit of nothing.
    #[error("a limit is 0")]
    ZeroLimit,
    /// Two limits in one unit, or in words and in minutes.
    #[error("two limits count the same")]
    TwoLimits,
    /// Minutes without a pace, a pace without minutes, or a pace of 0.
    #[error("minutes need a pace, and nothing else has one")]
    Pace,
    /// What counts is said of a limit that does not count words.
    #[error("only a limit of words says what counts")]
    Counts,
    /// A day that is none.
    #[error("a day is not in the calendar")]
    Day,
    /// A source that is no `https` address.
    #[error("a source is an address that begins with https://")]
    Source,
    /// A confirmed limit that does not say where and when it was read.
    #[error("a confirmed limit has a source and a day")]
    Unproven,
    /// Not a tag of a language.
    #[error("a language is written like `es` or `pt-BR`")]
    Language,
    /// There is no format to send.
    #[error("there is no format")]
    NoFormat,
    /// People would have to be named: being one of a group, or not named at all, is not among the choices.
    #[error("nobody may have to be named")]
    MustBeNamed,
    /// The two fields on risk are not among the required ones.
    #[error("the fields on risk are always required")]
    RisksNotRequired,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    id: String,
    version: u32,
    readers: String,
    languages: Vec<String>,
    formats: Vec<String>,
    attribution: Vec<String>,
    required_fields: Vec<String>,
    consent_scope: String,
    notices: Vec<String>,
    numbering: NumberingPart,
    #[serde(default)]
    limits: Vec<LimitPart>,
    #[serde(default)]
    sections: Vec<SectionPart>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct NumberingPart {
    paragraphs: bool,
    pages: bool,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct LimitPart {
    most: u32,
    unit: String,
    #[serde(default)]
    counts: Vec<String>,
    words_per_minute: Option<u32>,
    words_per_minute_interpreted: Option<u32>,
    source: String,
    checked_on: String,
    is_confirmed: bool,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct SectionPart {
    id: String,
    required: bool,
    kind: String,
    #[serde(default)]
    parts: Vec<String>,
    max_words: Option<u32>,
    max_items: Option<u32>,
}

impl Template {
    /// Reads the text of a template's file.
    ///
    /// # Errors
    /// What of it is wrong; the first fault that is found.
    pub fn parse(text: &str) -> Result<Self, TemplateError> {
        if text.len() > MOST_BYTES {
            return Err(TemplateError::TooLarge);
        }
        let file: File = toml::from_str(text).map_err(|_| TemplateError::Malformed)?;
        let template = Self {
            id: TemplateId::parse(&file.id).map_err(|_| TemplateError::Id)?,
            version: if file.version == 0 {
                Err(TemplateError::Version)
            } else {
                Ok(file.version)
            }?,
            readers: value(&file.readers)?,
            languages: languages(file.languages)?,
            sections: sections(file.sections)?,
            limits: limits(file.limits)?,
            formats: values(&file.formats)?,
            numbering: Numbering {
                has_paragraphs: file.numbering.paragraphs,
                has_pages: file.numbering.pages,
            },
            attribution: values(&file.attribution)?,
            required_fields: fields(&file.required_fields)?,
            consent_scope: value(&file.consent_scope)?,
            notices: values(&file.notices)?,
        };
        template.check()?;
        Ok(template)
    }

    /// What holds of a whole template and not of one line.
    fn check(&self) -> Result<(), TemplateError> {
        let is_kind = |section: &Section| section.kind == SectionKind::Recommendations;
        if !self.sections.iter().any(is_kind) {
            return Err(TemplateError::NoRecommendations);
        }
        let keys = self.title_keys();
        if keys.iter().collect::<BTreeSet<_>>().len() != keys.len() {
            return Err(TemplateError::DuplicateId);
        }
        if self.formats.is_empty() {
            return Err(TemplateError::NoFormat);
        }
        let unnamed = [AttributionMode::Collective, AttributionMode::None];
        if !unnamed.iter().all(|mode| self.attribution.contains(mode)) {
            return Err(TemplateError::MustBeNamed);
        }
        let risks = [Field::RiskWho, Field::RiskMitigation];
        if !risks.iter().all(|field| self.required_fields.contains(field)) {
            return Err(TemplateError::RisksNotRequired);
        }
        Ok(())
    }
}

fn value<T: Keyed>(key: &str) -> Result<T, TemplateError> {
    of_key(key).ok_or(TemplateError::UnknownValue)
}

/// Reads a list of keys that names each once.
fn values<T: Keyed>(keys: &[String]) -> Result<Vec<T>, TemplateError> {
    each_once(keys.iter().map(|key| value(key)), keys.len())
}

fn fields(keys: &[String]) -> Result<Vec<Field>, TemplateError> {
    let read = |key: &String| Field::from_key(key).ok_or(TemplateError::UnknownField);
    each_once(keys.iter().map(read), keys.len())
}

fn each_once<T: PartialEq>(
    entries: impl Iterator<Item = Result<T, TemplateError>>,
    count: usize,
) -> Result<Vec<T>, TemplateError> {
    if count > MOST_ENTRIES {
        return Err(TemplateError::TooMany);
    }
    let mut found = Vec::with_capacity(count);
    for entry in entries {
        let entry = entry?;
        if found.contains(&entry) {
            return Err(TemplateError::Duplicate);
        }
        found.push(entry);
    }
    Ok(found)
}

fn languages(tags: Vec<String>) -> Result<Vec<String>, TemplateError> {
    let read = |tag: String| {
        let language = tag.split('-').next().unwrap_or_default();
        let is_tag = tag.len() <= LONGEST_LANGUAGE
            && (2..=3).contains(&language.len())
            && language.bytes().all(|byte| byte.is_ascii_lowercase())
            && tag.split('-').all(|part| {
                !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_alphanumeric())
            });
        if is_tag { Ok(tag) } else { Err(TemplateError::Language) }
    };
    let count = tags.len();
    each_once(tags.into_iter().map(read), count)
}

fn sections(parts: Vec<SectionPart>) -> Result<Vec<Section>, TemplateError> {
    match parts.len() {
        0 => Err(TemplateError::NoSections),
        1..=MOST_SECTIONS => parts.into_iter().map(section).collect(),
        _ => Err(TemplateError::TooMany),
    }
}

fn section(part: SectionPart) -> Result<Section, TemplateError> {
    let id = |text: &String| SectionId::parse(text).map_err(|_| TemplateError::Id);
    let kind = of_key(&part.kind).ok_or(TemplateError::UnknownKind)?;
    let has_parts = matches!(kind, SectionKind::Table | SectionKind::Cover);
    if has_parts == part.parts.is_empty() {
        return Err(TemplateError::Parts);
    }
    if part.parts.len() > MOST_SECTIONS {
        return Err(TemplateError::TooMany);
    }
    Ok(Section {
        id: id(&part.id)?,
        is_required: part.required,
        kind,
        parts: part.parts.iter().map(id).collect::<Result<_, _>>()?,
        most_words: most(part.max_words)?,
        most_items: most(part.max_items)?,
    })
}

fn most(count: Option<u32>) -> Result<Option<usize>, TemplateError> {
    match count {
        Some(0) => Err(TemplateError::ZeroLimit),
        Some(count) => usize::try_from(count).map(Some).map_err(|_| TemplateError::TooMany),
        None => Ok(None),
    }
}

fn limits(parts: Vec<LimitPart>) -> Result<Vec<Limit>, TemplateError> {
    if parts.len() > MOST_ENTRIES {
        return Err(TemplateError::TooMany);
    }
    let limits = parts.into_iter().map(limit).collect::<Result<Vec<_>, _>>()?;
    let is_same =
        |a: &Limit, b: &Limit| a.unit == b.unit || (a.unit.is_of_words() && b.unit.is_of_words());
    for (index, limit) in limits.iter().enumerate() {
        if limits.iter().skip(index + 1).any(|other| is_same(limit, other)) {
            return Err(TemplateError::TwoLimits);
        }
    }
    Ok(limits)
}

fn limit(part: LimitPart) -> Result<Limit, TemplateError> {
    let unit: Unit = value(&part.unit)?;
    if part.most == 0 {
        return Err(TemplateError::ZeroLimit);
    }
    let counts: Vec<Counted> = values(&part.counts)?;
    if !unit.is_of_words() && !counts.is_empty() {
        return Err(TemplateError::Counts);
    }
    let pace = match (unit, part.words_per_minute, part.words_per_minute_interpreted) {
        (Unit::Minutes, Some(direct @ 1..), Some(interpreted @ 1..)) => {
            Some(Pace { direct, interpreted })
        }
        (Unit::Words | Unit::Pages | Unit::Megabytes, None, None) => None,
        _ => return Err(TemplateError::Pace),
    };
    let source = said(part.source);
    if source.as_ref().is_some_and(|source| !is_address(source)) {
        return Err(TemplateError::Source);
    }
    let day = said(part.checked_on).map(|day| Day::parse(&day)).transpose();
    let checked_on = day.map_err(|_| TemplateError::Day)?;
    if part.is_confirmed && (source.is_none() || checked_on.is_none()) {
        return Err(TemplateError::Unproven);
    }
    Ok(Limit {
        most: part.most,
        unit,
        counts,
        pace,
        source,
        checked_on,
        is_confirmed: part.is_confirmed,
    })
}

fn said(text: String) -> Option<String> {
    (!text.is_empty()).then_some(text)
}

/// An address that a window can show and open: `https`, a host in plain letters, no blank.
fn is_address(text: &str) -> bool {
    let host = text.strip_prefix("https://").and_then(|rest| rest.split('/').next());
    let is_host = |host: &str| {
        let is_of_host = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'-');
        host.contains('.') && host.bytes().all(is_of_host)
    };
    host.is_some_and(is_host) && text.bytes().all(|byte| byte.is_ascii_graphic())
}
