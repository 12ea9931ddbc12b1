//! The styles of an ODT.
//!
//! Named ones are in `styles.xml`; those of spans are made while the text is written. Invariant: every style that the text
//! names is made here, and each once.

use std::collections::BTreeMap;

use crate::{
    Lang,
    look::{self, Look},
    model::{Document, Paper},
    script::{self, Face, FaceKind},
    xml::Xml,
};

use super::SPACES;

/// What the words of a span have.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Span {
    pub(super) face: Face,
    pub(super) lang: Lang,
    /// How large Latin letters are, in half points.
    pub(super) size: u32,
    pub(super) is_strong: bool,
    pub(super) is_emphasised: bool,
    pub(super) is_link: bool,
}

/// The styles of spans, by what they have.
#[derive(Default)]
pub(super) struct Spans(BTreeMap<Span, usize>);

impl Spans {
    /// The name of the style of a span.
    pub(super) fn name(&mut self, span: Span) -> String {
        let next = self.0.len() + 1;
        format!("T{}", self.0.entry(span).or_insert(next))
    }
}

/// The name of the style of a paragraph.
pub(super) fn paragraph_style(look: Look, is_rtl: bool) -> String {
    format!("{}{}", look.style, if is_rtl { "Rtl" } else { "" })
}

pub(super) fn fonts(xml: &mut Xml) {
    xml.within("office:font-face-decls", &[], |xml| {
        for face in script::faces() {
            let families = format!("'{}', '{}'", face.name, face.alternative);
            xml.empty(
                "style:font-face",
                &[
                    ("style:name", face.name),
                    ("svg:font-family", &families),
                    ("style:font-family-generic", "swiss"),
                    ("style:font-pitch", "variable"),
                ],
            );
        }
    });
}

/// A length in points of one in twentieths of a point.
fn points(twentieths: u32) -> String {
    format!("{}.{:02}pt", twentieths / 20, twentieths % 20 * 5)
}

/// The styles of spans, of tables, and of paragraphs from right to left.
pub(super) fn automatic(xml: &mut Xml, spans: &Spans) {
    for look in look::ALL {
        let name = paragraph_style(look, true);
        xml.open(
            "style:style",
            &[
                ("style:name", &name),
                ("style:family", "paragraph"),
                ("style:parent-style-name", look.style),
            ],
        );
        // LibreOffice takes "start" for the left side in either direction.
        let of = [
            ("fo:text-align", "end"),
            ("style:justify-single-word", "false"),
            ("style:writing-mode", "rl-tb"),
        ];
        xml.empty("style:paragraph-properties", &of).close();
    }
    for (name, direction) in [("Grid", "lr-tb"), ("GridRtl", "rl-tb")] {
        xml.open("style:style", &[("style:name", name), ("style:family", "table")]);
        xml.empty(
            "style:table-properties",
            &[("table:align", "margins"), ("style:writing-mode", direction)],
        )
        .close();
    }
    xml.open("style:style", &[("style:name", "GridCell"), ("style:family", "table-cell")]);
    xml.empty(
        "style:table-cell-properties",
        &[("fo:padding", "0.15cm"), ("fo:border", "0.5pt solid #808080")],
    )
    .close();
    for (span, number) in &spans.0 {
        xml.open("style:style", &[("style:name", &format!("T{number}")), ("style:family", "text")]);
        span_properties(xml, span);
        xml.close();
    }
}

