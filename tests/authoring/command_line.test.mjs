// SPDX-License-Identifier: Apache-2.0
// What people and scripts meet at the command line: output, exit status, and clear words when something is wrong.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { after, test } from "node:test";

const program = process.env.SIGNPOST ?? path.join(process.env.SIGNPOST_BUILD_DIR, "bin", "signpost");
const tiny = path.resolve(import.meta.dirname, "errors/content");
const scratch = mkdtempSync(path.join(os.tmpdir(), "signpost-"));
after(() => rmSync(scratch, { recursive: true }));

function signpost(args, input = "") {
  const { status, stdout, stderr } = spawnSync(program, args, { input, encoding: "utf8" });
  return { status, stdout, stderr, lines: stdout.split("\n").filter((line) => line !== "") };
}

/** Sends lines to `play --json` and returns every page. */
function play(lines, args = []) {
  const { status, lines: pages } = signpost(["play", tiny, "--json", ...args], lines.map((line) => JSON.stringify(line)).join("\n"));
  assert.equal(status, 0);
  return pages.map((page) => JSON.parse(page));
}

function brokenCopy(file, change) {
  const folder = mkdtempSync(path.join(scratch, "content-"));
  cpSync(tiny, folder, { recursive: true });
  const whole = path.join(folder, file);
  writeFileSync(whole, change(readFileSync(whole, "utf8")));
  return folder;
}

const journey = [
  { linkId: "who", answer: "me" },
  { linkId: "age", answer: "30 years" },
  { linkId: "topic", answer: "cold" },
  { linkId: "temperature", answer: 37.2 },
  { linkId: "cold_signs", answer: [] },
  { linkId: "anything_else", answer: "no" },
  { linkId: "cold_days", answer: "under_10_days" },
];

test("help teaches every command", () => {
  const all = signpost(["--help"]);
  assert.equal(all.status, 0);
  for (const command of ["check", "bundle", "evaluate", "play", "test", "replay"]) {
    assert.match(all.stdout, new RegExp(`^  ${command} `, "m"));
    const { status, stdout } = signpost([command, "--help"]);
    assert.equal(status, 0);
    assert.match(stdout, /Examples?:/);
    assert.match(stdout, /Exit status:/);
  }
  assert.equal(signpost([]).status, 2);
  assert.match(signpost(["--version"]).stdout, /^signpost [0-9]+\.[0-9]+\.[0-9]+\n$/);
});

