// SPDX-License-Identifier: Apache-2.0
// Nothing about the patient leaves the device before Send: not to the network, the address, the history or the host page.
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import type { Page } from "playwright-core";
import { newContext, newPage } from "./support/browser.ts";
import { hostPage, openingTime, serveHost, visit, widgetTag } from "./support/hosts.ts";
import { manLetter } from "./support/letters.ts";
import { Patient } from "./support/patient.ts";
import { startService } from "./support/service.ts";
import { vignette, type Vignette } from "./support/vignette.ts";

const service = await startService();

/** Everything that a request says, in the order of starting; what differs by chance is left out. */
function networkLog(page: Page): string[] {
  const log: string[] = [];
  page.on("request", (request) => {
    log.push(`${request.method()} ${request.url()} ${request.postData() ?? ""} ${JSON.stringify(Object.entries(request.headers()).sort())}`);
  });
  page.on("websocket", (socket) => log.push(`websocket ${socket.url()}`));
  return log;
}

async function until(log: string[], requests: RegExp): Promise<void> {
  for (let tries = 0; tries < 100 && !log.some((line) => requests.test(line)); tries += 1) {
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

async function journeyLog({ answers, title }: Vignette, words: string): Promise<{ log: string[]; page: Page }> {
  const page = await newPage();
  const log = networkLog(page);
  const patient = await visit(page, service);
  await until(log, /seal/);
  await page.waitForLoadState("networkidle");
  const afterLoading = log.length;
  await patient.goes(answers, words, title);
  await page.waitForLoadState("networkidle");
  assert.equal(log.length, afterLoading, `requests after loading:\n${log.slice(afterLoading).join("\n")}`);
  return { log, page };
}

describe("requests", () => {
  test("two topics, one network log: the same requests, and none after loading", async () => {
    const dandruff = await journeyLog(vignette("dandruff", "flakes_on_shoulders"), "white flakes in my hair");
    const mood = await journeyLog(vignette("low_mood", "better_off_without_me"), "feeling low");
    const [a, b] = [dandruff.log.slice().sort(), mood.log.slice().sort()];
    assert.deepEqual(a, b);
    assert.ok(a.every((line) => line.includes(` ${service.url}/`)), "a third party was asked");
    assert.equal(a.filter((line) => line.includes("/content/topics")).length, 1);
  });

  test("until Send: then one letter, and nothing else", async () => {
    const page = await newPage();
    const log = networkLog(page);
    const patient = await visit(page, service);
    await until(log, /seal/);
    await page.waitForLoadState("networkidle");
    const before = log.length;
    const { answers, title } = vignette("urinary", "man_30_burning_cloudy");
    await patient.goes(answers, "burning when I wee", title);
    await patient.presses("letter.expected.button");
    await patient.answers(manLetter);
    assert.equal(log.length, before);
    await patient.presses("check.send");
    await patient.widget.locator(".panel").waitFor();
    assert.deepEqual(log.slice(before).map((line) => line.split(" ").slice(0, 2).join(" ")), [`POST ${service.url}/api/v1/letters`]);
    const posted = log[before] ?? "";
    for (const secret of ["urinary", "burning", "cloudy", "Alex", "07700", "1996"]) {
      assert.ok(!posted.includes(secret), `the request says "${secret}"`);
    }
  });
});

test("no cookie, no storage", async () => {
  const { page } = await journeyLog(vignette("dandruff", "flakes_on_shoulders"), "white flakes in my hair");
  assert.deepEqual(await page.context().cookies(), []);
  assert.deepEqual(
    await page.evaluate(async () => ({
      local: localStorage.length,
      session: sessionStorage.length,
      databases: (await indexedDB.databases()).length,
      caches: (await caches.keys()).length,
      workers: (await navigator.serviceWorker.getRegistrations()).length,
    })),
    { local: 0, session: 0, databases: 0, caches: 0, workers: 0 },
  );
});

test("address, title and history say nothing, whatever the journey", async () => {
  const seen: unknown[] = [];
  for (const [topic, id, words] of [["dandruff", "flakes_on_shoulders", "flakes"], ["low_mood", "exam_nerves", "exam stress"]] as const) {
    const page = await newPage();
    const patient = await visit(page, service);
    const { answers, title } = vignette(topic, id);
    const states: string[] = [];
    await patient.answers(answers);
    for (let step = 0; step < 3; step += 1) {
      states.push(await page.evaluate(() => JSON.stringify(history.state, (key, value: unknown) => (key === "load" ? 0 : value))));
      if (step === 0) {
        await patient.searches(words, title);
      } else if ((await patient.question()) !== undefined && (await patient.question()) !== "anything_else") {
        const linkId = (await patient.question()) ?? "";
        await patient.answer(linkId, answers[linkId] ?? []);
      }
    }
    seen.push({ url: page.url(), title: await page.title(), states });
  }
  assert.deepEqual(seen[0], seen[1]);
});

// What recorders of visits do: listen to the whole page, watch the document, wrap what sends.
const recorder = `
  window.heard = [];
  const note = (what) => window.heard.push(String(what));
  for (const type of ["click", "input", "change", "submit", "keydown", "keyup", "keypress", "beforeinput", "focusin", "pointerup",
                      "copy", "signpost-ready", "signpost-step", "signpost-unavailable"]) {
    document.addEventListener(type, (event) => {
      note([type, event.target?.nodeName, event.target?.value, event.target?.textContent, event.data, event.key, JSON.stringify(event.detail)].join("|"));
    });
  }
  new MutationObserver((changes) => {
    for (const change of changes) note([change.type, change.attributeName, change.target.textContent, change.target.outerHTML].join("|"));
  }).observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
  const push = history.pushState;
  history.pushState = function (...given) { note("pushState " + JSON.stringify(given)); return push.apply(this, given); };
  addEventListener("popstate", (event) => note("popstate " + JSON.stringify(event.state)));
  new PerformanceObserver((list) => list.getEntries().forEach((entry) => note(entry.name))).observe({ entryTypes: ["resource", "mark", "measure"] });
`;

test("a script that records the host page hears no answer, topic or outcome", async () => {
  const context = await newContext();
  const url = `${service.url}/recorded`;
  await serveHost(context, url, hostPage(`<h1>Surgery</h1>${widgetTag()}`));
  const page = await context.newPage();
  await page.addInitScript(recorder);
  await page.clock.setFixedTime(openingTime);
  await page.goto(url);
  const patient = await new Patient(page).begins();
  const { answers, title } = vignette("urinary", "man_30_burning_cloudy");
  await patient.goes(answers, "burning when I wee", title);
  await patient.presses("letter.expected.button");
  await patient.widget.locator("textarea").pressSequentially("Secretword");
  const heard = await page.evaluate(() => (globalThis as unknown as { heard: string[] }).heard);
  assert.ok(heard.some((line) => line.startsWith("signpost-step")), "the recorder is deaf");
  const told = heard.join("\n").toLowerCase();
  for (const secret of ["secret", "urinary", "burning", "cloudy", "wee", "male", "pharm", "soon", "30 years", title.toLowerCase()]) {
    assert.ok(!told.includes(secret), `the recorder heard "${secret}"`);
  }
  assert.doesNotMatch(told, /keydown|beforeinput/, "the recorder heard typing");
});
