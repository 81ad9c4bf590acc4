// SPDX-License-Identifier: Apache-2.0

/** The moment with the device's own offset, as RFC 3339 wants it. */
export function localTime(moment: Date): string {
  const offset = -moment.getTimezoneOffset();
  const two = (value: number): string => String(Math.floor(Math.abs(value))).padStart(2, "0");
  const local = new Date(moment.getTime() + offset * 60_000).toISOString().slice(0, 19);
  return `${local}${offset < 0 ? "-" : "+"}${two(offset / 60)}:${two(offset % 60)}`;
}
