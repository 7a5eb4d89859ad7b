import { css } from 'lit';

/** Type, frame and the small things that every element has. */
export const baseStyles = css`
  :host {
    display: block;
    color: var(--_text);
    font: 400 1rem/1.5 var(--_font);
    text-align: start;
  }

  :host([hidden]) {
    display: none;
  }

  *,
  ::before {
    box-sizing: border-box;
  }

  h2,
  h3,
  p,
  ul {
    margin: 0;
  }

  h2 {
    flex: 1;
    font-size: 1.1875rem;
    font-weight: 650;
    line-height: 1.3;
    letter-spacing: -0.012em;
    text-wrap: balance;
  }

  h3 {
    font-size: 1rem;
    font-weight: 600;
    line-height: 1.4;
  }

  [tabindex]:focus {
    outline: none; /* it has the focus to be read, not to be used */
  }

  section,
  dialog {
    border: 1px solid var(--_border);
    border-radius: calc(var(--_radius) * 1.75);
    background: var(--_surface);
    color: inherit;
  }

  header {
    display: flex;
    align-items: center;
    gap: calc(var(--_space) * 0.75);
    padding: calc(var(--_space) * 1.25) var(--_inset) calc(var(--_space) * 0.5);
  }

  [part='content'] {
    display: grid;
    gap: calc(var(--_space) * 1.25);
    padding: 0 var(--_inset) var(--_inset);
  }

  [part='intro'],
  [part='hint'] {
    color: var(--_muted);
    text-wrap: pretty;
  }

  [part='hint'] {
    font-size: 0.875rem;
    line-height: 1.45;
  }

  .icon {
    flex: none;
    inline-size: 1.25em;
    block-size: 1.25em;
    margin-block-start: 0.125em;
    fill: none;
    stroke: currentColor;
    stroke-width: 1.7;
    stroke-linecap: round;
    stroke-linejoin: round;
  }

  [part='notice'] {
    display: flex;
    gap: calc(var(--_space) * 0.75);
    padding: calc(var(--_space) * 0.875) var(--_space);
    border: 1px solid color-mix(in oklab, var(--_tone) 32%, var(--_surface));
    border-radius: var(--_radius);
    background: color-mix(in oklab, var(--_tone) 8%, var(--_surface));
    --_tone: var(--_warning);
  }

  [part='notice'][role='alert'] {
    --_tone: var(--_danger);
  }

  [part='notice'] > .icon {
    color: var(--_tone);
  }

  [part='notice'] > div {
    flex: 1;
    display: grid;
    justify-items: start;
    gap: calc(var(--_space) * 0.375);
    min-inline-size: 0;
  }

  [part='error'] {
    display: flex;
    gap: 0.4em;
    color: var(--_danger);
    font-size: 0.9375rem;
    font-weight: 500;
    text-wrap: pretty;
  }

  [part='loading'] {
    display: flex;
    align-items: center;
    justify-content: center;
    gap: calc(var(--_space) * 0.75);
    min-block-size: 6rem;
    color: var(--_muted);
  }

  [part='loading']::before,
  [aria-busy='true'] [type='submit']::before {
    content: '';
    inline-size: 1.125em;
    block-size: 1.125em;
    border: 2px solid currentColor;
    border-inline-end-color: transparent;
    border-radius: 50%;
    animation: turn 0.9s linear infinite;
  }

  @keyframes turn {
    to {
      rotate: 1turn;
    }
  }

  [part='status'] {
    font-variant-numeric: tabular-nums;
    font-weight: 600;
  }

  [part='status']:empty {
    display: none;
  }

  .hidden {
    position: absolute;
    inline-size: 1px;
    min-inline-size: 0;
    block-size: 1px;
    min-block-size: 0;
    padding: 0;
    border: 0;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }

  a {
    color: var(--_link);
    text-underline-offset: 0.2em;
  }

  @media (prefers-reduced-motion: reduce) {
    ::before {
      animation-duration: 3s !important;
    }
  }
`;
