// SPDX-License-Identifier: Apache-2.0
// Checks that phrasings.json and phrasings_more.json are sound test sets: the right shape, known ids, no duplicates, and
// enough phrasings of each kind that a search can't do well on them by matching titles alone. It says nothing about the
// search itself.
// Run: node --test tests/search/validate_phrasings.mjs

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

const read = (name) => JSON.parse(readFileSync(new URL(`./${name}`, import.meta.url), "utf8"));

// What a patient may be led to. `least`: how many phrasings must accept this topic alone. `own`: the title's
// distinguishing words; something_else has none. The topics of the first set, then those that joined them, whose phrasings
// are in the second.
const firstTopics = {
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
  something_else: { least: 6, own: null },
};

const laterTopics = {
  breathlessness: { least: 5, own: /\b(short|breath|asthma|copd)/ },
  stomach_pain: { least: 5, own: /\btumm/ },
  head_injury: { least: 5, own: /\b(bump|injur|head)/ },
  blackout: { least: 5, own: /\b(faint|fits?\b|fitting|black ?out|blacked out)/ },
  weakness_numbness: { least: 5, own: /\b(weak|numb|tingl|face\b|arms?\b|legs?\b)/ },
  allergic_reaction: { least: 5, own: /\b(allerg|reaction|hives)/ },
  palpitations: { least: 5, own: /\b(fast|pounding|skip|heart)/ },
  dizziness: { least: 5, own: /\b(dizz|light ?headed|spinning)/ },
  adult_fever: { least: 5, own: /\b(high|temp(erature)?\b)/ },
  poisoning: { least: 5, own: /\b(took|too (much|many)|swallow|harmful)/ },
  self_harm: { least: 4, own: /\b(self ?harm|suicid)/ },
  nosebleed: { least: 5, own: /\bnose ?bleed/ },
  vomit_cough_blood: { least: 5, own: /\b(vomit|cough|blood)/ },
  bottom_problem: { least: 5, own: /\b(bleeding|itchy|sore|bottom|piles|black poo)\b/ },
  leg_pain: { least: 5, own: /\blegs?\b/ },
  testicle_pain: { least: 5, own: /\btesticle/ },
  eye_problem: { least: 5, own: /\b(eyes?\b|sight|eyesight)/ },
  joint_muscle: { least: 5, own: /\b(joint|sprain|strain)/ },
  pregnancy_problem: { least: 5, own: /\bpregnan/ },
  after_birth: { least: 5, own: /\bbirth/ },
  cant_pee: { least: 5, own: /\b(pee|urine)\b/ },
  blood_in_urine: { least: 5, own: /\b(blood|urine)\b/ },
  yellow_skin: { least: 5, own: /\byellow/ },
  lump: { least: 5, own: /\b(lump|swelling)/ },
  weight_loss_tired: { least: 5, own: /\b(losing|weight|tired)/ },
  breast_change: { least: 5, own: /\bbreast/ },
  mole: { least: 5, own: /\b(mole|heal\b)/ },
  skin_infection: { least: 5, own: /\b(hot|red|spreading|skin)\b/ },
  wound: { least: 5, own: /\b(cut|graze|wound)/ },
  burn: { least: 5, own: /\b(burn|scald)|sunburn/ },
  bite_sting: { least: 5, own: /\b(bites?\b|bit\b|sting|stung)/ },
  diabetes_ill: { least: 5, own: /\bdiabet/ },
  swallowing: { least: 5, own: /\bswallow/ },
  sinus_pain: { least: 5, own: /\bsinus/ },
  impetigo: { least: 5, own: /\b(impetigo|crusty)/ },
  shingles: { least: 5, own: /\bshingles/ },
  toothache: { least: 5, own: /\b(tooth|gums?\b)/ },
  cradle_cap: { least: 5, own: /\bcradle/ },
  colic: { least: 5, own: /\b(colic|reflux|crying)/ },
  teething: { least: 5, own: /\bteeth/ },
  nappy_rash: { least: 5, own: /\b(nappy|rash)/ },
  earwax: { least: 5, own: /\b(ears?\b|earwax|wax)/ },
  sweating: { least: 5, own: /\bsweat/ },
  head_lice: { least: 5, own: /\b(head|lice|nits)\b/ },
  indigestion: { least: 5, own: /\b(indigestion|heartburn)/ },
  constipation: { least: 5, own: /\bconstipat/ },
  mouth_problem: { least: 5, own: /\b(mouth|ulcer)/ },
  cold_sore: { least: 5, own: /\b(cold|sore)/ },
  acne: { least: 5, own: /\b(acne|spot)/ },
  eczema: { least: 5, own: /\b(eczema|dry|itchy)/ },
  hay_fever: { least: 5, own: /\b(hay|fever|hayfever)/ },
  fungal_skin: { least: 5, own: /\b(athlete|ringworm|jock)/ },
  threadworms: { least: 5, own: /\b(thread)?worms/ },
  travel_sickness: { least: 5, own: /\btravel/ },
  wart: { least: 5, own: /\b(wart|verruca)/ },
  vaginal_thrush: { least: 5, own: /\b(vagina|thrush|itch|discharge)/ },
  referral: { least: 5, own: /\brefer/ },
  letter_request: { least: 5, own: /\b(letter|form|report)\b/ },
  registration: { least: 5, own: /\b(register|change|details)/ },
  travel_vaccination: { least: 5, own: /\b(travel|vaccin)/ },
  medication_review: { least: 5, own: /\b(review|medicine)/ },
};
const topics = { ...firstTopics, ...laterTopics };

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

