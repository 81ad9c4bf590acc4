// SPDX-License-Identifier: Apache-2.0

/** What an entry of the browser's history carries: how far each widget of the page is. No answer, topic or outcome. */
interface Mark {
  /** Which load of the page made it, by a random number: answers live no longer than the page. */
  readonly load: number;
  /** Entries made since the page was entered. */
  readonly depth: number;
  /** The widget that made it, and every widget's step. */
  readonly by: number;
  readonly steps: readonly number[];
}

const load = Math.random();
let current: Mark = { load, depth: 0, by: -1, steps: [] };
let widgets = 0;

const markOf = (state: unknown): Mark | undefined => (state as { signpost?: Mark } | null)?.signpost;
// The host page may keep its own things in the state.
const marked = (mark: Mark): unknown => ({ ...(history.state as object | null), signpost: mark });

/**
 * Ties the browser's Back to one widget's steps (docs/decisions/browser-back.md). The address never changes.
 * Where the browser gives no history (some sandboxes), steps still work and Back in the browser leaves the page.
 */
export class BrowserHistory {
  readonly #widget = widgets++;
  readonly #listener: (event: PopStateEvent) => void;

  /** @param show called with the step that the browser went to */
  constructor(show: (step: number) => void) {
    const stale = markOf(history.state);
    if (this.#widget === 0 && stale && stale.load !== load && stale.depth > 0) {
      // The page was reloaded: its entries lead to answers that are gone. Return to where it was entered.
      history.go(-stale.depth);
    }
    this.#listener = (event): void => {
      const mark = markOf(event.state);
      // An entry without a mark is the host page's own, such as a link to a heading: the widget stays where it is.
      if (mark?.load === load) {
        const before = this.#step;
        current = mark;
        if (this.#step !== before || this.#shown !== this.#step) {
          this.#shown = this.#step;
          show(this.#step);
        }
      }
    };
    addEventListener("popstate", this.#listener);
  }

  #shown = 0;

  get #step(): number {
    return current.steps[this.#widget] ?? 0;
  }

  /** A step forward: one entry more. */
  push(step: number): void {
    this.#shown = step;
    try {
      if (markOf(history.state)?.load !== load) {
        history.replaceState(marked({ ...current, load, depth: 0 }), "");
        current = { ...current, depth: 0 };
      }
      const next = this.#at(step);
      history.pushState(marked(next), "");
      current = next;
    } catch {
      current = { ...this.#at(step), depth: 0, by: -1 };
    }
  }

  /** A step back by the widget's own link: the browser's Back if this widget made the entry, else one more entry. */
  back(): boolean {
    if (current.by === this.#widget && current.depth > 0) {
      history.back();
      return true;
    }
    return false;
  }

  /** Answers are gone: back to the entry where the page was entered, unless another widget is on its way. */
  restart(): void {
    this.#shown = 0;
    const alone = current.steps.every((step, widget) => widget === this.#widget || step === 0);
    if (alone && current.depth > 0) {
      history.go(-current.depth);
    } else if (!alone) {
      this.push(0);
    }
  }

  stop(): void {
    removeEventListener("popstate", this.#listener);
  }

  #at(step: number): Mark {
    const steps = Array.from({ length: widgets }, (_, widget) => current.steps[widget] ?? 0);
    steps[this.#widget] = step;
    return { load, depth: current.depth + 1, by: this.#widget, steps };
  }
}
