//! Random changes: a text becomes what its delta says, and what is shown stays what the document says.

use proptest::prelude::*;

use super::*;
use crate::advice::simulator::{Dice, random_delta};
use larkspur_advice::content::What;

/// A text that is shown, and kept up by nothing but what it is told.
#[derive(Default)]
struct Shown(Document);

impl Shown {
    fn follow(&mut self, doc: &LoroDoc) {
        for change in doc.take_changes() {
            if let What::Text { delta, .. } = change.what {
                self.0 = delta.apply(&self.0).unwrap();
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(150))]

    #[test]
    fn a_text_becomes_what_its_delta_says(seed in any::<u64>()) {
        let mut dice = Dice::new(seed);
        let mut doc = doc(1);
        let mut wanted = Document::new();
        for _ in 0..25 {
            let delta = random_delta(&mut dice, &wanted);
            wanted = delta.apply(&wanted).unwrap();
            doc.change_text(&name(), &delta).unwrap();
            prop_assert_eq!(&doc.text(&name()), &wanted);
            prop_assert_eq!(doc.plain(&name()), wanted.text());
        }
    }

    #[test]
    fn what_is_shown_is_what_the_document_says(seed in any::<u64>()) {
        let mut dice = Dice::new(seed);
        let mut docs = [1, 2, 3].map(doc);
        let mut shown = [(); 3].map(|()| Shown::default());
        docs.iter().for_each(Content::watch);
        for _ in 0..40 {
            let (one, other) = (dice.below(3), dice.below(3));
            if dice.is_one_in(60) {
                let delta = random_delta(&mut dice, &docs[one].text(&name()));
                docs[one].change_text(&name(), &delta).unwrap();
            } else if one != other {
                let blob = missing(&docs[one], &docs[other]);
                prop_assert_eq!(docs[other].import(&blob), Ok(Imported::Whole));
            }
            // None of these is a change.
            match dice.below(8) {
                0 => drop(docs[one].save().unwrap()),
                1 => drop(docs[one].snapshot()),
                2 => drop(docs[one].at(&docs[other].version())),
                3 => drop(docs[one].digest()),
                _ => {}
            }
            if dice.is_one_in(50) {
                shown[one].follow(&docs[one]);
                prop_assert_eq!(&shown[one].0, &docs[one].text(&name()));
            }
        }
        let [mut a, mut b, mut c] = docs;
        merge(&mut a, &mut b);
        merge(&mut b, &mut c);
        merge(&mut c, &mut a);
        assert_same(&a, &b);
        for (shown, doc) in shown.iter_mut().zip([&a, &b, &c]) {
            shown.follow(doc);
            prop_assert_eq!(&shown.0, &a.text(&name()));
        }
        // And so it is for who opens it from a snapshot, or looks back to now.
        a.settle().unwrap();
        let joiner = LoroDoc::open(&a.snapshot().unwrap(), PeerId(9)).unwrap();
        assert_same(&joiner, &a);
        prop_assert_eq!(a.at(&a.version()).unwrap().digest(), a.digest());
        let reopened = LoroDoc::open(&a.save().unwrap(), PeerId(9)).unwrap();
        assert_same(&reopened, &a);
    }
}
