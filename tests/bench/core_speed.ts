// SPDX-License-Identifier: Apache-2.0
// The core without a browser: whole journeys in a second, by the module that ships and by the native program.
import { spawn } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { createInterface } from "node:readline";
import { Engine } from "../../web/widget/src/engine.ts";
import type { Page } from "../../web/widget/src/pages.ts";
import { built, root } from "./machine.ts";
import { answerText, type Vignette } from "./patients.ts";
import { median, summarise, type Summary } from "./statistics.ts";

export interface CoreSpeed {
  readonly patients: number;
  /** Journeys a second through the WebAssembly module, each page made as JSON and read. */
  readonly wasm: Summary;
  /** Pages of an average journey, the outcome among them. */
  readonly pages: number;
  /** Milliseconds to read the file with all topics. */
  readonly loading: Summary;
  /** The same patients a second through `signpost play --batch`: rules, questions asked and advice, no pages. */
  readonly native: Summary;
}

/**
 * @param everyone of whom those are taken who type no words and get as far as a topic: a batch knows no words, and begins
 *   with the topic
 * @param rounds how often each is measured, and about how many seconds each round lasts
 */
export async function measureCore(everyone: readonly Vignette[], rounds: { readonly count: number; readonly seconds: number }): Promise<CoreSpeed> {
  const { engine, loading } = await loadedEngine(rounds.count);
  const patients = everyone.filter((patient) => patient.words === undefined && travel(engine, patient).includes("choose-topic"));
  const pages = patients.reduce((sum, patient) => sum + travel(engine, patient).length, 0) / patients.length;
  const wasm = await inRounds(rounds, patients.length, (times) => {
    for (let i = 0; i < times; i += 1) {
      patients.forEach((patient) => travel(engine, patient));
    }
  });
  const program = await BatchProgram.start(patients);
  try {
    const native = await inRounds(rounds, patients.length, (times) => program.play(times));
    return { patients: patients.length, pages, wasm, loading, native };
  } finally {
    program.end();
  }
}

async function loadedEngine(times: number): Promise<{ engine: Engine; loading: Summary }> {
  const engine = await Engine.start(new Uint8Array(readFileSync(path.join(built, "web/widget/signpost.wasm"))));
  const folder = path.join(built, "web/content");
  const file = readdirSync(folder).find((name) => /^topics\.[0-9a-f]+\.bin$/.test(name));
  const content = new Uint8Array(readFileSync(path.join(folder, file ?? "topics.bin")));
  const loading = Array.from({ length: times }, () => {
    const start = performance.now();
    engine.load(content);
    return performance.now() - start;
  });
  return { engine, loading: summarise(loading) };
}

/** From the first question to the outcome. @returns the kinds of the pages seen */
function travel(engine: Engine, patient: Vignette): readonly Page["page"][] {
  const seen: Page["page"][] = [];
  engine.restart();
  engine.answer("surgery_opens_in", opensIn(patient));
  for (;;) {
    const page = engine.page();
    seen.push(page.page);
    if (page.page === "outcome") {
      expectLevel(patient, page.level);
      return seen;
    }
    const [linkId, text] = reply(page, patient);
    const refusal = engine.answer(linkId, text);
    if (refusal) {
      throw new Error(`${patient.topic}/${patient.id}: ${linkId}: ${refusal.error}`);
    }
  }
}

function reply(page: Page, { topic, id, answers }: Vignette): readonly [linkId: string, text: string] {
  if (page.page === "choose-topic") {
    return ["topic", topic];
  }
  if (page.page === "anything-else") {
    return ["anything_else", "no"];
  }
  const answer = page.page === "question" ? answers[page.linkId] : undefined;
  if (page.page !== "question" || answer === undefined) {
    throw new Error(`${topic}/${id} has no answer for ${page.page === "question" ? page.linkId : page.page}`);
  }
  return [page.linkId, answerText(answer)];
}

// A journey that ends elsewhere would be another journey, and its speed another figure.
function expectLevel({ topic, id, level }: Vignette, got: string): void {
  if (got !== level) {
    throw new Error(`${topic}/${id} ends at ${got}, its vignette at ${level}: mend one of them, then measure`);
  }
}

/** `signpost play --batch`, kept running, so that reading the content is not part of a round. */
class BatchProgram {
  readonly #patients: readonly Vignette[];
  readonly #child = spawn(path.join(built, "bin/signpost"), ["play", path.join(root, "content"), "--batch"], { stdio: ["pipe", "pipe", "inherit"] });
  readonly #replies = createInterface(this.#child.stdout)[Symbol.asyncIterator]();

  private constructor(patients: readonly Vignette[]) {
    this.#patients = patients;
  }

  static async start(patients: readonly Vignette[]): Promise<BatchProgram> {
    const program = new BatchProgram(patients);
    await program.play(1);
    return program;
  }

  /** All patients, so many times. */
  async play(times: number): Promise<void> {
    this.#child.stdin.write(this.#patients.map(line).join("").repeat(times));
    for (let i = 0; i < times; i += 1) {
      for (const patient of this.#patients) {
        const reply = await this.#replies.next();
        if (reply.done) {
          throw new Error("signpost play --batch ended before its last reply");
        }
        const { level, error } = JSON.parse(reply.value) as { level: string; error?: { detail: string } };
        expectLevel(patient, error ? `an error (${error.detail})` : level);
      }
    }
  }

  end(): void {
    this.#child.kill();
  }
}

const line = (patient: Vignette): string => {
  const answers = { ...patient.answers, surgery_opens_in: undefined };
  return `${JSON.stringify({ topics: [patient.topic], answers, surgeryOpensIn: Number(opensIn(patient)) })}\n`;
};

/** Minutes; 0 is open. */
const opensIn = ({ answers }: Vignette): string => answerText(answers["surgery_opens_in"] ?? 0);

/** @returns journeys a second of each round; the first round, which warms up, finds how often to repeat */
async function inRounds(
  { count, seconds }: { count: number; seconds: number },
  journeys: number,
  run: (times: number) => Promise<void> | void,
): Promise<Summary> {
  const timed = async (times: number): Promise<number> => {
    const start = performance.now();
    await run(times);
    return (performance.now() - start) / 1000;
  };
  const once = median([await timed(1), await timed(1), await timed(1)]);
  const times = Math.max(1, Math.round(seconds / once));
  const speeds: number[] = [];
  for (let i = 0; i < count; i += 1) {
    speeds.push((times * journeys) / (await timed(times)));
  }
  return summarise(speeds);
}
