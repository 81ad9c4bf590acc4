// SPDX-License-Identifier: Apache-2.0
import { html, nothing, render, type TemplateResult } from "lit";
import { Refused, type LetterPage, type LetterRow, type List, type Session, type StaffApi, type State, type WrappedKeys } from "./api.ts";
import { examine, type Published } from "./letter/examine.ts";
import { openKeys, type Keys } from "./letter/keys.ts";
import { open, WrongKey } from "./letter/open.ts";
import { plainText } from "./letter/plain_text.ts";
import { texts } from "./texts.ts";
import { letterView, type Shown } from "./views/letter.ts";
import { listView } from "./views/list.ts";
import { passphraseView, signInView } from "./views/sign_in.ts";

/** As long as the service keeps a session that makes no request (docs/inbox-api.md, "Session"). */
const idleMinutes = 30;

type Place = "starting" | "sign-in" | "passphrase" | "list" | "letter";

/**
 * The staff page: sign in, open the key, read letters. The key and every opened letter live in this object alone; signing out or leaving the
 * page forgets them.
 */
export class Inbox {
  readonly #main: HTMLElement;
  readonly #api: StaffApi;
  readonly #published: Promise<Published>;
  #place: Place = "starting";
  #session: Session | undefined;
  #keys: Keys | undefined;
  #page: LetterPage = { letters: [], next: null, new: { urgent: 0, clinical: 0, admin: 0 } };
  #state: State = "new";
  #list: List | undefined;
  #row: LetterRow | undefined;
  #shown: Shown | undefined;
  #text = "";
  #problem = "";
  #status = "";
  #busy = false;
  /** What was asked for last; it never fails. */
  #last: Promise<void> = Promise.resolve();
  #watch: ReturnType<typeof setTimeout> | undefined;

  constructor(main: HTMLElement, api: StaffApi, published: Promise<Published>) {
    this.#main = main;
    this.#api = api;
    this.#published = published;
    // Said where a letter is examined, not before.
    published.catch(() => undefined);
  }

  /** Finds the session that a reload left, or asks for one. The passphrase is asked again in any case: it is kept nowhere. */
  async start(): Promise<void> {
    try {
      this.#session = await this.#api.session();
      this.#watchForNobody();
      this.#go("passphrase");
    } catch (error) {
      this.#problem = error instanceof Refused ? "" : texts.notReached;
      this.#go("sign-in");
    }
  }

