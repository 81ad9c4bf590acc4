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

/** A running `signpost play --json`: one journey after the other. */
class Player {
  #child = spawn(signpost, ["play", path.join(root, "content"), "--json"], { stdio: ["pipe", "pipe", "inherit"] });
  #lines = createInterface({ input: this.#child.stdout })[Symbol.asyncIterator]();
  #first = this.#next();

  async #next() {
    const { value, done } = await this.#lines.next();
    if (done) throw new Error("signpost play ended: its complaint stands above");
    return JSON.parse(value);
  }

  ask(line) {
    this.#child.stdin.write(`${JSON.stringify(line)}\n`);
    return this.#next();
  }

  /** The first page of a new journey. */
  async begin() {
    await this.#first;
    return this.ask({ restart: true });
  }

  /** A refusal is followed by the page as it still stands. */
  pageAfterRefusal() {
    return this.#next();
  }

  end() {
    this.#child.stdin.end();
  }
}

/**
 * Goes as far as the answers do. Returns {page} for a page that nobody has answered yet (with what the search finds for
 * the first words, where a topic is to be chosen), {outcome} at the end, or {refused} for an answer that is not taken.
 */
async function play(player, { firstWords }, answers) {
  const asked = [];
  for (let line = await player.begin(); ; ) {
    const answer = async (linkId, value) => {
      asked.push(linkId);
      line = await player.ask({ linkId, answer: value });
      return line.error ? { asked, refused: linkId, detail: line.detail ?? line.error } : undefined;
    };
    let refused;
    if (line.page === "outcome") return { asked, outcome: line };
    if (line.page === "anything-else") refused = await answer("anything_else", "no");
    else if (line.page === "choose-topic" && !asked.includes("words")) refused = await answer("words", firstWords);
    else if (line.page === "choose-topic" && Object.hasOwn(answers, "topic")) refused = await answer("topic", answers.topic);
    else if (line.page === "choose-topic") {
      const { results } = await player.ask({ search: firstWords });
      const options = results.map(({ topic, title }) => ({ value: topic, text: title }));
      return { asked, page: { page: line.page, text: "What is it about?", options } };
    } else if (Object.hasOwn(answers, line.linkId)) refused = await answer(line.linkId, answers[line.linkId]);
    else return { asked, page: line };
    if (refused) {
      await player.pageAfterRefusal();
      return refused;
    }
  }
}

/** Plays [patient, answers] after [patient, answers]; the results are in the same order. */
export async function playAll(some) {
  const player = new Player();
  const results = [];
  for (const [patient, answers] of some) results.push(await play(player, patient, answers));
  player.end();
  return results;
}
