// SPDX-License-Identifier: Apache-2.0
// Every shipped content file satisfies the schema of its kind, and each schema refuses what it should.

import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import path from "node:path";
import { test } from "node:test";
import { Ajv2020 } from "ajv/dist/2020.js";

const content = path.resolve(import.meta.dirname, "../../content");
const read = (file) => JSON.parse(readFileSync(file, "utf8"));

const ajv = new Ajv2020({ allErrors: true, strict: true, strictRequired: false, strictTypes: false });
const schemas = readdirSync(path.join(content, "schema"));
for (const name of schemas) ajv.addSchema(read(path.join(content, "schema", name)), name);

/** The schema of a file: by its folder, or by its own name. */
function schemaOf(file) {
  const folders = { topics: "topic", shared: "module", vignettes: "vignettes", languages: "language" };
  const [folder, name, deeper] = file.split(path.sep);
  if (folder === "approvals") return "approvals.schema.json";
  if (folder === "languages" && deeper !== undefined)
    return path.basename(file) === "synonyms.json" ? "synonyms.schema.json" : "translations.schema.json";
  return `${name === undefined ? path.basename(folder, ".json") : folders[folder]}.schema.json`;
}

function complaints(file, value) {
  const validate = ajv.getSchema(schemaOf(file));
  assert.ok(validate, `${file} has no schema`);
  return validate(value) ? [] : validate.errors.map((error) => `${file} ${error.instancePath} ${error.message}`);
}

for (const folder of [content, path.resolve(import.meta.dirname, "errors/content")]) {
  const files = readdirSync(folder, { recursive: true }).filter((file) => file.endsWith(".json") && !file.startsWith("schema"));
  test(`${path.basename(path.dirname(folder))}/${path.basename(folder)}: ${files.length} files satisfy their schemas`, () => {
    assert.ok(files.length > 10);
    assert.deepEqual(files.flatMap((file) => complaints(file, read(path.join(folder, file)))), []);
  });
}

test("a mistake in a service is refused", () => {
  const file = "services.json";
  const right = read(path.resolve(import.meta.dirname, "errors/content", file));
  for (const change of [
    (each) => { each.topics = []; },
    (each) => { each.topics = ["cold", "cold"]; },
    (each) => { each.destination = "pharmacy"; },
    (each) => { delete each.eligible; },
    (each) => { each.takes = "everybody"; },
  ]) {
    const copy = structuredClone(right);
    change(copy.services[0]);
    assert.notDeepEqual(complaints(file, copy), [], String(change));
  }
});

test("a mistake is refused", () => {
  const topic = read(path.resolve(import.meta.dirname, "errors/content/topics/cold.json"));
  const broken = (change) => {
    const copy = structuredClone(topic);
    change(copy);
    return complaints(path.join("topics", "cold.json"), copy);
  };
  assert.deepEqual(broken(() => {}), []);
  for (const change of [
    (each) => { each.rules[0].levle = "urgent"; },
    (each) => { each.rules[0].level = "now"; },
    (each) => { delete each.rules[0].because; },
    (each) => { each.rules[0].destination = "topic:Cold"; },
    (each) => { each.rules[0].unsure = "ask"; },
    (each) => { each.questions[1].answerOption = []; },
    (each) => { each.questions[3].minValue = 1; },
    (each) => { each.questions[0].linkId = "both"; },
    (each) => { each.default.cases = []; },
    (each) => { each.default.cases = ["a cold of a few days"]; },
    (each) => { delete each.default.cases[0].when; },
    (each) => { each.advice[0].text = { child: "Rest." }; },
    (each) => { each.reading[0].url = "http://www.nhs.uk/"; },
    (each) => { each.format = 2; },
  ]) assert.notDeepEqual(broken(change), [], String(change));
});
