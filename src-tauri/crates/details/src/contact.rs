//! How somebody can be reached: addresses, links to one person's page, names in networks, telephone numbers.
//!
//! [`crate::find`] calls this for every text, whatever its language. Addresses and links are found by `linkify`. Telephone
//! numbers have a rule of their own: a library that knows every country's plan holds a number to be one only if it is
//! valid there, and a number with a digit too few, or of another country, leads to a person all the same.

use std::{ops::Range, sync::LazyLock};

use linkify::{LinkFinder, LinkKind};
use regex::Regex;
use unicode_normalization::char::is_combining_mark;

use crate::{
    candidate::DetailKind,
    finding::{Finding, Sureness},
    fold::Folded,
    patterns::{is_amount, pattern},
};

/// The fewest and the most digits of an international number: ITU-T E.164 has 15 at most; 8 leaves out small countries'
/// shortest ones, which have a word beside them.
const INTERNATIONAL: std::ops::RangeInclusive<usize> = 8..=15;
/// The fewest and the most digits of a number that begins with the nought of a long-distance call.
const NATIONAL: std::ops::RangeInclusive<usize> = 9..=11;
/// How the digits of a telephone number without a nought are grouped in the countries of the network.
const USUAL_GROUPS: [&[usize]; 8] = [
    &[3, 3, 4],
    &[1, 3, 3, 4],
    &[3, 4, 4],
    &[5, 5],
    &[2, 4, 4],
    &[4, 3, 3],
    &[3, 3, 3],
    &[4, 3, 4],
];
/// How far before a number the word that announces it may stand, in characters.
const REACH: usize = 36;

/// Networks and messengers where every page but a few is one person's.
const NETWORKS: [&str; 28] = [
    "facebook.com",
    "fb.com",
    "fb.me",
    "m.me",
    "messenger.com",
    "instagram.com",
    "instagr.am",
    "tiktok.com",
    "twitter.com",
    "x.com",
    "t.me",
    "telegram.me",
    "wa.me",
    "whatsapp.com",
    "line.me",
    "linkedin.com",
    "youtube.com",
    "snapchat.com",
    "viber.com",
    "zalo.me",
    "vk.com",
    "matrix.to",
    "threads.net",
    "reddit.com",
    "pinterest.com",
    "linktr.ee",
    "kakao.com",
    "wechat.com",
];

/// Parts of a path behind which the name of a person follows.
const PERSONAL: [&str; 12] = [
    "/~",
    "/@",
    "/user",
    "/u/",
    "/profile",
    "/people/",
    "/person/",
    "/member",
    "/in/",
    "profile.php",
    "id=",
    "user=",
];

/// "At", as people write it to hide an address from machines: "name at example dot org".
static SPELLED_AT: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"(?i) ?(?:\[at\]|\(at\)| at |\(arroba\)|\[arroba\]| arroba ) ?"));

/// The domain behind it.
static SPELLED_DOMAIN: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)^[a-z0-9-]{2,40}(?:(?: dot | punto |\(dot\)|\[dot\])[a-z0-9-]{2,20}|\.[a-z]{2,10})+\b",
    )
});

/// The longest name before "at", and the longest one behind `@`, in characters.
const LONGEST_NAME: usize = 64;

/// The name of a network, or a word for an account.
static NETWORK: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)\b(?:facebook|messenger|fb|instagram|insta|ig|tik ?tok|telegram|line|whats ?app|viber|
            wechat|snapchat|twitter|skype|imo|zalo|kakao ?talk|account|username|user name|handle|
            cuenta|usuario|usuaria|perfil)\b|इंस्टाग्राम|टेलीग्राम|फेसबुक|खाता|यूजरनेम|ไลน์|เฟซบุ๊ก|เฟสบุ๊ก|
            อินสตาแกรม|ไอจี|เทเลแกรม|เทเลแกรม|ติ๊กต็อก|ชื่อบัญชี|ហ្វេសប៊ុក|តេឡេក្រាម|តេលេក្រាម|ឡាញ|អ៊ីនស្តាក្រាម|គណនី",
    )
});

/// What only an account is called: letters with a digit, a dot or a line inside.
static ACCOUNT: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"\b[A-Za-z](?:[A-Za-z]*[._\d][A-Za-z\d._]{2,}|[A-Za-z]+[._\d][A-Za-z\d._]*)[A-Za-z\d_]",
    )
});

/// Digits with what people write between them.
static DIGITS: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"(?:\+ ?|\()?\d(?:[ .()-]{0,3}\d){5,16}"));