test("a wrong command line is told in words, with status 2", () => {
  for (const [args, words] of [
    [["chekc", tiny], /did you mean "check"/],
    [["check"], /name one content folder/],
    [["check", tiny, "--jsno"], /did you mean "--json"/],
    [["check", path.join(scratch, "nowhere")], /is not a folder/],
    [["bundle", tiny], /-o DIR/],
    [["bundle", tiny, "-o"], /needs a value/],
    [["evaluate", "x"], /--content or --questions/],
    [["play", tiny, "--topic", "colt"], /no topic is called colt/],
    [["play", tiny, "--opens-in", "soon"], /takes minutes/],
    [["replay", "record.json"], /--content/],
    [["replay", path.join(scratch, "none.json"), "--content", tiny], /can't be read/],
  ]) {
    const { status, stderr } = signpost(args);
    assert.equal(status, 2, args.join(" "));
    assert.match(stderr, words);
  }
});

test("check tells every problem with its place, and ends with 1", () => {
  assert.equal(signpost(["check", tiny, "--no-proof"]).status, 0);
  const folder = brokenCopy("topics/cold.json", (text) => text.replace('\\"blue_lips\\"', '\\"blue_lip\\"').replace("2026-11-22", "2026-13-22"));
  const { status, stdout } = signpost(["check", folder]);
  assert.equal(status, 1);
  assert.ok(stdout.includes(`${folder}/topics/cold.json:21:28: /rules/0/when: no option "blue_lip" in cold_signs (column 27 of the condition): did you mean "blue_lips"? [unknown-option]`));
  assert.match(stdout, /^2 problems/m);
  const json = JSON.parse(signpost(["check", folder, "--json"]).stdout);
  assert.equal(json.usable, false);
  assert.deepEqual(json.problems.filter((problem) => !problem.warning).map((problem) => problem.code), ["bad-date", "unknown-option"]);
});

test("bundle writes the same files for the same content, and nothing for content with problems", () => {
  const [one, two, none] = ["one", "two", "none"].map((name) => path.join(scratch, name));
  for (const folder of [one, two]) assert.equal(signpost(["bundle", tiny, "-o", folder]).status, 0);
  const names = readdirSync(one).sort();
  assert.deepEqual(names, readdirSync(two).sort());
  for (const name of names) assert.deepEqual(readFileSync(path.join(one, name)), readFileSync(path.join(two, name)));
  const index = JSON.parse(readFileSync(path.join(one, "index.json"), "utf8"));
  assert.ok(names.includes(index.topics));

  const broken = brokenCopy("topics/cold.json", (text) => text.replace("self-care", "selfcare"));
  const { status, stderr } = signpost(["bundle", broken, "-o", none]);
  assert.equal(status, 1);
  assert.match(stderr, /did you mean "self-care"/);
  assert.ok(!existsSync(none));
});

test("evaluate", () => {
  const value = (condition, answers, more = []) => signpost(["evaluate", condition, "--content", tiny, "--answers", JSON.stringify(answers), ...more]);
  assert.equal(value("age_months < 3 and temperature >= 38", { age: "2 months", temperature: 38.2 }).stdout, "true\n");
  assert.equal(value("temperature >= 38", { temperature: "unsure" }).stdout, "unknown\n");
  assert.equal(value("temperature >= 38", {}).stdout, "open: it can be true false unknown\n");
  const wrong = value("temprature >= 38", {});
  assert.equal(wrong.status, 1);
  assert.match(wrong.stderr, /did you mean "temperature"/);
  assert.match(value("count(cold_signs) = 1", {}, ["--topic", "other"]).stderr, /does not ask "cold_signs"/);
  assert.match(value("temperature >= 38", { temperature: 50 }).stderr, /bad-answer/);

  const batch = signpost(["evaluate", "--batch"], [
    { questions: [{ linkId: "wet", text: "Wet?", type: "boolean" }], condition: "wet", answers: { wet: true } },
    { questions: [{ linkId: "wet", text: "Wet?", type: "boolean" }], condition: "wte", answers: {} },
    "nonsense",
  ].map((line) => JSON.stringify(line)).join("\n"));
  assert.equal(batch.status, 0);
  const [first, second, third] = batch.lines.map((line) => JSON.parse(line));
  assert.deepEqual(first, { value: true });
  assert.equal(second.error.code, "unknown-question");
  assert.ok(third.error);
});

test("play --json goes from the first page to the outcome", () => {
  const pages = play(journey);
  assert.deepEqual(pages.map((page) => page.linkId ?? page.page), [
    "who", "age", "choose-topic", "temperature", "cold_signs", "anything-else", "cold_days", "outcome",
  ]);
  const outcome = pages.at(-1);
  assert.equal(outcome.page, "outcome");
  assert.equal(outcome.level, "self-care");
  assert.deepEqual(outcome.destinations, ["home"]);
  assert.deepEqual(outcome.reasons.map((reason) => reason.rule), ["cold/default"]);
});

test("play --json: a refused answer changes nothing, and other lines are served", () => {
  const pages = play([
    { linkId: "who", answer: "nobody" },
    { linkId: "who", answer: "me" },
    { search: "runny nose" },
    { topics: true },
    { record: true },
    { page: "who" },
    { page: "outcome" },
    { linkId: "age" },
  ]);
  assert.deepEqual(pages.map((page) => page.error ?? page.page ?? Object.keys(page)[0]), [
    "question", "unknown-option", "question", "question", "results", "topics", "format", "question", "not-now", "question",
    "not-a-line", "question",
  ]);
  assert.equal(pages[7].answer, "me");
  assert.equal(signpost(["play", tiny, "--json"], "{not json\n").status, 0);
});

test("play --topic and --opens-in", () => {
  const pages = play(journey.slice(0, 2), ["--topic", "cold"]);
  assert.equal(pages.at(-1).topic, "cold");
  const record = play([{ record: true }], ["--opens-in", "900"]).at(-1);
  assert.deepEqual(record.answers, [["surgery_opens_in", "900"]]);
});

test("play in the terminal", () => {
  const { status, stdout } = signpost(["play", tiny], ["1", "30 years", "runny nose", "1", "back", "cold", "37.2", "", "no", "1", "quit"].join("\n"));
  assert.equal(status, 0);
  assert.match(stdout, /Who needs help\?/);
  assert.match(stdout, /self-care: home/);
  assert.match(stdout, /because: Most colds get better on their own/);
});

test("play --batch tells what is wrong with a line and reads the next", () => {
  const { status, lines } = signpost(["play", tiny, "--batch"], [
    { topics: ["cold"], answers: { who: "me", age: "30 years", phrases: [], temperature: 37.2, cold_signs: ["blue_lips"] }, surgeryOpensIn: 0, mode: "minimal" },
    { topics: ["colt"], answers: {}, mode: "minimal" },
    { topics: ["cold"], answers: { who: "me", age: "30 years" }, mode: "minimal" },
  ].map((line) => JSON.stringify(line)).join("\n"));
  assert.equal(status, 0);
  const [first, second, third] = lines.map((line) => JSON.parse(line));
  assert.deepEqual([first.level, first.within, first.destinations, first.reasons], ["call-999", null, ["ambulance"], ["cold/lips"]]);
  assert.equal(second.error.code, "unknown-topic");
  assert.equal(third.error.code, "unanswered");
});

test("replay: the record leads to its outcome, a changed one does not", () => {
  const record = play([...journey, { record: true }]).at(-1);
  const replay = (changed) => {
    const file = path.join(scratch, "record.json");
    writeFileSync(file, typeof changed === "string" ? changed : JSON.stringify(changed));
    return signpost(["replay", file, "--content", tiny]);
  };
  assert.equal(replay(record).status, 0);
  const tampered = (change) => {
    const copy = structuredClone(record);
    change(copy);
    return replay(copy);
  };
  for (const [change, words] of [
    [(each) => { each.outcome.level = "urgent"; }, /the outcome differs/],
    [(each) => { each.outcome.rules = []; }, /the outcome differs/],
    [(each) => { each.content = each.content.replace(/^./, (digit) => (digit === "0" ? "1" : "0")); }, /other content/],
    [(each) => { each.answers[1][1] = "nobody"; }, /answer 2, who, is refused/],
    [(each) => { each.answers.pop(); }, /lead to no outcome/],
    [(each) => { each.answers.find(([linkId]) => linkId === "cold_signs")[1] = "blue_lips"; }, /does not replay/],
    [(each) => { each.withdrawn = ["cold_signs"]; }, /the withdrawn differs/],
    [(each) => { each.extra = 1; }, /no key "extra"/],
    [(each) => { each.answers[0] = ["who"]; }, /an answer is \[linkId, text\]/],
    [(each) => { delete each.outcome; }, /must have content, answers and outcome/],
  ]) {
    const { status, stdout } = tampered(change);
    assert.equal(status, 1, String(change));
    assert.match(stdout, words);
  }
  assert.equal(replay(JSON.stringify(record).slice(0, 50)).status, 1);
  assert.equal(replay(JSON.stringify(record).replace('"level"', '"level":"urgent","level"')).status, 1);
});

test("test runs the vignettes", () => {
  assert.equal(signpost(["test", tiny]).status, 0);
  const unsure = signpost(["test", tiny, "--unsure"]);
  assert.equal(unsure.status, 1); // one of one rises: more than 15%
  assert.match(unsure.stdout, /1 times, the level rises in 1/);
  const folder = brokenCopy("vignettes/cold.json", (text) => text.replace('["home"]', '["dentist"]'));
  const { status, stdout } = signpost(["test", folder, "--topic", "cold"]);
  assert.equal(status, 1);
  assert.match(stdout, /cold\/three_days fails:\n {4}destinations home instead of dentist/);
  const json = JSON.parse(signpost(["test", folder, "--json"]).stdout);
  assert.deepEqual([json.passed, json.failed], [0, 1]);
  assert.equal(json.vignettes[0].actual.level, "self-care");
});
