//! Rules about who is asked to do what.
//!
//! Invariants: each rule looks only where the form of the words leaves no doubt, so a sentence that begins with a verb is never
//! one of several actors; and a language without lists has no such rule.

use std::ops::Range;

use super::{
    Add, LintKind,
    passage::Passage,
    terms::{Actors, Guarded, Terms},
};

/// The most words that who acts has before "should".
const LONGEST_SUBJECT: usize = 20;
/// How many words may stand between "and" and the second actor: "and the competent local police".
const LONGEST_BEFORE_HEAD: usize = 3;

/// Points out an action that begins with no verb.
pub(super) fn no_verb_first(passage: &Passage<'_>, terms: &Terms, add: &mut Add<'_>) {
    let rule = &terms.verb_first;
    let Some(first) = passage.tokens.first() else { return };
    let has_ending = rule.noun_endings.iter().any(|ending| first.folded.ends_with(ending.as_str()));
    let is_next = |phrases| follows(passage, 0) && passage.is_any(1, phrases);
    let is_noun = passage.is_any(0, &rule.no_verbs)
        || is_next(&rule.modals)
        || (has_ending && is_next(&rule.noun_links));
    if is_noun {
        add(LintKind::NoVerbFirst, first.bytes.clone());
    }
}

/// Whether only a blank stands between a word and the next.
fn follows(passage: &Passage<'_>, token: usize) -> bool {
    let (Some(one), Some(next)) = (passage.tokens.get(token), passage.tokens.get(token + 1)) else {
        return false;
    };
    let between = passage.text.get(one.bytes.end..next.bytes.start);
    between.is_some_and(|between| between.chars().all(char::is_whitespace))
}

/// Points out that several are asked to act: "The police and the courts should", or another one in another sentence.
pub(super) fn actors_of_action(passage: &Passage<'_>, terms: &Terms, add: &mut Add<'_>) {
    let rule = &terms.actors;
    let mut first_head: Option<&str> = None;
    for sentence in &passage.sentences {
        let Some(subject) = subject(passage, rule, &passage.tokens_of(sentence)) else { continue };
        if let Some(second) = second_actor(passage, rule, &subject) {
            add(LintKind::MoreThanOneActor, second);
            return;
        }
        let is_act = !passage.is_any(subject.end + 1, &rule.not_acts);
        let mut tokens = subject.filter(|token| passage.is_any(*token, &rule.heads));
        let Some(head) = tokens.next().and_then(|token| passage.tokens.get(token)) else {
            continue;
        };
        match first_head {
            Some(first) if first != head.folded && is_act => {
                add(LintKind::MoreThanOneActor, head.bytes.clone());
                return;
            }
            Some(_) => {}
            None => first_head = is_act.then_some(head.folded.as_str()),
        }
    }
}

/// Who acts, by the numbers of the words, where a sentence says it before "should". None where it begins with a verb or a
/// clause.
fn subject(passage: &Passage<'_>, rule: &Actors, sentence: &Range<usize>) -> Option<Range<usize>> {
    let first = sentence.start;
    let is_subject = passage.is_any(first, &rule.determiners) || passage.is_any(first, &rule.heads);
    if !is_subject {
        return None;
    }
    let modal = sentence.clone().find(|token| passage.is_any(*token, &rule.modals))?;
    let subject = first..modal;
    let has_clause = subject.clone().any(|token| passage.is_any(token, &rule.clauses));
    (subject.len() <= LONGEST_SUBJECT && !has_clause).then_some(subject)
}

/// The second of two actors that a joint brings together. Without a word such as "the" after the joint the first must have no
/// "of", since "the Ministry of Justice and Police" is one.
fn second_actor(
    passage: &Passage<'_>,
    rule: &Actors,
    subject: &Range<usize>,
) -> Option<Range<usize>> {
    for joint in subject.clone().filter(|token| passage.is_any(*token, &rule.joints)) {
        let before = subject.start..joint;
        let has_head = before.clone().any(|token| passage.is_any(token, &rule.heads));
        let has_link = before.clone().any(|token| passage.is_any(token, &rule.links));
        let has_determiner = passage.is_any(joint + 1, &rule.determiners);
        let after = joint + 1..(joint + 2 + LONGEST_BEFORE_HEAD).min(subject.end);
        let mut heads = after.filter(|token| passage.is_any(*token, &rule.heads));
        if has_head
            && (has_determiner || !has_link)
            && let Some(head) = heads.next()
        {
            return passage.tokens.get(head).map(|token| token.bytes.clone());
        }
    }
    None
}

/// Points out that the field for one body has two: "Ministry of Labour and Ministry of Justice", or one in each line.
pub(super) fn bodies(passage: &Passage<'_>, terms: &Terms, add: &mut Add<'_>) {
    let rule = &terms.actors;
    let is_head = |token: usize| passage.is_any(token, &rule.heads);
    let mut parts = Vec::new();
    let mut start = 0;
    for part in passage.text.split([';', '\n']) {
        let bytes = start..start + part.len();
        start = bytes.end + 1;
        parts.extend(passage.tokens_of(&bytes).find(|token| is_head(*token)));
    }
    let named = (0..passage.tokens.len()).find_map(|joint| {
        let is_joint = joint > 0 && passage.is_any(joint, &rule.joints);
        let skipped = usize::from(passage.is_any(joint + 1, &rule.determiners));
        let head = joint + 1 + skipped;
        let is_second = is_joint
            && (0..joint).any(is_head)
            && is_head(head)
            && passage.is_any(head + 1, &rule.links);
        is_second.then_some(head)
    });
    let second = parts.get(1).copied().or(named);
    if let Some(token) = second.and_then(|token| passage.tokens.get(token)) {
        add(LintKind::MoreThanOneActor, token.bytes.clone());
    }
}

/// Points out an ask to think about something.
pub(super) fn hedges(passage: &Passage<'_>, terms: &Terms, add: &mut Add<'_>) {
    unless(passage, &terms.hedges, LintKind::HedgedAsk, add);
}

/// Points out that awareness is to be raised, and neither of what nor among whom.
pub(super) fn awareness(passage: &Passage<'_>, terms: &Terms, add: &mut Add<'_>) {
    unless(passage, &terms.awareness, LintKind::AwarenessWithoutObject, add);
}

/// Points out phrases that have none of their `unless` after them in their sentence.
fn unless(passage: &Passage<'_>, phrases: &[Guarded], kind: LintKind, add: &mut Add<'_>) {
    for (entry, found) in passage.find_any(phrases, |entry| &entry.words) {
        let sentence = passage.sentence_of(&found.bytes);
        let rest = found.bytes.end..sentence.end.max(found.bytes.end);
        if !passage.has_any(&entry.unless, &rest) {
            add(kind.clone(), found.bytes);
        }
    }
}
