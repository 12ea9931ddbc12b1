//! The parts of a draft, gathered into the sections of its template.
//!
//! Used by the editor page and its outline. Pure. Invariant: every part is shown once, in the order of the core.

use larkspur_ipc::{
    PartName,
    advice::{Part, PartKind},
};

/// A part without its words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Place {
    pub(super) name: PartName,
    pub(super) section: Option<(String, Option<String>)>,
    pub(super) kind: PartKind,
    pub(super) is_required: bool,
}

impl Place {
    /// The place of a part.
    pub(super) fn of(part: &Part) -> Self {
        Self {
            name: part.name.clone(),
            section: part.section.clone(),
            kind: part.kind,
            is_required: part.is_required,
        }
    }

    /// The field of a cover that it is, if it is one.
    pub(super) fn field(&self) -> Option<&str> {
        self.section.as_ref()?.1.as_deref()
    }
}

/// A section with its parts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Section {
    /// The id of the template.
    pub(super) id: String,
    /// Which one it is, from 1.
    pub(super) number: u32,
    pub(super) parts: Vec<Place>,
}

impl Section {
    /// The id of its heading on the page.
    pub(super) fn heading_id(&self) -> String {
        format!("draft-{}", self.id)
    }

    /// Whether the document goes nowhere without it.
    pub(super) fn is_required(&self) -> bool {
        self.parts.iter().any(|part| part.is_required)
    }
}

/// The sections in their order. The title and the addressee are in none.
pub(super) fn sections(places: Vec<Place>) -> Vec<Section> {
    let mut sections: Vec<Section> = Vec::new();
    for place in places {
        let Some((id, _)) = place.section.clone() else { continue };
        if let Some(section) = sections.iter_mut().find(|section| section.id == id) {
            section.parts.push(place);
        } else {
            let number = u32::try_from(sections.len()).unwrap_or(u32::MAX).saturating_add(1);
            sections.push(Section { id, number, parts: vec![place] });
        }
    }
    sections
}

/// The part of this kind that is in no section.
pub(super) fn outside(places: &[Place], kind: PartKind) -> Option<Place> {
    places.iter().find(|place| place.section.is_none() && place.kind == kind).cloned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn place(name: &str, section: Option<(&str, Option<&str>)>, kind: PartKind) -> Place {
        let owned = |text: &str| text.to_owned();
        Place {
            name: PartName::parse(name).unwrap(),
            section: section.map(|(id, field)| (owned(id), field.map(owned))),
            kind,
            is_required: name.ends_with("name"),
        }
    }

    #[test]
    fn the_fields_of_a_cover_stand_in_one_section() {
        let places = vec![
            place("title", None, PartKind::Title),
            place("addressee", None, PartKind::Addressee),
            place("section.cover.name", Some(("cover", Some("name"))), PartKind::Line),
            place("section.cover.type", Some(("cover", Some("type"))), PartKind::Line),
            place("section.past", Some(("past", None)), PartKind::Text),
        ];
        let title = outside(&places, PartKind::Title).unwrap();
        assert_eq!(title.name.as_str(), "title");
        let found = sections(places);
        let of = |section: &Section| (section.id.clone(), section.number, section.parts.len());
        let all: Vec<_> = found.iter().map(of).collect();
        assert_eq!(all, [("cover".to_owned(), 1, 2), ("past".to_owned(), 2, 1)]);
        assert!(found[0].is_required() && !found[1].is_required());
        assert_eq!(found[0].parts[1].field(), Some("type"));
    }
}
