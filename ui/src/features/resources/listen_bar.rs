//! The bar that reads a page out, and the mark on what is heard.
//!
//! Part of the reader, with the vault open. Invariants: it is there only where something can be heard; what is marked is
//! what the device plays; that a text has changed since it was read out is said with it.

use larkspur_ipc::{
    resources::{
        Narration, PauseNarration, PlayNarration, Playing, SetNarrationSpeed, Spoken, SpokenPage,
        StopNarration, WatchNarration,
    },
    safety::NoteActivity,
};
use leptos::{prelude::*, task::spawn_local};
use web_sys::Element;

use super::outline::{element_id, show};
use crate::{
    i18n::{Text, t},
    ipc,
    shared::{
        Button, ButtonKind, ErrorSlip, Icon, Pending, Show, State, StateKind, ids::unique_id, memo,
        run,
    },
};

/// The mark on what is heard; the stylesheet knows it too.
const MARK: &str = "data-read-out";

/// The bar.
#[component]
pub(super) fn ListenBar(
    /// The page, as it is shown.
    page: SpokenPage,
) -> impl IntoView {
    let narration = RwSignal::new(None::<Narration>);
    ipc::watch(WatchNarration { page: page.clone() }, move |now| {
        narration.try_set(Some(now));
    })
    .until_cleanup();
    let can_listen =
        memo(move |_| narration.with(|it| it.as_ref().is_some_and(|it| !it.parts.is_empty())));
    let playing = memo(move |_| narration.with(|it| it.as_ref()?.playing));
    let has_changed = memo(move |_| narration.with(|it| it.as_ref().and_then(changed)));
    follow(playing);
    view! {
        <Show when=move || can_listen.get()>
            <section
                class="listen"
                data-testid="resources-listen"
                aria-label=move || t::resources_narration_bar().text()
            >
                <Acts page=page.clone() playing=playing/>
                <SpeedChoice narration=narration/>
                <div class="basis-full" aria-live="polite">
                    {move || has_changed.get().map(|of| view! {
                        <State kind=StateKind::Straw icon=Icon::Changed testid="resources-listen-changed">
                            {said(of)}
                        </State>
                    })}
                </div>
            </section>
        </Show>
    }
}

/// What was read out before its text changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Changed {
    /// What is heard now.
    Heard,
    /// Some of the page, of which nothing is heard now.
    Some,
}

fn changed(narration: &Narration) -> Option<Changed> {
    match narration.playing {
        Some(playing) => {
            let heard = narration.parts.iter().find(|it| it.part == playing.part)?;
            heard.has_changed.then_some(Changed::Heard)
        }
        None => narration.parts.iter().any(|it| it.has_changed).then_some(Changed::Some),
    }
}

fn said(of: Changed) -> Text {
    match of {
        Changed::Heard => t::resources_narration_changed(),
        Changed::Some => t::resources_narration_some_changed(),
    }
}

/// Listening, holding, ending.
#[component]
fn Acts(page: SpokenPage, playing: Memo<Option<Playing>>) -> impl IntoView {
    let pending = RwSignal::new(Pending::Idle);
    let is_heard = memo(move |_| playing.get().is_some_and(|it| !it.is_paused));
    let is_there = memo(move |_| playing.get().is_some());
    let label = move || match playing.get() {
        None => t::resources_narration_listen(),
        Some(Playing { is_paused: true, .. }) => t::resources_narration_go_on(),
        Some(_) => t::resources_narration_pause(),
    };
    let press = move || {
        if is_heard.get_untracked() {
            run(pending, PauseNarration {});
        } else {
            run(pending, PlayNarration { page: page.clone(), from: None });
        }
    };
    view! {
        <Button
            testid="resources-listen-play"
            kind=ButtonKind::Line
            icon=Signal::derive(move || {
                Some(match playing.get() {
                    None => Icon::Listen,
                    Some(Playing { is_paused: true, .. }) => Icon::Play,
                    Some(_) => Icon::Pause,
                })
            })
            on_press=press
        >
            {label}
        </Button>
        <Show when=move || is_there.get()>
            <Button
                testid="resources-listen-stop"
                kind=ButtonKind::Quiet
                icon=Icon::Stop
                on_press=move || run(pending, StopNarration {})
            >
                {t::resources_narration_stop()}
            </Button>
        </Show>
        <ErrorSlip
            testid="resources-listen-error"
            class="basis-full"
            error=Signal::derive(move || pending.with(Pending::error))
        />
    }
}

