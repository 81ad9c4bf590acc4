// SPDX-License-Identifier: Apache-2.0
// The real program on a real database file, and a browser's part played with `jose`. Shared by the tests of this folder.
import assert from "node:assert/strict";
import { spawn, spawnSync } from "node:child_process";
import { randomUUID } from "node:crypto";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import http from "node:http";
import net from "node:net";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";

import * as jose from "jose";

const buildFolder = process.env.SIGNPOST_BUILD_DIR ?? "build";
export const program = resolve(buildFolder, "bin/signpost-inbox");
export const ods = "A81001";
export const passphrase = "bado-kiru-nofa-lumo-tajo-rivu";
export const password = "correct horse battery";
export const widgetOrigin = "https://www.surgery.example";
export const content = "c0ffee".padEnd(64, "0");

const keyPairs = {};
let database;

async function makeKey() {
  const { publicKey, privateKey } = await jose.generateKeyPair("ECDH-ES", { crv: "P-256", extractable: true });
  const publicJwk = await jose.exportJWK(publicKey);
  const kid = await jose.calculateJwkThumbprint(publicJwk);
  const wrapped = await new jose.CompactEncrypt(new TextEncoder().encode(JSON.stringify(await jose.exportJWK(privateKey))))
    .setProtectedHeader({ alg: "PBES2-HS512+A256KW", enc: "A256GCM", kid, cty: "jwk+json" })
    .setKeyManagementParameters({ p2c: 600000 })
    .encrypt(new TextEncoder().encode(passphrase));
  return { publicKey, publicJwk, kid, wrapped };
}

/** A folder with key, configuration and a freshly made database. `change(config)` may alter the configuration. */
export async function makeSurgery(change = () => {}) {
  const folder = mkdtempSync(join(tmpdir(), "signpost-inbox-"));
  const surgery = new Surgery(folder);
  await surgery.addKey("current");
  surgery.config = {
    surgery: {
      ods, name: "Example Surgery", phone: "01632 960123",
      openingHours: [{ days: ["mon", "tue", "wed", "thu", "fri"], opens: "08:00", closes: "18:30" }],
      replyWords: {
        clinical: "We will answer by {answerBy}.", admin: "Admin answers by {answerBy}.",
        urgent: "Do not wait for a reply. Phone us.", urgentClosed: "Do not wait for a reply. Call 111.",
      },
    },
    keys: [{ publicKey: "current.jwk.json", wrappedKey: "current.jwe" }],
    allowedOrigins: [widgetOrigin],
    limits: { headerSeconds: 1, bodySeconds: 1, idleSeconds: 5, writeSeconds: 2 },
  };
  change(surgery.config);
  surgery.writeConfig();
  // The password's hash takes its time, so `init` runs once in a test file and its database is copied.
  if (database === undefined) {
    surgery.run(["init", "--database", surgery.database, "--config", surgery.configFile, "--user", "reception"], password);
    database = readFileSync(surgery.database);
  } else {
    writeFileSync(surgery.database, database, { mode: 0o600 });
  }
  return surgery;
}

export class Surgery {
  keys = {};
  services = [];

  constructor(folder) {
    this.folder = folder;
    this.database = join(folder, "data", "inbox.sqlite");
    this.configFile = join(folder, "inbox.json");
    mkdirSync(join(folder, "data"));
  }

  path(name) {
    return join(this.folder, name);
  }

  write(name, data) {
    mkdirSync(dirname(this.path(name)), { recursive: true });
    writeFileSync(this.path(name), data);
  }

  writeConfig() {
    this.write("inbox.json", JSON.stringify(this.config));
  }

  /** A key pair, made and wrapped as `signpost keys new` does; the same one for each surgery of a test file. */
  async addKey(name) {
    keyPairs[name] ??= await makeKey();
    const { publicKey, publicJwk, kid, wrapped } = keyPairs[name];
    this.write(`${name}.jwk.json`, JSON.stringify({ ...publicJwk, surgery: ods }));
    this.write(`${name}.jwe`, wrapped);
    this.keys[name] = { publicKey, kid };
  }

  /** Runs a command of the program to its end; fails the test if the command fails. */
  run(args, input = "") {
    const result = this.tryRun(args, input);
    assert.equal(result.status, 0, result.stderr);
    return result.stdout;
  }

  tryRun(args, input = "") {
    const result = spawnSync(program, args, { input, encoding: "utf8" });
    assert.equal(result.error, undefined);
    return result;
  }

  /** Starts `signpost-inbox serve` on a free port. `wrap` may put another command in front ("prlimit", …). */
  async serve({ args = [], wrap = [], ...options } = {}) {
    const [command, ...rest] = [...wrap, program, "serve", "--database", this.database, "--config", this.configFile,
      "--listen", "127.0.0.1:0", ...args];
    const child = spawn(command, rest, { stdio: ["ignore", "pipe", "pipe"], ...options });
    const service = new Service(this, child);
    this.services.push(service);
    await service.started;
    return service;
  }

  /** Seals a Bundle as the widget does. */
  async seal(bundle = { resourceType: "Bundle" }, { key = randomUUID(), list = "clinical", header = {}, own = {},
    sealTo = this.keys.current, size } = {}) {
    const text = new TextEncoder().encode(JSON.stringify(bundle));
    const bytes = new Uint8Array(size ?? [4096, 16384, 65536, 131072].find((s) => s >= text.length + 4));
    new DataView(bytes.buffer).setUint32(0, text.length);
    bytes.set(text, 4);
    const body = await new jose.CompactEncrypt(bytes)
      .setProtectedHeader({
        alg: "ECDH-ES", enc: "A256GCM", kid: sealTo.kid, typ: "signpost-letter+jwe",
        signpost: { v: 1, surgery: ods, content, key, list, ...own }, ...header,
      })
      .encrypt(sealTo.publicKey);
    return { body, key };
  }

