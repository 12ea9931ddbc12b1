//! The page of one version: what it says, what differs from another moment, and bringing it back.
//!
//! Shown by [`super::AdvicePage`]. Invariants: what was added and what was taken out is told in words and lines, never by colour
//! alone; nothing is brought back before it was asked for, and what the draft says then is kept first.

use larkspur_ipc::{
    IpcError, RoomId, VersionId,
    advice::{Beside, PartKind, ReadVersion, RestoreVersion, VersionPart, VersionRow, VersionText},
    words::Change,
};
use leptos::prelude::*;

use super::{
    draft_state::Draft,
    place, template_words,
    versions::{Versions, kept_by, states},
};
use crate::{
    i18n::{Text, t},
    ipc,
    shared::{
        Button, ButtonKind, Dialog, ErrorSlip, Icon, Pending, Shape, Show, Skeleton, effect, focus,
        ids::unique_id, memo, run_then, toast, word_changes,
    },
};

/// The page.
#[component]
pub(super) fn VersionPage(
    /// The room of the draft.
    room: RoomId,
    /// Which version.
    version: VersionId,
) -> impl IntoView {
    let draft = Draft::start(room.clone());
    let versions = Versions::follow(room.clone());
    let heading = focus::on_arrival();
    let row = memo({
        let version = version.clone();
        move |_| {
            let of = |rows: &Vec<VersionRow>| rows.iter().find(|row| row.id == version).cloned();
            versions.rows.with(|rows| rows.as_ref().and_then(of))
        }
    });
    let label = memo(move |_| row.get().map(|row| row.label).unwrap_or_default());
    let about = move || {
        let row = row.get()?;
        let note = row.note.clone().map(|note| {
            view! { <p class="whitespace-pre-wrap" dir="auto" data-testid="advice-version-said">{note}</p> }
        });
        Some(view! {
            <p class="second">{kept_by(&row)}</p>
            {note}
            {states(&row)}
        })
    };
    view! {
        <main
            id="main"
            class="sheet sheet-start"
            data-region="sheet"
            data-testid="advice-version-page"
            tabindex="-1"
        >
            <div class="draft-page">
                <Button
                    testid="advice-version-back"
                    kind=ButtonKind::Quiet
                    class="-ms-3 mb-2"
                    icon=Icon::Back
                    on_press=move || place::open(draft.room())
                >
                    {t::advice_back_to_draft()}
                </Button>
                <h1 class="title h-page" tabindex="-1" node_ref=heading>
                    <bdi data-testid="advice-version-name">{move || label.get()}</bdi>
                </h1>
                <div class="grid gap-2 mt-1 mb-4">{about}</div>
                <ErrorSlip testid="advice-versions-error" error=versions.error/>
                <Comparison draft=draft versions=versions version=version.clone()/>
                <Restore draft=draft version=version label=label/>
            </div>
        </main>
    }
}

/// What the version says, beside what was chosen.
#[component]
fn Comparison(draft: Draft, versions: Versions, version: VersionId) -> impl IntoView {
    let beside = RwSignal::new(Beside::Now);
    let text = RwSignal::new(None::<Result<VersionText, IpcError>>);
    let is_alone = memo(move |_| beside.get() == Beside::Nothing);
    let read = {
        let version = version.clone();
        move || {
            let command =
                ReadVersion { room: draft.room(), version: version.clone(), beside: beside.get() };
            let asked = command.beside.clone();
            ipc::call_then(&command, move |reply| {
                // Something else may have been chosen meanwhile.
                if beside.try_get_untracked() == Some(asked) {
                    text.try_set(Some(reply));
                }
            });
        }
    };
    effect(read);
    let error = Signal::derive(move || text.with(|text| text.as_ref()?.as_ref().err().copied()));
    let shown = move || match text.get() {
        Some(Ok(text)) => parts(&text, is_alone.get()),
        Some(Err(_)) => ().into_any(),
        None => view! { <Skeleton shape=Shape::Entries words=t::advice_opening()/> }.into_any(),
    };
    view! {
        <Choice versions=versions version=version beside=beside/>
        <ErrorSlip testid="advice-version-error" error=error/>
        <div class="mt-5" data-testid="advice-version-text" aria-live="polite">{shown}</div>
    }
}

