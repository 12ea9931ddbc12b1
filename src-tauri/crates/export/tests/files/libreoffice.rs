//! The files as LibreOffice reads them: an office program that nobody of us wrote.
//!
//! Invariant: without the program the test fails; `cargo xtask test unit` installs it.

use std::{fs, path::Path, process::Command};

use larkspur_export::{Changes, Format, Options, model::Document, write};
use tempfile::TempDir;

use crate::{
    reading::{self, part},
    sample::{ARTICLES, full},
};

/// Writes a draft and lets LibreOffice make other kinds of files of it; they have the same name with another end.
fn convert(document: &Document, format: Format, options: Options, kinds: &[&str]) -> TempDir {
    let folder = TempDir::new().unwrap();
    let file = folder.path().join(format!("draft.{}", format.extension()));
    fs::write(&file, write(document, format, options).unwrap()).unwrap();
    for kind in kinds {
        let profile =
            format!("-env:UserInstallation=file://{}", folder.path().join("profile").display());
        let output = Command::new("soffice")
            .args([&profile, "--headless", "--norestore", "--convert-to", kind, "--outdir"])
            .arg(folder.path().join("made"))
            .arg(&file)
            .env("HOME", folder.path())
            .output()
            .expect("LibreOffice is missing (in Debian: libreoffice-writer-nogui)");
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    }
    folder
}

fn made(folder: &TempDir, end: &str) -> Vec<u8> {
    let file = folder.path().join("made").join(Path::new("draft").with_extension(end));
    fs::read(file).expect("LibreOffice made nothing of it")
}

fn plain(folder: &TempDir) -> String {
    String::from_utf8(made(folder, "txt")).unwrap()
}

/// Words that stand one after the other, each in its place.
#[track_caller]
fn assert_in_order(text: &str, words: &[&str]) {
    let mut rest = text;
    for word in words {
        let at = rest.find(word);
        assert!(at.is_some(), "{word} is missing, or out of place, in:\n{text}");
        rest = &rest[at.unwrap() + word.len()..];
    }
}

const TEXT: &str = "txt:Text (encoded):UTF8";

#[test]
fn suggestions_comments_and_words_of_a_docx_are_read_by_an_office_program() {
    let all = Options { changes: Changes::Show, has_comments: true };
    let folder = convert(&full("en"), Format::Docx, all, &["odt", TEXT, "pdf"]);
    let odt = made(&folder, "odt");
    let content = part(&odt, "content.xml");
    let changes = content.split("</text:tracked-changes>").next().unwrap();
    for (kind, label) in [
        ("insertion", "Survivor leader, Kenya"),
        ("deletion", "Contributor"),
        ("deletion", "Survivor leader, Kenya"),
    ] {
        let found = changes
            .split("<text:changed-region")
            .any(|region| region.contains(&format!("<text:{kind}>")) && region.contains(label));
        assert!(found, "no {kind} by {label} in {changes}");
    }
    assert_in_order(&content, &["Maya R.", "Which courts?", "Contributor", "All of them."]);
    assert!(content.contains("About words that are gone."));
    assert_in_order(
        &plain(&folder),
        &[
            "Title of the draft",
            "To the Committee on Human Rights",
            "Members of the council",
            "Cover",
            "The council",
            "1. Strong words lead to a link.",
            "2. Legal aid that costs nothing must be there",
            "1. First",
            "• Below the first",
            "2. Second",
            "Nobody asked us.",
            "1. First again",
            "3. All human beings",
            "A law of 2020",
            "Fund legal aid for survivors.",
            "Nobody pays for lawyers.",
            "[1] Act 12 of 2020, section 4. https://example.org/act",
        ],
    );
    let text = plain(&folder);
    for (tag, article) in ARTICLES {
        assert!(text.contains(article), "{tag} in:\n{text}");
    }
    assert!(reading::odt(&odt).len() > 40);
    assert!(made(&folder, "pdf").starts_with(b"%PDF"));
}

#[test]
fn notes_tables_comments_and_words_of_an_odt_are_read_by_an_office_program() {
    let options = Options { changes: Changes::LeaveOut, has_comments: true };
    let folder = convert(&full("ar"), Format::Odt, options, &["docx", TEXT]);
    let docx = made(&folder, "docx");
    let notes = reading::docx(&docx, "word/footnotes.xml").join("\n");
    assert!(notes.contains("As told by 14 of 20 people."), "{notes}");
    let comments = reading::docx(&docx, "word/comments.xml").join("\n");
    assert_in_order(&comments, &["Which courts?", "All of them."]);
    assert!(comments.contains("About words that are gone."));
    let document = part(&docx, "word/document.xml");
    assert_eq!(document.matches("<w:tbl>").count(), 2);
    assert_eq!(document.matches("<w:tblHeader").count(), 2, "the heads of tables are heads");
    for (tag, font) in [("ar", "Noto Sans Arabic"), ("km", "Noto Sans Khmer")] {
        let runs = document.split("<w:r>").filter(|run| run.contains(font)).collect::<Vec<_>>();
        assert!(
            !runs.is_empty() && runs.iter().all(|run| run.contains(&format!("w:bidi=\"{tag}"))),
            "{tag}"
        );
    }
    let text = plain(&folder);
    assert_in_order(
        &text,
        &[
            "Title of the draft",
            "1. Strong words lead to a link.",
            "2. Legal aid must be there soon for all.",
            "1. First",
            "• Below the first",
            "2. Second",
            "1. First again",
            "A law of 2020",
            "Fund legal aid for survivors.",
            "[1] Act 12 of 2020, section 4. https://example.org/act",
        ],
    );
    for (tag, article) in ARTICLES {
        assert!(text.contains(article), "{tag} in:\n{text}");
    }
}
