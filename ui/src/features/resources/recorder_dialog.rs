//! Reading a page out oneself, part by part.
//!
//! Opened from the reader, with the vault open. Invariants: as long as the microphone is on, that is said above
//! everything else; closing the dialog, or whatever ends the page, turns it off; nothing is deleted without a question.

use larkspur_ipc::resources::{
    DropRecording, PlayRecording, RecordUnit, Recorded, Recorder, Recording, Spoken, SpokenPage,
    StopNarration, StopRecording, WatchRecorder,
};
use leptos::prelude::*;

use crate::{
    i18n::t,
    ipc,
    shared::{
        Button, ButtonKind, Dialog, ErrorSlip, Icon, Pending, Show, Slip, SlipKind, State,
        StateKind, ids::unique_id, memo, run,
    },
};

/// The dialog.
#[component]
pub(super) fn RecorderDialog(
    /// Whether it is open.
    open: RwSignal<bool>,
    /// The page, as it is shown.
    page: SpokenPage,
) -> impl IntoView {
    view! {
        <Dialog
            open=open
            title=t::resources_narration_record_title()
            testid="resources-recorder"
            class="dialog-wide"
        >
            <Parts page=page.clone()/>
            <div class="dialog-acts">
                <Button
                    testid="resources-recorder-close"
                    kind=ButtonKind::Line
                    autofocus=true
                    on_press=move || open.set(false)
                >
                    {t::resources_narration_record_close()}
                </Button>
            </div>
        </Dialog>
    }
}

/// What every row needs.
#[derive(Clone)]
struct Around {
    page: SpokenPage,
    recorder: RwSignal<Option<Recorder>>,
    now: Memo<Option<Recording>>,
    pending: RwSignal<Pending<()>>,
}

/// What can be read out. The stream lives as long as the dialog is open.
#[component]
fn Parts(page: SpokenPage) -> impl IntoView {
    let recorder = RwSignal::new(None::<Recorder>);
    ipc::watch(WatchRecorder { page: page.clone() }, move |now| {
        recorder.try_set(Some(now));
    })
    .until_cleanup();
    let pending = RwSignal::new(Pending::Idle);
    let now = memo(move |_| recorder.with(|it| it.as_ref()?.now));
    let is_listening = memo(move |_| matches!(now.get(), Some(Recording::Listening(_))));
    let around = Around { page, recorder, now, pending };
    // The words alone: a row keeps the focus while what was recorded of it changes.
    let parts = memo(move |_| {
        recorder.with(|it| {
            let parts = it.as_ref().map(|it| it.parts.as_slice()).unwrap_or_default();
            parts.iter().map(|it| (it.part, it.words.clone())).collect::<Vec<_>>()
        })
    });
    view! {
        <p class="mt-2">{t::resources_narration_record_what()}</p>
        <p class="sees mt-2">{t::resources_narration_record_sees()}</p>
        <div class="recorder-on" aria-live="assertive">
            <Show when=move || is_listening.get()>
                <Slip kind=SlipKind::Straw icon=Icon::Record testid="resources-recorder-on">
                    <p class="font-semibold">{t::resources_narration_record_listening()}</p>
                </Slip>
            </Show>
        </div>
        <ErrorSlip
            testid="resources-recorder-error"
            error=Signal::derive(move || pending.with(Pending::error))
        />
        <ul class="recorder">
            {move || {
                let row = |(part, words)| {
                    view! { <Row around=around.clone() part=part words=words/> }
                };
                parts.get().into_iter().map(row).collect_view()
            }}
        </ul>
    }
}

