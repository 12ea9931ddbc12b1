//! The editor of the text of one part of a policy draft.
//!
//! The page mounts it through `wasm-bindgen` and does all that needs to know of versions and of what is on its way;
//! the core is the authority. The editor only shows a text, tells each change that is made in it, and does those of
//! others. Invariants: the flat text that is shown is at all times the one that it was given, with all changes that
//! it has told and done, in their order; no change is told that the core's rules on length or on signs would refuse.
//!
//! While an input method composes, nothing of others may be shown. It is the page that keeps it back, since it alone
//! can move it behind what is being composed: it is told by `onComposition` when that begins and, a moment after it
//! has ended, when that is over. Until then `apply` and `set` do nothing and say so.

import { history } from "prosemirror-history";
import { EditorState, Plugin, type Transaction } from "prosemirror-state";
import { EditorView } from "prosemirror-view";

import { changeOf, changeOfWhole } from "./change";
import { INPUTS, formatOf, handleKey, handleLetter, isActive } from "./commands";
import { type Delta, type Run, read, write } from "./delta";
import { documentOf, inText, needsEnd, runsOf } from "./flat";
import { pastePlugin } from "./paste";
import { REMOTE, transactionOf } from "./remote";

/** How long after the end of a composition, in milliseconds, its words count. Engines tell the last of them after the end. */
const AFTER_COMPOSING = 50;

/** What an editor begins with, as JSON. */
export interface Init {
  /** The text: a document as runs. */
  readonly runs: readonly Run[];
  /** Attributes of the element that is written in: its names, its language, whether spelling is checked, marks for tests. */
  readonly attributes: Readonly<Record<string, string>>;
  /** The most characters (code points) that one change may put in. */
  readonly mostInserted: number;
  /** The most steps of one change. */
  readonly mostSteps: number;
  readonly isReadOnly: boolean;
}

/** Why something was not done: a change is too large; files are not taken; it has half a sign in it. */
export type Refusal = "too_long" | "file" | "malformed";

/** Whom the editor tells. None of them may be called again from within itself. */
export interface Callbacks {
  /** The person changed the text. A delta as JSON, in the text that was shown before. */
  onChange(delta: string): void;
  /** What is selected or shown is another one: for the toolbar. */
  onState(): void;
  /** An input method begins to compose, or is done. */
  onComposition(isComposing: boolean): void;
  /** The focus has left. */
  onLeave(): void;
  /** Something was not done. */
  onRefused(why: Refusal): void;
}

/** Puts in the last "\n" where what was done needs it. */
const endPlugin = new Plugin({
  appendTransaction: (transactions, _, { doc, tr }) => {
    const isOwn = transactions.some((it) => it.docChanged && !it.getMeta(REMOTE));
    return isOwn && needsEnd(doc) ? tr.setDocAttribute("isEnded", true) : null;
  },
});

/** An editor that is shown. */
export class Editor {
  /** What it is made with. For tests. */
  readonly view: EditorView;
  readonly #init: Init;
  readonly #callbacks: Callbacks;
  #isReadOnly: boolean;
  #isComposing = false;
  #ending: ReturnType<typeof setTimeout> | undefined;

  constructor(element: HTMLElement, init: Init, callbacks: Callbacks) {
    this.#init = init;
    this.#callbacks = callbacks;
    this.#isReadOnly = init.isReadOnly;
    const plugins = [history(), endPlugin, pastePlugin(() => callbacks.onRefused("file"))];
    this.view = new EditorView(element, {
      state: EditorState.create({ doc: documentOf(init.runs), plugins }),
      attributes: () => this.#attributes(),
      editable: () => !this.#isReadOnly,
      handleKeyDown: (view, event) => handleKey(view, event) || handleLetter(view, event),
      dispatchTransaction: (transaction) => this.#dispatch(transaction),
      handleDOMEvents: {
        beforeinput: (_, event) => this.#takeInput(event),
        compositionstart: () => this.#beginComposing(),
        compositionend: () => this.#endComposing(),
        blur: () => callbacks.onLeave(),
      },
    });
  }

  /** Does a change of somebody else, a delta as JSON. Says whether it was done: not while composing, nor one that does not fit. */
  apply(delta: string): boolean {
    return this.#show(() => read(delta));
  }

