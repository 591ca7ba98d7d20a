import type { Verdict } from "../finding.ts";
import type { Text } from "../text/text.ts";

/** Why a duty has its verdict. Each reason has one verdict; bad ones say what to do now. Texts may name the data of the finding. */
export interface Reason {
  readonly verdict: Verdict;
  readonly text: Required<Text>;
  readonly hint?: Required<Text>;
}

/** What to do where a standard gives no figure. */
export const write = {
  zh: "请在 {place} 写上数值；写明之前不作判定。",
  en: "Write the figure at {place}; until then nothing is judged.",
};

/** Of a record that was entered later than its form allows. */
export const enteredLate = {
  text: {
    zh: "{happened} 发生的，{entered} 才录入，最迟 {until}，迟了{late}。",
    en: "What happened {happened} was entered {entered}, due by {until}: {late} too late.",
  },
  hint: {
    zh: "做没做、好不好，仍按发生时间判定。以后当场登记；需要更宽的补录时限，由标准写明。",
    en: "The work is judged by when it happened all the same. Log it on the spot; a wider limit has to be written in the standard.",
  },
};
