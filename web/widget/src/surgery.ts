// SPDX-License-Identifier: Apache-2.0

/** What the inbox says about the surgery (docs/inbox-api.md). Without a key no letter can be written. */
export interface Surgery {
  readonly ods: string;
  readonly name: string;
  readonly phone: string;
  readonly timezone: string;
  readonly openingHours: readonly { readonly days: readonly string[]; readonly opens: string; readonly closes: string }[];
  readonly closedDates?: readonly string[];
  readonly kid?: string;
  readonly publicKey?: JsonWebKey;
}

const minute = 60_000;
const day = 24 * 60;
/** The most that the core takes: two weeks. */
const most = 14 * day;

/**
 * Minutes until the surgery answers, 0 while it is open. The core reads no clock; this is the only one.
 *
 * @param surgery its opening hours, in its own time zone
 * @param now the moment
 */
export function opensIn(surgery: Surgery, now: Date): number {
  const here = clock(surgery.timezone, now);
  for (let ahead = 0; ahead <= 14; ahead += 1) {
    const date = new Date(Date.UTC(here.year, here.month - 1, here.day + ahead));
    for (const { opens, closes } of openingsOn(surgery, date)) {
      if (ahead === 0 && opens <= here.minutes && here.minutes < closes) {
        return 0;
      }
      if (ahead > 0 || opens > here.minutes) {
        return Math.min(most, acrossClockChange(surgery.timezone, now, ahead * day + opens - here.minutes, opens));
      }
    }
  }
  return most;
}

/** Openings of one day in minutes from midnight, earliest first. */
function openingsOn({ openingHours, closedDates }: Surgery, date: Date): { opens: number; closes: number }[] {
  if (closedDates?.includes(date.toISOString().slice(0, 10))) {
    return [];
  }
  const weekday = ["sun", "mon", "tue", "wed", "thu", "fri", "sat"][date.getUTCDay()] ?? "";
  return openingHours
    .filter(({ days }) => days.includes(weekday))
    .map(({ opens, closes }) => ({ opens: minutesOf(opens), closes: minutesOf(closes) }))
    .sort((a, b) => a.opens - b.opens);
}

// When the clocks change before the surgery opens, the wait is an hour longer or shorter than the clock's face says.
function acrossClockChange(timezone: string, now: Date, wait: number, opens: number): number {
  const there = clock(timezone, new Date(now.getTime() + wait * minute));
  const off = opens - there.minutes;
  return wait + (off > day / 2 ? off - day : off < -day / 2 ? off + day : off);
}

function minutesOf(time: string): number {
  const [hours = 0, minutes = 0] = time.split(":").map(Number);
  return hours * 60 + minutes;
}

function clock(timeZone: string, moment: Date): { year: number; month: number; day: number; minutes: number } {
  const parts = new Intl.DateTimeFormat("en-GB", {
    timeZone, hourCycle: "h23", year: "numeric", month: "numeric", day: "numeric", hour: "numeric", minute: "numeric",
  }).formatToParts(moment);
  const part = (type: string): number => Number(parts.find((each) => each.type === type)?.value);
  return { year: part("year"), month: part("month"), day: part("day"), minutes: part("hour") * 60 + part("minute") };
}
