// SPDX-License-Identifier: Apache-2.0
import assert from "node:assert/strict";
import type { BrowserContextOptions, Locator, Page } from "playwright-core";
import { seal } from "../../../web/widget/src/letters/seal.ts";
import type { Surgery } from "../../../web/widget/src/surgery.ts";
import { newContext, screens } from "./browser.ts";
import { stamp, walkToLetter, type startEngine } from "./core.ts";
import type { Answers } from "./patient.ts";
import { staff, type Service } from "./service.ts";
import { vignette } from "./vignette.ts";

/** Somebody of the surgery at /inbox/. */
export class Staff {
  readonly page: Page;
  readonly #service: Service;

  private constructor(page: Page, service: Service) {
    this.page = page;
    this.#service = service;
  }

  /** Opens the page in a fresh profile; nobody is signed in. */
  static async arrives(service: Service, options: BrowserContextOptions = { viewport: screens.desktop }): Promise<Staff> {
    const context = await newContext(options);
    // Opening the key takes its time on purpose, and more on a busy machine.
    context.setDefaultTimeout(30_000);
    return Staff.arrivesOn(await context.newPage(), service);
  }

  /** Opens the staff page in a browser page of one's own. */
  static async arrivesOn(page: Page, service: Service): Promise<Staff> {
    const person = new Staff(page, service);
    await person.page.goto(`${service.url}/inbox/`);
    await person.heading("Sign in");
    return person;
  }

  /** Signed in and the key open: the list is on the screen. */
  static async atWork(service: Service, options?: BrowserContextOptions): Promise<Staff> {
    const person = await Staff.arrives(service, options);
    await person.signsIn();
    await person.heading("Open the surgery's key");
    await person.opensKey();
    await person.heading("Letters from patients");
    return person;
  }

  async signsIn(user: string = staff.user, password: string = staff.password): Promise<void> {
    await this.page.getByLabel("User name").fill(user);
    await this.page.getByLabel("Password").fill(password);
    await this.button("Sign in").click();
  }

  async opensKey(passphrase: string = staff.passphrase): Promise<void> {
    await this.page.getByLabel("Passphrase of the surgery's key").fill(passphrase);
    await this.button("Open the surgery's key").click();
  }

  /** Looks for what came since, and opens a letter. */
  async opens(reference: string): Promise<void> {
    if (await this.button("All letters").isVisible()) {
      await this.button("All letters").click();
      await this.heading("Letters from patients");
    }
    await this.button("Look for new letters").click();
    await this.button(reference).click();
    await this.page.getByRole("heading", { level: 1, name: reference }).waitFor();
  }

  /** Waits for the page of this heading, which has the focus, so that a screen reader says it. */
  async heading(name: string): Promise<void> {
    await this.page.getByRole("heading", { level: 1, name, exact: true }).waitFor();
  }

  button(name: string): Locator {
    return this.page.getByRole("button", { name, exact: true });
  }

  /** The section under this heading. */
  section(heading: string): Locator {
    return this.page.locator("section", { has: this.page.getByRole("heading", { level: 2, name: heading, exact: true }) });
  }

  /** What is wrong is said, and read out. */
  async expectProblem(words: string): Promise<void> {
    const problem = this.page.getByRole("alert");
    await problem.waitFor();
    assert.match(await problem.innerText(), new RegExp(words));
  }

  /** The checks that failed, with their details. */
  async failures(): Promise<string> {
    const failed = this.page.locator("section.problem");
    return (await failed.count()) === 0 ? "" : failed.innerText();
  }

  /** Sends a text as a letter, sealed to the surgery, whatever it says. The reference comes back. */
  send(text: string, envelope: Partial<Envelope> = {}): Promise<string> {
    return send(this.#service, text, envelope);
  }
}

export interface Envelope {
  readonly list: "urgent" | "clinical" | "admin";
  readonly key: string;
  readonly content: string;
  /** Seals it; the product's own way unless a test has another. */
  readonly seal: (letter: string, envelope: Parameters<typeof seal>[1]) => Promise<string>;
}

/** Posts a letter as the widget does. */
export async function send(service: Service, text: string, { list = "clinical", key = crypto.randomUUID(), content = stamp.content, seal: sealing = seal }: Partial<Envelope> = {}): Promise<string> {
  const surgery = (await (await fetch(`${service.url}/api/v1/surgery`)).json()) as Surgery;
  const body = await sealing(text, { surgery, content, key, list });
  const response = await fetch(`${service.url}/api/v1/letters`, {
    method: "POST",
    body,
    headers: { "Content-Type": "application/jose", "Idempotency-Key": key, "Signpost-Surgery": surgery.ods },
  });
  assert.equal(response.status, 201, await response.clone().text());
  return ((await response.json()) as { reference: string }).reference;
}

/** The letter that a patient of content/vignettes would write, with a key of its own. */
export function letterBy(engine: Awaited<ReturnType<typeof startEngine>>, topic: string, id: string, more: Answers = {}): { readonly text: string; readonly key: string } {
  const { answers, words } = vignette(topic, id);
  assert.equal(walkToLetter(engine, { ...answers, ...more }, topic, words).page, "check");
  const key = crypto.randomUUID();
  return { text: engine.letter({ ...stamp, key }), key };
}
