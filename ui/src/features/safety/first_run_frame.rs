//! The frame of the first run: the plant at the start side, one question on a sheet.
//!
//! Used by the first run and the damaged vault. Invariant: the heading takes the focus when a page
//! appears, so that a screen reader begins there.

use leptos::{html, prelude::*};

use crate::{
    features::settings::HelpDialog,
    i18n::{Text, t},
    shared::{Art, Button, ButtonKind, Drawing, HideNowButton, Icon, effect, focus},
};

/// A page with one question.
#[component]
pub fn FirstRunFrame(
    /// `data-testid` of the page.
    testid: &'static str,
    /// Which step it is, if it is one.
    #[prop(optional, into)]
    step: Option<Text>,
    /// The question.
    title: Text,
    /// What the question is about.
    children: Children,
) -> impl IntoView {
    let heading = NodeRef::<html::H1>::new();
    let is_help_open = RwSignal::new(false);
    effect(move || {
        if let Some(heading) = heading.get() {
            // A heading that has left the page already cannot take the focus, which is fine.
            let _ = heading.focus();
        }
    });
    view! {
        <div class="app app-whole" data-testid=testid>
            <a
                class="skip"
                href="#main"
                on:click=move |event| {
                    event.prevent_default();
                    focus::focus_id("main");
                }
            >
                {t::common_skip()}
            </a>
            <div class="body cols-first">
                <div class="pane relative overflow-hidden" aria-hidden="true">
                    <Art drawing=Drawing::Plant class="art-plant"/>
                </div>
                <div class="sheet sheet-whole sheet-start flex flex-col">
                    <header
                        class="flex flex-wrap items-center justify-between gap-2 ps-6 sm:ps-14 pe-3.5 pt-2 min-h-14"
                        data-region="top"
                    >
                        <p class="second nums">{step}</p>
                        <div class="flex flex-wrap gap-1.5 ms-auto">
                            <Button
                                testid="safety-help"
                                kind=ButtonKind::Quiet
                                icon=Icon::Help
                                on_press=move || is_help_open.set(true)
                            >
                                {t::common_help()}
                            </Button>
                            <HideNowButton/>
                        </div>
                    </header>
                    <main
                        id="main"
                        tabindex="-1"
                        data-region="sheet"
                        class="grow px-6 sm:px-14 pb-8 flex flex-col justify-center"
                    >
                        <div class="w-full max-w-[40rem]">
                            <h1 class="title h-page mb-2" tabindex="-1" node_ref=heading>
                                {title}
                            </h1>
                            {children()}
                        </div>
                    </main>
                </div>
            </div>
            <HelpDialog open=is_help_open/>
        </div>
    }
}
