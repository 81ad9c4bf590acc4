// SPDX-License-Identifier: Apache-2.0
// docs/topics.md leads from every complaint to a topic that exists, and names every topic.

import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { test } from "node:test";
import path from "node:path";

const root = path.join(import.meta.dirname, "../..");
const shipped = readdirSync(path.join(root, "content/topics")).map((file) => path.basename(file, ".json"));
const page = readFileSync(path.join(root, "docs/topics.md"), "utf8");
const named = new Set([...page.matchAll(/^\|.*\| (`.*) \|$/gm)].flatMap(([, cell]) => [...cell.matchAll(/`(\w+)`/g)].map(([, id]) => id)));

test("every topic it names exists", () => {
  assert.deepEqual([...named].filter((id) => !shipped.includes(id)), []);
});

test("every topic is named", () => {
  assert.deepEqual(shipped.filter((id) => !named.has(id)), []);
});

test("there are at least sixty", () => {
  assert.ok(shipped.length >= 60, `${shipped.length} topics`);
});
