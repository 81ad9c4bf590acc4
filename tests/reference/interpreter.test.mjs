// SPDX-License-Identifier: Apache-2.0
// The sentences of content-format.md one at a time, with examples small enough to check by eye.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { describe, test } from "node:test";
import { generateCases } from "./condition-cases.mjs";
import { ageNumbers, everyAge, parseAge } from "./interpreter/ages.mjs";
import { UNKNOWN, Unanswered, and, bind, evaluate, not, or, parse } from "./interpreter/conditions.mjs";
import { compareRanks, effectIfUnknown, minutesOf, routeByOpeningHours } from "./interpreter/effects.mjs";
import { authorsConditions, brokenPromises, reaches } from "./interpreter/authors.mjs";
import { play } from "./interpreter/journey.mjs";
import { buildLibrary, buildScope } from "./interpreter/library.mjs";
import { outcomeOfEverything } from "./interpreter/outcome.mjs";
import { playPages } from "./interpreter/pages.mjs";
import { possibleValues } from "./interpreter/possible.mjs";
import { Random } from "./random.mjs";

const FORMAT = readFileSync(new URL("../../docs/content-format.md", import.meta.url), "utf8");

const yesNo = (linkId, more = {}) => ({ linkId, text: "?", type: "boolean", ...more });
const boxes = (linkId, values, more = {}) => ({
  linkId, text: "?", type: "choice", repeats: true,
  answerOption: [...values.map((value) => ({ value, text: value })), { value: "none", text: "None", none: true }], ...more,
});

/** The value of a condition over some questions for some answers. */
function value(condition, questions, answers, scores = []) {
  return evaluate(bind(parse(condition), buildScope(questions, scores)), answers);
}

/** The values that a condition can still take, sorted: "false", "true", "unknown". */
function values(condition, questions, answers, scores = []) {
  const tree = bind(parse(condition), buildScope(questions, scores));
  return [...possibleValues(tree, { answers })].map(String).sort().join(" ");
}

describe("the grammar", () => {
  for (const condition of [
    "fever", "not(fever)", "a and b or c", "(a or b) and c", 'list contains(signs, "x")', "count(signs) >= 2", "count(s) in [1..2]",
    "age_months < 3 and temperature >= 38.0", 'duration in ["a", "b"]', "t in [36.5..38]", "t > -1.5", "applies(q) and q != true",
    "  a   and(b)",
  ]) test(`has: ${condition}`, () => assert.doesNotThrow(() => parse(condition)));

  for (const condition of [
    "", "and", "a b", "not a", "not(a", "a and", "a = ", "a == 1", 'a in ["x" "y"]', "a in []", "a in [1..]", "a in [1, 2]", "count(a)",
    "count(a) >= 1.5", "list contains(a)", "1 = a", "a = b", "_a", "true", 'a = "x', "a >= .5", "applies(not)", "a; b", "a = - 1",
  ]) test(`has not: ${condition}`, () => assert.throws(() => parse(condition)));

  test("`and` binds closer than `or`", () => {
    assert.deepEqual(parse("a or b and c"), parse("a or (b and c)"));
    assert.notDeepEqual(parse("a or b and c"), parse("(a or b) and c"));
  });
});

test("the truth tables are those that the format publishes", () => {
  const word = { true: true, false: false, unknown: UNKNOWN };
  const rows = [...FORMAT.matchAll(/^\| (true|false|unknown) \| (\w+) \| (\w+) \| (\w+) \| \|(?: (\w+) \| (\w+))?/gm)];
  assert.equal(rows.length, 6);
  for (const [, a, b, both, either, one, negated] of rows) {
    for (const [x, y] of [[a, b], [b, a]]) {
      assert.equal(and(word[x], word[y]), word[both], `${x} and ${y}`);
      assert.equal(or(word[x], word[y]), word[either], `${x} or ${y}`);
    }
    if (one) assert.equal(not(word[one]), word[negated], `not(${one})`);
  }
});

