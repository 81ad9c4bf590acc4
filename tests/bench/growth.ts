// SPDX-License-Identifier: Apache-2.0
// How the proof grows: generated topics of 4 to 300 questions, by diagrams, by plain enumeration, by an SMT solver; and
// the proof of the shipped content as `signpost check` makes it.
import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { built, root } from "./machine.ts";
import { median } from "./statistics.ts";

/** One generated topic, proven in three ways. Times in milliseconds, the median of the seeds. */
export interface Growth {
  readonly questions: number;
  readonly rules: number;
  /** Decimal digits of the number of answer sets. */
  readonly digits: number;
  /** The one invariant, by diagrams and by Z3. */
  readonly diagrams: number;
  readonly solver: number;
  /** Every rule and every outcome by diagrams, with its nodes and memory; nothing if it hit the limit of nodes. */
  readonly wholeTable: number | undefined;
  readonly nodes: number;
  readonly bytes: number;
  /** The same by the same program as WebAssembly. */
  readonly wholeTableInWasm: number | undefined;
  /** Every answer set by the core; nothing if it was not done in time. */
  readonly enumeration: number | undefined;
}

export interface ProofSpeed {
  readonly growth: readonly Growth[];
  /** Starting Z3 on an empty question, which is in its times too. */
  readonly solverStart: number;
  readonly solverVersion: string;
  readonly mostEnumerationSeconds: number;
  readonly topics: number;
  /** Wall time of whole commands, reading the content included. */
  readonly checkAll: number;
  readonly checkOne: { readonly topic: string; readonly ms: number };
  /** Reading the content and nothing else, for comparison. */
  readonly read: number;
  /** Each shipped topic proven anew with the content in memory, as after an edit in the studio. */
  readonly recheck: Recheck;
  readonly recheckInWasm: Recheck;
}

/** Milliseconds: all content read, and one topic proven: in the middle and at worst. */
export interface Recheck {
  readonly read: number;
  readonly median: number;
  readonly most: number;
  readonly slowest: string;
}

interface Line {
  readonly rules: number;
  readonly answerSets: string;
  readonly log10AnswerClasses: number;
  readonly alone: { readonly seconds: number; readonly holds: boolean };
  readonly seconds: number;
  readonly holds: boolean;
  readonly exhausted: boolean;
  readonly nodes: number;
  readonly bytes: number;
  readonly enumeration: { readonly seconds: number; readonly finished: boolean; readonly holds: boolean };
}

