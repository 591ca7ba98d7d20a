import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { guanjia, smallFirm } from "./cli.ts";

let firm: ReturnType<typeof smallFirm>;
beforeAll(() => {
  firm = smallFirm();
  const put = (file: string, content: string | Uint8Array) => writeFileSync(join(firm.dir, file), content);
  mkdirSync(join(firm.dir, "empty"));
  put("gb18030.jsonl", Buffer.from("7b22666f726d223a22b1a3bde0227d", "hex")); // {"form":"保洁"}
  const [first = ""] = readFileSync(join(firm.dir, "records.jsonl"), "utf8").split("\n");
  put("twice.jsonl", `${first}\n${first}\n${first.replace("T08:10", "T08:20")}\n`);
});
afterAll(() => {
  firm.remove();
});
const SMALL = "--site small-site";
const WEEK = `${SMALL} --records records.jsonl --from 2026-11-16 --to 2026-11-18`;

/** What is typed, and all that is said; nothing goes to standard output, and the exit code is 2. */
const CASES: Readonly<Record<string, { readonly args: string; readonly err: string }>> = {
  "validate a folder that is no ruleset": {
    args: "validate sites",
    err: "nothing-to-validate  sites holds no ruleset and no site file. Name a folder with a ruleset.yaml, or a file of a sites folder.\n",
  },
  "validate a folder that is not there": {
    args: "validate ./nowhere",
    err: "path-missing  There is no folder or file ./nowhere. Check the path; a ruleset can also be named, without a slash.\n",
  },
  "test a folder without examples": {
    args: "test sites",
    err: "no-examples  sites holds no examples (*.tests.yaml). Write a cleaning.tests.yaml in the ruleset's folder, or name a file.\n",
  },
  "explain offers the rule that was meant": {
    args: `explain cleaning/hall/flor ${SMALL}`,
    err: "rule-unknown  small-firm@1 has no rule cleaning/hall/flor. guanjia list shows them all. Did you mean cleaning/hall/floor?\n",
  },
  "check an unknown area": {
    args: `check ${WEEK} --area clening`,
    err: "area-unknown-here  There is no area clening. Areas with rules: cleaning. Did you mean cleaning?\n",
  },
  "check an unknown place": {
    args: `check ${WEEK} --place loby`,
    err: "place-unknown-here  small-site has no place loby. Write a place of the site file. Did you mean lobby?\n",
  },
  "check a span that runs backwards": {
    args: `check ${SMALL} --from 2026-11-18 --to 2026-11-16`,
    err: "span-backwards  --from 2026-11-18 is later than --to 2026-11-16. Swap the two dates.\n",
  },
  "check from a date that is none": {
    args: `check ${SMALL} --from 2026-13-20`,
    err: "date-not-read  --from 2026-13-20 is not a date. Write it as 2026-11-20.\n",
  },
  "check a moment that is none": {
    args: `check ${SMALL} --as-of yesterday`,
    err: "moment-not-read  yesterday is not a moment. Write 2026-11-20 (the end of that day) or 2026-11-20T18:00+08:00.\n",
  },
  "check without a data folder judges nothing": {
    args: `check ${SMALL}`,
    err: "data-missing  There is no data folder DIR/.guanjia. Check the path, or name another with --data.\n",
  },
  "check a data folder that is a file": {
    args: `check ${SMALL} --data records.jsonl`,
    err: "data-not-readable  The data folder DIR/records.jsonl cannot be read (ENOTDIR). Give this user the right to read it.\n",
  },
  "check a data folder without records of the site": {
    args: `check ${SMALL} --data empty`,
    err: "no-records  empty holds no records of small-site. Name the data folder with --data.\n",
  },
  "check records that are not there": {
    args: `check ${SMALL} --records none.jsonl.txt`,
    err: "file-not-read  The file none.jsonl.txt cannot be read (ENOENT). See that it exists and that you may read it.\n",
  },
  "check records that are a folder": {
    args: `check ${SMALL} --records small-firm`,
    err: "file-not-read  The file small-firm cannot be read (EISDIR). See that it exists and that you may read it.\n",
  },
  "check records in another encoding": {
    args: `check ${SMALL} --records gb18030.jsonl`,
    err: "gb18030.jsonl:1:10  yaml-encoding  The file is not UTF-8 (it looks like GB18030).\n  hint: In your editor choose “Save as” with encoding UTF-8.\n\n1 fault in 1 file\n",
  },
  "check records of which one stands twice, the second time with other content": {
    args: `check ${SMALL} --records twice.jsonl`,
    err: "twice.jsonl:3:1  record-id-taken  The id log-mon-1 already stands for a record with other content.\n  hint: To correct a record, post a new one with its own id and `corrects`.\n\n1 fault in 1 file\n",
  },
  "write where a file is in the way": {
    args: `check ${WEEK} --format html=records.jsonl/report.html`,
    err: "output-not-written  records.jsonl/report.html cannot be written (ENOTDIR). See to its folder and your rights, or name another file.\n",
  },
  "write where a folder is": {
    args: `check ${WEEK} --format html=sites`,
    err: "output-not-written  sites cannot be written (EISDIR). See to its folder and your rights, or name another file.\n",
  },
  "list an unknown area": {
    args: `list ${SMALL} --area clening`,
    err: "area-unknown-here  There is no area clening. Areas with rules: cleaning. Did you mean cleaning?\n",
  },
  "list at an unknown place": {
    args: `list ${SMALL} --place loby`,
    err: "place-unknown-here  small-site has no place loby. Write a place of the site file. Did you mean lobby?\n",
  },
  "print an unknown area of a ruleset": {
    args: "print table --ruleset small-firm --area clening",
    err: "area-unknown-here  There is no area clening. Areas with rules: cleaning. Did you mean cleaning?\n",
  },
  "print the catalogue as a page": {
    args: "print refusals --format html",
    err: "format-unknown  There is no output format html. Use one of: text; to a file as text=<file>.\n",
  },
  "test what is not there": {
    args: "test exampel-firm",
    err: "path-missing  There is no folder or file exampel-firm. Check the path; a ruleset can also be named, without a slash.\n",
  },
  "explain without the area offers the whole id": {
    args: `explain hall/floor ${SMALL}`,
    err: "rule-unknown  small-firm@1 has no rule hall/floor. guanjia list shows them all. Did you mean cleaning/hall/floor?\n",
  },
  "refusals in Chinese have no blank between sentences": {
    args: `explain cleaning/hall/flor ${SMALL} --lang=zh`,
    err: "rule-unknown  small-firm@1 中没有条款“cleaning/hall/flor”。用 guanjia list 查看全部条款。您是不是要写 cleaning/hall/floor？\n",
  },
  "check by another ruleset than the one that governs": {
    args: `check ${SMALL} --ruleset work-guide`,
    err: "error: unknown option '--ruleset'\n(Did you mean --rulesets?)\nguanjia --help shows how it is used.\n",
  },
  "verify a folder without a journal is no all-clear": {
    args: "verify sites",
    err: "no-records  sites holds no records. Name the data folder with --data.\n",
  },
  "two formats on standard output": {
    args: `check ${WEEK} --format json --format csv`,
    err: "format-twice-on-stdout  json, csv all go to standard output; only one can. Give the others a file, as in --format csv=findings.csv.\n",
  },
  "two outputs to one file": {
    args: `check ${WEEK} --format html=a.html --format json=a.html`,
    err: "output-twice  Two outputs go to the same file, a.html. Name a file for each.\n",
  },
  "a file without a name": {
    args: `check ${WEEK} --format html=`,
    err: "format-unknown  There is no output format html=. Use one of: text, json, html, csv; to a file as csv=<file>.\n",
  },
  "help on a command that does not exist": {
    args: "help chek",
    err: "error: unknown command 'chek'\n(Did you mean check?)\nguanjia --help shows how it is used.\n",
  },
  "print the table of a ruleset without one": {
    args: "print table --ruleset vocabulary",
    err: "print-empty  vocabulary@1 has no table to print here. Choose another area, place or ruleset; guanjia list shows the rules.\n",
  },
  "a format that does not exist": {
    args: `check ${WEEK} --format pdf`,
    err: "format-unknown  There is no output format pdf. Use one of: text, json, html, csv; to a file as csv=<file>.\n",
  },
  "print what cannot be printed": {
    args: `print walls ${SMALL}`,
    err: "print-unknown  There is nothing to print called walls. Use table (the wall sheet) or refusals.\n",
  },
  "verify an empty folder": {
    args: "verify nothing-here",
    err: "data-missing  There is no data folder DIR/nothing-here. Check the path, or name another with --data.\n",
  },
};

