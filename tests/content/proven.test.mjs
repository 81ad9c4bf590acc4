// SPDX-License-Identifier: Apache-2.0
// The shipped content is proven for every possible patient; and whoever breaks a rule of any topic is told so by a patient in words.

import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { after, test } from "node:test";

const signpost = path.join(process.env.SIGNPOST_BUILD_DIR ?? "build", "bin/signpost");
const content = path.join(import.meta.dirname, "../../content");
const scratch = mkdtempSync(path.join(os.tmpdir(), "signpost-proven-"));
after(() => { rmSync(scratch, { recursive: true }); });

/** @type {(...words: string[]) => Promise<{ status: number, out: string }>} */
const run = (...words) =>
  new Promise((resolve) => {
    execFile(signpost, words, { maxBuffer: 1 << 26 }, (error, stdout, stderr) => {
      resolve({ status: typeof error?.code === "number" ? error.code : error ? -1 : 0, out: stdout + stderr });
    });
  });

const topics = readdirSync(path.join(content, "topics")).map((file) => path.basename(file, ".json"));

test("every topic is proven", async () => {
  const { status, out } = await run("check", content);
  assert.equal(status, 0, out);
  for (const topic of topics) assert.match(out, new RegExp(`^${topic} .* proven$`, "m"), out);
  assert.match(out, /^0 problems, 0 findings, /m, out);
});

const levels = ["self-care", "routine", "soon", "urgent", "emergency", "call-999"];

for (const name of topics) {
  test(`${name}: a rule that is put down to self-care makes a patient in words fail`, async () => {
    const folder = path.join(scratch, name);
    cpSync(content, folder, { recursive: true });
    const file = path.join(folder, "topics", `${name}.json`);
    /** @type {{ rules: Record<string, unknown>[] }} */
    const topic = JSON.parse(readFileSync(file, "utf8"));
    const rule = topic.rules.filter(({ destination }) => !String(destination).startsWith("topic:")).sort((a, b) => levels.indexOf(String(b["level"])) - levels.indexOf(String(a["level"])))[0];
    if (rule === undefined) throw new Error("a topic without a rule of its own");
    Object.assign(rule, { level: "self-care", destination: "home" });
    for (const key of ["within", "unsure", "unsure_because", "redundant_because", "not_monotone_because"]) delete rule[key];
    writeFileSync(file, JSON.stringify(topic));

    const proof = await run("check", folder, "--topic", name);
    const vignettes = await run("test", folder, "--topic", name);
    assert.equal(Math.max(proof.status, vignettes.status), 1, proof.out + vignettes.out);
    assert.match(proof.out, /^(0|[1-9]\d*) problems?, \d+ findings?/m, "the content can still be read");
    const inWords = /^ {4}For example: .*\n(?:.*\n)*? {4}signpost play /m.test(proof.out) || /fails:\n(?: {4}.*\n)* {4}the patient: \S/.test(vignettes.out);
    assert.ok(inWords, proof.out + vignettes.out);
  });
}
