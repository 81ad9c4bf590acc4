// SPDX-License-Identifier: Apache-2.0
// The journey page by page, as the widget leads it: the screen, the choice of a topic, "Is there anything else?", "Still
// need help?", and the page with the outcome. core-interface.md, "Pages", and what content-format.md says of them.

import { ageNumbers } from "./ages.mjs";
import { UNKNOWN, UNSURE } from "./conditions.mjs";
import { LEVELS } from "./effects.mjs";
import { effectsTable, isOpen, nextForAdvice, nextThatMatters, outcomeSoFar } from "./journey.mjs";
import { mayNotApply, possibleValues, stillKnown } from "./possible.mjs";

const isAtLeast = (level, other) => LEVELS.indexOf(level) <= LEVELS.indexOf(other);

/**
 * Plays a patient {topics, answers}: further topics are chosen as often as "Is there anything else?" comes; `ask_anyway`
 * counts where it is offered. Returns {asked, phrases, list, page}, the page being that of the outcome.
 */
export function playPages(library, patient) {
  const given = {};
  if (Object.hasOwn(patient.answers, "surgery_opens_in")) given.surgery_opens_in = patient.answers.surgery_opens_in;
  const walk = { chosen: [], nothingElse: false, asked: [] };
  let known;
  for (;;) {
    const state = { ...stateOf(library, walk, given, patient.answers.phrases ?? []), known };
    const next = nextPage(state, walk);
    known = next.question && stillKnown(state, next.question.linkId);
    if (next.question) {
      const { linkId } = next.question;
      if (!Object.hasOwn(patient.answers, linkId)) throw new Error(`${linkId} was asked, not answered`);
      given[linkId] = patient.answers[linkId];
      walk.asked.push(linkId);
    } else if (next.page === "choose-topic") {
      walk.chosen.push(patient.topics[0]);
    } else if (next.page === "anything-else") {
      const further = patient.topics.find((id) => !walk.chosen.includes(id));
      if (further === undefined) walk.nothingElse = true;
      else walk.chosen.push(further);
    } else {
      const result = outcomePage(state, walk);
      if (patient.answers.ask_anyway !== true || !result.page.askAnyway) {
        return { asked: walk.asked, phrases: state.answers.phrases ?? [], ...result };
      }
      given.ask_anyway = true;
    }
  }
}

function stateOf(library, { chosen }, given, phrases) {
  const covered = (library.phrases?.flags ?? []).filter((flag) => (flag.covered_by ?? []).some((id) => chosen.includes(id)));
  // "While a topic in `covered_by` is being asked, the flag is not raised"
  const raised = phrases.filter((box) => !covered.some((flag) => flag.id === box));
  const answers = { ...given, ...(library.questions.has("phrases") ? { phrases: raised } : {}) };
  if (chosen.length > 0) return { library, topics: chosen, answers };
  return { library: screenAlone(library), topics: ["the screen"], answers };
}

/** "`screen` modules are asked first in every journey": as if they were a topic, without a default. */
function screenAlone(library) {
  const rules = library.screen.rules.filter((rule) => rule.phase === "screen");
  const topic = { id: "the screen", questions: library.screen.questions, rules, advice: [], standard: null };
  return { ...library, topics: new Map([["the screen", topic]]) };
}

function nextPage(state, walk) {
  const { library } = state;
  const firstOf = (questions) => questions.find((question) => isOpen(question, state) && !mayNotApply(question, state));
  // "in phase `screen` the questions of band `demographics` always matter"
  const demographic = firstOf(library.screen.questions.filter((question) => question.band === "demographics"));
  if (demographic) return { question: demographic };

  const question = nextThatMatters(state);
  const { floor } = effectsTable(state);
  const emergency = floor !== null && isAtLeast(floor.level, "emergency");
  if (walk.chosen.length === 0) return question ? { question } : { page: emergency ? "outcome" : "choose-topic" };

  if (wantsAnythingElse(state, walk, question, emergency)) return { page: "anything-else" };
  if (question) return { question };
  if (emergency) return { page: "outcome" };
  // Asking anyway, "all the module's questions are asked" (decisions/still-need-help.md).
  const again = state.answers.ask_anyway === true ? firstOf(library.askAnyway) : undefined;
  const last = again ?? nextForAdvice(state);
  return last ? { question: last } : { page: "outcome" };
}

/** After the red flags and before the rest; an emergency is not kept waiting, nor is it asked of administration. */
function wantsAnythingElse(state, { nothingElse }, question, emergency) {
  if (nothingElse || state.answers.ask_anyway === true || emergency || isAdministration(state)) return false;
  return !question || !["demographics", "red-flags"].includes(question.band);
}

function topicsInPlay(state) {
  return effectsTable(state).topics.map((id) => state.library.topics.get(id));
}

function isAdministration(state) {
  return topicsInPlay(state).every((topic) => topic.file.kind === "administration");
}

