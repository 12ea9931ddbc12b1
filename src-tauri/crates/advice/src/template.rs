//! Templates: which sections a document has, how long it may be, and what its readers accept.
//!
//! Four are shipped as data in `assets/templates` (policy-drafting 1.3: T1, T2, T6, T7); [`shipped`] reads them,
//! [`Template::parse`] any other. A file has nothing that a person reads: the Fluent ids of its titles are made of its ids. The
//! title of the template `upr` is `advice-template-upr`, that of its section `past` is `advice-template-upr-past`, and that of
//! the column or field `status` of that section is `advice-template-upr-past-status`. [`Template::title_keys`] lists them.
//!
//! Invariants: a template is whole or refused, each fault with its own error; every limit says where it is from and when
//! somebody looked, and one that was not confirmed says so; no template makes anybody be named, and none goes without the two
//! fields on risk.

mod ids;
mod limit;
mod parse;
mod shipped;
#[cfg(test)]
mod tests;

pub use ids::{BadSlug, SectionId, TemplateId};
pub use limit::{Counted, Limit, Pace, Unit};
pub use parse::TemplateError;
pub use shipped::shipped;

use crate::recommendation::{Field, choice::keyed};

keyed! {
    /// Who reads it.
    Readers {
        /// An official of a ministry or an agency.
        Officials => "officials",
        /// The Human Rights Council, in the Universal Periodic Review.
        HumanRightsCouncil => "human_rights_council",
        /// A committee of a parliament.
        Committee => "committee",
        /// People who listen.
        Hearing => "hearing",
    }
}
keyed! {
    /// Whom the people whose words are in it must have said yes to (policy-drafting 1.4, 2: the audience of a consent). The
    /// keys are those of a consent.
    ConsentScope {
        /// A government and no more.
        Government => "government",
        /// Everybody: it is published, or can be.
        Public => "public",
    }
}
keyed! {
    /// What a section holds.
    SectionKind {
        /// Paragraphs.
        Text => "text",
        /// A table with the columns that the section names.
        Table => "table",
        /// Recommendations.
        Recommendations => "recommendations",
        /// The sources that are cited: a bibliography, or footnotes at the end.
        Evidence => "evidence",
        /// Short fields with a name each: a cover, or how to reach the authors.
        Cover => "cover",
    }
}
keyed! {
    /// A file that the app writes. Recipients also take others (`doc`, `rtf`), which no template needs.
    Format {
        /// What Word writes.
        Docx => "docx",
        /// The text format of ODF.
        Odt => "odt",
        /// PDF, readable by a screen reader.
        Pdf => "pdf",
    }
}
keyed! {
    /// How a person may be named (policy-drafting 1.4, 3). Each person chooses; a template only says what its readers take.
    AttributionMode {
        /// By name.
        Named => "named",
        /// By a name that stands in this document only.
        Pseudonym => "pseudonym",
        /// By role: "survivor leader, Kenya".
        Role => "role",
        /// As one of a group. This is where everybody begins.
        Collective => "collective",
        /// Not at all.
        None => "none",
    }
}
keyed! {
    /// What people should know before they send such a document.
    Notice {
        /// What was sent belongs to the committee.
        BelongsToReader => "belongs_to_reader",
        /// It must not be published before the reader did.
        UnpublishedOnly => "unpublished_only",
        /// It can become public and stay so.
        BecomesPublic => "becomes_public",
        /// One State in each file.
        OneState => "one_state",
        /// No reports of others in the annex.
        NoReportsOfOthers => "no_reports_of_others",
        /// Only about the last cycle.
        LastCycleOnly => "last_cycle_only",
        /// Annexes are in the same file.
        AnnexesInside => "annexes_inside",
        /// Some readers want a summary of one page when it is long.
        LongNeedsSummary => "long_needs_summary",
        /// Some calls set other limits than this one.
        CallMayDiffer => "call_may_differ",
        /// Nobody has to tell a story.
        StoryFree => "story_free",
    }
}

/// A section of a template.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Section {
    /// What it is called.
    pub id: SectionId,
    /// Whether the document goes nowhere without it.
    pub is_required: bool,
    /// What it holds.
    pub kind: SectionKind,
    /// The columns of a table and the fields of a cover, in their order; of every other kind, none.
    pub parts: Vec<SectionId>,
    /// The most words it should have.
    pub most_words: Option<usize>,
    /// The most recommendations, where there is such a rule.
    pub most_items: Option<usize>,
}

/// What is numbered.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Numbering {
    /// Each paragraph.
    pub has_paragraphs: bool,
    /// Each page.
    pub has_pages: bool,
}

/// A kind of document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Template {
    /// What it is called.
    pub id: TemplateId,
    /// Rises when its file changes.
    pub version: u32,
    /// Who reads it.
    pub readers: Readers,
    /// Tags of the languages that its readers prefer, best first; none when they did not say.
    pub languages: Vec<String>,
    /// Its sections in their order.
    pub sections: Vec<Section>,
    /// How long it may be; at most one limit in each unit.
    pub limits: Vec<Limit>,
    /// What may be sent, best first.
    pub formats: Vec<Format>,
    /// What is numbered.
    pub numbering: Numbering,
    /// How people may be named in it.
    pub attribution: Vec<AttributionMode>,
    /// Which fields of each recommendation must be filled.
    pub required_fields: Vec<Field>,
    /// Whom people must have said yes to.
    pub consent_scope: ConsentScope,
    /// What people should know before they send it.
    pub notices: Vec<Notice>,
}

impl Template {
    /// The section of an id.
    pub fn section(&self, id: &SectionId) -> Option<&Section> {
        self.sections.iter().find(|section| section.id == *id)
    }

    /// The limit that words are held against: one in words, or in minutes.
    pub fn word_limit(&self) -> Option<&Limit> {
        self.limits.iter().find(|limit| limit.unit.is_of_words())
    }

    /// The format that its readers like best.
    pub fn preferred_format(&self) -> Option<Format> {
        self.formats.first().copied()
    }

    /// The Fluent ids of everything in it that a person reads: its own title, and those of its sections and their parts.
    pub fn title_keys(&self) -> Vec<String> {
        let own = format!("advice-template-{}", self.id.as_str());
        let mut keys = vec![own.clone()];
        for section in &self.sections {
            let of_section = format!("{own}-{}", section.id.as_str());
            keys.push(of_section.clone());
            keys.extend(section.parts.iter().map(|part| format!("{of_section}-{}", part.as_str())));
        }
        keys
    }
}
