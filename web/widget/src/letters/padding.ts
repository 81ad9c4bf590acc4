// SPDX-License-Identifier: Apache-2.0

const sizes = [4_096, 16_384, 65_536, 131_072];

/**
 * The letter's length, the letter, and zeros: its size says next to nothing about it.
 *
 * @throws RangeError if it is longer than 128 KB
 */
export function padded(letter: string): Uint8Array {
  const text = new TextEncoder().encode(letter);
  const size = sizes.find((each) => each >= text.length + 4);
  if (size === undefined) {
    throw new RangeError("The letter is longer than 128 KB");
  }
  const bytes = new Uint8Array(size);
  new DataView(bytes.buffer).setUint32(0, text.length);
  bytes.set(text, 4);
  return bytes;
}
