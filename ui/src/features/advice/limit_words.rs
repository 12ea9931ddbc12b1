//! How long a document may be, in words.
//!
//! Used by the dialog that begins a draft and beside the outline. Invariant: a limit that nobody has confirmed is told as one to be
//! checked.

use larkspur_ipc::advice::LimitUnit;

use crate::i18n::{Text, t};

/// The most that a document may have.
pub(super) fn most(unit: LimitUnit, most: u32) -> Text {
    match unit {
        LimitUnit::Words => t::advice_limit_words(most),
        LimitUnit::Pages => t::advice_limit_pages(most),
        LimitUnit::Minutes => t::advice_limit_minutes(most),
    }
}

/// The host of an address that stands in a template. Empty where it cannot be shown, and then no link is offered for it.
pub(super) fn host(address: &str) -> String {
    let rest = address.strip_prefix("https://").unwrap_or_default();
    let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
    let is_host = |sign: char| sign.is_ascii_alphanumeric() || matches!(sign, '.' | '-');
    if host.chars().all(is_host) { host.to_owned() } else { String::new() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_host_of_an_address_is_shown_or_none() {
        for (address, shown) in [
            ("https://ohchr.org/", "ohchr.org"),
            ("https://publications.parliament.uk", "publications.parliament.uk"),
            ("https://a.example?b=https://c.example", "a.example"),
            ("https://a.example@b.example/", ""),
            ("https://a.example:8443/", ""),
            ("http://a.example/", ""),
            ("javascript:alert", ""),
            ("", ""),
        ] {
            assert_eq!(host(address), shown, "{address}");
        }
    }
}
