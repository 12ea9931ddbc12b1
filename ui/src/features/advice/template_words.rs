//! What a template, its sections and their fields are called, in the words of the app.
//!
//! Used by the board, by the dialog that begins a draft and by the editor. The ids are those of `assets/templates`. Invariant: every
//! section and field of a template that ships has a name, and every section a line that helps; a test reads the files.

use larkspur_ipc::advice::{LimitUnit, Template};

use crate::i18n::{Text, t};

/// A template, what it is for, and how long such a document may be, as it is offered.
pub(super) struct Offer {
    pub(super) name: Text,
    pub(super) purpose: Text,
    pub(super) unit: LimitUnit,
    pub(super) most: u32,
    /// Whether its readers are known to say so.
    pub(super) is_confirmed: bool,
}

/// The same numbers as in `assets/templates`, which a test compares. The draft itself is told those of the file.
pub(super) fn offer(template: Template) -> Offer {
    let (purpose, unit, most, is_confirmed) = match template {
        Template::Brief => (t::advice_template_brief_for(), LimitUnit::Words, 500, false),
        Template::Upr => (t::advice_template_upr_for(), LimitUnit::Words, 2815, false),
        Template::ParliamentEvidence => {
            (t::advice_template_parliament_evidence_for(), LimitUnit::Words, 3000, true)
        }
        Template::OralStatement => {
            (t::advice_template_oral_statement_for(), LimitUnit::Minutes, 5, false)
        }
    };
    Offer { name: name(template), purpose, unit, most, is_confirmed }
}

/// What a template is called.
pub(super) fn name(template: Template) -> Text {
    match template {
        Template::Brief => t::advice_template_brief(),
        Template::Upr => t::advice_template_upr(),
        Template::ParliamentEvidence => t::advice_template_parliament_evidence(),
        Template::OralStatement => t::advice_template_oral_statement(),
    }
}

/// What a template that may not be known is called.
pub(super) fn name_or_newer(template: Option<Template>) -> Text {
    template.map_or_else(t::advice_template_newer, name)
}

/// What a section is called, and the line that helps to write it. None for one that only a newer version knows.
pub(super) fn section(template: Template, id: &str) -> Option<(Text, Text)> {
    match template {
        Template::Brief => brief(id),
        Template::Upr => upr(id),
        Template::ParliamentEvidence => parliament_evidence(id),
        Template::OralStatement => oral_statement(id),
    }
}

fn brief(id: &str) -> Option<(Text, Text)> {
    Some(match id {
        "ask" => (t::advice_template_brief_ask(), t::advice_template_brief_ask_hint()),
        "issue" => (t::advice_template_brief_issue(), t::advice_template_brief_issue_hint()),
        "evidence" => {
            (t::advice_template_brief_evidence(), t::advice_template_brief_evidence_hint())
        }
        "perspective" => {
            (t::advice_template_brief_perspective(), t::advice_template_brief_perspective_hint())
        }
        "actions" => (t::advice_template_brief_actions(), t::advice_template_brief_actions_hint()),
        "contact" => (t::advice_template_brief_contact(), t::advice_template_brief_contact_hint()),
        _ => return None,
    })
}

fn upr(id: &str) -> Option<(Text, Text)> {
    Some(match id {
        "cover" => (t::advice_template_upr_cover(), t::advice_template_upr_cover_hint()),
        "key-words" => {
            (t::advice_template_upr_key_words(), t::advice_template_upr_key_words_hint())
        }
        "past" => (t::advice_template_upr_past(), t::advice_template_upr_past_hint()),
        "new-issues" => {
            (t::advice_template_upr_new_issues(), t::advice_template_upr_new_issues_hint())
        }
        "recommendations" => (
            t::advice_template_upr_recommendations(),
            t::advice_template_upr_recommendations_hint(),
        ),
        "notes" => (t::advice_template_upr_notes(), t::advice_template_upr_notes_hint()),
        _ => return None,
    })
}

fn parliament_evidence(id: &str) -> Option<(Text, Text)> {
    Some(match id {
        "title" => (
            t::advice_template_parliament_evidence_title(),
            t::advice_template_parliament_evidence_title_hint(),
        ),
        "summary" => (
            t::advice_template_parliament_evidence_summary(),
            t::advice_template_parliament_evidence_summary_hint(),
        ),
        "who-we-are" => (
            t::advice_template_parliament_evidence_who_we_are(),
            t::advice_template_parliament_evidence_who_we_are_hint(),
        ),
        "evidence" => (
            t::advice_template_parliament_evidence_evidence(),
            t::advice_template_parliament_evidence_evidence_hint(),
        ),
        "recommendations" => (
            t::advice_template_parliament_evidence_recommendations(),
            t::advice_template_parliament_evidence_recommendations_hint(),
        ),
        "sources" => (
            t::advice_template_parliament_evidence_sources(),
            t::advice_template_parliament_evidence_sources_hint(),
        ),
        _ => return None,
    })
}

