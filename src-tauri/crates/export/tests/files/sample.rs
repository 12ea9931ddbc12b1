//! Drafts to write, made up.

use larkspur_export::{
    Lang,
    model::{
        Block, Body, Comment, Direction, Document, Edits, Field, Inline, Kind, Layout, Note,
        Recommendation, Reference, Remark, Run, Section, Source, Table, Words,
    },
};

/// Languages of eight scripts, and the beginning of the first article of the Universal Declaration of Human Rights in each.
pub(crate) const ARTICLES: [(&str, &str); 8] = [
    ("en", "All human beings are born free and equal in dignity and rights."),
    ("km", "មនុស្សទាំងអស់ កើតមកមានសេរីភាព និងសមភាព ក្នុងផ្នែកសេចក្ដីថ្លៃថ្នូរនិងសិទ្ធិ។"),
    (
        "my",
        "လူတိုင်းသည် တူညီ လွတ်လပ်သော ဂုဏ်သိက္ခာဖြင့် လည်းကောင်း၊ တူညီလွတ်လပ်သော အခွင့်အရေးများဖြင့် လည်းကောင်း၊ မွေးဖွားလာသူများ ဖြစ်သည်။",
    ),
    ("th", "มนุษย์ทั้งหลายเกิดมามีอิสระและเสมอภาคกันในเกียรติศักดิ์และสิทธิ"),
    ("hi", "सभी मनुष्यों को गौरव और अधिकारों के मामले में जन्मजात स्वतन्त्रता और समानता प्राप्त है।"),
    ("ta", "மனிதப் பிறிவியினர் சகலரும் சுதந்திரமாகவே பிறக்கின்றனர்"),
    ("bn", "সমস্ত মানুষ স্বাধীনভাবে সমান মর্যাদা এবং অধিকার নিয়ে জন্মগ্রহণ করে।"),
    ("ar", "يولد جميع الناس أحراراً متساوين في الكرامة والحقوق."),
];

pub(crate) fn lang(tag: &str) -> Lang {
    Lang::parse(tag).unwrap()
}

fn word(text: &str) -> String {
    text.to_owned()
}

/// A draft with these sections, and nothing else but a title.
pub(crate) fn draft(tag: &str, sections: Vec<Section>) -> Document {
    Document {
        lang: lang(tag),
        title: word("Title of the draft"),
        addressee: String::new(),
        attribution: Vec::new(),
        date: String::new(),
        layout: Layout::default(),
        words: Words {
            lang: lang("en"),
            recommendations: word("All recommendations"),
            number: word("Number"),
            action: word("Action"),
            addressee: word("Addressee"),
            timeline: word("Timeline"),
            priority: word("Priority"),
            sources: word("Sources"),
            notes: word("Notes"),
            back_to_text: word("Back to the text"),
            unnamed: word("Contributor"),
        },
        sections,
        recommendations: Vec::new(),
        sources: Vec::new(),
        notes: Vec::new(),
        comments: Vec::new(),
    }
}

pub(crate) fn block(kind: Kind, level: u8, inlines: Vec<Inline>) -> Block {
    Block { kind, level, lang: None, direction: Direction::Auto, inlines, end: Edits::NONE }
}

pub(crate) fn text(words: &str) -> Inline {
    Inline::Text(Run { text: word(words), ..Run::default() })
}

fn edited(words: &str, inserted: Option<&str>, deleted: Option<&str>) -> Inline {
    let edits = Edits { inserted: inserted.map(word), deleted: deleted.map(word) };
    Inline::Text(Run { text: word(words), edits, ..Run::default() })
}

fn at(index: usize) -> Reference {
    Reference { index, edits: Edits::NONE }
}

