// SPDX-License-Identifier: Apache-2.0
// The module exactly as it ships, started as a browser starts it.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import path from "node:path";
import { test } from "node:test";
import { startCore } from "../../web/widget/src/wasm.ts";

const build = process.env["SIGNPOST_BUILD_DIR"] ?? path.resolve(import.meta.dirname, "../../build");
const bytes = new Uint8Array(await readFile(path.join(build, "web/widget/signpost.wasm")));

test("the module needs nothing of its surroundings but what the C library names", async () => {
  const imports = WebAssembly.Module.imports(await WebAssembly.compile(bytes));
  const allowed = /^(env\.emscripten_notify_memory_growth|wasi_snapshot_preview1\.(fd_close|fd_seek|fd_write|proc_exit))$/;
  for (const { module, name } of imports) {
    assert.match(`${module}.${name}`, allowed);
  }
});

test("every exported function is one of the product's", async () => {
  const exports = WebAssembly.Module.exports(await WebAssembly.compile(bytes));
  const functions = exports.filter(({ kind }) => kind === "function").map(({ name }) => name);
  assert.ok(functions.includes("signpost_page"));
  for (const name of functions) {
    assert.match(name, /^(signpost_[a-z_]+|_initialize|__errno_location|stack(Save|Restore|Alloc))$/);
  }
});

test("without content, the module says so instead of drawing a page", async () => {
  const core = await startCore(bytes);
  const context = core.signpost_new();
  assert.equal(core.signpost_page(context), 1);
  const text = new Uint8Array(core.memory.buffer, core.signpost_result(context), core.signpost_result_size(context));
  assert.match(new TextDecoder().decode(text), /"no-content"/);
  core.signpost_free(context);
});

test("a damaged module is refused", async () => {
  await assert.rejects(startCore(bytes.slice(0, -1)), WebAssembly.CompileError);
});
