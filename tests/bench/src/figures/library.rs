//! From opening the library to the last change on the screen, for the first time since the app was started.
//!
//! The act is Enter on the library's tab, reached by the keyboard. Floor: what the bare window takes from a key to a
//! row, the least that an answer to a key can be.

use anyhow::Result;

use crate::report::{Budget, Figure, Report};
use crate::scene::Scene;

use super::echo::{answer_to, bare_rows};

pub(crate) const NAME: &str = "library_cold_open";

pub(crate) fn take(scene: &mut Scene, report: &mut Report) -> Result<()> {
    scene.server.start_again()?;
    let floor = bare_rows(scene)?;
    let mut ours = Vec::new();
    for run in 0..scene.runs {
        let app = scene.open_app()?;
        // The settings have a key of their own. The bar is the region before, where their tab then has the focus; help and
        // the library stand before it.
        for key in ["key ctrl+comma", "key shift+F6", "key shift+Tab", "key shift+Tab"] {
            scene.hand.order(key)?;
            scene.rest()?;
        }
        let area = scene.below_bar(&app)?;
        ours.push(answer_to(scene, area, "key Return", run, NAME)?);
        if run == 0 {
            scene.keep_picture(NAME)?;
        }
    }
    report.add(Figure::of_times(NAME, &ours, &floor, Budget::Fixed(300.0))?)
}
