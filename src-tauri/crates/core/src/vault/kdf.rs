//! From a passphrase to a key: its normal form, Argon2id, and how much of it this machine bears.
//!
//! Used by the vault's header. Invariant: the same passphrase gives the same key on every system
//! and keyboard, and guessing one costs memory before it costs time.

use std::time::{Duration, Instant};

use argon2::{Algorithm, Argon2, Params, Version};
use unicode_normalization::UnicodeNormalization;
use zeroize::Zeroizing;

/// What one derivation shall take on this machine.
pub(crate) const TARGET: Duration = Duration::from_millis(700);

const MIB: u32 = 1024;
/// The memory of a derivation where the machine has 2 GiB or more, in KiB.
const MEMORY: std::ops::RangeInclusive<u32> = 64 * MIB..=256 * MIB;
/// Below this much, in bytes, a derivation takes less memory.
const SMALL_MACHINE: u64 = 2 << 30;
/// The least memory, in KiB, and the least passes with it (OWASP's floor for Argon2id).
const FLOOR: (u32, u32) = (19 * MIB, 2);
/// The most memory, in KiB, and the most passes that a header may ask for: a changed header must
/// not be able to hang the machine.
const CEILING: (u32, u32) = (1024 * MIB, 256);

/// How costly the derivation is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum KdfChoice {
    /// As much as this machine does in about 0.7 s, measured when the passphrase is set.
    #[default]
    Calibrated,
    /// As little as Argon2id allows. For tests: it protects nothing.
    Smallest,
}

impl KdfChoice {
    /// The parameters for a new passphrase. Measuring takes up to a second: call it where
    /// blocking is allowed.
    pub(crate) fn parameters(self) -> KdfParameters {
        match self {
            Self::Calibrated => calibrate(total_memory(), measure),
            Self::Smallest => KdfParameters { memory_kib: 8, passes: 1, lanes: 1 },
        }
    }
}

/// The parameters of Argon2id.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct KdfParameters {
    /// In KiB.
    pub(crate) memory_kib: u32,
    pub(crate) passes: u32,
    pub(crate) lanes: u32,
}

impl KdfParameters {
    /// Whether Argon2id takes them and the machine bears them.
    pub(crate) fn is_plausible(self) -> bool {
        self.memory_kib <= CEILING.0
            && self.passes <= CEILING.1
            && self.lanes <= 16
            && Params::new(self.memory_kib, self.passes, self.lanes, Some(32)).is_ok()
    }

    /// Derives 32 bytes from a passphrase in normal form. Takes about [`TARGET`].
    pub(crate) fn derive(
        self,
        normal_passphrase: &str,
        salt: &[u8],
    ) -> Result<Zeroizing<[u8; 32]>, argon2::Error> {
        let parameters = Params::new(self.memory_kib, self.passes, self.lanes, Some(32))?;
        let mut key = Zeroizing::new([0; 32]);
        Argon2::new(Algorithm::Argon2id, Version::V0x13, parameters).hash_password_into(
            normal_passphrase.as_bytes(),
            salt,
            key.as_mut_slice(),
        )?;
        Ok(key)
    }
}

/// The form of a passphrase that is hashed and estimated: NFKC, since keyboards of different
/// systems type the same letter in different ways, and single spaces between words, since nobody
/// remembers how many there were. Upper and lower case stay different.
pub(crate) fn normalise(passphrase: &str) -> Zeroizing<String> {
    // NFKC makes UTF-8 at most 11 times longer (Unicode annex 15, section 9). Room for all of it
    // from the start, since a string that grows leaves copies of itself behind.
    let mut normal = Zeroizing::new(String::with_capacity(passphrase.len() * 11));
    let mut is_word_before = false;
    for letter in passphrase.nfkc() {
        if letter.is_whitespace() {
            is_word_before |= !normal.is_empty();
            continue;
        }
        if std::mem::take(&mut is_word_before) {
            normal.push(' ');
        }
        normal.push(letter);
    }
    normal
}

/// Chooses parameters for [`TARGET`]: first as much memory as allowed, then more passes.
fn calibrate(
    total_memory: Option<u64>,
    mut measure: impl FnMut(KdfParameters) -> Duration,
) -> KdfParameters {
    let (least, most) = match total_memory {
        Some(total) if total < SMALL_MACHINE => {
            let sixteenth = u32::try_from(total / 16 / 1024).unwrap_or(u32::MAX);
            (FLOOR.0, sixteenth.clamp(FLOOR.0, *MEMORY.start()))
        }
        _ => (*MEMORY.start(), *MEMORY.end()),
    };
    let probe = KdfParameters { memory_kib: least, passes: 1, lanes: 1 };
    // The first one also pays for waking the machine up, so the faster of two counts.
    let once = measure(probe).min(measure(probe)).max(Duration::from_micros(100));
    let affordable = f64::from(least) * TARGET.as_secs_f64() / once.as_secs_f64();
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "clamped to the range of a u32 and never negative"
    )]
    let memory_kib = affordable.clamp(f64::from(least), f64::from(most)) as u32 / MIB * MIB;
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "clamped to the range of a u32 and never negative"
    )]
    let passes =
        (affordable / f64::from(memory_kib)).round().clamp(1.0, f64::from(CEILING.1)) as u32;
    let least_passes = if memory_kib < *MEMORY.start() { FLOOR.1 } else { 1 };
    KdfParameters { memory_kib, passes: passes.max(least_passes), lanes: 1 }
}

