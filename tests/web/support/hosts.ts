// SPDX-License-Identifier: Apache-2.0
import type { BrowserContext, Page } from "playwright-core";
import { Patient, type Manner } from "./patient.ts";
import type { Service } from "./service.ts";

/** Monday, 10 in the morning: the surgery is open, whenever the test runs. */
export const openingTime = new Date("2026-11-23T10:00:00Z");

/** The widget as a host page writes it. */
export const widgetTag = (attributes = "allow-draft"): string => `
  <signpost-widget content="/content/index.json" surgery="/api/v1/surgery" ${attributes}>
    <p>For an emergency call <a href="tel:999">999</a>. Phone us on <a href="tel:01632960123">01632 960123</a>.</p>
  </signpost-widget>`;

/** A whole host page. */
export const hostPage = (body: string, head = ""): string =>
  `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>Host</title>${head}
   <script type="module" src="/widget/signpost-widget.js"></script></head><body>${body}</body></html>`;

/** Serves a page of the test's own making at this address of the service. */
export async function serveHost(context: BrowserContext, url: string, html: string, headers: Record<string, string> = {}): Promise<void> {
  await context.route(url, (route) => route.fulfill({ contentType: "text/html; charset=utf-8", headers, body: html }));
}

/** Goes to a page of the service while the surgery is open. */
export async function visit(page: Page, service: Service, address = "/", manner: Manner = {}): Promise<Patient> {
  await page.clock.setFixedTime(openingTime);
  await page.goto(service.url + address);
  return new Patient(page, manner).begins();
}