/// Beside what it is read.
#[component]
fn Choice(versions: Versions, version: VersionId, beside: RwSignal<Beside>) -> impl IntoView {
    let id = unique_id("beside");
    let others = move || -> Vec<AnyView> {
        let rows = versions.rows.get().unwrap_or_default();
        let others = rows.into_iter().filter(|row| row.id != version);
        let option = |row: VersionRow| {
            view! { <option value=row.id.as_str().to_owned()>{row.label}</option> }.into_any()
        };
        others.map(option).collect()
    };
    let choose = move |event| {
        let value = event_target_value(&event);
        beside.set(match value.as_str() {
            "now" => Beside::Now,
            "nothing" => Beside::Nothing,
            id => match VersionId::parse(id) {
                Ok(version) => Beside::Version { version },
                Err(_) => return,
            },
        });
    };
    view! {
        <div class="max-w-[28rem]">
            <label class="field-label" for=id.clone()>{t::advice_version_beside()}</label>
            <select class="select" id=id data-testid="advice-version-beside" on:change=choose>
                <option value="now">{t::advice_version_beside_now()}</option>
                {others}
                <option value="nothing">{t::advice_version_beside_nothing()}</option>
            </select>
        </div>
    }
}

fn parts(text: &VersionText, is_alone: bool) -> AnyView {
    let is_same =
        |part: &VersionPart| part.text.iter().all(|change| matches!(change, Change::Same { .. }));
    let what = if is_alone {
        None
    } else if text.parts.iter().all(is_same) {
        Some(t::advice_version_no_changes())
    } else {
        Some(t::advice_version_changes())
    };
    let what = what
        .map(|words| view! { <p class="second" data-testid="advice-version-differs">{words}</p> });
    let parts: Vec<AnyView> = text.parts.iter().map(|part| shown(text, part)).collect();
    view! {
        {what}
        {parts}
    }
    .into_any()
}

fn shown(text: &VersionText, part: &VersionPart) -> AnyView {
    let name = name_of(text, part);
    let class =
        if part.kind == PartKind::Title { "title h-part" } else { "read whitespace-pre-wrap" };
    view! {
        <section class="mt-5" data-testid="advice-version-part" data-part=part.name.as_str().to_owned()>
            <h2 class="cap mb-1">{name}</h2>
            <p class=class lang=text.lang.clone() dir="auto">{word_changes(&part.text)}</p>
        </section>
    }
    .into_any()
}

/// What a part is called: the section, and in a cover the field.
fn name_of(text: &VersionText, part: &VersionPart) -> Text {
    match (part.kind, &part.section) {
        (PartKind::Title, _) => t::advice_draft_title(),
        (PartKind::Addressee, _) => t::advice_addressee(),
        (_, Some((section, Some(field)))) => {
            let known = text.template.and_then(|it| template_words::field(it, section, field));
            known.unwrap_or_else(t::advice_field_newer)
        }
        (_, Some((section, None))) => {
            let known = text.template.and_then(|it| template_words::section(it, section));
            known.map_or_else(t::advice_section_newer, |(name, _)| name)
        }
        (_, None) => t::advice_section_newer(),
    }
}

/// Brings the text back, for whoever may write.
#[component]
fn Restore(draft: Draft, version: VersionId, label: Memo<String>) -> impl IntoView {
    let may_write = memo(move |_| draft.may_write());
    let open = RwSignal::new(false);
    let pending = RwSignal::new(Pending::<()>::Idle);
    let restore = move || {
        let command = RestoreVersion {
            room: draft.room(),
            version: version.clone(),
            keep_as: untrack(|| t::advice_version_before().text()),
        };
        run_then(pending, command, move |()| {
            open.try_set(false);
            toast::show(t::advice_version_restored(), None);
            place::open(draft.room());
        });
    };
    let question = Signal::derive(move || t::advice_version_restore_question(label.get()));
    let dialog = move || {
        let restore = restore.clone();
        view! {
            <p class="mt-2">{t::advice_version_restore_hint()}</p>
            <ErrorSlip
                testid="advice-restore-error"
                error=Signal::derive(move || pending.with(Pending::error))
            />
            <div class="dialog-acts">
                <Button
                    testid="advice-restore-keep"
                    kind=ButtonKind::Quiet
                    autofocus=true
                    on_press=move || open.set(false)
                >
                    {t::advice_version_restore_keep()}
                </Button>
                <Button
                    testid="advice-restore-confirm"
                    kind=ButtonKind::Primary
                    icon=Icon::Retry
                    pending=Signal::derive(move || pending.with(Pending::is_running))
                    working=t::advice_version_restoring()
                    on_press=restore
                >
                    {t::advice_version_restore()}
                </Button>
            </div>
        }
    };
    view! {
        <Show when=move || may_write.get()>
            <div class="mt-8 rule-t pt-4">
                <Button
                    testid="advice-restore"
                    icon=Icon::Retry
                    on_press=move || open.set(true)
                >
                    {t::advice_version_restore()}
                </Button>
            </div>
        </Show>
        <Dialog open=open title=question testid="advice-restore-dialog">
            {dialog()}
        </Dialog>
    }
}
