//! Pages on paper against the same pages in the window, by what a screen reader finds in the file.

use larkspur_ipc::resources::{
    BlockKind, Inline, Page, Phrase, SheetWords, Standing, Target, Unit, UnitState,
};
use larkspur_test_pdf::{composed, read as read_pdf};

use super::{
    tests::{id, library, read},
    *,
};

fn phrase(words: &str) -> Phrase {
    // As the window gives it: what stands in for a variable has its own direction.
    Phrase { words: format!("\u{2068}{words}\u{2069}"), lang: "es".to_owned() }
}

/// What the window would say around a page.
pub(super) fn words(page: &Page) -> SheetWords {
    let is_translation = page.shown.standing != Standing::Original;
    SheetWords {
        note: phrase("Bueno saberlo"),
        warning: phrase("Cuidado"),
        steps: phrase("Paso a paso"),
        breathe: phrase("Respire"),
        script: phrase("Puede decir"),
        sources: phrase("Fuentes"),
        missing: phrase("Falta"),
        changed: phrase("El original cambió"),
        content_notes: (!page.content_notes.is_empty()).then(|| phrase("Habla de violencia")),
        standing: is_translation.then(|| phrase("Borrador")).into_iter().collect(),
        unchecked: (page.awaits_lawyer || page.awaits_advisor).then(|| phrase("Sin revisar")),
        about: phrase("Cambió el 25 de noviembre"),
        checked: page.sources.iter().map(|_| phrase("Sin comprobar")).collect(),
    }
}

/// The command for a page that is open.
pub(super) fn command(page: &Page) -> SavePage {
    SavePage {
        resource: page.resource.clone(),
        language: page.shown.tag.clone(),
        words: words(page),
        name: "Página".to_owned(),
    }
}

fn write_parts(parts: &[Inline], to: &mut String) {
    for part in parts {
        match part {
            Inline::Text { words } => to.push_str(words),
            Inline::Strong { parts } | Inline::Emphasis { parts } => write_parts(parts, to),
            Inline::Link { target, parts } => {
                write_parts(parts, to);
                if let Target::Web { address, .. } = target {
                    to.extend(["(", address, ")"]);
                }
            }
        }
    }
}

fn write_unit(unit: &Unit, page: &Page, to: &mut String) {
    write_parts(&unit.parts, to);
    let (says, has_original) = match unit.state {
        UnitState::Current => ("", unit.is_critical && page.shown.standing == Standing::Draft),
        UnitState::Missing => ("Falta", false),
        UnitState::Changed => ("El original cambió", true),
    };
    to.push_str(says);
    if has_original {
        write_parts(&unit.original, to);
    }
}

/// The page as the window shows it, with all that stands around it.
fn shown(page: &Page) -> String {
    let around = words(page);
    let mut text = page.title.clone();
    let slips = around.content_notes.iter().chain(&around.standing).chain(&around.unchecked);
    text.extend(slips.chain([&around.about]).map(|phrase| phrase.words.as_str()));
    text.push_str(&page.summary);
    for block in &page.blocks {
        text.push_str(match block.kind {
            BlockKind::Plain => "",
            BlockKind::Note => "Bueno saberlo",
            BlockKind::Warning => "Cuidado",
            BlockKind::Steps => "Paso a paso",
            BlockKind::Breathe => "Respire",
            BlockKind::Script => "Puede decir",
        });
        block.units.iter().for_each(|unit| write_unit(unit, page, &mut text));
    }
    text.push_str("Fuentes");
    for source in &page.sources {
        text.extend([&*source.title, &source.publisher, &source.address, "Sin comprobar"]);
    }
    text.extend([&*page.license, &page.attribution]);
    text
}

#[tokio::test]
async fn a_page_says_on_paper_what_it_says_in_the_window() {
    let (_folder, library) = library().await;
    for (resource, lang) in [
        ("work/passport-held", "en"),
        ("work/passport-held", "km"),
        ("work/eleven-signs", "es"),
        // Published elsewhere, and some of its units are not there.
        ("law/universal-declaration", "shn"),
    ] {
        let page = read(&library, resource, &[lang]).await;
        assert_eq!(page.shown.tag, lang, "{resource}");
        let file = read_pdf(&library.page_as_pdf(command(&page)).await.unwrap());
        assert_eq!(composed(&file.text()), composed(&shown(&page)), "{resource} {lang}");
        assert_eq!(file.lang.as_deref(), Some(lang));
        assert!(file.is_marked && file.loose.is_empty(), "{resource} {lang}");
        let titles = file.tagged(&["H1"]);
        assert_eq!(titles.len(), 1);
        assert_eq!(composed(&titles[0].text()), composed(&page.title));
    }
}

#[tokio::test]
async fn whoever_wrote_a_page_is_named_on_its_paper() {
    let (_folder, library) = library().await;
    let page = read(&library, "work/passport-held", &["km"]).await;
    let file = read_pdf(&library.page_as_pdf(command(&page)).await.unwrap());
    assert_eq!(page.attribution, "Larkspur contributors");
    assert!(file.text().ends_with("CC-BY-4.0Larkspur contributors"), "{}", file.text());
}

#[tokio::test]
async fn without_what_must_be_said_of_it_a_page_is_not_printed() {
    let (_folder, library) = library().await;
    let page = read(&library, "work/eleven-signs", &["es"]).await;
    let whole = command(&page);
    let without = |take: &dyn Fn(&mut SheetWords)| {
        let mut command = whole.clone();
        take(&mut command.words);
        command
    };
    for (what, command) in [
        ("its content note", without(&|words| words.content_notes = None)),
        ("that it is a draft", without(&|words| words.standing.clear())),
        ("that nobody checked it", without(&|words| words.unchecked = None)),
        ("whether a source was checked", without(&|words| words.checked.clear())),
        ("a language", without(&|words| words.note.lang = "Spanish".to_owned())),
    ] {
        assert_eq!(library.page_as_pdf(command).await, Err(IpcError::Malformed), "{what}");
    }
}

#[tokio::test]
async fn no_other_page_and_no_other_language_is_printed_instead() {
    let (_folder, library) = library().await;
    let page = read(&library, "work/passport-held", &["km"]).await;
    let whole = command(&page);
    let not_there = Err(ResourcesError::NotThere.into());
    for language in ["xx", "km-KH", "sv", "not a tag", ""] {
        let command = SavePage { language: language.to_owned(), ..whole.clone() };
        assert_eq!(library.page_as_pdf(command).await, not_there, "{language}");
    }
    let nowhere = SavePage { resource: id("work/nothing"), ..whole };
    assert_eq!(library.page_as_pdf(nowhere).await, not_there);
}
