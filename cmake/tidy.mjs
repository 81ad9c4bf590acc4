// SPDX-License-Identifier: Apache-2.0
/**
 * Runs clang-tidy over the sources of a build tree, two at a time, and only over those that changed since they last passed.
 *
 *     node cmake/tidy.mjs build/sanitize
 *
 * What a source's result depends on is its text, the text of every header of this project that it includes (Ninja
 * recorded these when it compiled), its command line and the .clang-tidy files. The digest of all that is kept in
 * <tree>/tidy.json once clang-tidy had nothing to say.
 */
import { execFileSync, spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "..");
const tree = path.resolve(process.argv[2] ?? path.join(root, "build/sanitize"));
const passedFile = path.join(tree, "tidy.json");
const ours = (file) => file.startsWith(root + path.sep) && !file.startsWith(tree + path.sep);

/** @returns {Map<string, string[]>} for each object file, the files of this project that went into it */
function dependencies() {
  const listing = execFileSync("ninja", ["-C", tree, "-t", "deps"], { encoding: "utf8", maxBuffer: 2 ** 28 });
  const result = new Map();
  let current = [];
  for (const line of listing.split("\n")) {
    if (line.startsWith("    ")) {
      const file = path.resolve(tree, line.trim());
      if (ours(file)) {
        current.push(file);
      }
    } else if (line.includes(": #deps")) {
      current = [];
      result.set(line.slice(0, line.indexOf(": #deps")), current);
    }
  }
  return result;
}

const settings = [".clang-tidy", "tests/.clang-tidy"].map((file) => readFileSync(path.join(root, file), "utf8"));
const headers = dependencies();

function digest({ file, command, output }) {
  const hash = createHash("sha256").update(settings.join("\0")).update(command);
  for (const name of [file, ...(headers.get(output) ?? [])].sort()) {
    hash.update(`\0${name}\0`).update(readFileSync(name));
  }
  return hash.digest("hex");
}

// clang 14 has C++20's coroutines but does not announce them, so libstdc++ and Boost.Asio 1.74 would hide theirs.
const coroutines = ["__cpp_impl_coroutine=201902L", "BOOST_ASIO_HAS_CO_AWAIT=1", "BOOST_ASIO_HAS_STD_COROUTINE=1"];
const options = ["--quiet", "-p", tree, ...coroutines.map((definition) => `--extra-arg=-D${definition}`)];

function tidy(file) {
  return new Promise((resolve) => {
    const child = spawn("clang-tidy", [...options, file], { stdio: ["ignore", "pipe", "pipe"] });
    let text = "";
    child.stdout.on("data", (part) => (text += part));
    // "123 warnings generated" counts what was suppressed in system headers: noise unless something failed.
    let noise = "";
    child.stderr.on("data", (part) => (noise += part));
    child.on("error", (error) => resolve({ ok: false, text: error.message }));
    child.on("close", (code) => resolve({ ok: code === 0, text: code === 0 ? "" : text + noise }));
  });
}

// tests/*/main.cpp are two lines around Boost.Test's own code, which takes half a minute to look at.
const commands = JSON.parse(readFileSync(path.join(tree, "compile_commands.json"), "utf8")).filter(
  ({ file }) => ours(file) && !/\/tests\/[^/]+\/main\.cpp$/.test(file),
);
const passed = existsSync(passedFile) ? JSON.parse(readFileSync(passedFile, "utf8")) : {};
const waiting = commands.map((entry) => ({ ...entry, digest: digest(entry) })).filter((entry) => passed[entry.file] !== entry.digest);
console.log(`clang-tidy: ${waiting.length} of ${commands.length} sources to look at`);

let failures = 0;
async function work() {
  for (let entry = waiting.shift(); entry !== undefined; entry = waiting.shift()) {
    const { ok, text } = await tidy(entry.file);
    if (ok) {
      passed[entry.file] = entry.digest;
      writeFileSync(passedFile, JSON.stringify(passed, null, 1));
    } else {
      failures += 1;
      console.error(text);
    }
    console.log(`${ok ? "clean " : "FAULTS"} ${path.relative(root, entry.file)}`);
  }
}
await Promise.all([work(), work()]);
process.exitCode = failures === 0 ? 0 : 1;
