import { refuse } from "../../refusal.ts";
import { KINDS } from "../../rule.ts";
import { civilDate, dayNumber, startOf } from "../../time/index.ts";
import {
  complianceView,
  findingsView,
  placeView,
  recordView,
  ruleView,
  sheetView,
  siteView,
  todayView,
} from "../../views/index.ts";
import { instantOf } from "../clock.ts";
import { isDraftAmong } from "../drafts.ts";
import { choiceIn, dateIn, known, monthIn, numberIn, verdictIn, type Answer, type Ask } from "./ask.ts";
import { placeFault } from "../places.ts";
import { Refused } from "./problem.ts";

/** So many at once, at most. */
const MOST = 500;

const found = <T>(value: T | undefined): Answer => {
  if (value === undefined) throw new Refused([refuse("request-not-found")]);
  return { body: value };
};
/** The keys whose value is written. */
const filled = <T extends object>(table: T) =>
  Object.fromEntries(Object.entries(table).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]?: NonNullable<T[K]>;
  };

/** A place of the site; one that it does not have is refused with the nearest. */
function placeIn(ask: Ask, place: string | undefined): string | undefined {
  const fault = place === undefined ? undefined : placeFault(known(ask).live.site, place);
  if (fault) throw new Refused([fault]);
  return place;
}

export function getSite(ask: Ask): Answer {
  const { live, who } = known(ask);
  const isDraft = isDraftAmong(live.store.publications);
  const drafts = live.world.governing.flatMap(({ ruleset }) =>
    isDraft(ruleset) ? [`${ruleset.name}@${ruleset.version}`] : [],
  );
  const view = siteView(live.scene, instantOf(ask.now), who.person.id, new Set(drafts));
  const refused = ask.server.health().reload.refused.find(({ site }) => site === live.site.id);
  if (!refused) return { body: view };
  const ruleset = live.rulesetOn(live.today(ask.now))?.name ?? "";
  return { body: { ...view, refused: { ruleset, refusals: refused.refusals } } };
}

export function getRuleset(ask: Ask): Answer {
  const { live } = known(ask);
  return found(live.rulesetOn(dateIn(ask, "date") ?? live.today(ask.now)));
}

export function getToday(ask: Ask): Answer {
  const { live } = known(ask);
  return { body: todayView(live.scene, dateIn(ask, "date") ?? live.today(ask.now), instantOf(ask.now)) };
}

export function getPlace(ask: Ask): Answer {
  const { live } = known(ask);
  const id = placeIn(ask, ask.params["place"]) ?? "";
  return found(placeView(live.scene, id, dateIn(ask, "date") ?? live.today(ask.now), instantOf(ask.now)));
}

export function getFindings(ask: Ask): Answer {
  const { live } = known(ask);
  const today = live.today(ask.now);
  const { area, block, rule } = ask.query;
  const place = placeIn(ask, ask.query["place"]);
  const verdict = verdictIn(ask);
  const kind = choiceIn(ask, "kind", KINDS);
  const ended = choiceIn(ask, "ended", ["true", "false"]);
  const query = {
    from: dateIn(ask, "from") ?? `${today.slice(0, 7)}-01`,
    to: dateIn(ask, "to") ?? today,
    ...filled({ place, area, block, rule, kind, verdict, ended: ended && ended === "true" }),
  };
  if (query.to < query.from) throw new Refused([refuse("request-query", { name: "to", known: ">= from" })]);
  if ((dayNumber(query.to) ?? 0) - (dayNumber(query.from) ?? 0) > 366)
    throw new Refused([refuse("request-query", { name: "from", known: "<= 366 d" })]);
  const page = {
    asOf: instantOf(ask.now),
    limit: Math.max(1, numberIn(ask, "limit", 100, MOST)),
    after: numberIn(ask, "cursor", 0, 1e9),
  };
  return { body: findingsView(live.scene, query, page) };
}

export function getCompliance(ask: Ask): Answer {
  const { live } = known(ask);
  return {
    body: complianceView(live.scene, monthIn(ask, "month") ?? live.today(ask.now).slice(0, 7), instantOf(ask.now)),
  };
}

export function getSheet(ask: Ask): Answer {
  const { live } = known(ask);
  const { form, block } = ask.query;
  const place = placeIn(ask, ask.query["place"] ?? "") ?? "";
  const month = monthIn(ask, "month") ?? live.today(ask.now).slice(0, 7);
  return found(sheetView(live.scene, { place, month, ...filled({ form, block }) }, instantOf(ask.now)));
}

export function getRule(ask: Ask): Answer {
  const { live } = known(ask);
  const rule = ask.params["rule"] ?? "";
  const explained = live.loaded.map((one) => one.explain(rule)).findLast((fields) => fields.length > 0);
  return found(ruleView(live.scene, rule, explained ?? [], (key) => ask.server.ruleKey(rule, key)));
}

export function getRecords(ask: Ask): Answer {
  const { live } = known(ask);
  const { form } = ask.query;
  const place = placeIn(ask, ask.query["place"]);
  const [from, to] = [dateIn(ask, "from"), dateIn(ask, "to")];
  const until = to === undefined ? undefined : startOf(civilDate((dayNumber(to) ?? 0) + 1), live.civil);
  const filter = filled({ place, form, from: from === undefined ? undefined : startOf(from, live.civil), until });
  return { body: { records: live.store.list({ ...filter, limit: numberIn(ask, "limit", 100, MOST) }) } };
}

export function getRecord(ask: Ask): Answer {
  const { live } = known(ask);
  const record = live.store.get(ask.params["record"] ?? "");
  return found(record && recordView(live.scene, record));
}
