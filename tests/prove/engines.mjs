// SPDX-License-Identifier: Apache-2.0
// Three engines asked about the same patients: the naive interpreter, the core (`signpost play --batch`) and the decision
// diagrams (analysis_driver). Each patient is of one topic and has answered everything.

import path from "node:path";
import { signpostProgram, withBatch } from "../reference/batch.mjs";
import { requestFor } from "../reference/compare.mjs";
import { UNASKED, authorsConditions, brokenPromises, isUnasked, reaches } from "../reference/interpreter/authors.mjs";
import { UNKNOWN } from "../reference/interpreter/conditions.mjs";
import { outcomeOfEverything } from "../reference/interpreter/outcome.mjs";
import { shrinkAnswers } from "../reference/shrink-answers.mjs";

/** The programs of tests/prove: below SIGNPOST_PROVE_DIR, or beside `signpost`. */
export function proveProgram(name) {
  return path.join(process.env.SIGNPOST_PROVE_DIR ?? path.join(path.dirname(signpostProgram()), "prove"), name);
}

/**
 * Acts with the three engines: act({disagreements, brokenPromises, smallest}). `programs` may name others than the right
 * ones: {core, diagrams}.
 */
export function withEngines(folder, library, programs, act) {
  const { core = signpostProgram(), diagrams = proveProgram("analysis_driver") } = programs;
  return withBatch(core, ["play", folder, "--batch"], (coreBatch) =>
    withBatch(diagrams, [folder], (diagramsBatch) => act(new Engines(library, coreBatch, diagramsBatch))),
  );
}

class Engines {
  #library;
  #core;
  #diagrams;

  constructor(library, core, diagrams) {
    this.#library = library;
    this.#core = core;
    this.#diagrams = diagrams;
  }

  /** Everything in which the engines disagree about these patients: [{patient, problems}]. */
  async disagreements(patients) {
    // The two programs work while the interpreter does.
    const core = this.#core.ask(patients.map((patient) => requestFor(patient, "everything")));
    const diagrams = this.#diagrams.ask(patients.map(({ topics: [topic], answers }) => ({ topic, answers })));
    core.catch(() => {}); // if the interpreter fails below, that is what is reported
    diagrams.catch(() => {});
    const naive = patients.map((patient) => outcomeOfEverything(this.#library, patient));
    const [coreSays, diagramsSay] = [await core, await diagrams];
    const found = [];
    patients.forEach((patient, index) => {
      const outcome = naive[index];
      const conditions = authorsConditions(this.#library, patient, outcome);
      const problems = [
        ...differencesWithCore(outcome, coreSays[index]),
        ...differencesWithDiagrams(outcome, diagramsSay[index], unaskedAdvice(this.#library, patient, outcome)),
        ...differentConditions(conditions, reaches(this.#library, patient, conditions), diagramsSay[index]),
      ];
      if (problems.length > 0) found.push({ patient, problems });
    });
    return found;
  }

  /** Patients of whom something that the format promises is not so: [{patient, problems}]. */
  brokenPromises(patients) {
    return patients
      .map((patient) => {
        const outcome = outcomeOfEverything(this.#library, patient);
        const conditions = authorsConditions(this.#library, patient, outcome);
        return { patient, problems: brokenPromises(this.#library, patient, outcome, conditions) };
      })
      .filter(({ problems }) => problems.length > 0);
  }

  /** The smallest patient about whom the engines still disagree, and how, in words. */
  async smallest({ patient }) {
    const problemsOf = async (somebody) => {
      const found = await this.disagreements([somebody]).catch(() => []); // too few answers for the interpreter
      return found.flatMap(({ problems }) => problems).filter((problem) => !problem.includes("reports"));
    };
    const smallest = await shrinkAnswers(this.#library, patient, async (each) => (await problemsOf(each)).length > 0);
    const problems = await problemsOf(smallest);
    return `${JSON.stringify(smallest)}\n  ${(problems.length > 0 ? problems : (await this.disagreements([patient]))[0].problems).join("\n  ")}`;
  }
}

const sorted = (names) => [...names].sort();
const shortNames = (names) => names.map((name) => name.split("/").at(-1)).sort();

function compare(engine, fields) {
  return Object.entries(fields)
    .filter(([, [naive, other]]) => JSON.stringify(naive) !== JSON.stringify(other))
    .map(([field, [naive, other]]) => `${field}: ${engine} ${JSON.stringify(other)}, naive ${JSON.stringify(naive)}`);
}

function differencesWithCore(naive, core) {
  if (core.error) return [`the core reports: ${JSON.stringify(core.error)}`];
  return compare("core", {
    level: [naive.level, core.level],
    within: [naive.within, core.within],
    destinations: [naive.destinations, sorted(core.destinations)],
    reasons: [naive.reasons, sorted(core.reasons)],
    advice: [shortNames(naive.advice), shortNames(core.advice)],
  });
}

/** Items that depend on what this patient was not asked ("Still need help?"): every set of the diagrams is of all answers. */
function unaskedAdvice(library, { answers }, { topics }) {
  const items = topics.flatMap((id) => library.topics.get(id).advice);
  return new Set(items.filter(({ tree }) => tree !== null && isUnasked(tree, answers)).map(({ name }) => name));
}

function differencesWithDiagrams(naive, diagrams, unasked) {
  if (diagrams.error) return [`the diagrams' driver reports: ${diagrams.error}`];
  const asked = (names) => sorted(names.filter((name) => !unasked.has(name)));
  return compare("diagrams", {
    level: [naive.level, diagrams.level],
    within: [naive.within, diagrams.within],
    destinations: [naive.destinationsNamed, sorted(diagrams.destinations)],
    reasons: [naive.reasons, sorted(diagrams.reasons)],
    topics: [sorted(naive.topics), sorted(diagrams.topics)],
    advice: [asked(naive.advice), asked(diagrams.advice)],
  });
}

/** Facts, invariants, services, cases and audiences, as far as the patient was asked what they read. */
function differentConditions(conditions, reaching, diagrams) {
  if (diagrams.error) return [];
  const holding = new Set(diagrams.holding);
  const unknown = new Set(diagrams.unknown);
  const fields = {};
  for (const [name, value] of conditions) {
    if (value !== UNASKED) fields[name] = [value, holding.has(name) ? true : unknown.has(name) ? UNKNOWN : false];
  }
  if (![...conditions.values()].includes(UNASKED)) fields.reaching = [reaching, diagrams.reaching];
  return compare("diagrams", fields);
}
