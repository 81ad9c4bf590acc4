// SPDX-License-Identifier: Apache-2.0
import type { Index } from "./pages.ts";
import type { Surgery } from "./surgery.ts";

/** Requests carry no cookie and don't say which page the widget stands on. */
const quiet: RequestInit = { credentials: "omit", referrerPolicy: "no-referrer" };

/** @throws if the file can't be had */
export async function fetchFile(url: URL): Promise<Response> {
  const response = await fetch(url, quiet);
  if (!response.ok) {
    throw new Error(`${url.pathname}: ${response.status}`);
  }
  return response;
}

/** @throws if the index can't be had or is of a format that this widget doesn't know */
export async function fetchIndex(url: URL): Promise<Index> {
  const index = (await (await fetchFile(url)).json()) as { format: unknown };
  if (index.format !== 1) {
    throw new Error(`${url.pathname}: format ${String(index.format)}`);
  }
  return index as Index;
}

/** @throws if the surgery's configuration can't be had */
export async function fetchSurgery(url: URL): Promise<Surgery> {
  return (await (await fetchFile(url)).json()) as Surgery;
}

/** The compact content that the index itself brings. */
export function startContent(index: Index): Uint8Array {
  return Uint8Array.from(atob(index.start), (character) => character.charCodeAt(0));
}

/**
 * The one file with all topics, the same bytes for everyone.
 *
 * @throws if it can't be had, or is not the file that the index named
 */
export async function fetchTopics(index: Index, indexUrl: URL): Promise<Uint8Array> {
  const bytes = await (await fetchFile(new URL(index.topics, indexUrl))).arrayBuffer();
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  const hash = Array.from(digest, (byte) => byte.toString(16).padStart(2, "0")).join("");
  if (hash !== index.content) {
    throw new Error(`${index.topics}: its hash is ${hash}`);
  }
  return new Uint8Array(bytes);
}
