//! Rust source as tokens, so that comments and strings are never mistaken for code.
//!
//! Used by the tests of commands and of words.

use proc_macro2::{TokenStream, TokenTree};

use crate::project::Source;

/// All tokens of a file.
pub(crate) fn of(source: &Source) -> TokenStream {
    source.text.parse().unwrap_or_else(|error| panic!("{}: {error}", source.path))
}

/// What stands in the brackets of each `name!( … )` at the top of a file.
pub(crate) fn macro_calls(source: &Source, name: &str) -> Vec<TokenStream> {
    let tokens: Vec<TokenTree> = of(source).into_iter().collect();
    tokens
        .windows(3)
        .filter_map(|three| match three {
            [TokenTree::Ident(ident), TokenTree::Punct(mark), TokenTree::Group(group)]
                if *ident == name && mark.as_char() == '!' =>
            {
                Some(group.stream())
            }
            _ => None,
        })
        .collect()
}

/// The value of a literal if it is text.
pub(crate) fn text_of(literal: &str) -> Option<String> {
    let rest = literal.strip_prefix('"').and_then(|rest| rest.strip_suffix('"'));
    let raw = || {
        let rest = literal.strip_prefix('r')?.trim_matches('#');
        rest.strip_prefix('"')?.strip_suffix('"')
    };
    rest.or_else(raw).map(ToOwned::to_owned)
}

/// Whether this is the `#` and this the `[cfg(test)]` before an item of tests.
pub(crate) fn is_for_tests(attribute: &TokenTree) -> bool {
    let TokenTree::Group(group) = attribute else { return false };
    let words = group.stream().to_string().replace(' ', "");
    words == "cfg(test)" || words == "test"
}
