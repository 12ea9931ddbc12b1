//! The flat text of a document, and the document of a flat text.
//!
//! In a flat text "\n" ends a block and carries what the block is. Of the last block it may be missing; then that is a
//! plain paragraph with words in it, or the text is empty. So each flat text is one document and each such document
//! one flat text: a final "\n" shows no empty paragraph behind it, but is noted at the document (`isEnded`). What is
//! typed may need the "\n" that is missing: the last block became a heading, or has no words any more. Then it is put
//! in ([`needsEnd`]).
//!
//! [`change`] and [`remote`] count with it. Invariants: `runsOf(documentOf(runs))` is `runs`; places in the flat text
//! are UTF-16 code units from its start.

import { Fragment, type Mark, type Node } from "prosemirror-model";

import { type Attributes, type Run, type Value, isSame } from "./delta";
import { block, schema } from "./schema";

/** The attributes of a "\n" that are about its block. */
const OF_BLOCK = ["block", "level", "dir", "lang"] as const;

/** What the "\n" of a block has. */
export function attributesOfEnd(node: Node): Attributes {
  const attributes: Record<string, Value> = { ...node.attrs.rest };
  for (const name of OF_BLOCK) if (node.attrs[name] !== null) attributes[name] = node.attrs[name];
  return attributes;
}

/** The attributes of a block with such a "\n". */
export function attrsOfBlock(attributes: Attributes): Record<string, unknown> {
  const attrs: Record<string, unknown> = { rest: {} };
  const rest: Record<string, Value> = { ...attributes };
  for (const name of OF_BLOCK) {
    attrs[name] = attributes[name] ?? null;
    delete rest[name];
  }
  return { ...attrs, rest };
}

/** What words with these marks have. */
export function attributesOfMarks(marks: readonly Mark[]): Attributes {
  const attributes: Record<string, Value> = {};
  for (const mark of marks) {
    const isOther = mark.type === schema.marks.other;
    attributes[isOther ? mark.attrs.name : mark.type.name] = isOther ? mark.attrs.value : true;
  }
  return attributes;
}

/** The mark of one attribute. */
export function markOf(name: string, value: Value): Mark {
  if ((name === "strong" || name === "em") && value === true) return schema.mark(name);
  return schema.mark("other", { name, value });
}

/** The marks of words that have these attributes, always in one order. */
export function marksOf(attributes: Attributes): Mark[] {
  const names = Object.keys(attributes).sort();
  const marks = names.map((name) => markOf(name, attributes[name] as Value));
  return marks.reduce<readonly Mark[]>((set, mark) => mark.addToSet(set), []) as Mark[];
}

/** The document of a flat text. */
export function documentOf(runs: readonly Run[]): Node {
  const blocks: Node[] = [];
  let words: Node[] = [];
  for (const { insert, attributes = {} } of runs) {
    const marks = marksOf(attributes);
    insert.split("\n").forEach((piece, at) => {
      if (at > 0) {
        blocks.push(block.create(attrsOfBlock(attributes), Fragment.from(words)));
        words = [];
      }
      if (piece !== "") words.push(schema.text(piece, marks));
    });
  }
  const isEnded = words.length === 0 && blocks.length > 0;
  if (!isEnded) blocks.push(block.create(null, Fragment.from(words)));
  return schema.topNodeType.create({ isEnded }, blocks);
}

/** Whether the last block needs the "\n" that it has not. */
export function needsEnd(doc: Node): boolean {
  const last = doc.lastChild;
  if (doc.attrs.isEnded || !last) return false;
  return (doc.childCount > 1 && last.content.size === 0) || !isSame(attributesOfEnd(last), {}) ;
}

/** How long the flat text is. */
export function lengthOf(doc: Node): number {
  // A block is its words and two tokens, of which a "\n" takes the place of one.
  return doc.content.size - doc.childCount - (doc.attrs.isEnded ? 0 : 1);
}

/** A block of a document. */
export interface Place {
  readonly node: Node;
  readonly index: number;
  /** Where it begins in the document: the place before it. */
  readonly before: number;
  /** Where its words begin in the flat text. */
  readonly start: number;
}

/** The block in which a place of the flat text is. Its "\n" is in it; what is behind all is in the last one. */
export function blockAt(doc: Node, place: number): Place {
  let before = 0;
  for (let index = 0; ; index += 1) {
    const node = doc.child(index);
    const start = before - index;
    if (place <= start + node.content.size || index === doc.childCount - 1) return { node, index, before, start };
    before += node.nodeSize;
  }
}

/** The place in the document of one in the flat text. */
export function inDocument(doc: Node, place: number): number {
  const { node, before, start } = blockAt(doc, place);
  return before + 1 + Math.min(place - start, node.content.size);
}

/** The place in the flat text of one in the document. Between two blocks it is the start of the second one. */
export function inText(doc: Node, place: number): number {
  const { node, index, offset } = doc.childAfter(place);
  if (!node) return lengthOf(doc);
  return offset - index + Math.min(Math.max(place - offset - 1, 0), node.content.size);
}

/** A stretch of the flat text, or all of it. No two neighbours have the same attributes. */
export function runsOf(doc: Node, from = 0, to = lengthOf(doc)): Run[] {
  const runs: { insert: string; attributes: Attributes }[] = [];
  let at = 0;
  const push = (text: string, attributes: () => Attributes) => {
    const piece = text.slice(Math.max(from - at, 0), Math.max(to - at, 0));
    at += text.length;
    if (piece === "") return;
    const has = attributes();
    const last = runs.at(-1);
    if (last && isSame(last.attributes, has)) last.insert += piece;
    else runs.push({ insert: piece, attributes: has });
  };
  doc.forEach((node, _, index) => {
    const isPassed = at + node.content.size < from || at >= to;
    if (isPassed) at += node.content.size;
    else node.forEach((words) => push(words.text ?? "", () => attributesOfMarks(words.marks)));
    if (index < doc.childCount - 1 || doc.attrs.isEnded) push("\n", () => attributesOfEnd(node));
  });
  return runs.map(({ insert, attributes }) => (isSame(attributes, {}) ? { insert } : { insert, attributes }));
}
