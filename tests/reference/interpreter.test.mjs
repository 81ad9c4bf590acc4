// SPDX-License-Identifier: Apache-2.0
// The sentences of content-format.md one at a time, with examples small enough to check by eye.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { describe, test } from "node:test";
import { generateCases } from "./condition-cases.mjs";
import { ageNumbers, everyAge, parseAge } from "./interpreter/ages.mjs";
import { UNKNOWN, Unanswered, and, bind, evaluate, not, or, parse } from "./interpreter/conditions.mjs";
import { compareRanks, effectIfUnknown, minutesOf, routeByOpeningHours } from "./interpreter/effects.mjs";
import { play } from "./interpreter/journey.mjs";
import { buildLibrary, buildScope } from "./interpreter/library.mjs";
import { outcomeOfEverything } from "./interpreter/outcome.mjs";
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
function libraryOf(topics, shared = {}, settings = {}) {
  const files = { "library.json": { screen: [], ...settings } };
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
