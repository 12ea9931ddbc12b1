//! The editor, fact by fact.

import assert from "node:assert/strict";
import { test } from "node:test";

import type { Transaction } from "prosemirror-state";

import type { Op, Run } from "../src/delta";
import { Written, plain } from "./page";
// Behind the page, which must be there when a view is loaded.
import { documentOf } from "../src/flat";

const h2 = { block: "heading2" };
const bullet = { block: "bullet" };

test("who presses Enter where another types leaves the words of both where they belong", () => {
  const before = "Governments must fund legal aid for survivors in court";
  const one = new Written(plain(before));
  const other = new Written(plain(before));
  one.select(before.indexOf(" aid"));
  one.press("Enter");
  other.select(before.indexOf(" in court"));
  other.type(" and their children");
  const [divided, typed] = [one.told.flat(), other.told.flat()];
  assert.deepEqual(divided, [{ retain: 27 }, { insert: "\n" }]);
  assert.deepEqual(typed, [{ retain: 45 }, { insert: " and their children" }]);
  one.apply([{ retain: 46 }, { insert: " and their children" }]);
  other.apply(divided);
  const both = "Governments must fund legal\n aid for survivors and their children in court";
  assert.deepEqual([one.text, other.text], [both, both]);
});

test("a final break shows no empty paragraph, and comes where it is needed", () => {
  const cases: [string, string[]][] = [
    ["", ["p:"]],
    ["\n", ["p:"]],
    ["a", ["p:a"]],
    ["a\n", ["p:a"]],
    ["a\n\n", ["p:a", "p:"]],
    ["a\nb", ["p:a", "p:b"]],
  ];
  for (const [text, shown] of cases) assert.deepEqual(new Written(plain(text)).shown, shown, JSON.stringify(text));
  const written = new Written(plain("a"));
  written.select(1);
  written.press("Enter");
  assert.deepEqual([written.text, written.shown], ["a\n\n", ["p:a", "p:"]]);
  written.type("b");
  written.press("Backspace", {});
  const last = new Written(plain("a"));
  last.editor.format("heading2");
  assert.deepEqual(last.told, [[{ retain: 1 }, { insert: "\n", attributes: h2 }]]);
  assert.deepEqual(last.shown, ["heading2:a"]);
});

test("a change is as small as it can be", () => {
  const cases: [string, string, (written: Written) => void, Op[]][] = [
    ["a letter among its likes", "aaaa", (w) => (w.select(1), w.type("a")), [{ retain: 1 }, { insert: "a" }]],
    ["a sign that shares its first half", "😀", (w) => (w.select(0, 2), w.type("😁")), [{ insert: "😁" }, { delete: 2 }]],
    ["a mark", "one two", (w) => (w.select(4, 7), w.press("b", { ctrlKey: true })), [{ retain: 4 }, { retain: 3, attributes: { strong: true } }]],
    ["Enter at the end of a block", "a\nb", (w) => (w.select(1), w.press("Enter")), [{ retain: 2 }, { insert: "\n" }]],
    ["a joint", "a\nb\n", (w) => (w.select(2), w.press("Backspace")), [{ retain: 1 }, { delete: 1 }]],
    ["a kind", "a\nb\n", (w) => (w.select(0), w.editor.format("bullet")), [{ retain: 1 }, { retain: 1, attributes: bullet }]],
    ["words for words", "we ask\n", (w) => (w.select(0, 6), w.type("we must ask")), [{ retain: 3 }, { insert: "must " }]],
  ];
  for (const [what, text, act, delta] of cases) {
    const written = new Written(plain(text));
    act(written);
    assert.deepEqual(written.told, [delta], what);
  }
});

test("whatever steps are made of, the change is the one that they make", () => {
  const cases: [string, string, (written: Written) => Transaction, string][] = [
    ["the last block goes", "a\nb", ({ view: { state } }) => state.tr.delete(3, 6), "a"],
    ["a block comes behind the last one", "a", ({ view: { state } }) => state.tr.insert(3, documentOf(plain("b"))), "a\nb"],
    ["the first and the last one change", "a\nb\nc\n", ({ view: { state } }) => state.tr.insertText("x", 1).insertText("y", 8), "xa\nb\nyc\n"],
    ["a step around a block", "a\nb\n", ({ view: { state } }) => state.tr.setNodeMarkup(0, null, { block: "quote", rest: {} }), "a\nb\n"],
    ["all is replaced", "a\nb\n", ({ view: { state } }) => state.tr.delete(0, 6), "\n"],
  ];
  for (const [what, text, act, after] of cases) {
    const written = new Written(plain(text));
    written.view.dispatch(act(written));
    written.check();
    assert.equal(written.text, after, what);
  }
});

