// SPDX-License-Identifier: Apache-2.0
// Checks that phrasings.json is a sound test set: the right shape, known ids, no duplicates, and enough phrasings of
// each kind that a search can't do well on it by matching titles alone. It says nothing about the search itself.
// Run: node --test tests/search/validate_phrasings.mjs

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

const { about, phrasings, negated, stillFlag, ...unknownLists } = JSON.parse(
  readFileSync(new URL("./phrasings.json", import.meta.url), "utf8"),
);

// What a patient may be led to. `least`: how many phrasings must accept this topic alone. `own`: the title's
// distinguishing words.
const topics = {
  bruise: { least: 8, own: /\bbruis/ },
  runny_nose: { least: 8, own: /\b(runny|nose|block|mucus)/ },
  diarrhoea_vomiting: { least: 8, own: /\b(diarrh|vomit)/ },
  dandruff: { least: 8, own: /\bdandruff/ },
  sore_throat: { least: 8, own: /\b(sore|throat)/ },
  cough: { least: 8, own: /\bcough/ },
  earache: { least: 8, own: /\b(ears?\b|earache)/ },
  child_fever: { least: 8, own: /\b(fever|child)/ },
  headache: { least: 8, own: /\bhead/ },
  urinary: { least: 8, own: /\b(pee|peeing|urin(e|ary))\b/ },
  back_pain: { least: 8, own: /\bback/ },
  chest_pain: { least: 8, own: /\bchest/ },
  low_mood: { least: 8, own: /\b(low|moods?|anxi|crisis)/ },
  rash: { least: 8, own: /\brash/ },
  fit_note: { least: 6, own: /\b(fit\b|sicknote|note)/ },
  test_result: { least: 6, own: /\b(test|result)/ },
  repeat_prescription: { least: 6, own: /\b(repeat|prescription)/ },
  appointment: { least: 6, own: /\b(appointment|appt|book|chang|cancel)/ },
  something_else: { least: 8, own: null },
};

const redFlags = [
  "chest_pain",
  "breathing",
  "stroke",
  "suicide",
  "meningitis",
  "heavy_bleeding",
  "unconscious",
  "anaphylaxis",
  "cauda_equina",
  "baby_unwell",
  "severe_pain",
  "pregnancy",
];

const quote = (entry) => JSON.stringify(entry.words);
const isOnlySomethingElse = (entry) => entry.topics.length === 1 && entry.topics[0] === "something_else";

function containsOwnWord(entry) {
  const words = entry.words.toLowerCase();
  return entry.topics.some((id) => topics[id].own?.test(words));
}

function assertAtLeast(least, entries, what) {
  assert.ok(entries.length >= least, `${what}: ${entries.length}, should be at least ${least}`);
}

function assertShape(entry, keys) {
  assert.deepEqual(Object.keys(entry).sort(), [...keys].sort(), `${quote(entry)} has the wrong members`);
  assert.equal(typeof entry.words, "string");
  assert.ok(entry.words.length > 0 && entry.words.length <= 80, `${quote(entry)} is empty or over 80 characters`);
  assert.equal(entry.words, entry.words.trim().replace(/\s+/g, " "), `${quote(entry)} has stray spaces`);
  assert.ok(Array.isArray(entry.topics) && entry.topics.length > 0, `${quote(entry)} accepts no topic`);
  assert.equal(new Set(entry.topics).size, entry.topics.length, `${quote(entry)} names a topic twice`);
  for (const id of entry.topics) assert.ok(Object.hasOwn(topics, id), `${quote(entry)} names no such topic: ${id}`);
}

test("the file holds what it says and nothing else", () => {
  assert.ok(typeof about === "string" && about.length > 0);
  assert.deepEqual(unknownLists, {});
});

