//! What stands where, and with which number.

use super::{Flow, Part, Piece, Role};
use crate::{
    ExportError, Lang,
    model::{
        Block, Body, Citing, Direction, Document, Edits, Field, Inline, Kind, Layout, Note,
        Recommendation, Reference, Run, Section, Source, Table, Words,
    },
};

fn lang(tag: &str) -> Lang {
    Lang::parse(tag).unwrap()
}

fn word(text: &str) -> String {
    text.to_owned()
}

fn document(sections: Vec<Section>) -> Document {
    Document {
        lang: lang("en"),
        title: word("Title"),
        addressee: word("To the committee"),
        attribution: vec![word("A council")],
        date: String::new(),
        layout: Layout::default(),
        words: Words {
            lang: lang("en"),
            recommendations: word("Recommendations"),
            number: word("No."),
            action: word("Action"),
            addressee: word("Who"),
            timeline: word("When"),
            priority: word("Priority"),
            sources: word("Sources"),
            notes: word("Notes"),
            back_to_text: word("Back"),
            unnamed: word("Somebody"),
        },
        sections,
        recommendations: Vec::new(),
        sources: vec![Source {
            lang: lang("en"),
            text: word("An act"),
            address: word("https://example.org"),
        }],
        notes: vec![Note { lang: lang("en"), text: word("A note") }],
        comments: Vec::new(),
    }
}

fn block(kind: Kind, inlines: Vec<Inline>) -> Block {
    Block { kind, level: 0, lang: None, direction: Direction::Auto, inlines, end: Edits::NONE }
}

fn text(words: &str) -> Inline {
    Inline::Text(Run { text: word(words), ..Run::default() })
}

fn section(heading: &str, body: Body) -> Section {
    Section { heading: word(heading), lang: lang("en"), body }
}

fn at(index: usize) -> Reference {
    Reference { index, edits: Edits::NONE }
}

/// The role and the words of each paragraph; of a table its name and how many rows it has.
fn read(document: &Document) -> Vec<(Option<Role>, String)> {
    let flow = Flow::of(document).unwrap();
    let parts = flow.parts.iter().map(|part| match part {
        Part::Paragraph(paragraph) => (Some(paragraph.role), paragraph.text()),
        Part::Grid(grid) => (None, format!("{} {}", grid.caption, grid.rows.len())),
    });
    parts.collect()
}

#[test]
fn no_level_of_headings_is_left_out() {
    let blocks = [Kind::Heading3, Kind::Heading3, Kind::Heading2, Kind::Heading3];
    let blocks: Vec<Block> = blocks.map(|kind| block(kind, vec![text("h")])).into();
    let headings = |heading: &str| -> Vec<u8> {
        let read = read(&document(vec![section(heading, Body::Text(blocks.clone()))]));
        let levels = read.into_iter().filter_map(|(role, _)| match role {
            Some(Role::Heading(level)) => Some(level),
            _ => None,
        });
        levels.collect()
    };
    // The last one is that of the sources.
    assert_eq!(headings("Section"), [1, 2, 3, 2, 3, 1]);
    assert_eq!(headings(""), [1, 2, 2, 3, 1]);
}

#[test]
fn paragraphs_are_numbered_through_and_gaps_are_not() {
    let blocks = vec![
        block(Kind::Paragraph, vec![text("a")]),
        block(Kind::Paragraph, vec![]),
        block(Kind::Bullet, vec![text("b")]),
        block(Kind::Quote, vec![text("c")]),
        block(Kind::Paragraph, vec![text("d")]),
    ];
    let sections = vec![section("", Body::Text(blocks.clone())), section("", Body::Text(blocks))];
    let mut document = document(sections);
    document.layout.has_paragraph_numbers = true;
    let numbers: Vec<u32> = read(&document)
        .into_iter()
        .filter_map(|(role, _)| match role {
            Some(Role::Text(number)) => number,
            _ => None,
        })
        .collect();
    assert_eq!(numbers, [1, 2, 3, 4]);
}

