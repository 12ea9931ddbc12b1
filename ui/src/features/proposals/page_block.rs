//! A part of a page in work: its words, what it is, and what can be done with it.
//!
//! Part of the page that shows it. Invariants: the field stays the same element while its part is there; what is told of its
//! words is shown only until somebody types in it, or takes other words; every act has words and needs no pointer.

use larkspur_ipc::{
    UnitName,
    proposals::{News, PageAct, PageBlock, Part, Side},
    resources::{BlockKind, UnitKind},
};
use leptos::prelude::*;

use super::{
    drawing::{block as block_name, caption, changes, part},
    fields::GrowingField,
    hints::hints,
    languages::direction,
    page_state::{PageWork, field_id},
};
use crate::{
    i18n::{Text, t},
    shared::{Button, ButtonKind, Icon, Show, Slip, SlipKind, effect, ids::unique_id, memo},
};

/// The part.
#[component]
pub(super) fn PagePart(
    /// The page.
    work: PageWork,
    /// Which part.
    unit: UnitName,
) -> impl IntoView {
    let Some(row) = work.block(&unit) else {
        // It went between the change of the names and this turn; so will this row.
        return view! { <li hidden></li> }.into_any();
    };
    let name = unit.as_str().to_owned();
    let shape = memo(move |_| row.with(|it| (it.part, it.block, it.is_critical)));
    let is_text = matches!(row.with_untracked(|it| it.part), Part::Unit { .. });
    let stored = StoredValue::new(unit.clone());
    let add = is_text.then(|| {
        view! { <AddBelow work=work unit=stored/> }
    });
    let options = is_text.then(|| view! { <Options work=work unit=stored row=row/> });
    view! {
        <li class="rule-b py-5 grid gap-2 max-w-[44rem]" data-testid="proposals-page-part" data-unit=name>
            {move || {
                let (part, block, is_critical) = shape.get();
                caption(part, block, is_critical)
            }}
            <Words work=work unit=unit row=row/>
            <Came work=work unit=stored row=row/>
            {options}
            {add}
        </li>
    }
    .into_any()
}

/// Where a part stands among all, from 1. Tracks.
fn place(work: PageWork, unit: StoredValue<UnitName>) -> usize {
    let blocks = work.blocks();
    let at = unit.with_value(|unit| blocks.iter().position(|it| it == unit));
    at.map_or(1, |at| at + 1)
}

/// The field and what stands below it.
#[component]
fn Words(work: PageWork, unit: UnitName, row: RwSignal<PageBlock>) -> impl IntoView {
    let id = field_id(&unit);
    let name = StoredValue::new(unit);
    let hints_id = unique_id("hints");
    let told = memo(move |_| row.with(|it| it.typed.clone()));
    let words = RwSignal::new(told.get_untracked());
    let has_typed = StoredValue::new(false);
    effect(move || {
        if work.taken.with(|taken| name.with_value(|name| taken.as_ref() == Some(name))) {
            has_typed.set_value(false);
        }
    });
    effect(move || {
        let told = told.get();
        if !has_typed.get_value() && words.with_untracked(|words| *words != told) {
            words.set(told);
        }
    });
    let type_words = move |text: String| {
        has_typed.set_value(true);
        words.set(text.clone());
        work.keeping.type_words(name.get_value(), text);
    };
    let noted = memo(move |_| row.with(|it| it.hints.clone()));
    let label = move || {
        let what = part(row.with(|it| it.part));
        Text::from(t::ProposalsWordsLabel {
            part: what.into(),
            place: place(work, name).into(),
            units: work.blocks().len().into(),
        })
    };
    let lang = work.lang();
    let dir = direction(&lang).as_str();
    view! {
        <label class="sr-only" for=id.clone()>{label}</label>
        <GrowingField
            id=id
            testid="proposals-page-words"
            words=words
            on_words=Callback::new(type_words)
            lang=lang
            dir=dir
            is_read=true
            described_by=hints_id.clone()
        />
        <ul id=hints_id class="grid gap-1">{move || noted.with(|noted| hints(noted))}</ul>
    }
}

