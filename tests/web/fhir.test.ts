// SPDX-License-Identifier: Apache-2.0
// Every letter is valid FHIR R4 by two validators, keeps to UK Core, and survives a FHIR server (docs/letters.md).
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { describe, test } from "node:test";
import { FhirRouter, makeSimpleRequest, MemoryRepository } from "@medplum/fhir-router";
import { contentHash, give, stamp, startEngine, walkOn, walkToLetter } from "./support/core.ts";
import { exampleLetter } from "./support/example.ts";
import { answered, errorsOf, parts, remarksOn, resourcesOf, taskInputs, type Parts } from "./support/fhir.ts";
import type { Answers } from "./support/patient.ts";
import { vignette, vignettes } from "./support/vignette.ts";

const engine = await startEngine();

/** The letter at whose check page the journey stands. */
function written(): Parts {
  const letter = parts(engine.letter(stamp));
  expectUkCore(letter);
  assert.deepEqual(errorsOf(letter.bundle), []);
  return letter;
}

/** A patient of content/vignettes writes, with these answers of their own. */
function letterOf(topic: string, id: string, more: Answers = {}): Parts {
  const { answers, words } = vignette(topic, id);
  const end = walkToLetter(engine, { ...answers, ...more }, topic, words);
  assert.equal(end.page, "check", `${topic}/${id} does not end in a letter`);
  return written();
}

const urn = (resource: { id?: string | undefined }): string => `urn:uuid:${resource.id ?? ""}`;

/** What UK Core marks as must support, and what this project promises beyond the profiles. */
function expectUkCore({ bundle, header, task, response, patient, writer }: Parts): void {
  for (const resource of [bundle, ...resourcesOf(bundle)]) {
    assert.deepEqual(resource.meta?.profile, [`https://fhir.hl7.org.uk/StructureDefinition/UKCore-${resource.resourceType}`]);
  }
  for (const { fullUrl, resource } of bundle.entry ?? []) {
    assert.equal(fullUrl, urn(resource ?? {}));
  }
  assert.equal(bundle.type, "message");
  assert.equal(bundle.timestamp, stamp.time);
  assert.equal(bundle.identifier?.value, `urn:uuid:${stamp.key}`);

  // UKCore-MessageHeader: event, destination, source, focus. (sender can't be a patient in R4.)
  assert.equal(header.eventCoding?.code, "online-consultation-request");
  assert.equal(header.destination?.[0]?.receiver?.identifier?.value, stamp.ods);
  assert.equal(header.source.endpoint, stamp.origin);
  assert.deepEqual(header.focus, [{ reference: urn(task) }]);

  assert.equal(task.status, "requested");
  assert.equal(task.intent, "proposal");
  assert.deepEqual(task.focus, { reference: urn(response) });
  assert.deepEqual(task.for, { reference: urn(patient) });
  assert.deepEqual(task.requester, { reference: urn(writer ?? patient) });
  assert.equal(task.owner?.identifier?.system, "https://fhir.nhs.uk/Id/ods-organization-code");
  assert.equal(task.owner.identifier.value, stamp.ods);
  assert.ok((task.reasonCode?.coding ?? []).length > 0 && task.reasonCode?.text);
  assert.deepEqual(taskInputs(task, "identity"), ["not-verified"]);
  const record = JSON.parse(taskInputs(task, "record")[0] ?? "") as { content: string; outcome: { level: string; rules: string[] } };
  assert.equal(record.content, contentHash);
  assert.deepEqual([record.outcome.level], taskInputs(task, "level"));
  assert.deepEqual(record.outcome.rules, task.reasonCode.coding?.map(({ code }) => code));

  // UKCore-QuestionnaireResponse: identifier, questionnaire, status, subject, authored, author, item, linkId, answer.
  assert.equal(response.identifier?.value, `urn:uuid:${stamp.key}`);
  assert.match(response.questionnaire ?? "", /^urn:signpost:topic:[a-z_]+\|\d+\.\d+\.\d+$/);
  assert.equal(response.status, "completed");
  assert.equal(response.authored, stamp.time);
  assert.deepEqual(response.subject, { reference: urn(patient) });
  assert.deepEqual(response.author, { reference: urn(writer ?? patient) });
  assert.deepEqual(response.source, response.author);
  assert.equal(response.item?.[0]?.linkId, "own_words");
  const linkIds = response.item.map(({ linkId }) => linkId);
  assert.equal(new Set(linkIds).size, linkIds.length);
  for (const { linkId, text, answer } of response.item) {
    assert.ok(text, `${linkId} has no text`);
    assert.ok((answer ?? []).length > 0, `${linkId} has no answer`);
  }

  assert.ok(patient.name?.[0]?.text);
  assert.match(patient.birthDate ?? "", /^\d{4}-\d\d-\d\d$/);
  for (const { system, value, extension } of patient.identifier ?? []) {
    assert.equal(system, "https://fhir.nhs.uk/Id/nhs-number");
    assert.match(value ?? "", /^\d{10}$/);
    assert.equal(extension?.[0]?.url, "https://fhir.hl7.org.uk/StructureDefinition/Extension-UKCore-NHSNumberVerificationStatus");
    assert.equal(extension[0].valueCodeableConcept?.coding?.[0]?.code, "03", "nobody has verified it");
  }
  if (writer) {
    assert.deepEqual(writer.patient, { reference: urn(patient) });
    assert.ok(writer.name?.[0]?.text);
    assert.ok(writer.telecom?.[0]?.value);
    assert.equal(patient.telecom, undefined, "the number is the writer's");
  } else {
    assert.ok(patient.telecom?.[0]?.value);
  }
}

