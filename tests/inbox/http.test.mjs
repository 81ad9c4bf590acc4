// SPDX-License-Identifier: Apache-2.0
// Truncated, slow, oversized and hostile requests: each gets a clear answer, and the service goes on.
import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import http from "node:http";
import net from "node:net";
import { after, afterEach, before, describe, test } from "node:test";

import { assertProblem, countLetters, makeSurgery, ods, statusOf } from "./service.mjs";

let surgery;
let service;
before(async () => {
  surgery = await makeSurgery();
  service = await surgery.serve();
});
afterEach(async () => {
  assert.equal((await service.get("/api/v1/health")).status, 200, "the service goes on");
});
after(async () => {
  await service.stop();
  surgery.remove();
});

async function rawLetter(extra = "") {
  const { body, key } = await surgery.seal();
  const head = `POST /api/v1/letters HTTP/1.1\r\nHost: x\r\nContent-Type: application/jose\r\nIdempotency-Key: ${key}\r\n` +
    `Signpost-Surgery: ${ods}\r\nContent-Length: ${body.length}\r\n${extra}\r\n`;
  return { head, body };
}

describe("slow clients", () => {
  test("headers that dribble in are cut off with 408", async () => {
    const begin = Date.now();
    const chunks = Array.from("GET /api/v1/health HTTP/1.1\r\nHost: x\r\n" + "X: y\r\n".repeat(50));
    const answer = await service.raw(chunks, { pause: 60 });
    assert.equal(statusOf(answer), 408);
    assert.match(answer, /urn:signpost:problem:too-slow/);
    assert.ok(Date.now() - begin < 8000);
  });

  test("a body that dribbles in is cut off with 408 and not stored", async () => {
    const before = countLetters(surgery);
    const { head, body } = await rawLetter();
    const answer = await service.raw([head, ...Array.from(body.slice(0, 100))], { pause: 60 });
    assert.equal(statusOf(answer), 408);
    assert.equal(countLetters(surgery), before);
  });

  test("a connection that says nothing is closed", async () => {
    const begin = Date.now();
    assert.equal(await service.raw([]), "");
    assert.ok(Date.now() - begin < 10_000);
  });

  test("a hundred of them do not keep a letter from arriving", async () => {
    const sockets = Array.from({ length: 100 }, () => net.connect(service.port, "127.0.0.1"));
    for (const socket of sockets) {
      socket.on("error", () => {});
      socket.write("POST /api/v1/letters HTTP/1.1\r\n");
    }
    assert.equal((await service.send(await surgery.seal())).status, 201);
    sockets.forEach((socket) => socket.destroy());
  });

  test("one that does not read its answers is cut off", async () => {
    surgery.write("big/big.txt", "x".repeat(12_000_000));
    const big = await surgery.serve({ args: ["--static", `/=${surgery.path("big")}`] });
    const socket = net.connect(big.port, "127.0.0.1");
    let received = 0;
    socket.on("error", () => {});
    socket.on("data", (data) => (received += data.length));
    socket.pause();
    socket.write("GET /big.txt HTTP/1.1\r\nHost: x\r\n\r\n");
    assert.equal((await big.get("/api/v1/health")).status, 200);
    await new Promise((done) => setTimeout(done, 9000)); // two seconds for writing, two more until it is closed
    socket.resume();
    await new Promise((done) => socket.on("close", done));
    assert.ok(received < 12_000_000, `${received} bytes`);
    await big.stop();
  });
});

