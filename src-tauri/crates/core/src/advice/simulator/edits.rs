//! Random edits: those of a simulated person, and deltas of every kind for the properties.
//!
//! A person types words that no other typed and deletes whole ones, so that at the end it can be said of each word whether it is
//! there rightly.

use larkspur_advice::doc::DocFault;
use larkspur_delta::{AttributeChanges, Attributes, CodePoints, Delta, Document};

use super::Dice;
use crate::advice::loro_doc::LoroDoc;
use larkspur_advice::content::{Content, Field, ItemId, Name, Refused, Value};

/// Ends each word of a simulated person.
const END: char = ';';
/// Signs that are more than a byte, or more than a unit of UTF-16, or cannot be seen.
const SIGNS: [&str; 8] = ["a", "z", "ក្រុ", "\u{200b}", "😀", "\n", "می\u{200c}", "क्\u{200d}"];
const MARKS: [&str; 6] = ["strong", "em", "link", "cite:a", "cite:b", "ins:a"];

/// Something that a simulated person typed.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Word(pub(super) String);

/// What an edit has done to the words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Done {
    /// Nothing, as far as words go.
    Other,
    Typed(Word),
    Deleted(Word),
}

/// The words of a text in their order.
pub(super) fn words(text: &str) -> Vec<Word> {
    text.split_inclusive(END).map(|word| Word(word.to_owned())).collect()
}

/// The texts that are written in.
pub(super) const TEXTS: [&str; 2] = ["title", "section.1.body"];

fn named(name: &str) -> Result<Name, Refused> {
    Name::parse(name).map_err(|_| Refused::Item)
}

fn text_of(dice: &mut Dice) -> Result<Name, Refused> {
    named(dice.pick(&TEXTS).copied().unwrap_or_default())
}

fn built(delta: larkspur_delta::DeltaBuilder<CodePoints>) -> Result<Delta<CodePoints>, Refused> {
    delta.build().map_err(|_| Refused::DoesNotFit)
}

/// Where stands what every draft begins with.
const BEGUN: (&str, &str) = ("draft", "template");

/// Writes what every draft begins with.
pub(super) fn begin(doc: &mut LoroDoc) -> Result<(), Refused> {
    let field = Field::parse(BEGUN.1).map_err(|_| Refused::Item)?;
    doc.set_field(&named(BEGUN.0)?, &field, Some(&Value::Bool(true)))
}

/// Whether that is here.
pub(super) fn has_begun(doc: &LoroDoc) -> bool {
    named(BEGUN.0).is_ok_and(|name| !doc.fields(&name).is_empty())
}

/// Does something that a person does. `number` tells what is typed from all else that is.
pub(super) fn edit(doc: &mut LoroDoc, dice: &mut Dice, number: usize) -> Result<Done, Refused> {
    match dice.below(10) {
        0..=3 => type_word(doc, dice, number),
        4 => delete_word(doc, dice),
        5..=6 => mark(doc, dice).map(|()| Done::Other),
        7 => set_field(doc, dice, number).map(|()| Done::Other),
        _ => change_list(doc, dice, number).map(|()| Done::Other),
    }
}

/// Types a word between two others.
fn type_word(doc: &mut LoroDoc, dice: &mut Dice, number: usize) -> Result<Done, Refused> {
    let name = text_of(dice)?;
    let words = words(&doc.plain(&name));
    let before = words.get(..dice.below(words.len() + 1)).unwrap_or_default();
    let at = before.iter().map(|word| word.0.chars().count()).sum();
    let sign = dice.pick(&SIGNS).copied().unwrap_or_default();
    let word = format!("{sign}{number}");
    let marks =
        if dice.is_one_in(20) { Attributes::new().with("em", true) } else { Attributes::new() };
    let mut delta = Delta::builder().retain(at).insert_with(&word, marks);
    let mut typed = word;
    if dice.is_one_in(30) {
        delta = delta.insert_with("\n", Attributes::new().with("block", "bullet").with("level", 1));
        typed.push('\n');
    }
    typed.push(END);
    doc.change_text(&name, &built(delta.insert(&END.to_string()))?)?;
    Ok(Done::Typed(Word(typed)))
}

fn delete_word(doc: &mut LoroDoc, dice: &mut Dice) -> Result<Done, Refused> {
    let name = text_of(dice)?;
    let words = words(&doc.plain(&name));
    let index = dice.below(words.len());
    let Some(word) = words.get(index) else { return Ok(Done::Other) };
    let before = words.get(..index).unwrap_or_default();
    let at = before.iter().map(|word| word.0.chars().count()).sum();
    let delta = Delta::builder().retain(at).delete(word.0.chars().count());
    doc.change_text(&name, &built(delta)?)?;
    Ok(Done::Deleted(word.clone()))
}