test("Enter divides; behind a heading comes a paragraph", () => {
  const head: Run[] = [{ insert: "Head" }, { insert: "\n", attributes: h2 }];
  const end = new Written(head);
  end.select(4);
  end.press("Enter");
  assert.deepEqual(end.shown, ["heading2:Head", "p:"]);
  assert.deepEqual(end.told, [[{ retain: 5 }, { insert: "\n" }]]);
  const middle = new Written(head);
  middle.select(2);
  middle.press("Enter", { shiftKey: true });
  assert.deepEqual(middle.shown, ["heading2:He", "heading2:ad"]);
});

test("in a list Enter makes an item, and an item without words leaves it", () => {
  const written = new Written([{ insert: "a" }, { insert: "\n", attributes: { ...bullet, level: 1 } }]);
  written.select(1);
  written.press("Enter");
  assert.deepEqual(written.shown, ["bullet:a", "bullet:"]);
  assert.equal(written.view.state.doc.child(1).attrs.level, 1);
  written.press("Enter");
  assert.deepEqual(written.shown, ["bullet:a", "p:"]);
  assert.deepEqual(written.runs.at(-1), { insert: "\n" });
});

test("Backspace at the start makes a paragraph first and then joins", () => {
  const written = new Written([{ insert: "a\nb" }, { insert: "\n", attributes: { block: "quote", dir: "rtl" } }]);
  written.select(2);
  assert.ok(written.press("Backspace"));
  assert.deepEqual(written.shown, ["p:a", "p:b"]);
  assert.deepEqual(written.runs.at(-1), { insert: "\n", attributes: { dir: "rtl" } });
  assert.ok(written.press("Backspace"));
  assert.deepEqual(written.shown, ["p:ab"]);
  // Within words it is the platform's.
  written.select(1);
  assert.ok(!written.press("Backspace"));
});

test("items go in and out, eight levels and no further", () => {
  const written = new Written([{ insert: "a" }, { insert: "\n", attributes: { block: "number" } }, { insert: "b" }]);
  written.select(0, 3);
  for (let press = 0; press < 12; press += 1) written.press("]", { ctrlKey: true });
  assert.deepEqual(written.runs[1], { insert: "\n", attributes: { block: "number", level: 8 } });
  assert.equal(written.told.length, 8);
  for (let press = 0; press < 12; press += 1) written.press("[", { ctrlKey: true });
  assert.deepEqual(written.runs[1], { insert: "\n", attributes: { block: "number" } });
});

test("keys of a layout of another script do the same", () => {
  const written = new Written(plain("ខ្មែរ"));
  written.select(0, 5);
  assert.ok(written.press("ប", { ctrlKey: true, code: "KeyB" }));
  assert.deepEqual(written.runs, [{ insert: "ខ្មែរ", attributes: { strong: true } }]);
  assert.ok(!written.press("ប", { code: "KeyB" }));
  assert.ok(written.press("ឋ", { ctrlKey: true, code: "KeyZ" }));
  assert.ok(written.press("Ж", { ctrlKey: true, shiftKey: true, code: "KeyZ" }));
  assert.ok(written.editor.isActive("strong"));
});

test("Tab and Escape are not taken", () => {
  const written = new Written(plain("a"));
  for (const key of ["Tab", "Escape"]) {
    const event = new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true });
    assert.ok(written.view.dom.dispatchEvent(event) || key === "Escape", key);
  }
  assert.equal(written.text, "a");
});