  /** Also ends what a failed test left running, so that the failure is seen and not a test that never ends. */
  remove() {
    this.services.forEach((service) => service.child.kill("SIGKILL"));
    rmSync(this.folder, { recursive: true, force: true });
  }
}

class Service {
  log = "";
  output = "";

  constructor(surgery, child) {
    this.surgery = surgery;
    this.child = child;
    this.exited = new Promise((done) => child.on("exit", (code, signal) => done({ code, signal })));
    child.stderr.on("data", (data) => (this.log += data));
    this.started = new Promise((done, fail) => {
      child.stdout.on("data", (data) => {
        this.output += data;
        const found = /listening on http:\/\/127\.0\.0\.1:(\d+)/.exec(this.output);
        if (found) {
          this.port = Number(found[1]);
          done();
        }
      });
      child.on("error", fail);
      child.on("exit", (code) => fail(new Error(`the service ended with ${code}: ${this.log}`)));
    });
  }

  /** One request; resolves to status, headers, text and, where it is JSON, body. */
  request(method, path, { headers = {}, body, agent } = {}) {
    return new Promise((done, fail) => {
      const request = http.request(
        { host: "127.0.0.1", port: this.port, method, path, agent: agent ?? false,
          headers: body === undefined ? headers : { "content-length": Buffer.byteLength(body), ...headers } },
        (response) => {
          const parts = [];
          response.on("data", (part) => parts.push(part));
          response.on("error", fail);
          response.on("end", () => {
            const bytes = Buffer.concat(parts);
            const text = bytes.toString("utf8");
            const isJson = /json/.test(response.headers["content-type"] ?? "") && text !== "";
            done({ status: response.statusCode, headers: response.headers, bytes, text,
              body: isJson ? JSON.parse(text) : undefined });
          });
        });
      request.on("error", fail);
      request.end(body);
    });
  }

  get(path, headers) {
    return this.request("GET", path, { headers });
  }

  /** Sends a letter as the widget does; `headers` with the value undefined are left out. */
  send({ body, key }, headers = {}, options = {}) {
    const all = { "content-type": "application/jose", "idempotency-key": key, "signpost-surgery": ods,
      origin: widgetOrigin, ...headers };
    return this.request("POST", "/api/v1/letters",
      { body, headers: Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined)), ...options });
  }

  /** Signs in; resolves to a function that makes requests of that session. */
  async signIn(user = "reception", words = password) {
    const answer = await this.request("POST", "/api/v1/staff/session",
      { body: JSON.stringify({ user, password: words }), headers: { "content-type": "application/json" } });
    assert.equal(answer.status, 200, answer.text);
    const cookie = answer.headers["set-cookie"][0].split(";")[0];
    const call = (method, path, headers = {}, body) => this.request(method, `/api/v1/staff/${path}`, {
      headers: { cookie, ...(method === "GET" ? {} : { "signpost-csrf": answer.body.csrfToken }), ...headers },
      body: body ?? (method === "POST" ? "" : undefined) });
    return Object.assign(call, { cookie, csrfToken: answer.body.csrfToken, answer });
  }

  /** Sends bytes as they are, perhaps slowly, and resolves to whatever comes back until the connection closes. */
  raw(chunks, { pause = 0, end = false } = {}) {
    return new Promise((done, fail) => {
      const socket = net.connect(this.port, "127.0.0.1");
      let received = "";
      socket.setEncoding("latin1");
      socket.on("data", (data) => (received += data));
      socket.on("error", (error) => (error.code === "ECONNRESET" || error.code === "EPIPE" ? done(received) : fail(error)));
      socket.on("close", () => done(received));
      socket.on("connect", async () => {
        for (const chunk of [].concat(chunks)) {
          if (socket.destroyed || !socket.writable) {
            break;
          }
          socket.write(chunk, "latin1");
          if (pause) {
            await new Promise((next) => setTimeout(next, pause));
          }
        }
        if (end) {
          socket.end();
        }
      });
    });
  }

  /** Asks the service to stop, and checks that it did so in good order. */
  async stop() {
    this.child.kill("SIGTERM");
    const { code, signal } = await this.exited;
    assert.deepEqual({ code, signal }, { code: 0, signal: null }, this.log);
  }

  async kill() {
    this.child.kill("SIGKILL");
    await this.exited;
  }
}

/** Checks a problem's form and its kind. */
export function assertProblem(answer, status, slug, where) {
  assert.equal(answer.status, status, answer.text);
  assert.equal(answer.headers["content-type"], "application/problem+json");
  assert.equal(answer.body.type, `urn:signpost:problem:${slug}`);
  assert.equal(answer.body.status, status);
  assert.ok(answer.body.title.length > 5 && answer.body.detail.length > 10, answer.text);
  if (where !== undefined) {
    assert.equal(answer.body.where, where);
  }
}

/** The status line's number of a raw answer. */
export function statusOf(raw) {
  return Number(/^HTTP\/1\.1 (\d{3})/.exec(raw)?.[1]);
}

/** How many letters the database holds, read by another program. */
export function countLetters(surgery) {
  const result = spawnSync("sqlite3", ["-readonly", surgery.database, "SELECT COUNT(*) FROM letters"], { encoding: "utf8" });
  assert.equal(result.status, 0, result.stderr);
  return Number(result.stdout);
}

export function readText(file) {
  return readFileSync(file, "utf8");
}

export { jose };
