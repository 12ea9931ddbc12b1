//! A document after a panic within Loro.

use super::*;
use larkspur_advice::content::{Found, Side};

#[test]
fn after_a_panic_a_document_answers_and_does_nothing() {
    let mut ann = doc(1);
    put(&mut ann, 0, "words");
    let (anchor, version) = (ann.anchor(&name(), 1, Side::After).unwrap(), ann.version());
    ann.watch();
    // A panic while Loro holds its locks, as one of its own would be.
    let broken = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| {
        ann.run(|crdt| -> Result<(), DocFault> {
            crdt.with_state(|_| std::panic::resume_unwind(Box::new(())))
        })
    }));
    assert_eq!(broken.unwrap(), Err(DocFault::Failed), "it ends within");
    assert_eq!((plain(&ann), ann.text(&name())), (String::new(), Document::new()));
    assert_eq!((ann.save(), ann.snapshot()), (Err(DocFault::Failed), Err(DocFault::Failed)));
    assert_eq!(ann.import(&updates(&doc(2))), Err(DocFault::Failed));
    assert_eq!(ann.export_since(&version, &[PeerId(1)]), Err(DocFault::Failed));
    assert_eq!(ann.set_field(&name(), &key("a"), Some(&1.into())), Err(DocFault::Failed.into()));
    assert_eq!(ann.insert(&name(), 0, &id("a")), Err(DocFault::Failed.into()));
    assert_eq!(ann.settle(), Err(DocFault::Failed.into()));
    assert_eq!(ann.at(&version).err(), Some(DocFault::Failed));
    assert_eq!(
        (ann.find(&name(), &anchor), ann.anchor(&name(), 0, Side::After)),
        (Found::Gone, None)
    );
    assert_eq!(ann.digest(), larkspur_advice::ids::Digest([0; 32]));
    ann.watch();
    assert_eq!((ann.take_changes(), ann.version()), (vec![], Version::default()));
    // And it goes without another panic, which would end the app.
    drop(ann);
}
