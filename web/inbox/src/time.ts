// SPDX-License-Identifier: Apache-2.0

const format = new Intl.DateTimeFormat("en-GB", {
  weekday: "short", day: "numeric", month: "long", hour: "numeric", minute: "2-digit", hour12: true, timeZone: "Europe/London",
});

/** "Mon 23 November at 6:30pm", in the surgery's own time wherever the reader sits. */
export function when(time: string): string {
  const date = new Date(time);
  return Number.isNaN(date.getTime()) ? time : format.format(date).replace(",", "").replace(/\s?(am|pm)$/, "$1");
}

export function isLate(answerBy: string, now: Date): boolean {
  return new Date(answerBy).getTime() < now.getTime();
}