fn measure(parameters: KdfParameters) -> Duration {
    let start = Instant::now();
    match parameters.derive("measured", &[0; 16]) {
        Ok(_) => start.elapsed(),
        // Not enough memory even for the least: no more than that is asked for.
        Err(_) => TARGET,
    }
}

/// The memory of this machine in bytes, where the system tells it.
fn total_memory() -> Option<u64> {
    let info = std::fs::read_to_string("/proc/meminfo").ok()?;
    let line = info.lines().find_map(|line| line.strip_prefix("MemTotal:"))?;
    let kib: u64 = line.split_whitespace().next()?.parse().ok()?;
    Some(kib * 1024)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A machine on which one MiB and pass takes this long.
    fn machine(micros: u64) -> impl FnMut(KdfParameters) -> Duration {
        move |p| Duration::from_micros(micros * u64::from(p.memory_kib / MIB) * u64::from(p.passes))
    }

    #[test]
    fn memory_is_spent_before_time() {
        let table = [
            // (microseconds for a MiB, GiB of the machine, MiB, passes)
            (20_000, 8, 64, 1),
            (5_000, 8, 140, 1),
            (2_700, 8, 256, 1),
            (1_000, 8, 256, 3),
            (100, 8, 256, 27),
        ];
        for (micros, gib, mib, passes) in table {
            let found = calibrate(Some(gib << 30), machine(micros));
            assert_eq!((found.memory_kib / MIB, found.passes), (mib, passes), "{micros}");
        }
    }

    #[test]
    fn a_small_machine_gives_less_memory_but_never_less_than_the_floor() {
        for megabytes in [256_u64, 512, 1024, 1900] {
            for micros in [500, 5_000, 50_000] {
                let found = calibrate(Some(megabytes << 20), machine(micros));
                assert!(found.memory_kib >= FLOOR.0 && found.memory_kib <= 64 * MIB);
                assert!(found.passes >= 2 || found.memory_kib == 64 * MIB, "{found:?}");
                assert!(u64::from(found.memory_kib) * 1024 <= (megabytes << 20) / 8);
            }
        }
    }

    #[test]
    fn a_machine_that_does_not_tell_its_memory_gets_the_common_range() {
        assert!(MEMORY.contains(&calibrate(None, machine(2_000)).memory_kib));
    }

    #[test]
    fn every_calibrated_choice_is_plausible() {
        for micros in [1, 100, 1_000, 100_000] {
            assert!(calibrate(Some(16 << 30), machine(micros)).is_plausible());
        }
        assert!(!KdfParameters { memory_kib: u32::MAX, passes: 1, lanes: 1 }.is_plausible());
        assert!(!KdfParameters { memory_kib: 8, passes: 0, lanes: 1 }.is_plausible());
        assert!(!KdfParameters { memory_kib: 8, passes: u32::MAX, lanes: 1 }.is_plausible());
    }

    #[test]
    fn the_derivation_is_argon2id_version_19() {
        // Made with the reference implementation of Argon2:
        // echo -n "cedar lamp" | argon2 somesaltsomesalt -id -t 2 -k 64 -p 1 -l 32 -r
        let key = KdfParameters { memory_kib: 64, passes: 2, lanes: 1 }
            .derive("cedar lamp", b"somesaltsomesalt")
            .unwrap();
        let hex = "d937c98b7b3ca1df04af518d88f00018a0f4e00e0663a810d569d776629a101d";
        for (place, byte) in key.iter().enumerate() {
            assert_eq!(format!("{byte:02x}"), hex[place * 2..place * 2 + 2], "byte {place}");
        }
    }

    #[test]
    fn keyboards_that_type_a_letter_in_two_ways_agree() {
        let table = [
            ("caf\u{e9}", "cafe\u{301}"),
            ("\u{ff21}\u{ff11}", "A1"),
            ("  one \u{3000} two\t", "one two"),
            ("\u{ac00}", "\u{1100}\u{1161}"),
        ];
        for (one, other) in table {
            assert_eq!(*normalise(one), *normalise(other));
        }
        assert_ne!(*normalise("Cedar"), *normalise("cedar"));
    }

    #[test]
    fn the_room_for_the_normal_form_is_always_enough() {
        // U+FDFA is the letter that grows most.
        let worst = "\u{fdfa}".repeat(300);
        let normal = normalise(&worst);
        assert!(normal.len() <= worst.len() * 11);
        assert!(normal.capacity() <= worst.len() * 11 + 16);
    }
}
