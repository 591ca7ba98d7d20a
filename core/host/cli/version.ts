import { readFileSync } from "node:fs";
import { join } from "node:path";
import { codeOf } from "../store/files.ts";

/** The version of the product, wherever this file was bundled to. */
export function versionOf(): string {
  for (const up of ["..", "../../.."]) {
    try {
      const found = JSON.parse(readFileSync(join(import.meta.dirname, up, "package.json"), "utf8")) as {
        name?: string;
        version?: string;
      };
      if (found.name === "guanjia" && found.version !== undefined) return found.version;
    } catch (error) {
      if (codeOf(error) !== "ENOENT") throw error;
    }
  }
  return "0";
}
