//! Words of a page beside each other, as elements of our own: what a unit says, what has changed in it, what it is.
//!
//! Used by the writing page and by the page of a proposal. Invariants: nothing of a page becomes markup; nothing here
//! leads away from what is written; a change is said in words and lines, never by colour alone.

use larkspur_ipc::{
    proposals::Part,
    resources::{BlockKind, Inline, Target, UnitKind},
    words::Change,
};
use leptos::prelude::*;

use crate::{
    i18n::{Text, t},
    shared::{Icon, State, StateKind, word_changes},
};

use super::languages::direction;

/// What a unit says, in its language.
pub(super) fn said(parts: &[Inline], lang: String, id: String) -> AnyView {
    let dir = direction(&lang).as_str();
    view! {
        <div class="read" id=id lang=lang dir=dir>{inlines(parts)}</div>
    }
    .into_any()
}

fn inlines(parts: &[Inline]) -> AnyView {
    parts.iter().map(inline).collect::<Vec<_>>().into_any()
}

fn inline(part: &Inline) -> AnyView {
    match part {
        Inline::Text { words } => words.clone().into_any(),
        Inline::Strong { parts } => {
            view! { <strong class="font-semibold">{inlines(parts)}</strong> }.into_any()
        }
        // Slanted letters are hard to read in many scripts: emphasis is weight.
        Inline::Emphasis { parts } => {
            view! { <em class="not-italic font-semibold">{inlines(parts)}</em> }.into_any()
        }
        Inline::Link { target, parts } => {
            // Where words lead out of the app, the host is a part of what is vouched for.
            let host = match target {
                Target::Web { host, .. } => Some(host.clone()),
                _ => None,
            };
            view! {
                <span class="term">{inlines(parts)}</span>
                {host.map(|host| view! { <span class="meta" dir="ltr">" (" {host} ")"</span> })}
            }
            .into_any()
        }
    }
}

/// Whether the links of a translation lead elsewhere than those of its source.
pub(super) fn leads_elsewhere(source: &[Inline], words: &[Inline]) -> bool {
    let (mut here, mut there) = (targets(source), targets(words));
    here.sort_unstable();
    there.sort_unstable();
    here != there
}

fn targets(parts: &[Inline]) -> Vec<&str> {
    let mut found = Vec::new();
    for part in parts {
        match part {
            Inline::Text { .. } => {}
            Inline::Strong { parts } | Inline::Emphasis { parts } => found.extend(targets(parts)),
            Inline::Link { target, parts } => {
                found.push(match target {
                    Target::Resource { resource } => resource.as_str(),
                    Target::Contacts { country } => country,
                    Target::Term { term } => term,
                    Target::Web { address, .. } => address,
                });
                found.extend(targets(parts));
            }
        }
    }
    found
}

/// What has changed in words, under a sentence that says so.
pub(super) fn changes(changes: &[Change], lang: String, sentence: Text) -> Option<AnyView> {
    if changes.is_empty() {
        return None;
    }
    let dir = direction(&lang).as_str();
    let pieces: Vec<AnyView> = word_changes(changes);
    Some(
        view! {
            <div class="note-bracket grid gap-1" data-testid="proposals-changes">
                <State kind=StateKind::Straw icon=Icon::Changed>{sentence}</State>
                <div class="second" lang=lang dir=dir>{pieces}</div>
            </div>
        }
        .into_any(),
    )
}

/// What a unit is, in a word.
pub(super) fn part(part: Part) -> Text {
    match part {
        Part::Title => t::proposals_part_title(),
        Part::Summary => t::proposals_part_summary(),
        Part::Unit { kind } => match kind {
            UnitKind::Heading2 | UnitKind::Heading3 => t::proposals_part_heading(),
            UnitKind::Paragraph => t::proposals_part_paragraph(),
            UnitKind::Item => t::proposals_part_item(),
            UnitKind::Numbered => t::proposals_part_numbered(),
            UnitKind::Task => t::proposals_part_task(),
            UnitKind::Script => t::proposals_part_script(),
        },
    }
}

/// As what a unit stands out, in the words that its reader sees.
pub(super) fn block(kind: BlockKind) -> Option<Text> {
    Some(match kind {
        BlockKind::Plain => return None,
        BlockKind::Note => t::resources_block_note(),
        BlockKind::Warning => t::resources_block_warning(),
        BlockKind::Steps => t::resources_block_steps(),
        BlockKind::Breathe => t::resources_block_breathe(),
        BlockKind::Script => t::resources_block_script(),
    })
}

/// What stands above a unit: what it is, where it stands out, and whether misreading it could hurt somebody.
pub(super) fn caption(of: Part, kind: BlockKind, is_critical: bool) -> AnyView {
    let critical = is_critical.then(|| {
        view! {
            <State kind=StateKind::Straw icon=Icon::Caution testid="proposals-critical">
                {t::proposals_critical()}
            </State>
        }
    });
    view! {
        <p class="flex flex-wrap items-baseline gap-x-3">
            <span class="cap">
                {part(of)} {block(kind).map(|words| view! { " · " {words} })}
            </span>
            {critical}
        </p>
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn link(target: Target) -> Inline {
        Inline::Link { target, parts: vec![Inline::Text { words: "x".to_owned() }] }
    }

    fn term(term: &str) -> Inline {
        link(Target::Term { term: term.to_owned() })
    }

    fn web(address: &str) -> Inline {
        link(Target::Web { address: address.to_owned(), host: String::new() })
    }

    #[test]
    fn links_may_stand_in_another_order_but_not_lead_elsewhere() {
        let strong = |part| Inline::Strong { parts: vec![part] };
        let source = [term("passport"), web("https://a.example/1")];
        assert!(!leads_elsewhere(&source, &[strong(web("https://a.example/1")), term("passport")]));
        assert!(leads_elsewhere(&source, &[term("passport"), web("https://a.example/2")]));
        assert!(leads_elsewhere(&source, &[term("passport")]));
        assert!(leads_elsewhere(&[], &[web("https://a.example/1")]));
    }
}
