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
