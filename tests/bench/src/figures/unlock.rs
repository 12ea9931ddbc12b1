//! From Enter on the right passphrase to the painted list of a hundred conversations, with the
//! server down. The main window comes up in the place of the lock screen, so the picture is known; the
//! bar at the top does not count, since it says later that there is no network.
//!
//! Floor: the time of Argon2id alone, with the costs of this very vault, measured before each run.

use anyhow::{Result, anyhow};

use crate::report::{Budget, Figure, Report};
use crate::scene::{CALM_AFTER_BUILDING, Scene};

use super::tell;

pub(crate) const NAME: &str = "unlock_to_room_list";

pub(crate) fn take(scene: &mut Scene, report: &mut Report) -> Result<()> {
    scene.server.stop();
    let (mut ours, mut floor) = (Vec::new(), Vec::new());
    for run in 0..scene.runs {
        let app = scene.start_app()?;
        scene.approach(&app)?;
        let lock = scene.screen.visible(app.id())?;
        let derivation = larkspur_core::vault::time_derivation(&scene.people.leader);
        floor.push(derivation.map_err(|error| anyhow!(error))?);
        let before = scene.eye.before(scene.below_bar(&app)?)?;
        let begun = scene.hand.order("key Return")?;
        let changes = before.changes(begun, CALM_AFTER_BUILDING, || scene.has_left(&app, &lock))?;
        tell(run, NAME, &changes);
        ours.extend(changes.last().map(|change| change.at));
        if run == 0 {
            scene.keep_picture(NAME)?;
        }
    }
    report.add(Figure::of_times(NAME, &ours, &floor, Budget::AboveFloor(600.0))?)
}
