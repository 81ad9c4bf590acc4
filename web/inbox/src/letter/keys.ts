// SPDX-License-Identifier: Apache-2.0
import { compactDecrypt, importJWK, type CryptoKey, type JWK } from "jose";
import type { WrappedKeys } from "../api.ts";

/** The surgery's private keys by their id: this one, and earlier ones, so that old letters stay readable. They live in this page alone. */
export type Keys = ReadonlyMap<string, CryptoKey | Uint8Array>;

/** As `signpost keys new` wraps them; a service that asked for more rounds would only be wasting the reader's time. */
const rounds = 600_000;

/**
 * Unwraps the surgery's keys with its passphrase. An earlier key that the passphrase doesn't open is left out.
 *
 * @throws if the passphrase does not open the present key
 */
export async function openKeys(wrapped: WrappedKeys, passphrase: string): Promise<Keys> {
  const keys = new Map([[wrapped.kid, await unwrap(wrapped.wrappedKey, passphrase)]]);
  for (const earlier of wrapped.earlier) {
    try {
      keys.set(earlier.kid, await unwrap(earlier.wrappedKey, passphrase));
    } catch {
      // Its letters say that they can't be opened with this key.
    }
  }
  return keys;
}

async function unwrap(wrapped: string, passphrase: string): Promise<CryptoKey | Uint8Array> {
  const secret = new TextEncoder().encode(passphrase.trim());
  const { plaintext } = await compactDecrypt(wrapped, secret, {
    keyManagementAlgorithms: ["PBES2-HS512+A256KW"],
    contentEncryptionAlgorithms: ["A256GCM"],
    maxPBES2Count: rounds,
  });
  return importJWK(JSON.parse(new TextDecoder().decode(plaintext)) as JWK, "ECDH-ES");
}
