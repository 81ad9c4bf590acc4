// SPDX-License-Identifier: Apache-2.0
// `signpost explain` at the command line: in words and as JSON, and clear words when something is wrong.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import path from "node:path";
import { test } from "node:test";

const program = process.env.SIGNPOST ?? path.join(process.env.SIGNPOST_BUILD_DIR, "bin", "signpost");

function explain(...args) {
  const { status, stdout, stderr } = spawnSync(program, ["explain", "content", ...args], { encoding: "utf8" });
  return { status, stdout, stderr };
}

const line = "age=30 years; throat_red_signs=none; throat_duration=over_3_weeks";

test("in words: the outcome, what holds, what nearly does, and what would change it", () => {
  const { status, stdout } = explain("sore_throat", line);
  assert.equal(status, 0);
  assert.match(stdout, /^Soon: GP surgery\n/);
  assert.match(stdout, /age: 30 years\n/);
  assert.match(stdout, /sore_throat\/throat_over_3_weeks, Soon: GP surgery: decides\n/);
  assert.match(stdout, /nearly hold[^]*sore_throat\/throat_airway, Call 999: ambulance\n[^]*with throat_red_signs: drooling/);
  assert.match(stdout, /would change the outcome[^]*throat_duration\n[^]*Self-care: home/);
});

test("a line and an object of the same answers are explained alike", () => {
  const object = { age: "30 years", throat_red_signs: [], throat_duration: "over_3_weeks" };
  const byLine = explain("sore_throat", line, "--json");
  const byObject = explain("sore_throat", JSON.stringify(object), "--json");
  assert.equal(byLine.status, 0);
  assert.equal(byLine.stdout, byObject.stdout);
  const why = JSON.parse(byLine.stdout);
  assert.deepEqual(why.outcome, { level: "soon", destinations: ["surgery"] });
  assert.deepEqual(why.held.filter(({ decides }) => decides).map(({ rule }) => rule), ["sore_throat/throat_over_3_weeks"]);
  const airway = why.nearly.find(({ rule }) => rule === "sore_throat/throat_airway");
  assert.ok(airway.source.length > 0 && airway.because.length > 0);
  for (const change of airway.changes) {
    assert.equal(why.changes[change].outcome.level, "call-999");
    assert.equal(why.changes[change].linkId, "throat_red_signs");
  }
  assert.ok(why.assumed.some(({ linkId }) => linkId === "throat_other_signs"));
  assert.ok(!why.assumed.some(({ linkId }) => linkId === "age"));
});

test("what is wrong is told in words", () => {
  for (const [args, status, words] of [
    [["sore_throat"], 2, /name one content folder, one topic, and the answers in quotes/],
    [["sore_throt", line], 2, /no topic is called sore_throt/],
    [["sore_throat", "age=30 years; throat_lok=pus"], 1, /throat_lok: there is no such question/],
    [["sore_throat", "age=30 yeers"], 1, /age: /],
    [["sore_throat", '{"age": {}}'], 1, /age: an answer is/],
    [["sore_throat", "{"], 1, /ANSWERS/],
    [["sore_throat", "who=me; age=3 years"], 1, /facts\.json says that nobody gives these answers together/],
  ]) {
    const result = explain(...args);
    assert.equal(result.status, status, args.join(" "));
    assert.match(result.stderr, words);
  }
});
