import { expect, test } from "vitest";
import type { Finding } from "../../../core/finding.ts";
import { compliance, createIndex, judge, sayHint, sayReason } from "../../../core/judge/index.ts";
import { civilOf } from "../../../core/judge/plan.ts";
import { at, done, often, siteOf, worldOf } from "./world.ts";

const site = siteOf("Asia/Shanghai", ["hall", "lobby"]);
const world = worldOf(site, [often("mat", { times: { min: 2 }, per: "day" })]);

test("a finding says which duty, why, from which records, and under which version", () => {
  const index = createIndex(world);
  const morning = done("2025-03-03T00:30:00Z", "hall", "mat");
  index.add(morning);
  const judgement = judge(index, {
    asOf: at("2025-03-04T00:00:00+08:00"),
    from: "2025-03-03",
    to: "2025-03-03",
    place: "hall",
  });

  expect(judgement.findings()).toEqual([
    {
      rule: "area/mat",
      kind: "frequency",
      subject: "hall",
      start: at("2025-03-03T00:00:00+08:00"),
      by: at("2025-03-04T00:00:00+08:00"),
      end: at("2025-03-04T00:00:00+08:00"),
      verdict: "short",
      reason: "too-few",
      data: { needed: 2, found: 1, late: 0, by: "2025-03-03 24:00", last: "2025-03-03 08:30" },
      modality: "must",
      ruleset: "example@1",
      records: [morning.id],
      beside: [],
    },
  ]);
  const [finding] = judgement.findings();
  expect(finding && sayReason(finding, civilOf(site), "zh")).toBe("2025-03-03：应做 2 次，只做了 1 次。");
  expect(finding && sayReason(finding, civilOf(site), "en")).toBe("2025-03-03: 2 needed, only 1 done.");
  expect(finding && sayHint(finding, civilOf(site), "en")).toContain("enter it late");
});

test("compliance is met of judged, with the other verdicts beside", () => {
  const index = createIndex(world);
  for (const day of ["01", "02"])
    for (const hour of ["01", "02"]) index.add(done(`2025-03-${day}T${hour}:00:00Z`, "hall", "mat"));
  const judgement = judge(index, { asOf: at("2025-03-03T12:00:00+08:00"), from: "2025-03-01", to: "2025-03-03" });

  const verdicts = {
    met: 2,
    late: 0,
    short: 0,
    failed: 0,
    overdue: 0,
    missed: 2,
    due: 2,
    pending: 0,
    unset: 0,
    unknown: 0,
    waived: 0,
    "not-applicable": 0,
    error: 0,
  };
  const none = Object.fromEntries(Object.keys(verdicts).map((verdict) => [verdict, 0]));
  expect(compliance(judgement, "block")).toEqual([
    {
      key: "area",
      done: { met: 2, judged: 4, percent: "50.0%", verdicts },
      inspected: { met: 0, judged: 0, verdicts: none },
    },
  ]);
});

test("a duty that has not begun is not counted, nor listed beside the numbers", () => {
  const index = createIndex(world);
  const judgement = judge(index, { asOf: at("2025-03-03T12:00:00+08:00"), from: "2025-03-03", to: "2025-03-09" });
  const counted = compliance(judgement, "all").map(({ done }) => done.verdicts.due);
  const listed = judgement.findings({ ended: true }).map(({ verdict, subject }) => [verdict, subject]);
  expect([counted, listed, judgement.findings().length]).toEqual([
    [2],
    [
      ["due", "hall"],
      ["due", "lobby"],
    ],
    14,
  ]);
});

test("a gap cites the deed it counts from, and the one that ended it", () => {
  const days = createIndex(worldOf(site, [often("mat", { every: { n: 3, unit: "day" } })], "2025-03-01"));
  const [first, second] = [done("2025-03-02T01:00:00Z", "hall", "mat"), done("2025-03-07T01:00:00Z", "hall", "mat")];
  for (const record of [first, second]) days.add(record);
  const ask = { asOf: at("2025-03-12T12:00:00+08:00"), from: "2025-03-01", to: "2025-03-12", place: "hall" };
  expect(judge(days, ask).findings().map(cited)).toEqual([
    ["gap-kept", "自 2025-03-01 起没有做过", [first.id]],
    ["gap-late", "上次 2025-03-02", [first.id, second.id]],
    ["gap-passed", "上次 2025-03-07", [second.id]],
  ]);
  const hours = createIndex(worldOf(site, [often("mat", { every: { n: 12, unit: "hour" } })], "2025-03-01"));
  for (const record of [first, second]) hours.add(record);
  expect(
    judge(hours, { ...ask, from: "2025-03-08", to: "2025-03-08" })
      .findings()
      .map(cited),
  ).toEqual([["round-passed", "上次 2025-03-07 09:00", [second.id]]]);
});

const cited = ({ reason, data, records }: Finding) => [reason, data["since-zh"], records];
