// SPDX-License-Identifier: Apache-2.0
// `signpost check` proves content, shows whoever is a counterexample, and `signpost play --patient` opens them.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { after, test } from "node:test";

import { change, writeSmallContent } from "./support/small_content.mjs";

const bin = path.resolve(process.env.SIGNPOST_BUILD_DIR ?? "build", "bin");
const scratch = mkdtempSync(path.join(os.tmpdir(), "signpost-check-"));
after(() => rmSync(scratch, { recursive: true }));

const environment = { ...process.env, PATH: `${bin}:${process.env.PATH}` };
const signpost = (args, input = "") => spawnSync("signpost", args, { input, encoding: "utf8", env: environment });

/** A copy of the small content, changed. The folder's name would come apart in a shell that is not told to keep it. */
function content(...changes) {
  const folder = writeSmallContent(path.join(mkdtempSync(path.join(scratch, "c-")), "the surgery's own"));
  for (const [file, edit] of changes) change(folder, file, edit);
  return folder;
}
const withoutBabies = ["topics/cough.json", (topic) => { topic.rules = topic.rules.filter(({ id }) => id !== "baby"); topic.default.cases.push({ text: "babies", when: "age_months < 3" }); }];
/** So few answer sets that the table has room for them. */
const opensNowOrSoon = ["shared/about_you.json", (module) => { module.questions.find(({ linkId }) => linkId === "surgery_opens_in").maxValue = 1; }];

function checkJson(folder, ...options) {
  const { status, stdout, stderr } = signpost(["check", folder, "--json", ...options]);
  assert.equal(stderr, "");
  return { status, ...JSON.parse(stdout) };
}

/** Where `play` stands once it has given the patient's answers. */
function opened(folder, patient, ...more) {
  const { status, stdout, stderr } = signpost(["play", folder, "--patient", patient, "--json"], more.map((line) => JSON.stringify(line)).join("\n"));
  assert.equal(status, 0, stderr);
  return stdout.trim().split("\n").map((line) => JSON.parse(line));
}

test("proven content: a table, and what was noted", () => {
  const folder = content(opensNowOrSoon);
  const { status, stdout, stderr } = signpost(["check", folder]);
  assert.equal(status, 0, stdout + stderr);
  assert.equal(stderr, "", "progress is for terminals");
  assert.match(stdout, /^topic +questions +rules +answer sets +longest +mean +verdict$/m);
  assert.match(stdout, /^cough +2 +2 +[\d,]+ +\d+ +\d+\.\d +proven$/m);
  assert.match(stdout, /^other .* proven$/m);
  assert.match(stdout, /^ {4}cough\/chest: Without a fever there is time\.$/m);
  assert.match(stdout, /^ {4}hot_baby: 1 topic\n {8}other: Reception asks nothing about illness\.$/m);
  assert.match(stdout, /^0 problems, 0 findings, \d+ warnings?$/m);

  const json = checkJson(folder);
  assert.deepEqual([json.status, json.usable, json.proven, json.findings], [0, true, true, []]);
  assert.deepEqual(json.ignored, [{ rule: "cough/chest", because: "Without a fever there is time." }]);
  assert.deepEqual(json.exempt, [{ invariant: "hot_baby", topic: "other", because: "Reception asks nothing about illness." }]);
  const cough = json.topics.find(({ id }) => id === "cough");
  assert.deepEqual([cough.verdict, cough.questions, cough.ownRules], ["proven", 2, 2]);
  assert.match(cough.answerSets, /^[1-9][0-9]*$/);
  assert.ok(stdout.includes(` ${BigInt(cough.answerSets).toLocaleString("en")} `), "the table rounds only what is long");
  assert.ok(cough.mean > 3 && cough.mean <= cough.longest);
  assert.deepEqual(checkJson(folder, "--threads", "1"), json);
});

