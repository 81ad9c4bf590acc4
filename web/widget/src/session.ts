// SPDX-License-Identifier: Apache-2.0
import { html, nothing, type TemplateResult } from "lit/html.js";
import { keyed } from "lit/directives/keyed.js";
import { BrowserHistory } from "./browser_history.ts";
import { errorSummary } from "./components/error_summary/error_summary.ts";
import { framed } from "./components/frame/frame.ts";
import type { Sending } from "./components/letter/check.ts";
import { mistakeOf, unsentWriting } from "./components/question/question.ts";
import { toldSoFar } from "./components/told/told.ts";
import { unavailable } from "./components/unavailable/unavailable.ts";
import type { Mistake, View } from "./components/view.ts";
import type { Engine } from "./engine.ts";
import { Journey } from "./journey.ts";
import { ClosingGuard, onShiftThrice } from "./leaving.ts";
import { Outbox } from "./letters/outbox.ts";
import { drawPlace } from "./draw_place.ts";
import { download, print, summaryText } from "./paper.ts";
import type { Found, Index, List, OutcomePage, QuestionPage } from "./pages.ts";
import { opensIn, type Surgery } from "./surgery.ts";
import { Texts } from "./texts.ts";

// What the patient types and taps ends at the widget's edge: a script of the host page that listens to the whole page, as
// recorders of visits do, hears nothing. (One that reaches into the widget on purpose can't be stopped; the frame can.)
const patientsOwn = [
  "beforeinput", "input", "change", "keydown", "keypress", "keyup", "click", "submit", "copy", "cut", "paste", "toggle",
  "pointerdown", "pointerup", "mousedown", "mouseup", "touchstart", "touchend", "compositionstart", "compositionupdate", "compositionend",
];

/** What a session needs from the element. */
export interface SessionSetup {
  readonly engine: Engine;
  readonly index: Index;
  readonly surgery: Surgery;
  readonly surgeryUrl: URL;
  readonly headingLevel: number;
  readonly topic: string | undefined;
  readonly host: HTMLElement;
  readonly root: ShadowRoot;
  loadTopics(): Promise<Uint8Array>;
  draw(page: TemplateResult): void;
  leave(): void;
}

/** One patient's way through the widget: the journey, what is on the screen, and where the focus goes. */
export class Session {
  readonly setup: SessionSetup;
  readonly texts: Texts;
  readonly journey: Journey;
  readonly outbox: Outbox;
  readonly #history: BrowserHistory;
  readonly #guard = new ClosingGuard();
  readonly #shift = onShiftThrice(() => { this.leave(); });

  words = "";
  found: Found | undefined;
  sending: Sending = "not-yet";
  /** The outcome that a letter was written from: its warnings stay on the last page. */
  lastOutcome: OutcomePage | undefined;
  #mistake: Mistake | undefined;
  #status = "";
  #statusSeen = false;
  #busy = false;
  // A new number makes new controls: an answer never stays behind in the next question's.
  #visit = 0;

