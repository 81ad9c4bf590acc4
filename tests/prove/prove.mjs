// SPDX-License-Identifier: Apache-2.0
// `./dev prove`: the engines compared on as many patients as an hour or so allows, two processes at a time, then every
// proof and every mutant of the shipped content.
//
//     SIGNPOST_BUILD_DIR=build node tests/prove/prove.mjs [--quick]

import { spawn } from "node:child_process";
import { once } from "node:events";
import { readdirSync } from "node:fs";
import path from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { signpostProgram } from "../reference/batch.mjs";
import { CONTENT } from "../reference/compare.mjs";

const PROCESSES = 2;
const SIZES = {
  whole: { everyUpTo: 2_000_000, sampledBeyond: 200_000, libraries: 2000, inEach: 60, threeWays: 20_000, generatedTopics: 60 },
  // The same path in minutes, to see that it works.
  quick: { everyUpTo: 2000, sampledBeyond: 500, libraries: 20, inEach: 60, threeWays: 200, generatedTopics: 4 },
};
/** Generated libraries that one job looks at. */
const LIBRARIES_A_JOB = 100;

function* jobsOf(size) {
  const topics = readdirSync(path.join(CONTENT, "topics")).map((name) => path.basename(name, ".json"));
  for (const topic of topics) {
    yield { name: `${topic}: core, interpreter`, job: "shippedTwoWays", topic, everyUpTo: size.everyUpTo, sampledBeyond: size.sampledBeyond };
  }
  for (const topic of topics) {
    yield { name: `${topic}: core, diagrams, interpreter`, job: "shippedThreeWays", topics: [topic], patients: size.threeWays };
  }
  for (const [from, to] of parts(size.generatedTopics, 5)) {
    yield { name: `generated ${from} to ${to}: core, diagrams, interpreter`, job: "generatedThreeWays", from, to, patients: size.threeWays };
  }
  for (const [from, to] of parts(size.libraries, LIBRARIES_A_JOB)) {
    yield { name: `generated ${from} to ${to}: core, interpreter`, job: "generatedTwoWays", from, to, patients: size.inEach };
  }
}

function* parts(number, size) {
  for (let from = 1; from <= number; from += size) yield [from, Math.min(number, from + size - 1)];
}

/** Runs one job in a process of its own, so that two run at a time; returns what it found. */
async function runJob({ name, ...job }, progress) {
  const child = spawn(process.execPath, [path.join(import.meta.dirname, "jobs.mjs"), JSON.stringify(job)], {
    stdio: ["ignore", "pipe", "pipe"],
  });
  const complaints = [];
  createInterface({ input: child.stderr }).on("line", (line) => {
    if (line.startsWith('{"done"')) progress.tell(name, JSON.parse(line));
    else complaints.push(line);
  });
  let result = "";
  child.stdout.on("data", (data) => (result += data));
  const [code] = await once(child, "close");
  progress.forget(name);
  return code === 0 ? JSON.parse(result) : { patients: 0, failure: complaints.join("\n") };
}

/** What runs and how far it is, on one line of a terminal; elsewhere nothing. */
class Progress {
  #running = new Map();

  tell(name, { done }) {
    this.#running.set(name, `${name}: ${done} patients`);
    this.#draw([...this.#running.values()].join(" | "));
  }

  forget(name) {
    this.#running.delete(name);
    this.#draw("");
  }

  #draw(text) {
    if (process.stdout.isTTY) process.stdout.write(`\r\x1b[K${text.slice(0, process.stdout.columns - 1)}`);
  }
}

async function compareEngines(size) {
  const jobs = [...jobsOf(size)];
  const progress = new Progress();
  let number = 0;
  let patients = 0;
  let failures = 0;
  const work = async () => {
    for (let job = jobs[number++]; job !== undefined; job = jobs[number++]) {
      const place = number;
      const start = Date.now();
      const { patients: compared, failure } = await runJob(job, progress);
      patients += compared;
      const seconds = ((Date.now() - start) / 1000).toFixed(0);
      console.log(`[${place}/${jobs.length}] ${job.name}: ${compared} patients, ${seconds} s${failure ? ": THEY DISAGREE" : ""}`);
      if (failure) console.log(`  ${failure}`);
      failures += failure ? 1 : 0;
    }
  };
  await Promise.all(Array.from({ length: PROCESSES }, work));
  console.log(`${patients} patients compared, ${failures} of ${jobs.length} comparisons failed.`);
  return failures === 0;
}

/** Runs a command of `signpost` where everybody can see it. */
async function signpost(...words) {
  console.log(`\nsignpost ${words.join(" ")}`);
  const [code] = await once(spawn(signpostProgram(), words, { stdio: "inherit" }), "close");
  return code === 0;
}

async function main(options) {
  const unknown = options.find((option) => option !== "--quick");
  if (unknown) {
    console.error(`prove: there is no option ${unknown}; --quick looks at fewer patients`);
    process.exitCode = 2;
    return;
  }
  const agree = await compareEngines(options.includes("--quick") ? SIZES.quick : SIZES.whole);
  const proven = await signpost("check", path.relative(process.cwd(), CONTENT));
  const noticed = await signpost("mutate", path.relative(process.cwd(), CONTENT));
  process.exitCode = agree && proven && noticed ? 0 : 1;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await main(process.argv.slice(2));
