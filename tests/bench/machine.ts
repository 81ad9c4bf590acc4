// SPDX-License-Identifier: Apache-2.0
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { arch, availableParallelism, cpus, release, totalmem } from "node:os";
import path from "node:path";
import { setTimeout } from "node:timers/promises";

export const root = path.resolve(import.meta.dirname, "../..");
/** Where `./dev build` puts things. */
export const built = path.resolve(process.env["SIGNPOST_BUILD_DIR"] ?? path.join(root, "build"));

/** On what, with what and when was measured. */
export interface Machine {
  readonly processor: string;
  readonly cores: number;
  readonly memoryGb: number;
  readonly system: string;
  readonly signpost: string;
  readonly emscripten: string;
  readonly date: string;
}

export function thisMachine(): Machine {
  const { version } = JSON.parse(readFileSync(path.join(root, "package.json"), "utf8")) as { version: string };
  return {
    processor: processorName(),
    cores: availableParallelism(),
    memoryGb: totalmem() / 2 ** 30,
    system: `${said(/^PRETTY_NAME="?(.*?)"?$/m, readFileSync("/etc/os-release", "utf8"))}, Linux ${release()}, ${arch()}`,
    signpost: [version, revision()].filter(Boolean).join(", "),
    emscripten: said(/(\d+\.\d+\.\d+)/, output("emcc", "--version")),
    date: new Date().toISOString().slice(0, 10),
  };
}

/** The share of the processors, 0 to 1, that other work takes: looked at for two seconds in which this program waits. */
export async function otherWork(): Promise<number> {
  const sum = (of: (times: ReturnType<typeof cpus>[number]["times"]) => number): number =>
    cpus().reduce((total, { times }) => total + of(times), 0);
  const look = (): { idle: number; all: number } => ({
    idle: sum(({ idle }) => idle),
    all: sum(({ user, nice, sys, idle, irq }) => user + nice + sys + idle + irq),
  });
  const before = look();
  await setTimeout(2000);
  const after = look();
  return 1 - (after.idle - before.idle) / (after.all - before.all);
}

// Virtual machines often hide the model; then family, model and stepping at least tell two of them apart.
function processorName(): string {
  const model = cpus()[0]?.model ?? "unknown";
  const info = readFileSync("/proc/cpuinfo", "utf8");
  const field = (name: string): string => said(new RegExp(`^${name}\\s*:\\s*(.*)$`, "m"), info);
  return model === "unknown" ? `${field("vendor_id")} family ${field("cpu family")} model ${field("model")}` : model;
}

function revision(): string {
  const commit = output("git", "-C", root, "rev-parse", "--short=10", "HEAD").trim();
  const changed = output("git", "-C", root, "status", "--porcelain", "--untracked-files=no").trim() !== "";
  return commit && `commit ${commit}${changed ? " with changes" : ""}`;
}

function output(command: string, ...rest: string[]): string {
  try {
    return execFileSync(command, rest, { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] });
  } catch {
    return "";
  }
}

const said = (pattern: RegExp, text: string): string => pattern.exec(text)?.[1] ?? "unknown";
