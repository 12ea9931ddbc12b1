//! Beside the paper: the way back, the sections and which of them have words, how long the draft is, and who can read it.
//!
//! Part of the editor. Invariants: that somebody is writing is said only as the core says it, from what was changed; who can read
//! the draft is always in sight.

use larkspur_ipc::{
    advice::{Limit, LimitUnit},
    messaging::OpenLink,
};
use leptos::{prelude::*, task::spawn_local};

use super::{
    draft_card::meter,
    draft_state::Draft,
    limit_words,
    people_dialog::PeopleDialog,
    place,
    sections::Section,
    sheet::{section_name, sections_of},
    versions_dialog::VersionsDialog,
};
use crate::{
    features::messaging::SeesLine,
    i18n::{self, Text, names, t},
    ipc,
    shared::{
        Button, ButtonKind, Icon, LinkDialog, State, StateKind, error_text, focus, ids::unique_id,
        memo, rows, toast,
    },
};

/// What stands beside the paper.
#[component]
pub(super) fn Outline(
    /// The draft.
    draft: Draft,
    /// The section in which the person is.
    current: RwSignal<Option<String>>,
) -> impl IntoView {
    let all = sections_of(draft);
    let title_id = unique_id("outline");
    view! {
        <aside
            class="draft-side"
            data-region="outline"
            data-testid="advice-outline"
            aria-labelledby=title_id.clone()
        >
            <Button
                testid="advice-back"
                kind=ButtonKind::Quiet
                class="self-start"
                icon=Icon::Back
                on_press=place::close
            >
                {t::advice_all_drafts()}
            </Button>
            <h2 class="cap mt-3 mb-1 ps-2.5" id=title_id.clone()>{t::advice_outline()}</h2>
            <ol class="grid gap-px" role="list">
                {rows(
                    move || all.get(),
                    |section: &Section| format!("{} {}", section.number, section.id),
                    move |section| view! { <Item draft=draft section=section current=current/> },
                )}
            </ol>
            <Writing draft=draft/>
            <div class="mt-auto pt-6 px-2.5 grid gap-4">
                <Length draft=draft/>
                <VersionsButton draft=draft/>
                <Readers draft=draft/>
            </div>
        </aside>
    }
}

/// A section: leads to it, and tells whether words stand there.
#[component]
fn Item(draft: Draft, section: Section, current: RwSignal<Option<String>>) -> impl IntoView {
    let name = section_name(draft, section.id.clone());
    let heading_id = section.heading_id();
    let number = f64::from(section.number);
    let texts: Vec<ArcRwSignal<String>> =
        section.parts.iter().filter_map(|part| draft.words(&part.name)).collect();
    let has_words =
        memo(move |_| texts.iter().any(|text| text.with(|words| !words.trim().is_empty())));
    let mark = move || {
        let (icon, class, words) = if has_words.get() {
            (Icon::Checked, "text-secondary", t::advice_section_has_words())
        } else {
            (Icon::Draft, "text-ink-3", t::advice_section_empty())
        };
        view! {
            <span class=class><Icon name=icon class="ic-sm"/></span>
            <span class="sr-only">{words}</span>
        }
    };
    let id = section.id.clone();
    let is_current = memo(move |_| current.with(|current| current.as_ref() == Some(&id)));
    view! {
        <li>
            <a
                class="row ring-in"
                href="#main"
                data-testid="advice-outline-item"
                data-section=section.id
                data-has-words=move || has_words.get().to_string()
                aria-current=move || is_current.get().then_some("true")
                on:click=move |event| {
                    event.prevent_default();
                    go_to(&heading_id);
                }
            >
                <span class="meta nums shrink-0 w-4">{move || i18n::number(number)}</span>
                <span class="grow min-w-0">{name}</span>
                {mark}
            </a>
        </li>
    }
}

/// Brings a section to the top of the sheet, and the reader with it.
fn go_to(heading_id: &str) {
    if let Some(heading) = document().get_element_by_id(heading_id) {
        heading.scroll_into_view_with_bool(true);
        focus::focus_id(heading_id);
    }
}

