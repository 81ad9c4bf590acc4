// SPDX-License-Identifier: Apache-2.0

/** A content folder's files by their paths, and what to call it. */
export interface Opened {
  readonly name: string;
  readonly files: Readonly<Record<string, string>>;
}

/** Paths and texts; null: the file goes. */
export type Changes = readonly (readonly [string, string | null])[];

const contentFiles = /\.(json|jwk)$/u;
const wanted = (path: string): boolean => contentFiles.test(path) && !path.split("/").some((part) => part.startsWith("."));

/** The part of the File System Access API that TypeScript's library lacks; so do Firefox and Safari. */
declare global {
  interface Window {
    showDirectoryPicker?: (options: { id: string; mode: "readwrite" }) => Promise<FileSystemDirectoryHandle>;
  }
}

/** A content folder on this device, chosen by the user, that can be written to. */
export class Folder {
  readonly #handle: FileSystemDirectoryHandle;

  private constructor(handle: FileSystemDirectoryHandle) {
    this.#handle = handle;
  }

  static get supported(): boolean {
    return window.showDirectoryPicker !== undefined;
  }

  /** Nothing if the user chose none. */
  static async choose(): Promise<Folder | undefined> {
    try {
      const handle = await window.showDirectoryPicker?.({ id: "content", mode: "readwrite" });
      return handle && new Folder(handle);
    } catch (error) {
      if (error instanceof DOMException && error.name === "AbortError") {
        return undefined;
      }
      throw error;
    }
  }

  async read(): Promise<Opened> {
    const files: Record<string, string> = {};
    const walk = async (folder: FileSystemDirectoryHandle, prefix: string): Promise<void> => {
      for await (const entry of folder.values()) {
        const path = prefix + entry.name;
        if (entry.kind === "directory") {
          await (entry.name.startsWith(".") ? undefined : walk(entry, `${path}/`));
        } else if (wanted(path)) {
          files[path] = await (await entry.getFile()).text();
        }
      }
    };
    await walk(this.#handle, "");
    return { name: this.#handle.name, files };
  }

  /** @returns the paths that were written */
  async write(changes: Changes): Promise<string[]> {
    for (const [path, text] of changes) {
      const parts = path.split("/");
      const name = parts.pop() ?? path;
      let folder: FileSystemDirectoryHandle = this.#handle;
      for (const part of parts) {
        folder = await folder.getDirectoryHandle(part, { create: true });
      }
      if (text === null) {
        await folder.removeEntry(name).catch(() => undefined);
        continue;
      }
      const file = await (await folder.getFileHandle(name, { create: true })).createWritable();
      await file.write(text);
      await file.close();
    }
    return changes.map(([path]) => path);
  }
}

/** A folder given to an `<input type=file webkitdirectory>`, or dropped files: read, and saved as downloads. */
export async function readUploaded(list: readonly File[]): Promise<Opened> {
  const files: Record<string, string> = {};
  let name = "uploaded files";
  for (const file of list) {
    // "content/topics/cough.json": the first part is the folder's own name.
    const parts = (file.webkitRelativePath || file.name).split("/");
    if (parts.length > 1) {
      name = parts.shift() ?? name;
    }
    const path = parts.join("/");
    if (wanted(path)) {
      files[path] = await file.text();
    }
  }
  return { name, files };
}

/** Hands files out one by one, as the browser saves downloads. */
export function download(changes: Changes): string[] {
  const saved: string[] = [];
  for (const [path, text] of changes) {
    if (text === null) {
      continue;
    }
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([text], { type: "application/json" }));
    link.download = path.replaceAll("/", "--");
    link.click();
    setTimeout(() => { URL.revokeObjectURL(link.href); }, 10_000);
    saved.push(path);
  }
  return saved;
}
