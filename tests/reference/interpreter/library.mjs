// SPDX-License-Identifier: Apache-2.0
// Reads a content folder and builds for each topic the whole list of its questions, rules and advice. It trusts that the
// content is valid: saying what is wrong with content is `signpost check`'s work, not that of a second opinion.

import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { bind, parse, questionsRead } from "./conditions.mjs";
import { isHandOver } from "./effects.mjs";

export const PHASES = ["screen", "triage", "outcome", "letter"];

/** Every JSON file below the folder, by its path in the folder: {"topics/cough.json": {...}, ...}. */
export function readFolder(folder) {
  const files = {};
  for (const path of readdirSync(folder, { recursive: true })) {
    if (path.endsWith(".json")) files[path.replaceAll("\\", "/")] = JSON.parse(readFileSync(join(folder, path), "utf8"));
  }
  return files;
}

/**
 * Builds the library from such files. A topic is then
 *   {id, questions: [...], rules: [...], advice: [...], standard: its default rule}
 * with every condition parsed and its names looked up. A rule's `phase` is the latest phase of the questions it reads.
 */
export function buildLibrary(files) {
  const settings = files["library.json"];
  const parts = new Map(); // module or topic file, by id, prepared once so that shared things are the same objects
  const questions = new Map(); // "A `linkId` means one thing in the whole library"

  for (const [path, file] of Object.entries(files)) {
    const folder = path.split("/")[0];
    if (folder !== "topics" && folder !== "shared") continue;
    const part = {
      id: file.id,
      file,
      entries: (file.questions ?? []).map((entry) => (entry.include ? entry : prepareQuestion(entry, questions))),
      letterQuestions: (file.letter_questions ?? []).map((entry) => prepareQuestion(entry, questions)),
      scores: (file.scores ?? []).map((score) => ({ ...score, items: score.items.map((item) => ({ ...item })) })),
      rules: (file.rules ?? []).map((rule) => ({ ...rule, name: `${file.id}/${rule.id}` })),
      advice: (file.advice ?? []).map((item) => ({ ...item, name: `${file.id}/${item.id}` })),
    };
    parts.set(`${folder}/${file.id}`, part);
  }

  const topics = new Map();
  for (const [key, part] of parts) {
    if (key.startsWith("topics/")) topics.set(part.id, prepareTopic(part, parts, settings));
  }

  // Names are looked up among all questions, and among the scores of the part itself and of the parts it includes.
  for (const part of parts.values()) {
    const scores = new Map();
    for (const each of withIncludes([part], parts)) for (const score of each.scores) scores.set(score.id, score);
    const scope = { questions, scores };
    for (const question of [...part.entries, ...part.letterQuestions].filter((entry) => entry.linkId)) {
      question.gate = question.enableWhen ? bind(parse(question.enableWhen), scope) : null;
    }
    for (const score of part.scores) for (const item of score.items) item.tree = bind(parse(item.when), scope);
    for (const rule of part.rules) {
      rule.tree = bind(parse(rule.when), scope);
      const asked = /^ask (.+)$/.exec(typeof rule.unsure === "string" ? rule.unsure : "");
      rule.asks = asked ? questions.get(asked[1]) : null;
    }
    for (const item of part.advice) item.tree = item.when ? bind(parse(item.when), scope) : null;
  }
  // What speaks of the whole library may read all of it.
  const scores = new Map([...parts.values()].flatMap((part) => part.scores).map((score) => [score.id, score]));
  const read = (condition) => bind(parse(condition), { questions, scores });
  for (const topic of topics.values()) {
    topic.audience = topic.file.audience ? read(topic.file.audience) : null;
    topic.cases = (topic.file.default.cases ?? []).map((each) => ({ ...each, tree: read(each.when) }));
  }
  for (const part of parts.values()) {
    for (const rule of part.rules) rule.phase = latestPhase([...questionsRead(rule.tree)]);
  }
  const screenModules = (settings.screen ?? []).map((id) => moduleNamed(id, parts));
  const screen = {
    questions: screenModules.flatMap((each) => questionsOf(each, parts)),
    rules: withIncludes(screenModules, parts).flatMap((part) => part.rules),
  };
  const askAnyway = settings.ask_anyway ? questionsOf(moduleNamed(settings.ask_anyway, parts), parts) : [];
  return { settings, topics, questions, screen, askAnyway, phrases: files["phrases.json"] ?? null, ...readForAuthors(files, read) };
}

