//! `evidence/<card>.toml`: a figure or fact to give advice with, word for word, and its limits.

use serde::Deserialize;

use crate::{CardId, CountryCode, HttpsUrl, Words};

/// What a card of evidence says.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Evidence {
    /// The name of the file.
    pub id: CardId,
    /// What is claimed, in our words.
    pub claim: Words,
    /// Where it holds; none when it is about no place or about all.
    pub place: Vec<CountryCode>,
    /// When it held.
    pub year: Words,
    /// The source, word for word.
    pub quote: Words,
    /// The title of the source.
    pub source_title: Words,
    /// Who published it.
    pub publisher: Words,
    /// Where it can be read.
    pub url: HttpsUrl,
    /// When it was published, as exactly as it is known.
    pub published: Words,
    /// What the figure does not say.
    pub caution: Words,
}
