import type { ReactiveController, ReactiveControllerHost } from "lit";
import { fill, say, type Data, type Lang, type Text } from "../../core/index.ts";

const watched = new WeakMap<Node, Set<() => void>>();

/** One observer for each document and shadow root, however many elements listen. */
function watch(root: Node, changed: () => void): () => void {
  let listeners = watched.get(root);
  if (!listeners) {
    const all = new Set<() => void>();
    listeners = all;
    watched.set(root, all);
    new MutationObserver(() => all.forEach((listener) => listener())).observe(root, {
      attributes: true,
      attributeFilter: ["lang"],
      subtree: true,
    });
  }
  const set = listeners;
  set.add(changed);
  return () => set.delete(changed);
}

/** The language written nearest to an element, across shadow roots: Chinese unless `lang` says otherwise. */
function langOf(element: Element): Lang {
  let node: Node | null = element;
  while (node) {
    if (node instanceof Element && node.hasAttribute("lang"))
      return node.getAttribute("lang")?.startsWith("en") ? "en" : "zh";
    node = node instanceof ShadowRoot ? node.host : node.parentNode;
  }
  return "zh";
}

/** Follows `lang` on the nearest ancestor and renders its host anew when it changes. */
export class LangController implements ReactiveController {
  lang: Lang = "zh";
  private stops: (() => void)[] = [];
  private readonly host: ReactiveControllerHost & Element;

  constructor(host: ReactiveControllerHost & Element) {
    this.host = host;
    host.addController(this);
  }

  hostConnected(): void {
    const read = (): void => {
      const lang = langOf(this.host);
      if (lang === this.lang) return;
      this.lang = lang;
      this.host.requestUpdate();
    };
    let root = this.host.getRootNode();
    this.stops.push(watch(root, read));
    while (root instanceof ShadowRoot) {
      root = root.host.getRootNode();
      this.stops.push(watch(root, read));
    }
    read();
  }

  hostDisconnected(): void {
    this.stops.forEach((stop) => stop());
    this.stops = [];
  }
}

/** Says a text of a catalogue with its data; "{n} row(s)" is said in the number of `n`. */
export function tell(text: Text, lang: Lang, data: Data = {}): string {
  const pattern = say(text, lang);
  return fill(data["n"] === undefined ? pattern : pattern.replaceAll("(s)", data["n"] === 1 ? "" : "s"), data);
}

const locales = { zh: "zh-CN", en: "en-GB" } as const;

/** A wall-clock reading, as it is written in front of the offset of an RFC 3339 instant. */
function wall(instant: string): Date {
  return new Date(`${instant.slice(0, 19).padEnd(19, ":00")}Z`);
}

/** "11月20日 09:32" as written at the site; the day alone where the record is known only to the day. */
export function sayInstant(instant: string, lang: Lang, precision: "minute" | "day" = "minute"): string {
  const day = { month: "short", day: "numeric", timeZone: "UTC" } as const;
  const options = precision === "day" ? day : ({ ...day, hour: "2-digit", minute: "2-digit", hour12: false } as const);
  return new Intl.DateTimeFormat(locales[lang], options).format(wall(instant));
}

/** What the clocks of a zone show at an instant: "2026-11-20T08:30:00". */
export function wallIn(instant: string, zone: string): string {
  const parts = new Intl.DateTimeFormat("sv-SE", { dateStyle: "short", timeStyle: "medium", timeZone: zone });
  return parts.format(new Date(instant)).replace(" ", "T");
}

/** The instant at which the clocks of a zone show something. */
export function instantAt(shown: string, zone: string): string {
  const wanted = wall(shown).getTime();
  const ahead = (at: number): number => wall(wallIn(new Date(at).toISOString(), zone)).getTime() - at;
  // the offset is that of the instant itself, which is known once it is nearly right
  const near = wanted - ahead(wanted);
  return new Date(wanted - ahead(near)).toISOString();
}

/** A civil date in words: "11月20日 周五", "Fri 20 Nov". */
export function sayDate(date: string, lang: Lang): string {
  const options = { month: "short", day: "numeric", weekday: "short", timeZone: "UTC" } as const;
  return new Intl.DateTimeFormat(locales[lang], options).format(new Date(`${date}T00:00:00Z`));
}

/** A month in words: "2026年11月", "November 2026". */
export function sayMonth(month: string, lang: Lang): string {
  const options = { month: "long", year: "numeric", timeZone: "UTC" } as const;
  return new Intl.DateTimeFormat(locales[lang], options).format(new Date(`${month}-01T00:00:00Z`));
}