test("the validators see a wrong code, an unknown or missing property and a broken invariant, deep in a Bundle", () => {
  const broken = (change: (letter: Parts) => void): string => {
    const letter = structuredClone(letterOf("urinary", "man_30_burning_cloudy"));
    change(letter);
    letter.bundle.entry = [letter.header, letter.task, letter.response, letter.patient].map((resource) => ({ fullUrl: urn(resource), resource }));
    return errorsOf(letter.bundle).join("\n");
  };
  assert.equal(broken(() => undefined), "");
  assert.match(broken(({ task }) => { Object.assign(task, { status: "nearly" }); }), /fhir: .*status/);
  assert.match(broken(({ patient }) => { Object.assign(patient, { colour: "red" }); }), /medplum: .*colour/);
  assert.match(broken(({ task }) => { Reflect.deleteProperty(task, "intent"); }), /intent/);
  assert.match(broken(({ response }) => { (response.item ?? [])[0] = { linkId: "x", answer: [{ valueString: "a" }], item: [{ linkId: "y" }] }; }), /qrs-1/);
});

test("whoever of the content's patients can write, writes a valid letter", (t) => {
  const lists = new Map<string, number>();
  for (const file of readdirSync(new URL("../../content/vignettes/", import.meta.url))) {
    const topic = file.replace(".json", "");
    for (const { id, answers, words } of vignettes(topic)) {
      const end = walkToLetter(engine, answers, topic, words);
      if (end.page !== "check") {
        assert.ok(["call-999", "emergency", "urgent"].includes(end.level), `${topic}/${id}: ${end.level} offers no way to write`);
        continue;
      }
      const { task } = written();
      assert.deepEqual(taskInputs(task, "list"), [end.list], `${topic}/${id}`);
      lists.set(end.list, (lists.get(end.list) ?? 0) + 1);
    }
  }
  t.diagnostic(JSON.stringify(Object.fromEntries(lists)));
  assert.deepEqual([...lists.keys()].sort(), ["admin", "clinical", "urgent"]);
});

