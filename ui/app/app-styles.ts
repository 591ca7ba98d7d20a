import { css } from "lit";

export const appStyles = css`
  :host {
    min-height: 100dvh;
    background: var(--_paper);
  }
  .frame {
    display: flex;
    flex-direction: column;
    min-height: 100dvh;
  }
  .skip {
    position: absolute;
    top: 0.5rem;
    left: 0.5rem;
    z-index: 20;
    translate: 0 -200%;
  }
  .skip:focus {
    translate: 0 0;
  }
  .top {
    position: sticky;
    top: 0;
    z-index: 10;
    display: flex;
    gap: 0.25rem;
    align-items: center;
    min-height: 52px;
    padding: 0 0.4rem 0 1rem;
    border-bottom: 1px solid var(--_line);
    background: var(--_paper);
  }
  .brand {
    display: flex;
    gap: 0.5rem;
    align-items: center;
    font-weight: 660;
    text-decoration: none;
    color: inherit;
  }
  .brand svg {
    width: 1.6rem;
    height: 1.6rem;
    fill: none;
    stroke: var(--_accent);
    stroke-width: 2.2;
    stroke-linecap: round;
    stroke-linejoin: round;
  }
  .top .site {
    flex: 1;
    min-width: 0;
    overflow: hidden;
    color: var(--_muted);
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .top select {
    flex: 1;
    min-width: 0;
    border-color: transparent;
    background: transparent;
  }
  .top button,
  .top .button {
    padding-inline: 0.6rem;
    border-color: transparent;
    background: transparent;
    font-weight: 500;
    white-space: nowrap;
  }
  .top .waiting {
    border-radius: 99px;
    background: var(--_warn-tint);
    color: var(--_warn);
    font-size: 0.875rem;
  }
  .top .waiting.bad {
    background: var(--_bad-tint);
    color: var(--_bad);
  }
  .banner {
    display: flex;
    gap: 0.6rem;
    align-items: center;
    padding: 0.35rem 1rem;
    background: var(--_warn-tint);
    color: var(--_warn);
    font-size: 0.875rem;
  }
  .refused {
    display: grid;
    gap: 0.4rem;
    margin: 0.8rem 1rem 0;
    padding: 0.8rem 1rem;
    border: 1px solid var(--_bad);
    border-radius: var(--_radius);
    background: var(--_bad-tint);
    color: var(--_bad);
  }
  .refused .head {
    display: flex;
    gap: 0.6rem;
    align-items: flex-start;
    font-weight: 620;
  }
  .refused .head span {
    flex: 1;
  }
  .refused .head button {
    margin: -0.5rem -0.5rem -0.5rem 0;
    padding: 0;
    border: 0;
    background: none;
    color: inherit;
  }
  .refused li {
    padding: 0.35rem 0;
    color: var(--_ink);
  }
  .refused code {
    font-family: ui-monospace, "SFMono-Regular", Menlo, Consolas, monospace;
    font-size: 0.85em;
    color: var(--_bad);
  }
  .refused p {
    color: var(--_muted);
    font-size: 0.9rem;
  }
  .body {
    display: flex;
    flex: 1;
    flex-direction: column;
  }
  main:focus-visible {
    outline: none;
  }
  main {
    --gj-bottom: calc(59px + env(safe-area-inset-bottom));
    flex: 1;
    min-width: 0;
    padding: 1rem 1rem 5.5rem;
    outline: none;
  }
  .tabs {
    position: fixed;
    inset: auto 0 0;
    z-index: 10;
    display: flex;
    border-top: 1px solid var(--_line);
    background: var(--_card);
    padding-bottom: env(safe-area-inset-bottom);
  }
  .tabs a {
    min-width: 0;
    display: flex;
    flex: 1;
    flex-direction: column;
    gap: 0.1rem;
    align-items: center;
    justify-content: center;
    min-height: 58px;
    color: var(--_muted);
    font-size: 0.75rem;
    font-weight: 500;
    text-decoration: none;
    text-align: center;
    line-height: 1.2;
  }
  .tabs .icon {
    width: 1.5rem;
    height: 1.5rem;
    stroke-width: 1.7;
  }
  .tabs a[aria-current] {
    color: var(--_accent);
    font-weight: 650;
  }
  .tabs a:focus-visible {
    outline-offset: -3px;
    border-radius: 12px;
  }
  .pane {
    display: none;
  }
  .welcome {
    display: grid;
    flex: 1;
    gap: 0.9rem;
    place-content: center;
    justify-items: center;
    max-width: 26rem;
    margin: 0 auto;
    padding: 2rem 1.5rem;
    text-align: center;
    text-wrap: balance;
  }
  .welcome svg {
    width: 4rem;
    height: 4rem;
    fill: none;
    stroke: var(--_accent);
    stroke-width: 1.6;
    stroke-linecap: round;
    stroke-linejoin: round;
  }
  .welcome h1 {
    font-size: 1.6rem;
  }
  .welcome p {
    color: var(--_muted);
  }
  .welcome .bad {
    color: var(--_bad);
  }
  .welcome .primary {
    min-width: 12rem;
    min-height: 52px;
  }
  @media (max-height: 480px) {
    .top {
      position: static;
    }
  }
  @media (min-width: 960px) {
    .body {
      display: grid;
      grid-template-columns: 12.5rem minmax(0, 1fr);
      align-items: start;
    }
    .body.two {
      grid-template-columns: 12.5rem 23rem minmax(0, 1fr);
    }
    .tabs {
      position: sticky;
      top: 52px;
      inset-inline: auto;
      bottom: auto;
      flex-direction: column;
      gap: 0.15rem;
      height: calc(100dvh - 52px);
      padding: 1rem 0.7rem;
      border-top: 0;
      border-inline-end: 1px solid var(--_line);
      background: transparent;
    }
    .tabs a {
      flex: 0 0 auto;
      flex-direction: row;
      gap: 0.7rem;
      justify-content: flex-start;
      min-height: 46px;
      padding: 0 0.8rem;
      border-radius: 12px;
      font-size: 0.9875rem;
    }
    .tabs a:hover {
      background: var(--_sunken);
    }
    .tabs a[aria-current] {
      background: var(--_tint);
    }
    main {
      --gj-bottom: 0px;
      padding: 1.5rem 2rem 3rem;
    }
    main.list {
      min-height: calc(100dvh - 52px);
      padding: 1.5rem 1.25rem;
      border-inline-end: 1px solid var(--_line);
    }
    .pane {
      display: block;
      position: sticky;
      top: 52px;
      height: calc(100dvh - 52px);
      padding: 1.5rem 1.25rem;
      overflow-y: auto;
      border-inline-end: 1px solid var(--_line);
    }
    .pane.hint {
      border: 0;
    }
  }
`;
