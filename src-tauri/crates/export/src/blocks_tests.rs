//! What becomes of a flat text with its marks.

use larkspur_delta::{Attributes, Document as FlatText};
use proptest::{collection::vec, prelude::*, sample::select};

use super::{Passage, Targets, blocks};
use crate::{
    Lang,
    model::{Block, Direction, Edits, Inline, Kind, Reference, Run},
};

fn marks(names: &[&str]) -> Attributes {
    names.iter().fold(Attributes::new(), |marks, name| marks.with(*name, true))
}

fn flat(runs: &[(&str, Attributes)]) -> FlatText {
    let mut text = FlatText::new();
    runs.iter().for_each(|(words, marks)| text.push(words, marks));
    text
}

fn targets() -> Targets {
    let of = |id: &str, at| [(id.to_owned(), at)].into();
    Targets {
        links: [("l1".to_owned(), "https://example.org".to_owned())].into(),
        notes: of("n1", 4),
        sources: of("s1", 7),
        authors: [("p1".to_owned(), "A survivor leader".to_owned())].into(),
        comments: Vec::new(),
    }
}

fn words(text: &str) -> Run {
    Run { text: text.to_owned(), ..Run::default() }
}

/// What stands in a block, each as a word.
fn said(block: &Block) -> Vec<String> {
    let said = block.inlines.iter().map(|inline| match inline {
        Inline::Text(run) => run.text.clone(),
        Inline::Note(note) => format!("note{}", note.index),
        Inline::Source(source) => format!("source{}", source.index),
        Inline::CommentStart(comment) => format!("({comment}"),
        Inline::CommentEnd(comment) => format!("{comment})"),
    });
    said.collect()
}

#[test]
fn the_end_of_a_block_says_what_it_is() {
    let plain = Attributes::new;
    for (end, kind, level, direction, lang) in [
        (plain(), Kind::Paragraph, 0, Direction::Auto, None),
        (plain().with("block", "paragraph"), Kind::Paragraph, 0, Direction::Auto, None),
        (plain().with("block", "heading2"), Kind::Heading2, 0, Direction::Auto, None),
        (plain().with("block", "heading3"), Kind::Heading3, 0, Direction::Auto, None),
        (plain().with("block", "bullet").with("level", 2), Kind::Bullet, 2, Direction::Auto, None),
        (plain().with("block", "number").with("dir", "rtl"), Kind::Number, 0, Direction::Rtl, None),
        (plain().with("block", "quote").with("dir", "ltr"), Kind::Quote, 0, Direction::Ltr, None),
        (plain().with("lang", "km-KH"), Kind::Paragraph, 0, Direction::Auto, Some("km-KH")),
        (
            plain().with("block", "future").with("lang", "?"),
            Kind::Paragraph,
            0,
            Direction::Auto,
            None,
        ),
    ] {
        let made = blocks(&flat(&[("a", plain()), ("\n", end)]), &Targets::default());
        let [block] = &made[..] else { panic!("{} blocks", made.len()) };
        let lang = lang.map(|tag| Lang::parse(tag).unwrap());
        assert_eq!(
            (block.kind, block.level, block.direction, &block.lang),
            (kind, level, direction, &lang)
        );
        assert_eq!(said(block), ["a"]);
    }
}

#[test]
fn words_after_the_last_end_are_a_paragraph_and_nothing_is_none() {
    let plain = Attributes::new();
    let read = |text: &str| -> Vec<Vec<String>> {
        blocks(&flat(&[(text, plain.clone())]), &Targets::default()).iter().map(said).collect()
    };
    assert_eq!(read("a\n\nb"), [vec!["a"], vec![], vec!["b"]]);
    assert_eq!(read("a\n"), [vec!["a"]]);
    assert!(read("").is_empty());
}

