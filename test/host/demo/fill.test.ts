import { existsSync, mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { loadFrom } from "../../../core/host/app.ts";
import { fillDemo } from "../../../core/host/demo/fill.ts";
import { openStore } from "../../../core/host/store/store.ts";
import { verify } from "../../../core/host/store/verify.ts";
import { instant } from "../../../core/time/index.ts";
import { folder } from "../store/made.ts";

const SITE = "example-estate";
const until = instant("2026-11-20T12:00:00+08:00") ?? 0;
const fill = async (dir: string) => {
  const app = await loadFrom({ cwd: dir });
  const { world } = app.open(SITE);
  if (!world) throw new Error("the example site is sound");
  return fillDemo(dir, world, app.parts, until);
};

test("a month that was broken off is begun anew, and stands there only when it is whole", async () => {
  const [dir, clean] = [folder("broken-off"), folder("clean")];
  mkdirSync(join(dir, ".filling", SITE), { recursive: true });
  writeFileSync(join(dir, ".filling", SITE, "2026-11.journal"), "half a line");
  const filled = await fill(dir);
  expect(filled).toEqual(await fill(clean));
  expect(readdirSync(dir).sort()).toEqual(readdirSync(clean).sort());
  expect(verify(dir).sites.map(({ site, lines, fault }) => [site, { records: lines }, fault])).toEqual([
    [SITE, filled, undefined],
  ]);
});

test("a folder that somebody writes in is not filled", async () => {
  const dir = folder("in-use");
  const store = openStore(dir, { now: () => 0 });
  if ("refusals" in store) throw new Error(JSON.stringify(store.refusals));
  expect(await fill(dir)).toMatchObject({ refusals: [{ code: "data-locked" }] });
  await store.close();
  expect([existsSync(join(dir, SITE)), existsSync(join(dir, ".filling"))]).toEqual([false, false]);
});
