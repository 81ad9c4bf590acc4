// SPDX-License-Identifier: Apache-2.0
import { SignpostWidget } from "./signpost_widget.ts";

// Two copies of the script on one page, by a content system's mistake, are no reason to fail.
if (!customElements.get("signpost-widget")) {
  customElements.define("signpost-widget", SignpostWidget);
}
