// SPDX-License-Identifier: Apache-2.0

const timeFormat = new Intl.DateTimeFormat("en-GB", {
  weekday: "short", day: "numeric", month: "long", hour: "numeric", minute: "2-digit", hour12: true, timeZone: "Europe/London",
});
const dayFormat = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" });

/** "Mon 23 November at 6:30pm", in the surgery's own time wherever the reader sits. What is no time stands as it is. */
export function when(time: string): string {
  const date = new Date(time);
  return Number.isNaN(date.getTime()) ? time : timeFormat.format(date).replace(",", "").replace(/\s?(am|pm)$/, "$1");
}

/** "31 March 1996" for 1996-03-31. What is no date stands as it is. */
export function day(date: string): string {
  const parsed = new Date(/^\d{4}-\d\d-\d\d$/.test(date) ? `${date}T00:00:00Z` : NaN);
  return Number.isNaN(parsed.getTime()) ? date : dayFormat.format(parsed);
}

/** Minutes in words: "2 hours", "24 hours", "2 days". */
export function soon(minutes: number): string {
  const [count, unit] = minutes % 1440 === 0 && minutes > 1440 ? [minutes / 1440, "day"] : minutes % 60 === 0 ? [minutes / 60, "hour"] : [minutes, "minute"];
  return `${count} ${unit}${count === 1 ? "" : "s"}`;
}

export function isLate(answerBy: string, now: Date): boolean {
  return new Date(answerBy).getTime() < now.getTime();
}