/// What came into the library meanwhile, and whose words stay.
#[component]
fn Came(work: PageWork, unit: StoredValue<UnitName>, row: RwSignal<PageBlock>) -> impl IntoView {
    let news = memo(move |_| row.with(|it| it.news.clone()));
    let lang = work.lang();
    let slip = move |news: News| {
        let is_gone = matches!(news, News::Gone);
        let words = match news {
            News::Changed { changes: differ, now } => {
                let dir = direction(&lang).as_str();
                let shown = changes(&differ, lang.clone(), t::proposals_pages_changed());
                let now = differ.is_empty().then(|| {
                    view! {
                        <p>{t::proposals_pages_changed()}</p>
                        <p class="second" lang=lang.clone() dir=dir>{now}</p>
                    }
                });
                view! { {shown} {now} }.into_any()
            }
            News::Gone | News::Come => view! { <p>{t::proposals_pages_part_gone()}</p> }.into_any(),
        };
        let theirs =
            if is_gone { t::proposals_pages_let_go() } else { t::proposals_pages_take_theirs() };
        view! {
            <Slip kind=SlipKind::Straw icon=Icon::Changed testid="proposals-page-news">
                {words}
                <Whose work=work unit=unit mine=t::proposals_pages_keep_mine() theirs=theirs/>
            </Slip>
        }
    };
    view! { <div aria-live="polite">{move || news.get().map(slip.clone())}</div> }
}

/// Whose words stay.
#[component]
pub(super) fn Whose(
    /// The page.
    work: PageWork,
    /// Which part.
    unit: StoredValue<UnitName>,
    /// The words for staying with what is there.
    mine: Text,
    /// The words for taking what came.
    theirs: Text,
) -> impl IntoView {
    view! {
        <div class="flex flex-wrap gap-2 mt-2">
            <Button
                testid="proposals-page-keep-mine"
                small=true
                icon=Icon::Check
                on_press=move || work.take_over(unit.get_value(), Side::Mine)
            >
                {mine.clone()}
            </Button>
            <Button
                testid="proposals-page-take-theirs"
                small=true
                icon=Icon::Changed
                on_press=move || work.take_over(unit.get_value(), Side::Theirs)
            >
                {theirs.clone()}
            </Button>
        </div>
    }
}

/// The button that adds a part.
#[component]
fn AddBelow(work: PageWork, unit: StoredValue<UnitName>) -> impl IntoView {
    // The title and the summary are parts as well, and nobody counts them.
    let label = move || {
        let at = place(work, unit).saturating_sub(2);
        Some(t::proposals_pages_add_label(at).text())
    };
    view! {
        <Button
            testid="proposals-page-add"
            kind=ButtonKind::Quiet
            small=true
            class="-ms-3 justify-self-start"
            icon=Icon::Add
            label=Signal::derive(label)
            on_press=move || work.add(Some(unit.get_value()))
        >
            {t::proposals_pages_add()}
        </Button>
    }
}

/// What the part is, and its acts.
#[component]
fn Options(work: PageWork, unit: StoredValue<UnitName>, row: RwSignal<PageBlock>) -> impl IntoView {
    let label = move || {
        let at = place(work, unit).saturating_sub(2);
        Text::from(t::ProposalsPagesPartOptions {
            part: part(row.with(|it| it.part)).into(),
            place: at.into(),
        })
    };
    let critical_id = unique_id("critical");
    let is_critical = memo(move |_| row.with(|it| it.is_critical));
    let mark = move |event| {
        let is_critical = event_target_checked(&event);
        work.shape(PageAct::Critical { unit: unit.get_value(), is_critical }, None);
    };
    // The title and the summary stand before all others.
    let is_first = memo(move |_| place(work, unit) <= 3);
    let is_last = memo(move |_| place(work, unit) >= work.blocks().len());
    let go = move |act: fn(UnitName) -> PageAct| {
        let name = unit.get_value();
        work.shape(act(name.clone()), Some(name));
    };
    view! {
        <details data-testid="proposals-page-options">
            <summary class="link min-h-8 cursor-pointer">{label}</summary>
            <div class="grid gap-3 mt-2">
                <KindChoice work=work unit=unit row=row/>
                <BlockChoice work=work unit=unit row=row/>
                <label class="flex items-start gap-2 min-h-8" for=critical_id.clone()>
                    <input
                        type="checkbox"
                        class="checkbox mt-0.5"
                        id=critical_id.clone()
                        data-testid="proposals-page-critical"
                        prop:checked=move || is_critical.get()
                        on:change=mark
                    />
                    <span>{t::proposals_pages_critical()}</span>
                </label>
                <div class="flex flex-wrap gap-2">
                    <Show when=move || !is_first.get()>
                        <Button
                            testid="proposals-page-up"
                            small=true
                            on_press=move || go(|unit| PageAct::MoveUp { unit })
                        >
                            {t::proposals_pages_up()}
                        </Button>
                    </Show>
                    <Show when=move || !is_last.get()>
                        <Button
                            testid="proposals-page-down"
                            small=true
                            on_press=move || go(|unit| PageAct::MoveDown { unit })
                        >
                            {t::proposals_pages_down()}
                        </Button>
                    </Show>
                    <Button
                        testid="proposals-page-take-out"
                        kind=ButtonKind::Remove
                        small=true
                        icon=Icon::Remove
                        on_press=move || work.take_out(unit.get_value())
                    >
                        {t::proposals_pages_take_out()}
                    </Button>
                </div>
            </div>
        </details>
    }
}

