//! What the checked values of a pack have in common.
//!
//! Every module that has a value read from text uses `checked_text!` and names its fault here.
//! Invariant: a value exists only if its text was well formed, whoever read it: Serde or `parse`.

use thiserror::Error;

/// A text is not a value of the kind that stands there.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum BadValue {
    /// Not small letters and digits in parts joined by single hyphens.
    #[error("an id is small letters and digits, in parts joined by `-`, 64 at most")]
    Slug,
    /// Not two such ids with a slash between.
    #[error("a resource id is `<topic>/<name>`")]
    ResourceId,
    /// Not `u` and a number.
    #[error("a unit id is `u` and a number from 1")]
    UnitId,
    /// Not a language, script and region in the form that BCP 47 recommends.
    #[error("a language is written like `es`, `zh-Hant` or `pt-BR`")]
    LanguageTag,
    /// Not a code of ISO 3166-1.
    #[error("a country is a code of ISO 3166-1, like `PH`")]
    CountryCode,
    /// Not every country, and not a list of countries either.
    #[error("countries are codes, or `*` alone")]
    Countries,
    /// Not a day of the calendar.
    #[error("a day is written like 2026-11-25")]
    Date,
    /// Not three numbers.
    #[error("a version is written like 0.1.0")]
    AppVersion,
    /// Not an address that begins with `https://` and has a host that can be shown.
    #[error("an address begins with https:// and has a plain host")]
    Url,
    /// Not `b3:` and 64 digits.
    #[error("a hash is `b3:` and 64 hexadecimal digits")]
    Hash,
    /// Blank, or with characters that control a terminal.
    #[error("words are wanted here")]
    Words,
    /// A link that leads to none of the four places a link may lead to.
    #[error("a link leads to res:<id>, contact:<CC>, glossary:<term> or https://…")]
    Target,
    /// A review that says who or when, and not both.
    #[error("a review has both `by` and `on`, or neither")]
    Review,
    /// One of the three lines that a translation has, without the others.
    #[error(
        "a translation has source_lang, source_rev and source_units; a source has none of them"
    )]
    Origin,
}

/// Gives a type with a `parse` the traits that Serde and others read it by.
macro_rules! read_from_text {
    ($name:ident) => {
        impl std::str::FromStr for $name {
            type Err = $crate::BadValue;

            fn from_str(text: &str) -> Result<Self, Self::Err> {
                Self::parse(text)
            }
        }

        impl TryFrom<String> for $name {
            type Error = $crate::BadValue;

            fn try_from(text: String) -> Result<Self, Self::Error> {
                Self::parse(&text)
            }
        }
    };
}

/// Makes a newtype of a text that was checked.
macro_rules! checked_text {
    ($(#[$doc:meta])* $name:ident, $is_valid:path, $fault:ident) => {
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, serde::Deserialize)]
        #[serde(try_from = "String")]
        pub struct $name(String);

        impl $name {
            /// Checks the text and keeps it.
            ///
            /// # Errors
            /// When the text is not of this form.
            pub fn parse(text: &str) -> Result<Self, $crate::BadValue> {
                let is_valid: fn(&str) -> bool = $is_valid;
                if is_valid(text) {
                    Ok(Self(text.to_owned()))
                } else {
                    Err($crate::BadValue::$fault)
                }
            }

            /// The value as text.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(&self.0)
            }
        }

        $crate::value::read_from_text!($name);
    };
}

/// Makes an enum of names that stand in a file, with the table of them all. Who uses it needs Serde.
#[macro_export]
macro_rules! named {
    ($(#[$doc:meta])* $name:ident { $($(#[$line:meta])* $variant:ident = $text:literal,)+ }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, serde::Deserialize)]
        pub enum $name {
            $($(#[$line])* #[serde(rename = $text)] $variant,)+
        }

        impl $name {
            /// All of them, in their order.
            pub const ALL: &[Self] = &[$(Self::$variant,)+];

            /// The name as it stands in a file.
            pub fn as_str(self) -> &'static str {
                match self {
                    $(Self::$variant => $text,)+
                }
            }

            /// The one that has this name.
            pub fn from_name(name: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|one| one.as_str() == name)
            }
        }
    };
}

pub(crate) use {checked_text, read_from_text};