test("one takes back one's own and nothing of others", () => {
  const written = new Written(plain("we ask"));
  written.select(6);
  written.type(" you");
  written.apply([{ insert: "today " }, { retain: 10 }, { insert: " all" }]);
  assert.equal(written.text, "today we ask you all");
  written.press("z", { ctrlKey: true });
  assert.equal(written.text, "today we ask all");
  written.press("Z", { ctrlKey: true, shiftKey: true, keyCode: 90 });
  assert.equal(written.text, "today we ask you all");
  written.press("z", { ctrlKey: true });
  assert.ok(written.press("z", { ctrlKey: true }), "the engine's own undo is never reached");
  assert.equal(written.text, "today we ask all");
});

test("the caret stays at the words beside it, and what is selected does not grow", () => {
  const cases: [string, Op[], number[], number[]][] = [
    ["we ask", [{ insert: "today " }], [6, 6], [12, 12]],
    ["we ask", [{ retain: 6 }, { insert: " now" }], [2, 2], [2, 2]],
    // What comes where the caret is comes behind it.
    ["we ask", [{ retain: 6 }, { insert: "!" }], [6, 6], [6, 6]],
    ["we ask", [{ retain: 3 }, { insert: "\n" }], [3, 3], [3, 3]],
    ["we do ask", [{ retain: 3 }, { delete: 3 }], [4, 4], [3, 3]],
    ["😀 ask", [{ insert: "😀" }], [6, 6], [8, 8]],
    ["a\nb\n", [{ retain: 1 }, { delete: 1 }], [2, 2], [1, 1]],
    ["a\n\n", [{ retain: 2 }, { delete: 1 }], [2, 2], [1, 1]],
    ["ab", [{ insert: "x" }], [0, 2], [1, 3]],
    ["ab", [{ retain: 2 }, { insert: "x" }], [0, 2], [0, 2]],
    ["abcd", [{ retain: 1 }, { delete: 2 }], [1, 3], [1, 1]],
    ["ab", [{ retain: 2, attributes: { em: true } }], [0, 2], [0, 2]],
  ];
  for (const [text, delta, before, after] of cases) {
    const written = new Written(plain(text));
    written.select(before[0] as number, before[1]);
    written.apply(delta);
    assert.deepEqual(written.selection, after, `${text} ${JSON.stringify(delta)}`);
  }
});

test("what others do leaves what was just turned on", () => {
  const written = new Written(plain("a"));
  written.select(1);
  written.editor.format("strong");
  written.apply([{ insert: "b" }]);
  assert.ok(written.editor.isActive("strong"));
  written.type("c");
  assert.deepEqual(written.runs, [{ insert: "ba" }, { insert: "c", attributes: { strong: true } }]);
});

test("marks that are not offered are carried through every change", () => {
  const has = { "cite:A": true, "cite:B": true, "ins:C": true, link: "D", glow: "very" };
  const written = new Written([{ insert: "one two", attributes: has }, { insert: "\n", attributes: { "del:E": true, ...h2 } }]);
  written.select(3);
  written.press("Enter");
  written.type("x");
  written.select(0, 2);
  written.press("i", { ctrlKey: true });
  written.apply([{ retain: 1 }, { retain: 1, attributes: { "cite:A": null, "fn:F": true } }]);
  assert.deepEqual(written.runs, [
    { insert: "o", attributes: { ...has, em: true } },
    { insert: "n", attributes: { "cite:B": true, "ins:C": true, link: "D", glow: "very", em: true, "fn:F": true } },
    { insert: "e", attributes: has },
    { insert: "\n", attributes: h2 },
    { insert: "x" },
    { insert: " two", attributes: has },
    { insert: "\n", attributes: { "del:E": true, ...h2 } },
  ]);
});

test("what is typed at the end of strong words is strong, and at the end of a mark with an id it is not of it", () => {
  const written = new Written([{ insert: "ab", attributes: { strong: true, "cite:A": true } }]);
  written.select(2);
  written.type("c");
  written.select(1);
  written.type("x");
  assert.deepEqual(written.runs, [
    { insert: "axb", attributes: { strong: true, "cite:A": true } },
    { insert: "c", attributes: { strong: true } },
  ]);
});

