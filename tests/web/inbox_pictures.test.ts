// SPDX-License-Identifier: Apache-2.0
// The README's pictures of what staff see.
import { test } from "node:test";
import { screens } from "./support/browser.ts";
import { startEngine } from "./support/core.ts";
import { picture } from "./support/pictures.ts";
import { startService } from "./support/service.ts";
import { letterBy, send, Staff } from "./support/staff.ts";

const service = await startService();
const engine = await startEngine();

/** Letters of made-up patients, on every list; the last was changed on its way. */
const letters = [
  { topic: "urinary", id: "man_30_burning_cloudy", list: "clinical", more: { own_words: "It has hurt to wee since Saturday and it looks cloudy. It is hard to sit through a shift at work.", worry: "I would like to know what it is.", tried: "Drinking more water.", birth_date: "1996-03-31" } },
  { topic: "urinary", id: "adult_thirst", list: "urgent", more: { own_words: "I drink all day and I'm still thirsty. I have lost weight too.", birth_date: "1988-07-02" } },
  { topic: "fit_note", id: "hip_operation_ward_refused", list: "admin", more: { own_words: "The ward told me to ask you for the note.", birth_date: "1964-01-19" } },
  { topic: "dandruff", id: "flakes_on_shoulders", list: "clinical", more: { own_words: "The shampoo did nothing in six weeks.", why_more: "tried_it", birth_date: "1992-11-05" } },
] as const;

const references: string[] = [];
for (const { topic, id, list, more } of letters) {
  const { text, key } = letterBy(engine, topic, id, more);
  references.push(await send(service, text, { list, key }));
}
const changed = letterBy(engine, "urinary", "man_30_burning_cloudy", { own_words: "It burns." });
const tampered = await send(service, changed.text.replace("It burns.", "It is better."), { key: changed.key });

for (const [screen, viewport] of [["desktop", screens.desktop], ["phone", screens.phone]] as const) {
  test(`the staff page, ${screen}`, async () => {
    const staff = await Staff.arrives(service, { viewport, deviceScaleFactor: screen === "phone" ? 2 : 1 });
    await picture(staff.page, `inbox-sign-in-${screen}`);
    await staff.signsIn();
    await staff.heading("Open the surgery's key");
    await picture(staff.page, `inbox-passphrase-${screen}`);
    await staff.opensKey();
    await staff.heading("Letters from patients");
    await picture(staff.page, `inbox-list-${screen}`);
    for (const [name, reference] of [["letter", references[0]], ["red-flag", references[1]], ["asks-anyway", references[3]], ["tampered", tampered]] as const) {
      await staff.opens(reference ?? "");
      await staff.page.evaluate(() => { scrollTo(0, 0); });
      await picture(staff.page, `inbox-${name}-${screen}`);
    }
  });
}
