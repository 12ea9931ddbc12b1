//! What a pack that ships must have beyond the format.
//!
//! `cargo xtask packs check` prints what it finds. Invariant: a rule is about
//! the content of a pack that was read, so no rule is told about a file that was refused; and
//! whoever mends all breaches that are no warnings has a pack that may ship.

mod breach;
mod contacts;
mod language;
mod picture;
mod prose;
mod resource;
mod syllables;
#[cfg(test)]
mod tests;
mod words;

pub use breach::{Breach, PictureFault};
pub use prose::{HIGHEST_GRADE, SentenceRule, long_sentences, sentence_rule, too_high_grade};
pub use resource::{minutes, needs_sources};

use crate::{
    Pack, Placed, Topic,
    pack::{evidence_file, term_file},
};

/// The most words of a quote.
pub const LONGEST_QUOTE: usize = 25;

/// Everything in which the pack breaks a rule, by file and line.
pub fn check(pack: &Pack) -> Vec<Placed<Breach>> {
    let mut breaches = Vec::new();
    check_manifest(pack, &mut breaches);
    check_glossary(pack, &mut breaches);
    contacts::check(pack, &mut breaches);
    check_evidence(pack, &mut breaches);
    for (id, resource) in &pack.resources {
        resource::check(pack, id, resource, &mut breaches);
        language::check(pack, id, resource, &mut breaches);
        if let Some(source) = pack.source_page(resource) {
            prose::check(resource.info.kind, source, &mut breaches);
        }
    }
    let covers = pack.resources.values().filter_map(|resource| resource.cover.as_ref());
    for picture in pack.topics.values().chain(covers) {
        picture::check(picture, &mut breaches);
    }
    breaches.sort_by(|one, other| (&one.file, one.line).cmp(&(&other.file, other.line)));
    breaches
}

fn check_manifest(pack: &Pack, breaches: &mut Vec<Placed<Breach>>) {
    let file = "pack.toml";
    if pack.manifest.license.is_none() {
        breaches.push(Placed::in_file(file, Breach::NoLicense));
    }
    if pack.manifest.attribution.is_none() {
        breaches.push(Placed::in_file(file, Breach::NoAttribution));
    }
    for topic in Topic::ALL {
        let file = format!("topics/{}.svg", topic.as_str());
        if !pack.topics.contains_key(topic) && !pack.is_unread(&file) {
            breaches.push(Placed::in_file(&file, Breach::NoTopicPicture(*topic)));
        }
    }
}

/// Each term stands in every complete language, and says how far it has come in all but the source's.
fn check_glossary(pack: &Pack, breaches: &mut Vec<Placed<Breach>>) {
    for (id, term) in &pack.glossary {
        let file = term_file(id);
        for lang in pack.manifest.languages.iter().filter(|lang| !term.terms.contains_key(lang)) {
            breaches.push(Placed::in_file(&file, Breach::NoTerm(lang.clone())));
        }
        for (lang, words) in &term.terms {
            if words.status.is_none() && *lang != pack.manifest.source_lang {
                breaches.push(Placed::in_file(&file, Breach::NoTermStatus(lang.clone())));
            }
        }
    }
}

fn check_evidence(pack: &Pack, breaches: &mut Vec<Placed<Breach>>) {
    for (id, card) in &pack.evidence {
        let words = card.quote.as_str().split_whitespace().count();
        if words > LONGEST_QUOTE {
            breaches.push(Placed::in_file(&evidence_file(id), Breach::LongQuote { words }));
        }
    }
}