describe("a letter", () => {
  test("of an adult for themselves names the rule, and nobody else", () => {
    const { task, patient, writer } = letterOf("urinary", "man_30_burning_cloudy");
    assert.equal(writer, undefined);
    assert.deepEqual(task.reasonCode?.coding?.map(({ code }) => code), ["urinary/urinary_man"]);
    assert.deepEqual(taskInputs(task, "list"), ["clinical"]);
    assert.deepEqual(taskInputs(task, "content-status"), ["draft"]);
    assert.equal(task.priority, "routine");
    assert.deepEqual(patient.telecom, [{ system: "phone", value: "07700 900123" }]);
    assert.equal(patient.identifier, undefined);
  });

  test("of a parent names who writes, with their number", () => {
    const { writer, response } = letterOf("urinary", "girl_4_wet_again", { writer: "Sam Example, mother" });
    assert.equal(writer?.name?.[0]?.text, "Sam Example, mother");
    assert.deepEqual(answered(response, "age"), [{ valueQuantity: { value: 4, unit: "years", system: "http://unitsofmeasure.org", code: "a" } }]);
  });

  test("for someone else is in the words for someone else", () => {
    const { writer, response } = letterOf("urinary", "smelly_over_80", { writer: "Kim Example, carer" });
    assert.equal(writer?.name?.[0]?.text, "Kim Example, carer");
    assert.ok(response.item?.some(({ text }) => text === "What is the full name of the person you write for?"));
  });

  test("that is urgent says so, and how soon", () => {
    const { task } = letterOf("child_fever", "two_months_38_2");
    assert.deepEqual(taskInputs(task, "list"), ["urgent"]);
    assert.equal(task.priority, "urgent");
    const within = task.input?.find(({ type }) => type.coding?.[0]?.code === "within")?.valueDuration;
    assert.deepEqual(within, { value: 120, unit: "minutes", system: "http://unitsofmeasure.org", code: "min" });
  });

  for (const [topic, id, linkId] of [
    ["urinary", "adult_thirst", "urinary_danger"],
    ["rash", "non_blanching_adult_well", "rash_glass"],
    ["child_fever", "two_months_hot_no_thermometer", "hot_to_touch"],
  ] as const) {
    test(`names ${linkId}, whose answer raised a flag`, () => {
      const { task, response } = letterOf(topic, id);
      assert.deepEqual(taskInputs(task, "flag"), [linkId]);
      assert.ok(answered(response, linkId).length > 0);
    });
  }

  test("without a red flag names none", () => {
    assert.deepEqual(taskInputs(letterOf("urinary", "man_30_burning_cloudy").task, "flag"), []);
  });

  test("to the office goes on the office's list", () => {
    const id = vignettes("fit_note").find(({ destination }) => destination === "surgery-admin")?.id ?? "";
    const { task } = letterOf("fit_note", id);
    assert.deepEqual(taskInputs(task, "list"), ["admin"]);
  });

  test("of someone who asks anyway says what they were advised and why they ask", () => {
    const { task } = letterOf("dandruff", "flakes_on_shoulders", { why_more: "tried_it" });
    assert.deepEqual(taskInputs(task, "advised"), ["self-care"]);
    assert.ok(taskInputs(task, "advised-destination").length > 0);
    assert.deepEqual(taskInputs(task, "asks-anyway"), ["I have already tried this advice"]);
  });

  test("shows an emergency answer that was taken back", () => {
    const { answers } = vignette("urinary", "man_30_burning_cloudy");
    engine.restart();
    for (const [linkId, text] of [["surgery_opens_in", "0"], ["who", "me"], ["age", "30 years"], ["emergency_signs_adult", "chest_pain"], ["emergency_signs_adult", "none"]] as const) {
      give(engine, linkId, text);
    }
    assert.equal(engine.page().page, "which-is-right");
    assert.equal(walkOn(engine, { ...answers, which_is_right: "changed" }, "urinary").page, "check");
    const withdrawn = taskInputs(written().task, "withdrawn");
    assert.equal(withdrawn.length, 1);
    assert.match(withdrawn[0] ?? "", /^chest pain/);
  });

  test("holds an NHS number as digits, never called verified", () => {
    const { patient } = letterOf("urinary", "man_30_burning_cloudy", { registered_here: "no", nhs_number: "999 000 0018" });
    assert.equal(patient.identifier?.[0]?.value, "9990000018");
  });

  test("says \"not sure\" as it was said", () => {
    const { response } = letterOf("sore_throat", "fever_pain_5", { throat_look: "unsure" });
    assert.deepEqual(answered(response, "throat_look")[0]?.valueCoding, { system: "urn:signpost:option:throat_look", code: "unsure", display: "I can't see" });
  });

  test("keeps a decimal to the digit", () => {
    const { response } = letterOf("child_fever", "five_months_39", { temperature: "39.0" });
    assert.deepEqual(answered(response, "temperature"), [{ valueDecimal: 39 }]);
    assert.match(engine.letter(stamp), /"valueDecimal":39\.0\b/);
  });
});

describe("whatever is typed arrives as it was typed", () => {
  const texts = {
    "quotes and backslashes": "\"It\" said 'no' \\ and \\\" \\u0041 {\"a\": [1]}",
    "line ends and tabs": "one\ntwo\r\nthree\tfour",
    "spaces of every kind": "a\u00a0b\u2003c\u200bd\u2028e\u2029f\ufeffg",
    "emoji, families and flags": "😷 👩‍👩‍👧 🏴󠁧󠁢󠁥󠁮󠁧󠁿 é é ß İ",
    "right-to-left": "أشعر بألم عند التبول \u202eabc\u202c",
    "2,000 characters": "😷é".repeat(1000),
    "a script": "<script>alert(1)</script><img src=x onerror=alert(1)>]]>&amp;<!--",
    "an expression": "{{7*7}} ${7*7} =cmd|' /C calc'!A0 %00 ../../etc",
  };
  for (const [name, text] of Object.entries(texts)) {
    test(name, () => {
      const { response, patient } = letterOf("urinary", "man_30_burning_cloudy", { own_words: text, worry: text.slice(0, 500), name: text.slice(0, 60) });
      assert.deepEqual(answered(response, "own_words"), [{ valueString: text }]);
      assert.equal(patient.name?.[0]?.text, text.slice(0, 60));
    });
  }

  test("but for control characters, which FHIR forbids", () => {
    const { response } = letterOf("urinary", "man_30_burning_cloudy", { own_words: "a\u0000b\u0007c\u001b[31md\ne" });
    assert.deepEqual(answered(response, "own_words"), [{ valueString: "abc[31md\ne" }]);
  });

  test("and a text that is too long or only control characters is refused, not cut", () => {
    const { answers } = vignette("urinary", "man_30_burning_cloudy");
    for (const [text, error] of [["x".repeat(2001), "too-long"], ["\u0007\u0000", "required"]] as const) {
      walkToLetter(engine, answers, "urinary");
      assert.equal(engine.answer("own_words", text)?.error, error);
    }
  });
});

