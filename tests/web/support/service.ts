// SPDX-License-Identifier: Apache-2.0
import assert from "node:assert/strict";
import { execFileSync, spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { demonstration } from "../../../web/demo/inbox-config.mjs";
import path from "node:path";
import { after } from "node:test";

const root = path.resolve(import.meta.dirname, "../../..");
/** What is tested: holds bin/ and web/. */
export const built = path.resolve(process.env["SIGNPOST_BUILD_DIR"] ?? path.join(root, "build"));

/** Who reads letters in the tests, and the passphrase of the surgery's key. */
export const staff = { user: "reception", password: "a demonstration password", passphrase: "correct horse battery staple" } as const;

/** A running `signpost-inbox` with the demonstration's pages and an empty store of its own. */
export interface Service {
  /** Where the surgery's site is: 127.0.0.1. */
  readonly url: string;
  /** The same service by its other name, which is another origin for the browser. */
  readonly portalUrl: string;
  /** A folder of this test's own, deleted at its end. */
  readonly folder: string;
  /** Opens a sealed letter with the surgery's key, by the product's own tool. */
  open(letter: string): Letter;
}

/** What tests read of a letter. */
export interface Letter {
  readonly entry: readonly { readonly resource: { readonly resourceType: string; readonly [key: string]: unknown } }[];
}

const program = (name: string): string => path.join(built, "bin", name);

/** Starts the service; it ends with the tests of this file. */
export async function startService(): Promise<Service> {
  for (const file of ["bin/signpost-inbox", "bin/signpost", "web/widget/signpost-widget.js", "web/widget/signpost.wasm", "web/content/index.json"]) {
    assert.ok(existsSync(path.join(built, file)), `${path.join(built, file)} is missing: ./dev build makes it`);
  }
  const folder = mkdtempSync(path.join(tmpdir(), "signpost-web-"));
  const passphrase = path.join(folder, "passphrase");
  writeFileSync(passphrase, staff.passphrase);
  const keys = path.join(folder, "keys");
  execFileSync(program("signpost"), ["keys", "new", "--surgery", "A81001", "--out", keys, "--passphrase-file", passphrase]);
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const server = serve(folder, keys, port);
  after(async () => {
    server.kill();
    if (server.exitCode === null) {
      await once(server, "exit");
    }
    rmSync(folder, { recursive: true, force: true });
  });
  await answering(`${url}/api/v1/health`, server);
  return {
    url,
    portalUrl: `http://localhost:${port}`,
    folder,
    open: (letter) => {
      const file = path.join(folder, "letter.jwe");
      writeFileSync(file, letter);
      const key = path.join(keys, "private.wrapped.jwe");
      return JSON.parse(execFileSync(program("signpost"), ["open", file, "--key", key, "--passphrase-file", passphrase], { encoding: "utf8" })) as Letter;
    },
  };
}

function serve(folder: string, keys: string, port: number): ChildProcess {
  const database = path.join(folder, "inbox.sqlite");
  const config = path.join(folder, "inbox.json");
  writeFileSync(config, JSON.stringify(demonstration({ web: path.join(built, "web"), keys, port })));
  execFileSync(program("signpost-inbox"), ["init", "--database", database, "--config", config, "--user", staff.user], { input: staff.password });
  return spawn(program("signpost-inbox"), ["serve", "--database", database, "--config", config, "--listen", `127.0.0.1:${port}`], {
    stdio: "ignore",
  });
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() => { resolve(typeof address === "object" && address ? address.port : 0); });
    });
  });
}

async function answering(url: string, server: ChildProcess): Promise<void> {
  for (let tries = 0; tries < 100; tries += 1) {
    assert.equal(server.exitCode, null, "signpost-inbox ended while starting");
    const response = await fetch(url).catch(() => undefined);
    if (response?.ok) {
      return;
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`${url} does not answer`);
}

/** A file of the source tree, for tests that look at one. */
export const source = (file: string): string => readFileSync(path.join(root, file), "utf8");