  async #signIn(user: string, password: string): Promise<void> {
    await this.#attempt(async () => {
      this.#session = await this.#api.signIn(user, password);
      this.#go("passphrase");
    });
  }

  async #openKey(passphrase: string): Promise<void> {
    await this.#attempt(async () => {
      const wrapped: WrappedKeys = await this.#api.keys();
      try {
        this.#keys = await openKeys(wrapped, passphrase);
      } catch {
        throw new Error(texts.passphraseWrong);
      }
      await this.#load("new", undefined);
    });
  }

  async #load(state: State, list: List | undefined): Promise<void> {
    this.#page = await this.#api.letters(state, list);
    this.#state = state;
    this.#list = list;
    this.#go("list");
  }

  async #more(): Promise<void> {
    await this.#attempt(async () => {
      const next = await this.#api.letters(this.#state, this.#list, this.#page.next ?? undefined);
      this.#page = { ...next, letters: [...this.#page.letters, ...next.letters] };
      this.#draw();
    });
  }

  async #open(row: LetterRow): Promise<void> {
    await this.#attempt(async () => {
      const sealed = await this.#api.letter(row.id);
      this.#row = row;
      this.#text = "";
      // Without the published content a letter can be read, but not checked: the findings say so.
      const published = await this.#published.catch(() => undefined);
      try {
        const opened = await open(sealed, this.#keys ?? new Map());
        this.#text = opened.text;
        this.#shown = { examined: examine(opened, published) };
      } catch (error) {
        this.#shown = { unopened: error instanceof WrongKey ? texts.noLongerSealed : texts.damaged };
      }
      this.#go("letter");
    });
  }

  async #mark(): Promise<void> {
    const row = this.#row;
    if (row) {
      await this.#attempt(async () => {
        const done = row.state === "new";
        await this.#api.mark(row.id, done ? "done" : "undone");
        await this.#load(this.#state, this.#list);
        this.#status = `${row.reference} ${done ? texts.marked : texts.unmarked}`;
      });
    }
  }

  async #copy(): Promise<void> {
    if (this.#shown && "examined" in this.#shown && this.#shown.examined.letter && this.#row) {
      const text = plainText(this.#shown.examined.letter, this.#row.reference, this.#shown.examined.findings);
      this.#status = await navigator.clipboard.writeText(text).then(() => texts.copied, () => texts.notCopied);
      this.#draw();
    }
  }

  #download(): void {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([this.#text], { type: "application/fhir+json" }));
    link.download = `letter-${this.#row?.reference ?? ""}.json`;
    link.click();
    setTimeout(() => { URL.revokeObjectURL(link.href); }, 1000);
  }

  async #signOut(): Promise<void> {
    await this.#attempt(async () => {
      await this.#api.signOut();
      this.#forget();
      this.#go("sign-in");
    });
  }

  #forget(): void {
    clearTimeout(this.#watch);
    this.#session = undefined;
    this.#keys = undefined;
    this.#shown = undefined;
    this.#row = undefined;
    this.#text = "";
  }

  /** The service ends a session that nobody uses. Then nothing of a patient stays on the screen either. */
  #watchForNobody(): void {
    clearTimeout(this.#watch);
    this.#watch = setTimeout(() => {
      if (this.#session) {
        this.#forget();
        this.#problem = texts.leftAlone;
        this.#go("sign-in");
      }
    }, idleMinutes * 60_000);
  }

  /** Does one thing after another: a letter clicked while the list is being fetched opens as soon as it is there. */
  #attempt(body: () => Promise<void>): Promise<void> {
    this.#last = this.#last.then(() => this.#doing(body));
    return this.#last;
  }

  /** Says in words what went wrong. */
  async #doing(body: () => Promise<void>): Promise<void> {
    this.#busy = true;
    this.#problem = "";
    this.#status = "";
    this.#draw();
    this.#watchForNobody();
    try {
      await body();
    } catch (error) {
      if (error instanceof Refused && error.slug === "sign-in-required") {
        this.#forget();
        this.#problem = texts.signedOut;
        this.#go("sign-in");
      } else {
        this.#problem = problemWords(error);
      }
    }
    this.#busy = false;
    this.#draw();
    if (this.#problem) {
      this.#main.querySelector<HTMLElement>("#problem")?.focus();
    }
  }

  #go(place: Place): void {
    const moved = this.#place !== place;
    this.#place = place;
    this.#status = "";
    this.#draw();
    if (moved) {
      this.#main.querySelector<HTMLElement>("h1")?.focus();
    }
  }

  #draw(): void {
    document.title = `${this.#place === "letter" && this.#row ? `${this.#row.reference}: ` : ""}${texts.title}`;
    render(html`${this.#session ? this.#bar(this.#session) : nothing}${this.#view()}`, this.#main);
  }

  #bar(session: Session): TemplateResult {
    return html`<div class="bar"><span>${session.surgery.name}, ${session.user}</span>
      <button class="link" @click=${() => void this.#signOut()}>${texts.signOut}</button></div>`;
  }

  #view(): TemplateResult | typeof nothing {
    switch (this.#place) {
      case "starting":
        return nothing;
      case "sign-in":
        return signInView(this.#problem, this.#busy, (user, password) => void this.#signIn(user, password));
      case "passphrase":
        return passphraseView(this.#problem, this.#busy, (passphrase) => void this.#openKey(passphrase));
      case "list":
        return listView(this.#page, this.#state, this.#list, { problem: this.#problem, status: this.#status }, new Date(), {
          show: (state, list) => void this.#attempt(() => this.#load(state, list)),
          open: (row) => void this.#open(row),
          more: () => void this.#more(),
        });
      case "letter":
        return this.#row && this.#shown ? letterView(this.#row, this.#shown, this.#problem, this.#status, {
          back: () => void this.#attempt(() => this.#load(this.#state, this.#list)),
          mark: () => void this.#mark(),
          copy: () => void this.#copy(),
          download: () => { this.#download(); },
        }) : nothing;
    }
  }
}

function problemWords(error: unknown): string {
  if (error instanceof Refused) {
    return error.slug === "sign-in-failed" ? texts.signInFailed : error.slug === "locked" ? texts.locked : error.message;
  }
  return error instanceof TypeError ? texts.notReached : error instanceof Error ? error.message : String(error);
}
