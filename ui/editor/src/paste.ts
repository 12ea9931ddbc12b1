//! What is pasted, copied and dropped.
//!
//! A plugin of [`editor`]. What comes from elsewhere is reduced to words, strong, em and the kinds of blocks; a link
//! becomes words, since what it leads to would stand in a field of the draft. Ids do not go to the clipboard; what
//! was copied here and comes back as it was keeps its marks. Invariants: no file is taken; no break and no half of a
//! surrogate pair comes into a block.

import { DOMParser, type DOMOutputSpec, DOMSerializer, Fragment, type Node, type ParseRule, type ResolvedPos, Slice } from "prosemirror-model";
import { Plugin, Selection } from "prosemirror-state";
import type { EditorProps, EditorView } from "prosemirror-view";

import { block, isItem, kindOf, levelOf, schema } from "./schema";

const HAS_BLOCKS = ":scope > p, :scope > div, :scope > h1, :scope > h2, :scope > h3, :scope > h4, :scope > ul, :scope > ol";

/** What an element of a page is as a block. */
function attrsOf(element: HTMLElement): Record<string, unknown> {
  const around = element.closest("li, blockquote");
  if (around?.tagName === "BLOCKQUOTE") return { block: "quote" };
  const list = around?.closest("ol, ul");
  if (!list) return {};
  let level = -1;
  for (let outer: Element | null = list; outer; outer = outer.parentElement?.closest("ol, ul") ?? null) level += 1;
  return { block: list.tagName === "OL" ? "number" : "bullet", level: level > 0 ? level : null };
}

/** The same for an element that may hold its words or other blocks. */
function ifWords(element: HTMLElement): Record<string, unknown> | false {
  const first = element.firstChild;
  const beginsWithWords = first?.nodeType === 3 && first.textContent?.trim() !== "";
  return !beginsWithWords && element.querySelector(HAS_BLOCKS) ? false : attrsOf(element);
}

const heading = (level: 2 | 3) => ({ node: "block", attrs: { block: `heading${level}` } });

const RULES: readonly ParseRule[] = [
  { tag: "p", node: "block", getAttrs: attrsOf },
  { tag: "li", node: "block", getAttrs: ifWords },
  { tag: "blockquote", node: "block", getAttrs: ifWords },
  { tag: "h1", ...heading(2) },
  { tag: "h2", ...heading(2) },
  { tag: "h3", ...heading(3) },
  { tag: "h4", ...heading(3) },
  { tag: "h5", ...heading(3) },
  { tag: "h6", ...heading(3) },
  { tag: "br", closeParent: true },
  { tag: "strong", mark: "strong" },
  // Some pages wrap all in one that is not strong.
  { tag: "b", mark: "strong", getAttrs: (element) => element.style.fontWeight !== "normal" && null },
  { style: "font-weight", mark: "strong", getAttrs: (weight) => /^(bold|bolder|[6-9]\d\d)$/.test(weight) && null },
  { tag: "em", mark: "em" },
  { tag: "i", mark: "em" },
  { style: "font-style=italic", mark: "em" },
];

/** A block as other programs read it. */
const serializer = new DOMSerializer(
  {
    ...DOMSerializer.nodesFromSchema(schema),
    block: (node) => {
      const kind = kindOf(node);
      if (kind === "heading2") return ["h2", 0];
      if (kind === "heading3") return ["h3", 0];
      if (kind === "quote") return ["blockquote", 0];
      if (!isItem(node)) return ["p", 0];
      const list = kind === "number" ? "ol" : "ul";
      const within = (level: number): DOMOutputSpec => [list, level > 0 ? within(level - 1) : ["li", 0]];
      return within(levelOf(node));
    },
  },
  { strong: () => ["strong", 0], em: () => ["em", 0] },
);

/** What of words and blocks may come from elsewhere, or go there. */
function plain(slice: Slice): Slice {
  return new Slice(plainOf(slice.content), slice.openStart, slice.openEnd);
}

function plainOf(content: Fragment): Fragment {
  const nodes: Node[] = [];
  content.forEach((node) => {
    if (node.isText) {
      const words = (node.text ?? "").replace(/[\r\n]+/g, " ").replace(/\p{Surrogate}/gu, "\ufffd");
      nodes.push(schema.text(words, node.marks.filter((mark) => mark.type !== schema.marks.other)));
    } else {
      const kind = kindOf(node);
      const level = isItem(node) && levelOf(node) > 0 ? levelOf(node) : null;
      nodes.push(block.create({ block: kind === "paragraph" ? null : kind, level }, plainOf(node.content)));
    }
  });
  return Fragment.from(nodes);
}

/** Lines, of which each is a block. Within a list they are items of it. */
function blocksOf(text: string, place: ResolvedPos): Slice {
  const { block: kind, level, dir, lang } = place.parent.attrs;
  const attrs = isItem(place.parent) ? { block: kind, level, dir, lang } : null;
  const marks = place.marks();
  const blocks = text
    .replace(/(?:\r\n?|\n)+$/, "")
    .split(/(?:\r\n?|\n)+/)
    .map((line) => block.create(attrs, line === "" ? null : schema.text(line, marks)));
  return new Slice(Fragment.from(blocks), 1, 1);
}

/** Where the caret is in a block without words, it becomes the first of those that are pasted. */
function fill(view: EditorView, { content }: Slice): boolean {
  const { $from, empty } = view.state.selection;
  const first = content.firstChild;
  if (!empty || $from.parent.content.size > 0 || first?.type !== block || kindOf(first) === "paragraph") return false;
  const tr = view.state.tr.replaceWith($from.before(), $from.after(), content);
  const end = Selection.near(tr.doc.resolve($from.before() + content.size), -1);
  view.dispatch(tr.setSelection(end).scrollIntoView());
  return true;
}

/** The part of the view that is about it. `refuse` is told that files are not taken. */
export function pastePlugin(refuse: () => void): Plugin {
  let copied: Slice | undefined;
  const refuseFiles = (event: Event, data: DataTransfer | null): boolean => {
    const areFiles = (data?.files.length ?? 0) > 0 && !data?.getData("text/plain") && !data?.getData("text/html");
    if (areFiles) {
      event.preventDefault();
      refuse();
    }
    return areFiles;
  };
  const props: EditorProps = {
    clipboardParser: new DOMParser(schema, RULES),
    clipboardSerializer: serializer,
    clipboardTextParser: blocksOf,
    clipboardTextSerializer: ({ content }) => content.textBetween(0, content.size, "\n"),
    transformCopied: (slice) => {
      copied = slice;
      return plain(slice);
    },
    transformPasted: (slice) => {
      const words = plain(slice);
      return copied && plain(copied).eq(words) ? copied : words;
    },
    handlePaste: (view, _, slice) => fill(view, slice),
    handleDOMEvents: {
      paste: (_, event) => refuseFiles(event, event.clipboardData),
      drop: (_, event) => refuseFiles(event, event.dataTransfer),
    },
  };
  return new Plugin({ props });
}
