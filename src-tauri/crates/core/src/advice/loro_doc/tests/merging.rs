//! Marks that two set at once.

use super::*;

#[test]
fn marks_set_at_once_come_to_the_same() {
    type Act = fn(&mut LoroDoc);
    let acts: [Act; 8] = [
        |doc| mark(doc, 0, 4, "strong", true),
        |doc| mark(doc, 2, 4, "strong", true),
        |doc| mark(doc, 2, 2, "link", "a"),
        |doc| mark(doc, 1, 4, "link", "b"),
        |doc| mark(doc, 1, 3, "cite:a", true),
        |doc| mark(doc, 2, 3, "cite:b", true),
        |doc| {
            let off = AttributeChanges::new().remove("strong").remove("link");
            doc.change_text(&name(), &delta(|it| it.retain_with(6, off))).unwrap();
        },
        |doc| cut(doc, 2, 2),
    ];
    for one in acts {
        for other in acts {
            let mut ann = doc(1);
            put(&mut ann, 0, "abcdef");
            mark(&mut ann, 0, 3, "strong", true);
            let mut ben = copy(&ann, 2);
            one(&mut ann);
            other(&mut ben);
            merge(&mut ann, &mut ben);
        }
    }
}

#[test]
fn marks_with_ids_lie_over_one_another_and_others_do_not() {
    let mut ann = doc(1);
    put(&mut ann, 0, "abc");
    let mut ben = copy(&ann, 2);
    mark(&mut ann, 0, 2, "cite:a", true);
    mark(&mut ben, 1, 2, "cite:b", true);
    mark(&mut ann, 0, 3, "link", "a");
    mark(&mut ben, 0, 3, "link", "b");
    merge(&mut ann, &mut ben);
    let text = ann.text(&name());
    let cites: Vec<_> = stretches(&text).iter().map(|it| it.1.len() - 1).collect();
    assert_eq!(cites, [1, 2, 1]);
    let links: Vec<_> = text.runs().iter().map(|run| run.attributes.get("link")).collect();
    assert!(
        links.iter().all(|link| *link == links[0] && link.is_some()),
        "one of both wins throughout"
    );
}

#[test]
fn two_who_say_what_a_block_is_come_to_the_same() {
    let mut ann = doc(1);
    put(&mut ann, 0, "Title\n");
    let mut ben = copy(&ann, 2);
    mark(&mut ann, 5, 1, "block", "heading2");
    mark(&mut ben, 5, 1, "block", "quote");
    put(&mut ben, 5, "s");
    merge(&mut ann, &mut ben);
    assert_eq!(plain(&ann), "Titles\n");
    let text = ann.text(&name());
    let end = text.runs().last().unwrap();
    assert_eq!((end.text.as_str(), end.attributes.get("block").is_some()), ("\n", true));
    // Loro may put the 's' between the starts of the two marks. A block is what its end says, and nothing else is asked.
    assert_eq!(stretches(&text)[0], ("Title".to_owned(), vec![]));
}
