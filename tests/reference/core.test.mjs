// SPDX-License-Identifier: Apache-2.0
// The C++ core against the naive interpreter: conditions, then whole journeys over the shipped and over generated content.

import assert from "node:assert/strict";
import { readdirSync } from "node:fs";
import path from "node:path";
import { test } from "node:test";
import { runBatch } from "./batch.mjs";
import {
  CONTENT,
  compareAll,
  compareFolder,
  patientsOfTopic,
  simplest,
  smallestExample,
  smallestPatient,
  withFolder,
} from "./compare.mjs";
import { evaluateCase, generateCases, mutate } from "./condition-cases.mjs";
import { generateLibrary } from "./generator.mjs";
import { parse } from "./interpreter/conditions.mjs";
import { buildLibrary, readFolder } from "./interpreter/library.mjs";
import { randomPatients } from "./patients.mjs";
import { Random } from "./random.mjs";

const CONDITIONS = 10_000;
const LIBRARIES = Number(process.env.SIGNPOST_REFERENCE_LIBRARIES ?? 300);
const PATIENTS = 60; // each generated library, every one in both modes

for (const plain of [true, false]) {
  const kind = plain ? "answered questions" : "gates, and patients who are not sure";
  test(`${CONDITIONS} conditions have the same value: ${kind}`, async () => {
    const cases = generateCases(CONDITIONS, { plain, seed: plain ? 11 : 12 });
    const values = await runBatch(["evaluate", "--batch"], cases);
    cases.forEach((each, index) => {
      assert.deepEqual(values[index], { value: evaluateCase(each) }, JSON.stringify(each));
    });
  });
}

test("what is not of the grammar is an error, never a value", async () => {
  const random = new Random(13);
  const broken = generateCases(3000, { plain: true, seed: 14 })
    .map((each) => ({ ...each, condition: mutate(each.condition, random) }))
    .filter(({ condition }) => !parses(condition));
  assert.ok(broken.length > 500);
  const answers = await runBatch(["evaluate", "--batch"], broken);
  broken.forEach((each, index) => assert.ok(answers[index].error, `${each.condition} has a value`));
});

function parses(condition) {
  try {
    parse(condition);
    return true;
  } catch {
    return false;
  }
}

const topicIds = readdirSync(path.join(CONTENT, "topics")).map((name) => path.basename(name, ".json"));
test("there are shipped topics", () => assert.ok(topicIds.length > 0));
for (const topicId of topicIds) {
  test(`shipped topic ${topicId}: same outcome, reasons, advice and questions`, async (context) => {
    const shipped = buildLibrary(readFolder(CONTENT));
    const { compared, found } = await compareAll(CONTENT, shipped, patientsOfTopic(shipped, topicId), { pagesOfEvery: 4 });
    context.diagnostic(`${compared} patients`);
    if (found.length === 0) return;
    assert.fail(`${found.length} disagreements; a small one: ${await smallestPatient(CONTENT, shipped, simplest(found))}`);
  });
}

test(`${LIBRARIES} generated libraries: same outcome, reasons, advice and questions`, async (context) => {
  let compared = 0;
  for (let seed = 1; seed <= LIBRARIES; seed += 1) {
    const files = generateLibrary(seed);
    const library = buildLibrary(files);
    const random = new Random(seed ^ 0xc0de);
    const ids = [...library.topics.keys()];
    const journeys = [[ids[0]], [ids[1]], random.shuffle(ids).slice(0, 2)];
    const patients = journeys.flatMap((topics) => randomPatients(library, topics, PATIENTS / journeys.length, random));
    const found = await withFolder(files, (folder) => compareFolder(folder, library, patients));
    compared += patients.length;
    if (found.length > 0) assert.fail(`seed ${seed}:\n  ${await smallestExample(files, simplest(found))}`);
  }
  context.diagnostic(`${compared} patients, each in both modes`);
});
