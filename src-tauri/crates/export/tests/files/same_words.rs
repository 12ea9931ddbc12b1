//! What goes in comes out: the words of each paragraph, in every format and script, whatever stands in them.

use larkspur_export::{
    Changes, Format, Options,
    flow::{Flow, Part, Role},
    model::{Block, Body, Document, Edits, Inline, Kind, Run, Section},
    read_archive, write,
};
use proptest::{collection::vec, prelude::*, sample::select};

use crate::{
    reading,
    sample::{ARTICLES, block, draft, lang, text},
};

/// What could be taken for markup by some reader, or cannot stand in a file.
const TRAPS: [&str; 49] = [
    "<w:t>",
    "</w:t></w:r>",
    "<text:p/>",
    "]]>",
    "<![CDATA[",
    "<!--",
    "-->",
    "&amp;",
    "&#x41;",
    "&nbsp;",
    "<script>alert(1)</script>",
    "**",
    "*a*",
    "__b__",
    "_",
    "~~c~~",
    "`d`",
    "```",
    "[e](f)",
    "![g](h)",
    "[^1]",
    "[^1]: i",
    "- ",
    "+ j",
    "1. k",
    "23) l",
    "# m",
    "> n",
    "| o |",
    "---",
    "===",
    "***",
    "\\",
    "\\*",
    "https://example.org",
    "<a@b.c>",
    ":p:",
    "- [ ] q",
    "$r$",
    "^s^",
    "  ",
    "\t",
    "\n",
    "\u{0}",
    "\u{B}\u{1B}",
    "\r",
    "\u{FFFE}",
    "\u{2028}",
    "'\"",
];

/// What may stand in every format, after the rule of the crate: no controls and no noncharacters, and one way to end a line.
fn kept(text: &str) -> String {
    let ends_line = |sign: char| "\n\u{B}\u{C}\u{85}\u{2028}\u{2029}".contains(sign);
    let is_no_character = |sign: char| {
        matches!(u32::from(sign), 0xFDD0..=0xFDEF)
            || matches!(u32::from(sign) % 0x10000, 0xFFFE | 0xFFFF)
    };
    let signs = text.chars().filter_map(|sign| match sign {
        sign if ends_line(sign) => Some('\n'),
        '\t' => Some('\t'),
        sign if sign.is_control() || is_no_character(sign) => None,
        sign => Some(sign),
    });
    signs.collect()
}

/// The paragraphs of a document that have words.
fn paragraphs(document: &Document) -> Vec<String> {
    let flow = Flow::of(document).unwrap();
    let mut found = Vec::new();
    for part in &flow.parts {
        match part {
            Part::Paragraph(paragraph) => found.push((paragraph.role, paragraph.text())),
            Part::Grid(grid) => {
                found.extend(grid.head.iter().map(|head| (head.role, head.text())));
                let cells = grid.rows.iter().flatten().map(|cell| {
                    let lines: Vec<String> = cell.iter().map(|one| one.text()).collect();
                    (Role::Cell, lines.join("\n"))
                });
                found.extend(cells);
            }
        }
    }
    found.into_iter().map(|(_, text)| kept(&text)).filter(|text| !text.is_empty()).collect()
}

/// What each format says.
fn read(document: &Document, format: Format) -> Vec<String> {
    let bytes = write(document, format, Options::default()).unwrap();
    match format {
        Format::Docx => reading::docx(&bytes, "word/document.xml"),
        Format::Odt => reading::odt(&bytes),
        Format::Html => reading::html(&bytes),
        Format::Markdown => reading::markdown(&bytes),
        Format::Json => {
            let read = read_archive(&bytes).unwrap();
            assert!(read == *document);
            paragraphs(&read)
        }
    }
}

fn one_section(tag: &str, blocks: Vec<Block>) -> Document {
    draft(tag, vec![Section { heading: String::new(), lang: lang(tag), body: Body::Text(blocks) }])
}

#[test]
fn what_could_be_markup_is_words_in_every_format_and_place() {
    for trap in TRAPS {
        let kinds = [Kind::Paragraph, Kind::Heading2, Kind::Bullet, Kind::Number, Kind::Quote];
        let places = [trap.to_owned(), format!("a{trap}b"), format!("{trap} c {trap}")];
        let blocks =
            places.iter().flat_map(|words| kinds.map(|kind| block(kind, 0, vec![text(words)])));
        let document = one_section("en", blocks.collect());
        for format in Format::ALL {
            assert_eq!(read(&document, format), paragraphs(&document), "{trap:?} as {format:?}");
        }
    }
}

