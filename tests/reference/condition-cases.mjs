// SPDX-License-Identifier: Apache-2.0
// Seeded conditions with the questions, scores and answers to evaluate them: {questions, scores, condition, answers}, the
// very lines that `signpost evaluate --batch` reads.

import { generateCondition } from "./generator.mjs";
import { everyAge } from "./interpreter/ages.mjs";
import { UNSURE, bind, evaluate, parse } from "./interpreter/conditions.mjs";
import { buildScope } from "./interpreter/library.mjs";
import { numbersAround } from "./interpreter/possible.mjs";
import { Random } from "./random.mjs";

/** plain: every question applies and is answered. Else questions have gates, and some answers are "unsure". */
export function generateCases(number, { plain, seed }) {
  const random = new Random(seed);
  return Array.from({ length: number }, () => {
    const made = generateCondition(random, { plain });
    const answers = {};
    for (const question of made.questions) answers[question.linkId] = randomAnswer(question, made, random, plain);
    return { ...made, answers };
  });
}

function randomAnswer(question, made, random, plain) {
  if (!plain && question.unsure && random.chance(0.4)) return UNSURE;
  switch (question.type) {
    case "boolean": return random.chance(0.5);
    case "quantity": return random.pick(everyAge());
    case "choice": {
      const values = question.answerOption.filter((option) => !option.none).map((option) => option.value);
      return question.repeats ? random.some(values, 0) : random.pick(values);
    }
    default: {
      // Mostly at or beside a number that the conditions name, where mistakes are.
      const text = [made.condition, ...made.questions.map((each) => each.enableWhen ?? "")].join(" ");
      const constants = [...text.matchAll(/-?[0-9]+(\.[0-9]+)?/g)].map(([number]) => Number(number));
      const near = numbersAround(question, constants);
      return random.pick(near);
    }
  }
}

export function evaluateCase({ questions, scores, condition, answers }) {
  return evaluate(bind(parse(condition), buildScope(questions, scores)), answers);
}

/** One small mistake in a condition, which often takes it out of the grammar. */
export function mutate(condition, random) {
  const at = random.whole(0, condition.length - 1);
  const letter = random.pick(["(", ")", '"', "=", "<", "!", "[", ",", "and", "or", "not", "in", "0", ".", "§", " "]);
  if (random.chance(0.5)) return condition.slice(0, at) + condition.slice(at + 1);
  return condition.slice(0, at) + letter + condition.slice(at + (random.chance(0.5) ? 1 : 0));
}
