import { css } from "lit";

export const todayStyles = css`
  .head {
    display: flex;
    flex-wrap: wrap;
    gap: 0.2rem 1rem;
    align-items: baseline;
    justify-content: space-between;
  }
  .counts {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(100%, 4rem), 1fr));
    gap: 0.4rem;
    margin-top: 0.7rem;
  }
  .counts li {
    padding: 0.55rem 0.6rem;
    min-width: 0;
    overflow-wrap: normal;
    border-radius: 12px;
    background: var(--_card);
    border: 1px solid var(--_line);
    font-size: 0.8125rem;
    color: var(--_muted);
    line-height: 1.3;
  }
  .counts b {
    display: block;
    color: var(--_ink);
    font-size: 1.5rem;
    font-weight: 680;
  }
  .counts .overdue.some {
    border-color: transparent;
    background: var(--_bad-tint);
    color: var(--_bad);
  }
  .counts .overdue.some b {
    color: var(--_bad);
  }
  .search {
    position: relative;
    flex: 1 1 100%;
  }
  .search .icon {
    position: absolute;
    left: 0.8rem;
    top: 50%;
    translate: 0 -50%;
    color: var(--_muted);
    pointer-events: none;
  }
  .search input {
    width: 100%;
    padding-inline-start: 2.4rem;
  }
  .filters select {
    flex: 1 1 6rem;
    min-width: 0;
    text-overflow: ellipsis;
  }
  .mine[aria-pressed="true"] {
    border-color: var(--_accent);
    background: var(--_tint);
    color: var(--_accent);
  }
  details {
    margin-top: 0.7rem;
  }
  summary {
    display: flex;
    flex-wrap: wrap;
    gap: 0.5rem;
    align-items: center;
    min-height: 44px;
    cursor: pointer;
    list-style: none;
    font-weight: 620;
  }
  summary::-webkit-details-marker {
    display: none;
  }
  summary > .icon {
    color: var(--_muted);
    transition: rotate 0.15s;
    rotate: -90deg;
  }
  details[open] > summary > .icon {
    rotate: 0deg;
  }
  summary span:first-of-type {
    flex: 1 1 8rem;
  }
  .count {
    padding: 0.1em 0.6em;
    border-radius: 99px;
    background: var(--_tint);
    color: var(--_accent);
    font-size: 0.8125rem;
    font-weight: 620;
    white-space: nowrap;
  }
  .count.overdue {
    background: var(--_bad-tint);
    color: var(--_bad);
  }
  .count.done {
    background: var(--_good-tint);
    color: var(--_good);
  }
  .places {
    overflow: hidden;
  }
  .places li + li {
    border-top: 1px solid var(--_line);
  }
  .places a {
    display: flex;
    gap: 0.7rem;
    align-items: center;
    min-height: 60px;
    padding: 0.65rem 0.8rem 0.65rem 1rem;
    color: inherit;
    text-decoration: none;
  }
  .places a:hover {
    background: var(--_sunken);
  }
  .places a[aria-current] {
    background: var(--_tint);
    box-shadow: inset 3px 0 0 var(--_accent);
  }
  .places a[aria-current] .count {
    background: var(--_card);
  }
  .places a:focus-visible {
    outline-offset: -3px;
    border-radius: var(--_radius);
  }
  .places div {
    flex: 1;
    min-width: 0;
  }
  .places b {
    font-weight: 600;
  }
  .places p {
    max-width: 100%;
    overflow: hidden;
    color: var(--_muted);
    font-size: 0.8125rem;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .places a > .icon {
    color: var(--_muted);
  }
  @media (forced-colors: active) {
    .mine[aria-pressed="true"] {
      background: Highlight;
      color: HighlightText;
      forced-color-adjust: none;
    }
    .places a[aria-current] {
      border-inline-start: 4px solid Highlight;
    }
    .count.overdue {
      border: 1px solid CanvasText;
    }
  }
  .me {
    display: flex;
    gap: 0.5rem;
    align-items: center;
    justify-content: space-between;
    margin-top: 1.5rem;
    color: var(--_muted);
    font-size: 0.875rem;
  }
  .numbers {
    display: flex;
    flex: none;
    flex-direction: column;
    gap: 0.2rem;
    align-items: flex-end;
  }
`;
