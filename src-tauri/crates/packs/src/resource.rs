//! `resource.toml`: what is true of a resource in every language.
//!
//! Invariant: whatever is a choice of the format is an enum, and a key that the format does not know
//! is refused. That units and other resources exist is no question of this file alone: `pack` asks it.

use std::num::NonZeroU32;

use serde::Deserialize;

use crate::{
    BadValue, Countries, Date, HttpsUrl, ResourceId, SourceId, UnitId, Words, named,
    text::none_if_empty,
};

named! {
    /// The twelve shelves of the library. Each is a folder of its packs.
    Topic {
        /// Writing advice for those who decide.
        Advice = "advice",
        /// Children, and reporting what is done to them.
        Children = "children",
        /// Where to get help.
        Help = "help",
        /// What laws say.
        Law = "law",
        /// What this network is.
        Network = "network",
        /// Offers of work, and what may be behind them.
        Offers = "offers",
        /// Phones, accounts and this app.
        Phones = "phones",
        /// Speaking to officials and in public.
        Speaking = "speaking",
        /// Feeling steady.
        Steady = "steady",
        /// Your own story, and who may have it.
        Story = "story",
        /// Working together in the network.
        Together = "together",
        /// Work, wages and papers.
        Work = "work",
    }
}

named! {
    /// Whose words a resource has.
    #[derive(Default)]
    Kind {
        /// Ours, as plain as we can make them.
        #[default]
        Guidance = "guidance",
        /// The words of a law or a declaration, which nobody may simplify.
        Instrument = "instrument",
    }
}

named! {
    /// For whom a resource was written.
    Audience {
        /// Every member.
        Member = "member",
        /// Those who look after a conversation.
        Moderator = "moderator",
        /// Those who stand beside members.
        Ally = "ally",
    }
}

named! {
    /// How much a resource asks of its reader.
    Level {
        /// The first thing to read.
        Basic = "basic",
        /// For whoever wants more.
        More = "more",
        /// For whoever works with it.
        Deep = "deep",
    }
}

named! {
    /// What a reader is told before a page opens.
    ContentNote {
        /// Violence.
        Violence = "violence",
        /// Sexual violence.
        SexualViolence = "sexual-violence",
        /// Abuse of children.
        ChildAbuse = "child-abuse",
        /// Harming oneself.
        SelfHarm = "self-harm",
        /// Being locked up.
        Detention = "detention",
    }
}

/// What `resource.toml` says.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ResourceInfo {
    /// Its folder below the pack; never reused.
    pub id: ResourceId,
    /// The shelf on which it stands.
    pub topic: Topic,
    /// Whose words it has; ours when the file does not say.
    #[serde(default)]
    pub kind: Kind,
    /// Its place within its topic.
    pub order: u32,
    /// For whom it was written.
    pub audience: Vec<Audience>,
    /// Where it holds.
    pub countries: Countries,
    /// How much it asks of its reader.
    pub level: Level,
    /// How long the source takes to read, at 180 words a minute, rounded up.
    pub minutes: NonZeroU32,
    /// What a reader is told before the page opens.
    pub content_notes: Vec<ContentNote>,
    /// The unit that "Go to what helps" leads to; there must be one when there are content notes.
    #[serde(deserialize_with = "none_if_empty", default)]
    pub helps: Option<UnitId>,
    /// What to read beside it.
    pub related: Vec<ResourceId>,
    /// After how many days somebody reads it again to see whether it is still true.
    pub review_every_days: NonZeroU32,
    /// Its licence, by its SPDX name.
    #[serde(deserialize_with = "none_if_empty")]
    pub license: Option<Words>,
    /// Who is to be named.
    #[serde(deserialize_with = "none_if_empty")]
    pub attribution: Option<Words>,
    /// The lawyer who checked it; none: "not yet checked by a lawyer".
    #[serde(deserialize_with = "review")]
    pub legal_review: Option<Review>,
    /// The survivor advisor who checked it; none: "not yet checked by a survivor advisor".
    #[serde(deserialize_with = "review")]
    pub advisor_review: Option<Review>,
    /// What the text stands on.
    #[serde(default)]
    pub sources: Vec<Source>,
}

/// Who checked something, and when.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Review {
    /// Who.
    pub by: Words,
    /// The day.
    pub on: Date,
}

