//! From the start of the process to the painted lock screen.
//!
//! Floor: the bare window with an empty page. What neither can do without is the toolkit, `WebKit`
//! and its two processes.

use std::time::Duration;

use anyhow::Result;

use crate::app::App;
use crate::report::{Budget, Figure, Report};
use crate::scene::{CALM_AFTER_BUILDING, Scene};

use super::tell;

pub(crate) const NAME: &str = "start_to_lock_screen";

pub(crate) fn take(scene: &mut Scene, report: &mut Report) -> Result<()> {
    let (mut ours, mut floor) = (Vec::new(), Vec::new());
    for run in 0..scene.runs {
        floor.extend(time(scene, run, "bare", |scene| scene.start_bare("empty.html"))?);
        ours.extend(time(scene, run, NAME, Scene::start_app)?);
    }
    report.add(Figure::of_times(NAME, &ours, &floor, Budget::Fixed(800.0))?)
}

fn time(
    scene: &Scene,
    run: usize,
    what: &str,
    start: impl FnOnce(&Scene) -> Result<App>,
) -> Result<Option<Duration>> {
    scene.rest()?;
    let before = scene.eye.before(scene.eye.everything())?;
    let app = start(scene)?;
    let changes =
        before.changes(app.begun, CALM_AFTER_BUILDING, || Ok(scene.screen.shows(app.id())?))?;
    tell(run, what, &changes);
    if run == 0 {
        scene.keep_picture(what)?;
    }
    Ok(changes.last().map(|change| change.at))
}
