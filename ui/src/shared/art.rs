//! The flower: mark, sprig and plant, put into the page as nodes so that they follow the theme.
//!
//! Used by the top bar, first run, the lock screen and empty states. Invariant: a drawing says
//! nothing, so it is always hidden from screen readers, and no page waits for one.

use leptos::{html, prelude::*, task::spawn_local};

use super::reactive::effect;

use crate::i18n::fetch_text;

/// Which drawing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Drawing {
    /// One blossom, for the top bar.
    Mark,
    /// One stem, for the lock screen and empty states.
    Sprig,
    /// The whole plant, for the first run.
    Plant,
}

impl Drawing {
    /// The file that ships with the page. The large drawings stay out of the wasm, which every
    /// window compiles before its first word.
    fn file(self) -> &'static str {
        match self {
            Self::Mark => "art/mark.svg",
            Self::Sprig => "art/sprig.svg",
            Self::Plant => "art/plant.svg",
        }
    }
}

/// Draws the flower. It fills the box that `class` gives it.
#[component]
pub fn Art(
    /// Which drawing.
    drawing: Drawing,
    /// The classes of its box.
    #[prop(optional)]
    class: &'static str,
) -> impl IntoView {
    let place = NodeRef::<html::Span>::new();
    effect(move || {
        let Some(place) = place.get() else { return };
        spawn_local(async move {
            if let Some(drawn) = fetch_text(drawing.file()).await.as_deref().and_then(parse) {
                // It can only fail for nodes that may not stand here, and an svg may.
                let _ = place.append_child(&drawn);
            }
        });
    });
    view! { <span node_ref=place class=class aria-hidden="true"></span> }
}

/// The drawings are files of ours, parsed as strict XML: no markup comes from outside.
fn parse(source: &str) -> Option<web_sys::Element> {
    let parser = web_sys::DomParser::new().ok()?;
    let kind = web_sys::SupportedType::ImageSvgXml;
    parser.parse_from_string(source, kind).ok()?.document_element()
}
