// SPDX-License-Identifier: Apache-2.0
import { html, render, type TemplateResult } from "lit/html.js";
import { unavailable } from "./components/unavailable/unavailable.ts";
import type { View } from "./components/view.ts";
import { startContent, fetchTopics } from "./files.ts";
import { leaveQuickly, neutralPage } from "./leaving.ts";
import { loadSealing } from "./letters/outbox.ts";
import { loadFirst, NotLoaded, type FirstFiles } from "./loading.ts";
import { Session } from "./session.ts";
import { styles } from "./styles.ts";
import type { Surgery } from "./surgery.ts";
import { Texts } from "./texts.ts";

/** Nothing is known of the surgery when its configuration can't be had. */
const unknownSurgery: Surgery = { ods: "", name: "", phone: "", timezone: "Europe/London", openingHours: [] };

/**
 * `<signpost-widget>`: takes a person from what is wrong to the right help (docs/embedding.md).
 *
 * What stands inside the element is shown while it loads and if it can't: phone numbers, without any script.
 * Attributes: `content` (address of index.json), `surgery` (address of the surgery's configuration), `heading-level`,
 * `topic`, `allow-draft`, `exit-url`. Events: `signpost-ready`, `signpost-step`, `signpost-unavailable`; none carries
 * an answer, a topic or an outcome.
 */
export class SignpostWidget extends HTMLElement {
  readonly #root = this.attachShadow({ mode: "open" });
  #started = false;
  #session: Session | undefined;

  connectedCallback(): void {
    if (!this.#started) {
      this.#started = true;
      this.#root.adoptedStyleSheets = [...styles];
      this.#drawFallback();
      void this.#start();
    } else {
      this.#session?.resume();
    }
  }

  disconnectedCallback(): void {
    this.#session?.pause();
  }

  async #start(): Promise<void> {
    try {
      const at = { index: this.#address("content"), surgery: this.#address("surgery") };
      const files = await loadFirst(at);
      if (files.index.status !== "approved" && !this.hasAttribute("allow-draft")) {
        this.#drawUnavailable("draft", files);
        return;
      }
      this.#begin(files, at);
    } catch (error) {
      console.error("signpost-widget:", error);
      this.#drawUnavailable("failed", error instanceof NotLoaded ? error : { index: undefined, surgery: undefined });
    }
  }

  #begin({ engine, index, surgery }: FirstFiles, at: { readonly index: URL; readonly surgery: URL }): void {
    engine.load(startContent(index));
    const session = new Session({
      engine, index, surgery,
      surgeryUrl: at.surgery,
      headingLevel: this.#headingLevel,
      topic: this.getAttribute("topic") ?? undefined,
      loadTopics: () => fetchTopics(index, at.index),
      draw: (page) => { this.#draw(index.language, index.direction, page); },
      host: this,
      root: this.#root,
      leave: () => { leaveQuickly(this.getAttribute("exit-url") ?? neutralPage); },
    });
    this.#session = session;
    session.start();
    this.#tell("signpost-ready");
    // The rest, the same for everyone, once the first page is on the screen. A failure shows when it is needed.
    requestAnimationFrame(() => {
      session.loadAll();
      loadSealing().catch(() => undefined);
    });
  }

  /** The address in an attribute, which every host page must give. */
  #address(attribute: string): URL {
    const value = this.getAttribute(attribute);
    if (!value) {
      throw new Error(`the attribute ${attribute} is missing`);
    }
    return new URL(value, document.baseURI);
  }

  get #headingLevel(): number {
    const level = Number(this.getAttribute("heading-level") ?? 2);
    return Number.isInteger(level) && level >= 1 && level <= 5 ? level : 2;
  }

  #draw(language: string, direction: string, page: TemplateResult): void {
    render(html`<div class="signpost" lang=${language} dir=${direction}>${page}</div>`, this.#root);
  }

  // Without texts only numbers can be said; the same everywhere in the country.
  #drawFallback(): void {
    render(html`<slot><a href="tel:999">999</a> <a href="tel:111">111</a></slot>`, this.#root);
  }

  #drawUnavailable(reason: "failed" | "draft", { index, surgery }: Pick<NotLoaded, "index" | "surgery">): void {
    if (index) {
      const view: View = {
        texts: new Texts(index.strings, index.language),
        surgery: surgery ?? unknownSurgery,
        headingLevel: this.#headingLevel,
        who: undefined,
        mistake: undefined,
      };
      this.#draw(index.language, index.direction, html`${unavailable(view, { reason })}<slot></slot>`);
    }
    this.#tell("signpost-unavailable");
  }

  #tell(event: string): void {
    this.dispatchEvent(new Event(event, { bubbles: true, composed: true }));
  }
}
