// SPDX-License-Identifier: Apache-2.0
// `signpost forecast` at the command line: the example model, what is missing from a model, and clear words.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { after, test } from "node:test";

const program = process.env.SIGNPOST ?? path.join(process.env.SIGNPOST_BUILD_DIR, "bin", "signpost");
const example = "docs/examples/forecast_model.json";
const scratch = mkdtempSync(path.join(os.tmpdir(), "signpost-forecast-"));
after(() => rmSync(scratch, { recursive: true }));

function forecast(...args) {
  const { status, stdout, stderr } = spawnSync(program, ["forecast", "content", ...args], { encoding: "utf8" });
  return { status, stdout, stderr };
}

/** The example with something changed, forecast. */
function changed(change) {
  const model = JSON.parse(readFileSync(example, "utf8"));
  change(model.topics.sore_throat, model);
  const file = path.join(scratch, "model.json");
  writeFileSync(file, JSON.stringify(model));
  return forecast("sore_throat", "--model", file);
}

test("the example says that it is a model, what it is of, and that its numbers are made up", () => {
  const { status, stdout } = forecast("sore_throat", "--model", example);
  assert.equal(status, 0);
  assert.match(stdout, /^Sore throat: A model, not a prediction\.\n/);
  assert.match(stdout, /Made up for this example/);
  assert.match(stdout, /Call 999 +ambulance +[0-9.]+\n/);
  assert.match(stdout, /Questions asked on average[^\n]*: [0-9.]+\n/);
});

test("as JSON: shares add up to 1, and letters are those sent to the surgery", () => {
  const { status, stdout } = forecast("sore_throat", "--model", example, "--json");
  assert.equal(status, 0);
  const { caution, outcomes, questions, letters } = JSON.parse(stdout);
  assert.equal(caution, "A model, not a prediction.");
  const total = (belongs) => outcomes.filter(belongs).reduce((sum, { share }) => sum + share, 0);
  assert.ok(Math.abs(total(() => true) - 1) < 1e-9);
  const toSurgery = (levels) => ({ level, destinations }) => levels.includes(level) && destinations.includes("surgery");
  assert.ok(Math.abs(letters.expected - 1000 * total(toSurgery(["soon", "routine"]))) < 1e-6);
  assert.ok(Math.abs(letters.offered - 1000 * total(toSurgery(["urgent"]))) < 1e-6);
  assert.ok(questions > 5 && questions < 15);
});

test("more of a sign, more of its outcome", () => {
  const share = (drooling) => {
    const model = JSON.parse(readFileSync(example, "utf8"));
    model.topics.sore_throat.answers.throat_red_signs.drooling = drooling;
    const file = path.join(scratch, "drooling.json");
    writeFileSync(file, JSON.stringify(model));
    const { outcomes } = JSON.parse(forecast("sore_throat", "--model", file, "--json").stdout);
    return outcomes.find(({ level }) => level === "call-999").share;
  };
  assert.ok(share(0.5) > share(0.001) + 0.3);
});

test("what a model leaves out is named, unless it says what to take", () => {
  const { status, stderr } = changed((topic) => {
    delete topic.unstated;
    delete topic.answers.throat_duration;
  });
  assert.equal(status, 1);
  assert.match(stderr, /does not say how often throat_duration is answered how/);
  assert.match(stderr, /does not say how often weak_immunity is answered how/);
  assert.doesNotMatch(stderr, /how often throat_cold/);
});

test("mistakes in a model are told with their place", () => {
  for (const [change, words] of [
    [(topic) => (topic.answers.throat_cold.true = 0.7), /model\.json:\d+:\d+.*the shares add up to 1\.1/s],
    [(topic) => (topic.answers.throat_cold.true = 2), /a share is a number from 0 to 1/],
    [(topic) => (topic.answers.throat_could = {}), /no question is called "throat_could".*throat_cold/s],
    [(topic) => (topic.answers.throat_red_signs.droling = 0.1), /throat_red_signs has no key "droling".*drooling/s],
    [(topic) => (topic.answers.throat_cold = [{ when: "throat_fever", true: 1 }, { true: 1 }]), /throat_fever/],
    [(topic) => (topic.answers.throat_fever = [{ when: "throat_cold and who = \"me\"", true: 1 }, { true: 1 }]), /age and on one earlier answer/],
    [(topic) => (topic.answers.throat_fever = [{ when: "throat_cold", true: 1 }]), /the last case is for everybody else/],
    [(topic) => topic.answers.age.push({ ranges: [] }), /each case but the last says in "when"/],
    [(topic) => (topic.answers.temperature.ranges[0].to = 30), /temperature|a range has/],
    [(topic, model) => delete model.source, /where its numbers come from/],
    [(topic, model) => (model.topics = {}), /the model says nothing of sore_throat/],
  ]) {
    const { status, stderr } = changed(change);
    assert.equal(status, 1, String(change));
    assert.match(stderr, words, String(change));
  }
  assert.equal(forecast("sore_throat").status, 2);
  assert.equal(forecast("sore_throat", "--model", path.join(scratch, "none.json")).status, 2);
  assert.equal(forecast("dandruff", "--model", example).status, 1);
});
