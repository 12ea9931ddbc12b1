//! A file of the collection: the title, the preamble and the thirty articles in one language.
//!
//! The files are HTML that is XML but for its first line, as regular as their maker could have them.
//! Invariant: what is read has all its words, in order; only signs that nobody sees are left out, and
//! slips that the table names are mended where they stand once.

use std::{fs, path::Path};

use anyhow::{Context as _, Result, bail, ensure};
use roxmltree::{Document, Node};

use super::languages::{Language, SLIPS};

/// The article that is two paragraphs in English and one in other languages. It is one unit.
const JOINED: usize = 2;

/// The Declaration in one language.
pub(super) struct Declaration {
    pub(super) title: String,
    /// None where the collection has no heading.
    pub(super) preamble_heading: Option<String>,
    pub(super) preamble: Vec<String>,
    pub(super) articles: Vec<Article>,
    /// What stands between two sentences of this language.
    pub(super) blank: &'static str,
}

/// One of the thirty.
pub(super) struct Article {
    pub(super) heading: String,
    pub(super) paragraphs: Vec<String>,
}

impl Declaration {
    /// Reads the file of a language.
    pub(super) fn read(collection: &Path, language: &Language) -> Result<Self> {
        let file = collection.join("declaration").join(format!("{}.html", language.code));
        let text = fs::read_to_string(&file).with_context(|| file.display().to_string())?;
        let is_chinese = ["zh", "yue"].iter().any(|chinese| language.tag.starts_with(chinese));
        let blank = if is_chinese { "" } else { " " };
        mend(language.code, text)
            .and_then(|text| read(&text, blank))
            .with_context(|| file.display().to_string())
    }

    /// How many paragraphs each article has.
    pub(super) fn counts(&self) -> Vec<usize> {
        self.articles.iter().map(|article| article.paragraphs.len()).collect()
    }
}

/// Puts right what the table says is wrong in a file.
fn mend(code: &str, mut text: String) -> Result<String> {
    for slip in SLIPS.iter().filter(|slip| slip.code == code) {
        let count = text.matches(slip.wrong).count();
        ensure!(count == 1, "{:?} stands there {count} times", slip.wrong);
        text = text.replacen(slip.wrong, slip.right, 1);
    }
    Ok(text)
}

fn read(text: &str, blank: &'static str) -> Result<Declaration> {
    let (first, rest) = text.split_once('\n').context("it is empty")?;
    ensure!(first == "<!doctype html>", "it begins with {first:?}");
    let document = Document::parse(rest)?;
    let body = child(document.root_element(), "body").context("it has no body")?;
    let title = words(child(body, "h1").context("it has no title")?);
    let header = child(body, "header");
    let heading = header.and_then(|header| child(header, "h2")).map(heading);
    let preamble = header.map(paragraphs).unwrap_or_default();
    let mut articles = Vec::new();
    for node in body.children().filter(|node| node.has_tag_name("article")) {
        let number = articles.len() + 1;
        if node.attribute("data-number") != Some(&number.to_string()) {
            bail!("article {number} is not where it should be");
        }
        let heading = heading_of(node).with_context(|| format!("article {number}"))?;
        let mut paragraphs = paragraphs(node);
        if number == JOINED {
            paragraphs = vec![paragraphs.join(blank)];
        }
        articles.push(Article { heading, paragraphs });
    }
    Ok(Declaration { title, preamble_heading: heading, preamble, articles, blank })
}

fn child<'a, 'input>(node: Node<'a, 'input>, name: &str) -> Option<Node<'a, 'input>> {
    node.children().find(|child| child.has_tag_name(name))
}

fn heading_of(article: Node<'_, '_>) -> Result<String> {
    Ok(heading(child(article, "h2").context("it has no heading")?))
}

/// The words of a heading, which needs no stop at its end.
fn heading(node: Node<'_, '_>) -> String {
    let stops = |letter| matches!(letter, '.' | ':' | '۔' | ' ');
    words(node).trim_end_matches(stops).to_owned()
}

fn paragraphs(node: Node<'_, '_>) -> Vec<String> {
    let all = node.descendants().filter(|node| node.has_tag_name("p"));
    // The page has its own marks for items.
    all.map(|node| words(node).trim_start_matches("- ").to_owned()).collect()
}

/// The words of a node on one line, without signs that nobody sees.
fn words(node: Node<'_, '_>) -> String {
    let pieces = node.descendants().filter(Node::is_text).filter_map(|piece| piece.text());
    let text: String = pieces.collect();
    let seen =
        |letter: &char| letter.is_whitespace() || !(letter.is_control() || is_unseen(*letter));
    // This hyphen looks like the other, which people search by and every font has.
    let text: String = text.replace('\u{2010}', "-").chars().filter(seen).collect();
    let parts = text.split([' ', '\t', '\n', '\r']).filter(|part| !part.is_empty());
    parts.collect::<Vec<_>>().join(" ")
}

/// Where a word may be broken, and the mark at the start of a file. Joiners stay: letters change by them.
fn is_unseen(letter: char) -> bool {
    matches!(letter, '\u{ad}' | '\u{feff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    const FILE: &str = "<!doctype html>\n<html><body><h1>Title\n of it</h1><header><h2>Why . .</h2>\
        <p>- Be\u{ad}cause,</p></header><article data-number=\"1\"><h2>Article 1.</h2><ol><li><p>co\u{2010}op\
        </p></li><li><p>b &amp; c</p></li></ol></article><article data-number=\"2\"><h2>Two</h2>\
        <p>d.</p><p>e.</p></article></body></html>";

    #[test]
    fn a_file_is_read_with_all_its_words() {
        let read = read(FILE, " ").unwrap();
        assert_eq!(
            (read.title.as_str(), read.preamble_heading.as_deref()),
            ("Title of it", Some("Why"))
        );
        assert_eq!(read.preamble, ["Because,"]);
        let articles: Vec<_> = read
            .articles
            .iter()
            .map(|article| (article.heading.as_str(), &article.paragraphs[..]))
            .collect();
        let (one, two) = (["co-op".to_owned(), "b & c".to_owned()], ["d. e.".to_owned()]);
        assert_eq!(articles, [("Article 1", &one[..]), ("Two", &two[..])]);
    }

    #[test]
    fn another_file_is_refused() {
        assert!(read(&FILE.replace("<!doctype html>", "<!DOCTYPE HTML>"), " ").is_err());
        assert!(read(&FILE.replace("data-number=\"2\"", "data-number=\"3\""), " ").is_err());
        assert!(read(&FILE.replace("<h2>Two</h2>", ""), " ").is_err());
    }

    #[test]
    fn a_slip_is_mended_where_it_stands_once() {
        assert_eq!(mend("som", "a XUQ WQDA b".to_owned()).unwrap(), "a XUQUUQDA b");
        assert!(mend("som", "XUQUUQDA".to_owned()).is_err());
        assert_eq!(mend("eng", "XUQ WQDA".to_owned()).unwrap(), "XUQ WQDA");
    }
}