test("great numbers of answer sets are exact in JSON and rounded in the table", () => {
  const questions = Array.from({ length: 9 }, (_, i) => ({
    linkId: `signs_${i}`, text: "Any of these?", type: "choice", repeats: true, worse: "more",
    answerOption: [...[1, 2, 3, 4, 5, 6, 7].map((box) => ({ value: `sign_${box}`, text: `sign ${box}` })), { value: "none", text: "None of these", none: true }],
  }));
  const folder = content(["topics/cough.json", (topic) => {
    topic.questions.push(...questions);
    topic.rules.push(...questions.map(({ linkId }, i) => ({ id: `many_${i}`, when: `count(${linkId}) >= 4`, level: "routine", destination: "surgery", because: "Many signs.", source: "The surgery, 2026" })));
  }]);
  const sets = checkJson(folder).topics.find(({ id }) => id === "cough").answerSets;
  assert.ok(sets.length > 19, sets);
  const { stdout } = signpost(["check", folder, "--topic", "cough"]);
  const [, mantissa, exponent] = /^cough .* (\d\.\d) × 10\^(\d+) /m.exec(stdout);
  assert.equal(Number(exponent), sets.length - 1);
  assert.ok(Math.abs(Number(mantissa) - Number(`${sets[0]}.${sets.slice(1, 6)}`)) <= 0.0501);
  assert.doesNotMatch(stdout, /^other/m);
});

test("a finding: sentence, patient, where they end, and a command that leads there", () => {
  const folder = content(withoutBabies);
  const { status, stdout } = signpost(["check", folder]);
  assert.equal(status, 1);
  assert.match(stdout, /^cough: invariant-holds: hot_baby\n {4}Somebody whom the invariant speaks of ends below urgent\./m);
  assert.match(stdout, /^ {4}For example: .*Is there a fever\? yes\./m);
  assert.match(stdout, /^ {4}ends at self-care: home, by cough\/default$/m);
  assert.match(stdout, /^cough .* \d findings?$/m);
  assert.match(stdout, /^0 problems, [1-9] findings?, /m);

  // The command as it stands there, for a shell.
  const command = /^ {4}(signpost play .*)$/m.exec(stdout)[1];
  const shell = spawnSync("sh", ["-c", `${command} --json`], { input: "", encoding: "utf8", env: environment });
  assert.equal(shell.status, 0, shell.stderr);
  const page = JSON.parse(shell.stdout);
  assert.deepEqual([page.page, page.level, page.destinations], ["outcome", "self-care", ["home"]]);
});

test("every counterexample opens where check said, words and \"Still need help?\" included", () => {
  const folder = content(
    withoutBabies,
    ["shared/phrase_questions.json", (module) => { Object.assign(module.rules[0], { level: "urgent", within: "2 hours", destination: "surgery" }); }],
    ["shared/still_need_help.json", (module) => { Object.assign(module.rules[0], { level: "soon" }); }],
    ["topics/other.json", (topic) => { topic.advice[0].levels.push("soon"); }],
    ["invariants.json", (file) => {
      file.invariants.push(
        { id: "pain", population: "who = \"me\"", known: "said_chest_pain", floor: "emergency", source: "NHS.uk page 'Chest pain', 2023" },
        { id: "worse", population: "who = \"child\"", known: "worse_now", floor: "urgent", source: "The surgery, 2026" },
      );
    }],
  );
  const { status, proven, findings, problems } = checkJson(folder);
  assert.deepEqual([status, proven], [1, false], JSON.stringify(problems));
  for (const subject of ["hot_baby", "pain", "worse"])
    assert.ok(findings.some((finding) => finding.property === "invariant-holds" && finding.subject === subject), subject);
  assert.ok(findings.every(({ statement, what }) => statement.endsWith(".") && what.endsWith(".")));
  const patients = findings.filter(({ patient }) => patient).map(({ patient }) => patient);
  assert.ok(patients.some(({ answers }) => answers.some(([linkId]) => linkId === "words")));
  assert.ok(patients.some(({ answers }) => answers.some(([linkId]) => linkId === "ask_anyway")));
  for (const patient of patients) {
    const line = patient.answers.map(([linkId, text]) => `${linkId}=${text}`).join("; ");
    assert.ok(patient.command.endsWith(` --patient '${line}'`), patient.command);
    const [page] = opened(folder, line);
    assert.deepEqual([page.page, page.level, page.within, page.destinations], ["outcome", patient.level, patient.within, patient.destinations]);
    assert.deepEqual(page.reasons.map(({ rule }) => rule), patient.rules);
  }
});

test("what concerns the whole library has no topic, and is left out with --topic", () => {
  const folder = content(["shared/phrase_questions.json", (module) => {
    module.rules.push({ id: "again", when: "said_chest_pain", level: "urgent", destination: "surgery", because: "Chest pain.", source: "The surgery, 2026" });
  }]);
  const { stdout } = signpost(["check", folder]);
  assert.match(stdout, /^all topics: rule-decides: phrase_questions\/again$/m);
  const finding = checkJson(folder).findings.find(({ subject }) => subject === "phrase_questions/again");
  assert.equal(finding.topic, undefined);
  const one = checkJson(folder, "--topic", "cough");
  assert.deepEqual([one.status, one.proven, one.topics.map(({ id }) => id)], [0, true, ["cough"]]);
});

