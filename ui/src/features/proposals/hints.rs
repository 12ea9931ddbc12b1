//! What is said beside the words of a unit that somebody is writing: how far it has come, the words of the glossary,
//! and what to look at.
//!
//! Part of the writing page. Invariant: a hint tells what can be done about it, and blames nobody.

use larkspur_ipc::proposals::{Hint, TermHit, UnitProgress};
use leptos::prelude::*;

use super::languages::direction;
use crate::{
    i18n::{Text, t},
    shared::{Icon, State, StateKind, hidden},
};

/// What is said of how far a unit has come.
pub(super) fn progress(progress: UnitProgress) -> (StateKind, Icon, Text) {
    match progress {
        UnitProgress::Empty => (StateKind::Plain, Icon::Draft, t::proposals_progress_empty()),
        UnitProgress::Changed => (StateKind::Straw, Icon::Changed, t::proposals_progress_changed()),
        UnitProgress::AsProposed => {
            (StateKind::Plain, Icon::Check, t::proposals_progress_as_proposed())
        }
        UnitProgress::Fits => (StateKind::Leaf, Icon::Checked, t::proposals_progress_fits()),
    }
}

/// What is said of something to look at.
fn sentence(hint: &Hint) -> Text {
    match hint {
        Hint::TooLong { most, has } => {
            Text::from(t::ProposalsHintTooLong { has: (*has).into(), most: (*most).into() })
        }
        Hint::Unfit => t::proposals_hint_unfit(),
        Hint::LongSentence { most, has } => {
            Text::from(t::ProposalsHintLongSentence { has: (*has).into(), most: (*most).into() })
        }
        Hint::MissingLinks { links } => t::proposals_hint_missing_links(*links),
        Hint::AddedLinks { links } => t::proposals_hint_added_links(*links),
        Hint::DeadLinks { links } => t::proposals_pages_hint_dead_links(*links),
    }
}

/// All that there is to look at.
pub(super) fn hints(hints: &[Hint]) -> AnyView {
    let rows: Vec<AnyView> = hints
        .iter()
        .map(|hint| {
            let (kind, icon) = if hint.is_warning() {
                (StateKind::Plain, Icon::Info)
            } else {
                (StateKind::Clay, Icon::Problem)
            };
            let words = sentence(hint);
            view! {
                <li><State kind=kind icon=icon testid="proposals-hint">{words}</State></li>
            }
            .into_any()
        })
        .collect();
    rows.into_any()
}

/// The words of the glossary that stand in a source, with what each is called in the language that is written.
pub(super) fn terms(terms: &[TermHit], source_lang: &str, lang: &str) -> Option<AnyView> {
    if terms.is_empty() {
        return None;
    }
    let rows: Vec<AnyView> = terms.iter().map(|hit| term(hit, source_lang, lang)).collect();
    Some(
        view! {
            <div class="term-hits" data-testid="proposals-terms">
                <p class="meta">{t::proposals_terms()}</p>
                <ul class="grid gap-1">{rows}</ul>
            </div>
        }
        .into_any(),
    )
}

fn term(hit: &TermHit, source_lang: &str, lang: &str) -> AnyView {
    let target = match hit.target.clone() {
        Some(words) => {
            let dir = direction(lang).as_str();
            view! { <bdi class="font-semibold" lang=lang.to_owned() dir=dir>{words}</bdi> }
                .into_any()
        }
        None => t::proposals_term_unknown().into_any(),
    };
    let avoid = hit.avoid.clone().map(|avoid| {
        view! {
            <span class="block meta">
                {t::resources_words_avoid()}": "
                <bdi lang=hit.avoid_lang.clone() dir="auto">{avoid}</bdi>
            </span>
        }
    });
    view! {
        <li class="second">
            <bdi lang=source_lang.to_owned()>{hit.source.clone()}</bdi>
            {hidden(t::proposals_term_is())}
            <Icon name=Icon::Forward class="ic-sm inline mx-1.5 align-middle"/>
            {target}
            {avoid}
        </li>
    }
    .into_any()
}
