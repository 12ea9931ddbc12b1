//! The editor of a section in the sheet.
//!
//! Used by the sheet. Invariants: until the editor is there the words can be read, and where it does not come they are written in a
//! plain field; while an input method composes, nothing of others is shown.

use std::{collections::BTreeMap, rc::Rc};

use leptos::{html, prelude::*, task::spawn_local};
use web_sys::HtmlElement;

use super::{
    draft_state::Draft,
    editor::{Editor, Told},
    format_bar::FormatBar,
    part_field::PartField,
    part_text::PartText,
    sections::Place,
};
use crate::shared::{Show, effect};

/// Where an editor is on its way to being shown.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Stage {
    Loading,
    Shown,
    /// Its module did not come.
    Plain,
}

/// The editor of a part. What names it stands outside.
#[component]
pub(super) fn SectionEditor(
    draft: Draft,
    place: Place,
    /// The id of what names it.
    labelled_by: String,
    /// The id of what describes it.
    described_by: String,
    /// What can be done to the words of the editor that is written in.
    bar: FormatBar,
) -> impl IntoView {
    let Some(text) = draft.text(&place.name) else {
        // It went between the change of the parts and this turn; so will this editor.
        return ().into_any();
    };
    let words = text.shown();
    let text = StoredValue::new_local(text);
    let stage = RwSignal::new(Stage::Loading);
    let host = NodeRef::<html::Div>::new();
    let attributes = attributes(draft, &place, &labelled_by, &described_by);
    let attributes = StoredValue::new_local(Some(attributes));
    effect(move || {
        let (Some(element), Some(attributes)) =
            (host.get(), attributes.try_update_value(Option::take).flatten())
        else {
            return;
        };
        spawn_local(async move {
            let is_shown = show(draft, text, element.into(), attributes, bar).await;
            stage.try_set(if is_shown { Stage::Shown } else { Stage::Plain });
        });
    });
    on_cleanup(move || {
        if let Some(text) = text.try_get_value() {
            bar.forget(text.name());
            draft.let_go(&text);
        }
    });
    let part = place.name.as_str().to_owned();
    view! {
        <Show when=move || stage.get() != Stage::Plain>
            <div node_ref=host></div>
        </Show>
        <Show when=move || stage.get() == Stage::Loading>
            <p class="read whitespace-pre-wrap" dir="auto" data-part=part.clone()>{words.get()}</p>
        </Show>
        <Show when=move || stage.get() == Stage::Plain>
            <PartField
                draft=draft
                place=place.clone()
                id=crate::shared::ids::unique_id("words")
                labelled_by=labelled_by.clone()
                described_by=described_by.clone()
            />
        </Show>
    }
    .into_any()
}

/// What the element that is written in has. All else of it is the editor's own.
fn attributes(
    draft: Draft,
    place: &Place,
    labelled_by: &str,
    described_by: &str,
) -> BTreeMap<&'static str, String> {
    let lang = draft.fact(|head| head.lang.clone()).get_untracked().unwrap_or_default();
    BTreeMap::from([
        ("class", "read".to_owned()),
        ("lang", lang),
        ("spellcheck", "false".to_owned()),
        ("aria-labelledby", labelled_by.to_owned()),
        ("aria-describedby", described_by.to_owned()),
        ("data-testid", "advice-part".to_owned()),
        ("data-part", place.name.as_str().to_owned()),
    ])
}

/// Shows the editor. Whether it came.
async fn show(
    draft: Draft,
    text: StoredValue<Rc<PartText>, LocalStorage>,
    element: HtmlElement,
    attributes: BTreeMap<&'static str, String>,
    bar: FormatBar,
) -> bool {
    // Whatever is told after the section has gone finds no text.
    let with = move |run: &dyn Fn(&Rc<PartText>)| {
        text.try_with_value(|text| run(text));
    };
    let told = Told {
        change: Box::new(move |change| with(&|text| draft.change(text, &change))),
        state: Box::new(move || bar.look_again()),
        composition: Box::new(move |is_composing| {
            with(&|text| {
                if is_composing { text.begin_composing() } else { draft.has_composed(text) }
            });
        }),
        refused: Box::new(move |why| bar.refuse(&why)),
    };
    let is_on_page = {
        let element = element.clone();
        move || element.is_connected().then_some(element)
    };
    let document = move || text.try_with_value(|text| text.document()).unwrap_or_default();
    let Some(editor) = Editor::show(is_on_page, document, attributes, told).await else {
        // Gone is not the same as not come, but then nobody sees what is shown instead.
        return false;
    };
    with(&|text| {
        bar.know(text.name(), &editor);
        text.put_into_editor(Rc::clone(&editor));
    });
    true
}
