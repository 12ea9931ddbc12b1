//! Words and sentences of English text, for counting.
//!
//! Invariant: a word has a letter or a digit in it; a sentence ends with the unit at the latest.

/// Shortenings that end with a dot and end no sentence.
const NEVER_LAST: [&str; 9] = ["e.g.", "i.e.", "mr.", "mrs.", "ms.", "dr.", "prof.", "st.", "vs."];
/// Shortenings that stand before a number. Alone, `no.` and `art.` are the last words of sentences.
const BEFORE_NUMBER: [&str; 6] = ["no.", "nos.", "art.", "arts.", "p.", "para."];

/// The words of a text. A dash between words parts them, a hyphen within one does not.
pub(super) fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|letter: char| letter.is_whitespace() || matches!(letter, '—' | '–' | '/' | '…'))
        .map(|word| word.trim_matches(|letter: char| !letter.is_alphanumeric()))
        .filter(|word| !word.is_empty())
}

/// The sentences of a text, each with at least one word.
pub(super) fn sentences(text: &str) -> Vec<&str> {
    let mut found = Vec::new();
    let mut start = 0;
    let mut tokens = text.split_whitespace().peekable();
    while let Some(token) = tokens.next() {
        if !ends_sentence(token, tokens.peek().copied()) {
            continue;
        }
        // The tokens are parts of the text, so their places can be told.
        let end = token.as_ptr() as usize - text.as_ptr() as usize + token.len();
        found.push(text[start..end].trim());
        start = end;
    }
    found.push(text[start..].trim());
    found.retain(|sentence| words(sentence).next().is_some());
    found
}

fn ends_sentence(token: &str, next: Option<&str>) -> bool {
    let closers = ['"', '\'', '”', '’', '»', ')', ']'];
    let bare = token.trim_end_matches(closers);
    if bare.ends_with(['!', '?', '…']) {
        // "Who are you?" she asked: the sentence goes on.
        return !next.is_some_and(starts_small) || bare.len() == token.len();
    }
    if !bare.ends_with('.') {
        return false;
    }
    let opened = bare.trim_start_matches(|letter: char| !letter.is_alphanumeric()).to_lowercase();
    let is_before_number =
        next.is_some_and(|next| next.starts_with(|letter: char| letter.is_ascii_digit()));
    let is_initials = opened.split_terminator('.').all(|part| part.chars().count() == 1);
    if NEVER_LAST.contains(&opened.as_str()) {
        return false;
    }
    if BEFORE_NUMBER.contains(&opened.as_str()) && is_before_number {
        return false;
    }
    // `U.S.`, `a.m.`, `etc.`: the next word tells.
    !((is_initials || opened == "etc.") && next.is_some_and(starts_small))
}

fn starts_small(word: &str) -> bool {
    word.starts_with(char::is_lowercase)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_have_letters_or_digits() {
        let count = |text| words(text).count();
        for (text, expected) in [
            ("", 0),
            ("– ...", 0),
            ("One two, three.", 3),
            ("a low-cost co-op", 3),
            ("don't", 1),
            ("79 % fewer", 2),
            ("now—or never", 3),
            ("and/or", 2),
            ("\"Stop!\"", 1),
        ] {
            assert_eq!(count(text), expected, "{text}");
        }
    }

    #[test]
    fn sentences_end_where_a_reader_pauses() {
        for (text, expected) in [
            ("", 0),
            ("One. Two! Three?", 3),
            ("No end", 1),
            ("You can say no. Then go.", 2),
            ("See Convention No. 29 and art. 3 of it.", 1),
            ("Bring papers, e.g. Your passport.", 1),
            ("It costs 3.50 a day.", 1),
            ("In the U.S. they do. In the U.S. They do.", 3),
            ("\"Who runs this line?\" Ask it.", 2),
            ("\"Who are you?\" you ask.", 1),
            ("Ask. (Or wait.) Then go.", 3),
            ("Pens, books, etc. are free.", 1),
        ] {
            assert_eq!(sentences(text).len(), expected, "{:?}", sentences(text));
        }
    }
}
