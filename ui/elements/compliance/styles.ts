import { css } from "lit";

export const styles = css`
  .shares {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(100%, 17rem), 1fr));
    gap: 0.8rem;
    margin-bottom: 1rem;
  }
  .share {
    padding: 1rem 1.1rem;
  }
  .share small {
    color: var(--_muted);
  }
  .big {
    font-size: 2.3rem;
    font-weight: 680;
    line-height: 1.2;
    letter-spacing: -0.02em;
  }
  .big sub {
    font-size: 0.5em;
    vertical-align: baseline;
  }
  section {
    margin-top: 0.8rem;
  }
  table {
    table-layout: fixed;
    width: 100%;
    border-collapse: collapse;
  }
  caption {
    padding: 0.9rem 1rem 0.3rem;
    font-size: 1.0625rem;
    font-weight: 650;
    text-align: start;
  }
  th,
  td {
    padding: 0.5rem 1rem;
    border-top: 1px solid var(--_line);
    font-weight: 400;
    text-align: start;
    vertical-align: top;
  }
  thead th {
    border-top: 0;
    color: var(--_muted);
    font-size: 0.8125rem;
  }
  col.what {
    width: 24%;
  }
  col.figure {
    width: 32%;
  }
  .bar {
    display: block;
    width: 100%;
    height: 6px;
    margin: 0.25rem 0 0.2rem;
    border-radius: 3px;
    overflow: hidden;
  }
  .bar .ground {
    fill: var(--_line);
  }
  .bar .met {
    fill: var(--_good);
  }
  .number-button {
    display: flex;
    flex-wrap: wrap;
    gap: 0 0.5em;
    align-items: baseline;
    align-content: center;
    justify-content: start;
    width: 100%;
    max-width: 22rem;
    min-width: 0;
    padding: 0;
    border: 0;
    background: none;
    text-align: start;
  }
  .number-button:hover strong {
    text-decoration: underline;
    text-underline-offset: 0.2em;
  }
  .number-button small {
    color: var(--_muted);
    font-weight: 400;
  }
  strong {
    font-size: 1.0625rem;
    font-weight: 660;
  }
  .others {
    display: flex;
    flex-wrap: wrap;
    gap: 0 0.35rem;
  }
  .others button {
    min-height: 44px;
    /* where chips wrap, what is tapped reaches to the next chip and no further */
    margin-block: -4.5px;
    padding: 0;
    border: 0;
    background: none;
  }
  details > summary {
    display: flex;
    gap: 0.4rem;
    align-items: center;
    min-height: 44px;
    padding: 0 1rem;
    border-top: 1px solid var(--_line);
    color: var(--_accent);
    font-size: 0.9rem;
    cursor: pointer;
  }
  details[open] > summary .icon {
    rotate: 180deg;
  }
  .empty {
    padding: 2rem 1rem;
    color: var(--_muted);
    text-align: center;
  }
  @media (max-width: 560px) {
    table,
    caption,
    tbody,
    tr,
    td,
    tbody th {
      display: block;
      width: auto;
    }
    colgroup {
      display: none;
    }
    thead {
      position: absolute;
      clip-path: inset(50%);
    }
    tbody tr {
      padding: 0.6rem 1rem;
      border-top: 1px solid var(--_line);
    }
    tbody th,
    td {
      width: auto;
      padding: 0;
      border: 0;
    }
  }
`;
