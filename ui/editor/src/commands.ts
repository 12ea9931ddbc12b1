//! What keys and buttons do.
//!
//! [`editor`] binds the keys and lends the rest to the toolbar of the page. Invariants: Tab is never taken, so that the
//! focus can leave; Backspace and the arrows within a block are the platform's, for every script; a key that is
//! bound to undo never reaches the engine, whose own undo knows nothing of others.

import { chainCommands, deleteSelection, joinBackward, joinForward, selectAll, toggleMark } from "prosemirror-commands";
import { redo, undo } from "prosemirror-history";
import { keydownHandler } from "prosemirror-keymap";
import type { Node } from "prosemirror-model";
import type { Command, EditorState, Transaction } from "prosemirror-state";
import type { EditorView } from "prosemirror-view";

import { DEEPEST, type Kind, block, isItem, kindOf, levelOf, schema } from "./schema";

/** The blocks in which something is selected, or in which the caret is, with the places before them. */
function chosen(state: EditorState): [Node, number][] {
  const found: [Node, number][] = [];
  const { from, to } = state.selection;
  state.doc.nodesBetween(from, to, (node, place) => {
    if (node.type === block) found.push([node, place]);
    return false;
  });
  return found;
}

function setKind(tr: Transaction, node: Node, place: number, kind: Kind): void {
  if (kindOf(node) === kind) return;
  const level = isItem(node) && (kind === "bullet" || kind === "number") ? node.attrs.level : null;
  if (node.attrs.level !== level) tr.setNodeAttribute(place, "level", level);
  tr.setNodeAttribute(place, "block", kind === "paragraph" ? null : kind);
}

/** Makes blocks of this kind of what is chosen, or paragraphs where they are of it already. */
function makeKind(kind: Kind): Command {
  return (state, dispatch) => {
    const blocks = chosen(state);
    const wanted = blocks.every(([node]) => kindOf(node) === kind) ? "paragraph" : kind;
    const { tr } = state;
    for (const [node, place] of blocks) setKind(tr, node, place, wanted);
    dispatch?.(tr.scrollIntoView());
    return blocks.length > 0;
  };
}

/** Moves items of lists in or out. */
function moveIn(by: 1 | -1): Command {
  return (state, dispatch) => {
    const items = chosen(state).filter(([node]) => isItem(node));
    const { tr } = state;
    for (const [node, place] of items) {
      const level = Math.min(Math.max(levelOf(node) + by, 0), DEEPEST);
      if (level !== levelOf(node)) tr.setNodeAttribute(place, "level", level === 0 ? null : level);
    }
    if (tr.docChanged) dispatch?.(tr.scrollIntoView());
    return items.length > 0;
  };
}

/** Divides a block. What follows a heading is a paragraph; an item without words leaves its list. */
const divide: Command = (state, dispatch) => {
  const { empty, $from } = state.selection;
  if (empty && isItem($from.parent) && $from.parent.content.size === 0) return makeKind("paragraph")(state, dispatch);
  const { tr } = state;
  const marks = state.storedMarks ?? $from.marks();
  if (!empty) tr.deleteSelection();
  const at = tr.selection.$from;
  const { attrs, content } = at.parent;
  if (at.parentOffset === content.size) {
    // What else the "\n" has stays with what it ended.
    const isText = isItem(at.parent) || kindOf(at.parent) === "quote";
    const kind = isText ? {} : { block: null, level: null };
    tr.split(at.pos, 1, [{ type: block, attrs: { ...attrs, ...kind, rest: {} } }]);
  } else {
    tr.split(at.pos, 1, [{ type: block, attrs }]);
    if (Object.keys(attrs.rest).length > 0) tr.setNodeAttribute(at.before(), "rest", {});
  }
  dispatch?.(tr.ensureMarks(marks.filter((mark) => mark.type !== schema.marks.other)).scrollIntoView());
  return true;
};

