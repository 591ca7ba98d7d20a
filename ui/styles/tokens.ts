import { css } from "lit";

/** Colours, type and measures. A page sets `--gj-…` to theme; what it leaves out follows the system's light or dark. */
export const tokens = css`
  :host {
    color-scheme: var(--gj-color-scheme, light dark);
    --_paper: var(--gj-paper, light-dark(#f6f5f1, #121614));
    --_card: var(--gj-card, light-dark(#ffffff, #1b211e));
    --_sunken: var(--gj-sunken, light-dark(#f0efea, #232a26));
    --_ink: var(--gj-ink, light-dark(#1c2420, #e7ece9));
    --_muted: var(--gj-muted, light-dark(#59635e, #a3afa9));
    --_line: var(--gj-line, light-dark(#e2e1da, #313a35));
    --_edge: var(--gj-edge, light-dark(#868f89, #7d8983));
    --_accent: var(--gj-accent, light-dark(#1a6b57, #7fd3b8));
    --_on-accent: var(--gj-on-accent, light-dark(#ffffff, #06251c));
    --_tint: var(--gj-tint, light-dark(#e4f1ec, #1b332b));
    --_good: var(--gj-good, light-dark(#17653f, #8fdcb0));
    --_good-tint: var(--gj-good-tint, light-dark(#e2f3e9, #173327));
    --_warn: var(--gj-warn, light-dark(#825200, #f2c56b));
    --_warn-tint: var(--gj-warn-tint, light-dark(#fdf1d6, #3a2d10));
    --_bad: var(--gj-bad, light-dark(#a81f2d, #ffadad));
    --_bad-tint: var(--gj-bad-tint, light-dark(#fde9e8, #431c1f));
    --_radius: var(--gj-radius, 14px);
    --_shadow: var(--gj-shadow, 0 1px 2px rgb(20 30 25 / 0.05), 0 4px 16px rgb(20 30 25 / 0.05));
    display: block;
    color: var(--_ink);
    font-family: var(
      --gj-font,
      system-ui,
      -apple-system,
      "PingFang SC",
      "Hiragino Sans GB",
      "Microsoft YaHei UI",
      "Microsoft YaHei",
      "Noto Sans CJK SC",
      "Source Han Sans SC",
      sans-serif
    );
    font-size: var(--gj-size, 1rem);
    line-height: 1.55;
    overflow-wrap: anywhere;
    text-spacing-trim: trim-start;
    text-autospace: normal;
    -webkit-text-size-adjust: 100%;
  }
  :host([hidden]),
  [hidden] {
    display: none !important;
  }
  *,
  *::before,
  *::after {
    box-sizing: border-box;
  }
  h1,
  h2,
  h3,
  h4,
  p,
  ul,
  ol,
  dl,
  dd,
  figure,
  fieldset {
    margin: 0;
    padding: 0;
    border: 0;
    min-width: 0;
  }
  ul,
  ol {
    list-style: none;
  }
  h1,
  h2,
  h3,
  h4,
  legend {
    line-height: 1.35;
    text-wrap: balance;
    font-weight: 650;
  }
  .number {
    font-variant-numeric: tabular-nums;
  }
  .muted {
    color: var(--_muted);
  }
  .small {
    font-size: 0.875em;
  }
  /* rows are called "floor: dust-mop"; where one stands alone it begins like a sentence */
  .name {
    display: inline-block;
  }
  .name::first-letter {
    text-transform: uppercase;
  }
  .whole {
    white-space: nowrap;
  }
  .visually-hidden {
    position: absolute;
    width: 1px;
    height: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
  .icon {
    width: 1.15em;
    height: 1.15em;
    flex: none;
    fill: none;
    stroke: currentColor;
    stroke-width: 2;
    stroke-linecap: round;
    stroke-linejoin: round;
    vertical-align: -0.18em;
  }
  :focus-visible {
    outline: 3px solid var(--_accent);
    outline-offset: 2px;
  }
  @media (prefers-reduced-motion: reduce) {
    * {
      transition: none !important;
      animation: none !important;
      scroll-behavior: auto !important;
    }
  }
`;
