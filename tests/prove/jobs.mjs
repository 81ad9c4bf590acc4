// SPDX-License-Identifier: Apache-2.0
// The pieces of the great comparison: each looks at some patients and says what it found. `node jobs.mjs '<job as JSON>'`
// runs one and prints {name, patients, seconds, failure?} as a line of JSON.

import { fileURLToPath } from "node:url";
import {
  CONTENT,
  chunks,
  compareAll,
  patientsOfTopic,
  seedOf,
  simplest,
  smallestExample,
  smallestPatient,
  withFolder,
} from "../reference/compare.mjs";
import { generateLibrary } from "../reference/generator.mjs";
import { buildLibrary, readFolder } from "../reference/interpreter/library.mjs";
import { eachRandomPatient, randomPatients } from "../reference/patients.mjs";
import { Random } from "../reference/random.mjs";
import { withEngines } from "./engines.mjs";

const AT_A_TIME = 1000;
const isMain = process.argv[1] === fileURLToPath(import.meta.url);

/** Core and interpreter, asking as little as possible and asking everything. */
async function shippedTwoWays({ topic, everyUpTo, sampledBeyond }) {
  const library = buildLibrary(readFolder(CONTENT));
  const patients = patientsOfTopic(library, topic, everyUpTo, sampledBeyond);
  const { compared, found } = await compareAll(CONTENT, library, patients, { pagesOfEvery: 4, watch: tell });
  return { patients: compared, failure: found.length > 0 ? await smallestPatient(CONTENT, library, simplest(found)) : undefined };
}

/** Core, diagrams and interpreter, asking everything; and every promise of the format kept. `programs`: see withEngines. */
export async function shippedThreeWays({ topics, patients, programs = {} }) {
  const library = buildLibrary(readFolder(CONTENT));
  return withEngines(CONTENT, library, programs, async (engines) => {
    const total = { patients: 0 };
    for (const topic of topics) {
      const some = eachRandomPatient(library, [topic], patients, new Random(seedOf(topic) ^ 0x3a));
      const { compared, failure } = await threeWays(engines, some, { promises: true });
      total.patients += compared;
      if (failure) return { ...total, failure: `${topic}: ${failure}` };
    }
    return total;
  });
}

/** The same on generated libraries, of one topic each. */
export async function generatedThreeWays({ from, to, patients, programs = {} }) {
  const total = { patients: 0 };
  for (let seed = from; seed <= to; seed += 1) {
    const files = generateLibrary(seed);
    const library = buildLibrary(files);
    const topic = `topic${seed % library.topics.size}`;
    const some = eachRandomPatient(library, [topic], patients, new Random(seed ^ 0x3a));
    // What a generated library promises is not always so: whether it is, the diagrams and the interpreter agree on.
    const { compared, failure } = await withFolder(files, (folder) =>
      withEngines(folder, library, programs, (engines) => threeWays(engines, some, { promises: false })),
    );
    total.patients += compared;
    tell(total.patients);
    if (failure) return { ...total, failure: `seed ${seed}: ${failure}` };
  }
  return total;
}

async function threeWays(engines, patients, { promises }) {
  let compared = 0;
  for (const some of chunks(patients, AT_A_TIME)) {
    const found = await engines.disagreements(some);
    compared += some.length;
    tell(compared);
    if (found.length > 0) return { compared, failure: await engines.smallest(simplest(found)) };
    const [broken] = promises ? engines.brokenPromises(some) : [];
    if (broken) return { compared, failure: `${JSON.stringify(broken.patient)}\n  ${broken.problems.join("\n  ")}` };
  }
  return { compared };
}

/** Core and interpreter on generated libraries: single topics and two together. */
async function generatedTwoWays({ from, to, patients }) {
  let compared = 0;
  for (let seed = from; seed <= to; seed += 1) {
    const files = generateLibrary(seed);
    const library = buildLibrary(files);
    const random = new Random(seed ^ 0xc0de);
    const ids = [...library.topics.keys()];
    const journeys = [[ids[0]], [ids[1]], random.shuffle(ids).slice(0, 2)];
    const some = journeys.flatMap((topics) => randomPatients(library, topics, Math.ceil(patients / journeys.length), random));
    const { compared: now, found } = await withFolder(files, (folder) => compareAll(folder, library, some));
    compared += now;
    tell(compared);
    if (found.length > 0) return { patients: compared, failure: `seed ${seed}:\n  ${await smallestExample(files, simplest(found))}` };
  }
  return { patients: compared };
}

/** Says how many patients it is through with, where this runs as a process of its own. */
function tell(done) {
  if (isMain) process.stderr.write(`${JSON.stringify({ done })}\n`);
}

const JOBS = { shippedTwoWays, shippedThreeWays, generatedTwoWays, generatedThreeWays };

async function main([text]) {
  const { job, ...options } = JSON.parse(text);
  console.log(JSON.stringify(await JOBS[job](options)));
}

if (isMain) await main(process.argv.slice(2));
