//! What templates and their sections are called.
//!
//! Files, documents and the ids of titles are made of these. Invariant: an id is small letters and digits in parts joined by
//! one hyphen, begins with a letter, and is 40 at most, so that what is made of it is an id of Fluent.

use thiserror::Error;

/// The longest id, in bytes.
const LONGEST: usize = 40;

/// A text is no id.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
#[error("an id is small letters and digits, in parts joined by `-`, 40 at most")]
pub struct BadSlug;

fn is_slug(text: &str) -> bool {
    let is_part = |part: &str| {
        let is_of_part = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit();
        !part.is_empty() && part.bytes().all(is_of_part)
    };
    let begins = text.starts_with(|first: char| first.is_ascii_lowercase());
    text.len() <= LONGEST && begins && text.split('-').all(is_part)
}

macro_rules! slug {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub struct $name(String);

        impl $name {
            /// Takes an id.
            ///
            /// # Errors
            /// When it is written in another way.
            pub fn parse(text: &str) -> Result<Self, BadSlug> {
                if is_slug(text) { Ok(Self(text.to_owned())) } else { Err(BadSlug) }
            }

            /// The id as it is written.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }
    };
}

slug! {
    /// A template.
    TemplateId
}
slug! {
    /// A section of a document, or a column or field of one.
    SectionId
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_has_one_way_to_be_written() {
        for good in ["upr", "oral-statement", "t6", &"a".repeat(40)] {
            assert!(TemplateId::parse(good).is_ok(), "{good}");
        }
        for bad in ["", "6t", "UPR", "a--b", "-a", "a-", "a_b", "a b", "é", &"a".repeat(41)] {
            assert_eq!(SectionId::parse(bad), Err(BadSlug), "{bad}");
        }
    }
}
