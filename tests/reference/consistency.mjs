// SPDX-License-Identifier: Apache-2.0
// Does asking as little as possible end where asking everything ends? content-format.md: the same level, destinations and
// `within`, "and reasons that cover every destination".

import { BUGS, play } from "./interpreter/journey.mjs";
import { buildLibrary } from "./interpreter/library.mjs";
import { outcomeOfEverything } from "./interpreter/outcome.mjs";

export { BUGS };

/** Compares the two for one patient. Returns {asked, problems, full, minimal}; no problems is agreement. */
export function compareWithEverything(library, patient, bugs = new Set()) {
  const full = outcomeOfEverything(library, patient);
  const minimal = play(library, patient, bugs);
  const problems = [];
  for (const field of ["level", "within", "destinations"]) {
    if (String(minimal[field]) !== String(full[field])) problems.push(`${field}: ${minimal[field]}, not ${full[field]}`);
  }
  const strange = minimal.reasons.filter((name) => !full.reasons.includes(name));
  if (strange.length > 0) problems.push(`reasons that do not hold there: ${strange.join(", ")}`);
  // Before opening hours are looked at: each destination that is named has a reason that names it.
  const named = new Set(full.reasons.map((name) => full.holding.get(name).destination));
  const explained = new Set(minimal.reasons.map((name) => full.holding.get(name)?.destination));
  for (const destination of named) {
    if (!explained.has(destination)) problems.push(`no reason for ${destination}`);
  }
  // So the default's reason is the default: a non-empty part of the full reasons, when these are the default alone.
  if (minimal.reasons.length === 0) problems.push("no reason at all");
  return { asked: minimal.asked.length, problems, full, minimal };
}

/**
 * Makes a failing example smaller for as long as it fails: takes away rules, scores' items, advice, gates and questions
 * that nothing reads, one at a time. fails(files, patient) says whether what is left still fails; a library that is no
 * longer whole (it throws) counts as not failing. fails may be asynchronous.
 */
export async function shrink(files, patient, fails) {
  let smallest = { files, patient };
  for (let improved = true; improved; ) {
    improved = false;
    for (const candidate of smaller(smallest)) {
      if (!(await failsSafely(fails, candidate))) continue;
      smallest = candidate;
      improved = true;
      break;
    }
  }
  return smallest;
}

async function failsSafely(fails, { files, patient }) {
  try {
    return await fails(files, patient);
  } catch {
    return false;
  }
}

function* smaller({ files, patient }) {
  for (const [path, file] of Object.entries(files)) {
    for (const list of ["rules", "advice", "scores", "questions"]) {
      for (let index = (file[list]?.length ?? 0) - 1; index >= 0; index -= 1) {
        yield { patient, files: withChange(files, path, (copy) => copy[list].splice(index, 1)) };
      }
    }
    for (const [index, question] of (file.questions ?? []).entries()) {
      for (const field of ["enableWhen", "unsure"]) {
        if (question[field]) yield { patient, files: withChange(files, path, (copy) => delete copy.questions[index][field]) };
      }
    }
    for (const [index, rule] of (file.rules ?? []).entries()) {
      if (rule.unsure) yield { patient, files: withChange(files, path, (copy) => delete copy.rules[index].unsure) };
      for (const part of [...rule.when.split(" or "), ...rule.when.split(" and ")]) {
        if (part.length >= rule.when.length) continue;
        yield { patient, files: withChange(files, path, (copy) => (copy.rules[index].when = part)) };
      }
    }
  }
  if (patient.topics.length > 1) {
    for (const topic of patient.topics) yield { files, patient: { ...patient, topics: patient.topics.filter((id) => id !== topic) } };
  }
  for (const linkId of Object.keys(patient.answers)) {
    const answers = { ...patient.answers };
    delete answers[linkId];
    yield { files, patient: { ...patient, answers } };
  }
}

function withChange(files, path, change) {
  const copy = structuredClone(files);
  change(copy[path]);
  return copy;
}

/** A short text of an example: what is left of the library, the patient, and what was found. */
export function describe({ files, patient }, found) {
  const lines = [];
  for (const [path, file] of Object.entries(files)) {
    if (!path.startsWith("topics/") && !path.startsWith("shared/")) continue;
    for (const question of file.questions ?? []) {
      if (question.include) lines.push(`${path}: includes ${question.include}`);
      else lines.push(`${path}: ${question.linkId} (${question.type}${question.unsure ? ", unsure" : ""})${question.enableWhen ? ` when ${question.enableWhen}` : ""}`);
    }
    for (const score of file.scores ?? []) lines.push(`${path}: score ${score.id} ${JSON.stringify(score.items)}`);
    for (const { id, when, level, within, destination, otherwise, unsure } of file.rules ?? []) {
      lines.push(`${path}: rule ${id}: ${when} -> ${[level, within, destination, otherwise].filter(Boolean).join(" ")}${unsure ? ` unsure ${JSON.stringify(unsure)}` : ""}`);
    }
    if (file.default) lines.push(`${path}: default ${file.default.level} ${file.default.within ?? ""} ${file.default.destination}`);
  }
  return [...lines, `patient: ${JSON.stringify(patient)}`, ...found].join("\n  ");
}

/** Shrinks and describes a disagreement of the interpreter with itself. */
export async function explain(files, patient, bugs) {
  const problemsOf = (someFiles, somebody) => compareWithEverything(buildLibrary(someFiles), somebody, bugs).problems;
  const example = await shrink(files, patient, (someFiles, somebody) => problemsOf(someFiles, somebody).length > 0);
  return describe(example, problemsOf(example.files, example.patient));
}

