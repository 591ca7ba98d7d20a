import { resolve } from "node:path";
import { dayNumber, startOfDay } from "../../time/index.ts";
import { instantOf } from "../clock.ts";
import { fillDemo } from "../demo/fill.ts";
import { shownPath } from "../files.ts";
import { plural } from "../print/terminal.ts";
import { oneSite, open, RefusedIn } from "./context.ts";
import { EXIT, type Io } from "./io.ts";
import { dateIn } from "./moment.ts";
import type { DemoOptions } from "./options.ts";

/** Fills a data folder with the example month; a folder that holds records is refused. */
export async function demo(folder: string | undefined, options: DemoOptions, io: Io): Promise<number> {
  const context = await open(options, io);
  const { world, site } = oneSite(context, options);
  const civil = { zone: site.timezone, dayStarts: site.dayStarts };
  const until =
    options.until === undefined
      ? instantOf(io.now())
      : startOfDay((dayNumber(dateIn("--until", options.until)) ?? 0) + 1, civil);
  const dir = folder === undefined ? context.app.data : resolve(io.cwd, folder);
  const filled = await fillDemo(dir, world, context.app.parts, until);
  if ("refusals" in filled) throw new RefusedIn(context, filled.refusals);
  const shown = shownPath(dir, io.cwd);
  io.out(
    context.lang === "zh"
      ? `${shown}：已写入 ${filled.records} 条示例记录\n`
      : `${shown}: ${plural(filled.records, "example record")}\n`,
  );
  return EXIT.clean;
}