describe("ages", () => {
  test("an older unit is at its start, a younger one exact", () => {
    assert.deepEqual({ ...ageNumbers("20 days") }, { age_days: 20, age_months: 0, age_years: 0 });
    assert.equal(ageNumbers("18 months").age_years, 1);
    assert.equal(ageNumbers("3 years").age_months, 36);
    assert.ok(ageNumbers("1 month").age_days >= 28);
  });
  test("days are under 28, months 1 to 23, years 2 to 120", () => {
    assert.equal(everyAge().length, 28 + 23 + 119);
    for (const text of ["28 days", "0 months", "24 months", "1 years", "121 years", "3", "3 weeks"]) assert.throws(() => parseAge(text));
  });
});

describe("not applicable is not unsure is not unasked", () => {
  const gate = yesNo("ill", { unsure: true });
  const fever = yesNo("fever", { unsure: true, enableWhen: "ill" });
  const q = [gate, fever];

  test("every comparison on a question that does not apply is false", () => {
    for (const condition of ["fever", "fever = false", "fever != true", "fever != false", "applies(fever)"]) {
      assert.equal(value(condition, q, { ill: false }), false, condition);
    }
  });
  test("an answer kept to it is not used", () => assert.equal(value("fever", q, { ill: false, fever: true }), false));
  test("an unknown gate means that it applies", () => {
    assert.equal(value("applies(fever)", q, { ill: "unsure", fever: true }), true);
    assert.equal(value("fever", q, { ill: "unsure", fever: true }), true);
  });
  test("unsure is unknown in every comparison", () => {
    for (const condition of ["fever", "fever = false", "fever != true", "not(fever)"]) {
      assert.equal(value(condition, q, { ill: true, fever: "unsure" }), UNKNOWN, condition);
    }
  });
  test("a question that applies and is not answered has no value at all", () => {
    assert.throws(() => value("fever", q, { ill: true }), Unanswered);
  });
  test("host input counts as unsure until it is there, a scan as none", () => {
    const host = { linkId: "minutes", type: "integer", input: "host", minValue: 0, maxValue: 9 };
    assert.equal(value("minutes < 5", [host], {}), UNKNOWN);
    assert.equal(value("count(words) >= 1", [boxes("words", ["a"], { input: "scan" })], {}), false);
  });
});

describe("scores are intervals", () => {
  const q = ["a", "b"].map((id) => yesNo(id, { unsure: true }));
  const score = { id: "s", items: [{ when: "a", points: 2 }, { when: "b", points: 1 }] };
  for (const [condition, answers, expected] of [
    ["s >= 2", { a: true, b: false }, true],
    ["s >= 2", { a: "unsure", b: true }, UNKNOWN],
    ["s >= 1", { a: "unsure", b: true }, true],
    ["s < 2", { a: "unsure", b: false }, UNKNOWN],
    ["s > 3", { a: "unsure", b: "unsure" }, false],
    ["s = 2", { a: "unsure", b: true }, UNKNOWN], // "anything between 0 and its points"
    ["s in [1..3]", { a: "unsure", b: true }, true],
  ]) test(`${condition} with ${JSON.stringify(answers)}`, () => assert.equal(value(condition, q, answers, [score]), expected));

  test("over open questions", () => {
    assert.equal(values("s >= 2", q, {}, [score]), "false true unknown");
    assert.equal(values("s >= 2", q, { a: true }, [score]), "true");
    assert.equal(values("s >= 2", q, { a: false }, [score]), "false");
    assert.equal(values("s <= 2", q, { b: true, a: "unsure" }, [score]), "unknown");
  });
});

describe("the set of values that a condition can still take", () => {
  const q = [yesNo("a"), yesNo("b", { unsure: true }), yesNo("c", { enableWhen: "a" })];
  for (const [condition, answers, expected] of [
    ["a", {}, "false true"],
    ["b", {}, "false true unknown"],
    ["not(b)", {}, "false true unknown"],
    ["c", {}, "false true"],
    ["c", { a: true, c: true }, "true"],
    ["c", { c: true }, "false true"], // answered, but it may still turn out not to apply
    ["c", { a: false, c: true }, "false"],
    ["applies(c)", {}, "false true"],
    ["a and not(a)", {}, "false true"], // parts are treated as independent
    ["b or a", { b: "unsure" }, "true unknown"],
    ["b and a", { b: "unsure" }, "false unknown"],
  ]) test(`${condition} with ${JSON.stringify(answers)} is ${expected}`, () => assert.equal(values(condition, q, answers), expected));

  test("contains what the condition turns out to be, and nothing else once all is answered: 3,000 conditions", () => {
    const random = new Random(5);
    for (const { questions, scores, condition, answers } of generateCases(3000, { plain: false, seed: 6 })) {
      const tree = bind(parse(condition), buildScope(questions, scores));
      const truth = evaluate(tree, answers);
      assert.deepEqual([...possibleValues(tree, { answers })], [truth], condition);
      const some = Object.fromEntries(Object.entries(answers).filter(() => random.chance(0.5)));
      assert.ok(possibleValues(tree, { answers: some }).has(truth), `${condition} with ${JSON.stringify(some)}`);
    }
  });
});