describe("bodies", () => {
  test("a truncated one is refused and not stored", async () => {
    const before = countLetters(surgery);
    const { head, body } = await rawLetter();
    const answer = await service.raw([head, body.slice(0, 1000)], { end: true });
    assert.equal(statusOf(answer), 400);
    assert.match(answer, /ended before it was complete/);
    assert.equal(countLetters(surgery), before);
  });

  test("an oversized one is refused while it is still being sent", async () => {
    const body = "x".repeat(300_000);
    const answer = await service.send({ body, key: randomUUID() });
    assertProblem(answer, 413, "too-large", "body");
    assert.equal(answer.headers["access-control-allow-origin"], "https://www.surgery.example");
    const huge = await service.send({ body: "x".repeat(3_000_000), key: randomUUID() });
    assertProblem(huge, 413, "too-large");
    const boast = await service.raw("POST /api/v1/letters HTTP/1.1\r\nHost: x\r\nContent-Length: 99999999999\r\n\r\n");
    assert.equal(statusOf(boast), 413);
  });

  test("one without a length, or in chunks, gets 411", async () => {
    const bare = await service.raw("POST /api/v1/letters HTTP/1.1\r\nHost: x\r\n\r\n");
    assert.equal(statusOf(bare), 411);
    assert.match(bare, /length-required/);
    const chunked = await service.raw("POST /api/v1/letters HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n1\r\nx\r\n0\r\n\r\n");
    assert.equal(statusOf(chunked), 411);
  });

  test("two lengths, or a length and chunks, are refused: they smuggle requests", async () => {
    for (const lines of ["Content-Length: 5\r\nContent-Length: 6", "Content-Length: 5\r\nTransfer-Encoding: chunked",
      "Content-Length: -1", "Content-Length: 5x", "Content-Length: 0x10", "Transfer-Encoding: gzip, chunked"]) {
      const answer = await service.raw(`POST /api/v1/letters HTTP/1.1\r\nHost: x\r\n${lines}\r\n\r\n0\r\n\r\n`);
      assert.ok([400, 411].includes(statusOf(answer)), `${lines}: ${answer.slice(0, 60)}`);
    }
  });

  test("Expect: 100-continue is answered", async () => {
    const { head, body } = await rawLetter("Expect: 100-continue\r\nConnection: close\r\n");
    const answer = await service.raw([head, body], { pause: 100 });
    assert.match(answer, /^HTTP\/1\.1 100 Continue\r\n\r\nHTTP\/1\.1 201 Created\r\n/);
  });
});

describe("hostile heads", () => {
  test("what is not HTTP gets 400", async () => {
    for (const text of ["\r\n\r\n\r\nhello\r\n\r\n", "GET\r\n\r\n", "GET / HTTP/9.9\r\nHost: x\r\n\r\n", "\x16\x03\x01\x02\x00\x01\x00\r\n\r\n",
      "GET /api/v1/health HTTP/1.1\r\nHost: x\r\nBad Name: y\r\n\r\n", "GET /api/v1/health HTTP/1.1\r\nHost: x\r\nX: a\x00b\r\n\r\n",
      "GET /api/v1/health HTTP/1.1\r\n\r\n", "GET /%00 HTTP/1.1\r\nHost: x\r\n\r\n", "GET /%zz HTTP/1.1\r\nHost: x\r\n\r\n",
      "GET http://other/ HTTP/1.1\r\nHost: x\r\n\r\n", "GET /api/v1/health HTTP/1.1\r\nHost: x\r\nHost: y\r\nConnection: close\r\n\r\n"]) {
      const answer = await service.raw(text);
      assert.equal(statusOf(answer), 400, `${JSON.stringify(text)}: ${answer.slice(0, 80)}`);
      assert.match(answer, /application\/problem\+json/);
    }
  });

  test("too many headers, too long ones and too long an address get 431", async () => {
    for (const head of [`X: ${"y".repeat(20_000)}\r\n`, "X: y\r\n".repeat(5000)]) {
      assert.equal(statusOf(await service.raw(`GET / HTTP/1.1\r\nHost: x\r\n${head}\r\n`)), 431);
    }
    assert.equal(statusOf(await service.raw(`GET /${"a".repeat(20_000)} HTTP/1.1\r\nHost: x\r\n\r\n`)), 431);
  });

  test("random bytes do not disturb it", async () => {
    let seed = 42;
    const next = () => (seed = (seed * 1103515245 + 12345) & 0x7fffffff) / 0x7fffffff;
    const { head, body } = await rawLetter("Connection: close\r\n");
    await Promise.all(Array.from({ length: 60 }, (_, round) => {
      const bytes = Array.from(head + body);
      for (let change = 0; change <= round % 7; change++) {
        bytes[Math.floor(next() * head.length)] = String.fromCharCode(Math.floor(next() * 256));
      }
      return service.raw(bytes.join(""), { end: true });
    }));
  });
});

