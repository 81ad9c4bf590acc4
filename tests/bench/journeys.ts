// SPDX-License-Identifier: Apache-2.0
// Whole journeys in the browser: from an answer to the next page, from a key to the search's results, and memory at the end.
import type { Browser } from "playwright-core";
import { Patient } from "../web/support/patient.ts";
import { openSlowly, type SlowPage } from "./browser.ts";
import type { Vignette } from "./patients.ts";
import type { Site } from "./site.ts";
import { summarise, type Summary } from "./statistics.ts";

/** From one key to the next, of somebody who types fast on a phone. */
export const typingMs = 150;

/** Milliseconds, and bytes after a collection of garbage. */
export interface Journeys {
  readonly count: number;
  readonly answers: Summary;
  readonly searches: Summary;
  readonly memory: { readonly javascript: Summary; readonly wasm: Summary; readonly floor: number };
}

interface Journey {
  readonly answers: readonly number[];
  readonly searches: readonly number[];
  readonly javascript: number;
  readonly wasm: number;
}

export async function measureJourneys(browser: Browser, site: Site, patients: readonly Vignette[]): Promise<Journeys> {
  const journeys: Journey[] = [];
  for (const patient of patients) {
    journeys.push(await journey(browser, site.url, patient));
  }
  return {
    count: journeys.length,
    answers: summarise(journeys.flatMap(({ answers }) => answers)),
    searches: summarise(journeys.flatMap(({ searches }) => searches)),
    memory: {
      javascript: summarise(journeys.map(({ javascript }) => javascript)),
      wasm: summarise(journeys.map(({ wasm }) => wasm)),
      floor: await floorMemory(browser, site.url),
    },
  };
}

async function journey(browser: Browser, url: string, vignette: Vignette): Promise<Journey> {
  const slow = await openSlowly(browser, "fast link");
  try {
    // With everything loaded: afterwards nothing waits for the network.
    await slow.page.goto(url, { waitUntil: "networkidle" });
    const patient = await new Patient(slow.page).begins();
    await travel(patient, vignette);
    const { answers, searches } = await slow.seen();
    const wasm = await slow.page.evaluate(() => window.signpostWatch.wasmMemory());
    return { answers, searches, javascript: await javascriptMemory(slow), wasm };
  } catch (error) {
    throw new Error(`The journey of ${vignette.topic}/${vignette.id} stopped`, { cause: error });
  } finally {
    await slow.close();
  }
}

async function travel(patient: Patient, { topic, title, words, answers }: Vignette): Promise<void> {
  await patient.answers(answers);
  const search = patient.widget.locator("#words");
  if ((await search.count()) === 0) {
    return; // The screen alone decided.
  }
  // A patient types key by key, and each key searches; then finds the topic among the results.
  await search.pressSequentially(words ?? title, { delay: typingMs });
  await patient.widget.locator(`.results [data-topic="${topic}"]`).click();
  await patient.answers(answers);
  if ((await patient.question()) === "anything_else") {
    await patient.hasNothingElse();
    await patient.answers(answers);
  }
}

async function floorMemory(browser: Browser, url: string): Promise<number> {
  const slow = await openSlowly(browser, "fast link");
  try {
    await slow.page.goto(`${url}/floor/`, { waitUntil: "networkidle" });
    return await javascriptMemory(slow);
  } finally {
    await slow.close();
  }
}

async function javascriptMemory({ tools }: SlowPage): Promise<number> {
  await tools.send("HeapProfiler.collectGarbage");
  return (await tools.send("Runtime.getHeapUsage")).usedSize;
}