describe("rank, time and opening hours", () => {
  test("the level, then the shorter `within`; none counts as longest", () => {
    const ranks = [["emergency", null], ["urgent", 120], ["urgent", 240], ["urgent", null], ["soon", 1]].map(([level, minutes]) => ({ level, minutes }));
    for (let i = 1; i < ranks.length; i += 1) assert.ok(compareRanks(ranks[i - 1], ranks[i]) > 0);
    assert.equal(minutesOf("2 days"), 2880);
  });
  for (const [level, minutes, opensIn, expected] of [
    ["urgent", 120, 120, "surgery"], ["urgent", 120, 121, "nhs-111"], ["urgent", 120, undefined, "nhs-111,surgery"],
    ["urgent", null, 0, "surgery"], ["urgent", null, 1, "nhs-111"], ["urgent", null, undefined, "nhs-111,surgery"],
    ["soon", null, 9999, "surgery"], ["soon", null, undefined, "surgery"], ["soon", 2880, 2881, "nhs-111"],
  ]) test(`${level} within ${minutes}, opens in ${opensIn}: ${expected}`, () => {
    assert.equal(String(routeByOpeningHours({ level, minutes }, ["surgery"], opensIn)), expected);
  });
  test("only `surgery` is routed", () => {
    assert.deepEqual(routeByOpeningHours({ level: "urgent", minutes: null }, ["surgery-admin", "dentist"], 60), ["dentist", "surgery-admin"]);
  });
});

describe("a rule that is unknown", () => {
  const rule = { level: "emergency", destination: "emergency-department" };
  for (const [more, expected] of [
    [{}, "urgent surgery"],
    [{ level: "call-999", destination: "ambulance" }, "urgent surgery"],
    [{ level: "soon", destination: "pharmacy-first" }, "soon pharmacy-first"],
    [{ level: "self-care", destination: "home" }, "nothing"],
    [{ unsure: "same" }, "emergency emergency-department"],
    [{ unsure: "ignore" }, "nothing"],
    [{ unsure: { level: "soon", destination: "surgery" } }, "soon surgery"],
    [{ destination: "topic:other", otherwise: "emergency-department" }, "emergency emergency-department"],
  ]) test(JSON.stringify(more), () => {
    const effect = effectIfUnknown({ ...rule, ...more });
    assert.equal(effect === null ? "nothing" : `${effect.level} ${effect.destination}`, expected);
  });
});

// ---------------------------------------------------------------------------------------------------- whole journeys

const SELF_CARE = { level: "self-care", destination: "home" };
const rule = (id, when, level, destination, more = {}) => ({ id, when, level, destination, ...more });

/** A library of topics without screen modules: {id: {questions, rules, default}}. */
function libraryOf(topics, shared = {}, settings = {}, more = {}) {
  const files = { "library.json": { screen: [], ...settings }, ...more };
  for (const [id, topic] of Object.entries(topics)) files[`topics/${id}.json`] = { id, default: SELF_CARE, ...topic };
  for (const [id, module] of Object.entries(shared)) files[`shared/${id}.json`] = { id, ...module };
  return buildLibrary(files);
}

/** "asked … -> level destinations (reasons)" of the journey; both ways of working the outcome out must agree. */
function journey(library, topics, answers) {
  const patient = { topics, answers };
  const { asked, ...minimal } = play(library, patient);
  const full = outcomeOfEverything(library, patient);
  for (const field of ["level", "within", "destinations"]) assert.deepEqual(minimal[field], full[field]);
  return `${asked.join(" ")} -> ${minimal.level} ${minimal.destinations} (${minimal.reasons})`;
}

