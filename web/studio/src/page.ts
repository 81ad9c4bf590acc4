// SPDX-License-Identifier: Apache-2.0
import { AnalystWorker } from "./analysts.ts";
import { download, Folder, readUploaded, type Changes, type Opened } from "./folders.ts";
import { Input } from "./input.ts";
import { news, readWishes, textOf, type Wish } from "./messages.ts";
import { StudioModule } from "./module.ts";
import { Preview } from "./preview.ts";
import { Renderer } from "./renderer.ts";
import { Storage } from "./storage.ts";

/** @throws if the page lacks the element */
function element<Kind extends Element>(selector: string, kind: new () => Kind): Kind {
  const found = document.querySelector(selector);
  if (!(found instanceof kind)) {
    throw new Error(`The page has no ${selector}`);
  }
  return found;
}

async function fetched(file: string): Promise<Response> {
  const response = await fetch(new URL(file, import.meta.url));
  if (!response.ok) {
    throw new Error(`${file}: ${response.status}`);
  }
  return response;
}

/**
 * The studio on this page: its module, the canvas on which it draws, and what it asks the browser for.
 *
 * Frames are drawn only when something happened, and then until nothing changes any more.
 */
export class Page {
  readonly #module: StudioModule;
  readonly #canvas = element("canvas", HTMLCanvasElement);
  readonly #renderer: Renderer;
  readonly #input: Input;
  readonly #preview: Preview;
  readonly #storage: Storage;
  readonly #workers: Readonly<Record<"Quick" | "Thorough", AnalystWorker>>;
  #folder: Folder | undefined;
  /** Of work that is kept: another library's would not fit. */
  #name = "";
  #wanted = false;
  #latest = 0;
  #size = { width: 0, height: 0, density: 0 };
  /** Where the module says what its picture of letters is. */
  #letters = 0;
  /** Another tab of this browser has the studio open. */
  readonly #tabs = new BroadcastChannel("signpost-studio");

  private constructor(module: StudioModule, compiled: WebAssembly.Module, storage: Storage) {
    this.#module = module;
    this.#storage = storage;
    this.#renderer = new Renderer(this.#canvas);
    module.exports.studio_start();
    this.#input = new Input(module, this.#canvas, element("textarea", HTMLTextAreaElement), () => { this.#want(); }, () => { this.#frame(); });
    this.#preview = new Preview(element("iframe", HTMLIFrameElement), (answers) => { this.#tell(news.previewAnswers, JSON.stringify(answers)); });
    this.#workers = {
      Quick: new AnalystWorker(compiled, (answer) => { this.#tell(news.answerQuick, answer); }),
      Thorough: new AnalystWorker(compiled, (answer) => { this.#tell(news.answerThorough, answer); }),
    };
    this.#listen();
  }

  /** @throws NoWebGl, or if a file can't be had */
  static async start(): Promise<Page> {
    const storage = new Storage();
    const [compiled, library, layout] = await Promise.all([
      fetched("signpost_studio.wasm").then((response) => response.arrayBuffer()).then((bytes) => WebAssembly.compile(bytes)),
      fetched("library.json").then((response) => response.json() as Promise<Opened>),
      storage.get("layout"),
    ]);
    const page = new Page(await StudioModule.start(compiled), compiled, storage);
    page.#resize();
    page.#tell(news.layout, typeof layout === "string" ? layout : JSON.stringify({ dark: matchMedia("(prefers-color-scheme: dark)").matches }));
    await page.#open(library);
    return page;
  }

  /**
   * Where the control with this label stands on the screen: for tests, since a canvas has no elements.
   *
   * @returns its middle in CSS pixels, or nothing if it isn't on the screen
   */
  find(label: string): { readonly x: number; readonly y: number } | undefined {
    const { exports } = this.#module;
    const at = this.#module.withText(label, (text, bytes) => exports.studio_find(text, bytes));
    if (at === 0) {
      this.#want();
      return undefined;
    }
    const [left = 0, top = 0, right = 0, bottom = 0] = new Float32Array(exports.memory.buffer, at, 4);
    const place = this.#canvas.getBoundingClientRect();
    return { x: place.left + (left + right) / 2, y: place.top + (top + bottom) / 2 };
  }

  async #open(opened: Opened): Promise<void> {
    if (Object.keys(opened.files).length === 0) {
      this.#tell(news.failed, `There are no content files in ${opened.name}: a content folder has library.json and a folder "topics".`);
      return;
    }
    this.#name = opened.name;
    this.#tell(news.open, JSON.stringify(opened));
    const draft = await this.#storage.get(`draft ${opened.name}`);
    if (typeof draft === "string") {
      this.#tell(news.draft, draft);
    }
  }

  #tell(what: number, text: string | Uint8Array): void {
    const bytes = typeof text === "string" ? new TextEncoder().encode(text) : text;
    this.#module.with(bytes, (address, length) => { this.#module.exports.studio_receive(what, address, length); });
    this.#want();
  }

  #listen(): void {
    const place = this.#canvas.parentElement ?? this.#canvas;
    new ResizeObserver(() => { this.#resize(); }).observe(place);
    const watchDensity = (): void => {
      matchMedia(`(resolution: ${devicePixelRatio}dppx)`).addEventListener("change", () => {
        this.#resize();
        watchDensity();
      }, { once: true });
    };
    watchDensity();
    this.#canvas.addEventListener("webglcontextlost", (event) => { event.preventDefault(); });
    this.#canvas.addEventListener("webglcontextrestored", () => {
      this.#renderer.restore();
      this.#size.density = 0;
      this.#resize();
    });
    const upload = element("#upload", HTMLInputElement);
    upload.addEventListener("change", () => {
      void readUploaded([...(upload.files ?? [])]).then((opened) => this.#open(opened));
    });
    place.addEventListener("dragover", (event) => { event.preventDefault(); });
    place.addEventListener("drop", (event) => {
      event.preventDefault();
      this.#folder = undefined;
      void readUploaded([...(event.dataTransfer?.files ?? [])]).then((opened) => this.#open(opened));
    });
    this.#tabs.addEventListener("message", ({ data }: MessageEvent<unknown>) => {
      if (data === "here") {
        this.#tabs.postMessage("also");
      }
      this.#tell(news.failed, "The studio is open in another tab as well. Work in one of them: the last to save wins.");
    });
    this.#tabs.postMessage("here");
  }

