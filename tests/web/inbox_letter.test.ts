// SPDX-License-Identifier: Apache-2.0
// How the staff page takes a letter apart and what it finds, without a browser.
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { exportJWK, generateKeyPair, type JWK } from "jose";
import { readLetter, type Letter } from "../../web/inbox/src/letter/bundle.ts";
import { examine, type Check } from "../../web/inbox/src/letter/examine.ts";
import { open, unpadded, WrongKey, type Opened } from "../../web/inbox/src/letter/open.ts";
import { plainText } from "../../web/inbox/src/letter/plain_text.ts";
import { day, soon, when } from "../../web/inbox/src/time.ts";
import { padded } from "../../web/widget/src/letters/padding.ts";
import { seal } from "../../web/widget/src/letters/seal.ts";
import type { Surgery } from "../../web/widget/src/surgery.ts";
import { contentHash, stamp, startEngine } from "./support/core.ts";
import { letterBy } from "./support/staff.ts";

const engine = await startEngine();
const published = { engine, content: contentHash };
const good = letterBy(engine, "urinary", "man_30_burning_cloudy", { own_words: "It \"burns\" <b>badly</b>." });

const opened = (text: string, envelope: Partial<Opened["envelope"]> = {}): Opened => ({
  text,
  envelope: { surgery: stamp.ods, content: contentHash, key: good.key, list: "clinical", ...envelope },
});

/** The checks that fail. */
const failing = (letter: Opened): Check[] =>
  examine(letter, published).findings.filter(({ passed }) => !passed).map(({ check }) => check);

/** The good letter with one text in the place of another. */
function replaced(what: string, instead: string): string {
  assert.ok(good.text.includes(what), `the letter has no ${what}`);
  return good.text.replace(what, instead);
}

describe("padding", () => {
  test("comes off again at every size", () => {
    for (const text of ["", "{}", "é😷", "x".repeat(4092), "x".repeat(4093), "x".repeat(131_068)]) {
      assert.equal(unpadded(padded(text)), text);
    }
  });

  test("that is damaged is refused", () => {
    const bytes = padded("{}");
    const dirty = bytes.slice();
    dirty[100] = 1;
    const long = bytes.slice();
    new DataView(long.buffer).setUint32(0, bytes.length - 3);
    const cut = bytes.slice();
    new DataView(cut.buffer).setUint32(0, 1);
    const notUtf8 = bytes.slice();
    notUtf8[4] = 0xff;
    for (const damaged of [dirty, long, cut, notUtf8, new Uint8Array(), new Uint8Array(3)]) {
      assert.throws(() => unpadded(damaged));
    }
  });

  test("is read in place where the bytes are part of a larger buffer", () => {
    const larger = new Uint8Array(5000);
    larger.set(padded("{}"), 7);
    assert.equal(unpadded(larger.subarray(7, 7 + 4096)), "{}");
  });
});

describe("opening", async () => {
  const { publicKey, privateKey } = await generateKeyPair("ECDH-ES", { crv: "P-256", extractable: true });
  const surgery = { ods: stamp.ods, kid: "a-key", publicKey: await exportJWK(publicKey) } as Surgery;
  const sealed = await seal(good.text, { surgery, content: contentHash, key: good.key, list: "clinical" });

  test("gives the letter to the byte, and the envelope", async () => {
    const letter = await open(sealed, new Map([["a-key", privateKey]]));
    assert.equal(letter.text, good.text);
    assert.deepEqual(letter.envelope, { v: 1, surgery: stamp.ods, content: contentHash, key: good.key, list: "clinical" });
  });

  test("without its key says so", async () => {
    await assert.rejects(open(sealed, new Map()), WrongKey);
  });

  test("with another key, or one character changed anywhere, fails", async () => {
    const other = await generateKeyPair("ECDH-ES", { crv: "P-256" });
    await assert.rejects(open(sealed, new Map([["a-key", other.privateKey]])));
    for (const place of [20, sealed.indexOf("..") + 4, Math.floor(sealed.length / 2), sealed.length - 3]) {
      const changed = sealed.slice(0, place) + (sealed[place] === "A" ? "B" : "A") + sealed.slice(place + 1);
      await assert.rejects(open(changed, new Map([["a-key", privateKey]])), `changed at ${place}`);
    }
    await assert.rejects(open("not a letter", new Map<string, JWK & CryptoKey>()));
  });
});

