// SPDX-License-Identifier: Apache-2.0
// The README's pictures of what patients see.
import { test } from "node:test";
import type { Page } from "playwright-core";
import { newPage, screens } from "./support/browser.ts";
import { openingTime, visit } from "./support/hosts.ts";
import { manLetter } from "./support/letters.ts";
import { Patient } from "./support/patient.ts";
import { picture } from "./support/pictures.ts";
import { startService } from "./support/service.ts";
import { vignette } from "./support/vignette.ts";

const service = await startService();

const toWidget = (page: Page): Promise<void> => page.locator("signpost-widget").evaluate((widget) => { widget.scrollIntoView({ block: "start" }); });

test("the surgery's site on a desktop", async () => {
  const page = await newPage({ viewport: screens.desktop });
  await visit(page, service);
  await picture(page, "surgery-desktop");
});

test("from the patient's own words to self-care, on a phone", async () => {
  const page = await newPage({ viewport: screens.phone, deviceScaleFactor: 2 });
  const patient = await visit(page, service);
  await toWidget(page);
  await picture(page, "first-page");
  const { answers, title } = vignette("runny_nose", "toddler_green_snot");
  await patient.answers(answers);
  await patient.widget.locator("#words").fill("green snot");
  await toWidget(page);
  await picture(page, "own-words");
  await patient.searches("green snot", title);
  await toWidget(page);
  await picture(page, "red-flags");
  await patient.answers(answers);
  await patient.hasNothingElse();
  await patient.answers(answers);
  await toWidget(page);
  await picture(page, "self-care");
});

test("urgent help and an emergency, on a phone", async () => {
  const page = await newPage({ viewport: screens.phone, deviceScaleFactor: 2 });
  const patient = await visit(page, service);
  const baby = vignette("child_fever", "two_months_38_2");
  await patient.goes(baby.answers, "baby fever", baby.title);
  await toWidget(page);
  await picture(page, "urgent");
  await patient.presses("button.clear");
  await patient.answers({ who: "me", age: "60 years", emergency_signs_adult: ["breathing"] });
  await toWidget(page);
  await picture(page, "emergency");
});

test("a letter, from check to receipt", async () => {
  const page = await newPage({ viewport: screens.desktop });
  const patient = await visit(page, service);
  const { answers, title } = vignette("urinary", "man_30_burning_cloudy");
  await patient.goes(answers, "burning when I wee", title);
  await patient.presses("letter.expected.button");
  await patient.answers(manLetter);
  await toWidget(page);
  await picture(page, "check-answers");
  await patient.presses("check.send");
  await patient.widget.locator(".panel").waitFor();
  await toWidget(page);
  await picture(page, "sent");
});

test("the portal with the widget in a frame", async () => {
  const page = await newPage({ viewport: screens.desktop });
  await page.clock.setFixedTime(openingTime);
  await page.goto(`${service.portalUrl}/portal/`);
  await new Patient(page, {}, page.frameLocator("iframe").locator("signpost-widget")).begins();
  await page.waitForTimeout(300);
  await picture(page, "portal");
});
