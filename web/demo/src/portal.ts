// SPDX-License-Identifier: Apache-2.0
import { asFrameMessage, otherOrigin } from "./messages.ts";

/** Puts the widget's page, from the other origin, into the frame and keeps the frame as high as its content. */
export function openFrame(frame: HTMLIFrameElement): void {
  const page = new URL("../frame/", location.href);
  const origin = otherOrigin(location);
  document.querySelector("[data-frame-origin]")?.replaceChildren(origin);
  addEventListener("message", (event: MessageEvent<unknown>) => {
    if (event.origin !== origin || event.source !== frame.contentWindow) {
      return;
    }
    const message = asFrameMessage(event.data);
    if (message?.type === "signpost-height") {
      frame.style.blockSize = `${message.height}px`;
    } else if (message?.type === "signpost-step" && frame.getBoundingClientRect().top < 0) {
      frame.scrollIntoView({ block: "start" });
    }
  });
  frame.src = origin + page.pathname;
}
