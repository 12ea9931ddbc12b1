//! Which parts a draft has: those of its template, and what its authors call it.
//!
//! Used by the other modules of [`super`]. Invariant: a part keeps its name as long as a template has its section, so what
//! was written stays where it is.

use larkspur_advice::{
    content::{Content as _, Name, Value},
    count,
    template::{self, SectionKind, Unit, shipped},
};
use larkspur_ipc::advice::{Limit, LimitUnit, PartKind, Template};

use super::loro_doc::LoroDoc;

/// The fields of a draft that are no texts.
pub(super) const FIELDS: &str = "draft";
pub(super) const TEMPLATE: &str = "template";
pub(super) const LANG: &str = "lang";
pub(super) const COUNTRY: &str = "country";
/// What its authors call it.
pub(super) const TITLE: &str = "title";
/// To whom it goes.
pub(super) const ADDRESSEE: &str = "addressee";

fn field(doc: &LoroDoc, key: &str) -> Option<String> {
    match doc.fields(&Name::parse(FIELDS).ok()?).get(key) {
        Some(Value::Text(text)) => Some(text.clone()),
        _ => None,
    }
}

/// What a draft began as.
pub(super) fn template_of(doc: &LoroDoc) -> Option<Template> {
    field(doc, TEMPLATE).and_then(|id| of_id(&id))
}

/// The language that a draft is written in; `und` while nobody has said it.
pub(super) fn lang_of(doc: &LoroDoc) -> String {
    field(doc, LANG).unwrap_or_else(|| "und".to_owned())
}

/// The country that a draft is about.
pub(super) fn country_of(doc: &LoroDoc) -> Option<String> {
    field(doc, COUNTRY)
}

/// A part of a draft, without its words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct PartSpec {
    pub(super) name: Name,
    pub(super) section: Option<(String, Option<String>)>,
    pub(super) kind: PartKind,
    pub(super) is_required: bool,
}

/// A template that ships.
pub(super) fn template(which: Template) -> Option<&'static template::Template> {
    shipped().iter().find(|template| template.id.as_str() == id(which))
}

/// The id of a template, as it stands in a draft.
pub(super) fn id(which: Template) -> &'static str {
    match which {
        Template::Brief => "brief",
        Template::Upr => "upr",
        Template::ParliamentEvidence => "parliament-evidence",
        Template::OralStatement => "oral-statement",
    }
}

/// The template of an id. None for one that a newer version of this app knows.
pub(super) fn of_id(text: &str) -> Option<Template> {
    Template::ALL.into_iter().find(|which| id(*which) == text)
}

/// The parts of a draft in their order; of one whose template is not known, title and addressee.
pub(super) fn parts(which: Option<Template>) -> Vec<PartSpec> {
    let line = |name: &str, kind, is_required| {
        Name::parse(name).map(|name| PartSpec { name, section: None, kind, is_required })
    };
    let mut parts: Vec<PartSpec> =
        [line(TITLE, PartKind::Title, true), line(ADDRESSEE, PartKind::Addressee, false)]
            .into_iter()
            .flatten()
            .collect();
    let sections = which.and_then(template).map(|template| template.sections.as_slice());
    for section in sections.unwrap_or_default() {
        let id = section.id.as_str();
        let fields: Vec<Option<&str>> = match section.kind {
            SectionKind::Cover => section.parts.iter().map(|field| Some(field.as_str())).collect(),
            _ => vec![None],
        };
        let kind = if section.kind == SectionKind::Cover { PartKind::Line } else { PartKind::Text };
        for field in fields {
            let name =
                field.map_or_else(|| format!("section.{id}"), |it| format!("section.{id}.{it}"));
            let Ok(name) = Name::parse(&name) else { continue };
            let section_of = Some((id.to_owned(), field.map(ToOwned::to_owned)));
            parts.push(PartSpec {
                name,
                section: section_of,
                kind,
                is_required: section.is_required,
            });
        }
    }
    parts
}

/// How long a draft may be, in the first unit that its readers name.
pub(super) fn limit(which: Option<Template>) -> Option<Limit> {
    let limit = which.and_then(template)?.limits.first()?;
    let unit = match limit.unit {
        Unit::Words => LimitUnit::Words,
        Unit::Minutes => LimitUnit::Minutes,
        Unit::Pages => LimitUnit::Pages,
        Unit::Megabytes => return None,
    };
    let source = limit.source.clone();
    Some(Limit { unit, most: limit.most, is_confirmed: limit.is_confirmed, source })
}

/// How many words a text has, as officials count them.
pub(super) fn words(text: &str) -> u32 {
    u32::try_from(count::count_words(text)).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn every_template_ships_and_each_of_its_parts_has_a_name_of_its_own() {
        for which in Template::ALL {
            assert_eq!(of_id(id(which)), Some(which));
            assert!(template(which).is_some(), "{}", id(which));
            let parts = parts(Some(which));
            let names: BTreeSet<_> = parts.iter().map(|part| part.name.as_str()).collect();
            assert_eq!(names.len(), parts.len());
            assert!(parts.len() > 5, "{}", id(which));
            for part in &parts {
                assert!(larkspur_ipc::PartName::parse(part.name.as_str()).is_ok());
            }
        }
        assert_eq!(parts(None).len(), 2);
        assert_eq!(of_id("a-later-one"), None);
    }
}
