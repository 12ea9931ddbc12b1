//! What stands on the command line.
//!
//! Parsed by `main`. Invariant: what is not known is refused, so that a typing mistake never opens
//! another data folder than the one that was meant.

use std::{ffi::OsString, path::PathBuf};

/// Given by the process to itself when it starts anew after "Hide now": no window is shown until
/// the app is started again.
pub(crate) const HIDDEN: &str = "--hidden";

/// The arguments of one start.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Arguments {
    /// `--data-dir DIR`: everything is kept below it. The system's place for data otherwise.
    pub data_dir: Option<PathBuf>,
    /// Whether no window is shown until the app is started again.
    pub is_hidden: bool,
}

/// An argument that is not known, or one that lacks its value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct UnknownArgument;

impl Arguments {
    /// Reads the arguments that follow the program's name.
    ///
    /// # Errors
    /// When one is not known.
    pub fn parse(given: impl IntoIterator<Item = OsString>) -> Result<Self, UnknownArgument> {
        let mut arguments = Self::default();
        let mut given = given.into_iter();
        while let Some(argument) = given.next() {
            if argument == "--data-dir" {
                let value = given.next().filter(|dir| !dir.is_empty()).ok_or(UnknownArgument)?;
                arguments.data_dir = Some(PathBuf::from(value));
            } else if argument == HIDDEN {
                arguments.is_hidden = true;
            } else {
                return Err(UnknownArgument);
            }
        }
        Ok(arguments)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(given: &[&str]) -> Result<Arguments, UnknownArgument> {
        Arguments::parse(given.iter().map(OsString::from))
    }

    #[test]
    fn the_data_folder_can_be_chosen() {
        assert_eq!(parse(&[]), Ok(Arguments::default()));
        let chosen = parse(&["--data-dir", "some/folder"]).unwrap();
        assert_eq!(chosen.data_dir, Some(PathBuf::from("some/folder")));
        assert!(parse(&["--hidden", "--data-dir", "d"]).unwrap().is_hidden);
    }

    #[test]
    fn what_is_not_known_is_refused() {
        for given in [&["--data-dir"][..], &["--data-dir", ""], &["--datadir", "x"], &["x"]] {
            assert_eq!(parse(given), Err(UnknownArgument), "{given:?}");
        }
    }
}
