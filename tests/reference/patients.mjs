// SPDX-License-Identifier: Apache-2.0
// Patients for a topic: all of them where that is possible, one for each class that its conditions can tell apart, else
// seeded random ones.

import { everyAge } from "./interpreter/ages.mjs";
import { UNKNOWN, UNSURE, applies, evaluate, testAnswer } from "./interpreter/conditions.mjs";
import { minutesOf } from "./interpreter/effects.mjs";
import { reachableTopics } from "./interpreter/library.mjs";
import { numbersAround, offersUnsure } from "./interpreter/possible.mjs";

const ASKABLE = ["boolean", "choice", "integer", "decimal", "quantity"];

/** What the topics are made of, those that they can hand over to included: {questions, rules, classes}. */
export function survey(library, topicIds) {
  const ids = new Set(topicIds.flatMap((id) => [...reachableTopics(library, id)]));
  const topics = [...ids].map((id) => library.topics.get(id));
  const unique = (lists) => [...new Set(lists.flat())];
  const rules = unique(topics.map((topic) => topic.rules));
  const advice = unique(topics.map((topic) => topic.advice));
  const questions = unique(topics.map((topic) => topic.questions)).filter(
    (question) => ASKABLE.includes(question.type) && question.phase !== "letter" && question.linkId !== "surgery_opens_in",
  );
  const trees = [
    ...rules.map((rule) => rule.tree),
    ...advice.map((item) => item.tree),
    ...questions.map((question) => question.gate),
  ].filter((tree) => tree !== null);
  const tests = new Map(questions.map((question) => [question, []]));
  trees.forEach((tree) => collectTests(tree, tests));

  const askAnyway = library.settings.ask_anyway;
  const afterwards = questions.filter((question) => question.phase === "outcome" && readByRule(question, rules));
  const withins = unique([rules, topics.map((topic) => topic.standard)]).map((rule) => minutesOf(rule.within) ?? 0);
  const covered = coveredFlags(library, ids);
  const classes = new Map(questions.map((question) => [question, classesOf(question, tests.get(question), covered)]));
  return { questions, rules, classes, afterwards: new Set(askAnyway ? afterwards : []), withins: [...new Set(withins)] };
}

/** "While a topic in `covered_by` is being asked, the flag is not raised": so no patient of that topic has its box. */
function coveredFlags(library, topicIds) {
  const flags = library.phrases?.flags ?? [];
  return flags.filter((flag) => (flag.covered_by ?? []).some((id) => topicIds.has(id))).map((flag) => flag.id);
}

function readByRule(question, rules) {
  const reads = (tree) => {
    if (tree.is === "and" || tree.is === "or") return tree.parts.some(reads);
    if (tree.is === "not") return reads(tree.part);
    if (tree.score) return tree.score.items.some((item) => reads(item.tree));
    return tree.question === question || (tree.question.gate !== null && reads(tree.question.gate));
  };
  return rules.some((rule) => rule.asks === question || reads(rule.tree));
}

function collectTests(tree, tests) {
  if (tree.is === "and" || tree.is === "or") tree.parts.forEach((part) => collectTests(part, tests));
  else if (tree.is === "not") collectTests(tree.part, tests);
  else if (tree.is === "applies") return;
  else if (tree.score) tree.score.items.forEach((item) => collectTests(item.tree, tests));
  else tests.get(tree.question)?.push(tree);
}

/** One answer for each way in which the tests on a question can come out, and "unsure" where that is offered. */
function classesOf(question, tests, coveredFlagIds) {
  const seen = new Map();
  for (const answer of candidates(question, tests, coveredFlagIds)) {
    const signature = tests.map((test) => testAnswer(test, answer)).join();
    if (!seen.has(signature)) seen.set(signature, answer);
  }
  const answers = [...seen.values()];
  if (offersUnsure(question)) answers.push(UNSURE);
  return answers;
}

function candidates(question, tests, coveredFlagIds) {
  if (question.type === "boolean") return [false, true];
  if (question.type === "quantity") return everyAge();
  if (question.type === "choice") {
    const values = question.answerOption.filter((option) => !option.none).map((option) => option.value);
    return question.repeats ? boxSets(values.filter((value) => !coveredFlagIds.includes(value)), tests) : values;
  }
  const constants = tests.flatMap(({ relation }) =>
    "from" in relation ? [relation.from, relation.to] : [relation.constant],
  );
  return numbersAround(question, constants);
}

