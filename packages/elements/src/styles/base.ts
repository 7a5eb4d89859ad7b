import { css } from 'lit';

/** Type, frame and the small things that every element has. */
export const baseStyles = css`
  :host {
    display: block;
    color: var(--_text);
    font: 400 var(--_size) / var(--keyfob-line-height, 1.5) var(--_font);
    text-align: start;
    text-wrap: pretty;
    overflow-wrap: anywhere; /* large text on a small screen: a broken word, and nothing cut off */
  }

  :host([hidden]) {
    display: none;
  }

  *,
  ::before {
    box-sizing: border-box;
    min-inline-size: 0;
  }

  h2,
  h3,
  p,
  ul,
  ol {
    margin: 0;
    padding: 0;
  }

  ul,
  ol {
    list-style: none;
  }

  h2,
  h3 {
    font-family: var(--_font-heading);
    font-weight: var(--keyfob-font-weight-heading, 650);
    line-height: 1.3;
    text-wrap: balance;
  }

  h2 {
    flex: 8em;
    font-size: var(--_title);
    hyphens: auto;
  }

  h3 {
    font-size: var(--_subtitle);
  }

  [tabindex]:focus {
    outline: none; /* it has the focus to be read, not to be used */
  }

  section,
  dialog {
    border: 1px solid var(--_border);
    border-radius: var(--_radius-dialog);
    background: var(--_surface);
    color: inherit;
  }

  [part='header'] {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: calc(var(--_space) * 0.75);
    padding: calc(var(--_inset) * 0.9) var(--_inset) calc(var(--_space) * 0.5);
  }

  [part='content'] {
    display: grid;
    gap: calc(var(--_space) * 1.25);
    padding: 0 var(--_inset) var(--_inset);
  }

  [part='intro'],
  [part='hint'] {
    color: var(--_muted);
  }

  [part='hint'] {
    font-size: var(--_small);
    line-height: 1.45;
  }

  [part~='icon'] {
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

  [part~='notice'] {
    display: flex;
    gap: calc(var(--_space) * 0.75);
    padding: calc(var(--_space) * 0.875) var(--_space);
    border: 1px solid color-mix(in oklab, var(--_tone) 32%, var(--_surface));
    border-radius: var(--_radius);
    background: color-mix(in oklab, var(--_tone) 8%, var(--_surface));
    --_tone: var(--_link);
  }

  [part~='notice-warning'] {
    --_tone: var(--_warning);
  }

  [part~='notice-danger'] {
    --_tone: var(--_danger-text);
  }

  [part~='notice'] > [part~='icon'] {
    color: var(--_tone);
  }

  [part~='notice'] > div {
    flex: 1;
    display: grid;
    justify-items: start;
    gap: calc(var(--_space) * 0.375);
  }

  [part='error'] {
    display: flex;
    gap: 0.4em;
    color: var(--_danger-text);
    font-size: var(--_small);
    font-weight: 500;
  }

  [aria-busy='true'] [type='submit']::before {
    content: '';
    flex: none;
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
    color: var(--_muted);
    font-size: var(--_small);
    font-variant-numeric: tabular-nums;
  }

  [part='status']:empty {
    display: none;
  }

  .hidden {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }

  a,
  ::slotted(a) {
    color: var(--_link);
    text-underline-offset: 0.2em;
  }

  @media (prefers-reduced-motion: reduce) {
    ::before {
      animation-duration: 3s !important;
    }
  }
`;
