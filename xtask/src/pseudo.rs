//! Pseudo-locales: English made longer, accented, or right to left, to find mistakes in a layout.
//!
//! Called by [`crate::locales`] for builds that tests drive. Invariant: only what a person reads
//! changes; names, variables and the structure of a message stay, so every message still works.

use anyhow::{Result, bail};
use fluent_syntax::ast::{Entry, Expression, InlineExpression, Pattern, PatternElement};
use fluent_syntax::{parser, serializer};

/// Which pseudo-locale.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Pseudo {
    /// A third longer, with accents and brackets: shows what is cut off or not translated.
    Accented,
    /// Shown from right to left: shows what does not mirror.
    RightToLeft,
}

impl Pseudo {
    pub(crate) const ALL: [Self; 2] = [Self::Accented, Self::RightToLeft];

    pub(crate) const fn tag(self) -> &'static str {
        match self {
            Self::Accented => "en-XA",
            Self::RightToLeft => "ar-XB",
        }
    }

    pub(crate) const fn autonym(self) -> &'static str {
        match self {
            Self::Accented => "[Ȧȧƈƈḗḗƞŧḗḗḓ]",
            Self::RightToLeft => "\u{202e}Right to left\u{202c}",
        }
    }
}

/// The messages of `source` in the pseudo-locale.
pub(crate) fn make(source: &str, pseudo: Pseudo) -> Result<String> {
    let Ok(mut resource) = parser::parse(source.to_owned()) else {
        bail!("locales/en holds a message that cannot be read");
    };
    for entry in &mut resource.body {
        let (value, attributes) = match entry {
            Entry::Message(message) => (message.value.as_mut(), &mut message.attributes),
            Entry::Term(term) => (Some(&mut term.value), &mut term.attributes),
            _ => continue,
        };
        for pattern in value.into_iter().chain(attributes.iter_mut().map(|a| &mut a.value)) {
            change(pattern, pseudo);
            if pseudo == Pseudo::Accented {
                enclose(pattern);
            }
        }
    }
    Ok(serializer::serialize(&resource))
}

fn change(pattern: &mut Pattern<String>, pseudo: Pseudo) {
    for element in &mut pattern.elements {
        match element {
            PatternElement::TextElement { value } => {
                *value = match pseudo {
                    Pseudo::Accented => accent(value),
                    Pseudo::RightToLeft => turn(value),
                };
            }
            PatternElement::Placeable { expression } => change_expression(expression, pseudo),
        }
    }
}

fn change_expression(expression: &mut Expression<String>, pseudo: Pseudo) {
    match expression {
        Expression::Select { variants, .. } => {
            for variant in variants {
                change(&mut variant.value, pseudo);
            }
        }
        Expression::Inline(InlineExpression::Placeable { expression }) => {
            change_expression(expression, pseudo);
        }
        Expression::Inline(_) => {}
    }
}

/// Brackets show where a text begins and ends. They are string literals, since a text that
/// begins with a bracket would be read as a variant.
fn enclose(pattern: &mut Pattern<String>) {
    let bracket = |value: &str| PatternElement::Placeable {
        expression: Expression::Inline(InlineExpression::StringLiteral { value: value.to_owned() }),
    };
    pattern.elements.insert(0, bracket("["));
    pattern.elements.push(bracket("]"));
}

/// Letters get accents and vowels are doubled, which makes a text about a third longer.
fn accent(text: &str) -> String {
    const PLAIN: &str = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
    const ACCENTED: &str = "ȧƀƈḓḗƒɠħīĵķŀḿƞǿƥɋřşŧŭṽẇẋẏẑȦƁƇḒḖƑƓĦĪĴĶĿḾȠǾƤɊŘŞŦŬṼẆẊẎẐ";
    let mut out = String::with_capacity(text.len() * 3);
    for letter in text.chars() {
        let found = PLAIN.chars().zip(ACCENTED.chars()).find(|(plain, _)| *plain == letter);
        let shown = found.map_or(letter, |(_, accented)| accented);
        out.push(shown);
        if "aeouAEOU".contains(letter) {
            out.push(shown);
        }
    }
    out
}

/// Each word is put between RIGHT-TO-LEFT OVERRIDE and POP DIRECTIONAL FORMATTING, so that its
/// letters run from right to left and the words do as well.
fn turn(text: &str) -> String {
    let mut out = String::with_capacity(text.len() * 2);
    let mut is_in_word = false;
    for letter in text.chars() {
        if letter.is_alphanumeric() != is_in_word {
            out.push(if is_in_word { '\u{202c}' } else { '\u{202e}' });
            is_in_word = !is_in_word;
        }
        out.push(letter);
    }
    if is_in_word {
        out.push('\u{202c}');
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    const SOURCE: &str = "\
greeting = Hello { $name }
new-messages = { $count ->
    [one] { $count } new message
   *[other] { $count } new messages
}
    .title = See them
";

    #[test]
    fn only_what_a_person_reads_is_accented() {
        let made = make(SOURCE, Pseudo::Accented).unwrap();
        assert!(made.contains("greeting = { \"[\" }Ħḗḗŀŀǿǿ { $name }{ \"]\" }"), "{made}");
        assert!(made.contains("[one] { $count } ƞḗḗẇ ḿḗḗşşȧȧɠḗḗ"), "{made}");
        assert!(made.contains(".title = { \"[\" }Şḗḗḗḗ ŧħḗḗḿ{ \"]\" }"), "{made}");
    }

    #[test]
    fn every_word_runs_from_right_to_left() {
        let made = make(SOURCE, Pseudo::RightToLeft).unwrap();
        assert!(made.contains("greeting = \u{202e}Hello\u{202c} { $name }"), "{made}");
        assert!(made.contains("\u{202e}new\u{202c} \u{202e}messages\u{202c}"), "{made}");
    }

    #[test]
    fn what_was_made_can_be_read_again() {
        for pseudo in Pseudo::ALL {
            assert!(parser::parse(make(SOURCE, pseudo).unwrap()).is_ok());
        }
    }

    #[test]
    fn a_message_that_cannot_be_read_stops_the_build() {
        assert!(make("no value here", Pseudo::Accented).is_err());
    }
}
