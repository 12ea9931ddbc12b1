//! The listing of a folder: what lies in it, by name and hash.
//!
//! A listing is a blob itself, so a changed file changes the listings above it and nothing beside it.
//! Invariant: a folder has one listing. Names are sorted, stand once, and lead nowhere else.

use std::{collections::BTreeMap, fmt::Write as _};

use crate::{BlobHash, BundleError};

/// What a name stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Node {
    File(BlobHash),
    Folder(BlobHash),
}

/// What lies in a folder.
pub(crate) type Listing = BTreeMap<String, Node>;

/// The bytes of a listing: `b3:<hex> <name>` for a file, the same and a slash for a folder.
pub(crate) fn print(listing: &Listing) -> Vec<u8> {
    let mut text = String::new();
    for (name, node) in listing {
        // Writing into text cannot fail.
        let _ = match node {
            Node::File(hash) => writeln!(text, "{hash} {name}"),
            Node::Folder(hash) => writeln!(text, "{hash} {name}/"),
        };
    }
    text.into_bytes()
}

/// Reads a listing that is written in its one way. No folder is empty.
pub(crate) fn parse(bytes: &[u8]) -> Result<Listing, BundleError> {
    let text = std::str::from_utf8(bytes).map_err(|_| BundleError::BadListing)?;
    let text = text.strip_suffix('\n').ok_or(BundleError::BadListing)?;
    let mut listing = Listing::new();
    for line in text.split('\n') {
        let (hash, name) = line.split_once(' ').ok_or(BundleError::BadListing)?;
        let hash = BlobHash::parse(hash).map_err(|_| BundleError::BadListing)?;
        let (name, node) = match name.strip_suffix('/') {
            Some(name) => (name, Node::Folder(hash)),
            None => (name, Node::File(hash)),
        };
        check_name(name)?;
        if listing.last_key_value().is_some_and(|(last, _)| last.as_str() >= name) {
            return Err(BundleError::BadListing);
        }
        listing.insert(name.to_owned(), node);
    }
    Ok(listing)
}

/// Whether a name is one step down and nothing else.
pub(crate) fn check_name(name: &str) -> Result<(), BundleError> {
    let leads_elsewhere = matches!(name, "" | "." | "..")
        || name.contains(['/', '\\', ':'])
        || name.contains(char::is_control);
    if leads_elsewhere { Err(BundleError::BadName) } else { Ok(()) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(name: &str) -> String {
        format!("{} {name}\n", BlobHash::of(b"a"))
    }

    #[test]
    fn what_is_printed_is_read_as_the_same() {
        let hash = BlobHash::of(b"a");
        let listing: Listing = [
            ("pack.toml".to_owned(), Node::File(hash)),
            ("work".to_owned(), Node::Folder(hash)),
            ("advice".to_owned(), Node::Folder(hash)),
        ]
        .into();
        let text = format!("{}{}{}", line("advice/"), line("pack.toml"), line("work/"));
        assert_eq!(print(&listing), text.as_bytes());
        assert_eq!(parse(text.as_bytes()), Ok(listing));
    }

    #[test]
    fn a_listing_has_one_way_to_be_written() {
        for bad in [
            String::new(),
            "\n".to_owned(),
            line("a").trim_end().to_owned(),
            line("a").replace('\n', "\r\n\n"),
            format!("{}\n", line("a")),
            format!("{}{}", line("b"), line("a")),
            format!("{}{}", line("a"), line("a")),
            format!("{}{}", line("a"), line("a/")),
            line("a").to_uppercase(),
            line("a").replace("b3:", ""),
            "a\n".to_owned(),
        ] {
            let error = parse(bad.as_bytes()).unwrap_err();
            assert!(matches!(error, BundleError::BadListing | BundleError::BadName), "{bad:?}");
        }
        assert_eq!(parse(b"\xff\n"), Err(BundleError::BadListing));
    }

    #[test]
    fn a_name_that_leads_elsewhere_is_refused() {
        for bad in [
            "",
            "/",
            ".",
            "..",
            "../",
            "/etc",
            "a/b",
            "a//",
            "a\\b",
            "C:a",
            "a\0",
            "a\r",
            "\u{1b}[1m",
        ] {
            assert_eq!(parse(line(bad).as_bytes()), Err(BundleError::BadName), "{bad:?}");
        }
    }
}
