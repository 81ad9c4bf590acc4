// SPDX-License-Identifier: Apache-2.0
import { textOf } from "./messages.ts";
import type { StudioModule } from "./module.ts";

/** In the order of ImGuiMouseCursor. */
const cursors = ["default", "text", "move", "ns-resize", "ew-resize", "nesw-resize", "nwse-resize", "pointer", "not-allowed"];
const mouseButtons = [0, 2, 1];
const wheelStep = 100;
const clipboardKeys = new Set(["c", "x", "v"]);

const modifiersOf = (event: KeyboardEvent): number =>
  (event.ctrlKey || event.metaKey ? 1 : 0) | (event.shiftKey ? 2 : 0) | (event.altKey ? 4 : 0);

/**
 * Hands over what the user does on the canvas.
 *
 * Typing goes through a text field that nobody sees: so input methods, dead keys and a phone's keyboard work as anywhere,
 * and copying and pasting need no permission.
 */
export class Input {
  readonly #module: StudioModule;
  readonly #canvas: HTMLCanvasElement;
  readonly #field: HTMLTextAreaElement;
  readonly #draw: () => void;
  readonly #frame: () => void;
  #composing = false;
  /** Escape was the last key: Tab then leaves the canvas, so that nobody is caught in it. */
  #leaving = false;

  /** @param draw asks for a frame soon @param frame makes one at once, without showing it */
  constructor(module: StudioModule, canvas: HTMLCanvasElement, field: HTMLTextAreaElement, draw: () => void, frame: () => void) {
    this.#module = module;
    this.#canvas = canvas;
    this.#field = field;
    this.#draw = draw;
    this.#frame = frame;
    this.#listenToPointer();
    this.#listenToKeys();
    this.#listenToClipboard();
  }

  /** After a frame: the pointer's form, and a phone's keyboard when a text is being edited. */
  follow(): void {
    const { exports } = this.#module;
    this.#canvas.style.cursor = cursors[exports.studio_cursor()] ?? "default";
    this.#field.inputMode = exports.studio_wants_text() === 1 ? "text" : "none";
  }

  #listenToPointer(): void {
    const { exports } = this.#module;
    const canvas = this.#canvas;
    const move = (event: PointerEvent): void => {
      exports.studio_mouse_move(event.offsetX, event.offsetY);
      this.#draw();
    };
    canvas.addEventListener("pointermove", move);
    canvas.addEventListener("pointerdown", (event) => {
      canvas.setPointerCapture(event.pointerId);
      // Else the click would take the focus from the text field again.
      event.preventDefault();
      this.#field.focus({ preventScroll: true });
      move(event);
      exports.studio_mouse_button(mouseButtons[event.button] ?? 0, 1);
    });
    const up = (event: PointerEvent): void => {
      move(event);
      exports.studio_mouse_button(mouseButtons[event.button] ?? 0, 0);
      if (event.pointerType === "touch") {
        // A finger that is gone points at nothing.
        exports.studio_mouse_move(-1e6, -1e6);
      }
    };
    canvas.addEventListener("pointerup", up);
    canvas.addEventListener("pointercancel", up);
    canvas.addEventListener("pointerleave", () => {
      exports.studio_mouse_move(-1e6, -1e6);
      this.#draw();
    });
    canvas.addEventListener("contextmenu", (event) => { event.preventDefault(); });
    canvas.addEventListener("wheel", (event) => {
      event.preventDefault();
      const unit = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? 33 : 1;
      // A pinch on a touchpad arrives as a wheel with Ctrl, without the key.
      exports.studio_key(17, event.ctrlKey ? 1 : 0, event.ctrlKey || event.metaKey ? 1 : 0);
      exports.studio_wheel((-event.deltaX * unit) / wheelStep, (-event.deltaY * unit) / wheelStep);
      this.#draw();
    }, { passive: false });
  }

  #listenToKeys(): void {
    const { exports } = this.#module;
    const field = this.#field;
    const key = (event: KeyboardEvent, down: boolean): void => {
      if (this.#composing || event.isComposing) {
        return;
      }
      if (event.key === "Tab" && this.#leaving) {
        return;
      }
      this.#leaving = event.key === "Escape" || (this.#leaving && event.key === "Shift");
      const control = event.ctrlKey || event.metaKey;
      // These come as copy, cut and paste.
      if (control && clipboardKeys.has(event.key.toLowerCase())) {
        return;
      }
      // keyCode, though old, is the number by which ImGui's keys are found.
      // eslint-disable-next-line @typescript-eslint/no-deprecated
      exports.studio_key(event.keyCode, down ? 1 : 0, modifiersOf(event));
      this.#draw();
      const types = event.key.length === 1 && !control;
      const browsersOwn = event.key === "F5" || event.key === "F11" || event.key === "F12" || event.key === "F6";
      if (!types && !browsersOwn && event.key !== "Process") {
        event.preventDefault();
      }
    };
    field.addEventListener("keydown", (event) => { key(event, true); });
    field.addEventListener("keyup", (event) => { key(event, false); });
    const take = (): void => {
      if (!this.#composing && field.value !== "") {
        this.#module.withText(field.value, (text, bytes) => { exports.studio_type(text, bytes); });
        field.value = "";
        this.#draw();
      }
    };
    field.addEventListener("input", take);
    field.addEventListener("compositionstart", () => { this.#composing = true; });
    field.addEventListener("compositionend", () => {
      this.#composing = false;
      take();
    });
    field.addEventListener("blur", () => {
      exports.studio_blur();
      this.#draw();
    });
  }

  #listenToClipboard(): void {
    const { exports } = this.#module;
    const press = (key: number): void => {
      for (const down of [1, 0]) {
        exports.studio_key(key, down, 1);
        this.#frame();
      }
      exports.studio_key(17, 0, 0);
      this.#draw();
    };
    for (const [type, key] of [["copy", 67], ["cut", 88]] as const) {
      this.#field.addEventListener(type, (event) => {
        event.preventDefault();
        press(key);
        const length = exports.studio_clipboard();
        event.clipboardData?.setData("text/plain", textOf(this.#module.bytes(exports.studio_result(), length)));
      });
    }
    this.#field.addEventListener("paste", (event) => {
      event.preventDefault();
      const text = event.clipboardData?.getData("text/plain") ?? "";
      this.#module.withText(text, (address, bytes) => { exports.studio_set_clipboard(address, bytes); });
      press(86);
    });
  }
}
