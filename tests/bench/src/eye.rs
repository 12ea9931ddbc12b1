//! An eye on the screen: when did the picture change for the last time?
//!
//! Every figure that ends with something painted asks here. The X server tells of each drawing
//! (its extension DAMAGE), and only then is the picture fetched and compared, so that watching costs
//! the app next to nothing and a drawing that changes nothing does not count. Invariant: a change
//! gets the time at which it was known, which is after it was to be seen; a figure is never too small.

use std::time::{Duration, Instant};

use anyhow::{Context as _, Result, bail};
use x11rb::connection::Connection as _;
use x11rb::protocol::Event;
use x11rb::protocol::damage::{ConnectionExt as _, ReportLevel};
use x11rb::protocol::xproto::{ConnectionExt as _, ImageFormat, Rectangle, Window};
use x11rb::rust_connection::RustConnection;

/// The bytes of a pixel on a screen of 24 bits.
const BYTES: usize = 4;
/// How long a picture that was asked for may take to come to rest.
const PATIENCE: Duration = Duration::from_secs(30);

/// A part of the screen, in pixels.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Area {
    pub(crate) left: i16,
    pub(crate) top: i16,
    pub(crate) width: u16,
    pub(crate) height: u16,
}

impl Area {
    fn touches(self, other: Rectangle) -> bool {
        let overlap = |a: i16, a_size: u16, b: i16, b_size: u16| {
            i32::from(a) < i32::from(b) + i32::from(b_size)
                && i32::from(b) < i32::from(a) + i32::from(a_size)
        };
        overlap(self.left, self.width, other.x, other.width)
            && overlap(self.top, self.height, other.y, other.height)
    }
}

/// A change of the picture.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Change {
    /// When it was known, from the beginning of what is measured.
    pub(crate) at: Duration,
    /// The smallest part of the screen that holds all of it.
    pub(crate) place: Area,
}

/// The eye.
pub(crate) struct Eye {
    connection: RustConnection,
    root: Window,
    whole: Area,
}

/// What was to be seen before the act whose answer is waited for.
pub(crate) struct Before<'a> {
    eye: &'a Eye,
    area: Area,
    picture: Vec<u8>,
    /// Where it changed last.
    place: Area,
}

impl Eye {
    /// Looks at the screen that `DISPLAY` names.
    pub(crate) fn open() -> Result<Self> {
        let (connection, number) = x11rb::connect(None)?;
        let screen = &connection.setup().roots[number];
        let root = screen.root;
        let whole = Area {
            left: 0,
            top: 0,
            width: screen.width_in_pixels,
            height: screen.height_in_pixels,
        };
        connection.damage_query_version(1, 1)?.reply().context("the screen knows no DAMAGE")?;
        let damage = connection.generate_id()?;
        connection.damage_create(damage, root, ReportLevel::RAW_RECTANGLES)?.check()?;
        Ok(Self { connection, root, whole })
    }

    /// All of the screen.
    pub(crate) fn everything(&self) -> Area {
        self.whole
    }

    /// Remembers what is to be seen now. Call it directly before the act.
    pub(crate) fn before(&self, area: Area) -> Result<Before<'_>> {
        while self.connection.poll_for_event()?.is_some() {}
        Ok(Before { eye: self, area, picture: self.picture(area)?, place: area })
    }

    /// Waits until nothing has changed for `calm`.
    pub(crate) fn rest(&self, area: Area, calm: Duration) -> Result<()> {
        let mut before = self.before(area)?;
        let (begun, mut last) = (Instant::now(), Instant::now());
        while last.elapsed() < calm {
            if before.look()?.is_some() {
                last = Instant::now();
            }
            if begun.elapsed() > PATIENCE {
                bail!("the picture did not come to rest");
            }
        }
        Ok(())
    }

    fn picture(&self, area: Area) -> Result<Vec<u8>> {
        let Area { left, top, width, height } = area;
        let (format, planes) = (ImageFormat::Z_PIXMAP, u32::MAX);
        let asked =
            self.connection.get_image(format, self.root, left, top, width, height, planes)?;
        Ok(asked.reply()?.data)
    }
}