/// A part of the page.
#[component]
fn Row(around: Around, part: Spoken, words: String) -> impl IntoView {
    let Around { page, recorder, now, pending } = around;
    let id = unique_id("part");
    let lang = page.language.clone();
    let recorded = memo(move |_| {
        recorder.with(|it| {
            it.as_ref()?.parts.iter().find(|it| it.part == part).and_then(|it| it.recorded)
        })
    });
    let is_listening = memo(move |_| now.get() == Some(Recording::Listening(part)));
    let record = {
        let page = page.clone();
        move || {
            if is_listening.get_untracked() {
                run(pending, StopRecording {});
            } else {
                run(pending, RecordUnit { page: page.clone(), part });
            }
        }
    };
    let record_label = move || {
        if is_listening.get() {
            t::resources_narration_record_stop()
        } else {
            t::resources_narration_record_start()
        }
    };
    let has_recording = memo(move |_| recorded.get().is_some() && !is_listening.get());
    let described = id.clone();
    view! {
        <li data-testid="resources-recorder-part" data-part=name(part)>
            <p class="read" id=id.clone() lang=lang dir="auto">{words}</p>
            {move || recorded.get().map(|it| view! { <Told recorded=it/> })}
            <div class="flex flex-wrap items-center gap-2 mt-1">
                <Button
                    testid="resources-recorder-record"
                    kind=ButtonKind::Line
                    small=true
                    icon=Signal::derive(move || {
                        Some(if is_listening.get() { Icon::Stop } else { Icon::Record })
                    })
                    described_by=described
                    on_press=record
                >
                    {record_label}
                </Button>
                <Show when=move || has_recording.get()>
                    <Kept page=page.clone() part=part now=now pending=pending words=id.clone()/>
                </Show>
            </div>
        </li>
    }
}

/// How long it lasts, and that its text has changed since.
#[component]
fn Told(recorded: Recorded) -> impl IntoView {
    let changed = recorded.has_changed.then(|| {
        view! {
            <State kind=StateKind::Straw icon=Icon::Changed>
                {t::resources_narration_record_changed()}
            </State>
        }
    });
    view! {
        <p class="flex flex-wrap items-baseline gap-x-4" data-testid="resources-recorder-recorded">
            <State kind=StateKind::Leaf icon=Icon::Kept>
                {t::resources_narration_record_length(usize::from(recorded.seconds))}
            </State>
            {changed}
        </p>
    }
}

/// Hearing a recording again, and throwing it away.
#[component]
fn Kept(
    page: SpokenPage,
    part: Spoken,
    now: Memo<Option<Recording>>,
    pending: RwSignal<Pending<()>>,
    /// The element with the words.
    words: String,
) -> impl IntoView {
    let is_asking = RwSignal::new(false);
    let is_playing = memo(move |_| now.get() == Some(Recording::Playing(part)));
    let play = {
        let page = page.clone();
        move || {
            if is_playing.get_untracked() {
                run(pending, StopNarration {});
            } else {
                run(pending, PlayRecording { page: page.clone(), part });
            }
        }
    };
    let play_label = move || {
        if is_playing.get() {
            t::resources_narration_record_play_stop()
        } else {
            t::resources_narration_record_play()
        }
    };
    let question = unique_id("drop");
    let (asked, words_of_drop) = (question.clone(), words.clone());
    view! {
        <Button
            testid="resources-recorder-play"
            kind=ButtonKind::Quiet
            small=true
            icon=Signal::derive(move || {
                Some(if is_playing.get() { Icon::Stop } else { Icon::Listen })
            })
            described_by=words.clone()
            on_press=play
        >
            {play_label}
        </Button>
        <Show
            when=move || is_asking.get()
            fallback=move || view! {
                <Button
                    testid="resources-recorder-drop-open"
                    kind=ButtonKind::Quiet
                    small=true
                    icon=Icon::Delete
                    described_by=words_of_drop.clone()
                    on_press=move || is_asking.set(true)
                >
                    {t::resources_narration_record_drop()}
                </Button>
            }
        >
            <span class="basis-full" id=question.clone()>
                {t::resources_narration_record_drop_question()}
            </span>
            <Button
                testid="resources-recorder-keep"
                kind=ButtonKind::Line
                small=true
                described_by=asked.clone()
                on_press=move || is_asking.set(false)
            >
                {t::resources_narration_record_drop_keep()}
            </Button>
            <Button
                testid="resources-recorder-drop"
                kind=ButtonKind::Remove
                small=true
                icon=Icon::Delete
                described_by=asked.clone()
                on_press={
                    let page = page.clone();
                    move || run(pending, DropRecording { page: page.clone(), part })
                }
            >
                {t::resources_narration_record_drop()}
            </Button>
        </Show>
    }
}

/// What the page calls a part; nobody reads it.
fn name(part: Spoken) -> String {
    match part {
        Spoken::Title => "title".to_owned(),
        Spoken::Summary => "summary".to_owned(),
        Spoken::Unit(number) => format!("u{number}"),
    }
}
