//! The words and options behind a command of `cargo xtask packs`.
//!
//! Every option has a value and may stand anywhere. Invariant: what nobody has asked for is an error, so a slip
//! in the name of an option never changes what is signed.

use std::collections::{BTreeMap, VecDeque};

use anyhow::{Context as _, Result, bail};
use lexopt::{Arg, ValueExt as _};

/// What was given and not yet asked for.
pub(super) struct Options {
    words: VecDeque<String>,
    named: BTreeMap<String, Vec<String>>,
}

impl Options {
    pub(super) fn read(mut args: lexopt::Parser) -> Result<Self> {
        let (mut words, mut named) = (VecDeque::new(), BTreeMap::<_, Vec<_>>::new());
        while let Some(arg) = args.next()? {
            match arg {
                Arg::Value(word) => words.push_back(word.string()?),
                Arg::Long(name) => {
                    let name = name.to_owned();
                    named.entry(name).or_default().push(args.value()?.string()?);
                }
                other @ Arg::Short(_) => return Err(other.unexpected().into()),
            }
        }
        Ok(Self { words, named })
    }

    /// The next word.
    pub(super) fn word(&mut self, what: &str) -> Result<String> {
        self.words.pop_front().with_context(|| format!("{what} is missing"))
    }

    /// An option that must be there, once.
    pub(super) fn one(&mut self, name: &str) -> Result<String> {
        self.maybe(name)?.with_context(|| format!("--{name} is missing"))
    }

    /// An option that may be there, once.
    pub(super) fn maybe(&mut self, name: &str) -> Result<Option<String>> {
        let mut values = self.all(name);
        let value = values.pop();
        if values.is_empty() { Ok(value) } else { bail!("--{name} may stand once") }
    }

    /// An option that may be there any number of times.
    pub(super) fn all(&mut self, name: &str) -> Vec<String> {
        self.named.remove(name).unwrap_or_default()
    }

    /// Nothing else may be there.
    pub(super) fn end(self) -> Result<()> {
        if let Some(word) = self.words.front() {
            bail!("what is {word} for?");
        }
        match self.named.keys().next() {
            Some(name) => bail!("there is no option --{name} here"),
            None => Ok(()),
        }
    }
}
