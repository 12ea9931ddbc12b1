//! Counts what is read, and stops it at a bound.
//!
//! One stands before the decompression and one behind it. The crates between hide why reading failed, so the
//! meter keeps it. Invariant: not one byte more than the bound is handed on.

use std::{
    cell::Cell,
    io::{self, Read},
};

/// What a meter has seen.
#[derive(Debug, Default)]
pub(crate) struct Seen {
    /// There was more than the bound.
    pub(crate) is_over: Cell<bool>,
    /// The end was met.
    pub(crate) has_ended: Cell<bool>,
    /// How the source failed.
    pub(crate) failure: Cell<Option<io::ErrorKind>>,
}

/// A reader with a bound.
pub(crate) struct Meter<'a, R> {
    inner: R,
    left: u64,
    seen: &'a Seen,
}

impl<'a, R: Read> Meter<'a, R> {
    pub(crate) fn new(inner: R, bound: u64, seen: &'a Seen) -> Self {
        Self { inner, left: bound, seen }
    }

    pub(crate) fn into_inner(self) -> R {
        self.inner
    }
}

impl<R: Read> Read for Meter<'_, R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let got = self.inner.read(buffer).inspect_err(|error| {
            if error.kind() != io::ErrorKind::Interrupted {
                self.seen.failure.set(Some(error.kind()));
            }
        })?;
        if got == 0 && !buffer.is_empty() {
            self.seen.has_ended.set(true);
        }
        let Some(left) = self.left.checked_sub(got as u64) else {
            self.seen.is_over.set(true);
            return Err(io::Error::other("more than the bound"));
        };
        self.left = left;
        Ok(got)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_meter_stops_one_byte_after_its_bound() {
        for (bound, is_over) in [(9, true), (10, false), (11, false)] {
            let seen = Seen::default();
            let mut read = Vec::new();
            let result = Meter::new(&[7_u8; 10][..], bound, &seen).read_to_end(&mut read);
            assert_eq!((result.is_err(), seen.is_over.get()), (is_over, is_over), "{bound}");
            assert!(read.len() as u64 <= bound);
            assert_eq!(seen.has_ended.get(), !is_over);
        }
    }
}