describe("examining", () => {
  test("a letter as the widget writes it passes every check", () => {
    assert.deepEqual(examine(opened(good.text), published).findings.map(({ check, passed }) => [check, passed]), [
      ["form", true], ["envelope", true], ["content", true], ["replay", true], ["same", true],
    ]);
  });

  const input = (code: string, value: string): string => `"code":"${code}"}]},"valueString":"${value}"`;
  const tampered: readonly [what: string, letter: Opened, fails: readonly Check[]][] = [
    ["the level in the task", opened(replaced(input("level", "soon"), input("level", "urgent"))), ["same"]],
    ["the level in the record", opened(replaced('\\"level\\":\\"soon\\"', '\\"level\\":\\"urgent\\"')), ["replay"]],
    ["the rule in the record", opened(replaced('\\"rules\\":[\\"urinary/urinary_man', '\\"rules\\":[\\"urinary/urinary_sti')), ["replay"]],
    ["an answer in the record", opened(replaced('[\\"age\\",\\"30 years\\"]', '[\\"age\\",\\"70 years\\"]')), ["replay"]],
    ["an answer in the record to one that is refused", opened(replaced('[\\"age\\",\\"30 years\\"]', '[\\"age\\",\\"300 years\\"]')), ["replay"]],
    ["an answer in the response", opened(replaced('"display":"Male"', '"display":"Female"')), ["same"]],
    ["the patient's words", opened(replaced("badly", "a little")), ["same"]],
    ["why it was sent", opened(replaced("urine infection", "common cold")), ["same"]],
    ["the phone number of the patient", opened(replaced('"value":"07700 900123"', '"value":"07700 900999"')), ["same"]],
    ["identity to verified", opened(replaced("not-verified", "verified")), ["same"]],
    ["the list on the envelope", opened(good.text, { list: "urgent" }), ["envelope"]],
    ["the key on the envelope", opened(good.text, { key: crypto.randomUUID() }), ["envelope"]],
    ["the surgery on the envelope", opened(good.text, { surgery: "B12345" }), ["envelope"]],
    ["the content on the envelope", opened(good.text, { content: "0".repeat(64) }), ["envelope"]],
    ["the content, in letter and envelope", opened(good.text.replaceAll(contentHash, "0".repeat(64)), { content: "0".repeat(64) }), ["content"]],
    ["a property added", opened(replaced('"status":"requested"', '"status":"requested","description":"x"')), ["same"]],
    ["a space added", opened(`${good.text} `), ["same"]],
  ];
  for (const [what, letter, fails] of tampered) {
    test(`finds changed: ${what}`, () => {
      assert.deepEqual(failing(letter), fails);
    });
  }

  test("does not take the last answers of one letter for those of the next", () => {
    for (const letter of [opened(replaced('[\\"age\\",\\"30 years\\"]', '[\\"age\\",\\"300 years\\"]')), opened(good.text), opened(good.text)]) {
      failing(letter);
    }
    assert.deepEqual(failing(opened(good.text)), []);
  });

  test("says what it could not check where the content can't be had", () => {
    const { letter, findings } = examine(opened(good.text), undefined);
    assert.equal(letter?.ownWords, "It \"burns\" <b>badly</b>.");
    assert.deepEqual(findings.filter(({ passed }) => !passed).map(({ check }) => check), ["content"]);
  });

  const entries = (...resources: unknown[]): string => JSON.stringify({ resourceType: "Bundle", type: "message", entry: resources.map((resource) => ({ resource })) });
  for (const [name, text, problem] of [
    ["nothing", "", /not JSON/],
    ["words", "Dear doctor", /not JSON/],
    ["null", "null", /not a FHIR message/],
    ["a number", "7", /not a FHIR message/],
    ["a list", "[[]]", /not a FHIR message/],
    ["another Bundle", '{"resourceType":"Bundle","type":"collection","entry":[]}', /not a FHIR message/],
    ["no entries", '{"resourceType":"Bundle","type":"message","entry":null}', /it has no MessageHeader/],
    ["entries of nothing", '{"resourceType":"Bundle","type":"message","entry":[null,7,{"resource":null}]}', /it has no MessageHeader/],
    ["no patient", entries({ resourceType: "MessageHeader" }, { resourceType: "Task" }, { resourceType: "QuestionnaireResponse" }), /it has no Patient/],
  ] as const) {
    test(`${name} instead of a letter can't be taken apart`, () => {
      const { letter, findings } = examine(opened(text), published);
      assert.equal(letter, undefined);
      assert.equal(findings.length, 1);
      assert.match(findings[0]?.detail ?? "", problem);
    });
  }

  test("resources of the wrong shape are shown as far as they go, and fail", () => {
    const odd = [5, null, "x", [[]], [{ type: { coding: 7 } }], { length: 3 }, [null]];
    for (const value of odd) {
      const text = entries(
        { resourceType: "MessageHeader", source: value },
        { resourceType: "Task", input: value, reasonCode: value, owner: value },
        { resourceType: "QuestionnaireResponse", item: value },
        { resourceType: "Patient", name: value, telecom: value, identifier: value, address: value, birthDate: value },
        { resourceType: "RelatedPerson", name: value, telecom: value },
      );
      const { letter, findings } = examine(opened(text), published);
      assert.ok(letter);
      assert.deepEqual(findings.filter(({ passed }) => !passed).map(({ check }) => check), ["envelope", "content"]);
      assert.equal(typeof plainText(letter, "AAA-BBB", findings), "string");
    }
  });
});

