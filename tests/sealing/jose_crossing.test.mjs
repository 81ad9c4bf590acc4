// SPDX-License-Identifier: Apache-2.0
// What one side writes the other reads: npm's `jose`, as the browser uses it, against src/sealing. The JavaScript here is
// the code that docs/inbox-api.md tells clients to write.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { randomUUID } from "node:crypto";
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";

import * as jose from "jose";

const driver = process.env.SIGNPOST_SEALING_DRIVER;
const content = "c0ffee".padEnd(64, "0");
const folder = mkdtempSync(join(tmpdir(), "signpost-sealing-"));
const passphraseFile = join(folder, "passphrase");
const passphrase = "bado-kiru-nofa-lumo-tajo-rivu";
let publicJwk;

function run(args, input = "") {
  const result = spawnSync(driver, args, { input, encoding: "utf8", maxBuffer: 1 << 22 });
  return { code: result.status, out: result.stdout, err: result.stderr };
}

function pad(json) {
  const text = new TextEncoder().encode(json);
  const size = [4096, 16384, 65536, 131072].find((s) => s >= text.length + 4);
  const bytes = new Uint8Array(size);
  new DataView(bytes.buffer).setUint32(0, text.length);
  bytes.set(text, 4);
  return bytes;
}

function unpad(bytes) {
  const n = new DataView(bytes.buffer, bytes.byteOffset).getUint32(0);
  assert.ok(n <= bytes.length - 4 && bytes.subarray(4 + n).every((b) => b === 0));
  return new TextDecoder("utf-8", { fatal: true }).decode(bytes.subarray(4, 4 + n));
}

async function sealWithJose(json, list = "clinical") {
  return new jose.CompactEncrypt(pad(json))
    .setProtectedHeader({
      alg: "ECDH-ES", enc: "A256GCM", kid: publicJwk.kid, typ: "signpost-letter+jwe",
      signpost: { v: 1, surgery: "A81001", content, key: randomUUID(), list },
    })
    .encrypt(await jose.importJWK(publicJwk, "ECDH-ES"));
}

async function unwrapWithJose(words) {
  const { plaintext, protectedHeader } = await jose.compactDecrypt(
    readFileSync(join(folder, "private.wrapped.jwe"), "utf8").trim(), new TextEncoder().encode(words.trim()),
    { keyManagementAlgorithms: ["PBES2-HS512+A256KW"], contentEncryptionAlgorithms: ["A256GCM"], maxPBES2Count: 600000 });
  return { jwk: JSON.parse(new TextDecoder().decode(plaintext)), protectedHeader };
}

function openNatively(letter) {
  const file = join(folder, "letter.jwe");
  writeFileSync(file, letter);
  return run(["open", file, "--key", join(folder, "private.wrapped.jwe"), "--passphrase-file", passphraseFile]);
}

before(() => {
  writeFileSync(passphraseFile, passphrase + "\n");
  const made = run(["keys-new", "--surgery", "A81001", "--out", folder, "--passphrase-file", passphraseFile]);
  assert.equal(made.code, 0, made.err);
  publicJwk = JSON.parse(readFileSync(join(folder, "public.jwk.json"), "utf8"));
});
after(() => rmSync(folder, { recursive: true }));

describe("keys", () => {
  test("jose imports the public key and agrees on its thumbprint", async () => {
    assert.equal(await jose.calculateJwkThumbprint(publicJwk), publicJwk.kid);
    assert.equal(publicJwk.surgery, "A81001");
    assert.equal(publicJwk.d, undefined);
  });

  test("jose unwraps the private key with the passphrase, at 600,000 rounds", async () => {
    const { jwk, protectedHeader } = await unwrapWithJose(` ${passphrase}\n`);
    assert.equal(protectedHeader.p2c, 600000);
    assert.equal(protectedHeader.kid, publicJwk.kid);
    assert.equal(jwk.x, publicJwk.x);
    await assert.rejects(unwrapWithJose("another passphrase"), jose.errors.JWEDecryptionFailed);
  });

  test("what jose wraps, the native side unwraps", async () => {
    const { privateKey } = await jose.generateKeyPair("ECDH-ES", { crv: "P-256", extractable: true });
    const jwk = await jose.exportJWK(privateKey);
    const kid = await jose.calculateJwkThumbprint(jwk);
    const wrapped = await new jose.CompactEncrypt(new TextEncoder().encode(JSON.stringify(jwk)))
      .setProtectedHeader({ alg: "PBES2-HS512+A256KW", enc: "A256GCM", kid, cty: "jwk+json" })
      .setKeyManagementParameters({ p2c: 600000 })
      .encrypt(new TextEncoder().encode(passphrase));
    const keyFile = join(folder, "from-jose.jwe");
    writeFileSync(keyFile, wrapped);
    const { d, ...other } = jwk;
    assert.ok(d);
    const letter = run(["seal", JSON.stringify(other), "A81001", content, randomUUID(), "admin"], "{}");
    assert.equal(letter.code, 0, letter.err);
    const letterFile = join(folder, "letter.jwe");
    writeFileSync(letterFile, letter.out);
    const opened = run(["open", letterFile, "--key", keyFile, "--passphrase-file", passphraseFile]);
    assert.equal(opened.code, 0, opened.err);
    assert.equal(opened.out, "{}\n");
  });

  test("jose's default number of rounds is refused as too low", async () => {
    const wrapped = await new jose.CompactEncrypt(new TextEncoder().encode("{}"))
      .setProtectedHeader({ alg: "PBES2-HS512+A256KW", enc: "A256GCM", kid: "x" })
      .encrypt(new TextEncoder().encode(passphrase));
    const keyFile = join(folder, "weak.jwe");
    writeFileSync(keyFile, wrapped);
    const opened = run(["open", "-", "--key", keyFile, "--passphrase-file", passphraseFile], await sealWithJose("{}"));
    assert.equal(opened.code, 1);
    assert.match(opened.err, /600,000/);
  });
});