test("every phrasing has its members, known topics and a known red flag or none", () => {
  for (const entry of phrasings) {
    assertShape(entry, ["words", "topics", "misspelt", "withoutTopicWord", "redFlag"]);
    assert.equal(typeof entry.misspelt, "boolean", quote(entry));
    assert.equal(typeof entry.withoutTopicWord, "boolean", quote(entry));
    assert.ok(entry.redFlag === null || redFlags.includes(entry.redFlag), `${quote(entry)}: ${entry.redFlag}`);
  }
});

test("every negated phrasing names the red flag that it denies", () => {
  for (const entry of negated) {
    assertShape(entry, ["words", "topics", "wouldBe"]);
    assert.ok(redFlags.includes(entry.wouldBe), `${quote(entry)}: ${entry.wouldBe}`);
  }
});

test("every phrasing whose flag stands despite a negation names the flag and holds a negation", () => {
  const negation = /\b(no|not|never|nothing|without|cant|dont|doesnt|isnt|havent|wont)\b/;
  for (const entry of stillFlag) {
    assertShape(entry, ["words", "topics", "redFlag"]);
    assert.ok(redFlags.includes(entry.redFlag), `${quote(entry)}: ${entry.redFlag}`);
    assert.match(entry.words.toLowerCase(), negation);
  }
});

test("no words occur twice, in one list or across the three", () => {
  const seen = new Map();
  for (const entry of [...phrasings, ...negated, ...stillFlag]) {
    const key = entry.words.toLowerCase().replace(/[^a-z0-9 ]/g, "");
    assert.ok(!seen.has(key), `${quote(entry)} repeats ${seen.get(key)}`);
    seen.set(key, quote(entry));
  }
});

test("there are enough phrasings, and a third of them are misspelt and a third lack the topic's word", () => {
  const third = Math.max(80, Math.ceil(phrasings.length / 3));
  assertAtLeast(240, phrasings, "phrasings");
  assertAtLeast(third, phrasings.filter((entry) => entry.misspelt), "misspelt");
  assertAtLeast(third, phrasings.filter((entry) => entry.withoutTopicWord), "without the topic's word");
  assertAtLeast(30, negated, "negated");
  assertAtLeast(15, stillFlag, "stillFlag");
});

test("every topic has enough phrasings, not counting those that accept another topic too", () => {
  for (const [id, { least }] of Object.entries(topics)) {
    const only = phrasings.filter((entry) => entry.topics.length === 1 && entry.topics[0] === id);
    assertAtLeast(least, only, id);
  }
});

test("every topic has misspelt phrasings and ones without its word", () => {
  for (const [id, { own }] of Object.entries(topics)) {
    const accepting = phrasings.filter((entry) => entry.topics.includes(id));
    assertAtLeast(2, accepting.filter((entry) => entry.misspelt), `${id}, misspelt`);
    if (own) assertAtLeast(2, accepting.filter((entry) => entry.withoutTopicWord), `${id}, without its word`);
  }
});

test("withoutTopicWord is true only where no own word occurs, and false only where one does", () => {
  for (const entry of phrasings) {
    if (isOnlySomethingElse(entry)) {
      assert.equal(entry.withoutTopicWord, false, `${quote(entry)}: something_else has no word of its own`);
    } else if (entry.withoutTopicWord) {
      assert.ok(!containsOwnWord(entry), `${quote(entry)} does contain a topic's own word`);
    } else if (!entry.misspelt) {
      // A misspelt phrasing may hold a misspelling of the word, which a pattern can't tell.
      assert.ok(containsOwnWord(entry), `${quote(entry)} contains no topic's own word`);
    }
  }
});

test("red flags: about forty or more, every one of them, plainly and in each of the other lists", () => {
  assertAtLeast(40, phrasings.filter((entry) => entry.redFlag !== null), "with a red flag");
  for (const id of redFlags) {
    assertAtLeast(2, phrasings.filter((entry) => entry.redFlag === id), `phrasings, ${id}`);
    assertAtLeast(2, negated.filter((entry) => entry.wouldBe === id), `negated, ${id}`);
    assertAtLeast(1, stillFlag.filter((entry) => entry.redFlag === id), `stillFlag, ${id}`);
  }
});
