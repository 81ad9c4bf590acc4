// SPDX-License-Identifier: Apache-2.0
// How the patients of the blind set end, by the answers of each reader, against what was expected of them before the rules
// were seen. `node tests/blind/score.mjs` prints it; docs/content-quality.md holds it.

import { pathToFileURL } from "node:url";
import { answersOf, areas, patientsOf, playAll, readers } from "./journeys.mjs";

const LEVELS = ["call-999", "emergency", "urgent", "soon", "routine", "self-care"];
const rank = (level) => LEVELS.indexOf(level);

/** Every patient with the outcome for each reader: {patient, area, ends: {reader: {level, destinations, reasons} | undefined}}. */
export async function ends() {
  const all = areas.flatMap((area) => patientsOf(area).map((patient) => ({ patient, area, ends: {} })));
  for (const reader of readers()) {
    const played = Object.fromEntries(areas.map((area) => [area, answersOf(reader, area)]));
    const some = all.filter(({ patient, area }) => played[area][patient.id]);
    const results = await playAll(some.map(({ patient, area }) => [patient, played[area][patient.id]]));
    some.forEach((one, index) => {
      const { outcome, asked } = results[index];
      one.ends[reader] = outcome && {
        level: outcome.level, destinations: outcome.destinations, reasons: outcome.reasons.map(({ rule }) => rule), topics: outcome.topics.map(({ id }) => id), pages: asked.length,
      };
    });
  }
  return all;
}

/** The figures of one reader, each {of, right, wrong: [patient ids]}. */
export function figures(all, reader) {
  const played = all.filter((one) => one.ends[reader]);
  const share = (some, isRight) => {
    const wrong = some.filter((one) => !isRight(one, one.ends[reader]));
    return { of: some.length, right: some.length - wrong.length, wrong: wrong.map(({ patient }) => patient.id) };
  };
  const expects = (...levels) => played.filter(({ patient }) => levels.includes(patient.expected));
  const toPharmacyFirst = ({ destinations }) => destinations.includes("pharmacy-first");
  return {
    "emergencies at emergency or above": share(expects("call-999", "emergency"), (_, end) => rank(end.level) <= rank("emergency")),
    "urgent or above, and not at self-care": share(expects("call-999", "emergency", "urgent"), (_, end) => end.level !== "self-care"),
    "self-care at level self-care, Pharmacy First apart": share(expects("self-care").filter((one) => !toPharmacyFirst(one.ends[reader])), (_, end) => end.level === "self-care"),
    "exact level": share(played, ({ patient }, end) => end.level === patient.expected || (patient.pharmacyFirst === true && toPharmacyFirst(end))),
    "at the level expected or one beside it": share(played, ({ patient }, end) => Math.abs(rank(end.level) - rank(patient.expected)) <= 1),
  };
}

/** How often the readers end at the same level: {of, right, wrong}. */
export function agreement(all) {
  const both = all.filter((one) => Object.values(one.ends).filter(Boolean).length >= 2);
  const wrong = both.filter((one) => new Set(Object.values(one.ends).filter(Boolean).map(({ level }) => level)).size > 1);
  return { of: both.length, right: both.length - wrong.length, wrong: wrong.map(({ patient }) => patient.id) };
}

const percent = ({ of, right }) => (of === 0 ? "–" : `${((100 * right) / of).toFixed(1)} % (${right} of ${of})`);

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  const all = await ends();
  for (const reader of readers()) {
    const unfinished = all.filter(({ ends: its }) => Object.hasOwn(its, reader) && !its[reader]);
    console.log(`\n${reader}: ${all.filter(({ ends: its }) => its[reader]).length} patients at their outcome${unfinished.length ? `, ${unfinished.length} whose answers no longer suffice` : ""}`);
    for (const [name, figure] of Object.entries(figures(all, reader))) console.log(`  ${name}: ${percent(figure)}`);
  }
  console.log(`\nthe readers agree on the level: ${percent(agreement(all))}`);
  for (const { patient, ends: its } of all) {
    const wrong = Object.entries(its).filter(([, end]) => end && end.level !== patient.expected);
    if (wrong.length === 0) continue;
    console.log(`\n${patient.id}: ${patient.expected} (${patient.accept.join(", ")}; ${patient.source})\n  ${patient.prose}`);
    for (const [reader, end] of wrong) console.log(`  ${reader}: ${end.level}, ${end.destinations.join(" and ")}, by ${end.reasons.join(", ")}`);
  }
}