/// Writes properties for each of the three kinds of letters that ODF knows.
struct Properties(Vec<(&'static str, String)>);

impl Properties {
    fn add(&mut self, name: &'static str, value: impl Into<String>) {
        self.0.push((name, value.into()));
    }

    fn all(&mut self, names: [&'static str; 3], value: &str) {
        names.into_iter().for_each(|name| self.add(name, value));
    }

    fn language(&mut self, lang: &Lang) {
        self.all(
            ["fo:language", "style:language-asian", "style:language-complex"],
            lang.language(),
        );
        let region = lang.region().unwrap_or("none");
        self.all(["fo:country", "style:country-asian", "style:country-complex"], region);
        if let Some(script) = lang.script() {
            self.all(["fo:script", "style:script-asian", "style:script-complex"], script);
            let tags = [
                "style:rfc-language-tag",
                "style:rfc-language-tag-asian",
                "style:rfc-language-tag-complex",
            ];
            self.all(tags, lang.as_str());
        }
    }

    fn strong(&mut self) {
        self.all(
            ["fo:font-weight", "style:font-weight-asian", "style:font-weight-complex"],
            "bold",
        );
    }

    fn write(self, xml: &mut Xml) {
        let attributes: Vec<(&str, &str)> =
            self.0.iter().map(|(name, value)| (*name, value.as_str())).collect();
        xml.empty("style:text-properties", &attributes);
    }
}

fn span_properties(xml: &mut Xml, span: &Span) {
    let mut is = Properties(Vec::new());
    match span.face.kind {
        FaceKind::Western => is.add("style:font-name", span.face.name),
        FaceKind::EastAsian => is.add("style:font-name-asian", span.face.name),
        FaceKind::Complex => {
            is.add("style:font-name-complex", span.face.name);
            is.add("style:font-size-complex", points(look::scaled(span.size, span.face.size) * 10));
        }
    }
    is.language(&span.lang);
    if span.is_strong {
        is.strong();
    }
    if span.is_emphasised {
        is.all(["fo:font-style", "style:font-style-asian", "style:font-style-complex"], "italic");
    }
    if span.is_link {
        is.add("fo:color", "#0b4f9e");
        is.add("style:text-underline-style", "solid");
    }
    is.write(xml);
}

/// The part `styles.xml`.
pub(super) fn styles(document: &Document) -> String {
    let mut xml = Xml::document();
    xml.open("office:document-styles", &SPACES);
    fonts(&mut xml);
    xml.within("office:styles", &[], |xml| {
        default_style(xml, document);
        look::ALL.into_iter().for_each(|look| named_style(xml, look));
        xml.open(
            "style:style",
            &[("style:name", "Footer"), ("style:family", "paragraph"), ("style:class", "extra")],
        );
        xml.empty("style:paragraph-properties", &[("fo:text-align", "center")]).close();
        lists(xml);
        xml.empty(
            "text:notes-configuration",
            &[
                ("text:note-class", "footnote"),
                ("style:num-format", "1"),
                ("text:start-value", "0"),
            ],
        );
    });
    page(&mut xml, document);
    xml.finish()
}

fn default_style(xml: &mut Xml, document: &Document) {
    xml.open("style:default-style", &[("style:family", "paragraph")]);
    let direction = if document.lang.is_rtl() { "rl-tb" } else { "lr-tb" };
    xml.empty(
        "style:paragraph-properties",
        &[("fo:line-height", "120%"), ("style:writing-mode", direction)],
    );
    let mut is = Properties(Vec::new());
    is.all(["style:font-name", "style:font-name-asian", "style:font-name-complex"], "Noto Sans");
    is.all(["fo:font-size", "style:font-size-asian", "style:font-size-complex"], "11pt");
    is.language(&document.lang);
    is.add("fo:hyphenate", "false");
    is.write(xml);
    xml.close();
}

fn named_style(xml: &mut Xml, look: Look) {
    let mut attributes =
        vec![("style:name", look.style), ("style:family", "paragraph"), ("style:class", "text")];
    let level = look::HEADINGS
        .iter()
        .position(|heading| *heading == look)
        .map(|level| (level + 1).to_string());
    if let Some(level) = &level {
        attributes.push(("style:default-outline-level", level));
    }
    xml.open("style:style", &attributes);
    let (before, after, indent) = (points(look.before), points(look.after), points(look.indent));
    xml.empty(
        "style:paragraph-properties",
        &[
            ("fo:margin-top", before.as_str()),
            ("fo:margin-bottom", &after),
            ("fo:margin-left", &indent),
            ("fo:margin-right", &indent),
            ("fo:text-align", "start"),
            ("fo:keep-with-next", if look.keeps_next { "always" } else { "auto" }),
            ("style:writing-mode", "lr-tb"),
        ],
    );
    let mut is = Properties(Vec::new());
    is.all(
        ["fo:font-size", "style:font-size-asian", "style:font-size-complex"],
        &points(look.size * 10),
    );
    if look.is_strong {
        is.strong();
    }
    is.write(xml);
    xml.close();
}

fn lists(xml: &mut Xml) {
    for name in ["Bullets", "Numbers", "Paragraphs"] {
        xml.open("text:list-style", &[("style:name", name)]);
        for level in 1..=9 {
            let number = level.to_string();
            if name == "Bullets" {
                xml.open(
                    "text:list-level-style-bullet",
                    &[("text:level", &number), ("text:bullet-char", "•")],
                );
            } else {
                let of = [
                    ("text:level", number.as_str()),
                    ("style:num-format", "1"),
                    ("style:num-suffix", "."),
                ];
                xml.open("text:list-level-style-number", &of);
            }
            let mode = [("text:list-level-position-and-space-mode", "label-alignment")];
            xml.open("style:list-level-properties", &mode);
            let (left, step) = (points(look::STEP * level), points(look::STEP));
            xml.empty(
                "style:list-level-label-alignment",
                &[
                    ("text:label-followed-by", "listtab"),
                    ("text:list-tab-stop-position", &left),
                    ("fo:text-indent", &format!("-{step}")),
                    ("fo:margin-left", &left),
                ],
            );
            xml.close().close();
        }
        xml.close();
    }
}

fn page(xml: &mut Xml, document: &Document) {
    let (width, height) = match document.layout.paper {
        Paper::A4 => ("21cm", "29.7cm"),
        Paper::Letter => ("21.59cm", "27.94cm"),
    };
    let direction = if document.lang.is_rtl() { "rl-tb" } else { "lr-tb" };
    xml.open("office:automatic-styles", &[]).open("style:page-layout", &[("style:name", "Page")]);
    xml.empty(
        "style:page-layout-properties",
        &[
            ("fo:page-width", width),
            ("fo:page-height", height),
            ("fo:margin", "2.3cm"),
            ("style:writing-mode", direction),
        ],
    );
    xml.close().close();
    xml.open("office:master-styles", &[]);
    xml.open(
        "style:master-page",
        &[("style:name", "Standard"), ("style:page-layout-name", "Page")],
    );
    if document.layout.has_page_numbers {
        xml.open("style:footer", &[]).open("text:p", &[("text:style-name", "Footer")]);
        xml.leaf("text:page-number", &[("text:select-page", "current")], "1").close().close();
    }
    xml.close().close();
}
