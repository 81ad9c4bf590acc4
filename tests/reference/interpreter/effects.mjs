// SPDX-License-Identifier: Apache-2.0
// What one rule does: content-format.md, "Rules". An effect is null ("nothing") or
// {level, minutes, destination, handOver}: minutes is null without `within`, handOver the topic's id or null.

import { UNKNOWN } from "./conditions.mjs";

/** "**Levels**, most urgent first" */
export const LEVELS = ["call-999", "emergency", "urgent", "soon", "routine", "self-care"];

const MINUTES = { minute: 1, hour: 60, day: 24 * 60 };

/** "`within`: a number and `minutes`, `hours` or `days`: "2 hours"" */
export function minutesOf(within) {
  if (within === undefined || within === null) return null;
  const match = /^(\d+) (minute|hour|day)s?$/.exec(within);
  if (!match) throw new Error(`not a time: ${JSON.stringify(within)}`);
  return Number(match[1]) * MINUTES[match[2]];
}

/** "**Rank** is the level, then the shorter `within` (none counts as longest)." Positive if a is the more urgent one. */
export function compareRanks(a, b) {
  const byLevel = LEVELS.indexOf(b.level) - LEVELS.indexOf(a.level);
  if (byLevel !== 0) return byLevel;
  const first = a.minutes ?? Infinity;
  const second = b.minutes ?? Infinity;
  return first === second ? 0 : second - first;
}

export function highest(ranks) {
  return ranks.reduce((best, rank) => (best === null || compareRanks(rank, best) > 0 ? rank : best), null);
}

export function isHandOver(rule) {
  return rule.destination.startsWith("topic:");
}

/**
 * What the rule does if it holds. "**Hand-over**: … `level` and `within` belong to `otherwise`, the destination that
 * stands if the target ends lower." So a hand-over that holds is an ordinary rule for `otherwise` that also brings in
 * the target's rules.
 */
export function effectIfTrue(rule) {
  if (!IF_TRUE.has(rule)) IF_TRUE.set(rule, workOutEffect(rule));
  return IF_TRUE.get(rule);
}

const IF_TRUE = new WeakMap(); // the same for every patient

function workOutEffect(rule) {
  const rank = { level: rule.level, minutes: minutesOf(rule.within) };
  if (isHandOver(rule)) {
    return { ...rank, destination: rule.otherwise, handOver: rule.destination.slice("topic:".length) };
  }
  return { ...rank, destination: rule.destination, handOver: null };
}

/** What the rule does if it is unknown: the table in "Rules". For "ask", what it does if the asked question is unsure. */
export function effectIfUnknown(rule) {
  const { unsure } = rule;
  if (unsure === "same") return effectIfTrue(rule);
  if (unsure === "ignore") return null;
  if (typeof unsure === "object" && unsure !== null) {
    return { level: unsure.level, minutes: minutesOf(unsure.within), destination: unsure.destination, handOver: null };
  }
  // "unsure again counts as `same`"
  if (typeof unsure === "string" && unsure.startsWith("ask ")) return effectIfTrue(rule);
  if (unsure !== undefined) throw new Error(`${rule.id}: what is ${JSON.stringify(unsure)}?`);
  // "absent: `call-999`, `emergency`: `urgent` and `surgery`. `urgent`, `soon`, `routine`, hand-overs: `same`.
  //  `self-care`: nothing"
  if (isHandOver(rule)) return effectIfTrue(rule);
  if (rule.level === "call-999" || rule.level === "emergency") {
    return { level: "urgent", minutes: null, destination: "surgery", handOver: null };
  }
  return rule.level === "self-care" ? null : effectIfTrue(rule);
}

export function effectOf(rule, value) {
  if (value === false) return null;
  return value === UNKNOWN ? effectIfUnknown(rule) : effectIfTrue(rule);
}

export function sameEffect(a, b) {
  if (a === null || b === null) return a === b;
  return compareRanks(a, b) === 0 && a.destination === b.destination && a.handOver === b.handOver;
}

/**
 * "**Opening hours.** When the outcome names `surgery` and the surgery could not answer in time, `nhs-111` takes its
 * place." opensIn is `surgery_opens_in`, or undefined if that is not known. Returns sorted destinations.
 */
export function routeByOpeningHours({ level, minutes }, destinations, opensIn) {
  const routed = new Set(destinations);
  if (routed.has("surgery")) {
    // "without `within`, an `urgent` outcome needs it to be 0, and any lower level can wait"
    const limit = minutes ?? (LEVELS.indexOf(level) <= LEVELS.indexOf("urgent") ? 0 : Infinity);
    if (opensIn === undefined) {
      // "If `surgery_opens_in` is unknown, an outcome with `within` or at `urgent` names both."
      if (limit !== Infinity) routed.add("nhs-111");
    } else if (opensIn > limit) {
      // "`surgery_opens_in` is at most `within`"
      routed.delete("surgery");
      routed.add("nhs-111");
    }
  }
  return [...routed].sort();
}
