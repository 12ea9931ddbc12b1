//! Whatever is freed is wiped, in every program that contains the core.
//!
//! Words, passphrases and keys pass through many hands that free them as they are: the bridge, JSON,
//! the SDK's futures. Without this they could be read in memory long after a lock. Invariant: no
//! byte of the Rust heap outlives what it belonged to. What C libraries free is theirs to wipe;
//! SQLCipher does (`cipher_memory_security`).

use std::alloc::System;

use zeroizing_alloc::ZeroAlloc;

#[global_allocator]
static ALLOCATOR: ZeroAlloc<System> = ZeroAlloc(System);
