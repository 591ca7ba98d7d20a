import type { views } from "../../core/index.ts";

/** The month so many months later: "2026-11", 2 → "2027-01". */
export function monthAfter(month: string, by: number): string {
  const months = Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1 + by;
  return `${Math.floor(months / 12)}-${String((months % 12) + 1).padStart(2, "0")}`;
}

/** All places of a tree in its order, with their depth. */
export function placesOf(nodes: readonly views.PlaceNode[], depth = 0): (views.Named & { readonly depth: number })[] {
  return nodes.flatMap(({ id, title, places }) => [{ id, title, depth }, ...placesOf(places, depth + 1)]);
}