impl Before<'_> {
    /// All changes since `begun`, until nothing has changed for `calm` and
    /// `is_there` agrees that it is the answer.
    pub(crate) fn changes(
        mut self,
        begun: Instant,
        calm: Duration,
        mut is_there: impl FnMut() -> Result<bool>,
    ) -> Result<Vec<Change>> {
        let mut changes = Vec::<Change>::new();
        loop {
            if let Some(at) = self.look()? {
                changes.push(Change { at: at - begun, place: self.place });
            }
            let since = changes.last().map(|change| change.at);
            if since.is_some_and(|since| begun.elapsed() >= since + calm) && is_there()? {
                return Ok(changes);
            }
            if begun.elapsed() > PATIENCE {
                bail!("no answer was to be seen; the picture changed at {changes:?}");
            }
        }
    }

    /// Waits a moment for something to be drawn; when the picture is another one, says since when
    /// that is known.
    fn look(&mut self) -> Result<Option<Instant>> {
        let mut is_touched = false;
        while let Some(event) = self.eye.connection.poll_for_event()? {
            if let Event::DamageNotify(drawn) = event {
                is_touched |= self.area.touches(drawn.area);
            }
        }
        if !is_touched {
            std::thread::sleep(Duration::from_millis(1));
            return Ok(None);
        }
        let now = self.eye.picture(self.area)?;
        let at = Instant::now();
        let Some(place) = difference(&self.picture, &now, self.area) else { return Ok(None) };
        self.picture = now;
        self.place = place;
        Ok(Some(at))
    }
}

/// Where two pictures of an area differ, if they do.
fn difference(one: &[u8], other: &[u8], area: Area) -> Option<Area> {
    let line = usize::from(area.width) * BYTES;
    let (mut top, mut bottom, mut left, mut right) = (None, 0, usize::MAX, 0);
    for (row, (one, other)) in one.chunks(line).zip(other.chunks(line)).enumerate() {
        if one == other {
            continue;
        }
        let is_other = |column: &usize| one[*column] != other[*column];
        top.get_or_insert(row);
        bottom = row;
        left = (0..line).find(is_other).map_or(left, |column| left.min(column / BYTES));
        right = (0..line).rfind(is_other).map_or(right, |column| right.max(column / BYTES));
    }
    let top = top?;
    Some(Area {
        left: area.left.saturating_add_unsigned(u16::try_from(left).ok()?),
        top: area.top.saturating_add_unsigned(u16::try_from(top).ok()?),
        width: u16::try_from(right - left + 1).ok()?,
        height: u16::try_from(bottom - top + 1).ok()?,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_difference_is_found_with_its_place() {
        let area = Area { left: 100, top: 200, width: 5, height: 4 };
        let before = vec![0; 5 * 4 * BYTES];
        assert_eq!(difference(&before, &before, area), None);
        let mut after = before.clone();
        after[(5 + 3) * BYTES + 1] = 9;
        after[(2 * 5 + 1) * BYTES] = 9;
        let place = Area { left: 101, top: 201, width: 3, height: 2 };
        assert_eq!(difference(&before, &after, area), Some(place));
    }

    #[test]
    fn areas_touch_only_where_they_share_a_pixel() {
        let area = Area { left: 10, top: 10, width: 10, height: 10 };
        for (x, y, width, height, expected) in [
            (0, 0, 10, 10, false),
            (0, 0, 11, 11, true),
            (19, 19, 5, 5, true),
            (20, 10, 5, 5, false),
            (0, 0, 1600, 1200, true),
        ] {
            assert_eq!(area.touches(Rectangle { x, y, width, height }), expected, "{x} {y}");
        }
    }
}
