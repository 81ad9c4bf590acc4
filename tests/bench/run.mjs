// SPDX-License-Identifier: Apache-2.0
/**
 * Measures speed and size of what `./dev build` made, and writes docs/benchmarks.md.
 *
 *     ./dev bench [--quick] [--output FILE]
 *
 * --quick takes a minute or two and writes build/benchmarks.md. Nothing here fails on a clock.
 */
import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { parseArgs } from "node:util";
import { launch } from "./browser.ts";
import { measureCore } from "./core_speed.ts";
import { measureFirstPage } from "./first_page.ts";
import { measureProofs } from "./growth.ts";
import { growthPlot } from "./growth_report.ts";
import { measureJourneys } from "./journeys.ts";
import { built, otherWork, root, thisMachine } from "./machine.ts";
import { allPatients, firstOfEachTopic } from "./patients.ts";
import { report } from "./report.ts";
import { measureSizes } from "./sizes.ts";
import { startSite } from "./site.ts";

const { values } = parseArgs({ options: { quick: { type: "boolean", default: false }, output: { type: "string" } } });
const { quick } = values;
const output = path.resolve(values.output ?? path.join(quick ? built : path.join(root, "docs"), "benchmarks.md"));
const patients = allPatients();
const travellers = quick ? firstOfEachTopic(patients, 1).filter((_, index) => index % 4 === 0) : firstOfEachTopic(patients, 2);

/** @template Result @param {string} what @param {() => Promise<Result> | Result} measure @returns {Promise<Result>} */
async function step(what, measure) {
  const start = performance.now();
  process.stdout.write(`${what.padEnd(50)} `);
  const result = await measure();
  console.log(`${Math.round((performance.now() - start) / 1000)} s`);
  return result;
}

for (const file of ["bin/signpost", "bin/signpost-inbox", "web/widget/signpost-widget.js", "web/widget/signpost.wasm", "web/content/index.json"]) {
  if (!existsSync(path.join(built, file))) {
    console.error(`${path.join(built, file)} is missing: ./dev build makes it`);
    process.exit(1);
  }
}

const machine = thisMachine();
const before = await step("How busy the machine is", otherWork);
const sizes = await step("Bytes", measureSizes);
const core = await step("The core alone", () => measureCore(patients, quick ? { count: 3, seconds: 1 } : { count: 9, seconds: 3 }));
const proofs = await step("Proofs", () => measureProofs(quick));
const site = await step("Serve the demonstration, compressed", startSite);
try {
  const browser = await launch();
  try {
    const { widget, floor } = await step("Cold load to first page", () => measureFirstPage(browser, site, quick ? 5 : 25));
    const journeys = await step("Journeys in the browser", () => measureJourneys(browser, site, travellers));
    const after = await step("How busy the machine is now", otherWork);
    const results = { machine, otherWork: [before, after], browser: `Chromium ${browser.version()}`, quick, sizes, widget, floor, journeys, core, proofs };
    mkdirSync(path.dirname(output), { recursive: true });
    writeFileSync(output, report(results));
    mkdirSync(path.join(path.dirname(output), "pictures"), { recursive: true });
    writeFileSync(path.join(path.dirname(output), "pictures/growth.svg"), growthPlot(proofs.growth));
    console.log(`Written: ${path.relative(process.cwd(), output)}`);
  } finally {
    await browser.close();
  }
} finally {
  await site.stop();
}
