import { timed } from "../../forms/happened.ts";
import type { RecordInput } from "../../record.ts";
import { refuse, type Refusal } from "../../refusal.ts";
import { dateOf, instant } from "../../time/index.ts";
import { findingView } from "../../views/index.ts";
import { enteredLate } from "../../views/names.ts";
import { judge } from "../../judge/index.ts";
import { instantOf } from "../clock.ts";
import type { Taken } from "../store/site.ts";
import { known, type Answer, type Ask } from "./ask.ts";
import type { LiveSite } from "./live.ts";
import { may, type Right, type SignedIn } from "./may.ts";
import { Refused } from "./problem.ts";

const MOST = 500;

/** Takes one record, or a list of them that is checked as a whole before the first is stored. */
export async function postRecords(ask: Ask): Promise<Answer> {
  const { live, who } = known(ask);
  const { body } = ask;
  const many = isTable(body) && Array.isArray(body["records"]) ? (body["records"] as readonly unknown[]) : undefined;
  const posted = many ?? [body];
  if (posted.length === 0 || posted.length > MOST)
    throw new Refused([refuse("request-too-many", { "what-zh": "记录", "what-en": "records", max: MOST })]);
  const faults = posted.flatMap((one, i) =>
    faultsOf(one, who, live, ask).map((fault) => (many ? below(fault, `/records/${i}`) : fault)),
  );
  if (faults.length > 0) throw new Refused(faults);
  if (live.store.broken) ask.server.resume();
  const answers = await Promise.all(
    posted.map((one) => live.store.add(withTime(one as RecordInput, live, ask.now), who.person.id)),
  );
  const now = ask.server.live(live.site.id) ?? live;
  now.catchUp();
  const taken = answers.flatMap((answer) => ("record" in answer ? [answer] : []));
  const fresh = taken.filter((one) => one.fresh);
  if (fresh.length > 0) {
    const { id: first = "", place, form } = fresh[0]?.stored ?? {};
    ask.server.events.tell(live.site.id, "record", {
      count: fresh.length,
      id: first,
      ...(fresh.length === 1 && { place, form }),
    });
  }
  const refused = answers.flatMap((answer, i) =>
    "record" in answer ? [] : answer.refusals.map((fault) => (many ? below(fault, `/records/${i}`) : fault)),
  );
  if (refused.length > 0) throw new Refused(refused);
  const views = taken.map((one) => answerTo(one, now, ask.now));
  return { status: fresh.length > 0 ? 201 : 200, body: many ? { records: views } : views[0] };
}

/** What a record leaves open of its time is taken from its form, as it stands today. */
function withTime(record: RecordInput, live: LiveSite, now: number): RecordInput {
  const form = live.form(record.form, live.today(now));
  return form ? timed(record, form.definition, live.civil) : record;
}

const isTable = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

function below(fault: Refusal, pointer: string): Refusal {
  const own = fault.data["pointer"];
  return { ...fault, data: { ...fault.data, pointer: `${pointer}${typeof own === "string" ? own : ""}` } };
}

/** What is wrong with a record, or why its author may not post it. One that is stored already is left to the store. */
function faultsOf(posted: unknown, who: SignedIn, live: LiveSite, { now, server }: Ask): readonly Refusal[] {
  if (!isTable(posted)) return [refuse("record-not-a-record", { pointer: "" })];
  const { id, form } = posted;
  const { happened } = withTime(posted as unknown as RecordInput, live, now);
  if (typeof id === "string" && server.isRecord(posted) && live.store.get(id)) return [];
  const at = typeof happened === "string" ? instant(happened) : undefined;
  const date = at === undefined ? live.today(now) : dateOf(at, live.civil);
  const defined = typeof form === "string" ? live.form(form, date) : undefined;
  if (!defined)
    return [
      refuse("record-form-unknown", { pointer: "/form", form: typeof form === "string" ? form.slice(0, 60) : "?" }),
    ];
  const faults = defined.check(posted, instantOf(now));
  if (faults.length > 0) return faults;
  const record = withTime(posted as unknown as RecordInput, live, now);
  const needed = rightsFor(record, "method" in defined.definition, who, live, now);
  return needed.filter((right) => !may(who, right, live.site)).map((right) => refuse("request-not-allowed", { right }));
}

/** To log or to inspect; for work of days ago also to enter late; and to correct, one's own or another's. */
function rightsFor(
  record: RecordInput,
  inspects: boolean,
  who: SignedIn,
  live: LiveSite,
  now: number,
): readonly Right[] {
  const target = record.corrects ?? record.withdraws;
  const older = target === undefined ? undefined : live.store.get(target);
  const received = new Date(now).toISOString();
  const ruleset = live.rulesetOn(dateOf(instant(record.happened ?? received) ?? instantOf(now), live.civil));
  const late = target === undefined && enteredLate(record, received, ruleset, live.civil);
  return [
    inspects ? "inspect" : "log",
    ...(late ? (["enter-late"] as const) : []),
    ...(target === undefined
      ? []
      : [older && older.record["entered-by"] !== who.person.id ? ("correct-others" as const) : ("correct" as const)]),
  ];
}

/** The matter as it stands, and the findings of the duties that it touched on its day. */
function answerTo({ record, stored }: Taken, live: LiveSite, now: number): object {
  const { happened, place } = record.record;
  const date = dateOf(instant(happened) ?? instantOf(now), live.civil);
  const known = place !== undefined && live.site.places.has(place);
  const judgement = judge(live.index, {
    asOf: Math.max(instantOf(now), instant(stored.received) ?? 0),
    from: date,
    to: date,
    ...(known && { place }),
  });
  const touched = judgement
    .findings()
    .filter(({ records, beside }) => records.includes(record.id) || beside.includes(record.id));
  return { record, findings: touched.map((one) => findingView(live.scene, one)) };
}
