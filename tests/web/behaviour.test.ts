// SPDX-License-Identifier: Apache-2.0
// How the widget behaves in the hand: Back, mistakes, changed minds, clearing, leaving, focus.
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { expectAccessible } from "./support/accessibility.ts";
import { newContext, newPage } from "./support/browser.ts";
import { hostPage, openingTime, serveHost, visit, widgetTag } from "./support/hosts.ts";
import { manLetter } from "./support/letters.ts";
import { Patient } from "./support/patient.ts";
import { startService } from "./support/service.ts";
import { say } from "./support/texts.ts";
import { vignette } from "./support/vignette.ts";

const service = await startService();
const flakes = vignette("dandruff", "flakes_on_shoulders");

describe("Back", () => {
  test("in the browser shows the question before with its answer, and Forward the next", async () => {
    const page = await newPage();
    const patient = await visit(page, service);
    await patient.answer("who", "me");
    await patient.answer("age", "34 years");
    const address = page.url();
    await page.goBack();
    assert.equal(await patient.question(), "age");
    assert.equal(await patient.widget.locator("#answer").inputValue(), "34");
    await page.goBack();
    assert.equal(await patient.question(), "who");
    assert.ok(await patient.widget.locator("input[value=me]").isChecked());
    await page.goForward();
    await page.goForward();
    assert.equal(await patient.question(), "emergency_signs_adult");
    assert.equal(page.url(), address);
  });

  test("loses nothing: the same answer goes on through what was seen, another one is followed", async () => {
    const page = await newPage();
    const patient = await visit(page, service);
    await patient.answers({ who: "me", age: "34 years", emergency_signs_adult: [] });
    await patient.searches("white flakes", flakes.title);
    await patient.answer("scalp_danger", []);
    for (const expected of ["scalp_danger", undefined, "emergency_signs_adult", "age"]) {
      await patient.presses("button.back");
      assert.equal(await patient.question(), expected);
    }
    await patient.continues();
    assert.equal(await patient.question(), "emergency_signs_adult");
    await patient.presses("button.back");
    await patient.answer("age", "3 years");
    assert.equal(await patient.question(), "emergency_signs_baby");
  });

  test("keeps what was being written", async () => {
    const { answers, title } = vignette("urinary", "man_30_burning_cloudy");
    const page = await newPage();
    const patient = await visit(page, service);
    await patient.goes(answers, "burning when I wee", title);
    await patient.presses("letter.expected.button");
    await patient.widget.locator("textarea").fill("Half a sentence");
    await page.goBack();
    await patient.presses("letter.expected.button");
    assert.equal(await patient.widget.locator("textarea").inputValue(), "Half a sentence");
  });

  test("after a reload leaves the page instead of walking through lost answers", async () => {
    const page = await newPage();
    await page.goto(`${service.url}/portal/`);
    const patient = await visit(page, service);
    await patient.answers({ who: "me", age: "34 years", emergency_signs_adult: [] });
    page.on("dialog", (dialog) => void dialog.accept());
    await page.reload();
    await patient.begins();
    assert.equal(await patient.question(), "who");
    await page.waitForFunction(() => (history.state as { signpost?: { depth: number } } | null)?.signpost?.depth === 0);
    await page.goBack();
    assert.equal(page.url(), `${service.url}/portal/`);
  });

  test("stays where it is when the host page's own links move about the page", async () => {
    const page = await newPage();
    const patient = await visit(page, service);
    await patient.answer("who", "me");
    await page.getByRole("link", { name: "Opening hours" }).click();
    assert.equal(await patient.question(), "age");
    await page.goBack();
    assert.equal(await patient.question(), "age");
    await page.goBack();
    assert.equal(await patient.question(), "who");
  });
});

