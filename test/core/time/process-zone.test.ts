import { afterEach, expect, test, vi } from "vitest";
import { ZONES } from "./zones.ts";

const own = process.env["TZ"];
afterEach(() => {
  process.env["TZ"] = own;
  vi.resetModules();
});

/** Everything that reckons with time, over ten years in every zone. */
async function reckoned(processZone: string): Promise<{ readonly clocks: string; readonly said: string[] }> {
  process.env["TZ"] = processZone;
  vi.resetModules();
  const time = await import("../../../core/time/index.ts");
  const said = ZONES.flatMap((zone) => {
    const civil = { zone, dayStarts: "05:00" };
    const [from, until] = [time.startOf("2011-06-01", civil), time.startOf("2021-06-01", civil)];
    const windows = ["每日8时", "每周二、四、六", "每月31日", "每季末月中旬"].map((phrase) => {
      const times = time.readHowOften(phrase);
      if (time.isFault(times) || typeof times === "string" || !("per" in times)) throw new Error(phrase);
      const { start, by, end } = time.windowsOf(times, civil, from, until);
      return [...start, ...by, ...end]
        .map((t) => `${time.iso(t)} ${time.dateOf(t, civil)} ${time.localTime(t, civil)}`)
        .join();
    });
    const season = time.spansOfState({ dates: ["11-15", "03-15"] }, civil, from, until);
    const later = time.addDuration(from, { n: 1, unit: "month" }, civil) ?? NaN;
    return [
      ...windows,
      [...season.start, ...season.end].map(time.iso).join(),
      time.iso(later),
      time.sayWindow(from, later, civil, "zh"),
      time.iso(time.instant("2026-11-20T08:30:00+08:00") ?? NaN),
    ];
  });
  return { clocks: new Date(0).toString().slice(0, 33), said };
}

test("nothing depends on the zone of the process", async () => {
  const results = [];
  for (const zone of ["UTC", "Asia/Shanghai", "America/New_York", "Pacific/Apia"]) results.push(await reckoned(zone));
  expect(new Set(results.map(({ clocks }) => clocks)).size).toBe(4);
  for (const { said } of results) expect(said).toEqual(results[0]?.said);
});
