//! The dialog that begins a draft: what kind of document, what it is called, to whom it goes, in which language.
//!
//! Opened from the board. Invariants: it says before what the server sees; what was typed stays while anything is wrong, and when the
//! dialog was closed by mistake.

use larkspur_ipc::{
    RoomId,
    advice::{BeginDraft, MAX_LINE_CHARS, Template},
};
use leptos::{ev, prelude::*};

use super::{countries, limit_words, place, template_words};
use crate::{
    features::{messaging::SeesLine, proposals::language_choices, resources},
    i18n::{self, names, t},
    shared::{
        Button, ButtonKind, Dialog, ErrorSlip, Field, Icon, Pending, ids::unique_id, run_then,
    },
};

/// What is chosen and typed for a draft that is to begin. `Copy`, so that every handler can hold it.
#[derive(Clone, Copy)]
pub(super) struct Beginning {
    /// Whether the dialog is open.
    pub(super) open: RwSignal<bool>,
    template: RwSignal<Template>,
    title: RwSignal<String>,
    addressee: RwSignal<String>,
    /// A code of two letters; empty: none.
    country: RwSignal<String>,
    /// None until another one than the app's is chosen.
    lang: RwSignal<Option<String>>,
}

impl Beginning {
    /// Nothing is typed yet.
    pub(super) fn new() -> Self {
        Self {
            open: RwSignal::new(false),
            template: RwSignal::new(Template::Brief),
            title: RwSignal::default(),
            addressee: RwSignal::default(),
            country: RwSignal::default(),
            lang: RwSignal::new(None),
        }
    }

    /// What is sent. None while it has no title that fits.
    fn command(self) -> Option<BeginDraft> {
        let title = self.title.get_untracked().trim().to_owned();
        let addressee = self.addressee.get_untracked().trim().to_owned();
        if title.is_empty() || !is_line(&title) || !is_line(&addressee) {
            return None;
        }
        let country = Some(self.country.get_untracked()).filter(|code| !code.is_empty());
        let lang = self.lang.get_untracked().unwrap_or_else(own_language);
        Some(BeginDraft {
            template: self.template.get_untracked(),
            title,
            addressee,
            country,
            lang,
        })
    }
}

fn is_line(words: &str) -> bool {
    words.chars().count() <= MAX_LINE_CHARS
}

/// The language of the app. One that was made up to try the app is none.
fn own_language() -> String {
    let app = untrack(i18n::current);
    if app.is_pseudo { "en".to_owned() } else { app.tag }
}

/// The dialog.
#[component]
pub(super) fn BeginDialog(
    /// What is chosen and typed in it.
    beginning: Beginning,
) -> impl IntoView {
    view! {
        <Dialog
            open=beginning.open
            title=t::advice_start()
            testid="advice-start-dialog"
            class="dialog-wide"
        >
            <BeginForm beginning=beginning/>
        </Dialog>
    }
}

#[component]
fn BeginForm(beginning: Beginning) -> impl IntoView {
    let pending = RwSignal::new(Pending::<RoomId>::Idle);
    let is_missing = RwSignal::new(false);
    let missing = Signal::derive(move || is_missing.get().then(t::advice_title_missing));
    let sees_id = unique_id("sees");
    let begin = move |event: ev::SubmitEvent| {
        event.prevent_default();
        let command = beginning.command();
        is_missing.set(command.is_none());
        if let Some(command) = command {
            run_then(pending, command, move |room| {
                beginning.open.try_set(false);
                place::open(room);
            });
        }
    };
    let most = u32::try_from(MAX_LINE_CHARS).ok();
    view! {
        <form novalidate on:submit=begin class="mt-3">
            <TemplateChoice chosen=beginning.template/>
            <div class="grid gap-4 mt-4">
                <Field
                    label=t::advice_draft_title()
                    value=beginning.title
                    testid="advice-start-title"
                    max_length=most.unwrap_or(u32::MAX)
                    error=missing
                    described_by=sees_id.clone()
                />
                <Field
                    label=t::advice_addressee_optional()
                    hint=t::advice_addressee_hint()
                    value=beginning.addressee
                    testid="advice-start-addressee"
                    max_length=most.unwrap_or(u32::MAX)
                    described_by=sees_id.clone()
                />
                <CountryChoice chosen=beginning.country/>
                <LanguageChoice chosen=beginning.lang/>
            </div>
            <ErrorSlip
                testid="advice-start-error"
                error=Signal::derive(move || pending.with(Pending::error))
            />
            <SeesLine id=sees_id.clone() class="mt-4">
                {t::advice_start_sees()}
            </SeesLine>
            <div class="dialog-acts">
                <Button
                    testid="advice-start-keep"
                    kind=ButtonKind::Quiet
                    on_press=move || beginning.open.set(false)
                >
                    {t::advice_not_now()}
                </Button>
                <Button
                    testid="advice-begin"
                    kind=ButtonKind::Primary
                    icon=Icon::Edit
                    submit=true
                    pending=Signal::derive(move || pending.with(Pending::is_running))
                    working=t::advice_beginning()
                    described_by=sees_id
                >
                    {t::advice_begin()}
                </Button>
            </div>
        </form>
    }
}

