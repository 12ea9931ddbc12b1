//! Looking for names that nobody chose to have in a file.
//!
//! The shell calls [`leaks`] on the bytes that it is about to write, with the names, accounts and places that must not be in
//! them, and [`leaks_in_name`] on the name of the file; with any leak it writes nothing. Invariants: each part of a packed file is looked through, its
//! own name too, as bytes and as words; words are put together across tags, so that a name whose half is strong is found; a file that
//! cannot be read is an error and never clean.

use std::{
    borrow::Cow,
    io::{Cursor, Read as _},
};

use quick_xml::{
    Reader,
    escape::unescape,
    events::{BytesStart, Event},
};
use unicode_normalization::UnicodeNormalization as _;
use unicode_script::{Script, UnicodeScript as _};
use zip::{DateTime, ZipArchive};

use crate::{ExportError, Format};

/// The most bytes that a part may have when it is unpacked. A draft of 1,000 pages has some 10 MB.
const LARGEST_PART: u64 = 256 * 1024 * 1024;

/// What was found.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Leak {
    /// In which part of the file; empty where it has no parts.
    pub part: String,
    /// What.
    pub what: Found,
}

/// What was found in a part.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Found {
    /// The word of this number, from 0, among those that must not be there.
    Word(usize),
    /// It says when it was made: a zip does, in hours of the place where it is made.
    Time,
    /// A property that names a person, a program or a day (`dc:creator` and its like in the properties of a file).
    Property,
}

/// Properties of a file that this crate never writes. `dc:creator` of a comment in an ODT is not one: it stands in the text.
const PROPERTIES: [&str; 14] = [
    "dc:creator",
    "cp:lastModifiedBy",
    "cp:revision",
    "cp:lastPrinted",
    "dcterms:created",
    "dcterms:modified",
    "dc:date",
    "meta:creation-date",
    "meta:initial-creator",
    "meta:generator",
    "meta:printed-by",
    "meta:editing-cycles",
    "Application",
    "Company",
];

/// Looks for words in a file. Upper and lower case, composed and decomposed letters, and how many blanks there are make no
/// difference. A word counts from where a word begins, and one of less than four letters also only to where one ends, in
/// scripts that put blanks between words: "An" is not in "and". Blank words are passed over.
///
/// # Errors
/// [`ExportError::NotRead`] when the file is not one of this format or is damaged.
pub fn leaks(bytes: &[u8], format: Format, forbidden: &[&str]) -> Result<Vec<Leak>, ExportError> {
    let words = Forbidden::new(forbidden);
    let mut found = Vec::new();
    match format {
        Format::Docx | Format::Odt => packed(bytes, &words, &mut found)?,
        Format::Html => markup("", bytes, &words, &mut found)?,
        Format::Markdown => {
            let text = std::str::from_utf8(bytes).map_err(|_| ExportError::NotRead)?;
            words.look("", text, &mut found);
            words.look("", &read_markdown(text), &mut found);
        }
        Format::Json => {
            let value: serde_json::Value =
                serde_json::from_slice(bytes).map_err(|_| ExportError::NotRead)?;
            let mut read = Archive::default();
            read.value(&value);
            words.look("", &read.text, &mut found);
            words.look("", &read.others, &mut found);
        }
    }
    found.sort();
    found.dedup();
    Ok(found)
}

/// Looks for words in the name of a file. It gives their numbers.
pub fn leaks_in_name(name: &str, forbidden: &[&str]) -> Vec<usize> {
    let mut found = Vec::new();
    // What programs put between words when they make names of files.
    Forbidden::new(forbidden).look("", &name.replace(['_', '-', '+', '.'], " "), &mut found);
    Forbidden::new(forbidden).look("", name, &mut found);
    let mut numbers: Vec<usize> = found
        .iter()
        .filter_map(|leak| match leak.what {
            Found::Word(number) => Some(number),
            Found::Time | Found::Property => None,
        })
        .collect();
    numbers.sort_unstable();
    numbers.dedup();
    numbers
}