fn oral_statement(id: &str) -> Option<(Text, Text)> {
    Some(match id {
        "greeting" => (
            t::advice_template_oral_statement_greeting(),
            t::advice_template_oral_statement_greeting_hint(),
        ),
        "who" => {
            (t::advice_template_oral_statement_who(), t::advice_template_oral_statement_who_hint())
        }
        "point" => (
            t::advice_template_oral_statement_point(),
            t::advice_template_oral_statement_point_hint(),
        ),
        "asks" => (
            t::advice_template_oral_statement_asks(),
            t::advice_template_oral_statement_asks_hint(),
        ),
        "thanks" => (
            t::advice_template_oral_statement_thanks(),
            t::advice_template_oral_statement_thanks_hint(),
        ),
        _ => return None,
    })
}

/// What a field of a cover is called. None for one that only a newer version knows.
pub(super) fn field(template: Template, section: &str, field: &str) -> Option<Text> {
    Some(match (template, section, field) {
        (Template::Brief, "contact", "organisation") => {
            t::advice_template_brief_contact_organisation()
        }
        (Template::Brief, "contact", "reach") => t::advice_template_brief_contact_reach(),
        (Template::Upr, "cover", "name") => t::advice_template_upr_cover_name(),
        (Template::Upr, "cover", "type") => t::advice_template_upr_cover_type(),
        (Template::Upr, "cover", "founded") => t::advice_template_upr_cover_founded(),
        (Template::Upr, "cover", "contact") => t::advice_template_upr_cover_contact(),
        (Template::ParliamentEvidence, "title", "submitted-by") => {
            t::advice_template_parliament_evidence_title_submitted_by()
        }
        (Template::ParliamentEvidence, "title", "call") => {
            t::advice_template_parliament_evidence_title_call()
        }
        (Template::ParliamentEvidence, "title", "date") => {
            t::advice_template_parliament_evidence_title_date()
        }
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const FILES: [(Template, &str); 4] = [
        (Template::Brief, include_str!("../../../../assets/templates/brief.toml")),
        (Template::Upr, include_str!("../../../../assets/templates/upr.toml")),
        (
            Template::ParliamentEvidence,
            include_str!("../../../../assets/templates/parliament-evidence.toml"),
        ),
        (Template::OralStatement, include_str!("../../../../assets/templates/oral-statement.toml")),
    ];

    /// The value of a key in a table of a file, as it is written there.
    fn value<'a>(table: &'a str, key: &str) -> Option<&'a str> {
        let mut lines = table.lines().filter_map(|line| line.split_once(" = "));
        lines.find(|(name, _)| *name == key).map(|(_, value)| value)
    }

    #[test]
    fn every_section_and_field_of_a_template_that_ships_has_a_name() {
        for (template, file) in FILES {
            let tables: Vec<&str> = file.split("[[sections]]").skip(1).collect();
            assert!(tables.len() >= 5, "{template:?}");
            for table in tables {
                let id = value(table, "id").unwrap().trim_matches('"');
                assert!(section(template, id).is_some(), "{template:?} {id}");
                if value(table, "kind") != Some("\"cover\"") {
                    continue;
                }
                let fields = value(table, "parts").unwrap().trim_matches(['[', ']']);
                for name in fields.split(", ").map(|name| name.trim_matches('"')) {
                    assert!(field(template, id, name).is_some(), "{template:?} {id} {name}");
                }
            }
            assert!(section(template, "of-a-newer-one").is_none());
            assert!(field(template, "cover", "of-a-newer-one").is_none());
        }
    }

    #[test]
    fn the_limit_that_is_offered_is_the_one_of_the_file() {
        for (template, file) in FILES {
            let table = file.split("[[limits]]").nth(1).unwrap();
            let unit = match offer(template).unit {
                LimitUnit::Words => "\"words\"",
                LimitUnit::Pages => "\"pages\"",
                LimitUnit::Minutes => "\"minutes\"",
            };
            let offer = offer(template);
            assert_eq!(value(table, "unit"), Some(unit), "{template:?}");
            assert_eq!(value(table, "most"), Some(offer.most.to_string().as_str()), "{template:?}");
            let is_confirmed = offer.is_confirmed.to_string();
            assert_eq!(value(table, "is_confirmed"), Some(is_confirmed.as_str()), "{template:?}");
        }
    }
}
