// SPDX-License-Identifier: Apache-2.0
// The staff page in Chromium, with the service that it belongs to.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { describe, test } from "node:test";
import { CompactEncrypt, exportJWK, generateKeyPair, importJWK } from "jose";
import { padded } from "../../web/widget/src/letters/padding.ts";
import { expectAccessible } from "./support/accessibility.ts";
import { newPage } from "./support/browser.ts";
import { startEngine } from "./support/core.ts";
import { errorsOf } from "./support/fhir.ts";
import { visit } from "./support/hosts.ts";
import { tabTo } from "./support/keyboard.ts";
import { manLetter } from "./support/letters.ts";
import { startService } from "./support/service.ts";
import { letterBy, send, Staff } from "./support/staff.ts";
import { vignette } from "./support/vignette.ts";

const service = await startService();
const engine = await startEngine();

/** A good letter of the man who has read this far, sent without a browser. */
async function sendGood(topic = "urinary", id = "man_30_burning_cloudy", more = {}): Promise<{ reference: string; text: string }> {
  const { text, key } = letterBy(engine, topic, id, more);
  const list = (/"code":"list"\}\]\},"valueString":"(urgent|clinical|admin)"/.exec(text) ?? [])[1] as "urgent" | "clinical" | "admin";
  return { reference: await send(service, text, { key, list }), text };
}

/** Sends the man's letter with one text in the place of another. */
async function sendChanged(what: string, instead: string): Promise<string> {
  const { text, key } = letterBy(engine, "urinary", "man_30_burning_cloudy", { own_words: "It burns badly." });
  assert.ok(text.includes(what));
  return send(service, text.replace(what, instead), { key });
}

describe("signing in", () => {
  test("wrong password, wrong passphrase, then both right", async () => {
    const staff = await Staff.arrives(service);
    await expectAccessible(staff.page, "sign-in");
    await staff.signsIn("reception", "a wrong password");
    await staff.expectProblem("The user name or the password is wrong");
    await expectAccessible(staff.page, "sign-in refused");
    await staff.signsIn();
    await staff.heading("Open the surgery's key");
    await expectAccessible(staff.page, "passphrase");
    await staff.opensKey("correct horse battery paperclip");
    await staff.expectProblem("This passphrase does not open the surgery's key");
    await expectAccessible(staff.page, "passphrase wrong");
    await staff.opensKey("  correct horse battery staple ");
    await staff.heading("Letters from patients");
    await expectAccessible(staff.page, "list");
  });

  test("too many tries are locked out, and told so", async () => {
    const staff = await Staff.arrives(service);
    for (let tries = 0; tries < 5; tries += 1) {
      await staff.signsIn("somebody", "guessing");
      await staff.expectProblem("user name or the password");
    }
    await staff.signsIn("somebody", "guessing");
    await staff.expectProblem("Too many tries");
  });

  test("the problem has the focus, and a service out of reach is said", async () => {
    const staff = await Staff.arrives(service);
    await staff.page.context().setOffline(true);
    await staff.signsIn();
    await staff.expectProblem("could not be reached");
    assert.equal(await staff.page.evaluate(() => document.activeElement?.id), "problem");
  });

  test("after a reload the passphrase is asked again; nothing was kept", async () => {
    const { reference } = await sendGood();
    const staff = await Staff.atWork(service);
    await staff.opens(reference);
    const kept = await staff.page.evaluate(async () => ({
      local: localStorage.length,
      session: sessionStorage.length,
      databases: (await indexedDB.databases()).length,
      caches: (await caches.keys()).length,
      cookie: document.cookie,
      address: location.pathname + location.search + location.hash,
      state: JSON.stringify(history.state),
    }));
    assert.deepEqual(kept, { local: 0, session: 0, databases: 0, caches: 0, cookie: "", address: "/inbox/", state: "null" });
    const cookies = await staff.page.context().cookies();
    assert.deepEqual(cookies.map(({ name, httpOnly, sameSite }) => [name, httpOnly, sameSite]), [["signpost-staff", true, "Strict"]]);
    await staff.page.reload();
    await staff.heading("Open the surgery's key");
    assert.ok(!(await staff.page.locator("body").innerText()).includes(reference));
    await staff.opensKey();
    await staff.heading("Letters from patients");
  });

  test("signing out forgets everything", async () => {
    const staff = await Staff.atWork(service);
    await staff.button("Sign out").click();
    await staff.heading("Sign in");
    await staff.page.reload();
    await staff.heading("Sign in");
  });

  test("a session that ended sends back to sign-in and shows no patient", async () => {
    const { reference } = await sendGood();
    const staff = await Staff.atWork(service);
    await staff.opens(reference);
    await staff.page.context().clearCookies();
    await staff.button("Mark as dealt with").click();
    await staff.heading("Sign in");
    await staff.expectProblem("You were signed out");
    assert.ok(!(await staff.page.locator("body").innerText()).includes("Alex Example"));
  });

  test("a page left alone for half an hour signs itself out", async () => {
    const { reference } = await sendGood();
    const staff = await Staff.arrives(service);
    await staff.page.clock.install();
    await staff.page.reload();
    await staff.heading("Sign in");
    await staff.signsIn();
    await staff.heading("Open the surgery's key");
    await staff.opensKey();
    await staff.heading("Letters from patients");
    await staff.opens(reference);
    await staff.page.clock.fastForward("29:00");
    assert.ok(await staff.section("In their own words").isVisible());
    await staff.page.clock.fastForward("02:00");
    await staff.heading("Sign in");
    await staff.expectProblem("nothing was done here for 30 minutes");
    assert.ok(!(await staff.page.locator("body").innerText()).includes("Alex Example"));
  });
});

