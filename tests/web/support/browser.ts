// SPDX-License-Identifier: Apache-2.0
import { after } from "node:test";
import { chromium, type Browser, type BrowserContext, type BrowserContextOptions, type Page } from "playwright-core";

const launchOptions = {
  executablePath: process.env["CHROMIUM"] ?? "/usr/bin/chromium",
  // Chromium's sandbox does not work for root, which is what builds in containers run as.
  args: process.getuid?.() === 0 ? ["--no-sandbox"] : [],
};

/** Screens that pages are looked at on. */
export const screens = {
  phone: { width: 390, height: 844 },
  desktop: { width: 1280, height: 900 },
  smallest: { width: 320, height: 640 },
} as const;

let browser: Promise<Browser> | undefined;

after(async () => {
  await (await browser)?.close();
});

/** A fresh profile in the one browser of this file. Errors in the page fail the test that waits for them. */
export async function newContext(options: BrowserContextOptions = {}): Promise<BrowserContext> {
  browser ??= chromium.launch(launchOptions);
  const context = await (await browser).newContext({ viewport: screens.phone, locale: "en-GB", timezoneId: "Europe/London", ...options });
  // Generous: a machine that is building something else is slow, not wrong.
  context.setDefaultTimeout(30_000);
  return context;
}

/** A fresh page in a fresh profile. */
export async function newPage(options: BrowserContextOptions = {}): Promise<Page> {
  return (await newContext(options)).newPage();
}

/** A browser whose reader has set letters to this size, as in Chromium's settings. */
export async function newPageWithFontSize(size: number, folder: string): Promise<Page> {
  const { mkdir, writeFile } = await import("node:fs/promises");
  await mkdir(`${folder}/Default`, { recursive: true });
  const preferences = { webkit: { webprefs: { default_font_size: size, default_fixed_font_size: size } } };
  await writeFile(`${folder}/Default/Preferences`, JSON.stringify(preferences));
  const context = await chromium.launchPersistentContext(folder, { ...launchOptions, viewport: screens.phone });
  after(async () => {
    await context.close();
  });
  return context.newPage();
}
