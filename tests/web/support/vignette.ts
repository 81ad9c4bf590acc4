// SPDX-License-Identifier: Apache-2.0
import { readFileSync } from "node:fs";
import type { Answers } from "./patient.ts";

const content = new URL("../../../content/", import.meta.url);
const read = (path: string): unknown => JSON.parse(readFileSync(new URL(path, content), "utf8"));

/** A patient of content/vignettes, as its author described them. */
export interface Vignette {
  readonly id: string;
  /** The topic's. */
  readonly title: string;
  readonly answers: Answers;
  /** What they type into the search, where that matters. */
  readonly words: string | undefined;
  readonly level: string;
  readonly destination: string;
}

/** Every patient of a topic. */
export function vignettes(topic: string): Vignette[] {
  const file = read(`vignettes/${topic}.json`) as {
    defaults?: Answers;
    vignettes: { id: string; words?: string; answers: Answers; expect: { level: string; destinations: string[] } }[];
  };
  const { title } = read(`topics/${topic}.json`) as { title: string };
  return file.vignettes.map(({ id, words, answers, expect }) => ({
    id,
    title,
    answers: { ...file.defaults, ...answers },
    words,
    level: expect.level,
    destination: expect.destinations[0] ?? "",
  }));
}

/** The patient `id` of a topic. The browser must end where `signpost test` does. */
export function vignette(topic: string, id: string): Vignette {
  const found = vignettes(topic).find((each) => each.id === id);
  if (!found) {
    throw new Error(`content/vignettes/${topic}.json has no patient "${id}"`);
  }
  return found;
}
