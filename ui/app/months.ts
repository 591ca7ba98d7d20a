import type { views } from "../../core/index.ts";

/** The month so many months later: "2026-11", 2 → "2027-01". */
export function monthAfter(month: string, by: number): string {
  const months = Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1 + by;
  return `${Math.floor(months / 12)}-${String((months % 12) + 1).padStart(2, "0")}`;
}

type Nested = views.Named & { readonly depth: number; readonly logged: boolean };

/** All places of a tree in its order, with their depth. */
export function placesOf(nodes: readonly views.PlaceNode[], depth = 0): Nested[] {
  return nodes.flatMap(({ id, title, logged, places }) => [
    { id, title, depth, logged },
    ...placesOf(places, depth + 1),
  ]);
}

/** The places that a log has rows for, under those around them. */
export function loggedOf(nodes: readonly views.PlaceNode[]): Nested[] {
  const holds = ({ logged, places }: views.PlaceNode): boolean => logged || places.some(holds);
  const kept = (all: readonly views.PlaceNode[]): views.PlaceNode[] =>
    all.filter(holds).map((node) => ({ ...node, places: kept(node.places) }));
  return placesOf(kept(nodes));
}
