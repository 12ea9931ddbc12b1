//! Files name nobody but by their labels, say no time, and are the same each time.

use larkspur_export::{Changes, Format, Found, Options, Shown, leaks, model::Inline, write};

use crate::{reading, sample::full};

/// As much as a format can show.
fn everything(format: Format) -> Options {
    let changes =
        if format.can_show(Shown::Suggestions) { Changes::Show } else { Changes::LeaveOut };
    Options { changes, has_comments: format.can_show(Shown::Comments) }
}

#[test]
fn the_same_document_makes_the_same_bytes() {
    for format in Format::ALL {
        let made = [0, 1].map(|_| write(&full("ar"), format, everything(format)).unwrap());
        assert!(made[0] == made[1], "{format:?}");
    }
}

#[test]
fn no_file_says_a_time_a_program_or_a_person() {
    let forbidden = [
        "Larkspur",
        "docx-rs",
        "Microsoft Office",
        "1980",
        "UTC",
        "dc:date",
        "w:date",
        "w:initials",
        "w:rsid",
        "lastModifiedBy",
        "meta:generator",
        "Application",
        std::env!("CARGO_MANIFEST_DIR"),
    ];
    for format in Format::ALL {
        let bytes = write(&full("km"), format, everything(format)).unwrap();
        assert_eq!(leaks(&bytes, format, &forbidden), Ok(Vec::new()), "{format:?}");
    }
    let docx = write(&full("en"), Format::Docx, everything(Format::Docx)).unwrap();
    assert!(!reading::parts(&docx).contains(&"docProps/app.xml".to_owned()));
}

#[test]
fn a_name_is_found_in_every_format_wherever_it_stands() {
    let name = "Sok Dara";
    let in_words = |document: &mut larkspur_export::model::Document| {
        let larkspur_export::model::Body::Text(blocks) = &mut document.sections[1].body else {
            panic!()
        };
        let Inline::Text(run) = &mut blocks[1].inlines[0] else { panic!() };
        run.text = "and So".to_owned();
        let Inline::Text(run) = &mut blocks[1].inlines[1] else { panic!() };
        run.text = "k Dara said".to_owned();
    };
    for format in Format::ALL {
        let places: [(&str, &dyn Fn(&mut larkspur_export::model::Document)); 6] = [
            ("title", &|document| document.title = format!("By {name}")),
            ("attribution", &|document| document.attribution.push(name.to_owned())),
            ("note", &|document| document.notes[0].text = name.to_owned()),
            ("source", &|document| {
                document.sources[0].address = "https://example.org/sok-dara".to_owned()
            }),
            ("cell", &|document| document.recommendations[0].timeline = name.to_owned()),
            ("words that are half strong", &in_words),
        ];
        for (place, put) in places {
            let mut document = full("en");
            put(&mut document);
            let bytes = write(&document, format, Options::default()).unwrap();
            let found = leaks(&bytes, format, &["nobody", "sok dara", "sok-dara"]).unwrap();
            assert!(
                !found.is_empty()
                    && found.iter().all(|leak| matches!(leak.what, Found::Word(1 | 2))),
                "{place} in {format:?}"
            );
        }
    }
}

#[test]
fn who_suggests_and_who_comments_is_in_no_file_that_leaves_it_out() {
    for format in Format::ALL {
        let bytes = write(&full("en"), format, Options::default()).unwrap();
        let left_out =
            ["Maya R.", "that costs nothing", "Which courts", "All of them", "Contributor"];
        // The archive has the words of the app as they were given.
        let left_out = if format == Format::Json { &left_out[..4] } else { &left_out[..] };
        assert_eq!(leaks(&bytes, format, left_out), Ok(Vec::new()), "{format:?}");
        let shown = write(&full("en"), format, everything(format)).unwrap();
        let is_shown = !leaks(&shown, format, &["Maya R."]).unwrap().is_empty();
        assert!(is_shown, "{format:?}");
    }
}

#[test]
fn a_format_refuses_what_it_cannot_show() {
    for format in Format::ALL {
        for (options, what) in [
            (Options { changes: Changes::Show, has_comments: false }, Shown::Suggestions),
            (Options { changes: Changes::TakeUp, has_comments: true }, Shown::Comments),
        ] {
            assert_eq!(
                write(&full("en"), format, options).is_ok(),
                format.can_show(what),
                "{what:?} in {format:?}"
            );
        }
    }
}