describe("which question comes next", () => {
  test("what can't raise the outcome or add a destination is not asked", () => {
    const library = libraryOf({
      t: {
        questions: [yesNo("a"), yesNo("b"), yesNo("c"), yesNo("d")],
        rules: [
          rule("soon_surgery", "a", "soon", "surgery"), rule("lower", "b", "routine", "surgery"),
          rule("same_place", "c", "soon", "surgery"), rule("other_place", "d", "soon", "dentist"),
        ],
      },
    });
    assert.equal(journey(library, ["t"], { a: true, b: true, c: true, d: true }), "a d -> soon dentist,surgery (t/other_place,t/soon_surgery)");
    assert.equal(journey(library, ["t"], { a: false, b: false, c: false, d: false }), "a b c d -> self-care home (t/default)");
  });

  test("the floor is the least that a rule is certain to do", () => {
    // Once a is unsure, `red` may be soon (its unsure effect) or urgent: it is certain to reach only soon.
    const library = libraryOf({
      t: {
        questions: [yesNo("a", { unsure: true }), yesNo("b"), yesNo("c")],
        rules: [
          rule("red", "a or b", "urgent", "surgery", { unsure: { level: "soon", destination: "surgery" } }),
          rule("other", "c", "urgent", "nhs-111"),
        ],
      },
    });
    assert.equal(journey(library, ["t"], { a: "unsure", b: false, c: true, surgery_opens_in: 0 }), "a b c -> urgent nhs-111 (t/other)");
  });

  test("the default is no floor: a rule below it still ends the journey below", () => {
    const library = libraryOf({
      t: { questions: [yesNo("a")], rules: [rule("pharmacist", "a", "self-care", "pharmacist-advice")], default: { level: "soon", destination: "surgery" } },
    });
    assert.equal(journey(library, ["t"], { a: true }), "a -> self-care pharmacist-advice (t/pharmacist)");
    assert.equal(journey(library, ["t"], { a: false }), "a -> soon surgery (t/default)");
  });

  test("a default above the carried floor still matters, and with it every rule of its topic", () => {
    const library = libraryOf({
      first: { questions: [yesNo("a")], rules: [rule("r", "a", "routine", "surgery")] },
      second: { questions: [yesNo("b")], rules: [rule("low", "b", "self-care", "home")], default: { level: "soon", destination: "surgery" } },
    });
    assert.equal(journey(library, ["first", "second"], { a: true, b: false }), "a b -> soon surgery (second/default)");
    assert.equal(journey(library, ["first", "second"], { a: true, b: true }), "a b -> routine surgery (first/r)");
  });

  test("an asked question is put when the rule is unknown, and takes the unknown's place", () => {
    const library = libraryOf({
      t: {
        questions: [yesNo("measured", { unsure: true }), yesNo("hot", { unsure: true })],
        rules: [rule("fever", "measured", "urgent", "nhs-111", { unsure: "ask hot" })],
      },
    });
    assert.equal(journey(library, ["t"], { measured: true, hot: false }), "measured -> urgent nhs-111 (t/fever)");
    assert.equal(journey(library, ["t"], { measured: false, hot: true }), "measured -> self-care home (t/default)");
    assert.equal(journey(library, ["t"], { measured: "unsure", hot: false }), "measured hot -> self-care home (t/default)");
    assert.equal(journey(library, ["t"], { measured: "unsure", hot: true }), "measured hot -> urgent nhs-111 (t/fever)");
    assert.equal(journey(library, ["t"], { measured: "unsure", hot: "unsure" }), "measured hot -> urgent nhs-111 (t/fever)");
  });

  test("the gate of a question that matters is asked first, and nothing behind a closed one", () => {
    const library = libraryOf({
      t: { questions: [yesNo("gate"), yesNo("behind", { enableWhen: "gate" })], rules: [rule("r", "behind", "soon", "surgery")] },
    });
    assert.equal(journey(library, ["t"], { gate: false, behind: true }), "gate -> self-care home (t/default)");
    assert.equal(journey(library, ["t"], { gate: true, behind: true }), "gate behind -> soon surgery (t/r)");
  });
});