describe("letters", () => {
  const bundle = JSON.stringify({ resourceType: "Bundle", type: "message", note: "Zoë’s throat 😷" });

  test("what jose seals, the native side opens, in every size", async () => {
    for (const extra of [0, 5000, 20000, 100000]) {
      const json = JSON.stringify({ resourceType: "Bundle", note: "x".repeat(extra) });
      const opened = openNatively(await sealWithJose(json));
      assert.equal(opened.code, 0, opened.err);
      assert.equal(opened.out, json + "\n");
    }
    assert.equal(openNatively(await sealWithJose(bundle, "urgent")).out, bundle + "\n");
  });

  test("what the native side seals, jose opens", async () => {
    const key = randomUUID();
    const sealed = run(["seal", JSON.stringify(publicJwk), "A81001", content, key, "urgent"], bundle);
    assert.equal(sealed.code, 0, sealed.err);
    const { jwk } = await unwrapWithJose(passphrase);
    const { plaintext, protectedHeader } = await jose.compactDecrypt(
      sealed.out, await jose.importJWK(jwk, "ECDH-ES"),
      { keyManagementAlgorithms: ["ECDH-ES"], contentEncryptionAlgorithms: ["A256GCM"] });
    assert.equal(unpad(plaintext), bundle);
    assert.deepEqual(protectedHeader.signpost, { v: 1, surgery: "A81001", content, key, list: "urgent" });
    assert.equal(protectedHeader.kid, publicJwk.kid);
    assert.deepEqual(Object.keys(protectedHeader).sort(), ["alg", "enc", "epk", "kid", "signpost", "typ"]);
  });

  test("a letter that was changed does not open and says so", async () => {
    const letter = await sealWithJose(bundle);
    const [header, , iv, ciphertext, tag] = letter.split(".");
    const flipped = (ciphertext[0] === "A" ? "B" : "A") + ciphertext.slice(1);
    const opened = openNatively([header, "", iv, flipped, tag].join("."));
    assert.equal(opened.code, 1);
    assert.match(opened.err, /changed after it was sealed/);
    assert.equal(opened.out, "");
  });
});

describe("the command line", () => {
  test("a key is never overwritten", () => {
    const before = readFileSync(join(folder, "private.wrapped.jwe"), "utf8");
    const again = run(["keys-new", "--surgery", "A81001", "--out", folder, "--passphrase-file", passphraseFile]);
    assert.equal(again.code, 1);
    assert.match(again.err, /there is a key already/);
    assert.equal(readFileSync(join(folder, "private.wrapped.jwe"), "utf8"), before);
  });

  test("without a passphrase file one is made, printed once, and opens the key", async () => {
    const other = join(folder, "made");
    const made = run(["keys-new", "--surgery", "A81001", "--out", other]);
    assert.equal(made.code, 0, made.err);
    const words = made.out.match(/([a-z]{4}-){5}[a-z]{4}/g);
    assert.equal(words?.length, 1);
    assert.equal(statSync(join(other, "private.wrapped.jwe")).mode & 0o777, 0o600);
    const { plaintext } = await jose.compactDecrypt(
      readFileSync(join(other, "private.wrapped.jwe"), "utf8").trim(), new TextEncoder().encode(words[0]),
      { keyManagementAlgorithms: ["PBES2-HS512+A256KW"], maxPBES2Count: 600000 });
    assert.ok(JSON.parse(new TextDecoder().decode(plaintext)).d);
  });

  test("a wrong passphrase, a missing file and a wrong option each have a clear message", async () => {
    const key = join(folder, "private.wrapped.jwe");
    const wrong = join(folder, "wrong");
    writeFileSync(wrong, "not-the-passphrase");
    const letter = await sealWithJose("{}");
    const cases = [
      [["open", "-", "--key", key, "--passphrase-file", wrong], 1, /passphrase does not open this key/],
      [["open", "-", "--key", join(folder, "none"), "--passphrase-file", wrong], 1, /none: there is no such file/],
      [["open", folder, "--key", key, "--passphrase-file", passphraseFile], 1, /there is no such file/],
      [["open", "-", "--key", key], 2, /--passphrase-file is missing/],
      [["open", "-", "--kee", key], 2, /there is no option --kee/],
      [["open", "-", "--key"], 2, /--key needs a value/],
      [["open"], 2, /name one letter/],
      [["keys-new", "--surgery", "a81001", "--out", folder], 2, /ODS code/],
    ];
    for (const [args, code, message] of cases) {
      const result = run(args, letter);
      assert.equal(result.code, code, args.join(" "));
      assert.match(result.err, message);
      assert.equal(result.out, "");
    }
    const unsealed = run(["open", "-", "--key", key, "--passphrase-file", passphraseFile], '{"resourceType":"Bundle"}');
    assert.equal(unsealed.code, 1);
    assert.match(unsealed.err, /not a sealed letter/);
    assert.equal(existsSync(join(folder, "none")), false);
    assert.match(run(["open", "--help"]).out, /Prints the FHIR Bundle/);
  });
});