export function measureProofs(quick: boolean): ProofSpeed {
  const folder = mkdtempSync(path.join(tmpdir(), "signpost-bench-"));
  try {
    const sizes = quick ? [4, 10, 40] : [4, 5, 6, 8, 10, 15, 20, 30, 40, 60, 80, 120, 160, 220, 300];
    const seeds = quick ? [1] : [1, 2, 3];
    const mostEnumerationSeconds = quick ? 2 : 20;
    const smt = path.join(folder, "invariant.smt2");
    const growth = sizes.map((questions) => grow(questions, seeds, mostEnumerationSeconds, smt));
    const rounds = quick ? 1 : 5;
    const content = path.join(root, "content");
    const topic = "sore_throat";
    return {
      growth,
      solverStart: wall(rounds, "z3", ["-in"], "(check-sat)\n"),
      solverVersion: execFileSync("z3", ["--version"], { encoding: "utf8" }).trim(),
      mostEnumerationSeconds,
      topics: shippedTopics(content),
      checkAll: wall(rounds, signpost, ["check", content]),
      checkOne: { topic, ms: wall(rounds, signpost, ["check", content, "--topic", topic]) },
      read: wall(rounds, signpost, ["check", content, "--no-proof"]),
      recheck: recheck(rounds, path.join(built, "native/tests/bench/growth/recheck_bench"), [content]),
      recheckInWasm: recheck(rounds, process.execPath, ["--no-experimental-fetch", path.join(built, "wasm/tests/bench/growth/recheck_bench.cjs"), content]),
    };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const signpost = path.join(built, "bin/signpost");

function grow(questions: number, seeds: readonly number[], mostSeconds: number, smt: string): Growth {
  const native = path.join(built, "native/tests/bench/growth/growth_bench");
  const wasm = path.join(built, "wasm/tests/bench/growth/growth_bench.cjs");
  const runs = seeds.map((seed) => {
    const words = [String(questions), String(seed), String(mostSeconds), smt];
    const line = JSON.parse(execFileSync(native, words, { encoding: "utf8" })) as Line;
    const solver = timed(() => {
      const said = execFileSync("z3", [smt], { encoding: "utf8" }).trim();
      if (said !== "unsat" || !line.alone.holds || !line.holds || !line.enumeration.holds) {
        throw new Error(`the three don't agree on ${questions} questions, seed ${seed}: z3 says ${said}, ${JSON.stringify(line)}`);
      }
    });
    const other = ["--no-experimental-fetch", wasm, String(questions), String(seed), "0", "/ignored"];
    const inWasm = JSON.parse(execFileSync(process.execPath, other, { encoding: "utf8" })) as Line;
    return { line, solver, inWasm };
  });
  const middle = (of: (run: (typeof runs)[number]) => number): number => median(runs.map(of));
  const all = (holds: (run: (typeof runs)[number]) => boolean): boolean => runs.every(holds);
  return {
    questions,
    rules: runs[0]?.line.rules ?? 0,
    digits: Math.round(middle(({ line }) => line.answerSets.length || line.log10AnswerClasses)),
    diagrams: 1000 * middle(({ line }) => line.alone.seconds),
    solver: middle(({ solver }) => solver),
    wholeTable: all(({ line }) => !line.exhausted) ? 1000 * middle(({ line }) => line.seconds) : undefined,
    nodes: middle(({ line }) => line.nodes),
    bytes: middle(({ line }) => line.bytes),
    wholeTableInWasm: all(({ inWasm }) => !inWasm.exhausted) ? 1000 * middle(({ inWasm }) => inWasm.seconds) : undefined,
    enumeration: all(({ line }) => line.enumeration.finished) ? 1000 * middle(({ line }) => line.enumeration.seconds) : undefined,
  };
}

function recheck(rounds: number, program: string, words: readonly string[]): Recheck {
  const runs = Array.from({ length: rounds }, () =>
    JSON.parse(execFileSync(program, words, { encoding: "utf8" })) as { read: number; topics: { topic: string; seconds: number; findings: number }[] });
  const unproven = runs[0]?.topics.filter(({ findings }) => findings > 0) ?? [];
  if (unproven.length > 0) throw new Error(`not proven: ${unproven.map(({ topic }) => topic).join(", ")}`);
  const topics = (runs[0]?.topics ?? []).map(({ topic }, i) => ({ topic, ms: 1000 * median(runs.map((run) => run.topics[i]?.seconds ?? 0)) }));
  const slowest = topics.reduce((worst, each) => (each.ms > worst.ms ? each : worst));
  return { read: 1000 * median(runs.map(({ read }) => read)), median: median(topics.map(({ ms }) => ms)), most: slowest.ms, slowest: slowest.topic };
}

function timed(work: () => void): number {
  const start = performance.now();
  work();
  return performance.now() - start;
}

function wall(rounds: number, program: string, words: readonly string[], input = ""): number {
  return median(Array.from({ length: rounds }, () => timed(() => {
    const { error, signal } = spawnSync(program, words, { input, stdio: ["pipe", "ignore", "ignore"] });
    if (error ?? signal) {
      throw new Error(`${program} ${words.join(" ")}: ${error?.message ?? String(signal)}`);
    }
  })));
}

function shippedTopics(content: string): number {
  const { topics } = JSON.parse(execFileSync(signpost, ["check", content, "--no-proof", "--json"], { encoding: "utf8" })) as { topics: unknown[] };
  return topics.length;
}
