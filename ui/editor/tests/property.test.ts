//! Random texts in, random changes on both sides: the text out is the text in with all changes.

import assert from "node:assert/strict";
import { test } from "node:test";

import fc from "fast-check";
import Quill from "quill-delta";

import type { Op, Run } from "../src/delta";
import { Written, normal } from "./page";
import * as random from "./random";

/** Something that is done in an editor. */
type Act =
  | { do: "type"; from: number; length: number; text: string }
  | { do: "press"; at: number; key: string; modifiers: KeyboardEventInit }
  | { do: "format"; from: number; length: number; name: string }
  | { do: "paste"; at: number; text: string; isHtml: boolean }
  | { do: "move"; from: number; length: number; to: number };

const place = fc.integer({ min: 0, max: 14 });
const length = fc.integer({ min: 0, max: 9 });
const KEYS = ["Enter", "Enter", "Backspace", "Backspace", "Delete"];
const FORMATS = ["strong", "em", "heading2", "heading3", "bullet", "number", "quote", "paragraph", "indent", "outdent", "undo", "redo"];
const HTML = [
  "<p>one <b>two</b></p><p>three</p>",
  "<ul><li>a<ol><li>b</li></ol></li><li><p>c</p></li></ul>",
  "<h1>top</h1><blockquote>said</blockquote><div>so<br>it is</div>",
  "<a href='https://example.org'>link</a><img src='x'><table><tr><td>cell</td></tr></table>",
];

const act: fc.Arbitrary<Act> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ do: fc.constant("type"), from: place, length, text: random.line }) },
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant("press"),
      at: place,
      key: fc.constantFrom(...KEYS),
      modifiers: fc.constantFrom({}, {}, { shiftKey: true }),
    }),
  },
  { weight: 4, arbitrary: fc.record({ do: fc.constant("format"), from: place, length, name: fc.constantFrom(...FORMATS) }) },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant("paste"),
      at: place,
      text: fc.oneof(fc.constantFrom(...HTML), fc.array(random.line, { maxLength: 3 }).map((lines) => lines.join("\r\n"))),
      isHtml: fc.boolean(),
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant("move"), from: place, length, to: place }) },
) as fc.Arbitrary<Act>;

function perform(written: Written, done: Act): void {
  const at = (place: number) => random.snap(place, written.text);
  switch (done.do) {
    case "type":
      written.select(at(done.from), at(done.from + done.length));
      return written.type(done.text);
    case "press":
      written.select(at(done.at));
      return void written.press(done.key, done.modifiers);
    case "format":
      if (done.length > 0 || done.name !== "undo") written.select(at(done.from), at(done.from + done.length));
      written.editor.format(done.name);
      return written.check();
    case "paste":
      written.select(at(done.at));
      return written.paste(done.text, done.isHtml);
    case "move": {
      written.select(at(done.from), at(done.from + done.length));
      const cut = written.view.state.selection.content();
      written.press("Backspace");
      written.select(at(done.to));
      written.view.dispatch(written.view.state.tr.replaceSelection(cut));
      return written.check();
    }
  }
}

/** A delta in the normal form of the crate: one that is built anew of its steps is the same. */
function assertNormal(delta: readonly Op[]): void {
  assert.deepEqual(delta.reduce((built, op) => built.push(op as never), new Quill()).chop().ops, delta);
  assert.ok(!/[\ud800-\udbff](?![\udc00-\udfff])/.test(JSON.stringify(delta)));
}

// `CASES` asks for more than those that always run.
const RUNS = { numRuns: Number(process.env.CASES ?? 100) };

test("the text of a document is the text that it was made of", () => {
  fc.assert(
    fc.property(random.text, (runs) => {
      const written = new Written(runs);
      assert.deepEqual(written.runs, normal(runs));
      written.close();
    }),
    RUNS,
  );
});

