// SPDX-License-Identifier: Apache-2.0
import { otherOrigin, type FrameMessage } from "./messages.ts";

/** Tells the portal around this page how high it is. Only the one portal that is expected can hear it. */
export function hostFrame(body: HTMLElement): void {
  if (window.parent === window) {
    return;
  }
  const tell = (message: FrameMessage): void => {
    window.parent.postMessage(message, otherOrigin(location));
  };
  new ResizeObserver(() => {
    tell({ type: "signpost-height", height: Math.ceil(body.getBoundingClientRect().height) });
  }).observe(body);
  body.addEventListener("signpost-step", () => {
    tell({ type: "signpost-step" });
  });
}
