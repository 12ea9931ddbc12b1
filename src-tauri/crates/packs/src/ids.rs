//! What things in a pack are called: packs, resources, terms, cards, sources, units.
//!
//! Files name each other by these. Invariant: an id is a safe name of a file or folder, so no id
//! leads out of the pack.

use std::{fmt, num::NonZeroU32};

use crate::{
    BadValue,
    text::is_slug,
    value::{checked_text, read_from_text},
};

checked_text! {
    /// The id of a pack.
    PackId, is_slug, Slug
}
checked_text! {
    /// The id of a term of the glossary.
    TermId, is_slug, Slug
}
checked_text! {
    /// The id of a card of evidence.
    CardId, is_slug, Slug
}
checked_text! {
    /// The id of a source within its resource.
    SourceId, is_slug, Slug
}

fn is_resource_id(text: &str) -> bool {
    text.split_once('/').is_some_and(|(topic, name)| is_slug(topic) && is_slug(name))
}

checked_text! {
    /// The id of a resource: its folder below the pack, `<topic>/<name>`.
    ResourceId, is_resource_id, ResourceId
}

impl ResourceId {
    /// The name of the topic's folder.
    pub fn topic(&self) -> &str {
        self.as_str().split_once('/').map_or("", |(topic, _)| topic)
    }
}

/// The id of a unit: what a translation follows and a source carries.
///
/// The title and the summary stand in the front matter and are units like the others.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, serde::Deserialize)]
#[serde(try_from = "String")]
pub enum UnitId {
    /// The title of the page, written `title`.
    Title,
    /// Its summary, written `summary`.
    Summary,
    /// A unit of the text, written `u` and the number.
    Numbered(NonZeroU32),
}

impl UnitId {
    /// Reads `title`, `summary`, or `u` and a number without a leading zero.
    ///
    /// # Errors
    /// When the text is none of them.
    pub fn parse(text: &str) -> Result<Self, BadValue> {
        match text {
            "title" => return Ok(Self::Title),
            "summary" => return Ok(Self::Summary),
            _ => {}
        }
        let number = text.strip_prefix('u').ok_or(BadValue::UnitId)?;
        if number.starts_with(['0', '+']) {
            return Err(BadValue::UnitId);
        }
        number.parse().map(Self::Numbered).map_err(|_| BadValue::UnitId)
    }
}

impl fmt::Display for UnitId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Title => f.write_str("title"),
            Self::Summary => f.write_str("summary"),
            Self::Numbered(number) => write!(f, "u{number}"),
        }
    }
}

read_from_text!(UnitId);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_resource_is_called_after_its_topic_and_name() {
        let id = ResourceId::parse("work/passport-held").unwrap();
        assert_eq!(id.topic(), "work");
        for bad in ["work", "work/", "/work", "../work", "work/..", "work/a/b", "Work/a", "work//a"]
        {
            assert_eq!(ResourceId::parse(bad), Err(BadValue::ResourceId), "{bad}");
        }
    }

    #[test]
    fn a_unit_has_one_way_to_be_written() {
        for good in ["title", "summary", "u1", "u10", "u4294967295"] {
            assert_eq!(UnitId::parse(good).unwrap().to_string(), good);
        }
        for bad in ["", "u", "u0", "u01", "u+1", "u-1", "1", "U1", "u1a", "u4294967296", "Title"] {
            assert_eq!(UnitId::parse(bad), Err(BadValue::UnitId), "{bad}");
        }
    }
}
