//! How a delta is written: the same bytes as in the crate's `wire.rs`, whose test has this text too.

import assert from "node:assert/strict";
import { test } from "node:test";

import { Builder, moved, read, write } from "../src/delta";

const GOLDEN =
  '[{"retain":5},{"insert":"😀","attributes":{"level":2,"strong":true}},{"delete":3},{"retain":1,"attributes":{"link":"https://a.org","strong":null}}]';

test("a delta is written as the crate writes it", () => {
  const built = new Builder();
  built.retain(5);
  built.insert("😀", { strong: true, level: 2 });
  built.delete(3);
  built.retain(1, { strong: null, link: "https://a.org" });
  assert.equal(write(built.build()), GOLDEN);
  assert.equal(write(read(GOLDEN)), GOLDEN);
  assert.equal(write(new Builder().build()), "[]");
});

test("what is built is normal form", () => {
  const built = new Builder();
  built.delete(1);
  built.retain(0);
  built.insert("a");
  built.insert("b", {});
  built.delete(2);
  built.retain(4);
  built.retain(5);
  assert.equal(write(built.build()), '[{"insert":"ab"},{"delete":3}]');
});

test("what is put in at a place comes behind it or before it", () => {
  const delta = read('[{"retain":2},{"insert":"xy"},{"delete":2},{"retain":1},{"insert":"z"}]');
  const places = [0, 1, 2, 3, 4, 5, 6];
  assert.deepEqual(places.map((place) => moved(delta, place, false)), [0, 1, 2, 4, 4, 5, 7]);
  assert.deepEqual(places.map((place) => moved(delta, place, true)), [0, 1, 4, 4, 4, 6, 7]);
});
