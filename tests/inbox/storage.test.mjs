// SPDX-License-Identifier: Apache-2.0
// A receipt means: on the disk. Otherwise there is no receipt, nothing is half-stored, and the service goes on.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { chmodSync, chownSync, existsSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import http from "node:http";
import net from "node:net";
import { afterEach, beforeEach, describe, test } from "node:test";

import { assertProblem, countLetters, makeSurgery, ods } from "./service.mjs";

let surgery;
beforeEach(async () => {
  surgery = await makeSurgery();
});
afterEach(() => surgery.remove());

const isRoot = process.getuid() === 0;
/** Root may write anything, so what is to be refused runs as nobody. */
const asNobody = isRoot ? { uid: 65534, gid: 65534 } : {};
function giveToNobody() {
  if (isRoot) {
    for (const path of [surgery.folder, surgery.path("data"), surgery.database, surgery.path("inbox.json"),
      surgery.path("current.jwk.json"), surgery.path("current.jwe")]) {
      chownSync(path, 65534, 65534);
    }
  }
}

describe("a receipt", () => {
  test("outlives a kill the moment it is out, many times over", async () => {
    const receipts = new Map();
    for (let round = 1; round <= 8; round++) {
      const service = await surgery.serve();
      const letters = await Promise.all(Array.from({ length: 5 }, () => surgery.seal()));
      const answers = await Promise.all(letters.map((letter) => service.send(letter)));
      await service.kill();
      answers.forEach((answer, i) => {
        assert.equal(answer.status, 201);
        receipts.set(letters[i], answer.text);
      });
    }
    const service = await surgery.serve();
    assert.equal(countLetters(surgery), receipts.size);
    for (const [letter, receipt] of receipts) {
      const again = await service.send(letter);
      assert.equal(again.status, 200);
      assert.equal(again.text, receipt);
    }
    await service.stop();
  });

  test("letters that are under way when it is killed are stored whole or not at all", async () => {
    let service = await surgery.serve();
    const letters = await Promise.all(Array.from({ length: 60 }, () => surgery.seal({ note: "x".repeat(15_000) })));
    const sending = letters.map((letter) => service.send(letter).catch(() => null));
    await new Promise((done) => setTimeout(done, 60));
    await service.kill();
    const answers = await Promise.all(sending);
    service = await surgery.serve();
    for (const [i, letter] of letters.entries()) {
      const again = await service.send(letter);
      // What had a receipt is there; what had none may or may not be, and sending again settles it.
      assert.equal(again.status, answers[i] ? 200 : again.status === 200 ? 200 : 201);
      if (answers[i]) {
        assert.equal(again.text, answers[i].text);
      }
    }
    assert.equal(countLetters(surgery), letters.length);
    await service.stop();
  });
});

describe("stopping", () => {
  test("a request that has begun is finished, new connections are not taken", async () => {
    surgery.config.limits.bodySeconds = 5;
    surgery.writeConfig();
    const service = await surgery.serve();
    const { body, key } = await surgery.seal();
    const answer = new Promise((done, fail) => {
      const request = http.request({ host: "127.0.0.1", port: service.port, method: "POST", path: "/api/v1/letters",
        headers: { "content-type": "application/jose", "idempotency-key": key, "signpost-surgery": ods,
          "content-length": body.length } }, (response) => {
        response.resume();
        response.on("end", () => done(response));
      });
      request.on("error", fail);
      request.write(body.slice(0, 100));
      setTimeout(() => service.child.kill("SIGTERM"), 300);
      setTimeout(() => request.end(body.slice(100)), 900);
    });
    const response = await answer;
    assert.equal(response.statusCode, 201);
    assert.equal(response.headers.connection, "close");
    assert.deepEqual(await service.exited, { code: 0, signal: null });
    assert.equal(countLetters(surgery), 1);
    await assert.rejects(service.get("/api/v1/health"), /ECONNREFUSED/);
  });

  test("a request that never ends does not keep it from stopping", async () => {
    surgery.config.limits.bodySeconds = 60;
    surgery.writeConfig();
    const service = await surgery.serve();
    const socket = net.connect(service.port, "127.0.0.1");
    socket.on("error", () => {});
    socket.write("POST /api/v1/letters HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\nabc");
    await new Promise((done) => setTimeout(done, 300));
    const begin = Date.now();
    await service.stop();
    const seconds = (Date.now() - begin) / 1000;
    assert.ok(seconds > 10 && seconds < 25, `${seconds} s`);
    assert.match(service.log, /stopping although connections are still open/);
    socket.destroy();
  });

  test("idle connections do not hold it up, and SIGINT does as well", async () => {
    const service = await surgery.serve();
    const agent = new http.Agent({ keepAlive: true });
    await service.request("GET", "/api/v1/health", { agent });
    const begin = Date.now();
    service.child.kill("SIGINT");
    assert.deepEqual(await service.exited, { code: 0, signal: null });
    assert.ok(Date.now() - begin < 3000);
    agent.destroy();
  });
});

