// SPDX-License-Identifier: Apache-2.0
// The C++ core against the naive interpreter, patient by patient, through `signpost play CONTENT --batch` (see README.md).
//
//     SIGNPOST=build/bin/signpost node tests/reference/compare.mjs content [topic …]

import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync, existsSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { signpostProgram, withBatch } from "./batch.mjs";
import { describe, shrink } from "./consistency.mjs";
import { play } from "./interpreter/journey.mjs";
import { buildLibrary, readFolder } from "./interpreter/library.mjs";
import { outcomeOfEverything } from "./interpreter/outcome.mjs";
import { playPages } from "./interpreter/pages.mjs";
import { areMoreThan, eachPatient, eachRandomPatient } from "./patients.mjs";
import { Random } from "./random.mjs";
import { shrinkAnswers } from "./shrink-answers.mjs";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));
export const CONTENT = path.join(ROOT, "content");

export const EVERY_UP_TO = 20_000;
export const SAMPLED_BEYOND = 5_000;

/** Pages of the journey that are no questions of a topic, and so not of the interpreter's journey. */
const PAGES = ["words", "topic", "anything_else", "ask_anyway", "write_letter", "which_is_right", "outcome", "check"];

/** The journey by the rules alone, all answers given beforehand, and page by page as the widget leads it. */
const MODES = { minimal: play, everything: outcomeOfEverything, pages: playPages };

/** Every patient of a topic if there are at most 20,000 classes of them, else 5,000 seeded ones; one after the other. */
export function patientsOfTopic(library, topicId, everyUpTo = EVERY_UP_TO, sampledBeyond = SAMPLED_BEYOND) {
  if (!areMoreThan(everyUpTo, library, [topicId])) return eachPatient(library, [topicId]);
  return eachRandomPatient(library, [topicId], sampledBeyond, new Random(seedOf(topicId)));
}

export function seedOf(text) {
  return [...text].reduce((sum, letter) => Math.imul(sum, 31) + letter.charCodeAt(0), 7);
}

/** Patients that are compared at a time, and disagreements that are enough to find a simple one among. */
const AT_A_TIME = 1000;
const ENOUGH = 1000;

/**
 * Returns the disagreements about these patients: {compared, found: [{patient, mode, problems}]}. Pages, which take longest,
 * are looked at for every patient or for every n-th (`pagesOfEvery`); `watch` hears of progress.
 */
export function compareAll(folder, library, patients, { pagesOfEvery = 1, watch = () => {} } = {}) {
  return withBatch(signpostProgram(), ["play", folder, "--batch"], async (core) => {
    const found = [];
    let compared = 0;
    for (const some of chunks(patients, AT_A_TIME)) {
      const plays = some.flatMap((patient, index) =>
        Object.keys(MODES)
          .filter((mode) => mode !== "pages" || index % pagesOfEvery === 0)
          .map((mode) => ({ patient, mode })),
      );
      const asked = core.ask(plays.map(({ patient, mode }) => requestFor(patient, mode, library)));
      const naive = plays.map(({ patient, mode }) => MODES[mode](library, patient));
      const answers = await asked;
      plays.forEach((play, index) => {
        const problems = differences(naive[index], answers[index], play.mode);
        if (problems.length > 0) found.push({ ...play, problems });
      });
      compared += some.length;
      watch(compared);
      if (found.length >= ENOUGH) break;
    }
    return { compared, found };
  });
}

export async function compareFolder(folder, library, patients) {
  return (await compareAll(folder, library, patients)).found;
}

/** Lists of so many of them at a time. */
export function* chunks(patients, size) {
  let some = [];
  for (const patient of patients) {
    some.push(patient);
    if (some.length < size) continue;
    yield some;
    some = [];
  }
  if (some.length > 0) yield some;
}

export function requestFor({ topics, answers }, mode, library) {
  const { surgery_opens_in: surgeryOpensIn = null, ...rest } = answers;
  const words = mode === "pages" ? { words: wordsFor(library, answers.phrases ?? []) } : {};
  return { topics, answers: rest, surgeryOpensIn, mode, ...words };
}

/** What somebody types who means exactly these red flags. */
function wordsFor(library, boxes) {
  const flags = (library.phrases?.flags ?? []).filter((flag) => boxes.includes(flag.id));
  return flags.map((flag) => flag.phrases[0].replaceAll(" + ", " ")).join(". ");
}

function differences(naive, core, mode) {
  if (core.error) return [`the core reports: ${JSON.stringify(core.error)}`];
  const problems = [];
  const differ = (field, a, b) => {
    if (JSON.stringify(a) !== JSON.stringify(b)) problems.push(`${field}: core ${JSON.stringify(b)}, naive ${JSON.stringify(a)}`);
  };
  if (mode === "pages") {
    differ("phrases", naive.phrases, core.phrases);
    differ("asked", naive.asked, core.asked);
    differ("list", naive.list, core.list);
    const [page, other] = [inOrder(naive.page), inOrder(core.page)];
    for (const key of new Set([...Object.keys(page), ...Object.keys(other)])) differ(key, page[key], other[key]);
    return problems;
  }
  differ("level", naive.level, core.level);
  differ("within", naive.within, core.within);
  differ("destinations", naive.destinations, [...core.destinations].sort());
  differ("reasons", naive.reasons, [...core.reasons].sort());
  differ("advice", naive.advice.map(shortName).sort(), core.advice.map(shortName).sort());
  if (mode === "minimal") differ("asked", naive.asked, core.asked.filter((linkId) => !PAGES.includes(linkId)));
  return problems;
}

/** The same page, with what has no order of its own in one that both share. */
function inOrder(page) {
  const by = (key) => (a, b) => (a[key] < b[key] ? -1 : 1);
  return {
    ...page,
    destinations: [...page.destinations].sort(),
    reasons: [...page.reasons].sort(by("rule")),
    ...(page.asked ? { asked: { ...page.asked, destinations: [...page.asked.destinations].sort() } } : {}),
  };
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

/** The smallest patient of unchanged content about whom the two still disagree, in words. */
export async function smallestPatient(folder, library, { patient, mode }) {
  const problemsOf = async (somebody) => {
    const found = await compareFolder(folder, library, [somebody]).catch(() => []); // too few answers for the interpreter
    return found.filter((each) => each.mode === mode).flatMap(({ problems }) => problems);
  };
  const fails = (problems) => problems.length > 0 && !problems.some((problem) => problem.startsWith("the core reports"));
  const smallest = await shrinkAnswers(library, patient, async (somebody) => fails(await problemsOf(somebody)));
  return `${mode}: ${JSON.stringify(requestFor(smallest, mode, library))}\n  ${(await problemsOf(smallest)).join("\n  ")}`;
}

async function main([folder, ...wanted]) {
  const library = buildLibrary(readFolder(folder));
  for (const topicId of wanted.length > 0 ? wanted : library.topics.keys()) {
    const { compared, found } = await compareAll(folder, library, patientsOfTopic(library, topicId));
    console.log(`${topicId}: ${compared} patients, ${found.length} disagreements`);
    if (found.length === 0) continue;
    process.exitCode = 1;
    console.log(`  ${await smallestPatient(folder, library, simplest(found))}`);
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await main(process.argv.slice(2));
