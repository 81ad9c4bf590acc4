// SPDX-License-Identifier: Apache-2.0
// A publisher signs content that is proven and approved; everybody can tell with WebCrypto, and nothing else gets a signature.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { generateKeyPairSync, webcrypto } from "node:crypto";
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { after, test } from "node:test";

import { change, writeSmallContent } from "./support/small_content.mjs";

const program = path.resolve(process.env.SIGNPOST_BUILD_DIR ?? "build", "bin/signpost");
const scratch = mkdtempSync(path.join(os.tmpdir(), "signpost-signed-"));
after(() => rmSync(scratch, { recursive: true }));
const signpost = (...args) => spawnSync(program, args, { encoding: "utf8", input: "" });
const fresh = (name) => path.join(mkdtempSync(path.join(scratch, "d-")), name);

const keys = path.join(scratch, "keys");
const made = signpost("keys", "publisher", "--out", keys);
const key = path.join(keys, "publisher.pem");

const draft = writeSmallContent(path.join(scratch, "draft"));
const approved = writeSmallContent(path.join(scratch, "approved"));
for (const file of ["library.json", "topics/cough.json", "topics/other.json"])
  change(approved, file, (content) => Object.assign(content, { status: "approved", approvalDate: "2026-11-22" }));

async function verified(folder) {
  const jwk = JSON.parse(readFileSync(path.join(keys, "publisher.jwk.json"), "utf8"));
  const algorithm = { name: "ECDSA", namedCurve: "P-256", hash: "SHA-256" };
  const publicKey = await webcrypto.subtle.importKey("jwk", jwk, algorithm, false, ["verify"]);
  const signature = Buffer.from(readFileSync(path.join(folder, "index.sig"), "ascii"), "base64url");
  return webcrypto.subtle.verify(algorithm, publicKey, signature, readFileSync(path.join(folder, "index.json")));
}

test("keys publisher makes a pair once; only its owner can read the private half", () => {
  assert.equal(made.status, 0, made.stderr);
  assert.deepEqual(readdirSync(keys).sort(), ["publisher.jwk.json", "publisher.pem"]);
  assert.equal(statSync(key).mode & 0o777, 0o600);
  const before = readFileSync(key, "utf8");
  assert.match(before, /^-----BEGIN PRIVATE KEY-----\n/);
  const jwk = JSON.parse(readFileSync(path.join(keys, "publisher.jwk.json"), "utf8"));
  assert.deepEqual(Object.keys(jwk).sort(), ["alg", "crv", "kid", "kty", "use", "x", "y"]);
  assert.ok(made.stdout.includes(jwk.kid));
  const again = signpost("keys", "publisher", "--out", keys);
  assert.equal(again.status, 1);
  assert.match(again.stderr, /there is a key already/);
  assert.equal(readFileSync(key, "utf8"), before);
  assert.equal(signpost("keys", "publisher").status, 2);
  assert.match(signpost("keys", "publisher", "--help").stdout, /^signpost keys publisher --out DIR/);
});

test("a signature verifies with WebCrypto, and of this index alone", async () => {
  const out = fresh("out");
  const { status, stderr } = signpost("bundle", approved, "-o", out, "--sign", key);
  assert.equal(status, 0, stderr);
  assert.match(readFileSync(path.join(out, "index.sig"), "ascii"), /^[A-Za-z0-9_-]{86}$/);
  assert.ok(await verified(out));
  // The index holds the hash of the topics file: what verifies has these topics and no others.
  const index = readFileSync(path.join(out, "index.json"), "utf8");
  writeFileSync(path.join(out, "index.json"), index.replace(/"content":"./, (text) => text.slice(0, -1) + (text.endsWith("0") ? "1" : "0")));
  assert.ok(!(await verified(out)));
});

test("an unsigned bundle has no signature, not even one of an earlier bundle", () => {
  const out = fresh("out");
  assert.equal(signpost("bundle", approved, "-o", out, "--sign", key).status, 0);
  const signed = readFileSync(path.join(out, "index.json"));
  assert.equal(signpost("bundle", approved, "-o", out).status, 0);
  assert.ok(!existsSync(path.join(out, "index.sig")));
  assert.deepEqual(readFileSync(path.join(out, "index.json")), signed, "a signature changes nothing in the index");
});

test("a draft is signed only when that is said", async () => {
  const out = fresh("out");
  const refused = signpost("bundle", draft, "-o", out, "--sign", key);
  assert.equal(refused.status, 1);
  assert.match(refused.stderr, /not approved: the library, cough, other\./);
  assert.ok(!existsSync(out));
  const one = writeSmallContent(path.join(scratch, "one"));
  change(one, "library.json", (library) => Object.assign(library, { status: "approved", approvalDate: "2026-11-22" }));
  change(one, "topics/other.json", (topic) => Object.assign(topic, { status: "approved", approvalDate: "2026-11-22" }));
  assert.match(signpost("bundle", one, "-o", out, "--sign", key).stderr, /not approved: cough\./);
  assert.equal(signpost("bundle", draft, "-o", out, "--sign", key, "--allow-draft").status, 0);
  assert.ok(await verified(out));
  assert.equal(signpost("bundle", draft, "-o", out, "--allow-draft").status, 2);
  assert.equal(signpost("bundle", draft, "-o", out).status, 0, "unsigned, a draft is bundled as ever");
});

test("what check refuses is not signed, approved or not", () => {
  const out = fresh("out");
  const unproven = writeSmallContent(path.join(scratch, "unproven"));
  change(unproven, "topics/cough.json", (topic) => { topic.rules[0].level = "self-care"; topic.rules[0].destination = "home"; delete topic.rules[0].within; });
  const refused = signpost("bundle", unproven, "-o", out, "--sign", key, "--allow-draft");
  assert.equal(refused.status, 1);
  assert.match(refused.stderr, /cough: invariant-holds: hot_baby\n[^]*For example: [^]*signpost play [^]*not signed, because the content is not proven/);
  const broken = writeSmallContent(path.join(scratch, "broken"));
  change(broken, "topics/cough.json", (topic) => { topic.rules[0].when = "fevr"; });
  assert.equal(signpost("bundle", broken, "-o", out, "--sign", key, "--allow-draft").status, 1);
  assert.ok(!existsSync(out));
});

test("a key that can't be used is told with its file", () => {
  const out = fresh("out");
  const write = (name, text) => {
    const file = path.join(scratch, name);
    writeFileSync(file, text);
    return file;
  };
  const pem = (pair, options = {}) => pair.privateKey.export({ type: "pkcs8", format: "pem", ...options });
  for (const [file, words] of [
    [path.join(scratch, "none.pem"), /none\.pem can't be read/],
    [write("text.pem", "a key\n"), /text\.pem: this is no private key in PEM/],
    [path.join(keys, "publisher.jwk.json"), /this is no private key in PEM/],
    [write("other.pem", pem(generateKeyPairSync("ec", { namedCurve: "P-384" }))), /other\.pem: the key is not an EC key on P-256/],
    [write("rsa.pem", pem(generateKeyPairSync("rsa", { modulusLength: 2048 }))), /the key is not an EC key on P-256/],
    [write("wrapped.pem", pem(generateKeyPairSync("ec", { namedCurve: "P-256" }), { cipher: "aes-256-cbc", passphrase: "x" })), /encrypted by a passphrase/],
  ]) {
    const { status, stderr } = signpost("bundle", approved, "-o", out, "--sign", file);
    assert.equal(status, 2, file);
    assert.match(stderr, words);
  }
  assert.ok(!existsSync(out));
});
