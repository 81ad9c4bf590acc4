// SPDX-License-Identifier: Apache-2.0
// The module and the content exactly as they ship, driven without a browser.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import path from "node:path";
import { Engine } from "../../../web/widget/src/engine.ts";
import type { Page } from "../../../web/widget/src/pages.ts";
import type { Answer, Answers } from "./patient.ts";
import { built } from "./service.ts";

const file = (name: string): Uint8Array<ArrayBuffer> => new Uint8Array(readFileSync(path.join(built, "web", name)));

interface Index {
  readonly content: string;
  readonly topics: string;
}

const index = JSON.parse(new TextDecoder().decode(file("content/index.json"))) as Index;

/** SHA-256 of the content that is tested. */
export const contentHash = index.content;

/** A fresh journey on all topics. */
export async function startEngine(): Promise<Engine> {
  const engine = await Engine.start(file("widget/signpost.wasm"));
  engine.load(file(`content/${index.topics}`));
  return engine;
}

/** An answer of a vignette as the text that the core takes. */
export function answerText(answer: Answer): string {
  return Array.isArray(answer) ? answer.join(",") || "none" : String(answer);
}

/** What a letter needs in every journey; a test overrides what it is about. */
export const letterAnswers: Answers = {
  own_words: "It started on Sunday and it is no better.",
  worry: "",
  tried: "",
  contact_how: "phone",
  contact_needs: [],
  registered_here: "yes",
  writer: "Sam Example, parent",
  name: "Alex Example",
  birth_date: "1990-02-28",
  phone: "07700 900123",
  nhs_number: "",
  why_more: "worried",
  recheck_signs_adult: [],
  recheck_signs_child: [],
};

/** How far a journey went: to a letter that can be written, or to an outcome that sends none. */
export type End = Extract<Page, { page: "check" | "outcome" }>;

/**
 * Walks from the first page to a letter, answering what is asked. Whoever is offered no letter asks anyway where that is possible.
 *
 * @param topic what is chosen when the page asks for it
 * @param words what is typed into the search before
 */
export function walkToLetter(engine: Engine, answers: Answers, topic: string, words?: string): End {
  engine.restart();
  give(engine, "surgery_opens_in", "0");
  return walkOn(engine, answers, topic, words);
}

/** The same from wherever the journey stands. */
export function walkOn(engine: Engine, answers: Answers, topic: string, words?: string): End {
  for (let steps = 0; steps < 200; steps += 1) {
    const page = engine.page();
    switch (page.page) {
      case "check":
        return page;
      case "outcome":
        if (page.letter === "none" && page.askAnyway !== true) {
          return page;
        }
        give(engine, page.letter === "none" ? "ask_anyway" : "write_letter", "true");
        break;
      case "choose-topic":
        if (words !== undefined) {
          give(engine, "words", words);
        }
        give(engine, "topic", topic);
        break;
      case "anything-else":
        give(engine, "anything_else", "no");
        break;
      case "which-is-right":
        give(engine, "which_is_right", answerText(answers["which_is_right"] ?? "changed"));
        break;
      case "question": {
        const answer = answers[page.linkId] ?? letterAnswers[page.linkId];
        assert.ok(answer !== undefined, `${page.linkId} is asked (${page.text}) and nobody answers it`);
        give(engine, page.linkId, answerText(answer));
        break;
      }
      case "wait":
        assert.fail("all content is loaded, and the page says to wait");
    }
  }
  return assert.fail("the journey does not end");
}

/** Gives an answer that must be taken. */
export function give(engine: Engine, linkId: string, text: string): void {
  const refusal = engine.answer(linkId, text);
  assert.equal(refusal, undefined, `${linkId}: ${JSON.stringify(refusal)}`);
}

/** What the host adds to a letter, the same each time. */
export const stamp = {
  content: contentHash,
  time: "2026-11-23T10:00:00+00:00",
  ods: "A81001",
  surgery: "Demonstration Surgery",
  key: "00000000-0000-4000-8000-000000000001",
  origin: "https://www.example.org",
  software: "signpost test",
  ...Object.fromEntries([1, 2, 3, 4, 5, 6].map((i) => [`uuid.${i}`, `00000000-0000-4000-8000-00000000001${i}`])),
} as const;
