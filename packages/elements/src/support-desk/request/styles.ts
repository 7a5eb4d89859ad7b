import { css } from 'lit';

/** The request that is open. */
export const requestStyles = css`
  [part='detail'] {
    display: grid;
    align-content: start;
    gap: calc(var(--_space) * 1.25);
    min-inline-size: 0;
    padding: var(--_space) var(--_inset) var(--_inset);
  }

  [part='detail'] > [part~='notice'] {
    flex-wrap: wrap;
  }

  [part='detail'] > [part~='notice'] > div {
    flex-basis: 9em;
  }

  [part='detail-header'] {
    display: grid;
    justify-items: start;
    gap: 0.375rem;
    padding: 0;
  }

  [part='detail-header'] h3 {
    font-size: 1.125rem;
    overflow-wrap: anywhere;
  }

  [part='detail-header'] .row {
    color: var(--_muted);
    font-size: 0.875rem;
  }

  [part='close-button'] {
    gap: 0.25em;
    margin-inline-start: -0.5rem;
    padding-inline: 0.5rem 0.75rem;
    color: var(--_link);
    font-size: 0.9375rem;
  }

  @container (inline-size < 50rem) {
    [part='close-button']::before {
      content: '‹' / '';
      font-size: 1.5em;
    }

    [part='close-button'] > [part~='icon'] {
      display: none;
    }
  }

  /* Beside the list the panel is closed with a cross, which leaves the height to the request. */
  @container (inline-size >= 50rem) {
    [part='detail-header'] {
      grid-template-columns: 1fr auto;
    }

    [part='detail-header'] > .row {
      grid-row: 2;
    }

    [part='close-button'] {
      order: 1;
      inline-size: 2.75rem;
      margin-block: -0.5rem;
      margin-inline-end: -0.75rem;
      padding: 0;
      color: var(--_muted);
      font-size: 1rem;
    }

    [part='close-button'] > span {
      display: none;
    }
  }

  h4,
  legend {
    margin: 0;
    padding: 0;
    font-size: 0.9375rem;
    font-weight: 600;
  }

  .block {
    display: grid;
    gap: calc(var(--_space) * 0.625);
    min-inline-size: 0;
    margin: 0;
    padding: calc(var(--_space) * 1.125) 0 0;
    border: 0;
    border-block-start: 1px solid var(--_border);
    border-radius: 0;
  }

  [part='message'],
  .said {
    overflow-wrap: anywhere;
    white-space: pre-wrap;
  }

  [part='message'] {
    max-inline-size: 68ch;
  }

  [part='facts'] {
    display: grid;
    gap: 0.375rem;
    margin: 0;
  }

  [part='facts'] > div {
    display: grid;
    grid-template-columns: minmax(8rem, 2fr) 5fr;
    gap: var(--_space);
  }

  @container (inline-size < 30rem) {
    [part='facts'] > div {
      grid-template-columns: 1fr;
      gap: 0;
    }
  }

  dt {
    color: var(--_muted);
  }

  dd {
    min-inline-size: 0;
    margin: 0;
    overflow-wrap: anywhere;
  }

  [data-delivery='failed'] {
    color: var(--_danger-text);
    font-weight: 600;
  }

  [part='evidence'] {
    grid-template-columns: auto 1fr;
    align-items: center;
    gap: 0 0.75rem;
  }

  @container (inline-size < 18rem) {
    [part='evidence'] {
      grid-template-columns: 1fr;
    }

    [part='progress'] {
      justify-content: start;
    }
  }

  [part='evidence'] > :is(label, [part='error']) {
    grid-column: 1 / -1;
  }

  [part='progress'] {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: end;
    gap: 0.25rem 0.75rem;
    color: var(--_muted);
    font-size: var(--_small);
  }

  progress {
    inline-size: 6rem;
    block-size: 0.375rem;
    border: 0;
    border-radius: 99rem;
    overflow: hidden;
    appearance: none;
    background: var(--_border);
  }

  progress::-webkit-progress-bar {
    background: var(--_border);
  }

  progress::-webkit-progress-value {
    background: var(--_success);
  }

  progress::-moz-progress-bar {
    background: var(--_success);
  }

  [part='required'] {
    padding: 0 0.5em;
    border: 1px solid var(--_border);
    border-radius: 99rem;
    color: var(--_muted);
    font-size: 0.8125rem;
  }

  legend {
    float: inline-start; /* within the padding, not on the border */
    margin-block-end: 0.25rem;
  }

  [part='evidence'] label {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.25rem 0.75rem;
    min-block-size: 2.75rem;
    padding-block: 0.25rem;
    font-size: 1rem;
    font-weight: 400;
  }

  [type='checkbox'] {
    flex: none;
    inline-size: 1.25rem;
    min-block-size: 1.25rem;
    margin: 0;
    accent-color: var(--_link);
  }

  [part='trail'],
  [part='earlier'] {
    display: grid;
    gap: calc(var(--_space) * 0.75);
    margin: 0;
    padding: 0;
    list-style: none;
  }

  [part='trail'] li,
  [part='earlier'] li {
    padding-inline-start: 0.875rem;
    border-inline-start: 2px solid var(--_border);
  }

  /* A heading with a button at the other end, which adds nothing to its height. */
  .head {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: 0 0.75rem;
  }

  .head > button {
    min-block-size: 0;
    margin-block: 0;
    padding: 0.375rem 0.625rem;
    font-size: var(--_small);
  }

  .head > [part~='link'] {
    padding-inline: 0;
  }

  .head > [part~='link'][aria-pressed='true'] {
    color: var(--_text);
    text-decoration-style: double;
  }

  /* Below its button, where the browser can place it there; else in the middle of the screen. */
  [part='export'] {
    max-inline-size: calc(100vw - 2rem);
    padding: 0.25rem 0;
    border: 1px solid var(--_border);
    border-radius: var(--_radius);
    background: var(--_surface);
    box-shadow: var(--_shadow);
    color: inherit;
  }

  @supports (position-area: bottom) {
    [part='export'] {
      margin: 0.25rem 0;
      position-area: self-block-end span-self-inline-start;
      position-try-fallbacks: flip-block, flip-inline;
    }
  }

  [part='export'] a {
    display: block;
    padding: 0.625rem var(--_space);
    text-decoration: none;
  }

  [part='export'] a:is(:hover, :focus-visible) {
    background: color-mix(in oklab, var(--_brand) 9%, var(--_surface));
    text-decoration: underline;
  }

  [part='export'] a:focus-visible {
    outline-offset: -2px;
  }

  /* What can be done stays in view. It gives way to what has the focus above it (WCAG 2.4.11). */
  [part='decision'] {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: calc(var(--_space) * 0.5) var(--_space);
    margin: 0 calc(var(--_inset) * -1) calc(var(--_inset) * -1);
    padding: calc(var(--_space) * 0.75) var(--_inset);
    border-width: 1px 0 0;
    border-radius: 0;
  }

  @container (inline-size >= 18rem) {
    [part='decision'] {
      position: sticky;
      inset-block-end: 0;
      z-index: 1;
    }
  }

  [part='detail']:has(:is(a, button, input, textarea):focus-visible):not(
      :has([part='decision'] :focus-visible)
    )
    > [part='decision'] {
    position: static;
  }

  [part='decision'] > [part='hint'] {
    flex: 1 1 14rem;
  }

  [part='decision'] > [part='footer'] {
    margin-inline-start: auto;
  }

  [part='decision'] > form {
    flex: 1;
  }
`;
