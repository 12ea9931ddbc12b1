//! The paper of a draft: its title, to whom it goes, and its sections.
//!
//! Part of the editor. Invariants: whoever may only read sees the same words as text, and is told so; a section stays the same
//! element while its parts are there.

use larkspur_ipc::advice::PartKind;
use leptos::prelude::*;

use super::{
    draft_state::Draft,
    format_bar::{FormatBar, Formats},
    part_field::PartField,
    section_editor::SectionEditor,
    sections::{Place, Section, outside, sections},
    template_words,
};
use crate::{
    i18n::{self, Text, names, t},
    shared::{Icon, Show, State, focus, ids::unique_id, memo, rows},
};

/// The sections of a draft, in their order.
pub(super) fn sections_of(draft: Draft) -> Memo<Vec<Section>> {
    memo(move |_| sections(draft.places()))
}

/// What a section is called.
pub(super) fn section_name(draft: Draft, id: String) -> impl Fn() -> Text + Clone {
    let template = draft.fact(|head| head.template);
    move || {
        let known = template.get().flatten();
        let words = known.and_then(|known| template_words::section(known, &id));
        words.map_or_else(t::advice_section_newer, |(name, _)| name)
    }
}

/// What kind of document it is, and the country that it is about.
#[component]
pub(super) fn Kind(draft: Draft) -> impl IntoView {
    let about = draft.fact(|head| (head.template, head.country.clone()));
    move || {
        let (template, country) = about.get()?;
        let country = country.map(|code| {
            view! {
                " · "
                {move || names::country(&code)}
            }
        });
        Some(view! { <p class="second">{template_words::name_or_newer(template)} {country}</p> })
    }
}

/// The title: the heading of the page, and a field for whoever may write.
#[component]
pub(super) fn Title(draft: Draft) -> impl IntoView {
    let heading = focus::on_arrival();
    let place = memo(move |_| outside(&draft.places(), PartKind::Title));
    let may_write = memo(move |_| draft.may_write());
    let lang = draft.fact(|head| head.lang.clone());
    let words = move || {
        let words = place.get().and_then(|place| draft.words(&place.name));
        let words = words.map(|words| words.get().trim().to_owned()).unwrap_or_default();
        if words.is_empty() {
            t::advice_untitled().into_any()
        } else {
            view! { <bdi lang=lang.get()>{words}</bdi> }.into_any()
        }
    };
    let field_id = unique_id("title");
    view! {
        <h1
            class=move || if may_write.get() { "sr-only" } else { "title h-page" }
            tabindex="-1"
            node_ref=heading
            data-testid="advice-title"
        >
            {words}
        </h1>
        <Show when=move || may_write.get()>
            <label class="sr-only" for=field_id.clone()>{t::advice_draft_title()}</label>
            {
                let field_id = field_id.clone();
                move || {
                    let id = field_id.clone();
                    place.get().map(|place| view! { <PartField draft=draft place=place id=id/> })
                }
            }
        </Show>
    }
}

/// To whom it goes.
#[component]
pub(super) fn Addressee(draft: Draft) -> impl IntoView {
    let place = memo(move |_| outside(&draft.places(), PartKind::Addressee));
    view! {
        <div class="mt-3">
            {move || {
                place.get().map(|place| view! { <Line draft=draft place=place label=t::advice_addressee()/> })
            }}
        </div>
    }
}

/// The sections, with their numbers, and what helps to write them.
#[component]
pub(super) fn Sections(
    draft: Draft,
    /// The section in which the person is.
    current: RwSignal<Option<String>>,
) -> impl IntoView {
    let all = sections_of(draft);
    let bar = FormatBar::new();
    let may_write = memo(move |_| draft.may_write());
    let key = |section: &Section| {
        let parts: Vec<&str> = section.parts.iter().map(|part| part.name.as_str()).collect();
        format!("{} {} {}", section.number, section.id, parts.join(" "))
    };
    view! {
        <Show when=move || may_write.get()>
            <Formats bar=bar/>
        </Show>
        <div data-testid="advice-sections">
            {rows(
                move || all.get(),
                key,
                move |section| view! { <OneSection draft=draft section=section current=current bar=bar/> },
            )}
        </div>
    }
}