fn mark(doc: &mut LoroDoc, dice: &mut Dice) -> Result<(), Refused> {
    let name = text_of(dice)?;
    let len = doc.plain(&name).chars().count();
    let start = dice.below(len);
    let over = 1 + dice.below(len.saturating_sub(start).max(1));
    if len == 0 {
        return Ok(());
    }
    let delta = Delta::builder().retain(start).retain_with(over.min(len - start), change_of(dice));
    doc.change_text(&name, &built(delta)?)
}

/// Sets a mark, or takes it off.
fn change_of(dice: &mut Dice) -> AttributeChanges {
    let mark = dice.pick(&MARKS).copied().unwrap_or_default();
    let changes = AttributeChanges::new();
    if dice.is_one_in(40) {
        return changes.remove(mark);
    }
    changes.set(mark, value_of(dice, mark))
}

fn value_of(dice: &mut Dice, mark: &str) -> Value {
    match mark {
        "link" => format!("l{}", dice.below(3)).as_str().into(),
        _ => true.into(),
    }
}

fn set_field(doc: &mut LoroDoc, dice: &mut Dice, number: usize) -> Result<(), Refused> {
    let field = Field::parse(&format!("k{}", dice.below(3))).map_err(|_| Refused::Item)?;
    let value = match dice.below(4) {
        0 => None,
        1 => Some(Value::Bool(dice.is_one_in(50))),
        2 => Some(Value::Int(i64::try_from(number).unwrap_or_default())),
        _ => Some(Value::Text(format!("v{number}"))),
    };
    doc.set_field(&named("meta")?, &field, value.as_ref())
}

fn change_list(doc: &mut LoroDoc, dice: &mut Dice, number: usize) -> Result<(), Refused> {
    let name = named("sections")?;
    let there = doc.list(&name);
    let Some(item) = dice.pick(&there).filter(|_| dice_is_old(number)) else {
        // Few ids, so that two often put in the same one at once.
        let item = ItemId::parse(&format!("s{}", dice.below(6))).map_err(|_| Refused::Item)?;
        if there.contains(&item) {
            return Ok(());
        }
        return doc.insert(&name, dice.below(there.len() + 1), &item);
    };
    if dice.is_one_in(30) {
        doc.remove(&name, item)
    } else {
        doc.move_to(&name, item, dice.below(there.len()))
    }
}

fn dice_is_old(number: usize) -> bool {
    !number.is_multiple_of(3)
}

/// Any delta that fits a text: words and marks put in, changed and taken out, anywhere.
pub fn random_delta(dice: &mut Dice, text: &Document) -> Delta<CodePoints> {
    let signs: Vec<char> = text.text().chars().collect();
    let mut rest = signs.as_slice();
    let mut built = Delta::builder();
    for _ in 0..=dice.below(4) {
        let len = dice.below(rest.len() + 1);
        let (taken, left) = rest.split_at(len);
        built = match dice.below(5) {
            0 => built.retain(len),
            1 => built.retain_with(len, change_of(dice)),
            2 => built.delete(len.min(6)).retain(len - len.min(6)),
            3 if taken.iter().all(|sign| *sign == '\n') => {
                let changes = AttributeChanges::new().set("block", "quote").remove("level");
                built.retain_with(len, changes)
            }
            _ => {
                let sign = dice.pick(&SIGNS).copied().unwrap_or_default();
                let words = sign.repeat(1 + dice.below(3));
                built.retain(len).insert_with(&words, marks_of(dice, &words))
            }
        };
        rest = left;
    }
    // What is built of steps through a text always fits it.
    built.build().unwrap_or_default()
}

fn marks_of(dice: &mut Dice, words: &str) -> Attributes {
    let mut marks = Attributes::new();
    for _ in 0..dice.below(3) {
        let mark = dice.pick(&MARKS).copied().unwrap_or_default();
        marks = marks.with(mark, value_of(dice, mark));
    }
    if words.bytes().all(|byte| byte == b'\n') && dice.is_one_in(50) {
        marks = marks.with("block", "heading2").with("dir", "rtl");
    }
    marks
}

/// An edit that failed is a fault of the document: nothing is asked of it that does not fit.
pub(super) fn fault(refused: Refused) -> DocFault {
    match refused {
        Refused::Doc(fault) => fault,
        _ => DocFault::Failed,
    }
}
