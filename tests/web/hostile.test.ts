// SPDX-License-Identifier: Apache-2.0
// Host pages from the tamest to the most hostile: the widget looks and works the same.
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { newContext, screens } from "./support/browser.ts";
import { hostPage, openingTime, serveHost, widgetTag } from "./support/hosts.ts";
import { Patient } from "./support/patient.ts";
import { startService } from "./support/service.ts";
import { say } from "./support/texts.ts";
import { vignette } from "./support/vignette.ts";

const service = await startService();

const hosts = {
  tame: "",
  "a root font of 62.5%": "<style>html { font-size: 62.5% } body { font: 1.6rem/1.4 georgia }</style>",
  "resets of everything": `<style>
    * { all: unset !important; font: 9px/1 serif !important; letter-spacing: 3px !important; color: pink !important;
        text-transform: uppercase !important; direction: rtl; visibility: hidden !important; box-sizing: content-box !important }
    body * { float: left !important }
    signpost-widget { display: inline !important; width: 40px !important; opacity: 0.1 !important; position: fixed !important; margin: -99px !important; filter: blur(4px) !important }
  </style>`,
};

interface Look {
  readonly heading: { readonly size: string; readonly colour: string; readonly spacing: string; readonly width: number };
  readonly button: { readonly height: number; readonly background: string };
  readonly host: Readonly<Record<string, string>>;
}

async function lookOf(head: string): Promise<{ look: Look; patient: Patient }> {
  const context = await newContext({ viewport: screens.desktop });
  const url = `${service.url}/host`;
  await serveHost(context, url, hostPage(widgetTag(), `<style>body { margin: 0 !important }</style>${head}`));
  const page = await context.newPage();
  await page.clock.setFixedTime(openingTime);
  await page.goto(url);
  const patient = await new Patient(page).begins();
  const look = await patient.widget.evaluate((widget): Look => {
    const root = widget.shadowRoot as ShadowRoot;
    const heading = root.querySelector("[data-page]") as HTMLElement;
    const button = root.querySelector("button[type=submit]") as HTMLElement;
    const of = getComputedStyle(heading);
    const host = getComputedStyle(widget);
    return {
      heading: { size: of.fontSize, colour: of.color, spacing: of.letterSpacing, width: heading.getBoundingClientRect().width },
      button: { height: button.getBoundingClientRect().height, background: getComputedStyle(button).backgroundColor },
      host: Object.fromEntries(["display", "opacity", "position", "visibility", "filter", "float", "textTransform", "direction"].map((name) => [name, host[name as "display"]])),
    };
  });
  return { look, patient };
}

describe("host pages", () => {
  test("change nothing about the look", async () => {
    const { look: tame } = await lookOf(hosts.tame);
    for (const [name, head] of Object.entries(hosts)) {
      const { look, patient } = await lookOf(head);
      assert.deepEqual({ ...look, host: { ...look.host, direction: "" } }, { ...tame, host: { ...tame.host, direction: "" } }, name);
      const { answers } = vignette("dandruff", "flakes_on_shoulders");
      await patient.answers(answers);
      assert.equal(await patient.heading(), say("topics.title"), name);
    }
  });
});

test("a column as wide as its content still gives it room", async () => {
  const { patient } = await lookOf("<style>body { display: inline-flex }</style>");
  const width = (await patient.widget.boundingBox())?.width ?? 0;
  assert.ok(width >= 280, `${width}px`);
});

test("two widgets on one page know nothing of each other", async () => {
  const context = await newContext({ viewport: screens.desktop });
  const url = `${service.url}/two`;
  await serveHost(context, url, hostPage(`<h1>Two</h1>${widgetTag()}${widgetTag('allow-draft heading-level="3" topic="dandruff"')}`));
  const page = await context.newPage();
  await page.clock.setFixedTime(openingTime);
  await page.goto(url);
  const first = await new Patient(page, { accessible: true }, page.locator("signpost-widget").nth(0)).begins();
  const second = await new Patient(page, { accessible: true }, page.locator("signpost-widget").nth(1)).begins();
  const cold = vignette("runny_nose", "adult_cold_yellow");
  const flakes = vignette("dandruff", "flakes_on_shoulders");

  await first.answers(cold.answers);
  await second.answers(flakes.answers);
  assert.equal(await first.heading(), say("topics.title"));
  // The host page gave the second one its topic: nothing to choose.
  assert.equal(await second.question(), "anything_else");
  await first.searches("runny nose", cold.title);

  // Back undoes the last step of all, whichever widget made it; a widget's own link moves that widget alone.
  await page.goBack();
  assert.equal(await first.heading(), say("topics.title"));
  assert.equal(await second.question(), "anything_else");
  await second.presses("button.back");
  assert.equal(await second.question(), "scalp_danger");
  assert.equal(await first.heading(), say("topics.title"));

  await first.searches("runny nose", cold.title);
  await first.answers(cold.answers);
  await first.hasNothingElse();
  await first.answers(cold.answers);
  await first.expectOutcome(cold.level, cold.destination);
  await second.answers(flakes.answers);
  await second.hasNothingElse();
  await second.answers(flakes.answers);
  await second.expectOutcome(flakes.level, flakes.destination);
});
