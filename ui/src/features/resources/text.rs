//! The text of a page as elements of our own.
//!
//! Used by the reader. Invariants: nothing of a page becomes markup; every part carries its language; what a
//! person ticks changes no other part of the page.

use std::sync::Arc;

use larkspur_ipc::{
    ResourceId,
    resources::{Block, BlockKind, Inline, Standing, Target, Term, Unit, UnitKind, UnitState},
};
use leptos::{ev, prelude::*};
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

use super::{
    outline::element_id,
    state::{Explained, Shown, tick, use_shown},
};
use crate::{
    i18n::{Text, t},
    shared::{Icon, Slip, SlipKind, State, StateKind},
};

/// What the text of a page is drawn from.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Words {
    pub(super) resource: ResourceId,
    /// The language of the text.
    pub(super) lang: String,
    /// The language of the original.
    pub(super) original: String,
    pub(super) standing: Standing,
    pub(super) blocks: Vec<Block>,
    pub(super) terms: Vec<Term>,
}

/// What every part of the text needs.
#[derive(Clone)]
struct Around {
    words: Arc<Words>,
    shown: Shown,
    ticked: Signal<Vec<u16>>,
    is_beside: Signal<bool>,
}

/// The words without their marks.
pub(super) fn plain(parts: &[Inline]) -> String {
    parts
        .iter()
        .map(|part| match part {
            Inline::Text { words } => words.clone(),
            Inline::Strong { parts } | Inline::Emphasis { parts } | Inline::Link { parts, .. } => {
                plain(parts)
            }
        })
        .collect()
}

/// The text.
#[component]
pub(super) fn PageText(
    /// The text.
    words: Words,
    /// The units that are ticked.
    ticked: Signal<Vec<u16>>,
    /// Whether the original stands beside each unit.
    is_beside: Signal<bool>,
) -> impl IntoView {
    let words = Arc::new(words);
    let around = Around { words: Arc::clone(&words), shown: use_shown(), ticked, is_beside };
    view! {
        <div class="page-text" lang=words.lang.clone() data-testid="resources-text">
            {words.blocks.iter().map(|block| render_block(block, &around)).collect::<Vec<_>>()}
        </div>
    }
}

fn render_block(block: &Block, around: &Around) -> AnyView {
    let units = render_units(&block.units, around);
    let (kind, icon, name): (SlipKind, Icon, Text) = match block.kind {
        BlockKind::Plain => return units,
        BlockKind::Note => (SlipKind::Plain, Icon::Info, t::resources_block_note()),
        BlockKind::Warning => (SlipKind::Straw, Icon::Caution, t::resources_block_warning()),
        BlockKind::Steps => (SlipKind::Blue, Icon::Steps, t::resources_block_steps()),
        BlockKind::Breathe => (SlipKind::Leaf, Icon::Breathe, t::resources_block_breathe()),
        BlockKind::Script => (SlipKind::Plain, Icon::Script, t::resources_block_script()),
    };
    view! {
        <section class="page-block" data-kind=format!("{:?}", block.kind)>
            <Slip kind=kind icon=icon>
                // The words of the app, in a text of perhaps another language.
                <p class="cap mb-1">{app_words(name)}</p>
                <div class="grid gap-2.5">{units}</div>
            </Slip>
        </section>
    }
    .into_any()
}

/// Words of the app inside a text of another language.
fn app_words(text: Text) -> AnyView {
    view! {
        <span lang=move || crate::i18n::current().tag>{text}</span>
    }
    .into_any()
}