describe("a full disk", () => {
  /** Sends letters until one is refused; returns the refused one and its answer. */
  async function fill(service) {
    for (let i = 0; i < 200; i++) {
      const letter = await surgery.seal({}, { size: 131072 });
      const answer = await service.send(letter);
      if (answer.status !== 201) {
        return { letter, answer, stored: i };
      }
    }
    throw new Error("the disk never filled");
  }

  test("by the configured size: 507, nothing half-stored, and what is there can be read", async () => {
    surgery.config.limits.databaseMegabytes = 1;
    surgery.writeConfig();
    let service = await surgery.serve();
    const { letter, answer, stored } = await fill(service);
    assertProblem(answer, 507, "storage-full");
    assert.equal(answer.headers["retry-after"], "60");
    assert.equal(answer.headers["access-control-allow-origin"], "https://www.surgery.example");
    assert.equal(countLetters(surgery), stored);
    const call = await service.signIn();
    const first = (await call("GET", "letters")).body.letters[0];
    assert.equal((await call("GET", `letters/${first.id}`)).status, 200);
    await service.stop();
    // With room again the very same bytes are taken.
    surgery.config.limits.databaseMegabytes = 50;
    surgery.writeConfig();
    service = await surgery.serve();
    assert.equal((await service.send(letter)).status, 201);
    await service.stop();
  });

  test("by the system's limit on file size: refused, it survives, and goes on when the limit goes", async () => {
    const service = await surgery.serve({ wrap: ["prlimit", "--fsize=700000:unlimited"] });
    const { letter, answer, stored } = await fill(service);
    assertProblem(answer, 503, "storage-unavailable");
    assert.equal(countLetters(surgery), stored);
    assert.equal((await service.get("/api/v1/health")).status, 200);
    assert.equal((await service.send(letter)).status, 503);
    const lifted = spawnSync("prlimit", ["--pid", String(service.child.pid), "--fsize=unlimited"]);
    assert.equal(lifted.status, 0, String(lifted.stderr));
    assert.equal((await service.send(letter)).status, 201);
    assert.equal(countLetters(surgery), stored + 1);
    await service.stop();
  });
});

