// SPDX-License-Identifier: Apache-2.0
import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { after, before, describe, test } from "node:test";

import { assertProblem, countLetters, jose, makeSurgery, ods, passphrase, readText, widgetOrigin } from "./service.mjs";

let surgery;
let service;
before(async () => {
  surgery = await makeSurgery();
  service = await surgery.serve();
});
after(async () => {
  await service.stop();
  surgery.remove();
});

const rfc3339 = /^20\d\d-\d\d-\d\dT\d\d:\d\d:\d\d\+0[01]:00$/;

describe("a sealed letter", () => {
  test("gets a receipt, and staff open it in their browser", async () => {
    const bundle = { resourceType: "Bundle", type: "message", note: "Zoë’s throat hurts" };
    const letter = await surgery.seal(bundle);
    const answer = await service.send(letter);
    assert.equal(answer.status, 201, answer.text);
    const { reference, list, receivedAt, answerBy, answerWords, ...rest } = answer.body;
    assert.deepEqual(rest, {});
    assert.match(reference, /^[0-9A-HJKMNP-TV-Z]{3}-[0-9A-HJKMNP-TV-Z]{3}$/);
    assert.equal(list, "clinical");
    assert.match(receivedAt, rfc3339);
    assert.match(answerBy, /T18:30:00/);
    assert.ok(new Date(answerBy) > new Date(receivedAt));
    assert.ok(Math.abs(new Date(receivedAt) - Date.now()) < 60_000);
    assert.match(answerWords, /^We will answer by 6:30pm on \w+day \d+ \w+\.$/);

    const call = await service.signIn();
    const listed = await call("GET", "letters?list=clinical");
    const entry = listed.body.letters.find((l) => l.reference === reference);
    assert.equal(entry.sizeClass, 4);
    assert.equal(entry.answerBy, answerBy);
    const stored = await call("GET", `letters/${entry.id}`);
    assert.equal(stored.headers["content-type"], "application/jose");
    assert.equal(stored.text, letter.body);

    const { wrappedKey, kid } = (await call("GET", "key")).body;
    const unwrapped = await jose.compactDecrypt(wrappedKey, new TextEncoder().encode(passphrase),
      { keyManagementAlgorithms: ["PBES2-HS512+A256KW"], maxPBES2Count: 600000 });
    const privateKey = await jose.importJWK(JSON.parse(new TextDecoder().decode(unwrapped.plaintext)), "ECDH-ES");
    const { plaintext, protectedHeader } = await jose.compactDecrypt(stored.text, privateKey);
    const length = new DataView(plaintext.buffer, plaintext.byteOffset).getUint32(0);
    assert.deepEqual(JSON.parse(new TextDecoder().decode(plaintext.subarray(4, 4 + length))), bundle);
    assert.equal(protectedHeader.kid, kid);
  });

  test("comes in four sizes and three lists", async () => {
    for (const extra of [0, 5000, 20_000, 100_000]) {
      const answer = await service.send(await surgery.seal({ resourceType: "Bundle", note: "x".repeat(extra) }));
      assert.equal(answer.status, 201, answer.text);
    }
    const urgent = await service.send(await surgery.seal({}, { list: "urgent" }));
    assert.match(urgent.body.answerWords, /Do not wait for a reply/);
    const admin = await service.send(await surgery.seal({}, { list: "admin" }));
    assert.match(admin.body.answerWords, /^Admin answers by/);
    assert.equal(admin.body.list, "admin");
  });
});

describe("sending again", () => {
  test("the same bytes get the same receipt, byte for byte, and are stored once", async () => {
    const letter = await surgery.seal();
    const before = countLetters(surgery);
    const first = await service.send(letter);
    const second = await service.send(letter);
    const quoted = await service.send(letter, { "idempotency-key": `"${letter.key}"` });
    assert.deepEqual([first.status, second.status, quoted.status], [201, 200, 200]);
    assert.equal(second.text, first.text);
    assert.equal(quoted.text, first.text);
    assert.equal(countLetters(surgery), before + 1);
  });

  test("twenty at the same time: one is stored, all get the same receipt", async () => {
    const letter = await surgery.seal();
    const before = countLetters(surgery);
    const answers = await Promise.all(Array.from({ length: 20 }, () => service.send(letter)));
    assert.equal(answers.filter((a) => a.status === 201).length, 1);
    assert.equal(answers.filter((a) => a.status === 200).length, 19);
    assert.equal(new Set(answers.map((a) => a.text)).size, 1);
    assert.equal(countLetters(surgery), before + 1);
  });

  test("other bytes under the same key are refused and the first letter stays", async () => {
    const key = randomUUID();
    const first = await surgery.seal({ note: "first" }, { key });
    const receipt = await service.send(first);
    assertProblem(await service.send(await surgery.seal({ note: "other" }, { key })), 422, "key-reused", "Idempotency-Key");
    assert.equal((await service.send(first)).text, receipt.text);
  });

  test("a hundred different letters at once all arrive, each with its own reference", async () => {
    const before = countLetters(surgery);
    const letters = await Promise.all(Array.from({ length: 100 }, () => surgery.seal()));
    const answers = await Promise.all(letters.map((letter) => service.send(letter)));
    assert.ok(answers.every((a) => a.status === 201));
    assert.equal(new Set(answers.map((a) => a.body.reference)).size, 100);
    assert.equal(countLetters(surgery), before + 100);
  });
});

