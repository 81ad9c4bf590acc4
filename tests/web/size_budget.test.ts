// SPDX-License-Identifier: Apache-2.0
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { test } from "node:test";

const script = path.resolve(import.meta.dirname, "../../web/size-budget.mjs");
const build = process.env["SIGNPOST_BUILD_DIR"] ?? path.resolve(import.meta.dirname, "../../build");

function weigh(folder: string) {
  return spawnSync(process.execPath, [script, folder], { encoding: "utf8" });
}

test("what ships keeps to the budget", (t) => {
  const { status, stdout, stderr } = weigh(path.join(build, "web/widget"));
  t.diagnostic(stdout);
  assert.equal(status, 0, stderr);
});

test("a first page above the budget is refused, whichever file makes it so", async () => {
  const folder = await mkdtemp(path.join(tmpdir(), "signpost-size-"));
  try {
    await writeFile(path.join(folder, "first-page.json"), JSON.stringify(["small.css", "large.bin"]));
    await writeFile(path.join(folder, "small.css"), "p { color: black }");
    await writeFile(path.join(folder, "large.bin"), randomBytes(95_000));
    const { status, stderr } = weigh(folder);
    assert.equal(status, 1);
    assert.match(stderr, /over its budget of 95000/);
  } finally {
    await rm(folder, { recursive: true });
  }
});

test("a file that is named but missing is refused", async () => {
  const folder = await mkdtemp(path.join(tmpdir(), "signpost-size-"));
  try {
    await writeFile(path.join(folder, "first-page.json"), JSON.stringify(["absent.js"]));
    const { status, stderr } = weigh(folder);
    assert.equal(status, 1);
    assert.match(stderr, /absent\.js/);
  } finally {
    await rm(folder, { recursive: true });
  }
});
