// SPDX-License-Identifier: Apache-2.0
// tests/analysis/content with one topic more, as a folder that a test may spoil: everything of it can be proven.

import { cpSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";

const cough = {
  format: 1,
  id: "cough",
  title: "Cough",
  kind: "clinical",
  status: "draft",
  version: "0.1.0",
  lastReviewDate: "2026-11-22",
  body_parts: ["chest"],
  search: ["my cough"],
  reading: [{ text: "Cough on the NHS website", url: "https://www.nhs.uk/conditions/cough/" }],
  questions: [
    {
      linkId: "fever", text: "Is there a fever?", type: "boolean", band: "red-flags", worse: "true",
      unsure: "I can't tell",
    },
    {
      linkId: "sputum", text: "What comes up?", type: "choice", repeats: true, worse: "more",
      answerOption: [{ value: "green", text: "green mucus" }, { value: "brown", text: "brown mucus" }, { value: "none", text: "None of these", none: true }],
    },
  ],
  rules: [
    { id: "baby", when: "fever and age_months < 3", level: "urgent", within: "2 hours", destination: "surgery", because: "A small baby with a fever must be seen.", source: "NICE NG143 2021, table 1" },
    {
      id: "chest", when: "count(sputum) = 2 and fever", level: "soon", destination: "surgery", because: "It may be a chest infection.", source: "NICE NG120 2019",
      unsure: "ignore", unsure_because: "Without a fever there is time.",
    },
  ],
  default: {
    level: "self-care", destination: "home", because: "Most coughs get better on their own.", source: "NHS.uk page 'Cough', 2024",
    cases: [{ text: "no fever", when: "fever = false" }, { text: "nobody small, without a chest infection", when: "age_months >= 3" }],
  },
  advice: [{ id: "get_help", kind: "help", levels: ["emergency", "urgent", "soon", "routine", "self-care"], text: "Call 999 for trouble breathing." }],
};

const invariants = [
  {
    id: "hot_baby", population: "age_months < 3", known: "fever", floor: "urgent", source: "NICE NG143 2021, table 1",
    exempt: [{ topic: "other", because: "Reception asks nothing about illness." }],
  },
];

/** Changes one file of a content folder, given and taken as an object. */
export function change(folder, file, edit) {
  const whole = path.join(folder, file);
  const content = JSON.parse(readFileSync(whole, "utf8"));
  edit(content);
  writeFileSync(whole, JSON.stringify(content, null, 2));
}

/** Writes the content into a folder, which is made, and returns the folder. */
export function writeSmallContent(folder) {
  mkdirSync(folder, { recursive: true });
  cpSync(path.join(import.meta.dirname, "../content"), folder, { recursive: true });
  writeFileSync(path.join(folder, "topics/cough.json"), JSON.stringify(structuredClone(cough), null, 2));
  change(folder, "invariants.json", (file) => file.invariants.push(...invariants));
  return folder;
}
