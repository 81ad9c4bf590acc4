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

// Two people approve all of it, and the publisher says that their approval counts.
const people = ["author", "clinician"].map((as) => {
  const folder = path.join(scratch, as);
  const { stdout } = signpost("keys", "approver", "--out", folder);
  return { as, pem: path.join(folder, "approver.pem"), key: /^Key (\S{43}) /.exec(stdout)?.[1] };
});
const approvers = path.join(scratch, "approvers.json");
writeFileSync(approvers, JSON.stringify({ approvers: people.map(({ as, key: its }) => ({ key: its, name: as, as: [as] })) }));
const approve = (content, subject, { as, pem }) => signpost("approve", content, ...subject, "--key", pem, "--as", as, "--date", "2026-11-22");
function approveAll(content) {
  for (const subject of [["--library"], ["--topic", "cough"], ["--topic", "other"]])
    for (const person of people) assert.equal(approve(content, subject, person).status, 0);
}
approveAll(approved);
const trusted = ["--approvers", approvers];

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
  const { status, stderr } = signpost("bundle", approved, "-o", out, "--sign", key, ...trusted);
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
  assert.equal(signpost("bundle", approved, "-o", out, "--sign", key, ...trusted).status, 0);
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

test("an approval counts by whom the publisher trusts, for the words that were approved", () => {
  const out = fresh("out");
  const sign = (content, list = approvers) => signpost("bundle", content, "-o", out, "--sign", key, "--approvers", list);
  assert.match(signpost("bundle", approved, "-o", out, "--sign", key).stderr, /nobody says whose approval counts/);
  const strangers = path.join(scratch, "strangers.json");
  writeFileSync(strangers, JSON.stringify({ approvers: [{ key: people[0].key, name: "author", as: ["author", "clinician"] }] }));
  assert.match(sign(approved, strangers).stderr, /topics\/cough lacks the approval of an author or a second clinician/);
  writeFileSync(strangers, "{}");
  assert.match(sign(approved, strangers).stderr, /does not list approvers/);
  const edited = writeSmallContent(path.join(scratch, "edited"));
  approveAll(edited);
  assert.equal(sign(edited).status, 0);
  change(edited, "topics/cough.json", (topic) => { topic.title += "s"; });
  const refused = sign(edited);
  assert.equal(refused.status, 1);
  assert.match(refused.stderr, /not signed, because topics\/cough has changed since it was approved\n$/);
  const claimed = writeSmallContent(path.join(scratch, "claimed"));
  for (const file of ["library.json", "topics/cough.json", "topics/other.json"])
    change(claimed, file, (content) => Object.assign(content, { status: "approved", approvalDate: "2026-11-22" }));
  assert.match(sign(claimed).stderr, /library lacks the approval/);
});

test("approve signs for one role, and only what is proven", () => {
  const content = writeSmallContent(path.join(scratch, "steps"));
  const topic = ["--topic", "cough"];
  const status = () => JSON.parse(readFileSync(path.join(content, "topics/cough.json"), "utf8")).status;
  assert.match(approve(content, topic, people[0]).stdout, /approved as author on 2026-11-22; the other approval is missing/);
  assert.equal(status(), "draft");
  assert.match(approve(content, topic, { ...people[0], as: "clinician" }).stderr, /this key has approved it as author already/);
  assert.match(approve(content, topic, people[1]).stdout, /both approvals are there/);
  assert.equal(status(), "approved");
  assert.equal(signpost("check", content).status, 0);
  assert.match(approve(content, ["--topic", "nothing"], people[0]).stderr, /there is nothing called topics\/nothing/);
  assert.match(approve(content, topic, { as: "author", pem: key }).stderr, /not an Ed25519 key/);
  assert.equal(signpost("approve", content, "--key", people[0].pem, "--as", "author").status, 2);
  assert.equal(approve(content, topic, { ...people[0], as: "friend" }).status, 2);
  change(content, "topics/cough.json", (its) => { its.rules[0].level = "self-care"; its.rules[0].destination = "home"; delete its.rules[0].within; });
  assert.match(approve(content, topic, people[0]).stderr, /not approved, because cough is not proven/);
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
