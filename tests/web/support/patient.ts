// SPDX-License-Identifier: Apache-2.0
import assert from "node:assert/strict";
import type { Locator, Page } from "playwright-core";
import { expectAccessible } from "./accessibility.ts";
import { chooseRadio, tabTo } from "./keyboard.ts";
import { say, strings } from "./texts.ts";

/** An answer as content's vignettes write it: an option, boxes (none: "None of these"), yes or no, a number, "30 years", "unsure". */
export type Answer = string | boolean | number | readonly string[];
export type Answers = Readonly<Record<string, Answer>>;

/** How a patient uses the page. */
export interface Manner {
  /** Every key but no mouse. */
  readonly keyboard?: boolean;
  /** Checks each page met with axe. */
  readonly accessible?: boolean;
}

/** A person at the widget. Questions are known by their linkId; an answer to a question that is not asked is an error. */
export class Patient {
  readonly page: Page;
  readonly widget: Locator;
  readonly #manner: Manner;

  constructor(page: Page, manner: Manner = {}, widget: Locator = page.locator("signpost-widget").first()) {
    this.page = page;
    this.widget = widget;
    this.#manner = manner;
  }

  /** Waits for the widget's first page. */
  async begins(): Promise<this> {
    await this.widget.locator("form[data-question], .signpost").first().waitFor();
    await this.#look();
    return this;
  }

  /** The question on the screen, or nothing on another page. */
  async question(): Promise<string | undefined> {
    const [linkId] = await this.widget.locator("form[data-question]").evaluateAll((forms) => forms.map((form) => form.getAttribute("data-question")));
    return linkId ?? undefined;
  }

  heading(): Promise<string> {
    return this.widget.locator("[data-page]").innerText();
  }

  /** Answers the question on the screen, which must be this one, and continues. */
  async answer(linkId: string, answer: Answer): Promise<void> {
    assert.equal(await this.question(), linkId);
    await this.fill(answer);
    await this.continues();
  }

  /** Answers whatever is asked, from these answers, until another kind of page comes. */
  async answers(answers: Answers): Promise<void> {
    for (;;) {
      const linkId = await this.question();
      if (linkId === undefined || linkId === "anything_else" || linkId === "which_is_right") {
        return;
      }
      const answer = answers[linkId];
      assert.ok(answer !== undefined, `"${linkId}" is asked (${await this.heading()}) and the test does not answer it`);
      await this.answer(linkId, answer);
    }
  }

  /** Fills in the question on the screen. */
  async fill(answer: Answer): Promise<void> {
    const form = this.widget.locator("form[data-question]");
    if (answer === "unsure" || typeof answer === "boolean" || Array.isArray(answer)) {
      const values = Array.isArray(answer) ? (answer.length > 0 ? (answer as string[]) : ["none"]) : [String(answer)];
      for (const value of values) {
        await this.#tick(form.locator(`input[value="${value}"]`));
      }
      return;
    }
    const text = String(answer);
    const age = /^(\d+) (years|months|weeks|days)$/.exec(text);
    if (age && (await form.locator("input[name=number]").count()) > 0) {
      await this.#write(form.locator("input[name=number]"), age[1] ?? "");
      const unit = form.locator(`input[name=unit][value=${age[2] ?? ""}]`);
      if ((await unit.count()) > 0) {
        await this.#tick(unit);
      }
      return;
    }
    const date = /^(\d{4})-(\d\d)-(\d\d)$/.exec(text);
    if (date && (await form.locator("input[name=day]").count()) > 0) {
      for (const [part, value] of [["day", date[3]], ["month", date[2]], ["year", date[1]]]) {
        await this.#write(form.locator(`input[name=${part ?? ""}]`), value ?? "");
      }
      return;
    }
    const choice = form.locator(`input[value="${text}"]`);
    if ((await form.locator("input[name=number], [name=text]").count()) === 0) {
      await this.#tick(choice);
    } else {
      await this.#write(form.locator("input[name=number], [name=text]"), text);
    }
  }

  async continues(): Promise<void> {
    await this.presses("button.continue");
  }

  /** Presses a button by its text's key. */
  async presses(key: string, values: Record<string, string> = {}): Promise<void> {
    await this.#press(this.widget.getByRole("button", { name: say(key, values), exact: true }));
    await this.#look();
  }

  /** Says what is wrong in their own words and takes the topic of this title. */
  async searches(words: string, title: string): Promise<void> {
    await this.#write(this.widget.locator("#words"), words);
    await this.#look();
    await this.#press(this.widget.locator(".results").getByRole("button", { name: title, exact: true }));
    await this.#look();
  }

  /** "Is there anything else?" No. */
  async hasNothingElse(): Promise<void> {
    await this.answer("anything_else", false);
  }

  /** Goes on from the first page to an outcome with these answers, searching on the way. */
  async goes(answers: Answers, words: string, title: string): Promise<void> {
    await this.answers(answers);
    if ((await this.widget.locator("#words").count()) > 0) {
      await this.searches(words, title);
      await this.answers(answers);
    }
    if ((await this.question()) === "anything_else") {
      await this.hasNothingElse();
      await this.answers(answers);
    }
  }

  /** The outcome is on the screen: its call to action and its care card. */
  async expectOutcome(level: string, destination: string): Promise<void> {
    const title = strings[`outcome.${level}.${destination}`] ?? say(`outcome.${destination}`);
    assert.ok((await this.heading()).endsWith(title), `expected "${title}", not "${await this.heading()}"`);
    const card = { "call-999": "emergency", emergency: "emergency", urgent: "urgent", soon: "non-urgent", routine: "non-urgent" }[level];
    assert.equal(await this.widget.locator(".care-card").count(), card ? 1 : 0);
    if (card) {
      assert.equal(await this.widget.locator(`.care-card-${card}`).count(), 1);
    }
  }

  /** What stands under one of the advice headings. */
  async advice(kind: "do" | "avoid" | "medicine" | "duration" | "help"): Promise<string> {
    return this.widget.locator(`.advice-${kind}`).innerText();
  }

  async expectMistake(key: string, values: Record<string, string> = {}): Promise<void> {
    const summary = this.widget.locator(".error-summary");
    await summary.waitFor();
    assert.ok((await summary.innerText()).includes(say(key, values)), await summary.innerText());
  }

  async #look(): Promise<void> {
    if (this.#manner.accessible) {
      await expectAccessible(this.page, (await this.question()) ?? (await this.heading().catch(() => "a page")));
    }
  }

  async #tick(box: Locator): Promise<void> {
    if (!this.#manner.keyboard) {
      await box.check();
    } else if ((await box.getAttribute("type")) === "radio") {
      await chooseRadio(this.page, box);
    } else {
      await tabTo(this.page, box);
      if (!(await box.isChecked())) {
        await this.page.keyboard.press("Space");
      }
    }
  }

  async #write(field: Locator, text: string): Promise<void> {
    if (this.#manner.keyboard) {
      await tabTo(this.page, field);
      await this.page.keyboard.press("ControlOrMeta+a");
      await this.page.keyboard.type(text);
    } else {
      await field.fill(text);
    }
  }

  async #press(button: Locator): Promise<void> {
    if (this.#manner.keyboard) {
      await tabTo(this.page, button);
      await this.page.keyboard.press("Enter");
    } else {
      await button.click();
    }
  }
}