/// A word that announces a telephone number.
static TELEPHONE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)\b(?:tel|phone|telephone|mobile|cell|cellphone|whats ?app|viber|call|called|calls|
            text|texts|sms|dial|number|tel[eé]fono|celular|m[oó]vil|n[uú]mero|ll[aá]m\w+|telepono|
            selpon|cp|numero\w*|tawag\w*|tumawag|i-text|kontak\w*)\b|फोन|मोबाइल|नंबर|व्हाट्सएप|वाट्सएप|
            संपर्क|โทร|เบอร์|มือถือ|ទូរស័ព្ទ|លេខ|ហៅ|ទាក់ទង",
    )
});

/// Finds everything of this module.
pub(crate) fn find(folded: &Folded, findings: &mut Vec<Finding>) {
    find_links(folded, findings);
    let text = folded.text();
    let mut push = |bytes: Range<usize>, kind, sureness| {
        findings.push(Finding::new(folded.of_text(bytes), kind, sureness));
    };
    for address in SPELLED_AT.find_iter(text) {
        if let Some(address) = spelled_address(text, address.range()) {
            push(address, DetailKind::Email, Sureness::Cue);
        }
    }
    for (at, _) in text.match_indices('@') {
        if let Some(end) = at_name(text, at) {
            push(at..end, DetailKind::Handle, Sureness::Form);
        }
    }
    for account in accounts(folded) {
        push(account, DetailKind::Handle, Sureness::Cue);
    }
    for hit in DIGITS.find_iter(text) {
        if let Some(sureness) = telephone(text, hit.range()) {
            push(hit.range(), DetailKind::Phone, sureness);
        }
    }
}

/// What stands around "at", if it is a name and a domain.
fn spelled_address(text: &str, at: Range<usize>) -> Option<Range<usize>> {
    let before = text.get(..at.start)?;
    let is_part =
        |char: &char| char.is_ascii_alphanumeric() || matches!(char, '.' | '_' | '+' | '-');
    let name = before.chars().rev().take(LONGEST_NAME).take_while(is_part).count();
    let domain = SPELLED_DOMAIN.find(text.get(at.end..)?)?;
    // All of them are ASCII, so that each is one byte.
    (name >= 2).then_some(at.start - name..at.end + domain.end())
}

/// Behind `@name` or, as in Matrix, `@name:server`, if the sign begins a name.
fn at_name(text: &str, at: usize) -> Option<usize> {
    let before = text.get(..at)?.chars().next_back();
    // Behind a letter of a script without blanks, the sign begins a name all the same.
    let is_inside = |char: char| {
        char.is_alphanumeric() && char < '\u{250}'
            || matches!(char, '@' | '.' | '/' | '+' | '-' | '_')
    };
    let behind = text.get(at + 1..)?;
    let is_part = |char: char| {
        char.is_alphanumeric() || is_combining_mark(char) || matches!(char, '_' | '.' | '-')
    };
    let end = |text: &str| {
        let long = text.char_indices().nth(LONGEST_NAME).map_or(text.len(), |(end, _)| end);
        let name = text.get(..long).unwrap_or_default();
        let name = name.split(|char| !is_part(char)).next().unwrap_or_default();
        name.trim_end_matches(['.', '-']).len()
    };
    let name = end(behind);
    let server = behind.get(name..).and_then(|rest| rest.strip_prefix(':')).map_or(0, end);
    let has_server = server > 3;
    let is_name = before.is_none_or(|char| !is_inside(char)) && name > 1;
    is_name.then_some(at + 1 + name + if has_server { 1 + server } else { 0 })
}

fn find_links(folded: &Folded, findings: &mut Vec<Finding>) {
    let mut finder = LinkFinder::new();
    finder.url_must_have_scheme(false);
    for link in finder.links(folded.text()) {
        let kind = match link.kind() {
            LinkKind::Email => DetailKind::Email,
            LinkKind::Url if is_personal(link.as_str()) => DetailKind::Link,
            _ => continue,
        };
        let range = folded.of_text(link.start()..link.end());
        findings.push(Finding::new(range, kind, Sureness::Form));
    }
}

/// Whether a link leads to one person's page.
fn is_personal(link: &str) -> bool {
    let link = link.to_lowercase();
    let address = link.split_once("://").map_or(link.as_str(), |(_, address)| address);
    let host_end = address.find(['/', '?', '#']).unwrap_or(address.len());
    let (host, path) = address.split_at(host_end);
    let is_network = NETWORKS.iter().any(|network| {
        host.strip_suffix(network).is_some_and(|rest| rest.is_empty() || rest.ends_with('.'))
    });
    let has_path = path.trim_matches('/').chars().any(char::is_alphanumeric);
    is_network && has_path || PERSONAL.iter().any(|part| path.contains(part))
}