#[test]
fn sources_are_a_list_or_footnotes_and_a_footnote_has_one_place() {
    let inlines = vec![
        text("a"),
        Inline::Source(at(0)),
        Inline::Note(at(0)),
        Inline::Note(at(0)),
        Inline::Source(at(0)),
    ];
    let text = vec![block(Kind::Paragraph, inlines)];
    let mut document =
        document(vec![section("S", Body::Text(text)), section("Notes", Body::Sources)]);
    let pieces = |document: &Document| -> (Vec<String>, usize) {
        let flow = Flow::of(document).unwrap();
        let found = flow.parts.iter().find_map(|part| match part {
            Part::Paragraph(of) if of.role == Role::Text(None) => Some(
                of.pieces
                    .iter()
                    .filter_map(|piece| match piece {
                        Piece::Note(note, _) => Some(format!("n{note}")),
                        Piece::Source(number, _) => Some(format!("s{number}")),
                        _ => None,
                    })
                    .collect(),
            ),
            _ => None,
        });
        (found.unwrap(), flow.notes.len())
    };
    assert_eq!(pieces(&document), (["s1", "n0", "n1", "s1"].map(word).into(), 2));
    let listed = read(&document);
    assert_eq!(
        listed[listed.len() - 2..],
        [
            (Some(Role::Heading(1)), word("Notes")),
            (Some(Role::Source(1)), word("An act https://example.org"))
        ]
    );
    document.layout.citing = Citing::Footnotes;
    assert_eq!(pieces(&document), (["n0", "n1", "n2", "n3"].map(word).into(), 4));
    assert!(
        !read(&document).iter().any(|(_, text)| text == "Notes"),
        "a list of nothing has no heading"
    );
}

#[test]
fn recommendations_stand_where_a_section_wants_them_or_at_the_end_and_again_if_asked_for() {
    let one = Recommendation {
        number: word("R-2026-01"),
        lang: lang("en"),
        action: word("Fund legal aid."),
        addressee: word("Ministry"),
        timeline: word("2027"),
        priority: word("High"),
        details: vec![
            Field { label: word("Issue"), value: word("No lawyers.") },
            Field { label: word("Cost"), value: String::new() },
        ],
        sources: vec![0],
    };
    let card = [
        (Some(Role::Heading(2)), word("R-2026-01")),
        (Some(Role::Text(None)), word("Fund legal aid.")),
        (Some(Role::Text(None)), word("Issue\nNo lawyers.")),
    ];
    let mut placed =
        document(vec![section("What we ask", Body::Recommendations), section("", Body::Sources)]);
    placed.recommendations.push(one);
    placed.layout.repeats_recommendations = true;
    let mut unplaced = placed.clone();
    unplaced.sections.clear();
    let table = (None, word("Recommendations 1"));
    let heading = |text: &str| (Some(Role::Heading(1)), word(text));
    let read_placed = read(&placed);
    assert_eq!(read_placed[3..5], [heading("What we ask"), table.clone()]);
    assert_eq!(read_placed[5..8], card);
    assert_eq!(read_placed[9..], [heading("Recommendations"), table.clone()]);
    let read_unplaced = read(&unplaced);
    assert_eq!(read_unplaced[3..5], [heading("Recommendations"), table]);
    assert_eq!(read_unplaced[5..8], card);
    assert_eq!(read_unplaced[8], heading("Sources"));
}

#[test]
fn what_is_not_whole_is_refused() {
    let of =
        |inlines| document(vec![section("", Body::Text(vec![block(Kind::Paragraph, inlines)]))]);
    let cells = |number: usize| vec![Vec::new(); number];
    let table = |columns: usize, row: usize| {
        let table = Table { columns: vec![word("c"); columns], rows: vec![cells(row)] };
        document(vec![section("", Body::Table(table))])
    };
    for (document, wanted) in [
        (of(vec![Inline::Note(at(1))]), ExportError::Dangling),
        (of(vec![Inline::Source(at(1))]), ExportError::Dangling),
        (of(vec![Inline::CommentStart(0), Inline::CommentEnd(0)]), ExportError::Dangling),
        (table(2, 1), ExportError::UnevenTable),
        (table(0, 0), ExportError::UnevenTable),
    ] {
        assert_eq!(Flow::of(&document).err(), Some(wanted));
    }
}
