import { svg, html, type TemplateResult } from "lit";

const shapes = {
  check: svg`<path d="M5 12.5l4.5 4.5L19 7.5" />`,
  cross: svg`<path d="M6.5 6.5l11 11M17.5 6.5l-11 11" />`,
  minus: svg`<path d="M6 12h12" />`,
  plus: svg`<path d="M6 12h12M12 6v12" />`,
  clock: svg`<circle cx="12" cy="12" r="8.5" /><path d="M12 7.5V12l3 2" />`,
  alert: svg`<path d="M12 8v5M12 16.5v.01" /><path d="M12 3.5L21.5 20h-19z" />`,
  half: svg`<circle cx="12" cy="12" r="8.5" /><path d="M12 3.5v17" /><path d="M12 3.5a8.5 8.5 0 0 1 0 17z" fill="currentColor" />`,
  empty: svg`<circle cx="12" cy="12" r="8.5" stroke-dasharray="3 3.4" />`,
  question: svg`<circle cx="12" cy="12" r="8.5" /><path d="M9.7 9.6a2.4 2.4 0 1 1 3.3 2.3c-.7.3-1 .8-1 1.6M12 16.4v.01" />`,
  slash: svg`<circle cx="12" cy="12" r="8.5" /><path d="M6.2 17.8L17.8 6.2" />`,
  shield: svg`<path d="M12 3.5l7 2.6v5c0 4.4-2.9 7.6-7 9.4-4.1-1.8-7-5-7-9.4v-5z" />`,
  undo: svg`<path d="M8.5 5.5L4.5 9.5l4 4" /><path d="M5 9.5h8.5a5.5 5.5 0 0 1 0 11H9" />`,
  note: svg`<path d="M5 4.5h14v11l-4.5 4.5H5z" /><path d="M8.5 9h7M8.5 13h4" />`,
  search: svg`<circle cx="11" cy="11" r="6.5" /><path d="M16 16l4.5 4.5" />`,
  filter: svg`<path d="M4 6.5h16M7 12h10M10 17.5h4" />`,
  place: svg`<path d="M12 21s-6.5-6-6.5-11a6.5 6.5 0 0 1 13 0c0 5-6.5 11-6.5 11z" /><circle cx="12" cy="10" r="2.3" />`,
  today: svg`<rect x="4" y="5.5" width="16" height="15" rx="3" /><path d="M4 10h16M8.5 3v4M15.5 3v4" /><path d="M9 15l2.2 2 4-4" />`,
  sheet: svg`<rect x="4" y="4.5" width="16" height="15" rx="2.5" /><path d="M4 9.5h16M4 14.5h16M9.3 4.5v15M14.7 4.5v15" />`,
  finding: svg`<path d="M6 20.5V4.5h10.5l-2 4 2 4H6" />`,
  chart: svg`<path d="M4.5 20h15" /><path d="M7.5 16.5v-5M12 16.5V6M16.5 16.5v-8" />`,
  back: svg`<path d="M14.5 5.5L8 12l6.5 6.5" />`,
  next: svg`<path d="M9.5 5.5L16 12l-6.5 6.5" />`,
  down: svg`<path d="M5.5 9.5L12 16l6.5-6.5" />`,
  cloud: svg`<path d="M7.5 18.5a4.3 4.3 0 0 1-.4-8.6 5.6 5.6 0 0 1 10.7 1.3 3.7 3.7 0 0 1-.6 7.3z" /><path d="M12 11.5v3.2M12 16.6v.01" />`,
  person: svg`<circle cx="12" cy="8.2" r="3.7" /><path d="M4.8 20c.8-3.8 3.6-5.8 7.2-5.8s6.4 2 7.2 5.8" />`,
  leaf: svg`<path d="M5 19c0-9 5-13.5 14.5-14C20 14 16 19 8 18.5" /><path d="M5 20.5c1.5-5 4.5-8 8.5-10" />`,
  eye: svg`<path d="M2.8 12S6 5.8 12 5.8 21.2 12 21.2 12 18 18.2 12 18.2 2.8 12 2.8 12z" /><circle cx="12" cy="12" r="2.8" />`,
  pen: svg`<path d="M4.5 19.5l1-4.5L16.5 4 20 7.5l-11 11z" />`,
} as const;

export type Icon = keyof typeof shapes;

/** A drawn sign beside a word; never the only carrier of a meaning. */
export const icon = (name: Icon): TemplateResult =>
  html`<svg class="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">${shapes[name]}</svg>`;
