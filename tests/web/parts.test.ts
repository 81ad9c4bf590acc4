// SPDX-License-Identifier: Apache-2.0
// The widget's own reckoning, in Node: opening hours, ages, texts, padding, and every text that code asks for.
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, test } from "node:test";
import { ageInCoreForm } from "../../web/widget/src/components/question/age_form.ts";
import { localTime } from "../../web/widget/src/letters/local_time.ts";
import { padded } from "../../web/widget/src/letters/padding.ts";
import { isReceipt } from "../../web/widget/src/letters/receipt.ts";
import { opensIn, type Surgery } from "../../web/widget/src/surgery.ts";
import { Texts } from "../../web/widget/src/texts.ts";
import { asFrameMessage, otherOrigin } from "../../web/demo/src/messages.ts";
import { strings } from "./support/texts.ts";

const surgery: Surgery = {
  ods: "A81001", name: "Example", phone: "01632 960123", timezone: "Europe/London",
  openingHours: [
    { days: ["mon", "tue", "wed", "thu", "fri"], opens: "08:00", closes: "12:30" },
    { days: ["mon", "tue", "wed", "thu", "fri"], opens: "13:30", closes: "18:30" },
  ],
  closedDates: ["2026-12-25", "2026-12-28"],
};

describe("minutes until the surgery opens", () => {
  for (const [when, time, minutes] of [
    ["open", "2026-11-23T10:00:00Z", 0],
    ["at the minute of opening", "2026-11-23T08:00:00Z", 0],
    ["at the minute of closing", "2026-11-23T18:30:00Z", 810],
    ["before opening", "2026-11-23T07:15:00Z", 45],
    ["at lunch", "2026-11-23T12:30:00Z", 60],
    ["on Friday evening", "2026-11-27T19:00:00Z", 61 * 60],
    ["on Sunday", "2026-11-22T20:00:00Z", 12 * 60],
    ["before Christmas and a substitute day", "2026-12-24T18:30:00Z", (4 * 24 + 13.5) * 60],
    ["in summer, by the surgery's clock", "2026-07-06T07:00:00Z", 0],
    ["over the night when clocks go forward", "2026-03-28T20:00:00Z", (36 - 1) * 60],
    ["over the night when clocks go back", "2026-10-24T19:00:00Z", (36 + 1) * 60],
  ] as const) {
    test(when, () => {
      assert.equal(opensIn(surgery, new Date(time)), minutes);
    });
  }

  test("never open: two weeks, the most that the core takes", () => {
    assert.equal(opensIn({ ...surgery, openingHours: [] }, new Date("2026-11-23T10:00:00Z")), 20_160);
  });
});

describe("an age in the core's form", () => {
  for (const [count, unit, expected] of [
    [0, "days", "0 days"], [27, "days", "27 days"], [28, "days", "1 months"], [60, "days", "1 months"], [61, "days", "2 months"],
    [3, "weeks", "21 days"], [4, "weeks", "1 months"], [10, "weeks", "2 months"], [14, "weeks", "3 months"],
    [0, "months", undefined], [1, "months", "1 months"], [23, "months", "23 months"], [24, "months", "2 years"], [30, "months", "2 years"],
    [0, "years", undefined], [1, "years", undefined], [2, "years", "2 years"], [101, "years", "101 years"],
  ] as const) {
    test(`${count} ${unit}`, () => {
      assert.equal(ageInCoreForm(count, unit), expected);
    });
  }

  test("never makes a baby older", () => {
    for (let days = 28; days < 730; days += 1) {
      const [months = "0", unit] = ageInCoreForm(days, "days")?.split(" ") ?? [];
      if (unit === "months") {
        assert.ok(Number(months) <= Math.max(1, days / 30.4), `${days} days became ${months} months`);
      }
    }
  });
});

