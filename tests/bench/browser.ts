// SPDX-License-Identifier: Apache-2.0
import { chromium, type Browser, type CDPSession, type Page } from "playwright-core";
import { watch, type Watch } from "./watch.ts";

/** A slow phone on a slow link, as Chromium's own tools pretend it. */
export const slowness = { processor: 4, bitsPerSecond: 1_600_000, latencyMs: 150 } as const;

export const launch = (): Promise<Browser> =>
  chromium.launch({
    executablePath: process.env["CHROMIUM"] ?? "/usr/bin/chromium",
    // Chromium's sandbox does not work for root, which is what builds in containers run as.
    args: process.getuid?.() === 0 ? ["--no-sandbox"] : [],
  });

/** A page in a profile of its own, with nothing in its cache, slowed down and watched. */
export interface SlowPage {
  readonly page: Page;
  readonly tools: CDPSession;
  /** What has been seen on the page so far. */
  readonly seen: () => Promise<Watch>;
  readonly close: () => Promise<void>;
}

/** @param link whether the network is slow too */
export async function openSlowly(browser: Browser, link: "slow link" | "fast link"): Promise<SlowPage> {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 }, locale: "en-GB", timezoneId: "Europe/London" });
  context.setDefaultTimeout(60_000);
  const page = await context.newPage();
  const tools = await context.newCDPSession(page);
  await page.addInitScript(watch);
  await tools.send("Emulation.setCPUThrottlingRate", { rate: slowness.processor });
  if (link === "slow link") {
    const throughput = slowness.bitsPerSecond / 8;
    await tools.send("Network.enable");
    await tools.send("Network.emulateNetworkConditions", {
      offline: false, latency: slowness.latencyMs, downloadThroughput: throughput, uploadThroughput: throughput,
    });
  }
  return {
    page,
    tools,
    seen: () => page.evaluate(() => window.signpostWatch),
    close: () => context.close(),
  };
}
