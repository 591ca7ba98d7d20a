import fc from "fast-check";
import { expect, test } from "vitest";
import type { SiteStore } from "../../../core/host/store/site.ts";
import { verify } from "../../../core/host/store/verify.ts";
import { clockAt, codes, folder, log, opened, siteOf } from "./made.ts";

/** The obvious store: a list of matters, each a list of contents. */
interface Matter {
  readonly contents: { readonly id: string; readonly place: string }[];
  withdrawn: boolean;
}

const ids = fc.integer({ min: 0, max: 12 }).map((n) => log(`r${n}`).id);
const places = fc.constantFrom("b1", "b2");
const deeds = fc.oneof(
  { weight: 6, arbitrary: fc.record({ do: fc.constant("add" as const), id: ids, place: places }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant("correct" as const), id: ids, of: ids, place: places }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant("withdraw" as const), id: ids, of: ids, place: places }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant("wait" as const), days: fc.integer({ min: -3, max: 40 }) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant("restart" as const) }) },
);

test("any run of deeds, restarts and months leaves what the obvious store says", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(deeds, { maxLength: 40 }), async (run) => {
      const dir = folder("model");
      const clock = clockAt();
      let store = opened(dir, clock);
      let site = siteOf(store);
      const matters: Matter[] = [];
      const taken = new Map<string, string>();
      for (const deed of run) {
        if (deed.do === "wait") clock.at += deed.days * 86_400_000;
        else if (deed.do === "restart") {
          await store.close();
          store = opened(dir, clock);
          site = siteOf(store);
        } else {
          const of = "of" in deed ? { [deed.do === "correct" ? "corrects" : "withdraws"]: deed.of, reason: "r" } : {};
          const input = log(deed.id, { happened: "2026-01-01T00:00:00Z", place: deed.place, ...of });
          const content = JSON.stringify(input);
          const expected = wanted(matters, taken, deed, content);
          expect(codes(await site.add(input, "p"))).toEqual(expected);
        }
        expect(listed(site)).toEqual(inForce(matters));
      }
      await store.close();
      expect(verify(dir).sites.map(({ fault, lines }) => [fault, lines])).toEqual(
        taken.size === 0 ? [] : [[undefined, taken.size]],
      );
    }),
    { seed: 20261121, numRuns: 60 },
  );
});

type Deed =
  | { readonly do: "add"; readonly id: string; readonly place: string }
  | { readonly do: "correct" | "withdraw"; readonly id: string; readonly of: string; readonly place: string };

function wanted(matters: Matter[], taken: Map<string, string>, deed: Deed, content: string): readonly string[] {
  const before = taken.get(deed.id);
  if (before !== undefined) return before === content ? [] : ["record-id-taken"];
  if (deed.do !== "add") {
    const matter = matters.find(({ contents }) => contents.some(({ id }) => id === deed.of));
    if (!matter) return [taken.has(deed.of) ? "record-withdrawn" : "record-unknown"];
    if (matter.withdrawn) return ["record-withdrawn"];
    if (matter.contents.at(-1)?.id !== deed.of) return ["record-not-newest"];
    if (deed.do === "correct") matter.contents.push(deed);
    else matter.withdrawn = true;
  } else matters.push({ contents: [deed], withdrawn: false });
  taken.set(deed.id, content);
  return [];
}

const listed = (site: SiteStore) =>
  site
    .list({ limit: 100 })
    .map(({ id, record, history }) => [id, record.id, record.place, history.map((old) => old.id).join()].join(" "))
    .sort();
const inForce = (matters: readonly Matter[]) =>
  matters
    .filter(({ withdrawn }) => !withdrawn)
    .map(({ contents }) =>
      [
        contents[0]?.id,
        contents.at(-1)?.id,
        contents.at(-1)?.place,
        contents
          .slice(0, -1)
          .map(({ id }) => id)
          .join(),
      ].join(" "),
    )
    .sort();