/** At the start of a block that is more than a paragraph, makes it one. */
const makePlain: Command = (state, dispatch) => {
  const { empty, $from } = state.selection;
  if (!empty || $from.parentOffset > 0 || kindOf($from.parent) === "paragraph") return false;
  return makeKind("paragraph")(state, dispatch);
};

const deleteBack = chainCommands(deleteSelection, makePlain, joinBackward);
const deleteOn = chainCommands(deleteSelection, joinForward);

/** Takes a key also where there is nothing to do. */
function always(command: Command): Command {
  return (state, dispatch) => {
    command(state, dispatch);
    return true;
  };
}

const mark = (name: "strong" | "em") => toggleMark(schema.marks[name], null, { removeWhenPresent: false });

/** What the toolbar offers, by name. */
const FORMATS = {
  strong: mark("strong"),
  em: mark("em"),
  paragraph: makeKind("paragraph"),
  heading2: makeKind("heading2"),
  heading3: makeKind("heading3"),
  bullet: makeKind("bullet"),
  number: makeKind("number"),
  quote: makeKind("quote"),
  indent: moveIn(1),
  outdent: moveIn(-1),
  undo,
  redo,
} satisfies Record<string, Command>;

/** The command of a name; none for a name that is not offered. */
export function formatOf(name: string): Command | undefined {
  return Object.hasOwn(FORMATS, name) ? FORMATS[name as keyof typeof FORMATS] : undefined;
}

/** Whether all that is chosen has a mark or is of a kind; with nothing selected, whether what is typed next will. */
export function isActive(state: EditorState, name: string): boolean {
  const type = name === "strong" || name === "em" ? schema.marks[name] : undefined;
  if (!type) return chosen(state).every(([node]) => kindOf(node) === name);
  const { empty, from, to, $from } = state.selection;
  if (empty) return Boolean(type.isInSet(state.storedMarks ?? $from.marks()));
  let [is, hasWords] = [true, false];
  state.doc.nodesBetween(from, to, (node) => {
    if (node.isText) [is, hasWords] = [is && Boolean(type.isInSet(node.marks)), true];
  });
  return is && hasWords;
}

const KEYS: Readonly<Record<string, Command>> = {
  Enter: divide,
  // There is no break within a block.
  "Shift-Enter": divide,
  Backspace: deleteBack,
  "Mod-Backspace": deleteBack,
  "Shift-Backspace": deleteBack,
  Delete: deleteOn,
  "Mod-Delete": deleteOn,
  "Mod-a": selectAll,
  "Mod-b": FORMATS.strong,
  "Mod-i": FORMATS.em,
  "Mod-z": always(undo),
  "Shift-Mod-z": always(redo),
  "Mod-y": always(redo),
  "Mod-]": FORMATS.indent,
  "Mod-[": FORMATS.outdent,
};

/** Does what a key is for. Says whether it is taken. */
export const handleKey = keydownHandler({ ...KEYS });

/** The same for a layout of another script, by the letter that the key has on a Latin one. */
export function handleLetter(view: EditorView, event: KeyboardEvent): boolean {
  const letter = /^Key([A-Z])$/.exec(event.code)?.[1]?.toLowerCase();
  const isOther = letter && event.ctrlKey !== event.metaKey && !event.altKey && !/^[ -~]$/.test(event.key);
  const command = isOther ? KEYS[`${event.shiftKey ? "Shift-" : ""}Mod-${letter}`] : undefined;
  return command?.(view.state, view.dispatch, view) ?? false;
}

/** What an engine would do by itself from a menu, by the name of its input (Input Events 2). */
export const INPUTS: Readonly<Record<string, Command>> = {
  historyUndo: always(undo),
  historyRedo: always(redo),
  formatBold: always(FORMATS.strong),
  formatItalic: always(FORMATS.em),
  formatUnderline: () => true,
  formatStrikeThrough: () => true,
};
