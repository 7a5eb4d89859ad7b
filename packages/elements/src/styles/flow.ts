import { css } from 'lit';
import { baseStyles } from './base.ts';
import { controlStyles } from './controls.ts';
import { tokens } from './tokens.ts';

const frameStyles = css`
  :host {
    --_width: 27rem;
  }

  :host([presentation='dialog']:not([hidden])) {
    display: contents;
  }

  section {
    max-inline-size: var(--keyfob-inline-width, var(--_width));
  }

  dialog {
    inline-size: min(var(--keyfob-dialog-width, var(--_width)), 100dvw - 2rem);
    max-inline-size: none;
    max-block-size: min(60rem, 100dvh - 2rem);
    padding: 0;
    overscroll-behavior: contain;
    box-shadow: var(--_shadow);
    animation: appear 0.18s cubic-bezier(0.2, 0.7, 0.3, 1);
  }

  dialog::backdrop {
    background: var(--_backdrop);
  }

  @keyframes appear {
    from {
      opacity: 0;
      translate: 0 0.75rem;
    }
  }

  [part='close-button'] {
    inline-size: var(--_control);
    margin-block: calc(var(--_space) * -0.5);
    margin-inline: auto calc(var(--_inset) * -0.5);
    padding: 0;
    color: var(--_muted);
  }

  form {
    display: grid;
    gap: calc(var(--_space) * 1.125);
  }

  /* The end: sign, result and what comes next in the middle, one button across. */
  [part='success'] {
    display: grid;
    justify-items: center;
    gap: calc(var(--_space) * 0.75);
    padding-block-start: calc(var(--_space) * 0.5);
    text-align: center;
  }

  [part='emblem'] {
    display: grid;
    place-items: center;
    inline-size: 3.5em;
    block-size: 3.5em;
    border-radius: 50%;
    background: color-mix(in oklab, var(--_success) 14%, var(--_surface));
    color: var(--_success);
  }

  [part='emblem'] > [part~='icon'] {
    inline-size: 2em;
    block-size: 2em;
    margin: 0;
  }

  [part='success-text'] {
    max-inline-size: 40ch;
    color: var(--_muted);
  }

  /* The one button of a card goes across it. */
  [part='footer'] > button:only-child,
  [part='footer'] > slot:only-child > button {
    flex: 100%;
  }

  /* On a phone a dialog is a sheet that stands at the lower edge, near the thumb. */
  @media (max-width: 30rem) {
    dialog {
      inline-size: 100%;
      max-block-size: 100dvh;
      margin: auto 0 0;
      border-width: 1px 0 0;
      border-end-start-radius: 0;
      border-end-end-radius: 0;
    }

    [part='footer'] > button {
      flex: auto;
    }
  }

  @media (prefers-reduced-motion: reduce) {
    dialog {
      animation: none;
    }
  }
`;

/** Everything a flow wears. */
export const flowStyles = [tokens, baseStyles, controlStyles, frameStyles];
