// SPDX-License-Identifier: Apache-2.0
import type { Bundle, FhirResource, MessageHeader, Patient, QuestionnaireResponse, QuestionnaireResponseItem, RelatedPerson, Task } from "fhir/r4";

/** A letter taken apart. Everything in it is what somebody wrote: to be shown as text, never believed. */
export interface Letter {
  readonly bundle: Bundle<FhirResource>;
  readonly header: MessageHeader;
  readonly task: Task;
  readonly response: QuestionnaireResponse;
  readonly patient: Patient;
  readonly writer: RelatedPerson | undefined;
}

/** @throws with what is missing, if it is not a letter of the form that Signpost writes (docs/letters.md) */
export function readLetter(text: string): Letter {
  const bundle = JSON.parse(text) as Bundle<FhirResource>;
  if (bundle.resourceType !== "Bundle" || bundle.type !== "message" || !Array.isArray(bundle.entry)) {
    throw new Error("it is not a FHIR message");
  }
  const resources = bundle.entry.map((entry) => entry.resource);
  const find = <Type extends FhirResource["resourceType"]>(type: Type): Extract<FhirResource, { resourceType: Type }> => {
    const found = optional(resources, type);
    if (!found) {
      throw new Error(`it has no ${type}`);
    }
    return found;
  };
  return {
    bundle,
    header: find("MessageHeader"),
    task: find("Task"),
    response: find("QuestionnaireResponse"),
    patient: find("Patient"),
    writer: optional(resources, "RelatedPerson"),
  };
}

function optional<Type extends FhirResource["resourceType"]>(
  resources: readonly (FhirResource | undefined)[], type: Type,
): Extract<FhirResource, { resourceType: Type }> | undefined {
  return resources.find((each) => each?.resourceType === type) as Extract<FhirResource, { resourceType: Type }> | undefined;
}

/** The values of one kind of input that the task carries: "level", "asks-anyway", "withdrawn", … */
export function inputs(task: Task, code: string): readonly string[] {
  return (task.input ?? [])
    .filter((input) => input.type.coding?.some((coding) => coding.system === "urn:signpost:task-input" && coding.code === code))
    .map((input) => String(input.valueString ?? ""));
}

/** An answer in words, several joined by semicolons. */
export function answerWords(item: QuestionnaireResponseItem): string {
  return (item.answer ?? []).map((answer) => {
    if (answer.valueCoding) {
      return answer.valueCoding.display ?? answer.valueCoding.code ?? "";
    }
    if (answer.valueQuantity) {
      return `${answer.valueQuantity.value ?? ""} ${answer.valueQuantity.unit ?? ""}`;
    }
    if (answer.valueBoolean !== undefined) {
      return answer.valueBoolean ? "Yes" : "No";
    }
    return String(answer.valueString ?? answer.valueDate ?? answer.valueDecimal ?? answer.valueInteger ?? "");
  }).join("; ");
}

/** The patient's own words, as they were typed. */
export function ownWords(letter: Letter): string {
  const item = letter.response.item?.find((each) => each.linkId === "own_words");
  return item ? answerWords(item) : "";
}

/** Everything else that was answered, in the letter's order. */
export function otherAnswers(letter: Letter): readonly { readonly linkId: string; readonly question: string; readonly answer: string }[] {
  const identity = new Set(["own_words", "name", "birth_date", "phone", "email", "postcode", "nhs_number", "writer"]);
  return (letter.response.item ?? [])
    .filter((item) => !identity.has(item.linkId))
    .map((item) => ({ linkId: item.linkId, question: item.text ?? item.linkId, answer: answerWords(item) }));
}

/** Name, birth date and how to reach them, as label keys and values. */
export function person(letter: Letter): readonly (readonly [key: "name" | "birthDate" | "phone" | "email" | "postcode" | "nhsNumber" | "writer", value: string])[] {
  const contact = (system: string): string =>
    [...(letter.patient.telecom ?? []), ...(letter.writer?.telecom ?? [])].find((each) => each.system === system)?.value ?? "";
  const number = letter.patient.identifier?.find((each) => each.system === "https://fhir.nhs.uk/Id/nhs-number")?.value ?? "";
  return ([
    ["name", letter.patient.name?.[0]?.text ?? ""],
    ["birthDate", letter.patient.birthDate ?? ""],
    ["nhsNumber", number.replace(/^(\d{3})(\d{3})(\d{4})$/, "$1 $2 $3")],
    ["phone", contact("phone")],
    ["email", contact("email")],
    ["postcode", letter.patient.address?.[0]?.postalCode ?? ""],
    ["writer", letter.writer?.name?.[0]?.text ?? ""],
  ] as const).filter(([, value]) => value !== "");
}
