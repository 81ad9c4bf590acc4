// SPDX-License-Identifier: Apache-2.0
// Plays described patients through `signpost play --json`, from their first words, with the answers that a reader of the
// description has given so far.

import { spawn } from "node:child_process";
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { createInterface } from "node:readline";
import path from "node:path";

const here = import.meta.dirname;
export const root = path.join(here, "../..");
const { SIGNPOST, SIGNPOST_BUILD_DIR = path.join(root, "build") } = process.env;
const signpost = path.resolve(SIGNPOST ?? path.join(SIGNPOST_BUILD_DIR, "bin/signpost"));

/** The areas that patients were written for. */
export const areas = readdirSync(path.join(here, "patients")).map((file) => path.basename(file, ".json"));

/** The everyday requests of docs/effect.md are played in the same way. */
export const REQUESTS = "requests";

/** @returns {{ id: string, firstWords: string, prose: string, expected: string, accept: string[], trivial: boolean, pharmacyFirst?: boolean, source: string }[]} */
export const patientsOf = (area) =>
  area === REQUESTS
    ? JSON.parse(readFileSync(path.join(root, "tests/effect/requests.json"), "utf8")).requests
    : JSON.parse(readFileSync(path.join(here, "patients", `${area}.json`), "utf8")).patients;

export const playedFile = (reader, area) => path.join(here, "played", reader, `${area}.json`);

/** What a reader answered, by patient and then by linkId. */
export function answersOf(reader, area) {
  const file = playedFile(reader, area);
  return existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : {};
}

export const readers = () =>
  existsSync(path.join(here, "played")) ? readdirSync(path.join(here, "played")).filter((name) => !name.startsWith(".")) : [];

/**
 * Goes as far as the answers do. Returns {page} for a page that nobody has answered yet (with what the search finds for
 * the first words, where a topic is to be chosen), {outcome} at the end, or {refused} for an answer that is not taken.
 */
export function play({ firstWords }, answers) {
  return new Promise((resolve, reject) => {
    const child = spawn(signpost, ["play", path.join(root, "content"), "--json"], { stdio: ["pipe", "pipe", "inherit"] });
    const send = (line) => child.stdin.write(`${JSON.stringify(line)}\n`);
    const asked = [];
    let last;
    let done = false;
    const end = (result) => {
      done = true;
      child.stdin.end();
      resolve({ asked, ...result });
    };
    child.on("error", reject);
    child.stdin.on("error", () => {});
    child.on("close", (code) => { if (!done) reject(new Error(`signpost play ended with ${code}`)); });
    createInterface({ input: child.stdout }).on("line", (text) => {
      if (done) return;
      const line = JSON.parse(text);
      if (line.error) return end({ refused: last, detail: line.detail ?? line.error });
      if (line.results) return end({ page: { page: "choose-topic", text: "What is it about?", options: line.results.map(({ topic, title }) => ({ value: topic, text: title })) } });
      const answer = (linkId, value) => {
        last = linkId;
        asked.push(linkId);
        send({ linkId, answer: value });
      };
      if (line.page === "outcome") return end({ outcome: line });
      if (line.page === "anything-else") return answer("anything_else", "no");
      if (line.page === "choose-topic") {
        if (!asked.includes("words")) return answer("words", firstWords);
        if (Object.hasOwn(answers, "topic")) return answer("topic", answers.topic);
        return send({ search: firstWords });
      }
      if (Object.hasOwn(answers, line.linkId)) return answer(line.linkId, answers[line.linkId]);
      end({ page: line });
    });
  });
}

/** A few at a time, in order. */
export async function each(list, work) {
  const results = new Array(list.length);
  let next = 0;
  const worker = async () => {
    while (next < list.length) {
      const index = next++;
      results[index] = await work(list[index]);
    }
  };
  await Promise.all([worker(), worker()]);
  return results;
}
