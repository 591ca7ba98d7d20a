import { stringify } from "yaml";
import { HOSTILE } from "../fixtures/hostile.ts";
import type { Tree } from "./made.ts";

const text = (i: number): { readonly zh: string; readonly en: string } => {
  const one = HOSTILE[i % HOSTILE.length] ?? "";
  return { zh: one, en: one };
};
/** A value as a file of YAML, one line a text. */
export const yaml = (value: unknown): string => stringify(value, { lineWidth: 0 });

export const RIGHTS = ["read", "log", "inspect", "enter-late", "correct", "correct-others", "settings"];
export const HOSTILE_SITE = ["--rulesets", "rulesets", "--site", "hostile-site"];

/** A ruleset and its site that carry all the hostile texts, in the names and rows of a table and around it. */
export const hostileFirm: Tree = {
  "rulesets/hostile-firm/ruleset.yaml": yaml({
    ruleset: "hostile-firm",
    format: 1,
    version: "1",
    language: "zh",
    title: text(0),
    extends: ["vocabulary"],
    sources: { evil: { title: text(4) } },
  }),
  "rulesets/hostile-firm/qualities.yaml": yaml({
    qualities: Object.fromEntries(HOSTILE.map((_, i) => [`quality-${i}`, text(i)])),
  }),
  "rulesets/hostile-firm/roles.yaml": yaml({ roles: { villain: { title: text(5), rights: RIGHTS } } }),
  "rulesets/hostile-firm/cleaning.yaml": yaml({
    cleaning: {
      block: {
        title: text(2),
        places: { type: "lobby" },
        who: "villain",
        "not-applicable": "leave-out",
        pass: "90%",
        cite: `evil "${HOSTILE[4] ?? ""}"`,
        items: Object.fromEntries(
          HOSTILE.map((_, i) => [
            `row-${i}`,
            { item: text(i), method: text(i + 1), "how-often": "1次/日", quality: [`quality-${i}`] },
          ]),
        ),
      },
    },
  }),
  "rulesets/sites/hostile-site.yaml": yaml({
    site: "hostile-site",
    format: 1,
    firm: "hostile-firm",
    title: text(3),
    timezone: "Asia/Shanghai",
    rulesets: [{ from: "2026-01-01", ruleset: "hostile-firm", version: "1" }],
    places: { lobby: { title: text(4), type: "lobby" } },
    people: { "villain-01": { title: text(6), role: "villain", from: "2026-01-01" } },
  }),
};
