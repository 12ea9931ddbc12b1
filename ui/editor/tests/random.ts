//! Random texts and changes.
//!
//! Invariant: a change that is made for a text fits it, and cuts no sign.

import fc from "fast-check";

import type { Attributes, AttributeChanges, Op, Run } from "../src/delta";

const SIGNS = ["a", "a", "b", " ", "7", "é", "人", "ค้า", "ខ", "្", "ម", "ع", "한", "😀", "😁", "👩‍💻", "\u200b", "\u0301"];
const INLINE: [string, fc.Arbitrary<boolean | number | string>][] = [
  ["strong", fc.constantFrom(true, true, true, false)],
  ["em", fc.constant(true)],
  ["link", fc.constantFrom("A1", "B2")],
  ["cite:A1", fc.constant(true)],
  ["cite:B2", fc.constant(true)],
  ["ins:C3", fc.constant(true)],
  ["glow", fc.constantFrom(1, "very")],
];
const BLOCK: [string, fc.Arbitrary<boolean | number | string>][] = [
  ["block", fc.constantFrom("paragraph", "heading2", "heading3", "bullet", "number", "quote", "heading9")],
  ["block", fc.constantFrom("bullet", "number")],
  ["level", fc.constantFrom(0, 1, 2, 8, 9)],
  ["dir", fc.constantFrom("ltr", "rtl", "auto")],
  ["lang", fc.constantFrom("km", "ar")],
];

const pairs = (of: typeof INLINE, has: boolean) =>
  fc.array(
    fc.oneof(...of.map(([name, value]) => fc.tuple(fc.constant(name), has ? value : fc.oneof(value, fc.constant(null))))),
    { maxLength: 2 },
  );

/** What words or the ends of blocks may have. */
export const attributes = (isEnd: boolean): fc.Arbitrary<Attributes> =>
  pairs(isEnd ? [...BLOCK, ...INLINE] : INLINE, true).map((all) => Object.fromEntries(all) as Attributes);

const changes: fc.Arbitrary<AttributeChanges> = pairs([...BLOCK, ...INLINE], false).map((all) => Object.fromEntries(all));

const words = fc.array(fc.constantFrom(...SIGNS), { maxLength: 5 }).map((signs) => signs.join(""));

/** A stretch of words, or ends of blocks. */
export const run: fc.Arbitrary<Run> = fc.oneof(
  fc.record({ insert: words, attributes: attributes(false) }),
  fc.record({ insert: fc.constantFrom("\n", "\n", "\n\n"), attributes: attributes(true) }),
  fc.record({ insert: fc.tuple(words, words).map((two) => two.join("\n")), attributes: fc.constant({}) }),
);

/** A text. */
export const text: fc.Arbitrary<Run[]> = fc.array(run, { maxLength: 6 });

/** A line that is typed. */
export const line = words;

/** A step that is not yet held to a text: how far it goes, in signs. */
export type Step = { keep: number; changes: AttributeChanges } | { put: Run } | { drop: number };

export const steps: fc.Arbitrary<Step[]> = fc.array(
  fc.oneof(
    fc.record({ keep: fc.integer({ min: 1, max: 9 }), changes: fc.oneof(fc.constant({}), changes) }),
    run.map((put) => ({ put })),
    fc.record({ drop: fc.integer({ min: 1, max: 6 }) }),
  ),
  { maxLength: 6 },
);

/** Holds steps to a text. */
export function fit(made: readonly Step[], text: string): Op[] {
  const signs = [...text];
  const take = (most: number) => signs.splice(0, most).join("").length;
  const ops: Op[] = [];
  for (const step of made) {
    if ("put" in step) {
      if (step.put.insert !== "") ops.push(step.put);
      continue;
    }
    const length = take("keep" in step ? step.keep : step.drop);
    if (length === 0) continue;
    ops.push("keep" in step ? { retain: length, attributes: step.changes } : { delete: length });
  }
  return ops.map((op) => ("attributes" in op && Object.keys(op.attributes ?? {}).length === 0 ? bare(op) : op));
}

function bare(op: Op): Op {
  return "retain" in op ? { retain: op.retain } : "insert" in op ? { insert: op.insert } : op;
}

/** A place between two signs. */
export function snap(place: number, text: string): number {
  return [...text].slice(0, place).join("").length;
}