/// Who changed something in the last minutes.
#[component]
fn Writing(draft: Draft) -> impl IntoView {
    let writers = draft.fact(|head| {
        let of = head.people.iter().filter(|writer| writer.is_writing && !writer.is_self);
        of.map(|writer| writer.person.name.clone()).collect::<Vec<_>>()
    });
    move || {
        let writers = writers.get().filter(|writers| !writers.is_empty())?;
        Some(view! {
            <p class="mt-3 ps-2.5">
                <State icon=Icon::Edit testid="advice-writing">
                    {Text::from(t::AdviceWriting {
                        count: writers.len().into(),
                        names: names::list(&writers).into(),
                    })}
                </State>
            </p>
        })
    }
}

/// How many words the draft has, and how many it may have.
#[component]
fn Length(draft: Draft) -> impl IntoView {
    let length = draft.fact(|head| (head.words, head.limit.clone()));
    let asks = RwSignal::new(false);
    let source = memo(move |_| length.get()?.1?.source);
    let host = Signal::derive(move || {
        source.with(|source| source.as_deref().map(limit_words::host).unwrap_or_default())
    });
    let open = move || {
        let Some(href) = source.get_untracked() else { return };
        spawn_local(async move {
            if let Err(error) = ipc::call(OpenLink { href }).await {
                toast::show(error_text(error), None);
            }
        });
    };
    let shown = move || {
        let (words, limit) = length.get()?;
        let unconfirmed = limit.as_ref().is_some_and(|limit| !limit.is_confirmed);
        let check = unconfirmed.then(|| check(asks, &host.get()));
        Some(view! {
            <div class="grid gap-2">{count(words, limit.as_ref())} {check}</div>
        })
    };
    view! {
        <div data-testid="advice-length">{shown}</div>
        <LinkDialog open=asks host=host on_open=open/>
    }
}

/// The words, and the most that there may be.
fn count(words: u32, limit: Option<&Limit>) -> AnyView {
    match limit {
        Some(Limit { unit: LimitUnit::Words, most, .. }) => {
            let over = words.saturating_sub(*most);
            let over = (over > 0).then(|| {
                view! {
                    <State kind=StateKind::Straw icon=Icon::Caution testid="advice-over">
                        {t::advice_words_over(over)}
                    </State>
                }
            });
            view! {
                <p class="second nums" data-testid="advice-words">{Text::from(t::AdviceWordsOf { words: words.into(), most: (*most).into() })}</p>
                {meter(words, *most, false)}
                {over}
            }
            .into_any()
        }
        limit => {
            let most = limit.map(|limit| {
                view! { <p class="second nums">{limit_words::most(limit.unit, limit.most)}</p> }
            });
            view! {
                <p class="second nums" data-testid="advice-words">{t::advice_words(words)}</p>
                {most}
            }
            .into_any()
        }
    }
}

/// That the limit is to be checked, and where its readers may say it.
fn check(asks: RwSignal<bool>, host: &str) -> AnyView {
    if host.is_empty() {
        return view! { <p class="second" data-testid="advice-limit-check">{t::advice_limit_check()}</p> }
            .into_any();
    }
    let host = host.to_owned();
    view! {
        <p class="second" data-testid="advice-limit-check">{t::advice_limit_check()}</p>
        <Button
            testid="advice-limit-source"
            kind=ButtonKind::Quiet
            small=true
            class="-ms-3 justify-self-start"
            icon=Icon::Link
            on_press=move || asks.set(true)
        >
            {t::advice_limit_source(host.clone())}
        </Button>
    }
    .into_any()
}

/// The versions that were kept.
#[component]
fn VersionsButton(draft: Draft) -> impl IntoView {
    let open = RwSignal::new(false);
    view! {
        <Button
            testid="advice-versions"
            small=true
            class="justify-self-start"
            icon=Icon::Kept
            on_press=move || open.set(true)
        >
            {t::advice_versions()}
        </Button>
        <VersionsDialog draft=draft open=open/>
    }
}

/// Who can read it.
#[component]
fn Readers(draft: Draft) -> impl IntoView {
    let count = draft.fact(|head| head.people.len());
    let open = RwSignal::new(false);
    let sees_id = unique_id("sees");
    let id = sees_id.clone();
    view! {
        <div class="grid gap-2" data-testid="advice-readers">
            {move || {
                let id = id.clone();
                count.get().map(|count| view! { <SeesLine id=id>{t::advice_readers(count)}</SeesLine> })
            }}
            <Button
                testid="advice-people"
                small=true
                class="justify-self-start"
                icon=Icon::Members
                described_by=sees_id
                on_press=move || open.set(true)
            >
                {t::advice_people()}
            </Button>
            <PeopleDialog draft=draft open=open/>
        </div>
    }
}
