//! The versions of a draft: the list of them, and keeping the text as it is now.
//!
//! Opened from beside the paper. Invariants: who gets a version is said before it is kept; only who may write is offered it.

use larkspur_ipc::{
    IpcError,
    advice::{KeepVersion, MAX_LABEL_CHARS, MAX_NOTE_CHARS, VersionRow},
};
use leptos::{ev, prelude::*};

use super::{
    draft_state::Draft,
    place,
    versions::{Versions, kept_by, states},
};
use crate::{
    features::messaging::SeesLine,
    i18n::t,
    shared::{
        Button, ButtonKind, Dialog, ErrorSlip, Field, Icon, Pending, Show, ids::unique_id, memo,
        rows, run_then, toast,
    },
};

/// The dialog.
#[component]
pub(super) fn VersionsDialog(
    /// The draft.
    draft: Draft,
    /// Whether it is open.
    open: RwSignal<bool>,
) -> impl IntoView {
    view! {
        <Dialog open=open title=t::advice_versions() testid="advice-versions-dialog">
            <p class="mt-2">{t::advice_versions_hint()}</p>
            <VersionList draft=draft open=open/>
            <KeepForm draft=draft/>
            <div class="dialog-acts">
                <Button
                    testid="advice-versions-close"
                    autofocus=true
                    on_press=move || open.set(false)
                >
                    {t::advice_back_to_draft()}
                </Button>
            </div>
        </Dialog>
    }
}

/// The versions, each leading to its page.
#[component]
fn VersionList(draft: Draft, open: RwSignal<bool>) -> impl IntoView {
    let versions = Versions::follow(draft.room());
    let is_empty =
        memo(move |_| versions.rows.with(|rows| rows.as_ref().is_some_and(Vec::is_empty)));
    let key = |row: &VersionRow| {
        let maker = row.maker.as_ref().map(|person| person.name.as_str());
        format!("{} {} {} {maker:?}", row.id.as_str(), row.is_current, row.is_waiting)
    };
    view! {
        <ErrorSlip testid="advice-versions-error" error=versions.error/>
        <Show when=move || is_empty.get()>
            <p class="second my-4" data-testid="advice-versions-empty">{t::advice_versions_empty()}</p>
        </Show>
        <ul
            role="list"
            class="grid gap-1 my-4 max-h-[16rem] overflow-auto"
            data-testid="advice-versions-list"
        >
            {rows(
                move || versions.rows.get().unwrap_or_default(),
                key,
                move |row| version(draft, open, &row),
            )}
        </ul>
    }
}

fn version(draft: Draft, open: RwSignal<bool>, row: &VersionRow) -> AnyView {
    let id = row.id.clone();
    let read = move |event: ev::MouseEvent| {
        event.prevent_default();
        open.set(false);
        place::read_version(draft.room(), id.clone());
    };
    let note = row.note.clone().map(|note| {
        view! { <span class="second block line-clamp-2"><bdi>{note}</bdi></span> }
    });
    view! {
        <li>
            <a class="row ring-in" href="#main" data-testid="advice-version" on:click=read>
                <span class="min-w-0 grow">
                    <bdi class="row-title block font-semibold">{row.label.clone()}</bdi>
                    <span class="meta block">{kept_by(row)}</span>
                    {note}
                    {states(row)}
                </span>
            </a>
        </li>
    }
    .into_any()
}

/// Keeps the text as it is now.
#[component]
fn KeepForm(draft: Draft) -> impl IntoView {
    let may_write = memo(move |_| draft.may_write());
    let (label, note) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let is_missing = RwSignal::new(false);
    let missing = Signal::derive(move || is_missing.get().then(t::advice_version_label_missing));
    let pending = RwSignal::new(Pending::<()>::Idle);
    let sees_id = unique_id("sees");
    let keep = move |event: ev::SubmitEvent| {
        event.prevent_default();
        let (name, said) = (label.get_untracked(), note.get_untracked());
        let length = name.trim().chars().count();
        is_missing.set(length == 0 || length > MAX_LABEL_CHARS);
        if is_missing.get_untracked() {
            return;
        }
        let note_of = Some(said.trim().to_owned()).filter(|said| !said.is_empty());
        let command =
            KeepVersion { room: draft.room(), label: name.trim().to_owned(), note: note_of };
        run_then(pending, command, move |()| {
            label.try_set(String::new());
            note.try_set(String::new());
            toast::show(t::advice_version_kept(), None);
        });
    };
    let id = sees_id.clone();
    let form = move || {
        let sees_id = id.clone();
        view! {
            <form novalidate on:submit=keep class="rule-t pt-4 grid gap-3" data-testid="advice-keep">
                <h3 class="h-small">{t::advice_version_keep_now()}</h3>
                <Field
                    label=t::advice_version_label()
                    hint=t::advice_version_label_hint()
                    value=label
                    testid="advice-version-label"
                    max_length=u32::try_from(MAX_LABEL_CHARS).unwrap_or(u32::MAX)
                    error=missing
                    described_by=sees_id.clone()
                />
                <Field
                    label=t::advice_version_note()
                    value=note
                    testid="advice-version-note"
                    max_length=u32::try_from(MAX_NOTE_CHARS).unwrap_or(u32::MAX)
                    spellcheck=true
                    described_by=sees_id.clone()
                />
                <ErrorSlip
                    testid="advice-keep-error"
                    error=Signal::derive(move || pending.with(Pending::<()>::error) as Option<IpcError>)
                />
                <SeesLine id=sees_id.clone()>{t::advice_version_sees()}</SeesLine>
                <Button
                    testid="advice-keep-version"
                    kind=ButtonKind::Primary
                    class="justify-self-start"
                    icon=Icon::Kept
                    submit=true
                    pending=Signal::derive(move || pending.with(Pending::is_running))
                    working=t::advice_version_keeping()
                    described_by=sees_id
                >
                    {t::advice_version_keep()}
                </Button>
            </form>
        }
    };
    view! { <Show when=move || may_write.get()>{form()}</Show> }
}
