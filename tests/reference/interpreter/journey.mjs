// SPDX-License-Identifier: Apache-2.0
// The journey: which question comes next, and the outcome from the answers given. It implements, sentence by sentence,
// "Which question comes next" of content-format.md. Everything is worked out anew from the answers after each answer.

import { UNKNOWN, answerGiven, questionsRead } from "./conditions.mjs";
import {
  compareRanks,
  effectIfTrue,
  effectIfUnknown,
  effectOf,
  highest,
  isHandOver,
  routeByOpeningHours,
  sameEffect,
} from "./effects.mjs";
import { chooseAdvice, isShown, phasesBegun, rulesOutDefault } from "./outcome.mjs";
import { mayNotApply, possibleValues, questionsInUndecidedParts, settledValue, stillKnown } from "./possible.mjs";

/**
 * Bugs that the self-check can ask for, each a misreading that a careful person could make. The comparison with
 * outcome.mjs has to find every one of them.
 */
export const BUGS = [
  "unsure is no",
  "unknown gate hides",
  "default is a floor",
  "default ignored above a floor",
  "floor is the rule's own level",
  "only what is above the floor matters",
  "hand-over counts at its own level",
  "asked question is not put",
  "unasked is replayed as not applicable",
  "applies means that it was put",
  "still-need-help rules take the default away",
];

/**
 * Drives a journey that asks as little as it can, answering from the patient's answers. Returns the outcome of
 * outcomeOfEverything() and `asked`, the linkIds in the order in which they were put.
 */
export function play(library, patient, bugs = new Set()) {
  const given = {};
  // "`input`: never asked": what the page and the scan pass in is there from the beginning.
  for (const [linkId, question] of library.questions) {
    if (question.input && Object.hasOwn(patient.answers, linkId)) given[linkId] = patient.answers[linkId];
  }
  const asked = [];
  let askedAnyway = false;
  let known;
  for (;;) {
    const state = { library, topics: patient.topics, answers: { ...given }, bugs, known };
    const question = nextQuestion(state);
    if (question) {
      if (!Object.hasOwn(patient.answers, question.linkId)) throw new Error(`${question.linkId} was asked, not answered`);
      given[question.linkId] = patient.answers[question.linkId];
      asked.push(question.linkId);
      known = stillKnown(state, question.linkId);
    } else if (patient.answers.ask_anyway === true && !askedAnyway) {
      askedAnyway = true;
      given.ask_anyway = true;
    } else {
      return { ...outcomeSoFar(state), asked };
    }
  }
}

/** The outcome from the answers given: state is {library, topics, answers, bugs}. */
export function outcomeSoFar(state) {
  const table = effectsTable(state);
  const { floor } = table;
  const unsettled = rulesThatMatter(table, state).map(({ name }) => name);
  if (unsettled.length > 0) throw new Error(`no question can be put, yet these rules matter: ${unsettled.join(", ")}`);
  if (state.bugs?.has("unasked is replayed as not applicable") && !state.replayed) {
    return outcomeSoFar({ ...state, known: undefined, table: undefined, replayed: true });
  }
  // "When none matters, the outcome is the floor, its certain destinations and the rules decided to hold at it."
  const reasons = table.entries
    .filter(({ effects }) => effects.length === 1 && effects[0] !== null && compareRanks(effects[0], floor) === 0)
    .map(({ rule }) => rule.name);
  return {
    level: floor.level,
    within: floor.minutes,
    destinations: routeByOpeningHours(floor, table.certain, state.answers.surgery_opens_in),
    destinationsNamed: [...table.certain].sort(),
    reasons: [...reasons].sort(),
    advice: chooseAdvice(state.library, table.topics, floor.level, (tree) => settledValue(tree, state)),
    topics: table.topics,
  };
}

/** The next question, or null when no question matters any more. */
export function nextQuestion(state) {
  return nextScreenQuestion(state) ?? nextThatMatters(state) ?? nextForAdvice(state);
}

/** "`screen` modules are asked first in every journey": every question of theirs that applies. */
function nextScreenQuestion(state) {
  const questions = state.library.topics.get(state.topics[0]).questions;
  return questions.find(
    (question) => question.phase === "screen" && isOpen(question, state) && !mayNotApply(question, state),
  );
}

/** "The next question is the first of the current phase that matters and is settled to apply." */
export function nextThatMatters(state) {
  const table = effectsTable(state);
  const mattering = questionsThatMatter(table, state);
  return allQuestions(table.topics, state).find(
    (question) => mattering.has(question) && isOpen(question, state) && settledToApply(question, table, state),
  );
}

/**
 * "A question of phase `outcome` that only advice reads is asked once triage has settled at `routine` or `self-care` and
 * an item of that level still depends on it."
 */
