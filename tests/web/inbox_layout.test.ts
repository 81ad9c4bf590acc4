// SPDX-License-Identifier: Apache-2.0
// The staff page on small screens, with large letters and in forced colours.
import assert from "node:assert/strict";
import { test } from "node:test";
import type { Page } from "playwright-core";
import { expectAccessible } from "./support/accessibility.ts";
import { newPageWithFontSize, screens } from "./support/browser.ts";
import { startEngine } from "./support/core.ts";
import { startService } from "./support/service.ts";
import { letterBy, send, Staff } from "./support/staff.ts";

const service = await startService();
const engine = await startEngine();

/** A letter of somebody who is very thirsty, whose words and name don't break anywhere. */
async function sendUnbreakable(): Promise<string> {
  const more = { own_words: "W".repeat(400), name: "N".repeat(80), worry: "https://example.org/".repeat(20) };
  const { text, key } = letterBy(engine, "urinary", "adult_thirst", more);
  return send(service, text, { key, list: "urgent" });
}

/** Looks at every page of the staff: signing in, the key, the lists, the letter. */
async function everyPage(staff: Staff, reference: string, look: (where: string) => Promise<void>): Promise<void> {
  await look("signing in");
  await staff.signsIn();
  await staff.heading("Open the surgery's key");
  await look("the key");
  await staff.opensKey();
  await staff.heading("Letters from patients");
  await look("the list");
  await staff.opens(reference);
  await look("the letter");
}

async function expectNoSidewaysScroll(page: Page, where: string): Promise<void> {
  const wider = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  assert.equal(wider, 0, where);
}

test("nothing scrolls sideways at 320 px, whatever a letter says", async () => {
  const staff = await Staff.arrives(service, { viewport: screens.smallest });
  await everyPage(staff, await sendUnbreakable(), async (where) => {
    await expectNoSidewaysScroll(staff.page, where);
    await expectAccessible(staff.page, `${where} at 320 px`);
  });
});

test("letters of twice the size, set in the browser: they grow, and nothing is cut off", async () => {
  const page = await newPageWithFontSize(32, `${service.folder}/large-letters`);
  page.setDefaultTimeout(30_000);
  const staff = await Staff.arrivesOn(page, service);
  const size = await page.getByLabel("User name").evaluate((field) => getComputedStyle(field).fontSize);
  assert.equal(size, "38px", "twice 19 px");
  await everyPage(staff, await sendUnbreakable(), async (where) => {
    await expectNoSidewaysScroll(page, where);
    const cut = await page.evaluate(() =>
      [...document.querySelectorAll("button, label, p, li, dd, dt, h1, h2, h3, summary, td, th")]
        .filter((element) => !element.closest(".visually-hidden"))
        .filter((element) => getComputedStyle(element).overflow !== "visible" && element.scrollHeight > element.clientHeight + 1)
        .map((element) => element.outerHTML.slice(0, 80)),
    );
    assert.deepEqual(cut, [], where);
  });
});

test("forced colours: buttons keep their edges, and the focus can be seen", async () => {
  const staff = await Staff.arrives(service, { viewport: screens.desktop, forcedColors: "active" });
  await everyPage(staff, await sendUnbreakable(), async (where) => {
    await expectAccessible(staff.page, `${where} in forced colours`);
    for (const button of await staff.page.getByRole("button").all()) {
      if (!(await button.isVisible())) continue;
      await button.focus();
      const look = await button.evaluate((element) => {
        const { outlineStyle, borderTopStyle, textDecorationLine } = getComputedStyle(element);
        return { outlineStyle, edged: borderTopStyle !== "none" || textDecorationLine.includes("underline") };
      });
      assert.deepEqual(look, { outlineStyle: "solid", edged: true }, `${where}: ${(await button.textContent()) ?? ""}`);
    }
  });
});