describe("hand-over", () => {
  const topics = {
    mild: {
      questions: [yesNo("chest"), yesNo("itch")],
      rules: [
        rule("to_chest", "chest", "soon", "topic:chest_pain", { otherwise: "surgery" }),
        rule("itching", "itch", "urgent", "nhs-111"),
      ],
    },
    chest_pain: { questions: [yesNo("crushing")], rules: [rule("heart", "crushing", "call-999", "ambulance")] },
  };
  test("counts at the highest rank of its target while it is open, and brings the target's questions first", () => {
    const library = libraryOf(topics);
    assert.equal(journey(library, ["mild"], { chest: true, itch: true, crushing: true }), "chest crushing -> call-999 ambulance (chest_pain/heart)");
    assert.equal(journey(library, ["mild"], { chest: true, itch: true, crushing: false }), "chest crushing itch -> urgent nhs-111 (mild/itching)");
  });
  test("`otherwise` stands if the target ends lower", () => {
    assert.equal(journey(libraryOf(topics), ["mild"], { chest: true, itch: false, crushing: false }), "chest crushing itch -> soon surgery (mild/to_chest)");
  });
  test("nothing is asked any more once an ambulance is certain", () => {
    const library = libraryOf({ ...topics, mild: { ...topics.mild, questions: [yesNo("first"), ...topics.mild.questions],
      rules: [...topics.mild.rules, rule("now", "first", "call-999", "ambulance")] } });
    assert.equal(journey(library, ["mild"], { first: true, chest: true, itch: true, crushing: true }), "first -> call-999 ambulance (mild/now)");
  });
});

describe("still need help?", () => {
  const again = {
    questions: [{ linkId: "why", type: "choice", phase: "outcome", answerOption: [{ value: "worse" }, { value: "other" }] }],
    rules: [rule("worse", 'why = "worse"', "routine", "surgery")],
  };
  const library = libraryOf(
    { high: { questions: [], default: { level: "soon", destination: "dentist" } }, low: { questions: [] } },
    { again },
    { ask_anyway: "again" },
  );
  test("its rules wait for the outcome phase", () => assert.equal(journey(library, ["low"], {}), " -> self-care home (low/default)"));
  test("then the outcome can rise", () => {
    assert.equal(journey(library, ["low"], { ask_anyway: true, why: "worse" }), "why -> routine surgery (again/worse)");
  });
  test("and never sinks: its rules do not take the default away", () => {
    assert.equal(journey(library, ["high"], { ask_anyway: true, why: "worse" }), " -> soon dentist (high/default)");
  });
});

describe("advice", () => {
  const library = libraryOf({
    t: {
      questions: [yesNo("a", { unsure: true }), yesNo("takes", { phase: "outcome" })],
      rules: [rule("r", "a", "urgent", "nhs-111", { unsure: { level: "routine", destination: "surgery" } })],
      advice: [
        { id: "always", kind: "watch", levels: ["urgent", "routine", "self-care"] },
        { id: "tablet", kind: "medicine", levels: ["routine", "self-care"], when: "takes" },
        { id: "warning", kind: "help", levels: ["routine"], when: "a" },
        { id: "cure", kind: "medicine", levels: ["routine"], when: "a" },
      ],
    },
  });
  const advice = (answers) => {
    const { asked, advice: items } = play(library, { topics: ["t"], answers });
    return `${asked.join(" ")} -> ${items.map((name) => name.slice(2)).join(" ")}`;
  };
  test("its questions come once triage has settled at routine or self-care", () => {
    assert.equal(advice({ a: true, takes: true }), "a -> always");
    assert.equal(advice({ a: false, takes: true }), "a takes -> always tablet");
    assert.equal(advice({ a: false, takes: false }), "a takes -> always");
  });
  test("what is unknown shows warnings and hides medicines", () => {
    assert.equal(advice({ a: "unsure", takes: false }), "a takes -> always warning");
  });
});

