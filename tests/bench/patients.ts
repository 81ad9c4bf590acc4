// SPDX-License-Identifier: Apache-2.0
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import type { Answer, Answers } from "../web/support/patient.ts";
import { root } from "./machine.ts";

/** A patient of content/vignettes. */
export interface Vignette {
  readonly topic: string;
  /** The topic's title. */
  readonly title: string;
  readonly id: string;
  /** What they type into search, where the author says it. */
  readonly words: string | undefined;
  readonly answers: Answers;
  readonly level: string;
}

interface VignetteFile {
  readonly topic: string;
  readonly defaults?: Answers;
  readonly vignettes: readonly { id: string; words?: string; answers: Answers; expect: { level: string } }[];
}

const content = path.join(root, "content");
const read = (...names: string[]): unknown => JSON.parse(readFileSync(path.join(content, ...names), "utf8"));

/** Every patient of every topic, in the authors' order. */
export function allPatients(): readonly Vignette[] {
  return readdirSync(path.join(content, "vignettes")).sort().flatMap((name) => {
    const { topic, defaults = {}, vignettes } = read("vignettes", name) as VignetteFile;
    const { title } = read("topics", `${topic}.json`) as { title: string };
    return vignettes.map(({ id, words, answers, expect }) => ({
      topic, title, id, words, answers: { ...defaults, ...answers }, level: expect.level,
    }));
  });
}

/** The first few of each topic. */
export function firstOfEachTopic(patients: readonly Vignette[], count: number): readonly Vignette[] {
  const seen = new Map<string, number>();
  return patients.filter(({ topic }) => {
    seen.set(topic, (seen.get(topic) ?? 0) + 1);
    return (seen.get(topic) ?? 0) <= count;
  });
}

/** An answer as the core takes it (docs/core-interface.md). */
export function answerText(answer: Answer): string {
  if (typeof answer === "object") {
    return answer.length === 0 ? "none" : answer.join(",");
  }
  return String(answer);
}