/// Units that follow each other and are of one list become one list.
fn render_units(units: &[Unit], around: &Around) -> AnyView {
    let mut parts = Vec::new();
    for run in units.chunk_by(|one, next| one.kind == next.kind && is_of_list(one.kind)) {
        let items = || run.iter().map(|unit| render_item(unit, around)).collect::<Vec<_>>();
        parts.push(match run[0].kind {
            UnitKind::Item => view! { <ul class="page-list list-disc">{items()}</ul> }.into_any(),
            // A tick would be kept nowhere.
            UnitKind::Task if around.shown.is_locked => {
                view! { <ul class="page-list list-disc">{items()}</ul> }.into_any()
            }
            UnitKind::Numbered => {
                view! { <ol class="page-list list-decimal">{items()}</ol> }.into_any()
            }
            UnitKind::Task => view! { <ul class="page-tasks">{items()}</ul> }.into_any(),
            _ => render_unit(&run[0], around),
        });
    }
    parts.into_any()
}

fn is_of_list(kind: UnitKind) -> bool {
    matches!(kind, UnitKind::Item | UnitKind::Numbered | UnitKind::Task)
}

fn render_item(unit: &Unit, around: &Around) -> AnyView {
    let number = unit.number;
    if unit.kind != UnitKind::Task || around.shown.is_locked {
        return view! {
            <li id=element_id(number) data-unit=number>{unit_words(unit, around)}</li>
        }
        .into_any();
    }
    let resource = around.words.resource.clone();
    let ticked = around.ticked;
    view! {
        <li id=element_id(number) data-unit=number>
            <label class="page-task">
                <input
                    type="checkbox"
                    class="checkbox"
                    data-testid="resources-task"
                    prop:checked=move || ticked.with(|ticked| ticked.contains(&number))
                    on:change=move |event| {
                        tick(resource.clone(), number, event_target_checked(&event));
                    }
                />
                <span class="min-w-0">{unit_words(unit, around)}</span>
            </label>
        </li>
    }
    .into_any()
}

fn render_unit(unit: &Unit, around: &Around) -> AnyView {
    let (id, number) = (element_id(unit.number), unit.number);
    let words = unit_words(unit, around);
    match unit.kind {
        UnitKind::Heading2 => view! {
            <h2 class="title h-part" id=id tabindex="-1" data-unit=number>{words}</h2>
        }
        .into_any(),
        UnitKind::Heading3 => view! {
            <h3 class="h-small" id=id tabindex="-1" data-unit=number>{words}</h3>
        }
        .into_any(),
        _ => view! {
            <div class="read" id=id tabindex="-1" data-unit=number>{words}</div>
        }
        .into_any(),
    }
}

/// What a unit says, with what has to stand beside it.
fn unit_words(unit: &Unit, around: &Around) -> AnyView {
    let words = &around.words;
    let lang = match unit.state {
        UnitState::Missing => words.original.clone(),
        UnitState::Current | UnitState::Changed => words.lang.clone(),
    };
    let said = view! { <span lang=lang dir="auto" class="unit-said">{inlines(&unit.parts, around)}</span> };
    if words.standing == Standing::Original {
        return said.into_any();
    }
    let needs_english = unit.is_critical && words.standing == Standing::Draft;
    let is_beside = around.is_beside;
    let (original, lang) = (Arc::new(unit.original.clone()), words.original.clone());
    let inner = around.clone();
    let beside = move || {
        let shows = !original.is_empty() && (needs_english || is_beside.get());
        shows.then(|| {
            let class = if needs_english && !is_beside.get() { "beneath" } else { "unit-original" };
            view! {
                <span class=class lang=lang.clone() dir="auto">{inlines(&original, &inner)}</span>
            }
        })
    };
    let note = match unit.state {
        UnitState::Current => None,
        UnitState::Missing => Some(
            view! {
                <span class="unit-note">
                    <State kind=StateKind::Straw icon=Icon::Draft>{app_words(t::resources_unit_missing())}</State>
                </span>
            }
            .into_any(),
        ),
        UnitState::Changed => Some(changed_note(unit, around)),
    };
    view! {
        <span class=move || if is_beside.get() { "unit-pair" } else { "unit-one" }>
            {said}
            {beside}
        </span>
        {note}
    }
    .into_any()
}

