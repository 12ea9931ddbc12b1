//! What stands where in a file: languages, directions, fonts, suggestions, lists, heads of tables.

use larkspur_export::{
    Changes, Format, Options,
    model::{Block, Body, Kind, Section},
    write,
};
use quick_xml::{Reader, events::Event};

use crate::{
    reading::{self, attribute, part},
    sample::{ARTICLES, block, draft, full, lang, text},
};

const ALL: Options = Options { changes: Changes::Show, has_comments: true };

/// The elements of a part, each with its attributes.
fn elements(xml: &str, name: &str) -> Vec<Vec<(String, String)>> {
    let mut reader = Reader::from_str(xml);
    let mut found = Vec::new();
    loop {
        match reader.read_event().unwrap() {
            Event::Eof => return found,
            Event::Start(element) | Event::Empty(element) if element.name().as_ref() == name => {
                let names = element
                    .attributes()
                    .map(|attribute| attribute.unwrap().key.as_ref().to_owned());
                found.push(
                    names
                        .map(|name| {
                            let value = attribute(&element, &name).unwrap();
                            (name, value)
                        })
                        .collect(),
                );
            }
            _ => {}
        }
    }
}

/// The values of an attribute of the elements of a name.
fn values(xml: &str, name: &str, of: &str) -> Vec<String> {
    let all = elements(xml, name).into_iter().flatten();
    all.filter(|(name, _)| name == of).map(|(_, value)| value).collect()
}

fn in_eight_languages() -> larkspur_export::model::Document {
    let blocks = ARTICLES.map(|(tag, article)| Block {
        lang: Some(lang(tag)),
        ..block(Kind::Paragraph, 0, vec![text(article)])
    });
    draft(
        "en",
        vec![Section { heading: String::new(), lang: lang("en"), body: Body::Text(blocks.into()) }],
    )
}

#[test]
fn every_run_of_a_docx_has_its_language_font_and_direction() {
    let docx = write(&in_eight_languages(), Format::Docx, Options::default()).unwrap();
    let xml = part(&docx, "word/document.xml");
    let tags: Vec<&str> = ARTICLES.iter().map(|(tag, _)| *tag).filter(|tag| *tag != "en").collect();
    for kind in ["w:val", "w:eastAsia", "w:bidi"] {
        assert_eq!(
            values(&xml, "w:lang", kind),
            tags,
            "the language of the document is said once, in the styles"
        );
    }
    assert_eq!(values(&part(&docx, "word/styles.xml"), "w:lang", "w:bidi"), ["en"]);
    let fonts = ["Khmer", "Myanmar", "Thai Looped", "Devanagari", "Tamil", "Bengali", "Arabic"]
        .map(|script| format!("Noto Sans {script}"));
    assert_eq!(values(&xml, "w:rFonts", "w:cs"), fonts);
    assert_eq!(
        values(&xml, "w:szCs", "w:val"),
        ["24", "24", "23", "23", "23", "23"],
        "Tamil letters are as large as Latin ones"
    );
    assert_eq!((elements(&xml, "w:rtl").len(), elements(&xml, "w:bidi").len()), (1, 1));
    assert_eq!(elements(&xml, "w:cs").len(), 6);
    let all = elements(&part(&docx, "word/fontTable.xml"), "w:font");
    assert!(fonts.iter().all(|font| all.iter().flatten().any(|(_, name)| name == font)));
}

#[test]
fn every_span_of_an_odt_has_its_language_font_and_direction() {
    let odt = write(&in_eight_languages(), Format::Odt, Options::default()).unwrap();
    let xml = part(&odt, "content.xml");
    let mut languages = values(&xml, "style:text-properties", "style:language-complex");
    languages.sort();
    languages.dedup();
    let mut tags: Vec<&str> = ARTICLES.iter().map(|(tag, _)| *tag).collect();
    tags.sort_unstable();
    assert_eq!(languages, tags);
    assert_eq!(values(&xml, "style:text-properties", "style:font-name-complex").len(), 7);
    assert_eq!(
        values(&xml, "text:p", "text:style-name")
            .iter()
            .filter(|style| *style == "TextRtl")
            .count(),
        1
    );
    let names = values(&xml, "style:style", "style:name");
    for used in values(&xml, "text:span", "text:style-name") {
        assert!(names.contains(&used), "{used}");
    }
}

#[test]
fn every_block_of_an_html_page_has_its_language_and_direction_and_nothing_runs() {
    let page =
        String::from_utf8(write(&in_eight_languages(), Format::Html, Options::default()).unwrap())
            .unwrap();
    for (tag, _) in ARTICLES {
        let direction = if tag == "ar" { "rtl" } else { "ltr" };
        assert!(page.contains(&format!("<p lang=\"{tag}\" dir=\"{direction}\">")), "{tag}");
    }
    assert!(page.starts_with("<!DOCTYPE html>\n<html lang=\"en\" dir=\"ltr\">"));
    assert!(!page.contains("<script") && !page.contains("src=") && !page.contains("url("));
    assert!(page.contains("default-src &apos;none&apos;"));
    assert!(
        !page.contains("/></p>") && !page.contains("<p/>"),
        "an element that is not empty by itself"
    );
}

#[test]
fn nothing_is_justified_or_hyphenated() {
    for (format, parts) in [
        (Format::Docx, ["word/document.xml", "word/styles.xml"]),
        (Format::Odt, ["content.xml", "styles.xml"]),
    ] {
        let bytes = write(&full("ar"), format, Options::default()).unwrap();
        for name in parts {
            let xml = part(&bytes, name);
            assert!(
                !xml.contains("\"both\"")
                    && !xml.contains("\"justify\"")
                    && !xml.contains("hyphenate=\"true\""),
                "{name}"
            );
        }
    }
}

