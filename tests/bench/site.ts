// SPDX-License-Identifier: Apache-2.0
// The demonstration surgery's site as a careful host would serve it: every file compressed beforehand with Brotli 11.
import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { createInterface } from "node:readline";
import { brotliCompressSync, constants } from "node:zlib";
import { demonstration } from "../../web/demo/inbox-config.mjs";
import { built } from "./machine.ts";

/** A running `signpost-inbox`, with the surgery open at any hour, so that each run makes the same journeys. */
export interface Site {
  readonly url: string;
  /** Puts a page of ours at /floor/, compressed like the rest. Its styles stand in the page. */
  addFloor(html: string): void;
  stop(): Promise<void>;
}

export async function startSite(): Promise<Site> {
  const folder = mkdtempSync(path.join(tmpdir(), "signpost-bench-"));
  const web = path.join(folder, "web");
  cpSync(path.join(built, "web"), web, { recursive: true });
  mkdirSync(path.join(web, "floor"));
  compressAll(web);
  const { service, url } = await serve(folder, web);
  return {
    url,
    addFloor: (html) => {
      const page = path.join(web, "floor/index.html");
      writeFileSync(page, html);
      compress(page);
    },
    stop: async () => {
      if (service.exitCode === null) {
        service.kill();
        await once(service, "exit");
      }
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function serve(folder: string, web: string): Promise<{ service: ReturnType<typeof spawn>; url: string }> {
  const keys = path.join(folder, "keys");
  const passphrase = path.join(folder, "passphrase");
  writeFileSync(passphrase, "correct horse battery staple");
  execFileSync(path.join(built, "bin/signpost"), ["keys", "new", "--surgery", "A81001", "--out", keys, "--passphrase-file", passphrase]);

  const surgery = demonstration({ web, keys, port: 0 });
  const settings = {
    ...surgery,
    surgery: { ...surgery.surgery, openingHours: [{ days: ["mon", "tue", "wed", "thu", "fri", "sat", "sun"], opens: "00:00", closes: "23:59" }] },
    static: [
      ...surgery.static,
      { prefix: "/floor/", directory: path.join(web, "floor"), contentSecurityPolicy: { "style-src": "'self' 'unsafe-inline'" } },
    ],
  };
  const config = path.join(folder, "inbox.json");
  writeFileSync(config, JSON.stringify(settings));

  const inbox = path.join(built, "bin/signpost-inbox");
  const store = ["--database", path.join(folder, "inbox.sqlite"), "--config", config];
  execFileSync(inbox, ["init", ...store, "--user", "reception"], { input: "a demonstration password" });
  const service = spawn(inbox, ["serve", ...store, "--listen", "127.0.0.1:0"], { stdio: ["ignore", "pipe", "ignore"] });
  for await (const line of createInterface(service.stdout)) {
    const url = /^listening on (\S+)$/.exec(line)?.[1];
    if (url) {
      return { service, url };
    }
  }
  throw new Error("signpost-inbox ended while starting");
}

function compressAll(folder: string): void {
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (entry.isFile() && !/\.(map|txt|br)$/.test(entry.name)) {
      compress(path.join(entry.parentPath, entry.name));
    }
  }
}

function compress(file: string): void {
  const bytes = readFileSync(file);
  writeFileSync(`${file}.br`, brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }));
}
