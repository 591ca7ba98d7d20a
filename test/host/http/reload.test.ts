import { appendFileSync, readFileSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { expect, test } from "vitest";
import { watchFolders } from "../../../core/host/http/watch.ts";
import { smallDisk } from "../store/trouble.ts";
import { logged, served, SITE, type Served } from "./made.ts";

const rulesets = async (it: Served) =>
  (await it.send(`/api/sites/${SITE}`, { as: "cleaner-01" })).json["rulesets"] as {
    name: string;
    version: string;
    digest: string;
    draft: boolean;
  }[];
const health = async (it: Served) =>
  (await it.send("/api/health", { as: "cleaner-01" })).json["reload"] as {
    refused: { site: string; refusals: { code: string; at?: { file: string } }[] }[];
  };
const needed = async (it: Served) => {
  const { json } = await it.send(
    `/api/sites/${SITE}/findings?rule=cleaning/hall/mat-vacuum&place=a-hall-1&from=2026-11-19&to=2026-11-19`,
    { as: "cleaner-01" },
  );
  return (json["findings"] as { needed?: { en: string }; verdict: string }[]).map(({ needed: what, verdict }) => [
    what?.en,
    verdict,
  ]);
};

test("a changed ruleset is in force at once and is a draft; the published version is in the journal", async () => {
  const it = await served({ own: true });
  const [before] = await rulesets(it);
  expect(before?.draft).toBe(false);
  expect(it.server.sites.get(SITE)?.store.publications).toEqual([
    { ruleset: "example-firm", version: before?.version, digest: before?.digest, from: "2024-01-01" },
  ]);
  await it.send(`/api/sites/${SITE}/records`, {
    method: "POST",
    as: "cs-manager-01",
    body: logged("a", { happened: "2026-11-19T09:00:00+08:00" }),
  });
  expect(await needed(it)).toEqual([]); // met
  const text = readFileSync(it.ruleset, "utf8");
  writeFileSync(it.ruleset, text.replace(/^(\s+items:\n)/m, "$1      mat-vacuum: { how-often: 3次/日 }\n"));
  expect(await it.server.reload(await it.app())).toMatchObject([
    { site: SITE, did: "reloaded", ruleset: "example-firm" },
    { did: "reloaded" },
  ]);
  expect(await needed(it)).toEqual([["3 ×", "short"]]);
  const [after] = await rulesets(it);
  expect([after?.draft, after?.version, after?.digest === before?.digest]).toEqual([true, before?.version, false]);
  writeFileSync(it.ruleset, text);
  await it.server.reload(await it.app());
  expect(await rulesets(it)).toEqual([before]);
  expect(it.server.sites.get(SITE)?.store.publications).toHaveLength(1);
});

test("a broken ruleset leaves the good one in force, and health says what is wrong", async () => {
  const it = await served({ own: true });
  const before = await rulesets(it);
  appendFileSync(it.ruleset, "\nfreqency: [\n");
  const changes = await it.server.reload(await it.app());
  expect(changes.map(({ site, did }) => [site, did])).toEqual([
    [SITE, "refused"],
    ["lake-estate", "refused"],
  ]);
  expect(await rulesets(it)).toEqual(before);
  const { refused } = await health(it);
  expect(refused[0]?.refusals[0]?.at?.file).toContain("cleaning.yaml");
  expect(
    (await it.send(`/api/sites/${SITE}/records`, { method: "POST", as: "cleaner-01", body: logged("a") })).status,
  ).toBe(201);
});

test("a version that cannot be noted in the journal does not come into force", async () => {
  const files = smallDisk(1_000_000);
  const it = await served({ own: true, files });
  const [before] = await rulesets(it);
  const folder = dirname(it.ruleset);
  const envelope = readFileSync(`${folder}/ruleset.yaml`, "utf8");
  const site = readFileSync(it.siteFile, "utf8");
  const version = before?.version ?? "";
  writeFileSync(`${folder}/ruleset.yaml`, envelope.replace(version, "2026.9"));
  writeFileSync(it.siteFile, site.replace(version, "2026.9"));
  files.free(-1_000_000);
  const [refused] = await it.server.reload(await it.app());
  expect(refused).toMatchObject({ site: SITE, did: "refused", refusals: [{ code: "store-full" }] });
  expect(await rulesets(it)).toEqual([before]);
  files.free(2_000_000);
  it.store.resume();
  expect(await it.server.reload(await it.app())).toMatchObject([{ site: SITE, did: "reloaded", version: "2026.9" }]);
  expect(it.server.sites.get(SITE)?.store.publications.map((one) => one.version)).toEqual([version, "2026.9"]);
});

test("a broken site file, and a broken configuration, change nothing either", async () => {
  const it = await served({ own: true });
  const good = readFileSync(it.siteFile, "utf8");
  for (const broken of ["", "site: 1\n", good.replace("timezone: Asia/Shanghai", "timezone: Mars/Base")]) {
    writeFileSync(it.siteFile, broken);
    expect((await it.server.reload(await it.app())).filter(({ site }) => site === SITE).map(({ did }) => did)).toEqual([
      "refused",
    ]);
    expect((await it.send(`/api/sites/${SITE}/today`, { as: "cleaner-01" })).status).toBe(200);
  }
  writeFileSync(it.siteFile, good);
  expect(await it.server.reload(await it.app())).toEqual([]);
  expect((await health(it)).refused).toEqual([]);
});

test("an answer from before a site file changed is not taken for a new one, within the same minute too", async () => {
  const it = await served({ own: true });
  const path = `/api/sites/${SITE}/today`;
  const { headers } = await it.send(path, { as: "cleaner-01" });
  const again = () => it.send(path, { as: "cleaner-01", headers: { "if-none-match": String(headers["etag"]) } });
  expect((await again()).status).toBe(304);
  writeFileSync(it.siteFile, readFileSync(it.siteFile, "utf8").replace("A栋一层营业厅", "A栋首层营业厅"));
  it.clock.at += 1000;
  await it.server.reload(await it.app());
  const changed = await again();
  expect([changed.status, changed.text.includes("A栋首层营业厅")]).toEqual([200, true]);
});

test("somebody who is taken out of the site file is signed out", async () => {
  const it = await served({ own: true });
  await it.cookieOf("cleaner-05");
  const good = readFileSync(it.siteFile, "utf8");
  writeFileSync(it.siteFile, good.replace(/^ {2}cleaner-05:.*\n/m, "").replace(/.*person: cleaner-05.*\n/, ""));
  await it.server.reload(await it.app());
  expect((await it.send("/api/session", { as: "cleaner-05" })).status).toBe(401);
});

test("posts while rulesets are read anew are all judged, once", async () => {
  const it = await served({ own: true });
  const cookie = await it.cookieOf("cleaner-01");
  const text = readFileSync(it.ruleset, "utf8");
  const posts = Array.from({ length: 30 }, (_, i) =>
    it.send(`/api/sites/${SITE}/records`, { method: "POST", cookie, body: logged(`r${i}`) }),
  );
  for (let i = 0; i < 3; i++) {
    writeFileSync(it.ruleset, `${text}\n# ${i}\n`);
    await it.server.reload(await it.app());
  }
  expect((await Promise.all(posts)).map(({ status }) => status)).toEqual(Array.from({ length: 30 }, () => 201));
  expect(it.server.sites.get(SITE)?.index.length).toBe(30);
});

test("a file that is saved calls back once, however many are saved together", async () => {
  const it = await served({ own: true });
  let calls = 0;
  const called = new Promise<void>((resolve) => {
    const watching = watchFolders([dirname(it.ruleset), dirname(it.ruleset), "/no/such/folder"], () => {
      calls++;
      watching.close();
      resolve();
    });
  });
  for (let i = 0; i < 5; i++) appendFileSync(it.ruleset, "# saved\n");
  await called;
  expect(calls).toBe(1);
});

test("a record without a time of its own has it from its form's time field; what is wrong with that is said once", async () => {
  const it = await served({ own: true });
  const field = "counted-at: { label: 盘点时间, type: date-time, required: true }";
  appendFileSync(it.ruleset, `\nforms:\n  count: { title: 盘点表, time: counted-at, fields: { ${field} } }\n`);
  await it.server.reload(await it.app());
  const post = async (id: string, at: string) => {
    const body = { id: `${id}-------`, form: "cleaning/count", site: SITE, fields: { "counted-at": at } };
    const { status, json } = await it.send(`/api/sites/${SITE}/records`, { method: "POST", as: "cs-manager-01", body });
    const { record = undefined } = (json["record"] ?? {}) as { readonly record?: { readonly happened: string } };
    const errors = (json["errors"] ?? []) as readonly { readonly code: string; readonly pointer: string }[];
    return [status, record?.happened, ...errors.map(({ code, pointer }) => `${code} ${pointer}`)];
  };
  expect([
    await post("a", "2026-11-19T23:30:00+08:00"),
    await post("b", "2026-11-21T09:00:00+08:00"),
    await post("c", "yesterday"),
  ]).toEqual([
    [201, "2026-11-19T15:30:00Z"],
    [422, undefined, "record-time-ahead /fields/counted-at"],
    [422, undefined, "record-field-wrong /fields/counted-at"],
  ]);
});
