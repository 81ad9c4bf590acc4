// SPDX-License-Identifier: Apache-2.0
// The pages that the service serves: their types, policies and versions, and nothing but them.
import assert from "node:assert/strict";
import { symlinkSync } from "node:fs";
import { after, before, describe, test } from "node:test";
import { brotliCompressSync, brotliDecompressSync } from "node:zlib";

import { assertProblem, makeSurgery, statusOf } from "./service.mjs";

let surgery;
let service;
const script = "console.log('hello');\n".repeat(50);
before(async () => {
  surgery = await makeSurgery();
  surgery.write("secret.txt", "outside every folder");
  surgery.write("demo/index.html", "<p>demo");
  surgery.write("demo/.hidden", "hidden");
  surgery.write("demo/notes/a b.txt", "a file");
  surgery.write("inbox/index.html", "<p>staff");
  surgery.write("portal/index.html", "<p>portal");
  surgery.write("widget/signpost.js", script);
  surgery.write("widget/signpost.js.br", brotliCompressSync(script));
  surgery.write("widget/signpost.wasm", Buffer.from([0, 0x61, 0x73, 0x6d]));
  symlinkSync(surgery.path("secret.txt"), surgery.path("demo/link.txt"));
  symlinkSync(surgery.path("data"), surgery.path("demo/data"));
  surgery.config.static = [
    { prefix: "/", directory: "demo" },
    { prefix: "/inbox/", directory: "inbox", contentSecurityPolicy: { "trusted-types": "lit-html", "require-trusted-types-for": "'script'" } },
    { prefix: "/portal/", directory: "portal", hosts: ["localhost"], contentSecurityPolicy: { "frame-src": "http://127.0.0.1:*" } },
    { prefix: "/widget/", directory: "widget", crossOrigin: true, immutable: true, frameAncestors: ["http://localhost:8080"] },
  ];
  surgery.writeConfig();
  service = await surgery.serve();
});
after(async () => {
  await service.stop();
  surgery.remove();
});

test("a folder's page is its index.html, with the strict headers", async () => {
  const answer = await service.get("/");
  assert.equal(answer.text, "<p>demo");
  assert.equal(answer.headers["content-type"], "text/html; charset=utf-8");
  assert.equal(answer.headers["cache-control"], "no-cache");
  const policy = answer.headers["content-security-policy"];
  for (const directive of ["default-src 'none'", "script-src 'self' 'wasm-unsafe-eval'", "object-src 'none'", "base-uri 'none'", "frame-ancestors 'none'"]) {
    assert.ok(policy.split("; ").includes(directive), directive);
  }
  assert.equal(answer.headers["cross-origin-opener-policy"], "same-origin");
  assert.equal(answer.headers["x-content-type-options"], "nosniff");
});

test("the longest prefix wins, with its own policy", async () => {
  const answer = await service.get("/inbox/");
  assert.equal(answer.text, "<p>staff");
  assert.match(answer.headers["content-security-policy"], /require-trusted-types-for 'script'.*trusted-types lit-html/);
  const redirect = await service.get("/inbox");
  assert.equal(redirect.status, 308);
  assert.equal(redirect.headers.location, "/inbox/");
  assert.equal((await service.get("/notes/a%20b.txt")).text, "a file");
});

test("a mount for one host name is not there for another", async () => {
  assert.equal((await service.get("/portal/", { host: `localhost:${service.port}` })).text, "<p>portal");
  assert.equal((await service.get("/portal/", { host: "LOCALHOST" })).text, "<p>portal");
  assertProblem(await service.get("/portal/"), 404, "not-found");
  assertProblem(await service.get("/portal/", { host: "localhost.evil.example" }), 404, "not-found");
});

test("the widget's files have the right types, serve other sites and are kept for a year", async () => {
  const wasm = await service.get("/widget/signpost.wasm");
  assert.equal(wasm.headers["content-type"], "application/wasm");
  assert.equal(wasm.headers["access-control-allow-origin"], "*");
  assert.equal(wasm.headers["cross-origin-resource-policy"], "cross-origin");
  assert.equal(wasm.headers["cache-control"], "public, max-age=31536000, immutable");
  assert.match(wasm.headers["content-security-policy"], /frame-ancestors http:\/\/localhost:8080/);
});

test("Brotli is sent to those who take it, as a version of its own", async () => {
  const plain = await service.get("/widget/signpost.js");
  const small = await service.get("/widget/signpost.js", { "accept-encoding": "gzip, br" });
  assert.equal(plain.text, script);
  assert.equal(plain.headers["content-encoding"], undefined);
  assert.equal(small.headers["content-encoding"], "br");
  assert.equal(small.headers["content-type"], "text/javascript; charset=utf-8");
  assert.equal(brotliDecompressSync(small.bytes).toString(), script);
  assert.notEqual(small.headers.etag, plain.headers.etag);
  assert.equal(small.headers.vary, "Accept-Encoding");
});

test("a version that the browser has is not sent again, and a changed one is", async () => {
  surgery.write("demo/changing.txt", "one");
  const first = await service.get("/changing.txt");
  const again = await service.get("/changing.txt", { "if-none-match": `"other", ${first.headers.etag}` });
  assert.equal(again.status, 304);
  assert.equal(again.text, "");
  surgery.write("demo/changing.txt", "two");
  assert.equal((await service.get("/changing.txt", { "if-none-match": first.headers.etag })).text, "two");
});

describe("nothing outside the folders is served", () => {
  test("however the path is written", async () => {
    for (const path of ["/../secret.txt", "/..%2fsecret.txt", "/%2e%2e/secret.txt", "/notes/../../secret.txt", "/notes/%2e%2e/%2e%2e/secret.txt",
      "/..\\secret.txt", "/..%5csecret.txt", "/./index.html", "//secret.txt", "/notes//a%20b.txt", "/.hidden", "/%2ehidden", "/link.txt",
      "/data/inbox.sqlite", "/data", "/data/", "/index.html/", "/index.html/x", "/widget/../secret.txt", "/notes", "/notes/"]) {
      const raw = await service.raw(`GET ${path} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n`);
      const isFolder = path === "/notes"; // a folder without a page: its redirect leads to 404
      assert.equal(statusOf(raw), isFolder ? 308 : 404, path);
      assert.ok(!raw.includes("outside every folder") && !raw.includes("SQLite"), path);
    }
  });

  test("a redirect never leads to another site", async () => {
    const raw = await service.raw("GET //notes HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
    assert.ok(!/location: \/\//i.test(raw), raw);
  });
});

test("--static adds a folder; a wrong one is named", async () => {
  const other = await surgery.serve({ args: ["--static", `/more/=${surgery.path("demo/notes")}`] });
  assert.equal((await other.get("/more/a%20b.txt")).text, "a file");
  await other.stop();
  const wrong = surgery.tryRun(["serve", "--database", surgery.database, "--config", surgery.configFile, "--static", "/x/=/nowhere"]);
  assert.equal(wrong.status, 2);
  assert.match(wrong.stderr, /there is no folder \/nowhere/);
});
