//! Searching the memory of this process, for keys that must be gone after a lock.

use std::{
    fs::File,
    io::{Read as _, Seek as _, SeekFrom},
};

/// Whether the bytes whose inversion is `inverted` stand anywhere in writable memory. The key is
/// given inverted, so that the caller's own copy is not what is found.
pub(crate) fn is_in_memory(inverted: &[u8]) -> bool {
    let maps = std::fs::read_to_string("/proc/self/maps").unwrap();
    let mut memory = File::open("/proc/self/mem").unwrap();
    for line in maps.lines() {
        let mut parts = line.split_whitespace();
        let (Some(range), Some(rights)) = (parts.next(), parts.next()) else { continue };
        let is_special = line.ends_with("[vvar]") || line.ends_with("[vsyscall]");
        if !rights.starts_with("rw") || is_special {
            continue;
        }
        let Some((start, end)) = range.split_once('-') else { continue };
        let (start, end) =
            (u64::from_str_radix(start, 16).unwrap(), u64::from_str_radix(end, 16).unwrap());
        if memory.seek(SeekFrom::Start(start)).is_err() {
            continue;
        }
        let mut left = end - start;
        let mut chunk = vec![0_u8; 1 << 20];
        let mut kept = 0;
        while left > 0 {
            let wanted = usize::try_from(left.min((chunk.len() - kept) as u64)).unwrap();
            let Ok(()) = memory.read_exact(&mut chunk[kept..kept + wanted]) else { break };
            let filled = kept + wanted;
            if has_inverted(&chunk[..filled], inverted) {
                // What was read is a copy, which the next search must not find.
                chunk.fill(0);
                return true;
            }
            // A key may lie across two chunks.
            kept = filled.min(inverted.len() - 1);
            chunk.copy_within(filled - kept..filled, 0);
            left -= wanted as u64;
        }
        chunk.fill(0);
    }
    false
}

fn has_inverted(bytes: &[u8], inverted: &[u8]) -> bool {
    let first = !inverted[0];
    bytes.windows(inverted.len()).any(|window| {
        window[0] == first && window.iter().zip(inverted).all(|(byte, other)| *byte == !other)
    })
}