describe("a letter in words", () => {
  const read = (topic: string, id: string, more = {}): Letter => readLetter(letterBy(engine, topic, id, more).text);

  test("has everything that was said, once", () => {
    const letter = read("child_fever", "two_months_38_2", { own_words: "She is hot.", name: "Alex Example", birth_date: "2026-09-20", writer: "Sam Example, father" });
    assert.equal(letter.ownWords, "She is hot.");
    assert.equal(letter.within, 120);
    assert.ok(letter.proxy);
    assert.deepEqual(letter.person.map(([key]) => key), ["name", "birthDate", "phone", "writer"]);
    assert.deepEqual(letter.items.find(({ linkId }) => linkId === "temperature")?.answer, "38.2");
    assert.ok(!letter.items.some(({ linkId }) => ["own_words", "name", "writer", "phone"].includes(linkId)));
  });

  test("as plain text begins with what matters, and says what failed", () => {
    const letter = read("urinary", "adult_thirst", { own_words: "Always thirsty." });
    const text = plainText(letter, "7KQ-4MX", [{ check: "same", passed: false, detail: "it differs" }, { check: "form", passed: true, detail: "" }]);
    assert.match(text, /^Reference 7KQ-4MX\. Level: Urgent, today\./);
    assert.match(text, /Identity not verified/);
    assert.match(text, /FAILED: Signpost writes exactly this letter from these answers\. Found: it differs\./);
    assert.ok(text.indexOf("Always thirsty.") < text.indexOf("Why it was sent"));
    assert.match(text, /Red flag: /);
    assert.match(text, /Date of birth: 28 February 1990/);
  });

  test("of someone who asks anyway says what they were advised", () => {
    const text = plainText(read("dandruff", "flakes_on_shoulders", { why_more: "tried_it" }), "7KQ-4MX", []);
    assert.match(text, /They were advised Self-care \(.+\) and ask anyway: I have already tried this advice/);
  });

  test("shows a code that it does not know as it is", () => {
    const letter = readLetter(replaced('"valueString":"soon"', '"valueString":"constructor"'));
    assert.match(plainText(letter, "7KQ-4MX", []), /Level: constructor/);
  });
});

test("times are the surgery's own, in words", () => {
  assert.equal(when("2026-11-23T18:30:00+00:00"), "Mon 23 November at 6:30pm");
  assert.equal(when("2026-07-06T08:05:00+00:00"), "Mon 6 July at 9:05am");
  assert.equal(when("yesterday"), "yesterday");
  assert.equal(day("1996-03-31"), "31 March 1996");
  assert.equal(day("1996-13-31"), "1996-13-31");
  assert.deepEqual([30, 60, 120, 1440, 2880, 90].map(soon), ["30 minutes", "1 hour", "2 hours", "24 hours", "2 days", "90 minutes"]);
});