// ------------------------------------------------------------------------------------------------ the outcome's page

const CARDS = { "call-999": "emergency", emergency: "emergency", urgent: "urgent", soon: "non-urgent", routine: "non-urgent", "self-care": "none" };

function outcomePage(state, { chosen }) {
  const { library, answers } = state;
  const outcome = outcomeSoFar(state);
  const topics = chosen.length > 0 ? topicsInPlay(state) : [];
  const say = speakTo(answers.who);
  const destinations = new Set(outcome.destinations);
  let letter = letterFor(outcome.level, outcome.destinations);

  const mayAsk = chosen.length > 0 && !isAtLeast(outcome.level, "urgent") && letter === "none";
  const asksAnyway = answers.ask_anyway === true;
  if (asksAnyway && mayAsk) {
    // "the journey itself adds the destination `surgery` (or `surgery-admin`, if only administration is in play)"
    destinations.add(isAdministration(state) ? "surgery-admin" : "surgery");
    letter = "expected";
  }
  const page = {
    page: "outcome",
    level: outcome.level,
    ...(outcome.within === null ? {} : { within: outcome.within }),
    destinations: [...destinations].sort(),
    card: CARDS[outcome.level],
    topics: topics.map(({ id, file }) => ({ id, title: file.title })),
    reasons: reasonsOf(state, outcome, topics, say),
    advice: adviceOf(outcome, topics, say),
    reading: topics.flatMap(({ file }) => file.reading ?? []),
    letter,
    askAnyway: mayAsk && !asksAnyway && library.askAnyway.length > 0,
    // "the surgery was a destination but can't answer in time, so NHS 111 stands in its place"
    closed: outcome.destinationsNamed.includes("surgery") && !outcome.destinations.includes("surgery"),
    // "NHS 111 is a destination and the patient is 5 or older"
    online111: destinations.has("nhs-111") && answers.age !== undefined && ageNumbers(answers.age).age_years >= 5,
    sensitive: topics.some(({ file }) => file.sensitive),
    ...(asksAnyway ? { asked: advisedBefore(state) } : {}),
    status: leastApproved(topics.length > 0 ? topics.map(({ file }) => file.status) : [library.settings.status]),
  };
  return { list: listFor(page), page };
}

/** "`offered` (urgent: phone now, and tell the surgery too if you like); `expected` (the surgery is a destination)" */
function letterFor(level, destinations) {
  const toSurgery = destinations.some((each) => each === "surgery" || each === "surgery-admin");
  if (!toSurgery || isAtLeast(level, "emergency")) return "none";
  return level === "urgent" ? "offered" : "expected";
}

/** "`list`: `urgent`, `clinical` or `admin`": reception's only if a letter is for nobody else. */
function listFor({ level, destinations }) {
  if (level === "urgent") return "urgent";
  return destinations.includes("surgery-admin") && !destinations.includes("surgery") ? "admin" : "clinical";
}

/** "`asked` stands only after 'Still need help?'": what had been advised. */
function advisedBefore(state) {
  const answers = { ...state.answers };
  delete answers.ask_anyway;
  const { level, destinations } = outcomeSoFar({ library: state.library, topics: state.topics, answers });
  return { advised: level, destinations };
}

/** "`me` is required; `child` and `other` fall back to it." */
function speakTo(who) {
  return (words) => (typeof words === "string" ? words : (words[who] ?? words.me));
}

function reasonsOf(state, { reasons }, topics, say) {
  const { entries } = effectsTable(state);
  return reasons.map((name) => {
    const { rule } = entries.find((entry) => entry.rule.name === name);
    const topic = topics.find((each) => each.rules.includes(rule) || each.standard === rule);
    const { because, source } = rule;
    return { rule: name, ...(topic ? { topic: topic.id } : {}), because: say(because), ...(source ? { source } : {}), unsure: holdsByUnsure(rule, state) };
  });
}

/** It holds because the patient is not sure: its condition is unknown, and so is the question that it then asks. */
function holdsByUnsure(rule, state) {
  if (rule.isDefault) return false;
  const values = possibleValues(rule.tree, state);
  return values.size === 1 && values.has(UNKNOWN) && (rule.asks === null || state.answers[rule.asks.linkId] === UNSURE);
}

function adviceOf({ advice }, topics, say) {
  const items = [...new Set(topics.flatMap((topic) => topic.advice))].filter((item) => advice.includes(item.name));
  const kinds = ["do", "avoid", "medicine", "duration", "watch", "help"];
  return Object.fromEntries(
    kinds.map((kind) => [kind, items.filter((item) => item.kind === kind).map((item) => ({ id: item.name, text: say(item.text) }))]),
  );
}

/** "`status` is the least approved of the topics'"; what is retired is not to be used at all. */
function leastApproved(statuses) {
  const order = ["retired", "draft", "in-review", "approved"];
  return statuses.reduce((least, each) => (order.indexOf(each) < order.indexOf(least) ? each : least));
}
