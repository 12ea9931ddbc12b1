//! What is told of what has changed.

use super::*;
use larkspur_advice::content::{By, Change, What};

fn told(doc: &LoroDoc) -> Vec<(By, String)> {
    let what = |it: Change| {
        let what = match it.what {
            What::Text { delta, .. } => format!("text {}", delta.ops().len()),
            What::Fields { .. } => "fields".to_owned(),
            What::List { .. } => "list".to_owned(),
            What::Everything => "everything".to_owned(),
        };
        (it.by, what)
    };
    doc.take_changes().into_iter().map(what).collect()
}

#[test]
fn changes_are_told_from_when_they_are_asked_for() {
    let (mut ann, mut ben) = (doc(1), doc(2));
    put(&mut ann, 0, "before");
    assert_eq!(told(&ann), []);
    ann.watch();
    ann.watch();
    assert_eq!(told(&ann), []);
    put(&mut ann, 6, "!");
    ben.insert(&name(), 0, &id("a")).unwrap();
    ben.set_field(&name(), &key("a"), Some(&1.into())).unwrap();
    merge(&mut ann, &mut ben);
    put(&mut ann, 0, "x");
    let mut told = told(&ann);
    told[1..3].sort_by(|a, b| a.1.cmp(&b.1));
    let wanted =
        [(By::Here, "text 2"), (By::Import, "fields"), (By::Import, "list"), (By::Here, "text 1")];
    assert_eq!(told, wanted.map(|(by, what)| (by, what.to_owned())));
    assert_eq!(ann.take_changes(), [], "each is told once");
}

#[test]
fn what_is_refused_or_waits_or_is_known_is_not_told() {
    let (mut ann, mut ben) = (doc(1), doc(2));
    ben.watch();
    put(&mut ann, 0, "a");
    let (first, before) = (updates(&ann), ann.version());
    put(&mut ann, 1, "b");
    let second = ann.export_since(&before, &[PeerId(1)]).unwrap();
    assert_eq!(ben.import(&second), Ok(Imported::Waiting));
    assert_eq!(ben.import(&first[1..]), Err(DocFault::Damaged));
    assert_eq!(ben.change_text(&name(), &delta(|it| it.delete(9))), Err(Refused::DoesNotFit));
    assert_eq!(told(&ben), []);
    assert_eq!(ben.import(&first), Ok(Imported::Whole));
    assert_eq!(told(&ben), [(By::Import, "text 1".to_owned())]);
    assert_eq!(ben.import(&first), Ok(Imported::Whole));
    assert_eq!(told(&ben), []);
}

#[test]
fn what_nobody_fetches_comes_to_one_word() {
    let mut ann = doc(1);
    ann.watch();
    for _ in 0..5000 {
        put(&mut ann, 0, "x");
    }
    assert_eq!(told(&ann), [(By::Import, "everything".to_owned())]);
    put(&mut ann, 0, "x");
    assert_eq!(told(&ann), [(By::Here, "text 1".to_owned())], "and then it begins anew");
}