/// The kinds that can be chosen, each with a name that stays.
const KINDS: [(&str, UnitKind); 6] = [
    ("paragraph", UnitKind::Paragraph),
    ("heading", UnitKind::Heading2),
    ("smaller-heading", UnitKind::Heading3),
    ("item", UnitKind::Item),
    ("numbered", UnitKind::Numbered),
    ("task", UnitKind::Task),
];

/// As what a part can stand out, each with a name that stays.
const BLOCKS: [(&str, BlockKind); 6] = [
    ("plain", BlockKind::Plain),
    ("note", BlockKind::Note),
    ("warning", BlockKind::Warning),
    ("steps", BlockKind::Steps),
    ("breathe", BlockKind::Breathe),
    ("script", BlockKind::Script),
];

fn name_of<T: Copy + PartialEq>(all: &[(&'static str, T)], wanted: T) -> &'static str {
    all.iter().find(|(_, it)| *it == wanted).map_or("", |(name, _)| name)
}

fn named<T: Copy>(all: &[(&'static str, T)], name: &str) -> Option<T> {
    all.iter().find(|(it, _)| *it == name).map(|(_, it)| *it)
}

/// What the part is. A line of words to say is one because of where it stands, so nothing is chosen there.
#[component]
fn KindChoice(
    work: PageWork,
    unit: StoredValue<UnitName>,
    row: RwSignal<PageBlock>,
) -> impl IntoView {
    let kind = memo(move |_| match row.with(|it| it.part) {
        Part::Unit { kind } => kind,
        Part::Title | Part::Summary => UnitKind::Paragraph,
    });
    let choose = move |name: String| {
        if let Some(kind) = named(&KINDS, &name) {
            work.shape(PageAct::Kind { unit: unit.get_value(), kind }, None);
        }
    };
    let words = |kind| match kind {
        UnitKind::Heading3 => t::proposals_pages_kind_smaller_heading(),
        kind => part(Part::Unit { kind }),
    };
    view! {
        <Show when=move || kind.get() != UnitKind::Script>
            {choice(
                t::proposals_pages_kind(),
                "proposals-page-kind",
                KINDS.map(|(name, kind)| (name, words(kind))).into(),
                Signal::derive(move || name_of(&KINDS, kind.get())),
                choose,
            )}
        </Show>
    }
}

/// As what the part stands out.
#[component]
fn BlockChoice(
    work: PageWork,
    unit: StoredValue<UnitName>,
    row: RwSignal<PageBlock>,
) -> impl IntoView {
    let block = memo(move |_| row.with(|it| it.block));
    let choose = move |name: String| {
        if let Some(block) = named(&BLOCKS, &name) {
            work.shape(PageAct::Block { unit: unit.get_value(), block }, None);
        }
    };
    let words = |kind| block_name(kind).unwrap_or_else(t::proposals_pages_block_plain);
    choice(
        t::proposals_pages_block(),
        "proposals-page-block",
        BLOCKS.map(|(name, kind)| (name, words(kind))).into(),
        Signal::derive(move || name_of(&BLOCKS, block.get())),
        choose,
    )
}

/// A small menu with its label.
fn choice(
    label: Text,
    testid: &'static str,
    all: Vec<(&'static str, Text)>,
    chosen: Signal<&'static str>,
    on_choose: impl Fn(String) + Copy + Send + Sync + 'static,
) -> AnyView {
    let id = unique_id("choice");
    let options: Vec<AnyView> = all
        .into_iter()
        .map(|(name, words)| {
            view! { <option value=name selected=move || chosen.get() == name>{words}</option> }
                .into_any()
        })
        .collect();
    view! {
        <div>
            <label class="field-label" for=id.clone()>{label}</label>
            <select
                class="select"
                id=id
                data-testid=testid
                prop:value=move || chosen.get()
                on:change=move |event| on_choose(event_target_value(&event))
            >
                {options}
            </select>
        </div>
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_choice_has_a_name_of_its_own_that_leads_back_to_it() {
        for (name, kind) in KINDS {
            assert_eq!((named(&KINDS, name), name_of(&KINDS, kind)), (Some(kind), name));
        }
        for (name, block) in BLOCKS {
            assert_eq!((named(&BLOCKS, name), name_of(&BLOCKS, block)), (Some(block), name));
        }
        assert_eq!(named(&KINDS, "script"), None, "it follows from where a part stands");
    }
}
