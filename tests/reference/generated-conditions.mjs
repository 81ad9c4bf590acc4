// SPDX-License-Identifier: Apache-2.0
// Seeded random conditions over authored questions and scores, valid by the rules of content-format.md. Items of scores
// carry their `question` here, for the guards.

/**
 * A condition over the given questions, and perhaps a score: conjunctions, disjunctions and negations. "`not`, `!=`, or an
 * upper bound on a score, over a question that may not apply, is an error unless the same conjunction also says
 * `applies(q)`", so such a term always stands in a conjunction with its guards.
 */
export function makeCondition(focus, readable, random, depth) {
  const terms = focus.map((question) => makeTerm(question, random));
  if (readable.scores.length > 0 && random.chance(0.35)) terms.push(scoreTest(random.pick(readable.scores), random));
  const gated = readable.questions.filter((question) => question.enableWhen);
  if (gated.length > 0 && random.chance(0.1)) terms.push({ text: `applies(${random.pick(gated).linkId})`, guards: [] });
  return joinTerms(random.shuffle(terms), random, depth);
}

function joinTerms(terms, random, depth) {
  if (terms.length === 1) return guarded(terms);
  if (depth > 1 && terms.length > 2) {
    const half = { text: `(${joinTerms(terms.slice(1), random, depth - 1)})`, guards: [] };
    return joinTerms([terms[0], half], random, 1);
  }
  if (random.chance(0.5)) return guarded(terms);
  return terms.map((term) => guarded([term])).join(" or ");
}

/** One conjunction: the guards that its terms need, then the terms. */
function guarded(terms) {
  const guards = [...new Set(terms.flatMap((term) => term.guards))].map((linkId) => `applies(${linkId})`);
  return [...guards, ...terms.map((term) => term.text)].join(" and ");
}

function makeTerm(question, random) {
  if (!random.chance(0.2)) return anyTest(question, random);
  const text = `not(${positiveTest(question, random)})`;
  return { text, guards: question.enableWhen ? [question.linkId] : [] };
}

/** A comparison of any kind: {text, guards}, the guards being questions that must be said to apply. */
export function anyTest(question, random) {
  if (random.chance(0.2) && (question.type === "boolean" || (question.type === "choice" && !question.repeats))) {
    const text = question.type === "boolean" ? `${question.linkId} != true` : `${question.linkId} != "${random.pick(question.answerOption).value}"`;
    return { text, guards: question.enableWhen ? [question.linkId] : [] };
  }
  return { text: positiveTest(question, random), guards: [] };
}

/** A comparison without negation that some answers fulfil and some do not. */
export function positiveTest(question, random) {
  const { linkId, type } = question;
  if (type === "boolean") return random.pick([linkId, linkId, `${linkId} = true`, `${linkId} = false`]);
  if (type === "quantity") return ageTest(random);
  if (type === "choice" && question.repeats) return checklistTest(question, random);
  if (type === "choice") {
    const values = question.answerOption.map((option) => option.value);
    if (values.length < 3 || random.chance(0.5)) return `${linkId} = "${random.pick(values)}"`;
    return `${linkId} in [${random.some(values, 2, values.length - 1).map((value) => `"${value}"`).join(", ")}]`;
  }
  return numberTest(question, random);
}

function checklistTest({ linkId, answerOption }, random) {
  const boxes = answerOption.filter((option) => !option.none).map((option) => option.value);
  if (random.chance(0.5)) return `list contains(${linkId}, "${random.pick(boxes)}")`;
  const n = random.whole(1, boxes.length);
  if (boxes.length > 1 && random.chance(0.2)) return `count(${linkId}) in [1..${random.whole(1, boxes.length - 1)}]`;
  return `count(${linkId}) ${random.pick([`>= ${n}`, `>= ${n}`, `> ${n - 1}`, "= 0", `< ${n}`, `<= ${n - 1}`])}`;
}

function numberTest({ linkId, minValue, maxValue, maxDecimalPlaces = 0 }, random) {
  // Strictly inside the range, so that no comparison is always or never true.
  const value = () => random.whole((minValue + 1) * 10 ** maxDecimalPlaces, (maxValue - 1) * 10 ** maxDecimalPlaces);
  const written = (number) => (number / 10 ** maxDecimalPlaces).toFixed(random.chance(0.3) && number % 10 ** maxDecimalPlaces === 0 ? 0 : maxDecimalPlaces);
  if (random.chance(0.2)) {
    const ends = [value(), value()].sort((a, b) => a - b);
    return `${linkId} in [${written(ends[0])}..${written(ends[1])}]`;
  }
  return `${linkId} ${random.pick(["<", "<=", ">", ">=", ">=", ">=", "="])} ${written(value())}`;
}

/** Only thresholds that one number for the age can tell apart. */
function ageTest(random) {
  const years = random.pick([1, 2, 5, 16, 18, 65]);
  return random.pick([
    `age_years ${random.pick(["<", ">="])} ${years}`,
    `age_years in [${years}..${years + random.whole(1, 30)}]`,
    `age_months ${random.pick(["<", ">="])} ${random.pick([1, 3, 6, 12, 24, 36, 60])}`,
    `age_days ${random.pick(["<", ">="])} ${random.pick([7, 14, 28])}`,
  ]);
}

/** Sums that can be reached on either side of the comparison. */
function scoreTest(score, random) {
  const sums = reachableSums(score.items.map((item) => item.points)).filter((sum) => sum > 0);
  const n = random.pick(sums);
  const gated = score.items.filter((item) => item.question.enableWhen).map((item) => item.question.linkId);
  if (random.chance(0.6)) return { text: `${score.id} ${random.pick([`>= ${n}`, `> ${n - 1}`])}`, guards: [] };
  const inside = sums.length > 1 ? `in [${sums[0]}..${sums.at(-2)}]` : `= ${n}`;
  return { text: `${score.id} ${random.pick([`< ${n}`, `<= ${n - 1}`, `= ${n}`, `!= ${n}`, inside])}`, guards: gated };
}

function reachableSums(points) {
  let sums = new Set([0]);
  for (const point of points) sums = new Set([...sums, ...[...sums].map((sum) => sum + point)]);
  return [...sums].sort((a, b) => a - b);
}
