// SPDX-License-Identifier: Apache-2.0
// Seeded random content in the authored format, valid by its rules: checklists, numbers, ages, scores, gates, every kind
// of `unsure`, several destinations at one rank, `within`, defaults at several levels, hand-overs, shared modules, red-flag
// phrases, "Still need help?", questions that only advice reads, and what authors alone read: facts, invariants, services,
// cases and audiences.

import { anyTest, makeCondition, positiveTest } from "./generated-conditions.mjs";
import { Random } from "./random.mjs";

/** Level and destination pairs that content-format.md allows, with the times used here. Few, so that ranks meet. */
const OUTCOMES = [
  ["call-999", "ambulance"],
  ["emergency", "emergency-department"],
  ["urgent", "surgery", "2 hours"],
  ["urgent", "nhs-111", "2 hours"],
  ["urgent", "surgery"],
  ["urgent", "nhs-111"],
  ["urgent", "mental-health-line"],
  ["soon", "surgery", "2 days"],
  ["soon", "surgery"],
  ["soon", "pharmacy-first"],
  ["routine", "surgery"],
  ["routine", "pharmacy-first"],
  ["routine", "self-referral"],
  ["self-care", "pharmacist-advice"],
  ["self-care", "home"],
].map(([level, destination, within]) => (within ? { level, within, destination } : { level, destination }));

const rankKey = ({ level, within }) => `${level} ${within ?? ""}`;
const RANKS = [...new Set(OUTCOMES.map(rankKey))];
const isLower = (a, b) => RANKS.indexOf(rankKey(a)) > RANKS.indexOf(rankKey(b));

const SOURCE = "Made by a generator, 2026";
/** The reader takes no condition that is plainly always true. */
const EVERYBODY = { text: "everybody", when: 'who = "me" or who in ["child", "other"]' };
const WORDS = { because: "Words for the patient.", source: SOURCE };

function generateFiles(seed) {
  const random = new Random(seed);
  const files = {};
  const screen = screenModules();
  const before = [...screen.flatMap((module) => module.questions).filter((question) => question.linkId !== "surgery_opens_in")];
  const modules = [];
  for (let index = 0; index < random.whole(0, 2); index += 1) modules.push(makeModule(`shared${index}`, before, modules, random));
  const topicIds = Array.from({ length: random.whole(2, 3) }, (_, index) => `topic${index}`);
  const topics = topicIds.map((id, index) => makeTopic(id, topicIds.slice(index + 1), before, modules, random));

  const phrases = makePhrases(topicIds, random);
  const all = [...screen, ...modules.map(({ file }) => file), phrases.module, stillNeedHelp(random), letter()];
  for (const module of all) files[`shared/${module.id}.json`] = module;
  for (const topic of topics) files[`topics/${topic.id}.json`] = topic;
  files["phrases.json"] = phrases.file;
  files["library.json"] = {
    format: 1, id: "generated", title: `Generated from seed ${seed}`, language: "en", version: "0.1.0", status: "draft",
    publisher: "The generator", screen: screen.map((module) => module.id), phrase_questions: "phrase_questions",
    ask_anyway: "still_need_help", letter: "letter", fallback_topic: "topic1",
    body_parts: [{ value: "head", text: "Head and face" }],
  };
  // From a seed of its own, so that what patients meet does not depend on it.
  Object.assign(files, forAuthors(topics, before, new Random(seed ^ 0xa07402)));
  files["synonyms.json"] = { format: 1, ignore: [], synonyms: [] };
  return files;
}

// ---------------------------------------------------------------------------------- modules that every library has

function checklist(linkId, boxes, more = {}) {
  const answerOption = boxes.map((value) => ({ value, text: `The sign ${value}` }));
  answerOption.push({ value: "none", text: "None of these", none: true });
  return { linkId, text: `Which of ${linkId}?`, type: "choice", repeats: true, answerOption, ...more };
}

function choice(linkId, values, more = {}) {
  return { linkId, text: `Which ${linkId}?`, type: "choice", answerOption: values.map((value) => ({ value, text: value })), ...more };
}

function rule(id, when, outcome, more = {}) {
  return { id, when, ...outcome, ...WORDS, ...more };
}

function module(id, content) {
  return { format: 1, id, ...content };
}

function screenModules() {
  const aboutYou = module("about_you", {
    questions: [
      choice("who", ["me", "child", "other"], { phase: "screen" }),
      { linkId: "age", text: "How old?", type: "quantity", phase: "screen" },
      {
        linkId: "surgery_opens_in", text: "Minutes until the surgery answers", type: "integer", phase: "screen", input: "host",
        minValue: 0, maxValue: 20160, unit: "minutes",
      },
    ],
  });
  const emergency = module("emergency_screen", {
    questions: [
      checklist("signs_adult", ["chest", "breath"], { phase: "screen", enableWhen: "age_years >= 16" }),
      checklist("signs_child", ["floppy", "rash"], { phase: "screen", enableWhen: "age_years < 16" }),
    ],
    rules: [
      rule("adult_999", 'list contains(signs_adult, "chest")', OUTCOMES[0]),
      rule("adult_emergency", 'list contains(signs_adult, "breath")', OUTCOMES[1]),
      rule("child_999", "count(signs_child) >= 1", OUTCOMES[0]),
    ],
  });
  return [aboutYou, emergency];
}

