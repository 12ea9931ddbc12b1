//! The reader: one page, its outline and languages beside it, what it stands on below.
//!
//! Shown by [`super::LibraryPage`]. Invariants: ticking and keeping change nothing else of the page, so focus
//! and place stay; another language begins where the page was.

use larkspur_ipc::{
    ResourceId,
    resources::{Page, Related, Source, SpokenPage, Standing, WatchResource},
};
use leptos::{html, prelude::*};

use super::{
    caveats,
    listen_bar::ListenBar,
    outline::{self, Watcher},
    reader_head::ReaderHead,
    reader_pane::{NarrowBar, ReaderPane},
    state::{Opening, follow, use_shown},
    text::{PageText, Words},
};
use crate::{
    i18n::{Text, t},
    shared::{Shape, Show, Skeleton, focus, memo},
};

/// The reader of a page.
#[component]
pub(super) fn ReaderPage(
    /// Which page.
    resource: ResourceId,
) -> impl IntoView {
    let page = RwSignal::new(None::<Page>);
    let is_beside = RwSignal::new(false);
    let read = RwSignal::new(None::<u16>);
    let asked = resource.clone();
    let library = use_shown();
    let opening = library.opening;
    let language = move || opening.with(|it| it.as_ref().map(|it| it.language.clone()));
    follow(
        move || WatchResource {
            resource: asked.clone(),
            language: language(),
            languages: library.wanted(),
        },
        move |now| {
            page.try_set(Some(now));
        },
    );
    keep_place(page, read, opening.get_untracked());
    let languages = memo(move |_| {
        page.with(|page| page.as_ref().map(|page| page.languages.clone()).unwrap_or_default())
    });
    let shown = memo(move |_| {
        page.with(|page| page.as_ref().map(|page| page.shown.tag.clone()).unwrap_or_default())
    });
    let original = memo(move |_| {
        page.with(|page| page.as_ref().map(|page| page.original.clone()).unwrap_or_default())
    });
    let headings = memo(move |_| {
        page.with(|page| {
            page.as_ref().map(|page| outline::headings(&page.blocks)).unwrap_or_default()
        })
    });
    let current = memo(move |_| {
        let unit = read.get()?;
        page.with(|page| page.as_ref().and_then(|page| outline::heading_of(&page.blocks, unit)))
    });
    let sheet = NodeRef::<html::Main>::new();
    let watcher = StoredValue::new_local(Watcher::new());
    on_cleanup(move || watcher.with_value(Watcher::stop));
    let look = move |_| {
        let Some(sheet) = sheet.get_untracked() else { return };
        let resource = resource.clone();
        watcher.with_value(|watcher| {
            watcher.look(
                sheet,
                move |unit| {
                    read.try_set(Some(unit));
                },
                move |unit| library.note_place(resource.clone(), unit),
            );
        });
    };
    view! {
        <div class="cols-2 min-h-0">
            <ReaderPane
                headings=headings.into()
                current=current.into()
                languages=languages.into()
                shown=shown.into()
                original=original.into()
            />
            <main
                id="main"
                class="sheet sheet-start"
                data-region="sheet"
                data-testid="resources-reader"
                tabindex="-1"
                node_ref=sheet
                on:scroll=look
            >
                <div class="reader">
                    <NarrowBar languages=languages.into()/>
                    <Show
                        when=move || page.with(Option::is_some)
                        fallback=|| view! { <Skeleton shape=Shape::Entries words=t::resources_opening()/> }
                    >
                        <Opened page=page is_beside=is_beside/>
                    </Show>
                </div>
            </main>
        </div>
    }
}

/// Goes to where the words stand by which the page was found, or to where the person stopped, when it comes
/// for the first time; and to where they were, when it comes in another language.
fn keep_place(page: RwSignal<Option<Page>>, read: RwSignal<Option<u16>>, opening: Option<Opening>) {
    let found = opening.and_then(|opening| opening.unit);
    Effect::new(move |before: Option<Option<String>>| {
        let now = page.with(|page| page.as_ref().map(|page| page.shown.tag.clone()));
        let unit = match before.flatten() {
            None => page.with_untracked(|page| found.or(page.as_ref()?.place)),
            Some(before) if Some(&before) != now.as_ref() => read.get_untracked(),
            Some(_) => None,
        };
        if let Some(unit) = unit {
            // The text is put in by an effect of this turn.
            request_animation_frame(move || {
                outline::show(unit);
            });
        }
        now
    });
}

