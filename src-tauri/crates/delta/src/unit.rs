//! The two units in which a text is counted.
//!
//! The webview counts UTF-16 code units, the core counts Unicode code points (Loro does too). Every other
//! module cuts texts only with [`cut`] and [`take`]. Invariant: a cut is always between two signs, since a
//! `str` cannot hold half of a surrogate pair.

use crate::DeltaError;

mod sealed {
    pub trait Sealed {}
    impl Sealed for super::Utf16 {}
    impl Sealed for super::CodePoints {}
}

/// What a length counts. There are two, and a [`crate::Delta`] of one is another type than that of the other.
pub trait Unit: sealed::Sealed + Copy + Default + Eq + Send + Sync + 'static {
    /// How many units a sign has: 1 or 2.
    fn len_of_sign(sign: char) -> usize;

    /// How many units a text has.
    fn len_of(text: &str) -> usize {
        // No sign has more units than bytes, so the sum is within the length of the text.
        text.chars().map(Self::len_of_sign).sum()
    }
}

/// UTF-16 code units, as JavaScript counts its strings. A sign beyond U+FFFF has two.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Utf16;

/// Unicode code points, as `char` is one. Surrogates are none: no text in Rust has them alone.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct CodePoints;

impl Unit for Utf16 {
    fn len_of_sign(sign: char) -> usize {
        sign.len_utf16()
    }
}

impl Unit for CodePoints {
    fn len_of_sign(_: char) -> usize {
        1
    }
}

/// The beginning of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Cut {
    /// Its length in bytes.
    pub(crate) bytes: usize,
    /// Its length in the unit that was asked for.
    pub(crate) units: usize,
}

/// Finds the first `len` units of a text, or all of it when it is shorter.
pub(crate) fn cut<U: Unit>(text: &str, len: usize) -> Result<Cut, DeltaError> {
    let mut units = 0;
    for (bytes, sign) in text.char_indices() {
        if units == len {
            return Ok(Cut { bytes, units });
        }
        if units > len {
            return Err(DeltaError::InsidePair);
        }
        units += U::len_of_sign(sign);
    }
    if units > len { Err(DeltaError::InsidePair) } else { Ok(Cut { bytes: text.len(), units }) }
}

/// Takes the first `len` units off a text.
pub(crate) fn take<'a, U: Unit>(rest: &mut &'a str, len: usize) -> Result<&'a str, DeltaError> {
    let cut = cut::<U>(rest, len)?;
    if cut.units < len {
        return Err(DeltaError::PastEnd);
    }
    let (taken, left) = rest.split_at(cut.bytes);
    *rest = left;
    Ok(taken)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sign_beyond_the_first_plane_is_two_units_and_one_code_point() {
        assert_eq!(Utf16::len_of("a😀ក"), 4);
        assert_eq!(CodePoints::len_of("a😀ក"), 3);
    }

    #[test]
    fn a_text_is_cut_between_signs_only() {
        assert_eq!(cut::<Utf16>("a😀b", 1), Ok(Cut { bytes: 1, units: 1 }));
        assert_eq!(cut::<Utf16>("a😀b", 2), Err(DeltaError::InsidePair));
        assert_eq!(cut::<Utf16>("a😀", 2), Err(DeltaError::InsidePair));
        assert_eq!(cut::<Utf16>("a😀b", 3), Ok(Cut { bytes: 5, units: 3 }));
        assert_eq!(cut::<CodePoints>("a😀b", 2), Ok(Cut { bytes: 5, units: 2 }));
        assert_eq!(cut::<CodePoints>("a", usize::MAX), Ok(Cut { bytes: 1, units: 1 }));
    }

    #[test]
    fn what_is_not_there_is_not_taken() {
        let mut rest = "a😀";
        assert_eq!(take::<Utf16>(&mut rest, 4), Err(DeltaError::PastEnd));
        assert_eq!(take::<Utf16>(&mut rest, 3), Ok("a😀"));
        assert_eq!(take::<Utf16>(&mut rest, 0), Ok(""));
    }
}
