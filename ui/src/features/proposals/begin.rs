//! Beginning a translation of a page: the act in its reader, and the choice of a language.
//!
//! Used by the reader. Invariant: the language in which the page was written first is not offered.

use larkspur_ipc::{ResourceId, proposals::BeginWriting};
use leptos::{ev, prelude::*};

use super::{
    languages::choices,
    place::{What, use_way},
};
use crate::{
    features::resources,
    i18n::{self, names, t},
    shared::{Button, ButtonKind, Dialog, ErrorSlip, Icon, Pending, ids::unique_id, run_then},
};

/// The act.
#[component]
pub fn TranslateAct(
    /// The page.
    resource: ResourceId,
    /// The language in which it was written first.
    original: String,
) -> impl IntoView {
    let open = RwSignal::new(false);
    view! {
        <Button
            testid="proposals-translate"
            kind=ButtonKind::Quiet
            small=true
            icon=Icon::Edit
            on_press=move || open.set(true)
        >
            {t::proposals_translate()}
        </Button>
        <Dialog open=open title=t::proposals_translate_question() testid="proposals-translate-dialog">
            <Begin open=open resource=resource.clone() original=original.clone()/>
        </Dialog>
    }
}

/// What stands in the dialog, while it is open.
#[component]
fn Begin(open: RwSignal<bool>, resource: ResourceId, original: String) -> impl IntoView {
    let way = use_way();
    let id = unique_id("into");
    let known = untrack(|| {
        let app = i18n::locales().into_iter().filter(|it| !it.is_pseudo).map(|it| it.tag);
        resources::use_shown().languages().into_iter().chain(app).collect::<Vec<_>>()
    });
    let languages = choices(&original, known, names::autonym);
    // Whoever reads the app in a language is likely to write it.
    let app = untrack(i18n::current).tag;
    let is_offered = languages.iter().any(|(tag, _)| *tag == app);
    let first = if is_offered { app } else { String::new() };
    let chosen = RwSignal::new(first.clone());
    let pending = RwSignal::new(Pending::Idle);
    let reason = Signal::derive(move || {
        chosen.with(String::is_empty).then(t::proposals_translate_no_language)
    });
    let begin = move |event: ev::SubmitEvent| {
        event.prevent_default();
        let (resource, lang) = (resource.clone(), chosen.get_untracked());
        if lang.is_empty() {
            return;
        }
        let what = What::Writing { resource: resource.clone(), lang: lang.clone() };
        run_then(pending, BeginWriting { resource, lang }, move |()| {
            open.try_set(false);
            way.open(what);
        });
    };
    let options: Vec<AnyView> = languages
        .into_iter()
        .map(|(tag, name)| {
            let is_first = tag == first;
            view! { <option value=tag.clone() lang=tag selected=is_first>{name}</option> }
                .into_any()
        })
        .collect();
    view! {
        <form novalidate on:submit=begin>
            <p class="mt-2 mb-4">{t::proposals_translate_hint()}</p>
            <label class="field-label" for=id.clone()>{t::proposals_translate_into()}</label>
            <select
                class="select"
                id=id
                autofocus=true
                data-testid="proposals-translate-language"
                on:change=move |event| chosen.set(event_target_value(&event))
            >
                <option value="">{t::proposals_translate_choose()}</option>
                {options}
            </select>
            <ErrorSlip
                testid="proposals-translate-error"
                error=Signal::derive(move || pending.with(Pending::error))
            />
            <div class="dialog-acts">
                <Button
                    testid="proposals-translate-keep"
                    kind=ButtonKind::Quiet
                    on_press=move || open.set(false)
                >
                    {t::proposals_not_now()}
                </Button>
                <Button
                    testid="proposals-translate-begin"
                    kind=ButtonKind::Primary
                    icon=Icon::Edit
                    submit=true
                    pending=Signal::derive(move || pending.with(Pending::is_running))
                    reason=reason
                >
                    {t::proposals_translate_begin()}
                </Button>
            </div>
        </form>
    }
}
