//! What the tests of this crate begin with: a source, translations of it in several scripts, and the folder of a pack.

use std::{collections::BTreeMap, num::NonZeroU32};

use larkspur_packs::{LanguageTag, Origin, PackId, Page, ResourceId, Unit, UnitHash, UnitId};
use proptest::prelude::*;

use crate::{
    Made, Name, Parts, ProposalId, Review, Revision, Seal, Summary, Title, UnitText, Verdict, Work,
};

pub(crate) const SOURCE: &str = r#"+++
title = "Passport"
summary = "In short."
lang = "en"
rev = 2
status = "draft"
method = "human"
updated = "2026-11-25"
keywords = []
+++
## Yours {#u1}

It is [yours](glossary:passport). {#u2 .critical}

::: steps
1. Ask. {#u3}
2. Wait. {#u4}
:::

::: script
I want it. {#u5}
Now. {#u6}
:::

- [ ] I have a copy. {#u7}
"#;

/// A line of words in Khmer, Tamil, Burmese, Arabic and Spanish.
pub(crate) const SCRIPTS: [(&str, &str); 5] = [
    ("km", "លិខិតឆ្លងដែន **ជារបស់អ្នក**។ អ្នកអាចសុំជំនួយ"),
    ("ta", "உங்கள் [கடவுச்சீட்டு](glossary:passport) *உங்களுடையது*."),
    ("my", "သင့်နိုင်ငံကူးလက်မှတ်သည် သင့်ပစ္စည်းဖြစ်သည်။"),
    ("ar", "جواز سفرك \u{2066}117\u{2069} ملك لك، ولا يجوز لأحد أخذه."),
    ("es", "Su pasaporte es suyo. ¿No? 1. \\* «Sí»."),
];

pub(crate) fn lang(tag: &str) -> LanguageTag {
    LanguageTag::parse(tag).unwrap()
}

pub(crate) fn unit(id: &str) -> UnitId {
    UnitId::parse(id).unwrap()
}

pub(crate) fn rev(number: u32) -> NonZeroU32 {
    NonZeroU32::new(number).unwrap()
}

pub(crate) fn resource() -> ResourceId {
    ResourceId::parse("work/passport").unwrap()
}

pub(crate) fn pack_id() -> PackId {
    PackId::parse("core").unwrap()
}

/// A root's seal. Whether it counts is for the core to ask.
pub(crate) fn seal(signature: &str) -> Seal {
    Seal { signature: signature.to_owned(), certificate: None }
}

pub(crate) fn page(text: &str) -> Page {
    Page::parse("a", text).unwrap_or_else(|errors| panic!("{text}: {errors:?}")).page
}

pub(crate) fn source() -> Page {
    page(SOURCE)
}

pub(crate) fn hashes(page: &Page) -> BTreeMap<UnitId, UnitHash> {
    page.hashes().into_iter().collect()
}

/// What a translation of all units of the source says, the same line in each.
pub(crate) fn parts(tag: &str, line: &str) -> Parts {
    let source = source();
    let text = UnitText::parse(line).unwrap();
    Parts {
        proposal: ProposalId::new([7; 16]),
        replaces: None,
        resource: resource(),
        lang: lang(tag),
        pack: pack_id(),
        pack_rev: rev(1),
        title: Title::parse("លិខិតឆ្លងដែន").unwrap(),
        summary: Summary::parse("جواز سفرك").unwrap(),
        keywords: Vec::new(),
        work: Work::Translation {
            source: Origin { lang: lang("en"), rev: source.front.rev, units: hashes(&source) },
            page_rev: None,
            units: source.units().map(|unit| (unit.id, text.clone())).collect(),
        },
        made: Made::Human,
        translator: Some(Name::parse("សុភាព").unwrap()),
    }
}

pub(crate) fn revision(line: &str) -> Revision {
    Revision::new(parts("km", line)).unwrap()
}

/// The revision of the same proposal that replaces another.
pub(crate) fn after(before: &Revision, line: &str) -> Revision {
    let replaces = Some(before.digest());
    Revision::new(Parts { replaces, ..parts("km", line) }).unwrap()
}

/// An edit of the source in which these are the blocks of the text.
pub(crate) fn edit(body: &str) -> Parts {
    let source = source();
    let front = Page { blocks: Vec::new(), ..source.clone() }.print();
    Parts {
        lang: lang("en"),
        title: Title::parse("Your passport").unwrap(),
        summary: Summary::parse("In short.").unwrap(),
        work: Work::Edit {
            rev: source.front.rev,
            was: hashes(&source),
            blocks: page(&format!("{front}{body}")).blocks,
        },
        ..parts("km", "a")
    }
}

pub(crate) fn review(of: &Revision, verdict: Verdict, speaks: bool) -> Review {
    Review {
        proposal: of.parts().proposal,
        digest: of.digest(),
        verdict,
        speaks,
        name: None,
        remark: None,
        remarks: BTreeMap::new(),
    }
}

const INFO: &str = r#"id = "work/passport"
topic = "work"
order = 1
audience = ["member"]
countries = ["*"]
level = "basic"
minutes = 1
content_notes = []
related = []
review_every_days = 180
license = "CC-BY-4.0"
attribution = "Larkspur contributors"
legal_review = { by = "", on = "" }
advisor_review = { by = "", on = "" }

[[sources]]
id = "ilo"
title = "A convention"
publisher = "ILO"
url = "https://example.org/a"
checked_on = ""
supports = ["u2"]
"#;

const MANIFEST: &str = r#"id = "core"
rev = 1
title = "Core"
license = "CC-BY-4.0"
attribution = "Larkspur contributors"
source_lang = "en"
languages = ["en"]
min_app = "0.1.0"
"#;

const TERM: &str = r#"id = "passport"
order = 1
sources = []
[terms.en]
term = "passport"
also = ["travel document"]
definition = "A paper."
avoid = "Do not say \"permit\"."
[terms.es]
term = "pasaporte"
also = []
definition = "Un papel."
avoid = "No diga «permiso»."
status = "draft"
"#;

/// The texts of the folder of a pack that has no fault.
pub(crate) fn folder() -> BTreeMap<String, String> {
    [
        ("pack.toml", MANIFEST),
        ("work/passport/resource.toml", INFO),
        ("work/passport/index.en.md", SOURCE),
        ("glossary/passport.toml", TERM),
    ]
    .map(|(path, text)| (path.to_owned(), text.to_owned()))
    .into()
}

/// Words of several scripts with marks among them, and signs that could be taken for marks.
pub(crate) fn any_line() -> impl Strategy<Value = String> {
    let word = prop_oneof![
        5 => proptest::sample::select(vec![
            "លិខិត", "ឆ្លងដែន។", "உங்கள்", "கடவுச்சீட்டு", "သင့်", "လက်မှတ်သည်", "جواز", "سفرك،", "you", "Ask.",
            "日本", "\u{200f}", "cafe\u{301}", "1.", "-", "#", ":::", "[ ]", "a\u{a0}b", "3)", "«", ">", "\"x\"",
        ])
        .prop_map(str::to_owned),
        1 => Just("**strong**".to_owned()),
        1 => Just("[word](glossary:passport)".to_owned()),
        1 => Just("\\*".to_owned()),
    ];
    let words = proptest::collection::vec(word, 0..6);
    ("[a-zក-អا-ي]{1,4}", words).prop_map(|(first, words)| format!("{first} {}", words.join(" ")))
}

prop_compose! {
    /// A translation of some of the units of the source.
    pub(crate) fn any_translation()(
        lines in proptest::collection::btree_map(
            proptest::sample::select((1..=7).map(|n| unit(&format!("u{n}"))).collect::<Vec<_>>()), any_line(), 0..7,
        ),
        title in "[a-zក-អا-يதமிழ்]{1,20}",
        keywords in proptest::collection::vec("[a-zက-အ]{1,9}", 0..4),
        name in proptest::option::of("[a-z]{1,9}"),
        replaces in any::<Option<[u8; 32]>>(),
        page_rev in proptest::option::of(1..9_u32),
        id in any::<[u8; 16]>(),
        tag in proptest::sample::select(SCRIPTS.map(|(tag, _)| tag).to_vec()),
    ) -> Revision {
        let all = hashes(&source());
        let units: BTreeMap<UnitId, UnitText> =
            lines.into_iter().map(|(id, line)| (id, UnitText::parse(&line).unwrap())).collect();
        let is_there = |id: &UnitId| units.contains_key(id) || !matches!(id, UnitId::Numbered(_));
        let made_from = all.into_iter().filter(|(id, _)| is_there(id)).collect();
        Revision::new(Parts {
            proposal: ProposalId::new(id),
            replaces: replaces.map(crate::Digest),
            title: Title::parse(&title).unwrap(),
            keywords: keywords.iter().map(|word| crate::Keyword::parse(word).unwrap()).collect(),
            translator: name.map(|name| Name::parse(&name).unwrap()),
            work: Work::Translation {
                source: Origin { lang: lang("en"), rev: rev(2), units: made_from },
                page_rev: page_rev.map(rev),
                units,
            },
            ..parts(tag, "a")
        }).unwrap()
    }
}

prop_compose! {
    /// An edit of the source, of lines in paragraphs, steps and a script.
    pub(crate) fn any_edit()(
        lines in proptest::collection::vec((any_line(), any::<bool>()), 1..6),
        steps in proptest::collection::vec((any_line(), any::<bool>()), 0..4),
        script in proptest::collection::vec((any_line(), any::<bool>()), 0..4),
    ) -> Revision {
        use larkspur_packs::{Block, ContainerKind, UnitKind};
        let mut number = 0;
        let mut units = |lines: Vec<(String, bool)>, kind| -> Vec<Unit> {
            lines.into_iter().map(|(line, is_critical)| {
                number += 1;
                let inlines = UnitText::parse(&line).unwrap().inlines().to_vec();
                Unit { id: unit(&format!("u{number}")), kind, is_critical, inlines }
            }).collect()
        };
        let mut blocks: Vec<Block> =
            units(lines, UnitKind::Paragraph).into_iter().map(Block::Unit).collect();
        for (kind, units) in [
            (ContainerKind::Steps, units(steps, UnitKind::Numbered)),
            (ContainerKind::Script, units(script, UnitKind::Script)),
        ] {
            if !units.is_empty() {
                blocks.push(Block::Container { kind, units });
            }
        }
        let was = hashes(&source());
        let work = Work::Edit { rev: rev(2), was, blocks };
        Revision::new(Parts { work, ..edit("a {#u1}\n") }).unwrap()
    }
}

pub(crate) fn any_revision() -> impl Strategy<Value = Revision> {
    prop_oneof![any_translation(), any_edit()]
}
