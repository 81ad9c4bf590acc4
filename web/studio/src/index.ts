// SPDX-License-Identifier: Apache-2.0
import { Page } from "./page.ts";
import { NoWebGl } from "./renderer.ts";

/** Says why the studio can't be used here, and what can be done instead. */
function refuse(title: string, words: string): void {
  const message = document.querySelector<HTMLElement>("#message");
  const heading = message?.querySelector("h1");
  const paragraph = message?.querySelector("p");
  if (message && heading && paragraph) {
    heading.textContent = title;
    paragraph.textContent = words;
    message.hidden = false;
  }
}

declare global {
  interface Window {
    /** For tests, which look no further than `find`. */
    signpostStudio?: Pick<Page, "find">;
  }
}

try {
  window.signpostStudio = await Page.start();
} catch (error) {
  console.error("studio:", error);
  if (error instanceof NoWebGl) {
    refuse("The studio needs WebGL 2",
      "This browser does not have it, or it is switched off. Use a current Firefox, Chrome, Edge or Safari with graphics acceleration switched on.");
  } else {
    refuse("The studio could not start", "One of its files could not be loaded, or WebAssembly is blocked. Reload the page to try again.");
  }
}
