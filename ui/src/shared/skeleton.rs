//! Rows in the place of a list that is still being read, so that nothing jumps when it comes.
//!
//! Used by the list of conversations and by a timeline. Invariant: what is read within 0.4 s shows
//! no rows at all; after two seconds words say what is going on, and only they are read out.

use std::time::Duration;

use leptos::prelude::*;

use super::late::Late;
use crate::i18n::Text;

/// Before that, rows would only flicker.
const ROWS_AFTER: Duration = Duration::from_millis(400);
/// By then a person wonders.
const WORDS_AFTER: Duration = Duration::from_secs(2);

/// What the rows stand for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// Messages: a drawing and a name in the margin, words beside them.
    Turns,
    /// Entries of a list: a name above a line.
    Entries,
}

/// The rows, and after a while the words.
#[component]
pub fn Skeleton(
    /// What the rows stand for.
    shape: Shape,
    /// What is going on.
    words: Text,
) -> impl IntoView {
    let rows = move || match shape {
        Shape::Turns => WIDTHS.map(turn).collect_view().into_any(),
        Shape::Entries => WIDTHS.map(entry).collect_view().into_any(),
    };
    view! {
        <div class="grid gap-4" data-testid="shared-skeleton">
            <Late after=ROWS_AFTER>
                <div class="grid gap-5" aria-hidden="true">{rows}</div>
            </Late>
            <Late after=WORDS_AFTER>
                <p class="second" role="status">{words.clone()}</p>
            </Late>
        </div>
    }
}

/// How wide the words of each row are: lines of one length would look like a table.
const WIDTHS: [&str; 4] = ["w-4/5", "w-1/2", "w-2/3", "w-2/5"];

fn turn(width: &'static str) -> impl IntoView {
    view! {
        <div class="turn">
            <div class="turn-who">
                <span class="draw bg-base-300"></span>
                <span class="grid gap-2 pt-1">
                    <span class="block h-3 w-24 rounded bg-base-300"></span>
                    <span class="block h-2.5 w-12 rounded bg-base-300"></span>
                </span>
            </div>
            <div class="turn-words pt-1">
                <span class=format!("block h-3.5 rounded bg-base-300 {width}")></span>
            </div>
        </div>
    }
}

fn entry(width: &'static str) -> impl IntoView {
    view! {
        <div class="grid gap-2 px-2.5 py-1">
            <span class="block h-3.5 w-2/5 rounded bg-base-300"></span>
            <span class=format!("block h-3 rounded bg-base-300 {width}")></span>
        </div>
    }
}
