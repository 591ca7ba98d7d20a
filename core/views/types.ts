import type { Modality, Says, Verdict } from "../finding.ts";
import type { Mark, StoredRecord } from "../record.ts";
import type { Checklist, Kind, Pass } from "../rule.ts";
import type { Share } from "../judge/compliance.ts";
import type { Position } from "../refusal.ts";
import type { Text } from "../text/text.ts";

export type { Share };
export type * from "./site-types.ts";

/** What a screen shows as a link: an id and what people call it. */
export interface Named {
  readonly id: string;
  readonly title: Text;
}

/** How pressing a row is on a day: `overdue` and `due` ask for work today, `later` has time, `done` is kept, `other` asks for nothing. */
export type Urgency = "overdue" | "due" | "later" | "done" | "other";
export type Counts = Readonly<Record<Urgency, number>>;

/** A clause of a source, as a person would cite it. */
export interface ClauseView {
  readonly source: Text;
  readonly clause?: string;
}

/** A record as one line: enough to recognise it and open it. Instants are RFC 3339 in the site's zone. */
export interface RecordLine {
  readonly id: string;
  readonly happened: string;
  readonly precision: "minute" | "day";
  readonly doneBy?: Text;
  readonly place?: Named;
  readonly note?: string;
}

/** What a duty needs in numbers. */
export interface Need {
  readonly min: number;
  readonly max?: number;
}

/** One row at one place: what the standard asks, what was done, and until when there is time. */
export interface RowView {
  readonly rule: string;
  readonly title: Text;
  readonly standard?: Text;
  readonly howOften: Text;
  readonly verdict: Verdict;
  readonly urgency: Urgency;
  readonly sentence: Text;
  readonly window: Text;
  readonly by: string;
  readonly end: string;
  readonly need?: Need;
  readonly done: number;
  readonly last?: RecordLine;
  /** Form and mark of the log that answers it. */
  readonly log?: { readonly form: string; readonly mark: string };
  /** The checklist whose inspections answer it. */
  readonly inspection?: string;
}

/** A checklist that fits a place, and how its last inspection went. */
export interface InspectionView {
  readonly checklist: string;
  readonly title: Text;
  readonly definition: Checklist;
  readonly pass?: Pass;
  readonly rule?: string;
  readonly verdict?: Verdict;
  readonly sentence?: Text;
  readonly last?: RecordLine;
}

export interface TodayPlace {
  readonly place: Named;
  /** The places around it, outermost first. */
  readonly around: readonly Named[];
  readonly counts: Counts;
  /** The most pressing rows, at most three. */
  readonly first: readonly Pick<RowView, "rule" | "title" | "verdict" | "urgency" | "by">[];
}
export interface TodayBlock {
  readonly block: Named;
  readonly area: Named;
  readonly counts: Counts;
  readonly places: readonly TodayPlace[];
}
/** Today by place: blocks and places with overdue work first. */
export interface TodayView {
  readonly site: string;
  readonly date: string;
  readonly asOf: string;
  readonly counts: Counts;
  readonly blocks: readonly TodayBlock[];
}

export interface PlaceBlock {
  readonly block: Named;
  readonly area: Named;
  readonly counts: Counts;
  readonly rows: readonly RowView[];
  readonly inspections: readonly InspectionView[];
}
export interface PlaceView {
  readonly site: string;
  readonly date: string;
  readonly asOf: string;
  readonly place: Named;
  readonly around: readonly Named[];
  readonly type?: Text;
  readonly zones: readonly Named[];
  readonly people: readonly Named[];
  readonly counts: Counts;
  readonly blocks: readonly PlaceBlock[];
  /** Named qualities that the checklists of this page use. */
  readonly qualities: Readonly<Record<string, Text>>;
}

