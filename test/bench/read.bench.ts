// Reading a 5,000-line ruleset with positions, beside what `yaml` itself needs to parse it.
import { LineCounter, parseDocument } from "yaml";
import { Origins } from "../../core/ruleset/origins.ts";
import { readYaml } from "../../core/ruleset/read.ts";
import type { Refusal } from "../../core/refusal.ts";
import { inTurn, ratio } from "./bench.ts";
import { bigRuleset } from "./big-ruleset.ts";

const text = bigRuleset();

const times = await inTurn(
  {
    ours: () => {
      const refusals: Refusal[] = [];
      const value = readYaml("cleaning.yaml", text, new Origins(), refusals);
      if (value === undefined || refusals.length > 0) throw new Error(`refused: ${JSON.stringify(refusals[0])}`);
    },
    yaml: () => {
      const document = parseDocument(text, { lineCounter: new LineCounter() });
      if (document.errors.length > 0) throw document.errors[0]!;
    },
  },
  25,
);
ratio("read 5,000 lines with positions, beside yaml's parseDocument with LineCounter", times.ours, times.yaml, 1.3);
