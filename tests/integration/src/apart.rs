//! Running a part of a test in a process of its own, with surroundings that a process has only from
//! its start: variables, folders, where its output goes.
//!
//! Invariant: the part is an ignored test of this binary, so it never runs by itself.

use std::process::{Command, Stdio};

use crate::member::server;

/// Runs the ignored test `name` as `prepare` sets it up, and fails as it fails.
pub(crate) fn run(name: &str, prepare: impl FnOnce(&mut Command)) {
    let mut command = Command::new(std::env::current_exe().unwrap());
    command.args(["--exact", name, "--ignored", "--nocapture"]);
    let server = server();
    command.env("LARKSPUR_HOMESERVER", &server.url);
    command.env("LARKSPUR_HOMESERVER_SECRET", &server.secret);
    command.stdin(Stdio::null());
    prepare(&mut command);
    let output = command.output().unwrap();
    assert!(
        output.status.success(),
        "{name} failed:\n{}\n{}",
        String::from_utf8_lossy(&output.stdout),
        String::from_utf8_lossy(&output.stderr)
    );
}
