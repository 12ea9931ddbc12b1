//! Sheets of paper as pictures, for a printer.
//!
//! [`super::drawings`] comes here once the page is set. A printer gets shades of grey and no words, so whatever stands
//! between here and the paper cannot set them anew with other faces. Invariant: the picture is what the PDF shows.

use typst::utils::Scalar;
use typst_layout::{Page, PagedDocument};
use typst_render::RenderOptions;

/// How finely a sheet is drawn. At 300 the marks above and below Khmer and Burmese letters of 11 points stay apart.
pub const DOTS_PER_INCH: u32 = 300;

const POINTS_PER_INCH: f64 = 72.0;

/// One sheet of paper.
#[derive(Clone, PartialEq, Eq)]
pub struct Drawing {
    width: usize,
    height: usize,
    ink: Vec<u8>,
}

impl Drawing {
    /// How many dots stand side by side.
    #[must_use]
    pub fn width(&self) -> usize {
        self.width
    }

    /// How many rows of dots there are.
    #[must_use]
    pub fn height(&self) -> usize {
        self.height
    }

    /// How much ink each dot gets, from 0 for none to 255 for black, row by row from the top and without gaps.
    #[must_use]
    pub fn ink(&self) -> &[u8] {
        &self.ink
    }
}

impl std::fmt::Debug for Drawing {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Drawing({} x {})", self.width, self.height)
    }
}

/// Every sheet of a document.
pub(crate) fn of(document: &PagedDocument) -> Vec<Drawing> {
    document.pages().iter().map(draw).collect()
}

fn draw(page: &Page) -> Drawing {
    let options = RenderOptions {
        pixel_per_pt: Scalar::new(f64::from(DOTS_PER_INCH) / POINTS_PER_INCH),
        ..RenderOptions::default()
    };
    let picture = typst_render::render(page, &options);
    let ink = picture.pixels().iter().map(|dot| 255 - grey(dot.red(), dot.green(), dot.blue()));
    Drawing {
        width: picture.width() as usize,
        height: picture.height() as usize,
        ink: ink.collect(),
    }
}

/// How light a colour looks (ITU-R BT.601), 255 for white.
fn grey(red: u8, green: u8, blue: u8) -> u8 {
    let weighed = 299 * u32::from(red) + 587 * u32::from(green) + 114 * u32::from(blue);
    u8::try_from(weighed / 1000).unwrap_or(u8::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn white_gets_no_ink_and_black_gets_all_of_it() {
        assert_eq!(grey(255, 255, 255), 255);
        assert_eq!(grey(0, 0, 0), 0);
        assert!(grey(255, 0, 0) < grey(0, 255, 0), "green looks lighter than red");
    }
}
