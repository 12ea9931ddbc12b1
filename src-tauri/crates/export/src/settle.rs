//! What becomes of suggestions and comments before a document is written.
//!
//! [`crate::write`] calls it first, for every format, so that what is left out is in no part of a file. Invariant: with
//! [`Changes::LeaveOut`] the text is as if nobody had suggested anything, with [`Changes::TakeUp`] as if everything had been
//! agreed to.

use crate::{
    Changes, Options,
    model::{Block, Body, Document, Edits, Inline},
};

/// The document as it is to be written.
pub(crate) fn settle(document: &Document, options: Options) -> Document {
    let mut settled = document.clone();
    if !options.has_comments {
        settled.comments.clear();
    }
    for section in &mut settled.sections {
        match &mut section.body {
            Body::Text(blocks) => settle_blocks(blocks, options),
            Body::Table(table) => {
                table.rows.iter_mut().flatten().for_each(|cell| settle_blocks(cell, options))
            }
            Body::Cover(_) | Body::Recommendations | Body::Sources => {}
        }
    }
    settled
}

/// A block whose end is left out is joined with the next one, which says what both are: that is what its `\n` says.
fn settle_blocks(blocks: &mut Vec<Block>, options: Options) {
    let mut settled: Vec<Block> = Vec::with_capacity(blocks.len());
    let mut waiting: Option<Block> = None;
    for mut block in blocks.drain(..) {
        block.inlines.retain_mut(|inline| stays(inline, options));
        if let Some(before) = waiting.take() {
            block.inlines.splice(0..0, before.inlines);
        }
        if decide(&mut block.end, options.changes) {
            settled.push(block);
        } else {
            waiting = Some(block);
        }
    }
    settled.extend(waiting);
    *blocks = settled;
}

fn stays(inline: &mut Inline, options: Options) -> bool {
    match inline {
        Inline::Text(run) => decide(&mut run.edits, options.changes),
        Inline::Note(reference) | Inline::Source(reference) => {
            decide(&mut reference.edits, options.changes)
        }
        Inline::CommentStart(_) | Inline::CommentEnd(_) => options.has_comments,
    }
}

/// Whether something stays. What is decided is no suggestion any more.
fn decide(edits: &mut Edits, changes: Changes) -> bool {
    let decided = match changes {
        Changes::Show => return true,
        Changes::LeaveOut => edits.inserted.is_none(),
        Changes::TakeUp => edits.deleted.is_none(),
    };
    *edits = Edits::NONE;
    decided
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Direction, Kind, Run};

    fn run(text: &str, inserted: bool, deleted: bool) -> Inline {
        let by = |is: bool| is.then(|| "A".to_owned());
        let edits = Edits { inserted: by(inserted), deleted: by(deleted) };
        Inline::Text(Run { text: text.to_owned(), edits, ..Run::default() })
    }

    fn block(kind: Kind, inlines: Vec<Inline>, end: Edits) -> Block {
        Block { kind, level: 0, lang: None, direction: Direction::Auto, inlines, end }
    }

    fn read(blocks: &[Block]) -> Vec<(Kind, String)> {
        let words = |block: &Block| {
            let text = block.inlines.iter().filter_map(|inline| match inline {
                Inline::Text(run) => Some(run.text.as_str()),
                _ => None,
            });
            text.collect()
        };
        blocks.iter().map(|block| (block.kind, words(block))).collect()
    }

    #[test]
    fn suggestions_are_left_out_taken_up_or_shown_at_ends_of_blocks_too() {
        let ins = Edits { inserted: Some("A".to_owned()), deleted: None };
        let del = Edits { inserted: None, deleted: Some("B".to_owned()) };
        let text = vec![
            block(Kind::Bullet, vec![run("a", false, false), run("b", true, false)], ins),
            block(Kind::Quote, vec![run("c", false, true), run("d", true, true)], del),
            block(Kind::Paragraph, vec![run("e", false, false)], Edits::NONE),
        ];
        let owned = |(kind, text): (Kind, &str)| (kind, text.to_owned());
        for (changes, wanted) in [
            (Changes::LeaveOut, vec![(Kind::Quote, "ac"), (Kind::Paragraph, "e")]),
            (Changes::TakeUp, vec![(Kind::Bullet, "ab"), (Kind::Paragraph, "e")]),
            (
                Changes::Show,
                vec![(Kind::Bullet, "ab"), (Kind::Quote, "cd"), (Kind::Paragraph, "e")],
            ),
        ] {
            let mut blocks = text.clone();
            settle_blocks(&mut blocks, Options { changes, has_comments: false });
            assert_eq!(
                read(&blocks),
                wanted.into_iter().map(owned).collect::<Vec<_>>(),
                "{changes:?}"
            );
            assert!(changes == Changes::Show || blocks.iter().all(|block| block.end.is_none()));
        }
    }

    #[test]
    fn what_stands_at_the_end_without_one_is_kept() {
        let ins = Edits { inserted: Some("A".to_owned()), deleted: None };
        let mut blocks = vec![block(Kind::Paragraph, vec![run("a", false, false)], ins)];
        settle_blocks(&mut blocks, Options::default());
        assert_eq!(read(&blocks), [(Kind::Paragraph, "a".to_owned())]);
    }
}