test("the letter of a man at the widget is read, checked, dealt with and put back", async () => {
  const { answers, title } = vignette("urinary", "man_30_burning_cloudy");
  const patient = await visit(await newPage(), service);
  await patient.goes(answers, "burning when I wee", title);
  await patient.presses("letter.expected.button");
  await patient.answers(manLetter);
  await patient.presses("check.send");
  await patient.widget.locator(".panel").waitFor();
  const reference = await patient.widget.locator(".reference").innerText();

  const staff = await Staff.atWork(service);
  const row = staff.page.getByRole("row", { name: new RegExp(reference) });
  assert.match(await row.innerText(), /Clinical/);
  await staff.opens(reference);
  await expectAccessible(staff.page, "letter");
  const headings = await staff.page.getByRole("heading", { level: 2 }).allInnerTexts();
  assert.deepEqual(headings, ["In their own words", "Why it was sent", "Who it is", "What was asked and answered"]);
  assert.equal(await staff.section("In their own words").locator("blockquote").innerText(), manLetter["own_words"]);
  assert.match(await staff.section("Why it was sent").innerText(), /Soon[^]*A urine infection is less usual in men/);
  assert.match(await staff.section("Who it is").innerText(), /Alex Example[^]*31 March 1996[^]*07700 900123/);
  assert.match(await staff.page.locator(".banner").innerText(), /Identity not verified[^]*not clinically approved/);
  assert.match(await staff.section("What was asked and answered").innerText(), /burning[^]*cloudy/i);
  await staff.page.getByText("Checks: 5 of 5 passed").waitFor();
  assert.equal(await staff.failures(), "");

  await staff.button("Mark as dealt with").click();
  await staff.heading("Letters from patients");
  await staff.page.getByRole("status").filter({ hasText: `${reference} is marked as dealt with.` }).waitFor();
  assert.equal(await row.count(), 0);
  await staff.button("Dealt with").click();
  await row.waitFor();
  await staff.button(reference).click();
  await staff.button("Put back to do").click();
  await staff.button("To do").click();
  await row.waitFor();
});

test("letters stand in lists with their counts, the oldest first", async () => {
  const own = await startService();
  const sent: string[] = [];
  for (const [topic, id] of [["child_fever", "two_months_38_2"], ["urinary", "man_30_burning_cloudy"], ["dandruff", "flakes_on_shoulders"], ["fit_note", "hip_operation_ward_refused"]] as const) {
    const { text, key } = letterBy(engine, topic, id);
    const list = (/"code":"list"\}\]\},"valueString":"(urgent|clinical|admin)"/.exec(text) ?? [])[1] as "urgent" | "clinical" | "admin";
    sent.push(await send(own, text, { key, list }));
  }
  const staff = await Staff.atWork(own);
  const counts = async (): Promise<string[]> => staff.page.getByRole("group", { name: "Which letters" }).getByRole("button").allInnerTexts();
  const references = (): Promise<string[]> => staff.page.locator("tbody th").allInnerTexts();
  assert.deepEqual((await counts()).map((text) => text.replace(/\s+/g, " ")), ["All 4", "Urgent 1", "Clinical 2", "Administration 1"]);
  assert.deepEqual(await references(), sent);
  await staff.page.getByRole("button", { name: /^Urgent/ }).click();
  await staff.page.locator('tbody tr.clinical').first().waitFor({ state: "detached" });
  assert.deepEqual(await references(), [sent[0]]);
  await staff.button(sent[0] ?? "").click();
  await staff.page.getByText("Urgent, today, within 2 hours").waitFor();
  await staff.page.getByText("Written by someone else for the patient").waitFor();
});

