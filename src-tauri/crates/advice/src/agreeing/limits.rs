//! How long and how many: the bounds of everything that people sign.
//!
//! Reading and signing both hold contents to them. Invariant: a content within them, as JSON, fits into 32 KiB, which is what
//! travels inside one event of Matrix (policy-drafting 3.4, "Sizes").

/// The longest id that Matrix has for a person, a room or an event, in bytes (Matrix, appendix "Identifier grammar").
pub const LONGEST_ID: usize = 255;
/// The longest name of an identity, in bytes. Matrix's is a public key in base64: 43.
pub const LONGEST_IDENTITY: usize = 64;
/// The longest id of a contribution, in bytes. Ours are 32 hexadecimal digits.
pub const LONGEST_CONTRIBUTION: usize = 64;
/// The longest name, pseudonym or description of a role, in characters.
pub const LONGEST_LABEL: usize = 80;
/// The longest note beside a sign-off, in characters.
pub const LONGEST_NOTE: usize = 1000;
/// The longest tag of a language, in bytes: `language-Script-REGION`.
pub const LONGEST_LANGUAGE: usize = 12;
/// The most people of a roster. The largest council that policy-drafting 1.1 lists has 21.
pub const MOST_PEOPLE: usize = 64;
/// The most contributions that one consent or withdrawal names.
pub const MOST_CONTRIBUTIONS: usize = 64;
/// The most quoted passages that one consent covers.
pub const MOST_PASSAGES: usize = 256;
/// The most languages that one consent covers.
pub const MOST_LANGUAGES: usize = 32;
/// The most values that a set of a closed list of words may name: no list here is longer.
pub const MOST_OF_A_LIST: usize = 8;
/// The largest number in a content: what JSON carries exactly, and all that Matrix allows (2^53 - 1).
pub const LARGEST_NUMBER: u64 = (1 << 53) - 1;
