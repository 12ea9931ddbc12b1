//! Whoever finds the paper or the file learns from it what the page says and who wrote it, and nothing else.

use crate::library::{self, Printed, phrase};
use larkspur_print::{Labels, Lines, PrintError};
use larkspur_test_pdf as reading;

/// What a file on this machine could give away.
fn traces() -> Vec<String> {
    let folder = env!("CARGO_MANIFEST_DIR").to_owned();
    let named =
        ["USER", "LOGNAME", "HOME", "HOSTNAME"].iter().filter_map(|name| std::env::var(name).ok());
    // "root" and other short names stand in words of the format itself.
    let named = named.filter(|value| value.len() > 4);
    [folder].into_iter().chain(named).collect()
}

#[test]
fn no_file_names_the_app_the_person_or_the_machine() {
    let pack = library::pack().unwrap();
    let mut count = 0;
    for resource in pack.resources.values() {
        let printed = Printed::of(&pack, resource, "en").unwrap();
        let speaks_of_it = printed.page.print().contains("Larkspur");
        if speaks_of_it {
            continue;
        }
        let attribution = printed.lines.attribution.as_ref().unwrap();
        let file = printed.pdf().unwrap();
        let bytes = reading::decompressed(&file);
        let text = String::from_utf8_lossy(&bytes).into_owned();
        assert!(!text.to_lowercase().contains("larkspur"), "{}", resource.info.id);
        for trace in traces() {
            assert!(!text.contains(&trace), "{}: {trace}", resource.info.id);
        }
        for key in [
            "/Author",
            "/Creator",
            "/Producer",
            "/CreationDate",
            "/ModDate",
            "CreateDate",
            "ModifyDate",
        ] {
            assert!(!text.contains(key), "{}: {key}", resource.info.id);
        }
        for name in ["typst", "Typst", "krilla", ".typ", "sheet.json", "file://"] {
            assert!(!text.contains(name), "{}: {name}", resource.info.id);
        }
        // On the paper the app is named once, where the licence wants it.
        let text = reading::read(&file).text();
        let Some((before, after)) = text.split_once(&attribution.words) else {
            panic!("{}: nobody is named", resource.info.id)
        };
        assert!(![before, after].concat().contains("Larkspur"), "{}", resource.info.id);
        count += 1;
    }
    assert!(count >= 20, "{count}");
}

#[test]
fn words_around_a_page_that_name_the_app_are_refused() {
    let pack = library::pack().unwrap();
    let resource = library::resource(&pack, "work/passport-held").unwrap();
    let printed = Printed::of(&pack, resource, "en").unwrap();
    let named = phrase("From LARKSPUR with love", &pack.manifest.source_lang);
    let with = |lines| Printed { lines, ..Printed::of(&pack, resource, "en").unwrap() };
    let lines = |change: fn(&mut Lines) -> &mut Option<_>| {
        let mut lines = printed.lines.clone();
        *change(&mut lines) = Some(named.clone());
        with(lines)
    };
    for one in [
        lines(|lines| &mut lines.content_notes),
        with(Lines { standing: vec![named.clone()], ..printed.lines.clone() }),
        lines(|lines| &mut lines.unchecked),
        lines(|lines| &mut lines.about),
        lines(|lines| &mut lines.license),
    ] {
        assert_eq!(one.pdf(), Err(PrintError::NamesTheApp));
    }
    let labels = Labels { note: named.clone(), ..printed.labels.clone() };
    let one = Printed { labels, ..Printed::of(&pack, resource, "en").unwrap() };
    assert_eq!(one.pdf(), Err(PrintError::NamesTheApp));
    let mut one = Printed::of(&pack, resource, "en").unwrap();
    one.sources[0].checked = Some(named);
    assert_eq!(one.pdf(), Err(PrintError::NamesTheApp));
}
