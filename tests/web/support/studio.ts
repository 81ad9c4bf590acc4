// SPDX-License-Identifier: Apache-2.0
// The studio in Chromium, driven with mouse and keyboard on its canvas.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import path from "node:path";
import { after } from "node:test";
import { chromium, type Browser, type BrowserContextOptions, type Page } from "playwright-core";
import { built } from "./service.ts";

/** What the studio's page offers tests (web/studio/src/index.ts). */
declare global {
  interface Window {
    signpostStudio?: { find(label: string): { readonly x: number; readonly y: number } | undefined };
  }
}

const types: Readonly<Record<string, string>> = {
  ".html": "text/html", ".js": "text/javascript", ".css": "text/css", ".json": "application/json", ".wasm": "application/wasm",
  ".svg": "image/svg+xml",
};

/** build/web as any static host would serve it. */
function serve(): Promise<Server> {
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? "/", "http://host");
    const file = pathname.endsWith("/") ? `${pathname}index.html` : pathname;
    readFile(path.join(built, "web", path.normalize(file))).then((bytes) => {
      response.writeHead(200, { "Content-Type": types[path.extname(file)] ?? "application/octet-stream" });
      response.end(bytes);
    }, () => {
      response.writeHead(404);
      response.end();
    });
  });
  return new Promise((resolve) => { server.listen(0, "127.0.0.1", () => { resolve(server); }); });
}

let browser: Promise<Browser> | undefined;
let server: Promise<Server> | undefined;
after(async () => {
  await (await browser)?.close();
  (await server)?.close();
});

const patience = 120_000;

/** The studio on a page of its own. */
export class StudioPage {
  readonly page: Page;

  private constructor(page: Page) {
    this.page = page;
  }

  static async open(options: BrowserContextOptions = {}): Promise<StudioPage> {
    browser ??= chromium.launch({
      executablePath: process.env["CHROMIUM"] ?? "/usr/bin/chromium",
      args: ["--use-angle=swiftshader", "--enable-unsafe-swiftshader", ...(process.getuid?.() === 0 ? ["--no-sandbox"] : [])],
    });
    server ??= serve();
    const context = await (await browser).newContext({ viewport: { width: 1280, height: 800 }, acceptDownloads: true, ...options });
    const page = await context.newPage();
    page.setDefaultTimeout(patience);
    await page.goto(`http://127.0.0.1:${((await server).address() as AddressInfo).port}/studio/`);
    await page.waitForFunction(() => window.signpostStudio !== undefined);
    return new StudioPage(page);
  }

  /** Waits until this is what the studio says to people who can't see it. */
  async says(words: RegExp): Promise<void> {
    await this.page.waitForFunction((pattern) => new RegExp(pattern, "u").test(document.querySelector("#said")?.textContent ?? ""), words.source);
  }

  /** Where a control stands, once it is on the screen. */
  async find(label: string): Promise<{ readonly x: number; readonly y: number }> {
    const found = await this.page.waitForFunction((name) => window.signpostStudio?.find(name), label, { polling: 100 });
    const at = await found.jsonValue();
    assert.ok(at, `${label} is not on the screen`);
    return at;
  }

  async click(label: string): Promise<void> {
    const { x, y } = await this.find(label);
    await this.page.mouse.click(x, y);
  }

  /** Into the field with this label. */
  async type(label: string, text: string): Promise<void> {
    await this.click(label);
    await this.page.keyboard.type(text);
  }

  /** How long the module took for each frame so far, in milliseconds, the shortest first. */
  async frames(): Promise<number[]> {
    const all = await this.page.evaluate(() => performance.getEntriesByName("studio-frame").map(({ duration }) => duration));
    return all.sort((a, b) => a - b);
  }

  async picture(file: string): Promise<void> {
    await this.page.screenshot({ path: file });
  }
}
