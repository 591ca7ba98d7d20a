import type { HowOften } from "../rule.ts";
import type { Lang } from "../text/text.ts";
import { faulty, isFault, type PhraseCode, type PhraseFault } from "./fault.ts";
import type { Read } from "./grammar.ts";
import { numberOf } from "./numerals.ts";
import { sayHowOften, WEEKDAYS_ZH } from "./say.ts";

/** `$1` stands for what the first group found. */
type Suggest = readonly string[] | ((found: RegExpExecArray) => readonly string[]);
type Row = readonly [pattern: RegExp, fault: PhraseCode, suggestions: Suggest];

/** Days of the week with 日 or 天 right after them: 五日, 5天, 1、5日, 一至五日; but 二四日 and 五、日 name Sunday. */
const DAYS_AND_SUNDAY =
  /^[每1]个?(?:周|星期|礼拜)+(?![一二三四五六]{3,}[日天]|(?!一二|二三|三四|四五|五六)[一二三四五六]{2}[日天])((?:[1-7一二三四五六七][,、和及至到-]*)*[1-7一二三四五六七])[日天]/;

/** Hours to choose for a part of the day; nobody agrees where one ends. */
const PARTS_OF_DAY: Readonly<Record<string, string>> = {
  ...{ 上午: "08:00-12:00", 早上: "06:00-09:00", 下午: "13:30-18:00", 晚上: "18:00-22:00" },
};

