// SPDX-License-Identifier: Apache-2.0
// Writes docs/content-quality.md: `node tests/blind/quality_page.mjs > docs/content-quality.md`.

import { readFileSync } from "node:fs";
import path from "node:path";
import { areas, patientsOf, readers } from "./journeys.mjs";
import { agreement, ends, figures } from "./score.mjs";

const GOALS = {
  "emergencies at emergency or above": "97 %",
  "urgent or above, and not at self-care": "all",
  "self-care at level self-care, Pharmacy First apart": "88 %",
  "exact level": "85 %",
  "at the level expected or one beside it": "",
};
/** Reader 1 on the content as it was when the patients were first played, before anything was mended. */
const FIRST = {
  "emergencies at emergency or above": "92.4 % (110 of 119)",
  "urgent or above, and not at self-care": "100.0 % (187 of 187)",
  "self-care at level self-care, Pharmacy First apart": "93.2 % (177 of 190)",
  "exact level": "84.2 % (393 of 467)",
  "at the level expected or one beside it": "96.1 % (449 of 467)",
};

const explained = JSON.parse(readFileSync(path.join(import.meta.dirname, "explained.json"), "utf8"));
const all = await ends();
const names = readers().filter((reader) => all.some((one) => one.ends[reader]));
const percent = ({ of, right }) => (of === 0 ? "–" : `${((100 * right) / of).toFixed(1)} % (${right} of ${of})`);
const row = (cells) => `| ${cells.join(" | ")} |`;
const table = (head, rows) => [row(head), row(head.map(() => "---")), ...rows.map(row)].join("\n");

const patients = areas.flatMap(patientsOf);
const byReader = names.map((reader) => figures(all, reader));
const isEmergency = (level) => level === "call-999" || level === "emergency";

/** What is to be said of a patient whom somebody led elsewhere than expected. */
function why(patient, its) {
  if (explained[patient.id]) return explained[patient.id];
  if (isEmergency(patient.expected) && its.every((end) => isEmergency(end.level))) return "999 or A&E: an emergency either way.";
  return "Not yet looked at.";
}

const differing = all
  .map(({ patient, ends: its }) => ({ patient, ends: names.map((reader) => its[reader]) }))
  .filter(({ patient, ends: its }) => its.some((end) => end && end.level !== patient.expected && !(patient.pharmacyFirst && end.destinations.includes("pharmacy-first"))));
const shown = (end) => (end ? `${end.level}: ${end.destinations.join(", ")}` : "–");

console.log(`# How good is the content?

${patients.length} patients were described in prose from guidelines and NHS pages, with the level expected and its source, by two authors who had not seen the questions or rules; the descriptions were published before the rules of the
topics they are about, or, for topics that existed, by authors who had not opened them ([\`tests/blind/patients\`](../tests/blind/patients)). ${patients.filter(({ trivial }) => trivial).length} of them are trivial. Two others, who saw neither expectations nor rules, played them from the
patient's first words to the end, and answered "not sure" where the prose leaves a question open and it is offered ([\`tests/blind/played\`](../tests/blind/played)). Authors and readers are not clinicians: **this measures whether the content does what guidelines say, as far as
its authors read them, and is no clinical validation.** No published collection of vignettes was used.

\`\`\`sh
node tests/blind/score.mjs          # plays all of it again on today's content
\`\`\`

${table(["", "goal", "first run", ...names], Object.keys(GOALS).map((name) => [name, GOALS[name], FIRST[name], ...byReader.map((its) => percent(its[name]))]))}

The readers end at the same level for ${percent(agreement(all))}. *First run* is reader 1 on the content before anything was mended; six patients then led to mended rules, and reader 2 played the mended content and did not finish: 113 patients stand one\nor two pages before their outcome and are not counted, most of them harmless ones. Patients that taught something are no
longer blind for it: judge by the first run.

## Every difference

${table(["patient", "expected", ...names, "why"], differing.map(({ patient, ends: its }) => [`\`${patient.id}\``, patient.expected, ...its.map(shown), why(patient, its.filter(Boolean))]))}
`);