export interface SheetDay {
  readonly date: string;
  /** When the civil day begins, RFC 3339 with the site's offset: the time of records typed in for it. */
  readonly starts: string;
  /** 1 Monday … 7 Sunday. */
  readonly weekday: number;
  /** Has not begun: nothing can be typed. */
  readonly future: boolean;
  /** What is typed now is entered later than the form allows. */
  readonly late: boolean;
}
/** A stretch of days of the sheet, both included, in which a row needs so many. */
export interface SheetWindow extends Need {
  readonly from: number;
  readonly to: number;
  /** Done in this window on days that the sheet does not show. */
  readonly outside: number;
  /** Over: what is not done by now cannot be done any more. */
  readonly ended: boolean;
}
export interface SheetRow {
  readonly mark: string;
  readonly rule: string;
  readonly title: Text;
  readonly howOften: Text;
  /** Times done by day, as recorded. */
  readonly recorded: readonly number[];
  /** Days on which nothing is asked: closed by the calendar, or out of season. */
  readonly closed: readonly boolean[];
  readonly windows: readonly SheetWindow[];
  /** How the month was judged from its records, where no days can be counted off: a longest gap, work without stop. */
  readonly share?: Share;
}
/** A month of a paper log, rows by days. */
export interface SheetView {
  readonly site: string;
  readonly form: string;
  readonly title: Text;
  readonly block: Named;
  /** All blocks that can be logged at this place, with their forms. */
  readonly blocks: readonly (Named & { readonly form: string })[];
  readonly place: Named;
  readonly month: string;
  readonly asOf: string;
  readonly days: readonly SheetDay[];
  readonly rows: readonly SheetRow[];
}

export interface ComplianceRow extends Share {
  readonly rule: string;
  readonly title: Text;
}
export interface ComplianceBlock {
  readonly block: Named;
  readonly area: Named;
  readonly done: Share;
  readonly inspected: Share;
  readonly rows: readonly ComplianceRow[];
}
/** Compliance of a month by block, done and inspected apart. */
export interface ComplianceView {
  readonly site: string;
  readonly month: string;
  readonly from: string;
  readonly to: string;
  readonly asOf: string;
  readonly done: Share;
  readonly inspected: Share;
  readonly blocks: readonly ComplianceBlock[];
}

/**
 * A finding as a card: which row, where, when, needed and found, from which records, and what to do now. A record that was entered
 * late is one of its own: `rule` is its form.
 */
export interface FindingView {
  readonly rule: string;
  readonly kind: Kind | "entry";
  readonly area: Named;
  readonly block: Named;
  readonly title: Text;
  readonly subject: Named;
  readonly around: readonly Named[];
  readonly verdict: Says;
  readonly modality: Modality;
  readonly reason: string;
  readonly sentence: Text;
  readonly hint: Text;
  readonly clauses: readonly ClauseView[];
  readonly howOften?: Text;
  readonly window: Text;
  readonly start: string;
  readonly by: string;
  readonly end: string;
  readonly needed?: Text;
  readonly found?: Text;
  readonly records: readonly RecordLine[];
  readonly beside: readonly RecordLine[];
  readonly ruleset?: string;
}

/** A field of a rule, what it holds in words, and every place that set it, oldest first. */
export interface FieldOrigin {
  /** Its key in YAML. */
  readonly field: string;
  /** What people call the field. */
  readonly title: Text;
  /** Where it holds, for a field that is set anew for some places only. */
  readonly where?: Text;
  readonly value: Text;
  /** Oldest first; none where it is set in the site file. */
  readonly places: readonly Position[];
}
/** A rule with its origin. */
export interface RuleView {
  readonly rule: string;
  readonly kind: Kind;
  readonly title: Text;
  readonly area: Named;
  readonly block: Named;
  readonly topic?: Named;
  readonly standard?: Text;
  readonly howOften?: Text;
  readonly clauses: readonly ClauseView[];
  readonly origins: readonly FieldOrigin[];
  readonly ruleset: string;
  readonly example: boolean;
}

/** A mark with the words of its row. */
export interface MarkView extends Mark {
  readonly title: Text;
}
export interface RecordVersion {
  readonly record: StoredRecord;
  readonly marks: readonly MarkView[];
  readonly doneBy?: Text;
  readonly enteredBy: Text;
  /** Entered later than its form allows. */
  readonly late: boolean;
}
/** A record: the content in force, and every older one. */
export interface RecordView {
  readonly id: string;
  readonly title: Text;
  readonly kind: "log" | "inspection" | "form";
  /** The zone of its site, in which its times are said and corrected. */
  readonly timezone: string;
  readonly place?: Named;
  readonly around: readonly Named[];
  readonly inForce: RecordVersion;
  readonly history: readonly RecordVersion[];
  readonly withdrawn?: { readonly by: string; readonly reason: string };
  readonly definition?: Checklist;
  readonly pass?: Pass;
  readonly qualities: Readonly<Record<string, Text>>;
}

/** A page of findings, worst first; `cursor` asks for the next. */
export interface FindingsView {
  readonly findings: readonly FindingView[];
  readonly total: number;
  readonly cursor?: string;
}
