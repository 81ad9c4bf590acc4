// SPDX-License-Identifier: Apache-2.0
// The C++ core against the naive interpreter, patient by patient, through `signpost play CONTENT --batch` (see README.md).
//
//     SIGNPOST=build/bin/signpost node tests/reference/compare.mjs content [topic …]

import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync, existsSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { runBatch } from "./batch.mjs";
import { describe, shrink } from "./consistency.mjs";
import { play } from "./interpreter/journey.mjs";
import { buildLibrary, readFolder } from "./interpreter/library.mjs";
import { outcomeOfEverything } from "./interpreter/outcome.mjs";
import { everyPatient, randomPatients } from "./patients.mjs";
import { Random } from "./random.mjs";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));
export const CONTENT = path.join(ROOT, "content");

export const EVERY_UP_TO = 20_000;
export const SAMPLED_BEYOND = 5_000;

/** Pages of the journey that are no questions of a topic, and so not of the interpreter's journey. */
const PAGES = ["words", "topic", "anything_else", "ask_anyway", "write_letter", "which_is_right", "outcome", "check"];

const MODES = { minimal: play, everything: outcomeOfEverything };

/** Every patient of a topic if there are at most 20,000 classes of them, else 5,000 seeded ones. */
export function patientsOfTopic(library, topicId) {
  return (
    everyPatient(library, [topicId], EVERY_UP_TO) ??
    randomPatients(library, [topicId], SAMPLED_BEYOND, new Random(seedOf(topicId)))
  );
}

function seedOf(text) {
  return [...text].reduce((sum, letter) => Math.imul(sum, 31) + letter.charCodeAt(0), 7);
}

/** Returns every disagreement about these patients: [{patient, mode, problems}]. */
export async function compareFolder(folder, library, patients) {
  const requests = patients.flatMap((patient) => Object.keys(MODES).map((mode) => requestFor(patient, mode)));
  const answers = await runBatch(["play", folder, "--batch"], requests);
  const disagreements = [];
  patients.forEach((patient, index) => {
    Object.entries(MODES).forEach(([mode, interpret], offset) => {
      const problems = differences(interpret(library, patient), answers[2 * index + offset], mode);
      if (problems.length > 0) disagreements.push({ patient, mode, problems });
    });
  });
  return disagreements;
}

export function requestFor({ topics, answers }, mode) {
  const { surgery_opens_in: surgeryOpensIn = null, ...rest } = answers;
  return { topics, answers: rest, surgeryOpensIn, mode };
}

function differences(naive, core, mode) {
  if (core.error) return [`the core reports: ${JSON.stringify(core.error)}`];
  const problems = [];
  const differ = (field, a, b) => {
    if (JSON.stringify(a) !== JSON.stringify(b)) problems.push(`${field}: core ${JSON.stringify(b)}, naive ${JSON.stringify(a)}`);
  };
  differ("level", naive.level, core.level);
  differ("within", naive.within, core.within);
  differ("destinations", naive.destinations, [...core.destinations].sort());
  differ("reasons", naive.reasons, [...core.reasons].sort());
  differ("advice", naive.advice.map(shortName).sort(), core.advice.map(shortName).sort());
  if (mode === "minimal") differ("asked", naive.asked, core.asked.filter((linkId) => !PAGES.includes(linkId)));
  return problems;
}

function shortName(name) {
  return name.split("/").at(-1);
}

/** Writes a library's files to a temporary folder, does something there, and removes it. */
export async function withFolder(files, act) {
  const folder = mkdtempSync(path.join(tmpdir(), "signpost-reference-"));
  try {
    for (const [name, content] of Object.entries({ ...interfaceFiles(), ...files })) {
      const file = path.join(folder, name);
      mkdirSync(path.dirname(file), { recursive: true });
      writeFileSync(file, JSON.stringify(content, null, 1));
    }
    return await act(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** A library needs the interface's texts; those of the shipped content do. */
function interfaceFiles() {
  const name = "languages/en.json";
  const file = path.join(CONTENT, name);
  return existsSync(file) ? { [name]: JSON.parse(readFileSync(file, "utf8")) } : {};
}

/** The smallest example of a disagreement about a generated library that can be found by taking things away. */
export async function smallestExample(files, { patient, mode }) {
  const problemsOf = (someFiles, somebody) =>
    withFolder(someFiles, async (folder) => {
      const found = await compareFolder(folder, buildLibrary(someFiles), [somebody]);
      return found.filter((each) => each.mode === mode).flatMap((each) => each.problems);
    });
  // A smaller library that the core refuses, or cannot finish, shows something else.
  const fails = async (someFiles, somebody) => {
    const problems = await problemsOf(someFiles, somebody);
    return problems.length > 0 && !problems.some((problem) => problem.startsWith("the core reports"));
  };
  const example = await shrink(files, patient, fails);
  return describe(example, [`mode ${mode}`, ...(await problemsOf(example.files, example.patient))]);
}

/** Of many disagreements, the one about the patient with the fewest answers. */
export function simplest(disagreements) {
  return disagreements.reduce((best, each) => (size(each) < size(best) ? each : best));
}

function size({ patient }) {
  return Object.values(patient.answers).flat().length + Object.keys(patient.answers).length;
}

async function main([folder, ...wanted]) {
  const library = buildLibrary(readFolder(folder));
  for (const topicId of wanted.length > 0 ? wanted : library.topics.keys()) {
    const patients = patientsOfTopic(library, topicId);
    const found = await compareFolder(folder, library, patients);
    console.log(`${topicId}: ${patients.length} patients, ${found.length} disagreements`);
    if (found.length === 0) continue;
    process.exitCode = 1;
    const { patient, mode, problems } = simplest(found);
    console.log(`  ${mode}: ${JSON.stringify(requestFor(patient, mode))}\n  ${problems.join("\n  ")}`);
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await main(process.argv.slice(2));
