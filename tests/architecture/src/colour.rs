//! Colours as the theme writes them, and how far apart two of them stand.
//!
//! Used by the test of contrast. Invariant: the way from OKLCH to sRGB is the one of CSS Color 4,
//! the ratio the one of WCAG 2.2.

/// A colour in OKLCH: lightness from 0 to 1, chroma, hue in degrees.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Oklch {
    lightness: f64,
    chroma: f64,
    hue: f64,
}

impl Oklch {
    /// Reads `oklch(43.5% 0.088 256)`; `None` for every other value, also one that shines through.
    pub(crate) fn parse(value: &str) -> Option<Self> {
        let inside = value.trim().strip_prefix("oklch(")?.strip_suffix(')')?;
        let parts: Vec<&str> = inside.split_whitespace().collect();
        let [lightness, chroma, hue] = parts[..] else { return None };
        Some(Self {
            lightness: lightness.strip_suffix('%')?.parse::<f64>().ok()? / 100.0,
            chroma: chroma.parse().ok()?,
            hue: hue.parse().ok()?,
        })
    }

    /// Linear red, green and blue. What no screen can show is cut off.
    fn linear_srgb(self) -> [f64; 3] {
        let (sin, cos) = self.hue.to_radians().sin_cos();
        let (a, b) = (self.chroma * cos, self.chroma * sin);
        // https://www.w3.org/TR/css-color-4/#color-conversion-code
        let long = (self.lightness + 0.396_337_777_4 * a + 0.215_803_757_3 * b).powi(3);
        let middle = (self.lightness - 0.105_561_345_8 * a - 0.063_854_172_8 * b).powi(3);
        let short = (self.lightness - 0.089_484_177_5 * a - 1.291_485_548 * b).powi(3);
        [
            4.076_741_662_1 * long - 3.307_711_591_3 * middle + 0.230_969_929_2 * short,
            -1.268_438_004_6 * long + 2.609_757_401_1 * middle - 0.341_319_396_5 * short,
            -0.004_196_086_3 * long - 0.703_418_614_7 * middle + 1.707_614_701 * short,
        ]
        .map(|part| part.clamp(0.0, 1.0))
    }

    /// As a screen shows it, in 256 steps of each part.
    fn srgb(self) -> [u8; 3] {
        self.linear_srgb().map(|linear| {
            let curved = if linear <= 0.003_130_8 {
                12.92 * linear
            } else {
                1.055 * linear.powf(1.0 / 2.4) - 0.055
            };
            #[expect(
                clippy::cast_possible_truncation,
                clippy::cast_sign_loss,
                reason = "between 0 and 255"
            )]
            let step = (curved * 255.0).round() as u8;
            step
        })
    }

    /// <https://www.w3.org/TR/WCAG22/#dfn-relative-luminance>
    fn luminance(self) -> f64 {
        let [red, green, blue] = self.srgb().map(|step| {
            let part = f64::from(step) / 255.0;
            if part <= 0.040_45 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
        });
        0.2126 * red + 0.7152 * green + 0.0722 * blue
    }

    /// The contrast ratio of WCAG, from 1 to 21.
    pub(crate) fn contrast(self, other: Self) -> f64 {
        let (one, two) = (self.luminance(), other.luminance());
        (one.max(two) + 0.05) / (one.min(two) + 0.05)
    }
}

#[test]
fn known_colours_come_out_as_known() {
    // https://www.w3.org/TR/css-color-4/: red, and rebeccapurple.
    assert_eq!(Oklch::parse("oklch(62.796% 0.25768 29.234)").unwrap().srgb(), [255, 0, 0]);
    assert_eq!(Oklch::parse("oklch(44.027% 0.1603 303.37)").unwrap().srgb(), [102, 51, 153]);
}

#[test]
fn black_on_white_is_the_strongest_contrast() {
    let white = Oklch::parse("oklch(100% 0 0)").unwrap();
    let black = Oklch::parse("oklch(0% 0 0)").unwrap();
    assert!((white.contrast(black) - 21.0).abs() < 0.001);
    assert!((white.contrast(white) - 1.0).abs() < 0.001);
}

#[test]
fn what_is_no_full_colour_is_not_read_as_one() {
    for value in ["oklch(30% 0.02 250 / .07)", "var(--color-base-100)", "250 12%", "oklch()"] {
        assert_eq!(Oklch::parse(value), None, "{value}");
    }
}