#[test]
fn marks_lead_to_what_they_are_about_and_leave_their_words() {
    let link = Attributes::new().with("strong", true).with("link", "l1");
    let text = flat(&[
        ("a", link),
        ("b", marks(&["em", "ins:p1", "del:p2", "term:t1"])),
        ("c", Attributes::new().with("link", "gone")),
        ("d", marks(&["fn:gone", "cite:gone"])),
    ]);
    let [block] = &blocks(&text, &targets())[..] else { panic!() };
    let by = |label: &str| Some(label.to_owned());
    let wanted = [
        Run { is_strong: true, link: by("https://example.org"), ..words("a") },
        Run {
            is_emphasised: true,
            edits: Edits { inserted: by("A survivor leader"), deleted: by("") },
            ..words("b")
        },
        words("c"),
        words("d"),
    ];
    assert_eq!(block.inlines, wanted.map(Inline::Text));
}

#[test]
fn a_footnote_stands_once_behind_its_last_words_and_a_source_behind_all() {
    let text = flat(&[
        ("a", marks(&["fn:n1", "cite:s1"])),
        ("typed within", marks(&[])),
        ("b", marks(&["fn:n1", "cite:s1", "del:p1"])),
        ("\n", marks(&["fn:n1"])),
        ("c", marks(&[])),
    ]);
    let made = blocks(&text, &targets());
    assert_eq!(said(&made[0]), ["a", "source7", "typed within", "b", "source7", "note4"]);
    assert_eq!(said(&made[1]), ["c"]);
    let edits = Edits { inserted: None, deleted: Some("A survivor leader".to_owned()) };
    assert!(made[0].inlines.contains(&Inline::Source(Reference { index: 7, edits })));
}

#[test]
fn comments_stand_around_what_they_are_about_over_blocks_too() {
    let text = flat(&[("ab\ncd", marks(&[])), ("😀e", marks(&["strong"]))]);
    let passages = [(0, 1, 4), (1, 5, 99), (2, 3, 3), (3, 9, 12), (4, 0, 3)];
    let comments = passages.map(|(comment, start, end)| Passage { comment, start, end }).into();
    let made = blocks(&text, &Targets { comments, ..targets() });
    assert_eq!(said(&made[0]), ["(4", "a", "(0", "b", "4)"]);
    assert_eq!(said(&made[1]), ["c", "0)", "d", "(1", "😀e", "1)"]);
}

proptest! {
    #[test]
    fn no_character_is_lost(
        runs in vec(("[ab\n ខ្😀\u{0}ق]{0,9}", vec(select(&["strong", "fn:n1", "cite:s1", "ins:p1", "del:p1", "block"][..]), 0..3)), 0..7),
        passages in vec((0_usize..30, 0_usize..30), 0..4),
    ) {
        let runs: Vec<(&str, Attributes)> = runs.iter().map(|(text, names)| (text.as_str(), marks(names))).collect();
        let text = flat(&runs);
        let comments: Vec<Passage> = passages.iter().enumerate().map(|(comment, (start, end))| Passage { comment, start: *start, end: *end }).collect();
        let length = text.text().chars().count();
        let placed = comments.iter().filter(|passage| passage.start < passage.end.min(length)).count();
        let made = blocks(&text, &Targets { comments, ..targets() });
        let lines = made.iter().map(|block| {
            let runs = block.inlines.iter().filter_map(|inline| match inline {
                Inline::Text(run) => Some(run.text.as_str()),
                _ => None,
            });
            runs.collect::<String>() + "\n"
        });
        let mut read: String = lines.collect();
        let whole = text.text();
        if !whole.ends_with('\n') && !whole.is_empty() {
            read.pop();
        }
        prop_assert_eq!(read, whole);
        let edges: Vec<(usize, bool)> = made.iter().flat_map(|block| &block.inlines).filter_map(|inline| match inline {
            Inline::CommentStart(comment) => Some((*comment, true)),
            Inline::CommentEnd(comment) => Some((*comment, false)),
            _ => None,
        }).collect();
        prop_assert_eq!(edges.len(), 2 * placed);
        for (at, (comment, starts)) in edges.iter().enumerate() {
            let earlier = edges[..at].iter().filter(|(of, _)| of == comment).count();
            prop_assert_eq!(*starts, earlier == 0);
        }
    }
}