describe("a database that cannot be written", () => {
  test("read-only: no receipt, staff can still read, and nothing is in the way once it can be written", async () => {
    giveToNobody();
    let service = await surgery.serve(asNobody);
    assert.equal((await service.send(await surgery.seal())).status, 201);
    await service.stop();
    chmodSync(surgery.database, 0o444);
    service = await surgery.serve(asNobody);
    const letter = await surgery.seal();
    const answer = await service.send(letter);
    assertProblem(answer, 503, "storage-unavailable");
    assert.equal(answer.headers["retry-after"], "30");
    const call = await service.signIn();
    const [first] = (await call("GET", "letters")).body.letters;
    assert.equal((await call("GET", `letters/${first.id}`)).status, 200);
    assertProblem(await call("POST", `letters/${first.id}/done`), 503, "storage-unavailable");
    await service.stop();
    const { log } = service;
    // SQLite gave the files beside it the same mode.
    readdirSync(surgery.path("data")).forEach((name) => chmodSync(surgery.path(`data/${name}`), 0o600));
    service = await surgery.serve(asNobody);
    assert.equal((await service.send(letter)).status, 201);
    assert.match(log, /error storage: .*readonly/);
    for (const word of [letter.key, letter.body.slice(0, 40), ods]) {
      assert.ok(!log.includes(word), `the log holds ${word}`);
    }
    await service.stop();
  });

  test("locked by another program: busy, and fine afterwards", async () => {
    const service = await surgery.serve();
    const holder = spawnSync("sqlite3", ["-version"]);
    assert.equal(holder.status, 0);
    const { spawn } = await import("node:child_process");
    const lock = spawn("sqlite3", [surgery.database], { stdio: ["pipe", "pipe", "inherit"] });
    lock.stdin.write("BEGIN IMMEDIATE;\nSELECT 'locked';\n");
    await new Promise((done) => lock.stdout.once("data", done));
    const letter = await surgery.seal();
    assertProblem(await service.send(letter), 503, "busy");
    lock.stdin.end("ROLLBACK;\n");
    await new Promise((done) => lock.on("exit", done));
    assert.equal((await service.send(letter)).status, 201);
    await service.stop();
  });

  test("missing, not a database, or another surgery's: a clear message at the start", () => {
    const serve = () => surgery.tryRun(["serve", "--database", surgery.database, "--config", surgery.configFile, "--listen", "127.0.0.1:0"]);
    surgery.config.surgery.ods = "B82002";
    surgery.config.keys = [{ publicKey: "plain.jwk.json", wrappedKey: "current.jwe" }];
    const jwk = JSON.parse(spawnSync("cat", [surgery.path("current.jwk.json")], { encoding: "utf8" }).stdout);
    delete jwk.surgery;
    surgery.write("plain.jwk.json", JSON.stringify(jwk));
    surgery.writeConfig();
    let result = serve();
    assert.equal(result.status, 1);
    assert.match(result.stderr, /this is the database of surgery A81001, the configuration is that of B82002/);
    for (const name of readdirSync(surgery.path("data"))) {
      rmSync(surgery.path(`data/${name}`));
    }
    result = serve();
    assert.equal(result.status, 1);
    assert.match(result.stderr, /there is no database; `signpost-inbox init` makes one/);
    writeFileSync(surgery.database, "x".repeat(10_000));
    result = serve();
    assert.equal(result.status, 1);
    assert.match(result.stderr, /not a database/);
  });
});

describe("init", () => {
  test("never overwrites a database, and makes it the owner's alone", () => {
    rmSync(surgery.database);
    surgery.run(["init", "--database", surgery.database, "--config", surgery.configFile, "--user", "x"], "a long password");
    assert.equal(statSync(surgery.database).mode & 0o777, 0o600);
    const again = surgery.tryRun(["init", "--database", surgery.database, "--config", surgery.configFile, "--user", "x"], "a long password");
    assert.equal(again.status, 1);
    assert.match(again.stderr, /File exists/);
  });

  test("refuses a short password, a bad name and a wrong option before it makes anything", () => {
    const file = surgery.path("other.sqlite");
    for (const [args, input, status, message] of [
      [["--user", "reception"], "short", 1, /at least 10 characters/],
      [["--user", "a b"], "a long password", 2, /a user name has/],
      [["--usr", "x"], "a long password", 2, /"--usr" is not an option/],
      [[], "a long password", 2, /--user is missing/],
      [["--user", "x", "--user", "y"], "a long password", 2, /given twice/],
    ]) {
      const result = surgery.tryRun(["init", "--database", file, "--config", surgery.configFile, ...args], input);
      assert.equal(result.status, status, result.stderr);
      assert.match(result.stderr, message);
      assert.equal(existsSync(file), false);
    }
  });

  test("a mistake in the configuration is named with its place", () => {
    surgery.config.allowedOrigin = ["*"];
    surgery.writeConfig();
    const result = surgery.tryRun(["serve", "--database", surgery.database, "--config", surgery.configFile]);
    assert.equal(result.status, 1);
    assert.match(result.stderr, /inbox\.json: \/allowedOrigin: there is no such setting; known here are: .*allowedOrigins/);
  });

  test("help is printed on request, and on a wrong command with exit code 2", () => {
    assert.match(surgery.run(["--help"]), /signpost-inbox serve --database/);
    assert.match(surgery.run(["--version"]), /^signpost-inbox \d/);
    for (const args of [[], ["srve"], ["user", "rename"], ["serve", "--listen"], ["serve", "--database", "x", "--config", "y", "--listen", "8080"]]) {
      assert.notEqual(surgery.tryRun(args).status, 0, args.join(" "));
    }
  });

  test("it does not listen beyond this machine without TLS", () => {
    const result = surgery.tryRun(["serve", "--database", surgery.database, "--config", surgery.configFile, "--listen", "0.0.0.0:0"]);
    assert.equal(result.status, 1);
    assert.match(result.stderr, /plain HTTP/);
  });
});