/// What kind of document it is.
#[component]
fn TemplateChoice(chosen: RwSignal<Template>) -> impl IntoView {
    let group = unique_id("template");
    let card = |template: Template| {
        let offer = template_words::offer(template);
        let check = (!offer.is_confirmed).then(|| {
            view! { <span class="second block">{t::advice_limit_check()}</span> }
        });
        view! {
            <label class="choice">
                <input
                    type="radio"
                    class="radio"
                    name=group.clone()
                    autofocus=template == chosen.get_untracked()
                    data-testid=testid(template)
                    prop:checked=move || chosen.get() == template
                    on:change=move |_| chosen.set(template)
                />
                <span class="min-w-0">
                    <span class="block font-semibold">{offer.name}</span>
                    <span class="second block">{offer.purpose}</span>
                    <span class="second block nums mt-1">{limit_words::most(offer.unit, offer.most)}</span>
                    {check}
                </span>
            </label>
        }
        .into_any()
    };
    let cards: Vec<AnyView> = Template::ALL.into_iter().map(card).collect();
    view! {
        <fieldset data-testid="advice-templates">
            <legend class="field-label">{t::advice_template_question()}</legend>
            <div class="choices">{cards}</div>
        </fieldset>
    }
}

fn testid(template: Template) -> &'static str {
    match template {
        Template::Brief => "advice-template-brief",
        Template::Upr => "advice-template-upr",
        Template::ParliamentEvidence => "advice-template-parliament-evidence",
        Template::OralStatement => "advice-template-oral-statement",
    }
}

/// Which country it is about, if it is about one.
#[component]
fn CountryChoice(chosen: RwSignal<String>) -> impl IntoView {
    let id = unique_id("country");
    let options = move || -> Vec<AnyView> {
        let now = chosen.get_untracked();
        let option = |(code, name): (String, String)| {
            let is_chosen = code == now;
            view! { <option value=code selected=is_chosen>{name}</option> }.into_any()
        };
        countries::by_name().into_iter().map(option).collect()
    };
    view! {
        <div>
            <label class="field-label" for=id.clone()>{t::advice_country()}</label>
            <select
                class="select"
                id=id
                data-testid="advice-start-country"
                on:change=move |event| chosen.set(event_target_value(&event))
            >
                <option value="">{t::advice_country_none()}</option>
                {options}
            </select>
        </div>
    }
}

/// In which language it is written.
#[component]
fn LanguageChoice(chosen: RwSignal<Option<String>>) -> impl IntoView {
    let id = unique_id("language");
    let known = untrack(|| {
        let app = i18n::locales().into_iter().filter(|it| !it.is_pseudo).map(|it| it.tag);
        resources::use_shown().languages().into_iter().chain(app).collect::<Vec<_>>()
    });
    let now = chosen.get_untracked().unwrap_or_else(own_language);
    let options: Vec<AnyView> = language_choices("", known, names::autonym)
        .into_iter()
        .map(|(tag, name)| {
            let is_chosen = tag == now;
            view! { <option value=tag.clone() lang=tag selected=is_chosen>{name}</option> }
                .into_any()
        })
        .collect();
    view! {
        <div>
            <label class="field-label" for=id.clone()>{t::advice_language()}</label>
            <select
                class="select"
                id=id
                data-testid="advice-start-language"
                on:change=move |event| chosen.set(Some(event_target_value(&event)))
            >
                {options}
            </select>
        </div>
    }
}
