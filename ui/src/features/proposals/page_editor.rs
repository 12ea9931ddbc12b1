//! The page of a page in work: its parts below each other, what does not stand among them, and what can be done with all.
//!
//! Shown in the library. Invariant: whether what was typed is in the vault is said at the foot, which is always in sight.

use larkspur_ipc::{
    ResourceId, UnitName,
    proposals::{AsideBlock, PageAct, PageHint, PageRow},
};
use leptos::prelude::*;

use super::{
    drawing::part,
    frame::{Frame, Refused},
    kept_foot::KeptFoot,
    languages::direction,
    page_block::{PagePart, Whose},
    page_state::PageWork,
    place::{What, use_way},
    propose_dialog::{ProposeDialog, Proposed},
    state::signed_in,
};
use crate::{
    i18n::{Text, names, t},
    shared::{
        Button, ButtonKind, Icon, Shape, Show, Skeleton, State, StateKind, focus, memo, rows,
    },
};

/// The page.
#[component]
pub(super) fn PageEditor(
    /// Which one.
    page: ResourceId,
) -> impl IntoView {
    let work = PageWork::start(page);
    let has_arrived = memo(move |_| work.head.with(Option::is_some));
    let is_waiting = move || !has_arrived.get() && work.error.with(Option::is_none);
    let foot = move || view! { <KeptFoot keeping=work.keeping/> }.into_any();
    view! {
        <Frame testid="proposals-page-editor" foot=foot>
            <Refused error=work.error has_arrived=has_arrived title=t::proposals_pages_yours()/>
            <Show when=is_waiting>
                <Skeleton shape=Shape::Entries words=t::proposals_opening()/>
            </Show>
            <Show when=move || has_arrived.get()>
                <Head work=work/>
                <h2 class="sr-only">{t::proposals_pages_parts()}</h2>
                <ol role="list" data-testid="proposals-page-parts">
                    {rows(
                        move || work.blocks(),
                        |unit: &UnitName| unit.as_str().to_owned(),
                        move |unit| view! { <PagePart work=work unit=unit/> },
                    )}
                </ol>
                <Aside work=work/>
            </Show>
        </Frame>
    }
}

/// Of what kind a page in work is.
pub(super) fn kind_of(row: &PageRow) -> Text {
    let language = names::language(&row.lang);
    if row.is_new {
        t::proposals_pages_is_new(language)
    } else {
        t::proposals_pages_is_change(language)
    }
}

/// How far it has come.
pub(super) fn standing(row: &PageRow) -> AnyView {
    let count = row.news;
    let news = (count > 0).then(|| {
        view! {
            <State kind=StateKind::Straw icon=Icon::Changed testid="proposals-page-has-news">
                {t::proposals_pages_news(count)}
            </State>
        }
    });
    let (kind, icon, words) = if row.is_gone {
        (StateKind::Straw, Icon::Problem, t::proposals_pages_gone())
    } else if row.is_same {
        (StateKind::Plain, Icon::Check, t::proposals_pages_same())
    } else {
        (StateKind::Plain, Icon::Draft, t::proposals_pages_in_work())
    };
    view! {
        <State kind=kind icon=icon testid="proposals-page-standing">{words}</State>
        {news}
    }
    .into_any()
}

/// The title, how far it has come, and what can be done with all of it.
#[component]
fn Head(work: PageWork) -> impl IntoView {
    let heading = focus::on_arrival();
    let row = memo(move |_| work.head.with(|head| head.as_ref().map(|it| it.row.clone())));
    let title = memo(move |_| row.get().map(|row| (row.title, row.lang)).unwrap_or_default());
    let signed_in = signed_in();
    let words = move || {
        let (words, lang) = title.get();
        if words.is_empty() {
            return t::proposals_pages_untitled().into_any();
        }
        let dir = direction(&lang).as_str();
        view! { <bdi lang=lang dir=dir>{words}</bdi> }.into_any()
    };
    view! {
        <p class="second">{move || row.get().map(|row| kind_of(&row))}</p>
        <div class="flex flex-wrap items-start justify-between gap-x-8 gap-y-3 mb-3">
            <div class="min-w-0">
                <h1 class="title h-page" tabindex="-1" node_ref=heading data-testid="proposals-title">
                    {words}
                </h1>
                <p class="flex flex-wrap gap-x-4 gap-y-1 mt-2">{move || row.get().map(|row| standing(&row))}</p>
            </div>
            <Acts work=work row=row/>
        </div>
        <p class="second mb-2">{t::proposals_pages_hint()}</p>
        <Show when=move || !signed_in.get()>
            <p class="second mb-2">{t::proposals_sign_in_to_propose()}</p>
        </Show>
        <PageHints work=work/>
        <details class="mb-3 max-w-[44rem]">
            <summary class="link min-h-8 cursor-pointer">{t::proposals_pages_marks()}</summary>
            <p class="second mt-1">{t::proposals_pages_marks_strong()}</p>
            <p class="second mt-1">{t::proposals_pages_marks_link()}</p>
        </details>
    }
}