test("a limit that is reached is a failure, and nothing is called proven", () => {
  for (const limit of [["--nodes", "10"], ["--steps", "20"]]) {
    const { status, stdout } = signpost(["check", content(), ...limit]);
    assert.equal(status, 1, stdout);
    assert.match(stdout, /^cough: within-limits$/m);
    assert.match(stdout, /^cough +2 +2 +- +- +- +given up$/m);
    assert.doesNotMatch(stdout, / proven$/m);
    const json = checkJson(content(), ...limit);
    assert.equal(json.proven, false);
    assert.equal(json.topics[0].answerSets, undefined);
  }
});

test("--no-proof only reads, and content with problems is not proven", () => {
  const folder = content(withoutBabies);
  const read = signpost(["check", folder, "--no-proof"]);
  assert.equal(read.status, 0);
  assert.match(read.stdout, /^0 problems, \d+ warnings?$/m);
  assert.equal(checkJson(folder, "--no-proof").proven, undefined);
  const broken = content(["topics/cough.json", (topic) => { topic.rules[0].when = "fever and aeg_months < 3"; }]);
  const { status, usable, proven, problems } = checkJson(broken);
  assert.deepEqual([status, usable, proven], [1, false, undefined]);
  assert.ok(problems.length > 0);
});

test("a terminal is told when each topic is done", () => {
  const command = `signpost check '${writeSmallContent(path.join(scratch, "watched"))}' >/dev/null`;
  const { status, stdout } = spawnSync("script", ["-qec", command, "/dev/null"], { encoding: "utf8", env: environment });
  assert.equal(status, 0, stdout);
  assert.match(stdout, /^\[1\/2\] \w+: proven\r?\n\[2\/2\] \w+: proven\r?\n$/);
});

test("play --patient gives the answers and goes on", () => {
  const folder = content();
  const begun = "who=me; age=30 years; emergency_signs=none; topic=cough";
  const pages = opened(folder, begun, { linkId: "fever", answer: true }, { linkId: "anything_else", answer: "no" });
  assert.deepEqual(pages.map((page) => page.linkId ?? page.page), ["fever", "anything-else", "sputum"]);
  const loose = opened(folder, " who = me ;age= 30 years; words=a cough; really bad; emergency_signs=none;topic=cough; ");
  assert.equal(loose[0].linkId, "fever");
  const record = opened(folder, "words=a cough; really bad; who=me", { record: true }).at(-1);
  assert.deepEqual(record.answers.at(-2), ["words", "a cough; really bad"]);
  const terminal = signpost(["play", folder, "--patient", begun], "y\nno\nquit\n");
  assert.equal(terminal.status, 0);
  assert.match(terminal.stdout, /Is there a fever\?[^]*What comes up\?/);
});

test("play --patient takes every answer or says which it can't take", () => {
  const folder = content();
  for (const [args, words] of [
    [["--patient", "who=me; age=thirty"], /answer 2 of --patient, age=thirty, is refused: /],
    [["--patient", "who=me; topic=cough"], /answer 2 of --patient, topic=cough, is refused: the questions about you/],
    [["--patient", "who=me; coughing=yes"], /coughing=yes, is refused: there is no question 'coughing'/],
    [["--patient", "me"], /"me" is no answer: write 'who=me; age=30 years'/],
    [["--patient", " ; "], /"" is no answer/],
    [["--patient", ""], /there is no answer/],
    [["--patient", "who=me", "--topic", "cough"], /excludes --topic/],
    [["--patient", "who=me", "--batch"], /and --batch/],
  ]) {
    const { status, stdout, stderr } = signpost(["play", folder, ...args, ...(args.includes("--batch") ? [] : ["--json"])]);
    assert.equal(status, 2, args.join(" "));
    assert.match(stderr, words);
    assert.equal(stdout, "", "nothing was played");
  }
});

test("check's command line", () => {
  const folder = content();
  for (const [args, words] of [
    [["--nodes", "many"], /--nodes needs a number, many is none/],
    [["--steps", "-1"], /--steps needs a number/],
    [["--threads", "2x"], /--threads needs a number/],
    [["--topic", "coff"], /no topic is called coff/],
  ]) {
    const { status, stderr } = signpost(["check", folder, ...args]);
    assert.equal(status, 2, args.join(" "));
    assert.match(stderr, words);
  }
});