export function nextForAdvice(state) {
  const { floor, topics } = effectsTable(state);
  if (floor.level !== "routine" && floor.level !== "self-care") return undefined;
  const ruleReads = new Set(topics.flatMap((id) => state.library.topics.get(id).rules).flatMap((rule) => readsOf(rule)));
  const needed = new Set();
  for (const item of new Set(topics.flatMap((id) => state.library.topics.get(id).advice))) {
    if (item.tree === null || !item.levels.includes(floor.level)) continue;
    const shown = new Set([...possibleValues(item.tree, state)].map((value) => isShown(item, value)));
    if (shown.size > 1) questionsInUndecidedParts(item.tree, state, needed);
  }
  return allQuestions(topics, state).find(
    (question) =>
      question.phase === "outcome" &&
      needed.has(question) &&
      !ruleReads.has(question) &&
      isOpen(question, state) &&
      !mayNotApply(question, state),
  );
}

// ------------------------------------------------------------------------------------------- topics and their rules

/**
 * The topics in the order in which their questions are asked, with those that a rule has handed over to: "Once it holds,
 * the target's questions come first and both topics' rules count".
 */
function activeTopics(state) {
  const topics = [...state.topics];
  for (let found = true; found; ) {
    const target = topics
      .flatMap((id) => rulesBegun(id, state))
      .filter(isHandOver)
      .map((rule) => possibleEffects(rule, state))
      .filter((effects) => effects.length === 1 && effects[0]?.handOver)
      .map(([effect]) => effect.handOver)
      .find((id) => !topics.includes(id));
    found = target !== undefined;
    if (found) topics.unshift(target);
  }
  return topics;
}

function rulesBegun(topicId, state) {
  const phases = phasesBegun(state.answers);
  return state.library.topics.get(topicId).rules.filter((rule) => phases.includes(rule.phase));
}

function allQuestions(topics, state) {
  return [...new Set(topics.flatMap((id) => state.library.topics.get(id).questions))];
}

export function isOpen(question, state) {
  return answerGiven(question, state.answers) === undefined;
}

/** The questions that a rule reads, the asked one and those of enableWhen too. */
function readsOf(rule) {
  const found = new Set(rule.asks ? [rule.asks] : []);
  questionsRead(rule.tree, found);
  for (const question of found) if (question.gate) questionsRead(question.gate, found);
  return [...found];
}

// ---------------------------------------------------------------------------------------------------------- effects

/**
 * "When the rule's values include unknown, `q`'s values stand in its place: true holds, false does not, unsure counts as
 * `same`." Returns the effects that the rule can still have, each once.
 */
function possibleEffects(rule, state) {
  const values = possibleValues(rule.tree, state);
  const effects = [];
  for (const value of values) {
    if (value !== UNKNOWN || rule.asks === null || state.bugs?.has("asked question is not put")) {
      effects.push(effectOf(rule, value));
      continue;
    }
    const answer = answerGiven(rule.asks, state.answers);
    if (answer === undefined || answer === true) effects.push(effectIfTrue(rule));
    if (answer === undefined || answer === false) effects.push(null);
    if (answer === undefined ? rule.asks.unsure : answer === "unsure") effects.push(effectIfUnknown(rule));
  }
  return effects.filter((effect, index) => effects.findIndex((other) => sameEffect(effect, other)) === index);
}

/**
 * "A rule's **possible effects**", the **floor** and the **certain** destinations, over all active topics. Each entry is
 * {rule, effects, topics}: a shared rule belongs to several topics.
 */
export function effectsTable(state) {
  state.table ??= workOutTable(state); // once for a state, whose answers never change
  return state.table;
}

function workOutTable(state) {
  const topics = activeTopics(state);
  const byRule = new Map();
  for (const id of topics) {
    const own = [];
    for (const rule of rulesBegun(id, state)) {
      if (!byRule.has(rule)) byRule.set(rule, { rule, effects: possibleEffects(rule, state), topics: [] });
      byRule.get(rule).topics.push(id);
      own.push(byRule.get(rule));
    }
    const { standard } = state.library.topics.get(id);
    if (standard === null) continue; // the screen by itself has none
    const effects = defaultEffects(standard, own.filter((entry) => countsAgainstDefault(entry.rule, state)), state);
    byRule.set(standard, { rule: standard, effects, topics: [id] });
  }
  const entries = [...byRule.values()];
  // "The **floor** is the highest rank that some rule is certain to reach (the lowest of its possible effects, if none is
  //  nothing); at first there is none."
  const certainRanks = entries.map((entry) => ({ ...entry, rank: rankReached(entry.effects, state) }));
  const floor = highest(certainRanks.map(({ rank }) => rank).filter((rank) => rank !== null));
  // "A destination is **certain** if a rule certain to reach the floor has no other destination at it."
  const certain = new Set();
  for (const { effects, rank } of certainRanks) {
    if (rank === null || compareRanks(rank, floor) !== 0) continue;
    const there = new Set(effects.filter((effect) => compareRanks(effect, floor) === 0).map((e) => e.destination));
    if (there.size === 1) certain.add([...there][0]);
  }
  return { topics, entries, floor, certain };
}

