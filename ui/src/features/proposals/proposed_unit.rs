//! A unit of a proposal beside its source, what others say of it, and the field for a remark of one's own.
//!
//! Part of the page of a proposal. Invariant: that a unit is missing, older than its source or leads elsewhere is
//! said beside it.

use larkspur_ipc::{
    proposals::{MAX_REMARK_CHARS, ProposedUnit},
    resources::UnitState,
};
use leptos::{html, prelude::*};

use super::{
    drawing::{caption, changes, leads_elsewhere, part, said},
    fields::GrowingField,
    review_state::Reading,
};
use crate::{
    i18n::t,
    shared::{Button, ButtonKind, Icon, Show, State, StateKind, ids::unique_id, memo},
};

/// The unit.
#[component]
pub(super) fn ProposedRow(
    /// The page.
    reading: Reading,
    /// The unit.
    unit: ProposedUnit,
    /// Whether the person can review it.
    can_review: Memo<bool>,
) -> impl IntoView {
    let (from, into) = reading.shown.with_untracked(|shown| {
        let row = shown.as_ref().map(|it| &it.row);
        row.map(|row| (row.source_lang.clone(), row.lang.clone())).unwrap_or_default()
    });
    // A translation is in another language than its source; the words of a page stand beside those that the library has.
    let is_page = from == into;
    let no_source =
        if is_page { t::proposals_pages_part_new() } else { t::proposals_source_missing() };
    let no_words =
        if is_page { t::proposals_pages_part_out() } else { t::proposals_unit_missing() };
    let source = if unit.source.is_empty() {
        view! { <p class="second">{no_source}</p> }.into_any()
    } else {
        said(&unit.source, from, unique_id("source"))
    };
    let words = if unit.proposed.is_empty() {
        view! {
            <p><State kind=StateKind::Straw icon=Icon::Draft testid="proposals-missing">{no_words}</State></p>
        }
        .into_any()
    } else {
        said(&unit.proposed, into.clone(), unique_id("proposed"))
    };
    let changed = (unit.state == UnitState::Changed).then(|| {
        view! {
            <p><State kind=StateKind::Straw icon=Icon::Changed testid="proposals-unit-changed">{t::proposals_unit_changed()}</State></p>
        }
    });
    let has_both = !unit.source.is_empty() && !unit.proposed.is_empty();
    let elsewhere = (has_both && leads_elsewhere(&unit.source, &unit.proposed)).then(|| {
        view! {
            <p><State kind=StateKind::Straw icon=Icon::Link testid="proposals-elsewhere">{t::proposals_links_elsewhere()}</State></p>
        }
    });
    let name = unit.unit.as_str().to_owned();
    let since = changes(&unit.changes, into, t::proposals_changed_since_before());
    view! {
        <li class="pair" data-testid="proposals-unit" data-unit=name>
            <div class="pair-side">
                {caption(unit.part, unit.block, unit.is_critical)}
                {source}
            </div>
            <div class="pair-side">
                {words}
                {since}
                {changed}
                {elsewhere}
                <Remarks reading=reading unit=unit can_review=can_review/>
            </div>
        </li>
    }
}

/// What others say of it, and what the person says.
#[component]
fn Remarks(reading: Reading, unit: ProposedUnit, can_review: Memo<bool>) -> impl IntoView {
    let of = part(unit.part);
    let name = StoredValue::new(unit.unit);
    let remarks = memo(move |_| {
        reading.shown.with(|shown| {
            let units = shown.as_ref().map(|it| it.units.as_slice()).unwrap_or_default();
            let unit = units.iter().find(|it| name.with_value(|name| it.unit == *name));
            unit.map(|it| it.remarks.clone()).unwrap_or_default()
        })
    });
    let listed = move || {
        let rows: Vec<AnyView> = remarks
            .get()
            .into_iter()
            .map(|remark| {
                view! {
                    <li class="second" data-testid="proposals-remark">
                        <bdi class="font-semibold">{remark.by}</bdi>
                        <span class="block whitespace-pre-wrap" dir="auto">{remark.words}</span>
                    </li>
                }
                .into_any()
            })
            .collect();
        (!rows.is_empty()).then(|| view! { <ul class="grid gap-2 note-bracket">{rows}</ul> })
    };
    let field = NodeRef::<html::Textarea>::new();
    let is_open = memo(move |_| name.with_value(|name| reading.is_remarking(name)));
    let words = Signal::derive(move || name.with_value(|name| reading.words_on(name)));
    let keep = move |words: String| name.with_value(|name| reading.remark_on(name, words));
    let open = move || {
        keep(String::new());
        // The field is put in by an effect of this turn.
        request_animation_frame(move || {
            if let Some(field) = field.get_untracked() {
                let _ = field.focus();
            }
        });
    };
    let label = {
        let of = of.clone();
        move || Some(t::proposals_remark_open_label(of.clone()).text())
    };
    let label = Signal::derive(label);
    let id = unique_id("remark");
    view! {
        {listed}
        <Show when=move || can_review.get() && !is_open.get()>
            <div>
                <Button
                    testid="proposals-remark-open"
                    kind=ButtonKind::Quiet
                    small=true
                    class="-ms-3"
                    icon=Icon::Note
                    label=label
                    on_press=open
                >
                    {t::proposals_remark_open()}
                </Button>
            </div>
        </Show>
        <Show when=move || can_review.get() && is_open.get()>
            <label class="cap" for=id.clone()>{t::proposals_remark_on(of.clone())}</label>
            <GrowingField
                id=id.clone()
                testid="proposals-remark-words"
                words=words
                on_words=Callback::new(keep)
                max_length=MAX_REMARK_CHARS
                node_ref=field
            />
        </Show>
    }
}
