// SPDX-License-Identifier: Apache-2.0
// docs/benchmarks.md: what was measured, how, on what.
import { slowness } from "./browser.ts";
import type { CoreSpeed } from "./core_speed.ts";
import type { ProofSpeed } from "./growth.ts";
import { proofSection } from "./growth_report.ts";
import type { FirstPage } from "./first_page.ts";
import { typingMs, type Journeys } from "./journeys.ts";
import type { Machine } from "./machine.ts";
import { total, type Sizes, type Weight } from "./sizes.ts";
import type { Summary } from "./statistics.ts";

/** Other work below this share of the processors is not worth a warning. */
const quiet = 0.15;

/** Everything of one run. */
export interface Results {
  readonly machine: Machine;
  /** The share of the processors that other work took just before and just after. */
  readonly otherWork: readonly [before: number, after: number];
  readonly browser: string;
  readonly quick: boolean;
  readonly sizes: Sizes;
  readonly widget: FirstPage;
  readonly floor: FirstPage;
  readonly journeys: Journeys;
  readonly core: CoreSpeed;
  readonly proofs: ProofSpeed;
}

export function report(results: Results): string {
  return [
    `# Benchmarks

Written by \`./dev bench\`; do not edit. Figures are of one machine on one day: compare ratios, and runs on the same machine.
${results.quick ? "\n**A quick run with few repetitions: good for a look, not for quoting.**\n" : ""}`,
    machineSection(results),
    sizeSection(results.sizes),
    firstPageSection(results),
    journeySection(results.journeys),
    memorySection(results.journeys),
    coreSection(results.core),
    proofSection(results.proofs, { table, whole, milliseconds, megabytes }),
  ].join("\n");
}

function machineSection({ machine, otherWork, browser }: Results): string {
  const busy = Math.max(...otherWork) > quiet;
  return `## Machine

${table(["", ""], [
    ["Processor", `${machine.processor}, ${machine.cores} cores`],
    ["Memory", `${decimal(machine.memoryGb, 0)} GB`],
    ["System", machine.system],
    ["Browser", browser],
    ["Node", process.version],
    ["Emscripten", machine.emscripten],
    ["Signpost", machine.signpost],
    ["Date", machine.date],
    ["Other work on the machine", `${percent(otherWork[0])} of the processors just before, ${percent(otherWork[1])} just after`],
  ])}
${busy ? "\n**The machine was busy with other work: times are longer than they would be.**\n" : ""}`;
}

function sizeSection({ budget, firstPage, background }: Sizes): string {
  const row = ({ part, plain, brotli }: Weight): string[] => [part, whole(plain), whole(brotli)];
  const all = total(firstPage);
  return `## Bytes

Each file is compressed by itself with Brotli at quality 11. The first page's budget is ${whole(budget)} bytes.

${table(["First page", "bytes", "Brotli 11"], [
    ...firstPage.map(row),
    ["**Total**", `**${whole(all.plain)}**`, `**${whole(all.brotli)}** (${percent(all.brotli / budget)} of the budget)`],
  ])}

The surgery's configuration comes too: under 1 KB, made by the service, not compressed. Afterwards, in the background and the same for everyone:

${table(["Background", "bytes", "Brotli 11"], background.map(row))}
`;
}

function firstPageSection({ widget, floor }: Results): string {
  const row = (name: string, { painted, requests, bytes }: FirstPage): string[] => [
    name, seconds(painted.median), `${seconds(painted.lowerQuartile)} to ${seconds(painted.upperQuartile)}`,
    `${seconds(painted.least)} to ${seconds(painted.most)}`, whole(requests), whole(bytes),
  ];
  const uncompressed = [...new Set([...widget.uncompressed, ...floor.uncompressed])];
  return `## Cold load to first page

The demonstration surgery's page is opened ${widget.painted.count} times at 390 by 844 pixels, each time in a fresh profile with an empty cache, with the
processor slowed ${slowness.processor} times and a link of ${slowness.bitsPerSecond / 1e6} Mbit/s and ${slowness.latencyMs} ms. Time runs from the start of navigation until the first question's heading has been painted:
the first task after the frame in which the heading first stood. Files come from \`signpost-inbox\`, compressed beforehand. One more load at the start does not count.

*Floor* is the same page with the same question and styles already in its HTML, and no script: what no widget can beat. The two take turns. *Requests* and *bytes* are those
answered before the first question; the browser counts 300 bytes for each answer's headers.

${table(["", "median", "middle half", "all", "requests", "bytes"], [row("Signpost", widget), row("Floor", floor)])}

Signpost's first page takes ${decimal(widget.painted.median / floor.painted.median, 2)} times the floor, ${seconds(widget.painted.median - floor.painted.median)} more. Where the time goes (medians):

${table(["Arrived", "at"], [
    ...widget.arrivals.map(({ file, at }) => [`\`${file}\``, seconds(at)]),
    ["First question painted", seconds(widget.painted.median)],
  ])}

