// SPDX-License-Identifier: Apache-2.0
// Whole journeys on the demonstration surgery's site, as the people in the README make them.
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { newPage, screens } from "./support/browser.ts";
import { openingTime, visit } from "./support/hosts.ts";
import { manLetter } from "./support/letters.ts";
import { Patient } from "./support/patient.ts";
import { startService } from "./support/service.ts";
import { say } from "./support/texts.ts";
import { vignette } from "./support/vignette.ts";

const service = await startService();

const journeys = [
  { who: "flakes on the shoulders end in self-care", topic: "dandruff", id: "flakes_on_shoulders", words: "white flakes in my hair" },
  { who: "a toddler with green snot ends in self-care", topic: "runny_nose", id: "toddler_green_snot", words: "green snot" },
  { who: "a baby of 2 months with 38.2 °C ends in urgent help", topic: "child_fever", id: "two_months_38_2", words: "baby hot" },
  { who: "a woman of 30 with burning and cloudy urine is sent to a pharmacist", topic: "urinary", id: "woman_30_burning_cloudy", words: "burning when I wee" },
  { who: "a man of 30 with the same is asked to write to the surgery", topic: "urinary", id: "man_30_burning_cloudy", words: "burning when I wee" },
];

describe("journeys, with every page accessible", () => {
  for (const { who, topic, id, words } of journeys) {
    test(who, async () => {
      const { answers, title, level, destination } = vignette(topic, id);
      const patient = await visit(await newPage(), service, "/", { accessible: true });
      await patient.goes(answers, words, title);
      await patient.expectOutcome(level, destination);
      if (level !== "call-999") {
        assert.notEqual(await patient.advice("help"), "");
      }
    });
  }
});

test("a whole journey, letter and all, by keyboard alone", async () => {
  const { answers, title } = vignette("urinary", "man_30_burning_cloudy");
  const patient = await visit(await newPage({ viewport: screens.desktop }), service, "/", { keyboard: true });
  await patient.goes(answers, "burning when I wee", title);
  await patient.expectOutcome("soon", "surgery");
  await patient.presses("letter.expected.button");
  await patient.answers(manLetter);
  await patient.presses("check.send");
  await patient.widget.locator(".panel").waitFor();
  assert.match(await patient.widget.locator(".reference").innerText(), /^[0-9A-HJKMNP-TV-Z]{3}-[0-9A-HJKMNP-TV-Z]{3}$/);
});

test("a letter arrives sealed, says what was said, and every page of it is accessible", async () => {
  const { answers, title } = vignette("urinary", "man_30_burning_cloudy");
  const page = await newPage();
  const patient = await visit(page, service, "/", { accessible: true });
  await patient.goes(answers, "burning when I wee", title);
  await patient.presses("letter.expected.button");
  await patient.answers(manLetter);
  assert.equal(await patient.heading(), say("check.title"));
  const posted = page.waitForRequest((request) => request.method() === "POST");
  await patient.presses("check.send");
  await patient.widget.locator(".panel").waitFor();

  const sealed = (await posted).postData() ?? "";
  assert.ok(!sealed.includes("burning"));
  const letter = JSON.stringify(service.open(sealed));
  assert.ok(letter.includes(manLetter["own_words"] as string));
  assert.ok(letter.includes("urinary_man"), "the letter names the rule that sent it");
});

test("a portal embeds the widget from another origin, as high as its content", async () => {
  const page = await newPage({ viewport: screens.desktop });
  await page.clock.setFixedTime(openingTime);
  await page.goto(`${service.portalUrl}/portal/`);
  const frame = page.frameLocator("iframe");
  const { answers, title, level, destination } = vignette("dandruff", "flakes_on_shoulders");
  const patient = new Patient(page, {}, frame.locator("signpost-widget"));
  await patient.begins();
  await patient.goes(answers, "white flakes in my hair", title);
  await patient.expectOutcome(level, destination);
  const content = await frame.locator("body").evaluate((body) => Math.ceil(body.getBoundingClientRect().height));
  await page.waitForFunction((height) => document.querySelector("iframe")?.clientHeight === height, content);
  assert.equal(new URL(page.frames()[1]?.url() ?? "").hostname, "127.0.0.1");

  // The portal's Back is the widget's too.
  const before = await patient.heading();
  await page.evaluate(() => { history.back(); });
  await patient.widget.locator("form[data-question]").waitFor();
  assert.notEqual(await patient.heading(), before);
  assert.equal(page.url(), `${service.portalUrl}/portal/`);
});
