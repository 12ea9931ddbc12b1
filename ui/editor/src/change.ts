//! What was done here, as a change of the flat text.
//!
//! [`editor`] asks after every transaction that is not somebody else's. The steps say which stretch can have
//! changed; only that one is looked at, and within it the change is made as small as it can be. Invariants: the
//! change leads from the flat text before to the one after; words that only got other attributes are kept; nothing
//! ends within a surrogate pair.

import type { Node } from "prosemirror-model";
import type { Transaction } from "prosemirror-state";
import { AddMarkStep, AttrStep, RemoveMarkStep, type Step } from "prosemirror-transform";

import { type Attributes, Builder, type Delta, type Run, changesBetween } from "./delta";
import { blockAt, inText, lengthOf, runsOf } from "./flat";

/** What no flat text can say: a break within a block, and half of a surrogate pair. */
const UNSAYABLE = /\n|\p{Surrogate}/u;

/** What the transactions, which were done in a row, made of `before`. `undefined`: it cannot be said in a flat text. */
export function changeOf(transactions: readonly Transaction[], before: Node, after: Node): Delta | undefined {
  const same = sameEnds(transactions);
  if (!same) return [];
  const ends = [before, after].map((doc) => endOf(doc, doc.content.size - same.tail)) as [End, End];
  if (!isSayable(after, same.head, after.content.size - same.tail)) return undefined;
  // Where the last block went or came, the "\n" before it did so too.
  let from = Math.min(inText(before, same.head), inText(after, same.head));
  // A pair of which the second half has changed is changed as a whole.
  if (from > 0 && isHigh(charAt(before, from - 1))) from -= 1;
  const [one, other] = ends;
  return between(runsOf(before, from, one.to), runsOf(after, from, other.to), from, one.tail);
}

/** The change that makes one whole text of another. */
export function changeOfWhole(before: readonly Run[], after: readonly Run[]): Delta {
  return between(before, after, 0, 0);
}

/** How much is untouched by all steps at the start and at the end, in places of the document. */
function sameEnds(transactions: readonly Transaction[]): { head: number; tail: number } | undefined {
  let head = Infinity;
  let tail = Infinity;
  for (const { steps, docs } of transactions) {
    steps.forEach((step, at) => {
      const size = docs[at]?.content.size ?? 0;
      const [from, to] = rangeOf(step, size);
      head = Math.min(head, from);
      tail = Math.min(tail, size - to);
    });
  }
  return head === Infinity ? undefined : { head, tail };
}

function rangeOf(step: Step, size: number): [number, number] {
  let [from, to] = [Infinity, -Infinity];
  step.getMap().forEach((start, end) => {
    [from, to] = [Math.min(from, start), Math.max(to, end)];
  });
  if (from <= to) return [from, to];
  if (step instanceof AddMarkStep || step instanceof RemoveMarkStep) return [step.from, step.to];
  if (step instanceof AttrStep) return [step.pos, step.pos + 1];
  // The attribute of the document is about its end.
  return [size, size];
}

/** Where a stretch ends in the flat text, and how many signs before that are the same in both texts. */
interface End {
  readonly to: number;
  readonly tail: number;
}

/** A stretch that ends within a block goes on to its "\n", since what the block is may have changed. */
function endOf(doc: Node, place: number): End {
  const at = inText(doc, place);
  const { node, before, start } = blockAt(doc, at);
  if (place <= before || place >= before + node.nodeSize) return { to: at, tail: 0 };
  const to = Math.min(start + node.content.size + 1, lengthOf(doc));
  return { to, tail: to - at };
}

function isSayable(doc: Node, from: number, to: number): boolean {
  let is = true;
  doc.nodesBetween(from, Math.min(Math.max(to, from), doc.content.size), (node) => {
    if (node.isText && UNSAYABLE.test(node.text ?? "")) is = false;
  });
  return is;
}

function charAt(doc: Node, place: number): string {
  return textOf(runsOf(doc, place, place + 1));
}

function textOf(runs: readonly Run[]): string {
  return runs.map((run) => run.insert).join("");
}

function isHigh(sign: string | undefined): boolean {
  return sign !== undefined && /^[\ud800-\udbff]/.test(sign);
}

function isLow(sign: string | undefined): boolean {
  return sign !== undefined && /^[\udc00-\udfff]/.test(sign);
}

/** One stretch replaced by another. The last `tail` signs are known to be the same ones. */
function between(before: readonly Run[], after: readonly Run[], from: number, tail: number): Delta {
  const [old, now] = [textOf(before), textOf(after)];
  const most = Math.min(old.length, now.length);
  let [head, rest] = [0, tail];
  while (head < most - rest && old[head] === now[head]) head += 1;
  while (rest < most - head && old.at(-1 - rest) === now.at(-1 - rest)) rest += 1;
  if (isHigh(old[head - 1]) && (isLow(old[head]) || isLow(now[head]))) head -= 1;
  if (isLow(old.at(-rest)) && rest > 0 && (isHigh(old.at(-1 - rest)) || isHigh(now.at(-1 - rest)))) rest -= 1;
  if (old.length === head + rest && old[head] === "\n" && now.slice(head, now.length - rest) === "\n") {
    // A block was divided at its end: it keeps its "\n", and what others add to its words stays in it.
    [head, rest] = [head + 1, rest - 1];
  }
  const [past, next] = [new Reader(before), new Reader(after)];
  const built = new Builder();
  built.retain(from);
  keep(built, past, next, head);
  next.take(now.length - head - rest, (text, has) => built.insert(text, has));
  past.take(old.length - head - rest, (text) => built.delete(text.length));
  keep(built, past, next, rest);
  return built.build();
}

/** Keeps as many signs, which are the same on both sides, and gives them the attributes that they have after. */
function keep(built: Builder, past: Reader, next: Reader, length: number): void {
  next.take(length, (text, has) => {
    past.take(text.length, (piece, had) => built.retain(piece.length, changesBetween(had, has)));
  });
}

/** Walks through runs. */
class Reader {
  readonly #runs: readonly Run[];
  #run = 0;
  #passed = 0;

  constructor(runs: readonly Run[]) {
    this.#runs = runs;
  }

  /** Takes the next signs, piece by piece. */
  take(length: number, use: (text: string, has: Attributes) => void): void {
    let left = length;
    for (let run = this.#runs[this.#run]; run && left > 0; run = this.#runs[this.#run]) {
      const text = run.insert.slice(this.#passed, this.#passed + left);
      left -= text.length;
      this.#passed += text.length;
      if (this.#passed === run.insert.length) [this.#run, this.#passed] = [this.#run + 1, 0];
      use(text, run.attributes ?? {});
    }
  }
}