describe("methods and addresses", () => {
  test("a wrong method gets 405 with the right ones", async () => {
    for (const [method, path, allow] of [["GET", "/api/v1/letters", "POST"], ["PUT", "/api/v1/letters", "POST"],
      ["DELETE", "/api/v1/surgery", "GET, HEAD"], ["POST", "/api/v1/staff/letters", "GET, HEAD"],
      ["PATCH", "/api/v1/staff/session", "POST, GET, HEAD, DELETE"], ["POST", "/", "GET, HEAD"]]) {
      const answer = await service.request(method, path, { body: method === "GET" ? undefined : "" });
      assertProblem(answer, 405, "method-not-allowed");
      assert.equal(answer.headers.allow, allow);
    }
    assert.equal(statusOf(await service.raw("BREW /api/v1/letters HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")), 405);
  });

  test("an unknown address gets 404", async () => {
    for (const path of ["/api/v1/nothing", "/api/v2/letters", "/api/v1/letters/", "/nothing", "/api/"]) {
      assertProblem(await service.get(path), 404, "not-found");
    }
  });

  test("HEAD gets the headers of GET and no body", async () => {
    const get = await service.get("/api/v1/surgery");
    const head = await service.request("HEAD", "/api/v1/surgery");
    assert.equal(head.status, 200);
    assert.equal(head.headers["content-length"], get.headers["content-length"]);
    assert.equal(head.text, "");
  });
});

describe("connections", () => {
  test("one serves many requests, also when they are sent ahead", async () => {
    const agent = new http.Agent({ keepAlive: true, maxSockets: 1 });
    for (let i = 0; i < 10; i++) {
      assert.equal((await service.send(await surgery.seal(), {}, { agent })).status, 201);
    }
    agent.destroy();
    const { head, body } = await rawLetter();
    const get = "GET /api/v1/health HTTP/1.1\r\nHost: x\r\n\r\n";
    const answer = await service.raw(get + head + body + get.replace("\r\n\r\n", "\r\nConnection: close\r\n\r\n"));
    assert.deepEqual(answer.match(/HTTP\/1\.1 \d+/g), ["HTTP/1.1 200", "HTTP/1.1 201", "HTTP/1.1 200"]);
  });

  test("beyond the limit they are turned away, and taken again afterwards", async () => {
    surgery.config.limits.connections = 5;
    surgery.writeConfig();
    const small = await surgery.serve();
    const sockets = [];
    for (let i = 0; i < 5; i++) {
      const socket = net.connect(small.port, "127.0.0.1");
      await new Promise((done) => socket.on("connect", done));
      sockets.push(socket);
    }
    await new Promise((done) => setTimeout(done, 300));
    assert.equal(statusOf(await small.raw([])), 503);
    sockets.forEach((socket) => socket.destroy());
    await new Promise((done) => setTimeout(done, 300));
    assert.equal((await small.get("/api/v1/health")).status, 200);
    await small.stop();
  });

  test("every answer carries the strict headers", async () => {
    for (const answer of [await service.get("/api/v1/health"), await service.get("/nothing"),
      await service.send({ body: "x".repeat(300_000), key: "x" })]) {
      assert.equal(answer.headers["x-content-type-options"], "nosniff");
      assert.equal(answer.headers["referrer-policy"], "no-referrer");
      assert.equal(answer.headers["cache-control"], "no-store");
      assert.match(answer.headers["content-security-policy"], /default-src 'none'.*frame-ancestors 'none'/);
      assert.equal(answer.headers["cross-origin-resource-policy"], "same-origin");
      assert.equal(answer.headers["strict-transport-security"], undefined);
      assert.equal(answer.headers.server, undefined);
      assert.ok(Math.abs(new Date(answer.headers.date) - Date.now()) < 60_000);
    }
  });
});
