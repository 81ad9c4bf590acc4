// SPDX-License-Identifier: Apache-2.0
// Conditions: the grammar of content-format.md ("Conditions") and their three-valued value once everything they need
// was answered ("Not applicable, unsure, unasked"). What a condition may still become while questions are open is in
// possible.mjs, written apart so that each can be checked against the other.

import { ageNumbers } from "./ages.mjs";

export const UNKNOWN = "unknown";

/** The answer of a patient who was asked and is not sure. "No question or option may be called `unsure`". */
export const UNSURE = "unsure";

const RESERVED = ["unsure", "true", "false", "and", "or", "not", "in", "list", "contains", "count", "applies"];
const OPERATORS = ["=", "!=", "<", "<=", ">", ">="];
const AGE_NAMES = ["age_days", "age_months", "age_years"];

export class ConditionError extends Error {}

/**
 * A deliberate bug, set only by a test that wants the comparison with the other engines to catch it (tests/prove):
 * "unsure-is-no" or "unknown-gate-closes".
 */
const BUG = process.env.SIGNPOST_BUG;

// ---------------------------------------------------------------------------------------------------------- grammar

function tokenize(source) {
  const pattern = /\s+|(?<text>"[^"]*")|(?<number>-?[0-9]+(?:\.[0-9]+)?)|(?<word>[A-Za-z][A-Za-z0-9_]*)|(?<sign>\.\.|<=|>=|!=|[=<>()[\],])/y;
  const tokens = [];
  while (pattern.lastIndex < source.length) {
    const at = pattern.lastIndex;
    const match = pattern.exec(source);
    if (!match) throw new ConditionError(`nothing of the grammar begins at column ${at + 1} of: ${source}`);
    const { text, number, word, sign } = match.groups;
    if (text !== undefined) tokens.push({ kind: "text", value: text.slice(1, -1), at });
    if (number !== undefined) tokens.push({ kind: "number", value: Number(number), whole: !number.includes("."), at });
    if (word !== undefined) tokens.push({ kind: "word", value: word, at });
    if (sign !== undefined) tokens.push({ kind: "sign", value: sign, at });
  }
  return tokens;
}

/**
 * Parses a condition into a tree of
 *   {is: "or"|"and", parts}, {is: "not", part}, {is: "applies", name} and
 *   {is: "test", name, of: "answer"|"count"|"box", box?, relation}
 * where a relation is {op, constant}, {oneOf: [texts]} or {from, to}. Names are not looked up here: see bind().
 */
