import type { RecordInForce, StoredRecord } from "../record.ts";
import type { Ruleset } from "../ruleset/ruleset.ts";
import { dateOf, instant } from "../time/index.ts";
import {
  around,
  civilIn,
  enteredLate,
  localOf,
  personNamed,
  rulesetOn,
  subjectNamed,
  worldOf,
  type Scene,
} from "./names.ts";
import type { RecordVersion, RecordView } from "./types.ts";

/** A record with the words of its form, as the version that it was filled in says them. */
export function recordView(scene: Scene, { id, record, history, withdrawn }: RecordInForce): RecordView {
  const world = worldOf(scene);
  const ruleset = rulesetOn(world, dateOf(instant(record.happened) ?? 0, civilIn(scene)));
  const form = ruleset?.forms[record.form];
  const checklist = ruleset?.checklists[record.form];
  const pass = ruleset?.rules.find((rule) => rule.kind === "score" && rule.of === record.form);
  const { place } = record;
  const { received } = history[0] ?? record;
  return {
    id,
    title: form?.title ?? checklist?.title ?? { zh: record.form, en: record.form },
    kind: checklist ? "inspection" : form?.rows ? "log" : "form",
    timezone: world.site.timezone,
    ...(place !== undefined && { place: subjectNamed(world, place) }),
    around: place === undefined ? [] : around(world, place),
    inForce: version(scene, record, received, ruleset),
    history: history.map((older) => version(scene, older, received, ruleset)),
    ...(withdrawn && { withdrawn }),
    ...(checklist && { definition: checklist }),
    ...(pass?.kind === "score" && { pass: pass.pass }),
    qualities: checklist && ruleset ? ruleset.qualities : {},
  };
}

function version(scene: Scene, record: StoredRecord, received: string, ruleset: Ruleset | undefined): RecordVersion {
  const world = worldOf(scene);
  const civil = civilIn(scene);
  const rows = ruleset?.forms[record.form]?.rows ?? ruleset?.checklists[record.form]?.rows ?? {};
  return {
    record: { ...record, happened: localOf(record.happened, civil), received: localOf(record.received, civil) },
    marks: (record.marks ?? []).map((mark) => ({
      ...mark,
      title: (Object.hasOwn(rows, mark.row) ? rows[mark.row]?.title : undefined) ?? { zh: mark.row, en: mark.row },
    })),
    ...(record["done-by"] !== undefined && { doneBy: personNamed(world, record["done-by"]) }),
    enteredBy: personNamed(world, record["entered-by"]),
    late: enteredLate(record, received, ruleset, civil),
  };
}
