//! What others did, as one transaction.
//!
//! [`editor`] asks when the page tells of it. Invariants: the flat text after is the one before with the change; what
//! others put in at the caret comes behind it; a change that does not fit throws and has done nothing; what this
//! person can take back is only their own.

import { type Node, Slice } from "prosemirror-model";
import { type EditorState, TextSelection, type Transaction } from "prosemirror-state";
import { AddMarkStep, RemoveMarkStep, ReplaceStep } from "prosemirror-transform";

import { type AttributeChanges, type Attributes, type Delta, changedBy, lengthBefore, moved } from "./delta";
import * as flat from "./flat";
import { block, schema } from "./schema";

/** By this a transaction is known as somebody else's. */
export const REMOTE = "remote";

/** The transaction that does a change of somebody else. */
export function transactionOf(state: EditorState, delta: Delta): Transaction {
  const { tr, selection, storedMarks } = state;
  if (lengthBefore(delta) > flat.lengthOf(state.doc)) throw new RangeError("the change is longer than the text");
  const [anchor, head] = [selection.anchor, selection.head].map((place) => flat.inText(state.doc, place));
  if (reachesEnd(delta, state.doc)) open(tr);
  let at = 0;
  for (const op of delta) {
    if ("retain" in op) {
      if (op.attributes) format(tr, at, at + op.retain, op.attributes);
      at += op.retain;
    } else if ("insert" in op) {
      insert(tr, at, op.insert, op.attributes ?? {});
      at += op.insert.length;
    } else {
      remove(tr, at, at + op.delete);
    }
  }
  close(tr);
  select(tr, delta, anchor ?? 0, head ?? 0);
  // What this person has just turned on is still for their next words.
  return tr.setStoredMarks(storedMarks).setMeta(REMOTE, true).setMeta("addToHistory", false);
}

/** Whether something is put in behind the last "\n", or that one goes. */
function reachesEnd(delta: Delta, doc: Node): boolean {
  const length = flat.lengthOf(doc);
  let at = 0;
  return delta.some((op) => {
    if ("retain" in op) at += op.retain;
    if ("delete" in op) at += op.delete;
    return doc.attrs.isEnded && at === length && !("retain" in op);
  });
}

/** Shows what is behind the last "\n", so that words can come there. */
function open(tr: Transaction): void {
  tr.insert(tr.doc.content.size, block.create()).setDocAttribute("isEnded", false);
}

/** Hides what is behind the last "\n" while there are no words. */
function close(tr: Transaction): void {
  const { doc } = tr;
  if (doc.attrs.isEnded || doc.childCount === 1 || doc.lastChild?.content.size !== 0) return;
  tr.delete(doc.content.size - doc.lastChild.nodeSize, doc.content.size).setDocAttribute("isEnded", true);
}

function insert(tr: Transaction, at: number, text: string, attributes: Attributes): void {
  let place = at;
  text.split("\n").forEach((words, index) => {
    if (index > 0) {
      const { node, before } = flat.blockAt(tr.doc, place);
      // The new "\n" is about what is before it; what is behind it keeps the old one.
      tr.split(flat.inDocument(tr.doc, place), 1, [{ type: block, attrs: node.attrs }]);
      setAttrs(tr, before, flat.attrsOfBlock(attributes));
      place += 1;
    }
    if (words !== "") {
      tr.insert(flat.inDocument(tr.doc, place), schema.text(words, flat.marksOf(attributes)));
      place += words.length;
    }
  });
}

function remove(tr: Transaction, from: number, to: number): void {
  const [first, last] = [flat.blockAt(tr.doc, from), flat.blockAt(tr.doc, to)];
  const places = [from, to].map((place) => flat.inDocument(tr.doc, place)) as [number, number];
  tr.step(new ReplaceStep(...places, Slice.empty));
  // The "\n" that is left is that of the last one.
  if (first.index !== last.index) setAttrs(tr, first.before, last.node.attrs);
}

function format(tr: Transaction, from: number, to: number, changes: AttributeChanges): void {
  let end = from;
  while (end < to) {
    const { node, before, start } = flat.blockAt(tr.doc, end);
    const words = Math.min(to, start + node.content.size);
    const places = [end, words].map((place) => flat.inDocument(tr.doc, place)) as [number, number];
    if (end < words) formatWords(tr, ...places, changes);
    end = words;
    if (end < to) {
      setAttrs(tr, before, flat.attrsOfBlock(changedBy(flat.attributesOfEnd(node), changes)));
      end += 1;
    }
  }
}

function formatWords(tr: Transaction, from: number, to: number, changes: AttributeChanges): void {
  tr.doc.nodesBetween(from, to, (node, place) => {
    if (!node.isText) return;
    const [start, end] = [Math.max(place, from), Math.min(place + node.nodeSize, to)];
    const marks = flat.marksOf(changedBy(flat.attributesOfMarks(node.marks), changes));
    for (const mark of node.marks) if (!mark.isInSet(marks)) tr.step(new RemoveMarkStep(start, end, mark));
    for (const mark of marks) if (!mark.isInSet(node.marks)) tr.step(new AddMarkStep(start, end, mark));
  });
}

/** Changes only what differs, so that what this person does to the rest of it can still be taken back. */
function setAttrs(tr: Transaction, before: number, attrs: Readonly<Record<string, unknown>>): void {
  const node = tr.doc.nodeAt(before);
  for (const [name, value] of Object.entries(attrs)) {
    if (JSON.stringify(node?.attrs[name]) !== JSON.stringify(value)) tr.setNodeAttribute(before, name, value);
  }
}

/** Moves the caret and what is selected, which does not grow by what is put in at its ends. */
function select(tr: Transaction, delta: Delta, anchor: number, head: number): void {
  const [start, end] = [Math.min(anchor, head), Math.max(anchor, head)];
  const first = moved(delta, start, start < end);
  const last = Math.max(first, moved(delta, end, false));
  const places = anchor <= head ? [first, last] : [last, first];
  const [from = 0, to = 0] = places.map((place) => flat.inDocument(tr.doc, place));
  tr.setSelection(TextSelection.create(tr.doc, from, to));
}
