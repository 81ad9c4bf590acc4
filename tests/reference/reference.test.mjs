// SPDX-License-Identifier: Apache-2.0
// The definition against itself: over generated libraries, the next-question rule must end where full evaluation ends. And
// the check against itself: each deliberate misreading of the rule must be found by it.

import assert from "node:assert/strict";
import { test } from "node:test";
import { BUGS, compareWithEverything, explain } from "./consistency.mjs";
import { generateLibrary } from "./generator.mjs";
import { buildLibrary } from "./interpreter/library.mjs";
import { questionsPut, randomPatients } from "./patients.mjs";
import { Random } from "./random.mjs";

const LIBRARIES = Number(process.env.SIGNPOST_REFERENCE_LIBRARIES ?? 300);
const PATIENTS = 200; // each library, over single topics and a pair

function* patientsOf(library, seed, number) {
  const random = new Random(seed ^ 0x5eed);
  const ids = [...library.topics.keys()];
  const journeys = [[ids[0]], [ids[1]], random.shuffle(ids).slice(0, 2)];
  for (const topics of journeys) yield* randomPatients(library, topics, Math.ceil(number / journeys.length), random);
}

test(`${LIBRARIES} libraries: asking as little as possible ends where asking everything ends`, async (context) => {
  const total = { patients: 0, asked: 0, all: 0, handedOver: 0, levels: {} };
  for (let seed = 1; seed <= LIBRARIES; seed += 1) {
    const files = generateLibrary(seed);
    const library = buildLibrary(files);
    for (const patient of patientsOf(library, seed, PATIENTS)) {
      const { asked, problems, full } = compareWithEverything(library, patient);
      if (problems.length > 0) assert.fail(`seed ${seed}:\n  ${await explain(files, patient)}`);
      total.patients += 1;
      total.asked += asked;
      if (total.patients % 10 === 0) total.all += 10 * questionsPut(library, patient.topics, patient.answers);
      total.handedOver += full.topics.length > patient.topics.length ? 1 : 0;
      total.levels[full.level] = (total.levels[full.level] ?? 0) + 1;
    }
  }
  // The comparison is worth something only if every level and enough hand-overs are met.
  assert.equal(Object.keys(total.levels).length, 6, JSON.stringify(total.levels));
  assert.ok(total.handedOver > total.patients / 100, `${total.handedOver} of ${total.patients} patients were handed over`);
  assert.ok(total.asked < total.all);
  context.diagnostic(
    `${total.patients} patients, ${total.handedOver} handed over, ${(total.asked / total.patients).toFixed(2)} questions ` +
      `asked of ${(total.all / total.patients).toFixed(2)}; ${JSON.stringify(total.levels)}`,
  );
});

for (const bug of BUGS) {
  test(`the comparison finds a journey where: ${bug}`, (context) => {
    for (let seed = 1; seed <= 200; seed += 1) {
      const files = generateLibrary(seed);
      const library = buildLibrary(files);
      for (const patient of patientsOf(library, seed, 30)) {
        let problems;
        try {
          ({ problems } = compareWithEverything(library, patient, new Set([bug])));
        } catch (error) {
          problems = [error.message]; // the journey stopped, which is found as well
        }
        if (problems.length === 0) continue;
        context.diagnostic(`found with seed ${seed}: ${problems.join("; ")}`);
        return;
      }
    }
    assert.fail("no generated library shows it");
  });
}