fn packed(bytes: &[u8], words: &Forbidden, found: &mut Vec<Leak>) -> Result<(), ExportError> {
    let mut zip = ZipArchive::new(Cursor::new(bytes)).map_err(|_| ExportError::NotRead)?;
    words.look("", &String::from_utf8_lossy(zip.comment()), found);
    for at in 0..zip.len() {
        let file = zip.by_index(at).map_err(|_| ExportError::NotRead)?;
        let name = file.name().to_owned();
        words.look(&name, &name, found);
        words.look(&name, file.comment(), found);
        words.look(&name, &String::from_utf8_lossy(file.extra_data().unwrap_or_default()), found);
        if file.last_modified().is_none_or(|time| time != DateTime::DEFAULT) {
            found.push(Leak { part: name.clone(), what: Found::Time });
        }
        let mut part = Vec::new();
        let read = file.take(LARGEST_PART + 1).read_to_end(&mut part);
        if read.is_err() || part.len() as u64 > LARGEST_PART {
            return Err(ExportError::NotRead);
        }
        if name == "mimetype" {
            words.look(&name, &String::from_utf8_lossy(&part), found);
        } else {
            markup(&name, &part, words, found)?;
        }
    }
    Ok(())
}

/// Looks through a part of XML, or HTML as this crate writes it.
fn markup(
    part: &str,
    bytes: &[u8],
    words: &Forbidden,
    found: &mut Vec<Leak>,
) -> Result<(), ExportError> {
    let text = std::str::from_utf8(bytes).map_err(|_| ExportError::NotRead)?;
    words.look(part, text, found);
    let mut read = Markup::default();
    let mut reader = Reader::from_str(text);
    loop {
        match reader.read_event().map_err(|_| ExportError::NotRead)? {
            Event::Eof => break,
            Event::Start(element) | Event::Empty(element) => read.element(&element)?,
            Event::End(element) => read.edge(element.name().as_ref()),
            Event::Text(text) => read.text.push_str(&text),
            Event::GeneralRef(reference) => read.reference(reference.as_ref()),
            Event::CData(data) => read.text.push_str(&data),
            Event::Comment(_) | Event::Decl(_) | Event::PI(_) | Event::DocType(_) => {}
        }
    }
    words.look(part, &read.text, found);
    words.look(part, &read.attributes, found);
    let is_property = |name: &String| PROPERTIES.contains(&name.as_str());
    if is_about_the_file(part) && read.names.iter().any(is_property) {
        found.push(Leak { part: part.to_owned(), what: Found::Property });
    }
    Ok(())
}

fn is_about_the_file(part: &str) -> bool {
    part.starts_with("docProps/") || part == "meta.xml"
}

/// What a part says, without its tags.
#[derive(Default)]
struct Markup {
    text: String,
    attributes: String,
    names: Vec<String>,
}

impl Markup {
    fn element(&mut self, element: &BytesStart<'_>) -> Result<(), ExportError> {
        let name = element.name();
        self.edge(name.as_ref());
        self.names.push(name.as_ref().to_owned());
        for attribute in element.attributes() {
            let attribute = attribute.map_err(|_| ExportError::NotRead)?;
            let value = unescape(&attribute.value).map_err(|_| ExportError::NotRead)?;
            self.attributes.push_str(&value);
            self.attributes.push('\n');
        }
        Ok(())
    }

    /// Words go on through elements of a line, and end with every other.
    fn edge(&mut self, name: &str) {
        let is_in_line = [
            "w:r",
            "w:t",
            "w:rPr",
            "w:hyperlink",
            "w:ins",
            "w:del",
            "w:delText",
            "w:rFonts",
            "w:b",
            "w:bCs",
            "w:i",
            "w:iCs",
            "w:szCs",
            "w:rtl",
            "w:cs",
            "w:lang",
            "w:rStyle",
            "text:span",
            "text:a",
            "strong",
            "em",
            "a",
            "ins",
            "del",
            "span",
        ];
        if !is_in_line.contains(&name) {
            self.text.push(' ');
        }
    }

