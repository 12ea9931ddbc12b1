//! For editors: the key with which they sign packs, and what the network lets it sign.
//!
//! Part of the page with the packs. Invariants: the secret never comes to the page; a key is not thrown away without a
//! question.

use larkspur_ipc::resources::{
    Certificate, CertificateStanding, DropSigningKey, KeepCertificate, MAX_CERTIFICATE_BYTES,
    MakeSigningKey, Signing, WatchSigning,
};
use leptos::prelude::*;

use crate::{
    i18n::{Text, dates, t},
    ipc,
    shared::{
        Button, ButtonKind, Dialog, ErrorSlip, Icon, Pending, Show, State, StateKind, focus,
        ids::unique_id, memo, run_then, toast,
    },
};

/// The part.
#[component]
pub(super) fn SigningPart() -> impl IntoView {
    let signing = RwSignal::new(None::<Signing>);
    ipc::watch(WatchSigning {}, move |now| {
        signing.try_set(Some(now));
    })
    .until_cleanup();
    let is_told = memo(move |_| signing.with(Option::is_some));
    let public = memo(move |_| signing.with(|it| Some(it.as_ref()?.key.as_ref()?.public.clone())));
    let certificate =
        memo(move |_| signing.with(|it| it.as_ref()?.key.as_ref()?.certificate.clone()));
    let has_key = memo(move |_| public.with(Option::is_some));
    view! {
        <Show when=move || is_told.get()>
            <section class="mt-10 max-w-[44rem]" data-testid="resources-signing">
                <h2 class="title h-part">{t::resources_signing_title()}</h2>
                <p class="second mt-1">{t::resources_signing_what()}</p>
                <Show when=move || has_key.get() fallback=|| view! { <Make/> }>
                    <PublicLine public=public/>
                    <Certified certificate=certificate/>
                    <AddCertificate certificate=certificate/>
                    <Drop/>
                </Show>
            </section>
        </Show>
    }
}

/// The button that makes a key.
#[component]
fn Make() -> impl IntoView {
    let pending = RwSignal::new(Pending::Idle);
    view! {
        <ErrorSlip
            testid="resources-signing-make-error"
            error=Signal::derive(move || pending.with(Pending::error))
        />
        <Button
            testid="resources-signing-make"
            kind=ButtonKind::Line
            icon=Icon::Key
            class="mt-3"
            pending=Signal::derive(move || pending.with(Pending::is_running))
            on_press=move || {
                run_then(pending, MakeSigningKey {}, |()| {
                    // The button goes with its press.
                    request_animation_frame(|| focus::focus_id("resources-signing-public"));
                });
            }
        >
            {t::resources_signing_make()}
        </Button>
    }
}

/// What others check with, to be sent to whoever keeps the network's key.
#[component]
fn PublicLine(public: Memo<Option<String>>) -> impl IntoView {
    let hint = unique_id("public-hint");
    view! {
        <label class="field-label mt-4" for="resources-signing-public">
            {t::resources_signing_public()}
        </label>
        <input
            id="resources-signing-public"
            class="input font-mono"
            dir="ltr"
            readonly
            data-testid="resources-signing-public"
            aria-describedby=hint.clone()
            prop:value=move || public.get().unwrap_or_default()
        />
        <p class="field-hint" id=hint>{t::resources_signing_public_hint()}</p>
    }
}

/// What the network lets the key sign.
#[component]
fn Certified(certificate: Memo<Option<Certificate>>) -> impl IntoView {
    let said = move || match certificate.get() {
        None => view! { <p class="second mt-4">{t::resources_signing_none()}</p> }.into_any(),
        Some(Certificate { chapter, packs, until, standing }) => {
            let packs = match packs {
                None => t::resources_signing_all(),
                Some(ids) => t::resources_signing_only(ids.join(", ")),
            };
            let (kind, words) = words(standing);
            view! {
                <p class="mt-4 font-semibold">{t::resources_signing_for(chapter)}</p>
                <p class="second">{packs}</p>
                <p class="flex flex-wrap items-baseline gap-x-4">
                    <State kind=kind icon=Icon::Info testid="resources-signing-standing">
                        {words}
                    </State>
                    <span class="meta nums">
                        {move || t::resources_signing_until(dates::written_day(&until))}
                    </span>
                </p>
            }
            .into_any()
        }
    };
    view! { <div aria-live="polite" data-testid="resources-signing-certificate">{said}</div> }
}

