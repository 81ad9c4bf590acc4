// SPDX-License-Identifier: Apache-2.0
import type { Engine } from "../../../widget/src/engine.ts";
import { readLetter, type Letter } from "./bundle.ts";
import type { Opened } from "./open.ts";
import { at, listAt, textAt } from "./shape.ts";

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
 * differs is a finding; nothing is hidden, and nothing throws. A check that an earlier failure leaves without sense is not made.
 *
 * @param published undefined if core or content can't be had here
 */
export function examine(opened: Opened, published: Published | undefined): Examined {
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
  const read: { letter?: Letter } = {};
  look("form", () => { read.letter = readLetter(opened.text); });
  const { letter } = read;
  if (!letter) {
    return { letter, findings };
  }
  look("envelope", () => { compareEnvelope(opened, letter); });
  const known = look("content", () => {
    must(published !== undefined, "the published content can't be loaded here, so the answers can't be played again");
    const content = textAt(recordOf(letter), "content");
    must(content === published?.content, `content ${content.slice(0, 12)}… is not the one published here, so the answers can't be played again`);
  });
  if (known && published) {
    const { engine, content } = published;
    if (look("replay", () => { replay(engine, recordOf(letter), content); })) {
      look("same", () => { must(engine.letter({ ...letter.stamp, content }) === opened.text, "the letter differs from the one that these answers give"); });
    }
    engine.restart();
  }
  return { letter, findings };
}

function must(condition: boolean, otherwise: string): void {
  if (!condition) {
    throw new Error(otherwise);
  }
}

function compareEnvelope({ envelope }: Opened, letter: Letter): void {
  must(letter.stamp["key"] === envelope.key, "the key on the envelope is another");
  must(letter.stamp["ods"] === envelope.surgery, "the surgery on the envelope is another");
  must(letter.list === envelope.list, `the envelope says "${envelope.list}", the letter "${letter.list}"`);
  must(textAt(recordOf(letter), "content") === envelope.content, "the content on the envelope is another");
}

function recordOf(letter: Letter): unknown {
  try {
    return JSON.parse(letter.record);
  } catch {
    throw new Error("it carries no record of the answers");
  }
}

function replay(engine: Engine, record: unknown, content: string): void {
  engine.restart();
  for (const answer of listAt(record, "answers")) {
    const linkId = textAt(answer, 0);
    const refusal = engine.answer(linkId, textAt(answer, 1));
    must(!refusal, `the answer to "${linkId}" is refused: ${refusal?.error ?? ""}`);
  }
  const again = engine.record(content).outcome;
  const said = at(record, "outcome");
  must(JSON.stringify(again) === JSON.stringify(said), `played again it ends at ${again?.level ?? "no outcome"}, the letter says ${textAt(said, "level") || "none"}`);
}