    fn reference(&mut self, name: &str) {
        let whole = format!("&{name};");
        // An unknown one stays as it is written.
        self.text.push_str(&unescape(&whole).unwrap_or(Cow::Borrowed(&whole)));
    }
}

/// Markdown as it is read: without the signs that mark and escape.
fn read_markdown(text: &str) -> String {
    let mut text = text.replace("&#32;", " ").replace("&#9;", " ");
    for tag in ["strong", "em"] {
        text = text.replace(&format!("<{tag}>"), "").replace(&format!("</{tag}>"), "");
    }
    text.chars().filter(|sign| !matches!(sign, '\\' | '*')).collect()
}

/// What an archive says.
#[derive(Default)]
struct Archive {
    /// Words of blocks, which are cut where their marks change.
    text: String,
    others: String,
}

impl Archive {
    fn value(&mut self, value: &serde_json::Value) {
        match value {
            serde_json::Value::String(text) => {
                self.others.push_str(text);
                self.others.push('\n');
            }
            serde_json::Value::Array(values) => values.iter().for_each(|value| self.value(value)),
            serde_json::Value::Object(fields) => {
                fields.iter().for_each(|(name, value)| self.field(name, value))
            }
            serde_json::Value::Null | serde_json::Value::Bool(_) | serde_json::Value::Number(_) => {
            }
        }
    }

    fn field(&mut self, name: &str, value: &serde_json::Value) {
        match (name, value) {
            ("text", serde_json::Value::String(text)) => self.text.push_str(text),
            ("inlines", _) => self.text.push('\n'),
            _ => {}
        }
        self.value(value);
    }
}

/// Words that must not be there, as they are compared.
struct Forbidden(Vec<(usize, String)>);

impl Forbidden {
    fn new(words: &[&str]) -> Self {
        let folded = words.iter().map(|word| fold(word).trim().to_owned()).enumerate();
        Self(folded.filter(|(_, word)| !word.is_empty()).collect())
    }

    fn look(&self, part: &str, text: &str, found: &mut Vec<Leak>) {
        if self.0.is_empty() {
            return;
        }
        let text = fold(text);
        let is_there =
            |word: &str| text.match_indices(word).any(|(at, _)| is_word(&text, at, word));
        let of = self.0.iter().filter(|(_, word)| is_there(word));
        found.extend(
            of.map(|(number, _)| Leak { part: part.to_owned(), what: Found::Word(*number) }),
        );
    }
}

fn is_word(text: &str, at: usize, word: &str) -> bool {
    let goes_on = |one: Option<char>, other: Option<char>| {
        one.zip(other).is_some_and(|(one, other)| is_spaced_letter(one) && is_spaced_letter(other))
    };
    let begins = !goes_on(text[..at].chars().next_back(), word.chars().next());
    let ends = !goes_on(text[at + word.len()..].chars().next(), word.chars().next_back());
    begins && (ends || word.chars().count() >= 4)
}

/// A letter or digit of a script that puts blanks between words.
fn is_spaced_letter(sign: char) -> bool {
    use Script::{Han, Hiragana, Katakana, Khmer, Lao, Myanmar, Thai, Tibetan};
    sign.is_alphanumeric()
        && !matches!(
            sign.script(),
            Han | Hiragana | Katakana | Khmer | Lao | Myanmar | Thai | Tibetan
        )
}

/// Small letters, composed, one blank wherever there are some, and nothing that is not seen.
fn fold(text: &str) -> String {
    let small: String = text.nfc().flat_map(char::to_lowercase).collect();
    let mut folded = String::with_capacity(small.len());
    for sign in small.nfc() {
        match sign {
            '\u{AD}'
            | '\u{200B}'..='\u{200F}'
            | '\u{202A}'..='\u{202E}'
            | '\u{2060}'..='\u{2069}'
            | '\u{FEFF}' => {}
            _ if !sign.is_whitespace() => folded.push(sign),
            _ if folded.ends_with(' ') => {}
            _ => folded.push(' '),
        }
    }
    folded
}

#[cfg(test)]
#[path = "leaks_tests.rs"]
mod tests;
