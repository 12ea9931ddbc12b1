//! What the announcer says about new messages: "Name: text" once, a burst as one count.
//!
//! Called by the state of an open room. Invariant: own messages, rows that were there before, rows
//! of a `Reset` and whatever arrives while the person reads history are never announced.

use larkspur_ipc::messaging::{MessageContent, Node, Style, TimelineItem, TimelineKind};

/// The most characters of one message that are read out; the rest is in the row.
const MOST_CHARS: usize = 300;

/// One message as the announcer says it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Heard {
    /// Who wrote it.
    pub(super) name: String,
    /// What it says.
    pub(super) text: String,
}

/// What of a row is announced, if anything.
pub(super) fn heard(item: &TimelineItem) -> Option<Heard> {
    let TimelineKind::Message { message } = &item.kind else { return None };
    let MessageContent::Words { nodes, .. } = &message.content else { return None };
    if message.is_own {
        return None;
    }
    let text: String = plain(nodes).chars().take(MOST_CHARS).collect();
    Some(Heard { name: message.sender.name.clone(), text })
}

/// Formatted text as plain words; blocks are set apart by a space.
pub(super) fn plain(nodes: &[Node]) -> String {
    let mut text = String::new();
    write_plain(nodes, &mut text);
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn write_plain(nodes: &[Node], text: &mut String) {
    for node in nodes {
        match node {
            Node::Text { text: words } => text.push_str(words),
            Node::Break => text.push(' '),
            Node::Link { children, .. } => write_plain(children, text),
            Node::Styled { style, children } => {
                write_plain(children, text);
                if !matches!(style, Style::Strong | Style::Emphasis | Style::Struck | Style::Code) {
                    text.push(' ');
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formatting_is_not_read_out_and_blocks_do_not_run_together() {
        let text = |words: &str| Node::Text { text: words.to_owned() };
        let nodes = [
            Node::Styled {
                style: Style::Paragraph,
                children: vec![
                    text("We "),
                    Node::Styled { style: Style::Strong, children: vec![text("meet")] },
                    text(" at"),
                    Node::Break,
                    text("nine."),
                ],
            },
            Node::Styled { style: Style::Paragraph, children: vec![text("Bring tea.")] },
        ];
        assert_eq!(plain(&nodes), "We meet at nine. Bring tea.");
    }
}
