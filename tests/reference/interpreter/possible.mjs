// SPDX-License-Identifier: Apache-2.0
// content-format.md, "Which question comes next": "While questions are open a condition has the *set* of values it can
// still take, built from its parts as if these were independent".
//
// A `state` is {answers}: the answers given so far. For the self-check alone it may name `bugs` to imitate (journey.mjs).

import { everyAge } from "./ages.mjs";
import { UNKNOWN, and, answerGiven, not, or, questionsRead, testAnswer } from "./conditions.mjs";

/** The set of values that a condition can still take, as a Set of true, false and UNKNOWN. */
export function possibleValues(tree, state) {
  // Worked out once for a state, whose answers never change: the next answer makes a new state.
  state.known ??= new Map();
  if (!state.known.has(tree)) state.known.set(tree, workOut(tree, state));
  return state.known.get(tree);
}

/** What a state knows and the next one, with one more answer, still does: the values of conditions that don't read it. */
export function stillKnown({ known }, linkId) {
  for (const tree of known?.keys() ?? []) if (readsOf(tree).has(linkId)) known.delete(tree);
  return known;
}

/** The linkIds that a condition reads, with those of the gates of their questions. */
function readsOf(tree) {
  if (READS.has(tree)) return READS.get(tree);
  const questions = questionsRead(tree);
  for (const { gate } of questions) if (gate) questionsRead(gate, questions); // a Set goes through what is added meanwhile
  READS.set(tree, new Set([...questions].map(({ linkId }) => linkId)));
  return READS.get(tree);
}

const READS = new WeakMap();

function workOut(tree, state) {
  switch (tree.is) {
    // "`and`, `or`, `not`: every combination of the values of the parts"
    case "and": return tree.parts.map((part) => possibleValues(part, state)).reduce((a, b) => combine(and, a, b));
    case "or": return tree.parts.map((part) => possibleValues(part, state)).reduce((a, b) => combine(or, a, b));
    case "not": return theSet(new Set([...possibleValues(tree.part, state)].map(not)));
    // "`applies(q)`: true if the set of `enableWhen` has true or unknown, false if it has false"
    case "applies":
      if (state.bugs?.has("applies means that it was put")) return theSet(new Set([Object.hasOwn(state.answers, tree.name)]));
      return theSet(applicability(tree.question, state));
    default: return theSet(tree.score ? scoreValues(tree, state) : testValues(tree, state));
  }
}

/** There are few sets of three values, so each pair is combined once and remembered. Sets are never changed once made. */
function combine(operation, left, right) {
  const known = COMBINED.get(operation).get(left) ?? COMBINED.get(operation).set(left, new Map()).get(left);
  if (!known.has(right)) {
    const values = new Set();
    for (const a of left) for (const b of right) values.add(operation(a, b));
    known.set(right, theSet(values));
  }
  return known.get(right);
}

const COMBINED = new Map([[and, new Map()], [or, new Map()]]);

/** The one Set that holds these values. */
function theSet(values) {
  const number = (values.has(true) ? 1 : 0) + (values.has(false) ? 2 : 0) + (values.has(UNKNOWN) ? 4 : 0);
  SETS[number] ??= new Set(values);
  return SETS[number];
}

const SETS = [];

/** Can the question apply (true), not apply (false), or still both? As a Set of true and false. */
export function applicability(question, state) {
  if (question.gate === null) return ALWAYS;
  const gate = possibleValues(question.gate, state);
  const set = new Set();
  if (gate.has(true)) set.add(true);
  if (gate.has(UNKNOWN)) set.add(!state.bugs?.has("unknown gate hides"));
  if (gate.has(false)) set.add(false);
  return set;
}

const ALWAYS = new Set([true]);

export function mayApply(question, state) {
  return applicability(question, state).has(true);
}

export function mayNotApply(question, state) {
  return applicability(question, state).has(false);
}

function testValues(test, state) {
  if (state.replayed && answerGiven(test.question, state.answers) === undefined) return new Set([false]); // a bug to imitate
  const values = new Set();
  if (mayApply(test.question, state)) {
    const answer = answerGiven(test.question, state.answers);
    // "a comparison on an open question: every value that any answer would give, unknown where unsure is offered …;
    //  on an answered question: its value"
    const given = answer !== undefined ? [testAnswer(test, answer)] : valuesWhileOpen(test);
    for (const value of given) {
      values.add(value === UNKNOWN && state.bugs?.has("unsure is no") ? false : value);
    }
    if (answer === undefined && test.question.unsure) values.add(UNKNOWN);
  }
  // "and false if the question may [still] turn out not to apply"
  if (mayNotApply(test.question, state)) values.add(false);
  return values;
}

