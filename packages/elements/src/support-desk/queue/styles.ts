import { css } from 'lit';

/** The frame of the desk, its list, and how both stand beside each other where there is room. */
export const queueStyles = css`
  :host {
    container-type: inline-size;
  }

  [part='section'] {
    overflow: clip; /* what is tinted ends at the round corners */
  }

  [part='header'] {
    padding-block-end: var(--_space);
  }

  /* Title, then news and button: on a line of their own where there is little room. */

  @container (inline-size < 30rem) {
    [part='header'] > h2 {
      flex-basis: 100%;
    }

    [part='header'] > [part='hint'] {
      flex: 1 1 8em;
    }
  }

  [part='content'] {
    gap: 0;
    padding: 0;
  }

  [part='content'] > :is([part='error'], [part='footer']) {
    padding: 0 var(--_inset) var(--_space);
  }

  [part='step-up'] {
    display: grid;
    gap: calc(var(--_space) * 0.5);
    padding: var(--_space) var(--_inset) calc(var(--_space) * 1.25);
    border: 0;
    border-block-start: 1px solid var(--_border);
    border-radius: 0;
    background: color-mix(in oklab, var(--_brand) 6%, var(--_surface));
  }

  [part='step-up'] > form {
    max-inline-size: 22rem;
    margin-block-start: calc(var(--_space) * 0.5);
  }

  [part='step-up'] [part='footer'] {
    justify-content: flex-start;
  }

  form {
    display: grid;
    gap: var(--_space);
  }

  .panes {
    display: grid;
    border-block-start: 1px solid var(--_border);
  }

  .row {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    gap: 0.125rem calc(var(--_space) * 0.75);
  }

  [part='queue'] > ul {
    padding: 0;
    list-style: none;
  }

  [part='queue'] li {
    border-block-start: 1px solid var(--_border);
  }

  [part='filter'] {
    display: flex;
    gap: calc(var(--_space) * 1.25);
    padding: 0 var(--_inset);
    border-inline-start: 3px solid transparent; /* in line with the requests below */
  }

  [part='filter'] > button {
    padding-inline: 0;
    border-width: 0 0 3px;
    border-radius: 0;
    color: var(--_muted);
    font-size: 0.9375rem;
  }

  [part='filter'] > [aria-pressed='true'] {
    border-color: var(--_link);
    color: var(--_text);
  }

  [part='empty'] {
    padding: calc(var(--_space) * 2) var(--_inset);
    border-block-start: 1px solid var(--_border);
    color: var(--_muted);
    text-align: center;
  }

  /* Whose it is on the left, its state in the corner: in every entry at the same place. */
  [part='request'] {
    position: relative;
    display: grid;
    grid-template-columns: 1fr auto;
    align-items: baseline;
    gap: 0.25rem 0.75rem;
    padding: calc(var(--_space) * 0.875) var(--_inset);
    border-inline-start: 3px solid transparent;
    color: var(--_muted);
    font-size: var(--_small);
  }

  [part='request'][data-overdue] {
    border-inline-start-color: var(--_danger);
  }

  [part='request']:has([aria-current]) {
    background: color-mix(in oklab, var(--_brand) 9%, var(--_surface));
  }

  [part='request']:hover:not(:has([aria-current])) {
    background: color-mix(in oklab, var(--_text) 5%, var(--_surface));
  }

  [part='request'] > button:hover {
    background: none;
  }

  [part='request'] > button {
    display: grid;
    grid-row: span 2;
    grid-template-rows: subgrid;
    align-items: baseline;
    justify-content: stretch;
    min-block-size: 0;
    padding: 0;
    border: 0;
    background: none;
    font: inherit;
    text-align: start;
  }

  /* All of the entry can be pressed, and has the ring. */
  [part='request'] > button::after {
    content: '';
    position: absolute;
    inset: 0;
  }

  [part='request'] > button:focus-visible {
    outline: none;
  }

  [part='request'] > button:focus-visible::after {
    outline: 2px solid var(--_focus);
    outline-offset: -2px;
  }

  [part='request'] strong {
    color: var(--_text);
    font-size: var(--_size);
  }

  [part='request'] > span:not(.excerpt) {
    justify-self: end;
    text-align: end;
  }

  /* Where an address needs the whole line, the state stands below. */
  @container (inline-size < 24rem) {
    [part='request'] {
      grid-template-columns: auto 1fr;
    }

    [part='request'] > button {
      grid-column: 1 / -1;
    }

    [part='request'] > .excerpt {
      order: -1;
    }

    [part='request'] > button {
      order: -2;
    }

    [part='request'] > span:not(.excerpt) {
      justify-self: start;
    }
  }

  /* Long words in large text: one below the other. */
  @container (inline-size < 18rem) {
    [part='request'] {
      grid-template-columns: 1fr;
    }
  }

  .excerpt {
    grid-column: 1 / -1;
    overflow: hidden;
    color: var(--_muted);
    font-size: 0.9375rem;
    text-overflow: ellipsis;
    white-space: nowrap;
  }

  [part='badge'] {
    padding: 0.125rem 0.5rem;
    border-radius: 99rem;
    background: color-mix(in oklab, var(--_tone, var(--_muted)) 12%, var(--_surface));
    color: var(--_tone, var(--_muted));
    font-size: 0.8125rem;
    font-weight: 600;
  }

  [part='badge'][data-state='open'] {
    --_tone: var(--_link);
  }

  [part='badge']:is([data-state='half_approved'], [data-state='waiting']) {
    --_tone: var(--_warning);
  }

  [part='due'][data-overdue] {
    color: var(--_danger-text);
    font-weight: 600;
  }

  .more {
    display: grid;
    padding: var(--_space) var(--_inset);
    border-block-start: 1px solid var(--_border);
  }

  .choose {
    display: none;
  }

  /* Where there is room for one of the two only, the open request stands in place of the list. */
  @container (inline-size < 50rem) {
    [data-opened] > [part='queue'] {
      display: none;
    }
  }

  @container (inline-size >= 50rem) {
    .panes {
      grid-template-columns: minmax(18rem, 2fr) 3fr;
    }

    .panes > :last-child {
      border-inline-start: 1px solid var(--_border);
    }

    .panes > .choose {
      display: grid;
      place-items: center;
      border-block-start: 0;
    }
  }

  /* Colours of the ground are gone then: lines say what is chosen, words what is overdue. */
  @media (forced-colors: active) {
    [part='request'] {
      border-color: Canvas;
    }

    [part='request']:has([aria-current]),
    [aria-pressed='true'] {
      border: 3px solid Highlight;
    }

    [part='badge'] {
      border: 1px solid;
    }
  }
`;
