//! Beginning a page: one that the library does not have, or a change of one that it has.
//!
//! Used by the library's home, by the page with what the person is writing, and by the reader. Invariant: it says what
//! happens with what is written before anything is.

use larkspur_ipc::{
    ResourceId,
    proposals::{BeginEdit, BeginPage},
    resources::{PackRow, Topic, WatchPacks},
};
use leptos::{ev, prelude::*};

use super::{
    place::{What, use_way},
    state::Followed,
};
use crate::{
    features::resources::topic_name,
    i18n::{Text, names, t},
    shared::{
        Button, ButtonKind, Dialog, ErrorSlip, Field, Icon, Pending, Show, effect, error_text,
        ids::unique_id, memo, run_then, toast,
    },
};

/// The act in the reader of an original: a change of its words.
#[component]
pub fn ChangeAct(
    /// The page.
    resource: ResourceId,
) -> impl IntoView {
    let way = use_way();
    let pending = RwSignal::new(Pending::Idle);
    effect(move || {
        if let Some(error) = pending.with(Pending::error) {
            toast::show(error_text(error), None);
        }
    });
    let begin = move || {
        let (resource, page) = (resource.clone(), resource.clone());
        run_then(pending, BeginEdit { resource }, move |()| way.open(What::Page { page }));
    };
    view! {
        <Button
            testid="proposals-change"
            kind=ButtonKind::Quiet
            small=true
            icon=Icon::Edit
            pending=Signal::derive(move || pending.with(Pending::is_running))
            on_press=begin
        >
            {t::proposals_pages_change()}
        </Button>
    }
}

/// The act that begins a new page, with its dialog.
#[component]
pub(super) fn NewPageAct() -> impl IntoView {
    let open = RwSignal::new(false);
    view! {
        <Button
            testid="proposals-new-page"
            kind=ButtonKind::Quiet
            small=true
            class="-ms-3"
            icon=Icon::Add
            on_press=move || open.set(true)
        >
            {t::proposals_pages_new()}
        </Button>
        <Dialog open=open title=t::proposals_pages_new_question() testid="proposals-new-dialog">
            <NewPage open=open/>
        </Dialog>
    }
}

/// The shelves, each with a name that stays.
fn topics() -> Vec<(String, Topic)> {
    Topic::ALL.iter().enumerate().map(|(at, topic)| (at.to_string(), *topic)).collect()
}

/// What stands in the dialog, while it is open.
#[component]
fn NewPage(open: RwSignal<bool>) -> impl IntoView {
    let way = use_way();
    let packs = Followed::start(WatchPacks {});
    let shown = memo(move |_| -> Vec<PackRow> {
        let all = packs.told.get().unwrap_or_default();
        all.into_iter().filter(|pack| !pack.is_revoked).collect()
    });
    let (topic, title) = (RwSignal::new(None::<Topic>), RwSignal::new(String::new()));
    let pack = RwSignal::new(None::<String>);
    // The first is taken until another one is chosen.
    let chosen = move || {
        let all = shown.get();
        let wanted = pack.get();
        let found = all.iter().find(|row| Some(&row.pack) == wanted.as_ref()).or(all.first());
        found.cloned()
    };
    let pending = RwSignal::new(Pending::Idle);
    let reason = Signal::derive(move || -> Option<Text> {
        if topic.get().is_none() {
            Some(t::proposals_pages_new_no_topic())
        } else if title.with(|title| title.trim().is_empty()) {
            Some(t::proposals_pages_new_no_title())
        } else {
            None
        }
    });
    let begin = move |event: ev::SubmitEvent| {
        event.prevent_default();
        let (Some(topic), Some(pack)) = untrack(|| (topic.get(), chosen())) else { return };
        if reason.with_untracked(Option::is_some) {
            return;
        }
        let title = title.get_untracked();
        run_then(pending, BeginPage { pack: pack.pack, topic, title }, move |page| {
            open.try_set(false);
            way.open(What::Page { page });
        });
    };
    let language =
        move || chosen().map(|pack| t::proposals_pages_new_language(names::language(&pack.lang)));
    view! {
        <form novalidate on:submit=begin>
            <p class="mt-2 mb-4">{t::proposals_pages_new_hint()}</p>
            <div class="grid gap-4">
                <Field
                    label=t::proposals_pages_new_title()
                    value=title
                    testid="proposals-new-title"
                    spellcheck=true
                    autofocus=true
                />
                <TopicChoice topic=topic/>
                <Show when=move || { shown.with(Vec::len) > 1 }>
                    <PackChoice packs=shown pack=pack/>
                </Show>
            </div>
            <p class="second mt-3">{language}</p>
            <ErrorSlip
                testid="proposals-new-error"
                error=Signal::derive(move || pending.with(Pending::error))
            />
            <div class="dialog-acts">
                <Button
                    testid="proposals-new-keep"
                    kind=ButtonKind::Quiet
                    on_press=move || open.set(false)
                >
                    {t::proposals_not_now()}
                </Button>
                <Button
                    testid="proposals-new-begin"
                    kind=ButtonKind::Primary
                    icon=Icon::Edit
                    submit=true
                    pending=Signal::derive(move || pending.with(Pending::is_running))
                    reason=reason
                >
                    {t::proposals_pages_begin()}
                </Button>
            </div>
        </form>
    }
}

/// On which shelf it will stand.
#[component]
fn TopicChoice(topic: RwSignal<Option<Topic>>) -> impl IntoView {
    let id = unique_id("topic");
    let choose = move |event| {
        let name = event_target_value(&event);
        topic.set(topics().into_iter().find(|(it, _)| *it == name).map(|(_, topic)| topic));
    };
    let options: Vec<AnyView> = topics()
        .into_iter()
        .map(|(name, topic)| view! { <option value=name>{topic_name(topic)}</option> }.into_any())
        .collect();
    view! {
        <div>
            <label class="field-label" for=id.clone()>{t::proposals_pages_new_topic()}</label>
            <select class="select" id=id data-testid="proposals-new-topic" on:change=choose>
                <option value="">{t::proposals_pages_new_choose()}</option>
                {options}
            </select>
        </div>
    }
}

/// For which collection of pages it is written.
#[component]
fn PackChoice(packs: Memo<Vec<PackRow>>, pack: RwSignal<Option<String>>) -> impl IntoView {
    let id = unique_id("pack");
    let options = move || -> Vec<AnyView> {
        let option = |row: PackRow| {
            view! { <option value=row.pack lang=row.lang>{row.title}</option> }.into_any()
        };
        packs.get().into_iter().map(option).collect()
    };
    view! {
        <div>
            <label class="field-label" for=id.clone()>{t::proposals_pages_new_pack()}</label>
            <select
                class="select"
                id=id
                data-testid="proposals-new-pack"
                on:change=move |event| pack.set(Some(event_target_value(&event)))
            >
                {options}
            </select>
        </div>
    }
}
