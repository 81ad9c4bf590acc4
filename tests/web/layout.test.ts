// SPDX-License-Identifier: Apache-2.0
// The pages on small screens, with large letters, in forced colours, without motion, from right to left, and on paper.
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import type { Page } from "playwright-core";
import { expectAccessible } from "./support/accessibility.ts";
import { newContext, newPage, newPageWithFontSize, screens } from "./support/browser.ts";
import { hostPage, openingTime, serveHost, visit, widgetTag } from "./support/hosts.ts";
import { manLetter } from "./support/letters.ts";
import { Patient } from "./support/patient.ts";
import { startService } from "./support/service.ts";
import { say } from "./support/texts.ts";
import { vignette } from "./support/vignette.ts";

const service = await startService();
const man = vignette("urinary", "man_30_burning_cloudy");

/** Nothing sticks out of the page or of its own box. */
async function expectNoSidewaysScroll(page: Page, where: string): Promise<void> {
  const out = await page.evaluate(() => {
    const width = document.documentElement.clientWidth;
    const root = document.querySelector("signpost-widget")?.shadowRoot;
    const sticking = [...(root?.querySelectorAll("*") ?? [])].filter((element) => {
      const box = element.getBoundingClientRect();
      return box.width > 0 && !element.closest(".visually-hidden") && (box.right > width + 1 || box.left < -1);
    });
    return { scroll: document.documentElement.scrollWidth - width, sticking: sticking.map((element) => element.outerHTML.slice(0, 80)) };
  });
  assert.deepEqual(out, { scroll: 0, sticking: [] }, where);
}

/** Every kind of page, from the first to the confirmation, looked at by `look`. */
async function everyPage(patient: Patient, look: (where: string) => Promise<void>): Promise<void> {
  await look("first page");
  await patient.continues();
  await look("a mistake");
  await patient.answer("who", "me");
  await look("age");
  await patient.answer("age", "30 years");
  await look("checklist");
  await patient.answer("emergency_signs_adult", []);
  await patient.widget.locator("#words").fill("burning when I wee");
  for (const summary of await patient.widget.locator(".expander > summary").all()) {
    await summary.click();
  }
  await look("topics");
  await patient.searches("burning when I wee", man.title);
  await patient.answers(man.answers);
  await patient.hasNothingElse();
  await patient.answers(man.answers);
  for (const summary of await patient.widget.locator(".details > summary").all()) {
    await summary.click();
  }
  await look("outcome");
  await patient.presses("letter.expected.button");
  await look("free text");
  for (;;) {
    const linkId = await patient.question();
    if (linkId === undefined) {
      break;
    }
    if (linkId === "birth_date") {
      await look("date");
    }
    await patient.answer(linkId, manLetter[linkId] ?? "");
  }
  await look("check");
  await patient.presses("check.send");
  await patient.widget.locator(".panel").waitFor();
  await look("confirmation");
}

test("320 pixels wide: no page scrolls sideways", async () => {
  const page = await newPage({ viewport: screens.smallest });
  const patient = await visit(page, service);
  await everyPage(patient, (where) => expectNoSidewaysScroll(page, where));
});

test("letters of twice the size, set in the browser: they grow, and nothing is cut off", async () => {
  const page = await newPageWithFontSize(32, `${service.folder}/large-letters`);
  const patient = await visit(page, service);
  const size = await patient.widget.locator("label").first().evaluate((label) => getComputedStyle(label).fontSize);
  assert.equal(size, "32px");
  await everyPage(patient, async (where) => {
    await expectNoSidewaysScroll(page, where);
    const cut = await patient.widget.evaluate((widget) =>
      [...(widget.shadowRoot?.querySelectorAll("button, label, p, li, h2, h3, summary") ?? [])]
        .filter((element) => !element.classList.contains("visually-hidden") && !element.closest(".visually-hidden"))
        .filter((element) => getComputedStyle(element).overflow !== "visible" && element.scrollHeight > element.clientHeight + 1)
        .map((element) => element.outerHTML.slice(0, 80)),
    );
    assert.deepEqual(cut, [], where);
  });
});

test("zoomed to 400%: the same as a screen of 320 pixels", async () => {
  const page = await newPage({ viewport: { width: 320, height: 256 }, deviceScaleFactor: 4 });
  const patient = await visit(page, service);
  await patient.answers({ who: "me", age: "30 years" }).catch(() => undefined);
  await expectNoSidewaysScroll(page, "400%");
  await patient.widget.locator("button[type=submit]").scrollIntoViewIfNeeded();
  assert.ok(await patient.widget.locator("button[type=submit]").isVisible());
});

test("spacing of text as WCAG 1.4.12 allows readers to set it cuts nothing off", async () => {
  const page = await newPage();
  const patient = await visit(page, service);
  await patient.widget.evaluate((widget) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync("* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important } p { margin-bottom: 2em !important }");
    widget.shadowRoot?.adoptedStyleSheets.push(sheet);
  });
  await patient.goes(man.answers, "burning when I wee", man.title);
  await expectNoSidewaysScroll(page, "outcome");
});

