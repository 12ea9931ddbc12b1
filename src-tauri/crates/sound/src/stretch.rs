//! Speech quicker or slower, and no higher or lower: overlapping pieces, each joined where the waves fit (WSOLA).
//!
//! `playback` sends what it decodes through here. Invariant: of `n` samples at a speed come about `n / speed`, none of
//! them louder than what went in; at the usual speed every sample comes out as it went in.

/// Samples that a piece and the next one share: 15 ms, some waves of any voice.
const SHARED: usize = 720;
/// How far from its place a piece is looked for: 7.5 ms, half a wave of the deepest voice.
const SEARCHED: usize = 360;
/// Every so many samples are compared.
const STRIDE: usize = 3;

/// How quickly speech is played, in hundredths of the usual speed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Speed(u8);

impl Speed {
    /// As it was spoken.
    pub const USUAL: Self = Self(100);
    /// The slowest, in hundredths.
    pub const SLOWEST: u8 = 75;
    /// The quickest, in hundredths.
    pub const QUICKEST: u8 = 150;

    /// A speed in hundredths, from [`Self::SLOWEST`] to [`Self::QUICKEST`]; what lies outside becomes the nearer one.
    #[must_use]
    pub fn of_percent(percent: u8) -> Self {
        Self(percent.clamp(Self::SLOWEST, Self::QUICKEST))
    }

    /// In hundredths.
    #[must_use]
    pub fn percent(self) -> u8 {
        self.0
    }
}

/// Changes the speed of what goes through it.
pub(crate) struct Stretch {
    input: Vec<f32>,
    /// Where the last piece goes on in `input`.
    goes_on: usize,
    /// Where the next piece should begin, in hundredths of a sample.
    wanted: usize,
}

impl Stretch {
    pub(crate) fn new() -> Self {
        Self { input: Vec::new(), goes_on: 0, wanted: 0 }
    }

    /// Takes samples in, and appends what is ready to `out`.
    pub(crate) fn push(&mut self, samples: &[f32], speed: Speed, out: &mut Vec<f32>) {
        self.input.extend(samples);
        if speed == Speed::USUAL {
            self.pass(out);
            return;
        }
        loop {
            let wanted = self.wanted / 100;
            let needed = wanted.max(self.goes_on) + SEARCHED + SHARED;
            if self.input.len() < needed {
                break;
            }
            let begins = self.best_place(wanted);
            for place in 0..SHARED {
                let before = self.input[self.goes_on + place];
                let after = self.input[begins + place];
                #[expect(clippy::cast_precision_loss, reason = "both are below a thousand")]
                let share = place as f32 / SHARED as f32;
                out.push(before + (after - before) * share);
            }
            self.goes_on = begins + SHARED;
            self.wanted += SHARED * usize::from(speed.percent());
            self.forget();
        }
    }

    /// What is left, as it is.
    pub(crate) fn finish(&mut self, out: &mut Vec<f32>) {
        self.pass(out);
    }

    fn pass(&mut self, out: &mut Vec<f32>) {
        out.extend(self.input.drain(..).skip(self.goes_on));
        (self.goes_on, self.wanted) = (0, 0);
    }

    /// Where around the wanted place the wave is most like the one that goes on.
    fn best_place(&self, wanted: usize) -> usize {
        let going_on = &self.input[self.goes_on..self.goes_on + SHARED];
        let first = wanted.saturating_sub(SEARCHED);
        let likeness = |place: usize| {
            let other = &self.input[place..place + SHARED];
            let (mut product, mut energy) = (0.0_f32, 1e-6_f32);
            for (one, other) in going_on.iter().zip(other).step_by(STRIDE) {
                product += one * other;
                energy += other * other;
            }
            product / energy.sqrt()
        };
        let places = (first..=wanted + SEARCHED).step_by(STRIDE);
        let best = places.map(|place| (place, likeness(place)));
        best.max_by(|(_, one), (_, other)| one.total_cmp(other)).map_or(wanted, |(place, _)| place)
    }

    /// Lets go of what no piece can begin in any more.
    fn forget(&mut self) {
        let used = self.goes_on.min((self.wanted / 100).saturating_sub(SEARCHED));
        self.input.drain(..used);
        self.goes_on -= used;
        self.wanted -= used * 100;
    }
}
