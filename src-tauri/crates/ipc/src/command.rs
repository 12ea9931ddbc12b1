//! What a command and a stream are: the argument struct *is* the command.
//!
//! The window calls `C::NAME` with the struct as its one argument `command`; the shell has a
//! handler of the same name. Invariant: `NAME` is `<feature>_<struct name in snake case>`, which
//! `tests/architecture` proves for every struct declared with the macros below.

use serde::{Deserialize, Serialize, de::DeserializeOwned};

/// How much must be open before a command is answered. The shell refuses it below its class.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Class {
    /// Answered at any time, also on the lock screen: language, help, first run, unlock, hide.
    Public,
    /// Reads what ships of the library. Answered once the vault is open; on the lock screen only if the person turned
    /// that on ([`crate::settings::Preferences::can_read_while_locked`]).
    Reading,
    /// Answered once the vault is open.
    Unlocked,
    /// Answered once an account is signed in.
    SignedIn,
}

/// A request with one reply. The reply says whether it was accepted; new data arrives by streams.
pub trait Command: Serialize + DeserializeOwned + 'static {
    /// `<feature>_<verb>_<noun>`, the name of the handler in the shell.
    const NAME: &'static str;
    /// What must be open.
    const CLASS: Class;
    /// The reply.
    type Output: Serialize + DeserializeOwned;
}

/// A subscription. The first message is complete (`ListDiff::Reset`, or the whole value).
pub trait Stream: Serialize + DeserializeOwned + 'static {
    /// `<feature>_watch_<noun>`, the name of the handler in the shell.
    const NAME: &'static str;
    /// What must be open.
    const CLASS: Class;
    /// One message: `Vec<ListDiff<T>>` for lists, the whole value otherwise.
    type Message: Serialize + DeserializeOwned;
}

/// Names one running stream, so that the window can stop it. Given by the window, unique per page.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct StreamId(pub u32);

/// Ends one stream of the calling window. Stopping a stream that has ended is not an error.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StopStream {
    /// The stream to end.
    pub stream: StreamId,
}

impl Command for StopStream {
    const NAME: &'static str = "settings_stop_stream";
    const CLASS: Class = Class::Public;
    type Output = ();
}

/// Declares that a struct is a command: `command!(SignIn, "account_sign_in", Unlocked, ())`.
macro_rules! command {
    ($type:ty, $name:literal, $class:ident, $output:ty) => {
        impl $crate::command::Command for $type {
            const NAME: &'static str = $name;
            const CLASS: $crate::command::Class = $crate::command::Class::$class;
            type Output = $output;
        }
    };
}

/// Declares that a struct is a stream: `stream!(WatchRooms, "messaging_watch_rooms", SignedIn, T)`.
macro_rules! stream {
    ($type:ty, $name:literal, $class:ident, $message:ty) => {
        impl $crate::command::Stream for $type {
            const NAME: &'static str = $name;
            const CLASS: $crate::command::Class = $crate::command::Class::$class;
            type Message = $message;
        }
    };
}

pub(crate) use {command, stream};
