import { watch, type FSWatcher } from "node:fs";
import { codeOf } from "../store/files.ts";

/** Files that are saved together are one change. */
const TOGETHER = 80;

/** Calls back after something in one of the folders changed, once for changes that come together. Folders that do not exist are left out. */
export function watchFolders(folders: readonly string[], changed: () => void): { close(): void } {
  let timer: NodeJS.Timeout | undefined;
  const note = () => {
    clearTimeout(timer);
    timer = setTimeout(changed, TOGETHER);
  };
  const watchers = [...new Set(folders)].flatMap((folder): FSWatcher[] => {
    try {
      return [watch(folder, { persistent: false }, note).on("error", note)];
    } catch (error) {
      if (codeOf(error) === "ENOENT") return [];
      throw error;
    }
  });
  return {
    close() {
      clearTimeout(timer);
      for (const watcher of watchers) watcher.close();
    },
  };
}
