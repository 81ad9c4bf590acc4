// SPDX-License-Identifier: Apache-2.0
import { compactDecrypt, decodeProtectedHeader } from "jose";
import type { List } from "../api.ts";
import type { Keys } from "./keys.ts";

/** What stands on the envelope, sealed together with the letter: it can be read by all and changed by none. */
export interface Envelope {
  readonly surgery: string;
  readonly content: string;
  readonly key: string;
  readonly list: List;
}

export interface Opened {
  readonly envelope: Envelope;
  /** The letter, to the byte. */
  readonly text: string;
}

/** None of the surgery's keys here opens it. */
export class WrongKey extends Error {}

/**
 * Opens a sealed letter (docs/inbox-api.md, "The letter").
 *
 * @throws WrongKey, or an error of `jose` or of this file when it is damaged
 */
export async function open(sealed: string, keys: Keys): Promise<Opened> {
  const header = decodeProtectedHeader(sealed);
  const key = header.kid === undefined ? undefined : keys.get(header.kid);
  if (!key) {
    throw new WrongKey(`no key ${String(header.kid)}`);
  }
  const { plaintext, protectedHeader } = await compactDecrypt(sealed, key, {
    keyManagementAlgorithms: ["ECDH-ES"],
    contentEncryptionAlgorithms: ["A256GCM"],
  });
  return { envelope: protectedHeader["signpost"] as Envelope, text: unpadded(plaintext) };
}

/** @throws if the length does not fit or something other than zeros follows */
export function unpadded(bytes: Uint8Array): string {
  const length = bytes.length < 4 ? Infinity : new DataView(bytes.buffer, bytes.byteOffset).getUint32(0);
  if (length > bytes.length - 4 || bytes.subarray(4 + length).some((byte) => byte !== 0)) {
    throw new Error("the padding is damaged");
  }
  return new TextDecoder("utf-8", { fatal: true }).decode(bytes.subarray(4, 4 + length));
}
