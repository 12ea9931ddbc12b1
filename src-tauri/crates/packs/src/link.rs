//! Where a link of a page may lead.
//!
//! The parser of pages makes these of what stands between the parentheses. Invariant: a page leads
//! to something of a pack or to `https`, and the host of an address can be shown as it is: ASCII, so
//! no letter looks like another, and no name or password before it.

use std::fmt;

use crate::{
    BadValue, CountryCode, ResourceId, TermId,
    value::{checked_text, read_from_text},
};

const SCHEME: &str = "https://";
const LONGEST_URL: usize = 2000;

/// Host and port: what stands between the scheme and the path.
fn authority(url: &str) -> &str {
    let rest = url.strip_prefix(SCHEME).unwrap_or_default();
    rest.split(['/', '?', '#']).next().unwrap_or_default()
}

fn is_host(host: &str) -> bool {
    let is_label = |label: &str| {
        !label.is_empty()
            && !label.starts_with('-')
            && !label.ends_with('-')
            && label.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
    };
    host.contains('.') && host.len() <= 253 && host.split('.').all(is_label)
}

fn is_port(port: &str) -> bool {
    !port.starts_with(['0', '+']) && port.parse::<u16>().is_ok()
}

fn is_https(text: &str) -> bool {
    // RFC 3986 allows no other characters; one that stands here unescaped is a slip.
    let is_allowed = |b: u8| b.is_ascii_alphanumeric() || b"-._~:/?#[]@!$&'()*+,;=%".contains(&b);
    let (host, port) = match authority(text).split_once(':') {
        Some((host, port)) => (host, Some(port)),
        None => (authority(text), None),
    };
    text.len() <= LONGEST_URL
        && text.bytes().all(is_allowed)
        && is_host(host)
        && port.is_none_or(is_port)
}

checked_text! {
    /// An address of the web, `https` alone.
    HttpsUrl, is_https, Url
}

impl HttpsUrl {
    /// The host, which the app shows before somebody goes there.
    pub fn host(&self) -> &str {
        authority(&self.0).split(':').next().unwrap_or_default()
    }
}

/// Where a link leads.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Target {
    /// Another resource, `res:<id>`.
    Resource(ResourceId),
    /// The contacts of a country, `contact:<CC>`.
    Contact(CountryCode),
    /// A term of the glossary, `glossary:<term>`.
    Term(TermId),
    /// The web.
    Web(HttpsUrl),
}

impl Target {
    /// Reads what stands between the parentheses of a link.
    ///
    /// # Errors
    /// When it leads to none of these.
    pub fn parse(text: &str) -> Result<Self, BadValue> {
        let target = match text.split_once(':') {
            Some(("res", id)) => ResourceId::parse(id).map(Self::Resource),
            Some(("contact", code)) => CountryCode::parse(code).map(Self::Contact),
            Some(("glossary", term)) => TermId::parse(term).map(Self::Term),
            _ => HttpsUrl::parse(text).map(Self::Web),
        };
        target.map_err(|_| BadValue::Target)
    }
}

impl fmt::Display for Target {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Resource(id) => write!(f, "res:{id}"),
            Self::Contact(code) => write!(f, "contact:{code}"),
            Self::Term(term) => write!(f, "glossary:{term}"),
            Self::Web(url) => write!(f, "{url}"),
        }
    }
}

read_from_text!(Target);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_link_leads_to_four_kinds_of_places() {
        for good in [
            "res:work/passport-held",
            "contact:PH",
            "glossary:consent",
            "https://normlex.ilo.org/dyn/nrmlx_en/f?p=NORMLEXPUB:12100:0::NO::P12100_ILO_CODE:C029",
            "https://example.org",
            "https://example.org:8443/a_(b)?c=d&e#f",
        ] {
            assert_eq!(Target::parse(good).unwrap().to_string(), good);
        }
    }

    #[test]
    fn a_link_to_anything_else_is_refused() {
        for bad in [
            "",
            "#u3",
            "/etc/passwd",
            "../x",
            "http://example.org",
            "HTTPS://example.org",
            "javascript:alert(1)",
            "mailto:a@example.org",
            "tel:1343",
            "file:///etc",
            "data:,x",
            "res:",
            "res:work",
            "res:../x/y",
            "res:work/a#u3",
            "contact:ph",
            "contact:XX",
            "glossary:a/b",
            "https://",
            "https:///a",
            "https://localhost/",
            "https://a@example.org",
            "https://a:b@example.org",
            "https://example.org:",
            "https://example.org:99999",
            "https://exаmple.org",
            "https://example.org/ä",
            "https://example.org/a b",
            "https://Example.org",
            "https://example..org",
            "https://-a.org",
            "https://[::1]/",
            "https://example.org\\@other.org",
            "https://example.org/\"x",
        ] {
            assert_eq!(Target::parse(bad), Err(BadValue::Target), "{bad}");
        }
    }

    #[test]
    fn the_host_is_what_a_browser_would_call() {
        for (url, host) in [
            ("https://example.org", "example.org"),
            ("https://example.org:8443?x", "example.org"),
            ("https://example.org#@other.org", "example.org"),
            ("https://example.org/@other.org:1/", "example.org"),
        ] {
            assert_eq!(HttpsUrl::parse(url).unwrap().host(), host);
        }
    }
}
