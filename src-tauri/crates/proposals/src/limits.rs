//! How long, how many and how deep: the bounds of everything that travels.
//!
//! `wire` holds what arrives and what is sent to them, and the editor shows them while somebody writes. Invariant: what
//! is within them fits into one event of Matrix (65,536 bytes), encrypted and wrapped, or is told to be an attachment.

/// The most bytes of a content as JSON that travels as a message. Encryption makes four bytes of three, and the envelope
/// has room beside that.
pub const LARGEST_MESSAGE: usize = 32 * 1024;
/// The most bytes of a proposal as JSON that travels as an attachment: as many as a page of a pack may have.
pub const LARGEST_ATTACHMENT: usize = 256 * 1024;
/// How deep objects and lists may stand in each other. Our own contents are five deep.
pub const DEEPEST: usize = 16;

/// The longest title, in characters.
pub const LONGEST_TITLE: usize = 160;
/// The longest summary, in characters.
pub const LONGEST_SUMMARY: usize = 600;
/// The longest keyword, in characters.
pub const LONGEST_KEYWORD: usize = 80;
/// The most keywords.
pub const MOST_KEYWORDS: usize = 64;
/// The longest text of a unit with its marks, in characters.
pub const LONGEST_UNIT: usize = 4000;
/// The most units of a page, title and summary not among them.
pub const MOST_UNITS: usize = 512;
/// The longest name that somebody chose, in characters.
pub const LONGEST_NAME: usize = 80;
/// The longest remark of a review, in characters.
pub const LONGEST_REMARK: usize = 1000;

/// The longest signature in a seal, in bytes. minisign writes about 300 with our comments.
pub const LONGEST_SIGNATURE: usize = 1024;
/// The longest certificate in a seal, in bytes.
pub const LONGEST_CERTIFICATE: usize = 8 * 1024;
