//! What a message says, as elements of our own.
//!
//! Used by the message row. Invariant: nothing of a message becomes markup; a link has no address
//! in the page, it opens the dialog that shows where it leads.

use larkspur_ipc::messaging::{Node, Style};
use leptos::prelude::*;

use super::state::{Conversations, Link, use_conversations};

/// The words, in their own language and direction.
#[component]
pub(super) fn MessageWords(
    /// The element id, for `aria-labelledby`.
    id: String,
    /// What it says.
    nodes: Vec<Node>,
    /// Its language, where it can be told.
    language: Option<String>,
    /// Whether its links are reached with Tab: only in the message that has the place.
    is_current: Signal<bool>,
) -> impl IntoView {
    let state = use_conversations();
    view! {
        <div
            class="said grid gap-1 min-w-0"
            id=id
            lang=language
            dir="auto"
            data-testid="messaging-message-words"
        >
            {render_blocks(nodes, state, is_current)}
        </div>
    }
}

fn is_block(node: &Node) -> bool {
    match node {
        Node::Styled { style, .. } => {
            !matches!(style, Style::Strong | Style::Emphasis | Style::Struck | Style::Code)
        }
        Node::Text { .. } | Node::Break | Node::Link { .. } => false,
    }
}

/// Runs of inline nodes become paragraphs of their own beside the blocks.
fn render_blocks(nodes: Vec<Node>, state: Conversations, is_current: Signal<bool>) -> AnyView {
    let mut blocks: Vec<AnyView> = Vec::new();
    let mut run: Vec<Node> = Vec::new();
    let close = |run: &mut Vec<Node>, blocks: &mut Vec<AnyView>| {
        let run = std::mem::take(run);
        let has_words = !run.iter().all(|node| match node {
            Node::Text { text } => text.trim().is_empty(),
            _ => false,
        });
        if has_words {
            blocks.push(view! { <p>{render_all(run, state, is_current)}</p> }.into_any());
        }
    };
    for node in nodes {
        if is_block(&node) {
            close(&mut run, &mut blocks);
            blocks.push(render(node, state, is_current));
        } else {
            run.push(node);
        }
    }
    close(&mut run, &mut blocks);
    blocks.into_any()
}

fn render_all(nodes: Vec<Node>, state: Conversations, is_current: Signal<bool>) -> AnyView {
    nodes.into_iter().map(|node| render(node, state, is_current)).collect::<Vec<_>>().into_any()
}

fn render(node: Node, state: Conversations, is_current: Signal<bool>) -> AnyView {
    match node {
        Node::Text { text } => text.into_any(),
        Node::Break => view! { <br/> }.into_any(),
        Node::Link { href, host, children } => {
            let words = render_all(children, state, is_current);
            let link = Link { href, host };
            view! {
                <a
                    class="link"
                    href="#main"
                    tabindex=move || if is_current.get() { "0" } else { "-1" }
                    aria-haspopup="dialog"
                    data-testid="messaging-link"
                    on:click=move |event| {
                        event.prevent_default();
                        state.ask_about_link(link.clone());
                    }
                    // The middle button would follow the address without asking.
                    on:auxclick=|event| event.prevent_default()
                >
                    {words}
                </a>
            }
            .into_any()
        }
        Node::Styled { style, children } => render_styled(style, children, state, is_current),
    }
}

fn render_styled(
    style: Style,
    children: Vec<Node>,
    state: Conversations,
    is_current: Signal<bool>,
) -> AnyView {
    let all = |children| render_all(children, state, is_current);
    let blocks = |children| render_blocks(children, state, is_current);
    match style {
        Style::Paragraph => view! { <p>{all(children)}</p> }.into_any(),
        Style::Strong => view! { <strong class="font-semibold">{all(children)}</strong> }.into_any(),
        // Slanted letters are hard to read in many scripts: emphasis is weight.
        Style::Emphasis => {
            view! { <em class="not-italic font-semibold">{all(children)}</em> }.into_any()
        }
        Style::Struck => view! { <s>{all(children)}</s> }.into_any(),
        Style::Code => view! { <code class="font-mono" dir="ltr">{all(children)}</code> }.into_any(),
        Style::CodeBlock => view! {
            <pre class="font-mono whitespace-pre-wrap wrap-anywhere" dir="ltr">{all(children)}</pre>
        }
        .into_any(),
        Style::Quote => view! {
            <blockquote class="border-s-2 border-edge ps-3 text-ink-2">{blocks(children)}</blockquote>
        }
        .into_any(),
        Style::BulletList => {
            view! { <ul class="list-disc ps-6">{all(children)}</ul> }.into_any()
        }
        Style::NumberedList => {
            view! { <ol class="list-decimal ps-6">{all(children)}</ol> }.into_any()
        }
        Style::ListEntry => view! { <li>{blocks(children)}</li> }.into_any(),
        // Not a heading for screen readers: a message has no outline of the page's.
        Style::Heading => view! { <p class="h-small">{all(children)}</p> }.into_any(),
    }
}
