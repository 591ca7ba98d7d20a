// Checking filled forms of 20 fields, one in ten of them wrong, beside ajv's standalone code for the same form.
import { writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { Ajv2020 } from "ajv/dist/2020.js";
import standalone from "ajv/dist/standalone/index.js";
import formats from "ajv-formats";
import { checkerOf } from "../../core/forms/check.ts";
import type { Field, Form } from "../../core/rule.ts";
import { instant } from "../../core/time/instant.ts";
import { inTurn, ratio } from "./bench.ts";

const RECORDS = 1000;
const ROUNDS = 50;
const LEVELS = ["good", "poor", "absent", "not-applicable"];

type Build = readonly [Field, object];
const label = { zh: "字段", en: "Field" };
const short: Build = [
  { label, type: "text", min: 1, max: 80 },
  { type: "string", minLength: 1, maxLength: 80 },
];
const code: Build = [
  { label, type: "text", pattern: "[A-Z]{3}-\\d{4}" },
  { type: "string", pattern: "^[A-Z]{3}-\\d{4}$" },
];
const count: Build = [
  { label, type: "number", min: 0, max: 1000 },
  { type: "number", minimum: 0, maximum: 1000 },
];
const level: Build = [
  { label, type: "choice", choices: Object.fromEntries(LEVELS.map((id) => [id, label])) },
  { type: "string", enum: LEVELS },
];
const yes: Build = [{ label, type: "boolean" }, { type: "boolean" }];
const remark: Build = [
  { label, type: "text", max: 500 },
  { type: "string", maxLength: 500 },
];
const times = (n: number, name: string, build: Build): (readonly [string, Build])[] =>
  Array.from({ length: n }, (_, i) => [`${name}${i + 1}`, build] as const);
const fields: readonly (readonly [string, Build])[] = [
  ...times(8, "text", short),
  ["code", code],
  ...times(4, "count", count),
  ...times(4, "level", level),
  ...times(2, "yes", yes),
  ["remark", remark],
];
const required = ["text1", "text2", "text3", "text4", "text5", "level1", "level2", "level3", "level4"];

const form: Form = {
  title: label,
  fields: Object.fromEntries(
    fields.map(([name, [field]]) => [name, required.includes(name) ? { ...field, required: true } : field]),
  ),
};
const string = { type: "string", minLength: 1, maxLength: 300 };
const schema = {
  type: "object",
  additionalProperties: false,
  required: ["id", "form", "site"],
  properties: {
    id: { type: "string", pattern: "^[0-9A-Za-z][0-9A-Za-z_-]{7,63}$" },
    ...{ form: string, site: string, "done-by": string, place: string },
    happened: { type: "string", format: "date-time" },
    fields: {
      type: "object",
      additionalProperties: false,
      required,
      properties: Object.fromEntries(fields.map(([name, [, shape]]) => [name, shape])),
    },
  },
};

const records = Array.from({ length: RECORDS }, (_, i) => {
  const filled: Record<string, unknown> = {};
  for (let n = 1; n <= 8; n++) filled[`text${n}`] = `大堂地面 lobby ${(i * 7919 * n) % 1000000}`;
  filled["code"] = `CLN-${String(i).padStart(4, "0")}`;
  for (let n = 1; n <= 4; n++) filled[`count${n}`] = (i * 31 * n) % 1000;
  for (let n = 1; n <= 4; n++) filled[`level${n}`] = LEVELS[(i + n) % 4];
  filled["yes1"] = i % 2 === 0;
  filled["yes2"] = i % 3 === 0;
  filled["remark"] = `checked on round ${i}`;
  if (i % 30 === 9) filled["count2"] = 5000;
  if (i % 30 === 19) delete filled["text3"];
  if (i % 30 === 29) filled["level1"] = "excellent";
  const id = `record-${String(i).padStart(6, "0")}`;
  const happened = "2026-11-20T08:30:00+08:00";
  return {
    id,
    form: "cleaning/round",
    site: "garden",
    happened,
    "done-by": "cleaner-01",
    place: "lobby",
    fields: filled,
  };
});

const check = checkerOf(form);
const received = instant("2026-11-20T09:00:00+08:00") ?? 0;
const ajv = new Ajv2020({ code: { source: true } });
formats.default(ajv);
const file = join(import.meta.dirname, "check-ajv.cjs");
writeFileSync(file, standalone.default(ajv, ajv.compile(schema)));
const peer = createRequire(import.meta.url)(file) as (record: unknown) => boolean;

const valid = (fits: (record: unknown) => boolean) => () => {
  let found = 0;
  for (let round = 0; round < ROUNDS; round++) for (const record of records) if (fits(record)) found++;
  if (found !== ROUNDS * RECORDS * 0.9) throw new Error(`${found} valid`);
};
const found = await inTurn({ ours: valid((record) => check(record, received).length === 0), ajv: valid(peer) }, 25);
const each = (ms: number) => ms / ROUNDS / RECORDS;
ratio("check a record of 20 fields, beside ajv standalone", each(found.ours), each(found.ajv), 0.5);
