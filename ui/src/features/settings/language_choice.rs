//! The languages that ship, by their own names, with the state of each translation.
//!
//! Used by the first run, the lock screen and the settings page. Invariant: no flags; a draft says
//! that it is one.

use leptos::prelude::*;

use super::state::choose_language;
use crate::{
    i18n::{self, LocaleInfo, LocaleStatus, t},
    shared::{Icon, State, StateKind, ids::unique_id, memo, rows},
};

/// A radio for each language. Choosing one shows it at once.
#[component]
pub fn LanguageChoice() -> impl IntoView {
    let group = unique_id("language");
    // The tags alone: switching the language must not build the radio anew that has the focus.
    let tags = memo(|_| i18n::locales().into_iter().map(|info| info.tag).collect::<Vec<_>>());
    view! {
        <fieldset data-testid="settings-languages">
            <legend class="sr-only">{t::settings_language()}</legend>
            <div class="choices">
                {rows(
                    move || tags.get(),
                    String::clone,
                    move |tag| view! { <LanguageRadio tag=tag group=group.clone()/> },
                )}
            </div>
        </fieldset>
    }
}

#[component]
fn LanguageRadio(tag: String, group: String) -> impl IntoView {
    let Some(LocaleInfo { tag, autonym, direction, status, .. }) =
        untrack(i18n::locales).into_iter().find(|info| info.tag == tag)
    else {
        return ().into_any();
    };
    let chosen = {
        let tag = tag.clone();
        move || i18n::current().tag == tag
    };
    let choose = {
        let tag = tag.clone();
        move |_| choose_language(tag.clone())
    };
    view! {
        <label class="choice items-center language-choice">
            <input
                type="radio"
                class="radio"
                name=group
                data-testid=format!("settings-language-{tag}")
                prop:checked=chosen
                on:change=choose
            />
            <span>
                <span class="block"><bdi lang=tag dir=direction.as_str()>{autonym}</bdi></span>
                {(status == LocaleStatus::Draft)
                    .then(|| {
                        view! {
                            <State kind=StateKind::Straw icon=Icon::Draft>
                                {t::common_draft_language()}
                            </State>
                        }
                    })}
            </span>
        </label>
    }
    .into_any()
}
