const DIGITS: Readonly<Record<string, number>> = {
  ...{ 〇: 0, 零: 0, 一: 1, 二: 2, 两: 2, 三: 3, 四: 4, 五: 5, 六: 6, 七: 7, 八: 8, 九: 9 },
  ...{ 壹: 1, 贰: 2, 叁: 3, 肆: 4, 伍: 5, 陆: 6, 柒: 7, 捌: 8, 玖: 9 },
};
const UNITS: Readonly<Record<string, number>> = { 十: 10, 拾: 10, 百: 100, 佰: 100 };
const SCORES: Readonly<Record<string, number>> = { 廿: 20, 卅: 30 };
const NUMERAL = /[〇零一二两三四五六七八九壹贰叁肆伍陆柒捌玖十拾百佰廿卅]+/g;

const ONE = "[一二两三四五六七八九壹贰叁肆伍陆柒捌玖]";
const TENS = `(?:${ONE}[十拾]${ONE}?)`;
/** 三百二十五, 一百零五, 廿五, 十二, 七; a colloquial 一百二 is none. */
const WELL_FORMED = new RegExp(
  `^(?:${ONE}[百佰](?:[零〇]${ONE}|${TENS})?|${TENS}|[十拾]${ONE}?|[廿卅]${ONE}?|${ONE})$`,
);

/** Full-width letters, digits and marks become plain ones, every dash of a range a hyphen, every run of blanks one. */
export function plain(text: string): string {
  return text
    .normalize("NFKC")
    .replace(/\s*[~‐‑–—―−〜]\s*/g, "-")
    .replace(/\s+/g, " ")
    .trim();
}

/**
 * Chinese numerals become digits: 二十五 25, 廿五 25, 两 2. A row such as 三五 (three to five, or 35?) stays as it is, and so do
 * the days of 周二 and what stands beside a digit (周一、三10:00).
 */
export function withDigits(text: string): string {
  return text.replace(NUMERAL, (numeral, at: number) => {
    const [before, after] = [text.slice(0, at), text.slice(at + numeral.length)];
    const isDay = /(?:周|星期|礼拜)$/.test(before) && !/^(?:[至到-].{1,3})?[次遍]/.test(after);
    return isDay || /\d$/.test(before) || /^\d/.test(after) ? numeral : String(numberOf(numeral) ?? numeral);
  });
}

/** The value of a Chinese numeral below 1,000, or undefined where it is none. */
export function numberOf(numeral: string): number | undefined {
  if (/^[〇零]$/.test(numeral)) return 0;
  if (!WELL_FORMED.test(numeral)) return undefined;
  let sum = 0;
  let digit = 0;
  for (const character of numeral) {
    sum += SCORES[character] ?? 0;
    if (UNITS[character] === undefined) digit = DIGITS[character] ?? 0;
    else {
      sum += (digit || 1) * UNITS[character];
      digit = 0;
    }
  }
  return sum + digit;
}
