// SPDX-License-Identifier: Apache-2.0
// For a reader who plays the patients without seeing what was expected of them.
//
//     node tests/blind/read.mjs READER AREA [FROM TO]       shows each patient (by place in the file) with the next page
//     node tests/blind/read.mjs READER AREA answer FILE     takes {"patient_id": {"linkId": answer, …}, …} from a file
//     node tests/blind/read.mjs topics                      every topic
//
// Answers are as in core-interface.md: an option's value, a list of boxes ([] for none of these), true, "30 years", 38.2, or "unsure".

import { mkdirSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { answersOf, patientsOf, playAll, playedFile, root } from "./journeys.mjs";

const [reader, area, ...rest] = process.argv.slice(2);

function shown({ linkId, page, type, text, hint, options = [], unsure }) {
  const lines = [`  [${linkId ?? "topic"}] ${text ?? page} (${type ?? "one of"}${unsure === undefined ? "" : `, or "unsure": ${unsure || "not sure"}`})`];
  if (hint) lines.push(`    (${hint})`);
  for (const option of options) lines.push(`    ${option.value}: ${option.text}${option.hint ? ` (${option.hint})` : ""}`);
  return lines.join("\n");
}

if (reader === "topics") {
  for (const file of readdirSync(path.join(root, "content/topics"))) {
    const { id, title } = JSON.parse(readFileSync(path.join(root, "content/topics", file), "utf8"));
    console.log(`${id}: ${title}`);
  }
} else if (rest[0] === "answer") {
  const answers = answersOf(reader, area);
  const ids = new Set(patientsOf(area).map(({ id }) => id));
  for (const [id, given] of Object.entries(JSON.parse(readFileSync(rest[1], "utf8")))) {
    if (!ids.has(id)) throw new Error(`there is no patient ${id} in ${area}`);
    answers[id] = { ...answers[id], ...given };
  }
  mkdirSync(path.dirname(playedFile(reader, area)), { recursive: true });
  writeFileSync(playedFile(reader, area), `{\n${Object.entries(answers).map(([id, given]) => `  ${JSON.stringify(id)}: ${JSON.stringify(given)}`).join(",\n")}\n}\n`);
} else {
  const [from = 0, to = Infinity] = rest.map(Number);
  const answers = answersOf(reader, area);
  const some = patientsOf(area).slice(from, to);
  const results = await playAll(some.map((patient) => [patient, answers[patient.id] ?? {}]));
  some.forEach((patient, index) => {
    const { page, refused, detail } = results[index];
    if (!page && !refused) return;
    console.log(`## ${patient.id}\n  ${patient.prose}`);
    console.log(page ? shown(page) : `  the answer to ${refused} is not taken: ${detail}`);
  });
  console.log(`${results.filter(({ outcome }) => outcome).length} of ${some.length} at their outcome`);
}