/// The way to its proposal, and proposing it.
#[component]
fn Acts(work: PageWork, row: Memo<Option<PageRow>>) -> impl IntoView {
    let way = use_way();
    let open = RwSignal::new(false);
    let signed_in = signed_in();
    let proposed = memo(move |_| row.get().and_then(|row| row.proposed));
    let propose_label = move || {
        if proposed.with(Option::is_some) {
            t::proposals_propose_again()
        } else {
            t::proposals_propose()
        }
    };
    let see = move || {
        proposed.get().map(|(room, proposal)| {
            let what = StoredValue::new(What::Proposal { room, proposal });
            view! {
                <Button
                    testid="proposals-see-proposal"
                    icon=Icon::Show
                    on_press=move || way.open(what.get_value())
                >
                    {t::proposals_see_proposal()}
                </Button>
            }
        })
    };
    view! {
        <div class="flex flex-wrap gap-2">
            {see}
            <Show when=move || signed_in.get()>
                <Button
                    testid="proposals-propose-open"
                    kind=ButtonKind::Primary
                    icon=Icon::Send
                    on_press=move || open.set(true)
                >
                    {propose_label}
                </Button>
            </Show>
        </div>
        <ProposeDialog open=open proposed=Proposed::Page(work)/>
    }
}

/// What to look at in all of it.
#[component]
fn PageHints(work: PageWork) -> impl IntoView {
    let hints = memo(move |_| {
        work.head.with(|head| head.as_ref().map(|it| it.hints.clone()).unwrap_or_default())
    });
    let hint = |hint: PageHint| {
        let words = match hint {
            PageHint::NoSource => t::proposals_pages_hint_no_source(),
            PageHint::HardToRead => t::proposals_pages_hint_hard(),
            PageHint::Carried { parts } => t::proposals_pages_hint_carried(parts),
        };
        view! { <li><State icon=Icon::Info testid="proposals-page-hint">{words}</State></li> }
            .into_any()
    };
    view! {
        <ul class="grid gap-1 mb-2">
            {move || hints.get().into_iter().map(hint).collect::<Vec<_>>()}
        </ul>
    }
}

/// What does not stand on the page: what came into the library meanwhile, and what was taken out.
#[component]
fn Aside(work: PageWork) -> impl IntoView {
    let all = memo(move |_| {
        work.head.with(|head| head.as_ref().map(|it| it.aside.clone()).unwrap_or_default())
    });
    let of = move |has_news: bool| -> Vec<AsideBlock> {
        all.get().into_iter().filter(|block| block.news.is_some() == has_news).collect()
    };
    view! {
        <Show when=move || !of(true).is_empty()>
            <section class="mt-8 max-w-[44rem]" data-testid="proposals-page-came">
                <h2 class="title h-part">{t::proposals_pages_come()}</h2>
                <p class="second">{t::proposals_pages_come_hint()}</p>
                <ul class="mt-2">{rows(move || of(true), key, move |it| came(work, it))}</ul>
            </section>
        </Show>
        <Show when=move || !of(false).is_empty()>
            <section class="mt-8 max-w-[44rem]" data-testid="proposals-page-out">
                <h2 class="title h-part">{t::proposals_pages_out()}</h2>
                <p class="second">{t::proposals_pages_out_hint()}</p>
                <ul class="mt-2">{rows(move || of(false), key, move |it| out(work, it))}</ul>
            </section>
        </Show>
    }
}

/// Everything that a row shows.
fn key(block: &AsideBlock) -> String {
    format!("{} {} {:?}", block.unit.as_str(), block.words, block.news.is_some())
}

fn words(work: PageWork, block: &AsideBlock) -> AnyView {
    let lang = work.lang();
    let dir = direction(&lang).as_str();
    let (what, words) = (part(block.part), block.words.clone());
    view! {
        <p class="cap">{what}</p>
        <p class="read" lang=lang dir=dir>{words}</p>
    }
    .into_any()
}

fn came(work: PageWork, block: AsideBlock) -> AnyView {
    let shown = words(work, &block);
    let unit = StoredValue::new(block.unit);
    view! {
        <li class="rule-b py-3">
            {shown}
            <Whose
                work=work
                unit=unit
                mine=t::proposals_pages_leave_out()
                theirs=t::proposals_pages_take_in()
            />
        </li>
    }
    .into_any()
}

fn out(work: PageWork, block: AsideBlock) -> AnyView {
    let shown = words(work, &block);
    let unit = StoredValue::new(block.unit);
    let put_back = move || {
        let name = unit.get_value();
        work.shape(PageAct::PutBack { unit: name.clone() }, Some(name));
    };
    view! {
        <li class="rule-b py-3">
            {shown}
            <Button testid="proposals-page-put-back" small=true class="mt-2" icon=Icon::Add on_press=put_back>
                {t::proposals_pages_put_back()}
            </Button>
        </li>
    }
    .into_any()
}
