//! What the text of a part can be: blocks in a row, and marks on their words.
//!
//! [`flat`] says how it is a flat text. The core's one list of marks is in `advice/loro_doc/marks.rs`; what is not
//! offered here, or not known, is kept as it is and carried through every change. Invariants: blocks are never
//! within one another, so that two people's changes of their kinds cannot clash; nothing that is shown needs an
//! inline style.
//!
//! A list is flat too. Each of its items is shown as a list of one item with its level, since the elements of a
//! text that is edited cannot be put into groups without nesting the blocks themselves; that is what axe and
//! screen readers accept. The numbers come from counters in the stylesheet.

import { type DOMOutputSpec, type Mark, type Node, Schema } from "prosemirror-model";

/** The kinds of blocks that look like something. Every other one is a paragraph. */
export type Kind = "paragraph" | "heading2" | "heading3" | "bullet" | "number" | "quote";

/** How deep a block may stand. */
export const DEEPEST = 8;

/** What a block is shown as. */
export function kindOf(block: Node): Kind {
  const kind: unknown = block.attrs.block;
  return kind === "heading2" || kind === "heading3" || kind === "bullet" || kind === "number" || kind === "quote"
    ? kind
    : "paragraph";
}

/** Whether a block is an item of a list. */
export function isItem(block: Node): boolean {
  return ["bullet", "number"].includes(kindOf(block));
}

/** How deep a block stands, from 0. */
export function levelOf(block: Node): number {
  const level: unknown = block.attrs.level;
  return typeof level === "number" ? Math.min(Math.max(level, 0), DEEPEST) : 0;
}

function showBlock(block: Node): DOMOutputSpec {
  const { dir, lang } = block.attrs;
  const shown: Record<string, string> = { dir: dir === "ltr" || dir === "rtl" ? dir : "auto" };
  if (typeof lang === "string") shown.lang = lang;
  const kind = kindOf(block);
  switch (kind) {
    // The page has the title as its first heading, and those of the sections as the second ones.
    case "heading2":
      return ["h3", shown, 0];
    case "heading3":
      return ["h4", shown, 0];
    case "quote":
      return ["blockquote", shown, ["p", 0]];
    case "paragraph":
      return ["p", shown, 0];
    default: {
      const level = levelOf(block);
      const list = { ...shown, role: "list", class: `item item-${kind}`, "data-level": String(level) };
      return ["div", list, ["div", { role: "listitem", "aria-level": String(level + 1) }, 0]];
    }
  }
}

/** How marks that are not offered are shown, by the part of the name before `:`. */
const SHOWN: Readonly<Record<string, DOMOutputSpec>> = {
  // Underlined and struck out, and of a role that is read out.
  ins: ["ins", { class: "ins" }, 0],
  del: ["del", { class: "del" }, 0],
  cite: ["span", { class: "mark-cite" }, 0],
  term: ["span", { class: "mark-term" }, 0],
  fn: ["span", { class: "mark-fn" }, 0],
  link: ["span", { class: "mark-link" }, 0],
};

function showOther(mark: Mark): DOMOutputSpec {
  const [name = ""] = String(mark.attrs.name).split(":");
  return (Object.hasOwn(SHOWN, name) && SHOWN[name]) || ["span", 0];
}

/** The schema. */
export const schema = new Schema({
  nodes: {
    // Whether the last block has a "\n" as well: see `flat`.
    doc: { content: "block+", attrs: { isEnded: { default: false } } },
    block: {
      content: "text*",
      // `null`: the "\n" that ends the block does not have it. `rest`: what else that "\n" has.
      attrs: {
        block: { default: null },
        level: { default: null },
        dir: { default: null },
        lang: { default: null },
        rest: { default: {} },
      },
      selectable: false,
      toDOM: showBlock,
    },
    text: {},
  },
  marks: {
    // What is typed at their ends belongs to these two, as in the core.
    strong: { toDOM: () => ["strong", 0], parseDOM: [{ tag: "strong" }, { tag: "b" }] },
    em: { toDOM: () => ["em", 0], parseDOM: [{ tag: "em" }, { tag: "i" }] },
    // Several of these lie over one another.
    other: { attrs: { name: {}, value: {} }, inclusive: false, excludes: "", toDOM: showOther },
  },
});

/** The one kind of node that has words. */
export const block = schema.nodes.block;
