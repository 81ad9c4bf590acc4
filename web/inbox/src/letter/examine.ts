// SPDX-License-Identifier: Apache-2.0
import type { Engine } from "../../../widget/src/engine.ts";
import type { JourneyRecord } from "../../../widget/src/pages.ts";
import { inputs, readLetter, type Letter } from "./bundle.ts";
import type { Opened } from "./open.ts";

export type Check = "form" | "envelope" | "content" | "replay" | "same";

/** One thing looked at, and what is wrong with it if anything is. */
export interface Finding {
  readonly check: Check;
  readonly passed: boolean;
  readonly detail: string;
}

export interface Examined {
  /** Absent when it can't even be taken apart. */
  readonly letter: Letter | undefined;
  readonly findings: readonly Finding[];
}

/** The core with the content that is published here. */
export interface Published {
  readonly engine: Engine;
  readonly content: string;
}

/**
 * Looks at an opened letter the way its writer can't influence: the same core plays the answers again and writes the letter anew. Whatever
 * differs is a finding; nothing is hidden, and nothing throws.
 */
export function examine(opened: Opened, published: Published): Examined {
  const findings: Finding[] = [];
  const look = (check: Check, body: () => void): boolean => {
    try {
      body();
      findings.push({ check, passed: true, detail: "" });
      return true;
    } catch (error) {
      findings.push({ check, passed: false, detail: error instanceof Error ? error.message : String(error) });
      return false;
    }
  };
  let letter: Letter | undefined;
  look("form", () => {
    letter = readLetter(opened.text);
  });
  if (!letter) {
    return { letter, findings };
  }
  const read = letter;
  look("envelope", () => compareEnvelope(opened, read));
  let record: JourneyRecord | undefined;
  const known = look("content", () => {
    record = readRecord(read);
    must(record.content === published.content, `content ${record.content.slice(0, 12)}… is not the one published here, so it can't be played again`);
  });
  if (known && record) {
    const { answers, outcome } = record;
    if (look("replay", () => replay(published.engine, answers, outcome, published.content))) {
      look("same", () => must(published.engine.letter(stampOf(read, published.content)) === opened.text, "the letter differs from the one that these answers give"));
    }
    published.engine.restart();
  }
  return { letter, findings };
}

function must(condition: boolean, otherwise: string): void {
  if (!condition) {
    throw new Error(otherwise);
  }
}

function compareEnvelope({ envelope }: Opened, letter: Letter): void {
  must(letter.bundle.identifier?.value === `urn:uuid:${envelope.key}`, "the key on the envelope is another");
  must(letter.task.owner?.identifier?.value === envelope.surgery, "the surgery on the envelope is another");
  must(inputs(letter.task, "list")[0] === envelope.list, `the envelope says "${envelope.list}", the letter "${inputs(letter.task, "list")[0] ?? ""}"`);
  must(readRecord(letter).content === envelope.content, "the content on the envelope is another");
}

function readRecord(letter: Letter): JourneyRecord {
  const text = inputs(letter.task, "record")[0];
  must(text !== undefined, "it carries no record");
  const record = JSON.parse(text ?? "") as JourneyRecord;
  must(Array.isArray(record.answers), "its record has no answers");
  return record;
}

function replay(engine: Engine, answers: JourneyRecord["answers"], outcome: JourneyRecord["outcome"], content: string): void {
  engine.restart();
  for (const [linkId, text] of answers) {
    const refusal = engine.answer(String(linkId), String(text));
    must(!refusal, `the answer to ${String(linkId)} is refused: ${refusal?.error ?? ""}`);
  }
  const again = engine.record(content).outcome;
  must(JSON.stringify(again) === JSON.stringify(outcome), `played again it ends at ${again?.level ?? "no outcome"}, the letter says ${outcome?.level ?? "none"}`);
}

/** What the host told the core when the letter was written, found again in the letter. */
function stampOf(letter: Letter, content: string): Record<string, string> {
  const id = (resource: { id?: string | undefined } | undefined): string => resource?.id ?? "00000000-0000-4000-8000-000000000000";
  return {
    content,
    time: letter.bundle.timestamp ?? "",
    ods: letter.task.owner?.identifier?.value ?? "",
    surgery: letter.task.owner?.display ?? "",
    key: (letter.bundle.identifier?.value ?? "").replace("urn:uuid:", ""),
    origin: letter.header.source.endpoint,
    software: letter.header.source.software ?? "",
    "uuid.1": id(letter.header),
    "uuid.2": id(letter.task),
    "uuid.3": id(letter.response),
    "uuid.4": id(letter.patient),
    "uuid.5": id(letter.writer),
    "uuid.6": id(letter.bundle),
  };
}
