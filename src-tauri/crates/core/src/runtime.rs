//! The runtime that the core has to run in.
//!
//! The shell makes it before the device, and tests that send hostile messages do. Invariant: no
//! message that the protocol allows can use up the stack of a thread that the core runs on.
//!
//! An event has at most 65,536 bytes, and formatted text in it can nest some 20,000 elements deep. The
//! SDK parses it before we see it, and frees what it has parsed by recursion, a few hundred bytes
//! for each level. On the 2 MiB of an ordinary thread anybody in a room could end the app, and end it
//! again at each start, since the message stays in the room.

use std::io;

use tokio::runtime::{Builder, Runtime};

/// The stack of each thread: four times what the deepest message was seen to need in a debug build.
/// It is only an address range; memory is taken as it is used.
const STACK_BYTES: usize = 64 << 20;

/// Makes the runtime; its threads bear this name.
///
/// # Errors
/// When the system gives no threads.
pub fn build(name: &str) -> io::Result<Runtime> {
    with_safe_stacks(&mut Builder::new_multi_thread()).enable_all().thread_name(name).build()
}

/// Gives the threads of a runtime the stack that they need.
pub(crate) fn with_safe_stacks(builder: &mut Builder) -> &mut Builder {
    builder.thread_stack_size(STACK_BYTES)
}