export function parse(source) {
  if (source.length > 2000) throw new ConditionError("longer than 2,000 characters");
  const tokens = tokenize(source);
  let next = 0;

  const fail = (wanted) => {
    const at = next < tokens.length ? tokens[next].at : source.length;
    throw new ConditionError(`${wanted} expected at column ${at + 1} of: ${source}`);
  };
  const sees = (value) => next < tokens.length && tokens[next].kind !== "text" && tokens[next].value === value;
  const accept = (value) => (sees(value) ? ((next += 1), true) : false);
  const expect = (value) => accept(value) || fail(`"${value}"`);
  const take = (kind, what) => {
    if (next >= tokens.length || tokens[next].kind !== kind) fail(what);
    return tokens[next++].value;
  };
  const integer = () => {
    if (next >= tokens.length || !tokens[next].whole) fail("a whole number");
    return take("number", "a whole number");
  };
  const operator = () => {
    const sign = take("sign", "an operator");
    if (!OPERATORS.includes(sign)) {
      next -= 1;
      fail("an operator");
    }
    return sign;
  };
  // name = letter, { letter | digit | "_" }
  const name = () => {
    if (next < tokens.length && RESERVED.includes(tokens[next].value)) fail("the name of a question or score");
    return take("word", "the name of a question or score");
  };
  // "in", "[", number, "..", number, "]"
  const range = (number) => {
    const from = number();
    expect("..");
    const to = number();
    expect("]");
    return { from, to };
  };

  // condition = conjunction, { "or", conjunction }
  const condition = () => {
    const parts = [conjunction()];
    while (accept("or")) parts.push(conjunction());
    return parts.length === 1 ? parts[0] : { is: "or", parts };
  };
  // conjunction = term, { "and", term }
  const conjunction = () => {
    const parts = [term()];
    while (accept("and")) parts.push(term());
    return parts.length === 1 ? parts[0] : { is: "and", parts };
  };
  const term = () => {
    if (accept("not")) {
      expect("(");
      const part = condition();
      expect(")");
      return { is: "not", part };
    }
    if (accept("(")) {
      const inner = condition();
      expect(")");
      return inner;
    }
    if (accept("applies")) {
      expect("(");
      const of = name();
      expect(")");
      return { is: "applies", name: of };
    }
    if (accept("list")) {
      expect("contains");
      expect("(");
      const of = name();
      expect(",");
      const box = take("text", "a text");
      expect(")");
      return { is: "test", name: of, of: "box", box, relation: { op: "=", constant: true } };
    }
    if (accept("count")) {
      expect("(");
      const of = name();
      expect(")");
      if (accept("in")) {
        expect("[");
        return { is: "test", name: of, of: "count", relation: range(integer) };
      }
      return { is: "test", name: of, of: "count", relation: { op: operator(), constant: integer() } };
    }
    const of = name();
    if (accept("in")) {
      expect("[");
      if (next < tokens.length && tokens[next].kind === "number") {
        return { is: "test", name: of, of: "answer", relation: range(() => take("number", "a number")) };
      }
      const oneOf = [take("text", "a text")];
      while (accept(",")) oneOf.push(take("text", "a text"));
      expect("]");
      return { is: "test", name: of, of: "answer", relation: { oneOf } };
    }
    if (next < tokens.length && OPERATORS.includes(tokens[next].value) && tokens[next].kind === "sign") {
      return { is: "test", name: of, of: "answer", relation: { op: operator(), constant: constant() } };
    }
    // "A bare `name` is a boolean question that is true."
    return { is: "test", name: of, of: "answer", relation: { op: "=", constant: true } };
  };
  const constant = () => {
    if (accept("true")) return true;
    if (accept("false")) return false;
    if (next < tokens.length && tokens[next].kind === "text") return take("text", "a constant");
    return take("number", "a constant");
  };

  const tree = condition();
  if (next < tokens.length) fail("the end");
  return tree;
}

/**
 * Looks names up: afterwards every test and applies() of the tree carries its `question` or its `score`.
 * scope is {questions: Map of linkId to question, scores: Map of id to score}.
 */
export function bind(tree, scope) {
  if (tree.is === "and" || tree.is === "or") tree.parts.forEach((part) => bind(part, scope));
  else if (tree.is === "not") bind(tree.part, scope);
  else {
    tree.score = scope.scores.get(tree.name);
    tree.question = scope.questions.get(AGE_NAMES.includes(tree.name) ? "age" : tree.name);
    if (!tree.score && !tree.question) throw new ConditionError(`no question or score is called ${tree.name}`);
  }
  return tree;
}

/** Every question that the tree reads, through scores too, but not through enableWhen. */
export function questionsRead(tree, found = new Set()) {
  if (tree.is === "and" || tree.is === "or") tree.parts.forEach((part) => questionsRead(part, found));
  else if (tree.is === "not") questionsRead(tree.part, found);
  else if (tree.score) tree.score.items.forEach((item) => questionsRead(item.tree, found));
  else found.add(tree.question);
  return found;
}

// ------------------------------------------------------------------------------------------------------------ values

/** Does a known value (number, text or boolean) stand in this relation? */
export function holds(relation, value) {
  if (relation.oneOf) return relation.oneOf.includes(value);
  // "`in [a..b]` (both ends included)"
  if ("from" in relation) return value >= relation.from && value <= relation.to;
  // Decimals of at most three places that are the same in JSON and in the condition are the same binary number, and
  // different ones keep their order, so plain comparisons are exact.
  switch (relation.op) {
    case "=": return value === relation.constant;
    case "!=": return value !== relation.constant;
    case "<": return value < relation.constant;
    case "<=": return value <= relation.constant;
    case ">": return value > relation.constant;
    case ">=": return value >= relation.constant;
    default: throw new Error(`no such operator: ${relation.op}`);
  }
}