function makePhrases(topicIds, random) {
  const flags = ["collapse", "bleeding"].map((id) => ({
    id, question: `said_${id}`, phrases: [`my ${id}`], covered_by: random.chance(0.3) ? [random.pick(topicIds)] : [],
  }));
  const questions = [
    checklist("phrases", flags.map((flag) => flag.id), { input: "scan" }),
    ...flags.map((flag) => ({
      linkId: flag.question, text: "Is that so?", type: "boolean", enableWhen: `list contains(phrases, "${flag.id}")`,
    })),
  ];
  const rules = flags.map((flag) => rule(flag.question, flag.question, random.pick(OUTCOMES.slice(0, 6))));
  return { file: { format: 1, negation: { words: ["no"], through: [], across: [], undone: [] }, flags }, module: module("phrase_questions", { questions, rules }) };
}

function stillNeedHelp(random) {
  return module("still_need_help", {
    questions: [
      choice("why_more", ["worse", "tried_it", "worried"], { phase: "outcome" }),
      checklist("recheck", ["drowsy", "breath"], { phase: "outcome", enableWhen: random.pick(["age_years >= 16", 'why_more = "worse"']) }),
    ],
    rules: [
      rule("recheck_999", 'list contains(recheck, "breath")', OUTCOMES[0]),
      rule("recheck_other", 'list contains(recheck, "drowsy")', random.pick(OUTCOMES.slice(1, 7))),
      rule("getting_worse", 'why_more = "worse"', random.pick(OUTCOMES.slice(7, 11))),
    ],
  });
}

function letter() {
  return module("letter", {
    questions: [{ linkId: "own_words", text: "Tell us in your own words", type: "text", phase: "letter", maxLength: 1000 }],
  });
}

// -------------------------------------------------------------------------------------------------- modules and topics

/** One to three questions with a rule, and perhaps a score, for topics to include. */
function makeModule(id, before, earlier, random) {
  const file = module(id, { questions: [] });
  const included = earlier.length > 0 && random.chance(0.3) ? [random.pick(earlier)] : [];
  included.forEach((each) => file.questions.push({ include: each.file.id }));
  const known = [...before, ...included.flatMap((each) => each.questions)];
  const own = makeQuestions(id, random.whole(1, 3), known, random);
  file.questions.push(...own);
  if (random.chance(0.3)) file.scores = [makeScore(`${id}_score`, own, random)];
  const readable = { questions: [...known, ...own], scores: file.scores ?? [] };
  file.rules = [makeRule(`${id}_rule`, own, readable, random)];
  readUnread(file, own, readable, random);
  addAskedQuestions(file, id, random);
  return { file, questions: [...included.flatMap((each) => each.questions), ...own], scores: file.scores ?? [] };
}

function makeTopic(id, later, before, modules, random) {
  const included = random.some(modules, 0);
  const known = [...new Set([...before, ...included.flatMap((each) => each.questions)])];
  const own = makeQuestions(id, random.whole(2, 5), known, random);
  const file = {
    format: 1, id, title: `Topic ${id}`, kind: "clinical", status: "draft", version: "0.1.0", lastReviewDate: "2026-11-22",
    body_parts: ["head"], sensitive: false, search: [`words for ${id}`],
    reading: [{ text: "More to read", url: "https://www.nhs.uk/" }],
    questions: [...included.map((each) => ({ include: each.file.id })), ...own],
  };
  if (random.chance(0.5)) file.scores = [makeScore(`${id}_score`, [...own, ...known.slice(before.length)], random)];
  const scores = [...(file.scores ?? []), ...included.flatMap((each) => each.scores)];
  const readable = { questions: [...new Set([...known, ...own])], scores };
  const favoured = [...own, ...known.slice(before.length)];
  file.rules = Array.from({ length: random.whole(2, 6) }, (_, index) =>
    makeRule(`r${index}`, favoured, readable, random, later),
  );
  readUnread(file, own, readable, random);
  // At most one hand-over a topic, and only to later topics, so that they never cycle.
  const handOvers = file.rules.filter((each) => each.otherwise);
  file.rules = random.shuffle(file.rules.filter((each) => !handOvers.slice(1).includes(each)));
  readUnread(file, own, readable, random);
  addAskedQuestions(file, id, random);
  addAdvice(file, id, readable, random);
  const standard = random.pick([...OUTCOMES.slice(2), OUTCOMES.at(-1), OUTCOMES.at(-1), OUTCOMES.at(-2)]);
  file.default = { ...standard, ...WORDS, cases: [EVERYBODY] };
  READABLE.set(file, readable);
  return file;
}

