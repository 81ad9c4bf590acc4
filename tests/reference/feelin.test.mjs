// SPDX-License-Identifier: Apache-2.0
// "The syntax is a strict subset of FEEL": over answered questions, where FEEL knows everything, an independent FEEL
// interpreter has the same opinion of every condition. (Unsure is not FEEL's null, so it is left out here.)

import assert from "node:assert/strict";
import { test } from "node:test";
import { evaluate as feel } from "feelin";
import { evaluateCase, generateCases } from "./condition-cases.mjs";
import { ageNumbers } from "./interpreter/ages.mjs";

const CONDITIONS = 12_000;

test(`${CONDITIONS} conditions over answered questions have feelin's value`, (context) => {
  const count = { true: 0, false: 0 };
  for (const each of generateCases(CONDITIONS, { plain: true, seed: 2026 })) {
    const { answers, scores, condition } = each;
    const variables = { ...answers, ...ageNumbers(answers.age) };
    for (const { id, items } of scores) {
      // A score is no FEEL: the sum of the points of the items that feelin finds true.
      variables[id] = items.filter((item) => feelValue(item.when, variables)).reduce((sum, item) => sum + item.points, 0);
    }
    const value = feelValue(condition, variables);
    assert.equal(evaluateCase(each), value, `${condition} with ${JSON.stringify(variables)}`);
    count[value] += 1;
  }
  assert.ok(Math.min(count.true, count.false) > CONDITIONS / 10, "hardly anything was decided either way");
  context.diagnostic(`${count.true} true, ${count.false} false`);
});

/**
 * feelin reads `x in [1..3] or y` as `x in ([1..3] or y)`, which FEEL's grammar leaves open and which is never a value. The
 * content format has one reading, in which `in` binds closer than `and` and `or`; brackets say so to feelin.
 */
function bracketIn(condition) {
  return condition.replaceAll(/(?:count\(\w+\)|\w+) +in +\[[^\]]*\]/g, (test) => `(${test})`);
}

function feelValue(condition, variables) {
  const { value, warnings } = feel(bracketIn(condition), variables);
  assert.deepEqual(warnings, [], condition);
  assert.equal(typeof value, "boolean", `${condition} is ${JSON.stringify(value)} to feelin`);
  return value;
}
