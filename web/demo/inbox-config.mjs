// SPDX-License-Identifier: Apache-2.0
/**
 * The demonstration surgery's configuration of `signpost-inbox` (docs/inbox-operations.md), as JSON on standard output.
 *
 *     node web/demo/inbox-config.mjs --web build/web --keys build/demo/keys --port 8080
 *
 * One program is both origins of the demonstration: the surgery's site at 127.0.0.1, and a portal at localhost that shows
 * the widget in a frame.
 */
import path from "node:path";
import { parseArgs } from "node:util";

const phone = "01632 960123";

/** @param {{ web: string, keys: string, port: number }} where folders of the pages and of the surgery's key, and the port */
export function demonstration({ web, keys, port }) {
  const origins = [`http://127.0.0.1:${port}`, `http://localhost:${port}`];
  /** @type {(prefix: string, name: string, rest?: Record<string, unknown>) => Record<string, unknown>} */
  const folder = (prefix, name, rest) => ({ prefix, directory: path.resolve(web, name), ...rest });
  return {
    surgery: {
      ods: "A81001",
      name: "Demonstration Surgery",
      phone,
      openingHours: [{ days: ["mon", "tue", "wed", "thu", "fri"], opens: "08:00", closes: "18:30" }],
      replyWords: {
        clinical: "We will answer by {answerBy}.",
        admin: "We will answer by {answerBy}.",
        urgent: `Do not wait for a reply. Phone us now on ${phone}.`,
        urgentClosed: "Do not wait for a reply. We are closed. Call 111.",
      },
    },
    keys: [{ publicKey: path.resolve(keys, "public.jwk.json"), wrappedKey: path.resolve(keys, "private.wrapped.jwe") }],
    allowedOrigins: origins,
    static: [
      folder("/", "demo"),
      folder("/portal/", "demo/portal", { contentSecurityPolicy: { "frame-src": origins.join(" ") } }),
      folder("/frame/", "demo/frame", { frameAncestors: origins }),
      folder("/widget/", "widget", { crossOrigin: true }),
      folder("/content/", "content", { crossOrigin: true }),
      folder("/inbox/", "inbox"),
      // The review page of a topic, which the studio opens, brings its style with it.
      folder("/studio/", "studio", { contentSecurityPolicy: { "frame-src": "'self'", "style-src": "'self' 'unsafe-inline'" } }),
      folder("/studio/preview/", "studio/preview", { frameAncestors: origins }),
    ],
  };
}

if (process.argv[1] === import.meta.filename) {
  const { values } = parseArgs({
    options: { web: { type: "string" }, keys: { type: "string" }, port: { type: "string", default: "8080" } },
  });
  if (!values.web || !values.keys) {
    console.error("usage: inbox-config.mjs --web FOLDER --keys FOLDER [--port PORT]");
    process.exit(2);
  }
  console.log(JSON.stringify(demonstration({ web: values.web, keys: values.keys, port: Number(values.port) }), null, 2));
}