/** "Facts, invariants, services": what is not published, with every condition looked up. */
function readForAuthors(files, read) {
  const listOf = (name) => files[`${name}.json`]?.[name] ?? [];
  return {
    facts: listOf("facts").map((fact) => ({ ...fact, tree: read(fact.never) })),
    invariants: listOf("invariants").map((invariant) => ({
      ...invariant,
      population: read(invariant.population),
      known: read(invariant.known),
      floor: { level: invariant.floor, minutes: null },
      exempt: (invariant.exempt ?? []).map(({ topic }) => topic),
    })),
    services: listOf("services").map((service) => ({ ...service, tree: read(service.eligible) })),
  };
}

/** What `evaluate --batch` is given: questions and scores by themselves, without a library. Returns a scope for bind(). */
export function buildScope(authoredQuestions, authoredScores) {
  const scope = { questions: new Map(), scores: new Map() };
  authoredQuestions.forEach((entry) => prepareQuestion(entry, scope.questions));
  for (const question of scope.questions.values()) {
    question.gate = question.enableWhen ? bind(parse(question.enableWhen), scope) : null;
  }
  for (const score of authoredScores) {
    const items = score.items.map((item) => ({ ...item, tree: bind(parse(item.when), scope) }));
    scope.scores.set(score.id, { ...score, items });
  }
  return scope;
}

function prepareQuestion(entry, questions) {
  const question = { ...entry, phase: entry.phase ?? "triage", gate: null };
  questions.set(question.linkId, question);
  return question;
}

function moduleNamed(id, all) {
  const part = all.get(`shared/${id}`);
  if (!part) throw new Error(`there is no shared/${id}.json`);
  return part;
}

/** The parts in order, each with what it includes at the place where it is included, each once. */
function withIncludes(parts, all, found = new Set()) {
  for (const part of parts) {
    found.add(part);
    const included = part.entries.filter((entry) => entry.include).map((entry) => moduleNamed(entry.include, all));
    withIncludes(included, all, found);
  }
  return [...found];
}

function questionsOf(part, all) {
  return part.entries.flatMap((entry) =>
    entry.include ? questionsOf(moduleNamed(entry.include, all), all) : [entry],
  );
}

/**
 * "The questions of a topic are: the `screen` modules, the `phrase_questions` module, the topic's own, the `ask_anyway`
 * module, its `letter_questions`, the `letter` module." Each question stands once, at its first place.
 */
function prepareTopic(part, all, settings) {
  const modules = (ids) => ids.filter(Boolean).map((id) => moduleNamed(id, all));
  const before = modules([...(settings.screen ?? []), settings.phrase_questions]);
  const askAnyway = modules([settings.ask_anyway]);
  const letter = modules([settings.letter]);
  const questions = [
    ...[...before, part, ...askAnyway].flatMap((each) => questionsOf(each, all)),
    ...part.letterQuestions,
    ...letter.flatMap((each) => questionsOf(each, all)),
  ];
  const members = withIncludes([...before, part, ...askAnyway, ...letter], all);
  return {
    id: part.id,
    file: part.file,
    questions: [...new Set(questions)],
    rules: members.flatMap((each) => each.rules),
    advice: members.flatMap((each) => each.advice),
    // "`default` is one more rule: 'no other rule of this topic holds'."
    standard: { ...part.file.default, id: "default", name: `${part.id}/default`, isDefault: true },
  };
}

function latestPhase(questions) {
  const indexes = questions.map((question) => Math.max(PHASES.indexOf(question.phase), gatePhase(question)));
  return PHASES[Math.max(0, ...indexes)];
}

function gatePhase(question) {
  return question.gate ? PHASES.indexOf(latestPhase([...questionsRead(question.gate)])) : 0;
}

/** The topic and every topic that it can hand over to, and those can, and so on. */
export function reachableTopics(library, topicId, found = new Set()) {
  if (found.has(topicId)) return found;
  found.add(topicId);
  if (!library.topics.has(topicId)) throw new Error(`a rule hands over to ${topicId}, and there is no topics/${topicId}.json`);
  for (const rule of library.topics.get(topicId).rules) {
    if (isHandOver(rule)) reachableTopics(library, rule.destination.slice("topic:".length), found);
  }
  return found;
}

