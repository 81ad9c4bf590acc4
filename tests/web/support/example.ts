// SPDX-License-Identifier: Apache-2.0
import assert from "node:assert/strict";
import { stamp, startEngine, walkToLetter } from "./core.ts";
import { manLetter } from "./letters.ts";
import { vignette } from "./vignette.ts";

/** The letter that docs/letters.md explains. */
export async function exampleLetter(): Promise<string> {
  const engine = await startEngine();
  const { answers } = vignette("urinary", "man_30_burning_cloudy");
  assert.equal(walkToLetter(engine, { ...answers, ...manLetter, registered_here: "not_known", nhs_number: "999 000 0018" }, "urinary").page, "check");
  return engine.letter({ ...stamp, software: "signpost 0.1.0" });
}
