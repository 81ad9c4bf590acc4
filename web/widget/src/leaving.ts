// SPDX-License-Identifier: Apache-2.0

/** A page that anyone might look at. The host page may name another (`exit-url`). */
export const neutralPage = "https://www.bbc.co.uk/weather";

/** Away at once, and Back does not return to what was on the screen. In a portal's frame the whole portal is left. */
export function leaveQuickly(url: string): void {
  try {
    (window.top ?? window).location.replace(url);
  } catch {
    location.replace(url);
  }
}

/** Calls `leave` when Shift is pressed three times within five seconds. */
export function onShiftThrice(leave: () => void): (event: KeyboardEvent) => void {
  let presses: number[] = [];
  return (event) => {
    if (event.key !== "Shift") {
      presses = event.shiftKey ? presses : [];
    } else if (!event.repeat) {
      presses = [...presses, event.timeStamp].filter((time) => event.timeStamp - time < 5_000);
      if (presses.length >= 3) {
        leave();
      }
    }
  };
}

/** Asks before the page is closed or loaded anew, only while there is something to lose: the question also stops fast Back. */
export class ClosingGuard {
  #on = false;
  readonly #ask = (event: BeforeUnloadEvent): void => {
    event.preventDefault();
  };

  set on(on: boolean) {
    if (on !== this.#on) {
      this.#on = on;
      (on ? addEventListener : removeEventListener)("beforeunload", this.#ask);
    }
  }
}