/// The page, once it is there.
#[component]
fn Opened(page: RwSignal<Option<Page>>, is_beside: RwSignal<bool>) -> impl IntoView {
    // What changes while it is read is taken out, so that the rest is drawn once.
    let still = memo(move |_| {
        page.get().map(|page| Page { ticked: Vec::new(), is_kept: false, place: None, ..page })
    });
    let ticked = memo(move |_| {
        page.with(|page| page.as_ref().map(|page| page.ticked.clone()).unwrap_or_default())
    });
    let is_kept = memo(move |_| page.with(|page| page.as_ref().is_some_and(|it| it.is_kept)));
    let heading = focus::on_arrival();
    move || {
        still.get().map(|page| {
            let words = Words {
                resource: page.resource.clone(),
                lang: page.shown.tag.clone(),
                original: page.original.clone(),
                standing: page.shown.standing,
                blocks: page.blocks.clone(),
                terms: page.terms.clone(),
            };
            let is_translation = page.shown.standing != Standing::Original;
            // Sound needs the vault, which alone has recordings and packs from outside.
            let listen = (!use_shown().is_locked).then(|| {
                let page = SpokenPage {
                    resource: page.resource.clone(),
                    language: page.shown.tag.clone(),
                };
                view! { <ListenBar page=page/> }
            });
            let beside = Signal::derive(move || is_translation && is_beside.get());
            view! {
                <ReaderHead
                    page=page.clone()
                    is_kept=is_kept.into()
                    is_beside=is_beside
                    heading=heading
                />
                {listen}
                <PageText words=words ticked=ticked.into() is_beside=beside/>
                <Foot page=page/>
            }
        })
    }
}

/// What to read beside it, what it stands on, who wrote it.
#[component]
fn Foot(page: Page) -> impl IntoView {
    let related = (!page.related.is_empty()).then(|| {
        view! {
            <section>
                <h2 class="h-small mb-1">{t::resources_related()}</h2>
                <ul class="grid gap-1">
                    {page.related.into_iter().map(|it| view! { <RelatedRow to=it/> }).collect_view()}
                </ul>
            </section>
        }
    });
    let sources = (!page.sources.is_empty()).then(|| {
        view! {
            <section>
                <h2 class="h-small mb-1">{t::resources_sources()}</h2>
                <ul class="grid gap-2">
                    {page.sources.into_iter().map(|it| view! { <SourceRow source=it/> }).collect_view()}
                </ul>
            </section>
        }
    });
    view! {
        <footer class="reader-foot">
            {related}
            {sources}
            <p class="meta">{Text::from(t::ResourcesLicense { license: page.license.into(), who: page.attribution.into() })}</p>
        </footer>
    }
}

#[component]
fn RelatedRow(to: Related) -> impl IntoView {
    let shown = use_shown();
    let resource = to.resource.clone();
    view! {
        <li>
            <a
                class="link"
                href="#main"
                data-testid="resources-related"
                on:click=move |event| {
                    event.prevent_default();
                    shown.open(resource.clone());
                }
            >
                <span lang=to.lang dir="auto">{to.title}</span>
            </a>
        </li>
    }
}

#[component]
fn SourceRow(source: Source) -> impl IntoView {
    let shown = use_shown();
    let of = source.clone();
    let checked = move || caveats::checked(&of);
    let title = if shown.is_locked {
        view! { <span lang="en">{source.title}</span> }.into_any()
    } else {
        let (address, host) = (source.address, source.host.clone());
        view! {
            <a
                class="link"
                href="#main"
                lang="en"
                data-testid="resources-source"
                aria-haspopup="dialog"
                on:click=move |event| {
                    event.prevent_default();
                    shown.ask_about(address.clone(), host.clone());
                }
                on:auxclick=|event| event.prevent_default()
            >
                {source.title}
            </a>
            <span class="sr-only">" " {t::resources_leads_out(source.host)}</span>
        }
        .into_any()
    };
    view! {
        <li class="second">
            {title}
            <span lang="en">" · " {source.publisher}</span>
            <span class="meta">" · " {checked}</span>
        </li>
    }
}
