import type { Instant } from "../finding.ts";
import { dayFrom, daysIn } from "./civil.ts";

/** 2000-01-01T00:00:00Z in seconds since 1970. */
export const EPOCH_SECONDS = 946_684_800;
const RFC_3339 = /^(\d{4})-(\d\d)-(\d\d)[Tt](\d\d):(\d\d)(?::(\d\d)(?:\.\d+)?)?(?:[Zz]|([+-])(\d\d):(\d\d))$/;
const LIMIT = 2 ** 31;

/** Reads an instant with its offset (2026-11-20T08:30:00+08:00); undefined without an offset, and where there is no such moment. */
export function instant(iso: string): Instant | undefined {
  const parts = RFC_3339.exec(iso);
  if (!parts) return undefined;
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = parts.slice(1, 7).map((p) => Number(p ?? 0));
  const [offsetHour, offsetMinute] = [Number(parts[8] ?? 0), Number(parts[9] ?? 0)];
  if (year < 1000 || month < 1 || month > 12 || day < 1 || day > daysIn(year, month)) return undefined;
  if (hour > 23 || minute > 59 || second > 59 || offsetHour > 23 || offsetMinute > 59) return undefined;
  const offset = (offsetHour * 60 + offsetMinute) * (parts[7] === "-" ? -60 : 60);
  const t = dayFrom(year, month, day) * 86_400 + hour * 3600 + minute * 60 + second - offset;
  return t >= -LIMIT && t < LIMIT ? t : undefined;
}

/** An instant as it is stored: 2026-11-20T00:30:00Z. */
export function iso(t: Instant): string {
  return new Date((t + EPOCH_SECONDS) * 1000).toISOString().slice(0, 19) + "Z";
}