#[test]
fn suggestions_of_a_docx_have_labels_and_places_of_their_own() {
    let docx = write(&full("en"), Format::Docx, ALL).unwrap();
    let xml = part(&docx, "word/document.xml");
    assert_eq!(values(&xml, "w:ins", "w:author"), ["Survivor leader, Kenya", "Maya R."]);
    assert_eq!(values(&xml, "w:del", "w:author"), ["Contributor", "Survivor leader, Kenya"]);
    let mut ids = [values(&xml, "w:ins", "w:id"), values(&xml, "w:del", "w:id")].concat();
    ids.sort();
    ids.dedup();
    assert_eq!(ids.len(), 4);
    assert_eq!(elements(&xml, "w:delText").len(), 2);
    assert!(!part(&docx, "word/settings.xml").contains("removePersonalInformation"));
    let plain = write(&full("en"), Format::Docx, Options::default()).unwrap();
    assert!(part(&plain, "word/settings.xml").contains("removePersonalInformation"));
}

#[test]
fn comments_of_a_docx_are_conversations_with_their_places() {
    let docx = write(&full("en"), Format::Docx, ALL).unwrap();
    let (document, comments) = (part(&docx, "word/document.xml"), part(&docx, "word/comments.xml"));
    assert_eq!(values(&comments, "w:comment", "w:author"), ["Maya R.", "Contributor", "Maya R."]);
    let mut starts = values(&document, "w:commentRangeStart", "w:id");
    starts.sort();
    for name in ["w:commentRangeEnd", "w:commentReference"] {
        let mut ids = values(&document, name, "w:id");
        ids.sort();
        assert_eq!(ids, ["0", "1", "2"], "{name}");
    }
    assert_eq!(starts, ["0", "1", "2"]);
    let threads = part(&docx, "word/commentsExtended.xml");
    let paragraphs = values(&comments, "w:p", "w14:paraId");
    assert_eq!(values(&threads, "w15:commentEx", "w15:paraId"), paragraphs);
    assert_eq!(values(&threads, "w15:commentEx", "w15:paraIdParent"), [paragraphs[0].clone()]);
    assert_eq!(values(&threads, "w15:commentEx", "w15:done"), ["0", "0", "1"]);
}

#[test]
fn every_relation_that_a_docx_names_is_there_and_every_part_has_a_type() {
    let docx = write(&full("en"), Format::Docx, ALL).unwrap();
    for (name, relations) in [
        ("word/document.xml", "word/_rels/document.xml.rels"),
        ("word/footnotes.xml", "word/_rels/footnotes.xml.rels"),
    ] {
        let known = values(&part(&docx, relations), "Relationship", "Id");
        let xml = part(&docx, name);
        let used = [values(&xml, "w:hyperlink", "r:id"), values(&xml, "w:footerReference", "r:id")]
            .concat();
        assert!(used.iter().all(|id| known.contains(id)), "{name}");
    }
    let parts = reading::parts(&docx);
    let typed = values(&part(&docx, "[Content_Types].xml"), "Override", "PartName");
    for name in parts.iter().filter(|name| name.ends_with(".xml") && *name != "[Content_Types].xml")
    {
        assert!(typed.contains(&format!("/{name}")), "{name}");
    }
    for name in &typed {
        assert!(parts.contains(&name[1..].to_owned()), "{name}");
    }
}

#[test]
fn the_kind_of_an_odt_stands_first_and_as_it_is() {
    let odt = write(&full("en"), Format::Odt, Options::default()).unwrap();
    let kind = "mimetypeapplication/vnd.oasis.opendocument.text";
    assert_eq!(&odt[30..30 + kind.len()], kind.as_bytes());
    let listed =
        values(&part(&odt, "META-INF/manifest.xml"), "manifest:file-entry", "manifest:full-path");
    assert_eq!(listed, ["/", "content.xml", "styles.xml", "meta.xml"]);
}

#[test]
fn paragraphs_lists_and_headings_have_their_numbers() {
    let markdown =
        String::from_utf8(write(&full("en"), Format::Markdown, Options::default()).unwrap())
            .unwrap();
    for line in [
        "# Title of the draft",
        "## Evidence",
        "### What happens",
        "1\\. **Strong words** lead to [a link](<https://example.org/a?b=c&amp;d=e>).[^1] A law says so.\\[1\\]",
        "1. First",
        "   - Below the first",
        "2. Second",
        "> Nobody asked us.",
        "1. First again",
        "| Promised | Done |",
        "| --- | --- |",
        "| A law of 2020 | In part |",
        "| Legal aid |  |",
        "| R-2026-01 | Fund legal aid for survivors. | Ministry of Justice | December 2027 | High |",
        "[^1]: As told by 14 of 20 people.",
    ] {
        assert!(markdown.lines().any(|one| one == line), "{line}\n{markdown}");
    }
    let docx = write(&full("en"), Format::Docx, Options::default()).unwrap();
    let xml = part(&docx, "word/document.xml");
    // Ten paragraphs, then the lists: 2 numbers the paragraphs, 1 has dots, 3 and 5 are the lists with numbers.
    assert_eq!(
        values(&xml, "w:numId", "w:val"),
        ["2", "2", "3", "1", "3", "5", "2", "2", "2", "2", "2", "2", "2", "2"]
    );
    let odt = write(&full("en"), Format::Odt, Options::default()).unwrap();
    let starts = values(&part(&odt, "content.xml"), "text:list-item", "text:start-value");
    assert_eq!(starts, ["1", "2", "3", "4", "5", "6", "7", "8", "9", "10"]);
    for (bytes, name, footer) in
        [(&docx, "word/footer1.xml", "PAGE"), (&odt, "styles.xml", "text:page-number")]
    {
        assert!(part(bytes, name).contains(footer));
    }
}