  constructor(setup: SessionSetup) {
    this.setup = setup;
    const { engine, index, surgery } = setup;
    this.texts = new Texts(index.strings, index.language);
    this.#history = new BrowserHistory((step) => { this.#keepWriting(); this.journey.show(step); });
    this.journey = new Journey(engine, {
      history: this.#history,
      content: () => setup.loadTopics(),
      opensIn: () => opensIn(surgery, new Date()),
      topic: () => setup.topic,
      changed: () => { this.#turnPage(); },
    });
    this.outbox = new Outbox({
      surgery,
      surgeryUrl: setup.surgeryUrl,
      content: index.content,
      software: SIGNPOST_SOFTWARE,
      letter: (stamp) => engine.letter(stamp),
      answers: () => JSON.stringify(engine.record(index.content).answers.filter(([linkId]) => linkId !== "surgery_opens_in")),
    });
  }

  start(): void {
    this.resume();
    this.draw();
  }

  resume(): void {
    addEventListener("online", this.#connection);
    addEventListener("offline", this.#connection);
    addEventListener("keydown", this.#keys);
    for (const type of patientsOwn) {
      this.setup.root.addEventListener(type, this.#keepInside);
    }
  }

  pause(): void {
    removeEventListener("online", this.#connection);
    removeEventListener("offline", this.#connection);
    removeEventListener("keydown", this.#keys);
    this.#guard.on = false;
  }

  loadAll(): void {
    this.journey.loadAll().catch(() => undefined);
  }

  get view(): View {
    const who = this.setup.engine.question("who");
    return {
      texts: this.texts,
      surgery: this.setup.surgery,
      headingLevel: this.setup.headingLevel,
      who: who?.page === "question" ? who.answer : undefined,
      mistake: this.#mistake,
    };
  }

  /** Answers; a refusal is shown beside the question. */
  async answer(linkId: string, text: string, page?: QuestionPage): Promise<void> {
    if (this.#busy) {
      return;
    }
    this.#busy = true;
    const refusal = await this.journey.answer(linkId, text);
    this.#busy = false;
    if (refusal) {
      this.refuse(
        page ? mistakeOf(this.view, page, refusal) : { field: "words", message: this.texts.say("error.other") },
      );
    }
  }

  refuse(mistake: Mistake): void {
    this.#mistake = mistake;
    this.draw();
    this.setup.root.querySelector<HTMLElement>(".error-summary")?.focus();
  }

  search(words: string): void {
    this.words = words;
    this.found = words.trim().length < 2 ? undefined : this.setup.engine.search(words);
    this.draw();
    const count = this.found?.results.length;
    this.#say(count === undefined ? "" : this.texts.say("topics.count", { count }), false);
  }

  back(): void {
    this.#keepWriting();
    this.journey.back();
  }

  clear(): void {
    this.words = "";
    this.found = undefined;
    this.sending = "not-yet";
    this.lastOutcome = undefined;
    this.journey.restart();
    this.#say(this.texts.say("status.cleared"), true);
  }

  leave(): void {
    this.#guard.on = false;
    this.setup.engine.restart();
    this.setup.draw(html``);
    // Back may bring this very page out of the browser's cache: empty of answers, but not blank.
    addEventListener("pageshow", () => { this.clear(); }, { once: true });
    this.setup.leave();
  }

  async send(list: List): Promise<void> {
    this.sending = "sending";
    this.#say(this.texts.say("status.sending"), true);
    const outcome = this.setup.engine.question("outcome");
    const result = await this.outbox.send(list);
    this.#say("", true);
    if (typeof result === "string") {
      this.sending = { failure: result };
      this.draw();
      this.setup.root.querySelector<HTMLElement>(".error-summary")?.focus();
    } else {
      this.sending = "not-yet";
      this.lastOutcome = outcome?.page === "outcome" ? outcome : undefined;
      this.journey.sent(result);
      this.setup.engine.restart();
    }
  }

  print(): void {
    print(this.setup.host, this.setup.root);
  }

  download(): void {
    const { engine } = this.setup;
    const outcome = engine.question("outcome");
    const text = summaryText(this.view, outcome?.page === "outcome" ? outcome : undefined, toldSoFar(engine, this.texts));
    download(text, this.texts.say("summary.file"));
  }

  draw(): void {
    const { journey, texts, view } = this;
    const { place } = journey;
    const page = place.kind === "page" ? place.page : undefined;
    this.#guard.on = journey.hasSomethingToLose;
    const content =
      journey.waiting === "failed"
        ? unavailable(view, { reason: "failed", retry: () => { void journey.retry(); } })
        : html`${errorSummary(view)}${keyed(this.#visit, drawPlace(this))}`;
    this.setup.draw(html`
      <div class=${this.#statusSeen ? "status" : "visually-hidden"} role="status">${this.#status}</div>
      ${framed(
        view,
        {
          draft: this.setup.index.status !== "approved",
          sensitive: (page?.page === "question" || page?.page === "outcome") && (page.sensitive ?? false),
          first: journey.isFirst && page?.page === "question",
          leave: () => { this.leave(); },
          ...(journey.isFirst ? {} : { back: () => { this.back(); }, clear: () => { this.clear(); } }),
        },
        content,
      )}
      ${journey.waiting === "failed" ? html`<slot></slot>` : nothing}
    `);
    this.#say(journey.waiting === "loading" ? texts.say("status.loading") : this.#status, this.#statusSeen);
  }

  readonly #connection = (): void => {
    this.#say(this.texts.say(navigator.onLine ? "status.online" : "status.offline"), true);
  };

  readonly #keepInside = (event: Event): void => {
    if (event instanceof KeyboardEvent && event.type === "keydown") {
      this.#keys(event);
    }
    event.stopPropagation();
  };

  readonly #keys = (event: KeyboardEvent): void => {
    if (this.setup.root.querySelector(".button-leave")) {
      this.#shift(event);
    }
  };

  // The new page's heading takes the focus; on the very first page it stays where it is.
  #turnPage(): void {
    this.#mistake = undefined;
    this.#status = "";
    if (this.journey.waiting !== "loading") {
      this.#visit += 1;
    }
    if (typeof this.sending === "object") {
      this.sending = "not-yet";
    }
    this.draw();
    this.setup.root.querySelector<HTMLElement>("[data-page]")?.focus({ preventScroll: true });
    if (this.setup.host.getBoundingClientRect().top < 0) {
      this.setup.host.scrollIntoView({ block: "start" });
    }
    this.setup.host.dispatchEvent(new Event("signpost-step", { bubbles: true, composed: true }));
  }

  #say(status: string, seen: boolean): void {
    if (status !== this.#status || seen !== this.#statusSeen) {
      this.#status = status;
      this.#statusSeen = seen;
      this.draw();
    }
  }

  // Going back loses nothing: what was being written is an answer too, if the core takes it.
  #keepWriting(): void {
    const { place } = this.journey;
    const form = this.setup.root.querySelector("form");
    if (form && place.kind === "page" && place.page.page === "question") {
      const text = unsentWriting(form, place.page);
      if (text !== undefined) {
        this.journey.keep(place.page.linkId, text);
      }
    }
  }
}