const sets = {
  "phrasings.json": { covered: firstTopics, least: { phrasings: 240, negated: 30, stillFlag: 15 } },
  "phrasings_more.json": { covered: laterTopics, least: { phrasings: 340, negated: 15, stillFlag: 12 } },
};

for (const [name, { covered, least }] of Object.entries(sets)) {
  const { about, phrasings, negated, stillFlag, ...unknownLists } = read(name);

  test(`${name}: the file holds what it says and nothing else`, () => {
    assert.ok(typeof about === "string" && about.length > 0);
    assert.deepEqual(unknownLists, {});
  });

  test(`${name}: every phrasing has its members, known topics and a known red flag or none`, () => {
    for (const entry of phrasings) {
      assertShape(entry, ["words", "topics", "misspelt", "withoutTopicWord", "redFlag"]);
      assert.equal(typeof entry.misspelt, "boolean", quote(entry));
      assert.equal(typeof entry.withoutTopicWord, "boolean", quote(entry));
      assert.ok(entry.redFlag === null || redFlags.includes(entry.redFlag), `${quote(entry)}: ${entry.redFlag}`);
    }
  });

  test(`${name}: every negated phrasing names the red flag that it denies`, () => {
    for (const entry of negated) {
      assertShape(entry, ["words", "topics", "wouldBe"]);
      assert.ok(redFlags.includes(entry.wouldBe), `${quote(entry)}: ${entry.wouldBe}`);
    }
  });

  test(`${name}: every phrasing whose flag stands despite a negation names the flag and holds a negation`, () => {
    const negation = /\b(no|not|never|nothing|without|cant|dont|doesnt|isnt|havent|wont)\b/;
    for (const entry of stillFlag) {
      assertShape(entry, ["words", "topics", "redFlag"]);
      assert.ok(redFlags.includes(entry.redFlag), `${quote(entry)}: ${entry.redFlag}`);
      assert.match(entry.words.toLowerCase(), negation);
    }
  });

  test(`${name}: there are enough phrasings, and a third of them are misspelt and a third lack the topic's word`, () => {
    const third = Math.max(80, Math.ceil(phrasings.length / 3));
    assertAtLeast(least.phrasings, phrasings, "phrasings");
    assertAtLeast(third, phrasings.filter((entry) => entry.misspelt), "misspelt");
    assertAtLeast(third, phrasings.filter((entry) => entry.withoutTopicWord), "without the topic's word");
    assertAtLeast(least.negated, negated, "negated");
    assertAtLeast(least.stillFlag, stillFlag, "stillFlag");
  });

  test(`${name}: every topic has enough phrasings, not counting those that accept another topic too`, () => {
    for (const [id, { least: alone }] of Object.entries(covered)) {
      const only = phrasings.filter((entry) => entry.topics.length === 1 && entry.topics[0] === id);
      assertAtLeast(alone, only, id);
    }
  });

  test(`${name}: every topic has misspelt phrasings and ones without its word`, () => {
    for (const [id, { own }] of Object.entries(covered)) {
      const accepting = phrasings.filter((entry) => entry.topics.includes(id));
      if (own === null) continue;
      assertAtLeast(2, accepting.filter((entry) => entry.misspelt), `${id}, misspelt`);
      assertAtLeast(2, accepting.filter((entry) => entry.withoutTopicWord), `${id}, without its word`);
    }
  });

  test(`${name}: withoutTopicWord is true only where no own word occurs, and false only where one does`, () => {
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

  test(`${name}: red flags: about forty or more, every one of them, plainly and in each of the other lists`, () => {
    assertAtLeast(40, phrasings.filter((entry) => entry.redFlag !== null), "with a red flag");
    for (const id of redFlags) {
      assertAtLeast(2, phrasings.filter((entry) => entry.redFlag === id), `phrasings, ${id}`);
      assertAtLeast(2, negated.filter((entry) => entry.wouldBe === id), `negated, ${id}`);
      assertAtLeast(1, stillFlag.filter((entry) => entry.redFlag === id), `stillFlag, ${id}`);
    }
  });
}

test("no words occur twice, in one list or across the lists and files", () => {
  const seen = new Map();
  for (const name of [...Object.keys(sets), "held_out.json"]) {
    const { phrasings, negated, stillFlag } = read(name);
    for (const entry of [...phrasings, ...negated, ...stillFlag]) {
      const key = entry.words.toLowerCase().replace(/[^a-z0-9 ]/g, "");
      assert.ok(!seen.has(key), `${quote(entry)} repeats ${seen.get(key)}`);
      seen.set(key, quote(entry));
    }
  }
});
