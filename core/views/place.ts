import type { Instant } from "../finding.ts";
import { sayReason } from "../judge/index.ts";
import { findingAt } from "../judge/explain.ts";
import type { Judged } from "../judge/judgement.ts";
import { zonesOf } from "../judge/subjects.ts";
import type { Text } from "../text/text.ts";
import { sayWindow } from "../time/index.ts";
import {
  areaNamed,
  around,
  blockNamed,
  both,
  civilIn,
  howOftenOf,
  local,
  recordLine,
  rulesetOn,
  standardOf,
  subjectNamed,
  worldOf,
  type Scene,
} from "./names.ts";
import { byUrgency, countsOf, dutiesOn, lastRecord, type Now } from "./now.ts";
import { judgeDay, spanOf } from "./today.ts";
import type { InspectionView, Named, Need, PlaceBlock, PlaceView, RowView } from "./types.ts";

/** How many days back the last inspection is judged. */
const BACK = 35;

/** A place: every row with how it stands, and the checklists that fit it. Undefined where there is nothing of that name. */
export function placeView(scene: Scene, id: string, date: string, asOf: Instant): PlaceView | undefined {
  const world = worldOf(scene);
  const { site } = world;
  const at = site.places.get(id);
  if (!at && id !== site.id && !site.zones.has(id) && !site.people.has(id) && !site.households.has(id))
    return undefined;
  const civil = civilIn(scene);
  const judgement = judgeDay(scene, date, asOf, at ? { place: id } : {}, BACK);
  const own = judgement.lines.filter(({ line }) => line.subject.id === id);
  const duties = dutiesOn({ ...judgement, lines: own }, spanOf(date, civil));
  const scores = own.filter(({ line, until }) => line.rule.kind === "score" && until >= 0 && governs(line, asOf));
  const zones = at ? zonesOf(at, site) : [];
  const ruleset = rulesetOn(world, date);
  const blocks = blocksOf(scene, duties, scores);
  return {
    site: site.id,
    date,
    asOf: local(asOf, civil),
    place: subjectNamed(world, id),
    around: around(world, id),
    ...(at?.type !== undefined && { type: ruleset?.placeTypes[at.type]?.title ?? { zh: at.type, en: at.type } }),
    zones: zones.map(({ id, title }) => ({ id, title })),
    people: site.assignments
      .filter(
        ({ zone, from, until, deputy }) =>
          !deputy && zones.some((one) => one.id === zone) && (from ?? date) <= date && date <= (until ?? date),
      )
      .map(({ person }) => subjectNamed(world, person)),
    counts: countsOf(duties),
    blocks,
    qualities: qualitiesOf(blocks, ruleset?.qualities ?? {}),
  };
}

const governs = ({ term }: Judged["line"], asOf: Instant): boolean => term.from <= asOf && asOf < term.until;

function blocksOf(scene: Scene, duties: readonly Now[], scores: readonly Judged[]): PlaceBlock[] {
  const blocks = new Map<string, { block: Named; area: Named; duties: Now[]; scores: Judged[] }>();
  const entry = ({ line: { rule, ruleset } }: Judged) => {
    const block = blockNamed(rule, ruleset);
    const made = blocks.get(block.id) ?? { block, area: areaNamed(rule.area, ruleset), duties: [], scores: [] };
    blocks.set(block.id, made);
    return made;
  };
  for (const now of duties) entry(now.judged).duties.push(now);
  for (const judged of scores) entry(judged).scores.push(judged);
  return [...blocks.values()].map(({ block, area, duties, scores }) => ({
    block,
    area,
    counts: countsOf(duties),
    rows: [...duties].sort(byUrgency).map((now) => rowView(scene, now)),
    inspections: scores.map((judged) => inspectionView(scene, judged)),
  }));
}

function rowView(scene: Scene, { judged, w, urgency }: Now): RowView {
  const civil = civilIn(scene);
  const { body, ruleset } = judged.line;
  const one = findingAt(judged, w, scene.index, civil);
  const last = lastRecord(judged, scene.index);
  const line = last === undefined ? undefined : recordLine(scene, last);
  const need = needOf(judged, w);
  const standard = standardOf(body, ruleset);
  const { form = "", mark } = body.kind === "frequency" ? body.record : {};
  const written = scene.written?.(one.rule);
  return {
    rule: one.rule,
    title: body.title,
    ...(standard && { standard }),
    howOften: howOftenOf(body) ?? {},
    verdict: one.verdict,
    urgency,
    sentence: both((lang) => sayReason(one, civil, lang, written === undefined ? {} : { place: written })),
    window: both((lang) => sayWindow(one.start, one.end, civil, lang)),
    by: local(one.by, civil),
    end: local(one.end, civil),
    ...(need && { need }),
    done: judged.planned.how === "gaps" ? Number(urgency === "done") : Number(one.data["found"] ?? 0),
    ...(line && { last: line }),
    ...(mark !== undefined && { log: { form, mark } }),
    ...(ruleset.checklists[form] && { inspection: form }),
  };
}

function needOf({ planned }: Judged, w: number): Need | undefined {
  if (planned.how !== "windows") return undefined;
  const { min, max, windows } = planned.plan;
  const most = windows.most?.[w] ?? max;
  return { min: windows.need?.[w] ?? min, ...(Number.isFinite(most) && { max: most }) };
}

function inspectionView(scene: Scene, judged: Judged): InspectionView {
  const civil = civilIn(scene);
  const { body, rule, ruleset } = judged.line;
  const checklist = body.kind === "score" ? body.of : "";
  const definition = ruleset.checklists[checklist] ?? {
    title: rule.title,
    method: "yes-no",
    "not-applicable": "leave-out",
    rows: {},
  };
  const last = lastRecord(judged, scene.index);
  const line = last === undefined ? undefined : recordLine(scene, last);
  const w = judged.until - 1;
  const one = w >= judged.from ? findingAt(judged, w, scene.index, civil) : undefined;
  return {
    checklist,
    title: definition.title,
    definition,
    ...(body.kind === "score" && { pass: body.pass }),
    rule: rule.id,
    ...(one && { verdict: one.verdict, sentence: both((lang) => sayReason(one, civil, lang)) }),
    ...(line && { last: line }),
  };
}

/** The named qualities that the checklists of a page use. */
function qualitiesOf(
  blocks: readonly PlaceBlock[],
  all: Readonly<Record<string, Text>>,
): Readonly<Record<string, Text>> {
  const names = blocks.flatMap(({ inspections }) =>
    inspections.flatMap(({ definition }) => Object.values(definition.rows).flatMap(({ quality }) => quality ?? [])),
  );
  return Object.fromEntries([...new Set(names)].flatMap((name) => (all[name] ? [[name, all[name]]] : [])));
}
