// SPDX-License-Identifier: Apache-2.0
// Core, diagrams and interpreter say the same of every patient; and a deliberate bug in any one of them is found.

import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { readdirSync } from "node:fs";
import path from "node:path";
import { test } from "node:test";
import { CONTENT } from "../reference/compare.mjs";
import { proveProgram } from "./engines.mjs";
import { generatedThreeWays, shippedThreeWays } from "./jobs.mjs";

const PATIENTS = 500; // a topic
const GENERATED = 60;
const topics = readdirSync(path.join(CONTENT, "topics")).map((name) => path.basename(name, ".json"));

test("shipped topics: core, diagrams and interpreter agree, and no promise of the format is broken", async () => {
  const { failure } = await shippedThreeWays({ topics, patients: PATIENTS });
  assert.equal(failure, undefined, failure);
});

test(`${GENERATED} generated topics: core, diagrams and interpreter agree`, async () => {
  const { failure } = await generatedThreeWays({ from: 1, to: GENERATED, patients: PATIENTS });
  assert.equal(failure, undefined, failure);
});

/** The first disagreement among the very patients above; generated topics, which are small, come first. */
async function firstFailure(run) {
  const generated = await run({ job: "generatedThreeWays", from: 1, to: GENERATED, patients: PATIENTS });
  return generated.failure ?? (await run({ job: "shippedThreeWays", topics, patients: PATIENTS })).failure;
}

for (const [engine, bugs] of Object.entries({
  core: ["unsure_is_no", "unknown_gate_closes"],
  analysis: ["unsure_is_no", "unknown_gate_closes"],
})) {
  for (const bug of bugs) {
    test(`a bug in the ${engine === "core" ? "core" : "diagrams"} is found: ${bug.replaceAll("_", " ")}`, async (context) => {
      const program = proveProgram(`${engine}_${bug}`);
      const programs = engine === "core" ? { core: program } : { diagrams: program };
      const failure = await firstFailure(({ job, ...options }) =>
        job === "shippedThreeWays" ? shippedThreeWays({ ...options, programs }) : generatedThreeWays({ ...options, programs }),
      );
      assert.ok(failure, "no patient shows it");
      context.diagnostic(failure);
    });
  }
}

for (const bug of ["unsure-is-no", "unknown-gate-closes"]) {
  test(`a bug in the interpreter is found: ${bug.replaceAll("-", " ")}`, async (context) => {
    const failure = await firstFailure((job) => inAnotherProcess(job, { SIGNPOST_BUG: bug }));
    assert.ok(failure, "no patient shows it");
    context.diagnostic(failure);
  });
}

/** The interpreter reads its bug from the environment. */
async function inAnotherProcess(job, environment) {
  const child = spawn(process.execPath, [path.join(import.meta.dirname, "jobs.mjs"), JSON.stringify(job)], {
    env: { ...process.env, ...environment },
    stdio: ["ignore", "pipe", "ignore"],
  });
  let result = "";
  child.stdout.on("data", (data) => (result += data));
  const [code] = await once(child, "close");
  assert.equal(code, 0);
  return JSON.parse(result);
}