#[component]
fn OneSection(
    draft: Draft,
    section: Section,
    current: RwSignal<Option<String>>,
    bar: FormatBar,
) -> impl IntoView {
    let name = section_name(draft, section.id.clone());
    let template = draft.fact(|head| head.template);
    let hint_id = unique_id("hint");
    let heading_id = section.heading_id();
    let hint = {
        let id = section.id.clone();
        move || {
            let known = template.get().flatten()?;
            template_words::section(known, &id).map(|(_, hint)| hint)
        }
    };
    let optional = (!section.is_required()).then(|| {
        view! { <p class="meta">{t::advice_section_optional()}</p> }
    });
    let number = f64::from(section.number);
    let id = StoredValue::new(section.id.clone());
    let ids = (heading_id.clone(), hint_id.clone());
    let parts: Vec<AnyView> = section
        .parts
        .into_iter()
        .map(|place| part(draft, place, ids.0.clone(), ids.1.clone(), bar))
        .collect();
    view! {
        <section
            class="mt-7"
            aria-labelledby=heading_id.clone()
            data-testid="advice-section"
            data-section=section.id
            on:focusin=move |_| current.set(Some(id.get_value()))
        >
            <h2 class="title h-part flex gap-3 scroll-mt-4" id=heading_id.clone() tabindex="-1">
                <span class="text-ink-3 font-normal nums">{move || i18n::number(number)}</span>
                <span>{name}</span>
            </h2>
            <div class="mb-2" id=hint_id>
                <p class="second">{hint}</p>
                {optional}
            </div>
            <div class="grid gap-3">{parts}</div>
        </section>
    }
}

fn part(
    draft: Draft,
    place: Place,
    heading_id: String,
    hint_id: String,
    bar: FormatBar,
) -> AnyView {
    if let (PartKind::Line, Some(field)) = (place.kind, place.field().map(ToOwned::to_owned)) {
        let template = draft.fact(|head| head.template);
        let section = place.section.clone().map(|(section, _)| section).unwrap_or_default();
        let label = move || {
            let known = template.get().flatten();
            let name = known.and_then(|known| template_words::field(known, &section, &field));
            name.unwrap_or_else(t::advice_field_newer)
        };
        return view! { <Line draft=draft place=place label=Signal::derive(label)/> }.into_any();
    }
    let name = place.name.clone();
    let field = move || {
        let (place, heading, hint) = (place.clone(), heading_id.clone(), hint_id.clone());
        let entered = place.name.clone();
        view! {
            <div on:focusin=move |_| bar.enter(&entered)>
                <SectionEditor
                    draft=draft
                    place=place
                    labelled_by=heading
                    described_by=hint
                    bar=bar
                />
            </div>
        }
        .into_any()
    };
    let text = move || text_of(draft, &name, "read whitespace-pre-wrap");
    field_or_text(draft, field, text)
}

/// A part of one line, with its label.
#[component]
fn Line(
    draft: Draft,
    place: Place,
    /// What it is called.
    #[prop(into)]
    label: Signal<Text>,
) -> impl IntoView {
    let id = unique_id("line");
    let name = place.name.clone();
    let field = {
        move || {
            let (place, id) = (place.clone(), id.clone());
            view! {
                <div>
                    <label class="cap block mb-1" for=id.clone()>{move || label.get()}</label>
                    <PartField draft=draft place=place id=id/>
                </div>
            }
            .into_any()
        }
    };
    let text = move || {
        view! {
            <div>
                <p class="cap">{move || label.get()}</p>
                {text_of(draft, &name, "whitespace-pre-wrap")}
            </div>
        }
        .into_any()
    };
    field_or_text(draft, field, text)
}

/// The one for whoever may write, the other one for whoever may read.
fn field_or_text(
    draft: Draft,
    field: impl Fn() -> AnyView + Send + Sync + 'static,
    text: impl Fn() -> AnyView + Send + Sync + 'static,
) -> AnyView {
    let may_write = memo(move |_| draft.may_write());
    (move || if may_write.get() { field() } else { text() }).into_any()
}

/// The words of a part as text.
fn text_of(draft: Draft, part: &larkspur_ipc::PartName, class: &'static str) -> AnyView {
    let lang = draft.fact(|head| head.lang.clone());
    let Some(words) = draft.words(part) else { return ().into_any() };
    let name = part.as_str().to_owned();
    let shown = move || {
        let words = words.get();
        if words.trim().is_empty() {
            view! { <State icon=Icon::Draft>{t::advice_part_empty()}</State> }.into_any()
        } else {
            view! { <p class=class lang=lang.get() dir="auto">{words}</p> }.into_any()
        }
    };
    view! { <div data-testid="advice-part-text" data-part=name>{shown}</div> }.into_any()
}
