// SPDX-License-Identifier: Apache-2.0
import type { BrowserHistory } from "./browser_history.ts";
import type { Engine } from "./engine.ts";
import type { Receipt } from "./letters/receipt.ts";
import type { Page, Refusal } from "./pages.ts";

/** Where the patient is: a page of the core, the choice of a further topic, or past a letter that was sent. */
export type Place = (
  | { readonly kind: "page"; readonly id: string; readonly page: Page }
  | { readonly kind: "further-topic" }
  | { readonly kind: "sent"; readonly receipt: Receipt }
) & {
  /** The answer by which it was left. */
  readonly left?: string;
};

/** What a journey needs from outside. */
export interface Surroundings {
  readonly history: BrowserHistory;
  /** All topics; asked again after a failure. */
  content(): Promise<Uint8Array>;
  /** Minutes until the surgery answers. */
  opensIn(): number;
  /** A topic that the host page gives. */
  topic(): string | undefined;
  /** The place or the waiting changed. */
  changed(): void;
}

/**
 * The way through the pages: forward by answers, back and forward again by the trail.
 * Answers are the core's alone; here is only which pages were seen.
 */
export class Journey {
  readonly #engine: Engine;
  readonly #around: Surroundings;
  #trail: Place[] = [];
  #step = 0;
  #whole = false;
  #loading: Promise<void> | undefined;
  #opensIn: number | undefined;
  #writing = false;

  /** `loading` and `failed` tell of the topics, while a page of theirs is wanted. */
  waiting: "no" | "loading" | "failed" = "no";

  /** @param engine with the questions about you loaded */
  constructor(engine: Engine, around: Surroundings) {
    this.#engine = engine;
    this.#around = around;
    this.#tellTime();
    this.#trail = [this.#placeOf(engine.page())];
  }

  get place(): Place {
    return this.#trail[this.#step] as Place;
  }

  get isFirst(): boolean {
    return this.#step === 0;
  }

  /** Whether closing the page would lose answers that are still needed. */
  get hasSomethingToLose(): boolean {
    const { place } = this;
    if (place.kind === "sent") {
      return false;
    }
    const finished = place.kind === "page" && place.page.page === "outcome" && place.page.letter === "none";
    return !finished && this.#trail.length > 1;
  }

  /**
   * Answers and goes on to the next page.
   *
   * @returns why the answer was not taken; then nothing changed
   */
  async answer(linkId: string, text: string): Promise<Refusal | undefined> {
    const { place } = this;
    const left = `${linkId}=${text}`;
    if (place.left === left && this.#trail[this.#step + 1]) {
      // Back, then the same answer: on through the pages already seen.
      this.#goTo(this.#step + 1);
      return undefined;
    }
    this.#tellTime();
    if (this.#writing && changesOutcome(place, text)) {
      // A letter half written was for the outcome so far. The new one is shown first; what was written is kept.
      this.#engine.answer("write_letter", "false");
      this.#writing = false;
    }
    const refusal = this.#engine.answer(linkId, text);
    this.#writing ||= linkId === "write_letter" && !refusal;
    // "Not now" means that another page comes first, such as which of two answers is right.
    if (refusal && refusal.error !== "not-now") {
      return refusal;
    }
    this.#trail[this.#step] = { ...place, left };
    await this.#advance();
    return undefined;
  }

  /** Keeps an answer without going on: what was written before Back, or words beside a topic. */
  keep(linkId: string, text: string): void {
    this.#engine.answer(linkId, text);
  }

  /** The page of a question answered before, to change it. */
  change(linkId: string): void {
    const page = this.#engine.question(linkId);
    if (page) {
      this.#push({ kind: "page", id: linkId, page });
    }
  }

  /** The list from which a further topic is chosen. */
  chooseFurtherTopic(): void {
    this.#push({ kind: "further-topic" });
  }

  back(): void {
    if (!this.isFirst && !this.#around.history.back()) {
      this.#goTo(this.#step - 1);
    }
  }

  /** The browser went to a step of this journey. */
  show(step: number): void {
    this.#step = Math.min(step, this.#trail.length - 1);
    this.#refresh();
    this.waiting = "no";
    this.#around.changed();
  }

  /** A receipt came: answers are no longer needed here, and Back can't send them twice. */
  sent(receipt: Receipt): void {
    this.#restartAt({ kind: "sent", receipt });
  }

  /** Forgets every answer. */
  restart(): void {
    this.#engine.restart();
    this.#opensIn = undefined;
    this.#writing = false;
    this.#tellTime();
    this.#restartAt(this.#placeOf(this.#engine.page()));
  }

  /** Loads all topics. Asking again after a failure tries again. */
  loadAll(): Promise<void> {
    this.#loading ??= this.#around.content().then(
      (content) => {
        this.#engine.load(content);
        this.#whole = true;
        this.#opensIn = undefined;
        this.#tellTime();
      },
    ).catch((error: unknown) => {
      this.#loading = undefined;
      throw error;
    });
    return this.#loading;
  }

  /** The next page was wanted and its content did not come: tries once more. */
  async retry(): Promise<void> {
    await this.#advance();
  }

  async #advance(): Promise<void> {
    let page = this.#engine.page();
    if (!this.#whole && page.page !== "question") {
      this.waiting = "loading";
      this.#around.changed();
      try {
        await this.loadAll();
      } catch {
        this.waiting = "failed";
        this.#around.changed();
        return;
      }
      page = this.#engine.page();
    }
    this.waiting = "no";
    const topic = this.#around.topic();
    if (page.page === "choose-topic" && topic && !this.#engine.answer("topic", topic)) {
      page = this.#engine.page();
    }
    this.#push(this.#placeOf(page));
  }

  #push(place: Place): void {
    this.#trail = [...this.#trail.slice(0, this.#step + 1), place];
    this.#goTo(this.#step + 1);
  }

  #goTo(step: number): void {
    this.#step = step;
    this.#refresh();
    this.#around.history.push(step);
    this.#around.changed();
  }

  #restartAt(place: Place): void {
    this.#trail = [place];
    this.#step = 0;
    this.waiting = "no";
    this.#around.history.restart();
    this.#around.changed();
  }

  // A page seen again shows the answer given since.
  #refresh(): void {
    const { place } = this;
    if (place.kind === "page") {
      this.#trail[this.#step] = { ...place, page: this.#engine.question(place.id) ?? place.page };
    }
  }

  #placeOf(page: Page): Place {
    return { kind: "page", id: page.page === "question" ? page.linkId : page.page, page };
  }

  // Time passes while the patient answers. A minute more or less changes nothing; opening, closing or a quarter of an hour may.
  #tellTime(): void {
    const minutes = this.#around.opensIn();
    const before = this.#opensIn;
    if (before === undefined || (before === 0) !== (minutes === 0) || Math.abs(before - minutes) >= 15) {
      this.#engine.answer("surgery_opens_in", String(minutes));
      this.#opensIn = minutes;
    }
  }
}

function changesOutcome(place: Place, text: string): boolean {
  return (
    place.kind === "page" &&
    place.page.page === "question" &&
    place.page.phase !== "letter" &&
    place.page.answer !== undefined &&
    place.page.answer !== text
  );
}
