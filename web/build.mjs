// SPDX-License-Identifier: Apache-2.0
/**
 * Bundles the web applications into build/web (or the folder given as first argument).
 *
 * Each is one ES module that a page names; what it imports lazily goes to chunks/ beside it. Pages, pictures and other
 * files that need no work are copied from web/<name>/static. Everything is built anew: it takes a second, and a stale
 * file can't survive. The widget's .wasm and the content are put there by others and left alone.
 */
import { cp, mkdir, readFile, rm } from "node:fs/promises";
import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import path from "node:path";
import { build, transform } from "esbuild";

const web = path.dirname(fileURLToPath(import.meta.url));
const out = path.resolve(process.argv[2] ?? path.join(web, "../build/web"));

/** Folder under web/, and the names of the modules that its pages load, by their sources. */
const applications = [
  { folder: "widget", modules: { "signpost-widget": "index" } },
  { folder: "inbox", modules: { inbox: "index" } },
  { folder: "demo", modules: { demo: "index" } },
  { folder: "studio", modules: { studio: "index", worker: "worker", preview_page: "preview_page" } },
];

/** What a letter says of the software that wrote it. */
const { name, version } = JSON.parse(readFileSync(path.join(web, "../package.json"), "utf8"));

/** `import text from "./card.css"` gives the style as minified text, for a style sheet that a script constructs. */
const styleAsText = {
  name: "style-as-text",
  setup(build) {
    build.onLoad({ filter: /\.css$/ }, async ({ path: file }) => {
      const { code } = await transform(await readFile(file, "utf8"), { loader: "css", minify: true, target: ["es2022"] });
      return { contents: code.trim(), loader: "text" };
    });
  },
};

for (const { folder, modules } of applications) {
  const target = path.join(out, folder);
  await mkdir(target, { recursive: true });
  await rm(path.join(target, "chunks"), { recursive: true, force: true });
  await build({
    entryPoints: Object.fromEntries(Object.entries(modules).map(([name, source]) => [name, path.join(web, folder, `src/${source}.ts`)])),
    outdir: target,
    chunkNames: "chunks/[name]-[hash]",
    bundle: true,
    splitting: true,
    format: "esm",
    target: ["es2022"],
    minify: true,
    sourcemap: "linked",
    legalComments: "linked",
    logLevel: "warning",
    define: { SIGNPOST_SOFTWARE: JSON.stringify(`${name} ${version}`) },
    plugins: [styleAsText],
  });
  const pages = path.join(web, folder, "static");
  if (existsSync(pages)) {
    await cp(pages, target, { recursive: true });
  }
}
