/** What is kept of an element on this device, by key; text only, so that nothing is revived as code or templates. */
export interface Draft<T> {
  /** Undefined where nothing is kept, or what is kept cannot be read. */
  load(key: string): T | undefined;
  /** False where the device is full or refuses. */
  keep(key: string, value: T): boolean;
  drop(key: string): void;
}

export function draftOf<T>(isDraft: (value: unknown) => value is T): Draft<T> {
  return {
    load(key) {
      try {
        const value: unknown = JSON.parse(localStorage.getItem(key) ?? "null");
        return isDraft(value) ? value : undefined;
      } catch {
        return undefined;
      }
    },
    keep(key, value) {
      try {
        localStorage.setItem(key, JSON.stringify(value));
        return true;
      } catch {
        return false;
      }
    },
    drop(key) {
      try {
        localStorage.removeItem(key);
      } catch {
        return;
      }
    },
  };
}