/// The note beside a unit whose original has changed: the original's words as they are now.
fn changed_note(unit: &Unit, around: &Around) -> AnyView {
    let is_open = RwSignal::new(false);
    let (original, lang) = (Arc::new(unit.original.clone()), around.words.original.clone());
    let inner = around.clone();
    let words = move || {
        let words = if is_open.get() { t::resources_unit_hide() } else { t::resources_unit_show() };
        app_words(words)
    };
    view! {
        <span class="unit-note note-bracket">
            <State kind=StateKind::Straw icon=Icon::Changed>{app_words(t::resources_unit_changed())}</State>
            <button
                type="button"
                class="link block min-h-8 text-sm font-semibold"
                data-testid="resources-unit-changed"
                aria-expanded=move || is_open.get().to_string()
                on:click=move |_| is_open.update(|is| *is = !*is)
            >
                {words}
            </button>
            {move || {
                is_open
                    .get()
                    .then(|| {
                        view! {
                            <span class="beneath" lang=lang.clone() dir="auto">
                                {inlines(&original, &inner)}
                            </span>
                        }
                    })
            }}
        </span>
    }
    .into_any()
}

fn inlines(parts: &[Inline], around: &Around) -> AnyView {
    parts.iter().map(|part| inline(part, around)).collect::<Vec<_>>().into_any()
}

fn inline(part: &Inline, around: &Around) -> AnyView {
    match part {
        Inline::Text { words } => words.clone().into_any(),
        Inline::Strong { parts } => {
            view! { <strong class="font-semibold">{inlines(parts, around)}</strong> }.into_any()
        }
        // Slanted letters are hard to read in many scripts: emphasis is weight.
        Inline::Emphasis { parts } => {
            view! { <em class="not-italic font-semibold">{inlines(parts, around)}</em> }.into_any()
        }
        Inline::Link { target, parts } => link(target, parts, around),
    }
}

fn link(target: &Target, parts: &[Inline], around: &Around) -> AnyView {
    let words = inlines(parts, around);
    let shown = around.shown;
    let (class, testid, opens): (_, _, Arc<dyn Fn(HtmlElement) + Send + Sync>) = match target
        .clone()
    {
        Target::Resource { resource } => {
            ("link", "resources-link", Arc::new(move |_| shown.open(resource.clone())))
        }
        Target::Contacts { country } => (
            "link",
            "resources-link-country",
            Arc::new(move |_| shown.show_country(country.clone())),
        ),
        // Nothing leads out of the app from the lock screen.
        Target::Web { .. } if shown.is_locked => return words,
        Target::Web { address, host } => (
            "link",
            "resources-link-web",
            Arc::new(move |_| shown.ask_about(address.clone(), host.clone())),
        ),
        Target::Term { term } => {
            let Some(term) = around.words.terms.iter().find(|it| it.term == term).cloned() else {
                return words;
            };
            let explain = move |anchor| {
                shown.explained.set(Some(Explained { term: term.clone(), anchor }));
            };
            ("term", "resources-term", Arc::new(explain))
        }
    };
    let is_dialog = !matches!(target, Target::Resource { .. });
    view! {
        <a
            class=class
            href="#main"
            data-testid=testid
            aria-haspopup=is_dialog.then_some("dialog")
            on:click=move |event: ev::MouseEvent| {
                event.prevent_default();
                let link = event.current_target().and_then(|it| it.dyn_into::<HtmlElement>().ok());
                if let Some(link) = link {
                    opens(link);
                }
            }
            // The middle button would follow the address.
            on:auxclick=|event| event.prevent_default()
        >
            {words}
        </a>
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plain_words_have_no_marks() {
        let text = |words: &str| Inline::Text { words: words.to_owned() };
        let parts = [
            text("Your "),
            Inline::Link {
                target: Target::Term { term: "passport".to_owned() },
                parts: vec![Inline::Strong { parts: vec![text("passport")] }],
            },
            text(" is yours."),
        ];
        assert_eq!(plain(&parts), "Your passport is yours.");
    }
}
