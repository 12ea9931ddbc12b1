//! A unit of a translation in work: what the source says, and beside it the words that somebody writes.
//!
//! Part of the writing page. Invariants: the field stays the same element while its unit is there; what is told of its
//! words is shown only until somebody types in it.

use larkspur_ipc::{
    UnitName,
    proposals::{UnitInWork, UnitProgress},
};
use leptos::{html, prelude::*};

use super::{
    drawing::{caption, changes, part, said},
    fields::GrowingField,
    hints::{hints, progress, terms},
    languages::direction,
    standing::state,
    writing_state::Writing,
};
use crate::{
    i18n::{Text, t},
    shared::{Button, ButtonKind, Icon, Show, effect, ids::unique_id, memo},
};

/// The unit.
#[component]
pub(super) fn UnitRow(
    /// The translation.
    writing: Writing,
    /// Which unit.
    unit: UnitName,
) -> impl IntoView {
    let Some(row) = writing.unit(&unit) else {
        // It went between the change of the names and this turn; so will this row.
        return view! { <li hidden></li> }.into_any();
    };
    let source_id = unique_id("source");
    let source = source_side(writing, row, source_id.clone());
    let name = unit.as_str().to_owned();
    view! {
        <li class="pair" data-testid="proposals-unit" data-unit=name>
            <div class="pair-side">{source}</div>
            <div class="pair-side">
                <Words writing=writing unit=unit row=row source_id=source_id/>
            </div>
        </li>
    }
    .into_any()
}

/// What the source says, what has changed in it, and its words of the glossary.
fn source_side(writing: Writing, row: RwSignal<UnitInWork>, id: String) -> AnyView {
    // What is typed changes none of this, so it is drawn anew only when the source is another one.
    let source = memo(move |_| {
        row.with(|it| UnitInWork {
            typed: String::new(),
            progress: UnitProgress::Empty,
            hints: Vec::new(),
            ..it.clone()
        })
    });
    (move || {
        let (from, into) = (writing.source_lang(), writing.lang());
        source.with(|it| {
            view! {
                {caption(it.part, it.block, it.is_critical)}
                {said(&it.source, from.clone(), id.clone())}
                {changes(&it.changes, from.clone(), t::proposals_source_changed())}
                {terms(&it.terms, &from, &into)}
            }
            .into_any()
        })
    })
    .into_any()
}

/// The field and what stands below it.
#[component]
fn Words(
    writing: Writing,
    unit: UnitName,
    row: RwSignal<UnitInWork>,
    source_id: String,
) -> impl IntoView {
    let name = StoredValue::new(unit);
    let field = NodeRef::<html::Textarea>::new();
    let (id, hints_id) = (unique_id("words"), unique_id("hints"));
    let told = memo(move |_| row.with(|it| it.typed.clone()));
    let words = RwSignal::new(told.get_untracked());
    let has_typed = StoredValue::new(false);
    effect(move || {
        let told = told.get();
        if !has_typed.get_value() && words.with_untracked(|words| *words != told) {
            words.set(told);
        }
    });
    let type_words = move |text: String| {
        has_typed.set_value(true);
        words.set(text.clone());
        writing.keeping.type_words(name.get_value(), text);
    };
    // The button that was pressed goes, so the focus goes where the words are.
    let go_on_writing = move || {
        if let Some(field) = field.get_untracked() {
            let _ = field.focus();
        }
    };
    let begin = move || {
        type_words(row.with_untracked(|it| it.source_line.clone()));
        go_on_writing();
    };
    let mark_fitting = move || {
        writing.mark_fitting(name.get_value());
        go_on_writing();
    };
    let is_empty = memo(move |_| words.with(String::is_empty));
    let stands = memo(move |_| row.with(|it| it.progress));
    let noted = memo(move |_| row.with(|it| it.hints.clone()));
    let label = move || {
        let units = writing.units();
        let place = name.with_value(|name| units.iter().position(|it| it == name));
        let what = part(row.with_untracked(|it| it.part));
        Text::from(t::ProposalsWordsLabel {
            part: what.into(),
            place: place.map_or(1, |at| at + 1).into(),
            units: units.len().into(),
        })
    };
    let lang = writing.lang();
    let dir = direction(&lang).as_str();
    view! {
        <label class="cap" for=id.clone()>{label}</label>
        <GrowingField
            id=id
            testid="proposals-words"
            words=words
            on_words=Callback::new(type_words)
            lang=lang
            dir=dir
            is_read=true
            described_by=format!("{source_id} {hints_id}")
            node_ref=field
        />
        <div class="flex flex-wrap items-center gap-x-4 gap-y-1">
            {move || state(progress(stands.get()), "proposals-progress")}
            <Show when=move || is_empty.get()>
                <Button
                    testid="proposals-begin-with-source"
                    kind=ButtonKind::Quiet
                    small=true
                    icon=Icon::Copy
                    on_press=begin
                >
                    {t::proposals_begin_with_source()}
                </Button>
            </Show>
            <Show when=move || stands.get() == UnitProgress::Changed && !is_empty.get()>
                <Button
                    testid="proposals-mark-fitting"
                    kind=ButtonKind::Line
                    small=true
                    icon=Icon::Check
                    on_press=mark_fitting
                >
                    {t::proposals_mark_fitting()}
                </Button>
            </Show>
        </div>
        <ul id=hints_id class="grid gap-1">{move || noted.with(|noted| hints(noted))}</ul>
    }
}
