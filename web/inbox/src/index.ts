// SPDX-License-Identifier: Apache-2.0
import { html, render } from "lit";

const main = document.querySelector("main");
if (main) {
  render(html`<h1>Letters</h1>`, main);
}