/// A review as it stands in the file: both may be left empty, but not one of them.
fn review<'de, D: serde::Deserializer<'de>>(deserializer: D) -> Result<Option<Review>, D::Error> {
    #[derive(Deserialize)]
    #[serde(deny_unknown_fields)]
    struct Written {
        #[serde(deserialize_with = "none_if_empty")]
        by: Option<Words>,
        #[serde(deserialize_with = "none_if_empty")]
        on: Option<Date>,
    }
    match Written::deserialize(deserializer)? {
        Written { by: Some(by), on: Some(on) } => Ok(Some(Review { by, on })),
        Written { by: None, on: None } => Ok(None),
        _ => Err(serde::de::Error::custom(BadValue::Review)),
    }
}

/// What a text stands on.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Source {
    /// How it is called within this resource.
    pub id: SourceId,
    /// Its title.
    pub title: Words,
    /// Who published it.
    pub publisher: Words,
    /// Where it can be read.
    pub url: HttpsUrl,
    /// The day on which somebody opened it and found the fact there; none: not yet.
    #[serde(deserialize_with = "none_if_empty")]
    pub checked_on: Option<Date>,
    /// The units that it carries.
    pub supports: Vec<UnitId>,
}

#[cfg(test)]
mod tests {
    use super::*;

    const GOOD: &str = r#"
        id = "work/passport-held"
        topic = "work"
        order = 30
        audience = ["member"]
        countries = ["*"]
        level = "basic"
        minutes = 4
        content_notes = ["detention"]
        helps = "u12"
        related = ["work/wages-and-debt"]
        review_every_days = 180
        license = "CC-BY-4.0"
        attribution = "Larkspur contributors"
        legal_review = { by = "", on = "" }
        advisor_review = { by = "A. B.", on = "2026-11-25" }

        [[sources]]
        id = "ilo-p29"
        title = "Forced Labour Convention, 1930 (No. 29)"
        publisher = "International Labour Organization"
        url = "https://normlex.ilo.org/dyn/nrmlx_en/f?p=NORMLEXPUB:12100:0::NO::P12100_ILO_CODE:C029"
        checked_on = ""
        supports = ["u3", "u4"]
    "#;

    #[test]
    fn the_example_of_the_format_is_read() {
        let info: ResourceInfo = toml::from_str(GOOD).unwrap();
        assert_eq!((info.topic, info.kind), (Topic::Work, Kind::Guidance));
        assert_eq!(info.content_notes, [ContentNote::Detention]);
        assert_eq!(info.helps, UnitId::parse("u12").ok());
        assert_eq!(info.legal_review, None);
        assert_eq!(info.advisor_review.unwrap().on.to_string(), "2026-11-25");
        assert_eq!(info.sources[0].checked_on, None);
    }

    #[test]
    fn a_resource_may_be_the_words_of_a_law() {
        let law = GOOD.replacen("order = 30", "kind = \"instrument\"\norder = 30", 1);
        assert_eq!(toml::from_str::<ResourceInfo>(&law).unwrap().kind, Kind::Instrument);
    }

    #[test]
    fn a_slip_in_any_line_is_found() {
        for (good, bad) in [
            ("order = 30", "order = 30\ncolour = \"red\""),
            ("topic = \"work\"", "topic = \"cooking\""),
            ("topic = \"work\"", "topic = \"work\"\nkind = \"law\""),
            ("[\"member\"]", "[\"everyone\"]"),
            ("[\"*\"]", "[\"Philippines\"]"),
            ("\"basic\"", "\"Basic\""),
            ("minutes = 4", "minutes = 0"),
            ("minutes = 4", "minutes = \"4\""),
            ("[\"detention\"]", "[\"sadness\"]"),
            ("helps = \"u12\"", "helps = \"12\""),
            ("{ by = \"\", on = \"\" }", "{ by = \"\", on = \"2026-11-25\" }"),
            ("{ by = \"\", on = \"\" }", "{ by = \"\" }"),
            ("https://normlex", "http://normlex"),
            ("checked_on = \"\"", "checked_on = \"2026-02-30\""),
            ("checked_on = \"\"", "seen_on = \"\""),
            ("attribution = \"Larkspur contributors\"", ""),
        ] {
            let text = GOOD.replacen(good, bad, 1);
            assert_ne!(text, GOOD, "{good}");
            assert!(toml::from_str::<ResourceInfo>(&text).is_err(), "{bad}");
        }
    }

    #[test]
    fn every_name_leads_back_to_what_it_names() {
        for topic in Topic::ALL {
            assert_eq!(Topic::from_name(topic.as_str()), Some(*topic));
        }
        assert_eq!(Topic::ALL.len(), 12);
        assert_eq!(Topic::from_name("glossary"), None);
    }
}
