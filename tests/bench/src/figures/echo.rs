//! From Enter in the composer to the message on the screen.
//!
//! The server is down, so that what is painted is the local echo and nothing that the server said.
//! The last change of the open conversation counts: the row, its state and the emptied composer.
//! The list of conversations, which says the newest words as well, is no part of it. Floor: the bare
//! window with a page that appends what was typed as a row.

use std::time::Duration;

use anyhow::{Context as _, Result};

use crate::eye::Area;
use crate::report::{Budget, Figure, Report};
use crate::scene::{CALM, Scene};

use super::tell;

pub(crate) const NAME: &str = "enter_to_local_echo";

pub(crate) fn take(scene: &mut Scene, report: &mut Report) -> Result<()> {
    scene.server.stop();
    let mut floor = bare_rows(scene)?;
    let app = scene.open_app()?;
    scene.open_newest_room()?;
    let area = scene.conversation(&app)?;
    let mut ours = Vec::new();
    for run in 0..scene.runs {
        scene.type_words(&format!("words of run {run}"))?;
        ours.push(answer_to(scene, area, "key Return", run, NAME)?);
    }
    scene.keep_picture(NAME)?;
    drop(app);
    floor.extend(bare_rows(scene)?);
    report.add(Figure::of_times(NAME, &ours, &floor, Budget::Fixed(50.0))?)
}

/// How long the bare window takes from Enter to a row. Half of the runs: it is taken before and
/// after the app, since two windows cannot both have the keyboard.
pub(super) fn bare_rows(scene: &mut Scene) -> Result<Vec<Duration>> {
    let bare = scene.start_bare("rows.html")?;
    scene.screen.wait_for_window(bare.id())?;
    scene.rest()?;
    let everything = scene.eye.everything();
    let mut times = Vec::new();
    for run in 0..scene.runs.div_ceil(2) {
        scene.type_words(&format!("words of run {run}"))?;
        times.push(answer_to(scene, everything, "key Return", run, "bare")?);
    }
    Ok(times)
}

/// How long it takes from a key to the last change of a part of the screen.
pub(super) fn answer_to(
    scene: &mut Scene,
    area: Area,
    key: &str,
    run: usize,
    what: &str,
) -> Result<Duration> {
    let before = scene.eye.before(area)?;
    let begun = scene.hand.order(key)?;
    let changes = before.changes(begun, CALM, || Ok(true))?;
    tell(run, what, &changes);
    changes.last().map(|change| change.at).context("nothing changed")
}