describe("what authors promise", () => {
  const screen = {
    about: {
      questions: [{ linkId: "age", type: "quantity", phase: "screen" }, boxes("signs", ["chest"], { phase: "screen" })],
      rules: [rule("now", "count(signs) >= 1", "call-999", "ambulance")],
    },
    asks_a: { questions: [yesNo("a", { unsure: true })] },
  };
  const topic = {
    audience: "age_years >= 16",
    questions: [{ include: "asks_a" }, yesNo("b")],
    rules: [rule("r", "b", "soon", "pharmacy-first")],
    advice: [{ id: "watch", kind: "watch", levels: ["soon", "routine"] }, { id: "if_a", kind: "help", levels: ["self-care"], when: "a" }],
    default: { ...SELF_CARE, cases: [{ text: "well", when: "a = false" }] },
  };
  const more = {
    "facts.json": { facts: [{ id: "fact", never: "a and age_years >= 100" }] },
    "invariants.json": {
      invariants: [
        { id: "floor", population: "age_years >= 65", known: "a", floor: "soon" },
        { id: "unasked", population: "age_years < 20", known: "elsewhere", floor: "soon", exempt: [{ topic: "exempt" }] },
      ],
    },
    "services.json": { services: [{ id: "service", destination: "pharmacy-first", topics: ["t"], eligible: "a = false" }] },
  };
  const library = libraryOf(
    { t: topic, exempt: { ...topic, questions: [{ include: "asks_a" }], rules: [] }, other: { questions: [yesNo("elsewhere")] } },
    screen,
    { screen: ["about"] },
    more,
  );
  const broken = (answers, topicId = "t") => {
    const patient = { topics: [topicId], answers: { age: "30 years", signs: [], a: false, b: false, ...answers } };
    const outcome = outcomeOfEverything(library, patient);
    const conditions = authorsConditions(library, patient, outcome);
    return reaches(library, patient, conditions) ? brokenPromises(library, patient, outcome, conditions).join("; ") : "does not get there";
  };
  const untold = "self-care: not told when to get help";
  for (const [what, answers, expected] of [
    ["all is well", {}, untold],
    ["a default outside its cases", { a: true }, "t/default: none of its cases is true"],
    ["a case that is unknown is not true", { a: "unsure" }, "t/default: none of its cases is true"],
    ["an invariant's floor", { age: "70 years", a: true }, "t/default: none of its cases is true; floor: below its floor"],
    ["what nobody was asked", { age: "18 years" }, `unasked: not asked; ${untold}`],
    ["a service that does not take them", { a: true, b: true }, "pharmacy-first: no service takes them"],
    ["what the service asks itself", { a: "unsure", b: true }, ""],
    ["an impossible patient", { age: "100 years", a: true }, "does not get there"],
    ["a patient for whom the topic is not meant", { age: "10 years" }, "does not get there"],
    ["an emergency on the screen", { signs: ["chest"] }, "does not get there"],
  ]) test(what, () => assert.equal(broken(answers), expected));
  test("an exempt topic need not ask", () => assert.equal(broken({ age: "18 years" }, "exempt"), untold));
});

