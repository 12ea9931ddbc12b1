//! Where the library's pages come from, and the way to add more.
//!
//! Shown by [`super::LibraryPage`]. Invariant: each pack is named with who answers for it; what came with the
//! app cannot be removed.

use larkspur_ipc::resources::{ImportPack, Imported, PackFrom, PackRow, RemovePack};
use leptos::prelude::*;

use super::{
    share_dialog::{ShareDialog, Shared},
    signing_part::SigningPart,
    state::use_shown,
    sub_page::SubPage,
};
use crate::{
    i18n::{Text, t},
    shared::{
        Button, ButtonKind, Dialog, ErrorSlip, Icon, Pending, Slip, SlipKind, rows, run_then, toast,
    },
};

/// The page.
#[component]
pub(super) fn PacksPage() -> impl IntoView {
    let shown = use_shown();
    shown.follow_packs();
    let leaving = RwSignal::new(None::<PackRow>);
    let is_asking = RwSignal::new(false);
    let ask = Callback::new(move |pack: PackRow| {
        leaving.set(Some(pack));
        is_asking.set(true);
    });
    let shared = RwSignal::new(None::<Shared>);
    let is_sharing = RwSignal::new(false);
    let share = Callback::new(move |pack: PackRow| {
        shared.set(Some(Shared::Pack(pack)));
        is_sharing.set(true);
    });
    view! {
        <SubPage testid="resources-packs-page" title=t::resources_packs()>
            <p class="second mt-1 mb-5">{t::resources_packs_intro()}</p>
            <AddPack/>
            <ul class="grid gap-4 mt-6" data-testid="resources-packs">
                {rows(
                    move || shown.packs.get(),
                    |pack| format!("{} {} {}", pack.pack, pack.revision, pack.is_revoked),
                    move |pack| view! { <Row pack=pack on_share=share on_remove=ask/> },
                )}
            </ul>
            <SigningPart/>
            <ShareDialog open=is_sharing shared=shared/>
            <RemoveDialog open=is_asking pack=leaving.into()/>
        </SubPage>
    }
}

/// The button that asks for a file, and what became of it.
#[component]
fn AddPack() -> impl IntoView {
    let pending = RwSignal::new(Pending::Idle);
    let add = move || {
        run_then(pending, ImportPack {}, move |imported| {
            if let Imported::Added { title, pages, .. } = imported {
                toast::show(
                    Text::from(t::ResourcesPacksAdded { title: title.into(), pages: pages.into() }),
                    None,
                );
            }
        });
    };
    view! {
        <ErrorSlip
            testid="resources-packs-error"
            error=Signal::derive(move || pending.with(Pending::error))
        />
        <Button
            testid="resources-packs-add"
            kind=ButtonKind::Line
            icon=Icon::Add
            pending=Signal::derive(move || pending.with(Pending::is_running))
            on_press=add
        >
            {t::resources_packs_add()}
        </Button>
    }
}

#[component]
fn Row(pack: PackRow, on_share: Callback<PackRow>, on_remove: Callback<PackRow>) -> impl IntoView {
    let is_ours = pack.from == PackFrom::App;
    let (removed, given_on) = (pack.clone(), pack.clone());
    view! {
        <li class="rule-b pb-4" data-testid="resources-pack">
            <h2 class="h-small" lang=pack.lang.clone() dir="auto">{pack.title.clone()}</h2>
            <p class="second">{from(&pack.from)}</p>
            <p class="meta nums">{Text::from(t::ResourcesPacksAbout { pages: pack.pages.into(), revision: pack.revision.into() })}</p>
            {pack
                .is_revoked
                .then(|| {
                    view! {
                        <Slip kind=SlipKind::Clay icon=Icon::Problem testid="resources-pack-revoked">
                            <p>{t::resources_packs_revoked()}</p>
                        </Slip>
                    }
                })}
            {(!is_ours && !pack.is_revoked)
                .then(|| {
                    view! {
                        <Button
                            testid="resources-pack-share"
                            kind=ButtonKind::Quiet
                            small=true
                            class="-ms-3 me-3 mt-1"
                            icon=Icon::Send
                            on_press=move || on_share.run(given_on.clone())
                        >
                            {t::resources_packs_share()}
                        </Button>
                    }
                })}
            {(!is_ours)
                .then(|| {
                    view! {
                        <Button
                            testid="resources-pack-remove"
                            kind=ButtonKind::Quiet
                            small=true
                            class="-ms-3 mt-1"
                            icon=Icon::Delete
                            on_press=move || on_remove.run(removed.clone())
                        >
                            {t::resources_packs_remove()}
                        </Button>
                    }
                })}
        </li>
    }
}

fn from(from: &PackFrom) -> Text {
    match from {
        PackFrom::App => t::resources_packs_from_app(),
        PackFrom::Network => t::resources_packs_from_network(),
        PackFrom::Chapter { name } => t::resources_packs_from_chapter(name.clone()),
    }
}

/// The dialog before a pack is taken out.
#[component]
fn RemoveDialog(
    /// Whether it is open.
    open: RwSignal<bool>,
    /// Which pack.
    pack: Signal<Option<PackRow>>,
) -> impl IntoView {
    let pending = RwSignal::new(Pending::Idle);
    let title = Signal::derive(move || {
        pack.with(|pack| pack.as_ref().map(|it| it.title.clone()).unwrap_or_default())
    });
    let remove = move || {
        let Some(pack) = pack.with_untracked(|pack| pack.as_ref().map(|it| it.pack.clone())) else {
            return;
        };
        run_then(pending, RemovePack { pack }, move |()| {
            open.set(false);
            toast::show(t::resources_packs_removed(), None);
        });
    };
    view! {
        <Dialog
            open=open
            title=Signal::derive(move || t::resources_packs_remove_question(title.get()))
            testid="resources-pack-dialog"
        >
            <p class="mt-2">{t::resources_packs_remove_what()}</p>
            <ErrorSlip
                testid="resources-pack-remove-error"
                error=Signal::derive(move || pending.with(Pending::error))
            />
            <div class="dialog-acts">
                <Button
                    testid="resources-pack-keep"
                    kind=ButtonKind::Quiet
                    autofocus=true
                    on_press=move || open.set(false)
                >
                    {t::resources_packs_keep()}
                </Button>
                <Button
                    testid="resources-pack-leave"
                    kind=ButtonKind::Remove
                    icon=Icon::Delete
                    pending=Signal::derive(move || pending.with(Pending::is_running))
                    on_press=remove
                >
                    {t::resources_packs_remove()}
                </Button>
            </div>
        </Dialog>
    }
}
