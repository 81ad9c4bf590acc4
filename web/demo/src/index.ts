// SPDX-License-Identifier: Apache-2.0
import { hostFrame } from "./frame.ts";
import { openFrame } from "./portal.ts";

const frame = document.querySelector<HTMLIFrameElement>("iframe[data-widget-frame]");
if (frame) {
  openFrame(frame);
}
if (document.body.hasAttribute("data-frame")) {
  hostFrame(document.body);
}
