// SPDX-License-Identifier: Apache-2.0
// Cold load to first page: the demonstration surgery's page with the widget, and the same page without any script.
import type { Browser, Page } from "playwright-core";
import { openSlowly } from "./browser.ts";
import type { Site } from "./site.ts";
import { median, summarise, type Summary } from "./statistics.ts";

/** One kind of page, loaded many times; milliseconds from the start of navigation. */
export interface FirstPage {
  readonly painted: Summary;
  /** Requests answered by then, and their bytes with headers. */
  readonly requests: number;
  readonly bytes: number;
  /** Medians of when each file had arrived. */
  readonly arrivals: readonly { readonly file: string; readonly at: number }[];
  /** Files that came without Brotli. */
  readonly uncompressed: readonly string[];
}

interface Load {
  readonly painted: number;
  readonly files: readonly { readonly file: string; readonly at: number; readonly bytes: number }[];
  readonly uncompressed: readonly string[];
}

/** The two kinds take turns, so that whatever else the machine does hits both alike. */
export async function measureFirstPage(browser: Browser, site: Site, runs: number): Promise<{ widget: FirstPage; floor: FirstPage }> {
  site.addFloor(await floorPage(browser, site.url));
  const widget: Load[] = [];
  const floor: Load[] = [];
  for (let run = 0; run <= runs; run += 1) {
    const loads = [await load(browser, `${site.url}/`), await load(browser, `${site.url}/floor/`)] as const;
    // The first warms the operating system's cache and the service, and does not count.
    if (run > 0) {
      widget.push(loads[0]);
      floor.push(loads[1]);
    }
  }
  return { widget: together(widget), floor: together(floor) };
}

async function load(browser: Browser, url: string): Promise<Load> {
  const { page, seen, close } = await openSlowly(browser, "slow link");
  const uncompressed: string[] = [];
  page.on("response", (response) => {
    const { pathname } = new URL(response.url());
    if (/\/$|\.(js|wasm|css|json|html|bin)$/.test(pathname) && response.headers()["content-encoding"] !== "br") {
      uncompressed.push(pathname);
    }
  });
  try {
    await page.goto(url, { waitUntil: "commit" });
    await page.waitForFunction(() => window.signpostWatch.first !== undefined, undefined, { polling: 250 });
    const painted = (await seen()).first ?? NaN;
    const files = (await arrivals(page)).filter(({ at }) => at > 0 && at <= painted);
    return { painted, files, uncompressed };
  } finally {
    await close();
  }
}

const arrivals = (page: Page): Promise<{ file: string; at: number; bytes: number }[]> =>
  page.evaluate(() =>
    [...performance.getEntriesByType("navigation"), ...performance.getEntriesByType("resource")].map((entry) => {
      const { name, responseEnd, transferSize } = entry as PerformanceResourceTiming;
      return { file: new URL(name).pathname, at: responseEnd, bytes: transferSize };
    }),
  );

function together(loads: readonly Load[]): FirstPage {
  const at = (name: string): number[] => loads.flatMap(({ files }) => files.find(({ file }) => file === name)?.at ?? []);
  // What now and then comes just before the first page, from the background, did not bring it.
  const names = [...new Set(loads.flatMap(({ files }) => files.map(({ file }) => file)))].filter((name) => at(name).length > loads.length / 2);
  return {
    painted: summarise(loads.map(({ painted }) => painted)),
    requests: median(loads.map(({ files }) => files.length)),
    bytes: median(loads.map(({ files }) => files.reduce((sum, { bytes }) => sum + bytes, 0))),
    arrivals: names.map((file) => ({ file, at: median(at(file)) })).sort((a, b) => a.at - b.at),
    uncompressed: [...new Set(loads.flatMap(({ uncompressed }) => uncompressed))],
  };
}

/**
 * What no script can beat: the surgery's page with the first question already in it, and the styles that it needs, as the
 * widget draws it. No script, and no request but the page's own.
 */
async function floorPage(browser: Browser, url: string): Promise<string> {
  const { page, close } = await openSlowly(browser, "fast link");
  try {
    await page.goto(url);
    await page.locator("signpost-widget [data-page]").waitFor();
    const drawn = await page.evaluate(() => {
      const root = document.querySelector("signpost-widget")?.shadowRoot;
      const style = [...(root?.adoptedStyleSheets ?? [])].flatMap((sheet) => [...sheet.cssRules].map(({ cssText }) => cssText)).join("");
      return { style, markup: root?.innerHTML.replace(/<!--.*?-->/gs, "").replace(/\s+/g, " ") ?? "" };
    });
    const host = await (await page.request.get(url)).text();
    return host
      .replace(/<script\b.*?<\/script>/gs, "")
      .replace(/(href|src)="(?!https?:|tel:|#|\/)(?:\.\/)?/g, '$1="/')
      .replace(/(<signpost-widget\b[^>]*>)/, (tag) => `${tag}<template shadowrootmode="open"><style>${drawn.style}</style>${drawn.markup}</template>`);
  } finally {
    await close();
  }
}
