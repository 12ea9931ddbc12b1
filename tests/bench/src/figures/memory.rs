//! The memory of an app that nobody has touched for five minutes.
//!
//! The share (PSS) of all its processes, so that what `WebKit` shares between them counts once.
//! Floor: the bare window with an empty page after the same time. They run one after the other, or
//! each would pay for half of what they share.

use std::time::Duration;

use anyhow::{Result, bail};

use crate::app::App;
use crate::memory::{family, other_pages, shares};
use crate::report::{Budget, Figure, Report, Spread};
use crate::scene::Scene;

pub(crate) const NAME: &str = "memory_idle";

const IDLE: Duration = Duration::from_mins(5);
/// The app locks after five minutes of rest, so the pointer moves once in between.
const HALF: Duration = Duration::from_secs(150);

pub(crate) fn take(scene: &mut Scene, report: &mut Report) -> Result<()> {
    scene.server.start_again()?;
    let app = scene.open_app()?;
    let shown = scene.screen.visible(app.id())?;
    scene.hand.order("mousemove 700 600")?;
    eprintln!("  waiting five minutes");
    std::thread::sleep(HALF);
    scene.hand.order("mousemove_relative 3 3")?;
    std::thread::sleep(IDLE.saturating_sub(HALF));
    if scene.screen.visible(app.id())? != shown {
        bail!("the app changed its window while it was left alone");
    }
    let ours = megabytes(&app)?;
    scene.keep_picture(NAME)?;
    drop(app);
    let bare = scene.start_bare("empty.html")?;
    eprintln!("  waiting five minutes with the bare window");
    std::thread::sleep(IDLE);
    let floor = Some(Spread::one(megabytes(&bare)?));
    let ours = Spread::one(ours);
    report.add(Figure { name: NAME, unit: "MB", ours, floor, budget: Budget::Fixed(350.0) })
}

fn megabytes(app: &App) -> Result<f64> {
    let family = family(app.id());
    let others = other_pages(&family);
    if others > 0 {
        eprintln!("  {others} other processes of WebKit run: the share is smaller than alone");
    }
    let mut sum = 0.0;
    for (name, bytes) in shares(app.id())? {
        let megabytes = f64::from(u32::try_from(bytes / 1024)?) * 1024.0 / 1.0e6;
        eprintln!("  {name}: {megabytes:.0} MB");
        sum += megabytes;
    }
    Ok(sum)
}