/** Words that no grammar may read: they have two meanings, or no figure. Chinese with digits, English in lower case. */
const FREQUENCIES: readonly Row[] = [
  [
    /班(?!组)|per shift|each shift|every shift|\/shift/,
    "phrase-needs-shift",
    (f) => (chinese(f.input) ? ["每日1次"] : ["1 per day"]),
  ],
  [
    /雨后|雪后|[餐饭用]后|[餐饭业门]前|每次(?!间隔)|每户|per visit|per case|after rain/,
    "phrase-needs-event",
    (f) => (chinese(f.input) ? ["每日1次"] : ["1 per day"]),
  ],
  [/不定期|irregular/, "phrase-irregular", (f) => (chinese(f.input) ? ["每月1次"] : ["1 per month"])],
  [
    /及时|当场|即时|立即|马上|随时|定期|经常|随脏随|^不?定时|^日常(?:保洁|清洁|维护)?$|多次|若干次?|适时|必要时|视情况|按需|偶尔|时常|勤|数次|几次/,
    "phrase-no-figure",
    ["未定值"],
  ],
  [
    /^(?:promptly|immediately|regular(?:ly)?|often|frequent(?:ly)?|several times.*|occasional(?:ly)?|as needed|as required|when needed|periodic(?:ally)?|on demand|many times.*|a few times.*|timely)$/,
    "phrase-no-figure",
    ["unset"],
  ],
  [/^隔天(?:1次)?$/, "phrase-next-day", ["隔日1次"]],
  [/(?<!间)隔(\d+|半)个?(分钟?|小时|天|日|周|月|年)/, "phrase-ambiguous", (f) => apart(f)],
  [/月初|月头/, "phrase-ambiguous", ["每月1日", "每月上旬", "每月1次，不晚于5日"]],
  [/(1?\d)月(?:底|末)/, "phrase-ambiguous", ["每年1次，不晚于$1月最后1日", "每年$1月"]],
  [/月末(?!日)|月底|月尾/, "phrase-ambiguous", ["每月最后1日", "每月下旬"]],
  [/月中(?!旬)/, "phrase-ambiguous", ["每月15日", "每月中旬"]],
  [/季初/, "phrase-ambiguous", ["每季首月1日", "每季1次，不晚于首月10日"]],
  [/季末(?![月、])|季底/, "phrase-ambiguous", ["每季末月最后1日", "每季末月"]],
  [/年初/, "phrase-ambiguous", ["每年1月", "每年1次，不晚于1月31日"]],
  [/年末(?![月、])|年底|年终/, "phrase-ambiguous", ["每年12月", "每年12月31日"]],
  [/周末/, "phrase-ambiguous", ["每周六、日", "每周周六至周日之间"]],
  [/周初/, "phrase-ambiguous", ["每周一", "每周1次，不晚于周二"]],
  [/春[,、和]?秋|夏[,、和]?冬/, "phrase-ambiguous", ["每年2次", "每年4、10月"]],
  [/春季|夏季|秋季|冬季/, "phrase-ambiguous", ["每年3月至5月之间", "每年11月至12月之间"]],
  [/\d月\d+[日号][,、和]\d+月\d+[日号]/, "phrase-two-dates", ["每年6、12月25日", "每年6月5日"]],
  [/([一两二三四五六七八])([二三四五六七八九])次/, "phrase-ambiguous", (f) => [roughly(f)]],
  [DAYS_AND_SUNDAY, "phrase-ambiguous", (f) => daysOrSunday(f[1] ?? "")],
  [/^[每1]个?月(3[01]|[12]?\d)天/, "phrase-ambiguous", ["每月$1次", "每月$1日"]],
  [/^[每1]年(1?\d)月(3[01]|[12]?\d)天/, "phrase-ambiguous", ["每年$1月$2次", "每年$1月$2日"]],
  [/^每个?月(3[01]|[12]?\d)日(?!1次)(\d+(?:-\d+)?)次$/, "phrase-ambiguous", ["每月$1日各$2次", "每月$2次"]],
  [/^每个?月(3[01]|[12]?\d)[日号]之?内/, "phrase-ambiguous", ["每月1次，不晚于$1日", "每$1天"]],
  [/^[每1]个?(旬|半个?月|季度?|半年|年)(\d{1,3})[天日]/, "phrase-ambiguous", ["每$1$2次", "每$2天"]],
  [/^[每1]个?年(1?\d)个月/, "phrase-ambiguous", ["每年$1次", "每年$1月", "每$1个月"]],
  [/^[每1]个?(季度?|半年)([1-6])个月/, "phrase-ambiguous", ["每$1$2次", "每$1第$2月"]],
  [/^[每1]个?月(1?\d)个?工作日/, "phrase-ambiguous", ["每月$1次", "每月第$1个工作日"]],
  [/^[每1]个?(?:周|星期|礼拜)([1-5一二两三四五])个?工作日/, "phrase-ambiguous", ["每周$1次", "每$1个工作日"]],
  [/早[,、]?中[,、]?晚/, "phrase-ambiguous", ["每日3次", "每日8时、12时、18时"]],
  [/早[,、和]?晚/, "phrase-ambiguous", ["每日2次", "每日8时、18时"]],
  [/上[,、]?中[,、]?下旬/, "phrase-ambiguous", ["每旬1次", "每月3次"]],
  [/^(?:每月)?([单双])[日号](?:1次)?$/, "phrase-ambiguous", ["隔日1次", "每周一、三、五"]],
  [
    /单月|双月/,
    "phrase-ambiguous",
    (f) => ["每2个月", `每年${f[0] === "双月" ? "2、4、6、8、10、12" : "1、3、5、7、9、11"}月`],
  ],
  [/^(?:24小时(?!$)|全[天日]候?|流动|动态)(?:保洁|清洁|巡视|巡查)?$/, "phrase-ambiguous", ["不停巡视", "未定值"]],
  [/(?:每晚|夜间|夜里|夜晚)(?!\d+[时点:])/, "phrase-ambiguous", ["每日1次", `每日${PARTS_OF_DAY["晚上"]}`]],
  [/(?:上午?[,、]?|早上[,、和]|上午和)下午(?!\d)/, "phrase-ambiguous", ["每日2次", "每日8时、15时"]],
  [/^(.*)(上午|早上|下午|晚上)(?:1次)?$/, "phrase-ambiguous", (f) => [`$1${PARTS_OF_DAY[f[2] ?? ""]}`]],
  [/^(\d+)月(\d+)次$/, "phrase-ambiguous", ["每$1个月", "每年$1月"]],
  [/^(\d+(?:-\d+)?)次\/m$/, "phrase-ambiguous", ["每月$1次", "每分钟"]],
  [/^(\d+(?:-\d+)?)(?: ?times?| ?x)? ?\/ ?m$/, "phrase-ambiguous", ["$1/month", "every minute"]],
  [/^(\d+:\d\d)-(\d+:\d\d)$/, "phrase-unknown", ["每日$1-$2之间", "daily between $1 and $2"]],
  [/^bi-?weekly$/, "phrase-ambiguous", ["every 2 weeks", "2 per week"]],
  [/^bi-?monthly$/, "phrase-ambiguous", ["every 2 months", "2 per month"]],
  [/^bi-?(?:annual(?:ly)?|yearly|ennial(?:ly)?)$/, "phrase-ambiguous", ["2 per year", "every 2 years"]],
  [/^semi-?(week|month)ly$/, "phrase-ambiguous", ["2 per $1", "1 per half-month"]],
  [/^(?:every )?weekdays?$|per weekday/, "phrase-ambiguous", ["1 per working day", "weekly on mon-fri"]],
  [/^(?:every |on )?weekends?$/, "phrase-ambiguous", ["weekly on sat, sun", "weekly within sat-sun"]],
  [
    /(?:start|beginning) of (?:the|each|every) month/,
    "phrase-ambiguous",
    ["monthly on day 1", "monthly in days 1-10", "once per month, by day 5"],
  ],
  [/end of (?:the|each|every) (month|quarter|year)/, "phrase-ambiguous", (f) => ENDS[f[1] ?? ""] ?? []],
  [/^(.*)on days (\d+)-(\d+)$/, "phrase-ambiguous", ["$1in days $2-$3", "$1on day $2, $3"]],
  [/per decade|every decade|\/decade/, "phrase-ambiguous", ["1 per third of a month", "every 10 years"]],
  [
    /^([2-9]|\d\d+)(?:次|times?)?\/(?:小时|hour|h)$|^每小时([2-9]|\d\d+)次$|^([2-9]|\d\d+) per hour$/,
    "phrase-several-in-gap",
    (f) => perHour(f),
  ],
];