describe("a mistake", () => {
  test("is told at the top with the focus on it, beside the field, and leads there", async () => {
    const page = await newPage();
    const patient = await visit(page, service);
    await patient.continues();
    await patient.expectMistake("error.required.choice");
    assert.equal(await focus(patient), "error-summary");
    await expectAccessible(page, "a mistake");
    await patient.widget.locator(".error-summary a").click();
    assert.equal(await focus(patient), "answer-0");
    await patient.fill("child");
    await patient.continues();
    assert.equal(await patient.widget.locator(".error-summary").count(), 0);
  });

  test("in an age: nothing, no number, no unit, one year", async () => {
    const patient = await visit(await newPage(), service);
    await patient.answer("who", "child");
    await patient.continues();
    await patient.expectMistake("error.required.age");
    for (const [age, key] of [["ten", "error.bad-age"], ["7", "error.required.age.unit"]] as const) {
      await patient.widget.locator("#answer").fill(age);
      await patient.continues();
      await patient.expectMistake(key);
    }
    await patient.fill("1 years");
    await patient.continues();
    await patient.expectMistake("error.age-in-months");
    await patient.fill("10 weeks");
    await patient.continues();
    assert.equal(await patient.question(), "emergency_signs_baby");
  });

  test("in a number: a word, too hot, and the box that excludes it", async () => {
    const patient = await visit(await newPage(), service);
    const { answers, title } = vignette("child_fever", "two_months_38_2");
    const { temperature, ...rest } = answers;
    await patient.answers(rest).catch(() => undefined);
    await patient.searches("baby fever", title);
    await patient.answers(rest).catch(() => undefined);
    assert.equal(await patient.question(), "temperature");
    for (const [value, key] of [["warm", "error.not-a-number"], ["380", "error.out-of-range"], ["38.25", "error.too-many-decimals"], ["", "error.required.number.unsure"]] as const) {
      await patient.widget.locator("#answer").fill(value);
      await patient.continues();
      await patient.expectMistake(key, { min: "34.0", max: "43.0" });
    }
    await patient.widget.locator("#answer-unsure").check();
    await patient.widget.locator("#answer").fill("38,2 °C");
    assert.equal(await patient.widget.locator("#answer-unsure").isChecked(), false);
    await patient.continues();
    assert.notEqual(await patient.question(), "temperature");
    assert.equal(temperature, 38.2);
  });
});

test("\"None of these\" and the other boxes exclude each other", async () => {
  const patient = await visit(await newPage(), service);
  await patient.answers({ who: "me", age: "34 years" }).catch(() => undefined);
  const boxes = patient.widget.locator("input[type=checkbox]");
  const none = patient.widget.locator("input[value=none]");
  await boxes.nth(0).check();
  await boxes.nth(1).check();
  await none.check();
  assert.equal(await patient.widget.locator("input:checked").count(), 1);
  await boxes.nth(1).check();
  assert.equal(await none.isChecked(), false);
});

test("an emergency sign taken back asks which is right, and the first answer can stand", async () => {
  const page = await newPage();
  const patient = await visit(page, service, "/", { accessible: true });
  await patient.answers({ who: "me", age: "60 years", emergency_signs_adult: ["breathing"] });
  await patient.expectOutcome("call-999", "ambulance");
  await page.goBack();
  await patient.widget.locator("input[value=none]").check();
  await patient.continues();
  assert.equal(await patient.question(), "which_is_right");
  await patient.answer("which_is_right", "first");
  await patient.expectOutcome("call-999", "ambulance");
});

test("red-flag words in the search lead to a question", async () => {
  const patient = await visit(await newPage(), service);
  await patient.answers({ who: "me", age: "50 years", emergency_signs_adult: [] });
  await patient.searches("dandruff and crushing chest pain", flakes.title);
  const asked: (string | undefined)[] = [];
  for (let page = 0; page < 6 && (await patient.question()) !== undefined; page += 1) {
    const linkId = await patient.question();
    asked.push(linkId);
    if (linkId?.startsWith("said_")) {
      break;
    }
    await patient.answer(linkId ?? "", linkId === "anything_else" ? false : (flakes.answers[linkId ?? ""] ?? []));
  }
  assert.ok(asked.some((linkId) => linkId?.startsWith("said_")), `asked: ${asked.join(", ")}`);
});

test("\"Still need help?\" always lets the patient write", async () => {
  const patient = await visit(await newPage(), service, "/", { accessible: true });
  await patient.goes(flakes.answers, "white flakes", flakes.title);
  await patient.presses("still.button");
  await patient.answers({ why_more: "worried", recheck_signs_adult: [] });
  assert.ok(await patient.widget.getByText(say("outcome.asked")).isVisible());
  await patient.presses("letter.expected.button");
  assert.equal(await patient.question(), "own_words");
});

test("an answer changed on the last page but one is in the letter, and Back can't send it twice", async () => {
  const { answers, title } = vignette("urinary", "man_30_burning_cloudy");
  const page = await newPage();
  const patient = await visit(page, service);
  await patient.goes(answers, "burning when I wee", title);
  await patient.presses("letter.expected.button");
  await patient.answers(manLetter);
  await patient.widget.locator("[data-change=name]").click();
  await patient.answer("name", "Alexander Example");
  const posted = page.waitForRequest((request) => request.method() === "POST");
  await patient.presses("check.send");
  await patient.widget.locator(".panel").waitFor();
  assert.ok(JSON.stringify(service.open((await posted).postData() ?? "")).includes("Alexander"));
  await page.waitForFunction(() => (history.state as { signpost: { depth: number } }).signpost.depth === 0);
  await page.goForward();
  assert.ok(await patient.widget.locator(".panel").isVisible());
  assert.equal(await patient.widget.locator("[data-send]").count(), 0);
});

