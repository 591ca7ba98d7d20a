import { css } from "lit";

export const styles = css`
  article {
    padding: 1.1rem;
  }
  h2 {
    margin-bottom: 0.6rem;
    font-size: 1.3rem;
  }
  h3 {
    margin: 1.4rem 0 0.4rem;
    color: var(--_muted);
    font-size: 0.9375rem;
  }
  dl {
    display: grid;
    grid-template-columns: auto 1fr;
    gap: 0.3rem 1rem;
  }
  dt {
    color: var(--_muted);
    white-space: nowrap;
  }
  ul {
    margin-top: 0.7rem;
  }
  li {
    padding: 0.5rem 0;
    border-top: 1px solid var(--_line);
  }
  form li {
    display: flex;
    flex-wrap: wrap;
    gap: 0 0.8rem;
    align-items: center;
    justify-content: space-between;
  }
  b {
    font-weight: 600;
  }
  .bad {
    color: var(--_bad);
  }
  p.bad {
    margin-top: 0.4rem;
  }
  .tag {
    white-space: nowrap;
    padding: 0.05em 0.5em;
    border-radius: 6px;
    background: var(--_warn-tint);
    color: var(--_warn);
    font-size: 0.8125rem;
    font-weight: 600;
  }
  .older {
    margin-top: 0.6rem;
    padding: 0.8rem 0.9rem;
    border-inline-start: 3px solid var(--_line);
    background: var(--_sunken);
    border-radius: 0 10px 10px 0;
  }
  .older > p {
    margin-bottom: 0.4rem;
    color: var(--_muted);
  }
  s {
    text-decoration-color: var(--_bad);
  }
  .actions {
    display: flex;
    flex-wrap: wrap;
    gap: 0.6rem;
    margin-top: 1rem;
  }
  .field {
    display: block;
    margin: 0.9rem 0 0.25rem;
    color: var(--_muted);
    font-size: 0.9rem;
  }
  .edit {
    display: flex;
    flex-wrap: wrap;
    gap: 0.6rem;
    align-items: center;
    margin: 0.3rem 0;
  }
  gj-checklist {
    margin-top: 0.9rem;
  }
  gj-checklist::part(head) {
    display: none;
  }
  .dropped b {
    text-decoration: line-through;
    text-decoration-color: var(--_bad);
  }
  .link {
    min-height: 0;
    min-width: 0;
    padding: 0;
    border: 0;
    background: none;
    color: var(--_accent);
    font-weight: 500;
    text-decoration: underline;
    text-underline-offset: 0.22em;
  }
`;