/** "The default is certain to hold when every other rule of its topic is decided to nothing, and ruled out when one is
 *  certain to do something." */
function defaultEffects(standard, entries, state) {
  const holds = effectIfTrue(standard);
  if (state.bugs?.has("default is a floor")) return [holds];
  if (entries.some(({ effects }) => !effects.includes(null))) return [null];
  if (entries.every(({ effects }) => effects.length === 1)) return [holds];
  return [holds, null];
}

function countsAgainstDefault(rule, state) {
  return rulesOutDefault(rule) || state.bugs?.has("still-need-help rules take the default away");
}

function rankReached(effects, state) {
  if (effects.includes(null)) return null;
  if (state.bugs?.has("floor is the rule's own level")) return highest(effects);
  return effects.reduce((lowest, effect) => (compareRanks(effect, lowest) < 0 ? effect : lowest));
}

/**
 * Where an effect that is not decided yet may take the patient, as ranks with destinations. "While open, the rule counts
 * at the highest rank that the target can reach (or its own, if higher), so it is settled before anything lower."
 */
function reachOf(effect, topics, state) {
  if (effect === null) return [];
  // "… while the target isn't in play"
  if (effect.handOver === null || topics.includes(effect.handOver) || state.bugs?.has("hand-over counts at its own level")) return [effect];
  const all = [effect, ...effectsEverPossible(effect.handOver, state)];
  const top = highest(all);
  return all.filter((each) => compareRanks(each, top) === 0);
}

/** Every effect that the topic's rules, and those of topics it hands over to, could have for any patient. */
function effectsEverPossible(topicId, state) {
  const rules = rulesBegun(topicId, state);
  const effects = rules.flatMap((rule) => [effectIfTrue(rule), effectIfUnknown(rule)]).filter((e) => e !== null);
  effects.push(effectIfTrue(state.library.topics.get(topicId).standard));
  for (const target of new Set(effects.map((effect) => effect.handOver).filter((id) => id !== null))) {
    effects.push(...effectsEverPossible(target, state));
  }
  return effects;
}

// ------------------------------------------------------------------------------------------------------ what matters

/**
 * "A rule **matters** if it is undecided and a possible effect is above the floor, or at the floor with a destination
 * that is not certain. … When the default matters, so does every undecided rule of its topic."
 */
function rulesThatMatter({ topics, entries, floor, certain }, state) {
  const canChange = (effect) => {
    if (floor === null) return true;
    const above = compareRanks(effect, floor);
    if (state.bugs?.has("only what is above the floor matters")) return above > 0;
    return above > 0 || (above === 0 && !certain.has(effect.destination));
  };
  const undecided = entries.filter(({ effects }) => effects.length > 1);
  const mattering = new Set(
    undecided.filter(({ effects }) => effects.flatMap((effect) => reachOf(effect, topics, state)).some(canChange)),
  );
  for (const entry of [...mattering]) {
    if (!entry.rule.isDefault) continue;
    if (state.bugs?.has("default ignored above a floor") && floor !== null) continue;
    for (const other of undecided) if (other.topics.includes(entry.topics[0])) mattering.add(other);
  }
  return [...mattering].map(({ rule }) => rule).filter((rule) => !rule.isDefault);
}

/** "A question **matters** if it is open and stands in a still undecided part of a rule that matters …" */
function questionsThatMatter(table, state) {
  const questions = new Set();
  for (const rule of rulesThatMatter(table, state)) {
    questionsInUndecidedParts(rule.tree, state, questions);
    if (rule.asks && possibleValues(rule.tree, state).has(UNKNOWN)) questions.add(rule.asks);
  }
  return questions;
}

/** "An asked question (`unsure: "ask q"`) applies if a rule that asks it is unknown, and may apply while one may be." */
function settledToApply(question, table, state) {
  const asking = table.entries.filter(({ rule }) => rule.asks === question);
  if (asking.length === 0) return !mayNotApply(question, state);
  return asking.some(({ rule }) => {
    const values = possibleValues(rule.tree, state);
    return values.size === 1 && values.has(UNKNOWN);
  });
}
