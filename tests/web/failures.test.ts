// SPDX-License-Identifier: Apache-2.0
// Never a blank, nothing lost: what a patient sees when something fails.
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import type { BrowserContext, Page } from "playwright-core";
import { expectAccessible } from "./support/accessibility.ts";
import { newContext } from "./support/browser.ts";
import { hostPage, openingTime, serveHost, visit, widgetTag } from "./support/hosts.ts";
import { manLetter } from "./support/letters.ts";
import { Patient } from "./support/patient.ts";
import { startService } from "./support/service.ts";
import { say } from "./support/texts.ts";
import { vignette } from "./support/vignette.ts";

const service = await startService();

async function openHost(context: BrowserContext, headers: Record<string, string> = {}, attributes?: string): Promise<Page> {
  await serveHost(context, `${service.url}/host`, hostPage(`<h1>Surgery</h1>${widgetTag(attributes)}`), headers);
  const page = await context.newPage();
  await page.clock.setFixedTime(openingTime);
  await page.goto(`${service.url}/host`);
  return page;
}

/** What the host page put into the widget can be read and called. */
async function expectFallback(page: Page): Promise<void> {
  await page.waitForTimeout(1_000);
  for (const number of ["999", "01632960123"]) {
    const link = page.locator(`signpost-widget > p > a[href="tel:${number}"]`);
    assert.ok(await link.isVisible(), `${number} can't be seen`);
  }
  await expectAccessible(page, "the fallback");
}

describe("the fallback", () => {
  test("shows when WebAssembly is blocked by the host page's policy, and says that the service is down", async () => {
    const page = await openHost(await newContext(), { "Content-Security-Policy": "script-src 'self'" });
    await page.getByText(say("unavailable.failed")).waitFor();
    await expectFallback(page);
  });

  for (const file of ["signpost.wasm", "index.json", "surgery"]) {
    test(`shows when ${file} can't be had`, async () => {
      const context = await newContext();
      await context.route(`**/${file}`, (route) => route.abort());
      await expectFallback(await openHost(context));
    });
  }

  test("shows when the script can't be had", async () => {
    const context = await newContext();
    await context.route("**/signpost-widget.js", (route) => route.abort());
    await expectFallback(await openHost(context));
  });

  test("shows when the module is damaged", async () => {
    const context = await newContext();
    await context.route("**/signpost.wasm", (route) => route.fulfill({ contentType: "application/wasm", body: "not a module" }));
    await expectFallback(await openHost(context));
  });

  test("shows when the host page forgot an attribute", async () => {
    const context = await newContext();
    await serveHost(context, `${service.url}/forgot`, hostPage(widgetTag().replace('surgery="/api/v1/surgery"', "")));
    const page = await context.newPage();
    const complaint = page.waitForEvent("console", (message) => message.type() === "error");
    await page.goto(`${service.url}/forgot`);
    assert.match((await complaint).text(), /attribute surgery is missing/);
    await expectFallback(page);
  });

  test("shows instead of a draft that the host page did not allow", async () => {
    const page = await openHost(await newContext(), {}, "");
    await page.getByText(say("unavailable.draft")).waitFor();
    await expectFallback(page);
  });
});

test("a host page's strict policy is enough: no inline style, no eval, no third party", async () => {
  const page = await openHost(await newContext(), {
    "Content-Security-Policy":
      "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'; require-trusted-types-for 'script'; trusted-types lit-html",
  });
  const patient = await new Patient(page).begins();
  const { answers, title, level, destination } = vignette("dandruff", "flakes_on_shoulders");
  await patient.goes(answers, "white flakes in my hair", title);
  await patient.expectOutcome(level, destination);
  assert.equal(await patient.widget.locator("button[type=button]").first().evaluate((button) => getComputedStyle(button).cursor), "pointer");
});

describe("all topics", () => {
  for (const [name, answer] of [["can't be had", { status: 503 }], ["are not those that the index names", { body: "other bytes" }]] as const) {
    test(`if they ${name}, the patient is told whom to phone, and can try again`, async () => {
      const context = await newContext();
      let broken = true;
      await context.route("**/content/topics*", (route) => (broken ? route.fulfill(answer) : route.continue()));
      const page = await openHost(context);
      const patient = await new Patient(page).begins();
      const { answers, title, level, destination } = vignette("dandruff", "flakes_on_shoulders");
      await patient.answer("who", answers["who"] ?? "");
      await patient.answer("age", answers["age"] ?? "");
      await page.getByText(say("unavailable.failed")).waitFor();
      for (const number of ["01632960123", "111", "999"]) {
        assert.ok(await patient.widget.locator(`.signpost a[href="tel:${number}"]`).first().isVisible());
      }
      await expectAccessible(page, "topics failed");
      broken = false;
      await patient.widget.locator("[data-retry]").click();
      await patient.widget.locator("form[data-question=emergency_signs_adult]").waitFor();
      await patient.goes(answers, "white flakes in my hair", title);
      await patient.expectOutcome(level, destination);
    });
  }

  test("if they are slow, the patient waits on a page that says so", async () => {
    const context = await newContext();
    await context.route("**/content/topics*", async (route) => {
      await new Promise((resolve) => setTimeout(resolve, 5_000));
      await route.continue();
    });
    const patient = await new Patient(await openHost(context)).begins();
    await patient.answer("who", "me");
    await patient.answer("age", "30 years");
    await patient.widget.locator("[role=status]", { hasText: say("status.loading") }).waitFor();
    await patient.widget.locator("form[data-question=emergency_signs_adult]").waitFor();
  });
});

