// SPDX-License-Identifier: Apache-2.0
// Checks that requests.json is a sound sample: the right shape, no duplicates, 200 requests of which 22% are
// administrative, and enough that need a clinician for a count of the wrongly stopped to mean something.
// Run: node --test tests/effect/validate_requests.mjs

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

const { about, requests, ...unknown } = JSON.parse(
  readFileSync(new URL("./requests.json", import.meta.url), "utf8"),
);
const count = (holds) => requests.filter(holds).length;

test("every request has its members, in the lengths promised", () => {
  assert.ok(typeof about === "string" && about.length > 0);
  assert.deepEqual(unknown, {});
  for (const request of requests) {
    const { id, firstWords, prose, kind, needsClinician, why, source, ...others } = request;
    assert.deepEqual(others, {}, id);
    assert.match(id, /^[a-z][a-z0-9_]*$/);
    assert.ok(firstWords.length > 0 && firstWords.length <= 80, id);
    const words = prose.split(/\s+/).length;
    assert.ok(words >= 30 && words <= 80, `${id}: ${words} words`);
    assert.ok(["clinical", "administration"].includes(kind), id);
    assert.equal(typeof needsClinician, "boolean", id);
    assert.ok(why.length > 0 && source.length > 0, id);
  }
});

test("no request occurs twice", () => {
  for (const member of ["id", "prose"]) {
    assert.equal(new Set(requests.map((request) => request[member])).size, requests.length, member);
  }
});

test("the mix is the one that the note states", () => {
  assert.equal(requests.length, 200);
  assert.equal(count((request) => request.kind === "administration"), 44);
  assert.equal(count((request) => request.kind === "administration" && request.needsClinician), 6);
  assert.equal(count((request) => request.kind === "clinical" && request.needsClinician), 58);
});