  /** Shows another text, runs as JSON; what is selected stays where its words are. Says whether it was done: not while composing. */
  set(runs: string): boolean {
    return this.#show((state) => changeOfWhole(runsOf(state.doc), runsOf(documentOf(read<Run>(runs)))));
  }

  /** Takes the focus. */
  focus(): void {
    this.view.focus();
  }

  /** Does what a button of the toolbar is for: see `FORMATS`. The focus comes back to the words. */
  format(name: string): void {
    if (!this.#isReadOnly) formatOf(name)?.(this.view.state, (transaction) => this.view.dispatch(transaction));
    this.view.focus();
  }

  /** Whether what is selected has this mark, or is of this kind. */
  isActive(name: string): boolean {
    return isActive(this.view.state, name);
  }

  /** Whether a button can do something now. */
  can(name: string): boolean {
    return !this.#isReadOnly && (formatOf(name)?.(this.view.state) ?? false);
  }

  /** What is selected: its start and its end in the flat text, in UTF-16 code units. */
  selection(): Uint32Array {
    const { doc, selection } = this.view.state;
    return Uint32Array.of(inText(doc, selection.from), inText(doc, selection.to));
  }

  /** Whether it can only be read. */
  setReadOnly(isReadOnly: boolean): void {
    this.#isReadOnly = isReadOnly;
    // Asks anew for what depends on it.
    this.view.setProps({});
  }

  /** Whether an input method composes, or has done so just now. */
  isComposing(): boolean {
    return this.#isComposing;
  }

  /** Takes it off the page. Nothing is told any more. */
  destroy(): void {
    clearTimeout(this.#ending);
    this.view.destroy();
  }

  #attributes(): Record<string, string> {
    const fixed = { role: "textbox", "aria-multiline": "true", autocorrect: "off", writingsuggestions: "false" };
    const readOnly = this.#isReadOnly ? { "aria-readonly": "true", tabindex: "0" } : {};
    return { ...this.#init.attributes, ...fixed, ...readOnly };
  }

  #dispatch(transaction: Transaction): void {
    const before = this.view.state.doc;
    const { state, transactions } = this.view.state.applyTransaction(transaction);
    const isOwn = !transaction.getMeta(REMOTE);
    const change = isOwn ? changeOf(transactions, before, state.doc) : [];
    const why = change ? this.#limit(change) : "malformed";
    if (why) return this.#callbacks.onRefused(why);
    this.view.updateState(state);
    if (change && change.length > 0) this.#callbacks.onChange(write(change));
    this.#callbacks.onState();
  }

  #limit(change: Delta): Refusal | undefined {
    const words = change.map((op) => ("insert" in op ? op.insert : "")).join("");
    const isLong = words.length > this.#init.mostInserted && [...words].length > this.#init.mostInserted;
    return isLong || change.length > this.#init.mostSteps ? "too_long" : undefined;
  }

  #show(deltaOf: (state: EditorState) => Delta): boolean {
    if (this.#isComposing || this.view.isDestroyed) return false;
    try {
      const { state } = this.view;
      this.view.dispatch(transactionOf(state, deltaOf(state)));
      return true;
    } catch (error) {
      if (error instanceof RangeError || error instanceof SyntaxError) return false;
      throw error;
    }
  }

  #takeInput(event: InputEvent): boolean {
    const command = Object.hasOwn(INPUTS, event.inputType) ? INPUTS[event.inputType] : undefined;
    if (!command) return false;
    event.preventDefault();
    return command(this.view.state, (transaction) => this.view.dispatch(transaction));
  }

  #beginComposing(): boolean {
    clearTimeout(this.#ending);
    if (!this.#isComposing) {
      this.#isComposing = true;
      this.#callbacks.onComposition(true);
    }
    return false;
  }

  #endComposing(): boolean {
    clearTimeout(this.#ending);
    // WebKitGTK ends compositions that it has not begun, where a sign comes at once.
    if (!this.#isComposing) return false;
    this.#ending = setTimeout(() => {
      this.#isComposing = false;
      this.#callbacks.onComposition(false);
    }, AFTER_COMPOSING);
    return false;
  }
}

/** Shows an editor in an element that has nothing else in it. `init` is an [`Init`] as JSON. */
export function mountEditor(element: HTMLElement, init: string, callbacks: Callbacks): Editor {
  return new Editor(element, JSON.parse(init) as Init, callbacks);
}