const ENDS: Readonly<Record<string, readonly string[]>> = {
  month: ["monthly on the last day", "monthly in days 21-last"],
  quarter: ["quarterly on the last day of its last month", "quarterly in its last month"],
  year: ["yearly in December", "yearly on day 31 of December"],
};

const DURATIONS: readonly Row[] = [
  [
    /及时|当场|即时|立即|马上|尽快|随时|即刻|promptly|immediately|at once|asap|as soon as possible/,
    "duration-no-figure",
    (f) => [chinese(f.input) ? "30分钟" : "30m", "unset"],
  ],
  [
    /^隔天$|^次日$|^第二天$|next day/,
    "duration-ambiguous",
    (f) => (chinese(f.input) ? ["1天", "24小时"] : ["1 day", "24h"]),
  ],
  [/当天|当日|same day/, "duration-ambiguous", (f) => (chinese(f.input) ? ["1天", "24小时"] : ["1 day", "24h"])],
  [/^半天$|half a day|half-day/, "duration-ambiguous", (f) => (chinese(f.input) ? ["4小时", "12小时"] : ["4h", "12h"])],
  [/^半个?月$|half-month/, "duration-ambiguous", (f) => (chinese(f.input) ? ["15天", "2周"] : ["15 days", "2 weeks"])],
  [/^(\d+(?:天|日|个?工作日|小时|分钟|周|个?月))后$/, "duration-ambiguous", ["$1"]],
  [/^[-−](\d+ ?\w+)$/, "duration-zero", ["$1"]],
  [/^(\d+)\.(\d+) ?(?:h|hours?|小时)$/, "duration-fraction", (f) => fraction(f)],
  [/^\d+\.\d+/, "duration-fraction", ["90m", "36h"]],
  [/^(\d+)$/, "duration-unit-missing", ["$1m", "$1h", "$1 days"]],
  [/^(\d+) ?(?:天|日|d|days?) ?(\d+) ?(?:小时|h|hours?)$|^p(\d+)dt(\d+)h$/, "duration-mixed", (f) => mixed(f)],
  [/^(\d+) ?(?:mo|mon)$/, "duration-ambiguous", ["$1 months", "$1m"]],
];

export function refusedHowOften(text: string): PhraseFault | undefined {
  return refusedBy(FREQUENCIES, text);
}

export function refusedDuration(text: string): PhraseFault | undefined {
  return refusedBy(DURATIONS, text);
}

