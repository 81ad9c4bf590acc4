// SPDX-License-Identifier: Apache-2.0
// The shipped content keeps the product's promises: it is right, its patients end where they should, and the trivial ones stay at home.

import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { test } from "node:test";
import path from "node:path";

const signpost = path.join(process.env.SIGNPOST_BUILD_DIR ?? "build", "bin/signpost");
const content = path.join(import.meta.dirname, "../../content");

/** @type {(...words: string[]) => Promise<{ status: number, out: string }>} */
const run = (...words) =>
  new Promise((resolve) => {
    execFile(signpost, words, { maxBuffer: 1 << 26 }, (error, stdout, stderr) => {
      resolve({ status: typeof error?.code === "number" ? error.code : error ? -1 : 0, out: stdout + stderr });
    });
  });

test("nothing is wrong with it, not even as a warning", async () => {
  const { status, out } = await run("check", content, "--no-proof");
  assert.equal(status, 0, out);
  assert.match(out, /^0 problems, 0 warnings$/m, out);
});

test("every patient in words ends where a clinician expects, and 'not sure' seldom raises the level", async () => {
  const { status, out } = await run("test", content, "--unsure");
  assert.equal(status, 0, out);
});

test("every topic has at least eight patients, three of them trivial, and every trivial one ends in self-care", async () => {
  const { out } = await run("test", content, "--json");
  /** @type {{ topic: string, id: string, trivial: boolean, actual: { level: string, destinations: string[] }, asked: string[] }[]} */
  const vignettes = JSON.parse(out).vignettes;
  for (const [topic, its] of Map.groupBy(vignettes, (vignette) => vignette.topic)) {
    assert.ok(its.length >= 8, `${topic} has ${its.length} vignettes`);
    const trivial = its.filter((vignette) => vignette.trivial);
    assert.ok(topic === "something_else" || trivial.length >= 3, `${topic} has ${trivial.length} trivial vignettes`);
    for (const { id, actual, asked } of trivial) {
      // Administration is no illness: its trivial matters end with reception.
      const home = actual.level === "self-care" || (actual.level === "routine" && actual.destinations.every((d) => d === "surgery-admin"));
      assert.ok(home, `${topic}/${id} ends at ${actual.level} ${actual.destinations.join()}`);
      assert.ok(asked.length <= 12, `${topic}/${id} takes ${asked.length} pages`);
    }
  }
});
