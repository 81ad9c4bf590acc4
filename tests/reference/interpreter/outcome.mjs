// SPDX-License-Identifier: Apache-2.0
// What an outcome *is*: every rule evaluated for a patient who answered everything that applies. The journey, which asks
// as little as it can, must end at the same place.
//
// A patient is {topics: [ids], answers: {linkId: value}}. An answer is true or false, an option's value, a list
// of boxes ([] is "none of these"), a number, "30 years", or "unsure". `ask_anyway: true` says that the patient still
// needed help after the outcome, which begins the outcome phase; without `surgery_opens_in` the hours are not known.

import { UNKNOWN, Unanswered, evaluate } from "./conditions.mjs";
import { compareRanks, effectIfTrue, effectIfUnknown, effectOf, highest, routeByOpeningHours } from "./effects.mjs";
import { settledValue } from "./possible.mjs";

/**
 * Returns {level, within, destinations, destinationsNamed, reasons, advice, topics, holding}: destinationsNamed are those
 * before opening hours are looked at; holding is a Map of every rule that holds, at any rank, to its effect.
 */
export function outcomeOfEverything(library, patient) {
  const { answers } = patient;
  const phases = phasesBegun(answers);
  const topics = [...patient.topics];
  // A growing list: a rule that hands over brings in its target, whose rules may hand over in turn.
  for (const id of topics) {
    for (const rule of library.topics.get(id).rules.filter((each) => phases.includes(each.phase))) {
      const effect = effectInFull(rule, answers);
      if (effect?.handOver && !topics.includes(effect.handOver)) topics.push(effect.handOver);
    }
  }

  // "Over several topics the rules count together, each default for its own topic." A shared rule counts once.
  const holding = new Map(); // rule name -> effect
  for (const id of topics) {
    const topic = library.topics.get(id);
    const effects = topic.rules
      .filter((rule) => phases.includes(rule.phase))
      .map((rule) => ({ rule, effect: effectInFull(rule, answers) }))
      .filter(({ effect }) => effect !== null);
    for (const { rule, effect } of effects) holding.set(rule.name, effect);
    if (!effects.some(({ rule }) => rulesOutDefault(rule))) holding.set(topic.standard.name, effectIfTrue(topic.standard));
  }

  // "The outcome is the highest rank at which a rule holds, with all the destinations of the rules that hold at that
  //  rank; the **reasons** are the rules known to hold there."
  const rank = highest([...holding.values()]);
  const atRank = [...holding].filter(([, effect]) => compareRanks(effect, rank) === 0);
  const named = atRank.map(([, effect]) => effect.destination);
  return {
    level: rank.level,
    within: rank.minutes,
    destinations: routeByOpeningHours(rank, named, answers.surgery_opens_in),
    destinationsNamed: [...new Set(named)].sort(),
    reasons: atRank.map(([name]) => name).sort(),
    advice: chooseAdvice(library, topics, rank.level, (tree) => settledValue(tree, { answers })),
    topics,
    holding,
  };
}

/** "A rule that reads a question of a later phase is left out until that phase begins." */
export function phasesBegun(answers) {
  return answers.ask_anyway === true ? ["screen", "triage", "outcome"] : ["screen", "triage"];
}

/**
 * Rules of the outcome phase come on top of an outcome that stands: "then the outcome can only rise, or gain the surgery".
 * So they do not take the default away: a default at `soon` must not sink to a `routine` of "Still need help?".
 */
export function rulesOutDefault(rule) {
  return rule.phase !== "outcome";
}

function effectInFull(rule, answers) {
  const value = evaluate(rule.tree, answers);
  if (value !== UNKNOWN || rule.asks === null) return effectOf(rule, value);
  // "`"ask <linkId>"`: a later boolean question applies only then; its answer takes the unknown's place; unsure again
  //  counts as `same`"
  const answer = answers[rule.asks.linkId];
  if (answer === undefined) throw new Unanswered(rule.asks.linkId);
  if (answer === true) return effectIfTrue(rule);
  return answer === false ? null : effectIfUnknown(rule);
}

/**
 * "`when` is a condition; `unknown` says `show` or `hide` for an unknown one (default: `medicine` hides, all others
 * show)." valueOf gives true, false or UNKNOWN. Returns sorted names.
 */
export function chooseAdvice(library, topics, level, valueOf) {
  const items = new Set(topics.flatMap((id) => library.topics.get(id).advice));
  return [...items]
    .filter((item) => item.levels.includes(level))
    .filter((item) => item.tree === null || isShown(item, valueOf(item.tree)))
    .map((item) => item.name)
    .sort();
}

export function isShown(item, value) {
  if (value !== UNKNOWN) return value;
  return (item.unknown ?? (item.kind === "medicine" ? "hide" : "show")) === "show";
}
