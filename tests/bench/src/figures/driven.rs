//! No figure but a check: the optimised app gives `WebDriver` no session.
//!
//! `shell::an_app_for_people_gives_webdriver_no_session` of tests/e2e checks the same of an app
//! that is built as tests are.

use std::time::{Duration, Instant};

use anyhow::{Result, bail};
use larkspur_test_support::{driver, process};

use crate::report::Report;
use crate::scene::Scene;

pub(crate) const NAME: &str = "webdriver_refused";

/// How long the driver may try. An app that gives a session does so within two seconds.
const PATIENCE: Duration = Duration::from_secs(15);

pub(crate) fn take(scene: &mut Scene, _: &mut Report) -> Result<()> {
    let folder = scene.folder.path().join("driven");
    let (program, data_dir) = (scene.app.clone(), folder.clone());
    let asking = std::thread::spawn(move || driver::gives_session(&program, &data_dir, PATIENCE));
    let begun = Instant::now();
    let mut is_up = false;
    // The app itself comes up: that it gives no session is not for want of an app.
    while !is_up && !asking.is_finished() {
        for id in process::ids_naming(&folder) {
            is_up |= scene.screen.shows(id)?;
        }
        std::thread::sleep(Duration::from_millis(100));
    }
    let came_up = begun.elapsed();
    let asked = asking.join();
    process::kill_naming(&folder);
    let Ok(is_given) = asked else { bail!("asking the driver failed") };
    if is_given? {
        bail!("the optimised app lets WebDriver drive its window");
    }
    if !is_up {
        bail!("the app showed no window, so nothing is known");
    }
    eprintln!("  its window was up after {came_up:.1?}, and WebDriver was given no session");
    Ok(())
}
