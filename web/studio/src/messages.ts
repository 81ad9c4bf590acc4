// SPDX-License-Identifier: Apache-2.0

/** What the studio asks of this page: the numbers of WebHost::Wish, in their order. */
export const wishes = [
  "workQuick", "workThorough", "endQuick", "endThorough", "chooseFolder", "save", "keepDraft", "keepLayout",
  "placePreview", "feedPreview", "replayPreview", "showPage", "announce",
] as const;
export type Wish = (typeof wishes)[number];

/** What this page tells the studio: the numbers of News in web_module.cpp. */
export const news = {
  open: 0, answerQuick: 1, answerThorough: 2, saved: 3, draft: 4, layout: 5, previewAnswers: 6, failed: 7,
} as const;

/** One after the other: number and length in four bytes each, then as many bytes of text. */
export function* readWishes(bytes: Uint8Array<ArrayBuffer>): Generator<{ readonly wish: Wish; readonly bytes: Uint8Array<ArrayBuffer> }> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let at = 0; at < bytes.length; ) {
    const wish = wishes[view.getUint32(at, true)];
    const length = view.getUint32(at + 4, true);
    at += 8;
    if (!wish) {
      throw new Error("The studio asks for what this page does not know");
    }
    yield { wish, bytes: bytes.slice(at, at + length) };
    at += length;
  }
}

export const textOf = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);

/** What passes between the page and the preview's frame, in this order of fields. */
export type ToPreview =
  | { readonly type: "content"; readonly index: string; readonly topics: ArrayBuffer }
  | { readonly type: "replay"; readonly answers: readonly (readonly [string, string])[] };
export type FromPreview =
  | { readonly type: "ready" }
  | { readonly type: "answers"; readonly answers: readonly (readonly [string, string])[] };
