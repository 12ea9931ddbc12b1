//! A draft on the board: what it is called, to whom it goes, how far it is.
//!
//! Part of the board. Invariant: how far it is stands in words; the bar only repeats it.

use larkspur_ipc::advice::{DraftRow, Progress};
use leptos::prelude::*;

use super::{place, template_words};
use crate::{
    i18n::{Text, dates, names, t},
    shared::{Icon, State, StateKind, memo},
};

/// The card. It is empty once the draft has gone, a moment before the card goes too.
#[component]
pub(super) fn DraftCard(
    /// The draft.
    row: Memo<Option<DraftRow>>,
) -> impl IntoView {
    let open = move || {
        if let Some(row) = row.get_untracked() {
            place::open(row.room);
        }
    };
    view! {
        <li>
            <a
                class="paper p-4 ring-in"
                href="#main"
                data-testid="advice-draft"
                on:click=move |event| {
                    event.prevent_default();
                    open();
                }
            >
                {move || row.get().map(|row| shown(&row))}
            </a>
        </li>
    }
}

fn shown(row: &DraftRow) -> AnyView {
    let title = match row.title.trim() {
        "" => t::advice_untitled().into_any(),
        title => view! { <bdi>{title.to_owned()}</bdi> }.into_any(),
    };
    view! {
        <h3 class="title h-card" data-testid="advice-draft-title">{title}</h3>
        {addressed(row)}
        <p class="meta nums mt-2.5 mb-1.5 flex flex-wrap justify-between gap-x-3">
            <span>{template_words::name_or_newer(row.template)}</span>
            <span data-testid="advice-draft-progress">
                {Text::from(t::AdviceProgress {
                    written: row.progress.written.into(),
                    parts: row.progress.parts.into(),
                })}
            </span>
        </p>
        {bar(row.progress)}
        <p class="mt-2.5">{changed(row)}</p>
    }
    .into_any()
}

/// To whom it goes, and the country that it is about.
fn addressed(row: &DraftRow) -> Option<AnyView> {
    let addressee = row.addressee.trim().to_owned();
    let country = row.country.clone();
    let words = match (addressee.is_empty(), country) {
        (true, None) => return None,
        (false, None) => view! { <bdi>{addressee}</bdi> }.into_any(),
        (true, Some(country)) => (move || names::country(&country)).into_any(),
        (false, Some(country)) => view! {
            <bdi>{addressee}</bdi>
            " · "
            {move || names::country(&country)}
        }
        .into_any(),
    };
    Some(view! { <p class="second">{words}</p> }.into_any())
}

/// How far something is, as a bar.
fn bar(progress: Progress) -> AnyView {
    let Progress { written, parts } = progress;
    let is_full = parts > 0 && written >= parts;
    meter(written, parts, is_full)
}

/// A part of a whole as a bar. What it tells stands in words beside it.
pub(super) fn meter(part: u32, whole: u32, is_full: bool) -> AnyView {
    let percent = u64::from(part).min(u64::from(whole)) * 100 / u64::from(whole.max(1));
    let width = format!("{percent}%");
    view! {
        <div class="meter" aria-hidden="true">
            <i class=if is_full { "full" } else { "" } style:inline-size=width></i>
        </div>
    }
    .into_any()
}

/// When it was changed last, or that something waits.
fn changed(row: &DraftRow) -> Option<AnyView> {
    if row.is_waiting {
        return Some(
            view! {
                <State kind=StateKind::Straw icon=Icon::Offline testid="advice-draft-waits">
                    {t::advice_draft_waits()}
                </State>
            }
            .into_any(),
        );
    }
    let changed = row.changed?;
    // A day changes at midnight, and the card with it as soon as it is drawn again.
    let words = memo(move |_| dates::relative_day(changed));
    Some(
        view! { <State icon=Icon::Edit>{move || t::advice_changed(words.get())}</State> }
            .into_any(),
    )
}
