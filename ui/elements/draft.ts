import { html, nothing } from "lit";
import type { Lang, Text } from "../../core/index.ts";
import { drop, keep, stored } from "../device.ts";
import { icon } from "../styles/icons.ts";
import { tell } from "./lang.ts";

const texts = {
  discard: { zh: "放弃", en: "Discard" },
  full: {
    zh: "本机存储已满，草稿没有保存。请尽快提交，或清理浏览器空间。",
    en: "This device is full and the draft was not kept. Submit soon, or free some space.",
  },
} as const satisfies Record<string, Text>;

/** What is kept of an element on this device, by key; text only, so that nothing is revived as code or templates. */
export interface Draft<T> {
  /** Undefined where nothing is kept, or what is kept cannot be read. */
  load(key: string): T | undefined;
  /** False where the device is full or refuses. */
  keep(key: string, value: T): boolean;
  drop(key: string): void;
}

export function draftOf<T>(isDraft: (value: unknown) => value is T): Draft<T> {
  return {
    load(key) {
      try {
        const value: unknown = JSON.parse(stored(key) ?? "null");
        return isDraft(value) ? value : undefined;
      } catch {
        return undefined;
      }
    },
    keep: (key, value) => keep(key, JSON.stringify(value)),
    drop,
  };
}

/** Says that a draft came back, with the way to discard it, and that none can be kept. */
export const draftNotices = (
  lang: Lang,
  { restored, full }: { readonly restored: string | undefined; readonly full: boolean },
  discard: () => void,
): unknown => [
  restored === undefined
    ? nothing
    : html`<p class="notice" role="status">
        ${icon("undo")}<span>${restored}</span
        ><button type="button" class="quiet" @click=${discard}>${tell(texts.discard, lang)}</button>
      </p>`,
  full ? html`<p class="notice bad" role="alert">${icon("alert")}<span>${tell(texts.full, lang)}</span></p>` : nothing,
];
