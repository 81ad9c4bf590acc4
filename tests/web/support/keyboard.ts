// SPDX-License-Identifier: Apache-2.0
import type { Locator, Page } from "playwright-core";

const mostPresses = 80;

/** Whether the control has the focus, through shadow roots. */
const focused = (control: Locator): Promise<boolean> =>
  control.evaluate((element) => {
    const root = element.getRootNode();
    return (root as Document | ShadowRoot).activeElement === element;
  });

/** Moves to a control with Tab alone. */
export async function tabTo(page: Page, control: Locator): Promise<void> {
  for (let presses = 0; presses < mostPresses; presses += 1) {
    if (await focused(control)) {
      return;
    }
    await page.keyboard.press("Tab");
  }
  throw new Error(`${mostPresses} times Tab did not reach ${control.toString()}`);
}

/** Chooses one of a group of radios: Tab to the group, then arrows. */
export async function chooseRadio(page: Page, radio: Locator): Promise<void> {
  const name = (await radio.getAttribute("name")) ?? "";
  const group = radio.locator(`xpath=ancestor::fieldset`).locator(`input[name="${name}"]`);
  const checked = group.locator("xpath=self::*[@checked]");
  await tabTo(page, (await checked.count()) > 0 ? checked.first() : group.first());
  for (let presses = 0; presses < (await group.count()); presses += 1) {
    if (await focused(radio)) {
      await page.keyboard.press("Space");
      return;
    }
    await page.keyboard.press("ArrowDown");
  }
  throw new Error(`The arrows did not reach ${radio.toString()}`);
}