test("a letter replays: the same answers on the same content write it again to the byte", () => {
  letterOf("urinary", "man_30_burning_cloudy", { own_words: "a\u0007 <b>\"x\"</b>\n😷" });
  const text = engine.letter(stamp);
  const record = JSON.parse(taskInputs(parts(text).task, "record")[0] ?? "") as { answers: [string, string][] };
  engine.restart();
  for (const [linkId, answer] of record.answers) {
    give(engine, linkId, answer);
  }
  assert.equal(engine.letter(stamp), text);
});

test("the example in docs/examples has exactly the parts that a letter has now", async () => {
  /** Every path of keys, without positions and values. */
  const paths = (value: unknown, path = ""): string[] =>
    Array.isArray(value) ? value.flatMap((each) => paths(each, path))
    : typeof value === "object" && value !== null ? Object.entries(value).flatMap(([key, each]) => paths(each, `${path}/${key}`))
    : [path];
  const shape = (text: string): string[] => {
    const { bundle, task } = parts(text);
    return [...new Set([...paths(bundle), ...(task.input ?? []).map(({ type }) => type.coding?.[0]?.code ?? "")])].sort();
  };
  const example = readFileSync(new URL("../../docs/examples/letter.json", import.meta.url), "utf8");
  assert.deepEqual(shape(example), shape(await exampleLetter()), "node tests/web/example_letter.ts > docs/examples/letter.json writes it anew");
  assert.deepEqual(errorsOf(JSON.parse(example) as object), []);
});

describe("a FHIR server", () => {
  /** Without what a server adds of its own. */
  const plain = (resource: fhir4.FhirResource): object => {
    const { meta, ...rest } = resource;
    return { ...rest, id: undefined, profile: meta?.profile };
  };
  const server = () => {
    const repository = new MemoryRepository();
    const router = new FhirRouter();
    return async (method: "GET" | "POST", path: string, body?: object): Promise<fhir4.FhirResource> => {
      const [outcome, resource] = await router.handleRequest(makeSimpleRequest(method, path, body), repository);
      assert.match(outcome.id ?? "", /^(ok|created)$/, JSON.stringify(outcome));
      assert.ok(resource);
      return resource as fhir4.FhirResource;
    };
  };

  test("stores the message and gives it back equal", async () => {
    const ask = server();
    const { bundle } = letterOf("urinary", "girl_4_wet_again", { own_words: "\"it\" <hurts>\n😷" });
    const stored = await ask("POST", "Bundle", bundle);
    assert.deepEqual(plain(await ask("GET", `Bundle/${stored.id ?? ""}`)), plain(bundle));
  });

  test("stores its resources, links them, and finds them by what staff look for", async () => {
    const ask = server();
    const letter = letterOf("urinary", "girl_4_wet_again");
    const transaction = {
      resourceType: "Bundle",
      type: "transaction",
      entry: (letter.bundle.entry ?? []).map(({ fullUrl, resource }) => ({ fullUrl, resource, request: { method: "POST", url: resource?.resourceType } })),
    };
    // A copy: the server writes its own identifiers into what it is given.
    const response = (await ask("POST", "", structuredClone(transaction))) as fhir4.Bundle;
    const places = (response.entry ?? []).map((entry) => entry.response?.location?.replace(/^.*?([A-Za-z]+\/[^/]+)$/, "$1") ?? "");
    assert.equal(places.length, 5);

    const sent = resourcesOf(letter.bundle);
    for (const [i, place] of places.entries()) {
      const stored = await ask("GET", place);
      // Links to entries have become links to what was stored: then no validator has anything to remark.
      const expected = places.reduce((text, to, j) => text.replaceAll(`"reference":"${urn(sent[j] ?? {})}"`, `"reference":"${to}"`), JSON.stringify(sent[i]));
      assert.deepEqual(plain(stored), plain(JSON.parse(expected) as fhir4.FhirResource));
      assert.deepEqual(remarksOn(stored), []);
    }
    const found = (await ask("GET", `Task?status=requested&focus=${places[2] ?? ""}`)) as fhir4.Bundle;
    assert.equal(found.entry?.length, 1);
    assert.equal(found.entry[0]?.resource?.resourceType, "Task");
  });
});
