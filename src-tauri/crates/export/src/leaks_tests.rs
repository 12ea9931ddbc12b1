//! What counts as a name that stands in a file.

use super::{Forbidden, Found, leaks_in_name};
use crate::{ExportError, Format, leaks, package};

fn is_in(text: &str, word: &str) -> bool {
    let mut found = Vec::new();
    Forbidden::new(&[word]).look("", text, &mut found);
    !found.is_empty()
}

#[test]
fn a_name_is_found_however_it_is_written_and_not_within_other_words() {
    for (text, word, wanted) in [
        ("by SOK  Dara,", "Sok Dara", true),
        ("Sok\nDa\u{200B}ra's", "sok dara", true),
        ("Jose\u{301}", "José", true),
        ("Daramola", "Dara", true),
        ("Nadara", "Dara", false),
        ("and", "An", false),
        ("An, and", "An", true),
        ("កញ្ញាសុខមក", "សុខ", true),
        ("@dara:example.org", "@dara:example.org", true),
        ("anything", "  ", false),
        ("nothing", "", false),
    ] {
        assert_eq!(is_in(text, word), wanted, "{word} in {text}");
    }
}

#[test]
fn the_name_of_a_file_is_looked_at_too() {
    let forbidden = ["Sok Dara", "Kampot", "sok.dara@example.org"];
    assert_eq!(leaks_in_name("advice_sok-dara.docx", &forbidden), [0]);
    assert_eq!(leaks_in_name("sok.dara@example.org.odt", &forbidden), [0, 2]);
    assert!(leaks_in_name("evidence.odt", &forbidden).is_empty());
}

#[test]
fn every_part_is_looked_through_across_tags_and_in_attributes() {
    let part = |text: &str| {
        let text = format!("<w:p>{text}</w:p>");
        package::pack(&[package::Part::new("word/document.xml", text)]).unwrap()
    };
    let is_found =
        |text: &str| !leaks(&part(text), Format::Docx, &["Sok Dara"]).unwrap().is_empty();
    assert!(is_found(
        "<w:r><w:t>So</w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t>k Da</w:t></w:r><w:t>ra</w:t>"
    ));
    assert!(is_found("<w:ins w:author=\"Sok&#32;Dara\"/>"));
    assert!(is_found("<w:t>S&#111;k Dara</w:t>"));
    assert!(is_found("<!-- Sok Dara -->"));
    assert!(!is_found("<w:t>Sok</w:t><w:tab/><w:p/>x<w:t>Dara</w:t>"));
}

#[test]
fn names_cut_by_marks_are_found_in_every_format_of_text() {
    for (format, text) in [
        (Format::Html, "<!DOCTYPE html><p>Sok <strong>Da</strong>ra</p>"),
        (Format::Html, "<!DOCTYPE html><p title=\"Sok Dara\">x</p>"),
        (Format::Markdown, "Sok **Da**<em>ra</em>"),
        (
            Format::Json,
            r#"{"inlines":[{"text":{"edits":{},"text":"Sok Da"}},{"text":{"text":"ra"}}]}"#,
        ),
        (Format::Json, r#"{"attribution":["Sok D\u0061ra"]}"#),
    ] {
        let found = leaks(text.as_bytes(), format, &["x y", "sok dara"]).unwrap();
        assert!(found.iter().any(|leak| leak.what == Found::Word(1)), "{text}");
    }
}

#[test]
fn properties_and_times_of_a_file_are_told() {
    let core = "<cp:coreProperties><dc:creator>x</dc:creator></cp:coreProperties>".to_owned();
    let packed = package::pack(&[package::Part::new("docProps/core.xml", core)]).unwrap();
    let found = leaks(&packed, Format::Docx, &[]).unwrap();
    assert_eq!(found.iter().map(|leak| leak.what).collect::<Vec<_>>(), [Found::Property]);
    let mut timed = packed;
    // The hour, in the entry and in the list of entries (APPNOTE.TXT, 4.3.7 and 4.3.12).
    let list = timed.windows(4).position(|bytes| bytes == b"PK\x01\x02").unwrap();
    timed[list + 13] = 0x60;
    timed[11] = 0x60;
    let found = leaks(&timed, Format::Docx, &[]).unwrap();
    assert!(found.iter().any(|leak| leak.what == Found::Time), "{found:?}");
}

#[test]
fn what_cannot_be_read_is_never_clean() {
    for format in Format::ALL {
        let broken: &[u8] = if format == Format::Html { b"<a" } else { b"PK\x03\x04\xFF" };
        assert_eq!(leaks(broken, format, &[]), Err(ExportError::NotRead), "{format:?}");
    }
}
