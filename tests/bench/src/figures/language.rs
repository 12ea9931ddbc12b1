//! From choosing another language to the last change on the screen.
//!
//! The choice is an arrow key in the group of languages on the settings page. Floor: what the bare
//! window takes from a key to a row, the least that an answer to a key can be.

use anyhow::Result;

use crate::report::{Budget, Figure, Report};
use crate::scene::Scene;

use super::echo::{answer_to, bare_rows};

pub(crate) const NAME: &str = "language_switch";

pub(crate) fn take(scene: &mut Scene, report: &mut Report) -> Result<()> {
    scene.server.start_again()?;
    let mut floor = bare_rows(scene)?;
    let app = scene.open_app()?;
    scene.hand.order("key ctrl+comma")?;
    scene.rest()?;
    // From the heading to the chosen language, the first thing on the page.
    scene.hand.order("key Tab")?;
    scene.rest()?;
    let everything = scene.eye.everything();
    let mut ours = Vec::new();
    for run in 0..scene.runs {
        let key = if run.is_multiple_of(2) { "key Down" } else { "key Up" };
        ours.push(answer_to(scene, everything, key, run, NAME)?);
        if run == 0 {
            scene.keep_picture(NAME)?;
        }
    }
    if !scene.runs.is_multiple_of(2) {
        scene.hand.order("key Up")?;
        scene.rest()?;
    }
    drop(app);
    floor.extend(bare_rows(scene)?);
    report.add(Figure::of_times(NAME, &ours, &floor, Budget::Fixed(150.0))?)
}
