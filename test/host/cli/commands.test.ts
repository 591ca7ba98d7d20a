import { appendFileSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { guanjia, smallFirm, type Ran } from "./cli.ts";

let firm: ReturnType<typeof smallFirm>;
beforeAll(() => {
  firm = smallFirm();
  writeFileSync(join(firm.dir, "none.jsonl"), "\n");
});
afterAll(() => {
  firm.remove();
});
const here = (args: string): Promise<Ran> => guanjia([...args.split(" "), "--rulesets", "."], firm.dir);
const SMALL = "--site small-site";
const WEEK = `${SMALL} --records records.jsonl --from 2026-11-16 --to 2026-11-18`;
const DIGEST = /[0-9a-f]{16}/g;

const CHECKED = `Small site (small-site)
Small firm cleaning standard small-firm@1 (from 2026-01-01, #)
2026-11-16 – 2026-11-18, as of 2026-11-18 12:00 (Asia/Shanghai)

Done       met 1 of 2 judged (1 due), 50.0%
Inspected  met 0 of 1 judged, 0.0%

Block                      Done        Inspected
Cleaning standards · Hall  50.0%  1/2  0.0%       0/1

failed  Hall: inspection  Lobby 1  2026-11-17 10:00
    Result 66.6%, below the pass line 80.0%. Failed: lamps: dust. Put the failed rows right, then inspect again.
    cleaning/hall/inspection  ·  House standard 1  ·  records walk-tue-1
short  floor: dust-mop  Lobby 1  2026-11-17
    2026-11-17: 2 needed, only 1 done. If it was done and not logged, enter it late; if not, find out why and keep the next window.
    cleaning/hall/floor  ·  House standard 1  ·  records log-tue-1
unset  lamps: dust  Lobby 1  2026-11
    2026-11: the standard gives no frequency; 0 done. Write the figure at small-firm/cleaning.yaml:12:74; until then nothing is judged.
    cleaning/hall/lamp  ·  House standard 1
`;

const CASES: Readonly<Record<string, { readonly args: string } & Ran>> = {
  "validate names what it read": {
    args: "validate small-firm",
    code: 0,
    out: "✓ small-firm@1  4 rules, 11 files\n0 faults\n",
    err: "",
  },
  "validate a site file reads the rulesets that govern it": {
    args: "validate sites/small-site.yaml",
    code: 0,
    out: "✓ sites/small-site.yaml  12 files\n0 faults\n",
    err: "",
  },
  "test runs the examples beside the rules": {
    args: "test small-firm",
    code: 0,
    out: "small-firm/cleaning.tests.yaml\n✓ two on Monday, one on Tuesday\n1 example holds, 0 do not\n",
    err: "",
  },
  "explain says for each field the file and line": {
    args: `explain cleaning/hall/floor ${SMALL}`,
    code: 0,
    out: `cleaning/hall/floor  floor: dust-mop  small-firm@1

kind       frequency                             small-firm/cleaning.yaml:10:7
title      floor: dust-mop                       small-firm/cleaning.yaml:10:7
each       place                                 small-firm/cleaning.yaml:10:7
where      type: lobby                           small-firm/cleaning.yaml:4:5
who        cleaner                               small-firm/cleaning.yaml:5:5
cite       house 1                               small-firm/cleaning.yaml:8:5
record     form: cleaning/log, mark: hall/floor  small-firm/cleaning.yaml:10:7
how-often  2 per day                             small-firm/cleaning.yaml:10:79
item       floor                                 small-firm/cleaning.yaml:10:16
method     dust-mop                              small-firm/cleaning.yaml:10:45
quality    no-dust                               small-firm/cleaning.yaml:10:96
`,
    err: "",
  },
  "explain in Chinese names each field": {
    args: `explain cleaning/hall/floor ${SMALL} --lang zh`,
    code: 0,
    out: `cleaning/hall/floor  地面牵尘  small-firm@1

kind（种类）         frequency                             small-firm/cleaning.yaml:10:7
title（名称）        地面牵尘                              small-firm/cleaning.yaml:10:7
each（对象）         place                                 small-firm/cleaning.yaml:10:7
where（范围）        type: lobby                           small-firm/cleaning.yaml:4:5
who（责任岗位）      cleaner                               small-firm/cleaning.yaml:5:5
cite（依据）         house 1                               small-firm/cleaning.yaml:8:5
record（记录）       form: cleaning/log, mark: hall/floor  small-firm/cleaning.yaml:10:7
how-often（频次）    每日2次                               small-firm/cleaning.yaml:10:79
item（内容）         地面                                  small-firm/cleaning.yaml:10:16
method（要求）       牵尘                                  small-firm/cleaning.yaml:10:45
quality（质量要求）  no-dust                               small-firm/cleaning.yaml:10:96
`,
    err: "",
  },
  "list what lacks a figure ends with 1": {
    args: `list --unset ${SMALL} --lang zh`,
    code: 1,
    out: "cleaning/hall/lamp  灯具除尘  how-often: unset  small-firm/cleaning.yaml:12:74\n1 条\n",
    err: "",
  },
  "list as CSV": {
    args: `list ${SMALL} --format csv`,
    code: 0,
    out:
      "\ufeffrule,area,kind,title,asks,unset,place,clause,catalogue\r\n" +
      "cleaning/hall/floor,cleaning,frequency,floor: dust-mop,2 per day,,small-firm/cleaning.yaml:10:7,house 1,\r\n" +
      "cleaning/hall/glass,cleaning,frequency,glass: wipe,1 per week,,small-firm/cleaning.yaml:11:7,house 1,\r\n" +
      "cleaning/hall/lamp,cleaning,frequency,lamps: dust,unset,how-often,small-firm/cleaning.yaml:12:74,house 1,\r\n" +
      "cleaning/hall/inspection,cleaning,score,Hall: inspection,pass 80%,,small-firm/cleaning.yaml:2:3,house 1,\r\n",
    err: "",
  },
  "check says what a percentage counts, and why": { args: `check ${WEEK}`, code: 1, out: CHECKED, err: "" },
  "check fails on nothing when told so": { args: `check ${WEEK} --fail-on none`, code: 0, out: CHECKED, err: "" },
  "check as of a moment knows what was known then": {
    args: `check ${WEEK} --as-of 2026-11-17T09:00+08:00 --to 2026-11-16`,
    code: 0,
    out: `Small site (small-site)
Small firm cleaning standard small-firm@1 (from 2026-01-01, #)
2026-11-16 – 2026-11-16, as of 2026-11-17 09:00 (Asia/Shanghai)

Done       met 1 of 1 judged, 100.0%
Inspected  nothing judged

Block                      Done         Inspected
Cleaning standards · Hall  100.0%  1/1  —

unset  lamps: dust  Lobby 1  2026-11
    2026-11: the standard gives no frequency; 0 done. Write the figure at small-firm/cleaning.yaml:12:74; until then nothing is judged.
    cleaning/hall/lamp  ·  House standard 1
`,
    err: "",
  },
  "check a file without records says so": {
    args: `check ${SMALL} --records none.jsonl --from 2026-11-18 --fail-on none --format csv=none.csv`,
    code: 0,
    out: "",
    err: "none.jsonl holds no records of small-site.\nnone.csv\n",
  },
  "test a ruleset by its name": {
    args: "test example-firm --format json=examples.json",
    code: 0,
    out: "",
    err: "examples.json\n",
  },
};

describe("commands", () => {
  it.each(Object.entries(CASES))("%s", async (_, { args, ...wanted }) => {
    const { code, out, err } = await here(args);
    expect({ code, out: out.replace(DIGEST, "#"), err: err.replaceAll(firm.dir, "DIR") }).toEqual(wanted);
  });

  it("help in Chinese is Chinese but for what is typed", async () => {
    for (const name of ["", "check ", "serve "]) {
      const { code, out } = await guanjia(`${name}--help --lang zh`.split(" "), firm.dir);
      const words = out
        .replace(/^.*(?:\$ guanjia|用法：).*$/gm, "")
        .match(/(?<![\w<[=./-])[a-z]{3,}(?: [a-z]{2,}){2,}/gi);
      expect([name, code, words]).toEqual([name, 0, null]);
      expect(out).toContain("用法：");
    }
  });

  it("every command has help with examples", async () => {
    const { out } = await guanjia(["--help"], firm.dir);
    const commands = [...out.matchAll(/^ {2}([a-z]+) .*$/gm)].map(([, name]) => name).filter((name) => name !== "help");
    expect(commands).toEqual(["validate", "test", "explain", "list", "check", "demo", "verify", "print", "serve"]);
    for (const command of commands) {
      const help = await guanjia([command ?? "", "--help"], firm.dir);
      expect([command, help.code, /Examples:\n {2}\$ guanjia /.test(help.out)]).toEqual([command, 0, true]);
    }
  });

  it("several outputs at once, each written whole", async () => {
    const { code, out, err } = await here(
      `check ${WEEK} --format text --format json=out/a.json --format csv=out/b.csv --format html=out/c.html`,
    );
    expect({ code, out: out.replace(DIGEST, "#"), err }).toEqual({
      code: 1,
      out: CHECKED,
      err: "out/a.json\nout/b.csv\nout/c.html\n",
    });
    expect(readdirSync(join(firm.dir, "out")).sort()).toEqual(["a.json", "b.csv", "c.html"]);
    const report = JSON.parse(readFileSync(join(firm.dir, "out/a.json"), "utf8")) as {
      format: number;
      sites: Readonly<Record<"done" | "inspected", { met: number; judged: number }>>[];
    };
    expect([report.format, report.sites.map(({ done, inspected }) => [done, inspected])]).toMatchObject([
      1,
      [
        [
          { met: 1, judged: 2 },
          { met: 0, judged: 1 },
        ],
      ],
    ]);
    expect(readFileSync(join(firm.dir, "out/b.csv"), "utf8").split("\r\n").length).toBe(5);
    expect(readFileSync(join(firm.dir, "out/c.html"), "utf8")).toContain('"PingFang SC"');
  });

  it("explain shows what the site file sets anew, where it holds, and the line", async () => {
    const own =
      "overrides:\n  - where: { place: lobby }\n    set: { cleaning/hall/floor: { how-often: 3次/日, who: cs-supervisor } }\n";
    const site = readFileSync(join(firm.dir, "sites/small-site.yaml"), "utf8");
    writeFileSync(join(firm.dir, "own-site.yaml"), `${site.replace("site: small-site", "site: own-site")}${own}`);
    const explained = async (more: readonly string[]): Promise<readonly string[]> => {
      const { code, out } = await guanjia(["explain", "cleaning/hall/floor", "--rulesets", ".", ...more], firm.dir);
      expect(code).toBe(0);
      return out.split("\n").filter((line) => /how-often|who/.test(line));
    };
    expect(await explained(["--site", "own-site.yaml"])).toEqual([
      "who                       cleaner                               small-firm/cleaning.yaml:5:5",
      "how-often                 2 per day                             small-firm/cleaning.yaml:10:79",
      "how-often · place: lobby  3 per day                             own-site.yaml:15:35",
      "who · place: lobby        cs-supervisor                         own-site.yaml:15:52",
    ]);
    expect((await explained(["--site", "own-site.yaml", "--lang", "zh"])).slice(2)).toEqual([
      "how-often（频次） · place: lobby  每日3次                               own-site.yaml:15:35",
      "who（责任岗位） · place: lobby    cs-supervisor                         own-site.yaml:15:52",
    ]);
    expect(await explained(["--site", "own-site.yaml", "--ruleset", "small-firm"])).toEqual([
      "who        cleaner                               small-firm/cleaning.yaml:5:5",
      "how-often  2 per day                             small-firm/cleaning.yaml:10:79",
    ]);
  });

  it("--place lists the rules that ask for something there, or inside it", async () => {
    const at = async (place: string): Promise<readonly string[]> => {
      const { out } = await guanjia(
        ["list", "--site", "example-estate", "--format", "json", "--place", place],
        firm.dir,
      );
      return (JSON.parse(out) as { rules: { id: string }[] }).rules.map(({ id }) => id);
    };
    expect(await at("c-401")).toEqual(["home-cleaning/visit-inspection"]);
    expect(await at("b-desk")).toEqual([]);
    const inside = await at("building-c");
    expect(inside).toEqual(expect.arrayContaining([...(await at("c-stairs")), ...(await at("c-401"))]));
    expect(inside.filter((id) => id.startsWith("greening/"))).toEqual([]);
  });

  it("--all lists what is due now, and nothing that has not begun", async () => {
    const { out } = await here(
      `check ${SMALL} --records records.jsonl --from 2026-11-16 --to 2026-11-30 --all --format csv`,
    );
    const listed = out
      .split("\r\n")
      .slice(1, -1)
      .map((line) => line.split(","))
      .map((cells) => `${cells[1]} ${cells[5]} ${cells[9]?.slice(0, 10)}`);
    expect(listed).toEqual([
      "failed cleaning/hall/inspection 2026-11-17",
      "short cleaning/hall/floor 2026-11-17",
      "unset cleaning/hall/lamp 2026-11-01",
      "due cleaning/hall/floor 2026-11-18",
      "met cleaning/hall/floor 2026-11-16",
      "met cleaning/hall/glass 2026-11-16",
    ]);
  });

  it("colours only where people look, and never against NO_COLOR", async () => {
    const args = ["list", "--unset", ...SMALL.split(" "), "--rulesets", "."];
    const escape = (ran: Ran): boolean => ran.out.includes("\u001b[");
    expect([
      escape(await guanjia(args, firm.dir, { LANG: "en" }, false)),
      escape(await guanjia(args, firm.dir, { LANG: "en" }, true)),
      escape(await guanjia(args, firm.dir, { LANG: "en", NO_COLOR: "1" }, true)),
      escape(await guanjia(args, firm.dir, { LANG: "en", FORCE_COLOR: "1" }, false)),
      escape(await guanjia(args, firm.dir, { LANG: "en", FORCE_COLOR: "" }, false)),
      escape(await guanjia(args, firm.dir, { LANG: "en", FORCE_COLOR: "1", NO_COLOR: "1" }, true)),
    ]).toEqual([false, true, false, true, false, false]);
  });

  it.each([
    [["--lang", "zh"], "en_US.UTF-8", "1 条\n"],
    [[], "zh_CN.UTF-8", "1 条\n"],
    [[], "en_GB.UTF-8", "1 rule\n"],
    [["--lang", "en"], "zh_CN.UTF-8", "1 rule\n"],
  ])("language %j under LANG=%s", async (args, LANG, last) => {
    const { out } = await guanjia(["list", "--unset", ...SMALL.split(" "), "--rulesets", ".", ...args], firm.dir, {
      LANG,
    });
    expect(out.slice(out.indexOf("\n") + 1)).toBe(last);
  });

  it("records that cannot be read are refused line by line, and nothing is judged", async () => {
    const good = readFileSync(join(firm.dir, "records.jsonl"), "utf8").split("\n")[0] ?? "";
    const bad = [
      "{not json",
      JSON.stringify({ ...(JSON.parse(good) as object), id: "log-bad-1", form: "cleaning/lok" }),
      JSON.stringify({ ...(JSON.parse(good) as object), id: "log-bad-2", happened: "yesterday" }),
      JSON.stringify({ ...(JSON.parse(good) as object), id: "log-bad-3", received: "2026-11-16T00:00:00Z" }),
      good,
    ];
    writeFileSync(join(firm.dir, "bad.jsonl"), bad.join("\n"));
    const { code, out, err } = await here(`check ${SMALL} --records bad.jsonl`);
    const places = [...err.matchAll(/^(bad\.jsonl:\d+:\d+) {2}([a-z-]+)/gm)].map(
      ([, at, refused]) => `${at} ${refused}`,
    );
    expect({ code, out, places }).toEqual({
      code: 2,
      out: "",
      places: [
        "bad.jsonl:1:1 records-line",
        "bad.jsonl:2:1 form-unknown-here",
        "bad.jsonl:3:1 record-key-wrong",
        "bad.jsonl:4:1 record-key-of-server",
      ],
    });
  });

  it("a finding of many records names the first of them and says how many more; the table has them all", async () => {
    const lamp = (day: number) => ({
      ...{
        id: `lamp-nov-${day}`,
        form: "cleaning/log",
        site: "small-site",
        happened: `2026-11-0${day}T09:00:00+08:00`,
      },
      ...{ "done-by": "cleaner-01", place: "lobby", marks: [{ row: "hall/lamp", result: "done" }] },
    });
    const lines = [1, 2, 3, 4, 5, 6, 7].map((day) => JSON.stringify(lamp(day)));
    writeFileSync(join(firm.dir, "lamps.jsonl"), lines.join("\n"));
    const named = async (more: string): Promise<readonly string[]> => {
      const { out } = await here(`check ${SMALL} --records lamps.jsonl --as-of 2026-11-10 ${more}`);
      return [...out.matchAll(/(?:records|记录) lamp.*?(?=<|$)|lamp-nov-1 lamp[^,]*/gm)].map(([found]) => found);
    };
    expect(await named("--lang en")).toEqual([
      "records lamp-nov-1, lamp-nov-2, lamp-nov-3, lamp-nov-4, lamp-nov-5 and 2 more",
    ]);
    expect(await named("--lang zh")).toEqual([
      "记录 lamp-nov-1，lamp-nov-2，lamp-nov-3，lamp-nov-4，lamp-nov-5，另有 2 条",
    ]);
    expect(await named("--format csv")).toEqual([
      "lamp-nov-1 lamp-nov-2 lamp-nov-3 lamp-nov-4 lamp-nov-5 lamp-nov-6 lamp-nov-7",
    ]);
  });

  describe("records of forms with a time field", () => {
    const counted = (name: string, type: string) =>
      `  ${name}: { title: 盘点, time: at, fields: { at: { label: 时间, type: ${type}, required: true } } }\n`;
    const asked = (name: string) =>
      `  ${name}: { kind: frequency, title: 盘点, who: cleaner, how-often: 每日一次, record: ${name} }\n`;
    let own: ReturnType<typeof smallFirm>;
    beforeAll(() => {
      own = smallFirm();
      appendFileSync(
        join(own.dir, "small-firm/cleaning.yaml"),
        `forms:\n${counted("count", "date-time")}${counted("stock", "date")}rules:\n${asked("count")}${asked("stock")}`,
      );
    });
    afterAll(() => own.remove());
    const check = (record: object): Promise<Ran> => {
      writeFileSync(
        join(own.dir, "counts.jsonl"),
        JSON.stringify({ id: "count-1-", site: "small-site", form: "cleaning/count", ...record }),
      );
      const args = `check ${SMALL} --records counts.jsonl --from 2026-11-16 --to 2026-11-16 --all --format csv`;
      return guanjia([...args.split(" "), "--rulesets", "."], own.dir);
    };

    it.each<[string, object, string]>([
      ["given", { fields: { at: "2026-11-16T08:30:00+08:00" } }, "cleaning/count"],
      ["given as a day alone", { form: "cleaning/stock", fields: { at: "2026-11-16" } }, "cleaning/stock"],
      [
        "given beside a time of its own, which counts",
        { happened: "2026-11-16T23:30:00+08:00", fields: { at: "2026-11-17T00:30:00+08:00" } },
        "cleaning/count",
      ],
    ])("%s", async (_, record, rule) => {
      const { out, err } = await check(record);
      const met = out.split("\r\n").filter((line) => line.includes(",met,"));
      expect([met.map((line) => line.split(",")[5]), err]).toEqual([[rule], ""]);
    });

    it.each<[string, object, string]>([
      ["missing", {}, "counts.jsonl:1:1  record-field-missing"],
      ["no time", { fields: { at: "yesterday" } }, "counts.jsonl:1:1  record-field-wrong"],
      ["a day where the minute is asked for", { fields: { at: "2026-11-16" } }, "counts.jsonl:1:1  record-field-wrong"],
      ["ahead of now", { fields: { at: "2026-11-19T08:30:00+08:00" } }, "counts.jsonl:1:1  record-time-ahead"],
    ])("%s is refused, once", async (_, record, said) => {
      const { code, out, err } = await check(record);
      expect({ code, out, said: [...err.matchAll(/^counts\S+ {2}\S+/gm)].map(([one]) => one) }).toEqual({
        code: 2,
        out: "",
        said: [said],
      });
    });
  });

  it("demo fills an empty folder once, verify proves it, and the same day gives the same month", async () => {
    const demo = (folder: string): Promise<Ran> =>
      guanjia(["demo", folder, "--site", "example-estate", "--until", "2026-11-15"], firm.dir);
    const first = await demo("d1");
    expect([first.code, /^d1: \d+ example records\n$/.test(first.out)]).toEqual([0, true]);
    const again = await demo("d1");
    expect([again.code, again.out, again.err.startsWith("demo-not-empty")]).toEqual([2, "", true]);
    const report = async (folder: string): Promise<unknown> => {
      const { out } = await guanjia(
        ["check", "--data", folder, "--site", "example-estate", "--as-of", "2026-11-15", "--format", "json"],
        firm.dir,
      );
      const { sites } = JSON.parse(out) as { sites: Record<"done" | "inspected" | "findings", unknown>[] };
      return sites.map(({ done, inspected, findings }) => ({ done, inspected, findings }));
    };
    await demo("d2");
    expect(await report("d1")).toEqual(await report("d2"));
    const elsewhere = await guanjia(["check", "--data", ".", "--site", "example-estate"], firm.dir);
    const other = await guanjia(["verify", "d1", "--site", "lake-estate"], firm.dir);
    expect([elsewhere.code, elsewhere.err, other.code, other.err]).toEqual([
      2,
      "no-records  . holds no records of example-estate. Name the data folder with --data, as in --data d1.\n",
      2,
      "no-records  d1 holds no records of lake-estate. Name the data folder with --data; there are those of example-estate.\n",
    ]);
    const verified = await guanjia(["verify", "d1"], firm.dir);
    expect([verified.code, /^✓ example-estate {2}\d+ lines hold {2}\d+ \S{43}\n$/.test(verified.out)]).toEqual([
      0,
      true,
    ]);
  });
});