/// How quickly it is heard.
#[component]
fn SpeedChoice(narration: RwSignal<Option<Narration>>) -> impl IntoView {
    let id = unique_id("speed");
    let pending = RwSignal::new(Pending::Idle);
    let speed = memo(move |_| narration.with(|it| it.as_ref().map_or(100, |it| it.speed)));
    let option = move |percent: u8, words: Text| {
        view! {
            <option value=percent.to_string() selected=move || speed.get() == percent>
                {words}
            </option>
        }
    };
    let choose = move |event| {
        if let Ok(speed) = event_target_value(&event).parse() {
            run(pending, SetNarrationSpeed { speed });
        }
    };
    view! {
        <span class="flex flex-wrap items-center gap-x-3 gap-y-1">
            <label class="second" for=id.clone()>{t::resources_narration_speed()}</label>
            <select class="select w-auto" id=id data-testid="resources-listen-speed" on:change=choose>
                {option(75, t::resources_narration_slower())}
                {option(100, t::resources_narration_as_spoken())}
                {option(125, t::resources_narration_faster())}
                {option(150, t::resources_narration_fastest())}
            </select>
        </span>
    }
}

/// Marks what is heard, brings it into view, and says that the person is there: whoever listens touches nothing.
fn follow(playing: Memo<Option<Playing>>) {
    Effect::new(move |before: Option<Option<Spoken>>| {
        let now = playing.get().map(|it| it.part);
        if before.flatten() != now {
            unmark();
            if let Some(part) = now {
                mark(part);
                spawn_local(async {
                    // Refused only while the window is about to go.
                    let _ = ipc::call(NoteActivity {}).await;
                });
            }
        }
        now
    });
    on_cleanup(unmark);
}

fn marked() -> Option<Element> {
    document().query_selector(&format!("[{MARK}]")).ok().flatten()
}

fn unmark() {
    if let Some(element) = marked() {
        // Taking an attribute away fails only for names that are none.
        let _ = element.remove_attribute(MARK);
    }
}

fn mark(part: Spoken) {
    let document = document();
    let element = match part {
        Spoken::Title => document.query_selector("[data-testid=resources-title]").ok().flatten(),
        // The reader does not show it.
        Spoken::Summary => None,
        Spoken::Unit(number) => document.get_element_by_id(&element_id(number)),
    };
    let Some(element) = element else { return };
    let _ = element.set_attribute(MARK, "");
    let (place, height) = (element.get_bounding_client_rect(), window().inner_height());
    let height = height.ok().and_then(|it| it.as_f64()).unwrap_or(f64::MAX);
    if let Spoken::Unit(number) = part
        && (place.top() < 0.0 || place.bottom() > height)
    {
        show(number);
    }
}

#[cfg(test)]
mod tests {
    use larkspur_ipc::resources::NarratedPart;

    use super::*;

    #[test]
    fn that_a_text_has_changed_is_said_of_what_is_heard_and_else_of_the_page() {
        let part = |part, has_changed| NarratedPart { part, is_own: false, has_changed };
        let parts = vec![part(Spoken::Title, false), part(Spoken::Unit(4), true)];
        let of = |playing: Option<Spoken>| {
            let playing = playing.map(|part| Playing { part, is_paused: false });
            changed(&Narration { parts: parts.clone(), playing, speed: 100 })
        };
        assert_eq!(of(None), Some(Changed::Some));
        assert_eq!(of(Some(Spoken::Title)), None);
        assert_eq!(of(Some(Spoken::Unit(4))), Some(Changed::Heard));
    }
}