/// The name of an account behind the name of a network, in the same sentence.
fn accounts(folded: &Folded) -> Vec<Range<usize>> {
    let text = folded.text();
    let mut found: Vec<Range<usize>> = Vec::new();
    for cue in NETWORK.find_iter(text) {
        let Some(behind) = window_behind(text, cue.end(), REACH) else { continue };
        let Some(hit) = ACCOUNT.find(behind) else { continue };
        let before = behind.get(..hit.start()).unwrap_or_default();
        if !before.contains(['.', '!', '?', '\n', '@', '/']) {
            // The window may have cut the name off.
            let start = cue.end() + hit.start();
            let rest = text.get(start..).unwrap_or_default();
            let whole = ACCOUNT.find(rest);
            let length =
                whole.filter(|whole| whole.start() == 0).map_or(hit.len(), |whole| whole.len());
            found.push(start..start + length);
        }
    }
    found
}

/// At most so many characters behind a place.
fn window_behind(text: &str, start: usize, characters: usize) -> Option<&str> {
    let rest = text.get(start..)?;
    let end = rest.char_indices().nth(characters).map_or(rest.len(), |(at, _)| at);
    rest.get(..end)
}

/// At most so many characters before a place.
fn window_before(text: &str, end: usize, characters: usize) -> &str {
    let rest = text.get(..end).unwrap_or_default();
    let start = rest.char_indices().rev().nth(characters.saturating_sub(1)).map_or(0, |(at, _)| at);
    rest.get(start..).unwrap_or_default()
}

/// How sure it is that digits are a telephone number; `None` if they are none.
fn telephone(text: &str, range: Range<usize>) -> Option<Sureness> {
    let number = text.get(range.clone())?;
    let before = window_before(text, range.start, REACH);
    let after = text.get(range.end..).unwrap_or_default();
    let sticks = |char: char| char.is_ascii_alphanumeric() || matches!(char, '/' | '_');
    let is_part = before.ends_with(|char| sticks(char) || matches!(char, '-' | '.' | ',' | '$'));
    if is_part || after.starts_with(sticks) || is_amount(before, after) {
        return None;
    }
    let is_announced = TELEPHONE.is_match(before);
    let is_sure = is_announced || is_unlike_other_numbers(number);
    let sureness = if is_sure { Sureness::Cue } else { Sureness::Shape };
    has_form(number, is_announced).then_some(sureness)
}

/// Whether digits that have the form of a telephone number hardly ever are anything else: a plus, the usual groups,
/// or a nought before as many digits as calls within a country have.
fn is_unlike_other_numbers(number: &str) -> bool {
    let digits = number.chars().filter(char::is_ascii_digit).count();
    let has_nought = number.trim_start_matches('(').starts_with('0');
    number.starts_with('+') || !has_nought || NATIONAL.contains(&digits)
}

/// Whether digits are grouped as those of telephone numbers are. Where a word announces one, less is asked for.
fn has_form(number: &str, is_announced: bool) -> bool {
    let groups = number.split(|char: char| !char.is_ascii_digit());
    let groups: Vec<&str> = groups.filter(|group| !group.is_empty()).collect();
    let lengths: Vec<usize> = groups.iter().map(|group| group.len()).collect();
    let digits: usize = lengths.iter().sum();
    if number.starts_with('+') {
        return INTERNATIONAL.contains(&digits);
    }
    let is_year =
        |group: &&str| group.len() == 4 && matches!(group.get(..2), Some("19" | "20" | "25"));
    if groups.iter().all(is_year) {
        return false;
    }
    // A nought at the beginning is that of a long-distance call, and no amount begins with one.
    if number.trim_start_matches('(').starts_with('0') && (8..=15).contains(&digits) {
        return true;
    }
    let is_thousands = match lengths.as_slice() {
        [1..=3, rest @ ..] => !rest.is_empty() && rest.iter().all(|length| *length == 3),
        _ => false,
    };
    let is_thousands = is_thousands && !number.contains(['-', '(']);
    let is_usual = USUAL_GROUPS.contains(&lengths.as_slice());
    !is_thousands && (is_usual || is_announced && (6..=13).contains(&digits))
}

#[cfg(test)]
#[path = "contact_tests.rs"]
mod tests;
