// SPDX-License-Identifier: Apache-2.0
// What authors and the proof alone read: facts, invariants, services, the default's cases, the audience. content-format.md,
// "Facts, invariants, services", "Rules" and "A topic".

import { Unanswered, and, applies, evaluate, not, or, questionsRead } from "./conditions.mjs";
import { compareRanks, effectOf } from "./effects.mjs";
import { PHASES, reachableTopics } from "./library.mjs";

/** A condition about somebody who was not asked all that it reads: no value, and no "not sure" either. */
export const UNASKED = "unasked";

/**
 * The value of each condition that speaks of the patient, by its name: Map of "never/<fact>", "population/<invariant>",
 * "known/<invariant>", "eligible/<service>", "case/<topic>/<place>", "audience/<topic>" to true, false, UNKNOWN or UNASKED.
 * outcome is that of outcomeOfEverything() for a patient of one topic.
 */
export function authorsConditions(library, { topics: [topicId], answers }, outcome) {
  // "What is unknown (not sure, or not asked by the topic)": invariants and services know what the topics in play ask …
  const inPlay = questionsOfTopics(library, outcome.topics);
  // … while an impossible combination is impossible, whoever hears of it.
  const ever = questionsOfTopics(library, [...reachableTopics(library, topicId)]);
  const values = new Map();
  const add = (name, tree, askable) => {
    if (tree !== null) values.set(name, valueOrUnasked(tree, answers, askable));
  };
  for (const fact of library.facts) add(`never/${fact.id}`, fact.tree, ever);
  for (const invariant of library.invariants) {
    add(`population/${invariant.id}`, invariant.population, inPlay);
    add(`known/${invariant.id}`, invariant.known, inPlay);
  }
  for (const service of library.services) add(`eligible/${service.id}`, service.tree, inPlay);
  const topic = library.topics.get(topicId);
  add(`audience/${topicId}`, topic.audience, ever);
  topic.cases.forEach((each, place) => add(`case/${topicId}/${place}`, each.tree, ever));
  return values;
}

/** Conditions read what is asked before the letter; texts stand in none. */
function questionsOfTopics(library, topicIds) {
  const questions = new Set(topicIds.flatMap((id) => library.topics.get(id).questions));
  return (question) => questions.has(question);
}

/** Does the condition need an answer that this patient was not asked for? */
export function isUnasked(tree, answers) {
  return valueOrUnasked(tree, answers) === UNASKED;
}

function valueOrUnasked(tree, answers, askable) {
  try {
    return evaluate(tree, answers, askable);
  } catch (error) {
    if (error instanceof Unanswered) return UNASKED;
    throw error;
  }
}

/** Does this patient exist, and get to the topic: not sent away by the emergency screen, and meant by the audience? */
export function reaches(library, { topics: [topicId], answers }, conditions) {
  const impossible = [...conditions].some(([name, value]) => name.startsWith("never/") && value === true);
  return !impossible && conditions.get(`audience/${topicId}`) !== false && !isScreenedOut(library, answers);
}

/** "`screen` modules are asked first in every journey": an emergency there ends it before any topic. */
export function isScreenedOut(library, answers) {
  return library.screen.rules
    .filter((rule) => rule.phase === "screen")
    .map((rule) => effectOf(rule, evaluate(rule.tree, answers)))
    .some((effect) => effect !== null && ["call-999", "emergency"].includes(effect.level));
}

/**
 * What the format promises of every patient who gets to a topic, and is not so for this one: a list of sentences. `signpost
 * check` proves that there are none; this looks at one patient at a time.
 */
export function brokenPromises(library, patient, outcome, conditions) {
  if (!reaches(library, patient, conditions)) return [];
  const { topics: [topicId], answers } = patient;
  const topic = library.topics.get(topicId);
  const broken = [];

  // "The default is reached only by patients for whom one of these is true"
  if (outcome.holding.has(topic.standard.name) && !topic.cases.some((_, place) => conditions.get(`case/${topicId}/${place}`) === true)) {
    broken.push(`${topic.standard.name}: none of its cases is true`);
  }

  const askable = questionsOfTopics(library, outcome.topics);
  for (const { id, known, population, floor, exempt } of library.invariants) {
    const asksLater = answers.ask_anyway !== true && [population, known].some(readsLaterPhase);
    const below = compareRanks({ level: outcome.level, minutes: outcome.within }, floor) < 0;
    if (asksLater || !below || conditions.get(`population/${id}`) !== true) continue;
    // "whoever is in `population`, and for whom `known` is true, never ends below `floor`"
    if (conditions.get(`known/${id}`) === true) broken.push(`${id}: below its floor`);
    // "and no topic that `population` can reach ends below it without having asked what `known` reads, unless it is exempt"
    else if (!exempt.includes(topicId) && mayStillBeTrue(known, answers, askable)) broken.push(`${id}: not asked`);
  }

  // "Where a service names a topic and a destination, that topic sends nobody to that destination for whom `eligible` is
  //  false in every such service."
  for (const destination of outcome.destinationsNamed) {
    const services = library.services.filter((service) => service.destination === destination && service.topics.includes(topicId));
    if (services.length > 0 && services.every(({ id }) => conditions.get(`eligible/${id}`) === false)) {
      broken.push(`${destination}: no service takes them`);
    }
  }

  // "Each level below `call-999` that a topic can end at needs a `watch` or `help` item"
  const told = topic.advice.filter(({ kind, name }) => (kind === "watch" || kind === "help") && outcome.advice.includes(name));
  if (outcome.level !== "call-999" && told.length === 0) broken.push(`${outcome.level}: not told when to get help`);
  return broken;
}

function readsLaterPhase(tree) {
  return [...questionsRead(tree)].some((question) => PHASES.indexOf(question.phase) > PHASES.indexOf("triage"));
}

/** May it be true, for all that no topic in play has asked? */
function mayStillBeTrue(tree, answers, askable) {
  return imaginable(tree, answers, askable).has(true);
}

function imaginable(tree, answers, askable) {
  const combined = (operation) =>
    tree.parts
      .map((part) => imaginable(part, answers, askable))
      .reduce((left, right) => new Set([...left].flatMap((a) => [...right].map((b) => operation(a, b)))));
  switch (tree.is) {
    case "and": return combined(and);
    case "or": return combined(or);
    case "not": return new Set([...imaginable(tree.part, answers, askable)].map(not));
    case "applies": return new Set([applies(tree.question, answers, askable)]);
    default: {
      const asked = [...questionsRead(tree)].every(askable);
      const value = asked ? valueOrUnasked(tree, answers, askable) : UNASKED;
      return value === UNASKED ? new Set([true, false]) : new Set([value]);
    }
  }
}