  #resize(): void {
    const box = (this.#canvas.parentElement ?? this.#canvas).getBoundingClientRect();
    const next = { width: Math.max(1, Math.round(box.width)), height: Math.max(1, Math.round(box.height)), density: devicePixelRatio };
    const { width, height, density } = this.#size;
    if (next.width === width && next.height === height && next.density === density) {
      return;
    }
    const fresh = density === 0;
    this.#size = next;
    this.#canvas.width = Math.round(next.width * next.density);
    this.#canvas.height = Math.round(next.height * next.density);
    const { exports } = this.#module;
    const letters = exports.studio_resize(next.width, next.height, next.density);
    if (letters !== 0) {
      this.#letters = letters;
    }
    if (letters !== 0 || fresh) {
      const [pixels = 0, wide = 0, high = 0] = new Uint32Array(exports.memory.buffer, this.#letters, 3);
      this.#renderer.setLetters(new Uint8Array(exports.memory.buffer, pixels, wide * high), wide, high);
    }
    this.#show(performance.now());
  }

  #want(): void {
    if (!this.#wanted) {
      this.#wanted = true;
      requestAnimationFrame((now) => {
        this.#wanted = false;
        this.#show(now);
      });
    }
  }

  #frame(now = performance.now()): number {
    const seconds = Math.min(0.1, Math.max(0.001, (now - this.#latest) / 1000));
    this.#latest = now;
    return this.#module.exports.studio_frame(seconds);
  }

  #show(now: number): void {
    performance.mark("studio-frame-begins");
    const frame = this.#frame(now);
    performance.measure("studio-frame", "studio-frame-begins");
    const { width, height, density } = this.#size;
    this.#renderer.draw(this.#module, frame, width, height, density);
    this.#input.follow();
    this.#obey();
    if (this.#module.exports.studio_restless() === 1) {
      this.#want();
    }
  }

  #obey(): void {
    const { exports } = this.#module;
    const length = exports.studio_take_wishes();
    if (length > 0) {
      for (const { wish, bytes } of readWishes(this.#module.bytes(exports.studio_result(), length))) {
        this.#grant(wish, bytes);
      }
    }
  }

  #grant(wish: Wish, bytes: Uint8Array<ArrayBuffer>): void {
    switch (wish) {
      case "workQuick": this.#workers.Quick.ask(bytes); break;
      case "workThorough": this.#workers.Thorough.ask(bytes); break;
      case "endQuick": this.#workers.Quick.end(); break;
      case "endThorough": this.#workers.Thorough.end(); break;
      case "chooseFolder": void this.#chooseFolder(); break;
      case "save": void this.#save(JSON.parse(textOf(bytes)) as Changes); break;
      case "keepDraft": void this.#storage.set(`draft ${this.#name}`, bytes.length > 0 ? textOf(bytes) : undefined); break;
      case "keepLayout": void this.#storage.set("layout", textOf(bytes)); break;
      case "placePreview": this.#preview.place(JSON.parse(textOf(bytes)) as [number, number, number, number] | null); break;
      case "feedPreview": this.#preview.feed(bytes); break;
      case "replayPreview": this.#preview.replay(textOf(bytes)); break;
      case "showPage": window.open(URL.createObjectURL(new Blob([bytes], { type: "text/html" })), "_blank", "noopener"); break;
      case "announce": element("#said", HTMLElement).textContent = textOf(bytes); break;
    }
  }

  async #chooseFolder(): Promise<void> {
    if (!Folder.supported) {
      this.#tell(news.failed, "This browser can't write to folders: choose one to read it, and saving hands out the changed files.");
      element("#upload", HTMLInputElement).click();
      return;
    }
    try {
      const folder = await Folder.choose();
      if (folder) {
        this.#folder = folder;
        await this.#open(await folder.read());
      }
    } catch (error) {
      this.#tell(news.failed, `The folder can't be read: ${error instanceof Error ? error.message : String(error)}`);
    }
  }

  async #save(changes: Changes): Promise<void> {
    try {
      const saved = this.#folder ? await this.#folder.write(changes) : download(changes);
      this.#tell(news.saved, JSON.stringify(saved));
    } catch (error) {
      this.#tell(news.failed, `Saving failed, and nothing is lost here: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
}
