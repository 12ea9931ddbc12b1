//! The pack that ships with the app: its files are a part of the program.
//!
//! Read by [`super::catalogue`]. Invariant: it is trusted because it is in the program that runs, and
//! for no other reason; a file on the disk never stands in for it.

use larkspur_ipc::ResourceId;
use larkspur_packs::Pack;

/// Each file with its path below the pack, made by `build.rs`.
pub(super) const FILES: &[(&str, &str)] = include!(concat!(env!("OUT_DIR"), "/shipped_pack.rs"));

/// What of it is read out, each with its path below the pack. Nobody has recorded any yet.
pub(super) const SOUNDS: &[(&str, &[u8])] =
    include!(concat!(env!("OUT_DIR"), "/shipped_sounds.rs"));

/// Reads it. None would mean that the build let a broken pack through, which a test rules out.
pub(super) fn read() -> Option<Pack> {
    let reading = Pack::from_parts(FILES.iter().copied(), SOUNDS.iter().copied());
    for fault in &reading.faults {
        tracing::error!(file = fault.file, "a file that ships is broken");
    }
    reading.pack
}

/// Whether the app has this page, and so its picture: each page that ships has one.
pub(super) fn has(resource: &ResourceId) -> bool {
    let info = format!("{}/resource.toml", resource.as_str());
    FILES.iter().any(|(path, _)| *path == info)
}