/** What the conditions of a topic may read: {questions, scores}. */
const READABLE = new WeakMap();

/** Facts, invariants, services, cases and audiences, true or not: what they say of a patient is compared, not whether it is kept. */
function forAuthors(topics, before, random) {
  const all = { questions: [...new Set(topics.flatMap((topic) => READABLE.get(topic).questions))], scores: [] };
  const about = (readable, most) => makeCondition(random.some(readable.questions, 1, most), readable, random, 2);
  const many = (make) => Array.from({ length: random.whole(1, 2) }, (_, index) => make(index));
  for (const topic of topics) {
    const readable = READABLE.get(topic);
    topic.default.cases = many((index) => ({ text: `case ${index}`, when: about(readable, 3) }));
    if (random.chance(0.4)) topic.audience = about({ questions: before.slice(0, 2), scores: [] }, 2);
  }
  const services = many((index) => ({
    id: `service${index}`, destination: random.pick(OUTCOMES).destination, topics: [random.pick(topics).id], eligible: about(all, 3), source: SOURCE,
  }));
  const facts = many((index) => ({ id: `fact${index}`, never: about(all, 3), because: "It can't be." }));
  const invariants = many((index) => ({
    id: `invariant${index}`, population: about({ questions: before, scores: [] }, 2), known: about(all, 3),
    floor: random.pick(OUTCOMES).level, source: SOURCE,
  }));
  return {
    "facts.json": { format: 1, facts },
    "invariants.json": { format: 1, invariants },
    "services.json": { format: 1, services },
  };
}

function makeQuestions(prefix, number, known, random) {
  const questions = [];
  for (let index = 0; index < number; index += 1) {
    const question = makeQuestion(`${prefix}_q${index}`, random);
    if (random.chance(0.3)) question.unsure = random.chance(0.5) ? true : "I haven't measured it";
    if (random.chance(0.4)) {
      const earlier = [...known, ...questions];
      const readable = { questions: earlier, scores: [] };
      question.enableWhen = makeCondition(random.some(earlier.slice(-4), 1, 2), readable, random, random.chance(0.3) ? 2 : 1);
    }
    questions.push(question);
  }
  return questions;
}

function makeQuestion(linkId, random) {
  const text = `Question ${linkId}?`;
  switch (random.whole(0, 5)) {
    case 0:
    case 1: return { linkId, text, type: "boolean" };
    case 2: return choice(linkId, ["a", "b", "c", "d"].slice(0, random.whole(2, 4)));
    case 3: return { linkId, text, type: "integer", minValue: random.pick([0, -5]), maxValue: 20 };
    case 4: return { linkId, text, type: "decimal", minValue: 34, maxValue: 43, maxDecimalPlaces: random.whole(1, 3) };
    default: return checklist(linkId, ["a", "b", "c", "d"].slice(0, random.whole(1, 4)));
  }
}

/** Items over different questions, so that every sum of some of the points can be reached. */
function makeScore(id, questions, random) {
  const items = random.some(questions, 2, 4).map((question) => ({
    when: question.enableWhen ? positiveTest(question, random) : anyTest(question, random).text,
    points: random.whole(1, 3),
    question, // for the guards of conditions; not part of the format
  }));
  return { id, text: `Score ${id}`, source: SOURCE, items };
}

function makeRule(id, favoured, readable, random, handOverTo = []) {
  const focus = [...random.some(favoured, 1, 3)];
  if (random.chance(0.25)) focus.push(random.pick(readable.questions));
  const when = makeCondition(focus, readable, random, 2);
  const outcome = random.pick(OUTCOMES);
  const made = rule(id, when, outcome);
  if (handOverTo.length > 0 && random.chance(0.2)) {
    made.otherwise = outcome.destination;
    made.destination = `topic:${random.pick(handOverTo)}`;
  }
  return made;
}

/** Every question is read by a rule, by a score that a rule reads, or by a gate: nothing stands there for nothing. */
function readUnread(file, own, readable, random) {
  const texts = () => {
    const conditions = [...file.rules.map((each) => each.when), ...own.map((question) => question.enableWhen ?? "")];
    const scores = (file.scores ?? []).filter((score) => conditions.some((text) => mentions(text, score.id)));
    return [...conditions, ...scores.flatMap((score) => score.items.map((item) => item.when))];
  };
  for (const score of file.scores ?? []) {
    if (texts().some((text) => mentions(text, score.id))) continue;
    file.rules.push(rule(`reads_${score.id}`, `${score.id} >= 1`, random.pick(OUTCOMES)));
  }
  for (const question of own) {
    if (texts().some((text) => mentions(text, question.linkId))) continue;
    file.rules.push(rule(`reads_${question.linkId}`, positiveTest(question, random), random.pick(OUTCOMES)));
  }
  for (const each of file.rules) if (each.unsure === undefined) chooseUnsure(each, readable, random);
}

