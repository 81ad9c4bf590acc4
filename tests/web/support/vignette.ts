// SPDX-License-Identifier: Apache-2.0
import { readFileSync } from "node:fs";
import type { Answers } from "./patient.ts";

const content = new URL("../../../content/", import.meta.url);
const read = (path: string): unknown => JSON.parse(readFileSync(new URL(path, content), "utf8"));

/** A patient of content/vignettes, as its author described them. */
export interface Vignette {
  readonly title: string;
  readonly answers: Answers;
  readonly level: string;
  readonly destination: string;
}

/** The patient `id` of a topic. The browser must end where `signpost test` does. */
export function vignette(topic: string, id: string): Vignette {
  const file = read(`vignettes/${topic}.json`) as {
    defaults?: Answers;
    vignettes: { id: string; answers: Answers; expect: { level: string; destinations: string[] } }[];
  };
  const found = file.vignettes.find((each) => each.id === id);
  if (!found) {
    throw new Error(`content/vignettes/${topic}.json has no patient "${id}"`);
  }
  const { title } = read(`topics/${topic}.json`) as { title: string };
  return {
    title,
    answers: { ...file.defaults, ...found.answers },
    level: found.expect.level,
    destination: found.expect.destinations[0] ?? "",
  };
}