fn words(standing: CertificateStanding) -> (StateKind, Text) {
    match standing {
        CertificateStanding::Holds => (StateKind::Leaf, t::resources_signing_holds()),
        CertificateStanding::NotYet => (StateKind::Straw, t::resources_signing_not_yet()),
        CertificateStanding::Ended => (StateKind::Clay, t::resources_signing_ended()),
        CertificateStanding::Revoked => (StateKind::Clay, t::resources_signing_revoked()),
    }
}

/// Where a certificate is pasted.
#[component]
fn AddCertificate(certificate: Memo<Option<Certificate>>) -> impl IntoView {
    let typed = RwSignal::new(String::new());
    let pending = RwSignal::new(Pending::Idle);
    let (id, hint) = (unique_id("certificate"), unique_id("certificate-hint"));
    let label = move || {
        if certificate.with(Option::is_some) {
            t::resources_signing_paste_newer()
        } else {
            t::resources_signing_paste()
        }
    };
    let add = move || {
        let text = typed.get_untracked();
        if text.trim().is_empty() {
            return;
        }
        run_then(pending, KeepCertificate { text }, move |()| {
            typed.set(String::new());
            toast::show(t::resources_signing_added(), None);
        });
    };
    view! {
        <label class="field-label mt-5" for=id.clone()>{label}</label>
        <textarea
            id=id
            class="input font-mono"
            rows="4"
            dir="ltr"
            autocomplete="off"
            spellcheck="false"
            maxlength=MAX_CERTIFICATE_BYTES.to_string()
            data-testid="resources-signing-paste"
            aria-describedby=hint.clone()
            prop:value=move || typed.get()
            on:input=move |event| typed.set(event_target_value(&event))
        ></textarea>
        <p class="field-hint" id=hint>{t::resources_signing_paste_hint()}</p>
        <ErrorSlip
            testid="resources-signing-paste-error"
            error=Signal::derive(move || pending.with(Pending::error))
        />
        <Button
            testid="resources-signing-add"
            kind=ButtonKind::Line
            icon=Icon::Add
            class="mt-2"
            pending=Signal::derive(move || pending.with(Pending::is_running))
            on_press=add
        >
            {t::resources_signing_add()}
        </Button>
    }
}

/// The button that throws the key away, and its question.
#[component]
fn Drop() -> impl IntoView {
    let open = RwSignal::new(false);
    let pending = RwSignal::new(Pending::Idle);
    let drop = move || {
        run_then(pending, DropSigningKey {}, move |()| {
            open.try_set(false);
            request_animation_frame(|| focus::focus_id("main"));
        });
    };
    view! {
        <div class="mt-6">
            <Button
                testid="resources-signing-drop-open"
                kind=ButtonKind::Remove
                small=true
                icon=Icon::Delete
                on_press=move || open.set(true)
            >
                {t::resources_signing_drop()}
            </Button>
        </div>
        <Dialog
            open=open
            title=t::resources_signing_drop_question()
            testid="resources-signing-drop-dialog"
        >
            <p class="mt-2">{t::resources_signing_drop_what()}</p>
            <p class="mt-2">{t::resources_signing_drop_stays()}</p>
            <ErrorSlip
                testid="resources-signing-drop-error"
                error=Signal::derive(move || pending.with(Pending::error))
            />
            <div class="dialog-acts">
                <Button
                    testid="resources-signing-drop-keep"
                    kind=ButtonKind::Line
                    autofocus=true
                    on_press=move || open.set(false)
                >
                    {t::common_cancel()}
                </Button>
                <Button
                    testid="resources-signing-drop"
                    kind=ButtonKind::Remove
                    icon=Icon::Delete
                    pending=Signal::derive(move || pending.with(Pending::is_running))
                    on_press=drop
                >
                    {t::resources_signing_drop()}
                </Button>
            </div>
        </Dialog>
    }
}
