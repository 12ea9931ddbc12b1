//! Whom one can call: at the home for the chosen country, and in a dialog for one that a page names.
//!
//! Invariant: nothing here calls or opens anything; a number that nobody has checked says so above it.

use larkspur_ipc::resources::{Line, LineKind};
use leptos::prelude::*;

use super::state::use_shown;
use crate::{
    i18n::{Text, dates, names, t},
    shared::{Button, Dialog, Icon, Show, Slip, SlipKind, ids::unique_id, memo},
};

/// The part of the library's home.
#[component]
pub(super) fn ContactsPart() -> impl IntoView {
    let shown = use_shown();
    let id = unique_id("country");
    let chosen = memo(move |_| shown.chosen_country());
    let codes = memo(move |_| {
        shown.contacts.with(|contacts| {
            contacts.countries.iter().map(|of| of.country.clone()).collect::<Vec<_>>()
        })
    });
    let choose = move |event| {
        let value = event_target_value(&event);
        shown.choose_country((!value.is_empty()).then_some(value));
    };
    view! {
        <section class="paper p-5">
            <h2 class="h-small mb-1">{t::resources_help()}</h2>
            <label class="second block mb-2" for=id.clone()>{t::resources_help_choose()}</label>
            <select class="select" id=id data-testid="resources-country" on:change=choose>
                <option value="" selected=move || chosen.with(Option::is_none)>
                    {move || t::resources_help_none().text()}
                </option>
                {move || {
                    codes
                        .get()
                        .into_iter()
                        .map(|code| {
                            let of = code.clone();
                            let named = code.clone();
                            view! {
                                <option
                                    value=code
                                    selected=move || chosen.with(|it| it.as_ref() == Some(&of))
                                >
                                    {move || names::country(&named)}
                                </option>
                            }
                        })
                        .collect_view()
                }}
            </select>
            {move || chosen.get().map(|country| view! { <Lines country=country/> })}
            <p class="second mt-3">{t::resources_help_elsewhere()}</p>
            <p class="second mt-3">{t::resources_help_never_calls()}</p>
        </section>
    }
}

/// The dialog with the lines of a country that a page names.
#[component]
pub(super) fn CountryDialog() -> impl IntoView {
    let shown = use_shown();
    let open = shown.shows_country;
    let title = Signal::derive(move || t::resources_help_in(names::country(&shown.country.get())));
    view! {
        <Dialog open=open title=title testid="resources-country-dialog">
            {move || view! { <Lines country=shown.country.get()/> }}
            <p class="second mt-3">{t::resources_help_never_calls()}</p>
            <div class="dialog-acts">
                <Button
                    testid="resources-country-close"
                    autofocus=true
                    on_press=move || open.set(false)
                >
                    {t::common_close()}
                </Button>
            </div>
        </Dialog>
    }
}

/// The lines of a country.
#[component]
fn Lines(country: String) -> impl IntoView {
    let shown = use_shown();
    let lines = memo(move |_| {
        shown.contacts.with(|contacts| {
            let of = contacts.countries.iter().find(|of| of.country == country);
            of.map(|of| of.lines.clone()).unwrap_or_default()
        })
    });
    let is_unchecked = move || lines.with(|lines| lines.iter().any(|it| it.verified_on.is_none()));
    view! {
        <Show when=is_unchecked>
            <Slip kind=SlipKind::Straw icon=Icon::Draft class="mt-3">
                <p>{t::resources_help_unchecked()}</p>
            </Slip>
        </Show>
        <ul class="grid gap-4 mt-4">
            {move || lines.get().into_iter().map(|line| view! { <LineRow line=line/> }).collect_view()}
        </ul>
    }
}

#[component]
fn LineRow(line: Line) -> impl IntoView {
    let operator = if line.is_state {
        t::resources_line_state(line.operator.clone())
    } else {
        t::resources_line_ngo(line.operator.clone())
    };
    let english = |words: Option<String>| {
        words.map(|words| view! { <p class="second" lang="en" dir="auto">{words}</p> })
    };
    let languages = (!line.languages.is_empty()).then(|| {
        let tags = line.languages.clone();
        view! {
            <p class="second">
                {move || {
                    let spoken: Vec<_> = tags.iter().map(|tag| names::language(tag)).collect();
                    t::resources_line_languages(names::list(&spoken))
                }}
            </p>
        }
    });
    let caution = line.caution.map(|caution| {
        view! {
            <Slip kind=SlipKind::Straw icon=Icon::Caution class="mt-1.5">
                <p lang="en" dir="auto">{caution}</p>
            </Slip>
        }
    });
    let (seen, host) = (line.seen_on.clone(), line.host.clone());
    let verified = line.verified_on.map(|day| {
        view! {
            <p class="meta">{move || t::resources_line_verified(dates::written_day(&day))}</p>
        }
    });
    view! {
        <li class="flex gap-3" data-testid="resources-line">
            <Icon name=Icon::Call/>
            <div class="min-w-0">
                <p class="second">{kind_words(line.kind)}</p>
                <p class="font-semibold wrap-anywhere" translate="no"><bdi dir="ltr">{line.number}</bdi></p>
                {line.from_abroad.map(|number| view! { <p class="second">{t::resources_line_abroad(number)}</p> })}
                <p class="second">{operator}</p>
                {english(line.hours)}
                {english(line.cost)}
                {languages}
                {caution}
                <p class="meta mt-1">
                    {move || Text::from(t::ResourcesLineSource { day: dates::written_day(&seen).into(), host: host.clone().into() })}
                </p>
                {verified}
            </div>
        </li>
    }
}

fn kind_words(kind: LineKind) -> Text {
    match kind {
        LineKind::Trafficking => t::resources_line_trafficking(),
        LineKind::Children => t::resources_line_children(),
        LineKind::Labour => t::resources_line_labour(),
        LineKind::Women => t::resources_line_women(),
        LineKind::Police => t::resources_line_police(),
        LineKind::Embassy => t::resources_line_embassy(),
        LineKind::OsecReport => t::resources_line_osec(),
    }
}
