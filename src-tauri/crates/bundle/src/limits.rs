//! How much a bundle may cost whoever reads it.
//!
//! `archive` holds them while it reads, `tree` while it walks, `draft` before anything is given out.
//! Invariant: each is checked against what has really come, never against what a header claims.

/// The most bytes of a bundle as it is sent.
pub(crate) const MOST_COMPRESSED: u64 = 32 * 1024 * 1024;
/// The most bytes of a bundle unpacked, and of the files of a pack together.
pub(crate) const MOST_UNPACKED: u64 = 64 * 1024 * 1024;
/// The most bytes of one entry: the longest narration that a pack may have.
pub(crate) const LARGEST_ENTRY: u64 = 2 * 1024 * 1024;
/// The most entries of a bundle.
pub(crate) const MOST_ENTRIES: usize = 8192;
/// The most lines of all listings of a pack together, as often as each is met.
pub(crate) const MOST_LINES: usize = 4096;
/// How many names a path may have: `<topic>/<name>/<file>`.
pub(crate) const DEEPEST: usize = 3;
