// SPDX-License-Identifier: Apache-2.0
// What `signpost draw` writes, as people meet it: in a browser, by a screen reader, on paper.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { after, test } from "node:test";
import { expectAccessible } from "../web/support/accessibility.ts";
import { newPage, screens } from "../web/support/browser.ts";

const program = process.env["SIGNPOST"] ?? path.join(process.env["SIGNPOST_BUILD_DIR"] ?? "build", "bin", "signpost");
const scratch = mkdtempSync(path.join(os.tmpdir(), "signpost-draw-"));
after(() => {
  rmSync(scratch, { recursive: true });
});

function signpost(...args: string[]): { status: number | null; stdout: string; stderr: string } {
  return spawnSync(program, args, { encoding: "utf8", maxBuffer: 64 * 1024 * 1024 });
}

function drawn(topic: string, format: string): string {
  const file = path.join(scratch, `${topic}.${format}`);
  const { status, stdout, stderr } = signpost("draw", "content", topic, "--format", format, "-o", file);
  assert.deepEqual({ status, stdout, stderr }, { status: 0, stdout: "", stderr: "" });
  return file;
}

for (const topic of ["sore_throat", "urinary", "bruise"]) {
  test(`the review page of ${topic} is accessible, complete and fits a phone`, async () => {
    const page = await newPage({ viewport: screens.smallest });
    const requests: string[] = [];
    page.on("request", (request) => requests.push(request.url()));
    await page.goto(`file://${drawn(topic, "html")}`);
    await expectAccessible(page, topic);
    assert.equal(requests.length, 1, "nothing but the page itself is loaded");
    assert.equal(await page.locator("script").count(), 0);
    assert.match(await page.locator(".draft").innerText(), /Not clinically approved/);
    assert.equal(await page.evaluate(() => document.documentElement.lang), "en");
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    assert.ok(wide <= 0, `${wide} pixels too wide`);
    for (const table of await page.locator("table").all()) {
      assert.notEqual(await table.locator("caption").innerText(), "");
      assert.equal(await table.locator("th:not([scope])").count(), 0);
    }
    const broken = await page.evaluate(() =>
      [...document.querySelectorAll("a[href^='#']")].map((link) => link.getAttribute("href") ?? "").filter((href) => !document.querySelector(href)),
    );
    assert.deepEqual(broken, []);
    const rules = (JSON.parse(readFileSync(`content/topics/${topic}.json`, "utf8")) as { rules: { id: string }[] }).rules;
    const text = await page.locator("main").innerText();
    for (const { id } of rules) {
      assert.ok(text.includes(id), `${id} is on the page`);
    }
  });
}

test("a picture is well-formed, has a title, loads nothing, and its letters keep to their boxes", async () => {
  const page = await newPage({ viewport: { width: 1188, height: 840 } });
  await page.goto(`file://${drawn("urinary", "svg")}`);
  assert.equal(await page.evaluate(() => document.querySelector("parsererror")), null);
  assert.match(await page.evaluate(() => document.querySelector("title")?.textContent ?? ""), /Trouble with weeing/);
  // What the widths in the program promise, measured in the browser's own font.
  const wide = await page.evaluate(() => {
    const edge = (document.documentElement as unknown as SVGSVGElement).viewBox.baseVal.width;
    return [...document.querySelectorAll("text")].filter((text) => text.getBBox().x + text.getBBox().width > edge - 38).map((text) => text.textContent);
  });
  assert.deepEqual(wide, []);
  const boxes = await page.evaluate(() => {
    const around = [...document.querySelectorAll("rect[rx='4'], rect[rx='10']")].map((rect) => (rect as SVGGraphicsElement).getBBox());
    return [...document.querySelectorAll("text[font-weight]")]
      .map((text) => ({ words: text.textContent, box: (text as SVGGraphicsElement).getBBox() }))
      .filter(({ box }) => {
        const chip = around.find((each) => box.x >= each.x && box.x < each.x + each.width && box.y + box.height / 2 > each.y && box.y + box.height / 2 < each.y + each.height);
        return chip !== undefined && box.x + box.width > chip.x + chip.width;
      })
      .map(({ words }) => words);
  });
  assert.deepEqual(boxes, []);
});

test("DOT and Mermaid name every question, and every way on leads somewhere", () => {
  const dot = readFileSync(drawn("dandruff", "dot"), "utf8");
  assert.match(dot, /^digraph "dandruff" \{/);
  const named = new Set([...dot.matchAll(/^ {2}(q[0-9_]+) \[/gm)].map((match) => match[1]));
  for (const [, from, to] of dot.matchAll(/^ {2}(q[0-9_]+) -> (q[0-9_]+) /gm)) {
    assert.ok(named.has(from) && named.has(to), `${from ?? ""} -> ${to ?? ""}`);
  }
  const mermaid = readFileSync(drawn("dandruff", "mermaid"), "utf8");
  assert.match(mermaid, /^flowchart LR$/m);
  const nodes = new Set([...mermaid.matchAll(/^ {2}(q[0-9]+(?:e[0-9]+)?)[[(]/gm)].map((match) => match[1]));
  const ways = [...mermaid.matchAll(/^ {2}(q[0-9]+) -->\|"[^"]*"\| (q[0-9]+(?:e[0-9]+)?)$/gm)];
  assert.ok(ways.length > 10);
  for (const [, from, to] of ways) {
    assert.ok(nodes.has(from) && nodes.has(to), `${from ?? ""} --> ${to ?? ""}`);
  }
});

test("a wrong command line is told in words", () => {
  for (const [args, words] of [
    [["content"], /name one content folder and one topic/],
    [["content", "sore_throt"], /no topic is called sore_throt/],
    [["content", "dandruff", "--format", "png"], /svg, html, dot or mermaid, not png/],
    [["content", "dandruff", "-o", path.join(scratch, "no", "such", "folder.svg")], /can't be written/],
  ] as const) {
    const { status, stderr } = signpost("draw", ...args);
    assert.equal(status, 2);
    assert.match(stderr, words);
  }
});