test("the toolbar is told what is on and what can be done", () => {
  const written = new Written([{ insert: "a", attributes: { strong: true } }, { insert: "b" }, { insert: "\n", attributes: bullet }]);
  const { editor } = written;
  written.select(0, 1);
  assert.deepEqual(["strong", "em", "bullet", "paragraph"].map((name) => editor.isActive(name)), [true, false, true, false]);
  written.select(0, 2);
  assert.ok(!editor.isActive("strong"));
  editor.format("strong");
  assert.ok(editor.isActive("strong"));
  assert.deepEqual(["undo", "redo", "indent", "outdent", "constructor"].map((name) => editor.can(name)), [true, false, true, true, false]);
  const before = written.states;
  editor.format("bullet");
  assert.deepEqual([written.shown, written.states > before], [["p:ab"], true]);
  assert.ok(!editor.can("indent"));
});

test("while an input method composes nothing of others is shown, and a moment after it is", async () => {
  const written = new Written(plain("ក"));
  const { dom } = written.view;
  // A sign that comes at once only ends one.
  dom.dispatchEvent(new CompositionEvent("compositionend", { bubbles: true }));
  await new Promise((done) => setTimeout(done, 80));
  assert.deepEqual(written.compositions, []);
  dom.dispatchEvent(new CompositionEvent("compositionstart", { bubbles: true }));
  assert.deepEqual([written.editor.isComposing(), written.compositions], [true, [true]]);
  assert.ok(!written.apply([{ insert: "x" }]) && !written.set(plain("y")));
  written.type("ម");
  dom.dispatchEvent(new CompositionEvent("compositionend", { bubbles: true }));
  assert.ok(written.editor.isComposing(), "engines tell the last words after the end");
  dom.dispatchEvent(new CompositionEvent("compositionstart", { bubbles: true }));
  dom.dispatchEvent(new CompositionEvent("compositionend", { bubbles: true }));
  await new Promise((done) => setTimeout(done, 80));
  assert.deepEqual([written.editor.isComposing(), written.compositions], [false, [true, false]]);
  assert.ok(written.apply([{ insert: "x" }]));
});

test("what is typed in the page itself is read", async () => {
  const written = new Written([{ insert: "legal" }, { insert: "\n", attributes: bullet }]);
  written.select(5);
  const words = written.view.domAtPos(6).node;
  (words.nodeType === 3 ? (words as Text) : (words.firstChild as Text)).appendData(" aid 😀");
  await new Promise((done) => setTimeout(done, 20));
  written.check();
  assert.deepEqual(written.told, [[{ retain: 5 }, { insert: " aid 😀" }]]);
});

test("what cannot be said or is too long is refused and leaves all as it was", () => {
  const written = new Written(plain("ab"), { mostInserted: 3, mostSteps: 4 });
  written.select(1);
  written.type("😀😀😀");
  written.type("xxxx");
  written.view.dispatch(written.view.state.tr.insertText("\ud83d"));
  written.view.dispatch(written.view.state.tr.insertText("\n"));
  written.check();
  written.paste("<p><b>a</b><i>b</i><b>c</b></p>", true);
  assert.deepEqual(written.refused, ["too_long", "malformed", "malformed"]);
  const many = new Written(plain("ab"), { mostSteps: 3 });
  many.paste("<p><b>a</b><i>b</i><b>c</b><i>d</i></p>", true);
  assert.deepEqual([many.refused, many.text], [["too_long"], "ab"]);
});

test("a change that does not fit is not done", () => {
  const written = new Written(plain("ab"));
  assert.ok(!written.apply([{ retain: 3 }, { insert: "x" }]));
  assert.ok(!written.editor.apply("[{"));
  assert.equal(written.text, "ab");
});

test("who may only read changes nothing and still sees what others do", () => {
  const written = new Written(plain("ab"), { isReadOnly: true });
  const { dom } = written.view;
  assert.deepEqual([dom.getAttribute("contenteditable"), dom.getAttribute("aria-readonly"), dom.tabIndex], ["false", "true", 0]);
  written.editor.format("strong");
  written.press("Enter");
  assert.ok(!written.editor.can("strong"));
  assert.ok(written.apply([{ insert: "x" }]));
  assert.equal(written.text, "xab");
  written.editor.setReadOnly(false);
  assert.deepEqual([dom.getAttribute("contenteditable"), dom.hasAttribute("aria-readonly")], ["true", false]);
  assert.equal(dom.getAttribute("data-testid"), "words");
});

