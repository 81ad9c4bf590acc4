// SPDX-License-Identifier: Apache-2.0
// Talks to the `signpost` program in its batch modes: one JSON line in, one JSON line out.

import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import path from "node:path";

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

/** Sends every object as a line to `signpost <args>` and returns the answers, parsed, in the same order. */
export async function runBatch(args, requests) {
  const child = spawn(signpostProgram(), args, { stdio: ["pipe", "pipe", "pipe"] });
  const output = collect(child.stdout);
  const complaints = collect(child.stderr);
  const ended = new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("close", resolve);
  });
  child.stdin.on("error", () => {}); // a program that stops early is reported below, with what it said
  child.stdin.end(requests.map((request) => `${JSON.stringify(request)}\n`).join(""));
  const code = await ended;
  const lines = (await output).split("\n").filter((line) => line !== "");
  if (code !== 0 || lines.length !== requests.length) {
    const said = (await complaints).slice(0, 2000);
    throw new Error(`signpost ${args.join(" ")} ended with ${code} after ${lines.length} of ${requests.length} lines: ${said}`);
  }
  return lines.map((line) => JSON.parse(line));
}

async function collect(stream) {
  const chunks = [];
  for await (const chunk of stream) chunks.push(chunk);
  return Buffer.concat(chunks).toString("utf8");
}