function mentions(text, name) {
  return new RegExp(`\\b${name}\\b`).test(text);
}

function chooseUnsure(each, readable, random) {
  const canBeUnknown = (name) => {
    const score = readable.scores.find((other) => other.id === name);
    if (score) return score.items.some((item) => Boolean(item.question.unsure));
    return Boolean(readable.questions.find((other) => other.linkId === name)?.unsure);
  };
  const names = [...readable.questions.map((question) => question.linkId), ...readable.scores.map((score) => score.id)];
  const unknown = names.filter((name) => mentions(each.when, name)).some((name) => canBeUnknown(name));
  if (!unknown) return;
  const lower = OUTCOMES.filter((outcome) => isLower(outcome, each));
  const kind = random.pick(["absent", "same", "lower", "lower", "ask", "ask", "ignore"]);
  if (kind === "same") each.unsure = "same";
  if (kind === "lower" && lower.length > 0) each.unsure = { ...random.pick(lower.slice(0, 6)) };
  if (kind === "ignore") Object.assign(each, { unsure: "ignore", unsure_because: "Another rule sees to it." });
  if (kind === "ask") Object.assign(each, { unsure: "ask", unsure_because: "A check that anybody can do." });
}

/** Gives each rule with `unsure: "ask"` its question, after all that it reads; two rules may ask the same one. */
function addAskedQuestions(file, id, random) {
  const asked = [];
  for (const each of file.rules.filter((other) => other.unsure === "ask")) {
    if (asked.length === 0 || random.chance(0.7)) {
      const question = { linkId: `${id}_ask${asked.length}`, text: "How does it feel?", type: "boolean" };
      if (random.chance(0.4)) question.unsure = true;
      asked.push(question);
    }
    each.unsure = `ask ${random.pick(asked).linkId}`;
  }
  const used = asked.filter((question) => file.rules.some((each) => each.unsure === `ask ${question.linkId}`));
  file.questions.push(...used);
}

function addAdvice(file, id, readable, random) {
  const levels = ["emergency", "urgent", "soon", "routine", "self-care"];
  file.advice = [
    { id: "get_help", kind: "watch", levels, text: "Get help if it gets worse." },
    {
      id: "maybe", kind: random.pick(["do", "avoid", "medicine"]), levels: random.some(levels, 1),
      when: makeCondition(random.some(readable.questions, 1, 2), readable, random, 1), text: "Rest.",
    },
  ];
  if (random.chance(0.5)) file.advice[1].unknown = random.pick(["show", "hide"]);
  if (random.chance(0.5)) {
    const question = { linkId: `${id}_takes`, text: "Do you take this?", type: "boolean", phase: "outcome" };
    if (random.chance(0.5)) question.unsure = true;
    file.questions.push(question);
    file.advice.push({ id: "tablets", kind: "medicine", levels: ["routine", "self-care"], when: question.linkId, text: "Take it." });
  }
}

/** Score items carry their question while conditions are made; that is no part of the format. */
function withoutHelpers(files) {
  return JSON.parse(JSON.stringify(files, (key, value) => (key === "question" && typeof value === "object" ? undefined : value)));
}

/** Makes the files of one library, by their paths, from a seed. */
export function generateLibrary(seed) {
  return withoutHelpers(generateFiles(seed));
}

/**
 * One condition by itself with the questions and scores that it may read: {questions, scores, condition}. Plain: every
 * question applies to everyone and nobody is unsure, as FEEL knows it.
 */
export function generateCondition(random, { plain }) {
  const age = { linkId: "age", text: "How old?", type: "quantity", phase: "screen" };
  const questions = [age];
  if (plain) for (let index = 0; index < 6; index += 1) questions.push(makeQuestion(`q${index}`, random));
  else questions.push(...makeQuestions("q", 6, [age], random));
  const scores = [makeScore("points", questions.slice(1), random)];
  const readable = { questions: questions.filter((question) => !plain || !question.enableWhen), scores };
  const condition = makeCondition(random.some(questions, 1, 6), readable, random, 4);
  return withoutHelpers({ questions, scores, condition: restyle(condition, random) });
}

/** The same condition, written by somebody else: more spaces, more brackets. */
function restyle(condition, random) {
  const spaced = condition.replaceAll(/(?<!list) /g, () => random.pick([" ", " ", " ", "  "]));
  return random.chance(0.2) ? `(${spaced})` : spaced;
}