test("the focus that leaves is told, and after the end nothing is", () => {
  const written = new Written(plain("ab"));
  written.editor.focus();
  written.view.dom.dispatchEvent(new FocusEvent("blur"));
  assert.equal(written.leaves, 1);
  written.editor.destroy();
  assert.ok(!written.editor.apply("[]"));
});

test("the engine's own menu undoes what the editor does", () => {
  const written = new Written(plain("ab"));
  written.select(2);
  written.type("c");
  const event = new InputEvent("beforeinput", { inputType: "historyUndo", bubbles: true, cancelable: true });
  assert.ok(!written.view.dom.dispatchEvent(event));
  written.check();
  assert.equal(written.text, "ab");
});

test("what is pasted is reduced to words, strong, em and the kinds of blocks", () => {
  const cases: [string, string, Run[]][] = [
    ["a link", "<p>see <a href='https://example.org'>this</a></p>", [{ insert: "see this" }]],
    ["what other pages do with b", "<b style='font-weight:normal'><p>one <span style='font-weight:700'>two</span></p></b>", [{ insert: "one " }, { insert: "two", attributes: { strong: true } }]],
    [
      "lists within lists",
      "<ul><li>a<ol><li>b</li></ol></li><li><p>c</p></li></ul>",
      [{ insert: "a" }, { insert: "\n", attributes: bullet }, { insert: "b" }, { insert: "\n", attributes: { block: "number", level: 1 } }, { insert: "c" }, { insert: "\n", attributes: bullet }],
    ],
    ["headings and a quote", "<h1>A</h1><blockquote>said</blockquote>", [{ insert: "A" }, { insert: "\n", attributes: h2 }, { insert: "said" }, { insert: "\n", attributes: { block: "quote" } }]],
    ["a break, a script and a picture", "<p>a<br>b<script>c</script><img src='x:y'></p>", [{ insert: "a\nb" }]],
    ["ids of nobody", "<p><ins class='ins'>a</ins> <span class='mark-cite'>b</span></p>", [{ insert: "a b" }]],
  ];
  for (const [what, html, runs] of cases) {
    const written = new Written([]);
    written.paste(html, true);
    assert.deepEqual(written.runs, runs, what);
  }
});

test("lines that are pasted are blocks, and in a list items", () => {
  const written = new Written(plain("x"));
  written.select(1);
  written.paste("one\r\n\r\ntwo\n");
  assert.deepEqual(written.shown, ["p:xone", "p:two"]);
  written.editor.format("number");
  written.paste("a\nb");
  assert.deepEqual(written.shown, ["p:xone", "number:twoa", "number:b"]);
});

test("no id goes to the clipboard, and what comes back as it was keeps its marks", () => {
  const written = new Written([{ insert: "cited", attributes: { "cite:SECRET": true } }, { insert: " plain\n" }]);
  written.select(0, 11);
  const { dom, text, slice } = written.view.serializeForClipboard(written.view.state.selection.content());
  assert.equal(text, "cited plain");
  const html = new (globalThis as never as { window: { XMLSerializer: new () => XMLSerializer } }).window.XMLSerializer().serializeToString(dom);
  assert.ok(!html.includes("SECRET") && slice.size > 0, html);
  written.select(11);
  written.paste(html, true);
  assert.deepEqual(written.runs, [
    { insert: "cited", attributes: { "cite:SECRET": true } },
    { insert: " plain" },
    { insert: "cited", attributes: { "cite:SECRET": true } },
    { insert: " plain\n" },
  ]);
  written.select(0, 11);
  written.paste("<p>cited other</p>", true);
  assert.deepEqual(written.runs[0], { insert: "cited other" });
});

test("files are not taken", () => {
  const written = new Written(plain("a"));
  const drop = new Event("drop", { bubbles: true, cancelable: true });
  Object.assign(drop, { dataTransfer: { files: [{}], getData: () => "", types: ["Files"] } });
  written.view.dom.dispatchEvent(drop);
  const paste = new Event("paste", { bubbles: true, cancelable: true });
  Object.assign(paste, { clipboardData: { files: [{}], getData: () => "", types: ["Files"] } });
  written.view.dom.dispatchEvent(paste);
  assert.deepEqual([written.refused, written.text], [["file", "file"], "a"]);
});