describe("focus", () => {
  test("is not taken on the first page, and goes to the heading of each new one", async () => {
    const page = await newPage();
    const patient = await visit(page, service);
    assert.equal(await page.evaluate(() => document.activeElement?.tagName), "BODY");
    await patient.answer("who", "me");
    assert.equal(await patient.widget.evaluate((widget) => widget.shadowRoot?.activeElement?.tagName), "H2");
    assert.equal(await patient.widget.evaluate((widget) => widget.shadowRoot?.activeElement?.hasAttribute("data-page")), true);
  });

  test("heading levels follow the host page's", async () => {
    const context = await newContext();
    await serveHost(context, `${service.url}/host`, hostPage(widgetTag('allow-draft heading-level="3"')));
    const page = await context.newPage();
    await page.goto(`${service.url}/host`);
    const patient = await new Patient(page).begins();
    assert.equal(await patient.widget.locator("h3[data-page]").count(), 1);
  });
});

describe("leaving", () => {
  test("a reload is asked about only while there is something to lose", async () => {
    const page = await newPage();
    const patient = await visit(page, service);
    let dialogs = 0;
    page.on("dialog", (dialog) => {
      dialogs += 1;
      void dialog.accept();
    });
    await page.reload();
    assert.equal(dialogs, 0);
    await patient.begins();
    await patient.answer("who", "me");
    await page.reload();
    assert.equal(dialogs, 1);
    await patient.begins();
    await patient.goes(flakes.answers, "white flakes", flakes.title);
    await page.reload();
    assert.equal(dialogs, 1, "self-care is read to the end: nothing to lose");
  });

  test("\"Clear my answers\" forgets everything", async () => {
    const page = await newPage();
    const patient = await visit(page, service);
    await patient.answers({ who: "me", age: "34 years", emergency_signs_adult: [] });
    await patient.presses("button.clear");
    assert.equal(await patient.question(), "who");
    assert.equal(await patient.widget.locator("input:checked").count(), 0);
    await patient.answer("who", "me");
    assert.equal(await patient.widget.locator("#answer").inputValue(), "");
  });

  for (const way of ["button", "Shift three times"] as const) {
    test(`"Leave this page quickly" by ${way}: away at once, and Back shows no answer`, async () => {
      const context = await newContext();
      await context.route("https://www.bbc.co.uk/**", (route) => route.fulfill({ contentType: "text/html", body: "<h1>Weather</h1>" }));
      const page = await context.newPage();
      const patient = await visit(page, service);
      const mood = vignette("low_mood", "exam_nerves");
      await patient.answers({ ...mood.answers });
      assert.equal(await patient.widget.locator(".button-leave").count(), 0);
      await patient.searches("feeling low", mood.title);
      if (way === "button") {
        await expectAccessible(page, "a sensitive page");
        await patient.widget.getByRole("button", { name: say("leave.button") }).click();
      } else {
        for (let press = 0; press < 3; press += 1) {
          await page.keyboard.press("Shift");
        }
      }
      await page.waitForURL("https://www.bbc.co.uk/weather");
      await page.goBack();
      await patient.begins();
      assert.equal(await patient.question(), "who");
    });
  }
});

test("a draft says on every page that nobody approved it", async () => {
  const patient = await visit(await newPage(), service);
  const draft = patient.widget.locator(".draft", { hasText: say("draft.tag") });
  await draft.waitFor();
  await patient.answers(flakes.answers);
  assert.ok(await draft.isVisible());
  await patient.searches("white flakes", flakes.title);
  await patient.answers(flakes.answers);
  await patient.hasNothingElse();
  await patient.answers(flakes.answers);
  await patient.expectOutcome("self-care", "home");
  assert.ok(await draft.isVisible());
});

test("outside opening hours, what the surgery can't answer in time goes to NHS 111", async () => {
  const page = await newPage();
  await page.clock.setFixedTime(new Date("2026-11-22T03:00:00Z"));
  await page.goto(service.url);
  const patient = await new Patient(page, { accessible: true }).begins();
  const { answers, title } = vignette("child_fever", "two_months_38_2");
  await patient.goes(answers, "baby fever", title);
  await patient.expectOutcome("urgent", "nhs-111");
  assert.ok(await patient.widget.getByText(say("outcome.closed")).isVisible());
  assert.ok(openingTime.getUTCDay() === 1);
});

async function focus(patient: Patient): Promise<string | undefined> {
  return patient.widget.evaluate((widget) => {
    const active = widget.shadowRoot?.activeElement;
    return active?.id === "" ? active.className : active?.id;
  });
}