function refusedBy(rows: readonly Row[], text: string): PhraseFault | undefined {
  for (const [pattern, fault, suggestions] of rows) {
    const found = pattern.exec(text);
    if (!found) continue;
    const offered = typeof suggestions === "function" ? suggestions(found) : suggestions;
    const filled = offered.map((text) => text.replace(/\$(\d)/g, (_, group: string) => found[Number(group)] ?? ""));
    return faulty(fault, { part: found[0] }, filled);
  }
  return undefined;
}

/** 25日前 does not say whether the 25th is still in time: both readings are offered. */
export function bareBefore(text: string, read: (text: string) => Read<HowOften>): PhraseFault | undefined {
  const found = /^(.*[^及(含不])(?:前|之前|以前)(?:,?(?:完成|报|交)?)?$/.exec(text);
  if (!found) return undefined;
  const [howOften] = [read(found[1] ?? ""), read((found[1] ?? "").replace(/[以之]$/, ""))].filter(
    (r) => r !== undefined && !isFault(r),
  );
  const part = "前";
  if (
    howOften === undefined ||
    isFault(howOften) ||
    typeof howOften === "string" ||
    !("per" in howOften) ||
    !howOften.on
  ) {
    return faulty("phrase-ambiguous", { part }, ["每月1次，不晚于5日", "每月1次，早于5日"]);
  }
  const { on, ...rest } = howOften;
  return faulty("phrase-ambiguous", { part }, [
    sayHowOften({ ...rest, by: on }, "zh"),
    sayHowOften({ ...rest, before: on }, "zh"),
  ]);
}

export function chinese(text: string): boolean {
  return /\p{Script=Han}/u.test(text);
}

export function langOf(text: string): Lang {
  return chinese(text) ? "zh" : "en";
}

/** 隔3天 is counted with the first day by some and without it by others. */
function apart(found: RegExpExecArray): readonly string[] {
  const [, n = "", unit = ""] = found;
  if (n === "半") return [`每半${unit}`];
  const between = unit === "月" || unit === "工作日" ? "个" : "";
  return [Number(n), Number(n) + 1].map((k) => (k === 1 ? `每${unit}1次` : `每${k}${between}${unit}`));
}

/** 三五次 is three to five; after a weekday it may be five on Wednesday. */
function roughly(found: RegExpExecArray): string {
  const [whole, low = "", high = ""] = found;
  return found.input.replace(whole, `${numberOf(low)}-${numberOf(high)}次`);
}

/** 每周五日 is five days a week to some, and Friday and Sunday to others. */
function daysOrSunday(written: string): readonly string[] {
  const days = written.replace(/\d/g, (digit) => WEEKDAYS_ZH[Number(digit)] ?? "");
  const [first, second] = [...days].map((day) => WEEKDAYS_ZH.indexOf(day === "七" ? "日" : day));
  if (days.length === 1) return [`每周${first}次`, first === 7 ? "每日1次" : `每周${days}、日`];
  if (/^[一二三四五六]{2}$/.test(written)) return [`每周${first}-${second}次`, `每周${[...days].join("、")}、日`];
  const listed = days.replace(/[-到]/g, "至").replace(/[,和及]|(?<=[一-龥])(?<!至)(?=[一二三四五六])/g, "、");
  return [`每周${listed}`, `每周${listed}、日`];
}

function perHour(found: RegExpExecArray): readonly string[] {
  const n = Number(found[1] ?? found[2] ?? found[3]);
  const minutes = n > 0 && 60 % n === 0 ? 60 / n : 30;
  return [chinese(found.input) ? `每${minutes}分钟` : `every ${minutes} minutes`];
}

function fraction(found: RegExpExecArray): readonly string[] {
  const minutes = Math.round(Number(`${found[1]}.${found[2]}`) * 60);
  return [chinese(found.input) ? `${minutes}分钟` : `${minutes}m`];
}

function mixed(found: RegExpExecArray): readonly string[] {
  const [days, hours] = [Number(found[1] ?? found[3]), Number(found[2] ?? found[4])];
  return chinese(found.input) ? [`${days * 24 + hours}小时`, `${days}天`] : [`${days * 24 + hours}h`, `${days} days`];
}
