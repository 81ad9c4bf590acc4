// SPDX-License-Identifier: Apache-2.0
// Reading JSON that anybody may have written: what is not as expected reads as nothing, and never throws.

const property = (value: unknown, key: string | number): unknown =>
  typeof value === "object" && value !== null ? (value as Readonly<Record<string | number, unknown>>)[key] : undefined;

/** What stands at the end of a path of keys and positions; undefined where it breaks off. */
export const at = (value: unknown, ...path: readonly (string | number)[]): unknown => path.reduce(property, value);

/** The text there; numbers as they are written; nothing for everything else. */
export function textAt(value: unknown, ...path: readonly (string | number)[]): string {
  const found = at(value, ...path);
  return typeof found === "string" ? found : typeof found === "number" ? String(found) : "";
}

/** The list there; empty if it is none. */
export function listAt(value: unknown, ...path: readonly (string | number)[]): readonly unknown[] {
  const found = at(value, ...path);
  return Array.isArray(found) ? found : [];
}