/** Every value that some answer to the open question of a test gives it: the same for everybody, so worked out once. */
function valuesWhileOpen(test) {
  if (!WHILE_OPEN.has(test)) WHILE_OPEN.set(test, new Set(answersThatDiffer(test).map((answer) => testAnswer(test, answer))));
  return WHILE_OPEN.get(test);
}

const WHILE_OPEN = new WeakMap();

/** Enough answers to the open question of a test to see every value that the test can have. */
function answersThatDiffer(test) {
  const { question, relation } = test;
  switch (question.type) {
    case "boolean": return [true, false];
    case "quantity": return everyAge();
    case "choice": {
      if (!question.repeats) return question.answerOption.map((option) => option.value);
      const boxes = question.answerOption.filter((option) => !option.none).map((option) => option.value);
      if (test.of === "box") return [[], [test.box]];
      return [[], ...boxes.map((_, index) => boxes.slice(0, index + 1))];
    }
    case "integer":
    case "decimal": {
      const constants = "from" in relation ? [relation.from, relation.to] : [relation.constant];
      return numbersAround(question, constants);
    }
    default: throw new Error(`${question.linkId}: a ${question.type} can't stand in a condition`);
  }
}

/**
 * Answers to a number question that differ for comparisons with these constants: a comparison can only change its value
 * between a constant and its neighbours. Rounded to the decimals that the question declares, as an answer would be.
 */
export function numbersAround(question, constants) {
  const places = question.maxDecimalPlaces ?? 0;
  const step = 10 ** -places;
  const near = constants.flatMap((constant) => [constant - step, constant, constant + step]);
  return [question.minValue, ...near, question.maxValue]
    .map((number) => Number(number.toFixed(places)))
    .filter((number) => number >= question.minValue && number <= question.maxValue);
}

/** "a score: for each item with values *S* and points *p*, add up …" */
function scoreValues(test, state) {
  let mostLow = 0;
  let leastLow = 0;
  let mostHigh = 0;
  let leastHigh = 0;
  let someUnknown = false;
  for (const { tree, points } of test.score.items) {
    const S = possibleValues(tree, state);
    if (S.has(true)) mostLow += points; // "`most_low` (*p* if *S* has true)"
    if (S.size === 1 && S.has(true)) leastLow += points; // "`least_low` (*p* if *S* is only true)"
    if (S.has(true) || S.has(UNKNOWN)) mostHigh += points; // "`most_high` (*p* if *S* has true or unknown)"
    if (!S.has(false)) leastHigh += points; // "`least_high` (0 if *S* has false, else *p*)"
    if (S.has(UNKNOWN)) someUnknown = true;
  }
  // "every operator is such a range, perhaps negated"
  const { from: a, to: b, negated } = asRange(test.relation);
  const values = new Set();
  if (mostLow >= a && leastHigh <= b) values.add(true);
  if (leastHigh < a || mostLow > b) values.add(false);
  if (someUnknown && mostHigh >= a && leastLow <= b && (leastLow < a || mostHigh > b)) values.add(UNKNOWN);
  return negated ? new Set([...values].map(not)) : values;
}

function asRange(relation) {
  if ("from" in relation) return { ...relation, negated: false };
  const n = relation.constant;
  switch (relation.op) {
    case "=": return { from: n, to: n, negated: false };
    case "!=": return { from: n, to: n, negated: true };
    case ">=": return { from: n, to: Infinity, negated: false };
    case "<": return { from: n, to: Infinity, negated: true };
    case "<=": return { from: -Infinity, to: n, negated: false };
    case ">": return { from: -Infinity, to: n, negated: true };
    default: throw new Error(`no such operator: ${relation.op}`);
  }
}

/**
 * "A question **matters** if it … stands in a still undecided part …, or of the `enableWhen` of a question in such a
 * part while it is open whether that one applies." All such questions of one condition, answered ones too. A part
 * inside a part that is already decided can't change anything and is not looked at.
 */
export function questionsInUndecidedParts(tree, state, found = new Set()) {
  if (possibleValues(tree, state).size < 2) return found;
  if (tree.is === "and" || tree.is === "or") {
    tree.parts.forEach((part) => questionsInUndecidedParts(part, state, found));
  } else if (tree.is === "not") {
    questionsInUndecidedParts(tree.part, state, found);
  } else if (tree.score) {
    tree.score.items.forEach((item) => questionsInUndecidedParts(item.tree, state, found));
  } else {
    found.add(tree.question);
    if (applicability(tree.question, state).size > 1) questionsInUndecidedParts(tree.question.gate, state, found);
  }
  return found;
}

/** The value of a condition that has only one left, else UNKNOWN: for advice, open and unsure are alike. */
export function settledValue(tree, state) {
  const values = possibleValues(tree, state);
  return values.size === 1 ? [...values][0] : UNKNOWN;
}

/** A patient may be unsure of this question: offered in words, or a host that has not spoken. */
export function offersUnsure(question) {
  return Boolean(question.unsure) || question.input === "host";
}
