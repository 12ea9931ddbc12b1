//! Chance that can be repeated: everything in a schedule comes from its seed.

/// A row of numbers that looks drawn and is not (`SplitMix64`; Steele, Lea, Flood 2014). For schedules only, never for ids of people.
pub struct Dice(u64);

impl Dice {
    /// Begins with a seed. Neighbouring seeds give rows that have nothing to do with one another.
    pub fn new(seed: u64) -> Self {
        Self(seed)
    }

    /// The next number.
    pub fn roll(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// A number below `end`; 0 when `end` is 0.
    pub fn below(&mut self, end: usize) -> usize {
        let end = u64::try_from(end).unwrap_or(u64::MAX).max(1);
        usize::try_from(self.roll() % end).unwrap_or_default()
    }

    /// Whether something happens that happens `percent` times in a hundred.
    pub fn is_one_in(&mut self, percent: usize) -> bool {
        self.below(100) < percent
    }

    /// One of several. None when there is none.
    pub fn pick<'a, T>(&mut self, all: &'a [T]) -> Option<&'a T> {
        all.get(self.below(all.len()))
    }
}
