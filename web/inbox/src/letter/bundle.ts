// SPDX-License-Identifier: Apache-2.0
import { at, listAt, textAt } from "./shape.ts";

/** A question with its answer, as the letter words them. */
export interface Item {
  readonly linkId: string;
  readonly question: string;
  readonly answer: string;
}

/** What the host told the core when the letter was written (docs/core-interface.md, "The stamp"). */
export type Stamp = Readonly<Record<string, string>>;

type Person = "name" | "birthDate" | "nhsNumber" | "phone" | "email" | "postcode" | "writer";

/** A letter taken apart (docs/letters.md). Everything in it is what somebody wrote: to be shown as text, never believed. */
export interface Letter {
  readonly level: string;
  /** Minutes, where the rule says so. */
  readonly within: number | undefined;
  readonly list: string;
  readonly topics: readonly string[];
  /** The rules' own words. */
  readonly why: string;
  readonly contentStatus: string;
  /** The record that replays, as JSON text. */
  readonly record: string;
  /** Stands only if they asked anyway. */
  readonly advised: string;
  readonly advisedDestinations: readonly string[];
  readonly asksAnyway: readonly string[];
  readonly flags: readonly Item[];
  readonly withdrawn: readonly string[];
  readonly ownWords: string;
  /** Everything else that was answered, in the letter's order, without who it is. */
  readonly items: readonly Item[];
  /** Somebody else writes for the patient. */
  readonly proxy: boolean;
  /** What is known of them, with nothing left out that was said. */
  readonly person: readonly (readonly [key: Person, value: string])[];
  /** Without `content`, which is the reader's to say. */
  readonly stamp: Stamp;
}

/** Answers that say who it is: they stand under "Who it is". */
const identity: ReadonlySet<string> = new Set(["name", "birth_date", "phone", "email", "postcode", "nhs_number", "writer"]);

/** @throws with what is missing, if it is not a letter of the form that Signpost writes (docs/letters.md) */
export function readLetter(text: string): Letter {
  const bundle = parsed(text);
  if (textAt(bundle, "resourceType") !== "Bundle" || textAt(bundle, "type") !== "message") {
    throw new Error("it is not a FHIR message");
  }
  const resources = listAt(bundle, "entry").map((entry) => at(entry, "resource"));
  const find = (type: string): unknown => resources.find((resource) => textAt(resource, "resourceType") === type);
  const need = (type: string): unknown => {
    const found = find(type);
    if (found === undefined) {
      throw new Error(`it has no ${type}`);
    }
    return found;
  };
  const header = need("MessageHeader");
  const task = need("Task");
  const response = need("QuestionnaireResponse");
  const patient = need("Patient");
  const writer = find("RelatedPerson");
  const items = listAt(response, "item").map(readItem);
  const flagged = new Set(inputs(task, "flag"));
  return {
    level: inputs(task, "level")[0] ?? "",
    within: withinOf(task),
    list: inputs(task, "list")[0] ?? "",
    topics: inputs(task, "topic"),
    why: textAt(task, "reasonCode", "text"),
    contentStatus: inputs(task, "content-status")[0] ?? "",
    record: inputs(task, "record")[0] ?? "",
    advised: inputs(task, "advised")[0] ?? "",
    advisedDestinations: inputs(task, "advised-destination"),
    asksAnyway: inputs(task, "asks-anyway"),
    flags: items.filter(({ linkId }) => flagged.has(linkId)),
    withdrawn: inputs(task, "withdrawn"),
    ownWords: items.find(({ linkId }) => linkId === "own_words")?.answer ?? "",
    items: items.filter(({ linkId }) => linkId !== "own_words" && !identity.has(linkId)),
    proxy: writer !== undefined,
    person: person(patient, writer),
    stamp: {
      time: textAt(bundle, "timestamp"),
      ods: textAt(task, "owner", "identifier", "value"),
      surgery: textAt(task, "owner", "display"),
      key: textAt(bundle, "identifier", "value").replace("urn:uuid:", ""),
      origin: textAt(header, "source", "endpoint"),
      software: textAt(header, "source", "software"),
      "uuid.1": textAt(header, "id"),
      "uuid.2": textAt(task, "id"),
      "uuid.3": textAt(response, "id"),
      "uuid.4": textAt(patient, "id"),
      // A patient who writes for themselves has no RelatedPerson, and the core leaves its identifier out.
      "uuid.5": writer === undefined ? "00000000-0000-4000-8000-000000000000" : textAt(writer, "id"),
      "uuid.6": textAt(bundle, "id"),
    },
  };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new Error("it is not JSON");
  }
}

const ofKind = (task: unknown, code: string): readonly unknown[] =>
  listAt(task, "input").filter((input) =>
    listAt(input, "type", "coding").some((coding) => textAt(coding, "system") === "urn:signpost:task-input" && textAt(coding, "code") === code));

/** The texts of one kind of input that the task carries: "level", "asks-anyway", "withdrawn", … */
const inputs = (task: unknown, code: string): readonly string[] => ofKind(task, code).map((input) => textAt(input, "valueString"));

function withinOf(task: unknown): number | undefined {
  const minutes = at(ofKind(task, "within")[0], "valueDuration", "value");
  return typeof minutes === "number" && minutes > 0 ? minutes : undefined;
}

function readItem(item: unknown): Item {
  const linkId = textAt(item, "linkId");
  return { linkId, question: textAt(item, "text") || linkId, answer: listAt(item, "answer").map(answerWords).join("; ") };
}

function answerWords(answer: unknown): string {
  const yesOrNo = at(answer, "valueBoolean");
  if (typeof yesOrNo === "boolean") {
    return yesOrNo ? "Yes" : "No";
  }
  if (at(answer, "valueQuantity") !== undefined) {
    return `${textAt(answer, "valueQuantity", "value")} ${textAt(answer, "valueQuantity", "unit")}`;
  }
  return textAt(answer, "valueCoding", "display") || textAt(answer, "valueCoding", "code") ||
    ["valueString", "valueDate", "valueDecimal", "valueInteger"].map((key) => textAt(answer, key)).find((text) => text !== "") || "";
}

function person(patient: unknown, writer: unknown): Letter["person"] {
  const contact = (system: string): string =>
    [...listAt(patient, "telecom"), ...listAt(writer, "telecom")].filter((each) => textAt(each, "system") === system).map((each) => textAt(each, "value")).join(", ");
  const number = listAt(patient, "identifier").find((each) => textAt(each, "system") === "https://fhir.nhs.uk/Id/nhs-number");
  const said: Letter["person"] = [
    ["name", textAt(patient, "name", 0, "text")],
    ["birthDate", textAt(patient, "birthDate")],
    ["nhsNumber", textAt(number, "value").replace(/^(\d{3})(\d{3})(\d{4})$/, "$1 $2 $3")],
    ["phone", contact("phone")],
    ["email", contact("email")],
    ["postcode", textAt(patient, "address", 0, "postalCode")],
    ["writer", textAt(writer, "name", 0, "text")],
  ];
  return said.filter(([, value]) => value !== "");
}