/** The value of one comparison for one answer to its question. */
export function testAnswer(test, answer) {
  // "**Unsure**: … Every comparison on it is *unknown*."
  if (answer === UNSURE) return BUG === "unsure-is-no" ? false : UNKNOWN;
  if (test.of === "box") return holds(test.relation, answer.includes(test.box));
  // "'None of these' … is not counted."
  if (test.of === "count") return holds(test.relation, answer.filter((box) => box !== "none").length);
  if (AGE_NAMES.includes(test.name)) return holds(test.relation, ageNumbers(answer)[test.name]);
  return holds(test.relation, answer);
}

/** The truth tables of content-format.md, row by row. */
export function and(a, b) {
  if (a === false || b === false) return false;
  if (a === UNKNOWN || b === UNKNOWN) return UNKNOWN;
  return true;
}

export function or(a, b) {
  if (a === true || b === true) return true;
  if (a === UNKNOWN || b === UNKNOWN) return UNKNOWN;
  return false;
}

export function not(a) {
  return a === UNKNOWN ? UNKNOWN : !a;
}

/** Thrown when a condition needs a question that applies and was not answered. Nothing is ever filled in. */
export class Unanswered extends Error {
  constructor(linkId) {
    super(`${linkId} applies and was not answered`);
    this.linkId = linkId;
  }
}

/**
 * "`input`: never asked: `host` (the page passes it in; until then it counts as unsure) or `scan` (red-flag phrases
 * found in the patient's words; until then, none)". Undefined for a question that is simply not answered.
 */
export function answerGiven(question, answers) {
  if (Object.hasOwn(answers, question.linkId)) return answers[question.linkId];
  if (question.input === "host") return UNSURE;
  if (question.input === "scan") return [];
  return undefined;
}

const everyQuestion = () => true;

/** "`enableWhen` true *or unknown* means that it applies." */
export function applies(question, answers, isAskable = everyQuestion) {
  if (question.gate === null) return true;
  const gate = evaluate(question.gate, answers, isAskable);
  return gate !== false && !(gate === UNKNOWN && BUG === "unknown-gate-closes");
}

/**
 * The value of a condition for a patient who answered everything that applies: true, false or UNKNOWN. A comparison on a
 * question that is not askable, because no topic has it for this patient, is unknown.
 */
export function evaluate(tree, answers, isAskable = everyQuestion) {
  switch (tree.is) {
    case "and": return tree.parts.map((part) => evaluate(part, answers, isAskable)).reduce(and);
    case "or": return tree.parts.map((part) => evaluate(part, answers, isAskable)).reduce(or);
    case "not": return not(evaluate(tree.part, answers, isAskable));
    // "`applies(q)` is true or false, never unknown."
    case "applies": return applies(tree.question, answers, isAskable);
    default: return tree.score ? evaluateScore(tree, answers, isAskable) : evaluateTest(tree, answers, isAskable);
  }
}

function evaluateTest(test, answers, isAskable) {
  if (!isAskable(test.question)) return UNKNOWN;
  // "**Not applicable**: … Every comparison on it is *false* (also `!=`). An answer kept to it is not used."
  if (!applies(test.question, answers, isAskable)) return false;
  const answer = answerGiven(test.question, answers);
  if (answer === undefined) throw new Unanswered(test.question.linkId);
  return testAnswer(test, answer);
}

/** "Each item adds, on its own, its points if true, 0 if false, and anything between 0 and its points if unknown." */
function evaluateScore(test, answers, isAskable) {
  let low = 0;
  let high = 0;
  for (const item of test.score.items) {
    const value = evaluate(item.tree, answers, isAskable);
    if (value === true) low += item.points;
    if (value !== false) high += item.points;
  }
  // True or false if that is so of every whole number in [low, high], else unknown.
  const values = new Set();
  for (let sum = low; sum <= high; sum += 1) values.add(holds(test.relation, sum));
  return values.size === 1 ? [...values][0] : UNKNOWN;
}