/** Sets of boxes: every set of those that conditions name (twelve at most), with 0, 1, 2 … of the others ticked too. */
function boxSets(values, tests) {
  const named = values.filter((value) => tests.some((test) => test.box === value)).slice(0, 12);
  const others = values.filter((value) => !named.includes(value));
  const counts = tests.some((test) => test.of === "count");
  const sets = [];
  for (let bits = 0; bits < 2 ** named.length; bits += 1) {
    const ticked = named.filter((_, index) => bits & (2 ** index));
    for (let extra = 0; extra <= (counts ? others.length : 0); extra += 1) sets.push([...ticked, ...others.slice(0, extra)]);
  }
  return sets;
}

/**
 * Every answer set of the topics up to the classes, one after the other. A question that does not apply has no answer.
 */
export function* eachPatient(library, topicIds) {
  const { questions, rules, classes, afterwards, withins } = survey(library, topicIds);
  let number = 0;
  function* walk(index, answers) {
    if (index === questions.length) {
      yield patient(topicIds, answers, openingTime(number, withins));
      number += 1;
      return;
    }
    const question = questions[index];
    if (afterwards.has(question) && answers.ask_anyway === undefined) {
      for (const anyway of [false, true]) yield* walk(index, { ...answers, ask_anyway: anyway });
    } else if (!isPut(question, rules, afterwards, answers)) {
      yield* walk(index + 1, answers);
    } else {
      for (const answer of classes.get(question)) yield* walk(index + 1, { ...answers, [question.linkId]: answer });
    }
  }
  yield* walk(0, {});
}

/** Are there more than `limit`? Mostly known from the questions that everybody has, without counting to millions. */
export function areMoreThan(limit, library, topicIds) {
  const { questions, rules, classes, afterwards } = survey(library, topicIds);
  const always = questions.filter((question) => {
    return question.gate === null && !afterwards.has(question) && !rules.some((rule) => rule.asks === question);
  });
  if (always.reduce((product, question) => product * classes.get(question).length, 1) > limit) return true;
  const patients = eachPatient(library, topicIds);
  for (let number = 0; number <= limit; number += 1) if (patients.next().done) return false;
  return true;
}

/** All of them, or null if there are more than `limit`. */
export function everyPatient(library, topicIds, limit) {
  if (areMoreThan(limit, library, topicIds)) return null;
  return [...eachPatient(library, topicIds)];
}

/** How many questions someone would be asked who is asked everything in these topics. */
export function questionsPut(library, topicIds, answers) {
  const { questions, rules, afterwards } = survey(library, topicIds);
  return questions.filter((question) => !question.input && isPut(question, rules, afterwards, answers)).length;
}

/** Would someone who is asked everything be asked this? Every earlier answer is known here. */
function isPut(question, rules, afterwards, answers) {
  if (afterwards.has(question) && answers.ask_anyway !== true) return false;
  const asking = rules.filter((rule) => rule.asks === question);
  if (asking.length > 0) return asking.some((rule) => evaluate(rule.tree, answers) === UNKNOWN);
  return applies(question, answers);
}

/**
 * Seeded random patients, who have an answer to every question, also to those that will not apply (such an answer "is not
 * used"). Some are nearly well, some have much; few fail the emergency screen, which would end the journey there.
 */
export function randomPatients(library, topicIds, number, random) {
  return [...eachRandomPatient(library, topicIds, number, random)];
}

export function* eachRandomPatient(library, topicIds, number, random) {
  const { questions, classes, afterwards, withins } = survey(library, topicIds);
  for (let index = 0; index < number; index += 1) {
    const strange = random.pick([0.05, 0.15, 0.3, 0.6, 1]);
    const unsure = random.pick([0, 0.1, 0.3, 0.6]);
    const askAnyway = afterwards.size > 0 && random.chance(0.3);
    const answers = {};
    for (const question of questions) {
      if (afterwards.has(question) && !askAnyway) continue;
      const known = classes.get(question).filter((answer) => answer !== UNSURE);
      if (offersUnsure(question) && random.chance(unsure)) answers[question.linkId] = UNSURE;
      else if (question.type === "quantity" || question.linkId === "who") answers[question.linkId] = random.pick(known);
      else answers[question.linkId] = random.chance(question.phase === "screen" ? strange / 5 : strange) ? random.pick(known) : known[0];
    }
    if (afterwards.size > 0) answers.ask_anyway = askAnyway;
    yield patient(topicIds, answers, openingTime(random.whole(0, 1000), withins));
  }
}

function patient(topics, answers, opensIn) {
  return { topics, answers: opensIn === undefined ? answers : { ...answers, surgery_opens_in: opensIn } };
}

/** Open, closed for exactly as long as some rule allows, for a minute longer, or not known. */
function openingTime(number, withins) {
  const times = [0, undefined, ...withins.flatMap((minutes) => [minutes, minutes + 1])];
  return times[number % times.length];
}
