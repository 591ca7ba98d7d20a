import { describe, expect, test } from "vitest";
import { readJson } from "./repository.ts";

interface Locked {
  readonly resolved?: string;
  readonly integrity?: string;
  readonly license?: string;
  readonly dev?: boolean;
  readonly devOptional?: boolean;
  readonly hasInstallScript?: boolean;
}

/** Packages that may run a script when they are installed; none is needed, `npm ci --ignore-scripts` is what setup runs. */
const MAY_RUN_SCRIPTS: readonly string[] = ["node_modules/fsevents"];
/** What may stand in a user's install. */
const PERMISSIVE = /^(MIT|ISC|0BSD|BSD-2-Clause|BSD-3-Clause|Apache-2\.0|BlueOak-1\.0\.0)$/;

const { packages } = readJson("package-lock.json") as { readonly packages: Readonly<Record<string, Locked>> };
const locked = Object.entries(packages).filter(([path]) => path !== "");

function those(where: (one: Locked, path: string) => boolean): readonly string[] {
  return locked.filter(([path, one]) => where(one, path)).map(([path]) => path);
}

describe("the lock file", () => {
  test("names no download address, so that any registry will do", () => {
    expect(those((one) => one.resolved !== undefined)).toEqual([]);
  });

  test("holds a digest of every package", () => {
    expect(those((one) => one.integrity === undefined)).toEqual([]);
  });

  test("holds no package that needs an install script", () => {
    expect(those((one, path) => one.hasInstallScript === true && !MAY_RUN_SCRIPTS.includes(path))).toEqual([]);
  });

  test("holds only permissive licences for users", () => {
    expect(those((one) => !one.dev && !one.devOptional && !PERMISSIVE.test(one.license ?? ""))).toEqual([]);
  });
});
