// SPDX-License-Identifier: Apache-2.0
// `signpost diff` tells exactly which patients a new version of the content sends elsewhere.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync, readdirSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { after, test } from "node:test";

import { change, writeSmallContent } from "./support/small_content.mjs";

const bin = path.resolve(process.env.SIGNPOST_BUILD_DIR ?? "build", "bin");
const scratch = mkdtempSync(path.join(os.tmpdir(), "signpost-diff-"));
after(() => rmSync(scratch, { recursive: true }));
const environment = { ...process.env, PATH: `${bin}:${process.env.PATH}` };
const signpost = (...args) => spawnSync("signpost", args, { encoding: "utf8", env: environment });

function content(...changes) {
  const folder = writeSmallContent(mkdtempSync(path.join(scratch, "c-")));
  for (const [file, edit] of changes) change(folder, file, edit);
  return folder;
}
const olderBabies = ["topics/cough.json", (topic) => { topic.rules[0].when = "fever and age_months < 2"; }];
const lessUrgent = ["topics/cough.json", (topic) => { Object.assign(topic.rules[1], { level: "routine" }); }];

const diffJson = (...args) => {
  const { status, stdout, stderr } = signpost("diff", ...args, "--format", "json");
  assert.ok(stdout.startsWith("{"), stderr);
  return { status, ...JSON.parse(stdout) };
};
const of = (difference, topic) => difference.topics.find((each) => each.topic === topic);

test("the same content: nobody moves", () => {
  const { status, anybodyMoves, texts, added, removed, topics } = diffJson(content(), content());
  assert.deepEqual([status, anybodyMoves, texts, added, removed], [0, false, [], [], []]);
  assert.deepEqual(topics.map(({ topic }) => topic), ["", "cough", "other"]);
  assert.match(signpost("diff", content(), content()).stdout, /^In the topics that both versions have, nobody's level or destination changes\.$/m);
});

test("a threshold moved: who, how many of how many, why, and a patient who opens in the player", () => {
  const [before, now] = [content(), content(olderBabies)];
  const difference = diffJson(before, now);
  assert.equal(difference.status, 1);
  const cough = of(difference, "cough");
  const [first] = cough.moves;
  assert.deepEqual(first.from, { level: "urgent", within: 120, destinations: ["surgery"] });
  assert.equal(first.direction, "down");
  assert.ok(cough.moves.every(({ before: { words } }) => /2 months/.test(words)));
  for (const move of cough.moves)
    assert.ok(move.causes.some(({ rule, how }) => rule === "cough/baby" && how === "no longer holds"), JSON.stringify(move.causes));
  assert.equal(cough.moves.reduce((sum, { count }) => sum + BigInt(count), 0n), BigInt(cough.down));
  assert.ok(BigInt(cough.down) > 0n && BigInt(cough.down) < BigInt(cough.compared));
  for (const move of cough.moves)
    for (const [side, where] of [[move.before, move.from], [move.after, move.to]]) {
      const page = JSON.parse(spawnSync("sh", ["-c", `${side.command} --json`], { input: "", encoding: "utf8", env: environment }).stdout);
      assert.deepEqual([page.page, page.level, page.destinations], ["outcome", where.level, where.destinations]);
    }
  assert.deepEqual(of(difference, "other").moves, []);
});

test("a level lowered, in words and in Markdown, downward first", () => {
  const [before, now] = [content(), content(olderBabies, lessUrgent, ["topics/cough.json", (topic) => { topic.default = { ...topic.default, destination: "pharmacist-advice" }; }])];
  const { status, stdout } = signpost("diff", before, now);
  assert.equal(status, 1);
  assert.match(stdout, /^cough: down .* answer sets? \([^)]*%\), aside .*, of /m);
  assert.match(stdout, /^ {2}down: urgent within 120 minutes: surgery -> self-care: pharmacist-advice$/m);
  assert.match(stdout, /^ {2}aside: self-care: home -> self-care: pharmacist-advice$/m);
  assert.match(stdout, /Because of .*cough\/chest: other effect/);
  assert.ok(stdout.indexOf("  down: ") < stdout.indexOf("  aside: "));

  const { stdout: markdown } = signpost("diff", before, now, "--format", "markdown");
  const headings = markdown.split("\n").filter((line) => line.startsWith("#"));
  assert.deepEqual(headings.slice(1), ["## Down: less urgent than before", "### cough", "## Aside: as urgent, but somewhere else", "### cough"]);
  for (const table of markdown.split("\n\n").filter((block) => block.startsWith("|"))) {
    const columns = table.trimEnd().split("\n").map((row) => row.replaceAll("\\|", "").split("|").length);
    assert.deepEqual(new Set(columns).size, 1, table);
  }
  assert.match(markdown, /^signpost play .* --patient '/m);
});

test("published content beside its source, and refused when it was tampered with", () => {
  const bundle = path.join(scratch, "bundle");
  assert.equal(signpost("bundle", content(), "-o", bundle).status, 0);
  assert.equal(diffJson(bundle, content()).status, 0);
  const moved = of(diffJson(bundle, content(olderBabies)), "cough");
  assert.equal(moved.down, of(diffJson(content(), content(olderBabies)), "cough").down);
  assert.equal(moved.moves[0].before.command, undefined, "the player opens folders of content only");
  assert.ok(moved.moves[0].after.command);

  writeFileSync(path.join(bundle, readdirSync(bundle).find((name) => name.startsWith("topics."))), "other");
  const { status, stderr } = signpost("diff", bundle, content());
  assert.equal(status, 1);
  assert.match(stderr, /topics\..*\.bin is not the file that index\.json was written with/);
});

test("topics that come, questions that come, texts that change", () => {
  const now = content(["topics/cough.json", (topic) => {
    topic.questions.push({ linkId: "weeks", text: "How many weeks?", type: "integer", minValue: 0, maxValue: 20, worse: "higher" });
    topic.rules.push({ id: "long", when: "weeks >= 3", level: "routine", destination: "surgery", because: "It has gone on for long.", source: "NHS.uk page 'Cough', 2024" });
    topic.rules[0].because = "A tiny baby with a fever must be seen.";
  }]);
  const difference = diffJson(content(), now);
  const cough = of(difference, "cough");
  assert.ok(cough.moves.every(({ direction }) => direction === "up"));
  assert.ok(cough.moves.every(({ causes }) => causes.some(({ rule, how }) => rule === "cough/long" && how === "added")));
  assert.ok(difference.texts.some(({ kind, id, part, before, after: text }) => kind === "rule" && id === "cough/baby" && part === "because" && before.includes("small") && text.includes("tiny")));
  assert.ok(difference.texts.some(({ kind, id }) => kind === "question" && id === "weeks"));

  const withoutCough = content(["invariants.json", (file) => { file.invariants = []; }]);
  rmSync(path.join(withoutCough, "topics/cough.json"));
  assert.deepEqual(diffJson(now, withoutCough).removed, ["cough"]);
  assert.deepEqual(diffJson(withoutCough, now).added, ["cough"]);
});

test("a command line that can't be understood, or a folder that can't be read", () => {
  const folder = content();
  for (const [args, words] of [
    [[folder], /name the old content and the new/],
    [[folder, folder, "--format", "html"], /--format is text, markdown or json/],
    [[folder, path.join(folder, "missing")], /missing/],
    [[folder, folder, "--threads", "none"], /--threads needs a number/],
  ]) {
    const { status, stderr } = signpost("diff", ...args);
    assert.equal(status, 2, stderr);
    assert.match(stderr, words);
  }
});
