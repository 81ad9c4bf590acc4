// SPDX-License-Identifier: Apache-2.0
// The module exactly as it ships, driven as a browser drives it.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import path from "node:path";
import { test } from "node:test";
import { startCore, textAt } from "../../web/widget/src/wasm.ts";

const build = process.env["SIGNPOST_BUILD_DIR"] ?? path.resolve(import.meta.dirname, "../../build");
const bytes = await readFile(path.join(build, "web/widget/signpost.wasm"));

test("the module reports the version of the package", async () => {
  const core = await startCore(new Uint8Array(bytes));
  const packageFile = path.resolve(import.meta.dirname, "../../package.json");
  const { version } = JSON.parse(await readFile(packageFile, "utf8")) as { version: string };
  assert.equal(textAt(core, core.signpost_version()), version);
});

test("a damaged module is refused", async () => {
  await assert.rejects(startCore(new Uint8Array(bytes.subarray(0, bytes.length - 1))), WebAssembly.CompileError);
});
