//! Rows of any kind by their keys: a row stays in the page for as long as its key is there.
//!
//! Used wherever a list is short and no row is moved (otherwise [`super::kept_rows`] and [`super::virtual_list`]).
//! Invariant: `<For>` is compiled once, for rows whose kind is forgotten. Each further kind would bring its code along
//! again, some 40 KB of wasm.

use std::sync::Arc;

use leptos::prelude::*;

/// A row that is built when its key is new.
struct Row {
    key: String,
    build: Box<dyn FnOnce() -> AnyView + Send + Sync>,
}

/// Shows a row for each of `items`. `key` names everything in an item that a row shows and does not follow by itself.
pub fn rows<T, V>(
    items: impl Fn() -> Vec<T> + Send + Sync + 'static,
    key: impl Fn(&T) -> String + Send + Sync + 'static,
    row: impl Fn(T) -> V + Clone + Send + Sync + 'static,
) -> AnyView
where
    T: Send + Sync + 'static,
    V: IntoView + 'static,
{
    let erase = move |item: T| {
        let row = row.clone();
        Row { key: key(&item), build: Box::new(move || row(item).into_any()) }
    };
    show(Arc::new(move || items().into_iter().map(&erase).collect()))
}

fn show(each: Arc<dyn Fn() -> Vec<Row> + Send + Sync>) -> AnyView {
    view! { <For each=move || each() key=|row| row.key.clone() children=|row| (row.build)()/> }
        .into_any()
}
