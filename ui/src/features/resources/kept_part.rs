//! What the person keeps of the library: pages at hand, the place, and the one press that clears it.
//!
//! Part of the library's home. Invariant: nothing stands here that the person did not ask for.

use larkspur_ipc::resources::{Related, ResourceRow};
use leptos::prelude::*;

use super::{
    clear_dialog::ClearDialog,
    state::{keep_place, use_shown},
};
use crate::{
    i18n::t,
    shared::{Button, ButtonKind, Icon, Show, memo},
};

/// The part.
#[component]
pub(super) fn KeptPart() -> impl IntoView {
    let shown = use_shown();
    let is_clearing = RwSignal::new(false);
    let kept = memo(move |_| {
        shown.library.with(|library| {
            let shelves = library.iter().flat_map(|library| &library.shelves);
            let rows = shelves.flat_map(|shelf| &shelf.resources).filter(|row| row.is_kept);
            rows.cloned().collect::<Vec<_>>()
        })
    });
    let place = memo(move |_| {
        shown.library.with(|library| library.as_ref().and_then(|it| it.place.clone()))
    });
    let keeps_place =
        memo(move |_| shown.library.with(|it| it.as_ref().is_some_and(|it| it.keeps_place)));
    let has_traces =
        memo(move |_| shown.library.with(|it| it.as_ref().is_some_and(|it| it.has_traces)));
    view! {
        {move || place.get().map(|place| view! { <GoOn place=place/> })}
        <section class="px-1">
            <h2 class="h-small mb-1">{t::resources_kept()}</h2>
            <Show
                when=move || kept.with(|kept| !kept.is_empty())
                fallback=|| view! { <p class="second">{t::resources_kept_none()}</p> }
            >
                <ul class="grid" data-testid="resources-kept">
                    {move || kept.get().into_iter().map(|row| view! { <Kept row=row/> }).collect_view()}
                </ul>
            </Show>
            <label class="flex gap-3 items-start mt-3 cursor-pointer">
                <input
                    type="checkbox"
                    class="checkbox mt-0.5"
                    data-testid="resources-keep-place"
                    prop:checked=move || keeps_place.get()
                    on:change=move |event| keep_place(event_target_checked(&event))
                />
                <span>
                    <span class="block text-sm">{t::resources_keep_place()}</span>
                    <span class="meta block">{t::resources_keep_place_hint()}</span>
                </span>
            </label>
            <Show when=move || has_traces.get()>
                <div class="mt-2">
                    <Button
                        testid="resources-clear-open"
                        kind=ButtonKind::Quiet
                        small=true
                        class="-ms-3"
                        icon=Icon::Delete
                        on_press=move || is_clearing.set(true)
                    >
                        {t::resources_clear()}
                    </Button>
                </div>
            </Show>
            <ClearDialog open=is_clearing/>
        </section>
    }
}

#[component]
fn GoOn(place: Related) -> impl IntoView {
    let shown = use_shown();
    let resource = place.resource.clone();
    view! {
        <a
            class="paper p-4 flex gap-3 items-center"
            href="#main"
            data-testid="resources-go-on"
            on:click=move |event| {
                event.prevent_default();
                shown.open(resource.clone());
            }
        >
            <Icon name=Icon::Keep/>
            <span class="min-w-0">
                <span class="meta block">{t::resources_go_on()}</span>
                <span class="font-semibold text-sm" lang=place.lang dir="auto">{place.title}</span>
            </span>
        </a>
    }
}

#[component]
fn Kept(row: ResourceRow) -> impl IntoView {
    let shown = use_shown();
    let resource = row.resource.clone();
    view! {
        <li>
            <a
                class="row ring-in -mx-2.5"
                href="#main"
                data-testid="resources-kept-row"
                on:click=move |event| {
                    event.prevent_default();
                    shown.open(resource.clone());
                }
            >
                <Icon name=Icon::Kept/>
                <span class="row-title" lang=row.shown.tag dir="auto">{row.title}</span>
            </a>
        </li>
    }
}
