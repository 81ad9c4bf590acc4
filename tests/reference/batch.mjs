// SPDX-License-Identifier: Apache-2.0
// Talks to programs that read one JSON line and write one: `signpost` in its batch modes, and those of tests/prove.

import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import path from "node:path";
import { createInterface } from "node:readline";

/** Lines that a program is given ahead of its answers. */
const AHEAD = 2000;

/** The program under test: SIGNPOST names it, or SIGNPOST_BUILD_DIR the folder that holds bin/signpost. */
export function signpostProgram() {
  const { SIGNPOST, SIGNPOST_BUILD_DIR } = process.env;
  if (!SIGNPOST && !SIGNPOST_BUILD_DIR) {
    throw new Error("There is nothing to compare with: set SIGNPOST to the built `signpost` program.");
  }
  const program = path.resolve(SIGNPOST ?? path.join(SIGNPOST_BUILD_DIR, "bin", "signpost"));
  if (!existsSync(program)) throw new Error(`There is no program ${program}: build it, or mend SIGNPOST.`);
  return program;
}

/** A running program, asked as often as one likes. */
export class Batch {
  #child;
  #lines;
  #complaints;
  #ended;
  #name;
  #last = Promise.resolve();

  constructor(program, args) {
    this.#name = `${path.basename(program)} ${args.join(" ")}`;
    this.#child = spawn(program, args, { stdio: ["pipe", "pipe", "pipe"] });
    this.#complaints = collect(this.#child.stderr);
    this.#ended = new Promise((resolve) => {
      this.#child.on("error", (error) => resolve(error.message));
      this.#child.on("close", (code) => resolve(code));
    });
    this.#child.stdin.on("error", () => {}); // a program that stops early is reported below, with what it said
    this.#lines = createInterface({ input: this.#child.stdout })[Symbol.asyncIterator]();
  }

  /** Sends every object as a line and returns the answers, parsed, in the same order. One call waits for the one before. */
  ask(requests) {
    const answers = this.#last.then(() => this.#exchange(requests));
    this.#last = answers.catch(() => {}); // whoever awaits the answers is told; one who gave up needs not be
    return answers;
  }

  async #exchange(requests) {
    const answers = [];
    for (let from = 0; from < requests.length; from += AHEAD) {
      const some = requests.slice(from, from + AHEAD);
      this.#child.stdin.write(some.map((request) => `${JSON.stringify(request)}\n`).join(""));
      for (let index = 0; index < some.length; index += 1) {
        const { value, done } = await this.#lines.next();
        if (done) {
          const said = (await this.#complaints).slice(0, 2000);
          throw new Error(`${this.#name} ended with ${await this.#ended} after ${answers.length} of ${requests.length} lines: ${said}`);
        }
        answers.push(JSON.parse(value));
      }
    }
    return answers;
  }

  /** Ends the program; it must have had nothing to complain of. */
  async close() {
    this.#child.stdin.end();
    const code = await this.#ended;
    if (code !== 0) throw new Error(`${this.#name} ended with ${code}: ${(await this.#complaints).slice(0, 2000)}`);
  }

  /** Ends it at once, if it still runs. */
  stop() {
    this.#child.kill();
  }
}

/** Acts with a running program, and ends it in any case. */
export async function withBatch(program, args, act) {
  const batch = new Batch(program, args);
  try {
    const result = await act(batch);
    await batch.close();
    return result;
  } finally {
    batch.stop();
  }
}

/** The same for a single time: sends every object as a line to `signpost <args>`. */
export async function runBatch(args, requests) {
  return withBatch(signpostProgram(), args, (batch) => batch.ask(requests));
}

async function collect(stream) {
  const chunks = [];
  for await (const chunk of stream) chunks.push(chunk);
  return Buffer.concat(chunks).toString("utf8");
}