${uncompressed.length === 0 ? "All pages, scripts, styles, WebAssembly and content came with Brotli." : `Came without Brotli: ${uncompressed.map((file) => `\`${file}\``).join(", ")}.`}
Chromium slows the page's main thread, not its helpers (network, compiling WebAssembly), and delays each request by the latency without
pretending the handshakes of TCP and TLS: a real phone adds about three delays to both rows alike.
`;
}

function journeySection({ count, answers, searches }: Journeys): string {
  const row = (name: string, { count: times, median, p95, most }: Summary): string[] => [
    name, whole(times), milliseconds(median), milliseconds(p95), milliseconds(most),
  ];
  return `## Answer to next page

${count} whole journeys, patients of \`content/vignettes\` from the first question to the outcome, in a browser with the processor slowed ${slowness.processor} times. Everything has been
loaded before: no network is in these figures, as there is none in the widget. *Answer* runs from the press of a button as the browser received it until the next page's
heading has been painted. *Search* runs from a key in the patient's own words until its results have been painted; a key comes about every ${typingMs} ms, and one that has to wait
for the one before it is counted from when it was pressed. The program that drives the page takes a part of the same slowed thread, so these are upper bounds.

${table(["", "measured", "p50", "p95", "longest"], [row("Answer to next page", answers), row("Key to search results", searches)])}
`;
}

function memorySection({ memory: { javascript, wasm, floor } }: Journeys): string {
  return `## Memory

At the outcome of the same journeys, after a collection of garbage. JavaScript is the whole page's heap, the measuring tools' part included; the floor shows how much that is.

${table(["", "median", "most"], [
    ["JavaScript, at the outcome", megabytes(javascript.median), megabytes(javascript.most)],
    ["JavaScript, floor", megabytes(floor), ""],
    ["WebAssembly memory", megabytes(wasm.median), megabytes(wasm.most)],
  ])}
`;
}

function coreSection({ patients, pages, wasm, native, loading }: CoreSpeed): string {
  const row = (name: string, { median, least, most }: Summary): string[] => [name, whole(median), `${whole(least)} to ${whole(most)}`];
  return `## The core alone

No browser and no slowing down: ${patients} patients of \`content/vignettes\` again and again on one core of the machine, ${wasm.count} rounds each after warming up. Every journey's level is
compared with its vignette's. The WebAssembly module, in Node, makes all ${decimal(pages, 1)} pages of an average journey as JSON, which is read. \`signpost play --batch\` reads a patient and
writes the outcome, the questions asked and the advice, without pages: the two rows are not the same work.

${table(["Journeys a second", "median", "all"], [row("WebAssembly in Node, with pages", wasm), row("Native, `signpost play --batch`", native)])}

Reading the file with all topics takes the module ${milliseconds(loading.median)} (${milliseconds(loading.least)} to ${milliseconds(loading.most)}).
`;
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(" | ")} |`;
  const rule = head.map((name, column) => (column === 0 || !name ? "---" : "---:"));
  return [line(head), line(rule), ...rows.map(line)].join("\n");
}

const decimal = (value: number, digits: number): string =>
  value.toLocaleString("en-GB", { minimumFractionDigits: digits, maximumFractionDigits: digits });
const whole = (value: number): string => decimal(value, 0);
const seconds = (ms: number): string => `${decimal(ms / 1000, 2)} s`;
const milliseconds = (ms: number): string => `${decimal(ms, ms < 10 ? 1 : 0)} ms`;
const megabytes = (bytes: number): string => `${decimal(bytes / 1e6, 1)} MB`;
const percent = (share: number): string => `${decimal(share * 100, 0)}%`;