describe("what is refused of what is typed", () => {
  it.each(Object.entries(CASES))("%s", async (_, { args, err }) => {
    const ran = await guanjia([...args.split(" "), "--rulesets", "."], firm.dir);
    expect({ ...ran, err: ran.err.replaceAll(firm.dir, "DIR") }).toEqual({ code: 2, out: "", err });
  });

  it("a data folder where no folder can be made", async () => {
    const { code, out, err } = await guanjia(["demo", "/proc/guanjia/demo", "--site", "example-estate"], firm.dir);
    expect({ code, out, err: err.replace(/\(E[A-Z]+\)/, "(WHY)") }).toEqual({
      code: 2,
      out: "",
      err: "data-not-writable  The data folder /proc/guanjia/demo cannot be written (WHY). Give this user the right to write there, or name another folder with --data.\n",
    });
  });

  it("a command that does not exist is refused with the nearest", async () => {
    const { code, out, err } = await guanjia(["chek"], firm.dir);
    expect({ code, out, err }).toEqual({
      code: 2,
      out: "",
      err: "error: unknown command 'chek'\n(Did you mean check?)\nguanjia --help shows how it is used.\n",
    });
  });

  it.each<[string, string]>([
    ["chek", "没有命令 chek。您是不是要写 check？"],
    ["check --form 2026-11-01", "没有选项 --form。您是不是要写 --from？"],
    ["explain", "缺少参数 <rule>。"],
    ["check --from", "选项 --from <date> 要写一个值。"],
    ["check all", "参数最多 0 个，写了 1 个。"],
    ["serve --port high", "选项 --port <number> 的值“high”不对。端口是 0 到 65535 的整数。"],
    [
      "serve --address guanjia.example.com",
      "选项 --address <url> 的值“guanjia.example.com”不对。写成 https://guanjia.example.com，不带路径。",
    ],
    [
      "serve --address https://example.com/guanjia",
      "选项 --address <url> 的值“https://example.com/guanjia”不对。写成 https://guanjia.example.com，不带路径。",
    ],
    ["list --area cleaning --area greening", "选项 --area <area> 的值“greening”不对。这个选项只能写一次。"],
    ["check --place lobby --place hall", "选项 --place <place> 的值“hall”不对。这个选项只能写一次。"],
    ["check --lang fr", "选项 --lang <lang> 的值“fr”不对。可用：zh, en。"],
    [
      "check --fail-on bad",
      "选项 --fail-on <verdicts> 的值“bad”不对。判定有：met、late、short、failed、overdue、missed、due、pending、unset、unknown、waived、not-applicable、error、entered-late。",
    ],
  ])("wrong use in Chinese: %s", async (args, said) => {
    const ran = await guanjia(args.split(" "), firm.dir, { LANG: "zh_CN.UTF-8" });
    expect(ran).toEqual({ code: 2, out: "", err: `${said}\n用法见 guanjia --help。\n` });
  });
});