describe("what is not a sealed letter is refused and not stored", () => {
  let stored;
  before(() => (stored = countLetters(surgery)));
  after(() => assert.equal(countLetters(surgery), stored));

  test("an unsealed one, whatever it calls itself", async () => {
    const body = JSON.stringify({ resourceType: "Bundle", note: "plain words" });
    const key = randomUUID();
    assertProblem(await service.send({ body, key }), 422, "not-sealed", "body");
    assertProblem(await service.send({ body, key }, { "content-type": "application/fhir+json" }), 415, "wrong-media-type");
    assertProblem(await service.send({ body, key }, { "content-type": undefined }), 415, "wrong-media-type");
    assertProblem(await service.send({ body: "", key }), 422, "not-sealed");
    const letter = await surgery.seal();
    assertProblem(await service.send(letter, { "content-encoding": "gzip" }), 415, "wrong-media-type");
    assertProblem(await service.send({ ...letter, body: `${letter.body}\n` }), 422, "bad-envelope", "authentication tag");
    assertProblem(await service.send({ ...letter, body: JSON.stringify({ protected: "x", recipients: [] }) }), 422, "not-sealed");
  });

  test("one whose outside is not exactly as it must be", async () => {
    const cases = [
      [{ header: { typ: "JOSE" } }, "letter header /typ"],
      [{ header: { enc: "A128GCM" } }, "letter header /enc"],
      [{ header: { alg: "ECDH-ES+A256KW" } }, "letter header /alg"],
      [{ header: { cty: "json" } }, "letter header /cty"],
      [{ own: { v: 2 } }, "letter header /signpost/v"],
      [{ own: { list: "soon" } }, "letter header /signpost/list"],
      [{ own: { content: "abc" } }, "letter header /signpost/content"],
      [{ own: { topic: "headache" } }, "letter header /signpost/topic"],
      [{ key: "not-a-uuid" }, "letter header /signpost/key"],
    ];
    for (const [change, where] of cases) {
      assertProblem(await service.send(await surgery.seal({}, change)), 422, "bad-envelope", where);
    }
    const letter = await surgery.seal();
    const parts = letter.body.split(".");
    const header = Buffer.from(parts[0], "base64url").toString();
    const doubled = header.replace(/}$/, ',"kid":"x"}');
    parts[0] = Buffer.from(doubled).toString("base64url");
    assertProblem(await service.send({ ...letter, body: parts.join(".") }), 422, "bad-envelope", "letter header");
  });

  test("one that is not padded to one of the four sizes", async () => {
    for (const size of [100, 4095, 8192, 140_000]) {
      assertProblem(await service.send(await surgery.seal({}, { size })), 422, "wrong-size", "ciphertext");
    }
  });

  test("one whose headers are missing or say something else", async () => {
    const letter = await surgery.seal();
    assertProblem(await service.send(letter, { "idempotency-key": undefined }), 400, "missing-header", "Idempotency-Key");
    assertProblem(await service.send(letter, { "signpost-surgery": undefined }), 400, "missing-header", "Signpost-Surgery");
    assertProblem(await service.send(letter, { "idempotency-key": randomUUID() }), 422, "header-mismatch", "Idempotency-Key");
    assertProblem(await service.send(letter, { "signpost-surgery": "B82002" }), 422, "header-mismatch", "Signpost-Surgery");
    assertProblem(await service.send(letter, { "idempotency-key": [letter.key, letter.key] }), 400, "repeated-header");
  });

  test("one for another surgery or sealed to an unknown key", async () => {
    const other = await surgery.seal({}, { own: { surgery: "B82002" } });
    assertProblem(await service.send(other, { "signpost-surgery": "B82002" }), 422, "unknown-surgery");
    const { publicKey } = await jose.generateKeyPair("ECDH-ES", { crv: "P-256" });
    const kid = await jose.calculateJwkThumbprint(await jose.exportJWK(publicKey));
    assertProblem(await service.send(await surgery.seal({}, { sealTo: { publicKey, kid } })), 422, "unknown-key");
  });
});