describe("texts", () => {
  const texts = new Texts({ "left.one": "{count} letter", "left.other": "{count} letters", hello: "Hello {name} {missing}" }, "en");
  test("plurals, values, and what is missing stays visible", () => {
    assert.equal(texts.say("left", { count: 1 }), "1 letter");
    assert.equal(texts.say("left", { count: 2_000 }), "2,000 letters");
    assert.equal(texts.say("hello", { name: "{count}" }), "Hello {count} {missing}");
    assert.equal(texts.say("nothing.like.it"), "nothing.like.it");
    assert.equal(texts.first(["no", "hello"], { name: "you", missing: "!" }), "Hello you !");
  });

  test("a date as Britain writes it", () => {
    assert.equal(texts.date("1996-03-31"), "31 March 1996");
    assert.equal(texts.date("soon"), "soon");
  });

  test("every text that code names by itself exists, and every value in it is one that code gives", () => {
    const folder = path.join(import.meta.dirname, "../../web/widget/src");
    const missing: string[] = [];
    for (const file of readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(".ts"))) {
      const code = readFileSync(path.join(folder, file), "utf8");
      for (const [, key = ""] of code.matchAll(/(?<!\*.*)(?:say\(\s*|problem: )"([\w.-]+)"/g)) {
        if (!(key in strings) && !(`${key}.other` in strings)) {
          missing.push(`${file}: ${key}`);
        }
      }
    }
    assert.deepEqual(missing, []);
  });

  test("every level and destination has its words", () => {
    const destinations = ["ambulance", "emergency-department", "nhs-111", "surgery", "surgery-admin", "pharmacy-first", "pharmacist-advice", "dentist",
      "optician", "maternity", "sexual-health", "mental-health-line", "self-referral", "home"];
    for (const destination of destinations) {
      assert.ok(`destination.${destination}` in strings, destination);
      assert.ok([`destination.${destination}.how`, `destination.${destination}.phone`].some((key) => key in strings), destination);
      const levels = destination === "ambulance" ? ["call-999"] : [undefined];
      for (const level of levels) {
        assert.ok((level ? `outcome.${level}.${destination}` : `outcome.${destination}`) in strings, destination);
      }
    }
    for (const level of ["call-999", "emergency", "urgent", "soon", "routine", "self-care"]) {
      assert.ok(`outcome.${level}.several` in strings, level);
    }
  });
});

describe("letters", () => {
  test("are padded to one of four sizes, with their length before them", () => {
    for (const [length, size] of [[0, 4_096], [4_092, 4_096], [4_093, 16_384], [131_068, 131_072]] as const) {
      const bytes = padded("x".repeat(length));
      assert.equal(bytes.length, size);
      assert.equal(new DataView(bytes.buffer).getUint32(0), length);
      assert.ok(bytes.subarray(4 + length).every((byte) => byte === 0));
    }
    assert.throws(() => padded("x".repeat(131_069)), RangeError);
    assert.equal(new DataView(padded("é").buffer).getUint32(0), 2);
  });

  test("say the moment with the device's offset", () => {
    assert.match(localTime(new Date()), /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[+-]\d\d:\d\d$/);
    assert.equal(new Date(localTime(new Date("2026-11-23T10:00:00Z"))).toISOString(), "2026-11-23T10:00:00.000Z");
  });

  test("are sent only if the answer is a receipt", () => {
    assert.ok(isReceipt({ reference: "7KQ-4MX", answerWords: "We will answer." }));
    for (const no of [null, undefined, "sent", {}, { reference: "" , answerWords: "x" }, { reference: "7KQ-4MX" }]) {
      assert.equal(isReceipt(no), false);
    }
  });
});

describe("messages between the portal and the frame", () => {
  test("only the two kinds are taken", () => {
    assert.deepEqual(asFrameMessage({ type: "signpost-height", height: 400, more: 1 }), { type: "signpost-height", height: 400 });
    for (const no of [null, 1, "signpost-step", {}, { type: "signpost-height", height: "400" }, { type: "signpost-height", height: 1e9 }, { type: "signpost-height", height: -1 }]) {
      assert.equal(asFrameMessage(no), undefined);
    }
  });

  test("the other origin is the same port by the other name", () => {
    assert.equal(otherOrigin(new URL("http://localhost:8080/portal/") as unknown as Location), "http://127.0.0.1:8080");
    assert.equal(otherOrigin(new URL("http://127.0.0.1:8080/") as unknown as Location), "http://localhost:8080");
  });
});
