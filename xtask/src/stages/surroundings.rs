//! What stands around the tests: a homeserver and a screen.
//!
//! Called by [`super`]. Invariant: both end with this value, and tests learn of them only by the
//! variables that are set here.

use std::net::Ipv4Addr;
use std::process::Command;

use anyhow::Result;
use larkspur_test_support::display::Display;
use larkspur_test_support::homeserver::{Homeserver, Options};

use crate::install;

/// A homeserver with raised limits and, for tests with windows, a screen.
pub(super) struct Surroundings {
    homeserver: Homeserver,
    display: Option<Display>,
}

impl Surroundings {
    pub(super) fn with_homeserver() -> Result<Self> {
        Self::start(Ipv4Addr::LOCALHOST, None)
    }

    /// The homeserver gets an address of its own, so that a test can tell every connection to it
    /// from every other.
    pub(super) fn with_screen_and_homeserver() -> Result<Self> {
        install::packages(install::WINDOWS)?;
        let display = Display::start(1600, 1200)?;
        Self::start(Ipv4Addr::new(127, 0, 0, 2), Some(display))
    }

    fn start(address: Ipv4Addr, display: Option<Display>) -> Result<Self> {
        install::synapse()?;
        let homeserver = Homeserver::start(Options { address, ..Options::default() })?;
        eprintln!("homeserver: it answers at {}", homeserver.url());
        Ok(Self { homeserver, display })
    }

    /// Tells the tests where both are.
    pub(super) fn apply(&self, command: &mut Command) {
        command
            .env("LARKSPUR_HOMESERVER", self.homeserver.url())
            .env("LARKSPUR_HOMESERVER_NAME", self.homeserver.server_name())
            .env("LARKSPUR_HOMESERVER_SECRET", self.homeserver.shared_secret())
            .env("LARKSPUR_HOMESERVER_FOLDER", self.homeserver.folder())
            .env("LARKSPUR_SYNAPSE_PYTHON", larkspur_test_support::synapse_python());
        if let Some(display) = &self.display {
            command.env("DISPLAY", display.name()).env_remove("WAYLAND_DISPLAY");
            // The windows must be drawn by X, and without a session bus of the person's own.
            command.env("GDK_BACKEND", "x11").env("NO_AT_BRIDGE", "1");
        }
    }
}