/// Text in eight languages, and everything that a text can have.
fn everything() -> Vec<Block> {
    let strong = Run { is_strong: true, ..Run { text: word("Strong words"), ..Run::default() } };
    let link = Run {
        link: Some(word("https://example.org/a?b=c&d=e")),
        text: word("a link"),
        ..Run::default()
    };
    let mut blocks = vec![
        block(Kind::Heading2, 0, vec![text("What happens")]),
        block(
            Kind::Paragraph,
            0,
            vec![
                Inline::Text(strong),
                text(" lead to "),
                Inline::Text(link),
                text("."),
                Inline::Note(at(0)),
                text(" A law says so."),
                Inline::Source(at(0)),
            ],
        ),
        block(
            Kind::Paragraph,
            0,
            vec![
                Inline::CommentStart(0),
                text("Legal aid"),
                Inline::CommentEnd(0),
                edited(" that costs nothing", Some("Survivor leader, Kenya"), None),
                text(" must be there "),
                edited("soon", None, Some("")),
                edited("within a year", Some("Maya R."), Some("Survivor leader, Kenya")),
                text(" for all."),
            ],
        ),
        block(Kind::Number, 0, vec![text("First")]),
        block(Kind::Bullet, 1, vec![text("Below the first")]),
        block(Kind::Number, 0, vec![text("Second")]),
        block(Kind::Quote, 0, vec![text("Nobody asked us.")]),
        block(Kind::Number, 0, vec![text("First again")]),
    ];
    for (tag, article) in ARTICLES {
        let own = Some(lang(tag));
        blocks.push(Block {
            lang: own,
            ..block(Kind::Paragraph, 0, vec![text(article), text(" UN 1948, art. 1 (UDHR)!")])
        });
    }
    blocks
}

/// A draft that has everything.
pub(crate) fn full(tag: &str) -> Document {
    let own = lang(tag);
    let remark = |by: &str, text: &str| Remark { by: word(by), lang: lang("en"), text: word(text) };
    let field = |label: &str, value: &str| Field { label: word(label), value: word(value) };
    let section = |heading: &str, body| Section { heading: word(heading), lang: lang("en"), body };
    let cell = |words: &str| vec![block(Kind::Paragraph, 0, vec![text(words)])];
    let table = Table {
        columns: vec![word("Promised"), word("Done")],
        rows: vec![
            vec![cell("A law of 2020"), cell("In part")],
            vec![cell("Legal aid"), Vec::new()],
        ],
    };
    let layout =
        Layout { has_paragraph_numbers: true, has_page_numbers: true, ..Layout::default() };
    Document {
        lang: own,
        addressee: word("To the Committee on Human Rights"),
        attribution: vec![word("Survivor leader, Kenya"), word("Members of the council")],
        date: word("3 March 2027"),
        layout,
        recommendations: vec![Recommendation {
            number: word("R-2026-01"),
            lang: lang("en"),
            action: word("Fund legal aid for survivors."),
            addressee: word("Ministry of Justice"),
            timeline: word("December 2027"),
            priority: word("High"),
            details: vec![field("Issue", "Nobody pays for lawyers.\nCourts are far.")],
            sources: vec![0],
        }],
        sources: vec![Source {
            lang: lang("en"),
            text: word("Act 12 of 2020, section 4."),
            address: word("https://example.org/act"),
        }],
        notes: vec![Note { lang: lang("en"), text: word("As told by 14 of 20 people.") }],
        comments: vec![
            Comment {
                said: remark("Maya R.", "Which courts?"),
                answers: vec![remark("", "All of them.")],
                is_settled: false,
            },
            Comment {
                said: remark("Maya R.", "About words that are gone."),
                answers: Vec::new(),
                is_settled: true,
            },
        ],
        ..draft(
            tag,
            vec![
                section(
                    "Cover",
                    Body::Cover(vec![field("Name", "The council"), field("Contact", "")]),
                ),
                section("Evidence", Body::Text(everything())),
                section("What was promised", Body::Table(table)),
                section("What we ask for", Body::Recommendations),
                section("What it stands on", Body::Sources),
            ],
        )
    }
}