describe("websites", () => {
  test("an allowed one may send, and read answers and errors", async () => {
    const answer = await service.send(await surgery.seal());
    assert.equal(answer.headers["access-control-allow-origin"], widgetOrigin);
    assert.match(answer.headers.vary, /Origin/);
    assert.equal(answer.headers["access-control-allow-credentials"], undefined);
    const refused = await service.send({ body: "x", key: "y" });
    assert.equal(refused.headers["access-control-allow-origin"], widgetOrigin);
  });

  test("the preflight names the method and the headers, for allowed origins only", async () => {
    const ask = (origin, path = "/api/v1/letters") => service.request("OPTIONS", path, { headers: { origin,
      "access-control-request-method": "POST",
      "access-control-request-headers": "content-type,idempotency-key,signpost-surgery" } });
    const answer = await ask(widgetOrigin);
    assert.equal(answer.status, 204);
    assert.equal(answer.headers["access-control-allow-origin"], widgetOrigin);
    assert.equal(answer.headers["access-control-allow-methods"], "POST");
    assert.equal(answer.headers["access-control-allow-headers"].toLowerCase(), "content-type, idempotency-key, signpost-surgery");
    for (const origin of ["https://evil.example", `${widgetOrigin}.evil.example`, "null", widgetOrigin.replace("https", "http")]) {
      const refused = await ask(origin);
      assertProblem(refused, 403, "origin-not-allowed", "Origin");
      assert.equal(refused.headers["access-control-allow-origin"], undefined);
    }
    const staff = await ask(widgetOrigin, "/api/v1/staff/letters");
    assert.equal(staff.status, 403);
    assert.equal(staff.headers["access-control-allow-origin"], undefined);
  });

  test("another one's letter is refused and not stored", async () => {
    const before = countLetters(surgery);
    assertProblem(await service.send(await surgery.seal(), { origin: "https://evil.example" }), 403, "origin-not-allowed");
    assert.equal(countLetters(surgery), before);
  });

  test("the service's own pages and programs that are no browser may send", async () => {
    assert.equal((await service.send(await surgery.seal(), { origin: `http://127.0.0.1:${service.port}` })).status, 201);
    assert.equal((await service.send(await surgery.seal(), { origin: undefined })).status, 201);
  });

  test("--allow-origin adds one", async () => {
    const other = await surgery.serve({ args: ["--allow-origin", "http://localhost:9999"] });
    assert.equal((await other.send(await surgery.seal(), { origin: "http://localhost:9999" })).status, 201);
    await other.stop();
    const wrong = surgery.tryRun(["serve", "--database", surgery.database, "--config", surgery.configFile,
      "--allow-origin", "http://localhost:9999/"]);
    assert.equal(wrong.status, 2);
    assert.match(wrong.stderr, /is not an origin/);
  });
});

test("the surgery's configuration is public, cacheable and enough to seal a letter", async () => {
  const answer = await service.get("/api/v1/surgery", { origin: widgetOrigin });
  assert.equal(answer.status, 200);
  assert.equal(answer.headers["cache-control"], "public, max-age=300");
  assert.equal(answer.headers["access-control-allow-origin"], widgetOrigin);
  assert.equal(answer.body.ods, ods);
  assert.equal(answer.body.kid, await jose.calculateJwkThumbprint(answer.body.publicKey));
  assert.equal(answer.body.publicKey.d, undefined);
  assert.ok(answer.body.closedDates.every((date) => /^\d{4}-\d\d-\d\d$/.test(date)));
  assert.deepEqual(Object.keys(answer.body.replyWords), ["clinical", "admin", "urgent", "urgentClosed"]);
  const again = await service.get("/api/v1/surgery", { "if-none-match": answer.headers.etag });
  assert.equal(again.status, 304);
  assert.equal(again.text, "");
});

test("a letter sealed to an earlier key is still taken, and staff get both keys", async () => {
  await surgery.addKey("newer");
  const keys = surgery.config.keys;
  surgery.config.keys = [{ publicKey: "newer.jwk.json", wrappedKey: "newer.jwe" }, ...keys];
  surgery.writeConfig();
  const rotated = await surgery.serve();
  assert.equal((await rotated.get("/api/v1/surgery")).body.kid, surgery.keys.newer.kid);
  assert.equal((await rotated.send(await surgery.seal({}, { sealTo: surgery.keys.current }))).status, 201);
  assert.equal((await rotated.send(await surgery.seal({}, { sealTo: surgery.keys.newer }))).status, 201);
  const call = await rotated.signIn();
  const answer = (await call("GET", "key")).body;
  assert.equal(answer.kid, surgery.keys.newer.kid);
  assert.deepEqual(answer.earlier, [{ kid: surgery.keys.current.kid, wrappedKey: readText(surgery.path("current.jwe")) }]);
  await rotated.stop();
});

test("no log holds what a patient or a client wrote", async () => {
  const secret = "headache-since-tuesday";
  await service.send({ body: JSON.stringify({ note: secret }), key: randomUUID() });
  await service.send({ body: `${secret}.a.b.c.d`, key: secret });
  await service.get(`/${secret}`, { [secret]: secret, origin: `https://${secret}.example` });
  await service.get(`/api/v1/surgery?topic=${secret}`, { "user-agent": secret, referer: `https://${secret}.example` });
  await service.raw(`${secret} HTTP/1.1\r\n\r\n`);
  const letter = await surgery.seal();
  const receipt = await service.send(letter);
  assert.equal(receipt.status, 201);
  assert.match(service.log, /POST \/api\/v1\/letters 201/);
  for (const word of [secret, letter.key, letter.body.slice(0, 40), "127.0.0.1"]) {
    assert.ok(!service.log.includes(word), `the log holds ${word}`);
  }
});
