//! How much may come from others, and how much is written: each bound with its reason.

/// The most bytes of an update that goes inside its event. An event may have 65,536 bytes (Matrix, "Size limits"), and what
/// stands in it is written in base64 twice: 32 KiB come to about 59 KB. Larger ones are encrypted attachments.
pub const MOST_INLINE: usize = 32 * 1024;
/// The most bytes of an update.
pub const MOST_UPDATE: usize = 8 * 1024 * 1024;
/// The most bytes of a snapshot.
pub const MOST_SNAPSHOT: usize = 50 * 1024 * 1024;
/// The most bytes of the text of a named version: what a snapshot of one document of a few hundred pages has, many times over.
pub const MOST_VERSION_TEXT: usize = 8 * 1024 * 1024;
/// The most named versions of a draft. What is beyond is not taken.
pub const MOST_VERSIONS: usize = 1000;
/// The most runs that one update may hold edits of. One that was written over weeks without a connection holds as many as the
/// app was started.
pub const MOST_RUNS: usize = 1024;
/// The most updates that wait for others before them. What is beyond is asked for anew.
pub const MOST_WAITING: usize = 4096;
/// The most writers that a snapshot may name.
pub const MOST_WRITERS: usize = 4096;
/// The most runs that a snapshot may name as held.
pub const MOST_HELD: usize = 4096;
/// The most bytes of a version vector as the CRDT writes it.
pub const MOST_VERSION: usize = 64 * 1024;
