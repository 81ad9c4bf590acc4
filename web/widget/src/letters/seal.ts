// SPDX-License-Identifier: Apache-2.0
// Loaded by itself, in the background after the first page: the encryption is larger than the rest of the script.
import { CompactEncrypt, importJWK, type JWK } from "jose";
import type { List } from "../pages.ts";
import type { Surgery } from "../surgery.ts";
import { padded } from "./padding.ts";

/** The envelope of a letter: what the inbox may read. */
export interface Envelope {
  readonly surgery: Surgery;
  /** SHA-256 of the content, hexadecimal. */
  readonly content: string;
  /** Idempotency key, a UUID v4. */
  readonly key: string;
  readonly list: List;
}

/**
 * Seals a letter to the surgery's key, so that nobody between can read it: a JWE as docs/inbox-api.md describes it.
 *
 * @throws RangeError if it is longer than 128 KB
 */
export async function seal(letter: string, { surgery, content, key, list }: Envelope): Promise<string> {
  if (!surgery.kid || !surgery.publicKey) {
    throw new Error("The surgery has no key");
  }
  return new CompactEncrypt(padded(letter))
    .setProtectedHeader({
      alg: "ECDH-ES", enc: "A256GCM", kid: surgery.kid, typ: "signpost-letter+jwe",
      signpost: { v: 1, surgery: surgery.ods, content, key, list },
    })
    .encrypt(await importJWK(surgery.publicKey as JWK, "ECDH-ES"));
}
