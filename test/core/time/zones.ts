import fc from "fast-check";
import type { Civil } from "../../../core/time/index.ts";

/** Zones with what goes wrong elsewhere: half-hour jumps, a day left out, jumps at midnight, a pause of a month, odd offsets. */
export const ZONES = [
  "Asia/Shanghai",
  "America/New_York",
  "Europe/London",
  "Australia/Lord_Howe",
  "Pacific/Apia",
  "Asia/Kolkata",
  "America/Sao_Paulo",
  "Africa/Casablanca",
  "America/Havana",
  "America/St_Johns",
  "UTC",
] as const;

export const SEED = { seed: 20261121, numRuns: 300 };

export const civil: fc.Arbitrary<Civil> = fc.record({
  zone: fc.constantFrom(...ZONES),
  dayStarts: fc.constantFrom("00:00", "00:00", "00:30", "02:30", "06:00", "22:00"),
});

const DAY = 86_400;
const formats = new Map<string, Intl.DateTimeFormat>();

/** What the clocks show, as the platform says it: days since 2000-01-01 times 86,400 and the seconds of the day. */
export function slowWallTime(t: number, zone: string): number {
  let format = formats.get(zone);
  if (!format) {
    format = new Intl.DateTimeFormat("sv-SE", { dateStyle: "short", timeStyle: "medium", timeZone: zone });
    formats.set(zone, format);
  }
  const shown = format.format((t + 946_684_800) * 1000);
  return Date.parse(`${shown.replace(" ", "T")}Z`) / 1000 - 946_684_800;
}

/** The first quarter of an hour at which the clocks have reached a wall time: every jump since 1975 lies on one. */
export function slowInstant(wall: number, zone: string): number {
  for (let t = wall - 15 * 3600; ; t += 900) if (slowWallTime(t, zone) >= wall) return t;
}

export function slowStart(day: number, { zone, dayStarts }: Civil): number {
  const [hour, minute] = dayStarts.split(":").map(Number);
  return slowInstant(day * DAY + (hour ?? 0) * 3600 + (minute ?? 0) * 60, zone);
}
