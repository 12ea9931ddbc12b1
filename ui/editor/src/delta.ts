//! A change of a flat text, as the crate `larkspur-delta` has it, counted in UTF-16 code units.
//!
//! [`change`] makes them of what was done here, [`remote`] does those of others. Invariants: what is built is in
//! the normal form of the crate's `DeltaBuilder`; what is written is, byte for byte, what its `wire.rs` writes,
//! and is read by it as the same change.

/** The value of an attribute. A number is whole. */
export type Value = boolean | number | string;
/** What a stretch of text has, by name. */
export type Attributes = Readonly<Record<string, Value>>;
/** What becomes of the attributes of a text that is kept; `null`: the attribute is removed. */
export type AttributeChanges = Readonly<Record<string, Value | null>>;

/** A stretch of text with the same attributes throughout. */
export interface Run {
  readonly insert: string;
  readonly attributes?: Attributes;
}

/** One step through a text. */
export type Op =
  | { readonly retain: number; readonly attributes?: AttributeChanges }
  | Run
  | { readonly delete: number };

/** A change: steps through a text from its start. What lies behind the last step stays as it is. */
export type Delta = readonly Op[];

const NONE: AttributeChanges = {};

/** Whether two sets of attributes are the same. */
export function isSame(one: AttributeChanges, other: AttributeChanges): boolean {
  const names = Object.keys(one);
  return names.length === Object.keys(other).length && names.every((name) => one[name] === other[name]);
}

/** What makes `after` of `before`. */
export function changesBetween(before: Attributes, after: Attributes): AttributeChanges {
  const changes: Record<string, Value | null> = {};
  for (const name of Object.keys(before)) if (!(name in after)) changes[name] = null;
  for (const [name, value] of Object.entries(after)) if (before[name] !== value) changes[name] = value;
  return changes;
}

/** What becomes of attributes by a change. */
export function changedBy(before: Attributes, changes: AttributeChanges): Attributes {
  const after: Record<string, Value> = {};
  for (const [name, value] of Object.entries({ ...before, ...changes })) if (value !== null) after[name] = value;
  return after;
}

/** A delta that is being put together. */
export class Builder {
  readonly #ops: Op[] = [];

  /** Keeps text, and changes its attributes. */
  retain(length: number, attributes: AttributeChanges = NONE): void {
    const last = this.#ops.at(-1);
    if (length === 0) return;
    if (last && "retain" in last && isSame(last.attributes ?? NONE, attributes)) {
      this.#ops[this.#ops.length - 1] = { ...last, retain: last.retain + length };
    } else {
      this.#ops.push(withAttributes({ retain: length }, attributes));
    }
  }

  /** Puts in text. */
  insert(text: string, attributes: Attributes = {}): void {
    if (text === "") return;
    // One place in the text, two orders: the one with the insert first is the normal one.
    const last = this.#ops.at(-1);
    const deleted = last && "delete" in last ? this.#ops.pop() : undefined;
    const before = this.#ops.at(-1);
    if (before && "insert" in before && isSame(before.attributes ?? NONE, attributes)) {
      this.#ops[this.#ops.length - 1] = { ...before, insert: before.insert + text };
    } else {
      this.#ops.push(withAttributes({ insert: text }, attributes));
    }
    if (deleted) this.#ops.push(deleted);
  }

  /** Lets text go. */
  delete(length: number): void {
    const last = this.#ops.at(-1);
    if (length === 0) return;
    if (last && "delete" in last) this.#ops[this.#ops.length - 1] = { delete: last.delete + length };
    else this.#ops.push({ delete: length });
  }

  /** The delta. */
  build(): Delta {
    const last = this.#ops.at(-1);
    if (last && "retain" in last && !last.attributes) this.#ops.pop();
    return this.#ops;
  }
}

/** The names in the order of the crate, which is that of their bytes. */
function withAttributes<T extends object>(op: T, attributes: AttributeChanges): T {
  const names = Object.keys(attributes).sort();
  if (names.length === 0) return op;
  return { ...op, attributes: Object.fromEntries(names.map((name) => [name, attributes[name]])) };
}

/** A delta as it travels. */
export function write(delta: Delta): string {
  return JSON.stringify(delta);
}

/** Reads a delta, or the runs of a document: they are a delta that only puts in. */
export function read<T extends Op = Op>(json: string): T[] {
  return JSON.parse(json) as T[];
}

/** How long a text has to be at least. */
export function lengthBefore(delta: Delta): number {
  return delta.reduce((sum, op) => sum + ("retain" in op ? op.retain : "delete" in op ? op.delete : 0), 0);
}

/**
 * Where a place in the text before is in the text after. What is put in exactly there comes behind it, or before
 * it where `isMoved`. A place in text that goes comes to stand where that was.
 */
export function moved(delta: Delta, place: number, isMoved: boolean): number {
  let ahead = place;
  let after = 0;
  for (const op of delta) {
    if ("insert" in op) {
      if (ahead === 0 && !isMoved) break;
      after += op.insert.length;
    } else if ("retain" in op) {
      if (op.retain > ahead) break;
      after += op.retain;
      ahead -= op.retain;
    } else {
      ahead = Math.max(0, ahead - op.delete);
    }
  }
  return after + ahead;
}