describe("forced colours", () => {
  test("what is chosen, focused and pressed can be told apart", async () => {
    const page = await newPage({ forcedColors: "active" });
    const patient = await visit(page, service, "/", { accessible: true });
    const style = (selector: string, pseudo: string | undefined, name: string): Promise<string> =>
      patient.widget.evaluate(
        (widget, [where, part, property]) => {
          const element = widget.shadowRoot?.querySelector(where);
          return element ? getComputedStyle(element, part).getPropertyValue(property) : "";
        },
        [selector, pseudo, name] as const,
      );
    await patient.fill("me");
    const chosen = await style("input:checked", "::after", "border-top-color");
    assert.notEqual(chosen, await style("input:checked", undefined, "background-color"));
    await patient.widget.locator("button[type=submit]").focus();
    assert.equal(await style("button[type=submit]", undefined, "outline-style"), "solid");
    assert.notEqual(await style("button[type=submit]", undefined, "border-top-style"), "none");
    await patient.goes(man.answers, "burning when I wee", man.title);
    assert.equal(await style(".care-card", undefined, "border-top-style"), "solid");
  });
});

test("reduced motion: nothing moves", async () => {
  const page = await newPage({ reducedMotion: "reduce" });
  const patient = await visit(page, service);
  await everyPage(patient, async (where) => {
    const moving = await patient.widget.evaluate((widget) =>
      [...(widget.shadowRoot?.querySelectorAll("*") ?? [])].filter((element) => {
        const { animationName, transitionDuration, scrollBehavior } = getComputedStyle(element);
        return animationName !== "none" || transitionDuration !== "0s" || scrollBehavior !== "auto";
      }).length,
    );
    assert.equal(moving, 0, where);
    assert.equal(await page.evaluate(() => document.getAnimations().length), 0, where);
  });
});

test("from right to left, as the index says: the same pages, mirrored", async () => {
  const context = await newContext({ viewport: screens.smallest });
  await context.route("**/content/index.json", async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, json: { ...((await response.json()) as object), direction: "rtl" } });
  });
  await serveHost(context, `${service.url}/host`, hostPage(widgetTag()));
  const page = await context.newPage();
  await page.clock.setFixedTime(openingTime);
  await page.goto(`${service.url}/host`);
  const patient = await new Patient(page).begins();
  await patient.answer("who", "me");
  await expectNoSidewaysScroll(page, "age");
  const back = await patient.widget.locator(".back").boundingBox();
  assert.ok(back && back.x + back.width > 280, "Back stands at the start of the line");
  await patient.answer("age", "30 years");
  const boxes = await patient.widget.locator("input[type=checkbox]").first().boundingBox();
  assert.ok(boxes && boxes.x > 200, "boxes stand before their words");
  await expectAccessible(page, "right to left");
});

describe("paper", () => {
  test("the outcome is printed alone, unfolded, and the host page is as it was", async () => {
    const page = await newPage();
    const patient = await visit(page, service);
    const { answers, title } = vignette("runny_nose", "toddler_green_snot");
    await patient.goes(answers, "green snot", title);
    await page.emulateMedia({ media: "print" });
    const printed = await page.evaluate(async () => {
      const seen = await new Promise<{ folded: number; host: string; widget: string; top: number; heading: string }>((resolve) => {
        window.print = (): void => {
          const widget = document.querySelector("signpost-widget") as HTMLElement;
          const root = widget.shadowRoot as ShadowRoot;
          resolve({
            folded: root.querySelectorAll("details:not([open])").length,
            host: getComputedStyle(document.querySelector("h1") as HTMLElement).visibility,
            widget: getComputedStyle(widget).visibility,
            top: widget.getBoundingClientRect().top + scrollY,
            heading: root.querySelector("[data-page]")?.textContent ?? "",
          });
        };
        const buttons = [...(document.querySelector("signpost-widget")?.shadowRoot?.querySelectorAll("button") ?? [])];
        buttons.find((button) => button.textContent.includes("Print"))?.click();
      });
      return { ...seen, after: document.adoptedStyleSheets.length };
    });
    assert.deepEqual(printed, { folded: 0, host: "hidden", widget: "visible", top: 0, heading: say("outcome.home"), after: 0 });
    for (const button of await patient.widget.locator("button").all()) {
      assert.equal(await button.isVisible(), false, "a button on paper");
    }
    assert.ok(await patient.widget.locator(".advice-help").isVisible());
  });

  test("the summary that can be downloaded says what to do and what was told", async () => {
    const page = await newPage();
    const patient = await visit(page, service);
    const { answers, title } = vignette("runny_nose", "toddler_green_snot");
    await patient.goes(answers, "green snot", title);
    const downloaded = page.waitForEvent("download");
    await patient.presses("button.download");
    const file = await (await downloaded).path();
    const text = (await import("node:fs")).readFileSync(file, "utf8");
    for (const part of [say("outcome.home").toUpperCase(), say("advice.help"), say("told.title"), "20 months", "01632 960123"]) {
      assert.ok(text.includes(part), `the summary lacks "${part}":\n${text}`);
    }
  });
});
