//! The writing page: the source of a page and its translation side by side, unit by unit.
//!
//! Shown in the library. Invariant: whether what was typed is in the vault is said at the foot of the page, which is
//! always in sight.

use larkspur_ipc::{
    ResourceId, UnitName,
    proposals::{GoneUnit, WritingHead},
};
use leptos::prelude::*;

use super::{
    frame::{Frame, Refused},
    kept_foot::KeptFoot,
    languages::direction,
    place::{What, use_way},
    propose_dialog::{ProposeDialog, Proposed},
    state::signed_in,
    unit_row::UnitRow,
    writing_state::Writing,
    writings_page::counts,
};
use crate::{
    i18n::{names, t},
    shared::{Button, ButtonKind, Icon, Shape, Show, Skeleton, focus, ids::unique_id, memo, rows},
};

/// The page.
#[component]
pub(super) fn WritingPage(
    /// The page that is translated.
    resource: ResourceId,
    /// The language that is written.
    lang: String,
) -> impl IntoView {
    let writing = Writing::start(resource, lang);
    let has_arrived = memo(move |_| writing.head.with(Option::is_some));
    let is_waiting = move || !has_arrived.get() && writing.error.with(Option::is_none);
    let foot = move || view! { <KeptFoot keeping=writing.keeping/> }.into_any();
    view! {
        <Frame testid="proposals-writing-page" foot=foot>
            <Refused error=writing.error has_arrived=has_arrived title=t::proposals_writings()/>
            <Show when=is_waiting>
                <Skeleton shape=Shape::Entries words=t::proposals_opening()/>
            </Show>
            <Show when=move || has_arrived.get()>
                <Head writing=writing/>
                <h2 class="sr-only">{t::proposals_side_by_side()}</h2>
                <ol class="pairs" role="list" data-testid="proposals-units">
                    {rows(
                        move || writing.units(),
                        |unit: &UnitName| unit.as_str().to_owned(),
                        move |unit| view! { <UnitRow writing=writing unit=unit/> },
                    )}
                </ol>
                <Gone writing=writing/>
            </Show>
        </Frame>
    }
}

/// The title, how far it has come, and what can be done with all of it.
#[component]
fn Head(writing: Writing) -> impl IntoView {
    let way = use_way();
    let heading = focus::on_arrival();
    let open = RwSignal::new(false);
    let row = memo(move |_| writing.head.with(|head| head.as_ref().map(|it| it.row.clone())));
    let title = memo(move |_| row.get().map(|row| (row.title, row.title_lang)).unwrap_or_default());
    let proposed = memo(move |_| row.get().and_then(|row| row.proposed));
    let signed_in = signed_in();
    let words = move || {
        let (words, lang) = title.get();
        if words.is_empty() {
            t::proposals_page_gone().into_any()
        } else {
            let dir = direction(&lang).as_str();
            view! { <bdi lang=lang dir=dir>{words}</bdi> }.into_any()
        }
    };
    let propose_label = move || {
        if proposed.with(Option::is_some) {
            t::proposals_propose_again()
        } else {
            t::proposals_propose()
        }
    };
    view! {
        <p class="second">{move || t::proposals_translation_into(names::language(&writing.lang()))}</p>
        <div class="flex flex-wrap items-start justify-between gap-x-8 gap-y-3 mb-3">
            <div class="min-w-0">
                <h1 class="title h-page" tabindex="-1" node_ref=heading data-testid="proposals-title">
                    {words}
                </h1>
                <p class="flex flex-wrap gap-x-4 gap-y-1 mt-2">{move || row.get().map(|row| counts(&row))}</p>
            </div>
            <div class="flex flex-wrap gap-2">
                {move || {
                    proposed
                        .get()
                        .map(|(room, proposal)| {
                            let what = StoredValue::new(What::Proposal { room, proposal });
                            view! {
                                <Button
                                    testid="proposals-see-proposal"
                                    icon=Icon::Show
                                    on_press=move || way.open(what.get_value())
                                >
                                    {t::proposals_see_proposal()}
                                </Button>
                            }
                        })
                }}
                <Show when=move || signed_in.get()>
                    <Button
                        testid="proposals-propose-open"
                        kind=ButtonKind::Primary
                        icon=Icon::Send
                        on_press=move || open.set(true)
                    >
                        {propose_label}
                    </Button>
                </Show>
            </div>
        </div>
        <p class="second mb-2">{t::proposals_writing_hint()}</p>
        <Show when=move || !signed_in.get()>
            <p class="second mb-2">{t::proposals_sign_in_to_propose()}</p>
        </Show>
        <ProposeDialog open=open proposed=Proposed::Translation(writing)/>
    }
}

/// Words whose unit the source has no longer.
#[component]
fn Gone(writing: Writing) -> impl IntoView {
    let gone = memo(move |_| {
        writing.head.with(|head: &Option<WritingHead>| {
            head.as_ref().map(|it| it.gone.clone()).unwrap_or_default()
        })
    });
    let lang = writing.lang();
    let row = move |gone: GoneUnit| {
        let unit = StoredValue::new(gone.unit);
        let dir = direction(&lang).as_str();
        let words_id = unique_id("gone");
        view! {
            <li class="rule-b py-3 flex flex-wrap items-start justify-between gap-3">
                <p class="read min-w-0 grow" id=words_id.clone() lang=lang.clone() dir=dir>
                    {gone.typed}
                </p>
                <Button
                    testid="proposals-drop-gone"
                    kind=ButtonKind::Remove
                    small=true
                    icon=Icon::Delete
                    described_by=words_id
                    on_press=move || writing.drop_gone(unit.get_value())
                >
                    {t::proposals_drop_gone()}
                </Button>
            </li>
        }
    };
    view! {
        <Show when=move || gone.with(|gone| !gone.is_empty())>
            <section class="mt-8" data-testid="proposals-gone">
                <h2 class="title h-part">{t::proposals_gone()}</h2>
                <p class="second">{t::proposals_gone_hint()}</p>
                <ul class="mt-2">
                    {rows(
                        move || gone.get(),
                        |gone: &GoneUnit| format!("{} {}", gone.unit.as_str(), gone.typed),
                        row.clone(),
                    )}
                </ul>
            </section>
        </Show>
    }
}
