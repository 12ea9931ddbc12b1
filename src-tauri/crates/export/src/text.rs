//! Which characters and which addresses are written at all.
//!
//! Every writer passes each text through [`clean`] and each address through [`address`]. Invariants: what [`clean`] gives can
//! stand in XML 1.0, HTML and Markdown; an address that is written leads to the web or to a mail and to nothing that runs.

use std::borrow::Cow;

/// Schemes of addresses that are written as links. The words of every other one stand there without a link.
const SCHEMES: [&str; 3] = ["https://", "http://", "mailto:"];

/// Drops what XML 1.0 (section 2.2, "Char") cannot hold or warns of: control characters, U+FFFE, U+FFFF and the other
/// noncharacters. Tab and the end of a line stay; U+2028, U+2029, U+000B, U+000C and U+0085 end a line too and become U+000A;
/// U+000D is dropped. Nothing else changes: joiners, U+200B and marks of direction stay.
pub(crate) fn clean(text: &str) -> Cow<'_, str> {
    if text.chars().all(|sign| kept(sign) == Some(sign)) {
        return Cow::Borrowed(text);
    }
    Cow::Owned(text.chars().filter_map(kept).collect())
}

fn kept(sign: char) -> Option<char> {
    match sign {
        '\t' | '\n' => Some(sign),
        '\u{B}' | '\u{C}' | '\u{85}' | '\u{2028}' | '\u{2029}' => Some('\n'),
        '\u{FDD0}'..='\u{FDEF}' => None,
        _ if sign.is_control() || u32::from(sign) & 0xFFFE == 0xFFFE => None,
        _ => Some(sign),
    }
}

/// The address of a link, if it may be one.
pub(crate) fn address(text: &str) -> Option<&str> {
    let text = text.trim();
    let small = text.to_ascii_lowercase();
    let is_known =
        SCHEMES.iter().any(|scheme| small.starts_with(scheme) && small.len() > scheme.len());
    let is_whole = !text
        .chars()
        .any(|sign| sign.is_control() || sign.is_whitespace() || "<>\"\\`{}|^".contains(sign));
    (is_known && is_whole).then_some(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_xml_can_hold_is_kept() {
        for (text, wanted) in [
            ("a\u{0}b\u{1F}c\u{7F}d\u{9F}e", "abcde"),
            ("a\r\nb\u{2028}c\u{B}d\u{85}e", "a\nb\nc\nd\ne"),
            ("a\u{FFFE}b\u{FDD0}c\u{1FFFF}", "abc"),
            (
                "ក\u{200B}ខ\u{200D}\u{200F}\u{202B}\u{FEFF}\t😀\u{E000}\u{FFFD}",
                "ក\u{200B}ខ\u{200D}\u{200F}\u{202B}\u{FEFF}\t😀\u{E000}\u{FFFD}",
            ),
        ] {
            assert_eq!(clean(text), wanted, "{text:?}");
        }
    }

    #[test]
    fn an_address_leads_to_the_web_or_a_mail() {
        for good in
            ["https://example.org/a?b=c&d=(e)'f'", "HTTP://example.org", "mailto:a@example.org"]
        {
            assert_eq!(address(good), Some(good));
        }
        for bad in [
            "",
            "https://",
            "javascript:alert(1)",
            "data:text/html,x",
            "file:///etc",
            "//a",
            "https://a b",
            "https://a\"onx=",
            "https://a\u{0}",
        ] {
            assert_eq!(address(bad), None, "{bad:?}");
        }
    }
}
