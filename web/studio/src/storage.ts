// SPDX-License-Identifier: Apache-2.0

/**
 * What the studio keeps on this device: unsaved work, sizes and appearance, and the folder that was last open. Content and
 * nothing about patients. Where the browser keeps nothing (a private window, a full disk), the studio works without.
 */
export class Storage {
  readonly #database: Promise<IDBDatabase | undefined>;

  constructor() {
    this.#database = new Promise((resolve) => {
      const request = indexedDB.open("signpost-studio", 1);
      request.onupgradeneeded = (): void => { request.result.createObjectStore("kept"); };
      request.onsuccess = (): void => { resolve(request.result); };
      request.onerror = request.onblocked = (): void => { resolve(undefined); };
    });
  }

  async get(key: string): Promise<unknown> {
    const database = await this.#database;
    return database && new Promise((resolve) => {
      const request = database.transaction("kept").objectStore("kept").get(key);
      request.onsuccess = (): void => { resolve(request.result); };
      request.onerror = (): void => { resolve(undefined); };
    });
  }

  async set(key: string, value: unknown): Promise<void> {
    const database = await this.#database;
    try {
      const store = database?.transaction("kept", "readwrite").objectStore("kept");
      if (value === undefined) {
        store?.delete(key);
      } else {
        store?.put(value, key);
      }
    } catch {
      // A value that can't be stored is one that isn't kept.
    }
  }
}
