import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { refusals } from "../../../core/refusals/index.ts";
import { sayRefusal } from "../../../core/refusals/say.ts";
import type { Data } from "../../../core/text/text.ts";

const root = join(import.meta.dirname, "../..");
const codes = Object.keys(refusals) as (keyof typeof refusals)[];

/** Everything that tests say, goldens of broken files among it; not the goldens of this one. */
const said = readdirSync(root, { recursive: true, withFileTypes: true })
  .filter(
    (entry) => entry.isFile() && /\.(?:ts|txt|snap)$/.test(entry.name) && !entry.parentPath.endsWith("core/refusals"),
  )
  .filter((entry) => !entry.parentPath.includes("node_modules"))
  .map((entry) => readFileSync(join(entry.parentPath, entry.name), "utf8"))
  .join("\n");
/** A code that a test expects: a whole text, a word of a golden, or what follows a place. A name that a comment mentions is none. */
const words = new Set(
  said.replace(/^\s*(?:\/\/|\/?\*).*$/gm, "").match(/(?<=["'`,: ]|^)[a-z]+(?:-[a-z]+)*(?=["'`, :]|$)/gm),
);

/** Data as a broken file of the tests gives them, else the names themselves. */
function example(code: keyof typeof refusals): Data {
  const [, found] = new RegExp(`^(?:-|\\S+:\\d+:\\d+) ${code} (\\{.*\\})$`, "m").exec(said) ?? [];
  const { text, hint } = refusals[code];
  const names = [text.zh, text.en, hint.zh, hint.en].flatMap((one) => [...one.matchAll(/\{([a-z][a-z0-9-]*)\}/g)]);
  const named = Object.fromEntries(names.map(([, name = ""]) => [name, `‹${name}›`]));
  return found === undefined ? named : { ...named, ...(JSON.parse(found) as Data) };
}

describe("the catalogue of refusals", () => {
  test.each(["zh", "en"] as const)("every sentence, %s", async (lang) => {
    const golden = codes.map((code) => {
      const one = sayRefusal({ code, data: example(code) }, lang, refusals);
      return [
        `# ${code}`,
        one.text,
        one.hint,
        ...(one.meant ? [one.meant] : []),
        ...(one.example ? [one.example] : []),
      ].join("\n");
    });
    await expect(`${golden.join("\n\n")}\n`).toMatchFileSnapshot(`./refusals.${lang}.golden.txt`);
  });

  test("every code is brought out by a test", () => {
    expect(codes.filter((code) => !words.has(code))).toEqual([]);
  });
});