describe("page by page", () => {
  const library = libraryOf(
    {
      rash: {
        title: "Rash", kind: "clinical", status: "approved", sensitive: true,
        questions: [yesNo("spreading", { band: "red-flags" }), yesNo("itch", { unsure: true })],
        rules: [
          rule("spreads", "spreading", "urgent", "surgery", { because: { me: "You …", child: "Your child …" }, within: "2 hours" }),
          rule("itches", "itch", "routine", "pharmacy-first", { because: "It itches." }),
        ],
        default: { ...SELF_CARE, because: "It will pass." },
      },
      note: {
        title: "Note", kind: "administration", status: "draft", questions: [yesNo("long")],
        rules: [rule("writes", "long", "routine", "surgery-admin", { because: "The office writes it." })],
        default: { ...SELF_CARE, because: "Nobody needs one." },
      },
    },
    {
      about: {
        questions: [
          { linkId: "who", type: "choice", phase: "screen", band: "demographics", answerOption: [{ value: "me" }, { value: "child" }] },
          { linkId: "age", type: "quantity", phase: "screen", band: "demographics" },
          boxes("signs", ["chest"], { phase: "screen" }),
        ],
        rules: [rule("now", "count(signs) >= 1", "call-999", "ambulance", { because: "Your heart." })],
      },
      words: {
        questions: [boxes("phrases", ["spots"], { input: "scan" }), yesNo("said_spots", { band: "red-flags", enableWhen: 'list contains(phrases, "spots")' })],
        rules: [rule("spots", "said_spots", "emergency", "emergency-department", { because: "Spots." })],
      },
      again: { questions: [yesNo("worse", { phase: "outcome" })], rules: [rule("rises", "worse", "soon", "surgery", { because: "It is worse." })] },
    },
    { screen: ["about"], phrase_questions: "words", ask_anyway: "again", status: "in-review" },
    { "phrases.json": { flags: [{ id: "spots", question: "said_spots", phrases: ["spots"], covered_by: ["rash"] }] } },
  );
  const well = { who: "me", age: "30 years", signs: [], spreading: false, itch: false, long: false, worse: false, said_spots: false };
  const played = (topics, answers) => {
    const { asked, list, page } = playPages(library, { topics, answers: { ...well, ...answers } });
    return `${asked.join(" ")} -> ${page.level} ${page.destinations} letter ${page.letter} ${list}${page.askAnyway ? ", may ask anyway" : ""}`;
  };
  for (const [what, topics, answers, expected] of [
    ["an emergency ends before any topic", ["rash"], { signs: ["chest"] }, "who age signs -> call-999 ambulance letter none clinical"],
    ["self-care may ask anyway", ["rash"], {}, "who age signs spreading itch -> self-care home letter none clinical, may ask anyway"],
    ["a red flag comes before the second topic", ["rash", "note"], { long: true }, "who age signs spreading itch long -> routine surgery-admin letter expected admin"],
    ["urgent: phone, and a letter if wanted", ["rash"], { spreading: true, surgery_opens_in: 0 }, "who age signs spreading -> urgent surgery letter offered urgent"],
    ["closed: nobody reads a letter", ["rash"], { spreading: true, surgery_opens_in: 121 }, "who age signs spreading -> urgent nhs-111 letter none urgent"],
    ["asking anyway adds the surgery and keeps the level", ["rash"], { ask_anyway: true }, "who age signs spreading itch worse -> self-care home,surgery letter expected clinical"],
    ["or reception, if only administration is in play", ["note"], { ask_anyway: true }, "who age signs long worse -> self-care home,surgery-admin letter expected admin"],
    ["or raises it", ["rash"], { ask_anyway: true, worse: true }, "who age signs spreading itch worse -> soon surgery letter expected clinical"],
    ["it is not offered where a letter is written anyway", ["note"], { long: true, ask_anyway: true }, "who age signs long -> routine surgery-admin letter expected admin"],
    ["a phrase raises its question", ["note"], { phrases: ["spots"], said_spots: true }, "who age signs said_spots -> emergency emergency-department letter none clinical"],
    ["but not in a topic that covers it", ["rash"], { phrases: ["spots"] }, "who age signs spreading itch -> self-care home letter none clinical, may ask anyway"],
  ]) test(what, () => assert.equal(played(topics, answers), expected));

  test("the outcome's page speaks to who asks, and says what is not sure and what is not approved", () => {
    const { page } = playPages(library, { topics: ["rash", "note"], answers: { ...well, who: "child", spreading: true, surgery_opens_in: 0 } });
    assert.deepEqual(page.reasons, [{ rule: "rash/spreads", topic: "rash", because: "Your child …", unsure: false }]);
    assert.deepEqual([page.status, page.sensitive, page.card, page.within], ["draft", true, "urgent", 120]);
    const unsure = playPages(library, { topics: ["rash"], answers: { ...well, itch: "unsure" } }).page;
    assert.deepEqual(unsure.reasons, [{ rule: "rash/itches", topic: "rash", because: "It itches.", unsure: true }]);
    assert.equal(unsure.status, "approved");
  });
  test("after asking anyway it says what had been advised", () => {
    const { page } = playPages(library, { topics: ["rash"], answers: { ...well, ask_anyway: true } });
    assert.deepEqual(page.asked, { advised: "self-care", destinations: ["home"] });
  });
});