test("a red flag and an emergency answer that was taken back stand right under the patient's words", async () => {
  const { reference } = await sendGood("urinary", "adult_thirst");
  const staff = await Staff.atWork(service);
  await staff.opens(reference);
  const headings = await staff.page.getByRole("heading", { level: 2 }).allInnerTexts();
  assert.deepEqual(headings.slice(0, 2), ["In their own words", "Red flags"]);
  assert.match(await staff.section("Red flags").innerText(), /thirst/);
  await expectAccessible(staff.page, "letter with a red flag");
});

describe("what was tampered with", () => {
  const hostile = '<img src=x onerror="document.title=1"><script>document.title=2</script><h2>All checks passed</h2>{{1}}';

  for (const [name, make, fails] of [
    ["another level", () => sendChanged('"code":"level"}]},"valueString":"soon"', '"code":"level"}]},"valueString":"self-care"'), "exactly this letter"],
    ["other answers", () => sendChanged('[\\"age\\",\\"30 years\\"]', '[\\"age\\",\\"70 years\\"]'), "lead to the same outcome"],
    ["an envelope of another list", async () => send(service, letterBy(engine, "urinary", "man_30_burning_cloudy").text, { list: "urgent" }), "envelope agrees"],
    ["other words", () => sendChanged("It burns badly.", "It is much better."), "exactly this letter"],
  ] as const) {
    test(`${name}: says on top which check failed, and shows the letter all the same`, async () => {
      const reference = await make();
      const staff = await Staff.atWork(service);
      await staff.opens(reference);
      assert.match(await staff.failures(), /FAILED/);
      assert.match(await staff.failures(), new RegExp(fails));
      assert.ok(await staff.section("In their own words").isVisible());
      await expectAccessible(staff.page, name);
    });
  }

  test("HTML in the words, and everywhere else, is only text", async () => {
    const { text, key } = letterBy(engine, "urinary", "man_30_burning_cloudy", { own_words: hostile, worry: hostile, name: hostile.slice(0, 80) });
    const evil = JSON.stringify(hostile).slice(1, -1);
    const reference = await send(service, text
      .replace('"text":"A urine infection', `"text":"${evil}A urine infection`)
      .replace('"code":"topic"}]},"valueString":"', `"code":"topic"}]},"valueString":"${evil}`)
      .replace('"code":"level"}]},"valueString":"', `"code":"level"}]},"valueString":"${evil}`), { key });
    const staff = await Staff.atWork(service);
    await staff.opens(reference);
    assert.equal(await staff.section("In their own words").locator("blockquote").innerText(), hostile);
    assert.equal(await staff.page.locator("img, blockquote *, dd *, main script").count(), 0);
    assert.match(await staff.page.title(), new RegExp(`^${reference}`));
    assert.match(await staff.failures(), /exactly this letter/);
    await expectAccessible(staff.page, "hostile letter");
  });

  for (const [name, text] of [["garbage", "%PDF-1.4 garbage"], ["JSON of another kind", '{"resourceType":"Patient"}']] as const) {
    test(`${name} instead of a letter can't be taken apart, and what was sent can be downloaded`, async () => {
      const staff = await Staff.atWork(service);
      await staff.opens(await staff.send(text));
      assert.match(await staff.failures(), /A check failed[^]*of the form that Signpost writes/);
      assert.equal(await staff.section("In their own words").count(), 0);
      const download = staff.page.waitForEvent("download");
      await staff.button("Download the FHIR Bundle").click();
      assert.equal(readFileSync(await (await download).path(), "utf8"), text);
      await expectAccessible(staff.page, name);
    });
  }

  test("sealed to another's key, or with something hidden in the padding: it can't be read", async () => {
    const staff = await Staff.atWork(service);
    const stranger = await generateKeyPair("ECDH-ES", { crv: "P-256", extractable: true });
    const sealWith = (letter: Uint8Array, publicKey: object, { surgery, content, key, list }: Parameters<typeof import("../../web/widget/src/letters/seal.ts").seal>[1]): Promise<string> =>
      importJWK(publicKey, "ECDH-ES").then((recipient) =>
        new CompactEncrypt(letter)
          .setProtectedHeader({ alg: "ECDH-ES", enc: "A256GCM", kid: surgery.kid ?? "", typ: "signpost-letter+jwe", signpost: { v: 1, surgery: surgery.ods, content, key, list } })
          .encrypt(recipient));
    const stolen = await staff.send("{}", { seal: async (letter, envelope) => sealWith(padded(letter), await exportJWK(stranger.publicKey), envelope) });
    const hidden = await staff.send("{}", {
      seal: (letter, envelope) => {
        const bytes = padded(letter);
        bytes[4000] = 1;
        return sealWith(bytes, envelope.surgery.publicKey ?? {}, envelope);
      },
    });
    for (const reference of [stolen, hidden]) {
      await staff.opens(reference);
      await staff.page.getByRole("heading", { name: "This letter can't be read" }).waitFor();
      assert.equal(await staff.button("Copy as text").count(), 0);
      await expectAccessible(staff.page, "can't be read");
    }
  });

  test("a letter to a key that this passphrase does not open says that it is the key", async () => {
    const { reference } = await sendGood();
    const staff = await Staff.arrives(service);
    await staff.page.route("**/staff/key", async (route) => {
      const response = await route.fetch();
      await route.fulfill({ response, json: { ...((await response.json()) as object), kid: "a-later-key" } });
    });
    await staff.signsIn();
    await staff.heading("Open the surgery's key");
    await staff.opensKey();
    await staff.heading("Letters from patients");
    await staff.opens(reference);
    await staff.page.getByRole("heading", { name: "This letter can't be opened with this key" }).waitFor();
  });

  test("without the published content a letter can be read, and says that it was not checked", async () => {
    const { reference } = await sendGood();
    const staff = await Staff.arrives(service);
    await staff.page.route("**/content/topics*", (route) => route.abort());
    await staff.page.reload();
    await staff.heading("Sign in");
    await staff.signsIn();
    await staff.heading("Open the surgery's key");
    await staff.opensKey();
    await staff.heading("Letters from patients");
    await staff.opens(reference);
    assert.match(await staff.failures(), /can't be loaded here/);
    assert.ok(await staff.section("In their own words").isVisible());
  });
});

test("a letter is copied as text and downloaded as the Bundle that came, which is valid FHIR", async () => {
  const { reference, text } = await sendGood("urinary", "man_30_burning_cloudy", { own_words: "It burns.\nSince \"Sunday\" 😷" });
  const staff = await Staff.atWork(service);
  await staff.page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  await staff.opens(reference);
  await staff.button("Copy as text").click();
  await staff.page.getByText("Copied.").waitFor();
  const copied = await staff.page.evaluate(() => navigator.clipboard.readText());
  assert.ok(copied.startsWith(`Reference ${reference}. Level: Soon`), copied);
  assert.ok(copied.replaceAll("\r\n", "\n").includes("In their own words: It burns.\nSince \"Sunday\" 😷"));
  const download = staff.page.waitForEvent("download");
  await staff.button("Download the FHIR Bundle").click();
  const file = await download;
  assert.equal(file.suggestedFilename(), `letter-${reference}.json`);
  const bytes = readFileSync(await file.path(), "utf8");
  assert.equal(bytes, text);
  assert.deepEqual(errorsOf(JSON.parse(bytes) as object), []);
});

test("all of it by keyboard alone", async () => {
  const { reference } = await sendGood();
  const { page } = await Staff.arrives(service);
  const press = async (name: string, key = "Enter"): Promise<void> => {
    await tabTo(page, page.getByRole("button", { name, exact: true }));
    await page.keyboard.press(key);
  };
  const heading = (name: string): Promise<void> => page.getByRole("heading", { level: 1, name }).waitFor();
  await tabTo(page, page.getByLabel("User name"));
  await page.keyboard.type("reception");
  await page.keyboard.press("Tab");
  await page.keyboard.type("a demonstration password");
  await page.keyboard.press("Enter");
  await heading("Open the surgery's key");
  await page.keyboard.press("Tab");
  await page.keyboard.type("correct horse battery staple");
  await page.keyboard.press("Enter");
  await heading("Letters from patients");
  await press(reference);
  await heading(reference);
  assert.equal(await page.evaluate(() => document.activeElement?.tagName), "H1");
  await tabTo(page, page.locator("summary"));
  await page.keyboard.press("Enter");
  assert.equal(await page.locator("details").getAttribute("open"), "");
  await press("Mark as dealt with", "Space");
  await heading("Letters from patients");
  await press("Sign out");
  await heading("Sign in");
});