describe("sending", () => {
  async function atCheck(context: BrowserContext): Promise<Patient> {
    const patient = await visit(await context.newPage(), service);
    const { answers, title } = vignette("urinary", "man_30_burning_cloudy");
    await patient.goes(answers, "burning when I wee", title);
    await patient.presses("letter.expected.button");
    await patient.answers(manLetter);
    return patient;
  }

  const sent = (patient: Patient): Promise<void> => patient.widget.locator(".panel").waitFor();
  const words = manLetter["own_words"] as string;

  test("the network drops: the answers stay, and the very same bytes are sent again", async () => {
    const context = await newContext();
    const bodies: (string | null)[] = [];
    const keys: (string | undefined)[] = [];
    await context.route("**/api/v1/letters", (route) => {
      bodies.push(route.request().postData());
      keys.push(route.request().headers()["idempotency-key"]);
      return bodies.length < 3 ? route.abort("connectionreset") : route.continue();
    });
    const patient = await atCheck(context);
    await patient.presses("check.send");
    await patient.expectMistake("not-sent.unreachable");
    assert.equal(await patient.widget.locator(".panel").count(), 0);
    assert.ok(await patient.widget.getByText(words).isVisible(), "the answers are gone");
    await expectAccessible(patient.page, "not sent");
    await patient.presses("check.again");
    await patient.expectMistake("not-sent.kept");
    await patient.presses("check.again");
    await sent(patient);
    assert.equal(new Set(bodies).size, 1);
    assert.equal(new Set(keys).size, 1);
    assert.equal(bodies.length, 3);
  });

  test("the answer is lost on the way: the letter is there once, with one receipt", async () => {
    const context = await newContext();
    let first = "";
    await context.route("**/api/v1/letters", async (route) => {
      const response = await route.fetch();
      if (first === "") {
        first = ((await response.json()) as { reference: string }).reference;
        return route.abort("connectionreset");
      }
      return route.fulfill({ response });
    });
    const patient = await atCheck(context);
    await patient.presses("check.send");
    await patient.expectMistake("not-sent.unreachable");
    await patient.presses("check.again");
    await sent(patient);
    assert.equal(await patient.widget.locator(".reference").innerText(), first);
  });

  test("offline: it says so, keeps everything and sends when the connection is back", async () => {
    const context = await newContext();
    const patient = await atCheck(context);
    await context.setOffline(true);
    await patient.widget.getByText(say("status.offline")).waitFor();
    await patient.presses("check.send");
    await patient.expectMistake("not-sent.offline");
    await context.setOffline(false);
    await patient.presses("check.again");
    await sent(patient);
  });

  test("nothing but a receipt is \"sent\": not a wi-fi's welcome page, not a full disk, not a refusal", async () => {
    const context = await newContext();
    const answers = [
      [{ status: 200, contentType: "text/html", body: "<p>Welcome to the hotel's wi-fi</p>" }, "not-sent.unreachable"],
      [{ status: 507, contentType: "application/problem+json", body: "{}" }, "not-sent.busy"],
      [{ status: 422, contentType: "application/problem+json", body: '{"type":"urn:signpost:problem:bad-envelope"}' }, "not-sent.refused"],
    ] as const;
    const patient = await atCheck(context);
    for (const [answer, key] of answers) {
      await context.unrouteAll();
      await context.route("**/api/v1/letters", (route) => route.fulfill(answer));
      await patient.widget.locator("[data-send]").click();
      await patient.widget.getByText(say(key)).waitFor();
      assert.equal(await patient.widget.locator(".panel").count(), 0);
    }
  });

  test("a surgery's new key: sealed anew, once, with a new idempotency key", async () => {
    const context = await newContext();
    const keys: (string | undefined)[] = [];
    await context.route("**/api/v1/letters", (route) => {
      keys.push(route.request().headers()["idempotency-key"]);
      return keys.length === 1
        ? route.fulfill({ status: 422, contentType: "application/problem+json", body: '{"type":"urn:signpost:problem:unknown-key"}' })
        : route.continue();
    });
    const patient = await atCheck(context);
    await patient.presses("check.send");
    await sent(patient);
    assert.equal(new Set(keys).size, 2);
  });
});
