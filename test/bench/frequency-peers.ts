import { figure, note } from "./bench.ts";
import { int32Limit } from "./frequency-limit.ts";
import { minOf, perOf, ROWS, SITES, type Marks } from "./frequency-site.ts";
import { withPostgres } from "./postgres.ts";

/** Peers are installed for the bench alone, so the compiler must not look for them. */
const peer = async <T>(name: string): Promise<T> => (await import(/* @vite-ignore */ name)) as T;
const EPOCH = 946_684_800;
const SHANGHAI = 8 * 3600;

interface Rrule {
  readonly default: {
    readonly RRule: (new (options: object) => { all(): Date[] }) &
      Readonly<Record<"DAILY" | "WEEKLY" | "MONTHLY", number>> & { readonly MO: object };
  };
}

/** rrule: every period of every row at every site expanded, each mark found by bisection. It counts local time as if it were UTC. */
export async function besideRrule(marks: Marks): Promise<void> {
  const { RRule } = (await peer<Rrule>("rrule")).default;
  const options = {
    day: { freq: RRule.DAILY },
    week: { freq: RRule.WEEKLY, byweekday: [RRule.MO] },
    month: { freq: RRule.MONTHLY, bymonthday: [1] },
    quarter: { freq: RRule.MONTHLY, interval: 3, bymonthday: [1] },
  };
  const until = new Date("2025-12-31T00:00:00Z");
  const began = performance.now();
  const starts = Array.from({ length: SITES * ROWS }, (_, pair) => {
    const per = perOf(pair % ROWS);
    const dtstart = new Date(per === "week" ? "2024-12-30T00:00:00Z" : "2025-01-01T00:00:00Z");
    return new RRule({ ...options[per], dtstart, until }).all().map(Number);
  });
  const counts = starts.map((all) => new Uint32Array(all.length));
  for (let i = 0; i < marks.at.length; i++) {
    const all = starts[marks.pair[i]!]!;
    const t = (marks.at[i]! + EPOCH + SHANGHAI) * 1000;
    let [low, high] = [0, all.length];
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if (all[middle]! <= t) low = middle;
      else high = middle;
    }
    counts[marks.pair[i]!]![low]!++;
  }
  const short = counts.reduce((sum, all, pair) => sum + all.filter((n) => n < minOf(pair % ROWS)).length, 0);
  same("rrule", short, marks);
  figure("the same question to rrule, 1e6 marks, Asia/Shanghai", performance.now() - began, "ms");
}

/** SQL: periods by generate_series, marks by group by; the median of five. */
export async function besideSql(marks: Marks): Promise<void> {
  const missing = await withPostgres(async (client, load) => {
    await client.query("create table rule(id smallint primary key, per text, min int, step interval)");
    for (let row = 0; row < ROWS; row++) {
      const step = perOf(row) === "quarter" ? "3 months" : `1 ${perOf(row)}`;
      await client.query("insert into rule values ($1, $2, $3, $4)", [row, perOf(row), minOf(row), step]);
    }
    await client.query(
      "create unlogged table mark(site smallint not null, rule smallint not null, at timestamptz not null)",
    );
    load("mark", lines(marks));
    await client.query("vacuum analyze mark");
    await client.query("set work_mem = '256MB'");
    const times: number[] = [];
    for (let round = 0; round < 6; round++) {
      const began = performance.now();
      const { rows } = await client.query(QUESTION);
      if (round > 0) times.push(performance.now() - began);
      same("SQL", rows.length, marks);
    }
    figure("the same question in SQL, 1e6 marks, Asia/Shanghai", times.sort((a, b) => a - b)[2]!, "ms");
  });
  if (missing) note(`SQL was not measured: ${missing}`);
}

const QUESTION = `
with need as (
  select site, rule.id rule, min, period::date period
  from generate_series(0, ${SITES - 1}) site cross join rule
  cross join lateral generate_series(date_trunc(per, timestamp '2025-01-01'), timestamp '2025-12-31', step) period
), got as (
  select site, rule, date_trunc(per, at at time zone 'Asia/Shanghai')::date period, count(*) n
  from mark join rule on rule.id = rule group by 1, 2, 3
)
select need.site, need.rule, need.period from need left join got using (site, rule, period)
where coalesce(n, 0) < min order by 1, 2, 3`;

function* lines({ pair, at }: Marks): Generator<string> {
  for (let i = 0; i < at.length; i++) {
    const time = new Date((at[i]! + EPOCH) * 1000).toISOString();
    yield `${Math.floor(pair[i]! / ROWS)},${pair[i]! % ROWS},${time}\n`;
  }
}

function same(name: string, short: number, marks: Marks): void {
  const want = int32Limit(marks)().length;
  if (short !== want) throw new Error(`${name} finds ${short} periods with too few, the limit ${want}`);
}
