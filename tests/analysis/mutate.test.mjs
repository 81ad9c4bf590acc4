// SPDX-License-Identifier: Apache-2.0
// `signpost mutate` tells which changed rules no vignette and no invariant would notice, and who is missing.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { after, test } from "node:test";

import { change, writeSmallContent } from "./support/small_content.mjs";

const bin = path.resolve(process.env.SIGNPOST_BUILD_DIR ?? "build", "bin");
const scratch = mkdtempSync(path.join(os.tmpdir(), "signpost-mutate-"));
after(() => rmSync(scratch, { recursive: true }));
const environment = { ...process.env, PATH: `${bin}:${process.env.PATH}` };
const signpost = (...args) => spawnSync("signpost", args, { encoding: "utf8", env: environment });

const patient = (id, answers, level, destination) => ({
  id, patient: `Somebody, ${id}.`, answers: { who: "me", emergency_signs: [], ...answers }, expect: { level, destinations: [destination] },
});
const adult = { age: "30 years", sputum: [] };
const baby = { who: "child", sputum: [] };
const most = [
  patient("well", { ...adult, fever: "false" }, "self-care", "home"),
  patient("hot", { ...adult, fever: "true" }, "self-care", "home"),
  patient("one_colour", { ...adult, fever: "true", sputum: ["green"] }, "self-care", "home"),
  patient("two_colours", { ...adult, fever: "true", sputum: ["green", "brown"] }, "soon", "surgery"),
  patient("two_colours_well", { ...adult, fever: "false", sputum: ["green", "brown"] }, "self-care", "home"),
  patient("baby_well", { ...baby, age: "2 months", fever: "false" }, "self-care", "home"),
  patient("baby_of_two_months", { ...baby, age: "2 months", fever: "true" }, "urgent", "surgery"),
];
const babyOfThreeMonths = patient("baby_of_three_months", { ...baby, age: "3 months", fever: "true" }, "self-care", "home");
const ambulance = patient("blue", { ...adult, fever: "false", emergency_signs: ["blue_lips"] }, "call-999", "ambulance");

function content(vignettes) {
  const folder = writeSmallContent(mkdtempSync(path.join(scratch, "c-")));
  mkdirSync(path.join(folder, "vignettes"), { recursive: true });
  writeFileSync(path.join(folder, "vignettes/cough.json"), JSON.stringify({ format: 1, topic: "cough", vignettes }));
  return folder;
}
const mutateJson = (...args) => {
  const { status, stdout, stderr } = signpost("mutate", ...args, "--json");
  assert.ok(stdout.startsWith("{"), stderr);
  return { status, ...JSON.parse(stdout) };
};

test("a threshold at which nobody stands survives, and its example is the vignette that is missing", () => {
  const folder = content(most);
  const { status, good, survivors, topics, urgentAndAbove } = mutateJson(folder, "--topic", "cough");
  assert.deepEqual([status, good], [1, false]);
  assert.deepEqual(topics.map(({ id }) => id), ["cough"]);
  assert.equal(topics[0].survived, survivors.length);
  assert.equal(urgentAndAbove.survived, 1);
  const [survivor] = survivors.filter(({ rule }) => rule === "cough/baby");
  assert.deepEqual([survivor.kind, survivor.what], ["threshold", "`age < 3 months` becomes `age < 4 months`"]);
  assert.deepEqual([survivor.before.level, survivor.after.level], ["self-care", "urgent"]);
  assert.match(survivor.before.words, /3 months\..*fever\? yes/);

  // The command opens that patient, where it says.
  const command = `${survivor.before.command} --json`;
  const page = JSON.parse(spawnSync("sh", ["-c", command], { input: "", encoding: "utf8", env: environment }).stdout);
  assert.deepEqual([page.page, page.level], ["outcome", "self-care"]);

  // And with that patient among the vignettes it is noticed.
  const better = mutateJson(content([...most, babyOfThreeMonths]), "--topic", "cough");
  assert.deepEqual(better.survivors.filter(({ rule }) => rule === "cough/baby"), []);
  assert.equal(better.urgentAndAbove.survived, 0);
});

test("words, a table and a verdict for people", () => {
  const folder = content(most);
  const { status, stdout, stderr } = signpost("mutate", folder, "--topic", "cough");
  assert.equal(status, 1, stderr);
  assert.equal(stderr, "", "progress is for terminals");
  assert.match(stdout, /^cough\/baby \(urgent\): `age < 3 months` becomes `age < 4 months`$/m);
  assert.match(stdout, /^ {4}Nobody notices for: .*3 months/m);
  assert.match(stdout, /^ {4}ends at self-care: home; changed, at urgent/m);
  assert.match(stdout, /^ {4}signpost play .* --patient '/m);
  assert.match(stdout, /^cough +\d+ +\d+ +\d+ +\d+ +\d+ +\d+\.\d %$/m);
  assert.match(stdout, /^not good enough: .*1 survivors? of rules at urgent and above/m);
});

test("everything noticed: exit status 0, modules' rules among the rest", () => {
  const folder = content([...most, babyOfThreeMonths, ambulance]);
  change(folder, "invariants.json", (file) => {
    file.invariants.push({ id: "blue", population: "list contains(emergency_signs, \"blue_lips\")", known: "list contains(emergency_signs, \"blue_lips\")", floor: "call-999", source: "NICE NG143 2021, table 1" });
  });
  const { status, topics, survivors } = mutateJson(folder, "--topic", "emergency_screen");
  assert.deepEqual(survivors, []);
  assert.equal(status, 0);
  assert.deepEqual(topics, [{ id: "emergency_screen", mutants: 3, equivalent: 0, byVignettes: 3, byInvariants: 3, survived: 0 }]);
});

test("without vignettes only invariants notice", () => {
  const { all, survivors } = mutateJson(content([]), "--topic", "cough");
  assert.equal(all.byVignettes, 0);
  assert.ok(all.byInvariants > 0);
  assert.equal(all.mutants, all.equivalent + all.byInvariants + all.survived);
  assert.ok(survivors.every(({ before, after: changed }) => JSON.stringify([before.level, before.destinations]) !== JSON.stringify([changed.level, changed.destinations])));
});

test("one thread or several, the same is said", () => {
  const folder = content(most);
  assert.deepEqual(mutateJson(folder, "--threads", "1"), mutateJson(folder, "--threads", "2"));
});

test("vignettes must pass before rules are changed", () => {
  const folder = content([patient("wrong", { ...adult, fever: "false" }, "urgent", "surgery")]);
  const { status, stdout, stderr } = signpost("mutate", folder);
  assert.deepEqual([status, stdout], [1, ""]);
  assert.match(stderr, /the vignette cough\/wrong fails before any change/);
});

test("a command line that can't be understood", () => {
  const folder = content(most);
  for (const [args, words] of [
    [[], /name one content folder/],
    [[folder, "--topic", "coughs"], /no topic or module with rules is called coughs/],
    [[folder, "--threads", "0"], /--threads needs a number from 1 to 1000/],
    [[folder, "--threads", "two"], /--threads needs a number/],
    [[path.join(folder, "missing")], /missing/],
  ]) {
    const { status, stderr } = signpost("mutate", ...args);
    assert.equal(status, 2, stderr);
    assert.match(stderr, words);
  }
});