test("what is done here is told, and the text is what was told", () => {
  fc.assert(
    fc.property(random.text, fc.array(act, { maxLength: 12 }), (runs, acts) => {
      const written = new Written(runs);
      for (const done of acts) perform(written, done);
      written.told.forEach(assertNormal);
      written.close();
    }),
    RUNS,
  );
});

test("what others do is done, also between what is done here and taken back", () => {
  const either = fc.oneof(act, random.steps);
  fc.assert(
    fc.property(random.text, fc.array(either, { maxLength: 12 }), (runs, all) => {
      const written = new Written(runs);
      for (const done of all) {
        if (Array.isArray(done)) assert.ok(written.apply(random.fit(done, written.text)));
        else perform(written, done);
      }
      written.close();
    }),
    RUNS,
  );
});

test("a text that is told anew is shown", () => {
  fc.assert(
    fc.property(random.text, random.text, fc.array(act, { maxLength: 3 }), (runs, others, acts) => {
      const written = new Written(runs);
      assert.ok(written.set(others));
      for (const done of acts) perform(written, done);
      assert.deepEqual(written.told.length > 0 || written.runs, written.told.length > 0 || normal(others));
      written.close();
    }),
    RUNS,
  );
});

/** The order of all changes, and those who make them: as the crate's `Authority` and `Participant` do it. */
class Core {
  readonly changes: Quill[] = [];
  text: Quill;

  constructor(runs: readonly Run[]) {
    this.text = new Quill(normal(runs) as never);
  }
}

class Side {
  readonly written: Written;
  #version = 0;
  #flight: Quill | undefined;
  #next = new Quill();

  constructor(runs: readonly Run[]) {
    this.written = new Written(runs);
    this.written.onChange = (delta) => (this.#next = this.#next.compose(new Quill(delta as never)));
  }

  get isSettled(): boolean {
    return !this.#flight && this.#next.length() === 0;
  }

  /** Sends what there is, if nothing is on its way, to a core that takes it at once. */
  send(core: Core): void {
    if (this.#flight || this.#next.length() === 0) return;
    [this.#flight, this.#next] = [this.#next, new Quill()];
    core.changes.push(core.changes.slice(this.#version).reduce((change, it) => it.transform(change, true), this.#flight));
    core.text = core.text.compose(core.changes.at(-1) as Quill);
    this.#mine.add(core.changes.length);
  }

  readonly #mine = new Set<number>();

  hear(core: Core): void {
    let theirs = core.changes[this.#version];
    if (!theirs) return;
    this.#version += 1;
    if (this.#mine.has(this.#version)) {
      this.#flight = undefined;
      return;
    }
    if (this.#flight) [theirs, this.#flight] = [this.#flight.transform(theirs, false), theirs.transform(this.#flight, true)];
    [theirs, this.#next] = [this.#next.transform(theirs, false), theirs.transform(this.#next, true)];
    assert.ok(this.written.apply(theirs.ops as Op[]));
  }
}

type Turn = { who: number; what: Act | "send" | "hear" };

test("two editors come to the same text", () => {
  const turn: fc.Arbitrary<Turn> = fc.record({
    who: fc.integer({ min: 0, max: 1 }),
    what: fc.oneof(act, fc.constant("send" as const), fc.constant("hear" as const)),
  });
  fc.assert(
    fc.property(random.text, fc.array(turn, { maxLength: 24 }), (runs, turns) => {
      const core = new Core(runs);
      const sides = [new Side(runs), new Side(runs)];
      for (const { who, what } of turns) {
        const side = sides[who] as Side;
        if (what === "send") side.send(core);
        else if (what === "hear") side.hear(core);
        else perform(side.written, what);
      }
      for (let round = 0; round < 60; round += 1) {
        for (const side of sides) {
          side.send(core);
          side.hear(core);
        }
      }
      for (const side of sides) {
        assert.ok(side.isSettled);
        assert.deepEqual(side.written.runs, core.text.ops);
        side.written.close();
      }
    }),
    RUNS,
  );
});