fn any_run() -> impl Strategy<Value = Inline> {
    let words: Vec<&str> =
        ARTICLES.iter().flat_map(|(_, article)| article.split_inclusive(' ')).collect();
    let piece = prop_oneof![4 => select(words), 2 => select(&TRAPS[..])];
    let link = select(
        &[None, None, None, Some("https://example.org/?a=1&b=(2)"), Some("javascript:alert(1)")][..],
    );
    (vec(piece, 0..5), any::<bool>(), any::<bool>(), link).prop_map(
        |(pieces, is_strong, is_emphasised, link)| {
            let link = link.map(str::to_owned);
            Inline::Text(Run {
                text: pieces.concat(),
                is_strong,
                is_emphasised,
                link,
                edits: Edits::NONE,
            })
        },
    )
}

fn any_block() -> impl Strategy<Value = Block> {
    // Items of lists stand twice, so that they often follow one another.
    const KINDS: &[Kind] = &[
        Kind::Paragraph,
        Kind::Heading2,
        Kind::Heading3,
        Kind::Bullet,
        Kind::Bullet,
        Kind::Number,
        Kind::Number,
        Kind::Quote,
    ];
    (select(KINDS), 0_u8..4, vec(any_run(), 1..4))
        .prop_map(|(kind, level, runs)| block(kind, level, runs))
}

proptest! {
    #[test]
    fn words_of_eight_scripts_come_back_as_they_were(blocks in vec(any_block(), 1..8), (tag, _) in select(&ARTICLES[..])) {
        let document = one_section(tag, blocks);
        let wanted = paragraphs(&document);
        for format in Format::ALL {
            prop_assert_eq!(read(&document, format), wanted.clone(), "{:?}", format);
        }
    }

    #[test]
    fn tables_hold_the_same_words(cells in vec(any_run(), 4)) {
        let mut cells = cells.into_iter().map(|run| vec![block(Kind::Paragraph, 0, vec![run])]);
        let row: [Vec<Block>; 2] = [cells.next().unwrap(), cells.next().unwrap()];
        let mut wider = cells.next().unwrap();
        wider.extend(cells.next().unwrap());
        let table = larkspur_export::model::Table {
            columns: vec!["A|b".to_owned(), "<c>".to_owned()],
            rows: vec![row.into(), vec![wider, Vec::new()]],
        };
        let document = draft("ar", vec![Section { heading: String::new(), lang: lang("ar"), body: Body::Table(table) }]);
        // Cells of several paragraphs are several lines in Markdown, and paragraphs of their own elsewhere.
        let lines = |paragraphs: Vec<String>| paragraphs.join("\n").split('\n').filter(|line| !line.is_empty()).map(str::to_owned).collect::<Vec<_>>();
        for format in Format::ALL {
            prop_assert_eq!(lines(read(&document, format)), lines(paragraphs(&document)), "{:?}", format);
        }
    }

    #[test]
    fn footnotes_and_comments_hold_their_words(pieces in vec(prop_oneof![select(&TRAPS[..]), select(&["ខ្មែរ", "قانون ", "law "][..])], 1..5)) {
        let words = pieces.concat();
        let mut document = crate::sample::full("en");
        document.notes[0].text.clone_from(&words);
        document.comments[0].said.text.clone_from(&words);
        let all = Options { changes: Changes::LeaveOut, has_comments: true };
        let docx = write(&document, Format::Docx, all).unwrap();
        let wanted: Vec<String> = [kept(&words)].into_iter().filter(|words| !words.is_empty()).collect();
        let notes: Vec<String> = reading::docx(&docx, "word/footnotes.xml").iter().map(|note| note[1..].to_owned()).filter(|note| !note.is_empty()).collect();
        prop_assert_eq!(&notes, &wanted);
        let comments = reading::docx(&docx, "word/comments.xml");
        prop_assert_eq!(&comments[..wanted.len()], &wanted[..]);
        let markdown = write(&document, Format::Markdown, Options::default()).unwrap();
        prop_assert_eq!(reading::markdown(&markdown).last() == wanted.last(), !wanted.is_empty());
    }
}
