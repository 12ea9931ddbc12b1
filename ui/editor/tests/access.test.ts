//! What assistive technology meets, and what the page's policy and frozen prototypes leave standing.

import assert from "node:assert/strict";
import { test } from "node:test";

import axe from "axe-core";

import { Written } from "./page";

const kinds = ["heading2", "heading3", "bullet", "number", "quote"];

function written(): Written {
  const runs = kinds.flatMap((block, level) => [{ insert: block }, { insert: "\n", attributes: { block, level } }]);
  return new Written([
    ...runs,
    { insert: "put in", attributes: { "ins:A": true } },
    { insert: "taken out", attributes: { "del:A": true } },
    { insert: "\n", attributes: { dir: "rtl", lang: "ar" } },
  ]);
}

test("axe finds nothing to say about it", async () => {
  const heading = document.createElement("h2");
  heading.id = "heading";
  heading.append("What we ask");
  document.body.prepend(heading);
  const { editor, view } = written();
  for (const isReadOnly of [false, true]) {
    editor.setReadOnly(isReadOnly);
    const { violations, passes } = await axe.run(view.dom, { rules: { "color-contrast": { enabled: false } } });
    assert.deepEqual(violations.map(({ id, nodes }) => [id, nodes[0]?.html]), []);
    assert.ok(passes.length > 5);
  }
});

test("it is a text field of several lines with a name, and its blocks have a direction and a language", () => {
  const { dom } = written().view;
  const had = ["role", "aria-multiline", "aria-labelledby", "spellcheck", "autocorrect", "lang"].map((name) => dom.getAttribute(name));
  assert.deepEqual(had, ["textbox", "true", "heading", "false", "off", "km"]);
  const blocks = [...dom.children].map((block) => [block.tagName, block.getAttribute("dir"), block.getAttribute("lang")].join(" ").trim());
  assert.deepEqual(blocks, ["H3 auto", "H4 auto", "DIV auto", "DIV auto", "BLOCKQUOTE auto", "P rtl ar"]);
  assert.equal(dom.querySelector("[role=list] > [role=listitem]")?.getAttribute("aria-level"), "3");
  assert.deepEqual([dom.querySelector("ins")?.textContent, dom.querySelector("del")?.textContent], ["put in", "taken out"]);
});

test("nothing that is shown has an inline style", () => {
  const { view, ...rest } = { view: written().view };
  assert.deepEqual([...view.dom.querySelectorAll("[style]"), rest], [{}]);
  assert.ok(!view.dom.hasAttribute("style") && !document.querySelector("style"));
});

test("it works where the prototype of all objects is frozen", () => {
  Object.freeze(Object.prototype);
  const it = written();
  it.select(3);
  it.type("x");
  it.press("Enter");
  it.editor.format("bullet");
  it.apply([{ insert: "y\n", attributes: { strong: true } }]);
  it.press("z", { ctrlKey: true });
  it.editor.destroy();
});
