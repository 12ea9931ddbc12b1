//! Values that are chosen from a closed list, and how one is read that an app does not know.
//!
//! The document holds keys; the window has the words for them. Invariants: a key has one way to be written and never changes; a
//! key that this version does not know is kept as it stands, so that an older app does not take a newer one's choice away; and
//! it is not filled.

use std::fmt;

/// A value of a closed list.
pub trait Keyed: Copy + Eq + 'static {
    /// Every value, in the order in which a window offers them.
    const ALL: &'static [Self];

    /// The key in the document.
    fn key(self) -> &'static str;
}

/// Makes a closed list of values with a key each.
macro_rules! keyed {
    ($(#[$doc:meta])* $name:ident { $($(#[$of:meta])* $value:ident => $key:literal),+ $(,)? }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum $name {
            $($(#[$of])* $value),+
        }

        impl $crate::recommendation::choice::Keyed for $name {
            const ALL: &'static [Self] = &[$(Self::$value),+];

            fn key(self) -> &'static str {
                match self {
                    $(Self::$value => $key),+
                }
            }
        }
    };
}
pub(crate) use keyed;

/// Finds the value of a key.
pub(crate) fn of_key<T: Keyed>(key: &str) -> Option<T> {
    T::ALL.iter().copied().find(|value| value.key() == key)
}

/// What was chosen in a field.
#[derive(Clone, Default, PartialEq, Eq)]
pub enum Choice<T> {
    /// Nothing yet.
    #[default]
    Unset,
    /// A value.
    Known(T),
    /// Something that a newer app wrote, as it stands.
    Unknown(String),
}

impl<T: Keyed> Choice<T> {
    /// Reads what the document holds.
    pub fn read(key: &str) -> Self {
        if key.is_empty() {
            return Self::Unset;
        }
        of_key(key).map_or_else(|| Self::Unknown(key.to_owned()), Self::Known)
    }

    /// The value, where there is one that this app knows.
    pub fn known(&self) -> Option<T> {
        match self {
            Self::Known(value) => Some(*value),
            Self::Unset | Self::Unknown(_) => None,
        }
    }

    /// What the document holds for it.
    pub fn key(&self) -> &str {
        match self {
            Self::Unset => "",
            Self::Known(value) => value.key(),
            Self::Unknown(key) => key,
        }
    }
}

impl<T: fmt::Debug> fmt::Debug for Choice<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unset => f.write_str("Unset"),
            Self::Known(value) => value.fmt(f),
            // Whatever a member put there could be words.
            Self::Unknown(_) => f.write_str("Unknown"),
        }
    }
}

keyed! {
    /// A part of the work against trafficking: the three of the Palermo Protocol, partnership (2009), and survivors' say.
    Pillar {
        /// That it does not happen.
        Prevention => "prevention",
        /// Help and safety for those to whom it happened.
        Protection => "protection",
        /// Law, police and courts.
        Prosecution => "prosecution",
        /// Working together.
        Partnership => "partnership",
        /// Survivors have a say, and are paid for their work.
        SurvivorEngagement => "survivor_engagement",
    }
}
keyed! {
    /// How what survivors say came to be known.
    SurvivorSource {
        /// From one person, who consented.
        Individual => "individual_consented",
        /// From a discussion in a group.
        Group => "group_discussion",
        /// From a survey.
        Survey => "survey",
        /// From something that is published.
        Published => "published",
    }
}
keyed! {
    /// How strong an ask is. GRETA's "urges", "considers" and "invites" go together with them.
    Strength {
        /// A duty.
        Must => "must",
        /// What good practice asks for.
        Should => "should",
        /// A possibility.
        Could => "could",
    }
}
keyed! {
    /// What is known of the cost.
    CostKind {
        /// Nothing.
        NoneKnown => "none_known",
        /// An estimate: an amount, a currency and where it is from.
        Estimate => "estimate",
        /// A line of a budget.
        BudgetLine => "budget_line",
    }
}
keyed! {
    /// How much it matters.
    PriorityLevel {
        /// People come to harm while it is not done.
        Critical => "critical",
        /// High.
        High => "high",
        /// Medium.
        Medium => "medium",
    }
}
