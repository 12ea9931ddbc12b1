//! A page for the tests, and an editor on it with a record of what it tells.
//!
//! Invariant: each editor checks after every call that its text is the one that it began with and all changes since,
//! as `quill-delta` composes them.

import assert from "node:assert/strict";

import { JSDOM } from "jsdom";
import Quill from "quill-delta";

const { window } = new JSDOM("<main></main>", { pretendToBeVisual: true });
const NAMES = ["document", "window", "navigator", "getComputedStyle", "MutationObserver", "Node", "Element", "HTMLElement"];
const globals = window as unknown as Record<string, unknown>;
for (const name of [...NAMES, "KeyboardEvent", "CompositionEvent", "FocusEvent", "InputEvent", "Event"]) {
  Object.defineProperty(globalThis, name, { value: globals[name], configurable: true, writable: true });
}
// jsdom has no layout; the view asks for places when it scrolls.
const nowhere = { top: 0, bottom: 0, left: 0, right: 0, width: 0, height: 0 };
Object.assign(window.Range.prototype, { getClientRects: () => [nowhere], getBoundingClientRect: () => nowhere });
window.document.elementFromPoint = () => null;
// It says once in each test that the stylesheet is missing.
console.warn = () => undefined;

// The view looks at the page when it is loaded.
const { mountEditor } = await import("../src/editor");
const { runsOf } = await import("../src/flat");
const { TextSelection } = await import("prosemirror-state");
const { inDocument, documentOf } = await import("../src/flat");

type Run = import("../src/delta").Run;
type Op = import("../src/delta").Op;

/** A text as runs of one piece each. */
export function plain(text: string): Run[] {
  return text === "" ? [] : [{ insert: text }];
}

/** Runs in their normal form. */
export function normal(runs: readonly Run[]): Run[] {
  return runs.reduce((built, run) => built.insert(run.insert, run.attributes), new Quill()).ops as Run[];
}

export interface Limits {
  mostInserted?: number;
  mostSteps?: number;
  isReadOnly?: boolean;
}

/** An editor and what it has told. */
export class Written {
  readonly editor;
  readonly told: Op[][] = [];
  readonly refused: string[] = [];
  readonly compositions: boolean[] = [];
  states = 0;
  leaves = 0;
  /** Told of each change. */
  onChange: (delta: Op[]) => void = () => undefined;
  #model: Quill;

  constructor(runs: readonly Run[], limits: Limits = {}) {
    this.#model = new Quill(normal(runs) as never);
    const element = document.createElement("div");
    document.querySelector("main")?.append(element);
    const attributes = { "data-testid": "words", "aria-labelledby": "heading", spellcheck: "false", lang: "km" };
    const init = { runs, attributes, mostInserted: 10_000, mostSteps: 2_000, isReadOnly: false, ...limits };
    this.editor = mountEditor(element, JSON.stringify(init), {
      onChange: (json) => {
        const delta = JSON.parse(json) as Op[];
        this.told.push(delta);
        this.#model = this.#model.compose(new Quill(delta as never));
        this.onChange(delta);
      },
      onState: () => (this.states += 1),
      onComposition: (isComposing) => this.compositions.push(isComposing),
      onLeave: () => (this.leaves += 1),
      onRefused: (why) => this.refused.push(why),
    });
    this.check();
  }

  close(): void {
    const around = this.view.dom.parentElement;
    this.editor.destroy();
    around?.remove();
  }

  get view() {
    return this.editor.view;
  }

  get runs(): Run[] {
    return runsOf(this.view.state.doc);
  }

  get text(): string {
    return this.runs.map((run) => run.insert).join("");
  }

  /** The blocks as they are shown: the kind, and the words. */
  get shown(): string[] {
    const names: string[] = [];
    this.view.state.doc.forEach((node) => names.push(`${node.attrs.block ?? "p"}:${node.textContent}`));
    return names;
  }

  /** Holds the text to the contract, and what is shown to the one way of showing it. */
  check(): void {
    const { doc } = this.view.state;
    doc.check();
    assert.deepEqual(this.runs, normal(this.#model.ops as Run[]));
    const again = documentOf(this.runs);
    assert.deepEqual([again.childCount, again.attrs.isEnded], [doc.childCount, doc.attrs.isEnded]);
  }

  select(from: number, to = from): void {
    const { state } = this.view;
    const places = [from, to].map((place) => inDocument(state.doc, place)) as [number, number];
    this.view.dispatch(state.tr.setSelection(TextSelection.create(state.doc, ...places)));
  }

  get selection(): number[] {
    return [...this.editor.selection()];
  }

  type(text: string): void {
    this.view.dispatch(this.view.state.tr.insertText(text));
    this.check();
  }

  paste(text: string, isHtml = false): void {
    const event = new Event("paste") as ClipboardEvent;
    if (isHtml) this.view.pasteHTML(text, event);
    else this.view.pasteText(text, event);
    this.check();
  }

  /** Presses a key. Says whether the editor took it. */
  press(key: string, modifiers: KeyboardEventInit = {}): boolean {
    const event = new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true, ...modifiers });
    this.view.dom.dispatchEvent(event);
    this.check();
    return event.defaultPrevented;
  }

  apply(delta: readonly Op[]): boolean {
    const has = this.editor.apply(JSON.stringify(delta));
    if (has) this.#model = this.#model.compose(new Quill(delta as never));
    this.check();
    return has;
  }

  set(runs: readonly Run[]): boolean {
    const has = this.editor.set(JSON.stringify(runs));
    if (has) this.#model = new Quill(normal(runs) as never);
    this.check();
    return has;
  }
}
